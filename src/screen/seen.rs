//! What is asked of a page, and what does it answer?

use serde::Deserialize;
use serde_json::{Value, json};

use super::webdriver::ElementId;
use crate::choice;
use crate::model::screen::Locator;

choice! {
    /// What sort of thing a step names.
    Kind "screen-kind" {
        Clickable = "clickable", Button = "button", Link = "link", Tab = "tab", Heading = "heading", Field = "field",
        Checkbox = "checkbox", Radio = "radio", Message = "message", TestId = "test_id", Any = "any",
    }
}

/// One question to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Where is this?
    Find(Kind, Locator, Option<String>),
    /// Is this text to be seen; is it really absent, however it is written?
    Text(String, bool),
    /// What stands in a table, the only one where none is named?
    Table(Option<String>),
    /// What is the page doing?
    State,
}

impl Ask {
    /// The question as the script reads it.
    pub(super) fn value(&self, test_id: &str) -> Value {
        match self {
            Self::Find(kind, locator, row) => {
                let locator = match locator {
                    Locator::Css(css) => json!({"css": css, "kind": kind.key()}),
                    Locator::TestId(id) => json!({"test_id": id, "attribute": test_id, "kind": kind.key()}),
                    Locator::Label(label) if *kind == Kind::TestId => {
                        json!({"test_id": label, "attribute": test_id, "kind": kind.key()})
                    }
                    Locator::Label(label) => json!({"label": label, "kind": kind.key()}),
                };
                json!({"what": "find", "locator": locator, "row": row})
            }
            Self::Text(text, absent) => json!({"what": "text", "text": text, "absent": absent}),
            Self::Table(table) => json!({"what": "table", "table": table}),
            Self::State => json!({"what": "state"}),
        }
    }
}

/// What a page is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct State {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The HTTP status that it came with; 0 where the browser does not say.
    pub status: u16,
    /// It shows nothing at all.
    pub blank: bool,
    /// It has stopped working.
    pub settled: bool,
}

impl State {
    /// Is it the browser's own page that says that nothing came?
    pub fn is_lost(&self) -> bool {
        self.address.starts_with("chrome-error:") || self.address.starts_with("about:neterror")
    }

    /// Is it an error instead of a page? A form that was refused is a page: it says why.
    pub const fn is_error(&self) -> bool {
        self.status >= 400 && !matches!(self.status, 409 | 422)
    }

    /// Is it a page that can be judged?
    pub fn is_sound(&self) -> bool {
        !self.is_lost() && !self.blank && !self.is_error()
    }
}

/// One thing on a page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Control {
    /// How people call it.
    pub label: String,
    /// Can it be acted on?
    pub enabled: bool,
    /// What it holds.
    pub value: String,
    /// Is it ticked?
    pub checked: bool,
    /// `select`, `input`…
    pub tag: String,
    /// `date`, `password`…
    #[serde(rename = "type")]
    pub of_type: String,
    element: Value,
    face: Value,
}

impl Control {
    /// A field of that type, for tests.
    #[cfg(test)]
    pub fn of(of_type: &str) -> Self {
        Self { of_type: of_type.to_owned(), ..Self::default() }
    }

    /// The element.
    pub fn element(&self) -> Option<ElementId> {
        ElementId::of(&self.element)
    }

    /// The element as a script is given it.
    pub const fn raw(&self) -> &Value {
        &self.element
    }

    /// What of it can be clicked on.
    pub fn face(&self) -> Option<ElementId> {
        ElementId::of(&self.face)
    }
}

/// A table that can be seen: its rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Table {
    /// Its rows, the heads among them.
    pub rows: Vec<Vec<String>>,
}

/// What a page answered.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// What can be seen of what was asked for.
    pub seen: Vec<Control>,
    /// How many more there are that cannot be seen.
    pub hidden: usize,
    /// Names or lines that are on the page, where what was asked for is not.
    pub near: Vec<String>,
    /// How many rows answer the row that was named.
    pub rows: usize,
    /// The tables.
    pub tables: Vec<Table>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_lost_blank_or_an_error_is_not_judged() {
        let sound = State { address: "http://x/".into(), status: 200, settled: true, ..State::default() };
        for status in [0, 409, 422] {
            assert!(State { status, ..sound.clone() }.is_sound(), "{status}");
        }
        assert!(sound.is_sound());
        for unsound in [
            State { address: "chrome-error://chromewebdata/".into(), ..sound.clone() },
            State { blank: true, ..sound.clone() },
            State { status: 404, ..sound.clone() },
            State { status: 500, ..sound },
        ] {
            assert!(!unsound.is_sound(), "{unsound:?}");
        }
    }
}
