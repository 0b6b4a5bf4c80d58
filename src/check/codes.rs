//! Which codes may a finding bear, how does each weigh, and from which gate does it apply?
//!
//! One list for `explain`, the manifest's `checks:` and the tests: what reading and linking find,
//! and the rules of the table. Each code has its explanation (`templates/i18n/*/explain-*.ftl`,
//! message `explain-CODE`) and its golden text (`tests/golden/diagnostics`).

use super::{Gate, RULES};
use crate::text::similar::nearest;
use crate::text::{Diagnostic, Level, Place};

/// A code that a finding may bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `T01`, `GH02`…
    pub code: &'static str,
    /// Its usual level. Some faults of a code weigh less than the others.
    pub level: Level,
    /// The gate from which it applies.
    pub from: Gate,
}

/// The families in the order in which people read them.
pub const FAMILIES: &[&str] = &["Y", "M", "GH", "T", "O", "A", "R", "S", "D", "F", "P", "H", "X", "C"];

/// Families whose codes protect what the others rest on: no project changes their level.
const FIXED_FAMILIES: &[&str] = &["Y", "M", "GH", "X", "C"];
/// Single codes that no project changes either.
const FIXED: &[&str] = &["T11", "D13", "D14"];

/// What reading the files and linking them find; it is told at every gate.
const READ: &[(&str, Level)] = &[
    ("Y01", Level::Error),
    ("Y02", Level::Error),
    ("Y03", Level::Error),
    ("Y04", Level::Error),
    ("Y05", Level::Error),
    ("Y06", Level::Error),
    ("Y07", Level::Warning),
    ("Y08", Level::Warning),
    ("Y09", Level::Warning),
    ("M01", Level::Warning),
    ("M02", Level::Error),
    ("M03", Level::Error),
    ("M04", Level::Error),
    ("M05", Level::Error),
    ("M06", Level::Error),
    ("M07", Level::Error),
    ("M08", Level::Warning),
    ("M09", Level::Error),
    ("M10", Level::Error),
    ("M11", Level::Error),
    ("M12", Level::Error),
    ("M13", Level::Error),
    ("M14", Level::Error),
    ("M15", Level::Error),
    ("M17", Level::Error),
    ("M18", Level::Warning),
    ("M19", Level::Error),
    ("M20", Level::Warning),
    ("M21", Level::Error),
    ("GH01", Level::Error),
    ("GH02", Level::Error),
    ("GH03", Level::Error),
    ("GH04", Level::Warning),
    ("GH05", Level::Error),
    ("GH06", Level::Error),
    ("GH07", Level::Error),
    ("GH08", Level::Error),
    ("GH09", Level::Error),
    ("GH10", Level::Error),
    ("GH11", Level::Error),
    ("GH12", Level::Error),
    ("GH13", Level::Error),
    ("GH14", Level::Error),
    ("GH15", Level::Error),
    ("GH16", Level::Error),
    ("GH17", Level::Warning),
    ("GH18", Level::Warning),
    ("GH19", Level::Error),
    ("GH20", Level::Error),
    ("GH21", Level::Error),
    ("GH22", Level::Error),
    ("GH23", Level::Warning),
    ("GH24", Level::Error),
    ("GH25", Level::Error),
    ("GH26", Level::Warning),
    ("GH27", Level::Error),
    ("GH28", Level::Error),
    ("GH29", Level::Warning),
    ("GH99", Level::Error),
    ("T11", Level::Error),
    ("T15", Level::Error),
    ("T16", Level::Error),
];

impl Code {
    /// The letters that it begins with.
    pub fn family(&self) -> &'static str {
        family(self.code)
    }

    /// Does it protect what the others rest on, so that no project changes its level?
    pub fn is_fixed(&self) -> bool {
        is_fixed(self.code)
    }
}

/// Is this a code whose level no project changes, known here or not?
pub fn is_fixed(code: &str) -> bool {
    FIXED_FAMILIES.contains(&family(code)) || FIXED.contains(&code)
}

