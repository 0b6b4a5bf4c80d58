//! Is some JSON as a JSON schema demands? The schema is all that it says itself: nothing is fetched.

use boon::{Compiler, SchemaIndex, Schemas, UrlLoader};
use serde_json::Value;

use crate::text::similar::nearest;

/// Under which name the schema is known to itself.
const PLACE: &str = "file:///schema.json";
/// Faults that are told.
const TOLD: usize = 8;

/// Fetches nothing.
struct Nothing;

impl UrlLoader for Nothing {
    fn load(&self, url: &str) -> Result<Value, Box<dyn std::error::Error>> {
        Err(format!("{url} is not in the file").into())
    }
}

fn compiled(text: &str) -> Result<(Schemas, SchemaIndex), String> {
    let schema: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut compiler = Compiler::new();
    compiler.use_loader(Box::new(Nothing));
    compiler.enable_format_assertions();
    let mut schemas = Schemas::new();
    compiler.add_resource(PLACE, schema).map_err(|error| told(&error))?;
    let index = compiler.compile(PLACE, &mut schemas).map_err(|error| told(&error))?;
    Ok((schemas, index))
}

/// A fault of a schema in one line.
fn told(error: &boon::CompileError) -> String {
    lines(&error.to_string()).join(" ")
}

/// Why a text is no schema by which something can be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no schema.
    Unreadable(String),
    /// It demands nothing: everything is as it says.
    Empty,
    /// A word that no schema has: what it was to demand is demanded of nothing.
    Unknown {
        /// The word.
        word: String,
        /// The word that was perhaps meant.
        near: Option<&'static str>,
    },
}

/// Words that say nothing of what is judged.
const NOTES: &[&str] = &[
    "$schema",
    "$id",
    "id",
    "$comment",
    "$defs",
    "definitions",
    "$vocabulary",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "title",
    "description",
    "examples",
    "example",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "discriminator",
    "xml",
    "externalDocs",
    "contentEncoding",
    "contentMediaType",
];
/// Words whose value is a schema, or a list of some.
const OF_SCHEMAS: &[&str] = &[
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "oneOf",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Words whose value has a schema under each name.
const OF_NAMED: &[&str] =
    &["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"];
/// All other words of the versions of JSON Schema.
const WORDS: &[&str] = &[
    "$dynamicRef",
    "$recursiveRef",
    "$ref",
    "const",
    "dependentRequired",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "required",
    "type",
    "uniqueItems",
];

/// What keeps a schema from judging anything.
pub fn fault(text: &str) -> Option<Unfit> {
    let schema = match serde_json::from_str::<Value>(text) {
        Ok(schema) => schema,
        Err(error) => return Some(Unfit::Unreadable(error.to_string())),
    };
    if let Err(detail) = compiled(text) {
        return Some(Unfit::Unreadable(detail));
    }
    if let Some(word) = unknown(&schema) {
        let known: [&'static [&'static str]; 4] = [NOTES, OF_SCHEMAS, OF_NAMED, WORDS];
        let near = nearest(&word, known.into_iter().flatten().copied());
        return Some(Unfit::Unknown { word, near });
    }
    let demands = match &schema {
        Value::Object(all) => all.keys().any(|key| !NOTES.contains(&key.as_str()) && !key.starts_with("x-")),
        Value::Bool(demands) => !demands,
        _ => true,
    };
    (!demands).then_some(Unfit::Empty)
}

/// The first word of a schema, or of one within it, that no version of JSON Schema has. Those of the author’s own begin
/// with `x-`, as elsewhere.
fn unknown(schema: &Value) -> Option<String> {
    let Value::Object(all) = schema else { return None };
    all.iter().find_map(|(key, value)| {
        let word = key.as_str();
        if OF_NAMED.contains(&word) {
            return value.as_object().into_iter().flat_map(|named| named.values()).find_map(unknown);
        }
        if OF_SCHEMAS.contains(&word) {
            return match value {
                Value::Array(all) => all.iter().find_map(unknown),
                one => unknown(one),
            };
        }
        let known = WORDS.contains(&word) || NOTES.contains(&word) || word.starts_with("x-");
        (!known).then(|| word.to_owned())
    })
}

/// What is wrong in some JSON, a line each.
pub fn faults(text: &str, json: &Value) -> Vec<String> {
    match compiled(text) {
        Ok((schemas, index)) => match schemas.validate(json, index) {
            Ok(()) => Vec::new(),
            Err(error) => {
                let told = lines(&format!("{error:#}"));
                let at: Vec<String> = told.iter().filter(|line| line.starts_with("at ")).take(TOLD).cloned().collect();
                if at.is_empty() { told } else { at }
            }
        },
        Err(detail) => vec![detail],
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.trim().trim_start_matches(['-', ' ']).to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_as_demanded_is_told_at_its_place() {
        let schema = r#"{"type":"object","required":["id"],"properties":{"rows":{"items":{"type":"integer"}}}}"#;
        assert_eq!(fault(schema), None);
        assert_eq!(faults(schema, &json!({"id": 1, "rows": [1]})), Vec::<String>::new());
        let told = faults(schema, &json!({"rows": [1, "x"]}));
        assert!(
            told.iter().any(|line| line.contains("id")) && told.iter().any(|line| line.contains("/rows/1")),
            "{told:?}"
        );
    }

    #[test]
    fn a_schema_that_demands_nothing_or_fetches_is_none() {
        assert_eq!(fault("{}"), Some(Unfit::Empty));
        assert_eq!(fault("true"), Some(Unfit::Empty));
        assert_eq!(fault(r#"{"title":"x","$defs":{"a":{"type":"null"}}}"#), Some(Unfit::Empty));
        for wrong in
            ["{", r#"{"type":"nothing"}"#, r#"{"$ref":"http://127.0.0.1:9/x.json"}"#, r#"{"$ref":"other.json"}"#]
        {
            assert!(matches!(fault(wrong), Some(Unfit::Unreadable(_))), "{wrong}");
        }
    }

    #[test]
    fn a_word_that_no_schema_has_demands_nothing_and_is_told() {
        let told = |text: &str| match fault(text) {
            Some(Unfit::Unknown { word, near }) => (word, near),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(told(r#"{"type":"object","propertes":{}}"#), ("propertes".to_owned(), Some("properties")));
        assert_eq!(told(r#"{"type":"object","requird":["id"]}"#), ("requird".to_owned(), Some("required")));
        assert_eq!(told(r#"{"properties":{"a":{"prefixItems":[{"zzz":1}]}}}"#), ("zzz".to_owned(), None));
        for right in [
            r#"{"type":"object","x-source":"ERP","properties":{"propertes":{"type":"string","nullable":true}}}"#,
            r#"{"const":{"propertes":1}}"#,
            r#"{"anyOf":[{"required":["a"]},{"minimum":2}],"dependencies":{"a":["b"]}}"#,
        ] {
            assert_eq!(fault(right), None, "{right}");
        }
    }
}
