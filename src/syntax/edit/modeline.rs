//! Which schema does an editor verify this file against? The line at its head that says so.
//!
//! `# yaml-language-server: $schema=../.schemas/specs.schema.json`, a comment to everybody else.

use super::{EditRefused, round, tree};

/// How such a line begins, after `#` and blanks.
const SERVER: &str = "yaml-language-server:";
/// What it says the schema's address with.
const KEY: &str = "$schema=";

/// The text whose head names the schema at `address`, relative to the file. One that names another is
/// corrected; nothing else changes.
///
/// # Errors
/// Faults of syntax, and a text that would not read back as the same.
pub fn with_modeline(text: &str, address: &str) -> Result<String, EditRefused> {
    let before = round::read(text)?;
    let new = named(text, address);
    let after = round::read(&new)?;
    match tree::difference(before.as_ref(), after.as_ref()) {
        Some(at) => Err(EditRefused::Unverified { at }),
        None => Ok(new),
    }
}

fn named(text: &str, address: &str) -> String {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    let mut at = 0;
    for line in body.split_inclusive('\n').take_while(|line| line.trim().is_empty() || line.starts_with('#')) {
        if let Some(start) = address_in(line) {
            let end = line[start..].find(char::is_whitespace).map_or(line.len(), |length| start + length);
            return format!("{mark}{}{address}{}", &body[..at + start], &body[at + end..]);
        }
        at += line.len();
    }
    let end = if body.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
    format!("{mark}# {SERVER} {KEY}{address}{end}{body}")
}

/// Where the address stands in such a line.
fn address_in(line: &str) -> Option<usize> {
    line.trim_start_matches('#').trim_start().starts_with(SERVER).then(|| line.find(KEY))?.map(|at| at + KEY.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> String {
        with_modeline(text, "../.schemas/specs.schema.json").expect("well formed")
    }

    const LINE: &str = "# yaml-language-server: $schema=../.schemas/specs.schema.json";

    #[test]
    fn a_file_gets_the_line_above_all_else() {
        assert_eq!(made("needs:\n  - title: x\n"), format!("{LINE}\nneeds:\n  - title: x\n"));
        assert_eq!(made("# Mine.\n\nneeds: []\n"), format!("{LINE}\n# Mine.\n\nneeds: []\n"));
        assert_eq!(made("\u{feff}needs: []\r\n"), format!("\u{feff}{LINE}\r\nneeds: []\r\n"));
        assert_eq!(made(""), format!("{LINE}\n"));
        assert_eq!(made("%YAML 1.2\n---\nneeds: []\n"), format!("{LINE}\n%YAML 1.2\n---\nneeds: []\n"));
    }

    #[test]
    fn a_line_that_is_there_is_corrected_and_never_doubled() {
        let twice = made(&made("needs: []\n"));
        assert_eq!(twice, format!("{LINE}\nneeds: []\n"));
        let old = "# Mine.\n#  yaml-language-server: $schema=old.json  format=x\nneeds: []\n";
        let new = "# Mine.\n#  yaml-language-server: $schema=../.schemas/specs.schema.json  format=x\nneeds: []\n";
        assert_eq!(made(old), new);
        // What only looks like one stands in a value.
        let inside = "needs:\n  - title: |\n      # yaml-language-server: $schema=old.json\n";
        assert_eq!(made(inside), format!("{LINE}\n{inside}"));
    }

    #[test]
    fn a_text_with_a_fault_stays() {
        assert!(with_modeline("needs: [\n", "x").is_err());
    }
}
