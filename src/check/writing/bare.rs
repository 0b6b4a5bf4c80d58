//! R11: does a limit in a statement say what its figure counts?
//!
//! « doit supporter 14 000 », « en moins de 2 », « une disponibilité de 99,9 »: a limit, and nothing after the figure
//! that says of what. Marks, ranks and versions have no unit.

use super::figure;
use super::lexicon::Role;
use super::sentence::{Sentence, mark};
use super::{Statement, Told};

/// How far before a figure what it measures is looked for.
const MEASURE_WITHIN: usize = 6;

/// R11, on each figure of a statement that is a limit without a unit.
pub fn figures(statement: &Statement<'_>, told: &mut Told<'_>) {
    let sentence = &statement.sentence;
    for i in 0..sentence.words.len() {
        if is_bare(sentence, i) && is_limit(sentence, i) && !is_a_mark(sentence, i) {
            told.words("R11", "R11-unit", statement, sentence.bytes(i, i + 1));
        }
    }
}

/// Digits with nothing after them that they could count.
fn is_bare(sentence: &Sentence<'_>, i: usize) -> bool {
    let plain = sentence.folded(i).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let next = i + 1;
    let ends = next >= sentence.words.len()
        || sentence.has(next, mark::STOP)
        || (sentence.has(next, mark::COMMA) && figure::number(sentence, next).is_none())
        || (sentence.has(i, mark::BRACKET) && !sentence.has(next, mark::BRACKET))
        || matches!(sentence.folded(next), "pour" | "for");
    sentence.has(i, mark::NUMBER)
        && plain
        && ends
        && !sentence.has(next, mark::SYMBOL)
        && !sentence.has(i, mark::QUOTED)
        && !matches!(sentence.folded(i), "0" | "1")
}

/// Is the figure a limit: after « moins de », « dépasser », « une disponibilité de »?
fn is_limit(sentence: &Sentence<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| !sentence.has(i, mark::COMMA | mark::COLON | mark::STOP)) else {
        return false;
    };
    if sentence.is(before, Role::Bounds) {
        return true;
    }
    // « une disponibilité de 99,9 », « inférieur à 2 »: a little word stands between.
    let links = matches!(sentence.folded(before), "de" | "d'" | "a" | "of" | "than" | "to");
    let word = if links { before.saturating_sub(1) } else { before };
    sentence.is(word, Role::Compares) || (links && sentence.is(word, Role::Measured))
}

/// « une note supérieure à 4 », « un rang inférieur à 3 »: these have no unit.
fn is_a_mark(sentence: &Sentence<'_>, i: usize) -> bool {
    (i.saturating_sub(MEASURE_WITHIN)..i).any(|k| sentence.is(k, Role::Ranked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn bare(text: &str, lang: Lang) -> Vec<String> {
        let sentence = Sentence::read(text, lang);
        let told = |i: &usize| is_bare(&sentence, *i) && is_limit(&sentence, *i) && !is_a_mark(&sentence, *i);
        (0..sentence.words.len()).filter(told).map(|i| sentence.text[sentence.bytes(i, i + 1)].to_owned()).collect()
    }

    #[test]
    fn a_limit_says_what_it_counts() {
        for (text, figure) in [
            ("Le CRM doit supporter 14000.", "14000"),
            ("Le CRM doit alerter le chef lorsque l’écart dépasse 5.", "5"),
            ("Le CRM doit répondre en moins de 2.", "2"),
            ("Le CRM doit répondre en moins de 2 pour 95 % des recherches.", "2"),
            ("Le CRM doit avoir une disponibilité de 99,9.", "99,9"),
        ] {
            assert_eq!(bare(text, Lang::Fr), [figure], "{text}");
        }
        for (text, figure) in [
            ("The CRM shall support 14,000.", "14,000"),
            ("The CRM shall answer in less than 2.", "2"),
            ("The CRM shall have an availability of 99.9.", "99.9"),
        ] {
            assert_eq!(bare(text, Lang::En), [figure], "{text}");
        }
    }

    #[test]
    fn a_unit_a_mark_and_a_name_are_no_bare_limits() {
        for text in [
            "Le CRM doit supporter 14 000 contrats.",
            "Le CRM doit répondre en moins de 2 s.",
            "Le CRM doit avoir une disponibilité de 99,9 %.",
            "Le CRM doit signaler une note supérieure à 4.",
            "Le CRM doit lire la version 3.",
            "Le CRM doit signaler un stock supérieur à 0.",
            "Le CRM doit afficher les devis de plus de 5, 10 ou 15 jours.",
        ] {
            assert_eq!(bare(text, Lang::Fr), Vec::<String>::new(), "{text}");
        }
        for text in ["The CRM shall support 14,000 contracts.", "The CRM shall flag a rating lower than 3."] {
            assert_eq!(bare(text, Lang::En), Vec::<String>::new(), "{text}");
        }
    }
}
