//! What is there to compare of an artifact? Its texts, state, rank, lot, links and other fields, each
//! apart, so that a change is told for what it is.

use std::collections::{BTreeMap, BTreeSet};

use super::held::Held;
use super::{LinkName, Side, Subject};
use crate::explore::{Entry, entries, links};
use crate::model::case::CaseSource;
use crate::model::feature::{Scenario, Step};
use crate::model::graph::EdgeKind;
use crate::model::schema::{Collection, FieldType};
use crate::model::{Id, Kind, Project};
use crate::syntax::yaml;
use crate::text::FileId;
use crate::text::node::Node;

/// One thing, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// What it is.
    pub subject: Subject,
    /// Its id, or path.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Is the title written, or drawn from what it says?
    pub titled: bool,
    /// Texts that say what it is, by field.
    pub texts: BTreeMap<String, String>,
    /// Its state.
    pub status: Option<String>,
    /// Its priority as written.
    pub priority: Option<String>,
    /// Its lot.
    pub lot: Option<Id>,
    /// What it names, by kind of link.
    pub links: BTreeMap<LinkName, BTreeSet<Id>>,
    /// All other fields.
    pub fields: BTreeMap<String, Held>,
}

/// All things of a reading by their ids.
pub fn units(side: Side<'_>) -> BTreeMap<String, Unit> {
    let mut units = BTreeMap::new();
    for entry in entries(side.project) {
        let unit = of_entry(side.project, &entry);
        units.insert(unit.id.clone(), unit);
    }
    for feature in &side.project.features {
        let mut unit = Unit {
            subject: Subject::Feature,
            id: feature.path.clone(),
            title: feature.name.clone(),
            ..Unit::default()
        };
        text(&mut unit, "description", &feature.description);
        let background = feature.scenarios.first().map(|scenario| steps(&scenario.background)).unwrap_or_default();
        text(&mut unit, "background", &background);
        units.insert(unit.id.clone(), unit);
    }
    for chapter in &side.project.chapters {
        let heading = chapter.markdown.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
        let mut unit = Unit {
            subject: Subject::Chapter,
            id: chapter.path.clone(),
            title: heading.trim().to_owned(),
            ..Unit::default()
        };
        text(&mut unit, "text", &chapter.markdown);
        units.insert(unit.id.clone(), unit);
    }
    if let Some(unit) = manifest(side) {
        units.insert(unit.id.clone(), unit);
    }
    units
}

fn text(unit: &mut Unit, field: &str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        unit.texts.insert(field.to_owned(), text.to_owned());
    }
}

fn of_entry(project: &Project, entry: &Entry<'_>) -> Unit {
    let id = if entry.kind == Kind::Term { format!("glossary:{}", entry.title) } else { entry.id.to_string() };
    let mut unit = Unit {
        subject: Subject::Artifact(entry.kind),
        id,
        title: entry.title.to_owned(),
        titled: entry.node().is_none_or(|node| node.get("title").is_some()),
        status: entry.status(),
        lot: links::lot(project, &entry.id),
        ..Unit::default()
    };
    if entry.statement() != entry.title {
        text(&mut unit, "statement", entry.statement());
    }
    if let Some(scenario) = scenario(project, entry) {
        text(&mut unit, "description", &scenario.description);
        text(&mut unit, "steps", &body(scenario));
    }
    unit.links = links_of(project, entry);
    if let Some(node) = entry.node() {
        unit.priority = node.get("priority").and_then(Node::text).map(|text| text.trim().to_owned());
        other_fields(entry, node, &mut unit.fields);
    } else if let Some(case) = entry.case() {
        let free = case.tags.iter().filter(|tag| {
            let id = Id::from(tag.as_str());
            project.kind(&id).is_none() && id != case.id && !matches!(tag.as_str(), "brouillon" | "draft")
        });
        let free: BTreeSet<&str> = free.map(String::as_str).collect();
        field(&mut unit.fields, "tags", Held::words(free.into_iter().collect::<Vec<_>>().join(" · ")));
    } else if entry.kind == Kind::Target
        && let Some(target) = project.target(entry.id.as_str())
        && let Ok(serde_json::Value::Object(map)) = serde_json::to_value(target)
    {
        let of_target = map.into_iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "title"));
        let said = of_target.map(|(key, value)| (key, value.to_string())).filter(|(_, text)| text != "null");
        unit.fields = said.map(|(key, text)| (key, Held::words(text))).collect();
    }
    unit
}

fn scenario<'p>(project: &'p Project, entry: &Entry<'_>) -> Option<&'p Scenario> {
    let case = entry.case().or_else(|| project.case(&entry.id))?;
    let CaseSource::Scenario(f, s) = case.source else { return None };
    project.features.get(f)?.scenarios.get(s)
}

