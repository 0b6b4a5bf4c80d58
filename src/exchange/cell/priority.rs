//! Priorities of any scale, converted by their rank; codes of one letter, which say nothing alone and
//! are read together with the rest of their column.

use std::collections::{BTreeMap, BTreeSet};

use super::super::asides;
use super::super::book::{Cell, Content};
use super::super::words::folded;
use super::{Meaning, Refusal, Sense, word};
use crate::model::priority::PriorityScale;
use crate::spoken::priority::{excludes, rank_beyond, said_in, wanted_last};
use crate::syntax::edit::Value;
use crate::text::message::label;
use crate::text::similar::fold;
use crate::text::{Lang, Message};

/// A way of writing priorities with one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    /// Haute, moyenne, basse; high, medium, low.
    Levels,
    /// Must, should, could, won't.
    Moscow,
    /// A, B, C, D.
    Letters,
}

impl Family {
    const ALL: [Self; 3] = [Self::Levels, Self::Moscow, Self::Letters];

    const fn key(self) -> &'static str {
        match self {
            Self::Levels => "levels",
            Self::Moscow => "moscow",
            Self::Letters => "letters",
        }
    }

    /// Its letters with the ranks that they have. W excludes, and has none.
    const fn codes(self) -> &'static [(&'static str, u8)] {
        match self {
            Self::Levels => &[("h", 1), ("m", 2), ("b", 3), ("l", 3)],
            Self::Moscow => &[("m", 1), ("s", 2), ("c", 3)],
            Self::Letters => &[("a", 1), ("b", 2), ("c", 3), ("d", 4)],
        }
    }

    /// Letters that no other family has, and the word for its way of writing.
    const fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Levels => &["h", "l"],
            Self::Moscow => &["s", "w", "moscow"],
            Self::Letters => &["a", "d"],
        }
    }

    /// Words beside which its letters are meant, unless a mark says otherwise.
    fn words(self) -> &'static [String] {
        match self {
            Self::Letters => &[],
            other => asides::priority_words(other.key()),
        }
    }

    fn rank(self, code: &str) -> Option<u8> {
        self.codes().iter().find(|(known, _)| *known == code).map(|(_, rank)| *rank)
    }
}

/// What a code means in its column.
#[derive(Clone, Debug, PartialEq)]
enum Code {
    Rank(u8),
    /// A figure of a legend that counts upwards.
    Turned(u8),
    /// Several families could be meant.
    Doubtful(Vec<Family>),
}

/// What the codes of one letter of a column mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes(BTreeMap<String, Code>);

impl Codes {
    /// Reads the cells of a column together, with its head: beside H and B, M is no Must.
    pub fn of<'a>(head: &str, cells: impl IntoIterator<Item = &'a str>, scale: PriorityScale) -> Self {
        let mut said: BTreeSet<String> = cells.into_iter().map(folded).collect();
        let tidy: String = fold(head).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let letters: Vec<&str> = tidy.split_whitespace().filter(|word| word.chars().count() == 1).collect();
        if letters.len() > 1 {
            // « Priorité (H/M/B) » lists the codes.
            said.extend(letters.into_iter().map(str::to_owned));
        }
        let mut signs = said.clone();
        signs.extend(tidy.split_whitespace().filter(|word| word.chars().count() > 1).map(folded));
        let codes: Vec<&String> = said.iter().filter(|word| is_code(word)).collect();
        let read = |code: &&String| ((*code).clone(), meaning(code, &codes, &signs, scale));
        Self(codes.iter().map(read).collect())
    }

    /// The same with the figures of a column whose legend counts upwards, « 1 = faible, 4 = forte »: the last one comes
    /// first. Its head explains them, else `legends` around the lines do.
    #[must_use]
    pub fn explained<'a>(
        mut self,
        head: &str,
        legends: impl IntoIterator<Item = &'a str>,
        cells: impl IntoIterator<Item = &'a str>,
        scale: PriorityScale,
    ) -> Self {
        let own = figures_explained(head, scale);
        let is_own = !own.is_empty();
        let all =
            if is_own { own } else { legends.into_iter().flat_map(|text| figures_explained(text, scale)).collect() };
        let said: BTreeMap<u8, u8> = all.iter().copied().collect();
        // Two legends that do not say the same explain nothing.
        if all.iter().any(|(figure, rank)| said.get(figure) != Some(rank)) {
            return self;
        }
        let is_upward = match said.iter().collect::<Vec<_>>().as_slice() {
            [] => false,
            [_] if !is_own => false,
            [(figure, rank)] => (**figure >= 3 && **rank == 1) || (**figure <= 1 && **rank >= 3),
            several => several.windows(2).all(|two| two[0].1 > two[1].1),
        };
        if !is_upward {
            return self;
        }
        let known = said.keys().copied().chain(cells.into_iter().filter_map(|text| text.trim().parse().ok()));
        let figures: BTreeSet<u8> = known.filter(|figure| *figure <= 9).collect();
        let (Some(first), Some(last)) = (figures.first().copied(), figures.last().copied()) else { return self };
        for figure in first..=last {
            let place = last - figure + 1;
            // Of more figures than there are ranks, only those that the legend explains mean one.
            let rank = if last - first < RANKS { Some(place) } else { said.get(&figure).copied() };
            self.0.insert(figure.to_string(), rank.map_or_else(|| Code::Doubtful(Vec::new()), Code::Turned));
        }
        self
    }

    fn get(&self, code: &str, scale: PriorityScale) -> Option<Code> {
        self.0.get(code).cloned().or_else(|| {
            let word = code.to_owned();
            is_code(code).then(|| meaning(code, &[&word], &BTreeSet::new(), scale))
        })
    }
}

