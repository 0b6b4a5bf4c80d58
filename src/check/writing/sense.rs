//! What is a text about, whatever its grammar? Stems of the words that carry its sense.
//!
//! Two statements that say one thing share their stems: stop words fall away, synonyms meet,
//! endings do not count. Figures and quoted values stand apart: they make two requirements of one
//! wording.

use std::hash::Hasher;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::figure;
use super::lexicon::Role;
use super::sentence::{Sentence, folded, mark};
use crate::text::Lang;
use crate::text::words::{entries, section};

/// What a text is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// Hashes of the stems, sorted, each once.
    pub stems: Vec<u64>,
    /// Hashes of the figures, sorted.
    pub figures: Vec<u64>,
    /// Hashes of the quoted values, sorted.
    pub quoted: Vec<u64>,
}

/// The lists of one language.
struct Words {
    stop: FxHashSet<String>,
    /// The stem that stands for a word and its synonyms.
    same: FxHashMap<String, String>,
    /// Verbs that refuse or accept (`stance.txt`): which of the two they do is no matter of what a statement is about.
    turning: FxHashSet<String>,
    /// The stem that stands for them, that of a refusal.
    turn: String,
}

static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::Fr));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::En));

impl Words {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FRENCH,
            Lang::En => &ENGLISH,
        }
    }

    fn read(lang: Lang) -> Self {
        let turning = ["forbid", "allow"].into_iter().flat_map(|name| section(lang, "stance", name)).flatten();
        let mut words = Self {
            stop: FxHashSet::default(),
            same: FxHashMap::default(),
            turning: turning.map(folded).collect(),
            turn: stem(if lang == Lang::Fr { "refuser" } else { "refuse" }, lang).to_owned(),
        };
        for (name, forms) in entries(&format!("{}/sense", lang.key())) {
            let forms: Vec<String> = forms.into_iter().map(folded).collect();
            if name == "stop" {
                words.stop.extend(forms);
            } else if let Some(first) = forms.first().map(|form| stem(form, lang).to_owned()) {
                words.same.extend(forms.iter().map(|form| (stem(form, lang).to_owned(), first.clone())));
            }
        }
        words
    }
}

impl Sense {
    /// The sense of a statement.
    pub fn of(sentence: &Sentence<'_>) -> Self {
        Self::read(sentence, true)
    }

    /// Are verbs that refuse and verbs that accept one?
    fn read(sentence: &Sentence<'_>, turned: bool) -> Self {
        let mut sense = Self::default();
        for i in 0..sentence.words.len() {
            let word = sentence.folded(i);
            if sentence.has(i, mark::QUOTED) {
                sense.quoted.push(hash(word));
            } else if figure::is_article(sentence, i) {
                // « Une heure » and « 60 minutes » are one.
            } else if let Some(number) = figure::number(sentence, i) {
                sense.figures.push(hash(&number.normalize().to_string()));
            } else {
                sense.stems.extend(stem_of(sentence, i, turned));
            }
        }
        for list in [&mut sense.stems, &mut sense.figures, &mut sense.quoted] {
            list.sort_unstable();
            list.dedup();
        }
        sense
    }

    /// The stems of some words of a sentence, in their order.
    pub fn stems_of(sentence: &Sentence<'_>, words: Range<usize>) -> Vec<u64> {
        words.filter_map(|i| stem_of(sentence, i, true)).collect()
    }

    /// The stem of a word, be it one that carries no sense elsewhere: « envoyer au CRM » names the CRM.
    pub fn word(sentence: &Sentence<'_>, i: usize) -> u64 {
        let stem = stem(sentence.folded(i), sentence.lang);
        hash(Words::of(sentence.lang).same.get(stem).map_or(stem, String::as_str))
    }

    /// The stem of a word, apart from its synonyms.
    pub fn itself(sentence: &Sentence<'_>, i: usize) -> u64 {
        hash(stem(sentence.folded(i), sentence.lang))
    }

    /// The sense of a short text of a criterion; figures count as its words, and a rate of refusals is none of acceptances.
    pub fn of_text(text: &str, lang: Lang) -> Self {
        let mut sense = Self::read(&Sentence::read(text, lang), false);
        let figures = std::mem::take(&mut sense.figures);
        sense.stems.extend(figures);
        sense.stems.sort_unstable();
        sense
    }
}

/// The stem of a word that carries sense; none of a figure, a quoted word and a small one.
fn stem_of(sentence: &Sentence<'_>, i: usize, turned: bool) -> Option<u64> {
    let words = Words::of(sentence.lang);
    let word = sentence.folded(i);
    let small = word.len() < 2 || sentence.has(i, mark::SYMBOL | mark::QUOTED) || words.stop.contains(word);
    if small || figure::number(sentence, i).is_some() || is_bound(sentence, i) {
        return None;
    }
    let turns = turned && words.turning.contains(word);
    let stem = if turns { words.turn.as_str() } else { stem(word, sentence.lang) };
    Some(hash(words.same.get(stem).map_or(stem, String::as_str)))
}

/// « Limiter à six par an », « plafonner à 5 % »: the verb says no more than « au plus »; nor does « à 28 jours la durée ».
fn is_bound(sentence: &Sentence<'_>, i: usize) -> bool {
    let word = sentence.folded(i);
    let limits = || {
        (word.starts_with("limit") || word.starts_with("plafonn") || word.starts_with("cap"))
            && matches!(sentence.folded(i + 1), "a" | "to" | "at")
            && figure::number(sentence, i + 2).is_some()
    };
    let lasts = || {
        matches!(word, "duree" | "duration" | "length")
            && i >= 3
            && sentence.is(i - 2, Role::Unit)
            && figure::number(sentence, i - 3).is_some()
    };
    limits() || lasts()
}

/// A word without its endings of number, gender and conjugation.
fn stem(word: &str, lang: Lang) -> &str {
    let cut = |word: &str, ends: &[&str]| {
        let end = ends.iter().find(|end| word.ends_with(**end) && word.len() >= end.len() + 4);
        end.map_or(word.len(), |end| word.len() - end.len())
    };
    let plural = cut(word, &["s", "x"]);
    let word = word.get(..plural).unwrap_or(word);
    let ends: &[&str] = match lang {
        Lang::Fr => &["ation", "ement", "ment", "eur", "er", "ee", "e"],
        Lang::En => &["ation", "ment", "ing", "ed", "er", "e"],
    };
    word.get(..cut(word, ends)).unwrap_or(word)
}

/// The same for the same text in every run: buckets and reports do not depend on chance. All its bits are spread,
/// as the buckets want it.
fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    mixed(hasher.finish())
}

/// Spreads the bits of a number (the finaliser of SplitMix64).
const fn mixed(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sense(text: &str) -> Sense {
        Sense::of(&Sentence::read(text, Lang::Fr))
    }

    #[test]
    fn wordings_of_one_sense_share_their_stems() {
        let one = sense("Le CRM doit prévenir le destinataire quand le retard dépasse 30 minutes.");
        let other = sense("Le destinataire est averti par la solution d’un retard supérieur à trente minutes.");
        assert_eq!(one.stems, other.stems);
        assert_eq!(one.figures, other.figures);
    }

    #[test]
    fn figures_and_quoted_values_stand_apart() {
        let one = sense("Le CRM doit passer le devis à « Validé » au-dessous de 15 %.");
        let other = sense("Le CRM doit passer le devis à « Refusé » au-dessous de 25 %.");
        assert_eq!(one.stems, other.stems);
        assert_ne!(one.figures, other.figures);
        assert_ne!(one.quoted, other.quoted);
    }
}
