//! Does anybody read what the schema takes? Every key of every collection is given another value: a page or a document
//! must show it. A key that people may write and that nothing reads is a promise that nobody keeps.

use std::fmt::Write as _;

use jiff::civil::date;

use super::super::sample::bare;
use super::render;
use crate::model::schema::{COLLECTIONS, Collection, Field, FieldType, MANIFEST};
use crate::model::{Kind, Project};
use crate::publish::documents::{self, minutes, specification};
use crate::publish::formats::html;
use crate::text::{Lang, Sources};

/// What stands in `specs/` beside the collections of artifacts: read by the parts of their own that tests of targets try.
const ELSEWHERE: [&str; 1] = ["targets"];

/// Collections whose artifacts are rows of a page: what all artifacts have is there for filters and messages.
const ROWS: [&str; 5] = ["access_matrix", "reviews", "responses", "scores", "glossary"];
const OF_ARTIFACTS: [&str; 8] = ["description", "tags", "notes", "origin", "lang", "author", "reviewer", "attachments"];

/// Keys without a reader of pages, each with the reason.
const OTHERWISE: [&str; 16] = [
    // The print of the text that was reviewed: the program writes it and compares it.
    "reviews.text",
    "reviews.statement",
    // What these say is in their other fields; a term without one is told (M04).
    "responses.title",
    "responses.statement",
    "scores.title",
    "scores.statement",
    "glossary.title",
    // In the place of a definition.
    "glossary.statement",
    // Pages of one artifact say in which language its texts are; these have pages of many fields.
    "context.lang",
    "organisation.lang",
    "consultation.lang",
    // Somebody of the manifest by id, in the place of the name.
    "workshops.participants name",
    // One of the two: the day of the project's calendar, or a number of years.
    "organisation.budget years",
    // Beside the number of cases, where there is one.
    "requirements.expected_tests",
    // A case has the title of its scenario.
    "test_cases.title",
    "test_cases.lang",
];

/// Keys that name the artifact itself, or say again what others write.
fn is_tried(collection: &Collection, field: &Field) -> bool {
    let again = matches!(field.field_type, FieldType::Inverse(_));
    let of_rows = ROWS.contains(&collection.name) && OF_ARTIFACTS.contains(&field.name);
    !again && !of_rows && field.name != "id"
}

/// A text that stands nowhere else.
fn marker(owner: &str, name: &str) -> String {
    format!("Mot {owner} {name} ").replace('_', "-")
}

/// The value of a key, or the other one.
fn value(owner: &str, field: &Field, item: usize, other: bool) -> String {
    let text = || format!("{}{item}{}", marker(owner, field.name), if other { " autre" } else { "" });
    let one_of = |words: &[&str]| words[usize::from(other && words.len() > 1)].to_owned();
    let id = |kinds: &[Kind]| {
        let prefix = kinds[0].prefix().expect("a prefix");
        format!("{prefix}-{}", if other { "002" } else { "001" })
    };
    match field.field_type {
        _ if field.name == "feature" => one_of(&["features/mot.feature", "features/autre.feature"]),
        _ if field.name == "scenario" => one_of(&["Un", "Deux"]),
        FieldType::Choice(words) | FieldType::Open(_, words) => one_of(words),
        FieldType::Words(words) => format!("{{Mme Astier: {}}}", one_of(words)),
        FieldType::Priority => one_of(&["useful", "comfort"]),
        FieldType::Date => one_of(&["2026-03-12", "2026-04-13"]),
        FieldType::Integer if field.name == "year" => one_of(&["2026", "2027"]),
        FieldType::Integer | FieldType::Figure => one_of(&["31", "47"]),
        FieldType::Bool => one_of(&["true", "false"]),
        FieldType::Link(kinds) => id(kinds),
        FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) => format!("[{}]", id(kinds)),
        FieldType::Text | FieldType::Prose | FieldType::Steps => text(),
        FieldType::Texts => format!("[{}]", text()),
        FieldType::Free => format!("{{mot: {}}}", text()),
        FieldType::Record(_) | FieldType::Records(_) | FieldType::Parts(..) | FieldType::Inverse(_) => String::new(),
    }
}

/// A field of an item, with the key inside it that is given another value.
fn written(field: &Field, item: usize, changed: Option<&str>) -> String {
    let inner = |fields: &[Field], kind: Option<Kind>| {
        let said = fields.iter().map(|one| {
            let value = match (one.name, kind) {
                ("id", Some(kind)) => format!("{}-{item:03}", kind.prefix().expect("a prefix")),
                _ => value(field.name, one, item, changed == Some(one.name)),
            };
            format!("{}: {value}", one.name)
        });
        format!("{{{}}}", said.collect::<Vec<_>>().join(", "))
    };
    match field.field_type {
        FieldType::Record(fields) => inner(fields, None),
        FieldType::Records(fields) => format!("[{}]", inner(fields, None)),
        FieldType::Parts(kind, fields) => format!("[{}]", inner(fields, Some(kind))),
        _ => value("", field, item, changed.is_some()),
    }
}

