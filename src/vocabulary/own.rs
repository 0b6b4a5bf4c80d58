//! Which phrase of the project does a step say, and what stands in its holes?
//!
//! A phrase of the project is a cucumber expression whose holes have names: « {nom} » holds a text, {montant} what its
//! type lets through. It goes through the same normal form as every step; what stands in a hole is given back as typed.

use std::collections::HashMap;

use cucumber_expressions::Expression;
use cucumber_expressions::expand::IntoRegexCharIter as _;
use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

use super::names::DURATION;
use super::normal::{self, CLOSE, OPEN};
use crate::model::step_phrase::{Hole, HoleType};
use crate::text::Lang;

/// The names of the holes of a phrase, in order: `nom` and `montant` of « le devis {nom} de {montant} ».
pub fn holes(phrase: &str) -> Vec<String> {
    let named = phrase.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    named.map(|(name, _)| name.trim().nfc().collect()).collect()
}

/// One way to say a phrase, ready to be compared with steps.
#[derive(Debug)]
pub struct Way {
    regex: Regex,
    /// The expression in normal form, its holes by their order: two ways that are alike say the same.
    normal: String,
    /// Names of the holes, in order.
    holes: Vec<String>,
    /// Does a hole stand by itself, outside quotes? By its order.
    bare: Vec<bool>,
    /// Words that a step must hold to be it.
    words: Vec<String>,
}

impl Way {
    /// Reads a phrase whose holes are described; one that is not holds anything.
    ///
    /// # Errors
    /// What is wrong with the expression, in one line.
    pub fn new(phrase: &str, described: &[Hole]) -> Result<Self, String> {
        let holes = holes(phrase);
        // Names are given back as typed: in the expression each hole is known by its order alone.
        let mut numbered = String::with_capacity(phrase.len());
        let mut rest = phrase;
        let mut number = 0_usize;
        while let Some((before, from)) = rest.split_once('{') {
            let Some((_, after)) = from.split_once('}') else { break };
            numbered.push_str(before);
            numbered.push_str(&format!("{{h{number}}}"));
            number += 1;
            rest = after;
        }
        numbered.push_str(rest);
        let normal = normal::step(&numbered);
        let bare: Vec<bool> = (0..number).map(|n| is_bare(&normal, &format!("{{h{n}}}"))).collect();
        let patterns: HashMap<String, String> = holes
            .iter()
            .zip(&bare)
            .enumerate()
            .map(|(n, (name, bare))| {
                let holds = described.iter().find(|hole| hole.name == *name).map_or(HoleType::Any, |hole| hole.holds);
                (format!("h{n}"), pattern(holds, *bare))
            })
            .collect();
        let one_line = |text: String| text.lines().next().unwrap_or_default().trim().to_owned();
        let parsed = Expression::parse(&normal).map_err(|error| one_line(error.to_string()))?;
        let known: HashMap<&str, &str> = patterns.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let written: Result<String, _> = parsed.with_parameters(&known).into_regex_char_iter().collect();
        let written = written.map_err(|error| one_line(error.to_string()))?;
        let regex = Regex::new(&written).map_err(|error| one_line(error.to_string()))?;
        let plain = |word: &&str| !word.contains(['{', '}', '(', ')', '/', '\\', OPEN, CLOSE]);
        let words = normal.split(' ').filter(plain).map(str::to_owned).collect();
        Ok(Self { regex, normal, holes, bare, words })
    }

    /// Do both say the same, whatever their holes are called?
    pub fn is_same(&self, other: &Self) -> bool {
        self.normal == other.normal
    }

    /// What stands in the holes of a step that says it, by name and as typed; nothing when it does not.
    pub fn said(&self, text: &str, normal: &str, lang: Lang) -> Option<Vec<(String, String)>> {
        if !self.words.iter().all(|word| normal.contains(word.as_str())) {
            return None;
        }
        let caught = self.regex.captures(normal)?;
        let mut from = 0;
        let texts = caught.iter().skip(1).zip(&self.bare).map(|(group, bare)| {
            let caught = group.map_or("", |group| group.as_str());
            if *bare { as_typed(text, caught, &mut from, lang) } else { caught.to_owned() }
        });
        Some(self.holes.iter().cloned().zip(texts).collect())
    }
}

/// The beginning of phrases for steps that say none: what they quote is a hole.
pub fn snippet<'a>(steps: impl IntoIterator<Item = &'a str>, lang: Lang) -> String {
    let (hole, keyword) = match lang {
        Lang::Fr => ("texte", "Quand"),
        Lang::En => ("text", "When"),
    };
    let mut known: Vec<String> = Vec::new();
    for step in steps {
        let mut phrase = String::new();
        let mut number = 0;
        let mut rest = step.trim().trim_end_matches([':', ' ', '\u{a0}']);
        while let Some((before, _, after)) = normal::next_quoted(rest) {
            number += 1;
            phrase.push_str(&format!("{before}« {{{hole}{number}}} »"));
            rest = after;
        }
        phrase.push_str(rest);
        if !known.contains(&phrase) {
            known.push(phrase);
        }
    }
    let one = |phrase: &String| {
        format!("  - phrase: {}\n    steps: |\n      {keyword} …\n", serde_json::Value::from(phrase.as_str()))
    };
    format!("step_phrases:\n{}", known.iter().map(one).collect::<String>())
}

