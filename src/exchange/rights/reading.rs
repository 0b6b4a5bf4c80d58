//! What does a cell of an access matrix say: letters, words, a cross, nothing?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::super::asides;
use super::super::cell::word;
use super::super::grid::{self, FieldSlot, Grid};
use super::super::synonyms;
use super::super::words::folded;
use crate::spoken;
use crate::text::Message;

/// Words of rights, of heads and of roles, folded: those of `templates/exchange`.
static WORDS: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    spoken::listed("rights").into_iter().map(|(key, words)| (key, words.into_iter().collect())).collect()
});

/// The field of the records that rights hold for, with its grid: cells are many.
static SCOPE: LazyLock<Option<(Grid, FieldSlot)>> = LazyLock::new(|| {
    let grid = grid::named("access_matrix")?;
    let slot = grid.fields().into_iter().find(|slot| slot.name == "scope")?;
    Some((grid, slot))
});

/// Characters of a cell beyond which it is a text, and says no rights.
const LONGEST_CELL: usize = 80;

/// Is the folded text one of that list?
pub fn is_word(list: &str, said: &str) -> bool {
    !said.is_empty() && WORDS.get(list).is_some_and(|words| words.contains(said))
}

/// What a role may do with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Make one.
    Create,
    /// See it.
    Read,
    /// Change it.
    Update,
    /// Take it away.
    Delete,
    /// Take it out of the CRM.
    Export,
}

impl Right {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 5] = [Self::Create, Self::Read, Self::Update, Self::Delete, Self::Export];
    /// Those that every cell with letters speaks of.
    pub const USUAL: [Self; 4] = [Self::Create, Self::Read, Self::Update, Self::Delete];

    /// The field of the model.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Export => "export",
        }
    }

    /// What people call it: « création ».
    pub fn said(self) -> Message {
        Message::new(match self {
            Self::Create => "exchange-right-create",
            Self::Read => "exchange-right-read",
            Self::Update => "exchange-right-update",
            Self::Delete => "exchange-right-delete",
            Self::Export => "exchange-right-export",
        })
    }
}

/// What is given, and of what nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The rights that are given.
    pub rights: BTreeSet<Right>,
    /// Those that are neither given nor refused: « écriture » leaves open whether it takes away.
    pub open: BTreeSet<Right>,
}

impl Given {
    /// These, and no others.
    pub(super) fn of(rights: impl IntoIterator<Item = Right>) -> Self {
        Self { rights: rights.into_iter().collect(), open: BTreeSet::new() }
    }

    /// « Écriture ».
    pub(super) fn write() -> Self {
        Self { rights: [Right::Create, Right::Update].into(), open: [Right::Delete].into() }
    }

    /// Both together: what one gives is not open.
    pub fn add(&mut self, other: &Self) {
        self.rights.extend(&other.rights);
        self.open.extend(&other.open);
        let given = self.rights.clone();
        self.open.retain(|right| !given.contains(right));
    }
}

/// One word, or one letter, of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A word that everybody knows, or that a legend explains.
    Word(Given),
    /// A letter, which the other cells of the sheet may tell more of.
    Letter(char),
    /// What the legend of the sheet explains as something that is no right: what it is, as written.
    Other(String, String),
}

