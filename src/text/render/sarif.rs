//! Diagnostics for code scanners and forges: SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.30).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::text::{Diagnostic, Lang, Level, Place, Sources};

/// One log of one run with all findings. Columns count characters, from 1.
pub fn log(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang) -> Value {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        rules.entry(diagnostic.code).or_insert(0);
    }
    rules.values_mut().enumerate().for_each(|(at, index)| *index = at);
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let mut result = json!({
                "ruleId": diagnostic.code,
                "ruleIndex": rules.get(diagnostic.code),
                "level": level(diagnostic.level),
                "message": { "text": told(diagnostic, lang) },
            });
            if let Some(map) = result.as_object_mut() {
                if let Some(place) = diagnostic.place {
                    map.insert("locations".into(), json!([location(place, sources)]));
                }
                if !diagnostic.related.is_empty() {
                    let related: Vec<Value> =
                        diagnostic.related.iter().map(|place| location(*place, sources)).collect();
                    map.insert("relatedLocations".into(), json!(related));
                }
            }
            result
        })
        .collect();
    let described: Vec<Value> = rules.keys().map(|code| json!({ "id": code })).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ouvrage",
                "version": env!("CARGO_PKG_VERSION"),
                "language": lang.key(),
                "rules": described,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

/// The message, and the remedy under it.
fn told(diagnostic: &Diagnostic, lang: Lang) -> String {
    let message = diagnostic.message.text(lang);
    match diagnostic.message.attribute(lang, "help") {
        Some(help) => format!("{message}\n{help}"),
        None => message,
    }
}

fn location(place: Place, sources: &Sources) -> Value {
    let Some(file) = sources.file(place.file) else { return json!({}) };
    let (start, end) = (file.position(place.span.start()), file.position(place.span.end()));
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&file.path) },
        "region": {
            "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        },
    } })
}

/// A relative path as a URI reference (RFC 3986): what is not plain is written in its bytes.
fn uri(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~');
    path.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_names_each_rule_once_and_places_findings_by_characters() {
        let mut sources = Sources::default();
        let file = sources.add("specs/été 1.yaml", "é: [a]\n");
        let at = |code| Diagnostic::error(code, "T11", Place::new(file, 4, 7)).with("id", "X");
        let found = [at("T11"), at("T08"), at("T11").beside(Place::new(file, 0, 2))];
        let log = log(&found, &sources, Lang::Fr);
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"], json!([{ "id": "T08" }, { "id": "T11" }]));
        assert_eq!(run["results"][2]["ruleIndex"], 1);
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "specs/%C3%A9t%C3%A9%201.yaml");
        assert_eq!(place["region"], json!({"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 7}));
        assert_eq!(run["results"][2]["relatedLocations"].as_array().map(Vec::len), Some(1));
    }
}
