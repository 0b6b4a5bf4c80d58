//! Diagnostics for machines: the JSON of `contracts.md`.

use serde_json::{Value, json};

use crate::text::{Diagnostic, Lang, Sources};

/// One diagnostic as `{code, level, message, help, file, line, column, end_line, end_column}`.
/// A finding about the project as a whole has no file nor place.
pub fn diagnostic(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> Value {
    let place = diagnostic.place.and_then(|place| {
        let file = sources.file(place.file)?;
        Some((file.path.to_string(), file.position(place.span.start()), file.position(place.span.end())))
    });
    let mut value = json!({
        "code": diagnostic.code,
        "level": diagnostic.level.key(),
        "message": diagnostic.message.text(lang),
        "help": diagnostic.message.attribute(lang, "help"),
    });
    if let (Some((path, start, end)), Some(map)) = (place, value.as_object_mut()) {
        map.insert("file".into(), json!(path));
        map.insert("line".into(), json!(start.line));
        map.insert("column".into(), json!(start.column));
        map.insert("end_line".into(), json!(end.line));
        map.insert("end_column".into(), json!(end.column));
    }
    value
}
