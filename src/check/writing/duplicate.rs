//! R13, R14: is one thing said twice, or twice in a different way?

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::nearest::{Nearest, Said};
use super::sense::Sense;
use super::sentence::Sentence;
use super::stance::{Stance, stance};
use super::{Told, contradiction, lang_of, obligation, statement_place};
use crate::model::need::NeedStatus;
use crate::model::requirement::Requirement;
use crate::model::use_case::UseCaseStatus;
use crate::model::{Head, Project};
use crate::syntax::scalar;
use crate::text::similar::plain;
use crate::text::{Diagnostic, Place};

/// From which share two statements differ in nothing but their figures.
const SAME: f64 = 0.9;

/// R13 and R14 over all statements, each with the earlier one that it repeats most; `known` holds the pairs whose
/// thresholds were found to contradict each other already.
pub fn repeated(project: &Project, said: &[Said], nearest: &Nearest, known: &[(Place, Place)], told: &mut Told<'_>) {
    for (i, k, share) in nearest.pairs() {
        let (Said { requirement: own, quiet: sense, .. }, Said { requirement: other, quiet: earlier, .. }) =
            (&said[i], &said[k]);
        let places = (statement_place(&other.head), statement_place(&own.head));
        if !known.contains(&places) && sense.sense.quoted == earlier.sense.quoted {
            tell(project, (own, &sense.sense), (other, &earlier.sense), share, told);
        }
    }
}

fn tell(
    project: &Project,
    (own, sense): (&Requirement, &Sense),
    (other, earlier): (&Requirement, &Sense),
    share: f64,
    told: &mut Told<'_>,
) {
    let whole = |requirement: &Requirement, told: &Told<'_>| {
        let text = &requirement.head.statement;
        scalar::place_of(told.sources, statement_place(&requirement.head), text, obligation::whole(text))
    };
    let agree = figures_agree(sense, earlier);
    let same_lot = || own.lot.as_ref().map(|lot| &lot.to) == other.lot.as_ref().map(|lot| &lot.to);
    // Most pairs of a large project are cases of one wording: no sentence is taken apart for them.
    if !agree && (share < SAME || !same_lot()) {
        return;
    }
    let lang = |requirement: &Requirement| lang_of(project, &requirement.head);
    let (mine, theirs) = (&own.head.statement, &other.head.statement);
    let sentences = (Sentence::read(mine, lang(own)), Sentence::read(theirs, lang(other)));
    let message = match stance((&sentences.0, sense), (&sentences.1, earlier)) {
        Stance::Other => return,
        Stance::Same => "R13",
        Stance::Contrary => "R13-contrary",
    };
    // « Un an » is no figure of what a statement is about, and contradicts « trois ans » all the same.
    let apart = || contradiction::one_figure_apart(&sentences.0, &sentences.1);
    let contradicted = message == "R13" && share >= SAME && same_lot();
    if let Some((mine, theirs)) = if contradicted { apart() } else { None } {
        let finding = Diagnostic::error("R14", "R14", whole(own, told)).with("own", mine).with("theirs", theirs);
        let earlier = whole(other, told);
        told.found.push(finding.with("other", other.head.name()).beside(earlier));
    } else if agree && !contradiction::figures_differ(&sentences.0, &sentences.1) {
        let finding = Diagnostic::error("R13", message, whole(own, told)).with("other", other.head.name());
        let earlier = whole(other, told);
        told.found.push(finding.beside(earlier));
    }
}

/// Do the figures of one agree with those of the other, or does one say none?
fn figures_agree(one: &Sense, other: &Sense) -> bool {
    one.figures == other.figures || one.figures.is_empty() || other.figures.is_empty()
}

/// How much one of two statements that are near has to tell of the other: nothing where they name other values, or other
/// figures in other words; less where one of them says no figure at all.
pub(super) fn tells(one: &Sense, other: &Sense, share: f64) -> u8 {
    let known = one.quoted == other.quoted;
    match (one.figures == other.figures, figures_agree(one, other)) {
        (true, _) if known => 2,
        (false, true) if known => 1,
        (false, false) if known && share >= SAME => 2,
        _ => 0,
    }
}

/// R13 over what asks before the requirements do: needs in the same words, use cases in the same words; each with the
/// first one that says so. What was set aside repeats nothing.
pub fn in_the_same_words(project: &Project, told: &mut Told<'_>) {
    let needs = project.needs.iter().filter(|need| need.status != NeedStatus::Rejected).map(|need| &need.head);
    same("R13-need", needs, told);
    let cases = project.use_cases.iter().filter(|case| case.status != UseCaseStatus::Obsolete).map(|case| &case.head);
    same("R13-use-case", cases, told);
}

fn same<'a>(message: &'static str, heads: impl Iterator<Item = &'a Head>, told: &mut Told<'_>) {
    let mut firsts: FxHashMap<String, &Head> = FxHashMap::default();
    for head in heads {
        let words = plain(&head.statement);
        if words.is_empty() {
            continue;
        }
        match firsts.entry(words) {
            Entry::Vacant(free) => {
                free.insert(head);
            }
            Entry::Occupied(first) => {
                let whole = |head: &Head, told: &Told<'_>| {
                    let whole = obligation::whole(&head.statement);
                    scalar::place_of(told.sources, statement_place(head), &head.statement, whole)
                };
                let finding = Diagnostic::error("R13", message, whole(head, told)).with("other", first.get().name());
                let earlier = whole(first.get(), told);
                told.found.push(finding.beside(earlier));
            }
        }
    }
}

/// Does one of two requirements say how it stands to the other? Then they are known to be close.
pub fn related(one: &Requirement, other: &Requirement) -> bool {
    let names = |from: &Requirement, to: &Requirement| {
        from.relations.iter().any(|(relation, link)| {
            *relation != crate::model::requirement::Relation::DependsOn && Some(&link.to) == to.head.id.as_ref()
        })
    };
    names(one, other) || names(other, one)
}
