//! What figure does a threshold hold, and in which unit?

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::lexicon::Role;
use super::sentence::{Sentence, mark};
use crate::text::words::{Forms, PerLang};
use crate::text::{Lang, numerals};

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nobody said.
    None,
    /// Time, in milliseconds.
    Time,
    /// Working time cannot be turned into other time: hours or days of it.
    Working(String),
    /// A share.
    Percent,
    /// Things, by their word.
    Of(String),
}

/// A figure of a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its value in its unit (milliseconds for time).
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// « pour 95 % des recherches »: the share of cases for which it holds.
    pub share: Option<Decimal>,
    /// The least or the most, where the words around say so.
    pub bound: Option<Bound>,
}

impl Figure {
    /// In which order figures of several units are compared.
    pub fn rank(&self) -> (u8, &str) {
        match &self.unit {
            Unit::None => (0, ""),
            Unit::Time => (1, ""),
            Unit::Working(unit) => (2, unit),
            Unit::Percent => (3, ""),
            Unit::Of(things) => (4, things),
        }
    }
}

/// The figure of a threshold; none when it holds no number.
pub fn read(threshold: &str, lang: Lang) -> Option<Figure> {
    let sentence = Sentence::read(threshold, lang);
    let at = (0..sentence.words.len()).find(|i| number(&sentence, *i).is_some())?;
    let (value, unit) = (number(&sentence, at)?, unit(&sentence, at));
    let share = (at + 1..sentence.words.len())
        .find(|i| unit != Unit::Percent && sentence.folded(*i + 1) == "%")
        .and_then(|i| number(&sentence, i));
    let value = match unit {
        Unit::Time => value.checked_mul(milliseconds(&sentence, at))?,
        _ => value,
    };
    let signed = match threshold.trim_start().chars().next() {
        Some('<' | '≤') => Some(Bound::Most),
        Some('>' | '≥') => Some(Bound::Least),
        _ => None,
    };
    let bound = signed.or_else(|| bound(&sentence, at));
    Some(Figure { value, unit, share, bound })
}

/// On which side of a figure its threshold stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is not to fall short of it.
    Least,
    /// It is not to exceed it.
    Most,
}

/// The words that say on which side, in one language (`templates/words/*/figures.txt`).
struct Lists {
    /// « plus de » is the least, « au plus » the most; « moins de » and « au moins » the other way round.
    more: Forms,
    fewer: Forms,
    /// « au », « pas »: turn these round.
    turns: Forms,
    most: Forms,
    least: Forms,
    /// Behind the figure.
    most_behind: Forms,
    least_behind: Forms,
    /// « avant », « après » behind a length of time.
    side: Forms,
    /// « à partir de » before a figure.
    start: Forms,
    /// What is sent more than once: a reminder.
    message: Forms,
    /// What is done with it then: it is sent.
    sends: Forms,
    /// What counts without a number.
    counts: Forms,
    /// « seul », “single”: one and no more.
    single: Forms,
    /// Before « un an » these make a length of it.
    told: Forms,
}

static LISTS: LazyLock<PerLang<Lists>> = LazyLock::new(|| {
    PerLang::of(|lang| {
        let of = |name: &str| Forms::of(lang, "figures", name);
        Lists {
            more: of("more"),
            fewer: of("fewer"),
            turns: of("turns"),
            most: of("most"),
            least: of("least"),
            most_behind: of("most-behind"),
            least_behind: of("least-behind"),
            side: of("side"),
            start: of("start"),
            message: of("message"),
            sends: of("sends"),
            counts: of("counts"),
            single: of("single"),
            told: of("told"),
        }
    })
});

/// Words before a figure within which its side is told.
const BOUND_WITHIN: usize = 4;

