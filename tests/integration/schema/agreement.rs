//! Does the schema refuse what the reader refuses, and nothing else? Every field of every collection is
//! tried with values of every form.

use std::collections::BTreeSet;

use ouvrage::link;
use ouvrage::model::manifest::Manifest;
use ouvrage::model::schema::{COLLECTIONS, Collection, Field, FieldType};
use ouvrage::syntax::json_schema;
use ouvrage::text::{Lang, Sources};

use super::judge::Judge;
use super::setting;

/// Values of all forms, as they are written in a flow.
const VALUES: [&str; 20] = [
    "",
    "mot",
    "12",
    "1.5",
    "-3",
    "true",
    "'1 200'",
    "2026-03-12",
    "2026-02",
    "20260312",
    "[]",
    "[mot]",
    "[12, ~, mot]",
    "[true]",
    "[[mot]]",
    "{}",
    "{inconnu: x}",
    "[{inconnu: x}]",
    "[{}]",
    "''",
];

/// Those that tell a text from a list and from a mapping.
const FORMS: [&str; 4] = ["mot", "12", "[mot]", "{}"];

/// What the reader says of the form of a text: unknown fields and words, wrong types, what is missing,
/// impossible ids.
const OF_FORM: [&str; 7] = ["M01", "M02", "M03", "M04", "M05", "M06", "M08"];

fn refused(text: &str) -> Vec<&'static str> {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", "title: Essai\n");
    sources.add("specs/a.yaml", text);
    let found = link::project(&sources).diagnostics;
    found.iter().map(|finding| finding.code).filter(|code| OF_FORM.contains(code)).collect()
}

/// Is the form of a phrase of the project told in words of its own, in the place of those of its fields?
fn is_retold(text: &str) -> bool {
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", "title: Essai\n");
    sources.add("specs/a.yaml", text);
    let found = link::project(&sources).diagnostics;
    found.iter().any(|finding| ["M17-unquoted", "M17-parameters"].contains(&finding.message.id))
}

/// The text of an artifact that has this field.
fn with(collection: &Collection, field: &str, value: &str) -> String {
    let name = if collection.name == "glossary" { "term" } else { "title" };
    let named = if field == name { String::new() } else { format!("{name}: Nom, ") };
    let id = if collection.name == "targets" && field != "id" { "id: cible, " } else { "" };
    if collection.single {
        format!("{}: {{{named}{id}{field}: {value}}}\n", collection.name)
    } else {
        format!("{}:\n  - {{{named}{id}{field}: {value}}}\n", collection.name)
    }
}

fn inner(field: &Field) -> &'static [Field] {
    match field.field_type {
        FieldType::Record(fields) | FieldType::Records(fields) | FieldType::Parts(_, fields) => fields,
        _ => &[],
    }
}

/// Words that the field knows, beside the values of all forms.
fn words(field: &Field) -> Vec<&'static str> {
    match field.field_type {
        FieldType::Choice(words) | FieldType::Open(_, words) => words.to_vec(),
        FieldType::Priority => vec!["useful", "must"],
        _ => Vec::new(),
    }
}

#[test]
fn reader_and_schema_agree_on_every_field() {
    let judge = Judge::new(&json_schema::specs(setting(Lang::Fr, Some(&Manifest::default()))));
    let mut apart = Vec::new();
    let mut tried = 0;
    let mut compare = |text: String| {
        tried += 1;
        let (reader, schema) = (refused(&text), judge.faults(&text));
        if reader.is_empty() != schema.is_empty() && !(reader.is_empty() && is_retold(&text)) {
            apart.push(format!("{text}    reader {reader:?}, schema {schema:?}"));
        }
    };
    // All values where a type is met for the first time in a collection or in a record, then its forms.
    let mut met = BTreeSet::new();
    let mut values = |field: &Field, depth: u8| -> Vec<&'static str> {
        let known = if met.insert((depth, format!("{:?}", field.field_type))) { &VALUES[..] } else { &FORMS[..] };
        known.iter().copied().chain(words(field)).collect()
    };
    for collection in COLLECTIONS {
        for field in collection.all_fields() {
            // Read by a part of its own, or by nobody.
            let of_target =
                collection.name == "targets" && matches!(field.name, "users" | "entities" | "protocol" | "screen");
            if of_target || (collection.name == "targets" && field.name == "profile") {
                continue;
            }
            let usual = values(field, 0);
            for value in if field.name == "id" || field.name == "status" { VALUES.to_vec() } else { usual } {
                compare(with(collection, field.name, value));
            }
            for part in inner(field) {
                for value in values(part, 1) {
                    compare(with(collection, field.name, &format!("{{{}: {value}}}", part.name)));
                    compare(with(collection, field.name, &format!("[{{{}: {value}}}]", part.name)));
                }
            }
        }
        for value in VALUES {
            compare(format!("{}: {value}\n", collection.name));
        }
    }
    assert!(tried > 3_000, "{tried}");
    assert!(apart.is_empty(), "{} of {tried} are judged otherwise:\n{}", apart.len(), apart.join("\n"));
}

