//! Do the lines of the RACI name people that the project has?

use std::collections::BTreeSet;

use super::Context;
use crate::model::{Kind, Project, fields};
use crate::text::Diagnostic;
use crate::text::node::Node;
use crate::text::similar::{fold, nearest};

/// A name of the RACI that is nobody's is T11, like any other link that leads nowhere. People, parties, teams
/// of the context and committees may be named, by id or by name; a project that lists no people may name
/// whom it likes.
pub fn verify(project: &Project, context: &mut Context) {
    if context.manifest.people.is_empty() {
        return;
    }
    let names = names(project, context);
    let known: BTreeSet<String> = names.iter().map(|name| fold(name.trim())).collect();
    let lines = project.of_kind(Kind::Organisation).flat_map(|organisation| organisation.items("raci"));
    for (key, _) in lines.filter_map(|line| line.get("people")).flat_map(Node::entries) {
        if known.contains(&fold(key.text.trim())) {
            continue;
        }
        let finding = match nearest(&key.text, names.iter().map(String::as_str)) {
            Some(near) => Diagnostic::error("T11", "T11-person-near", key.place).with("near", near),
            None => Diagnostic::error("T11", "T11-person", key.place),
        };
        context.diagnostics.push(finding.with("id", &key.text));
    }
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
    use crate::link::project;
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
    fn a_name_that_is_nobodys_is_told_with_the_nearest_one() {
        let people = "people:\n  - {id: astier, name: Claire Astier}\nparties:\n  - {id: nivalto, name: Nivalto}\n";
        assert_eq!(told(people, "astier: R, Nivalto: A"), []);
        assert_eq!(told(people, "Claire Astier: R, astire: A"), [("T11-person-near", "astire".to_owned())]);
        assert_eq!(told(people, "quidam: R"), [("T11-person", "quidam".to_owned())]);
        assert_eq!(told("", "quidam: R"), []);
    }
}
