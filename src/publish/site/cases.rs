//! What does the page of a case say? Its scenario or its steps, and the latest result of each row.

use super::artifact::{self, ROOT};
use super::catalogue as said;
use super::context::{Site, shown_id};
use super::gherkin;
use super::markdown;
use super::press::Press;
use super::results;
use super::run_case;
use super::status;
use super::view::{ArtifactView, Block, Cell, Chip, Column, Neighbour, Row, Section, Table};
use crate::model::execution::CaseResult;
use crate::model::test_case::{TestCase, TestCaseStatus};
use crate::model::{Case, Kind};
use crate::publish::site::artifact::Fields;
use crate::publish::site::markdown::Html;
use crate::text::format::capital;

/// The pages of all cases that readers may see.
pub(super) fn pages(site: &Site<'_>, press: &mut Press<'_, '_>) {
    let cases = site.cases_in_order();
    let neighbour = |at: Option<usize>| site.reference_at(Kind::Scenario, cases.get(at?)?.0);
    for (at, (index, case)) in cases.iter().enumerate() {
        let (previous, next) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        let (previous, next) = (previous.map(Neighbour::from), next.map(Neighbour::from));
        let view = ArtifactView { previous, next, ..view(site, case) };
        press.print(artifact::page(site, Kind::Scenario, site.addresses.at(Kind::Scenario, *index), &view));
    }
}

fn view(site: &Site<'_>, case: &Case) -> ArtifactView {
    let test_case = site.test_case(case);
    let scenario = site.scenario(case);
    let mut chips = vec![
        status::status(site.lang, site.outcome(case)),
        status::plain(site.say(if case.manual { "site-manual" } else { "site-automated" })),
    ];
    if case.critical {
        chips.push(status::strong(site.say("site-critical")));
    }
    match test_case {
        Some(one) if one.status != TestCaseStatus::Approved => {
            chips.push(status::plain(capital(&one.status.label(site.lang))));
        }
        _ if !case.approved => chips.push(status::plain(site.say("site-draft"))),
        _ => {}
    }
    let mut sections = Vec::new();
    if let Some((feature, scenario)) = scenario {
        let block = Block::Gherkin { scenario: gherkin::view(site, case, feature, scenario) };
        sections.push(Section::new("scenario", site.say("site-section-scenario"), vec![block]));
    }
    if let Some(test_case) = test_case {
        sections.extend(steps(site, test_case));
    }
    sections.push(results_of(site, case));
    sections.extend(test_case.and_then(|one| artifact::notes(site, ROOT, &one.head)));
    let place = scenario.map(|(feature, scenario)| match &scenario.rule {
        Some(rule) => format!("{} · {} · {rule}", feature.path, feature.name),
        None => format!("{} · {}", feature.path, feature.name),
    });
    let mut fields = Fields::new(site);
    fields.text("feature", place.as_deref());
    if let Some(one) = test_case {
        fields
            .prose("goal", one.goal.as_deref())
            .word("nature", one.nature.map(|nature| nature.label(site.lang)))
            .text("crm-role", one.crm_role.as_deref())
            .words("datasets", &site.datasets(&one.datasets))
            .words("rules", &one.rules)
            .word(
                "planned-min",
                one.planned_min.map(|n| site.say_count("site-minutes", usize::try_from(n).unwrap_or(0))),
            )
            .prose("cleanup", one.cleanup.as_deref());
        // The team reads them among what all artifacts have.
        if !site.input.internal {
            fields.person("author", one.author.as_deref()).person("reviewer", one.reviewer.as_deref());
        }
    }
    let mut facts = fields.done();
    if let Some(one) = test_case {
        let (long, short): (Vec<_>, Vec<_>) =
            site.reader.rest(Kind::TestCase, &one.head.node).into_iter().partition(|told| said::is_long(&told.value));
        facts.extend(short.iter().map(|told| said::fact(site, ROOT, told)));
        sections.extend(long.iter().map(|told| artifact::section(site, told)));
        facts.extend(artifact::common(site, ROOT, Kind::TestCase, &one.head));
    }
    ArtifactView {
        kind: site.say("site-kind-scenario"),
        id: shown_id(&case.id),
        title: case.title.clone(),
        lang: match (scenario, test_case) {
            (Some((feature, _)), _) => feature.lang.key(),
            (None, Some(one)) => site.text_lang(&one.head),
            (None, None) => site.project.manifest.lang.key(),
        },
        chips,
        internal: test_case.is_some_and(|one| one.head.audience == crate::model::head::Audience::Internal),
        statement: statement(site, test_case, &case.title),
        facts,
        sections,
        links: artifact::link_map(site, &case.id),
        previous: None,
        next: None,
    }
}