/// A value that the field takes.
fn good(field: &Field) -> String {
    match field.field_type {
        FieldType::Choice(words) | FieldType::Open(_, words) => words[0].to_owned(),
        FieldType::Priority => "useful".to_owned(),
        FieldType::Date => "2026-03-12".to_owned(),
        FieldType::Integer => "1".to_owned(),
        FieldType::Bool => "true".to_owned(),
        FieldType::Record(fields) => {
            let fields: Vec<String> = fields.iter().map(|one| format!("{}: {}", one.name, good(one))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        FieldType::Words(words) => format!("{{astier: {}}}", words[0]),
        _ => "mot".to_owned(),
    }
}

/// What a state asks for, all of it, all but one, and all with one of them empty.
#[test]
fn reader_and_schema_agree_on_what_each_state_asks_for() {
    let judge = Judge::new(&json_schema::specs(setting(Lang::Fr, Some(&Manifest::default()))));
    let (mut refusals, mut passes) = (0, 0);
    let mut compare = |collection: &Collection, fields: &[(&str, String)]| {
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let item = format!("{{title: Nom, {}}}", fields.join(", "));
        let text = if collection.single {
            format!("{}: {item}\n", collection.name)
        } else {
            format!("{}:\n  - {item}\n", collection.name)
        };
        let (reader, schema) = (refused(&text), judge.faults(&text));
        assert_eq!(reader.is_empty(), schema.is_empty(), "{text}    reader {reader:?}, schema {schema:?}");
        if reader.is_empty() { passes += 1 } else { refusals += 1 }
    };
    for collection in COLLECTIONS {
        let decisions = collection.field(collection.state).map(words).unwrap_or_default();
        for state in collection.statuses.iter().copied().chain(decisions) {
            let wanted: Vec<&Field> = collection.fields.iter().filter(|one| one.required_at.contains(&state)).collect();
            let mut all: Vec<(&str, String)> = wanted.iter().map(|field| (field.name, good(field))).collect();
            all.push((collection.state, state.to_owned()));
            if collection.name == "requirements" {
                // One that can be measured needs its criteria too.
                all.push(("type", "performance".to_owned()));
                all.push(("criteria", "2 s".to_owned()));
            }
            compare(collection, &all);
            for i in 0..all.len() {
                for value in ["", "[]"] {
                    let mut one = all.clone();
                    one[i].1 = value.to_owned();
                    compare(collection, &one);
                }
                let mut without = all.clone();
                without.remove(i);
                compare(collection, &without);
            }
        }
    }
    assert!(refusals > 200 && passes > 200, "{refusals} refusals, {passes} passes");
}

/// Years of the calendar, ranks of years, and numbers of years: what the reader refuses, the schema refuses.
#[test]
fn reader_and_schema_agree_on_years() {
    let judge = Judge::new(&json_schema::specs(setting(Lang::Fr, Some(&Manifest::default()))));
    let mut refusals = Vec::new();
    for field in ["year", "years"] {
        for number in ["0", "1", "3", "20", "21", "27", "1999", "2000", "2026", "2100", "2101", "20260"] {
            for value in [number.to_owned(), format!("'{number}'"), format!("' {number} '"), format!("'+0{number}'")] {
                let text = format!("organisation:\n  budget: [{{line: Licences, {field}: {value}}}]\n");
                let (reader, schema) = (refused(&text), judge.faults(&text));
                assert_eq!(reader.is_empty(), schema.is_empty(), "{text}    reader {reader:?}, schema {schema:?}");
                refusals.extend((!reader.is_empty()).then_some((field, number)));
            }
        }
    }
    refusals.dedup();
    let wanted =
        [("year", ["0", "21", "27", "1999", "2101", "20260"].as_slice()), ("years", &["2000", "2026", "2100"])];
    let wanted: Vec<_> = wanted.iter().flat_map(|(field, all)| all.iter().map(|one| (*field, *one))).collect();
    assert_eq!(refusals, wanted);
}
