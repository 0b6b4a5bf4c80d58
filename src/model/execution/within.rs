//! Within which phrases of the project does a played step stand?

use serde::{Deserialize, Serialize};

use super::StepResult;

/// The step of a feature that a played step stands for a part of: one that says a phrase of the project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Within {
    /// Its number among the steps of its scenario, those of backgrounds first, from 0.
    pub step: usize,
    /// Its keyword.
    pub keyword: String,
    /// What it says, the values of a row filled in.
    pub text: String,
    /// The file in which the played step is written.
    pub path: String,
    /// Its line there.
    pub line: usize,
    /// The steps of phrases that say the phrase in which the played step is written, the outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<Outer>,
}

/// A step that stands for others, where they begin to be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening<'a> {
    /// Phrases within which it stands itself.
    pub depth: usize,
    /// Its keyword.
    pub keyword: &'a str,
    /// What it says.
    pub text: &'a str,
    /// The file of the phrase whose step it is; none of a step of the feature.
    pub path: Option<&'a str>,
    /// Its line there.
    pub line: usize,
}

/// A step of a phrase that says a phrase itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outer {
    /// Its keyword.
    pub keyword: String,
    /// What it says, the values of a row filled in.
    pub text: String,
    /// The file in which it is written.
    pub path: String,
    /// Its line there.
    pub line: usize,
}

impl StepResult {
    /// Phrases of the project within which it stands.
    pub fn depth(&self) -> usize {
        self.within.as_ref().map_or(0, |within| within.through.len() + 1)
    }

    /// The steps that stand for others and begin to be played with this one, the outermost first; `before` is the step
    /// played before it.
    pub fn openings(&self, before: Option<&Self>) -> Vec<Opening<'_>> {
        let Some(within) = self.within.as_deref() else { return Vec::new() };
        let same = before.and_then(|step| step.within.as_deref()).filter(|other| other.step == within.step);
        let common = same
            .map(|other| 1 + within.through.iter().zip(&other.through).take_while(|(own, other)| own == other).count());
        let top = Opening { depth: 0, keyword: &within.keyword, text: &within.text, path: None, line: self.line };
        let inner = within.through.iter().enumerate().map(|(level, outer)| Opening {
            depth: level + 1,
            keyword: &outer.keyword,
            text: &outer.text,
            path: Some(&outer.path),
            line: outer.line,
        });
        std::iter::once(top).chain(inner).skip(common.unwrap_or(0)).collect()
    }
}
