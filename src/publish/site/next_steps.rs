//! What should be done next? While a project is drafted: the first links of the chain that are not there.
//! When it is: the run that can be made, with the book and the target that there are.

use super::address;
use super::context::Site;
use crate::model::Kind;
use crate::model::graph::EdgeKind;
use crate::model::manifest::Phase;
use crate::model::need::NeedStatus;

/// Steps that are told at once: the others come when these are done.
const TOLD: usize = 4;

/// Something to do: its message, how many it is about, and where it is done or taught.
pub(super) struct Step {
    /// The end of its messages: `site-step-{key}`, `site-step-{key}-why`.
    pub(super) key: &'static str,
    /// How many.
    pub(super) count: usize,
    /// Where.
    pub(super) href: String,
    /// What it is about, where it is one thing.
    pub(super) name: String,
}

/// Is the project so young that its acceptance is no question yet?
pub(super) fn is_starting(site: &Site<'_>) -> bool {
    site.project.manifest.phase == Phase::Drafting && site.count(Kind::Scenario) == 0
}

/// The first things to do, in the order of the chain.
pub(super) fn steps(site: &Site<'_>) -> Vec<Step> {
    let project = site.project;
    let mut steps = Vec::new();
    let mut push = |key, count, href, name: &str| steps.push(Step { key, count, href, name: name.to_owned() });
    let workshops = project.workshops.iter().enumerate().filter(|(_, one)| site.shows(&one.head));
    let to_come: Vec<_> = workshops.filter(|(_, one)| one.is_to_come()).collect();
    match to_come.first() {
        Some((index, one)) => {
            push("hold", to_come.len(), site.addresses.at(Kind::Workshop, *index).to_owned(), &one.head.name());
        }
        None if site.count(Kind::Workshop) == 0 => push("workshop", 0, address::list(Kind::Workshop), ""),
        None => {}
    }
    let needs = || project.needs.iter().filter(|need| site.shows(&need.head));
    if needs().next().is_none() && site.count(Kind::Workshop) > 0 {
        push("needs", 0, address::list(Kind::Need), "");
    }
    if site.count(Kind::Objective) == 0 {
        push("objectives", 0, address::list(Kind::Objective), "");
    }
    let open = needs().filter(|one| matches!(one.status, NeedStatus::Expressed | NeedStatus::Qualified)).count();
    if open > 0 {
        push("rank", open, address::list(Kind::Need), "");
    }
    let uncovered = needs()
        .filter(|one| one.status == NeedStatus::Retained)
        .filter(|one| project.graph.sources(&one.head.id(), EdgeKind::Covers).is_empty())
        .count();
    if uncovered > 0 {
        push("cover", uncovered, address::list(Kind::UseCase), "");
    }
    for (kind, key) in [(Kind::UseCase, "use-cases"), (Kind::Requirement, "requirements"), (Kind::Lot, "lots")] {
        if site.count(kind) == 0 {
            push(key, 0, address::list(kind), "");
        }
    }
    steps.truncate(TOLD);
    steps
}

/// The command of a run that can be made: a book that has approved cases, and a target.
pub(super) fn run(site: &Site<'_>) -> Option<String> {
    let target = site.project.usual_target().or_else(|| site.project.targets.first())?;
    let books = site.project.recipe_books.iter().filter(|book| site.shows(&book.head));
    let ready = books
        .filter_map(|book| book.head.id.as_ref())
        .find(|id| site.cases_of_book(id).iter().any(|case| case.approved && !case.manual))?;
    Some(format!("ouvrage run --book {ready} --target {}", target.id))
}
