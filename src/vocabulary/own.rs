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
use super::{arguments, form};
use crate::model::step_phrase::{Hole, HoleType};
use crate::text::Lang;
use crate::text::number::Figures;

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
        let spaced = form::with_optional_spaces(phrase);
        let mut rest = spaced.as_str();
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
        let plain = |word: &&str| !word.contains(['{', '}', '/', '\\', OPEN, CLOSE]);
        let words = outside_parentheses(&normal).split(' ').filter(plain).map(str::to_owned).collect();
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
        let mut texts = Vec::with_capacity(self.holes.len());
        for ((group, hole), bare) in caught.iter().skip(1).zip(&self.holes).zip(&self.bare) {
            let (before, caught) =
                group.map_or(("", ""), |g| (normal.get(..g.start()).unwrap_or_default(), g.as_str()));
            let typed = if *bare { as_typed(text, before, caught, lang)? } else { caught.to_owned() };
            // « Metz et doit 900 » is a sentence that goes on, no value: between quotes it would be one.
            if *bare && !caught.starts_with(OPEN) && caught.split(' ').any(|word| matches!(word, "et" | "and")) {
                return None;
            }
            texts.push((hole.clone(), typed));
        }
        Some(texts)
    }

    /// Two holes that follow each other with nothing sure between them: what is the one's and what the other's would be
    /// guessed. A text of `described` stands between quotes of its own.
    pub fn unparted(&self, described: &[Hole]) -> Option<(&str, &str)> {
        let sure = outside_parentheses(&self.normal);
        let stands = |n: usize| {
            let hole = format!("{{h{n}}}");
            let start = sure.find(&hole)?;
            Some((start, start + hole.len()))
        };
        let is_text = |n: usize| {
            let (name, bare) = (self.holes.get(n), self.bare.get(n) == Some(&true));
            bare && described.iter().any(|hole| Some(&hole.name) == name && hole.holds == HoleType::Text)
        };
        let apart = |n: usize| {
            let (Some((_, end)), Some((start, _))) = (stands(n), stands(n + 1)) else { return true };
            let between = sure.get(end..start).unwrap_or_default();
            !between.trim_matches([' ', '/']).is_empty() || is_text(n) || is_text(n + 1)
        };
        let first = (1..self.holes.len()).map(|next| next - 1).find(|n| !apart(*n))?;
        Some((self.holes.get(first)?, self.holes.get(first + 1)?))
    }

    /// The holes that stand between quotes.
    pub fn quoted(&self) -> impl Iterator<Item = &str> {
        self.holes.iter().zip(&self.bare).filter(|(_, bare)| !**bare).map(|(name, _)| name.as_str())
    }
}

/// What stands in a step up to « dans les 5 secondes, », and what behind it.
pub fn after_delay(text: &str) -> Option<(&str, &str)> {
    let at = text.find(", ")?;
    let (delay, rest) = text.split_at_checked(at + ", ".len())?;
    let normal = normal::step(text.get(..at)?);
    let time = normal.strip_prefix("dans les ").or_else(|| normal.strip_prefix("within "))?;
    // Of what sort the figure is, the phrase that waits says.
    arguments::duration(time, Figures::Plain).map(|_| (delay, rest.trim_start()))
}

/// Would a text end the quotes that it is put between?
pub fn holds_quotes(text: &str) -> bool {
    unquoted(text).contains(['«', '»', '"', '“', '”'])
}

/// A text without the quotes that it stands between.
pub fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let pairs = [('«', '»'), ('"', '"'), ('“', '”')];
    let inner = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.unwrap_or(text).trim()
}

