//! Which ids may a link name: those of the project, and those that come in with the same file?

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::asides;
use super::words::folded;
use crate::link::spelling;
use crate::model::{Kind, Project};

/// What was perhaps meant by a word, among ids of these kinds.
type Guesses = HashMap<(String, Vec<Kind>), Option<String>>;

/// Ids with their kinds and titles.
#[derive(Clone, Debug, Default)]
pub struct Known {
    ids: BTreeMap<String, (Kind, String)>,
    /// By prefix and number: `CU 3`, `cu-03` and `CU-003` are one.
    numbers: BTreeMap<(String, String), Vec<String>>,
    titles: BTreeMap<String, Vec<String>>,
    /// The kinds that something is of.
    kinds: BTreeSet<Kind>,
    /// The letters that ids begin with, with the kinds that have them: `UC` of `UC01`.
    letters: BTreeMap<String, BTreeSet<Kind>>,
    /// Ids of lines that do not come in, with their kind and their row.
    set_aside: BTreeMap<String, (Kind, String)>,
    /// The numbers by which a sheet calls its own lines, with their ids.
    numbered: BTreeMap<String, String>,
    /// Ids of the project by which a file calls something else, with what it means; none where that does not come in.
    contested: BTreeMap<String, Option<String>>,
    /// Takes every word for an id.
    believes: bool,
    /// What was perhaps meant by words that name nothing: a slip that stands on every line is looked for once.
    nearest: RefCell<Guesses>,
}

/// What a word names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This id, as written.
    Exactly(String),
    /// This id, written otherwise or by its title.
    As(String),
    /// An id of another kind.
    OtherKind(String, Kind),
    /// A line of the file that does not come in, with its row.
    SetAside(String),
    /// Nothing; perhaps this was meant.
    Nothing(Option<String>),
}

impl Known {
    /// The ids of a project.
    pub fn of(project: &Project) -> Self {
        let mut known = Self::default();
        for (id, (kind, _)) in project.index.iter() {
            known.add(id.as_str(), *kind, project.title(id).unwrap_or_default());
        }
        for case in &project.cases {
            known.add(case.id.as_str(), Kind::Scenario, &case.title);
        }
        known
    }

    /// Those of a project in which everything that is named is there.
    pub fn believing() -> Self {
        Self { believes: true, ..Self::default() }
    }