/// A cell, before its letters are held against those of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Parsed {
    /// No right.
    Nothing,
    /// A cross, which says « yes » and not to what.
    Mark(Option<&'static str>),
    /// Letters and words, with the records that they hold for.
    Units(Vec<Unit>, Option<&'static str>),
    /// It cannot be read, and why.
    Unread(Message),
}

/// What the legend of a sheet says of letters, by the letters in capitals.
pub type Legend = BTreeMap<String, Unit>;

/// Letters of a cell at most: `CRUDE`.
const LONGEST: usize = 6;
/// Signs that stand for a cross.
const CROSSES: &str = "✓✔☑✅●•■⬤";
/// Signs that say no.
const NOES: &str = "✗✘❌☐○";

/// What a cell says.
pub fn parse(text: &str, legend: &Legend) -> Parsed {
    let text = text.trim();
    if text.len() > LONGEST_CELL * 4 || text.chars().count() > LONGEST_CELL {
        return unread(text);
    }
    let sign = |signs: &str| text.chars().count() == 1 && text.chars().all(|c| signs.contains(c));
    if text.is_empty() || word::is_dash(text) || sign(NOES) || is_word("none", &folded(text)) {
        return Parsed::Nothing;
    }
    if word::is_doubtful(text) {
        return Parsed::Unread(word::doubt(text));
    }
    let (outer, inner) = brackets(text);
    let scope = inner.map(scope_of);
    if scope == Some(None) {
        return unread(text);
    }
    let scope = scope.flatten();
    let is_letter =
        || outer.chars().count() == 1 && outer.chars().all(char::is_alphabetic) && !outer.eq_ignore_ascii_case("x");
    if !legend.contains_key(&outer.to_uppercase()) {
        if outer.chars().count() == 1 && outer.chars().all(|c| CROSSES.contains(c)) {
            return Parsed::Mark(scope);
        }
        match spoken::truth(outer).filter(|_| !is_letter() || outer.eq_ignore_ascii_case("n")) {
            Some(true) => return Parsed::Mark(scope),
            Some(false) => return Parsed::Nothing,
            None => {}
        }
    }
    of_segments(text, outer, scope, legend)
}

fn unread(text: &str) -> Parsed {
    Parsed::Unread(Message::new("exchange-rights-unread").with("value", text))
}

/// A text and what stands in brackets at its end.
fn brackets(text: &str) -> (&str, Option<&str>) {
    match text.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((outer, inner)) if !outer.trim().is_empty() => (outer.trim(), Some(inner.trim())),
        _ => (text, None),
    }
}

