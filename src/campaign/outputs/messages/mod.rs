//! A run as Cucumber Messages: one JSON envelope a line, for the formatters and services that read
//! what any Cucumber says.
//!
//! Cucumber has no word for an environment that failed, for a person who is waited for or for a case
//! that cannot be tried: none of these is ever `PASSED`, nor `FAILED`, which accuses the product.

mod document;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use self::document::{Nodes, document, location};
use super::as_written::as_written;
use super::features::{Features, Standing, step_type};
use super::words;
use crate::campaign::runner::RunSummary;
use crate::model::execution::{CaseResult, Kept, Status, StepResult};
use crate::syntax::gherkin::tree::StepNode;
use crate::text::{Lang, Message};

/// The version of the protocol that is written: that of the schema under `tests/fixtures`.
pub const PROTOCOL: &str = "34.2.1";

/// Ids in the order of the file: the same run has the same ones.
#[derive(Debug, Default)]
pub struct Ids(u64);

impl Ids {
    /// The next one.
    pub fn fresh(&mut self) -> String {
        self.0 += 1;
        self.0.to_string()
    }
}

/// The lines of a run.
pub fn report(summary: &RunSummary, lang: Lang) -> String {
    let summary = &*as_written(summary);
    let features = Features::of(summary);
    let mut writer = Writer { lang, out: String::new(), ids: Ids::default(), features: &features };
    writer.put("meta", &meta());
    let documents = writer.documents(summary);
    let pickles: Vec<Pickle> = summary.results.iter().map(|result| writer.pickle(result, &documents)).collect();
    let hook = summary.results.iter().any(|result| lacks(result).is_some()).then(|| writer.hook());
    let run = writer.ids.fresh();
    let started = timestamp(summary.record.started_at);
    writer.put("testRunStarted", &json!({"timestamp": started, "id": run}));
    let cases: Vec<Case> = summary
        .results
        .iter()
        .zip(&pickles)
        .map(|(result, pickle)| writer.case(result, pickle, &run, hook.as_deref()))
        .collect();
    for (result, case) in summary.results.iter().zip(&cases) {
        writer.played(summary, result, case);
    }
    let last = summary.results.iter().map(|result| result.ended_at).max();
    let ended = summary.record.ended_at.or(last).unwrap_or(summary.record.started_at);
    let mut finished =
        json!({"success": words::succeeded(summary), "timestamp": timestamp(ended), "testRunStartedId": run});
    if let Some(why) = words::of_run(summary, lang) {
        finished["message"] = why.into();
    }
    writer.put("testRunFinished", &finished);
    writer.out
}

/// What Cucumber calls one of our statuses.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Passed | Status::Waived => "PASSED",
        Status::Failed => "FAILED",
        Status::Undefined => "UNDEFINED",
        Status::Ambiguous => "AMBIGUOUS",
        // Something has still to be done: the environment to be mended, a person to answer.
        Status::Blocked | Status::Waiting => "PENDING",
        Status::Untestable | Status::NotRun | Status::Interrupted => "SKIPPED",
    }
}

/// Cucumber's order: the worst of the steps is the status of the whole.
const fn weight(one: Status) -> u8 {
    match status(one).as_bytes() {
        b"PASSED" => 1,
        b"SKIPPED" => 2,
        b"PENDING" => 3,
        b"UNDEFINED" => 4,
        b"AMBIGUOUS" => 5,
        _ => 6,
    }
}

/// The status of a case that its steps alone would not give to a reader of messages.
pub fn lacks(result: &CaseResult) -> Option<Status> {
    let worst = result.steps.iter().map(|step| weight(step.status)).max().unwrap_or(0);
    (worst < weight(result.status)).then_some(result.status)
}

struct Writer<'f> {
    lang: Lang,
    out: String,
    ids: Ids,
    features: &'f Features,
}

/// A pickle that was told: its id and those of its steps.
struct Pickle {
    id: String,
    steps: Vec<String>,
}

/// A test case that was told.
struct Case {
    id: String,
    steps: Vec<String>,
    /// The step that tells what the steps of the text do not.
    outcome: Option<(String, Status)>,
}

