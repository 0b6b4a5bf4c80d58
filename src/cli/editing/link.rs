//! `ouvrage link` and `ouvrage unlink`: the link between two artifacts, written on its own side.

use clap::ArgMatches;

use super::{Done, catalog, finish, name, open, refuse};
use crate::change::{
    Catalog, Change, ChangeSet, LinkField, Reason, Value, is_linked, link_field, link_fields, no_link,
};
use crate::cli::{Exit, Session};
use crate::model::schema::labels;
use crate::model::{Id, Kind};
use crate::text::Arg;
use crate::text::node::Node;
use crate::text::similar::nearest;
use crate::workspace::snapshot::Snapshot;

/// What the command line names.
struct Asked<'a> {
    from: &'a str,
    to: &'a str,
    field: Option<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(matches: &'a ArgMatches) -> Self {
        let word = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
        Self { from: word("from"), to: word("to"), field: matches.get_one::<String>("as").map(String::as_str) }
    }

    /// The artifact that writes the link and the one that it names.
    fn sides(&self, link: LinkField) -> (&'a str, &'a str) {
        if link.reversed { (self.to, self.from) } else { (self.from, self.to) }
    }
}

/// Links two artifacts.
pub fn link(session: &Session, matches: &ArgMatches) -> Exit {
    run(session, matches, linked)
}

/// Takes the link between two artifacts.
pub fn unlink(session: &Session, matches: &ArgMatches) -> Exit {
    run(session, matches, unlinked)
}

/// What a command on links does.
struct Planned {
    changes: Vec<Change>,
    /// What is said when they are made.
    told: String,
    /// What a field of one link named before, which it names no more.
    replaced: Option<String>,
}

impl Planned {
    const fn new(changes: Vec<Change>, told: String) -> Self {
        Self { changes, told, replaced: None }
    }
}

fn run(
    session: &Session,
    matches: &ArgMatches,
    plan: impl Fn(&Session, &Snapshot, &Catalog, &Asked<'_>) -> Result<Planned, Reason>,
) -> Exit {
    let snapshot = match open(session) {
        Ok(snapshot) => snapshot,
        Err(exit) => return exit,
    };
    let asked = Asked::of(matches);
    let places = catalog(&snapshot);
    match plan(session, &snapshot, &places, &asked) {
        Ok(Planned { changes: wanted, told, replaced }) => {
            let mut changes = ChangeSet::new();
            wanted.into_iter().for_each(|change| changes.push(change));
            let also = replaced.map(|id| ("replaced", id.into())).into_iter().collect();
            let artifacts = format!("{}, {}", name(&snapshot, asked.from), name(&snapshot, asked.to));
            finish(session, matches, &snapshot, &changes, &Done { told, artifacts, also })
        }
        Err(reason) => refuse(session, &snapshot, &reason),
    }
}

fn kind(snapshot: &Snapshot, id: &str) -> Result<Kind, Reason> {
    snapshot.project.kind(&Id::from(id)).ok_or_else(|| {
        let near = nearest(id, snapshot.project.index.keys().map(Id::as_str)).map(str::to_owned);
        Reason::UnknownId { id: id.to_owned(), near }
    })
}

/// A scenario and what it is tagged with.
fn tagging<'a>(asked: &Asked<'a>, from: Kind, to: Kind) -> Option<(&'a str, &'a str, Kind)> {
    match (from, to) {
        (Kind::Scenario, other) => Some((asked.from, asked.to, other)),
        (other, Kind::Scenario) => Some((asked.to, asked.from, other)),
        _ => None,
    }
}

