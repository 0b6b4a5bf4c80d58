//! What came out of the run, the worst first, and what did it not prove?

mod not_proved;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::address;
use super::chrome::Page;
use super::context::Site;
use super::paging::{self, PageLink, Pager};
use super::press::Press;
use super::results::Played;
use super::run_case::{self, ResultView};
use super::status;
use super::view::{Bar, Cell, Column, CountsView, Fact, Ref, Row, Table};
use crate::model::execution::{CaseResult, Counts, RunRecord, Status, short_commit};
use crate::model::verdict::Rate;
use crate::model::{Case, Id};
use crate::text::format;
pub(super) use not_proved::{NotProved, in_project as not_proved_in_project};

/// Results that the report tells in full; the others have pages of their own.
const TOLD: usize = 60;

/// Results told in full of one kind: failed, prevented, waiting.
#[derive(Clone, Serialize)]
struct Group {
    anchor: &'static str,
    title: String,
    hint: String,
    results: Vec<ResultView>,
    /// Pages with all of them, where the report has only the first.
    pages: Vec<PageLink>,
}

/// Rows, the first of them where they are many.
#[derive(Clone, Serialize)]
struct Listed {
    table: Table,
    count: usize,
    pages: Vec<PageLink>,
}

#[derive(Clone, Serialize)]
struct Report {
    title: String,
    book: Option<Ref>,
    facts: Vec<Fact>,
    counts: CountsView,
    interrupted: bool,
    critical: String,
    critical_cases: Vec<Ref>,
    groups: Vec<Group>,
    passed: Listed,
    not_proved: NotProved,
    requirements: Listed,
    verdicts: Bar,
}

#[derive(Serialize)]
struct RunPage {
    report: Option<Report>,
}

/// A page of results or rows that the report only begins.
#[derive(Serialize)]
struct ResultsPage {
    title: String,
    results: Vec<ResultView>,
    table: Option<Table>,
    pager: Pager,
}

/// The cases that a run was to play, with what came out of each row.
struct Covered<'r> {
    cases: Vec<&'r Case>,
    of: BTreeMap<(&'r Id, Option<&'r str>), Status>,
}

impl<'r> Covered<'r> {
    /// Those of its book, else those that have a result.
    fn by(site: &Site<'r>, record: &RunRecord, results: &[&'r CaseResult]) -> Self {
        let of: BTreeMap<_, _> =
            results.iter().map(|result| ((&result.case, result.row.as_deref()), result.status)).collect();
        let cases = match &record.book {
            Some(book) => site.cases_of_book(book).into_iter().filter(|case| case.approved).collect(),
            None => {
                let played: BTreeSet<&Id> = results.iter().map(|result| &result.case).collect();
                let cases = site.project.cases.iter();
                cases.filter(|case| played.contains(&case.id) && site.shows_case(case)).collect()
            }
        };
        Self { cases, of }
    }

    fn status(&self, case: &Case, row: Option<&str>) -> Option<Status> {
        self.of.get(&(&case.id, row)).copied()
    }

    /// A row without a result is not run: a case is proved by all of its rows.
    fn outcome(&self, case: &Case) -> Status {
        Status::roll_up(case.row_keys().into_iter().map(|row| self.status(case, row).unwrap_or_default()))
    }
}

/// The report of the run, at `run.html` for the latest and under its own name to stay, with the pages
/// that it wants besides; without a run, a page that says how to make one.
pub(super) fn pages(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let title = site.say("site-nav-run");
    let Some(played) = site.played() else {
        return press.print(Page::new("run.html", "run.html", &title, RunPage { report: None }));
    };
    let name = format!("runs/{}", address::slug(&played.record.id));
    let report = report(site, press, &played, &name);
    for path in ["run.html".to_owned(), format!("{name}.html")] {
        let body = RunPage { report: Some(report.clone()) };
        let page = Page::new(&path, "run.html", &title, body);
        press.print(Page { part: "run.html".to_owned(), ..page });
    }
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

fn report<'a>(site: &Site<'a>, press: &mut Press<'_, '_>, played: &Played<'a>, name: &str) -> Report {
    let Played { record, results, .. } = played;
    let covered = Covered::by(site, record, results);
    let critical: Vec<&Case> = covered.cases.iter().copied().filter(|case| case.critical).collect();
    let proved_paths = critical.iter().filter(|case| proved(covered.outcome(case))).count();
    let book = record.book.as_ref().and_then(|id| site.reference(id));
    let mut group = |anchor: &'static str, wanted: fn(Status) -> bool| {
        let results: Vec<&CaseResult> = results.iter().copied().filter(|result| wanted(result.status)).collect();
        told(site, press, name, anchor, &results)
    };
    let groups = vec![
        group("failed", |status| status == Status::Failed),
        group("unjudged", run_case::is_unjudged),
        group("waiting", |status| status == Status::Waiting),
    ];
    let passed = passed(site, results);
    let ids = requirement_ids(site, &covered.cases);
    let requirements = requirements(site, &ids);
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
            .map(|case| (case, covered.outcome(case)))
            .filter(|(_, outcome)| !proved(*outcome))
            .filter_map(|(case, outcome)| {
                let chip = Some(status::status(site.lang, outcome));
                Some(Ref { chip, ..site.reference(&case.id)? })
            })
            .take(paging::NAMED)
            .collect(),
        groups,
        passed: listed(site, press, name, "passed", passed),
        not_proved: not_proved::by_run(site, played, &covered),
        requirements: listed(site, press, name, "requirements", requirements),
        verdicts: super::home::verdict_bar(site, &ids),
        book,
    }
}