/// The side of the figure at word `at`: « au plus 5 », « pas plus de 5 », « en moins de 5 », « ne doit pas dépasser 5 », « 5 au
/// maximum »; « au moins 5 », « plus de 5 », « 5 minimum ».
pub fn bound(sentence: &Sentence<'_>, at: usize) -> Option<Bound> {
    let from = (0..at).rev().take(BOUND_WITHIN).take_while(|i| !sentence.has(i + 1, mark::STOP | mark::COMMA)).last();
    let lists = LISTS.get(sentence.lang);
    let denied = |i: usize| {
        let near = (i.saturating_sub(2)..i).any(|k| lists.turns.has(sentence.folded(k)));
        near || (0..i).any(|k| sentence.is(k, Role::Negator))
    };
    let turned = |i: usize, plain: Bound, other: Bound| Some(if denied(i) { other } else { plain });
    let before = |i: usize| match sentence.folded(i) {
        // « au plus » is the most, « plus de » the least; « au moins », « moins de » the other way round.
        word if lists.more.has(word) => turned(i, Bound::Least, Bound::Most),
        word if lists.fewer.has(word) => turned(i, Bound::Most, Bound::Least),
        word if lists.most.has(word) => Some(Bound::Most),
        word if lists.least.has(word) => Some(Bound::Least),
        _ => None,
    };
    let after = |i: usize| match sentence.folded(i) {
        // « 5 au plus », « 5 maximum ».
        word if lists.more.has(word) && denied(i) => Some(Bound::Most),
        word if lists.fewer.has(word) && denied(i) => Some(Bound::Least),
        word if lists.most_behind.has(word) => Some(Bound::Most),
        word if lists.least_behind.has(word) => Some(Bound::Least),
        _ => None,
    };
    let said = from.and_then(|from| (from..at).rev().find_map(before));
    let ends = |i: &usize| !sentence.has(*i, mark::STOP | mark::COMMA) && number(sentence, *i).is_none();
    said.or_else(|| (at + 1..(at + 6).min(sentence.words.len())).take_while(ends).find_map(after))
}

/// Does word `i` say on which side of a day a length of time stands: « 30 jours avant »?
pub fn is_side(sentence: &Sentence<'_>, i: usize) -> bool {
    LISTS.get(sentence.lang).side.has(sentence.folded(i))
}

/// Does a word before figure `at` say from where on something is done: « à partir de 3 », “from 3 … on”?
pub fn is_start(sentence: &Sentence<'_>, at: usize) -> bool {
    // « La relance doit partir dix jours après » starts nothing: « à » stands before the one that does.
    let opens = |i: usize| sentence.lang == Lang::En || i.checked_sub(1).is_some_and(|i| sentence.folded(i) == "a");
    (at.saturating_sub(2)..at).any(|i| LISTS.get(sentence.lang).start.has(sentence.folded(i)) && opens(i))
}

/// What counts without a number, in order: « la moitié », « une quinzaine », “twice”.
pub fn counts(sentence: &Sentence<'_>) -> Vec<String> {
    let list = &LISTS.get(sentence.lang).counts;
    let mut all: Vec<String> = (0..sentence.words.len())
        .map(|i| sentence.folded(i))
        .filter(|word| list.has(word))
        .map(str::to_owned)
        .collect();
    all.sort_unstable();
    all
}

/// The letters by which things are called, in order: « la salle A ».
pub fn letters<'a>(sentence: &Sentence<'a>) -> Vec<&'a str> {
    let text = |i: usize| sentence.text.get(sentence.bytes(i, i + 1)).unwrap_or_default();
    // “A” and “I” are words of their own in English.
    let is_name = |word: &&str| {
        matches!(word.as_bytes(), [b'A'..=b'Z']) && (sentence.lang == Lang::Fr || !matches!(*word, "A" | "I"))
    };
    let mut all: Vec<&str> = (1..sentence.words.len()).map(text).filter(is_name).collect();
    all.sort_unstable();
    all
}

/// Does one say « un », « une seule » of what the other says several of: « une fois », « trois fois »?
pub fn says_one_of(one: &Sentence<'_>, several: &Sentence<'_>) -> bool {
    const STEM: usize = 4;
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let is_one = |i: usize| is_article(one, i) || LISTS.get(one.lang).single.has(one.folded(i));
    let single: Vec<String> = (1..one.words.len()).filter(|i| is_one(i - 1)).map(|i| stem(one.folded(i))).collect();
    (0..several.words.len())
        .filter(|i| number(several, *i).is_some() && i + 1 < several.words.len())
        .any(|i| single.contains(&stem(several.folded(i + 1))))
}

/// Is word `i` what is done with a message that is sent: « envoyer »? One that is kept or archived is no reminder.
pub fn is_sending(sentence: &Sentence<'_>, i: usize) -> bool {
    LISTS.get(sentence.lang).sends.has(sentence.folded(i))
}

/// Is word `i` something that is sent more than once?
pub fn is_message(sentence: &Sentence<'_>, i: usize) -> bool {
    LISTS.get(sentence.lang).message.has(sentence.folded(i))
}

/// Can two figures that differ not both hold? The least and the most do, unless the least is more than the most.
pub fn excludes((one, own): (&Figure, Option<Bound>), (other, theirs): (&Figure, Option<Bound>)) -> bool {
    match (own, theirs) {
        (Some(Bound::Least), Some(Bound::Most)) => one.value > other.value,
        (Some(Bound::Most), Some(Bound::Least)) => one.value < other.value,
        _ => true,
    }
}

