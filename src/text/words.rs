//! Which words matter to the rules, in each language? The lists are data, `templates/words/{fr,en}/*.txt`: a section says
//! what its entries do, a line is an entry with its forms apart by commas.

use rustc_hash::FxHashSet;

use super::Lang;
use super::similar::{fold, plain};
use crate::assets;

/// The entries of a list: each line's section and forms. The name has no extension.
pub fn entries(name: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let text = assets::static_text(&format!("words/{name}.txt")).unwrap_or_default();
    let mut section = "";
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => found.push((section, line.split(',').map(str::trim).collect())),
        }
    }
    found
}

/// The entries of one section of a list of one language, each with its forms.
pub fn section(lang: Lang, list: &str, section: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let all = entries(&format!("{}/{list}", lang.key())).into_iter();
    all.filter_map(move |(of, forms)| (of == section).then_some(forms))
}

/// One value for each language.
#[derive(Debug)]
pub struct PerLang<T>([T; 2]);

impl<T> PerLang<T> {
    /// Each read from the lists of its language.
    pub fn of(read: impl Fn(Lang) -> T) -> Self {
        Self(Lang::ALL.map(read))
    }

    /// That of one language.
    pub const fn get(&self, lang: Lang) -> &T {
        let [french, english] = &self.0;
        match lang {
            Lang::Fr => french,
            Lang::En => english,
        }
    }
}

/// Words and phrases of one section; `*` at the end of one stands for any ending.
#[derive(Debug, Default)]
pub struct Forms {
    whole: FxHashSet<String>,
    begins: Vec<String>,
    /// The same as they stand in a plain text with a blank before and after it.
    said: Vec<String>,
}

impl Forms {
    /// Those of one language.
    pub fn of(lang: Lang, list: &str, section: &str) -> Self {
        let mut forms = Self::default();
        forms.add(lang, list, section);
        forms
    }

    /// Those of both languages, for names that stand in either, whatever the language of the project.
    pub fn of_both(list: &str, section: &str) -> Self {
        let mut forms = Self::default();
        Lang::ALL.into_iter().for_each(|lang| forms.add(lang, list, section));
        forms
    }

    fn add(&mut self, lang: Lang, list: &str, section: &str) {
        for form in self::section(lang, list, section).flatten() {
            match form.strip_suffix('*') {
                Some(start) => {
                    self.begins.push(fold(start));
                    self.said.push(format!(" {}", plain(start)));
                }
                None => {
                    self.whole.insert(fold(form));
                    self.said.push(format!(" {} ", plain(form)));
                }
            }
        }
    }

    /// Is a folded word one of them?
    pub fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.begins.iter().any(|start| word.starts_with(start.as_str()))
    }

    /// Does a text say one of them, accents, capitals and signs apart?
    pub fn are_in(&self, text: &str) -> bool {
        let said = format!(" {} ", plain(text));
        self.said.iter().any(|form| said.contains(form.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sections that rules read from lists of words and phrases: each language has its own.
    const READ: &[(&str, &[&str])] = &[
        ("people", &["group", "function", "particle", "title", "joins", "house"]),
        ("measures", &["share", "unbounded", "limit"]),
        ("stance", &["opposite", "case", "origin", "toward", "no-place", "replaces"]),
        (
            "figures",
            &[
                "more",
                "fewer",
                "turns",
                "most",
                "least",
                "most-behind",
                "least-behind",
                "side",
                "start",
                "message",
                "sends",
                "counts",
                "single",
                "told",
            ],
        ),
        ("milestones", &["before", "after", "opens", "about", "pilot"]),
        ("roles", &["machine", "everything"]),
        ("budget", &["rebate"]),
        ("exact", &["pointing", "somebody", "obliged", "impersonal", "there", "protected"]),
        ("objectives", &["vague", "not-vague", "becomes", "more", "better", "no-action", "watch", "watched", "field"]),
        ("bounds", &["open-ended"]),
    ];

    #[test]
    fn each_language_has_every_section_that_is_read_and_no_other() {
        for lang in Lang::ALL {
            for (list, sections) in READ {
                for name in *sections {
                    let forms: Vec<&str> = section(lang, list, name).flatten().collect();
                    assert!(!forms.is_empty(), "{}/{list}: [{name}]", lang.key());
                    assert!(forms.iter().all(|form| !form.is_empty()), "{}/{list}: [{name}]: {forms:?}", lang.key());
                }
                // These two have sections that are read word by word.
                if !["stance", "bounds"].contains(list) {
                    let all = entries(&format!("{}/{list}", lang.key()));
                    assert!(all.iter().all(|(name, _)| sections.contains(name)), "{}/{list}: {all:?}", lang.key());
                }
            }
        }
    }

    #[test]
    fn a_form_is_a_word_a_phrase_or_a_beginning() {
        let before = Forms::of(Lang::Fr, "milestones", "before");
        assert!(before.are_in("Recette du lot 1") && before.are_in("Spécifications validées"), "{before:?}");
        assert!(before.are_in("Go/No-Go du lot") && !before.are_in("Prérecette"), "{before:?}");
        let titles = Forms::of_both("people", "title");
        assert!(titles.has("mme") && titles.has("mrs") && !titles.has("mmes"));
    }
}
