//! What came out of the run, the worst first, and what did it not prove?

use serde::Serialize;

use super::chrome::Page;
use super::context::{Site, shown_id};
use super::results::Played;
use super::run_case::{self, ResultView};
use super::status;
use super::view::{Bar, Cell, Column, CountsView, Fact, Ref, Row, Table};
use crate::model::Case;
use crate::model::execution::short_commit;
use crate::model::execution::{CaseResult, Counts, RunRecord, Status};
use crate::model::verdict::{Rate, Verdict};
use crate::text::format;

/// A case or row that nothing was proved about.
#[derive(Clone, Debug, Serialize)]
struct Unproved {
    case: Ref,
    row: String,
    why: String,
}

/// What was not proved.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct NotProved {
    /// Of what: the run, or the project.
    perimeter: String,
    cases: Vec<Unproved>,
    /// Planned, without a result and unknown by name.
    missing: usize,
    uncovered: Vec<Ref>,
    nothing: bool,
}

#[derive(Serialize)]
struct Group {
    anchor: &'static str,
    title: String,
    hint: String,
    results: Vec<ResultView>,
}

#[derive(Serialize)]
struct Report {
    title: String,
    book: Option<Ref>,
    facts: Vec<Fact>,
    counts: CountsView,
    interrupted: bool,
    critical: String,
    critical_cases: Vec<Ref>,
    groups: Vec<Group>,
    passed: Table,
    not_proved: NotProved,
    requirements: Table,
    verdicts: Bar,
}

#[derive(Serialize)]
struct RunPage {
    report: Option<Report>,
}

/// The report of the run, at `run.html` for the latest and under its own name to stay; without a
/// run, a page that says how to make one.
pub(super) fn pages(site: &Site<'_>) -> Vec<Page> {
    let title = site.say("site-nav-run");
    let Some(played) = site.played() else {
        return vec![Page::new("run.html", "run.html", &title, RunPage { report: None })];
    };
    let kept = format!("runs/{}.html", super::address::slug(&played.record.id));
    ["run.html".to_owned(), kept]
        .into_iter()
        .map(|path| {
            let body = RunPage { report: Some(report(site, &played)) };
            let mut page = Page::new(&path, "run.html", &title, body);
            page.part = "run.html".to_owned();
            page
        })
        .collect()
}

/// Target, version, moment, commit: on what the results were seen.
pub(super) fn seen(site: &Site<'_>, record: &RunRecord) -> String {
    let target = if record.target_title.is_empty() { &record.target } else { &record.target_title };
    let commit = site.commit(&short_commit(&record.commit));
    [target.clone(), record.version.clone().unwrap_or_default(), site.moment(record.started_at), commit]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The outcomes of a run; what was planned and has no result is not run.
pub(super) fn counts(played: &Played<'_>) -> Counts {
    let mut counts = Counts::of(played.results.iter().map(|result| result.status));
    counts.flaky = played.results.iter().filter(|result| result.flaky).count();
    counts.not_run += played.planned.saturating_sub(played.results.len());
    counts
}

/// Critical cases proved, over all critical cases of the project.
pub(super) fn critical(site: &Site<'_>) -> Rate {
    let all = || site.project.cases.iter().filter(|case| case.critical && case.approved);
    Rate { part: all().filter(|case| proved(site.outcome(case))).count(), whole: all().count() }
}

const fn proved(status: Status) -> bool {
    matches!(status, Status::Passed | Status::Waived)
}

/// The cases that the run was to play: those of its book, else those that have a result.
fn scope<'a>(site: &Site<'a>, record: &RunRecord, results: &[&CaseResult]) -> Vec<&'a Case> {
    match &record.book {
        Some(book) => site.cases_of_book(book).into_iter().filter(|case| case.approved).collect(),
        None => {
            let played = |case: &&Case| results.iter().any(|result| result.case == case.id) && site.shows_case(case);
            site.project.cases.iter().filter(played).collect()
        }
    }
}