/// The beginning of phrases for steps that say none: what they quote is a hole.
pub fn snippet<'a>(steps: impl IntoIterator<Item = (&'a str, &'a str)>, lang: Lang) -> String {
    let (hole, usual) = match lang {
        Lang::Fr => ("texte", "Quand"),
        Lang::En => ("text", "When"),
    };
    let mut known: Vec<(String, String)> = Vec::new();
    for (keyword, step) in steps {
        // « Et » begins no steps.
        let follows = matches!(keyword, "Et" | "Et que" | "Et qu'" | "Mais" | "And" | "But" | "*" | "");
        let keyword = if follows { usual } else { keyword };
        let mut phrase = String::new();
        let mut number = 0;
        let mut rest = step.trim().trim_end_matches([':', ' ', '\u{a0}']);
        while let Some((before, quoted, after)) = normal::next_quoted(rest) {
            number += 1;
            // What a column of the examples fills has its name already.
            let column = quoted.trim().strip_prefix('<').and_then(|name| name.strip_suffix('>'));
            let column = column.filter(|name| !name.contains(['<', '>', '{', '}']));
            let name = column.map_or_else(|| format!("{hole}{number}"), str::to_owned);
            phrase.push_str(&format!("{}« {{{name}}} »", in_holes(before)));
            rest = after;
        }
        phrase.push_str(&in_holes(rest));
        if !known.iter().any(|(_, told)| *told == phrase) {
            known.push((keyword.to_owned(), phrase));
        }
    }
    let one = |(keyword, phrase): &(String, String)| {
        format!("  - phrase: {}\n    steps: |\n      {keyword} …\n", serde_json::Value::from(phrase.as_str()))
    };
    format!("step_phrases:\n{}", known.iter().map(one).collect::<String>())
}

/// A text of an outline outside quotes: its columns are holes.
fn in_holes(text: &str) -> String {
    text.replace('<', "{").replace('>', "}")
}