/// Ranks that a priority may have.
const RANKS: u8 = 4;

/// The figures that a text explains with words for priorities: « 1 = faible, 4 = forte ».
fn figures_explained(text: &str, scale: PriorityScale) -> Vec<(u8, u8)> {
    let pieces = text.split(['(', ')', '[', ']', ',', ';', '/', '|', '\n', '·']);
    let of = |piece: &str| {
        // « Légende : 1 = faible »
        let (figure, word) = piece.split_once('=').or_else(|| piece.split_once(':'))?;
        let words = figure.split_whitespace().last()?;
        let figure = words.parse::<u8>().ok().filter(|figure| *figure <= 9)?;
        Some((figure, crate::spoken::priority::rank(scale, word.trim())?))
    };
    pieces.filter_map(of).collect()
}

fn is_code(word: &str) -> bool {
    Family::ALL.iter().any(|family| family.rank(word).is_some())
}

fn meaning(code: &str, codes: &[&String], signs: &BTreeSet<String>, scale: PriorityScale) -> Code {
    let possible: Vec<Family> = Family::ALL.into_iter().filter(|family| family.rank(code).is_some()).collect();
    let has_mark = |family: &Family| family.marks().iter().any(|sign| signs.contains(*sign));
    let has_word = |family: &Family| family.words().iter().any(|word| signs.contains(word));
    let mut meant: Vec<Family> = possible.iter().copied().filter(has_mark).collect();
    if meant.is_empty() {
        meant = possible.iter().copied().filter(has_word).collect();
    }
    if meant.is_empty() {
        // Nothing but the letters themselves: the family that has them all.
        let has_all = |family: &Family| codes.len() > 1 && codes.iter().all(|code| family.rank(code).is_some());
        meant = possible.iter().copied().filter(has_all).collect();
    }
    if meant.is_empty() && scale == PriorityScale::Moscow && possible.contains(&Family::Moscow) {
        meant = vec![Family::Moscow];
    }
    if meant.is_empty() {
        meant = possible;
    }
    let ranks: BTreeSet<u8> = meant.iter().filter_map(|family| family.rank(code)).collect();
    match ranks.first() {
        Some(rank) if ranks.len() == 1 => Code::Rank(*rank),
        _ => Code::Doubtful(meant),
    }
}

