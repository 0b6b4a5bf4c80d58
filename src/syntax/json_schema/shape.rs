//! Which values may a field hold, as a schema? As lenient as `link::shape`.
//!
//! What may not stand is said by `if` and `then` with a message in the author's language, and what may
//! be nothing by `not`: an editor proposes what `type` and `enum` name, and nobody wants `null` proposed.

use serde_json::{Value as Json, json};

use super::tree::Schema;
use super::{Owner, words};
use crate::model::Kind;
use crate::model::priority::PriorityScale;
use crate::model::schema::{CALENDAR_YEARS, Field, FieldType};

/// Every type but the mapping; nothing at all is none of them.
pub const ALL_BUT_MAPPINGS: [&str; 4] = ["string", "number", "boolean", "array"];

/// Every type; nothing at all is none of them.
const SOMETHING: [&str; 5] = ["string", "number", "boolean", "array", "object"];

/// Refuses values of these types, in words, as if `expected` had been asked for.
pub fn unless(types: &[&str], expected: &str, message: String) -> Schema {
    let then = Schema::new().with("type", expected).with("errorMessage", message);
    Schema::new().with("if", json!({"type": types})).with("then", then)
}

/// Refuses nothing at all, an empty list and, where `letters` is 1, an empty text, with these words.
pub fn filled(letters: usize, message: &str) -> Schema {
    // Whatever is empty is no such number.
    let refusal = Schema::new().with("type", "number").with("errorMessage", message);
    Schema::new().with("if", something(letters)).with("then", Schema::new()).with("else", refusal)
}

/// Anything that is not empty; a text may be where `letters` is 0.
pub fn something(letters: usize) -> Json {
    json!({"type": SOMETHING, "minItems": 1, "minLength": letters})
}

/// Nothing: `key:`.
pub fn nothing() -> Schema {
    reference("nothing")
}

fn reference(name: &str) -> Schema {
    Schema::new().with("$ref", format!("#/definitions/value-{name}"))
}

/// What many fields hold, defined once. Each part of a choice has `properties` of its own, none of them: by that
/// editors tell the parts apart, where they would take two for one and show the field's title twice.
pub fn definitions(owner: Owner<'_>) -> Schema {
    let say = |id: &str| owner.say(&format!("schema-expected-{id}"));
    let of = |kind: &str, message: &str| Schema::new().with("type", kind).with("errorMessage", say(message));
    let beside = |types: &[&str]| Schema::new().with("not", json!({"type": types}));
    let number = of("integer", "integer").with("minimum", json!(0)).with("maximum", json!(u32::MAX));
    let figures = "^[ _\u{a0}\u{202f}]*\\+?[ _\u{a0}\u{202f}]*[0-9][0-9 _\u{a0}\u{202f}]*$";
    let years = CALENDAR_YEARS;
    let before = years.start() - 1;
    // From 2000 to 2100, with blanks between the figures as elsewhere.
    let year = format!("(2{BLANKS}0{BLANKS}[0-9]{BLANKS}[0-9]|2{BLANKS}1{BLANKS}0{BLANKS}0)");
    let day = "(0[1-9]|1[0-2])-?(0[1-9]|[12][0-9]|3[01])";
    let date = of("string", "date").with("pattern", format!("^\\s*[-+]?[0-9]{{4,6}}-?{day}([Tt ].*)?\\s*$"));
    // 20260312, a whole number to YAML.
    let compact = of("integer", "date").with("minimum", json!(10_000_101)).with("maximum", json!(99_991_231));
    let score = "^\\s*[-+]?[0-9_]*[.,]?[0-9_]*\\s*$";
    let definitions = [
        ("nothing", beside(&SOMETHING)),
        ("text", of("string", "text")),
        ("plain", beside(&["string", "array", "object"])),
        ("boolean", of("boolean", "bool")),
        ("integer", number),
        ("figures", of("string", "integer").with("pattern", figures)),
        ("year", of("integer", "year").with("anyOf", json!([between(1, 20), between(*years.start(), *years.end())]))),
        ("written-year", of("string", "year").with("pattern", written(&[&year, RANK]))),
        (
            "count",
            of("integer", "years").with("anyOf", json!([between(0, before), between(years.end() + 1, u32::MAX)])),
        ),
        (
            "written-count",
            of("string", "years").with("pattern", figures).with("not", json!({"pattern": written(&[&year])})),
        ),
        ("date", date),
        ("compact-date", compact),
        ("score", of("number", "wsjf")),
        ("written-score", of("string", "wsjf").with("pattern", score)),
        ("fields", Schema::new().with("type", "object")),
        ("others", beside(&["object"])),
    ];
    definitions.into_iter().fold(Schema::new(), |all, (name, one)| {
        all.with(&format!("value-{name}"), one.with("properties", Schema::new()))
    })
}

/// Signs that stand between figures and mean nothing.
const BLANKS: &str = "[ _\u{a0}\u{202f}]*";

/// From the first to the twentieth year of a project.
const RANK: &str = "([1-9]|1[ _\u{a0}\u{202f}]*[0-9]|2[ _\u{a0}\u{202f}]*0)";

/// One of these numbers, as people write it.
fn written(numbers: &[&str]) -> String {
    format!("^{BLANKS}\\+?{BLANKS}(0{BLANKS})*({}){BLANKS}$", numbers.join("|"))
}

fn between(first: u32, last: u32) -> Json {
    json!({"minimum": first, "maximum": last})
}