/// The steps and examples of a scenario, a line each.
fn body(scenario: &Scenario) -> String {
    let mut lines = vec![steps(&scenario.steps)];
    for examples in &scenario.examples {
        lines.push(format!("| {} |", examples.header.join(" | ")));
        lines.extend(examples.rows.iter().map(|(row, _)| format!("| {} |", row.join(" | "))));
    }
    lines.join("\n")
}

fn steps(steps: &[Step]) -> String {
    let mut lines = Vec::new();
    for step in steps {
        lines.push(format!("{} {}", step.keyword, step.text));
        lines.extend(step.table.iter().flatten().map(|row| format!("| {} |", row.join(" | "))));
        lines.extend(step.doc_string.iter().map(|text| text.text.clone()));
    }
    lines.join("\n")
}

/// The links of the chain by what they say; those of other fields at the top by the field.
fn links_of(project: &Project, entry: &Entry<'_>) -> BTreeMap<LinkName, BTreeSet<Id>> {
    let mut found: BTreeMap<LinkName, BTreeSet<Id>> = BTreeMap::new();
    for edge in project.graph.from(&entry.id) {
        let link = match edge.kind {
            // What a step says changes with the step.
            EdgeKind::PlannedIn | EdgeKind::Says => continue,
            EdgeKind::Names => match top_field(entry, edge.place) {
                Some(field) => LinkName::Field(field),
                // A link deep inside a field changes with the field.
                None => continue,
            },
            kind => LinkName::Edge(kind),
        };
        found.entry(link).or_default().insert(edge.to.clone());
    }
    found
}

/// The field at the top that holds nothing but links and stands there.
fn top_field(entry: &Entry<'_>, place: crate::text::Place) -> Option<String> {
    let collection = entry.collection()?;
    let holds = |value: &Node| {
        value.place.file == place.file
            && value.place.span.start() <= place.span.start()
            && place.span.end() <= value.place.span.end()
    };
    let found = entry.node()?.entries().find(|(_, value)| holds(value))?;
    is_link(collection, &found.0.text).then(|| found.0.text.to_string())
}

fn is_link(collection: &Collection, field: &str) -> bool {
    collection.field(field).is_some_and(|field| {
        matches!(
            field.field_type,
            FieldType::Link(_) | FieldType::Links(_) | FieldType::LinksOrTexts(_) | FieldType::Inverse(_)
        )
    })
}

/// Fields that are told in another way.
const TOLD: &[&str] = &["id", "title", "statement", "description", "status", "priority", "lot"];

fn other_fields(entry: &Entry<'_>, node: &Node, fields: &mut BTreeMap<String, Held>) {
    let collection = entry.collection();
    for (key, value) in node.entries() {
        let name = key.text.as_str();
        let state = collection.is_some_and(|collection| collection.state == name);
        let linked = collection.is_some_and(|collection| is_link(collection, name) && !has_words(collection, name));
        // Links of requirements to each other are told as links.
        let relations = entry.kind == Kind::Requirement && name == "links";
        if TOLD.contains(&name) || state || linked || relations {
            continue;
        }
        let parts = collection
            .and_then(|collection| collection.field(name))
            .is_some_and(|field| matches!(field.field_type, FieldType::Parts(..)));
        // Parts that bear an id are compared by themselves.
        let wanted: fn(&Node) -> bool = if parts { |item| item.get("id").is_none() } else { |_| true };
        field(fields, name, Held::items(value, wanted));
    }
}

/// May the field hold sentences beside ids? They are compared as words.
fn has_words(collection: &Collection, field: &str) -> bool {
    collection.field(field).is_some_and(|field| matches!(field.field_type, FieldType::LinksOrTexts(_)))
}

fn field(fields: &mut BTreeMap<String, Held>, name: &str, held: Held) {
    if !held.words.trim().is_empty() {
        fields.insert(name.to_owned(), Held { words: held.words.trim().to_owned(), ..held });
    }
}

/// The manifest, field by field; those of `project:` each by itself.
fn manifest(side: Side<'_>) -> Option<Unit> {
    let file: FileId = side.sources.find("ouvrage.yaml")?;
    let root = yaml::read(file, &side.sources.file(file)?.text).root?;
    let mut fields = BTreeMap::new();
    for (key, value) in root.entries() {
        if key.text == "project" {
            value
                .entries()
                .for_each(|(inner, value)| field(&mut fields, &format!("project.{}", inner.text), Held::of(value)));
        } else {
            field(&mut fields, &key.text, Held::of(value));
        }
    }
    let title = side.project.manifest.title.clone();
    Some(Unit { subject: Subject::Manifest, id: "ouvrage.yaml".to_owned(), title, fields, ..Unit::default() })
}