fn statement(site: &Site<'_>, test_case: Option<&TestCase>, title: &str) -> Html {
    match test_case {
        Some(one)
            if one.head.statement.trim() != title.trim() && one.head.statement.trim() != one.head.title.trim() =>
        {
            markdown::prose(site, ROOT, &one.head.statement)
        }
        _ => Html::default(),
    }
}

fn steps(site: &Site<'_>, test_case: &TestCase) -> Vec<Section> {
    let rows = test_case.steps.iter().enumerate().map(|(i, step)| {
        let mut expected = Cell::html(site.line(ROOT, step.expected.as_deref().unwrap_or_default()));
        if step.evidence_required {
            expected.chips.push(status::strong(site.say("site-evidence")));
        }
        Row::new(vec![
            Cell::text(site.number(i + 1)),
            Cell::html(site.line(ROOT, &step.action)),
            Cell::text(step.data.clone().unwrap_or_default()),
            expected,
        ])
    });
    let columns = [("step", "num"), ("action", "wide"), ("test-data", ""), ("expected", "wide")];
    artifact::list(site, "preconditions", &test_case.preconditions)
        .into_iter()
        .chain(artifact::table(site, "steps", &columns, rows.collect()))
        .collect()
}

/// The latest result of each row: those that did not pass in full, the others on a line, with those
/// that no longer count.
fn results_of(site: &Site<'_>, case: &Case) -> Section {
    let found: Vec<_> = case.row_keys().into_iter().filter_map(|row| site.results.of(&case.id, row)).collect();
    let stale: Vec<Row> = case.row_keys().into_iter().filter_map(|row| stale(site, case, row)).collect();
    let title = site.say("site-section-results");
    if found.is_empty() && stale.is_empty() {
        let id = if case.manual { "site-case-no-result-manual" } else { "site-case-no-result" };
        let example = match case.books.first() {
            Some(book) if !case.manual && site.input.internal => {
                site.say_with("site-case-no-result-example", &[("name", book.to.as_str().into())])
            }
            _ => String::new(),
        };
        return Section::new("results", title, vec![Block::Empty { text: site.say(id), example }]);
    }
    let mut blocks = Vec::new();
    let (told, short): (Vec<_>, Vec<_>) = found.into_iter().partition(|result| result.first_failure().is_some());
    blocks.extend(told.into_iter().map(|result| Block::Result { result: Box::new(run_case::view(site, result)) }));
    let mut rows: Vec<Row> = short.into_iter().map(|result| line(site, result)).collect();
    rows.extend(stale);
    if !rows.is_empty() {
        let column = |id: &str, class| Column { title: site.say(id), class };
        let columns = vec![
            column("site-col-row", ""),
            column("site-col-outcome", ""),
            column("site-col-seen", "wide"),
            column("site-col-duration", "num"),
        ];
        blocks.push(Block::Table { table: Table { columns, rows } });
    }
    Section::new("results", title, blocks)
}

fn row_name(site: &Site<'_>, row: Option<&str>) -> Cell {
    Cell::text(row.map_or_else(|| site.say("site-whole-case"), str::to_owned))
}

/// A result of which there is nothing more to tell.
fn line(site: &Site<'_>, result: &CaseResult) -> Row {
    let view = run_case::view(site, result);
    let mut outcome = Cell::chip(view.chip);
    if view.flaky {
        outcome.chips.push(status::plain(site.say("site-flaky")));
    }
    outcome.under = view.reason;
    let cells = vec![row_name(site, result.row.as_deref()), outcome, Cell::text(view.seen), Cell::text(view.duration)];
    Row { anchor: view.anchor, ..Row::new(cells) }
}

/// A row whose result no longer counts.
fn stale(site: &Site<'_>, case: &Case, row: Option<&str>) -> Option<Row> {
    let why = results::stale(site, &case.id, row)?;
    let chip = Chip { word: site.say("site-stale-chip"), tone: "warn", shape: "ring" };
    let cells = vec![row_name(site, row), Cell::chip(chip), Cell::text(why), Cell::default()];
    Some(Row::new(cells))
}
