//! Through which stages does a customer, or an opportunity, go? In a row, front stage and back stage.

use super::{Reader, Told, Value};
use crate::model::fields;
use crate::model::schema::{self, FieldType};
use crate::model::{Artifact, Kind};
use crate::text::node::Node;

/// A stage of a journey or a pipeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// What is told beside its name: the probability.
    pub mark: String,
    /// Its fields.
    pub told: Vec<Told>,
}

/// The stages of a journey or a pipeline, the steps of a process.
pub fn stages(reader: &Reader<'_>, artifact: &Artifact) -> Vec<Stage> {
    let (list, name, mark_of) = match artifact.kind {
        Kind::Journey => ("stages", "name", ""),
        Kind::Pipeline => ("stages", "name", "probability"),
        Kind::Process => ("steps", "action", "actor"),
        _ => return Vec::new(),
    };
    let Some(field) = schema::of_kind(artifact.kind).and_then(|collection| collection.field(list)) else {
        return Vec::new();
    };
    let FieldType::Records(inner) = field.field_type else { return Vec::new() };
    let stage = |item: &Node| {
        let mut told = reader.fields_of(artifact.kind, inner, item);
        let mark = told.iter().find(|one| one.key == mark_of).map(|one| match &one.value {
            Value::Word(word) | Value::Text(word) => word.clone(),
            _ => String::new(),
        });
        told.retain(|one| one.key != name && (mark.is_none() || one.key != mark_of));
        Stage { name: fields::text_or_empty(item, name), mark: mark.unwrap_or_default(), told }
    };
    artifact.items(list).iter().map(stage).collect()
}