/// Results told in full: all of them in the report, or the first, and all on pages of their own.
fn told(
    site: &Site<'_>,
    press: &mut Press<'_, '_>,
    name: &str,
    anchor: &'static str,
    results: &[&CaseResult],
) -> Group {
    let title = site.say_count(&format!("site-run-{anchor}"), results.len());
    let mut pages = Vec::new();
    if results.len() > TOLD {
        let cut = paging::cut(results.to_vec(), TOLD);
        let label = |results: &[&CaseResult]| {
            let short = |result: Option<&&CaseResult>| {
                result.map_or_else(String::new, |one| paging::short(&run_case::case_ref(site, one)).to_owned())
            };
            paging::between(&short(results.first()), &short(results.last()))
        };
        let link = |(results, number): (&Vec<&CaseResult>, usize)| PageLink {
            label: label(results),
            href: paging::address(name, anchor, number),
        };
        pages = cut.iter().zip(1..).map(link).collect();
        for ((results, link), number) in cut.iter().zip(&pages).zip(1..) {
            let results = results.iter().map(|result| run_case::view(site, result)).collect();
            let pager = paging::pager(site, &pages, number);
            print(site, press, link, ResultsPage { title: title.clone(), results, table: None, pager });
        }
    }
    let results = results.iter().take(TOLD).map(|result| run_case::view(site, result)).collect();
    Group { anchor, title, hint: site.say(&format!("site-run-{anchor}-hint")), results, pages }
}

/// Rows: all of them in the report, or the first, and all on pages of their own.
fn listed(site: &Site<'_>, press: &mut Press<'_, '_>, name: &str, anchor: &'static str, table: Table) -> Listed {
    let count = table.rows.len();
    if count <= paging::ROWS {
        return Listed { table, count, pages: Vec::new() };
    }
    let Table { columns, rows } = table;
    let first = rows.iter().take(paging::NAMED).cloned().collect();
    let title = site.say_count(&format!("site-run-{anchor}"), count);
    let cut = paging::cut(rows, paging::ROWS);
    let link = |(rows, number): (&Vec<Row>, usize)| PageLink {
        label: paging::span(rows),
        href: paging::address(name, anchor, number),
    };
    let pages: Vec<PageLink> = cut.iter().zip(1..).map(link).collect();
    for ((rows, link), number) in cut.into_iter().zip(&pages).zip(1..) {
        let table = Some(Table { columns: columns.clone(), rows });
        let pager = paging::pager(site, &pages, number);
        print(site, press, link, ResultsPage { title: title.clone(), results: Vec::new(), table, pager });
    }
    Listed { table: Table { columns, rows: first }, count, pages }
}

fn print(site: &Site<'_>, press: &mut Press<'_, '_>, link: &PageLink, body: ResultsPage) {
    let title = format!("{} · {}", body.title, link.label);
    let page = Page::new(&link.href, "results.html", &title, body);
    press.print(page.under("run.html", &site.say("site-nav-run"), &link.label));
}

/// Target, version, commit, moment: what a run was.
pub(super) fn facts(site: &Site<'_>, record: &RunRecord) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |label: &str, text: String| {
        if !text.is_empty() {
            facts.push(Fact::new(site.say(label), Cell::text(text)));
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
        let mut outcome = Cell::chip(status::status(site.lang, result.status));
        if result.flaky {
            outcome.chips.push(status::plain(site.say("site-flaky")));
        }
        outcome.under = result.reason.clone().unwrap_or_else(|| measured(result));
        Row::new(vec![
            Cell::refs(vec![run_case::case_ref(site, result)]).with_under(result.row.clone().unwrap_or_default()),
            outcome,
            Cell::refs(run_case::requirements(site, result)),
            Cell::text(format::duration(site.lang, result.duration_ms())),
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

/// What was measured in a scenario that passed; a figure that another one repeats is told once.
fn measured(result: &CaseResult) -> String {
    let steps = result.steps.iter().filter(|step| step.status == Status::Passed);
    let told: Vec<&str> = steps.filter_map(|step| step.actual.as_deref()).collect();
    let is_repeated = |at: usize| told[at + 1..].iter().any(|later| later.contains(told[at]));
    let once: Vec<&str> = (0..told.len()).filter(|at| !is_repeated(*at)).map(|at| told[at]).collect();
    once.join(" · ")
}

/// The requirements that some cases verify, in their order.
fn requirement_ids(site: &Site<'_>, cases: &[&Case]) -> Vec<Id> {
    let verified: BTreeSet<Id> = cases.iter().flat_map(|case| site.verified_by(case)).collect();
    let live = site.live_requirements().filter_map(|(_, requirement)| requirement.head.id.as_ref());
    live.filter(|id| verified.contains(id)).cloned().collect()
}

fn requirements(site: &Site<'_>, ids: &[Id]) -> Table {
    let mut ids: Vec<&Id> = ids.iter().collect();
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