    /// The id at the head of a text, where it is taken at its word.
    pub fn believed<'a>(&self, text: &'a str, kinds: &[Kind]) -> Option<&'a str> {
        let word = first_word(text.trim());
        (self.believes && self.is_id_like(word, kinds)).then_some(word)
    }

    /// One id more; a known one stays what it is.
    pub fn add(&mut self, id: &str, kind: Kind, title: &str) {
        if self.ids.contains_key(id) {
            return;
        }
        self.nearest.get_mut().clear();
        self.ids.insert(id.to_owned(), (kind, title.to_owned()));
        self.kinds.insert(kind);
        if let Some(number) = number_of(id) {
            self.letters.entry(number.0.clone()).or_default().insert(kind);
            self.numbers.entry(number).or_default().push(id.to_owned());
        }
        let title = folded(title);
        if !title.is_empty() {
            self.titles.entry(title).or_default().push(id.to_owned());
        }
    }

    /// A line that does not come in: what links to it is told so.
    pub fn set_aside(&mut self, id: &str, kind: Kind, row: String) {
        self.set_aside.insert(id.to_owned(), (kind, row));
    }

    /// The file calls another thing by an id of the project: what links to it there means that one.
    pub fn contest(&mut self, id: &str, meant: Option<String>, kind: Kind, row: String) {
        if meant.is_none() {
            self.set_aside(id, kind, row);
        }
        self.contested.insert(id.to_owned(), meant);
    }

    /// The same, read from a sheet that calls its own lines by these numbers.
    #[must_use]
    pub fn with_numbers(&self, numbers: BTreeMap<String, String>) -> Self {
        Self { numbered: numbers, ..self.clone() }
    }

    /// Is it the number of a line of the sheet?
    pub fn is_number_of_line(&self, text: &str) -> bool {
        self.numbered.contains_key(text.trim())
    }

    /// Kind and title of an id.
    pub fn get(&self, id: &str) -> Option<(Kind, &str)> {
        self.ids.get(id).map(|(kind, title)| (*kind, title.as_str()))
    }

    /// `EXG-012 Convertir une piste`; an unknown id is its own name.
    pub fn name(&self, id: &str) -> String {
        match self.ids.get(id) {
            Some((_, title)) if !title.is_empty() => format!("{id} {title}"),
            _ => id.to_owned(),
        }
    }

    /// All ids of these kinds, in order.
    pub fn of_kinds<'a>(&'a self, kinds: &'a [Kind]) -> impl Iterator<Item = &'a str> {
        self.ids.iter().filter(|(_, (kind, _))| kinds.contains(kind)).map(|(id, _)| id.as_str())
    }

    /// Is anything of one of these kinds?
    pub fn has_any(&self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.kinds.contains(kind))
    }

    /// All ids.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// Does the text begin with something that is, or looks like, an id of these kinds?
    pub fn begins_with_id(&self, text: &str, kinds: &[Kind]) -> bool {
        let word = first_word(text);
        self.ids.contains_key(word)
            || self.is_id_like(word, kinds)
            || self.numbered.contains_key(word)
            || self.set_aside.contains_key(word)
    }

    /// Has the word the letters and the number of an id of these kinds: those that are usual, or those
    /// that ids of the project have?
    pub fn is_id_like(&self, word: &str, kinds: &[Kind]) -> bool {
        let Some((letters, _)) = number_of(word) else { return false };
        kinds.iter().any(|kind| kind.prefix() == Some(letters.as_str()))
            || self.letters.get(&letters).is_some_and(|own| own.iter().any(|kind| kinds.contains(kind)))
    }

    /// What a text names: an id alone or before its title, an id written otherwise, or a title; of
    /// nothing, what was perhaps meant.
    pub fn find(&self, text: &str, kinds: &[Kind]) -> Found {
        if self.believes {
            return Found::Exactly(first_word(text.trim()).to_owned());
        }
        self.read(text, kinds).unwrap_or_else(|| Found::Nothing(self.nearest(first_word(text.trim()), kinds)))
    }

    fn nearest(&self, word: &str, kinds: &[Kind]) -> Option<String> {
        let key = (word.to_owned(), kinds.to_vec());
        if let Some(known) = self.nearest.borrow().get(&key) {
            return known.clone();
        }
        let near = spelling::id(word, self.of_kinds(kinds)).map(str::to_owned);
        self.nearest.borrow_mut().insert(key, near.clone());
        near
    }

    /// The same without a guess.
    pub fn read(&self, text: &str, kinds: &[Kind]) -> Option<Found> {
        let text = text.trim();
        let word = first_word(text);
        // A bare number is that of a line of its own sheet before it is anything else.
        if let Some(id) = self.numbered.get(text) {
            match (self.get(id), self.set_aside.get(id)) {
                (Some((kind, _)), _) if kinds.contains(&kind) => return Some(Found::As(id.clone())),
                (None, Some((kind, row))) if kinds.contains(kind) => return Some(Found::SetAside(row.clone())),
                _ => {}
            }
        }
        // « EXG-003 bis » is another than EXG-003, and is written EXG-003-bis.
        let suffixed = text.strip_prefix(word).is_some_and(asides::is_suffix);
        let other = if suffixed { tidy(text, None) } else { String::new() };
        let word = if suffixed { other.as_str() } else { word };
        for candidate in [text, word] {
            let Some(meant) = self.contested.get(candidate) else { continue };
            let of_these = |(kind, _): (Kind, &str)| kinds.contains(&kind);
            match (meant, self.set_aside.get(candidate)) {
                (Some(id), _) if self.get(id).is_some_and(of_these) => return Some(Found::As(id.clone())),
                (None, Some((kind, row))) if kinds.contains(kind) => return Some(Found::SetAside(row.clone())),
                _ => {}
            }
        }
        for candidate in [text, word] {
            if let Some((kind, _)) = self.get(candidate) {
                let exactly = candidate == text || self.is_titled(candidate, text);
                return Some(self.of_kind(candidate, kind, kinds, exactly));
            }
        }
        let fits = |id: &&String| self.get(id).is_some_and(|(kind, _)| kinds.contains(&kind));
        for candidate in [text, word] {
            let same: Vec<&String> = number_of(candidate)
                .and_then(|number| self.numbers.get(&number))
                .into_iter()
                .flatten()
                .filter(fits)
                .collect();
            if let [only] = same.as_slice() {
                return Some(Found::As((*only).clone()));
            }
        }
        let titled: Vec<&String> = self.titles.get(&folded(text)).into_iter().flatten().filter(fits).collect();
        match titled.as_slice() {
            [only] => Some(Found::As((*only).clone())),
            _ => [text, word].iter().find_map(|candidate| {
                let (kind, row) = self.set_aside.get(*candidate)?;
                kinds.contains(kind).then(|| Found::SetAside(row.clone()))
            }),
        }
    }

    fn of_kind(&self, id: &str, kind: Kind, kinds: &[Kind], exactly: bool) -> Found {
        if !kinds.contains(&kind) {
            Found::OtherKind(id.to_owned(), kind)
        } else if exactly {
            Found::Exactly(id.to_owned())
        } else {
            Found::As(id.to_owned())
        }
    }

    /// Is the text the id with its title, as a grid shows it? Another title is an old one.
    fn is_titled(&self, id: &str, text: &str) -> bool {
        let rest = text.strip_prefix(id).unwrap_or_default();
        self.get(id).is_some_and(|(_, title)| folded(rest) == folded(title))
    }
}

