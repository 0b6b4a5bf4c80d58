//! Which scenarios are written, with which tags and steps?

use super::step_phrase::HoleType;
use crate::text::number::Misread;
use crate::text::{Lang, Place};

/// The tags of what is put to a person.
const MANUAL: &[&str] = &["manuel", "manual"];

/// A tag without its `@`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name: `EXG-012`, `critique`…
    pub name: String,
    /// Where it stands, `@` included.
    pub place: Place,
}

/// What a step is for, from its keyword; `And` and `But` take the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A given state.
    Given,
    /// An action.
    When,
    /// An outcome.
    Then,
}

/// A text attached to a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocString {
    /// Media type after the opening quotes, where there is one.
    pub media_type: Option<String>,
    /// The text.
    pub text: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Keyword as written, without the space after it: `Étant donné`, `Et que`…
    pub keyword: String,
    /// What it is for.
    pub kind: StepKind,
    /// The phrase after the keyword, composed (NFC).
    pub text: String,
    /// Table, rows of cells, escapes resolved.
    pub table: Option<Vec<Vec<String>>>,
    /// Attached text.
    pub doc_string: Option<DocString>,
    /// The line of the step, keyword included.
    pub place: Place,
    /// What it stands for, where it is a phrase of the project.
    pub means: Option<Box<Means>>,
}

/// What a step that says a phrase of the project stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// The phrases that it says, by their place in the project: one when all is well.
    pub phrases: Vec<usize>,
    /// What stands in the holes of the phrase, as typed, by name.
    pub holes: Vec<(String, String)>,
    /// The steps that are played, of phrases within the phrase too; what stands in its holes filled in.
    pub steps: Vec<Step>,
    /// For each step that is played, those of `through` within which it stands, the outermost first.
    pub within: Vec<Vec<usize>>,
    /// Steps of phrases that say phrases themselves.
    pub through: Vec<Through>,
    /// Rows of examples whose values keep the step from saying the phrase with them in its holes: what it then says, and
    /// the row.
    pub unsaid: Vec<(String, Place)>,
    /// Why nothing of it is played.
    pub fault: Option<Unplayable>,
}

/// A step of a phrase that says a phrase itself: like the step of the feature, it must be none of the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Through {
    /// The phrase that it says, by its place in the project.
    pub phrase: usize,
    /// What stands in the holes of that one, by name.
    pub holes: Vec<(String, String)>,
    /// The step.
    pub step: Step,
}

/// A value that the hole of a phrase does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The phrase, by its place in the project.
    pub phrase: usize,
    /// The hole's name.
    pub hole: String,
    /// What it takes.
    pub holds: HoleType,
    /// What is written there.
    pub written: String,
    /// Where it is a number of the sort, but not surely which.
    pub misread: Option<Misread>,
}

/// Why a step that says a phrase of the project is not played, and where the cause stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unplayable {
    /// The phrase itself is at fault, which is told where it is written.
    Unsound,
    /// A table or a text stands under a step that says a phrase, which takes none.
    Table(Place),
    /// An outcome whose phrase looks at nothing: it would always pass.
    NoOutcome(Place),
    /// A step of a phrase says several phrases of the project.
    Several(Place),
    /// With what stands in its holes, the phrase leads back to itself.
    Cycle(Place),
    /// It stands for more steps, or more phrases within phrases, than anybody reads.
    TooLong(Place),
    /// What stands in a hole holds quotes: it would end the text that it stands in.
    Quotes(Place),
    /// It says a phrase of the project with the values of some rows only.
    SomeRows(Place),
    /// It says the phrase but for a value that its hole does not take.
    Unfit(Place, Box<Unfit>),
    /// « dans les 5 secondes, » stands before a phrase of so many steps, or of one that is no outcome.
    Within(Place, usize),
}

impl Step {
    /// The steps that are played for it: itself, or those that it stands for.
    pub fn played(&self) -> &[Step] {
        match &self.means {
            Some(means) if means.fault.is_none() && means.phrases.len() == 1 => &means.steps,
            _ => std::slice::from_ref(self),
        }
    }

    /// Does it say a phrase of the project that is sound, and no other?
    pub fn is_resolved(&self) -> bool {
        self.means.as_ref().is_some_and(|means| means.fault.is_none() && means.phrases.len() == 1)
    }

