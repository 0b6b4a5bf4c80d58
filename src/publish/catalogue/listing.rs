//! Which columns does the list of a collection have? Those by which people compare its items.

use super::reading::room;
use super::{Column, Name, Reader, Room, Row, Table, Told, Value};
use crate::model::schema;
use crate::model::{Artifact, Kind};
use crate::text::format::{self, capital};

/// The fields that the list of a kind shows beside the name, the most telling first; those from `|` on
/// are left out on a narrow screen.
const fn columns(kind: Kind) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        Kind::Journey => (&["customer_type"], &[]),
        Kind::Process => (&["state", "use_cases"], &[]),
        Kind::Pipeline => (&["customer_type", "offer", "shared_trunk"], &[]),
        Kind::Application => (&["role", "state", "vendor", "owner", "yearly_cost"], &["hosting"]),
        Kind::ArchitectureOption => (&["solution_family", "customer_master", "cost"], &["flows"]),
        Kind::Flow => (&["from", "to", "frequency", "lot", "status"], &["mode", "entities"]),
        Kind::DataEntity => (&["master", "fields"], &["statement"]),
        Kind::Source => {
            (&["type", "fill_rate", "decision", "target_entity", "target_field"], &["quality", "sensitivity"])
        }
        Kind::Migration => (&["rule", "target_entity", "expected_volume", "lot", "status"], &["business_validator"]),
        Kind::Kpi => (&["baseline", "target", "frequency", "owner"], &["lot", "status"]),
        Kind::Dashboard => (&["user_family", "kpis", "refresh"], &["lot"]),
        Kind::ChangeRequest => (&["status", "cost", "delay", "lot"], &["requirements"]),
        Kind::Campaign => (&["book", "kind", "planned", "lead"], &["target"]),
        Kind::ChangeAction => (&["type", "population", "dates", "status"], &["facilitator", "lot"]),
        Kind::Adoption => (&["profile", "expected_range", "alert_threshold"], &["measure", "window"]),
        Kind::Question => (&["answer", "status"], &["amendment"]),
        Kind::Response => (
            &["bidder", "requirement", "code", "comment", "module", "effort_days", "cost", "recurring_cost"],
            &["available_on", "demo", "evidence"],
        ),
        Kind::Score => (&["criterion", "bidder", "evaluator", "score", "justification"], &[]),
        Kind::Review => (&["requirement", "cases", "by", "on", "reason"], &[]),
        Kind::StepPhrase => (&["description"], &[]),
        Kind::AccessRight => (&["role", "entity", "scope"], &[]),
        _ => (&[], &[]),
    }
}

impl Reader<'_> {
    /// The list of some artifacts of a kind.
    pub fn list(&self, kind: Kind, artifacts: &[(usize, &Artifact)]) -> Table {
        let Some(collection) = schema::of_kind(kind) else { return Table::default() };
        let (first, more) = columns(kind);
        let shown: Vec<(&str, bool)> = first
            .iter()
            .map(|name| (*name, false))
            .chain(more.iter().map(|name| (*name, true)))
            .filter(|(name, _)| self.shows_field(kind, name))
            .collect();
        // The columns stand in the order of the schema, whatever may be left out.
        let mut ordered = shown;
        ordered.sort_by_key(|(name, _)| match *name {
            "statement" => 0,
            "status" => usize::MAX,
            name => collection.fields.iter().position(|field| field.name == name).map_or(1, |at| at + 1),
        });
        let mut columns = vec![Column { title: capital(&kind.label(self.lang)), room: Room::Wide, more: false }];
        columns.extend(ordered.iter().map(|(name, more)| {
            let room = match (kind, *name) {
                (Kind::DataEntity, "fields") => Room::Number,
                (_, "status" | "lot") => Room::Tight,
                (_, "statement") => Room::Wide,
                _ => collection.field(name).map(room).unwrap_or_default(),
            };
            Column { title: self.label(kind, name), room, more: *more }
        }));
        let row = |(_, artifact): &(usize, &Artifact)| {
            let name = match &artifact.head.id {
                Some(id) => Name::Link(id.clone()),
                None => Name::Text(artifact.head.title.clone()),
            };
            let cells = ordered.iter().map(|(field, _)| self.listed(artifact, field));
            Row { anchor: None, cells: std::iter::once(Value::Names(vec![name])).chain(cells).collect(), total: false }
        };
        Table { columns, rows: artifacts.iter().map(row).collect() }.without_empty_columns()
    }

    /// What a list shows of a field: a line of it.
    fn listed(&self, artifact: &Artifact, field: &str) -> Value {
        match (artifact.kind, field) {
            (kind, "status") if !artifact.status.is_empty() => Value::Word(self.word(kind, "status", &artifact.status)),
            (_, "lot") => match artifact.links("lot").first() {
                Some(lot) => Value::Word(lot.to.to_string()),
                None => Value::Nothing,
            },
            (_, "statement") => {
                let said = artifact.head.statement.trim();
                if said == artifact.head.title.trim() { Value::Nothing } else { Value::Text(said.to_owned()) }
            }
            (Kind::Kpi, "baseline" | "target") => artifact.text(field).map_or(Value::Nothing, |value| {
                Value::Word(format::measure(self.lang, &value, artifact.text("unit").as_deref()))
            }),
            (Kind::DataEntity, "fields") => Value::Word(artifact.items(field).len().to_string()),
            _ => match self.by_name(artifact, field) {
                Value::Facts(facts) => Value::Text(in_line(&facts)),
                other => other,
            },
        }
    }
}

/// The fields of a record on one line.
pub fn in_line(facts: &[Told]) -> String {
    let said = facts.iter().filter_map(|one| match &one.value {
        Value::Text(text) | Value::Prose(text) | Value::Word(text) => Some(text.clone()),
        Value::Lines(lines) => Some(lines.join(", ")),
        _ => None,
    });
    if let [Told { value: Value::Text(what), .. }, Told { value: Value::Word(count), .. }] = facts {
        return format!("{what} ({count})");
    }
    let days = facts.len() == 2 && facts.iter().all(|one| matches!(one.key.as_str(), "start" | "end"));
    said.collect::<Vec<_>>().join(if days { " – " } else { " · " })
}