/// A choice.
pub fn either(ways: Vec<Schema>) -> Schema {
    Schema::new().with("anyOf", ways)
}

/// Whatever is written. An editor completes the key of a value with a choice, and not of one that is open.
pub fn anything() -> Schema {
    either(vec![reference("fields"), reference("others")])
}

/// A text, a number, a truth value, or nothing: all of them are texts to the reader.
pub fn scalar() -> Schema {
    either(vec![reference("text"), reference("plain")])
}

/// The same as an element of a list.
fn element(owner: Owner<'_>) -> Schema {
    unless(&["array", "object"], "string", owner.say("schema-expected-text"))
}

/// What a field may hold, without its title and description.
pub fn of(owner: Owner<'_>, field: &Field) -> Schema {
    let mapping_wanted = || unless(&ALL_BUT_MAPPINGS, "object", owner.say("schema-expected-mapping"));
    match field.field_type {
        FieldType::Text | FieldType::Prose | FieldType::Steps | FieldType::Figure => scalar(),
        FieldType::Texts => texts(owner, element(owner)),
        FieldType::Integer if field.name == "year" => {
            either(vec![reference("year"), reference("written-year"), nothing()])
        }
        FieldType::Integer if field.name == "years" => {
            either(vec![reference("count"), reference("written-count"), nothing()])
        }
        FieldType::Integer => either(vec![reference("integer"), reference("figures"), nothing()]),
        FieldType::Bool => either(vec![reference("boolean"), nothing()]),
        FieldType::Date => date(),
        FieldType::Choice(keys) => choice(owner, field.name, keys.iter().copied()),
        FieldType::Open(list, keys) => {
            let added = owner.added(list).iter().map(String::as_str).filter(|word| !keys.contains(word));
            choice(owner, field.name, keys.iter().copied().chain(added))
        }
        FieldType::Words(keys) => {
            let words = words::enumeration(owner, field.name, keys.iter().copied());
            Schema::new().with("additionalProperties", words).and(mapping_wanted())
        }
        FieldType::Priority => priority(owner),
        FieldType::Link(kinds) => with_examples(owner, kinds, scalar()),
        FieldType::Links(kinds) | FieldType::LinksOrTexts(kinds) | FieldType::Inverse(kinds) => {
            let refusal = unless(&["object"], "array", owner.say("schema-expected-links"));
            Schema::new().with("items", with_examples(owner, kinds, element(owner))).and(refusal)
        }
        FieldType::Record(fields) => mapping(owner, fields).and(mapping_wanted()),
        FieldType::Records(fields) | FieldType::Parts(_, fields) => records(owner, fields),
        FieldType::Free => anything(),
    }
}

/// A list of texts; one text counts as a list of one.
pub fn texts(owner: Owner<'_>, item: Schema) -> Schema {
    let refusal = unless(&["object"], "array", owner.say("schema-expected-texts"));
    Schema::new().with("items", item).and(refusal)
}

/// One of these words.
pub fn choice<'a>(owner: Owner<'_>, field: &str, keys: impl Iterator<Item = &'a str>) -> Schema {
    either(vec![words::enumeration(owner, field, keys), nothing()])
}

/// A mapping with these fields, and with those that the project adds to its collection.
pub fn mapping(owner: Owner<'_>, fields: &'static [Field]) -> Schema {
    let mut properties = Schema::new();
    for field in fields {
        properties.insert(field.name, words::titled(owner, field, of(owner, field)));
    }
    Schema::new().with("properties", with_custom(owner, properties)).with("additionalProperties", false)
}

/// The fields that the project adds stand after its own.
pub fn with_custom(owner: Owner<'_>, mut properties: Schema) -> Schema {
    for name in owner.custom() {
        properties.insert(name, words::custom(owner, name));
    }
    properties
}

/// A list of mappings; a bare text stands for the first field, one mapping for a list of one.
fn records(owner: Owner<'_>, fields: &'static [Field]) -> Schema {
    let one = mapping(owner, fields);
    let item = one.clone().and(unless(&["boolean", "array"], "object", owner.say("schema-expected-record")));
    Schema::new()
        .with("items", item)
        .with("if", json!({"type": "object"}))
        .with("then", one)
        .with("else", unless(&["boolean"], "array", owner.say("schema-expected-records")))
}

/// A day. The reader takes what ISO 8601 allows; what is no day of any calendar only it can tell.
pub fn date() -> Schema {
    either(vec![reference("date"), reference("compact-date"), nothing()])
}

/// A value of the project's scale; of any scale where there is no project.
fn priority(owner: Owner<'_>) -> Schema {
    let scales = match owner.setting.manifest {
        Some(manifest) => vec![manifest.priority_scale],
        None => PriorityScale::ALL.to_vec(),
    };
    let mut ways = Vec::new();
    if scales.iter().any(|scale| !scale.values().is_empty()) {
        let words = scales.iter().flat_map(|scale| scale.values().iter().copied());
        ways.push(words::enumeration(owner, "priority", words));
    }
    if scales.contains(&PriorityScale::Wsjf) {
        ways.push(reference("score"));
        ways.push(reference("written-score"));
    }
    ways.push(nothing());
    either(ways)
}

/// An id. Which ids there are, `ouvrage check` knows: a schema would be late by one artifact.
fn with_examples(owner: Owner<'_>, kinds: &[Kind], schema: Schema) -> Schema {
    let examples: Vec<String> = kinds.iter().filter_map(|kind| owner.example(*kind)).collect();
    if examples.is_empty() { schema } else { schema.with("examples", examples) }
}
