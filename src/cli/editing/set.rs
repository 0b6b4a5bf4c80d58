//! `ouvrage set`: gives fields their values.

use std::io::Read as _;

use clap::ArgMatches;

use super::consent::{self, Words};
use super::{Done, catalog, finish, name, open, refuse, spoken};
use crate::change::{Addressed, Change, ChangeSet, Located, Reason, Typist, Value, address};
use crate::cli::{Exit, Session, results};
use crate::explore::filter::{Filter, Reading};
use crate::explore::{Entry, View, entries, kinds};
use crate::model::Kind;
use crate::model::schema::FieldType;
use crate::text::Arg;
use crate::text::node::Node;
use crate::workspace::snapshot::Snapshot;

/// What one word of the command asks for.
struct Wish<'a> {
    field: &'a str,
    sign: Sign,
    value: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `=`
    Is,
    /// `+=`
    Add,
    /// `-=`
    Take,
}

const CONSENT: Words = Words { ask: "set-ask", kept: "set-kept", unconfirmed: "set-unconfirmed" };

/// Sets fields of one artifact or of several; of those that a filter chose, asks first.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let words: Vec<&String> = matches.get_many::<String>("words").into_iter().flatten().collect();
    let (named, wishes): (Vec<&String>, Vec<&String>) = words.into_iter().partition(|word| !word.contains('='));
    let selection = matches.get_one::<String>("where");
    if named.is_empty() == selection.is_none() || wishes.is_empty() {
        session.fail(session.text("set-usage", &[]));
        return Exit::CannotStart;
    }
    // « title = x »: the shell makes three words of it.
    let stands_apart = |word: &&&String| word.starts_with('=') || (word.ends_with('=') && named.len() > 1);
    if let Some(word) = wishes.iter().find(stands_apart) {
        let field = word.trim_end_matches('=');
        let field = if field.is_empty() { named.get(1).map_or("statut", |field| field.as_str()) } else { field };
        session.fail(session.text("set-apart", &[("field", Arg::from(field))]));
        return Exit::CannotStart;
    }
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let ids: Vec<String> = match selection {
        Some(expression) => match selected(session, matches, &snapshot, expression) {
            Ok(ids) => ids,
            Err(exit) => return exit,
        },
        None => named.into_iter().cloned().collect(),
    };
    let wishes: Option<Vec<Wish<'_>>> = wishes.into_iter().map(|word| wish(session, word)).collect();
    let Some(wishes) = wishes else { return Exit::CannotStart };
    let places = catalog(&snapshot);
    let mut changes = ChangeSet::new();
    for id in &ids {
        let at = match places.find(id, &snapshot.project) {
            Ok(at) => at,
            Err(reason) => return refuse(session, &snapshot, &reason),
        };
        for wish in &wishes {
            match of_wish(session, &snapshot, at, id, wish, ids.len() == 1) {
                Ok(wanted) => wanted.into_iter().for_each(|change| changes.push(change)),
                Err(reason) => return refuse(session, &snapshot, &reason),
            }
        }
    }
    if selection.is_some() {
        if !session.machine {
            preview(session, &snapshot, &ids);
        }
        if let Some(exit) = consent::refused(session, matches, &CONSENT) {
            return exit;
        }
    }
    let artifacts = listed(&ids.iter().map(|id| name(&snapshot, id)).collect::<Vec<_>>());
    let told = session.text("set-done", &[("artifacts", Arg::from(&artifacts)), ("count", Arg::from(ids.len()))]);
    let also = if selection.is_some() { vec![("ids", serde_json::Value::from(ids))] } else { Vec::new() };
    finish(session, matches, &snapshot, &changes, &Done { told, artifacts, also })
}

/// Artifacts of a selection that are shown.
const PREVIEWED: usize = 20;

/// Artifacts that are named on one line.
const NAMED: usize = 5;

/// The names on one line; of many the first ones.
fn listed(names: &[String]) -> String {
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))
}

/// The ids of the artifacts that a filter of `list` wants. Scenarios are no fields of YAML, and left out.
fn selected(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    expression: &str,
) -> Result<Vec<String>, Exit> {
    let (kinds, rest) = match expression.trim().split_once(char::is_whitespace) {
        Some((first, rest)) if !first.contains(':') && !kinds::named(first).is_empty() => {
            (Some(kinds::named(first)), rest)
        }
        None if !expression.contains(':') && !kinds::named(expression.trim()).is_empty() => {
            (Some(kinds::named(expression.trim())), "")
        }
        _ => (None, expression),
    };
    let today = crate::cli::explore::today();
    let reading = Reading { project: &snapshot.project, today, lang: session.lang };
    let filter = Filter::read(rest, kinds.as_deref(), reading)
        .map_err(|found| crate::cli::explore::faults::tell(session, "filter-not-read", rest, &found))?;
    // Results are read where the filter asks for them, as `list` does.
    let judged = if expression.contains("verdict") {
        results::judged(session, matches, snapshot)?
    } else {
        results::unjudged(snapshot)
    };
    let view = View {
        project: &snapshot.project,
        sources: &snapshot.sources,
        judgements: &judged.judgements,
        played: judged.played,
        today,
        lang: session.lang,
    };
    let wanted = |entry: &Entry<'_>| entry.kind != Kind::Scenario && filter.matches(&view, entry);
    let ids: Vec<String> =
        entries(&snapshot.project).into_iter().filter(wanted).map(|entry| entry.id.to_string()).collect();
    if ids.is_empty() {
        session.fail(session.text("set-none", &[("filter", Arg::from(expression))]));
        return Err(Exit::CannotStart);
    }
    Ok(ids)
}