fn report(site: &Site<'_>, played: &Played<'_>) -> Report {
    let Played { record, results, .. } = played;
    let cases = scope(site, record, results);
    // A row without a result is not run: a case is proved by all of its rows.
    let of_case = |case: &Case| {
        Status::roll_up(case.row_keys().into_iter().map(|row| {
            let result = results.iter().find(|result| result.case == case.id && result.row.as_deref() == row);
            result.map_or(Status::NotRun, |result| result.status)
        }))
    };
    let critical: Vec<&Case> = cases.iter().copied().filter(|case| case.critical).collect();
    let proved_paths = critical.iter().filter(|case| proved(of_case(case))).count();
    let book = record.book.as_ref().and_then(|id| site.reference(id));
    let group = |anchor: &'static str, wanted: fn(Status) -> bool| {
        let results: Vec<ResultView> =
            results.iter().filter(|r| wanted(r.status)).map(|r| run_case::view(site, r)).collect();
        let title = site.say_count(&format!("site-run-{anchor}"), results.len());
        Group { anchor, title, hint: site.say(&format!("site-run-{anchor}-hint")), results }
    };
    Report {
        title: book.as_ref().map_or_else(|| site.say("site-run-title"), |book| format!("{} {}", book.id, book.title)),
        facts: facts(site, record),
        counts: status::counts(site.lang, &counts(played)),
        interrupted: record.interrupted || record.ended_at.is_none(),
        critical: site.say_with(
            if book.is_some() { "site-critical-proved-book" } else { "site-critical-proved-run" },
            &[("part", proved_paths.into()), ("whole", critical.len().into())],
        ),
        critical_cases: critical
            .iter()
            .filter(|case| !proved(of_case(case)))
            .filter_map(|case| {
                let chip = Some(status::status(site.lang, of_case(case)));
                Some(Ref { chip, ..site.reference(&case.id)? })
            })
            .collect(),
        groups: vec![
            group("failed", |status| status == Status::Failed),
            group("unjudged", run_case::is_unjudged),
            group("waiting", |status| status == Status::Waiting),
        ],
        passed: passed(site, results),
        not_proved: not_proved(site),
        requirements: requirements(site, &cases),
        verdicts: super::home::verdict_bar(site, requirement_ids(site, &cases).into_iter()),
        book,
    }
}

fn facts(site: &Site<'_>, record: &RunRecord) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |label: &str, text: String| {
        if !text.is_empty() {
            facts.push(Fact { label: site.say(label), cell: Cell::text(text), internal: false });
        }
    };
    let target = match record.target_title.as_str() {
        "" => record.target.clone(),
        title => format!("{title} ({})", record.target),
    };
    fact("site-run-target", target);
    fact("site-run-version", record.version.clone().unwrap_or_else(|| site.say("site-run-no-version")));
    let commit = short_commit(&record.commit);
    fact("site-run-commit", if commit == "unversioned" { site.commit(&commit) } else { commit });
    fact("site-run-started", site.moment(record.started_at));
    let took = record.ended_at.and_then(|end| u64::try_from(end - record.started_at).ok());
    fact(
        "site-run-duration",
        took.map_or_else(|| site.say("site-run-unfinished"), |ms| format::duration(site.lang, ms)),
    );
    fact("site-run-id", record.id.clone());
    facts
}

fn passed(site: &Site<'_>, results: &[&CaseResult]) -> Table {
    let good = |status| matches!(status, Status::Passed | Status::Waived | Status::Untestable);
    let column = |id: &str, class| Column { title: site.say(id), class };
    let rows = results.iter().filter(|result| good(result.status)).map(|result| {
        let view = run_case::view(site, result);
        let mut outcome = Cell::chip(view.chip);
        if result.flaky {
            outcome.chips.push(status::plain(site.say("site-flaky")));
        }
        outcome.under = view.reason;
        Row::new(vec![
            Cell::refs(vec![view.case]).with_under(view.row),
            outcome,
            Cell::refs(view.requirements),
            Cell::text(view.duration),
        ])
    });
    Table {
        columns: vec![
            column("site-col-case", "wide"),
            column("site-col-outcome", ""),
            column("site-col-requirements", ""),
            column("site-col-duration", "num"),
        ],
        rows: rows.collect(),
    }
}

