//! `ouvrage remove`: an artifact goes, after one has seen what would name nothing.

use clap::ArgMatches;

use super::consent::{self, Words};
use super::{Done, catalog, finish, name, open, refuse, refuse_unread};
use crate::change::Renaming;
use crate::change::{Catalog, Change, ChangeSet, Reason, is_linked, link_fields};
use crate::cli::{Exit, Session};
use crate::model::feature::Scenario;
use crate::model::graph::EdgeKind;
use crate::model::{Id, Kind};
use crate::text::{Arg, Place};
use crate::workspace::snapshot::Snapshot;

const CONSENT: Words = Words { ask: "remove-ask", kept: "remove-kept", unconfirmed: "remove-unconfirmed" };

/// Removes an artifact; asks first.
pub fn run(session: &Session, matches: &ArgMatches) -> Exit {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let places = catalog(&snapshot);
    if let Err(reason) = places.find(id, &snapshot.project) {
        return refuse(session, &snapshot, &reason);
    }
    if let Some(exit) = refuse_unread(session, &snapshot, id) {
        return exit;
    }
    let edges = naming(&snapshot, id);
    let unlink = matches.get_flag("unlink");
    let said = snapshot.project.graph.sources(&Id::from(id), EdgeKind::Says).len();
    let mut changes = ChangeSet::new();
    if unlink {
        match links_taken(&snapshot, &places, id, &edges) {
            Ok(taken) => taken.into_iter().for_each(|change| changes.push(change)),
            Err(reason) => return refuse(session, &snapshot, &reason),
        }
    }
    changes.push(Change::Remove { id: id.to_owned() });
    let artifacts = name(&snapshot, id);
    if !session.machine {
        let said = mentions(&snapshot, id, &edges);
        tell(session, &snapshot, &artifacts, (&edges, unlink), &said);
    }
    if !unlink && !edges.is_empty() && !matches.get_flag("dry-run") {
        let message = if said > 0 { "remove-said" } else { "remove-named" };
        session.fail(session.text(message, &[("id", Arg::from(id)), ("count", Arg::from(edges.len()))]));
        return Exit::CannotStart;
    }
    if said > 0 && !matches.get_flag("dry-run") {
        // A step is no link that could be taken: without its phrase it says nothing.
        session.fail(session.text("remove-said", &[("id", Arg::from(id)), ("count", Arg::from(said))]));
        return Exit::CannotStart;
    }
    if let Some(exit) = consent::refused(session, matches, &CONSENT) {
        return exit;
    }
    let told = session.text("remove-done", &[("artifact", Arg::from(&artifacts))]);
    finish(session, matches, &snapshot, &changes, &Done { told, artifacts, also: vec![("id", id.into())] })
}

/// A link that names it: who writes it, and where.
struct Naming<'s> {
    by: &'s Id,
    place: Place,
}

/// The links that name it, one for each artifact that writes one. Some links may be written on the other
/// side (the needs of a workshop): the text that holds one says who writes it.
fn naming<'s>(snapshot: &'s Snapshot, id: &str) -> Vec<Naming<'s>> {
    let id = Id::from(id);
    let project = &snapshot.project;
    let writes = |artifact: &Id, link: Place| {
        project.head(artifact).is_some_and(|head| {
            let own = head.node.place;
            own.file == link.file && own.span.start() <= link.span.start() && link.span.end() <= own.span.end()
        })
    };
    // What it writes itself goes with it, whichever way the link leads.
    let to = project.graph.to(&id).filter(|edge| !writes(&id, edge.place));
    let mut found: Vec<Naming<'s>> = to.map(|edge| Naming { by: &edge.from, place: edge.place }).collect();
    let from = project.graph.from(&id).filter(|edge| !writes(&id, edge.place) && writes(&edge.to, edge.place));
    found.extend(from.map(|edge| Naming { by: &edge.to, place: edge.place }));
    found.sort_by(|a, b| a.by.cmp(b.by));
    found.dedup_by(|a, b| a.by == b.by);
    found
}

/// Sentences that say its id: no link, so that nobody is told later that they say what is no more. What it says
/// itself goes with it, and its links are told as links.
fn mentions(snapshot: &Snapshot, id: &str, edges: &[Naming<'_>]) -> Vec<Place> {
    let own = snapshot.project.head(&Id::from(id)).map(|head| head.node.place);
    let within = |place: &Place, other: &Place| {
        place.file == other.file && other.span.start() <= place.span.start() && place.span.end() <= other.span.end()
    };
    let mut found = Renaming::new(id, id, None).mentions(&snapshot.sources);
    let links: Vec<Place> = edges.iter().map(|edge| edge.place).collect();
    let all = snapshot.project.graph.to(&Id::from(id)).map(|edge| edge.place).chain(links).collect::<Vec<_>>();
    found.retain(|place| !own.iter().chain(&all).any(|other| within(place, other) || within(other, place)));
    found
}

fn tell(
    session: &Session,
    snapshot: &Snapshot,
    artifact: &str,
    (edges, unlink): (&[Naming<'_>], bool),
    mentions: &[Place],
) {
    if edges.is_empty() && mentions.is_empty() {
        session.say("remove-free", &[("artifact", Arg::from(artifact))]);
        return;
    }
    tell_links(session, snapshot, artifact, edges, unlink);
    if mentions.is_empty() {
        return;
    }
    session.say("remove-mentioned", &[("artifact", Arg::from(artifact)), ("count", Arg::from(mentions.len()))]);
    for place in mentions {
        if let Some((path, at)) = snapshot.sources.locate(*place) {
            session.line(format!("  {path}:{}", at.line));
        }
    }
}

fn tell_links(session: &Session, snapshot: &Snapshot, artifact: &str, edges: &[Naming<'_>], unlink: bool) {
    if edges.is_empty() {
        return;
    }
    let message = if unlink { "remove-unlinks" } else { "remove-dangles" };
    session.say(message, &[("artifact", Arg::from(artifact)), ("count", Arg::from(edges.len()))]);
    for edge in edges {
        let place = snapshot.sources.locate(edge.place).map(|(path, at)| format!("{path}:{}", at.line));
        session.line(format!("  {}  {}", name(snapshot, edge.by.as_str()), place.unwrap_or_default()));
    }
}

/// The changes that take every link to the artifact.
fn links_taken(snapshot: &Snapshot, places: &Catalog, id: &str, edges: &[Naming<'_>]) -> Result<Vec<Change>, Reason> {
    let Some(kind) = snapshot.project.kind(&Id::from(id)) else { return Ok(Vec::new()) };
    let mut changes: Vec<Change> = Vec::new();
    for feature in &snapshot.project.features {
        let inherited = feature.scenarios.iter().flat_map(Scenario::all_tags);
        if feature.tags.iter().chain(inherited).any(|tag| tag.name == id) {
            changes.push(Change::UntagFile { path: feature.path.clone(), tag: id.to_owned() });
        }
    }
    for edge in edges {
        let owner = edge.by.as_str();
        let Some(own) = snapshot.project.kind(edge.by).filter(|own| *own != Kind::Scenario) else { continue };
        let at = places.find(owner, &snapshot.project)?;
        for link in link_fields(own, kind, None).into_iter().filter(|link| !link.reversed) {
            if is_linked(&at.node, link, id) {
                changes.push(super::link::taken(&at.node, owner, id, link));
            }
        }
    }
    Ok(changes)
}