/// Does a hole stand outside quotes?
fn is_bare(normal: &str, hole: &str) -> bool {
    let before = normal.split(hole).next().unwrap_or_default();
    before.matches(OPEN).count() == before.matches(CLOSE).count()
}

/// What may stand in a hole. In the steps of an outline the name of a column stands for all that its rows hold.
fn pattern(holds: HoleType, bare: bool) -> String {
    if !bare {
        return format!("[^{OPEN}{CLOSE}]*");
    }
    const FIGURE: &str = "(?:-|−)?[0-9][[0-9] ]*(?:[.,][0-9]+)?";
    const DAY: &str = concat!(
        r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|aujourd' hui|demain|hier|today|tomorrow|yesterday",
        r"|(?:dans|in) [0-9]+ (?:jours?|days?)|il y a [0-9]+ (?:jours?|days?)|[0-9]+ days? ago",
    );
    let text = format!("{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}");
    let held = match holds {
        HoleType::Any => return format!("{text}|[^{OPEN}{CLOSE}]+?"),
        HoleType::Text => text,
        HoleType::Number => FIGURE.to_owned(),
        HoleType::Amount => format!("(?:€ ?|eur )?{FIGURE}(?: ?(?:€|eur|euros?))?"),
        HoleType::Percentage => format!("{FIGURE} ?%"),
        HoleType::Date => DAY.to_owned(),
        HoleType::Duration => DURATION.to_owned(),
    };
    format!("{held}|<[^<>]+>|[$][{{][^{{}} ]+[}}]")
}

/// The part of a step whose normal form was caught, as it was typed; the next is looked for after it.
fn as_typed(text: &str, caught: &str, from: &mut usize, lang: Lang) -> String {
    if let Some(inner) = caught.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE)) {
        return match lang {
            Lang::Fr => format!("«\u{a0}{inner}\u{a0}»"),
            Lang::En => format!("\"{inner}\""),
        };
    }
    let mut edges: Vec<usize> = vec![0];
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            edges.push(at);
        }
        if c.is_whitespace() || matches!(c, '\'' | '’') {
            edges.push(at + c.len_utf8());
        }
    }
    edges.push(text.trim_end().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']).len());
    edges.sort_unstable();
    edges.dedup();
    for start in edges.iter().filter(|start| **start >= *from) {
        for end in edges.iter().filter(|end| *end > start) {
            let Some(part) = text.get(*start..*end) else { continue };
            let normal = normal::name(part);
            if normal == caught && part.trim() == part {
                *from = *end;
                return part.to_owned();
            }
            if normal.len() > caught.len() {
                break;
            }
        }
    }
    // « du {x} » was opened into « de le »: nothing of the text is what was caught.
    caught.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(phrase: &str, holes: &[(&str, HoleType)], step: &str) -> Option<Vec<String>> {
        let described: Vec<Hole> =
            holes.iter().map(|(name, holds)| Hole { name: (*name).into(), holds: *holds, ..Hole::default() }).collect();
        let way = Way::new(phrase, &described).expect("an expression");
        let texts = way.said(step, &normal::step(step), Lang::Fr)?;
        Some(texts.into_iter().map(|(name, text)| format!("{name}={text}")).collect())
    }

    #[test]
    fn holes_are_given_back_as_typed() {
        let phrase = "le devis « {nom} » de {montant} est proposé à {Région}";
        let amount = [("montant", HoleType::Amount)];
        let step = "Le devis \"L’Écart\" de 48\u{202f}000,00\u{a0}€ est proposé à l’Île-de-France :";
        let wanted = ["nom=L’Écart", "montant=48\u{202f}000,00\u{a0}€", "Région=l’Île-de-France"];
        assert_eq!(said(phrase, &amount, step).expect("said"), wanted);
        let outline = "le devis « <devis> » de <montant> est proposé à <région>";
        let wanted = ["nom=<devis>", "montant=<montant>", "Région=<région>"];
        assert_eq!(said(phrase, &amount, outline).expect("said"), wanted);
        assert_eq!(said(phrase, &amount, "le devis « A » de peu est proposé à Metz"), None);
        let wanted = ["nom=", "montant=1 €", "Région=«\u{a0}Grand Est\u{a0}»"];
        assert_eq!(said(phrase, &amount, "le devis «» de 1 € est proposé à « Grand Est »").expect("said"), wanted);
    }

    #[test]
    fn a_type_lets_through_what_is_of_it() {
        let cases = [
            (HoleType::Number, "12", "douze"),
            (HoleType::Percentage, "12,5 %", "12,5"),
            (HoleType::Date, "12/03/2026", "le 12 mars"),
            (HoleType::Date, "il y a 7 jours", "7"),
            (HoleType::Duration, "2 secondes", "2 jours"),
            (HoleType::Text, "« A »", "A"),
        ];
        for (holds, good, bad) in cases {
            let of = |text: &str| said("il reste {x}", &[("x", holds)], &format!("il reste {text}"));
            assert!(of(good).is_some(), "{good}");
            assert!(of(bad).is_none(), "{bad}");
            assert!(of("<x>").is_some() && of("${x}").is_some(), "{holds:?}");
        }
    }

    #[test]
    fn what_is_no_expression_says_why() {
        for wrong in ["un compte (", "un {nom", "a / b"] {
            let read = Way::new(wrong, &[]);
            assert!(read.as_ref().is_err_and(|detail| !detail.is_empty()), "{wrong}: {read:?}");
        }
        assert!(Way::new("un(e) affaire/opportunité {nom}", &[]).is_ok());
    }
}
