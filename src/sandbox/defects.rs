//! Which mistakes can the demo CRM be told to make?

use crate::choice;

choice! {
    /// A mistake that real CRM deployments make. Each is also the tag of the scenarios that must catch it.
    Defect "defect" {
        /// A second account with a known SIRET is accepted.
        DuplicateAccepted = "duplicate-accepted",
        /// The amount of a won opportunity can be written.
        AmountEditableAfterWon = "amount-editable-after-won",
        /// The walls between territories are down in searches and reads.
        ForeignAccountVisible = "foreign-account-visible",
        /// A search takes three seconds.
        SlowSearch = "slow-search",
        /// Discounts are rounded down to whole percents before the thresholds: 15,01 % is validated.
        DiscountThresholdOff = "discount-threshold-off",
        /// A key account reaches the proposal without its technical study.
        StudyNotRequired = "study-not-required",
        /// An event that is replayed makes one order more.
        ReplayDuplicatesOrder = "replay-duplicates-order",
        /// Each run of the nightly job adds a follow-up.
        FollowUpTwice = "follow-up-twice",
        /// A converted lead can be converted again.
        DoubleConversion = "double-conversion",
        /// An e-mail address is not verified.
        EmailNotChecked = "email-not-checked",
    }
}

impl Defect {
    /// Reads a list as the command line takes it: `none`, or words between commas.
    ///
    /// # Errors
    /// The first word that names no defect.
    pub fn list(text: &str) -> Result<Vec<Self>, String> {
        if text.trim() == "none" {
            return Ok(Vec::new());
        }
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        words.map(|word| Self::from_key(word).ok_or_else(|| word.to_owned())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_none_or_known_words() {
        assert_eq!(Defect::list("none"), Ok(Vec::new()));
        assert_eq!(Defect::list("slow-search, follow-up-twice"), Ok(vec![Defect::SlowSearch, Defect::FollowUpTwice]));
        assert_eq!(Defect::list("slow-search,slow"), Err("slow".to_owned()));
    }

    #[test]
    fn every_defect_has_a_label_in_both_languages() {
        for defect in Defect::ALL {
            for lang in crate::text::Lang::ALL {
                assert_ne!(defect.label(lang), defect.key(), "{lang:?}");
            }
        }
    }
}