    /// Do the values of a row of examples, given by column, keep it from saying the phrase of the project that it says?
    pub fn is_unsaid(&self, values: &[(&str, &str)]) -> bool {
        let unsaid = self.means.as_ref().map_or(&[][..], |means| means.unsaid.as_slice());
        unsaid.iter().any(|(text, _)| *text == fill(&self.text, values))
    }

    /// The phrase with the values of a row of examples in place of `<name>`.
    pub fn text_with(&self, header: &[String], row: &[String]) -> String {
        fill(&self.text, &by_column(header, row))
    }
}

/// The values of a row by column.
fn by_column<'a>(header: &'a [String], row: &'a [String]) -> Vec<(&'a str, &'a str)> {
    header.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect()
}

/// A text with the values of a row of examples, given by column, in place of `<column>`. What no
/// column names stays, and so does what a value itself holds.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let named = from.find('>').and_then(|end| {
            let name = from.get(1..end)?;
            values.iter().find(|(column, _)| *column == name).map(|(_, value)| (*value, end))
        });
        match named {
            Some((value, end)) => {
                filled.push_str(value);
                rest = &from[end + 1..];
            }
            None => {
                filled.push('<');
                rest = &from[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// One table of examples of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examples {
    /// Its title, often empty.
    pub name: String,
    /// Its own tags.
    pub tags: Vec<Tag>,
    /// Names of the columns.
    pub header: Vec<String>,
    /// Values, with the place of each row.
    pub rows: Vec<(Vec<String>, Place)>,
    /// The file that holds its rows, where it names one: `features/donnees/cas.csv`, `cas.xlsx#Feuille`.
    pub file: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl Examples {
    /// The file that a title names: « fichier « cas.csv » ».
    pub fn named_file(name: &str) -> Option<String> {
        const WORDS: [&str; 4] = ["fichier", "file", "fichiers", "files"];
        let (before, rest) = name.split_once(['«', '"', '“'])?;
        let (path, _) = rest.split_once(['»', '"', '”'])?;
        let said =
            before.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word.to_lowercase().as_str()));
        let path = path.trim();
        (said && !path.is_empty()).then(|| path.to_owned())
    }

    /// The values of a row by column.
    pub fn values(&self, row: usize) -> Vec<(&str, &str)> {
        self.rows.get(row).map(|(cells, _)| by_column(&self.header, cells)).unwrap_or_default()
    }
}

/// A scenario or outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Its keyword: `Scénario`, `Plan du scénario`…
    pub keyword: String,
    /// Free text under its name.
    pub description: String,
    /// Its own tags.
    pub tags: Vec<Tag>,
    /// Tags of its feature and rule, that hold for it too.
    pub inherited_tags: Vec<Tag>,
    /// Name of the rule it stands under.
    pub rule: Option<String>,
    /// Steps of the backgrounds that come before its own.
    pub background: Vec<Step>,
    /// Its own steps.
    pub steps: Vec<Step>,
    /// Tables of examples; an outline has at least one.
    pub examples: Vec<Examples>,
    /// Whether it is written as an outline.
    pub outline: bool,
    /// False when the reader found a fault in it: it is reported as undefined and nothing of it is sent.
    pub sound: bool,
    /// Its keyword and name.
    pub place: Place,
}

impl Scenario {
    /// All tags that hold for it: inherited ones first.
    pub fn all_tags(&self) -> impl Iterator<Item = &Tag> {
        self.inherited_tags.iter().chain(&self.tags)
    }

    /// Is it put to a person?
    pub fn is_manual(&self) -> bool {
        self.has_tag(MANUAL)
    }

    /// Does a tag of one of these names hold for it?
    pub fn has_tag(&self, names: &[&str]) -> bool {
        self.all_tags().any(|tag| names.contains(&tag.name.as_str()))
    }
}

/// A feature file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Path relative to the project.
    pub path: String,
    /// Language of its keywords (`# language: xx`), as gherkin names it.
    pub keywords: String,
    /// The product's language nearest to it, for its phrases and documents.
    pub lang: Lang,
    /// Its name.
    pub name: String,
    /// Free text under its name.
    pub description: String,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Its scenarios, those of its rules included, in order.
    pub scenarios: Vec<Scenario>,
    /// Its keyword and name.
    pub place: Place,
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_take_the_place_of_their_names_once() {
        let values = [("type", "<n>"), ("n", "3")];
        assert_eq!(fill("<type> × <n>, <autre> < 4", &values), "<n> × 3, <autre> < 4");
        assert_eq!(fill("<n", &values), "<n");
    }
}
