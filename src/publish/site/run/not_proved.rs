//! What did the run, or the whole acceptance, not prove?

use serde::Serialize;

use super::Covered;
use crate::model::Id;
use crate::model::execution::Status;
use crate::model::verdict::Verdict;
use crate::publish::site::context::{Site, shown_id};
use crate::publish::site::paging;
use crate::publish::site::results::Played;
use crate::publish::site::run_case;
use crate::publish::site::view::Ref;

/// A case or row that nothing was proved about.
#[derive(Clone, Debug, Serialize)]
struct Unproved {
    case: Ref,
    row: String,
    why: String,
}

/// What was not proved. Where it is much, the first are named and all are counted.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::publish::site) struct NotProved {
    /// Of what: the run, or the project.
    perimeter: String,
    cases: Vec<Unproved>,
    cases_count: usize,
    /// Planned, without a result and unknown by name.
    missing: usize,
    uncovered: Vec<Ref>,
    uncovered_count: usize,
    nothing: bool,
}

impl NotProved {
    fn new(site: &Site<'_>, perimeter: &str) -> Self {
        let holes = || site.live_requirements().filter_map(|(_, one)| one.head.id.as_ref());
        let uncovered: Vec<&Id> = holes().filter(|id| site.verdict(id) == Some(Verdict::NoTest)).collect();
        Self {
            perimeter: site.say(perimeter),
            uncovered: uncovered.iter().take(LISTED).filter_map(|id| site.judged(id)).collect(),
            uncovered_count: uncovered.len(),
            ..Self::default()
        }
    }

    fn add(&mut self, unproved: impl FnOnce() -> Unproved) {
        self.cases_count += 1;
        if self.cases.len() < LISTED {
            self.cases.push(unproved());
        }
    }

    fn done(mut self) -> Self {
        self.nothing = self.cases_count == 0 && self.uncovered_count == 0 && self.missing == 0;
        self
    }
}

/// How many are named.
const LISTED: usize = paging::ROWS / 3;

const fn is_open(status: Status) -> bool {
    !matches!(status, Status::Passed | Status::Failed | Status::Waived)
}

/// What stays open over all books: approved cases whose latest result of a row proves nothing.
pub(in crate::publish::site) fn in_project(site: &Site<'_>) -> NotProved {
    let mut unproved = NotProved::new(site, "site-not-proved-project");
    for case in site.project.cases.iter().filter(|case| case.approved && site.shows_case(case)) {
        for row in case.row_keys() {
            let status = site.results.status(&case.id, row);
            if is_open(status) {
                let reason = site.results.of(&case.id, row).and_then(|result| result.reason.clone());
                unproved.add(|| Unproved {
                    case: site.reference(&case.id).unwrap_or_default(),
                    row: row.unwrap_or_default().to_owned(),
                    why: reason.unwrap_or_else(|| status.label(site.lang)),
                });
            }
        }
    }
    unproved.done()
}

/// What the run leaves open: planned and not judged, waiting, untestable, requirements without test.
pub(super) fn by_run(site: &Site<'_>, played: &Played<'_>, covered: &Covered<'_>) -> NotProved {
    let mut unproved = NotProved::new(site, "site-not-proved-run");
    for result in played.results.iter().filter(|result| is_open(result.status)) {
        unproved.add(|| Unproved {
            case: run_case::case_ref(site, result),
            row: result.row.clone().unwrap_or_default(),
            why: result.reason.clone().unwrap_or_else(|| result.status.label(site.lang)),
        });
    }
    let mut named = played.results.len();
    for case in &covered.cases {
        for row in case.row_keys().into_iter().filter(|row| covered.status(case, *row).is_none()) {
            unproved.add(|| Unproved {
                case: site.reference(&case.id).unwrap_or_else(|| Ref {
                    id: shown_id(&case.id),
                    title: case.title.clone(),
                    ..Ref::default()
                }),
                row: row.unwrap_or_default().to_owned(),
                why: Status::NotRun.label(site.lang),
            });
            named += 1;
        }
    }
    unproved.missing = played.planned.saturating_sub(named);
    unproved.done()
}