/// A priority of the project's scale; one of another scale is converted by its rank, and told. What
/// excludes a line is no priority, except where the project's scale has a word for it.
///
/// # Errors
/// No scale has such a value, several readings fit, or the line is excluded.
pub fn read(text: &str, cell: &Cell, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let scale = sense.manifest.priority_scale;
    if word::is_doubtful(text) {
        return doubted(text, sense);
    }
    if scale == PriorityScale::Wsjf {
        let number = match &cell.content {
            Content::Number(number) => Some(super::super::book::plain(*number)),
            _ => crate::text::number::read(text, sense.manifest.lang),
        };
        if let Some(number) = number {
            return Ok(Meaning::of(Value::Number(number)));
        }
    }
    if excludes(text) {
        return excluded(text, sense);
    }
    if let Some(value) = said_in(scale, text) {
        return Ok(Meaning::of(Value::Word(value.to_owned())));
    }
    let code = sense.words.codes().get(&folded(text), scale);
    let is_turned = matches!(code, Some(Code::Turned(_)));
    let rank = match code {
        Some(Code::Rank(rank) | Code::Turned(rank)) => Some(rank),
        Some(Code::Doubtful(families)) => return Err(doubtful(text, &families, sense.lang)),
        None => rank_beyond(scale, text),
    };
    let Some(rank) = rank else {
        if scale.values().is_empty() {
            return Err(Message::new("exchange-cell-priority-score").with("value", text));
        }
        let values: Vec<String> = scale.values().iter().map(|value| said(sense.lang, value)).collect();
        // « À voir » decides nothing: no rank is near it.
        let id = if asides::is_nothing(text) { "exchange-cell-priority-undecided" } else { "exchange-cell-priority" };
        return Err(Message::new(id).with("value", text).with("values", values.join(", ")));
    };
    if let Some(last) = wanted_last(scale, rank) {
        // Won't is no rank behind the others: it excludes, and no other scale's last word does.
        let note = Message::new("exchange-note-priority-last").with("value", text).with("to", said(sense.lang, last));
        return Ok(Meaning::noted(Value::Word(last.to_owned()), note.with("out", said(sense.lang, "wont"))));
    }
    let value = of_rank(scale, rank, sense);
    let note = Message::new(if is_turned { "exchange-note-priority-upwards" } else { "exchange-note-priority" })
        .with("value", text)
        .with("to", said(sense.lang, &value))
        .with("rank", usize::from(rank));
    let value = if scale == PriorityScale::Wsjf { Value::Number(value) } else { Value::Word(value) };
    Ok(Meaning::noted(value, note))
}

/// A rank that its author doubts of is read, and the doubt told: a rank is weighed again, and no line hangs on it. What would
/// exclude the line is not decided by a question.
fn doubted(text: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    let rest = text.trim_end_matches([')', ']', '(', '[', '?', ' ', '\u{a0}', '\u{202f}']);
    if rest.is_empty() || excludes(rest) {
        return Err(word::doubt(text));
    }
    let mut meaning = read(rest, &Cell::text(rest), sense).map_err(|_| word::doubt(text))?;
    let said = meaning.value.as_ref().and_then(super::scalar).unwrap_or_default();
    let note = Message::new("exchange-note-doubt").with("value", text).with("to", said_in_words(&said, sense.lang));
    meaning.notes.insert(0, note);
    Ok(meaning)
}

fn said_in_words(value: &str, lang: Lang) -> String {
    if value.chars().any(char::is_alphabetic) { said(lang, value) } else { value.to_owned() }
}

fn doubtful(text: &str, families: &[Family], lang: Lang) -> Refusal {
    if families.is_empty() {
        return Message::new("exchange-cell-priority-unexplained").with("value", text);
    }
    let code = folded(text);
    let reading = |family: &Family| {
        let name = label(lang, &format!("exchange-code-{}", family.key()), &code);
        let args = [("name", name.into()), ("rank", usize::from(family.rank(&code).unwrap_or_default()).into())];
        crate::text::message::lookup(lang, "exchange-code-reading", &args).unwrap_or_default()
    };
    let readings: Vec<String> = families.iter().map(reading).collect();
    Message::new("exchange-cell-priority-code").with("value", text).with("readings", readings.join(", "))
}

fn excluded(text: &str, sense: &Sense<'_>) -> Result<Meaning, Refusal> {
    if sense.manifest.priority_scale == PriorityScale::Moscow {
        let to = said(sense.lang, "wont");
        let note = Message::new("exchange-note-excluded").with("value", text).with("to", to);
        return Ok(Meaning::noted(Value::Word("wont".to_owned()), note));
    }
    let rejected = sense.grid.fields().into_iter().find(|slot| slot.name == "status" && slot.inside.is_none());
    let rejected = rejected
        .filter(|_| sense.grid.collection.statuses.contains(&REJECTED))
        .map(|slot| super::super::said::word(sense.lang, &slot, REJECTED));
    Err(match rejected {
        Some(status) => Message::new("exchange-cell-excluded-status").with("value", text).with("status", status),
        None => Message::new("exchange-cell-excluded").with("value", text),
    })
}

/// The state of what is refused.
const REJECTED: &str = "rejected";
/// States of what is not wanted, or not now.
const SET_ASIDE: &[&str] = &[REJECTED, "postponed", "obsolete", "cancelled", "dropped"];

/// A word that excludes is no priority to read where the state on the same line says so already.
pub fn said_by_status(text: &str, status: &str) -> Option<Meaning> {
    (SET_ASIDE.contains(&status) && excludes(text)).then(|| Meaning {
        value: None,
        notes: vec![Message::new("exchange-note-excluded-status").with("value", text)],
    })
}