/// What stands before the first blank, colon or comma.
pub fn first_word(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || matches!(c, ':' | ',')).next().unwrap_or_default()
}

/// An id as the product writes it: blanks and slashes are no part of a name that is a file name and a
/// tag too.
pub fn tidy(written: &str, prefix: Option<&str>) -> String {
    let tidy: String = written
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
        .collect();
    let parts: Vec<&str> = tidy.split('-').filter(|part| !part.is_empty()).collect();
    let tidy = parts.join("-").trim_end_matches('.').to_owned();
    // `Lot 1` is LOT-1: the usual prefix has its usual case.
    match prefix.map(|prefix| (prefix, tidy.split_once('-'))) {
        Some((prefix, Some((first, rest)))) if first.to_uppercase() == prefix => format!("{prefix}-{rest}"),
        _ => tidy,
    }
}

/// The letters and the number of an id, zeros at its head apart.
pub fn number_of(text: &str) -> Option<(String, String)> {
    // « Lot n°2 »
    let text = text.replace('º', "°").replace("n°", "").replace("N°", "");
    let tight: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '_' | '.' | '\u{a0}')).collect();
    let letters: String = tight.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let digits: String = tight.chars().skip_while(|c| c.is_alphabetic()).collect();
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (is_number && !letters.is_empty()).then(|| (letters, digits.trim_start_matches('0').to_owned()))
}

/// What comes before the number of the ids of a kind: what the project declares, else what most ids of the sheets
/// begin with, else most of the project's, else the usual one. `B` of `B1`, `EX-` of `EX-001`.
pub fn head_of_ids<'a>(
    kind: Kind,
    declared: Option<&String>,
    of_sheets: impl Iterator<Item = &'a str>,
    of_project: impl Iterator<Item = &'a str>,
) -> String {
    if let Some(prefix) = declared {
        return format!("{prefix}-");
    }
    let usual = format!("{}-", kind.prefix().unwrap_or("ART"));
    let of_sheets = commonest(of_sheets, &usual);
    of_sheets.or_else(|| commonest(of_project, &usual)).unwrap_or(usual)
}

fn commonest<'a>(ids: impl Iterator<Item = &'a str>, usual: &str) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        let head = id.trim_end_matches(|c: char| c.is_ascii_digit());
        // `EX-1.` of `EX-1.2` is a number too, and a number alone has no letters to go on with.
        let is_head = head.len() < id.len() && head.contains(char::is_alphabetic);
        if is_head && !head.contains(|c: char| c.is_ascii_digit()) {
            *counts.entry(head).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(head, count)| (*count, *head == usual)).map(|(head, _)| head.to_owned())
}

