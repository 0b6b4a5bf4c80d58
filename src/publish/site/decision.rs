//! What does the decider need in front of them: criteria, proofs, what was not proved?

use serde::Serialize;

use super::chrome::Page;
use super::context::Site;
use super::home::{self, LotBar};
use super::markdown::Html;
use super::run::{self, NotProved};
use super::status;
use super::view::{CountsView, Ref};
use crate::model::execution::{Counts, Status};

#[derive(Serialize)]
struct Criterion {
    measure: Html,
    threshold: String,
}

#[derive(Serialize)]
struct BookView {
    book: Ref,
    phase: String,
    lot: Option<Ref>,
    counts: CountsView,
    critical: String,
    entry: Vec<Html>,
    suspension: Vec<Html>,
    exit: Vec<Criterion>,
    signatories: Vec<String>,
}

#[derive(Serialize)]
struct DecisionView {
    lots: Vec<LotBar>,
    books: Vec<BookView>,
    not_proved: NotProved,
    run: String,
}

/// The page of the decision: the product measures, a person decides.
pub(super) fn page(site: &Site<'_>) -> Page {
    let body = DecisionView {
        lots: home::lots(site),
        books: site
            .project
            .recipe_books
            .iter()
            .filter(|book| site.shows(&book.head))
            .map(|book| {
                let cases = site.cases_of_book(&book.head.id());
                let outcomes = cases.iter().filter(|case| case.approved).flat_map(|case| {
                    case.row_keys().into_iter().map(|row| site.results.status(&case.id, row)).collect::<Vec<_>>()
                });
                let critical: Vec<_> = cases.iter().filter(|case| case.critical && case.approved).collect();
                let proved =
                    critical.iter().filter(|case| matches!(site.outcome(case), Status::Passed | Status::Waived));
                BookView {
                    book: book.head.id.as_ref().and_then(|id| site.reference(id)).unwrap_or_default(),
                    phase: book.phase.label(site.lang),
                    lot: book.lot.as_ref().and_then(|link| site.reference(&link.to)),
                    counts: status::counts(site.lang, &Counts::of(outcomes)),
                    critical: site.say_with(
                        "site-critical-proved",
                        &[("part", proved.count().into()), ("whole", critical.len().into())],
                    ),
                    entry: site.lines("", &book.entry_criteria),
                    suspension: site.lines("", &book.suspension_criteria),
                    exit: book
                        .exit_criteria
                        .iter()
                        .map(|criterion| Criterion {
                            measure: site.line("", &criterion.measure),
                            threshold: site.figure(criterion.threshold.as_deref()),
                        })
                        .collect(),
                    signatories: site.people(&book.signatories),
                }
            })
            .collect(),
        not_proved: run::not_proved(site),
        run: site.input.run.map(|(record, _)| run::seen(site, record)).unwrap_or_default(),
    };
    Page::new("decision.html", "decision.html", &site.say("site-nav-decision"), body)
}