/// The number that word `i` is, in figures or in letters, with the half that may follow it: « trois heures et demie ».
pub fn number(sentence: &Sentence<'_>, i: usize) -> Option<Decimal> {
    let whole = whole(sentence, i)?;
    Some(if halved(sentence, i).is_some() { whole + Decimal::new(5, 1) } else { whole })
}

/// One past the words of a half beside the number `i`: « et demie » behind its unit, “and a half” behind it or its unit.
pub fn halved(sentence: &Sentence<'_>, i: usize) -> Option<usize> {
    let said = |from: usize, words: &[&str]| words.iter().zip(from..).all(|(word, k)| sentence.folded(k) == *word);
    match sentence.lang {
        Lang::Fr => {
            let half = said(i + 2, &["et", "demi"]) || said(i + 2, &["et", "demie"]);
            (half && sentence.is(i + 1, Role::Unit)).then_some(i + 4)
        }
        Lang::En if sentence.is(i + 1, Role::Unit) && said(i + 2, &["and", "a", "half"]) => Some(i + 5),
        Lang::En => (said(i + 1, &["and", "a", "half"]) && sentence.is(i + 4, Role::Unit)).then_some(i + 5),
    }
}

fn whole(sentence: &Sentence<'_>, i: usize) -> Option<Decimal> {
    let word = sentence.folded(i);
    if sentence.has(i, mark::NUMBER) {
        let digits: String = word.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        return digits.trim_end_matches('.').parse().ok();
    }
    // « un an », “an hour”: of a time it is a figure, elsewhere an article.
    if is_article(sentence, i) {
        let time = sentence.is(i + 1, Role::Unit) && sentence.folded(i + 1).len() > 1;
        return (time && is_told(sentence, i)).then_some(Decimal::ONE);
    }
    let time = |i: usize| sentence.is(i, Role::Unit) && sentence.folded(i).len() > 1;
    match (sentence.lang, word) {
        // “One year” is a length, “one of them” counts nothing.
        (Lang::En, "one") => return (time(i + 1) || halved(sentence, i).is_some()).then_some(Decimal::ONE),
        (Lang::En, "half") => {
            return (is_article(sentence, i + 1) && time(i + 2)).then_some(Decimal::new(5, 1));
        }
        _ => {}
    }
    if !sentence.is(i, Role::Number) && !word.contains('-') {
        return matches!(word, "zero" | "aucun" | "aucune" | "none").then_some(Decimal::ZERO);
    }
    numerals::in_letters(word).map(Decimal::from)
}

/// Is word `i` an article, which is a figure only before a unit of time?
pub fn is_article(sentence: &Sentence<'_>, i: usize) -> bool {
    match sentence.lang {
        Lang::Fr => matches!(sentence.folded(i), "un" | "une"),
        Lang::En => matches!(sentence.folded(i), "a" | "an"),
    }
}

/// Is « un an » a figure of time, though no word before it says so: « conserver les devis un an »? In English such a one says
/// how often: “four times a day”.
pub fn is_length(sentence: &Sentence<'_>, i: usize) -> bool {
    let time = || sentence.is(i + 1, Role::Unit) && sentence.folded(i + 1).len() > 1;
    sentence.lang == Lang::Fr && is_article(sentence, i) && time()
}

/// Does a word before « un an » make a length of it: « pendant un an », « en moins d’une heure »? « Une fois par mois », « chaque
/// année » do not.
fn is_told(sentence: &Sentence<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|i| sentence.folded(i)) else { return true };
    LISTS.get(sentence.lang).told.has(before)
}

/// The word that says what is counted: after the figure, or stuck to it.
fn unit(sentence: &Sentence<'_>, at: usize) -> Unit {
    let stuck: String = stuck(sentence, at);
    if !stuck.is_empty() && milliseconds_of(&stuck) != Decimal::ZERO {
        return Unit::Time;
    }
    // “Two and a half hours”.
    let mut next = halved(sentence, at).filter(|_| !sentence.is(at + 1, Role::Unit)).map_or(at + 1, |last| last - 1);
    while sentence.is(next, Role::Comparator) && !sentence.is(next, Role::Unit) {
        next += 1;
    }
    if sentence.folded(next) == "%" {
        return Unit::Percent;
    }
    let working = (at..at + 4).any(|i| sentence.is(i, Role::Working));
    let time = (next..next + 2).find(|i| sentence.is(*i, Role::Unit));
    match time {
        Some(time) if working => Unit::Working(sentence.folded(time).trim_end_matches('s').to_owned()),
        Some(_) => Unit::Time,
        // « six par an », « quatre fois par an ».
        None if matches!(sentence.folded(next), "par" | "per" | "fois" | "times") => Unit::Of("fois".to_owned()),
        None if next < sentence.words.len() => Unit::Of(sentence.folded(next).trim_end_matches(['s', 'x']).to_owned()),
        None => before(sentence, at),
    }
}