/// The value of a scale at a rank; of WSJF, the score from which the rank holds.
fn of_rank(scale: PriorityScale, rank: u8, sense: &Sense<'_>) -> String {
    let at = usize::from(rank.saturating_sub(1));
    match scale.values().get(at) {
        Some(value) => (*value).to_owned(),
        None => sense.manifest.wsjf_cutoffs.get(at).map_or_else(|| "0".to_owned(), ToString::to_string),
    }
}

fn said(lang: Lang, value: &str) -> String {
    label(lang, "priority", value)
}

/// The label of a priority; a score is its own.
pub fn shown(value: &str, sense: &Sense<'_>) -> String {
    said(sense.lang, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(head: &str, cells: &[&str]) -> Vec<Option<u8>> {
        let codes = Codes::of(head, cells.iter().copied(), PriorityScale::FourLevel);
        let rank = |cell: &&str| match codes.get(&folded(cell), PriorityScale::FourLevel) {
            Some(Code::Rank(rank)) => Some(rank),
            _ => None,
        };
        cells.iter().map(rank).collect()
    }

    #[test]
    fn letters_are_read_with_those_beside_them() {
        let some = |ranks: &[u8]| ranks.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(ranks("Priorité (H/M/B)", &["H", "M", "B"]), some(&[1, 2, 3]));
        assert_eq!(ranks("Priorité", &["B", "M", "H"]), some(&[3, 2, 1]));
        assert_eq!(ranks("Priorité (H/M/B)", &["M"]), some(&[2]), "the head lists them");
        assert_eq!(ranks("Priority", &["H", "M", "L"]), some(&[1, 2, 3]));
        assert_eq!(ranks("Priorité", &["M", "S", "C"]), some(&[1, 2, 3]));
        assert_eq!(ranks("Prio (MoSCoW)", &["M"]), some(&[1]));
        assert_eq!(ranks("Priorité", &["A", "B", "C", "D"]), some(&[1, 2, 3, 4]));
        assert_eq!(ranks("Priorité", &["M", "B"]), some(&[2, 3]), "no other scale has both");
        assert_eq!(ranks("Priorité MoSCoW", &["M", "Haute", "Must"]), [Some(1), None, None], "the head says which");
        assert_eq!(ranks("Priorité", &["M", "Moyenne"]), [Some(2), None]);
        assert_eq!(ranks("Priorité", &["C"]), some(&[3]), "could, or the third letter: the same rank");
    }

    #[test]
    fn a_letter_with_two_readings_has_none() {
        assert_eq!(ranks("Priorité", &["M"]), [None]);
        assert_eq!(ranks("Priorité", &["B"]), [None]);
        assert_eq!(ranks("Priorité", &["M", "Haute", "Must"]), [None, None, None]);
        assert_eq!(ranks("Prio (MoSCoW)", &["H", "M", "B"]), [Some(1), None, Some(3)]);
        assert_eq!(ranks("Priorité", &["A", "H", "B"]), [Some(1), Some(1), None]);
        let own = Codes::of("Priorité", ["M"], PriorityScale::Moscow);
        assert_eq!(own.get("m", PriorityScale::Moscow), Some(Code::Rank(1)), "the project's own scale");
    }

    #[test]
    fn a_legend_that_counts_upwards_turns_the_figures_round() {
        let scale = PriorityScale::FourLevel;
        let ranks = |legend: &str, cells: &[&str]| -> Vec<Option<u8>> {
            let codes = Codes::default().explained(legend, [], cells.iter().copied(), scale);
            let rank = |cell: &&str| match codes.get(cell, scale) {
                Some(Code::Turned(rank)) => Some(rank),
                _ => None,
            };
            cells.iter().map(rank).collect()
        };
        let all = ["1", "2", "3", "4"];
        assert_eq!(ranks("Priorité (1 = faible, 4 = forte)", &all), [Some(4), Some(3), Some(2), Some(1)]);
        assert_eq!(ranks("Priorité (3 = haute)", &all[..3]), [Some(3), Some(2), Some(1)]);
        assert_eq!(ranks("1: basse; 2: moyenne; 3: haute", &all[..3]), [Some(3), Some(2), Some(1)]);
        for legend in ["Priorité", "Priorité (1 = forte, 4 = faible)", "Priorité (2 = moyenne)"] {
            assert_eq!(ranks(legend, &all), [None; 4], "{legend}: as without it");
        }
        assert_eq!(ranks("(1 = faible, 5 = forte)", &["1", "3", "5"]), [Some(3), None, Some(1)]);
    }

    #[test]
    fn what_is_excluded_is_said_by_the_state_of_its_line() {
        assert!(said_by_status("Won't", "rejected").is_some() && said_by_status("Won't", "draft").is_none());
    }
}
