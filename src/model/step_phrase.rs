//! Which phrases does the project add to the step language?

use super::Id;
use super::feature::Step;
use crate::choice;
use crate::text::{Lang, Place};

choice! {
    /// What may stand in the hole of a phrase. A text stands between quotes; `any` is whatever the steps make of it.
    HoleType "hole-type" {
        Any = "any", Text = "text", Number = "number", Amount = "amount", Percentage = "percentage", Date = "date",
        Duration = "duration",
    }
}

/// A hole of a phrase, `{name}`, which its steps fill as `<name>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hole {
    /// Its name.
    pub name: String,
    /// What may stand there.
    pub holds: HoleType,
    /// What is meant by it.
    pub description: Option<String>,
    /// A text that may stand there: shown to people, and what its steps are verified with.
    pub example: Option<String>,
}

/// A business phrase that stands for steps.
#[derive(Clone, Debug, Default)]
pub struct StepPhrase {
    /// Its id; one of this reading where none is written.
    pub id: Option<Id>,
    /// Ways to say it, as cucumber expressions; all have the same holes.
    pub phrases: Vec<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its holes, in the order of the first way to say it.
    pub holes: Vec<Hole>,
    /// Language of its steps.
    pub lang: Lang,
    /// The steps that it stands for, as written.
    pub steps: Vec<Step>,
    /// The line of each, in its file.
    pub lines: Vec<usize>,
    /// False when a fault was found in it: no step that says it is played.
    pub sound: bool,
    /// Path of its file.
    pub path: String,
    /// Where it is said.
    pub place: Place,
    /// Its line there.
    pub line: usize,
    /// All of it.
    pub whole: Place,
}

impl StepPhrase {
    /// How it is named to a person: its first way to be said.
    pub fn shown(&self) -> &str {
        self.phrases.first().map_or("", String::as_str)
    }

    /// Does a place stand in what it is written in?
    pub fn holds(&self, place: Place) -> bool {
        let (own, span) = (self.whole.span, place.span);
        place.file == self.whole.file && own.start() <= span.start() && span.start() < own.end()
    }

    /// Where it is written, for people: `features/phrases.steps.yaml:3`.
    pub fn at(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }

    /// Does a hole of it take something of a type only?
    pub fn has_types(&self) -> bool {
        self.holes.iter().any(|hole| hole.holds != HoleType::Any)
    }

    /// Where a step of it is written: `features/phrases.steps.yaml:12`; nothing of a step that is none of its own.
    pub fn place_of(&self, step: Place) -> Option<String> {
        let at = self.steps.iter().position(|own| own.place == step)?;
        Some(format!("{}:{}", self.path, self.lines.get(at)?))
    }

    /// Its steps with these texts in its holes, by name.
    pub fn filled(&self, holes: &[(&str, &str)]) -> Vec<Step> {
        let fill_one = |text: &str| filled(text, holes);
        self.steps
            .iter()
            .map(|step| {
                let cells = |row: &Vec<String>| row.iter().map(|cell| fill_one(cell)).collect();
                let mut step = step.clone();
                step.text = fill_one(&step.text);
                step.table = step.table.as_ref().map(|rows| rows.iter().map(cells).collect());
                if let Some(doc) = &mut step.doc_string {
                    doc.text = fill_one(&doc.text);
                }
                step.means = None;
                step
            })
            .collect()
    }
}

/// A text with these texts in its holes, put in once: what a value itself holds stays as it stands. One that was said
/// between quotes stands there with its quotes once.
pub fn filled(text: &str, holes: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, named)) = rest.split_once('<') {
        let hole = named.find('>').and_then(|end| {
            let (name, after) = (named.get(..end)?, named.get(end + 1..)?);
            holes.iter().find(|(hole, _)| *hole == name).map(|(_, value)| (*value, after))
        });
        let Some((value, after)) = hole else {
            out.push_str(before);
            out.push('<');
            rest = named;
            continue;
        };
        let (before, after) = without_quotes(before, value, after).unwrap_or((before, after));
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands before and after a hole without the quotes around it, where the value brings its own.
fn without_quotes<'a>(before: &'a str, value: &str, after: &'a str) -> Option<(&'a str, &'a str)> {
    const QUOTES: [(char, char); 3] = [('«', '»'), ('"', '"'), ('“', '”')];
    QUOTES.iter().find(|(open, close)| value.starts_with(*open) && value.ends_with(*close))?;
    let (before_hole, after_hole) = (before.trim_end(), after.trim_start());
    QUOTES.iter().find_map(|(open, close)| Some((before_hole.strip_suffix(*open)?, after_hole.strip_prefix(*close)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once_and_their_quotes_stand_once() {
        let of = |text: &str, holes: &[(&str, &str)]| filled(text, holes);
        // What a value holds is nobody's hole.
        let turned = [("nom", "«\u{a0}<ville>\u{a0}»"), ("ville", "Nantes")];
        assert_eq!(of("« <nom> » à « <ville> »", &turned), "«\u{a0}<ville>\u{a0}» à « Nantes »");
        let crossed = [("source", "<cible>"), ("cible", "<source>")];
        assert_eq!(of("de <source> vers <cible>", &crossed), "de <cible> vers <source>");
        let quoted = [("a", "\"<b>\""), ("b", "“<a>”")];
        assert_eq!(of("\"<a>\" «<b>» \u{202f}<b>", &quoted), "\"<b>\" “<a>” \u{202f}“<a>”");
        // Quotes that are not around the hole stay.
        assert_eq!(of("« x <a> » \"<c>\" <a", &quoted), "« x \"<b>\" » \"<c>\" <a");
        assert_eq!(of("\"<a>\"<a>\"", &quoted), "\"<b>\"\"<b>\"\"");
        assert_eq!(of("« <a> »", &[("a", "« 1")]), "« « 1 »", "one quote is no pair");
    }
}