fn of_segments(text: &str, outer: &str, bracketed: Option<&'static str>, legend: &Legend) -> Parsed {
    let apart = outer.replace(" et ", ",").replace(" and ", ",");
    let segments: Vec<&str> = apart
        .split(['/', ',', ';', '+', '&', '|', '\n', '•', '·'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .collect();
    let mut units = Vec::new();
    let mut scopes: Vec<Option<&'static str>> = Vec::new();
    for segment in &segments {
        let Some((own, scope)) = of_segment(segment, legend) else {
            return match letters_of(segment) {
                Some(letter) => Parsed::Unread(letter_unknown(text, letter)),
                None => unread(text),
            };
        };
        if own.is_empty() && scope.is_some() && !units.is_empty() {
            // « L, équipe »: what stands alone bounds what stands before it.
            scopes.pop();
        }
        units.extend(own);
        scopes.push(scope);
    }
    let mut said: BTreeSet<&'static str> = scopes.iter().flatten().copied().collect();
    said.extend(bracketed);
    // « L, M (équipe) »: of both, or of the last one?
    let is_partial = scopes.len() > 1
        && (scopes.iter().any(Option::is_none) && scopes.iter().any(Option::is_some)
            || bracketed.is_some() && outer.contains([',', ';', '\n', '•']));
    if said.len() > 1 || is_partial {
        return Parsed::Unread(Message::new("exchange-rights-scopes").with("value", text));
    }
    let scope = said.into_iter().next();
    if units.is_empty() { unread(text) } else { Parsed::Units(units, scope) }
}

/// Why a letter is not read.
pub fn letter_unknown(text: &str, letter: char) -> Message {
    Message::new("exchange-rights-letter").with("value", text).with("letter", letter.to_string())
}

/// The first letter of a text that is one of capitals alone.
fn letters_of(text: &str) -> Option<char> {
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_short = (1..=LONGEST).contains(&letters.chars().count());
    let known = |c: &char| "CRUDLMSWE".contains(*c);
    (is_short && letters.chars().all(char::is_uppercase))
        .then(|| letters.chars().find(|c| !known(c)).or(letters.chars().next()))?
}

/// Rights, with the records that they hold for behind them: « lecture équipe ».
fn of_segment(segment: &str, legend: &Legend) -> Option<(Vec<Unit>, Option<&'static str>)> {
    let words: Vec<&str> =
        segment.split([' ', '\u{a0}', ':', '-', '–', '.', '(', ')', '=']).filter(|one| !one.is_empty()).collect();
    (0..=words.len()).rev().find_map(|count| {
        let units = if count == 0 { Vec::new() } else { units_of(&words[..count], legend)? };
        let rest = &words[count..];
        if rest.is_empty() { Some((units, None)) } else { Some((units, Some(scope_of(&rest.join(" "))?))) }
    })
}

fn units_of(words: &[&str], legend: &Legend) -> Option<Vec<Unit>> {
    let phrase = words.join(" ");
    if let Some(given) = word_of(&folded(&phrase)) {
        return Some(vec![Unit::Word(given)]);
    }
    if let Some(unit) = legend.get(&phrase.to_uppercase()) {
        return Some(vec![unit.clone()]);
    }
    let mut units = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // « mise à jour » is one right of three words.
        let longest = (at + 1..=words.len()).rev().find_map(|end| {
            let said = folded(&words[at..end].join(" "));
            word_of(&said).map(|given| (end, given))
        });
        if let Some((end, given)) = longest {
            units.push(Unit::Word(given));
            at = end;
            continue;
        }
        let word = words[at];
        if !is_word("fillers", &folded(word)) {
            units.extend(of_letters(word, legend)?);
        }
        at += 1;
    }
    (!units.is_empty()).then_some(units)
}

/// The rights of a folded word.
fn word_of(said: &str) -> Option<Given> {
    let one = Right::ALL.into_iter().find(|right| is_word(right.field(), said));
    if let Some(right) = one {
        return Some(Given::of([right]));
    }
    if is_word("write", said) {
        return Some(Given::write());
    }
    is_word("all", said).then(|| Given { open: [Right::Export].into(), ..Given::of(Right::USUAL) })
}

fn of_letters(word: &str, legend: &Legend) -> Option<Vec<Unit>> {
    if let Some(unit) = legend.get(&word.to_uppercase()) {
        return Some(vec![unit.clone()]);
    }
    let letters: Vec<char> = word.to_uppercase().chars().collect();
    // « Sud » is a word; in small letters only what everybody writes so is none.
    let is_small = letters.len() <= 2 || ["cru", "crud", "clm", "clms", "crd"].contains(&word);
    let is_written = word.chars().all(char::is_uppercase) || (is_small && word.chars().all(char::is_lowercase));
    if !is_written {
        return None;
    }
    let is_known = |c: &char| "CRUDLMSWE".contains(*c) || legend.contains_key(&c.to_string());
    let is_once = letters.iter().collect::<BTreeSet<_>>().len() == letters.len();
    if !(1..=LONGEST).contains(&letters.len()) || !letters.iter().all(is_known) || !is_once {
        return None;
    }
    let unit = |c: &char| legend.get(&c.to_string()).cloned().unwrap_or(Unit::Letter(*c));
    Some(letters.iter().map(unit).collect())
}

/// The records that a text bounds rights to: « équipe », `own`.
fn scope_of(text: &str) -> Option<&'static str> {
    let (grid, slot) = SCOPE.as_ref()?;
    synonyms::word(slot, grid.name, text, super::super::cell::keys(grid, slot))
}

/// The rights that a text names and nothing else, in full words: « Voir », « Créer et modifier ».
pub fn in_words(text: &str) -> Option<Given> {
    match parse(text, &Legend::new()) {
        Parsed::Units(units, None) => {
            let mut given = Given::default();
            for unit in &units {
                let Unit::Word(own) = unit else { return None };
                given.add(own);
            }
            Some(given)
        }
        _ => None,
    }
}

