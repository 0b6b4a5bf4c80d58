//! What does each case look at? Read from its nature, its tags, its data sets and its title, so that a case
//! typed in YAML and a scenario say it each in their own way.
//!
//! | it is… | nature | tags | family of a data set | title, steps |
//! |---|---|---|---|---|
//! | at the limit | `limit` | `@limite` `@limit` `@borne` `@boundary` | `limit` | |
//! | a rejection | `error` | `@rejet` `@rejected` `@refus` `@erreur` `@error` | `missing` `forbidden` | rejet…, refus…, reject… |
//! | a replay | `resume` | `@rejeu` `@replay` `@reprise-apres-incident` | `repeated` | rejeu, rejoue…, replay… |
//! | an acceptance | | `@accepte` `@accepted` `@nominal` | | accept…; else a case that is none of the two above |
//! | a forbidden gesture | `rights` `security` | `@droits` `@rights` `@interdit` `@forbidden` `@cloisonnement` | `forbidden` | a step “refused for insufficient rights” |
//! | end to end | kind `end_to_end` | `@bout-en-bout` `@end-to-end` `@e2e` | | |
//!
//! A case belongs to a flow, a migration rule or a business rule that its tag names (`@FLX-03`, `@RG-004`),
//! or whose requirement it verifies, or whose use case it plays.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::case::{Case, CaseSource};
use crate::model::feature::Scenario;
use crate::model::graph::EdgeKind;
use crate::model::lot::LotStatus;
use crate::model::test_case::{Nature, TestCase, TestCaseStatus};
use crate::model::{Id, Kind, Link, Project, fields};
use crate::text::similar::fold;

/// What a case looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// A value at the limit.
    Limit,
    /// Something that is accepted.
    Accepted,
    /// Something that is rejected.
    Rejected,
    /// The same thing again.
    Replayed,
    /// What a role may not do.
    Forbidden,
    /// A whole path.
    EndToEnd,
}

const TAGS: &[(Aim, &[&str])] = &[
    (Aim::Limit, &["limite", "limites", "limit", "limits", "borne", "bornes", "boundary"]),
    (Aim::Accepted, &["accepte", "acceptee", "accepted", "nominal"]),
    (Aim::Rejected, &["rejet", "rejets", "rejete", "rejetee", "reject", "rejected", "refus", "erreur", "error"]),
    (Aim::Replayed, &["rejeu", "rejoue", "replay", "replayed", "reprise-apres-incident", "resume"]),
    (
        Aim::Forbidden,
        &["droits", "droit", "rights", "interdit", "interdits", "forbidden", "cloisonnement", "habilitations"],
    ),
    (Aim::EndToEnd, &["bout-en-bout", "de-bout-en-bout", "end-to-end", "e2e"]),
];

/// Beginnings of words of a title.
const TITLES: &[(Aim, &[&str])] = &[
    (Aim::Accepted, &["accept"]),
    (Aim::Rejected, &["rejet", "refus", "reject"]),
    (Aim::Replayed, &["rejeu", "rejou", "replay"]),
];

const INSUFFICIENT_RIGHTS: &[&str] = &["droit insuffisant", "droits insuffisants", "insufficient right"];

/// A case with what it looks at.
pub struct Planned<'a> {
    /// The case.
    pub case: &'a Case,
    /// What a typed case adds to it.
    pub test: Option<&'a TestCase>,
    /// The scenario that it is, where it is one.
    pub scenario: Option<&'a Scenario>,
    aims: BTreeSet<Aim>,
}

impl Planned<'_> {
    /// Does it look at that?
    pub fn aims_at(&self, aim: Aim) -> bool {
        self.aims.contains(&aim)
    }
}

/// All cases that are not obsolete, found by what they are linked to.
pub struct Plan<'a> {
    project: &'a Project,
    cases: BTreeMap<&'a Id, Planned<'a>>,
    tagged: BTreeMap<&'a str, Vec<&'a Id>>,
}

impl<'a> Plan<'a> {
    /// The plan of a project.
    pub fn of(project: &'a Project) -> Self {
        let families = families(project);
        let planned = project.cases.iter().filter_map(|case| planned(project, &families, case));
        let cases: BTreeMap<&Id, Planned<'a>> = planned.map(|planned| (&planned.case.id, planned)).collect();
        let mut tagged: BTreeMap<&str, Vec<&Id>> = BTreeMap::new();
        for planned in cases.values() {
            let rules = planned.test.map(|test| test.rules.as_slice()).unwrap_or_default();
            let tags = planned.test.map(|test| test.head.tags.as_slice()).unwrap_or_default();
            for word in planned.case.tags.iter().chain(rules).chain(tags) {
                tagged.entry(word.as_str()).or_default().push(&planned.case.id);
            }
        }
        Self { project, cases, tagged }
    }

