//! `ouvrage list`: which artifacts are there?

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use super::{Depth, Looked, faults, format, json, print_csv, print_table, saved};
use crate::cli::{Exit, Session};
use crate::exchange::cell::Shown;
use crate::exchange::export::Listing;
use crate::explore::column::{self, Column};
use crate::explore::filter::{self, Filter};
use crate::explore::{Entry, View, entries, kinds};
use crate::model::id::PREFIXES;
use crate::model::schema::{self, FieldType, called, labels};
use crate::model::{Id, Kind, Project};
use crate::text::Arg;
use crate::text::node::{Data, Node};
use crate::text::number;
use crate::text::table;

/// How many words the name of a kind may have.
const LONGEST_KIND: usize = 4;

/// Lists what a filter wants, in columns.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let words: Vec<String> = matches.get_many::<String>("wanted").map(|all| all.cloned().collect()).unwrap_or_default();
    let (kinds, rest) = match wanted(session, &words) {
        Ok(wanted) => wanted,
        Err(exit) => return exit,
    };
    let expression = filter::join(&rest);
    let usual = column::usual(kinds.as_deref().unwrap_or_default());
    let names_verdict = |list: &String| list.to_lowercase().contains("verdict");
    let judged = match matches.get_one::<String>("columns") {
        Some(list) => names_verdict(list),
        None => usual.contains(&Column::Verdict),
    } || names_verdict(&expression)
        || matches.get_one::<String>("sort").is_some_and(names_verdict)
        || session.machine;
    let looked = match Looked::at(session, matches, if judged { Depth::Verdicts } else { Depth::Texts }) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let added = column::added(&looked.snapshot.project, kinds.as_deref());
    let columns = match matches.get_one::<String>("columns") {
        Some(list) => match column::read(list, session.lang, &added) {
            Ok(columns) => columns,
            Err(found) => return faults::tell(session, "columns-not-read", list, &found),
        },
        None => usual,
    };
    let sort = match matches.get_one::<String>("sort") {
        Some(list) => match column::sort_by(list, kinds.as_deref(), session.lang, &added) {
            Ok(sort) => sort,
            Err(found) => return faults::tell(session, "columns-not-read", list, &found),
        },
        None => Vec::new(),
    };
    let filter = match Filter::read(&expression, kinds.as_deref(), looked.reading(session)) {
        Ok(filter) => filter,
        Err(found) => return faults::tell(session, "filter-not-read", &expression, &found),
    };
    let view = looked.view(session);
    let mut found: Vec<Entry<'_>> =
        entries(view.project).into_iter().filter(|entry| filter.matches(&view, entry)).collect();
    column::sort(&view, &mut found, &sort);
    for kind in kinds.iter().flatten() {
        let count = nameless(view.project, *kind);
        if count > 0 {
            let args = [("count", Arg::from(count)), ("kind", Arg::from(kind.label(session.lang)))];
            session.aside(session.text("list-nameless", &args));
        }
    }
    if let Some(out) = saved::wanted(matches) {
        return saved::save(session, &looked, out, &[listing(session, &view, &found, &columns, kinds.as_deref())]);
    }
    match format(matches) {
        "json" => as_json(session, &view, &found, matches.contains_id("columns").then_some(&columns)),
        "csv" => {
            let head = columns.iter().map(|column| column.key().to_owned()).collect();
            let rows =
                found.iter().map(|entry| columns.iter().map(|column| column::raw(&view, entry, column)).collect());
            print_csv(session, std::iter::once(head).chain(rows));
        }
        _ => for_people(session, &view, &found, &columns, kinds.as_deref()),
    }
    Exit::Done
}

/// Parts of that kind that bear no id: they are in no list, and whoever asks for them must know.
fn nameless(project: &Project, kind: Kind) -> usize {
    let held = |owner: Kind| {
        let fields = schema::of_kind(owner).map_or(&[][..], |collection| collection.fields);
        fields.iter().filter(move |field| matches!(field.field_type, FieldType::Parts(of, _) if of == kind))
    };
    let items = project
        .heads()
        .flat_map(|(owner, head)| held(owner).filter_map(|field| head.node.get(field.name)).flat_map(Node::items));
    items.filter(|item| matches!(item.data, Data::Map(_)) && item.get("id").is_none()).count()
}