/// What must be said: the words in parentheses may be left out, and so may what they touch.
fn outside_parentheses(normal: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(normal.len());
    for c in normal.chars() {
        match c {
            '(' => {
                depth += 1;
                // The word that it touches is one with it or without.
                out.push('/');
            }
            ')' => {
                depth = depth.saturating_sub(1);
                out.push('/');
            }
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Does a hole stand outside quotes?
fn is_bare(normal: &str, hole: &str) -> bool {
    let before = normal.split(hole).next().unwrap_or_default();
    before.matches(OPEN).count() == before.matches(CLOSE).count()
}

/// What may stand in a hole. In the steps of an outline the name of a column stands for all that its rows hold.
pub(super) fn pattern(holds: HoleType, bare: bool) -> String {
    if !bare {
        return format!("[^{OPEN}{CLOSE}]*");
    }
    const FIGURE: &str = "(?:<[^<>]+>|[$][{][^{}]+[}]|(?:-|−)?[0-9][[0-9] ]*(?:[.,][0-9]+)*)";
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
    format!("{held}|<[^<>]+>|[$][{{][^{{}}]+[}}]")
}

/// The part of a step whose normal form was caught behind `before`, as it was typed. Nothing where no part is: « du
/// compte » was opened into « de le compte », and whoever catches « le compte » catches nothing that was typed.
fn as_typed(text: &str, before: &str, caught: &str, lang: Lang) -> Option<String> {
    if let Some(inner) = caught.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE)) {
        return Some(match lang {
            Lang::Fr => format!("«\u{a0}{inner}\u{a0}»"),
            Lang::En => format!("\"{inner}\""),
        });
    }
    let edges = edges(text);
    let plain = |normal: &str| normal.trim_end_matches([' ', ':']).to_owned();
    let before = plain(before);
    // Outside quotes a longer beginning has no shorter normal form: it begins where that has grown to what stands before,
    // and ends where the part has grown to what was caught. Each is looked for by halves, as a step may be a long one.
    let stands_at = |start: usize| plain(&normal::step(text.get(..start).unwrap_or_default()));
    let open = outside_quotes(text, &edges);
    let first = open.partition_point(|start| stands_at(*start).len() < before.len());
    for start in open.iter().skip(first) {
        let stands = stands_at(*start);
        if stands.len() > before.len() {
            break;
        }
        if stands != before {
            continue;
        }
        let ends = &edges[edges.partition_point(|end| end <= start)..];
        let part = |end: usize| text.get(*start..end).unwrap_or_default();
        let first = ends.partition_point(|end| normal::name(part(*end)).len() < caught.len());
        for end in ends.iter().skip(first) {
            let part = part(*end);
            let normal = normal::name(part);
            if normal.len() > caught.len() {
                break;
            }
            if normal == caught && part.trim() == part {
                return Some(part.to_owned());
            }
        }
    }
    None
}

/// Where a part of a text may begin or end: beside what is no letter and no figure.
fn edges(text: &str) -> Vec<usize> {
    let mut edges: Vec<usize> = vec![0, text.len()];
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_alphanumeric()) {
        edges.push(at);
        edges.push(at + c.len_utf8());
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Those of them that stand within no quotes.
fn outside_quotes(text: &str, edges: &[usize]) -> Vec<usize> {
    let mut kept = Vec::with_capacity(edges.len());
    let mut rest = text;
    let mut edges = edges.iter().copied().peekable();
    let place = |part: &str| text.len() - part.len();
    while let Some((before, _, after)) = normal::next_quoted(rest) {
        let open = place(rest) + before.len();
        while let Some(edge) = edges.next_if(|edge| *edge <= open) {
            kept.push(edge);
        }
        while edges.next_if(|edge| *edge < place(after)).is_some() {}
        rest = after;
    }
    kept.extend(edges);
    kept
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
    fn what_touches_a_sign_is_given_back_as_typed_too_and_what_is_not_found_is_not_guessed() {
        let of = |phrase: &str, step: &str| said(phrase, &[], step);
        let typed = of("chez {client}, le montant est {montant}", "Chez Société Générale, le montant est Élevé");
        assert_eq!(typed.expect("said"), ["client=Société Générale", "montant=Élevé"]);
        assert_eq!(of("{nom} est à {région}", "A est à Est").expect("said"), ["nom=A", "région=Est"]);
        assert_eq!(of("dans la {r}, rien", "dans la <région>, rien").expect("said"), ["r=<région>"]);
        assert_eq!(of("l’état de {x}", "l’état du Devis"), None, "« le devis » was typed by nobody");
        assert_eq!(of("il est à {ville}", "il est à Épinal et doit 900 €"), None, "a sentence that goes on");
        assert!(of("je vois( encore une fois) le devis", "je vois le devis").is_some());
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
    fn a_long_step_is_given_back_in_its_own_time() {
        let long = |words: usize| {
            let step = format!("Le compte {} à Metz", "Société d’Épinal, du Grand Est ; ".repeat(words));
            let begun = std::time::Instant::now();
            let typed = said("le compte {nom} à {ville}", &[], &step).expect("said");
            assert!(typed[0].ends_with("du Grand Est ;") && typed[1] == "ville=Metz", "{typed:?}");
            begun.elapsed()
        };
        // Other tests run beside: of several times the least one tells.
        let (mut short, mut four_times) = (f64::MAX, f64::MAX);
        for _ in 0..8 {
            short = short.min(long(50).as_secs_f64());
            four_times = four_times.min(long(200).as_secs_f64());
            if four_times < short * 12.0 {
                return;
            }
        }
        panic!("{short} s, then {four_times} s for four times the text");
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
    fn holes_that_nothing_parts_are_named() {
        let of = |phrase: &str, text: Option<&str>| {
            let described: Vec<Hole> = text
                .into_iter()
                .map(|name| Hole { name: name.into(), holds: HoleType::Text, ..Hole::default() })
                .collect();
            let way = Way::new(phrase, &described).expect("an expression");
            way.unparted(&described).map(|(one, next)| format!("{one} {next}"))
        };
        for guess in ["« {a}{b} »", "« {a} {b} »", "x {a} {b} y", "x {a}(, puis) {b}", "« {a}(et) {b} »"] {
            assert_eq!(of(guess, None).as_deref(), Some("a b"), "{guess}");
        }
        for sure in ["« {a} » {b}", "{a} « {b} »", "« {a} » « {b} »", "{a} à {b}", "{a}, {b}", "{a} le/la {b}", "{a}"]
        {
            assert_eq!(of(sure, None), None, "{sure}");
        }
        assert_eq!(of("{a} {b}", Some("b")), None, "a text brings its quotes");
        assert_eq!(of("« {a} {b} »", Some("b")).as_deref(), Some("a b"), "which it does not within others");
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
