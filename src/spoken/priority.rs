//! Which rank does a word give that people write for a priority, in the words of any scale?

use std::sync::LazyLock;

use super::has;
use super::words::{folded, without_brackets};
use crate::model::priority::PriorityScale;
use crate::text::Lang;
use crate::text::message::label;

/// The rank that a word means in a project with this scale: a word of the scale or of another one, or what people say
/// (« haute »). What excludes (« hors périmètre ») has none, unless the scale has a word for it.
pub fn rank(own: PriorityScale, text: &str) -> Option<u8> {
    match said_in(own, text) {
        Some(value) => rank_in(own, value),
        None if excludes(text) => rank_in(own, "wont"),
        None => rank_beyond(own, text),
    }
}

/// The rank of a word that the project's own scale does not have.
pub fn rank_beyond(own: PriorityScale, text: &str) -> Option<u8> {
    rank_of(own, text).or_else(|| rank_of_parts(own, text))
}

/// The word of the project's own scale that a text means: its own word, else the only one of the rank that people give it.
pub fn meant(own: PriorityScale, text: &str) -> Option<&'static str> {
    if excludes(text) {
        return own.values().iter().copied().find(|value| excludes(value));
    }
    said_in(own, text).or_else(|| {
        let rank = rank_beyond(own, text)?;
        if let Some(last) = wanted_last(own, rank) {
            return Some(last);
        }
        let mut of_rank = own.values().iter().copied().filter(|value| rank_in(own, value) == Some(rank));
        of_rank.next().filter(|_| of_rank.next().is_none())
    })
}

/// The word for the last rank of another scale where the project's own has for it a word that excludes: what is wanted
/// last is still wanted.
pub fn wanted_last(own: PriorityScale, rank: u8) -> Option<&'static str> {
    let values = own.values();
    let last = values.get(usize::from(rank).checked_sub(1)?).filter(|value| excludes(value))?;
    values.iter().copied().take_while(|value| value != last).last()
}

/// Does the word exclude what it stands beside: « Hors périmètre », « Won't »?
pub fn excludes(text: &str) -> bool {
    has("priority.excluded", &folded(text)) || said_in(PriorityScale::Moscow, text) == Some("wont")
}

/// The rank of the common scale that a usual word has.
fn rank_listed(said: &str) -> Option<u8> {
    let wanted = folded(said);
    (1..=4_u8).find(|rank| has(&format!("priority.{rank}"), &wanted))
}

/// The rank of a word of any scale.
fn rank_of(own: PriorityScale, text: &str) -> Option<u8> {
    let others = PriorityScale::ALL.iter().filter(|other| **other != own);
    let of_other = others.filter_map(|other| rank_in(*other, said_in(*other, text)?)).next();
    of_other.or_else(|| rank_listed(text))
}

/// `P1 - Haute`, `P1 / Haute`: said twice, where both say the same.
fn rank_of_parts(own: PriorityScale, text: &str) -> Option<u8> {
    let parts = text.split(['/', '-', '–', '—', ':', '(', ')', '=']).map(str::trim).filter(|part| !part.is_empty());
    let of = |part: &str| said_in(own, part).and_then(|value| rank_in(own, value)).or_else(|| rank_of(own, part));
    let ranks: Vec<Option<u8>> = parts.map(of).collect();
    let first = ranks.first().copied().flatten()?;
    (ranks.len() > 1 && ranks.iter().all(|rank| *rank == Some(first))).then_some(first)
}

/// The word of a scale that a text says, by its key or label.
pub fn said_in(scale: PriorityScale, text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    let (_, words) = WORDS.iter().find(|(known, _)| *known == scale)?;
    words.iter().find(|(_, names)| names.contains(&wanted)).map(|(value, _)| *value)
}

/// The words of a scale, each with all that it is called, folded.
type Words = Vec<(&'static str, Vec<String>)>;

/// Those of each scale: cells are many, and labels change with nothing but the program.
static WORDS: LazyLock<Vec<(PriorityScale, Words)>> = LazyLock::new(|| {
    let names = |value: &'static str| {
        let labels = Lang::ALL.into_iter().map(|lang| label(lang, "priority", value));
        let forms = labels.flat_map(|label| [folded(&label), folded(&without_brackets(&label))]);
        (value, std::iter::once(folded(value)).chain(forms).collect())
    };
    PriorityScale::ALL.iter().map(|scale| (*scale, scale.values().iter().copied().map(names).collect())).collect()
});

fn rank_in(scale: PriorityScale, value: &str) -> Option<u8> {
    let at = scale.values().iter().position(|known| *known == value)?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spoken::VALUES;

    #[test]
    fn words_of_people_have_one_rank() {
        let rank = |text| super::rank(PriorityScale::FourLevel, text);
        assert_eq!(
            (rank("Haute"), rank("should"), rank("P3"), rank("Bonus"), rank("Won’t have"), rank("jaune")),
            (Some(1), Some(2), Some(3), Some(4), None, None)
        );
        assert_eq!(super::rank(PriorityScale::Moscow, "hors périmètre"), Some(4));
        assert_eq!((rank("obligation future"), rank("P1 - Haute"), rank("P1 - Basse")), (Some(2), Some(1), None));
        let ranks = ["1", "2", "3", "4", "excluded"];
        let seen: Vec<&Vec<String>> = ranks.iter().map(|rank| &VALUES[&format!("priority.{rank}")]).collect();
        for (at, words) in seen.iter().enumerate() {
            for other in &seen[at + 1..] {
                assert!(words.iter().all(|word| !other.contains(word)), "{words:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_is_wanted_last_is_wanted() {
        let meant = |text| super::meant(PriorityScale::Moscow, text);
        for text in ["P4", "4", "Nice to have", "Confort", "Très basse"] {
            assert_eq!(meant(text), Some("could"), "{text}");
        }
        assert_eq!((meant("Won't"), meant("P1"), meant("Haute")), (Some("wont"), Some("must"), Some("must")));
        assert_eq!(super::meant(PriorityScale::P1P4, "Confort"), Some("p4"));
    }

    #[test]
    fn what_is_excluded_is_no_priority() {
        for text in ["Won't", "Won’t have", "W", "Hors périmètre", "hors périmètre (Won’t)", "Out of scope"] {
            assert!(excludes(text), "{text}");
            assert_eq!(rank(PriorityScale::FourLevel, text), None, "{text}");
        }
        assert!(!excludes("Confort") && !excludes("P4") && !excludes("M"));
    }
}
