//! What does the decider need in front of them: criteria, proofs, what was not proved?

use serde::Serialize;

use super::chrome::Page;
use super::context::Site;
use super::home;
use super::markdown::Html;
use super::run::{self, NotProved};
use super::status;
use super::view::{CountsView, Measured, Ref};
use crate::model::Case;
use crate::model::execution::{Counts, Status};
use crate::text::similar::fold;

#[derive(Serialize)]
struct Criterion {
    measure: Html,
    threshold: String,
    /// What the tool measured; empty where only the decider can tell.
    seen: String,
}

/// What the tool can measure of a criterion, by what its words are about. The words are the
/// authors': where they are not understood, a person establishes it.
fn measured(site: &Site<'_>, measure: &str, cases: &[&Case]) -> String {
    let words = fold(measure);
    let has = |any: &[&str]| any.iter().any(|one| words.contains(one));
    let approved: Vec<_> = cases.iter().filter(|case| case.approved).collect();
    let pair =
        |id: &str, part: usize, whole: usize| site.say_with(id, &[("part", part.into()), ("whole", whole.into())]);
    if has(&["chemins critiques", "chemin critique", "critical path"]) {
        let critical: Vec<Status> =
            approved.iter().filter(|case| case.critical).map(|case| site.outcome(case)).collect();
        let failed = critical.iter().filter(|status| **status == Status::Failed).count();
        let proved = critical.iter().filter(|status| matches!(status, Status::Passed | Status::Waived)).count();
        return site.say_with(
            "site-measured-critical",
            &[("n", failed.into()), ("part", proved.into()), ("whole", critical.len().into())],
        );
    }
    if has(&["cas joues", "cas executes", "cases played", "cases run"]) {
        let played = approved
            .iter()
            .filter(|case| case.row_keys().into_iter().all(|row| site.results.status(&case.id, row).is_final()));
        return pair("site-measured-played", played.count(), approved.len());
    }
    if has(&["exigences couvertes", "couverture des exigences", "requirements covered", "coverage of requirements"])
        && let Some(judgements) = site.input.judgements
    {
        return pair("site-measured-coverage", judgements.coverage.part, judgements.coverage.whole);
    }
    String::new()
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
    lots: Vec<Measured>,
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
                        "site-critical-proved-book",
                        &[("part", proved.count().into()), ("whole", critical.len().into())],
                    ),
                    entry: site.lines("", &book.entry_criteria),
                    suspension: site.lines("", &book.suspension_criteria),
                    exit: book
                        .exit_criteria
                        .iter()
                        .map(|criterion| Criterion {
                            measure: site.line("", &criterion.measure),
                            seen: measured(site, &criterion.measure, &cases),
                            threshold: site.figure(criterion.threshold.as_deref()),
                        })
                        .collect(),
                    signatories: site.people(&book.signatories),
                }
            })
            .collect(),
        not_proved: run::not_proved_in_project(site),
        run: site.input.run.map(|(record, _)| run::seen(site, record)).unwrap_or_default(),
    };
    Page::new("decision.html", "decision.html", &site.say("site-nav-decision"), body)
}

#[cfg(test)]
mod tests {
    use super::super::sample::full;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn only_what_the_tool_can_measure_is_told_as_measured() {
        let sample = full();
        let input = sample.input(Lang::Fr, false);
        let site = Site::new(&input);
        let cases: Vec<&Case> = sample.project.cases.iter().filter(|case| case.approved).take(4).collect();
        assert!(measured(&site, "Cas joués sur la livraison décidée", &cases).ends_with("sur 4 du cahier"));
        assert!(measured(&site, "Chemins critiques en échec", &cases).contains(" en échec, "));
        assert_eq!(measured(&site, "Anomalies bloquantes ouvertes", &cases), "");
    }
}
