//! How is a CRM described? The fields of a target that `link::target` reads beyond the table of fields.

use serde_json::json;

use super::tree::Schema;
use super::{Owner, shape, words};
use crate::assets;
use crate::model::schema::Field;
use crate::model::target::{FieldType, Gender};

/// What a field of a target may hold.
pub fn of(owner: Owner<'_>, field: &Field) -> Schema {
    match field.name {
        "users" => each(owner, role(owner)),
        "entities" => each(owner, entity(owner)),
        "profile" => profile(owner, field),
        "screen" => screen(owner),
        "protocol" => shape::unless(&shape::ALL_BUT_MAPPINGS, "object", owner.say("schema-expected-mapping")),
        _ => shape::of(owner, field),
    }
}

/// How people reach it in a browser.
fn screen(owner: Owner<'_>) -> Schema {
    let page = mapping(owner, vec![("path", shape::scalar()), ("labels", labels(owner)), ("shows", locator(owner))])
        .with("required", vec!["path"]);
    let sign_in = mapping(
        owner,
        vec![
            ("path", shape::scalar()),
            ("login", locator(owner)),
            ("password", locator(owner)),
            ("button", locator(owner)),
            ("signed_in", locator(owner)),
        ],
    )
    .with("required", vec!["login", "password", "signed_in"]);
    mapping(
        owner,
        vec![
            ("url", shape::scalar()),
            ("webdriver", shape::scalar()),
            ("timeout", shape::scalar()),
            ("test_id", shape::scalar()),
            ("busy", names(owner)),
            ("ignored", names(owner)),
            ("sign_in", sign_in),
            ("pages", each(owner, page)),
        ],
    )
}

/// The label of something on a page, or by what else it is found.
fn locator(owner: Owner<'_>) -> Schema {
    let fields = vec![("label", shape::scalar()), ("test_id", shape::scalar()), ("css", shape::scalar())];
    properties(owner, fields).and(shape::unless(&["array"], "string", owner.say("schema-expected-locator")))
}

/// The descriptions that the product ships.
fn profile(owner: Owner<'_>, field: &Field) -> Schema {
    let paths = assets::template_paths();
    let known = paths.iter().filter_map(|path| path.strip_prefix("profiles/")?.strip_suffix(".yaml"));
    shape::choice(owner, field.name, known)
}

/// A mapping of names that the author chooses.
fn each(owner: Owner<'_>, one: Schema) -> Schema {
    let refusal = shape::unless(&shape::ALL_BUT_MAPPINGS, "object", owner.say("schema-expected-mapping"));
    Schema::new().with("additionalProperties", one).and(refusal)
}

/// A mapping of these fields, each with what to write.
fn mapping(owner: Owner<'_>, fields: Vec<(&str, Schema)>) -> Schema {
    let refusal = shape::unless(&shape::ALL_BUT_MAPPINGS, "object", owner.say("schema-expected-mapping"));
    properties(owner, fields).and(refusal)
}

fn properties(owner: Owner<'_>, fields: Vec<(&str, Schema)>) -> Schema {
    let mut properties = Schema::new();
    for (name, schema) in fields {
        let hint = owner.say(&format!("hint-target-{name}").replace('_', "-"));
        properties.insert(name, Schema::new().with("description", hint).and(schema));
    }
    Schema::new().with("properties", properties).with("additionalProperties", false)
}

fn role(owner: Owner<'_>) -> Schema {
    let reference = shape::scalar()
        .with("pattern", "^\\$\\{.*\\}$")
        .with("patternErrorMessage", owner.say("schema-expected-reference"))
        .with("examples", vec!["${CRM_PASSWORD}"]);
    let fields = vec![("login", shape::scalar()), ("password", reference), ("labels", labels(owner))];
    mapping(owner, fields).with("required", vec!["login", "password"])
}

fn entity(owner: Owner<'_>) -> Schema {
    let action = mapping(owner, vec![("call", shape::scalar()), ("labels", labels(owner))]);
    mapping(
        owner,
        vec![
            ("api", shape::scalar()),
            ("labels", labels(owner)),
            ("key", names(owner)),
            ("mark", shape::scalar()),
            ("before_delete", names(owner)),
            ("fields", each(owner, field(owner))),
            ("actions", each(owner, action)),
        ],
    )
}

fn field(owner: Owner<'_>) -> Schema {
    let value = mapping(owner, vec![("api", shape::scalar()), ("labels", labels(owner))]);
    let kinds = FieldType::ALL.iter().map(|kind| kind.label(owner.setting.lang)).collect::<Vec<_>>();
    let kind = Schema::new().with("enum", FieldType::KEYS.to_vec()).with("enumDescriptions", kinds);
    mapping(
        owner,
        vec![
            ("api", shape::scalar()),
            ("write", shape::scalar()),
            ("search", shape::scalar()),
            ("labels", labels(owner)),
            ("type", words::or_nothing(kind)),
            ("values", each(owner, value)),
            ("entity", shape::scalar()),
            ("scale", shape::scalar()),
        ],
    )
}

fn labels(owner: Owner<'_>) -> Schema {
    let genders = Gender::ALL.iter().map(|gender| gender.label(owner.setting.lang)).collect::<Vec<_>>();
    let gender = Schema::new().with("enum", Gender::KEYS.to_vec()).with("enumDescriptions", genders);
    mapping(owner, vec![("fr", names(owner)), ("en", names(owner)), ("gender", words::or_nothing(gender))])
}

/// One name, or several: singular, plural, others.
fn names(owner: Owner<'_>) -> Schema {
    let message = owner.say("schema-expected-texts");
    Schema::new().with("items", Schema::new().with("type", "string")).with("minItems", json!(1)).and(shape::unless(
        &["object", "number", "boolean"],
        "array",
        message,
    ))
}
