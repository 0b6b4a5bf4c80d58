//! Which words matter to the rules of writing, in each language?
//!
//! The lists are data: `templates/words/{fr,en}/*.txt`. A section names the role of its entries, a
//! line is an entry with its forms apart by commas. They are read once, when first needed.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sentence::{self, folded};
use crate::text::Lang;
use crate::text::words::entries;

/// What a word, or a few of them, do in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Role {
    // Vague words, by the remedy that is told.
    Speed,
    Delay,
    RealTime,
    Ease,
    Quality,
    Fit,
    Quantity,
    Frequency,
    Condition,
    List,
    Act,
    Effect,
    VagueName,
    // Quantifiers of everything.
    Universal,
    UniversalName,
    // Blanks: anywhere, or only where a note stands; words of a blank that are none.
    Blank,
    Note,
    Filled,
    // Verbs of obligation.
    Obligation,
    Weak,
    Conditional,
    // Stock features of a CRM.
    Feature,
    // Grammar.
    Subordinator,
    ToBe,
    Auxiliary,
    Negator,
    Particle,
    BeAble,
    Helper,
    Determiner,
    Clitic,
    Adverb,
    Link,
    Alternative,
    Purpose,
    Agent,
    Means,
    Permit,
    Verb,
    NounVerb,
    NotVerb,
    Participle,
    Adjective,
    Unit,
    Number,
    Moment,
    ConditionWord,
    System,
    Comparator,
    Working,
    // Parts of a criterion that a sentence may say.
    Base,
    Window,
    Measurer,
    // Verbs of what is done with a result, and of telling kinds apart.
    Result,
    Contrast,
    // Vague adjectives that are nouns or verbs in some places.
    NounToo,
    VerbToo,
    // Verbs of what a person may see, and may do to what is kept; verbs that lead to a limit.
    Access,
    Alter,
    Bounds,
    // Words that compare with a limit, what such a limit is of, and what is counted without a unit.
    Compares,
    Measured,
    Ranked,
    // What is no verb though it stands between a link and an article.
    NotAfterLink,
}

/// Roles that are looked for together: of several that overlap, the longest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Vague,
    Universal,
    Blank,
    Modal,
    Feature,
}

impl Role {
    /// The group of roles whose place in the sentence is kept; none for plain grammar.
    pub const fn group(self) -> Option<Group> {
        Some(match self {
            Self::Speed
            | Self::Delay
            | Self::RealTime
            | Self::Ease
            | Self::Quality
            | Self::Fit
            | Self::Quantity
            | Self::Frequency
            | Self::Condition
            | Self::List
            | Self::Act
            | Self::Effect
            | Self::VagueName => Group::Vague,
            Self::Universal | Self::UniversalName => Group::Universal,
            Self::Blank | Self::Note | Self::Filled => Group::Blank,
            Self::Obligation | Self::Weak | Self::Conditional => Group::Modal,
            Self::Feature => Group::Feature,
            _ => return None,
        })
    }

    /// Its bit among the roles of a word.
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// The role that a section of a file gives.
fn role(file: &str, section: &str) -> Option<Role> {
    Some(match (file, section) {
        ("vague", "speed") => Role::Speed,
        ("vague", "delay") => Role::Delay,
        ("vague", "realtime") => Role::RealTime,
        ("vague", "ease") => Role::Ease,
        ("vague", "quality") => Role::Quality,
        ("vague", "fit") => Role::Fit,
        ("vague", "quantity") => Role::Quantity,
        ("vague", "frequency") => Role::Frequency,
        ("vague", "condition") => Role::Condition,
        ("vague", "list") => Role::List,
        ("vague", "act") => Role::Act,
        ("vague", "effect") => Role::Effect,
        ("vague", "names") => Role::VagueName,
        ("universal", "universal") => Role::Universal,
        ("universal", "names") => Role::UniversalName,
        ("blanks", "blank") => Role::Blank,
        ("blanks", "note") => Role::Note,
        ("blanks", "filled") => Role::Filled,
        ("stock-features", "feature") => Role::Feature,
        ("grammar", section) => grammar(section)?,
        _ => return None,
    })
}

fn grammar(section: &str) -> Option<Role> {
    Some(match section {
        "obligation" => Role::Obligation,
        "weak" => Role::Weak,
        "conditional" => Role::Conditional,
        "subordinator" => Role::Subordinator,
        "to-be" => Role::ToBe,
        "auxiliary" => Role::Auxiliary,
        "negator" => Role::Negator,
        "particle" => Role::Particle,
        "be-able" => Role::BeAble,
        "helper" => Role::Helper,
        "determiner" => Role::Determiner,
        "clitic" => Role::Clitic,
        "adverb" => Role::Adverb,
        "link" => Role::Link,
        "alternative" => Role::Alternative,
        "purpose" => Role::Purpose,
        "agent" => Role::Agent,
        "means" => Role::Means,
        "permit" => Role::Permit,
        "verb" => Role::Verb,
        "noun-verb" => Role::NounVerb,
        "not-verb" => Role::NotVerb,
        "participle" => Role::Participle,
        "adjective" => Role::Adjective,
        "unit" => Role::Unit,
        "number" => Role::Number,
        "moment" => Role::Moment,
        "condition-word" => Role::ConditionWord,
        "system" => Role::System,
        "comparator" => Role::Comparator,
        "working" => Role::Working,
        "base" => Role::Base,
        "window" => Role::Window,
        "measurer" => Role::Measurer,
        "result" => Role::Result,
        "contrast" => Role::Contrast,
        "noun-too" => Role::NounToo,
        "verb-too" => Role::VerbToo,
        "access" => Role::Access,
        "alter" => Role::Alter,
        "bounds" => Role::Bounds,
        "compares" => Role::Compares,
        "measured" => Role::Measured,
        "ranked" => Role::Ranked,
        "not-after-link" => Role::NotAfterLink,
        _ => return None,
    })
}

/// An entry, under its first word.
#[derive(Debug)]
pub struct Entry {
    /// The words after the first.
    pub rest: Vec<String>,
    /// What it does.
    pub role: Role,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    entries: FxHashMap<String, Vec<Entry>>,
}

static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Lang::Fr));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Lang::En));

