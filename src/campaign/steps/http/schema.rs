//! Is some JSON as a JSON schema demands? The schema is all that it says itself: nothing is fetched.

use boon::{Compiler, SchemaIndex, Schemas, UrlLoader};
use serde_json::Value;

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

/// What keeps a schema from being one; an empty text where it demands nothing.
pub fn fault(text: &str) -> Option<String> {
    let demands = match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(all)) => all.keys().any(|key| {
            !matches!(
                key.as_str(),
                "$schema"
                    | "$id"
                    | "$comment"
                    | "$defs"
                    | "definitions"
                    | "title"
                    | "description"
                    | "examples"
                    | "default"
            )
        }),
        Ok(Value::Bool(demands)) => !demands,
        Ok(_) => true,
        Err(error) => return Some(error.to_string()),
    };
    match compiled(text) {
        Ok(_) if demands => None,
        Ok(_) => Some(String::new()),
        Err(detail) => Some(detail),
    }
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
        assert_eq!(fault("{}").as_deref(), Some(""));
        assert_eq!(fault("true").as_deref(), Some(""));
        assert_eq!(fault(r#"{"title":"x","$defs":{"a":{"type":"null"}}}"#).as_deref(), Some(""));
        for wrong in
            ["{", r#"{"type":"nothing"}"#, r#"{"$ref":"http://127.0.0.1:9/x.json"}"#, r#"{"$ref":"other.json"}"#]
        {
            assert!(fault(wrong).is_some_and(|detail| !detail.is_empty()), "{wrong}");
        }
    }
}
