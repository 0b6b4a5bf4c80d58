//! What stands in the fields of an artifact, read by the table of the schema?

use super::{Column, Name, Reader, Room, Row, Table, Told, Value, audience, colon};
use crate::model::schema::{self, Field, FieldType};
use crate::model::{Artifact, Id, Kind, Link, fields};
use crate::text::format;
use crate::text::message;
use crate::text::node::{Data, Node};

/// The field that stands in the place of a statement, or beside it.
const DESCRIPTION: &str = "description";

impl Reader<'_> {
    /// All fields in which something stands, in the order of the schema, then those that the project added.
    pub fn told(&self, artifact: &Artifact) -> Vec<Told> {
        let Some(collection) = schema::of_kind(artifact.kind) else { return Vec::new() };
        let node = &artifact.head.node;
        let own = collection.fields.iter().filter(|field| self.shows_field(artifact.kind, field.name));
        let mut told: Vec<Told> = own.map(|field| self.one(artifact.kind, field, node.get(field.name))).collect();
        told.retain(|one| !one.value.is_nothing());
        told.extend(self.customs(artifact.kind, node));
        told.splice(0..0, self.described(artifact.kind, node));
        told
    }

    /// What an artifact says of itself beside its statement; where it has none, the description stands in its place.
    pub fn described(&self, kind: Kind, node: &Node) -> Option<Told> {
        let is_said = |name: &str| fields::text(node, name).is_some_and(|text| !text.trim().is_empty());
        let field = schema::COMMON.iter().find(|field| field.name == DESCRIPTION)?;
        let own = schema::of_kind(kind)?.fields.iter().any(|own| own.name == DESCRIPTION);
        let beside = !own && is_said("statement") && is_said(DESCRIPTION) && self.shows_field(kind, DESCRIPTION);
        beside.then(|| self.one(kind, field, node.get(DESCRIPTION)))
    }

    /// The fields that the project added in which something stands, those that these readers may see.
    pub fn customs(&self, kind: Kind, node: &Node) -> Vec<Told> {
        let manifest = &self.project.manifest;
        let collection = kind.collection();
        let names = manifest.custom_fields.get(collection).into_iter().flatten();
        let told = names.filter_map(|name| {
            let internal = audience::is_internal_custom(manifest, collection, name);
            let value = node.get(name).filter(|_| self.internal || !internal)?;
            let label = manifest.custom_label(collection, name);
            Some(Told { key: name.clone(), label, value: self.lines(value), internal })
        });
        told.filter(|one| !one.value.is_nothing()).collect()
    }

    /// The same, a line each: « Synonymes : client, société ».
    pub fn customs_in_lines(&self, kind: Kind, node: &Node) -> Vec<String> {
        let line = |told: Told| {
            let label = format!("{}{}", told.label, colon(self.lang));
            format!("{label} {}", super::in_line(std::slice::from_ref(&told)))
        };
        self.customs(kind, node).into_iter().map(line).collect()
    }

    /// A field of an artifact by its name.
    pub fn by_name(&self, artifact: &Artifact, name: &str) -> Value {
        let field = schema::of_kind(artifact.kind).and_then(|collection| collection.field(name));
        match field.filter(|_| self.shows_field(artifact.kind, name)) {
            Some(field) => self.one(artifact.kind, field, artifact.head.node.get(name)).value,
            None => Value::Nothing,
        }
    }

    /// A field of an artifact with its name for the reader.
    pub fn titled(&self, artifact: &Artifact, name: &str) -> Option<Told> {
        let value = self.by_name(artifact, name);
        let internal = audience::is_internal_field(&self.project.manifest, artifact.kind, name);
        let label = self.label(artifact.kind, name);
        (!value.is_nothing()).then(|| Told { key: name.to_owned(), label, value, internal })
    }

    pub(super) fn one(&self, kind: Kind, field: &Field, node: Option<&Node>) -> Told {
        Told {
            key: field.name.to_owned(),
            label: self.label(kind, field.name),
            value: node.map(|node| self.value(kind, field, node)).unwrap_or_default(),
            internal: audience::is_internal_field(&self.project.manifest, kind, field.name),
        }
    }

    fn value(&self, kind: Kind, field: &Field, node: &Node) -> Value {
        match field.field_type {
            FieldType::Text | FieldType::Integer | FieldType::Figure => {
                node.text().map_or(Value::Nothing, |text| self.figure(kind, field.name, text.trim()))
            }
            // Steps are read line by line, with their tables.
            FieldType::Steps => {
                let fenced = |text: &str| Value::Prose(format!("~~~~~~\n{}\n~~~~~~", text.trim_end()));
                node.text().map_or(Value::Nothing, fenced)
            }
            FieldType::Prose => node.text().map_or(Value::Nothing, |text| Value::Prose(text.trim().to_owned())),
            FieldType::Texts => self.lines(node),
            FieldType::Bool => match node.data {
                Data::Bool(true) => Value::Word(self.say("site-yes")),
                Data::Bool(false) => Value::Word(self.say("site-no")),
                _ => Value::Nothing,
            },
            FieldType::Date => self.day(node),
            FieldType::Choice(_) | FieldType::Open(..) => {
                node.text().map_or(Value::Nothing, |key| Value::Word(self.word(kind, field.name, key.trim())))
            }
            FieldType::Priority => {
                node.text().map_or(Value::Nothing, |key| Value::Word(message::label(self.lang, "priority", key)))
            }
            FieldType::Link(_) | FieldType::Links(_) | FieldType::LinksOrTexts(_) => self.names(node),
            FieldType::Words(_) => {
                let said = |(key, value): &(crate::text::node::Key, Node)| {
                    let who = self.project.manifest.name_of(&key.text);
                    value.text().map(|word| format!("{who}{} {word}", colon(self.lang)))
                };
                Value::Lines(node.entries().filter_map(said).collect())
            }
            FieldType::Record(inner) => Value::Facts(self.fields_of(kind, inner, node)),
            FieldType::Records(inner) | FieldType::Parts(_, inner) => self.records(kind, inner, node),
            FieldType::Inverse(_) => Value::Nothing,
            FieldType::Free => self.free(node),
        }
    }

    /// A short text: somebody by name, an amount, a share, a number as people write it.
    fn figure(&self, kind: Kind, field: &str, text: &str) -> Value {
        let bare = text.parse::<f64>().is_ok();
        if matches!(field, "cost" | "yearly_cost" | "unit_price" | "recurring_cost" | "estimated_cost") {
            return Value::Word(format::money(self.lang, text));
        }
        let share = matches!((kind, field), (Kind::Pipeline, "probability") | (Kind::Consultation, "weight"));
        if share && bare {
            return Value::Word(format::measure(self.lang, text, Some("%")));
        }
        if bare {
            return Value::Word(format::figure(self.lang, text));
        }
        Value::Text(self.project.manifest.name_of(&format::figure(self.lang, text)))
    }

    fn lines(&self, node: &Node) -> Value {
        let text = |item: &Node| item.text().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let lines: Vec<String> =
            node.items().iter().filter_map(text).map(|text| self.project.manifest.name_of(&text)).collect();
        Value::Lines(lines)
    }

    fn day(&self, node: &Node) -> Value {
        match node.text().map(|text| (text, text.trim().parse())) {
            Some((_, Ok(day))) => Value::Word(format::date(self.lang, day)),
            Some((text, Err(_))) => Value::Text(text.to_owned()),
            None => Value::Nothing,
        }
    }

    fn names(&self, node: &Node) -> Value {
        let name = |Link { to, .. }: Link| {
            if self.project.index.contains_key(&to) || self.project.case(&to).is_some() {
                Name::Link(to)
            } else {
                Name::Text(to.to_string())
            }
        };
        Value::Names(fields::items_as_links(node).into_iter().map(name).collect())
    }

    /// The fields of a mapping, those in which something stands.
    pub(super) fn fields_of(&self, kind: Kind, inner: &[Field], node: &Node) -> Vec<Told> {
        let shown = inner.iter().filter(|field| self.shows_field(kind, field.name));
        let mut told: Vec<Told> = shown.map(|field| self.one(kind, field, node.get(field.name))).collect();
        told.retain(|one| !one.value.is_nothing());
        told
    }

    /// Rows; an item that is a bare text stands for its first field.
    fn records(&self, kind: Kind, inner: &[Field], node: &Node) -> Value {
        let shown: Vec<&Field> =
            inner.iter().filter(|field| field.name != "id" && self.shows_field(kind, field.name)).collect();
        let columns =
            shown.iter().map(|field| Column { title: self.label(kind, field.name), room: room(field), more: false });
        let columns: Vec<Column> = columns.collect();
        let row = |item: &Node| {
            let anchor = fields::text(item, "id").filter(|id| Id::is_valid(id)).map(Id::new);
            let cell = |(at, field): (usize, &&Field)| match &item.data {
                Data::Map(_) => item.get(field.name).map(|value| self.value(kind, field, value)).unwrap_or_default(),
                _ if at == 0 => self.value(kind, field, item),
                _ => Value::Nothing,
            };
            Row { anchor, cells: shown.iter().enumerate().map(cell).collect(), total: false }
        };
        let rows = node.items().iter().map(row).collect();
        Value::Table(Table { columns, rows }.without_empty_columns())
    }

    /// What no table of fields describes: words with their words, or lines of them.
    pub fn free(&self, node: &Node) -> Value {
        let told = |(key, value): &(crate::text::node::Key, Node)| Told {
            key: key.text.to_string(),
            label: key.text.to_string(),
            value: self.lines(value),
            internal: false,
        };
        match &node.data {
            Data::Map(_) => Value::Facts(node.entries().map(told).filter(|one| !one.value.is_nothing()).collect()),
            _ => {
                Value::Lines(node.items().iter().map(|item| self.free_line(item)).filter(|it| !it.is_empty()).collect())
            }
        }
    }

    /// A text, or the words of a mapping on one line.
    fn free_line(&self, node: &Node) -> String {
        if let Some(text) = node.text() {
            return text.trim().to_owned();
        }
        let said = node.entries().filter_map(|(key, value)| {
            let text = value.text().map(str::trim).filter(|text| !text.is_empty())?;
            Some(format!("{}{} {text}", key.text, colon(self.lang)))
        });
        said.collect::<Vec<_>>().join(" · ")
    }
}

/// The room that a field's values want.
pub(super) fn room(field: &Field) -> Room {
    match field.field_type {
        FieldType::Integer | FieldType::Figure => Room::Number,
        FieldType::Date | FieldType::Bool | FieldType::Choice(_) => Room::Tight,
        FieldType::Prose | FieldType::Steps => Room::Wide,
        FieldType::Texts if matches!(field.name, "participants" | "steps") => Room::Wide,
        FieldType::Text if matches!(field.name, "title" | "action" | "activity" | "line") => Room::Wide,
        _ => Room::Usual,
    }
}
