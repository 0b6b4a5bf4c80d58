//! Does an artifact hold what a term asks for?

use rust_decimal::Decimal;

use super::operand::{DayTest, NumberTest, whole_number};
use crate::explore::{Entry, View, links};
use crate::model::schema::FieldType;
use crate::model::{Id, Kind};
use crate::text::amount;
use crate::text::node::{Data, Node};
use crate::text::similar::fold;

/// A question that is put to the artifacts of one kind, or of all.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    /// The kind; none: any.
    pub kind: Option<Kind>,
    /// What is looked at.
    pub place: Where,
    /// One of these must hold.
    pub tests: Vec<Test>,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub(super) enum Where {
    Kind,
    Id,
    Title,
    Statement,
    Text,
    Status,
    Verdict,
    Tags,
    Lot,
    Link,
    File,
    /// A field at the top.
    Field(&'static str, FieldType),
    /// A field of the mappings that a field holds.
    Inner(&'static str, &'static str),
    /// A field that the project added.
    Custom(String),
}

impl PartialEq for Where {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Field(a, _), Self::Field(b, _)) => a == b,
            (Self::Inner(a, b), Self::Inner(c, d)) => (a, b) == (c, d),
            (Self::Custom(a), Self::Custom(b)) => a == b,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// What must hold of it.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// Nothing is there.
    Absent,
    /// One of these kinds.
    Kinds(Vec<Kind>),
    /// One of these words.
    Words(Vec<String>),
    /// One of these ranks.
    Ranks(Vec<u8>),
    /// A day.
    Day(DayTest),
    /// A number.
    Number(NumberTest),
    /// This number where a number stands; else this text, folded, is in it.
    Figure(Decimal, String),
    /// A truth value; nothing is false.
    Truth(bool),
    /// One of these artifacts is named.
    Ids(Vec<Id>),
    /// This text, folded, is in it.
    Contains(String),
}

impl Matcher {
    /// Does the entry hold what is asked?
    pub fn matches(&self, view: &View<'_>, entry: &Entry<'_>) -> bool {
        self.kind.is_none_or(|kind| kind == entry.kind)
            && self.tests.iter().any(|test| holds(test, &self.place, view, entry))
    }
}

fn holds(test: &Test, place: &Where, view: &View<'_>, entry: &Entry<'_>) -> bool {
    let text = |text: &str| matches!(test, Test::Contains(wanted) if fold(text).contains(wanted));
    match place {
        Where::Kind => matches!(test, Test::Kinds(kinds) if kinds.contains(&entry.kind)),
        Where::Id => text(entry.id.as_str()),
        Where::Title => text(entry.title),
        Where::Statement => text(entry.statement()),
        Where::File => view.sources.locate(entry.place()).is_some_and(|(path, _)| text(path)),
        Where::Text => {
            let mut found = text(entry.title) || text(entry.id.as_str());
            if !found {
                entry.texts(view.project, &mut |_, one| found = found || text(one));
            }
            found
        }
        Where::Status => word(test, entry.status().as_deref()),
        Where::Verdict => word(test, view.outcome(entry)),
        Where::Tags => match test {
            Test::Absent => entry.tags().is_empty(),
            _ => entry.tags().iter().any(|tag| text(tag)),
        },
        Where::Lot => named(test, &links::lot(view.project, &entry.id).into_iter().collect::<Vec<_>>()),
        Where::Link => {
            let graph = &view.project.graph;
            let ends = graph.from(&entry.id).map(|edge| &edge.to).chain(graph.to(&entry.id).map(|edge| &edge.from));
            matches!(test, Test::Ids(ids) if ends.into_iter().any(|end| ids.contains(end)))
        }
        Where::Field(name, field_type) => field(test, name, *field_type, view, entry),
        Where::Inner(outer, inner) => {
            let items = entry.node().and_then(|node| node.get(outer)).map(Node::items).unwrap_or_default();
            match test {
                Test::Absent => items.iter().all(|item| is_empty(item.get(inner))),
                _ => items.iter().filter_map(|item| item.get(inner)).any(|value| value_holds(test, value, view)),
            }
        }
        Where::Custom(name) => {
            let value = entry.node().and_then(|node| node.get(name));
            if matches!(test, Test::Absent) {
                is_empty(value)
            } else {
                value.is_some_and(|value| value_holds(test, value, view))
            }
        }
    }
}

