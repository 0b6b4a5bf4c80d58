//! What does a collection hold, as a schema: its items, their fields, what each state asks for?

use serde_json::{Value as Json, json};

use super::tree::Schema;
use super::{Owner, Setting, shape, snippets, target, words};
use crate::model::Kind;
use crate::model::requirement::RequirementType;
use crate::model::schema::{Collection, Field, labels};

/// The states at which a measurable requirement needs its criteria.
const AGREED: [&str; 3] = ["approved", "frozen", "amended"];

fn owner<'a>(setting: Setting<'a>, collection: &'static Collection) -> Owner<'a> {
    Owner { setting, name: collection.name, kind: Some(collection.kind) }
}

/// What stands under the collection's name.
pub fn of(setting: Setting<'_>, collection: &'static Collection) -> Schema {
    let owner = owner(setting, collection);
    let reference = format!("#/definitions/{}", collection.name);
    if collection.single {
        return Schema::new().with("$ref", reference);
    }
    let refusal =
        shape::unless(&["string", "number", "boolean", "object"], "array", owner.say("schema-expected-items"));
    named(owner, collection)
        .with("items", Schema::new().with("$ref", reference))
        .and(refusal)
        .with("defaultSnippets", vec![snippets::of_list(owner, collection)])
}

/// The name of a collection and what it is for.
fn named(owner: Owner<'_>, collection: &Collection) -> Schema {
    let hint = format!("hint-collection-{}", collection.name).replace('_', "-");
    Schema::new()
        .with("title", labels::collection(owner.setting.lang, collection.name))
        .with("description", owner.say(&hint))
}

/// One artifact.
pub fn item(setting: Setting<'_>, collection: &'static Collection) -> Schema {
    let owner = owner(setting, collection);
    let mut properties = Schema::new();
    for field in snippets::in_order(collection) {
        let held = match field.name {
            "id" => id(owner),
            "status" => status(owner, collection),
            _ if collection.kind == Kind::Target => target::of(owner, field),
            _ => shape::of(owner, field),
        };
        properties.insert(field.name, words::titled(owner, field, held));
    }
    let mut schema = if collection.single {
        let refusal = shape::unless(&shape::ALL_BUT_MAPPINGS, "object", owner.say("schema-expected-mapping"));
        named(owner, collection).and(refusal)
    } else {
        Schema::new().with("type", "object")
    };
    schema.insert("properties", shape::with_custom(owner, properties));
    schema.insert("additionalProperties", false);
    let mut conditions: Vec<Schema> = name(owner, collection).into_iter().collect();
    let wanted = collection.fields.iter().filter(|field| !field.required_at.is_empty());
    conditions.extend(wanted.map(|field| condition(owner, collection, field)));
    if collection.kind == Kind::Requirement {
        conditions.push(criteria(owner));
    }
    if collection.kind == Kind::Need {
        conditions.push(reason(owner));
    }
    if !conditions.is_empty() {
        schema.insert("allOf", conditions);
    }
    schema
}

/// Letters, figures, `-`, `_` and `.`: what `Id::is_valid` takes.
fn id(owner: Owner<'_>) -> Schema {
    // Classes of letters are beyond what every validator reads: what is refused is named.
    let refused = "\\s/\\\\#@,;:!?'\"()\\[\\]{}<>|&*=+%$~^`«»";
    let pattern = format!("^\\s*[^{refused}.\\-][^{refused}]{{0,63}}\\s*$");
    let schema = shape::scalar()
        .with("pattern", pattern)
        .with("patternErrorMessage", owner.say("schema-expected-id"))
        .with("minimum", json!(0));
    match owner.kind.and_then(|kind| owner.example(kind)) {
        Some(example) => schema.with("examples", vec![example]),
        None => schema,
    }
}

/// A state; a collection without states takes any word.
fn status(owner: Owner<'_>, collection: &Collection) -> Schema {
    if collection.statuses.is_empty() {
        return shape::anything();
    }
    words::enumeration(owner, "status", collection.statuses.iter().copied())
}

/// An artifact has a title or a statement, or the fields that name it.
fn name(owner: Owner<'_>, collection: &Collection) -> Option<Schema> {
    if collection.single {
        return None;
    }
    let (usual, message): (&[&str], _) = match collection.kind {
        Kind::Term => (&["term"], "schema-missing-term"),
        Kind::Target => (&["id"], "schema-missing-target"),
        _ => (&["title", "statement", "description"], "schema-missing-title"),
    };
    let names = usual.iter().chain(collection.named_by);
    let said = shape::something(1);
    let ways = names.map(|name| json!({"required": [name], "properties": {*name: said}}));
    let condition = json!({"type": "object", "not": {"anyOf": ways.collect::<Vec<_>>()}});
    Some(Schema::new().with("if", condition).with("then", wanted(usual[0], 1, &owner.say(message))))
}

/// A field that the state asks for.
fn condition(owner: Owner<'_>, collection: &Collection, field: &Field) -> Schema {
    Schema::new()
        .with("if", at_states(collection, field.required_at))
        .with("then", wanted(field.name, 0, &words::missing(owner, field)))
}

/// Is the artifact in one of these states? One that says none is in the first.
fn at_states(collection: &Collection, states: &[&str]) -> Json {
    let mut condition = json!({"type": "object", "properties": {collection.state: word(states)}});
    let by_default = collection.statuses.first().is_some_and(|first| states.contains(first));
    if !by_default {
        condition["required"] = json!([collection.state]);
    }
    condition
}

/// One of these words. Not an `enum`, which editors would show among the words of the field.
fn word(words: &[&str]) -> Json {
    json!({"type": "string", "pattern": format!("^({})$", words.join("|"))})
}

/// The field is there, and holds something.
fn wanted(field: &str, letters: usize, message: &str) -> Schema {
    Schema::new()
        .with("required", vec![field])
        .with("errorMessage", message)
        .with("properties", Schema::new().with(field, shape::filled(letters, message)))
}

/// A need that is set aside says why.
fn reason(owner: Owner<'_>) -> Schema {
    let condition = json!({
        "type": "object",
        "required": ["status", "decision"],
        "properties": {"status": word(&["postponed", "rejected"]), "decision": {"type": "object"}},
    });
    let said = wanted("reason", 1, &owner.say("schema-missing-reason"));
    Schema::new()
        .with("if", condition)
        .with("then", Schema::new().with("properties", Schema::new().with("decision", said)))
}

/// A measurable requirement that is agreed needs its criteria.
fn criteria(owner: Owner<'_>) -> Schema {
    let types: Vec<&str> = RequirementType::ALL.iter().filter(|one| one.is_measurable()).map(|one| one.key()).collect();
    let condition = json!({
        "type": "object",
        "required": ["status", "type"],
        "properties": {"status": word(&AGREED), "type": word(&types)},
    });
    Schema::new().with("if", condition).with("then", wanted("criteria", 0, &owner.say("schema-missing-criteria")))
}
