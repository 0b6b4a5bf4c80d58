//! What is one thing of the project, whatever its collection?

use crate::model::case::{Case, CaseSource};
use crate::model::glossary::Term;
use crate::model::schema::{self, Collection, FieldType};
use crate::model::target::Target;
use crate::model::test_case::TestCaseStatus;
use crate::model::{Head, Id, Kind, Project};
use crate::text::Place;
use crate::text::node::Node;
use crate::text::similar::fold;

/// An artifact, part, scenario, term or target, seen alike.
#[derive(Clone, Debug)]
pub struct Entry<'p> {
    /// What it is.
    pub kind: Kind,
    /// Its id; empty for a term of the glossary, which is known by its word.
    pub id: Id,
    /// Its title.
    pub title: &'p str,
    source: Source<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Source<'p> {
    Head(&'p Head),
    Case(&'p Case),
    Term(&'p Term),
    Target(&'p Target),
}

impl<'p> Entry<'p> {
    fn of_head(kind: Kind, head: &'p Head) -> Self {
        Self { kind, id: head.id(), title: &head.title, source: Source::Head(head) }
    }

    fn of_case(case: &'p Case) -> Self {
        Self { kind: Kind::Scenario, id: case.id.clone(), title: &case.title, source: Source::Case(case) }
    }

    /// How people are told of it: id and title; a scenario that has no id of its own, and a term, by
    /// their names.
    pub fn name(&self) -> String {
        match self.source {
            Source::Head(head) => head.name(),
            Source::Case(case) => case.name(),
            Source::Term(term) => term.term.clone(),
            Source::Target(target) if target.title.is_empty() => target.id.clone(),
            Source::Target(target) => format!("{} {}", target.id, target.title),
        }
    }

    /// The item as it is written, where it stands in a collection that keeps it.
    pub fn node(&self) -> Option<&'p Node> {
        match self.source {
            Source::Head(head) => Some(&head.node),
            _ => None,
        }
    }

    /// The common fields, where it has them.
    pub fn head(&self) -> Option<&'p Head> {
        match self.source {
            Source::Head(head) => Some(head),
            _ => None,
        }
    }

    /// The scenario, where it is one.
    pub fn case(&self) -> Option<&'p Case> {
        match self.source {
            Source::Case(case) => Some(case),
            _ => None,
        }
    }

    /// What it says, where it says more than its title.
    pub fn statement(&self) -> &'p str {
        match self.source {
            Source::Head(head) => &head.statement,
            Source::Term(term) => &term.definition,
            Source::Case(_) | Source::Target(_) => "",
        }
    }

    /// The collection whose fields it has. A scenario has those of a test case.
    pub fn collection(&self) -> Option<&'static Collection> {
        let kind = if self.kind == Kind::Scenario { Kind::TestCase } else { self.kind };
        schema::of_kind(kind)
    }

    /// Its state: as typed, else the first of its kind; none where its kind has no states.
    pub fn status(&self) -> Option<String> {
        match self.source {
            Source::Head(head) => {
                let collection = self.collection()?;
                let typed = crate::model::fields::text(&head.node, collection.state);
                typed.or_else(|| collection.statuses.first().map(|first| (*first).to_owned()))
            }
            Source::Case(case) => {
                let status = if case.approved { TestCaseStatus::Approved } else { TestCaseStatus::Drafting };
                Some(status.key().to_owned())
            }
            Source::Term(_) | Source::Target(_) => None,
        }
    }

    /// The free words on it.
    pub fn tags(&self) -> &'p [String] {
        match self.source {
            Source::Head(head) => &head.tags,
            Source::Case(case) => &case.tags,
            Source::Term(_) | Source::Target(_) => &[],
        }
    }

    /// Where it is named.
    pub fn place(&self) -> Place {
        match self.source {
            Source::Head(head) => head.places.name,
            Source::Case(case) => case.place,
            Source::Term(term) => term.place,
            Source::Target(target) => target.place,
        }
    }

    /// All that is written of it: from its first to its last value, or step.
    pub fn extent(&self, project: &Project) -> Place {
        match self.source {
            Source::Head(head) => head.places.item,
            Source::Case(case) => {
                let CaseSource::Scenario(f, s) = case.source else { return case.place };
                let scenario = project.features.get(f).and_then(|feature| feature.scenarios.get(s));
                let Some(scenario) = scenario else { return case.place };
                let rows = scenario.examples.iter().flat_map(|examples| examples.rows.iter().map(|(_, place)| place));
                let inside = scenario.steps.iter().map(|step| &step.place).chain(rows);
                let own_tags = scenario.tags.iter().map(|tag| tag.place.span.start());
                let start = own_tags.min().unwrap_or(case.place.span.start()).min(case.place.span.start());
                let end = inside.map(|place| place.span.end()).max().unwrap_or(case.place.span.end());
                Place::new(case.place.file, start, end)
            }
            Source::Term(_) | Source::Target(_) => self.place(),
        }
    }

    /// Gives each text of it to `visit`, with the field at the top that holds it; id and title are not
    /// among them.
    pub fn texts(&self, project: &'p Project, visit: &mut impl FnMut(&'p str, &'p str)) {
        match self.source {
            Source::Head(head) => {
                for (key, value) in head.node.entries().filter(|(key, _)| !UNSPOKEN.contains(&key.text.as_str())) {
                    each_text(value, &mut |text| visit(&key.text, text));
                    let field = self.collection().and_then(|collection| collection.field(&key.text));
                    if let Some(field) = field {
                        each_name(field.field_type, value, &mut |name| visit(&key.text, name));
                    }
                }
            }
            Source::Case(case) => {
                let CaseSource::Scenario(f, s) = case.source else { return };
                let feature = project.features.get(f);
                let Some(scenario) = feature.and_then(|feature| feature.scenarios.get(s)) else { return };
                visit("description", &scenario.description);
                for step in scenario.background.iter().chain(&scenario.steps) {
                    visit("steps", &step.text);
                    step.table.iter().flatten().flatten().for_each(|cell| visit("steps", cell));
                }
                for examples in &scenario.examples {
                    examples.rows.iter().flat_map(|(values, _)| values).for_each(|value| visit("data", value));
                }
                if let Some(feature) = feature {
                    visit("feature", &feature.name);
                }
            }
            Source::Term(term) => {
                visit("definition", &term.definition);
                if let Some(acronym) = &term.acronym {
                    visit("acronym", acronym);
                }
            }
            Source::Target(target) => visit("url", &target.url),
        }
    }
}