/// The kinds that the first word names, and the words that are left.
fn wanted(session: &Session, words: &[String]) -> Result<(Option<Vec<Kind>>, Vec<String>), Exit> {
    let Some((first, others)) = words.split_first() else { return Ok((None, Vec::new())) };
    // The name of a kind may be several words, which a shell takes apart: « cas d’usage », `acceptance test book`; or
    // it stands with its filters in one pair of quotes, as `set --where` takes them.
    let within: Vec<&str> = first.split_whitespace().collect();
    let apart: Vec<&str> = within.iter().copied().chain(others.iter().map(String::as_str)).collect();
    for count in (1..=apart.len().min(LONGEST_KIND)).rev() {
        let name = &apart[..count];
        let named = if name.iter().any(|word| word.contains(':')) { Vec::new() } else { kinds::named(&name.join(" ")) };
        if !named.is_empty() {
            let quoted = within.get(count..).unwrap_or_default().join(" ");
            let others = others.get(count.saturating_sub(within.len())..).unwrap_or_default();
            let rest = Some(quoted).filter(|quoted| !quoted.is_empty()).into_iter().chain(others.iter().cloned());
            return Ok((Some(named), rest.collect()));
        }
    }
    let Some(first) = words.first().filter(|first| !first.contains(':')) else { return Ok((None, words.to_vec())) };
    let args = [("word", Arg::from(first))];
    if let Some((owner, field)) = called::part(first) {
        let args = [("word", Arg::from(first)), ("owner", Arg::from(owner)), ("field", Arg::from(field))];
        session.fail(session.text("list-part", &args));
        return Err(Exit::CannotStart);
    }
    session.fail(session.text("list-unknown-kind", &args));
    if Id::is_valid(first) && Id::from(first.as_str()).prefix().is_some_and(|prefix| PREFIXES.contains(&prefix)) {
        session.aside(session.text("list-id", &args));
        return Err(Exit::CannotStart);
    }
    match kinds::near(first, session.lang) {
        Some(near) => session.aside(session.text("usage-near", &[("near", Arg::from(near))])),
        None => session.aside(session.text("list-kinds", &args)),
    }
    Err(Exit::CannotStart)
}

fn as_json(session: &Session, view: &View<'_>, found: &[Entry<'_>], columns: Option<&Vec<Column>>) {
    let one = |entry: &Entry<'_>| match columns {
        None => json::entry(view, entry),
        Some(columns) => {
            let pairs = columns.iter().map(|column| (column.key().to_owned(), json!(column::raw(view, entry, column))));
            Value::Object(pairs.collect::<Map<String, Value>>())
        }
    };
    session.line(json::pretty(&Value::Array(found.iter().map(one).collect())));
}

/// The list as a table for a spreadsheet.
fn listing(
    session: &Session,
    view: &View<'_>,
    found: &[Entry<'_>],
    columns: &[Column],
    kinds: Option<&[Kind]>,
) -> Listing {
    let name = match kinds {
        Some([only]) if !only.collection().is_empty() => labels::collection(session.lang, only.collection()),
        _ => session.text("explore-saved-list", &[]),
    };
    let collection = collection(kinds);
    let row = |entry: &Entry<'_>| columns.iter().map(|column| shown(view, entry, column)).collect();
    Listing {
        name,
        heads: columns.iter().map(|column| column.title_in(view.project, session.lang, collection)).collect(),
        rows: found.iter().map(row).collect(),
    }
}

/// A day can be sorted and a number summed; all else is said as people read it.
fn shown(view: &View<'_>, entry: &Entry<'_>, column: &Column) -> Shown {
    let field_type = match column {
        Column::Cases => Some(FieldType::Integer),
        Column::Field(name) => column::field_of(entry, name).map(|field| field.field_type),
        _ => None,
    };
    let raw = || column::raw(view, entry, column);
    let found = match field_type {
        Some(FieldType::Date) => raw().parse().ok().map(Shown::Date),
        Some(FieldType::Integer | FieldType::Figure) => number::read(&raw(), view.project.manifest.lang)
            .and_then(|number| number.parse().ok())
            .map(|number| saved::number(Some(number))),
        _ => None,
    };
    found.unwrap_or_else(|| saved::text(column::said(view, entry, column)))
}

/// The collection whose labels the columns bear.
fn collection(kinds: Option<&[Kind]>) -> &'static str {
    kinds.and_then(<[Kind]>::first).map_or("", |first| first.collection())
}

fn for_people(session: &Session, view: &View<'_>, found: &[Entry<'_>], columns: &[Column], kinds: Option<&[Kind]>) {
    if found.is_empty() {
        session.say("list-none", &[]);
        return;
    }
    let collection = collection(kinds);
    let heads: Vec<table::Column> = columns
        .iter()
        .map(|column| {
            let title = column.title_in(view.project, session.lang, collection);
            match column {
                Column::Id if found.iter().all(|entry| entry.id.as_str().len() <= 24) => table::Column::short(title),
                Column::Kind | Column::Status | Column::Verdict => table::Column::short(title),
                Column::Cases => table::Column::number(title),
                _ => table::Column::wide(title),
            }
        })
        .collect();
    let cell = |entry: &Entry<'_>, column: &Column| {
        table::Cell::new(column::said(view, entry, column), column::tone(view, entry, column))
    };
    let rows: Vec<Vec<table::Cell>> =
        found.iter().map(|entry| columns.iter().map(|column| cell(entry, column)).collect()).collect();
    print_table(session, &heads, &rows);
    session.line("");
    session.say("list-count", &[("count", Arg::from(found.len()))]);
}