fn word(test: &Test, word: Option<&str>) -> bool {
    match test {
        Test::Absent => word.is_none(),
        Test::Words(words) => word.is_some_and(|word| words.iter().any(|one| one == word)),
        _ => false,
    }
}

fn named(test: &Test, ids: &[Id]) -> bool {
    match test {
        Test::Absent => ids.is_empty(),
        Test::Ids(wanted) => ids.iter().any(|id| wanted.contains(id)),
        _ => false,
    }
}

fn field(test: &Test, name: &str, field_type: FieldType, view: &View<'_>, entry: &Entry<'_>) -> bool {
    if matches!(
        field_type,
        FieldType::Link(_) | FieldType::Links(_) | FieldType::LinksOrTexts(_) | FieldType::Inverse(_)
    ) {
        let ids = links::of_field(view.project, entry, name, field_type);
        if named(test, &ids) {
            // « None » is said of words too, where the field may hold them.
            return !matches!(test, Test::Absent) || is_empty(entry.node().and_then(|node| node.get(name)));
        }
        if !matches!(test, Test::Contains(_)) {
            return false;
        }
    }
    if let Some(case) = entry.case() {
        return match name {
            "critical_path" => matches!(test, Test::Truth(wanted) if *wanted == case.critical),
            "mode" => word(test, Some(if case.manual { "manual" } else { "automated" })),
            _ => matches!(test, Test::Absent),
        };
    }
    let value = entry.node().and_then(|node| node.get(name));
    match test {
        Test::Absent => is_empty(value),
        Test::Truth(wanted) => matches!(value.map(|value| &value.data), Some(Data::Bool(true))) == *wanted,
        Test::Ranks(ranks) => {
            let written = value.and_then(Node::text).unwrap_or_default();
            view.priority(written).is_some_and(|priority| ranks.contains(&priority.rank))
        }
        _ => value.is_some_and(|value| value_holds(test, value, view)),
    }
}

fn is_empty(value: Option<&Node>) -> bool {
    value.is_none_or(|value| match &value.data {
        Data::Null => true,
        Data::Text(text) => text.trim().is_empty(),
        Data::List(items) => items.is_empty(),
        Data::Map(entries) => entries.is_empty(),
        Data::Number(_) | Data::Bool(_) => false,
    })
}

/// One of the values of a list, however deep, is enough.
fn value_holds(test: &Test, value: &Node, view: &View<'_>) -> bool {
    match &value.data {
        Data::List(items) => items.iter().any(|item| value_holds(test, item, view)),
        Data::Map(entries) => entries.iter().any(|(key, value)| {
            // The words of a mapping are keys of the author's: the letters of a RACI by person.
            matches!(test, Test::Contains(wanted) if fold(&key.text).contains(wanted)) || value_holds(test, value, view)
        }),
        Data::Bool(flag) => matches!(test, Test::Truth(wanted) if wanted == flag),
        Data::Text(text) | Data::Number(text) => text_holds(test, text, view),
        Data::Null => false,
    }
}

fn text_holds(test: &Test, text: &str, view: &View<'_>) -> bool {
    match test {
        Test::Words(words) => words.iter().any(|word| word == text.trim()),
        Test::Day(day) => text.trim().parse().is_ok_and(|date| day.holds(date)),
        Test::Number(wanted) => {
            amount::figure(text, view.project.manifest.lang).is_some_and(|value| wanted.holds(value))
        }
        Test::Figure(wanted, words) => whole_number(text, view.project.manifest.lang)
            .map_or_else(|| fold(text).contains(words), |value| value == *wanted),
        Test::Ids(ids) => ids.iter().any(|id| id.as_str() == text.trim()),
        Test::Contains(wanted) => {
            // Somebody written by id is found by name, and the other way round.
            let person = view.project.manifest.person(text).map(|person| fold(&person.name));
            fold(text).contains(wanted) || person.is_some_and(|name| name.contains(wanted))
        }
        Test::Truth(_) | Test::Absent | Test::Kinds(_) | Test::Ranks(_) => false,
    }
}