/// Fields whose texts nobody searches: they name or qualify the artifact.
const UNSPOKEN: &[&str] = &["id", "title", "lang", "audience", "status"];

/// All texts of a value, however deep.
pub fn each_text<'n>(value: &'n Node, visit: &mut impl FnMut(&'n str)) {
    use crate::text::node::Data;
    match &value.data {
        Data::Text(text) | Data::Number(text) => visit(text),
        Data::List(items) => items.iter().for_each(|item| each_text(item, visit)),
        Data::Map(entries) => entries.iter().for_each(|(_, value)| each_text(value, visit)),
        Data::Bool(_) | Data::Null => {}
    }
}

/// The names under which a value has words, however deep: those of the people of a RACI.
fn each_name<'n>(field_type: FieldType, value: &'n Node, visit: &mut impl FnMut(&'n str)) {
    match field_type {
        FieldType::Words(_) => value.entries().for_each(|(key, _)| visit(&key.text)),
        FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => {
            for item in value.items() {
                for field in inner {
                    if let Some(value) = item.get(field.name) {
                        each_name(field.field_type, value, visit);
                    }
                }
            }
        }
        _ => {}
    }
}

/// All things of a project: artifacts in the order of the chain, scenarios, parts, terms, targets.
pub fn entries(project: &Project) -> Vec<Entry<'_>> {
    let mut all: Vec<Entry<'_>> = project.heads().map(|(kind, head)| Entry::of_head(kind, head)).collect();
    all.extend(project.cases.iter().filter(|case| is_plain_scenario(project, case)).map(Entry::of_case));
    all.extend(project.parts.iter().map(|part| Entry::of_head(part.kind, &part.head)));
    all.extend(project.glossary.iter().map(|term| Entry {
        kind: Kind::Term,
        id: Id::default(),
        title: &term.term,
        source: Source::Term(term),
    }));
    all.extend(project.targets.iter().map(|target| Entry {
        kind: Kind::Target,
        id: Id::new(target.id.as_str()),
        title: &target.title,
        source: Source::Target(target),
    }));
    all
}

/// A scenario that a test case completes is shown as that test case.
fn is_plain_scenario(project: &Project, case: &Case) -> bool {
    matches!(case.source, CaseSource::Scenario(..)) && project.kind(&case.id) != Some(Kind::TestCase)
}

/// The term of the glossary that a word is, accents and case apart.
pub fn term<'p>(project: &'p Project, word: &str) -> Option<Entry<'p>> {
    let wanted = fold(word);
    let found = project.glossary.iter().find(|term| fold(&term.term) == wanted);
    found.map(|term| Entry { kind: Kind::Term, id: Id::default(), title: &term.term, source: Source::Term(term) })
}

/// The thing of that id.
pub fn entry<'p>(project: &'p Project, id: &Id) -> Option<Entry<'p>> {
    match (project.kind(id), project.head(id), project.case(id)) {
        (Some(kind), Some(head), _) => Some(Entry::of_head(kind, head)),
        (_, None, Some(case)) => Some(Entry::of_case(case)),
        _ => project.target(id.as_str()).map(|target| Entry {
            kind: Kind::Target,
            id: id.clone(),
            title: &target.title,
            source: Source::Target(target),
        }),
    }
}
