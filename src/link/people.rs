//! Do the lines of the RACI, workshops, decisions and tasks name people that the project has?

use std::collections::BTreeSet;

use super::Context;
use crate::model::{Kind, Project, fields};
use crate::text::node::{Data, Node};
use crate::text::similar::{fold, nearest};
use crate::text::{Diagnostic, Place};

/// A name of the RACI that is nobody's is T11, like any other link that leads nowhere. People, parties, teams
/// of the context and committees may be named, by id or by name; a project that lists no people may name
/// whom it likes.
pub fn verify(project: &Project, context: &mut Context) {
    if context.manifest.people.is_empty() {
        return;
    }
    let names = names(project, context);
    let known: BTreeSet<String> = names.iter().map(|name| fold(name.trim())).collect();
    ids(project, &names, &known, context);
    let lines = project.of_kind(Kind::Organisation).flat_map(|organisation| organisation.items("raci"));
    for (key, _) in lines.filter_map(|line| line.get("people")).flat_map(Node::entries) {
        if !known.contains(&fold(key.text.trim())) {
            context.diagnostics.push(nobody(&key.text, key.place, &names));
        }
    }
}

/// Fields that name somebody.
const WHO: &[&str] = &[
    "person",
    "facilitator",
    "by",
    "decided_by",
    "owner",
    "sponsor",
    "lead",
    "reviewer",
    "author",
    "speaker",
    "validator",
    "business_validator",
    "approved_by",
];

/// Somebody who is named by an id in an artifact: an id is nobody's name, so it is somebody's or a slip. A name in full
/// may be that of somebody whom the project does not list.
fn ids(project: &Project, names: &[String], known: &BTreeSet<String>, context: &mut Context) {
    let people = &context.manifest.people;
    // Where people have no such ids, or none at all, a word in small letters is a name like another.
    let mut given = people.iter().map(|person| person.id.as_str()).filter(|id| !id.is_empty()).peekable();
    if given.peek().is_none() || !given.all(looks_like_id) {
        return;
    }
    let mut open: Vec<&Node> = project.heads().map(|(_, head)| &*head.node).collect();
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        if matches!(node.data, Data::List(_)) {
            open.extend(node.items());
        }
        for (key, value) in node.entries() {
            if !WHO.contains(&key.text.as_str()) {
                open.push(value);
                continue;
            }
            let told = value.items().iter().filter_map(|item| Some((item.text()?.trim(), item.place)));
            found.extend(told.filter(|(id, _)| looks_like_id(id) && !known.contains(&fold(id))));
        }
    }
    context.diagnostics.extend(found.into_iter().map(|(id, place)| nobody(id, place, names)));
}

/// One word in small letters, as ids of people are.
fn looks_like_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.'))
}

fn nobody(id: &str, place: Place, names: &[String]) -> Diagnostic {
    let finding = match nearest(id, names.iter().map(String::as_str)) {
        Some(near) => Diagnostic::error("T11", "T11-person-near", place).with("near", near),
        None => Diagnostic::error("T11", "T11-person", place),
    };
    finding.with("id", id)
}

/// Everything by which somebody may be named.
fn names(project: &Project, context: &Context) -> Vec<String> {
    let manifest = &context.manifest;
    let people = manifest.people.iter().flat_map(|person| [person.id.clone(), person.name.clone()]);
    let parties = manifest.parties.iter().flat_map(|party| [party.id.clone(), party.name.clone()]);
    let teams = project.of_kind(Kind::Context).flat_map(|context| context.items("teams"));
    let groups = teams.flat_map(|team| [fields::text(team, "service"), fields::text(team, "profile")]).flatten();
    let organisations = project.of_kind(Kind::Organisation);
    let committees = organisations.flat_map(|organisation| organisation.items("committees"));
    let boards = committees.flat_map(|board| [fields::text(board, "id"), fields::text(board, "title")]).flatten();
    people.chain(parties).chain(groups).chain(boards).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::project;
    use crate::model::schema::{COLLECTIONS, Field, FieldType};
    use crate::text::Sources;

    fn told(people: &str, raci: &str) -> Vec<(&'static str, String)> {
        let mut sources = Sources::default();
        sources.add("ouvrage.yaml", format!("title: Essai\n{people}"));
        sources
            .add("specs/a.yaml", format!("organisation:\n  raci:\n    - {{activity: Valider, people: {{{raci}}}}}\n"));
        let linked = project(&sources);
        linked
            .diagnostics
            .iter()
            .map(|d| (d.message.id, sources.slice(d.place.unwrap_or_default()).to_owned()))
            .collect()
    }

    #[test]
    fn an_id_that_is_nobodys_is_told_wherever_somebody_is_named() {
        let mut sources = Sources::default();
        sources.add("ouvrage.yaml", "title: Essai\npeople: [{id: astier, name: Claire Astier}]\n");
        let workshop = "workshops:\n  - id: ATL-001\n    title: Un\n    facilitator: zorro\n    participants: [{person: astire}, \
                        {person: Gilles Chauvin}]\n    actions: [{text: Lire, owner: astier}, {text: Dire, owner: DSI}]\n";
        sources.add("specs/a.yaml", workshop);
        let linked = project(&sources);
        let told =
            linked.diagnostics.iter().filter(|d| d.code == "T11").map(|d| sources.slice(d.place.unwrap_or_default()));
        assert_eq!(told.collect::<Vec<_>>(), ["zorro", "astire"]);
    }

    #[test]
    fn every_field_that_names_somebody_is_looked_at() {
        fn names(fields: &[Field], found: &mut BTreeSet<&'static str>) {
            for field in fields {
                match field.field_type {
                    FieldType::Text | FieldType::Texts => drop(found.insert(field.name)),
                    FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => {
                        names(inner, found);
                    }
                    _ => {}
                }
            }
        }
        let mut texts = BTreeSet::new();
        COLLECTIONS
            .iter()
            .for_each(|collection| collection.all_fields().for_each(|field| names(&[*field], &mut texts)));
        let ends =
            ["by", "owner", "validator", "reviewer", "facilitator", "sponsor", "lead", "author", "speaker", "person"];
        let somebody = |name: &&&str| ends.iter().any(|end| name.rsplit('_').next() == Some(end));
        let missed: Vec<_> = texts.iter().filter(somebody).filter(|name| !WHO.contains(name)).collect();
        // What measures a criterion is as often a tool as somebody.
        let missed: Vec<_> = missed.into_iter().filter(|name| **name != "measured_by").collect();
        assert_eq!(missed, Vec::<&&str>::new());
    }

    #[test]
    fn a_name_that_is_nobodys_is_told_with_the_nearest_one() {
        let people = "people:\n  - {id: astier, name: Claire Astier}\nparties:\n  - {id: nivalto, name: Nivalto}\n";
        assert_eq!(told(people, "astier: R, Nivalto: A"), []);
        assert_eq!(told(people, "Claire Astier: R, astire: A"), [("T11-person-near", "astire".to_owned())]);
        assert_eq!(told(people, "quidam: R"), [("T11-person", "quidam".to_owned())]);
        assert_eq!(told("", "quidam: R"), []);
    }
}