/// The kinds that the fields of a collection may name.
fn named(fields: &[Field]) -> Vec<Kind> {
    let of = |field: &Field| match field.field_type {
        FieldType::Link(kinds) | FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) => kinds.to_vec(),
        FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => named(inner),
        _ => Vec::new(),
    };
    fields.iter().flat_map(of).collect()
}

/// Does a collection hold artifacts or parts of a kind?
fn holds(collection: &Collection, kind: Kind) -> bool {
    let part = |field: &Field| matches!(field.field_type, FieldType::Parts(held, _) if held == kind);
    collection.kind == kind || collection.fields.iter().any(part)
}

/// A project whose collection has something in every key, in an artifact for each state, two at least; those that it may
/// name have two artifacts each.
fn text(full: &Collection, changed: Option<(&str, &str)>) -> String {
    let mut text = String::new();
    let named = named(full.fields);
    let wanted = |one: &&Collection| one.name == full.name || named.iter().any(|kind| holds(one, *kind));
    for collection in COLLECTIONS.iter().filter(|one| !ELSEWHERE.contains(&one.name)).filter(wanted) {
        let of_it = collection.name == full.name;
        let count = if collection.single { 1 } else { collection.statuses.len().max(2) };
        let _ = writeln!(text, "{}:", collection.name);
        for item in 1..=if of_it { count } else { count.min(2) } {
            let prefix = collection.kind.prefix().unwrap_or(collection.name);
            let (first, lead) = if collection.single { ("  ", "  ") } else { ("  - ", "    ") };
            let _ = writeln!(text, "{first}id: {prefix}-{item:03}");
            for field in collection.all_fields().filter(|field| is_tried(collection, field)) {
                let is_part = matches!(field.field_type, FieldType::Parts(..));
                if !of_it && !is_part && !matches!(field.name, "title" | "term") {
                    continue;
                }
                let changed = changed.filter(|(name, _)| of_it && *name == field.name);
                let value = match collection.statuses.get(item - 1) {
                    Some(state) if field.name == "status" => {
                        let other = collection.statuses.get(item).or_else(|| collection.statuses.get(item - 2));
                        (*changed.and(other).unwrap_or(state)).to_owned()
                    }
                    None if field.name == "status" => continue,
                    _ => written(field, item, changed.map(|(_, part)| part)),
                };
                let _ = writeln!(text, "{lead}{}: {value}", field.name);
            }
        }
    }
    text
}

/// Scenarios that test cases may complete.
const FEATURE: &str = "# language: fr\nFonctionnalité: Essais\n\n  Scénario: Un\n    Quand un\n    Alors deux\n\n  \
                       Scénario: Deux\n    Quand deux\n    Alors trois\n";

fn project(text: &str) -> Project {
    project_with("project: {title: Essai, language: fr}\n", text)
}

fn project_with(manifest: &str, text: &str) -> Project {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", manifest);
    sources.add("specs/a.yaml", text);
    sources.add("features/mot.feature", FEATURE);
    sources.add("features/autre.feature", FEATURE);
    crate::link::project(&sources).project
}

/// What is read of a project: first the site of the team, then that of everybody, then the documents.
const READ: [fn(&Project) -> Vec<String>; 3] =
    [|project| pages(project, true), |project| pages(project, false), documents];

fn pages(project: &Project, internal: bool) -> Vec<String> {
    let files = render(&bare(project, Lang::Fr, internal)).expect("the templates are sound");
    let pages = files.into_iter().filter(|file| file.path.ends_with(".html"));
    pages.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
}

fn documents(project: &Project) -> Vec<String> {
    let about = documents::About {
        commit: "3f2a9c1".to_owned(),
        date: date(2026, 5, 1),
        version: "1".to_owned(),
        lang: Lang::Fr,
        internal: true,
    };
    let minutes = project.workshops.iter().map(|one| minutes::build(project, one, &about));
    let all = std::iter::once(specification::build(project, None, &about)).chain(minutes);
    all.map(|document| String::from_utf8_lossy(&html::render(&document)).into_owned()).collect()
}

/// The fields inside a field, or nothing for the field itself.
fn parts(field: &Field) -> Vec<Option<&'static Field>> {
    match field.field_type {
        FieldType::Record(fields) | FieldType::Records(fields) | FieldType::Parts(_, fields) => {
            fields.iter().filter(|one| one.name != "id").map(Some).collect()
        }
        _ => vec![None],
    }
}

