//! How does a text that is no YAML follow a new name?

use super::{Reason, Task};
use crate::syntax::corpus::is_yaml;
use crate::syntax::edit::{Edit, Renaming};
use crate::syntax::gherkin;
use crate::text::FileId;

/// What is done to a file in which the id stands as a word.
pub fn task(path: &str, renaming: &Renaming) -> Task {
    if is_yaml(path) { Task::Edit(Edit::Rename(renaming.clone())) } else { Task::Rename(renaming.clone()) }
}

/// A Markdown or feature text with the new name. A feature must still read as the same scenarios.
pub fn prose(path: &str, text: &str, renaming: &Renaming) -> Result<String, Reason> {
    let renamed = renaming.of(text);
    let shape = |text: &str| {
        let read = gherkin::read(FileId::default(), path, text);
        let scenarios = read.feature.map(|feature| {
            let shape = |scenario: &crate::model::feature::Scenario| {
                (scenario.tags.len(), scenario.steps.len(), scenario.examples.len(), scenario.sound)
            };
            feature.scenarios.iter().map(shape).collect::<Vec<_>>()
        });
        (read.diagnostics.len(), scenarios)
    };
    if path.ends_with(".feature") && shape(text) != shape(&renamed) {
        return Err(Reason::Scenario { path: path.to_owned() });
    }
    Ok(renamed)
}
