//! How important is it? Five scales with one common rank, from 1 (first) to 4.

use rust_decimal::Decimal;

use crate::choice;
use crate::text::number::{self, Figures};

choice! {
    /// The project's scale of priorities.
    PriorityScale "priority-scale" {
        FourLevel = "four_level",
        Moscow = "moscow",
        P1P4 = "p1_p4",
        Kano = "kano",
        Wsjf = "wsjf",
    }
}

impl PriorityScale {
    /// Its values from the most to the least important; none for WSJF, which is a number.
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::FourLevel => &["indispensable", "future", "useful", "comfort"],
            Self::Moscow => &["must", "should", "could", "wont"],
            Self::P1P4 => &["p1", "p2", "p3", "p4"],
            Self::Kano => &["basic", "performance", "delighter", "indifferent"],
            Self::Wsjf => &[],
        }
    }

    /// Reads a value of this scale. `cutoffs` are the WSJF scores from which the ranks 1, 2 and 3 hold.
    pub fn parse(self, text: &str, cutoffs: [Decimal; 3]) -> Option<Priority> {
        let rank = match self {
            Self::Wsjf => {
                let score = number::exact(text, Figures::Either, false).ok()?;
                cutoffs.iter().position(|cutoff| score >= *cutoff).unwrap_or(3)
            }
            _ => self.values().iter().position(|value| *value == text)?,
        };
        Some(Priority { value: text.to_owned(), rank: rank as u8 + 1 })
    }
}

/// A priority: the word of the project's scale and the common rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// Word (or WSJF score) as written.
    pub value: String,
    /// From 1, the first, to 4.
    pub rank: u8,
}

impl Priority {
    /// The label in a language; a WSJF score is its own label.
    pub fn label(&self, lang: crate::text::Lang) -> String {
        crate::text::message::label(lang, "priority", &self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_maps_onto_ranks_one_to_four() {
        let cutoffs = [Decimal::from(20), Decimal::from(10), Decimal::from(5)];
        let rank = |scale: PriorityScale, text: &str| scale.parse(text, cutoffs).map(|p| p.rank);
        assert_eq!(rank(PriorityScale::FourLevel, "indispensable"), Some(1));
        assert_eq!(rank(PriorityScale::Moscow, "wont"), Some(4));
        assert_eq!(rank(PriorityScale::Wsjf, "20"), Some(1));
        assert_eq!(rank(PriorityScale::Wsjf, "4,9"), Some(4));
        assert_eq!(rank(PriorityScale::Wsjf, "1,250"), None, "1250 elsewhere");
        assert_eq!(rank(PriorityScale::P1P4, "must"), None);
    }
}