#[test]
fn each_key_of_the_schema_has_a_reader() {
    let mut unread = Vec::new();
    let mut tried = 0;
    for collection in COLLECTIONS.iter().filter(|one| !ELSEWHERE.contains(&one.name)) {
        let before = text(collection, None);
        let shown = READ.map(|read| read(&project(&before)));
        for field in collection.all_fields().filter(|field| is_tried(collection, field)) {
            if collection.statuses.is_empty() && field.name == "status" {
                continue;
            }
            for part in parts(field) {
                let owner = part.map_or("", |_| field.name);
                let (name, value_type) = part.map_or((field.name, field.field_type), |one| (one.name, one.field_type));
                let said = format!("{}.{} {}", collection.name, field.name, part.map_or("", |one| one.name));
                let said = said.trim().to_owned();
                tried += 1;
                // Of a file that is there, the page leads to it: `nothing_lost` tries that, and the sum of its bytes.
                let of_file = field.name == "attachments" && name != "title";
                if of_file || OTHERWISE.contains(&said.as_str()) {
                    continue;
                }
                // A text is seen at once; of anything else, another value must change a page.
                let marker = marker(owner, name);
                let is_seen = matches!(value_type, FieldType::Text | FieldType::Prose | FieldType::Texts)
                    && shown.iter().flatten().any(|page| page.contains(marker.trim()));
                let after = text(collection, Some((field.name, part.map_or("", |one| one.name))));
                assert_ne!(after, before, "{said}");
                let changes = || {
                    let after = project(&after);
                    READ.iter().zip(&shown).any(|(read, shown)| read(&after) != *shown)
                };
                if !is_seen && !changes() {
                    unread.push(said);
                }
            }
        }
    }
    assert!(tried > 700, "{tried}");
    assert!(unread.is_empty(), "{} of {tried} keys are read by nobody:\n{}", unread.len(), unread.join("\n"));
}

/// Settings that change no page of such a project by themselves: each is tried where it is used.
const SETTINGS: [&str; 17] = [
    // Which words, ids and rules there are: `check`, `new`, `fmt`.
    "wsjf_cutoffs",
    "domains",
    "profiles",
    "workshop_types",
    "stock_features",
    "custom_fields",
    "checks",
    "id_prefixes",
    // Which CRM is meant, and what the party of a person is called: `run`, T11.
    "default_target",
    "parties.id",
    "people.id",
    // What is written there is said twice: that of the project goes before.
    "title",
    "language",
    "project.language",
    // The main colour, where there is no other.
    "publication.colours.accent",
    // The version of documents, the picture on pages: the program's own door tries them.
    "publication.version",
    "publication.logo",
];

/// The leaves of a field, by their paths.
fn leaves(path: &str, field: &Field) -> Vec<(String, Field)> {
    let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
    match field.field_type {
        FieldType::Record(inner) | FieldType::Records(inner) => {
            inner.iter().flat_map(|one| leaves(&path, one)).collect()
        }
        _ => vec![(path, *field)],
    }
}

/// A manifest with something in every key.
fn manifest(changed: &str) -> String {
    fn written(path: &str, field: &Field, changed: &str) -> String {
        let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
        let inner = |fields: &[Field]| {
            let said = fields.iter().map(|one| format!("{}: {}", one.name, written(&path, one, changed)));
            format!("{{{}}}", said.collect::<Vec<_>>().join(", "))
        };
        let other = path == changed;
        match field.field_type {
            FieldType::Record(fields) => inner(fields),
            FieldType::Records(fields) => format!("[{}]", inner(fields)),
            _ if path == "publication.colours.primary" => format!("'#1b6b5{}'", u8::from(other)),
            _ if matches!(path.as_str(), "domains" | "profiles" | "workshop_types" | "stock_features") => {
                "[mot]".to_owned()
            }
            _ if path == "calendar.extra_days_off" => format!("[2026-12-2{}]", u8::from(other)),
            _ => value("", field, 1, other),
        }
    }
    let keys = MANIFEST.iter().filter(|field| !SETTINGS.contains(&field.name));
    keys.map(|field| format!("{}: {}\n", field.name, written("", field, changed))).collect()
}

#[test]
fn each_key_of_the_manifest_has_a_reader() {
    let specs = "organisation:\n  title: Nous\n  raci: [{activity: Décider, people: {astier: A}}]\n  \
                 budget: [{line: Licences, unit_price: 12}]\n";
    let shown = READ.map(|read| read(&project_with(&manifest(""), specs)));
    let mut unread = Vec::new();
    let mut tried = 0;
    let all = MANIFEST.iter().flat_map(|field| leaves("", field));
    for (path, _) in all.filter(|(path, _)| !SETTINGS.contains(&path.as_str())) {
        let after = manifest(&path);
        assert_ne!(after, manifest(""), "{path}");
        tried += 1;
        let after = project_with(&after, specs);
        if READ.iter().zip(&shown).all(|(read, shown)| read(&after) == *shown) {
            unread.push(path);
        }
    }
    assert!(tried > 35, "{tried}");
    assert!(unread.is_empty(), "{unread:?} are read by nobody");
}