fn linked(session: &Session, snapshot: &Snapshot, places: &Catalog, asked: &Asked<'_>) -> Result<Planned, Reason> {
    let (from, to) = (kind(snapshot, asked.from)?, kind(snapshot, asked.to)?);
    if let Some((scenario, tag, other)) = tagging(asked, from, to) {
        if !matches!(other, Kind::Requirement | Kind::UseCase | Kind::RecipeBook | Kind::Lot) {
            return Err(Reason::NoLink { from: from.key(), to: to.key() });
        }
        let told = told(session, snapshot, "link-tagged", scenario, tag, "");
        return Ok(Planned::new(vec![Change::Tag { id: scenario.to_owned(), tag: tag.to_owned() }], told));
    }
    if asked.from == asked.to {
        return Err(Reason::ToItself { name: name(snapshot, asked.from) });
    }
    let link = link_field(from, to, asked.field)?;
    let (owner, named) = asked.sides(link);
    let at = places.find(owner, &snapshot.project)?;
    let field = label(session, if link.reversed { to } else { from }, link);
    let told = told(session, snapshot, "link-done", owner, named, &field);
    if is_linked(&at.node, link, named) {
        return Ok(Planned::new(Vec::new(), told));
    }
    let id = owner.to_owned();
    let word = || Value::Word(named.to_owned());
    let change = match (link.inner, link.single) {
        (Some(inner), _) => {
            Change::Add { id, field: link.name.to_owned(), value: Value::Map(vec![(inner.to_owned(), word())]) }
        }
        (None, true) => Change::Set { id, field: link.name.to_owned(), value: word() },
        (None, false) => Change::Add { id, field: link.name.to_owned(), value: word() },
    };
    let written = at.node.get(link.name).filter(|_| link.single && link.inner.is_none()).and_then(Node::text);
    let former = written.map(str::trim).filter(|former| !former.is_empty());
    Ok(match former {
        Some(former) => {
            let args = [
                ("owner", Arg::from(name(snapshot, owner))),
                ("named", Arg::from(name(snapshot, named))),
                ("field", Arg::from(&field)),
                ("former", Arg::from(name(snapshot, former))),
            ];
            let told = session.text("link-replaced", &args);
            Planned { changes: vec![change], told, replaced: Some(former.to_owned()) }
        }
        None => Planned::new(vec![change], told),
    })
}

fn unlinked(session: &Session, snapshot: &Snapshot, places: &Catalog, asked: &Asked<'_>) -> Result<Planned, Reason> {
    let (from, to) = (kind(snapshot, asked.from)?, kind(snapshot, asked.to)?);
    let not_linked = || Reason::NotLinked { from: name(snapshot, asked.from), to: name(snapshot, asked.to) };
    if let Some((scenario, tag, _)) = tagging(asked, from, to) {
        let case = snapshot.project.case(&Id::from(scenario)).ok_or_else(not_linked)?;
        if !case.tags.iter().any(|known| known == tag) {
            return Err(not_linked());
        }
        let told = told(session, snapshot, "unlink-tagged", scenario, tag, "");
        return Ok(Planned::new(vec![Change::Untag { id: scenario.to_owned(), tag: tag.to_owned() }], told));
    }
    let links = link_fields(from, to, asked.field);
    if links.is_empty() {
        return Err(no_link(from, to, asked.field));
    }
    let mut changes = Vec::new();
    let mut fields = Vec::new();
    let mut sides = (asked.from, asked.to);
    for link in links {
        let (owner, named) = asked.sides(link);
        let at = places.find(owner, &snapshot.project)?;
        if is_linked(&at.node, link, named) {
            changes.push(taken(&at.node, owner, named, link));
            fields.push(label(session, if link.reversed { to } else { from }, link));
            sides = (owner, named);
        }
    }
    if changes.is_empty() {
        return Err(not_linked());
    }
    Ok(Planned::new(changes, told(session, snapshot, "unlink-done", sides.0, sides.1, &fields.join(", "))))
}

/// The change that takes one link.
pub fn taken(owner_node: &Node, owner: &str, named: &str, link: LinkField) -> Change {
    let (id, field) = (owner.to_owned(), link.name.to_owned());
    match link.inner {
        Some(inner) => Change::Unlink { id, field, inner: inner.to_owned(), to: named.to_owned() },
        None if link.single || owner_node.get(link.name).is_some_and(|value| value.items().len() == 1) => {
            Change::Clear { id, field }
        }
        None => Change::Take { id, field, text: named.to_owned() },
    }
}

fn label(session: &Session, owner: Kind, link: LinkField) -> String {
    labels::field(session.lang, owner.collection(), link.inner.unwrap_or(link.name))
}

fn told(session: &Session, snapshot: &Snapshot, message: &str, owner: &str, named: &str, field: &str) -> String {
    let args = [
        ("owner", Arg::from(name(snapshot, owner))),
        ("named", Arg::from(name(snapshot, named))),
        ("field", Arg::from(field)),
    ];
    session.text(message, &args)
}