impl Writer<'_> {
    fn put(&mut self, name: &str, value: &Value) {
        // The names are the protocol's own: nothing of them is escaped. What is told is written where it goes at once.
        let _ = writeln!(self.out, "{{\"{name}\":{value}}}");
    }

    /// Sources and documents; gives the ids of the nodes of each.
    fn documents(&mut self, summary: &RunSummary) -> BTreeMap<String, Nodes> {
        let mut untold: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
        for path in summary.texts.keys() {
            untold.entry(path).or_default();
        }
        for result in &summary.results {
            let of_path = untold.entry(&result.path).or_default();
            if self.features.standing(result).is_none() {
                of_path.push(result);
            }
        }
        let mut all = BTreeMap::new();
        for (path, results) in untold {
            if let Some(text) = summary.texts.get(path) {
                let media_type = "text/x.cucumber.gherkin+plain";
                self.put("source", &json!({"uri": path, "data": text, "mediaType": media_type}));
            }
            let tree = self.features.tree(path);
            let (value, nodes) = document(path, tree, &results, self.lang.key(), &mut self.ids);
            self.put("gherkinDocument", &value);
            all.insert(path.to_owned(), nodes);
        }
        all
    }

    fn pickle(&mut self, result: &CaseResult, documents: &BTreeMap<String, Nodes>) -> Pickle {
        let id = self.ids.fresh();
        let standing = self.features.standing(result);
        let nodes = documents.get(&result.path);
        let told = nodes.and_then(|nodes| nodes.told.get(&(result.case.to_string(), result.row.clone())));
        let row = standing.and_then(|standing| nodes?.lines.get(&standing.row?.1.at.line));
        let mut ids = Vec::new();
        let mut steps = Vec::new();
        for (index, step) in result.steps.iter().enumerate() {
            let node = standing.and_then(|standing| standing.step(step));
            let own = match told {
                Some((_, steps)) => steps.get(index),
                None => node.and_then(|node| nodes?.steps.get(&node.at.line)),
            };
            let id = self.ids.fresh();
            let kind = node.map_or("Unknown", |node| step_type(node.kind));
            let nodes: Vec<&String> = own.into_iter().chain(row).collect();
            let mut value = json!({"id": id, "text": step.text, "type": kind, "astNodeIds": nodes});
            if let Some(argument) = standing.zip(node).and_then(|(standing, node)| argument(&standing, node)) {
                value["argument"] = argument;
            }
            steps.push(value);
            ids.push(id);
        }
        let scenario = match (told, standing) {
            (Some((id, _)), _) => Some(id),
            (None, Some(standing)) => nodes.and_then(|nodes| nodes.lines.get(&standing.scenario.heading.at.line)),
            (None, None) => None,
        };
        let tags: Vec<Value> = standing
            .into_iter()
            .flat_map(|standing| standing.tags())
            .filter_map(|(at, name)| Some(json!({"name": name, "astNodeId": nodes?.tags.get(&(at.line, at.column))?})))
            .collect();
        let place = match standing {
            Some(Standing { row: Some((_, row)), .. }) => location(row.at),
            Some(Standing { of_file: Some((examples, _)), .. }) => location(examples.heading.at),
            Some(standing) => location(standing.scenario.heading.at),
            None => json!({"line": result.line}),
        };
        let language = standing.map_or(self.lang.key(), |standing| standing.tree.language.as_str());
        let nodes: Vec<&String> = scenario.into_iter().chain(row).collect();
        let mut value = json!({
            "id": id, "uri": result.path, "location": place, "name": result.title, "language": language,
            "tags": tags, "astNodeIds": nodes,
        });
        value["steps"] = steps.into();
        self.put("pickle", &value);
        Pickle { id, steps: ids }
    }

    /// What a case gave that none of its steps says is told after them.
    fn hook(&mut self) -> String {
        let id = self.ids.fresh();
        let name = Message::new("report-outcome").text(self.lang);
        self.put("hook", &json!({"id": id, "name": name, "sourceReference": {}, "type": "AFTER_TEST_CASE"}));
        id
    }

    fn case(&mut self, result: &CaseResult, pickle: &Pickle, run: &str, hook: Option<&str>) -> Case {
        let id = self.ids.fresh();
        let mut told = Vec::new();
        let mut steps = Vec::new();
        for (pickle_step, step) in pickle.steps.iter().zip(&result.steps) {
            let id = self.ids.fresh();
            let mut value = json!({"id": id, "pickleStepId": pickle_step});
            if step.status == Status::Undefined {
                value["stepDefinitionIds"] = json!([]);
            }
            told.push(value);
            steps.push(id);
        }
        let outcome = lacks(result).zip(hook).map(|(status, hook)| {
            let id = self.ids.fresh();
            told.push(json!({"id": id, "hookId": hook}));
            (id, status)
        });
        let mut value = json!({"id": id, "pickleId": pickle.id, "testRunStartedId": run});
        value["testSteps"] = told.into();
        self.put("testCase", &value);
        Case { id, steps, outcome }
    }

    fn played(&mut self, summary: &RunSummary, result: &CaseResult, case: &Case) {
        let id = self.ids.fresh();
        let started = json!({
            "id": id, "testCaseId": case.id, "attempt": 0, "timestamp": timestamp(result.started_at),
        });
        self.put("testCaseStarted", &started);
        if let Some(example) = &result.example {
            // The protocol has no place for a row of another file.
            let value = json!({
                "body": example.place(), "contentEncoding": "IDENTITY", "mediaType": "text/x.cucumber.log+plain",
                "testCaseStartedId": id, "timestamp": timestamp(result.started_at),
            });
            self.put("attachment", &value);
        }
        let ends = summary.step_ends.get(&(result.case.clone(), result.row.clone()));
        let mut now = result.started_at;
        for (index, (step, told)) in result.steps.iter().zip(&case.steps).enumerate() {
            let end = ends.and_then(|ends| ends.get(index)).copied().unwrap_or(now).max(now);
            let begin = end.saturating_sub_unsigned(step.duration_ms).max(now);
            now = end;
            self.step_started(&id, told, begin);
            for one in &step.exchanges {
                let body = words::exchange(one, self.lang);
                let mut value = json!({
                    "contentEncoding": "IDENTITY", "mediaType": "text/plain", "fileName": one.request,
                    "testCaseStartedId": id, "testStepId": told, "timestamp": timestamp(end),
                });
                value["body"] = body.into();
                self.put("attachment", &value);
            }
            for one in &step.evidence {
                let Some(kept) = summary.attachments.get(&one.hash) else { continue };
                let (body, encoding, media_type) = match kept {
                    Kept::Data(data) => (data.clone(), "BASE64", one.media_type.as_str()),
                    Kept::Lost(lost) => (lost.told(self.lang), "IDENTITY", "text/plain"),
                };
                let value = json!({
                    "body": body, "contentEncoding": encoding, "mediaType": media_type, "fileName": one.name,
                    "testCaseStartedId": id, "testStepId": told, "timestamp": timestamp(end),
                });
                self.put("attachment", &value);
            }
            if let Some(answer) = &step.answer {
                let value = json!({
                    "body": answer.told(self.lang), "contentEncoding": "IDENTITY",
                    "mediaType": "text/x.cucumber.log+plain", "testCaseStartedId": id, "testStepId": told,
                    "timestamp": timestamp(end),
                });
                self.put("attachment", &value);
            }
            let result = step_result(step, self.lang);
            self.step_finished(&id, told, result, end);
        }
        if let Some((told, outcome)) = &case.outcome {
            self.step_started(&id, told, now);
            let text = words::outcome(result, self.lang);
            let value = json!({"duration": duration(0), "status": status(*outcome), "message": text});
            self.step_finished(&id, told, value, now);
        } else if let Some(reason) = &result.reason {
            let value = json!({
                "body": reason, "contentEncoding": "IDENTITY", "mediaType": "text/x.cucumber.log+plain",
                "testCaseStartedId": id, "timestamp": timestamp(now),
            });
            self.put("attachment", &value);
        }
        let at = timestamp(result.ended_at.max(now));
        // Calls are tried again within their step, never a whole case.
        self.put("testCaseFinished", &json!({"testCaseStartedId": id, "timestamp": at, "willBeRetried": false}));
    }

    fn step_started(&mut self, case: &str, step: &str, at: i64) {
        let value = json!({"testCaseStartedId": case, "testStepId": step, "timestamp": timestamp(at)});
        self.put("testStepStarted", &value);
    }

    fn step_finished(&mut self, case: &str, step: &str, result: Value, at: i64) {
        let mut value = json!({"testCaseStartedId": case, "testStepId": step, "timestamp": timestamp(at)});
        value["testStepResult"] = result;
        self.put("testStepFinished", &value);
    }
}

