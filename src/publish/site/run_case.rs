//! How is one result told: what was expected, what was obtained, at which step, with which exchanges?

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;

use super::address;
use super::context::Site;
use super::markdown;
use super::status;
use super::view::{Chip, Ref};
use crate::exchange::book::Cell;
use crate::exchange::read;
use crate::model::execution::{CaseResult, Evidence, Exchange, Kept, Status, StepResult};
use crate::model::target::Target;
use crate::text::format;

/// Rows of a kept table that are shown; the whole stands in the files that a run writes.
const ROWS: usize = 100;

/// A result.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ResultView {
    /// Anchor in the report.
    pub(super) anchor: String,
    /// The case.
    pub(super) case: Ref,
    /// The row of an outline, or empty.
    pub(super) row: String,
    /// Outcome.
    pub(super) chip: Chip,
    /// On a critical path.
    pub(super) critical: bool,
    /// Passed after having failed.
    pub(super) flaky: bool,
    /// Requirements that it verifies.
    pub(super) requirements: Vec<Ref>,
    /// `features/a.feature:12`.
    pub(super) place: String,
    /// How long it took.
    pub(super) duration: String,
    /// Moment, target, version.
    pub(super) seen: String,
    /// Why it is waived or untestable.
    pub(super) reason: String,
    /// What went wrong.
    pub(super) failure: Option<FailureView>,
    /// Steps in order.
    pub(super) steps: Vec<StepLine>,
    /// Exchanges with the CRM.
    pub(super) exchanges: Vec<ExchangeView>,
    /// Pictures of the screen.
    pub(super) pictures: Vec<PictureView>,
    /// Tables that were kept: the figures of a reconciliation.
    pub(super) tables: Vec<TableView>,
    /// Other evidence, by name and hash.
    pub(super) files: Vec<String>,
    /// Records that it touched.
    pub(super) records: Vec<String>,
}

/// The step that did not pass.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FailureView {
    /// The step in its words.
    pub(super) step: String,
    /// Its line in the feature.
    pub(super) line: usize,
    /// The phrase of the project that it is played for, and where that is written; empty for a step of the feature.
    pub(super) within: String,
    /// Expected.
    pub(super) expected: String,
    /// Obtained.
    pub(super) actual: String,
    /// What happened.
    pub(super) message: String,
    /// Why, as those who sort failures say it.
    pub(super) cause: String,
}

/// A step with its outcome.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StepLine {
    /// Outcome.
    pub(super) chip: Chip,
    /// Keyword.
    pub(super) keyword: String,
    /// Words, values apart.
    pub(super) parts: Vec<(String, bool)>,
    /// Line in the feature; with the name of the file where that is the one of a phrase.
    pub(super) line: String,
    /// The steps that say phrases of the project and begin with it.
    pub(super) phrases: Vec<PhraseLine>,
    /// Phrases of the project within which it is played.
    pub(super) depth: usize,
    /// Whether it is the one that did not pass.
    pub(super) culprit: bool,
    /// What a person answered, or what was measured of it, though it passed.
    pub(super) seen: String,
}

/// A step that says a phrase of the project, before those that are played for it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PhraseLine {
    /// Keyword and words.
    pub(super) text: String,
    /// Phrases within which it stands itself.
    pub(super) depth: usize,
    /// Line, as of a step.
    pub(super) line: String,
}

/// A picture of the screen.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PictureView {
    /// The picture itself, in an address.
    pub(super) source: String,
    /// What it shows, and at which step.
    pub(super) title: String,
}

/// A table that was kept.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TableView {
    /// What it is, and of which step.
    pub(super) title: String,
    /// Its titles.
    pub(super) head: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Vec<String>>,
}

/// An exchange with the CRM.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ExchangeView {
    /// `POST /api/accounts`.
    pub(super) request: String,
    /// HTTP status, or words when nothing came back.
    pub(super) status: String,
    /// How long it took.
    pub(super) duration: String,
    /// Body sent.
    pub(super) body: String,
    /// Body received.
    pub(super) response: String,
}

