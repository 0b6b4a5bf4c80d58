//! Does a scenario still mean what it meant when it was judged?

use super::PlannedStep;
use crate::campaign::evidence;
use crate::campaign::steps::reading::Memory;
use crate::model::target::Target;

/// What a scenario says.
#[derive(Debug, Default)]
pub struct Meaning<'a> {
    /// The rule that it stands under.
    pub rule: Option<&'a str>,
    /// The steps that are played.
    pub steps: &'a [PlannedStep],
    /// The values of its row by column.
    pub values: &'a [(&'a str, &'a str)],
    /// The files that it names, with the hash of what each holds.
    pub files: Vec<(&'a str, &'a str)>,
}

/// SHA-256, in hexadecimal, over all that a scenario means: its rule, the steps of backgrounds and
/// its own (what they are for, texts, tables, attached texts), the row's values by column, and the
/// mapping of the entities that it names. Positions, titles and keywords as typed do not count.
pub fn of(meaning: &Meaning<'_>, target: &Target, memory: &Memory) -> String {
    let Meaning { rule, steps, values, files } = meaning;
    let mut values: Vec<&(&str, &str)> = values.iter().collect();
    values.sort();
    let meaning: Vec<_> = steps.iter().map(|step| (step.kind, &step.text, &step.table, &step.doc_string)).collect();
    let mapping: Vec<_> = memory.entities.iter().map(|key| (key, target.entities.get(key))).collect();
    // Plain data in ordered maps: the same meaning gives the same bytes.
    let mut bytes = serde_json::to_vec(&(rule, meaning, values, mapping)).unwrap_or_default();
    // The types of its texts, where some have one.
    let types: Vec<_> = steps.iter().map(|step| step.media_type.as_deref()).collect();
    if types.iter().any(Option::is_some) {
        bytes.extend(serde_json::to_vec(&types).unwrap_or_default());
    }
    // What the files hold that it names, where it names some.
    if !files.is_empty() {
        bytes.extend(serde_json::to_vec(files).unwrap_or_default());
    }
    // The pages that it names are part of it where it names some: results without a screen keep their hash.
    if let (Some(screen), false) = (&target.screen, memory.pages.is_empty()) {
        let pages: Vec<_> = memory.pages.iter().map(|key| (key, screen.pages.get(key))).collect();
        bytes.extend(serde_json::to_vec(&(pages, &screen.sign_in)).unwrap_or_default());
    }
    evidence::hash(&bytes)
}
