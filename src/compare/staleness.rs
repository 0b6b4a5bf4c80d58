//! Which approved cases rest on a requirement, or a business rule, that changed since, and was not signed as without effect?

use std::collections::BTreeSet;

use super::meaning::{self, Renames};
use super::timeline::Timeline;
use crate::model::case::{Case, CaseSource, scenario_id};
use crate::model::use_case::UseCaseStatus;
use crate::model::{Id, Kind, Part, Project, fields};

/// A case to look at again.
#[derive(Clone, Debug)]
pub struct Stale<'p> {
    /// The case.
    pub case: &'p Case,
    /// The requirement that changed, or the rule that the case verifies.
    pub requirement: Id,
}

/// The approved cases whose requirements changed after they were last looked at, in the order of the
/// cases.
pub fn stale<'p>(project: &'p Project, timeline: &Timeline) -> Vec<Stale<'p>> {
    let reviewed = reviewed(project);
    let mut found = Vec::new();
    for case in project.cases.iter().filter(|case| case.approved) {
        let requirements: BTreeSet<&Id> = case.requirements.iter().map(|link| &link.to).collect();
        for requirement in requirements {
            let alive = project.requirement(requirement).is_some_and(|requirement| !requirement.is_dropped());
            let signed = || reviewed.contains(&(case.id.clone(), requirement.clone()));
            if alive && timeline.is_stale(&names(project, case), requirement) && !signed() {
                found.push(Stale { case, requirement: requirement.clone() });
            }
        }
        for rule in rules(project, case) {
            // A rule of a requirement that the case verifies too is told with it.
            let told = case.requirements.iter().any(|link| link.to == rule.owner);
            let id = rule.head.id();
            let signed = || reviewed.contains(&(case.id.clone(), id.clone()));
            if !told && is_alive(project, rule) && timeline.is_stale(&names(project, case), &id) && !signed() {
                found.push(Stale { case, requirement: id });
            }
        }
    }
    found
}

/// The business rules that a case verifies by their ids: those of a typed case, and those that its tags name.
fn rules<'p>(project: &'p Project, case: &Case) -> Vec<&'p Part> {
    let test = match (case.source, project.index.get(&case.id)) {
        (CaseSource::TestCase(i), _) => project.test_cases.get(i),
        (_, Some((Kind::TestCase, i))) => project.test_cases.get(*i),
        _ => None,
    };
    let typed = test.map(|test| test.rules.as_slice()).unwrap_or_default();
    let names: BTreeSet<&String> = typed.iter().chain(&case.tags).collect();
    names.into_iter().filter_map(|name| rule(project, &Id::from(name.as_str()))).collect()
}

/// The business rule of that id.
pub fn rule<'p>(project: &'p Project, id: &Id) -> Option<&'p Part> {
    match project.index.get(id) {
        Some((Kind::Rule, i)) => project.parts.get(*i),
        _ => None,
    }
}

fn is_alive(project: &Project, rule: &Part) -> bool {
    match (project.requirement(&rule.owner), project.use_case(&rule.owner)) {
        (Some(requirement), _) => !requirement.is_dropped(),
        (_, Some(use_case)) => use_case.status != UseCaseStatus::Obsolete,
        _ => false,
    }
}

/// The names under which the story of a case is kept: its own, and that of the scenario that it completes.
pub fn names(project: &Project, case: &Case) -> Vec<Id> {
    let scenario = match case.source {
        CaseSource::Scenario(feature, scenario) => project
            .features
            .get(feature)
            .and_then(|feature| Some(scenario_id(&feature.path, feature.scenarios.get(scenario)?))),
        CaseSource::TestCase(_) => None,
    };
    std::iter::once(case.id.clone()).chain(scenario).collect()
}

/// The print of a requirement's meaning, or of a rule's, which a review signs.
pub fn print(project: &Project, requirement: &Id) -> Option<String> {
    if let Some(rule) = rule(project, requirement) {
        return Some(meaning::of_item(Kind::Rule, &rule.head.node, &Renames::new()));
    }
    let found = project.requirement(requirement)?;
    Some(meaning::of_item(Kind::Requirement, &found.head.node, &Renames::new()))
}

/// Case and requirement pairs that somebody signed as they read now: a review names who, why, and the
/// print of the text that was looked at.
pub fn reviewed(project: &Project) -> BTreeSet<(Id, Id)> {
    let mut found = BTreeSet::new();
    for review in project.of_kind(Kind::Review) {
        let signed = review.text("by").is_some() && review.text("reason").is_some();
        let requirements = review.links("requirement");
        let (Some(requirement), true) = (requirements.first(), signed) else { continue };
        if review.text("text").is_none() || review.text("text") != print(project, &requirement.to) {
            continue;
        }
        let cases = fields::links(&review.head.node, "cases");
        found.extend(cases.into_iter().map(|case| (case.to, requirement.to.clone())));
    }
    found
}