    /// All its cases.
    pub fn cases(&self) -> impl Iterator<Item = &Planned<'a>> {
        self.cases.values()
    }

    /// The case of that id.
    pub fn case(&self, id: &Id) -> Option<&Planned<'a>> {
        self.cases.get(id)
    }

    /// The cases of something that has an id: those that name it, those of its requirements and use cases.
    pub fn cases_of(&self, id: &Id, requirements: &[Link], use_cases: &[Link]) -> Vec<&Planned<'a>> {
        let mut ids: BTreeSet<&Id> = self.tagged.get(id.as_str()).into_iter().flatten().copied().collect();
        let links = requirements.iter().map(|link| (link, EdgeKind::Verifies));
        for (link, edge) in links.chain(use_cases.iter().map(|link| (link, EdgeKind::Plays))) {
            ids.extend(self.project.graph.sources(&link.to, edge));
        }
        ids.into_iter().filter_map(|id| self.cases.get(id)).collect()
    }
}

/// Is its lot far enough to be tested? A lot that is written as proposed, decided or dropped is not yet, or no more.
pub fn is_under_test(project: &Project, lot: Option<&Link>) -> bool {
    let Some(lot) = lot.and_then(|link| project.lot(&link.to)) else { return true };
    let early = matches!(lot.status, LotStatus::Proposed | LotStatus::Decided | LotStatus::Dropped);
    !early || lot.head.node.get("status").is_none()
}

fn planned<'a>(project: &'a Project, families: &BTreeMap<&str, Aim>, case: &'a Case) -> Option<Planned<'a>> {
    let test = match (case.source, project.index.get(&case.id).copied()) {
        (CaseSource::TestCase(i), _) | (_, Some((Kind::TestCase, i))) => project.test_cases.get(i),
        _ => None,
    };
    if test.is_some_and(|test| test.status == TestCaseStatus::Obsolete) {
        return None;
    }
    let scenario = match case.source {
        CaseSource::Scenario(feature, i) => project.features.get(feature).and_then(|feature| feature.scenarios.get(i)),
        CaseSource::TestCase(_) => None,
    };
    let mut aims: BTreeSet<Aim> = BTreeSet::new();
    let own = test.map(|test| test.head.tags.as_slice()).unwrap_or_default();
    for tag in case.tags.iter().chain(own) {
        let tag = fold(tag).replace('_', "-");
        aims.extend(TAGS.iter().filter(|(_, words)| words.contains(&tag.as_str())).map(|(aim, _)| *aim));
    }
    let title = fold(&case.title);
    for word in title.split(|c: char| !c.is_alphanumeric()) {
        let begins = |starts: &&[&str]| starts.iter().any(|start| word.starts_with(start));
        aims.extend(TITLES.iter().filter(|(_, starts)| begins(starts)).map(|(aim, _)| *aim));
    }
    if let Some(test) = test {
        aims.extend(of_nature(test.nature));
        aims.extend(test.datasets.iter().filter_map(|id| families.get(id.as_str())));
        if fields::text(&test.head.node, "kind").as_deref() == Some("end_to_end") {
            aims.insert(Aim::EndToEnd);
        }
    }
    if scenario.is_some_and(refuses_for_rights) {
        aims.insert(Aim::Forbidden);
    }
    if !aims.contains(&Aim::Rejected) && !aims.contains(&Aim::Replayed) {
        aims.insert(Aim::Accepted);
    }
    Some(Planned { case, test, scenario, aims })
}

fn of_nature(nature: Option<Nature>) -> Option<Aim> {
    match nature? {
        Nature::Limit => Some(Aim::Limit),
        Nature::Error => Some(Aim::Rejected),
        Nature::Resume => Some(Aim::Replayed),
        Nature::Rights | Nature::Security => Some(Aim::Forbidden),
        _ => None,
    }
}

/// What the data sets of the books aim at, by their ids.
fn families(project: &Project) -> BTreeMap<&str, Aim> {
    let sets = project.recipe_books.iter().flat_map(|book| &book.datasets);
    sets.filter_map(|(id, family)| {
        let aim = match family.as_deref()? {
            "limit" => Aim::Limit,
            "forbidden" => Aim::Forbidden,
            "missing" => Aim::Rejected,
            "repeated" => Aim::Replayed,
            _ => return None,
        };
        Some((id.as_str(), aim))
    })
    .collect()
}

fn refuses_for_rights(scenario: &Scenario) -> bool {
    let text = |text: &str| {
        let folded = fold(text);
        INSUFFICIENT_RIGHTS.iter().any(|words| folded.contains(words))
    };
    scenario.steps.iter().any(|step| text(&step.text))
        || scenario.examples.iter().flat_map(|table| &table.rows).flat_map(|(row, _)| row).any(|value| text(value))
}
