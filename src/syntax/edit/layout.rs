//! How is a whole entry, item or list laid out in lines, in the manner of the file?

use super::Value;
use super::scalar::{self, Setting, is_plain};
use super::scan::Style;

/// A list of words goes on one line up to this many characters.
const LIST_WIDTH: usize = 90;

/// The manner of a file: what new lines look like.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'a> {
    /// Its end of line.
    pub newline: &'static str,
    /// Fields whose texts are blocks of lines elsewhere in the collection, and which blocks.
    pub prose: &'a [(String, Style)],
}

impl Manner<'_> {
    /// How the texts of this field are written elsewhere in the file.
    pub fn like(&self, name: &str) -> Option<Style> {
        self.prose.iter().find(|(field, _)| field == name).map(|(_, style)| *style)
    }
}

/// `key: value` with everything under it, at this column, without an end of line.
pub fn entry(name: &str, value: &Value, column: usize, manner: Manner<'_>) -> String {
    // Only a text is written like another text.
    let like = matches!(value, Value::Text(_)).then(|| manner.like(name)).flatten();
    let setting = Setting { flow: false, column, like, newline: manner.newline };
    format!("{}:{}", scalar::key(name), after_colon(value, setting, manner))
}

/// What stands after the colon of a key at `setting.column`: ` value`, or lines of their own.
pub fn after_colon(value: &Value, setting: Setting, manner: Manner<'_>) -> String {
    let column = setting.column;
    match value {
        Value::Null => String::new(),
        Value::Noted(comments, value) => {
            let pad = format!("{}{}", manner.newline, " ".repeat(column + 2));
            let notes: String = comments.iter().map(|comment| format!("{pad}{comment}")).collect();
            let written = after_colon(value, setting, manner);
            if written.starts_with(manner.newline) { format!("{notes}{written}") } else { format!("{written}{notes}") }
        }
        Value::List(items) if !items.is_empty() && !goes_on_one_line(items) => {
            let pad = format!("{}{}", manner.newline, " ".repeat(column + 2));
            items.iter().map(|value| format!("{pad}{}", item(value, column + 2, manner))).collect()
        }
        Value::Map(fields) if !fields.is_empty() => {
            let pad = format!("{}{}", manner.newline, " ".repeat(column + 2));
            let one = |(name, value): &(String, Value)| format!("{pad}{}", entry(name, value, column + 2, manner));
            fields.iter().map(one).collect()
        }
        _ => format!(" {}", scalar::scalar(value, setting)),
    }
}

/// `- value` with everything under it; `column` is that of the dash.
pub fn item(value: &Value, column: usize, manner: Manner<'_>) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::Map(fields) if !fields.is_empty() => {
            let pad = format!("{}{}", manner.newline, " ".repeat(column + 2));
            let lines: Vec<String> =
                fields.iter().map(|(name, value)| entry(name, value, column + 2, manner)).collect();
            format!("- {}", lines.join(&pad))
        }
        _ => {
            let setting = Setting { flow: false, column, like: None, newline: manner.newline };
            format!("- {}", scalar::scalar(value, setting))
        }
    }
}

/// Words and numbers stand side by side; sentences and mappings have a line each.
fn goes_on_one_line(items: &[Value]) -> bool {
    let width = |value: &Value| match value {
        Value::Word(text) => Some(text.chars().count() + 2),
        Value::Text(text) if is_plain(text, true, true) && text.split_whitespace().count() <= 2 => {
            Some(text.chars().count() + 2)
        }
        Value::Number(text) => Some(text.len() + 2),
        Value::Bool(_) => Some(7),
        _ => None,
    };
    items.iter().map(width).sum::<Option<usize>>().is_some_and(|width| width <= LIST_WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner<'_> = Manner { newline: "\n", prose: &[] };

    #[test]
    fn an_item_is_laid_out_like_the_ones_that_people_write() {
        let value = Value::Map(vec![
            ("id".into(), Value::Word("EXG-001".into())),
            ("title".into(), "Refuser : un doublon".into()),
            ("use_cases".into(), Value::words(["CU-001", "CU-002"])),
            ("findings".into(), Value::texts(["Les devis se perdent, souvent", "x"])),
            ("decision".into(), Value::Map(vec![("by".into(), "A. Morel".into())])),
            ("links".into(), Value::List(vec![Value::Map(vec![("refines".into(), Value::Word("EXG-002".into()))])])),
            ("lot".into(), Value::Null),
            ("decisions".into(), Value::Null.noted(["# - text: …", "#   decided_by: …"])),
            ("participants".into(), Value::texts(["Anne Weber, Nord"]).noted(["# Un nom par ligne"])),
        ]);
        let expected = "\
- id: EXG-001
    title: \"Refuser : un doublon\"
    use_cases: [CU-001, CU-002]
    findings:
      - Les devis se perdent, souvent
      - x
    decision:
      by: A. Morel
    links:
      - refines: EXG-002
    lot:
    decisions:
      # - text: …
      #   decided_by: …
    participants:
      # Un nom par ligne
      - Anne Weber, Nord";
        assert_eq!(item(&value, 2, MANNER), expected);
    }
}
