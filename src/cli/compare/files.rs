//! A comparison as files: a page, a workbook, values for machines.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::campaign::outputs::words;
use crate::campaign::runner::RunSummary;
use crate::cli::run::reports;
use crate::cli::{Exit, Session, export};
use crate::compare::runs::{Comparison, Pair, Reading};
use crate::exchange::cell::Shown;
use crate::exchange::export::{Listing, workbook};
use crate::model::Id;
use crate::model::execution::{CaseResult, RunRecord, StepResult, short_commit};
use crate::publish::site::{self, ComparedRuns};
use crate::text::{Arg, Lang, Message, cause, format, message};
use crate::workspace::snapshot::Snapshot;
use crate::workspace::write;

/// The options that ask for a file.
const FILES: [&str; 3] = ["html", "xlsx", "json"];

/// What is told of.
pub struct Made<'r> {
    /// The runs.
    pub comparison: &'r Comparison<'r>,
    /// What each case verifies, in words.
    pub requirements: BTreeMap<Id, Vec<String>>,
    /// What is known of the runs as a whole.
    pub summaries: [&'r RunSummary; 2],
    /// What they are called.
    pub names: [String; 2],
}

impl Made<'_> {
    /// « 2 réussis sur Tryton, pas sur Odoo ».
    pub fn group(&self, reading: Reading, lang: Lang) -> String {
        let [first, second] = &self.names;
        let args = [
            ("count", Arg::from(self.comparison.count(reading))),
            ("first", Arg::from(first)),
            ("second", Arg::from(second)),
        ];
        message::lookup(lang, &format!("compare-group-{}", reading.key().replace('_', "-")), &args).unwrap_or_default()
    }
}

/// Is no file asked for?
pub fn none_asked(matches: &ArgMatches) -> bool {
    FILES.iter().all(|name| matches.get_one::<PathBuf>(name).is_none())
}

/// Writes the files that the arguments ask for. One that cannot be written keeps no other back.
pub fn write(session: &Session, matches: &ArgMatches, snapshot: &Snapshot, made: &Made<'_>) -> Exit {
    let mut exit = Exit::Done;
    for name in FILES {
        let Some(path) = matches.get_one::<PathBuf>(name).map(|path| session.root.join(path)) else { continue };
        let bytes = match name {
            "html" => html(session, made).map(String::into_bytes),
            "xlsx" => {
                let about = export::about(session, snapshot, "");
                workbook(&listings(made, session.lang), &about)
                    .map_err(|error| export::unwritten(&error).text(session.lang))
            }
            _ => Ok(json(made).into_bytes()),
        };
        let written =
            bytes.and_then(|bytes| write::named(&path, &bytes).map_err(|error| cause::of(session.lang, &error)));
        match written {
            Ok(()) => session.aside(session.text("compare-written", &[("path", Arg::from(session.shown(&path)))])),
            Err(detail) => {
                let args = [("path", Arg::from(session.shown(&path))), ("detail", Arg::from(detail))];
                session.fail(session.text("write-failed", &args));
                exit = Exit::Findings;
            }
        }
    }
    exit
}

fn html(session: &Session, made: &Made<'_>) -> Result<String, String> {
    let mut attachments = BTreeMap::new();
    for summary in made.summaries {
        attachments.extend(summary.attachments.clone());
    }
    let page = site::compared(&ComparedRuns {
        comparison: made.comparison,
        names: &made.names,
        requirements: &made.requirements,
        notes: made.summaries.map(|summary| words::of_run(summary, session.lang)),
        attachments: &attachments,
        lang: session.lang,
    });
    page.map_err(|error| session.text("publish-failed", &[("detail", Arg::from(error.to_string()))]))
}

