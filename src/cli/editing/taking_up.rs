//! `ouvrage new need --from ATL-001`: each sentence under `needs` of a workshop becomes a need.

use std::collections::{BTreeMap, BTreeSet};

use clap::ArgMatches;

use super::new::{Refused, file, next_ids};
use super::{Done, catalog, finish, name};
use crate::change::{Change, ChangeSet, NewArtifact, Value};
use crate::cli::{Exit, Session};
use crate::model::schema::Collection;
use crate::model::{Head, Id, Kind, Project};
use crate::text::Arg;
use crate::text::node::Node;
use crate::text::similar::plain;
use crate::workspace::snapshot::Snapshot;

/// Makes the needs, and puts their ids in the place of the sentences: together or not at all.
pub fn run(
    session: &Session,
    matches: &ArgMatches,
    snapshot: &Snapshot,
    collection: &'static Collection,
    from: &str,
) -> Result<Exit, Refused> {
    if collection.kind != Kind::Need {
        return Err(Refused::NotFrom(collection.name));
    }
    let file = file(matches)?;
    let project = &snapshot.project;
    let id = Id::from(from.trim());
    let workshop = project.workshops.iter().find(|workshop| workshop.head.id.as_ref() == Some(&id));
    let Some(workshop) = workshop else {
        return Err(match project.kind(&id) {
            Some(_) => Refused::NotAWorkshop(from.to_owned()),
            None => catalog(snapshot)
                .find(id.as_str(), project)
                .map_or_else(Refused::from, |_| Refused::NotAWorkshop(from.to_owned())),
        });
    };
    let items = workshop.head.node.get("needs").map(Node::items).unwrap_or_default();
    // The list is written anew: what is no sentence in it would be lost.
    if let Some(other) = items.iter().find(|item| item.text().is_none() && !item.is_null()) {
        let words: Vec<&str> = other.entries().filter_map(|(_, value)| value.text()).map(str::trim).collect();
        return Err(Refused::NoSentence {
            at: snapshot
                .sources
                .locate(other.place)
                .map(|(path, at)| format!("{path}:{}", at.line))
                .unwrap_or_default(),
            said: words.first().copied().unwrap_or("…").to_owned(),
        });
    }
    let said: Vec<&str> = items.iter().filter_map(Node::text).map(str::trim).filter(|text| !text.is_empty()).collect();
    // « … » and « etc. » name no need, and stay what they are: a word that somebody meant to go on from.
    let stays = |text: &str| names_a_need(project, text) || matches!(same(text).as_str(), "" | "etc");
    let fresh: BTreeSet<String> =
        said.iter().filter(|text| !stays(text) && known(project, text).is_none()).map(|text| same(text)).collect();
    let called = name(snapshot, id.as_str());
    if said.iter().all(|text| stays(text)) {
        session.fail(session.text("new-from-none", &[("workshop", Arg::from(called))]));
        return Ok(Exit::CannotStart);
    }
    let mut ids = next_ids(session, snapshot, Kind::Need, fresh.len()).into_iter();
    let mut changes = ChangeSet::new();
    let (mut listed, mut made, mut met) = (Vec::new(), Vec::new(), BTreeMap::new());
    for text in said {
        if stays(text) {
            listed.push(text.to_owned());
            continue;
        }
        // What a need says already, here or elsewhere, is no other need.
        let before = known(project, text).map(|id| id.to_string()).or_else(|| met.get(&same(text)).cloned());
        if let Some(need) = before {
            if !listed.contains(&need) {
                listed.push(need);
            }
            continue;
        }
        let Some(need) = ids.next() else { break };
        met.insert(same(text), need.clone());
        let state = collection.statuses.first().copied().unwrap_or_default();
        changes.push(Change::New(NewArtifact {
            collection,
            id: Some(need.clone()),
            fields: vec![
                ("title".to_owned(), Value::Text(titled(text).to_owned())),
                (collection.state.to_owned(), Value::Word(state.to_owned())),
            ],
            comments: Vec::new(),
            file: file.clone(),
        }));
        listed.push(need.clone());
        made.push(need);
    }
    changes.push(Change::Set {
        id: id.to_string(),
        field: "needs".to_owned(),
        value: Value::List(listed.into_iter().map(element).collect()),
    });
    let args =
        [("count", Arg::from(made.len())), ("workshop", Arg::from(&called)), ("ids", Arg::from(made.join(", ")))];
    let mut told = session.text("new-from-done", &args);
    let again: Vec<String> = said_before(project, items).iter().map(|id| name(snapshot, id.as_str())).collect();
    if !again.is_empty() {
        let again = session.text("new-from-known", &[("needs", Arg::from(again.join(", ")))]);
        told = if made.is_empty() { again } else { format!("{told}\n{again}") };
    }
    let also = vec![("ids", serde_json::Value::from(made.clone()))];
    Ok(finish(session, matches, snapshot, &changes, &Done { told, artifacts: made.join(", "), also }))
}

/// A sentence as a title: without its point, which is none of an ellipsis or of « etc. ».
fn titled(text: &str) -> &str {
    let bare = text.strip_suffix('.').unwrap_or(text);
    if bare.ends_with('.') || bare.to_lowercase().ends_with(" etc") { text } else { bare }
}

/// An element of the list: an id, or words that stay.
fn element(text: String) -> Value {
    if Id::is_valid(&text) { Value::Word(text) } else { Value::Text(text) }
}

/// A sentence as it is compared: its letters alone.
fn same(text: &str) -> String {
    plain(text.trim_end_matches(['.', ' ']))
}

/// The need that says a sentence already, by its title or its statement.
fn known(project: &Project, text: &str) -> Option<Id> {
    let wanted = same(text);
    let says = |head: &Head| same(&head.title) == wanted || same(&head.statement) == wanted;
    let need = project.needs.iter().find(|need| says(&need.head) && need.head.node.get("id").is_some())?;
    need.head.id.clone()
}

/// The needs that the sentences of a workshop say already.
fn said_before(project: &Project, items: &[Node]) -> Vec<Id> {
    let sentences = items.iter().filter_map(Node::text).map(str::trim).filter(|text| !names_a_need(project, text));
    let mut found: Vec<Id> = sentences.filter_map(|text| known(project, text)).collect();
    found.dedup();
    found
}

/// Is it an id, rather than a need of one word? One that somebody bears, or that is written like those of needs.
fn names_a_need(project: &Project, text: &str) -> bool {
    let id = Id::from(text);
    let is_prefix = |prefix: &str| {
        Kind::Need.prefix() == Some(prefix)
            || project.manifest.prefixes.get(&Kind::Need).is_some_and(|own| own == prefix)
    };
    Id::is_valid(text) && (project.kind(&id).is_some() || id.prefix().is_some_and(is_prefix))
}