/// Does the finding keep something of the project from being read? What is asked for and missing does not.
pub fn hides(finding: &Diagnostic) -> bool {
    const LOSES: [&str; 4] = ["M02-item", "M02-list", "M02-record", "M01-label"];
    finding.level == Level::Error
        && (matches!(family(finding.code), "Y" | "GH")
            || matches!(finding.code, "M06" | "M10" | "M13")
            || LOSES.contains(&finding.message.id))
}

/// Does it keep whole items of `specs` from being read, so that a list of them would be short without a word?
pub fn hides_items(finding: &Diagnostic) -> bool {
    hides(finding)
        && (matches!(family(finding.code), "Y")
            || finding.code == "M06"
            || matches!(finding.message.id, "M02-item" | "M02-list"))
}

/// The letters that a code begins with.
fn family(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// What is wrong with the name of a rule in the manifest's `checks:`. A line for a rule that no project changes,
/// or that this version does not know, does nothing: a slip, or a newer project.
pub(super) fn fault(name: &str, place: Place, all: &[Code]) -> Option<Diagnostic> {
    let finding = if is_fixed(name) {
        Diagnostic::error("M12", "M12-fixed", place)
    } else if all.iter().any(|code| code.code.eq_ignore_ascii_case(name.trim())) {
        return None;
    } else {
        match nearest(name, all.iter().map(|code| code.code)) {
            Some(near) => Diagnostic::warning("M12", "M12-unknown-near", place).with("near", near),
            None => Diagnostic::warning("M12", "M12-unknown", place),
        }
    };
    Some(finding.with("rule", name))
}

/// All codes, family by family, in order.
pub fn all() -> Vec<Code> {
    let read = READ.iter().map(|(code, level)| Code { code, level: *level, from: Gate::Drafting });
    let rules = RULES.iter().map(|rule| Code { code: rule.code, level: rule.level, from: rule.from });
    let mut all: Vec<Code> = read.chain(rules).collect();
    let rank = |code: &Code| FAMILIES.iter().position(|family| *family == code.family()).unwrap_or(FAMILIES.len());
    all.sort_by_cached_key(|code| (rank(code), code.code));
    all
}

/// The code of that name, whatever the case of its letters.
pub fn find(name: &str) -> Option<Code> {
    all().into_iter().find(|code| code.code.eq_ignore_ascii_case(name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, message};

    #[test]
    fn a_code_stands_once_and_belongs_to_a_family_with_a_name() {
        let all = all();
        for pair in all.windows(2) {
            assert_ne!(pair[0].code, pair[1].code, "{} stands twice", pair[0].code);
        }
        for code in &all {
            assert!(FAMILIES.contains(&code.family()), "{}: add its family to FAMILIES", code.code);
        }
        for family in FAMILIES {
            for lang in Lang::ALL {
                let name = message::lookup(lang, &format!("explain-family-{family}"), &[]);
                assert!(name.is_some(), "explain-family-{family} has no name in {}", lang.key());
            }
        }
    }

    #[test]
    fn codes_that_protect_the_reading_are_fixed_and_found_in_any_case() {
        assert!(is_fixed("GH02") && is_fixed("T11") && is_fixed("M99"));
        assert!(!is_fixed("T01") && !is_fixed("D01"));
        assert_eq!(find(" t01 ").map(|code| code.code), Some("T01"));
        assert_eq!(find("T00"), None);
    }

    /// The parts of an explanation; `fires` and `silent` are texts that the tests of the program read.
    const PARTS: [&str; 4] = ["means", "why", "fires", "silent"];

    #[test]
    fn every_code_is_explained_in_both_languages() {
        let mut missing = Vec::new();
        for code in all() {
            for lang in Lang::ALL {
                let id = format!("explain-{}", code.code);
                let title = message::lookup(lang, &id, &[]).into_iter().count();
                let parts = PARTS.iter().filter(|part| message::attribute(lang, &id, part).is_some()).count();
                if title + parts < 1 + PARTS.len() {
                    missing.push(format!("{id} in templates/i18n/{}/explain-*.ftl", lang.key()));
                }
            }
        }
        assert!(
            missing.is_empty(),
            "a code is explained by a title and the attributes {}; write, or complete:\n{}",
            PARTS.join(", "),
            missing.join("\n")
        );
    }
}