/// The table or text of a step, with the values of the row.
fn argument(standing: &Standing<'_>, node: &StepNode) -> Option<Value> {
    if !node.table.is_empty() {
        let cell = |text: &str| json!({"value": standing.filled(text)});
        let row = |cells: &[(_, String)]| {
            let cells: Vec<Value> = cells.iter().map(|(_, text)| cell(text)).collect();
            json!({"cells": cells})
        };
        let rows: Vec<Value> = node.table.iter().map(|one| row(&one.cells)).collect();
        return Some(json!({"dataTable": {"rows": rows}}));
    }
    let (_, _, doc) = node.doc_string.as_ref()?;
    let mut text = json!({"content": standing.filled(&doc.text)});
    if let Some(media_type) = &doc.media_type {
        text["mediaType"] = media_type.as_str().into();
    }
    Some(json!({"docString": text}))
}

fn step_result(step: &StepResult, lang: Lang) -> Value {
    let mut value = json!({"duration": duration(step.duration_ms), "status": status(step.status)});
    if let Some(text) = words::explanation(step, lang) {
        if step.status == Status::Failed {
            let kind = step.cause.map_or(step.status.key(), |cause| cause.key());
            value["exception"] = json!({"type": kind, "message": text});
        }
        value["message"] = text.into();
    }
    value
}

fn meta() -> Value {
    json!({
        "protocolVersion": PROTOCOL,
        "implementation": {"name": "ouvrage", "version": env!("CARGO_PKG_VERSION")},
        "runtime": {"name": "ouvrage", "version": env!("CARGO_PKG_VERSION")},
        "os": {"name": std::env::consts::OS},
        "cpu": {"name": std::env::consts::ARCH},
    })
}

fn timestamp(ms: i64) -> Value {
    json!({"seconds": ms.div_euclid(1_000), "nanos": ms.rem_euclid(1_000) * 1_000_000})
}

fn duration(ms: u64) -> Value {
    json!({"seconds": ms / 1_000, "nanos": ms % 1_000 * 1_000_000})
}