/// The anchor of a result.
pub(super) fn anchor(result: &CaseResult) -> String {
    match &result.row {
        Some(row) => format!("r-{}", address::slug(&format!("{} {row}", result.case))),
        None => format!("r-{}", address::slug(result.case.as_str())),
    }
}

/// A link to the case of a result; the title of that time where the case is gone.
pub(super) fn case_ref(site: &Site<'_>, result: &CaseResult) -> Ref {
    site.reference(&result.case).unwrap_or_else(|| Ref {
        id: super::context::shown_id(&result.case),
        title: result.title.clone(),
        ..Ref::default()
    })
}

/// The requirements that the case of a result verifies.
pub(super) fn requirements(site: &Site<'_>, result: &CaseResult) -> Vec<Ref> {
    let links = site.case(&result.case).map(|case| case.requirements.as_slice()).unwrap_or_default();
    links.iter().filter_map(|link| site.reference(&link.to)).collect()
}

/// The result as it is told.
pub(super) fn view(site: &Site<'_>, result: &CaseResult) -> ResultView {
    let culprit = result.first_failure();
    let target = site.project.target(&result.target);
    let title = target.map(|target| target.title.clone()).filter(|title| !title.is_empty());
    let mut seen = vec![site.moment(result.ended_at), title.unwrap_or_else(|| result.target.clone())];
    seen.extend(result.version.clone());
    ResultView {
        anchor: anchor(result),
        case: case_ref(site, result),
        row: result.row.clone().unwrap_or_default(),
        chip: status::status(site.lang, result.status),
        critical: result.critical,
        flaky: result.flaky,
        requirements: requirements(site, result),
        place: match &result.example {
            Some(example) => format!("{}:{} · {}", result.path, result.line, example.place()),
            None => format!("{}:{}", result.path, result.line),
        },
        // Nothing was played of what waits for a person.
        duration: match result.status {
            Status::Waiting => String::new(),
            _ => format::duration(site.lang, result.duration_ms()),
        },
        seen: seen.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        reason: result.reason.clone().unwrap_or_default(),
        failure: culprit.map(|step| failure(site, step)),
        steps: result
            .steps
            .iter()
            .enumerate()
            .map(|(at, step)| {
                let before = at.checked_sub(1).and_then(|before| result.steps.get(before));
                line(site, (before, step), culprit)
            })
            .collect(),
        exchanges: result.steps.iter().flat_map(|step| &step.exchanges).map(|one| exchange(site, one)).collect(),
        pictures: result.steps.iter().flat_map(|step| pictures(site, step)).collect(),
        tables: result.steps.iter().flat_map(|step| tables(site, step)).collect(),
        files: result.steps.iter().flat_map(|step| files(site, step)).collect(),
        records: records(site, target, result),
    }
}

fn failure(site: &Site<'_>, step: &StepResult) -> FailureView {
    FailureView {
        step: format!("{} {}", step.keyword, step.text),
        line: step.line,
        within: step.within.as_ref().map_or_else(String::new, |within| {
            format!("{} {} · {}:{}", within.keyword, within.text, within.path, within.line)
        }),
        expected: step.expected.clone().unwrap_or_default(),
        actual: step.actual.clone().unwrap_or_default(),
        message: step.message.clone().unwrap_or_default(),
        cause: step.cause.map(|cause| cause.label(site.lang)).unwrap_or_default(),
    }
}

