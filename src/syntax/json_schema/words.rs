//! What does an editor say of a field and of a word: its name, what to write, when it is required?

use super::Owner;
use super::tree::Schema;
use crate::model::Kind;
use crate::model::schema::{self, Field, FieldType, labels};
use crate::text::{Arg, Lang, message};

/// A text of the product.
pub fn say(lang: Lang, id: &str) -> String {
    message::lookup(lang, id, &[]).unwrap_or_else(|| format!("{{{id}}}"))
}

fn say_with(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
}

/// A field's schema with its title and its description.
pub fn titled(owner: Owner<'_>, field: &Field, schema: Schema) -> Schema {
    let lines: Vec<String> =
        [hint(owner, field.name), form(owner, field), required(owner, field)].into_iter().flatten().collect();
    let title = labels::field(owner.setting.lang, owner.name, field.name);
    Schema::new().with("title", title).with("description", lines.join("\n")).and(schema)
}

/// A field that the project adds in its manifest.
pub fn custom(owner: Owner<'_>, name: &str) -> Schema {
    let title = owner.setting.manifest.and_then(|manifest| manifest.custom_title(owner.name, name)).unwrap_or(name);
    Schema::new().with("title", title).with("description", owner.say("schema-custom"))
}

/// What to write there, in words that help: of this collection, else of every field of that name.
pub fn hint(owner: Owner<'_>, field: &str) -> Option<String> {
    let own = format!("hint-{}-{field}", owner.name).replace('_', "-");
    let any = format!("hint-{field}").replace('_', "-");
    message::lookup(owner.setting.lang, &own, &[]).or_else(|| message::lookup(owner.setting.lang, &any, &[]))
}

/// Which form the value has, where the words on the field have not said it.
fn form(owner: Owner<'_>, field: &Field) -> Option<String> {
    let collection = owner.kind.and_then(schema::of_kind);
    match field.name {
        "id" => None,
        "status" if collection.is_some_and(|collection| !collection.statuses.is_empty()) => {
            Some(owner.say("schema-form-choice"))
        }
        _ => Some(form_of_type(owner, field)),
    }
}

fn form_of_type(owner: Owner<'_>, field: &Field) -> String {
    let lang = owner.setting.lang;
    let simple = match field.field_type {
        FieldType::Text => "schema-form-text",
        FieldType::Prose => "schema-form-prose",
        FieldType::Steps => "schema-form-steps",
        FieldType::Texts => "schema-form-texts",
        FieldType::Integer => "schema-form-integer",
        FieldType::Figure => "schema-form-figure",
        FieldType::Bool => "schema-form-bool",
        FieldType::Date => "schema-form-date",
        FieldType::Choice(_) | FieldType::Priority => "schema-form-choice",
        FieldType::Words(_) => "schema-form-words",
        FieldType::Record(_) => "schema-form-record",
        FieldType::Inverse(_) => "schema-form-inverse",
        FieldType::Free => "schema-form-free",
        FieldType::Open(list, _) => {
            return say_with(lang, "schema-form-open", &[("list", Arg::from(list.key()))]);
        }
        FieldType::Link(kinds) => return form_of_links(owner, "schema-form-link", kinds),
        FieldType::Links(kinds) => return form_of_links(owner, "schema-form-links", kinds),
        FieldType::LinksOrTexts(kinds) => return form_of_links(owner, "schema-form-links-or-texts", kinds),
        FieldType::Records(fields) => return form_of_records(owner, "schema-form-records", fields, None),
        FieldType::Parts(kind, fields) => return form_of_records(owner, "schema-form-parts", fields, Some(kind)),
    };
    say(lang, simple)
}

fn form_of_links(owner: Owner<'_>, id: &str, kinds: &[Kind]) -> String {
    let lang = owner.setting.lang;
    let names: Vec<String> = kinds.iter().map(|kind| labels::collection(lang, kind.collection())).collect();
    let example = kinds.iter().find_map(|kind| owner.example(*kind)).unwrap_or_default();
    say_with(lang, id, &[("kinds", Arg::from(names.join(", "))), ("example", Arg::from(example))])
}

fn form_of_records(owner: Owner<'_>, id: &str, fields: &[Field], kind: Option<Kind>) -> String {
    let first = fields.first().map_or("", |field| field.name);
    let example = kind.and_then(|kind| owner.example(kind)).unwrap_or_default();
    say_with(owner.setting.lang, id, &[("first", Arg::from(first)), ("example", Arg::from(example))])
}

/// At which states the field is required.
fn required(owner: Owner<'_>, field: &Field) -> Option<String> {
    (!field.required_at.is_empty())
        .then(|| say_with(owner.setting.lang, "schema-required", &[("states", Arg::from(states(owner, field)))]))
}

/// What is told where a required field is missing.
pub fn missing(owner: Owner<'_>, field: &Field) -> String {
    let name = labels::field(owner.setting.lang, owner.name, field.name);
    let args =
        [("field", Arg::from(field.name)), ("name", Arg::from(name)), ("states", Arg::from(states(owner, field)))];
    say_with(owner.setting.lang, "schema-missing", &args)
}

/// The names of the states at which a field is required.
fn states(owner: Owner<'_>, field: &Field) -> String {
    let state = owner.kind.and_then(schema::of_kind).map_or("status", |collection| collection.state);
    let names: Vec<String> = field.required_at.iter().map(|key| value(owner, state, key)).collect();
    names.join(", ")
}

/// One of these words, each with its label.
pub fn enumeration<'a>(owner: Owner<'_>, field: &str, keys: impl Iterator<Item = &'a str>) -> Schema {
    let keys: Vec<&str> = keys.collect();
    let labels: Vec<String> = keys.iter().map(|key| value(owner, field, key)).collect();
    Schema::new().with("enum", keys).with("enumDescriptions", labels)
}

/// The label of a word, else the word.
fn value(owner: Owner<'_>, field: &str, key: &str) -> String {
    labels::word(owner.setting.lang, owner.kind, field, key).unwrap_or_else(|| key.to_owned())
}

/// One of the words of an enumeration, or nothing.
pub fn or_nothing(enumeration: Schema) -> Schema {
    super::shape::either(vec![enumeration, super::shape::nothing()])
}