impl Lexicon {
    /// The words of `lang`.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FRENCH,
            Lang::En => &ENGLISH,
        }
    }

    /// The entries that begin with a folded word, the longest first.
    pub fn starting_with(&self, word: &str) -> &[Entry] {
        self.entries.get(word).map_or(&[], Vec::as_slice)
    }

    fn read(lang: Lang) -> Self {
        let mut lexicon = Self::default();
        lexicon.entries.reserve(4_096);
        for file in ["vague", "universal", "blanks", "stock-features", "grammar"] {
            for (section, forms) in entries(&format!("{}/{file}", lang.key())) {
                let Some(role) = role(file, section) else { continue };
                for form in forms {
                    lexicon.add(lang, form, role);
                }
            }
        }
        for entries in lexicon.entries.values_mut() {
            entries.sort_by(|a, b| (b.rest.len(), a.role, &a.rest).cmp(&(a.rest.len(), b.role, &b.rest)));
        }
        lexicon
    }

    fn add(&mut self, lang: Lang, form: &str, role: Role) {
        let words = sentence::words_of(form);
        let Some((first, rest)) = words.split_first() else { return };
        let first = first.as_str();
        let agrees = lang == Lang::Fr && rest.is_empty() && matches!(role, Role::Participle | Role::Adjective);
        let ends: &[&str] = if agrees { &["", "e", "s", "es"] } else { &[""] };
        for end in ends {
            let entry = Entry { rest: rest.to_vec(), role };
            self.entries.entry([first, *end].concat()).or_default().push(entry);
        }
        // « voies rapides », "smart meters": what names one thing names several.
        if let (Role::VagueName, [second]) = (role, rest) {
            let second = plural(second);
            let first = if lang == Lang::Fr { plural(first) } else { first.to_owned() };
            self.entries.entry(first).or_default().push(Entry { rest: vec![second], role });
        }
    }
}

/// A word in the plural, as far as its last letter tells.
fn plural(word: &str) -> String {
    let has_none = word.ends_with(['s', 'x', '\'']) || word.len() < 3;
    if has_none { word.to_owned() } else { [word, "s"].concat() }
}

/// The folded forms of a list, without their sections.
pub fn folded_forms(name: &str) -> impl Iterator<Item = String> {
    entries(name).into_iter().flat_map(|(_, forms)| forms).map(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_every_list_has_a_role() {
        for lang in Lang::ALL {
            for file in ["vague", "universal", "blanks", "stock-features", "grammar"] {
                let entries = entries(&format!("{}/{file}", lang.key()));
                assert!(!entries.is_empty(), "{file} is empty in {}", lang.key());
                for (section, forms) in entries {
                    assert!(role(file, section).is_some(), "{file}: [{section}]");
                    assert!(forms.iter().all(|form| !form.is_empty()), "{file}: [{section}]: an empty form: {forms:?}");
                }
            }
        }
    }

    #[test]
    fn both_languages_know_the_same_eighty_features() {
        let count = |lang: Lang| entries(&format!("{}/stock-features", lang.key())).len();
        assert!(count(Lang::Fr) >= 80, "{}", count(Lang::Fr));
        assert_eq!(count(Lang::Fr), count(Lang::En));
    }

    #[test]
    fn forms_agree_and_the_longest_comes_first() {
        let french = Lexicon::of(Lang::Fr);
        for form in ["transmis", "transmise", "transmises", "definies", "recue"] {
            assert!(french.starting_with(form).iter().any(|e| e.role == Role::Participle), "{form}");
        }
        let simple = french.starting_with("simple");
        assert!(simple.iter().any(|entry| entry.role == Role::Ease && entry.rest.is_empty()));
        assert_eq!(simple.first().map(|entry| entry.role), Some(Role::VagueName));
        let several = french.starting_with("voies").iter().any(|e| e.rest == ["rapides"] && e.role == Role::VagueName);
        assert!(several, "two words that name are known in the plural");
    }
}
