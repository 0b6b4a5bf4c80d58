//! Which columns does a list have, what stands in them, and what does it sort by?

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::filter::{Fault, whole_number};
use super::kinds::{nearest_of, normal};
use super::{Entry, View, links, value};
use crate::model::graph::EdgeKind;
use crate::model::schema::{self, COLLECTIONS, Field, FieldType, labels};
use crate::model::verdict::Verdict;
use crate::model::{Id, Kind, Project};
use crate::text::similar::fold;
use crate::text::table::Tone;
use crate::text::{Arg, Lang, Message, Span, amount, message};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Its id.
    Id,
    /// What it is.
    Kind,
    /// Its title.
    Title,
    /// What it says.
    Statement,
    /// Its state.
    Status,
    /// Its lot.
    Lot,
    /// What the results prove.
    Verdict,
    /// How many approved cases verify it.
    Cases,
    /// Words on it.
    Tags,
    /// The file and line that hold it.
    File,
    /// Any other field, by its key.
    Field(String),
}

impl Column {
    /// The key, as `--columns` takes it and machines are given it.
    pub fn key(&self) -> &str {
        match self {
            Self::Id => "id",
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Statement => "statement",
            Self::Status => "status",
            Self::Lot => "lot",
            Self::Verdict => "verdict",
            Self::Cases => "cases",
            Self::Tags => "tags",
            Self::File => "file",
            Self::Field(name) => name,
        }
    }

    /// The head of the column.
    pub fn title(&self, lang: Lang, collection: &str) -> String {
        match self {
            Self::Kind | Self::Verdict | Self::Cases | Self::File => message::label(lang, "explore-column", self.key()),
            _ => labels::field(lang, collection, self.key()),
        }
    }

    /// The same in a project, which may call a field that it adds otherwise.
    pub fn title_in(&self, project: &Project, lang: Lang, collection: &str) -> String {
        let own = match self {
            Self::Field(name) => project.manifest.custom_title(collection, name),
            _ => None,
        };
        own.map_or_else(|| self.title(lang, collection), str::to_owned)
    }
}

const OWN: &[Column] = &[
    Column::Id,
    Column::Kind,
    Column::Title,
    Column::Statement,
    Column::Status,
    Column::Lot,
    Column::Verdict,
    Column::Cases,
    Column::Tags,
    Column::File,
];

/// A field that a project adds: its name, and its label where it has one.
pub type Added<'p> = (&'p str, Option<&'p str>);

/// The fields that a project adds to these kinds; none given: to all.
pub fn added<'p>(project: &'p Project, kinds: Option<&[Kind]>) -> Vec<Added<'p>> {
    let wanted = |name: &String| kinds.is_none_or(|kinds| kinds.iter().any(|kind| kind.collection() == name));
    let of_kinds = project.manifest.custom_fields.iter().filter(|(collection, _)| wanted(collection));
    let added =
        |(collection, name): (&'p String, &'p String)| (name.as_str(), project.manifest.custom_title(collection, name));
    of_kinds.flat_map(|(collection, names)| names.iter().map(move |name| (collection, name))).map(added).collect()
}