/// What a selection holds, before anything is written.
fn preview(session: &Session, snapshot: &Snapshot, ids: &[String]) {
    session.say("set-selection", &[("count", Arg::from(ids.len()))]);
    ids.iter().take(PREVIEWED).for_each(|id| session.line(format!("  {}", name(snapshot, id))));
    if ids.len() > PREVIEWED {
        session.say("set-selection-more", &[("count", Arg::from(ids.len() - PREVIEWED))]);
    }
    session.line("");
}

/// `field=value`, `field+=value`, `field-=value`; the value `-` is read from standard input.
fn wish<'a>(session: &Session, word: &'a str) -> Option<Wish<'a>> {
    let (left, value) = word.split_once('=')?;
    let (field, sign) = match left.strip_suffix('+') {
        Some(field) => (field, Sign::Add),
        None => left.strip_suffix('-').map_or((left, Sign::Is), |field| (field, Sign::Take)),
    };
    let value = if value == "-" {
        let mut text = String::new();
        if let Err(error) = std::io::stdin().read_to_string(&mut text) {
            session.fail(session.text("set-stdin", &[("detail", Arg::from(error.to_string()))]));
            return None;
        }
        text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n")
    } else {
        value.to_owned()
    };
    Some(Wish { field: field.trim(), sign, value })
}

/// The changes of one artifact; what one of several does not have is not missed.
fn of_wish(
    session: &Session,
    snapshot: &Snapshot,
    at: &Located,
    id: &str,
    wish: &Wish<'_>,
    alone: bool,
) -> Result<Vec<Change>, Reason> {
    let field = address(at, wish.field, &snapshot.project.manifest)?;
    let typist = Typist::new(&snapshot.project);
    let id = || id.to_owned();
    let path = || field.path.clone();
    Ok(match wish.sign {
        Sign::Is if wish.value.trim().is_empty() => {
            if at.node.get(field.path.split('.').next().unwrap_or_default()).is_none() {
                return Ok(Vec::new());
            }
            vec![Change::Clear { id: id(), field: path() }]
        }
        Sign::Is => {
            let value = spoken::value(session, snapshot, at.collection, &field, &wish.value)?;
            vec![Change::Set { id: id(), field: path(), value }]
        }
        Sign::Add => {
            let known = texts_of(at, &field);
            let new = typist.elements(&field, &wish.value)?.into_iter().filter(|value| !is_among(value, &known));
            new.map(|value| Change::Add { id: id(), field: path(), value }).collect()
        }
        Sign::Take => {
            let known = texts_of(at, &field);
            let taken = taken(&field, &wish.value)?;
            if let Some(absent) = taken.iter().find(|text| alone && !known.contains(text)) {
                return Err(Reason::NotInList { field: field.name.clone(), value: absent.clone() });
            }
            taken
                .into_iter()
                .filter(|text| known.contains(text))
                .map(|text| Change::Take { id: id(), field: path(), text })
                .collect()
        }
    })
}

/// The texts of the list as it is.
fn texts_of(at: &Located, field: &Addressed) -> Vec<String> {
    let list = field.path.split('.').try_fold(&at.node, |node, part| match part.parse::<usize>() {
        Ok(position) => node.items().get(position.checked_sub(1)?),
        Err(_) => node.get(part),
    });
    let items = list.map(Node::items).unwrap_or_default();
    items.iter().filter_map(|item| item.text().map(|text| text.trim().to_owned())).collect()
}

fn is_among(value: &Value, known: &[String]) -> bool {
    matches!(value, Value::Word(text) | Value::Text(text) if known.iter().any(|known| known == text))
}

/// What is taken is not verified: a link that names nothing must be taken too.
fn taken(field: &Addressed, text: &str) -> Result<Vec<String>, Reason> {
    let is_list =
        |field_type| matches!(field_type, FieldType::Texts | FieldType::Links(_) | FieldType::LinksOrTexts(_));
    match field.field.map(|field| field.field_type) {
        Some(field_type) if !is_list(field_type) => Err(Reason::NoList { field: field.name.clone() }),
        Some(FieldType::Links(_)) => Ok(parts(text)),
        Some(_) if field.name == "tags" => Ok(parts(text)),
        _ => Ok(vec![text.trim().to_owned()]),
    }
}

fn parts(text: &str) -> Vec<String> {
    text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