fn line(site: &Site<'_>, (before, step): (Option<&StepResult>, &StepResult), culprit: Option<&StepResult>) -> StepLine {
    // Lines of two files stand in one list: that of another file than the feature says which.
    let line = |path: Option<&str>, line: usize| match path.map(|path| path.rsplit('/').next().unwrap_or(path)) {
        Some(name) => format!("{name}:{line}"),
        None => line.to_string(),
    };
    let phrases = step.openings(before).into_iter().map(|opening| PhraseLine {
        text: format!("{} {}", opening.keyword, opening.text),
        depth: opening.depth,
        line: line(opening.path, opening.line),
    });
    StepLine {
        chip: status::status(site.lang, step.status),
        keyword: step.keyword.clone(),
        parts: markdown::values(&step.text),
        line: match step.within.as_deref() {
            Some(within) => line(Some(&within.path), within.line),
            None => line(None, step.line),
        },
        phrases: phrases.collect(),
        depth: step.depth(),
        culprit: culprit.is_some_and(|one| std::ptr::eq(one, step)),
        seen: match &step.answer {
            Some(answer) => answer.told(site.lang),
            None => step.actual.clone().filter(|_| step.status == Status::Passed).unwrap_or_default(),
        },
    }
}

fn exchange(site: &Site<'_>, one: &Exchange) -> ExchangeView {
    ExchangeView {
        request: one.request.clone(),
        status: one.status.map_or_else(|| site.say("site-run-no-answer"), |status| status.to_string()),
        duration: format::duration(site.lang, one.duration_ms),
        body: one.body.clone().unwrap_or_default(),
        response: one.response.clone().unwrap_or_default(),
    }
}

/// The pictures of a step whose bytes are known: they stand in the page, which needs nothing beside it.
fn pictures(site: &Site<'_>, step: &StepResult) -> Vec<PictureView> {
    let one = |evidence: &Evidence| {
        let data = site.input.attachments.get(&evidence.hash)?.data()?;
        let source = format!("data:{};base64,{data}", evidence.media_type);
        Some(PictureView { source, title: format!("{}, {} {}", evidence.name, step.keyword, step.text) })
    };
    step.evidence.iter().filter(|one| one.media_type.starts_with("image/")).filter_map(one).collect()
}

/// The tables that were kept of a step, with separators: the figures of a reconciliation, what a person gave.
fn tables(site: &Site<'_>, step: &StepResult) -> Vec<TableView> {
    let one = |evidence: &Evidence| {
        let bytes = BASE64.decode(site.input.attachments.get(&evidence.hash)?.data()?).ok()?;
        let book = read::book(&evidence.name, &bytes).ok()?;
        let mut rows = book.sheets.first()?.rows.iter().map(|row| row.cells.iter().map(Cell::shown).collect());
        let head = rows.next()?;
        let title = format!("{}, {} {}", evidence.name, step.keyword, step.text);
        Some(TableView { title, head, rows: rows.take(ROWS).collect() })
    };
    step.evidence.iter().filter(|one| one.media_type == "text/csv").filter_map(one).collect()
}

/// What was kept of a step beside the pictures that are shown, by name and hash; what is not there with its cause.
fn files(site: &Site<'_>, step: &StepResult) -> Vec<String> {
    let one = |one: &Evidence| {
        let lost = match site.input.attachments.get(&one.hash) {
            Some(Kept::Lost(lost)) => format!(" — {}", lost.told(site.lang)),
            _ if one.media_type.starts_with("image/") => return None,
            _ => String::new(),
        };
        Some(format!("{} (SHA-256 {}){lost}", one.name, one.hash))
    };
    step.evidence.iter().filter_map(one).collect()
}

/// The records that were touched, by the names that the target gives to their entities.
fn records(site: &Site<'_>, target: Option<&Target>, result: &CaseResult) -> Vec<String> {
    let entity = |key: &str| {
        let entity = target.and_then(|target| target.entities.get(key));
        entity.map_or_else(|| key.to_owned(), |entity| entity.labels.first(site.lang, key).to_owned())
    };
    let mut seen = BTreeSet::new();
    let records = result.steps.iter().flat_map(|step| &step.records).filter(|record| seen.insert(*record));
    records.map(|record| format!("{} {}", entity(&record.entity), record.id)).collect()
}

/// Was the outcome prevented rather than judged?
pub(super) const fn is_unjudged(status: Status) -> bool {
    matches!(status, Status::Blocked | Status::Interrupted | Status::Undefined | Status::Ambiguous)
}