/// Reads `id,title,priorité`; `added` are the fields that the project adds.
///
/// # Errors
/// A name that is no column, with what was nearly written.
pub fn read(list: &str, lang: Lang, added: &[Added<'_>]) -> Result<Vec<Column>, Vec<Fault>> {
    let mut columns = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    for name in list.split(',') {
        let span = Span::new(at, at + name.len());
        at = span.end() + 1;
        match one(name, lang, added) {
            Some(column) => columns.push(column),
            None => {
                let known: Vec<String> = names(lang, added).map(|(_, name)| name).collect();
                let said = match nearest_of(&normal(name), &known) {
                    Some(near) => Message::new("column-near").with("name", name.trim()).with("near", near),
                    None => Message::new("column-unknown").with("name", name.trim()),
                };
                faults.push(Fault { span, message: said });
            }
        }
    }
    if faults.is_empty() { Ok(columns) } else { Err(faults) }
}

fn one(name: &str, lang: Lang, added: &[Added<'_>]) -> Option<Column> {
    let wanted = normal(name);
    if wanted.is_empty() {
        return None;
    }
    names(lang, added).find(|(_, name)| *name == wanted).map(|(column, _)| column)
}

/// Each column with its keys and labels: own ones, then the fields of all collections. A field that the project adds
/// comes before labels: of the two it is the one that was named on purpose.
fn names(lang: Lang, added: &[Added<'_>]) -> impl Iterator<Item = (Column, String)> {
    let own = OWN.iter().flat_map(move |column| {
        let label = normal(&column.title(lang, ""));
        [(column.clone(), column.key().to_owned()), (column.clone(), label)]
    });
    let own = own.chain([(Column::Tags, "tag".to_owned()), (Column::Statement, "description".to_owned())]);
    let fields =
        || COLLECTIONS.iter().flat_map(|collection| collection.all_fields().map(move |field| (collection, field)));
    let by_key = fields().map(|(_, field)| (Column::Field(field.name.to_owned()), field.name.to_owned()));
    let by_label = fields().map(move |(collection, field)| {
        (Column::Field(field.name.to_owned()), normal(&labels::field(lang, collection.name, field.name)))
    });
    let added = added.iter().flat_map(|(name, label)| {
        [Some(*name), *label].into_iter().flatten().map(|said| (Column::Field((*name).to_owned()), normal(said)))
    });
    own.chain(by_key).chain(added).chain(by_label)
}

/// The columns that a list of these kinds has unless others are asked for.
pub fn usual(kinds: &[Kind]) -> Vec<Column> {
    let field = |name: &str| Column::Field(name.to_owned());
    let [first, rest @ ..] = kinds else { return vec![Column::Kind, Column::Id, Column::Title, Column::Status] };
    let mut columns = vec![Column::Id, Column::Title];
    let cases = [Kind::TestCase, Kind::Scenario];
    if !rest.is_empty() && !kinds.iter().all(|kind| cases.contains(kind)) {
        return vec![Column::Kind, Column::Id, Column::Title, Column::Status];
    }
    let own = match first {
        Kind::Objective => vec![field("due"), Column::Status, Column::Verdict],
        Kind::Workshop => vec![field("date"), field("type"), Column::Status],
        Kind::Need => vec![field("priority"), Column::Status, Column::Verdict],
        Kind::UseCase => vec![field("family"), field("priority"), Column::Lot, Column::Status, Column::Verdict],
        Kind::Requirement => vec![field("priority"), Column::Lot, Column::Status, Column::Verdict],
        Kind::Lot => vec![field("order"), Column::Status, Column::Verdict],
        Kind::RecipeBook => vec![field("phase"), Column::Lot, Column::Status],
        Kind::TestCase | Kind::Scenario => vec![field("mode"), Column::Status, Column::Verdict],
        Kind::Flow => vec![field("from"), field("to"), field("mode"), Column::Status],
        Kind::Application => vec![field("role"), field("state"), field("owner")],
        Kind::Source => vec![field("application"), field("target_entity"), Column::Status],
        Kind::Migration => vec![field("rule"), Column::Lot, Column::Status],
        Kind::Kpi => vec![field("owner"), field("frequency"), Column::Status],
        Kind::ChangeAction => vec![field("type"), Column::Lot, Column::Status],
        Kind::ChangeRequest => vec![Column::Lot, field("cost"), Column::Status],
        Kind::Task => vec![field("start"), field("end"), Column::Lot, field("owner")],
        Kind::Risk => vec![field("probability"), field("impact"), field("owner")],
        Kind::Term => return vec![Column::Title, Column::Statement],
        kind if schema::of_kind(*kind).is_some_and(|collection| !collection.statuses.is_empty()) => {
            vec![Column::Status]
        }
        _ => Vec::new(),
    };
    columns.extend(own);
    columns
}

/// What stands in a column, for people.
pub fn said(view: &View<'_>, entry: &Entry<'_>, column: &Column) -> String {
    match column {
        Column::Id => entry.id.to_string(),
        Column::Kind => entry.kind.label(view.lang),
        Column::Title => entry.title.to_owned(),
        Column::Statement => entry.statement().to_owned(),
        Column::Status => entry.status().map(|status| value::status(view, entry.kind, &status)).unwrap_or_default(),
        Column::Lot => links::lot(view.project, &entry.id).map(|lot| value::name(view, &lot)).unwrap_or_default(),
        Column::Verdict => verdict(view, entry).map(|(word, _)| word).unwrap_or_default(),
        Column::Cases => cases(view, entry).map(|count| count.to_string()).unwrap_or_default(),
        Column::Tags => entry.tags().join(", "),
        Column::File => file(view, entry),
        Column::Field(name) => field_said(view, entry, name),
    }
}

/// How the cell looks.
pub fn tone(view: &View<'_>, entry: &Entry<'_>, column: &Column) -> Tone {
    match column {
        Column::Id => Tone::Strong,
        Column::Verdict => verdict(view, entry).map_or(Tone::Plain, |(_, tone)| tone),
        Column::Kind | Column::File => Tone::Quiet,
        _ => Tone::Plain,
    }
}

/// What stands in a column, for machines.
pub fn raw(view: &View<'_>, entry: &Entry<'_>, column: &Column) -> String {
    match column {
        Column::Kind => entry.kind.key().to_owned(),
        Column::Status => entry.status().unwrap_or_default(),
        Column::Lot => links::lot(view.project, &entry.id).map(|lot| lot.to_string()).unwrap_or_default(),
        Column::Verdict => view.outcome(entry).unwrap_or_default().to_owned(),
        Column::Field(name) => {
            let links = field_of(entry, name).map(|field| links::of_field(view.project, entry, name, field.field_type));
            match links.filter(|links| !links.is_empty()) {
                Some(links) => links.iter().map(Id::as_str).collect::<Vec<_>>().join(", "),
                None => {
                    let raw = entry.node().map(|node| value::raw(node, name));
                    let is_added = field_of(entry, name).is_none();
                    let written = view.project.manifest.lang;
                    // Of a field that nobody describes, a number has one form, whoever wrote it.
                    let number = raw.as_deref().and_then(|raw| whole_number(raw, written)).filter(|_| is_added);
                    let said = number.map(|number| number.to_string()).or(raw);
                    said.unwrap_or_else(|| case_field(entry, name))
                }
            }
        }
        _ => said(view, entry, column),
    }
}

/// The verdict in words, with its look. Where nothing was ever run there is nothing to say but that a
/// test is missing.
pub fn verdict(view: &View<'_>, entry: &Entry<'_>) -> Option<(String, Tone)> {
    let key = view.outcome(entry)?;
    if !view.played && key != Verdict::NoTest.key() {
        return Some((message::label(view.lang, "explore", "no-result"), Tone::Quiet));
    }
    let group = if matches!(entry.kind, Kind::TestCase | Kind::Scenario) { "status" } else { "verdict" };
    let tone = match key {
        "passed" | "waived" | "validated" | "validated_with_reserve" => Tone::Good,
        "failed" | "failing" => Tone::Bad,
        "not_run" | "waiting" | "untestable" => Tone::Quiet,
        _ => Tone::Warn,
    };
    Some((message::label(view.lang, group, key), tone))
}

fn cases(view: &View<'_>, entry: &Entry<'_>) -> Option<usize> {
    let edge = match entry.kind {
        Kind::Requirement => EdgeKind::Verifies,
        Kind::UseCase => EdgeKind::Plays,
        Kind::RecipeBook => EdgeKind::BelongsTo,
        _ => return None,
    };
    let cases = view.project.graph.sources(&entry.id, edge);
    Some(cases.iter().filter(|id| view.project.case(id).is_some_and(|case| case.approved)).count())
}

/// `specs/exigences/contacts.yaml:12`.
pub fn file(view: &View<'_>, entry: &Entry<'_>) -> String {
    let at = view.sources.locate(entry.place());
    at.map(|(path, position)| format!("{path}:{}", position.line)).unwrap_or_default()
}

/// The field of that name that the entry's kind has; of a part, of the field that holds it.
pub fn field_of(entry: &Entry<'_>, name: &str) -> Option<&'static Field> {
    if let Some(collection) = entry.collection() {
        return collection.field(name);
    }
    let held = COLLECTIONS.iter().flat_map(|collection| collection.fields).find_map(|field| match field.field_type {
        FieldType::Parts(kind, inner) if kind == entry.kind => Some(inner),
        _ => None,
    });
    held?.iter().find(|field| field.name == name)
}

fn field_said(view: &View<'_>, entry: &Entry<'_>, name: &str) -> String {
    let field = field_of(entry, name);
    if let Some(field) = field {
        let ids = links::of_field(view.project, entry, name, field.field_type);
        if !ids.is_empty() {
            return ids.iter().map(|id| value::name(view, id)).collect::<Vec<_>>().join(" · ");
        }
    }
    match (entry.node().map(|node| node.get(name)), field) {
        (Some(Some(written)), Some(field)) => value::said(view, entry.kind, field, written),
        (Some(Some(written)), None) => value::added(view, written),
        (Some(None), _) => String::new(),
        (None, _) => {
            let key = case_field(entry, name);
            if key.is_empty() { key } else { labels::value(view.lang, entry.kind, name, &key) }
        }
    }
}

/// What a scenario says by its tags.
fn case_field(entry: &Entry<'_>, name: &str) -> String {
    match (entry.case(), name) {
        (Some(case), "mode") => if case.manual { "manual" } else { "automated" }.to_owned(),
        (Some(case), "critical_path") => case.critical.to_string(),
        _ => String::new(),
    }
}

/// One column to sort by, and which way.
#[derive(Clone, Debug)]
pub struct SortBy {
    column: Column,
    descending: bool,
}

/// Has a kind that field? A scenario is looked at as a test case.
fn has_field(kind: Kind, name: &str) -> bool {
    let kind = if kind == Kind::Scenario { Kind::TestCase } else { kind };
    let holds = |field: &Field| match field.field_type {
        FieldType::Parts(of, inner) => of == kind && inner.iter().any(|field| field.name == name),
        _ => false,
    };
    COLLECTIONS.iter().any(|it| (it.kind == kind && it.field(name).is_some()) || it.fields.iter().any(holds))
}

/// Collections that are named in a message; of more, the first ones are enough.
const NAMED: usize = 3;

/// A field of other collections than those that are looked at.
pub(super) fn elsewhere(id: &'static str, name: &str, kinds: &[Kind], owners: &[&str]) -> Message {
    let said = |names: Vec<&str>| {
        let mut known: Vec<&str> = Vec::new();
        names.into_iter().filter(|name| !name.is_empty()).for_each(|name| {
            if !known.contains(&name) {
                known.push(name);
            }
        });
        Arg::List(known.into_iter().take(NAMED).map(labels::collection_said).collect())
    };
    let wanted = said(kinds.iter().map(|kind| kind.collection()).collect());
    Message { id, args: Vec::new() }.with("name", name).with("wanted", wanted).with("owners", said(owners.to_vec()))
}

/// Reads `priority,-due`; none given: of any kind.
///
/// # Errors
/// As [`read`]; or a field that none of the kinds has.
pub fn sort_by(list: &str, kinds: Option<&[Kind]>, lang: Lang, added: &[Added<'_>]) -> Result<Vec<SortBy>, Vec<Fault>> {
    let plain: String = list.split(',').map(|name| name.trim().trim_start_matches('-')).collect::<Vec<_>>().join(",");
    let columns = read(&plain, lang, added)?;
    // Sorted by what none of them has, a list would stay as it is without a word.
    let mut at = 0;
    let mut faults = Vec::new();
    for (name, column) in plain.split(',').zip(&columns) {
        let span = Span::new(at, at + name.len());
        at = span.end() + 1;
        if let (Column::Field(key), Some(kinds)) = (column, kinds)
            && !added.iter().any(|(added, _)| added == key)
            && !kinds.iter().any(|kind| has_field(*kind, key))
        {
            let owners: Vec<&str> = COLLECTIONS.iter().filter(|it| it.field(key).is_some()).map(|it| it.name).collect();
            faults.push(Fault { span, message: elsewhere("column-elsewhere", name, kinds, &owners) });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let descending = list.split(',').map(|name| name.trim().starts_with('-'));
    Ok(columns.into_iter().zip(descending).map(|(column, descending)| SortBy { column, descending }).collect())
}

/// Sorts by these columns; what is equal keeps its order, what has no value comes last either way.
pub fn sort(view: &View<'_>, entries: &mut [Entry<'_>], by: &[SortBy]) {
    entries
        .sort_by_cached_key(|entry| Keys(by.iter().map(|by| (key(view, entry, &by.column), by.descending)).collect()));
}

#[derive(PartialEq, Eq)]
struct Keys(Vec<(Key, bool)>);

impl Ord for Keys {
    fn cmp(&self, other: &Self) -> Ordering {
        let pairs = self.0.iter().zip(&other.0);
        pairs
            .map(|((a, descending), (b, _))| a.compare(b, *descending))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for Keys {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Rank(usize),
    Number(Decimal),
    Text(String),
    Nothing,
}

impl Key {
    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => self.cmp(other),
            _ if descending => other.cmp(self),
            _ => self.cmp(other),
        }
    }
}

fn key(view: &View<'_>, entry: &Entry<'_>, column: &Column) -> Key {
    let raw = raw(view, entry, column);
    if raw.is_empty() {
        return Key::Nothing;
    }
    let written = view.project.manifest.lang;
    let place = |keys: &[&str]| keys.iter().position(|key| *key == raw).map(Key::Rank);
    let found = match column {
        Column::Kind => Some(Key::Rank(entry.kind as usize)),
        Column::Status => entry.collection().and_then(|collection| place(collection.statuses)),
        Column::Verdict => place(Verdict::KEYS),
        Column::Lot => {
            let lots = view.project.lots_in_order();
            lots.iter().position(|lot| lot.head.id().as_str() == raw).map(Key::Rank)
        }
        Column::Field(name) => match field_of(entry, name).map(|field| field.field_type) {
            Some(FieldType::Priority) => view.priority(&raw).map(|priority| Key::Rank(usize::from(priority.rank))),
            Some(FieldType::Choice(keys)) => place(keys),
            Some(FieldType::Integer | FieldType::Figure) => amount::figure(&raw, written).map(Key::Number),
            None => whole_number(&raw, written).map(Key::Number),
            _ => None,
        },
        Column::Cases => amount::figure(&raw, written).map(Key::Number),
        _ => None,
    };
    found.unwrap_or_else(|| Key::Text(natural(&raw)))
}

/// A text whose numbers sort as numbers: `LOT-2` before `LOT-10`.
fn natural(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in fold(text).chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            out.push_str(&format!("{:0>12}", digits));
            digits.clear();
        }
        out.push(c);
    }
    out
}