/// The next ids that nothing has, in the width of those that begin alike.
pub struct FreeIds<'a> {
    taken: BTreeSet<&'a str>,
    next: usize,
    width: usize,
    head: String,
}

impl<'a> FreeIds<'a> {
    /// Those that begin so. `taken` are all ids of the project and of the file.
    pub fn new(head: String, taken: impl Iterator<Item = &'a str>) -> Self {
        let taken: BTreeSet<&str> = taken.collect();
        let numbers = |id: &&str| id.strip_prefix(head.as_str()).map(str::to_owned);
        let figures: Vec<String> = taken
            .iter()
            .filter_map(numbers)
            .filter(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
            .collect();
        let width = figures.iter().map(String::len).min().unwrap_or(3);
        let last = figures.iter().filter_map(|text| text.parse::<usize>().ok()).max().unwrap_or_default();
        Self { taken, next: last, width, head }
    }
}

impl Iterator for FreeIds<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        loop {
            self.next = self.next.checked_add(1)?;
            let id = format!("{}{:0width$}", self.head, self.next, width = self.width);
            if !self.taken.contains(id.as_str()) {
                return Some(id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let mut known = Known::default();
        known.add("CU-003", Kind::UseCase, "Relancer à J+7, sans relâche");
        known.add("CU-004", Kind::UseCase, "Déroger");
        known.add("LOT-1", Kind::Lot, "Socle commercial");
        known
    }

    #[test]
    fn an_id_is_found_however_it_is_written() {
        let known = known();
        let find = |text: &str| known.find(text, &[Kind::UseCase]);
        assert_eq!(find("CU-003"), Found::Exactly("CU-003".into()));
        assert_eq!(find("CU-003 Relancer à J+7, sans relâche"), Found::Exactly("CU-003".into()));
        for text in ["cu 3", "CU03", "CU-003 : ancien titre", "relancer à j+7 sans relache"] {
            assert_eq!(find(text), Found::As("CU-003".into()), "{text}");
        }
        assert_eq!(find("LOT-1"), Found::OtherKind("LOT-1".into(), Kind::Lot));
        assert_eq!(find("CU-0O4"), Found::Nothing(Some("CU-004".into())));
        assert_eq!(find("CU-099"), Found::Nothing(None), "another number is another thing");
        assert_eq!(known.find("Lot 1", &[Kind::Lot]), Found::As("LOT-1".into()));
    }

    #[test]
    fn an_id_with_a_suffix_is_another() {
        let mut known = known();
        let find = |known: &Known, text: &str| known.read(text, &[Kind::UseCase]);
        for text in ["CU-003 bis", "CU-003 (v2)", "CU-003 - b"] {
            assert_eq!(find(&known, text), None, "{text}");
        }
        known.add("CU-003-bis", Kind::UseCase, "Relancer à J+30");
        assert_eq!(find(&known, "CU-003 bis"), Some(Found::As("CU-003-bis".into())));
    }

    #[test]
    fn free_ids_go_on_after_the_last_in_the_same_width() {
        let next = |taken: &[&str]| {
            let head = head_of_ids(Kind::Requirement, None, taken.iter().copied(), std::iter::empty());
            FreeIds::new(head, taken.iter().copied()).take(2).collect::<Vec<_>>()
        };
        assert_eq!(next(&["EXG-001", "EXG-012"]), ["EXG-013", "EXG-014"]);
        assert_eq!(next(&[]), ["EXG-001", "EXG-002"]);
        assert_eq!(next(&["EXG-9"]), ["EXG-10", "EXG-11"]);
        assert_eq!(next(&["B1", "B2", "R1"]), ["B3", "B4"]);
        assert_eq!(next(&["EX-001", "EX-007", "EXG-001"]), ["EX-008", "EX-009"]);
        assert_eq!(next(&["1", "2", "EX-1.2"]), ["EXG-001", "EXG-002"]);
        let declared =
            head_of_ids(Kind::Requirement, Some(&"REQ".to_owned()), ["EX-001"].into_iter(), std::iter::empty());
        assert_eq!(declared, "REQ-");
    }
}
