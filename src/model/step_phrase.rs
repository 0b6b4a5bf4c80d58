//! Which phrases does the project add to the step language?

use super::Id;
use super::feature::{Step, fill};
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
    /// Its id, where it has one.
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
    /// False when a fault was found in it: no step that says it is played.
    pub sound: bool,
    /// Path of its file.
    pub path: String,
    /// Where it is said.
    pub place: Place,
}

impl StepPhrase {
    /// How it is named to a person: its first way to be said.
    pub fn shown(&self) -> &str {
        self.phrases.first().map_or("", String::as_str)
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

/// A text with these texts in its holes: one that was said between quotes stands there with its quotes once.
pub fn filled(text: &str, holes: &[(&str, &str)]) -> String {
    const AROUND: [(&str, &str); 5] = [("«\u{a0}", "\u{a0}»"), ("« ", " »"), ("«", "»"), ("\"", "\""), ("“", "”")];
    let mut text = text.to_owned();
    for (name, value) in holes.iter().filter(|(_, value)| value.starts_with(['«', '"', '“'])) {
        for (open, close) in AROUND {
            text = text.replace(&format!("{open}<{name}>{close}"), value);
        }
    }
    fill(&text, holes)
}