/// Counts by reading, both runs, and every case.
pub fn json(made: &Made<'_>) -> String {
    let run = |name: &String, record: &RunRecord| {
        json!({
            "name": name, "run": (!record.id.is_empty()).then_some(&record.id), "target": record.target,
            "version": record.version, "commit": record.commit, "book": record.book.as_ref().map(Id::as_str),
            "started_at": format::instant(record.started_at),
        })
    };
    let [first, second] = &made.names;
    let [one, other] = made.comparison.records;
    let counts: BTreeMap<&str, usize> =
        Reading::ALL.iter().map(|reading| (reading.key(), made.comparison.count(*reading))).collect();
    let side = |result: Option<&CaseResult>| {
        result.map(|result| {
            json!({
                "status": result.status.key(), "flaky": result.flaky, "duration_ms": result.duration_ms(),
                "failure": reports::failure(result),
            })
        })
    };
    let scenario = |pair: &Pair<'_>| -> Value {
        let named = pair.results.named();
        let [first, second] = pair.results.sides().map(side);
        json!({
            "id": named.case.as_str(), "row": named.row, "name": named.title, "file": named.path, "line": named.line,
            "reading": pair.reading.key(), "reworded": pair.reworded, "first": first, "second": second,
        })
    };
    let value = json!({
        "first": run(first, one), "second": run(second, other), "counts": counts,
        "scenarios": made.comparison.pairs.iter().map(scenario).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

fn text(text: impl Into<String>) -> Shown {
    let text = text.into();
    if text.is_empty() { Shown::Empty } else { Shown::Text(text) }
}

/// Three sheets: the cases, the steps of those that differ, and what was compared.
fn listings(made: &Made<'_>, lang: Lang) -> Vec<Listing> {
    let say = |id: &'static str| Message::new(id).text(lang);
    let [first, second] = &made.names;
    let of = |id: &'static str, name: &String| Message::new(id).with("name", name.as_str()).text(lang);
    let mut heads = ["case", "row", "title", "requirements", "reading"]
        .map(|key| message::label(lang, "compare-head", key))
        .to_vec();
    for name in [first, second] {
        heads.extend(["compare-head-outcome", "compare-head-seconds", "compare-head-why"].map(|id| of(id, name)));
    }
    heads.push(say("compare-head-place"));
    let cases = made.comparison.pairs.iter().map(|pair| case(made, pair, lang)).collect();
    let step_heads = [say("compare-head-case"), say("compare-head-row"), say("compare-head-step")];
    let sides =
        [first, second].into_iter().flat_map(|name| [of("compare-head-outcome", name), of("compare-head-why", name)]);
    let steps = made.comparison.pairs.iter().filter(|pair| pair.reading != Reading::Same);
    let facts = made.names.iter().zip(made.comparison.records).map(|(name, record)| {
        vec![
            text(name.as_str()),
            text(record.target.as_str()),
            text(record.version.clone().unwrap_or_default()),
            text(record.book.as_ref().map(ToString::to_string).unwrap_or_default()),
            text(format::moment(lang, record.started_at)),
            text(short_commit(&record.commit)),
            text(record.id.as_str()),
        ]
    });
    let fact_heads = ["name", "target", "version", "book", "moment", "commit", "run"];
    vec![
        Listing { name: say("compare-sheet-cases"), heads, rows: cases },
        Listing {
            name: say("compare-sheet-steps"),
            heads: step_heads.into_iter().chain(sides).collect(),
            rows: steps.flat_map(|pair| step_rows(pair, lang)).collect(),
        },
        Listing {
            name: say("compare-sheet-runs"),
            heads: fact_heads.map(|key| message::label(lang, "compare-head", key)).to_vec(),
            rows: facts.collect(),
        },
    ]
}

fn case(made: &Made<'_>, pair: &Pair<'_>, lang: Lang) -> Vec<Shown> {
    let named = pair.results.named();
    let requirements = made.requirements.get(&named.case).map(|all| all.join("\n")).unwrap_or_default();
    let mut reading = pair.reading.label(lang);
    if pair.reworded {
        reading = format!("{reading}\n{}", Message::new("compare-reworded").text(lang));
    }
    let mut row = vec![
        text(named.case.as_str()),
        text(named.row.clone().unwrap_or_default()),
        text(named.title.as_str()),
        text(requirements),
        text(reading),
    ];
    for result in pair.results.sides() {
        match result {
            Some(result) => {
                let seconds = f64::from(u32::try_from(result.duration_ms()).unwrap_or(u32::MAX)) / 1000.0;
                let why = result.first_failure().and_then(|step| {
                    Some(format!("{} {}\n{}", step.keyword, step.text, words::explanation(step, lang)?))
                });
                row.extend([
                    text(result.status.label(lang)),
                    Shown::Number(seconds),
                    text(why.or_else(|| result.reason.clone()).unwrap_or_default()),
                ]);
            }
            None => row.extend([Shown::Empty, Shown::Empty, Shown::Empty]),
        }
    }
    row.push(text(format!("{}:{}", named.path, named.line)));
    row
}

/// The steps of a case, side by side: in the same place where the same was played.
fn step_rows(pair: &Pair<'_>, lang: Lang) -> Vec<Vec<Shown>> {
    let named = pair.results.named();
    let [first, second] = pair.results.sides().map(|result| result.map_or(&[][..], |result| result.steps.as_slice()));
    let row = |number: usize| {
        let sides = [first.get(number), second.get(number)];
        let said = sides.iter().flatten().next().map(|step| format!("{} {}", step.keyword, step.text));
        let mut row = vec![
            text(named.case.as_str()),
            text(named.row.clone().unwrap_or_default()),
            text(said.unwrap_or_default().trim()),
        ];
        let why =
            |step: &StepResult| words::explanation(step, lang).or_else(|| step.actual.clone()).unwrap_or_default();
        for step in sides {
            row.push(text(step.map(|step| step.status.label(lang)).unwrap_or_default()));
            row.push(text(step.map(why).unwrap_or_default()));
        }
        row
    };
    (0..first.len().max(second.len())).map(row).collect()
}