/// The rights that a line begins with, and of what: « Voir un compte ».
pub fn of_line(line: &str) -> Option<(Given, String)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (count, given) =
        (1..words.len()).rev().find_map(|count| Some((count, in_words(&words[..count].join(" "))?)))?;
    let rest = words[count..].join(" ");
    let mut object = rest.as_str();
    for article in ["l’", "l'", "L’", "L'", "d’", "d'"] {
        object = object.strip_prefix(article).unwrap_or(object);
    }
    while let Some((first, others)) = object.split_once(' ')
        && is_article(first)
    {
        object = others.strip_prefix("l’").or_else(|| others.strip_prefix("l'")).unwrap_or(others);
    }
    let mut letters = object.chars();
    let first = letters.next()?;
    (!is_article(object)).then(|| (given, first.to_uppercase().chain(letters).collect()))
}

/// Words between a verb and what it is about.
fn is_article(word: &str) -> bool {
    asides::is_article(word)
}

#[cfg(test)]
mod tests {
    use super::super::letters::Letters;
    use super::*;

    fn read(text: &str) -> String {
        let parsed = parse(text, &Legend::new());
        let all = [parsed.clone(), parse("CRUD", &Legend::new())];
        match &parsed {
            Parsed::Nothing => "-".to_owned(),
            Parsed::Mark(scope) => format!("x {}", scope.unwrap_or_default()).trim().to_owned(),
            Parsed::Unread(message) => message.id.to_owned(),
            Parsed::Units(units, scope) => match Letters::of(all.iter()).given(text, units) {
                Ok(given) => {
                    let rights: Vec<&str> = given.rights.iter().map(|right| right.field()).collect();
                    format!("{} {}", rights.join(","), scope.unwrap_or_default()).trim().to_owned()
                }
                Err(message) => message.id.to_owned(),
            },
        }
    }

    #[test]
    fn cells_say_rights_in_letters_and_in_words() {
        for (text, rights) in [
            ("CRUD", "create,read,update,delete"),
            ("C R U", "create,read,update"),
            ("c/r", "create,read"),
            ("RW", "create,read,update"),
            ("Lecture", "read"),
            ("lecture seule", "read"),
            ("Read-only", "read"),
            ("accès en lecture", "read"),
            ("Créer, modifier", "create,update"),
            ("Création et mise à jour", "create,update"),
            ("Lecture/Écriture", "create,read,update"),
            ("Accès complet", "create,read,update,delete"),
            ("R (équipe)", "read team"),
            ("R : équipe", "read team"),
            ("Lecture équipe", "read team"),
            ("CRU (own)", "create,read,update own"),
            ("R/U (sa région)", "read,update region"),
            ("X", "x"),
            ("oui", "x"),
            ("x (son équipe)", "x team"),
            ("-", "-"),
            ("non", "-"),
            ("Aucun accès", "-"),
            ("R, U (équipe)", "exchange-rights-scopes"),
            ("R (tous), U (équipe)", "exchange-rights-scopes"),
            ("R ?", "exchange-cell-doubt"),
            ("V", "exchange-rights-letter"),
            ("R/A", "exchange-rights-letter"),
            ("R (sauf clôturés)", "exchange-rights-unread"),
            ("équipe", "exchange-rights-unread"),
            ("Sud", "exchange-rights-unread"),
            ("crud", "create,read,update,delete"),
            ("à voir avec Paul", "exchange-rights-unread"),
        ] {
            assert_eq!(read(text), rights, "{text}");
        }
    }

    #[test]
    fn a_line_begins_with_its_rights() {
        let of =
            |line: &str| of_line(line).map(|(given, object)| (given.rights.into_iter().collect::<Vec<_>>(), object));
        assert_eq!(of("Voir un compte"), Some((vec![Right::Read], "Compte".into())));
        assert_eq!(of("Création d’un devis"), Some((vec![Right::Create], "Devis".into())));
        assert_eq!(
            of("Créer et modifier l’opportunité"),
            Some((vec![Right::Create, Right::Update], "Opportunité".into()))
        );
        assert_eq!(of("Mettre à jour les comptes"), Some((vec![Right::Update], "Comptes".into())));
        assert_eq!(of("Delete an account"), Some((vec![Right::Delete], "Account".into())));
        assert_eq!((of("Valider un devis"), of("Compte"), of("Voir")), (None, None, None));
    }
}
