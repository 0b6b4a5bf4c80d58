//! A run as the classic Cucumber JSON: features, elements, steps, for the plug-ins and test managers
//! that read nothing newer. Each case is told once, however often its calls were tried.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serializer as _;
use serde_json::{Value, json};

use super::as_written::as_written;
use super::features::{Features, Standing};
use super::messages::{lacks, status};
use super::words;
use crate::campaign::runner::RunSummary;
use crate::model::execution::{CaseResult, Kept, StepResult};
use crate::syntax::gherkin::tree::{Heading, Tree};
use crate::text::{Lang, format};

/// The features of a run with what came out of each case, in the order of paths and lines.
pub fn report(summary: &RunSummary, lang: Lang) -> String {
    let summary = &*as_written(summary);
    let features = Features::of(summary);
    let mut by_path: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
    for result in &summary.results {
        by_path.entry(&result.path).or_default().push(result);
    }
    let kept = Known { features: &features, attachments: &summary.attachments, lang };
    // One feature at a time: together they take several times the room of their text.
    let all = by_path.into_iter().map(|(path, mut results)| {
        results.sort_by(|a, b| (a.line, &a.case, &a.row).cmp(&(b.line, &b.case, &b.row)));
        feature(path, features.tree(path), &results, &kept)
    });
    let mut bytes = Vec::new();
    let written = serde_json::Serializer::pretty(&mut bytes).collect_seq(all);
    let mut text = written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default();
    text.push('\n');
    text
}

/// What all parts of a report are told from.
struct Known<'a> {
    features: &'a Features,
    attachments: &'a BTreeMap<String, Kept>,
    lang: Lang,
}

fn feature(path: &str, tree: Option<&Tree>, results: &[&CaseResult], kept: &Known<'_>) -> Value {
    let elements: Vec<Value> = results.iter().map(|one| element(one, kept.features.standing(one), kept)).collect();
    let heading = tree.map(|tree| &tree.heading);
    let mut value = json!({
        "uri": path,
        "id": path,
        "line": heading.map_or(1, |heading| heading.at.line),
        "keyword": heading.map_or("", |heading| &heading.keyword),
        "name": heading.map_or(path, |heading| &heading.name),
        "description": heading.map_or("", |heading| &heading.description),
        "tags": heading.map(tags).unwrap_or_default(),
    });
    // What is interpolated into `json!` is copied.
    value["elements"] = elements.into();
    value
}

fn tags(heading: &Heading) -> Vec<Value> {
    heading.tags.iter().map(|(at, name)| json!({"name": name, "line": at.line})).collect()
}

fn element(result: &CaseResult, standing: Option<Standing<'_>>, kept: &Known<'_>) -> Value {
    let row = result.row.as_ref().map_or_else(String::new, |row| format!(";{row}"));
    let heading = standing.map(|standing| &standing.scenario.heading);
    let tags: Vec<Value> = standing
        .into_iter()
        .flat_map(|standing| standing.tags())
        .map(|(at, name)| json!({"name": name, "line": at.line}))
        .collect();
    let steps: Vec<Value> = result.steps.iter().map(|one| step(result, one, standing, kept)).collect();
    let mut value = json!({
        "id": format!("{}{row}", result.case),
        "type": "scenario",
        "line": result.line,
        "keyword": heading.map_or("", |heading| &heading.keyword),
        "name": result.title,
        "description": heading.map_or("", |heading| &heading.description),
        "start_timestamp": format::instant(result.started_at),
        "tags": tags,
    });
    value["steps"] = steps.into();
    if let Some(example) = &result.example {
        value["comments"] = json!([{"value": format!("# {}", example.place()), "line": result.line}]);
    }
    if let Some(status) = lacks(result) {
        let said = words::outcome(result, kept.lang);
        let result = json!({"status": word(status), "duration": 0, "error_message": said});
        value["after"] = json!([{"match": {"location": "ouvrage"}, "result": result}]);
    }
    value
}

fn step(result: &CaseResult, step: &StepResult, standing: Option<Standing<'_>>, kept: &Known<'_>) -> Value {
    let lang = kept.lang;
    let mut outcome = json!({"status": word(step.status), "duration": step.duration_ms.saturating_mul(1_000_000)});
    if let Some(said) = words::explanation(step, lang) {
        outcome["error_message"] = said.into();
    }
    let keyword = if step.keyword.is_empty() { "* ".to_owned() } else { format!("{} ", step.keyword) };
    let mut value = json!({
        "keyword": keyword,
        "name": step.text,
        "line": step.line,
        "match": {"location": format!("{}:{}", result.path, step.line)},
    });
    value["result"] = outcome;
    if let Some((standing, node)) = standing.and_then(|standing| Some((standing, standing.step(step)?))) {
        if !node.table.is_empty() {
            let cells = |row: &[(_, String)]| row.iter().map(|(_, cell)| standing.filled(cell)).collect::<Vec<_>>();
            let rows = node.table.iter().map(|row| json!({"cells": cells(&row.cells)}));
            value["rows"] = rows.collect::<Vec<_>>().into();
        }
        if let Some((at, _, doc)) = &node.doc_string {
            let media_type = doc.media_type.as_deref().unwrap_or_default();
            let text = standing.filled(&doc.text);
            value["doc_string"] = json!({"value": text, "content_type": media_type, "line": at.line});
        }
    }
    let exchanges = step.exchanges.iter().map(|one| {
        let mut embedding = json!({"mime_type": "text/plain", "name": one.request});
        embedding["data"] = BASE64.encode(words::exchange(one, lang)).into();
        embedding
    });
    let pictures = step.evidence.iter().filter_map(|one| {
        Some(match kept.attachments.get(&one.hash)? {
            Kept::Data(data) => json!({"mime_type": one.media_type, "data": data, "name": one.name}),
            Kept::Lost(lost) => {
                json!({"mime_type": "text/plain", "data": BASE64.encode(lost.told(lang)), "name": one.name})
            }
        })
    });
    let embeddings: Vec<Value> = exchanges.chain(pictures).collect();
    if let Some(answer) = &step.answer {
        value["output"] = json!([answer.told(lang)]);
    }
    if !embeddings.is_empty() {
        value["embeddings"] = embeddings.into();
    }
    value
}

/// A status as this format writes it.
fn word(one: crate::model::execution::Status) -> String {
    status(one).to_lowercase()
}
