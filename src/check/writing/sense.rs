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
use super::lexicon::entries;
use super::sentence::{Sentence, folded, mark};
use crate::text::Lang;

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
        let mut words = Self { stop: FxHashSet::default(), same: FxHashMap::default() };
        for (section, forms) in entries(&format!("{}/sense", lang.key())) {
            let forms: Vec<String> = forms.into_iter().map(folded).collect();
            if section == "stop" {
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
        let mut sense = Self::default();
        for i in 0..sentence.words.len() {
            let word = sentence.folded(i);
            if sentence.has(i, mark::QUOTED) {
                sense.quoted.push(hash(word));
            } else if let Some(number) = figure::number(sentence, i) {
                sense.figures.push(hash(&number.normalize().to_string()));
            } else {
                sense.stems.extend(stem_of(sentence, i));
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
        words.filter_map(|i| stem_of(sentence, i)).collect()
    }

    /// The sense of a short text of a criterion; figures count as its words.
    pub fn of_text(text: &str, lang: Lang) -> Self {
        let mut sense = Self::of(&Sentence::read(text, lang));
        let figures = std::mem::take(&mut sense.figures);
        sense.stems.extend(figures);
        sense.stems.sort_unstable();
        sense
    }
}

/// The stem of a word that carries sense; none of a figure, a quoted word and a small one.
fn stem_of(sentence: &Sentence<'_>, i: usize) -> Option<u64> {
    let words = Words::of(sentence.lang);
    let word = sentence.folded(i);
    let small = word.len() < 2 || sentence.has(i, mark::SYMBOL | mark::QUOTED) || words.stop.contains(word);
    if small || figure::number(sentence, i).is_some() {
        return None;
    }
    let stem = stem(word, sentence.lang);
    Some(hash(words.same.get(stem).map_or(stem, String::as_str)))
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