fn requirement_ids(site: &Site<'_>, cases: &[&Case]) -> Vec<crate::model::Id> {
    site.live_requirements()
        .map(|(_, requirement)| requirement.head.id())
        .filter(|id| site.cases_of(id).iter().any(|(_, case)| cases.iter().any(|one| one.id == case.id)))
        .collect()
}

fn requirements(site: &Site<'_>, cases: &[&Case]) -> Table {
    let mut ids = requirement_ids(site, cases);
    ids.sort_by_key(|id| site.verdict(id).unwrap_or_default());
    let rows = ids.iter().filter_map(|id| {
        let counts = Counts::of(site.cases_of(id).iter().flat_map(|(_, case)| {
            case.row_keys().into_iter().map(|row| site.results.status(&case.id, row)).collect::<Vec<_>>()
        }));
        Some(Row::new(vec![
            Cell::refs(vec![site.reference(id)?]),
            Cell::chips(site.chip(id).into_iter().collect()),
            Cell::text(status::counts(site.lang, &counts).sentence),
        ]))
    });
    let column = |id: &str, class| Column { title: site.say(id), class };
    Table {
        columns: vec![
            column("site-col-requirement", "wide"),
            column("site-col-verdict", ""),
            column("site-col-counts", ""),
        ],
        rows: rows.collect(),
    }
}

/// What stays open over all books: approved cases whose latest result of a row proves nothing.
pub(super) fn not_proved_in_project(site: &Site<'_>) -> NotProved {
    let mut unproved = NotProved { perimeter: site.say("site-not-proved-project"), ..NotProved::default() };
    unproved.uncovered = uncovered(site);
    for case in site.project.cases.iter().filter(|case| case.approved && site.shows_case(case)) {
        for row in case.row_keys() {
            let status = site.results.status(&case.id, row);
            if is_open(status) {
                let reason = site.results.of(&case.id, row).and_then(|result| result.reason.clone());
                unproved.cases.push(Unproved {
                    case: site.reference(&case.id).unwrap_or_default(),
                    row: row.unwrap_or_default().to_owned(),
                    why: reason.unwrap_or_else(|| status.label(site.lang)),
                });
            }
        }
    }
    unproved.nothing = unproved.cases.is_empty() && unproved.uncovered.is_empty();
    unproved
}

const fn is_open(status: Status) -> bool {
    !matches!(status, Status::Passed | Status::Failed | Status::Waived)
}

fn uncovered(site: &Site<'_>) -> Vec<Ref> {
    let holes = site
        .live_requirements()
        .filter(|(_, requirement)| site.verdict(&requirement.head.id()) == Some(Verdict::NoTest));
    holes.filter_map(|(_, requirement)| site.judged(requirement.head.id.as_ref()?)).collect()
}

/// What the run leaves open: planned and not judged, waiting, untestable, requirements without test.
pub(super) fn not_proved(site: &Site<'_>) -> NotProved {
    let mut unproved =
        NotProved { uncovered: uncovered(site), perimeter: site.say("site-not-proved-run"), ..NotProved::default() };
    if let Some(Played { record, results, planned }) = site.played() {
        let cases = scope(site, record, &results);
        for result in results.iter().filter(|result| is_open(result.status)) {
            let why = result.reason.clone().unwrap_or_else(|| result.status.label(site.lang));
            let case = run_case::case_ref(site, result);
            unproved.cases.push(Unproved { case, row: result.row.clone().unwrap_or_default(), why });
        }
        let mut named = results.len();
        for case in cases {
            for row in case.row_keys() {
                if !results.iter().any(|result| result.case == case.id && result.row.as_deref() == row) {
                    let reference = site.reference(&case.id).unwrap_or_else(|| Ref {
                        id: shown_id(&case.id),
                        title: case.title.clone(),
                        ..Ref::default()
                    });
                    let why = Status::NotRun.label(site.lang);
                    unproved.cases.push(Unproved { case: reference, row: row.unwrap_or_default().to_owned(), why });
                    named += 1;
                }
            }
        }
        unproved.missing = planned.saturating_sub(named);
    }
    unproved.nothing = unproved.cases.is_empty() && unproved.uncovered.is_empty() && unproved.missing == 0;
    unproved
}
