//! What does a text of questions say, and what is wrong with it?

use super::bank::{Expected, Guide, Theme};
use crate::model::fields;
use crate::model::manifest::Manifest;
use crate::model::schema::{OpenList, labels};
use crate::model::workshop::{Profile, WorkshopType};
use crate::text::node::{Data, Key, Node};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Place};

/// The project's own questions.
pub const FILE: &str = "templates/questions.yaml";

/// The words that a project may use; without any, all are taken as they are.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// Types of workshops.
    pub types: Vec<&'a str>,
    /// Profiles of participants.
    pub profiles: Vec<&'a str>,
}

impl<'a> Known<'a> {
    /// Those of the format, with those that the project adds.
    pub fn of(manifest: &'a Manifest) -> Self {
        let words = |list: OpenList, known: &[&'static str]| -> Vec<&'a str> {
            let own = manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
            known.iter().copied().chain(own.iter().map(String::as_str)).collect()
        };
        Self {
            types: words(OpenList::WorkshopTypes, WorkshopType::KEYS),
            profiles: words(OpenList::Profiles, Profile::KEYS),
        }
    }
}

/// What a text says of one type of workshop.
#[derive(Debug)]
pub(super) struct Said {
    /// What it gives.
    pub(super) guide: Guide,
    /// Do its themes stand in the place of all others?
    pub(super) replaces: bool,
    /// The same for each of its themes.
    pub(super) themes_replace: Vec<bool>,
}

const GUIDE: &[&str] = &["title", "goal", "duration_min", "participants", "themes", "replace"];
const THEME: &[&str] = &["theme", "questions", "replace"];
const EXPECTED: &[&str] = &["profile", "function"];

/// Reads the types of a text, with all faults.
pub(super) fn read(root: &Node, known: &Known<'_>) -> (Vec<Said>, Vec<Diagnostic>) {
    let mut reader = Reader { known, faults: Vec::new() };
    if !matches!(root.data, Data::Map(_) | Data::Null) {
        reader.fault("M02", "questions-types", root.place);
    }
    let said = root.entries().filter_map(|(key, value)| reader.guide(key, value)).collect();
    (said, reader.faults)
}

struct Reader<'a> {
    known: &'a Known<'a>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn fault(&mut self, code: &'static str, id: &'static str, place: Place) {
        self.faults.push(Diagnostic::error(code, id, place));
    }

    fn guide(&mut self, key: &Key, value: &Node) -> Option<Said> {
        self.word(&self.known.types, &key.text, key.place, ["questions-type", "questions-type-near"]);
        let mut guide = Guide { workshop_type: key.text.to_string(), ..Guide::default() };
        let mut themes_replace = Vec::new();
        let themes = match &value.data {
            Data::Null => return None,
            Data::List(_) => Some(value),
            Data::Map(_) => {
                self.fields(value, GUIDE);
                guide.title = self.text(value, "title");
                guide.goal = self.text(value, "goal");
                guide.duration_min = fields::integer(value, "duration_min");
                if let Some(written) = value.get("duration_min").filter(|written| !written.is_null())
                    && guide.duration_min.is_none()
                {
                    self.faults.push(
                        Diagnostic::error("M02", "M02-integer", written.place)
                            .with("field", labels::field_said("workshops", "duration_min")),
                    );
                }
                let expected = value.get("participants").map(Node::items).unwrap_or_default();
                guide.participants = expected.iter().map(|one| self.expected(one)).collect();
                value.get("themes")
            }
            _ => {
                let fault = Diagnostic::error("M02", "questions-themes", value.place).with("type", &key.text);
                self.faults.push(fault);
                None
            }
        };
        for item in themes.map(Node::items).unwrap_or_default() {
            if let Some((theme, replaces)) = self.theme(item) {
                guide.themes.push(theme);
                themes_replace.push(replaces);
            }
        }
        Some(Said { guide, replaces: self.flag(value), themes_replace })
    }

    /// A theme with its questions; a bare text is a question without a theme.
    fn theme(&mut self, item: &Node) -> Option<(Theme, bool)> {
        match &item.data {
            Data::Null => None,
            Data::Map(_) => {
                self.fields(item, THEME);
                let name = self.text(item, "theme").unwrap_or_default();
                let mut questions = Vec::new();
                for question in item.get("questions").map(Node::items).unwrap_or_default() {
                    match question.text().map(str::trim) {
                        Some(text) => questions.push(text.to_owned()),
                        None if question.is_null() => {}
                        None => self.fault("M02", "questions-text", question.place),
                    }
                }
                Some((Theme { name, questions }, self.flag(item)))
            }
            Data::List(_) => {
                self.fault("M02", "questions-text", item.place);
                None
            }
            _ => {
                let questions = item.text().map(|text| text.trim().to_owned()).into_iter().collect();
                Some((Theme { name: String::new(), questions }, false))
            }
        }
    }

    /// A profile with its trade; a bare text is the trade.
    fn expected(&mut self, one: &Node) -> Expected {
        if let Some(text) = one.text() {
            return Expected { profile: None, function: Some(text.to_owned()) };
        }
        self.fields(one, EXPECTED);
        let profile = self.text(one, "profile");
        if let Some((profile, written)) = profile.as_deref().zip(one.get("profile")) {
            self.word(&self.known.profiles, profile, written.place, ["questions-profile", "questions-profile-near"]);
        }
        Expected { profile, function: self.text(one, "function") }
    }

    fn text(&mut self, node: &Node, name: &'static str) -> Option<String> {
        if let Some(value) = node.get(name).filter(|value| matches!(value.data, Data::List(_) | Data::Map(_))) {
            self.faults.push(
                Diagnostic::error("M02", "M02-text", value.place).with("field", labels::field_said("workshops", name)),
            );
        }
        fields::text(node, name)
    }

    fn flag(&mut self, node: &Node) -> bool {
        match node.get("replace") {
            Some(Node { data: Data::Bool(value), .. }) => *value,
            Some(value) if !value.is_null() => {
                self.faults.push(
                    Diagnostic::error("M02", "M02-bool", value.place)
                        .with("field", labels::field_said("workshops", "replace")),
                );
                false
            }
            _ => false,
        }
    }

    fn fields(&mut self, node: &Node, known: &[&str]) {
        for (key, _) in node.entries().filter(|(key, _)| !known.contains(&key.text.as_str())) {
            let fault = Diagnostic::error("M01", "questions-field", key.place);
            self.faults.push(fault.with("field", &key.text).with("fields", known.join(", ")));
        }
    }

    /// A word of a list, with the one that was perhaps meant.
    fn word(&mut self, known: &[&str], word: &str, place: Place, [far, near]: [&'static str; 2]) {
        if known.is_empty() || known.contains(&word) {
            return;
        }
        let fault = match nearest(word, known.iter().copied()) {
            Some(meant) => Diagnostic::error("M08", near, place).with("near", meant),
            None => Diagnostic::error("M08", far, place).with("values", known.join(", ")),
        };
        self.faults.push(fault.with("value", word));
    }
}