/// A unit may stand before its figure: « € 50 ».
fn before(sentence: &Sentence<'_>, at: usize) -> Unit {
    let named = (0..at).rev().find(|i| !sentence.is(*i, Role::Comparator));
    named.map_or(Unit::None, |i| Unit::Of(sentence.folded(i).to_owned()))
}

/// What is stuck to a figure: the `ms` of `300ms`.
fn stuck(sentence: &Sentence<'_>, at: usize) -> String {
    if !sentence.has(at, mark::NUMBER) {
        return String::new();
    }
    sentence.folded(at).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').to_owned()
}

fn milliseconds(sentence: &Sentence<'_>, at: usize) -> Decimal {
    let stuck = milliseconds_of(&stuck(sentence, at));
    if stuck != Decimal::ZERO {
        return stuck;
    }
    // “Half an hour”: « an » is a unit in French alone.
    (at + 1..at + 5)
        .filter(|i| sentence.is(*i, Role::Unit))
        .map(|i| milliseconds_of(sentence.folded(i)))
        .find(|ms| *ms != Decimal::ZERO)
        .unwrap_or(Decimal::ONE)
}

/// Milliseconds of one unit of time; zero for what is none.
fn milliseconds_of(unit: &str) -> Decimal {
    const SECOND: u64 = 1_000;
    const DAY: u64 = 86_400 * SECOND;
    Decimal::from(match unit {
        "ms" | "milliseconde" | "millisecondes" | "millisecond" | "milliseconds" => 1,
        "s" | "sec" | "seconde" | "secondes" | "second" | "seconds" => SECOND,
        "min" | "mn" | "minute" | "minutes" => 60 * SECOND,
        "demi-heure" | "demi-heures" | "half-hour" | "half-hours" => 30 * 60 * SECOND,
        "demi-journee" | "demi-journees" | "half-day" | "half-days" => DAY / 2,
        "h" | "heure" | "heures" | "hour" | "hours" => 3_600 * SECOND,
        "j" | "jour" | "jours" | "day" | "days" => DAY,
        "semaine" | "semaines" | "week" | "weeks" => 7 * DAY,
        "mois" | "month" | "months" => 30 * DAY,
        "trimestre" | "trimestres" | "quarter" | "quarters" => 91 * DAY,
        "semestre" | "semestres" => 182 * DAY,
        "an" | "ans" | "annee" | "annees" | "year" | "years" => 365 * DAY,
        _ => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Figure {
        read(text, Lang::Fr).expect("a figure")
    }

    #[test]
    fn figures_are_read_with_their_units() {
        assert_eq!(figure("moins de 1,5 s").value, Decimal::from(1_500));
        assert_eq!(figure("300ms au plus"), figure("au plus 0,3 seconde"));
        assert_eq!(figure("60 min").value, figure("une heure, soit 1 h").value);
        assert_eq!(figure("99,5 %").unit, Unit::Percent);
        assert_eq!(figure("moins de 2 s pour 95 % des recherches").share, Some(Decimal::from(95)));
        assert_eq!(figure("au moins 1 200 dépôts").unit, Unit::Of("depot".into()));
        assert_eq!(figure("deux minutes").value, Decimal::from(120_000));
        assert_eq!(figure("dix-mille dépôts").value, Decimal::from(10_000));
        assert_eq!(figure("cent vingt jours"), figure("120 jours"));
        assert_eq!(figure("moins d’une heure et demie").value, figure("90 minutes").value);
        assert_eq!(figure("moins d’une demi-heure").value, figure("30 minutes").value);
        let english = |text: &str| read(text, Lang::En).expect("a figure");
        for (words, digits) in [
            ("one year", "365 days"),
            ("half an hour", "30 minutes"),
            ("within an hour and a half", "within 90 minutes"),
            ("two and a half hours", "150 minutes"),
            ("twenty-five days", "25 days"),
            ("ten thousand customers", "10,000 customers"),
            ("1,250.5 days", "1250.5 days"),
        ] {
            assert_eq!(english(words), english(digits), "{words}");
        }
        assert_eq!(figure("moins de 4 heures ouvrées").unit, Unit::Working("heure".into()));
        assert_eq!(read("5 business days", Lang::En).map(|f| f.unit), Some(Unit::Working("day".into())));
        for bare in ["2", "moins de 300", "< 5", "0"] {
            assert_eq!(figure(bare).unit, Unit::None, "{bare}");
        }
        assert_eq!(read("conforme", Lang::Fr), None);
        assert_eq!(read("9999999999999999999999999999 ans", Lang::Fr), None, "more than can be counted");
    }
}
