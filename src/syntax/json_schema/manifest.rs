//! The manifest, and the two things in `specs/` and in the manifest that the table of fields leaves free.

use serde_json::json;

use super::tree::Schema;
use super::{Owner, Setting, shape, words};
use crate::model::Kind;
use crate::model::calendar::Country;
use crate::model::schema::{COLLECTIONS, MANIFEST, labels};
use crate::text::message;

/// What a rule of the manifest's `checks` may be set to.
const LEVELS: [&str; 4] = ["error", "warning", "info", "off"];

fn owner(setting: Setting<'_>) -> Owner<'_> {
    Owner { setting, name: "manifest", kind: None }
}

/// The fields of the manifest.
pub fn of(setting: Setting<'_>) -> Schema {
    let owner = owner(setting);
    let mut properties = Schema::new();
    for field in MANIFEST {
        let held = match field.name {
            "checks" => checks(owner),
            "custom_fields" => by_collection(owner, Schema::new().with("items", Schema::new())),
            "id_prefixes" => prefixes(owner),
            "calendar" => calendar(owner, shape::of(owner, field)),
            _ => shape::of(owner, field),
        };
        properties.insert(field.name, words::titled(owner, field, held));
    }
    let said = shape::something(1);
    let title = json!({"required": ["title"], "properties": {"title": said}});
    let in_project = json!({"required": ["project"], "properties": {"project": {"type": "object", "allOf": [title]}}});
    let then = Schema::new().with("required", vec!["title"]).with("errorMessage", owner.say("schema-missing-manifest"));
    Schema::new()
        .with("type", "object")
        .with("properties", shape::with_custom(owner, properties))
        .with("additionalProperties", false)
        .with("if", json!({"not": {"anyOf": [title, in_project]}}))
        .with("then", then)
        .with("definitions", shape::definitions(owner))
        .with("defaultSnippets", vec![start(owner)])
}

/// A manifest to begin with.
fn start(owner: Owner<'_>) -> Schema {
    let project = Schema::new()
        .with("title", format!("${{1:{}}}", labels::field(owner.setting.lang, "manifest", "title")))
        .with("language", format!("${{2|{}|}}", if owner.setting.lang.key() == "fr" { "fr,en" } else { "en,fr" }))
        .with("phase", "${3|drafting,consultation,build,acceptance,service|}");
    Schema::new()
        .with("label", owner.say("schema-snippet-manifest"))
        .with("body", Schema::new().with("project", project))
}

/// Levels by rule.
fn checks(owner: Owner<'_>) -> Schema {
    let lang = owner.setting.lang;
    let labels: Vec<String> = LEVELS.iter().map(|level| owner.say(&format!("schema-level-{level}"))).collect();
    let mut rules = Schema::new();
    for code in owner.setting.rules {
        let title = message::lookup(lang, &format!("explain-{code}"), &[]).unwrap_or_default();
        let means = message::attribute(lang, &format!("explain-{code}"), "means").unwrap_or_default();
        let level = Schema::new().with("enum", LEVELS.to_vec()).with("enumDescriptions", labels.clone());
        // `off` is `false` to some, and the reader takes both.
        let level = Schema::new().with("anyOf", vec![level, Schema::new().with("enum", json!([false]))]);
        rules.insert(code, Schema::new().with("title", title).with("description", means).and(level));
    }
    let refusal = shape::unless(&shape::ALL_BUT_MAPPINGS, "object", owner.say("schema-expected-mapping"));
    // The reader takes `t01` for T01.
    let small = Schema::new().with("^\\s*[a-z]+[0-9]+\\s*$", Schema::new());
    Schema::new()
        .with("properties", rules)
        .with("patternProperties", small)
        .with("additionalProperties", false)
        .and(refusal)
}

/// Something by collection.
fn by_collection(owner: Owner<'_>, one: Schema) -> Schema {
    let mut properties = Schema::new();
    for collection in COLLECTIONS {
        let title = labels::collection(owner.setting.lang, collection.name);
        properties.insert(collection.name, Schema::new().with("title", title).and(one.clone()));
    }
    Schema::new().with("properties", properties)
}

/// The letters before the numbers of ids, by collection.
fn prefixes(owner: Owner<'_>) -> Schema {
    let mut properties = Schema::new();
    for kind in Kind::ALL {
        let Some(prefix) = kind.prefix().filter(|_| *kind != Kind::Scenario) else { continue };
        let title = labels::collection(owner.setting.lang, kind.collection());
        let value = shape::scalar().with("examples", vec![prefix]);
        properties.insert(kind.collection(), Schema::new().with("title", title).and(value));
    }
    Schema::new().with("properties", properties)
}

/// The calendar offers the countries whose holidays are known.
fn calendar(owner: Owner<'_>, schema: Schema) -> Schema {
    let known = Schema::new().with("enum", Country::KEYS.to_vec());
    let lang = owner.setting.lang;
    let country = Schema::new()
        .with("title", labels::field(lang, "manifest", "country"))
        .with("description", owner.say("hint-country"))
        .and(words::or_nothing(known));
    let days = Schema::new()
        .with("title", labels::field(lang, "manifest", "extra_days_off"))
        .with("description", owner.say("hint-extra-days-off"))
        .and(shape::texts(owner, shape::date()));
    let properties = Schema::new().with("country", country).with("extra_days_off", days);
    schema.with("properties", shape::with_custom(owner, properties))
}

/// How the columns of spreadsheets are read: `specs/imports/*.yaml`.
pub fn imports(setting: Setting<'_>) -> Schema {
    let owner = owner(setting);
    let words = Schema::new().with("additionalProperties", shape::scalar());
    let said = |name: &str, schema: Schema| {
        Schema::new().with("description", owner.say(&format!("hint-imports-{name}"))).and(schema)
    };
    let grids: Vec<&str> = COLLECTIONS.iter().map(|collection| collection.name).collect();
    let properties = Schema::new()
        .with("name", said("name", shape::scalar()))
        .with("as", said("as", shape::scalar().with("examples", grids)))
        .with("sheet", said("sheet", shape::scalar()))
        .with("columns", said("columns", words.clone()))
        .with("values", said("values", Schema::new().with("additionalProperties", words)));
    Schema::new()
        .with("title", "imports")
        .with("description", owner.say("hint-collection-imports"))
        .with("items", Schema::new().with("type", "object").with("properties", properties))
}
