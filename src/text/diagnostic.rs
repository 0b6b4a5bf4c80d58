//! What is wrong, where, and what to do about it?

use super::{Message, Place};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Level {
    /// Stops what comes next; exit code 1.
    Error,
    /// To be looked at.
    Warning,
    /// Worth knowing.
    Info,
}

impl Level {
    /// The word that the manifest and JSON use.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One finding. The same value goes to the terminal, JSON, SARIF, pages and editors.
///
/// The texts come from the `.ftl` message `message.id`; its attributes `.help` and `.label`
/// hold the remedy and the words beside the underlined text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `T01`, `Y02`…
    pub code: &'static str,
    /// Its weight.
    pub level: Level,
    /// What to say.
    pub message: Message,
    /// Where; none when the finding is about the project as a whole.
    pub place: Option<Place>,
    /// Other places that explain it (the first declaration of a duplicate…).
    pub related: Vec<Place>,
}

impl Diagnostic {
    /// An error of that code, said by the message `id`.
    pub fn error(code: &'static str, id: &'static str, place: Place) -> Self {
        Self { code, level: Level::Error, message: Message::new(id), place: Some(place), related: Vec::new() }
    }

    /// A warning.
    pub fn warning(code: &'static str, id: &'static str, place: Place) -> Self {
        Self { level: Level::Warning, ..Self::error(code, id, place) }
    }

    /// An information.
    pub fn info(code: &'static str, id: &'static str, place: Place) -> Self {
        Self { level: Level::Info, ..Self::error(code, id, place) }
    }

    /// The same with an argument of its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<super::Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The same at another level.
    #[must_use]
    pub fn at_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn beside(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}

/// Sorts by file, place, then code, so that the same project gives the same list.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (a.place, a.code, a.message.id).cmp(&(b.place, b.code, b.message.id)));
}
