//! With which word, shape and colour is an outcome or a verdict shown?

use std::collections::BTreeMap;

use super::view::{Bar, Chip, CountsView, Figure};
use crate::model::Kind;
use crate::model::execution::{Counts, Status};
use crate::model::verdict::{Rate, Verdict};
use crate::text::{Arg, Lang, Level, Message, format, message};

/// An outcome.
pub(super) fn status(lang: Lang, status: Status) -> Chip {
    let (tone, shape) = match status {
        Status::Passed => ("good", "check"),
        Status::Waived => ("good", "reserve"),
        Status::Failed => ("bad", "cross"),
        Status::Blocked => ("warn", "stop"),
        Status::Interrupted => ("warn", "slash"),
        Status::Undefined | Status::Ambiguous => ("warn", "question"),
        Status::Waiting => ("info", "half"),
        Status::Untestable => ("plain", "dash"),
        Status::NotRun => ("plain", "ring"),
    };
    Chip { word: status.label(lang), tone, shape }
}

/// The verdict of an artifact of that kind.
pub(super) fn verdict(lang: Lang, kind: Kind, verdict: Verdict) -> Chip {
    let (tone, shape) = match verdict {
        Verdict::NoTest => ("warn", "hole"),
        Verdict::Failing => ("bad", "cross"),
        Verdict::Blocked => ("warn", "stop"),
        Verdict::NotRun => ("plain", "ring"),
        Verdict::Partial => ("info", "half"),
        Verdict::PartlyCovered => ("info", "quarter"),
        Verdict::ValidatedWithReserve => ("good", "reserve"),
        Verdict::Validated => ("good", "check"),
    };
    Chip { word: verdict.label_of(lang, kind), tone, shape }
}

/// A verdict as it agrees with how many have it: `15 validées`.
pub(super) fn verdicts(lang: Lang, kind: Kind, one: Verdict, n: usize) -> Chip {
    Chip { word: one.counted(lang, kind, n), ..verdict(lang, kind, one) }
}

/// The order in which verdicts are drawn: from proved to hole.
const DRAWN: [Verdict; 8] = [
    Verdict::Validated,
    Verdict::ValidatedWithReserve,
    Verdict::PartlyCovered,
    Verdict::Partial,
    Verdict::Failing,
    Verdict::Blocked,
    Verdict::NotRun,
    Verdict::NoTest,
];

/// Verdicts of artifacts of that kind as a bar.
pub(super) fn verdict_bar(lang: Lang, kind: Kind, all: impl Iterator<Item = Verdict>) -> Bar {
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    all.for_each(|verdict| *counts.entry(verdict).or_default() += 1);
    Bar::new(DRAWN.map(|verdict| {
        let n = counts.get(&verdict).copied().unwrap_or(0);
        (verdicts(lang, kind, verdict, n), n)
    }))
}

/// A weight of findings.
pub(super) fn level(lang: Lang, level: Level, count: usize) -> Chip {
    let (tone, shape, id) = match level {
        Level::Error => ("bad", "cross", "site-count-errors"),
        Level::Warning => ("warn", "stop", "site-count-warnings"),
        Level::Info => ("plain", "ring", "site-count-infos"),
    };
    Chip { word: Message::new(id).with("n", count).text(lang), tone, shape }
}

/// A word that is no outcome: a state, a priority, a type.
pub(super) fn plain(word: impl Into<String>) -> Chip {
    Chip { word: word.into(), tone: "plain", shape: "" }
}

/// A word that should be seen first among the plain ones.
pub(super) fn strong(word: impl Into<String>) -> Chip {
    Chip { word: word.into(), tone: "accent", shape: "" }
}

/// The order in which outcomes are told: the four counts, then the rest.
pub(super) const TOLD: [Status; 10] = [
    Status::Passed,
    Status::Failed,
    Status::Blocked,
    Status::NotRun,
    Status::Waiting,
    Status::Undefined,
    Status::Ambiguous,
    Status::Interrupted,
    Status::Untestable,
    Status::Waived,
];

const ALWAYS: usize = 4;

/// The counts as they are always shown: the four together, the others where there are any.
pub(super) fn counts(lang: Lang, counts: &Counts) -> CountsView {
    let told: Vec<Status> = TOLD
        .into_iter()
        .enumerate()
        .filter(|(i, status)| *i < ALWAYS || counts.get(*status) > 0)
        .map(|(_, status)| status)
        .collect();
    let figures = told
        .iter()
        .map(|one| {
            let n = counts.get(*one);
            let word = count_word(lang, *one, n);
            Figure { value: format::integer(lang, clamp(n)), chip: Chip { word, ..status(lang, *one) } }
        })
        .collect();
    let bar = Bar::new(TOLD.into_iter().map(|one| (status(lang, one), counts.get(one))));
    CountsView { figures, sentence: sentence(lang, counts, &told), bar }
}

fn sentence(lang: Lang, counts: &Counts, told: &[Status]) -> String {
    let mut words: Vec<String> = told
        .iter()
        .map(|one| {
            format!("{} {}", format::integer(lang, clamp(counts.get(*one))), count_word(lang, *one, counts.get(*one)))
        })
        .collect();
    if counts.flaky > 0 {
        words.push(Message::new("site-count-flaky").with("n", counts.flaky).text(lang));
    }
    let said = words.join(" · ");
    match format::share(lang, counts.passed, counts.total()) {
        Some(share) => {
            Message::new("site-counts").with("counts", said).with("share", share).with("n", counts.total()).text(lang)
        }
        None => said,
    }
}

/// `réussis`, `en échec`: the outcome as it agrees with its number.
pub(super) fn count_word(lang: Lang, status: Status, n: usize) -> String {
    let id = format!("site-counted-{}", status.key()).replace('_', "-");
    message::lookup(lang, &id, &[("n", Arg::from(n))]).unwrap_or_else(|| status.label(lang))
}

/// `34 sur 36 (94 %)`: a rate never stands without its two terms.
pub(super) fn rate(lang: Lang, rate: Rate) -> String {
    let share = format::share(lang, rate.part, rate.whole);
    let message = Message::new(if share.is_some() { "site-rate" } else { "site-rate-empty" });
    message.with("part", rate.part).with("whole", rate.whole).with("share", share.unwrap_or_default()).text(lang)
}

/// Counts as the formatting functions take them.
pub(super) fn clamp(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_counts_stand_together_with_their_whole() {
        let some = Counts { passed: 41, failed: 3, blocked: 1, not_run: 5, ..Counts::default() };
        let view = counts(Lang::Fr, &some);
        assert_eq!(
            view.sentence,
            "41 réussis · 3 en échec · 1 bloqué · 5 non joués (82\u{a0}% de 50 résultats, lignes d’exemples comprises)"
        );
        assert_eq!(counts(Lang::En, &Counts::default()).sentence, "0 passed · 0 failed · 0 blocked · 0 not run");
    }

    #[test]
    fn every_outcome_and_verdict_has_a_shape_of_its_own_colour() {
        for one in Status::ALL {
            assert!(!status(Lang::Fr, *one).shape.is_empty());
        }
        let shapes: std::collections::BTreeSet<_> =
            Verdict::ALL.iter().map(|v| verdict(Lang::Fr, Kind::Requirement, *v).shape).collect();
        assert_eq!(shapes.len(), Verdict::ALL.len());
    }
}
