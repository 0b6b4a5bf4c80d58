//! Under which rules does the project stand: how it is led, who takes part, what the contract says, how soon anomalies
//! are mended? What the manifest says of that, for pages and documents.

use super::{Column, Reader, Room, Row, Table, Told, Value};
use crate::model::calendar::Country;
use crate::model::delay::Delay;
use crate::model::fields;
use crate::model::schema::labels;
use crate::text::format;
use crate::text::message::{self, label};
use crate::text::node::Node;

/// The owner of the manifest's fields among labels.
const MANIFEST: &str = "manifest";

impl Reader<'_> {
    /// How the project is led and who takes part in it; people are for the team.
    pub fn leading(&self) -> Vec<Told> {
        let root = &self.project.manifest.written;
        let way = self.told_as("project", Value::Facts(self.way(root)));
        let parties = self.manifest_table(root.get("parties"), &["name", "role"]);
        let people = self.internal.then(|| {
            let fields = ["name", "function", "entity", "party", "profile", "roles"];
            Told { internal: true, ..self.told_as("people", self.manifest_table(root.get("people"), &fields)) }
        });
        let act = root.get("privacy").and_then(|privacy| privacy.get("works_council_act"));
        let privacy = root.get("privacy").map(|privacy| {
            let roles = fields::texts(privacy, "named_roles").join(", ");
            let act = act.map(|act| [self.text_of(act, "reference"), self.day_of(act, "date")].into_iter().flatten());
            [
                ("employee_notice", self.text_of(privacy, "employee_notice")),
                ("works_council_act", act.map(|parts| parts.collect::<Vec<_>>().join(" · "))),
                ("named_roles", Some(roles)),
            ]
        });
        let privacy = self.told_as("privacy", Value::Facts(self.facts(privacy.into_iter().flatten())));
        let all = [Some(way), Some(self.told_as("parties", parties)), people, Some(privacy)];
        all.into_iter().flatten().filter(|told| !told.value.is_nothing()).collect()
    }

    /// What the contract says, and how soon the vendor answers anomalies.
    pub fn contract(&self) -> Vec<Told> {
        let root = &self.project.manifest.written;
        let mut told = vec![self.told_as("severities", self.severities(root))];
        if let Some(contract) = root.get("contract") {
            let phases = fields::texts(contract, "phases");
            let phases = phases.iter().map(|phase| label(self.lang, "book-phase", phase)).collect::<Vec<_>>();
            let facts = [
                ("reference", self.text_of(contract, "reference")),
                ("profile", self.word_of(contract, "profile")),
                ("phases", Some(phases.join(", "))),
            ];
            told.push(self.told_as("contract", Value::Facts(self.facts(facts))));
            for (list, columns) in [
                ("payments", &["percent", "released_by"]),
                ("penalties", &["formula", "cap"]),
                ("derogations", &["article", "clause"]),
            ] {
                told.push(self.told_as(list, self.manifest_table(contract.get(list), columns)));
            }
            told.push(self.told_as("clocks", contract.get("clocks").map(|node| self.free(node)).unwrap_or_default()));
        }
        told.retain(|one| !one.value.is_nothing());
        told
    }

    fn way(&self, root: &Node) -> Vec<Told> {
        let nothing = Node { place: root.place, data: crate::text::node::Data::Null };
        let project = root.get("project").unwrap_or(&nothing);
        let calendar = root.get("calendar").unwrap_or(&nothing);
        let days = fields::integer(project, "sprint_days").and_then(|days| usize::try_from(days).ok());
        let off: Vec<String> = fields::texts(calendar, "extra_days_off")
            .iter()
            .map(|day| day.parse().map_or_else(|_| day.clone(), |day| format::date(self.lang, day)))
            .collect();
        let said = [
            ("method", self.word_of(project, "method")),
            ("sprint_days", days.and_then(|n| message::lookup(self.lang, "site-days", &[("n", n.into())]))),
            ("phase", self.word_of(project, "phase")),
            ("start", self.day_of(project, "start")),
            ("go_live", self.day_of(project, "go_live")),
            ("priority_scale", self.word_of(root, "priority_scale")),
            ("raci_convention", self.word_of(root, "raci_convention")),
            (
                "country",
                self.text_of(calendar, "country").map(|key| message::label(self.lang, Country::GROUP, key.trim())),
            ),
            ("extra_days_off", Some(off.join(" · "))),
        ];
        let mut told = self.facts(said);
        for name in self.project.manifest.custom_fields.get(MANIFEST).into_iter().flatten() {
            let internal = super::audience::is_internal_custom(&self.project.manifest, MANIFEST, name);
            if let Some(value) = root.get(name).filter(|_| self.internal || !internal) {
                let label = self.project.manifest.custom_label(MANIFEST, name);
                told.push(Told { key: name.clone(), label, value: self.free(value), internal });
            }
        }
        told.retain(|one| !one.value.is_nothing());
        told
    }

    /// A row a severity: what it means, and the delays.
    fn severities(&self, root: &Node) -> Value {
        let columns = ["definition", "take_up", "workaround", "fix"];
        let cell = |severity: &Node, field: &str| {
            let said = self.text_of(severity, field).unwrap_or_default();
            match Delay::read(&said).filter(|_| field != "definition") {
                Some(delay) => Value::Word(delay.text(self.lang)),
                None => Value::Text(said),
            }
        };
        let row = |(key, severity): &(crate::text::node::Key, Node)| {
            let name = Value::Word(labels::field(self.lang, MANIFEST, &key.text));
            let cells = columns.iter().map(|field| cell(severity, field));
            Row { cells: std::iter::once(name).chain(cells).collect(), ..Row::default() }
        };
        let rows = root.get("severities").map(|all| all.entries().map(row).collect()).unwrap_or_default();
        let titled = |name: &str| labels::field(self.lang, MANIFEST, name);
        let mut heads = vec![Column { title: self.say("site-severity"), ..Column::default() }];
        heads.extend(columns.iter().map(|name| Column {
            title: titled(name),
            room: if *name == "definition" { Room::Wide } else { Room::Usual },
            more: false,
        }));
        Value::Table(Table { columns: heads, rows }.without_empty_columns())
    }

    /// A list of records of the manifest; one that is a bare text stands for the first field.
    fn manifest_table(&self, list: Option<&Node>, fields: &[&str]) -> Value {
        let cell = |item: &Node, at: usize, field: &str| {
            let said = match item.text() {
                Some(text) if at == 0 => Some(text.trim().to_owned()),
                Some(_) => None,
                None if field == "percent" => {
                    self.text_of(item, field).map(|part| format::measure(self.lang, &part, Some("%")))
                }
                None if field == "roles" => Some(fields::texts(item, field).join(", ")),
                None if matches!(field, "role" | "profile") => self.word_of(item, field),
                None if field == "party" => self.text_of(item, field).map(|party| self.party(&party)),
                None => self.text_of(item, field),
            };
            said.map_or(Value::Nothing, Value::Text)
        };
        let row = |item: &Node| {
            let cells = fields.iter().enumerate().map(|(at, field)| cell(item, at, field));
            Row { cells: cells.collect(), ..Row::default() }
        };
        let wide = |name: &str| matches!(name, "formula" | "released_by" | "clause" | "function");
        let columns = fields.iter().map(|name| Column {
            title: labels::field(self.lang, MANIFEST, name),
            room: if wide(name) { Room::Wide } else { Room::Usual },
            more: false,
        });
        let rows = list.map(Node::items).unwrap_or_default().iter().map(row).collect();
        Value::Table(Table { columns: columns.collect(), rows }.without_empty_columns())
    }

    fn party(&self, id: &str) -> String {
        let known = self.project.manifest.parties.iter().find(|party| party.id == id);
        known.map(|party| party.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned())
    }

    fn told_as(&self, name: &str, value: Value) -> Told {
        Told { key: name.to_owned(), label: labels::field(self.lang, MANIFEST, name), value, internal: false }
    }

    fn facts<'f>(&self, facts: impl IntoIterator<Item = (&'f str, Option<String>)>) -> Vec<Told> {
        let said = facts.into_iter().filter_map(|(name, value)| Some((name, value.filter(|text| !text.is_empty())?)));
        said.map(|(name, value)| self.told_as(name, Value::Text(value))).collect()
    }

    fn text_of(&self, node: &Node, field: &str) -> Option<String> {
        fields::text(node, field).map(|text| text.trim().to_owned())
    }

    fn day_of(&self, node: &Node, field: &str) -> Option<String> {
        fields::date(node, field).map(|day| format::date(self.lang, day)).or_else(|| self.text_of(node, field))
    }

    /// The label of a word of the manifest.
    fn word_of(&self, node: &Node, field: &str) -> Option<String> {
        let key = self.text_of(node, field)?;
        Some(labels::word(self.lang, None, field, &key).unwrap_or(key))
    }
}
