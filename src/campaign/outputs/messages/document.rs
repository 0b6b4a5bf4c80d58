//! A feature as Cucumber's `gherkinDocument`, with the ids of its nodes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Ids;
use crate::campaign::outputs::features::step_type;
use crate::model::execution::CaseResult;
use crate::syntax::gherkin::tree::{Block, ExamplesNode, Heading, RowNode, StepNode, Tree};
use crate::text::source::Position;

/// The ids of the nodes of one document, by where they stand.
#[derive(Debug, Default)]
pub struct Nodes {
    /// Scenarios and rows, by line.
    pub lines: BTreeMap<usize, String>,
    /// Steps, by line.
    pub steps: BTreeMap<usize, String>,
    /// Tags, by line and column.
    pub tags: BTreeMap<(usize, usize), String>,
    /// What is told of results that are no scenario of the text: id of the scenario, of its steps.
    pub told: BTreeMap<(String, Option<String>), (String, Vec<String>)>,
}

/// The document of a file. Results that the text has no scenario for (a test case of a YAML file, a
/// scenario whose keyword is misspelt) are told as the scenarios that were meant, at their own lines.
pub fn document(
    path: &str,
    tree: Option<&Tree>,
    untold: &[&CaseResult],
    language: &str,
    ids: &mut Ids,
) -> (Value, Nodes) {
    let mut maker = Maker { ids, nodes: Nodes::default() };
    let mut feature = match tree {
        Some(tree) => maker.feature(tree),
        None => json!({
            "location": {"line": 1}, "tags": [], "language": language, "keyword": "", "name": path,
            "description": "", "children": [],
        }),
    };
    let told: Vec<Value> = untold.iter().map(|result| maker.told(result)).collect();
    if let Some(children) = feature["children"].as_array_mut() {
        children.extend(told);
    }
    let comments = tree.map(|tree| tree.comments.as_slice()).unwrap_or_default();
    let comments: Vec<Value> =
        comments.iter().map(|(at, text)| json!({"location": location(*at), "text": text})).collect();
    let mut value = json!({"uri": path, "comments": comments});
    value["feature"] = feature;
    (value, maker.nodes)
}

/// A place as Cucumber writes it.
pub fn location(at: Position) -> Value {
    json!({"line": at.line, "column": at.column})
}

/// `{"name": value}`: what is interpolated into `json!` is copied.
fn named(name: &str, value: Value) -> Value {
    Value::Object([(name.to_owned(), value)].into_iter().collect())
}

struct Maker<'i> {
    ids: &'i mut Ids,
    nodes: Nodes,
}

impl Maker<'_> {
    fn feature(&mut self, tree: &Tree) -> Value {
        let mut children: Vec<Value> = tree.blocks.iter().map(|block| self.block(block)).collect();
        for rule in &tree.rules {
            let id = self.ids.fresh();
            let tags = self.tags(&rule.heading);
            let blocks: Vec<Value> = rule.blocks.iter().map(|block| self.block(block)).collect();
            let mut value = head(&rule.heading);
            value["id"] = id.into();
            value["tags"] = tags;
            value["children"] = blocks.into();
            children.push(named("rule", value));
        }
        let mut value = head(&tree.heading);
        value["tags"] = self.tags(&tree.heading);
        value["language"] = tree.language.as_str().into();
        value["children"] = children.into();
        value
    }

    fn block(&mut self, block: &Block) -> Value {
        let id = self.ids.fresh();
        let mut value = head(&block.heading);
        value["id"] = id.as_str().into();
        value["steps"] = block.steps.iter().map(|step| self.step(step)).collect();
        if block.background {
            return named("background", value);
        }
        self.nodes.lines.insert(block.heading.at.line, id);
        value["tags"] = self.tags(&block.heading);
        value["examples"] = block.examples.iter().map(|examples| self.examples(examples)).collect();
        named("scenario", value)
    }

    fn step(&mut self, step: &StepNode) -> Value {
        let id = self.ids.fresh();
        self.nodes.steps.insert(step.at.line, id.clone());
        let kind = match step.own {
            Some(kind) => step_type(kind),
            None if step.keyword.trim() == "*" => "Unknown",
            None => "Conjunction",
        };
        let mut value = json!({
            "location": location(step.at), "keyword": step.keyword, "keywordType": kind, "text": step.text, "id": id,
        });
        if let Some(first) = step.table.first() {
            let rows: Vec<Value> = step.table.iter().map(|row| self.row(row)).collect();
            value["dataTable"] = json!({"location": location(first.at), "rows": rows});
        } else if let Some((at, quotes, doc)) = &step.doc_string {
            let mut text = json!({"location": location(*at), "content": doc.text, "delimiter": quotes});
            if let Some(media_type) = &doc.media_type {
                text["mediaType"] = media_type.as_str().into();
            }
            value["docString"] = text;
        }
        value
    }

    fn examples(&mut self, examples: &ExamplesNode) -> Value {
        let id = self.ids.fresh();
        let mut value = head(&examples.heading);
        value["id"] = id.into();
        value["tags"] = self.tags(&examples.heading);
        if let Some(header) = &examples.header {
            value["tableHeader"] = self.row(header);
        }
        let mut rows = Vec::new();
        for row in &examples.rows {
            let made = self.row(row);
            if let Some(id) = made["id"].as_str() {
                self.nodes.lines.insert(row.at.line, id.to_owned());
            }
            rows.push(made);
        }
        value["tableBody"] = rows.into();
        value
    }

    fn row(&mut self, row: &RowNode) -> Value {
        let cells = row.cells.iter().map(|(at, text)| json!({"location": location(*at), "value": text}));
        json!({"location": location(row.at), "cells": cells.collect::<Vec<_>>(), "id": self.ids.fresh()})
    }

    fn tags(&mut self, heading: &Heading) -> Value {
        let tags = heading.tags.iter().map(|(at, name)| {
            let id = self.ids.fresh();
            self.nodes.tags.insert((at.line, at.column), id.clone());
            json!({"location": location(*at), "name": name, "id": id})
        });
        tags.collect::<Vec<_>>().into()
    }

    fn told(&mut self, result: &CaseResult) -> Value {
        let scenario = self.ids.fresh();
        let mut ids = Vec::new();
        let mut steps = Vec::new();
        for step in &result.steps {
            let id = self.ids.fresh();
            let keyword = if step.keyword.is_empty() { "* ".to_owned() } else { format!("{} ", step.keyword) };
            steps.push(json!({
                "location": {"line": step.line}, "keyword": keyword, "keywordType": "Unknown", "text": step.text,
                "id": id,
            }));
            ids.push(id);
        }
        let value = json!({
            "location": {"line": result.line}, "tags": [], "keyword": "", "name": result.title, "description": "",
            "steps": steps, "examples": [], "id": scenario,
        });
        self.nodes.told.insert((result.case.to_string(), result.row.clone()), (scenario, ids));
        json!({"scenario": value})
    }
}

/// What all headings have.
fn head(heading: &Heading) -> Value {
    json!({
        "location": location(heading.at), "keyword": heading.keyword, "name": heading.name,
        "description": heading.description,
    })
}
