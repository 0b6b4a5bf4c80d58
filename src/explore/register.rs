//! What was decided, what is to be done, what is open? The register of all workshops and committees.

use jiff::civil::Date;

use crate::choice;
use crate::model::manifest::Person;
use crate::model::workshop::{ActionStatus, Entry, Workshop};
use crate::model::{Id, Project};
use crate::text::similar::fold;

choice! {
    /// What a line of the register is.
    LineKind "register" { Action = "action", OpenPoint = "open_point", Decision = "decision" }
}

/// A line of the register.
#[derive(Clone, Debug)]
pub struct Line<'p> {
    /// What it is.
    pub kind: LineKind,
    /// Its words.
    pub text: &'p str,
    /// Who owns it, or who decided; full name where the manifest knows the person.
    pub who: Option<String>,
    /// By when, or on which day it was decided.
    pub date: Option<Date>,
    /// Where an action stands.
    pub status: ActionStatus,
    /// The workshop that it comes from.
    pub workshop: Id,
    /// Its day.
    pub held: Option<Date>,
    /// It should have been done before today.
    pub late: bool,
    /// The workshop is internal.
    pub internal: bool,
}

impl Line<'_> {
    /// Does somebody still have to do something?
    pub fn is_open(&self) -> bool {
        self.kind != LineKind::Decision && self.status == ActionStatus::Open
    }
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Closed actions and decisions too.
    pub all: bool,
    /// Those that are late only.
    pub late: bool,
    /// Those of somebody whose name, id or function holds one of these words, folded.
    pub owners: Vec<String>,
}

/// The register: what is due first comes first, decisions in the order of their days.
pub fn lines<'p>(project: &'p Project, today: Date, wanted: &Wanted) -> Vec<Line<'p>> {
    let mut lines: Vec<Line<'p>> =
        project.workshops.iter().flat_map(|workshop| of_workshop(project, workshop, today)).collect();
    lines.retain(|line| {
        (wanted.all || line.is_open())
            && (!wanted.late || line.late)
            && (wanted.owners.is_empty() || owned(project, line, &wanted.owners))
    });
    lines.sort_by_key(|line| (line.kind, line.date.is_none(), line.date, line.held));
    lines
}

fn of_workshop<'p>(project: &'p Project, workshop: &'p Workshop, today: Date) -> Vec<Line<'p>> {
    let line = |kind: LineKind, entry: &'p Entry| {
        let status = entry.status.unwrap_or_default();
        let open = kind != LineKind::Decision && status == ActionStatus::Open;
        Line {
            kind,
            text: &entry.text,
            who: entry.who.as_deref().map(|who| project.manifest.name_of(who)),
            date: entry.date.or(if kind == LineKind::Decision { workshop.date } else { None }),
            status,
            workshop: workshop.head.id(),
            held: workshop.date,
            late: open && entry.date.is_some_and(|due| due < today),
            internal: workshop.head.audience == crate::model::head::Audience::Internal,
        }
    };
    let actions = workshop.actions.iter().map(|entry| line(LineKind::Action, entry));
    let points = workshop.open_points.iter().map(|entry| line(LineKind::OpenPoint, entry));
    let decisions = workshop.decisions.iter().map(|entry| line(LineKind::Decision, entry));
    actions.chain(points).chain(decisions).collect()
}

fn owned(project: &Project, line: &Line<'_>, owners: &[String]) -> bool {
    let Some(who) = &line.who else { return false };
    let named = fold(who);
    let person = project.manifest.people.iter().find(|person| fold(&person.name) == named);
    owners.iter().any(|owner| named.contains(owner.as_str()) || person.is_some_and(|person| is(person, owner)))
}

fn is(person: &Person, wanted: &str) -> bool {
    fold(&person.id) == wanted || fold(&person.name).contains(wanted) || fold(&person.function).contains(wanted)
}

/// Who of the project somebody is, by a name or an address as git knows it: the words to look for.
/// Of somebody whom the manifest does not know, the name itself.
pub fn owners_named(project: &Project, name: &str) -> Vec<String> {
    let wanted = fold(name.trim());
    let login = wanted.split('@').next().unwrap_or_default();
    // « Claire Astier », « astier », « claire.astier@courtival.example ».
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        words.sort();
        words
    };
    let same = |person: &&Person| fold(&person.id) == login || words(&fold(&person.name)) == words(login);
    let people: Vec<String> = project.manifest.people.iter().filter(same).map(|person| fold(&person.name)).collect();
    if people.is_empty() { vec![wanted] } else { people }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::manifest::Manifest;

    fn project() -> Project {
        let person = |id: &str, name: &str| Person { id: id.into(), name: name.into(), ..Person::default() };
        let entry = |text: &str, who: &str, due: &str, status: Option<ActionStatus>| Entry {
            text: text.into(),
            who: Some(who.into()),
            date: due.parse().ok(),
            status,
            ..Entry::default()
        };
        let workshop = Workshop {
            actions: vec![
                entry("après", "astier", "2026-12-01", None),
                entry("avant", "Gilles Chauvin", "2026-11-01", None),
                entry("faite", "Gilles Chauvin", "2026-10-01", Some(ActionStatus::Done)),
            ],
            open_points: vec![entry("question", "Claire Astier", "", None)],
            decisions: vec![entry("décision", "Claire Astier", "2026-03-05", None)],
            ..Workshop::default()
        };
        Project {
            manifest: Manifest {
                people: vec![person("astier", "Claire Astier"), person("chauvin", "Gilles Chauvin")],
                ..Manifest::default()
            },
            workshops: vec![workshop].into(),
            ..Project::default()
        }
    }

    fn texts(wanted: &Wanted) -> Vec<String> {
        let project = project();
        let today = jiff::civil::date(2026, 11, 20);
        lines(&project, today, wanted).iter().map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn what_is_open_comes_by_its_due_day_and_the_rest_when_all_is_asked_for() {
        assert_eq!(texts(&Wanted::default()), ["avant", "après", "question"]);
        assert_eq!(texts(&Wanted { late: true, ..Wanted::default() }), ["avant"]);
        assert_eq!(
            texts(&Wanted { all: true, ..Wanted::default() }),
            ["faite", "avant", "après", "question", "décision"]
        );
    }

    #[test]
    fn an_owner_is_found_by_name_id_or_address() {
        let project = project();
        for name in ["Claire Astier", "astier", "claire.astier@courtival.example", "ASTIER Claire"] {
            let owners = owners_named(&project, name);
            assert_eq!(owners, ["claire astier"], "{name}");
            assert_eq!(texts(&Wanted { owners, ..Wanted::default() }), ["après", "question"], "{name}");
        }
        assert_eq!(owners_named(&project, "Quelqu’un"), ["quelqu'un"]);
    }
}
