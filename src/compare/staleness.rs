//! Which approved cases rest on a requirement that changed since, and was not signed as without effect?

use std::collections::BTreeSet;

use super::meaning::{self, Renames};
use super::timeline::Timeline;
use crate::model::case::{Case, CaseSource, scenario_id};
use crate::model::{Id, Kind, Project, fields};

/// A case to look at again.
#[derive(Clone, Debug)]
pub struct Stale<'p> {
    /// The case.
    pub case: &'p Case,
    /// The requirement that changed.
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
    }
    found
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

/// The print of a requirement's meaning, which a review signs.
pub fn print(project: &Project, requirement: &Id) -> Option<String> {
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
