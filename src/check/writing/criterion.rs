//! R11: does a figure bind, or is its unit, base, window or measurer left out?

use rust_decimal::Decimal;

use super::figure::{self, Unit};
use super::lexicon::Role;
use super::sentence::{Sentence, mark};
use super::{Statement, Told, blank, vague};
use crate::check::measures::is_share;
use crate::model::requirement::{Requirement, RequirementType};
use crate::syntax::scalar;
use crate::text::node::Node;
use crate::text::{Diagnostic, Lang, Message};

/// R11, on the criteria of a requirement; R01 on a threshold without a figure.
pub fn incomplete(requirement: &Requirement, lang: Lang, told: &mut Told<'_>) {
    let items = requirement.head.node.get("criteria").map(Node::items).unwrap_or_default();
    for (criterion, node) in requirement.criteria.iter().zip(items) {
        let Some(threshold) = criterion.threshold.as_deref() else { continue };
        let Some(figure) = figure::read(threshold, lang) else {
            // « Rapide », « dans la mesure du possible »: nothing in it measures.
            let place = node.get("threshold").map_or(node.place, |value| value.place);
            vague::words(&Statement { sentence: Sentence::read(threshold, lang), place }, false, told);
            continue;
        };
        let present = [
            ("writing-unit", figure.unit != Unit::None),
            ("writing-base", criterion.base.is_some()),
            ("writing-window", criterion.window.is_some()),
            ("writing-measurer", criterion.measured_by.is_some()),
        ];
        let place = node.get("threshold").map_or(node.place, |value| value.place);
        let place = scalar::place_of(told.sources, place, threshold, 0..threshold.len());
        let over = |share: Decimal| share > Decimal::ONE_HUNDRED;
        let whole = figure.unit == Unit::Percent && over(figure.value) && is_share(&criterion.measure, lang);
        if whole || figure.share.is_some_and(over) {
            told.found.push(Diagnostic::warning("R11", "R11-share", place).with("value", threshold.trim()));
            continue;
        }
        if let Some(missing) = missing(&present) {
            let finding = Diagnostic::error("R11", "R11", place).with("missing", missing);
            told.found.push(finding.with("example", example(&figure.unit)));
        }
    }
}

/// R11, on a statement of a measurable type that has its figure and no criteria. Once the requirement
/// is agreed, the missing criteria are the model's to tell.
pub fn none(requirement: &Requirement, statement: &Statement<'_>, told: &mut Told<'_>) {
    if !requirement.requirement_type.is_measurable() || requirement.is_agreed() || !requirement.criteria.is_empty() {
        return;
    }
    let sentence = &statement.sentence;
    let Some((at, last)) = threshold(sentence) else { return };
    // « Reprendre les 18 400 baux »: what is taken over is counted, and no threshold.
    let united = sentence.has(at + 1, mark::SYMBOL) || sentence.is(at + 1, Role::Unit);
    if requirement.requirement_type == RequirementType::Migration && !united {
        return;
    }
    let says = |role: Role| (0..sentence.words.len()).any(|i| sentence.is(i, role));
    let present = [
        ("writing-base", says(Role::Base)),
        ("writing-window", says(Role::Window)),
        ("writing-measurer", says(Role::Measurer)),
    ];
    if let Some(missing) = missing(&present) {
        let unit = figure::read(&sentence.text[sentence.bytes(at, last)], sentence.lang).map(|figure| figure.unit);
        let unit = unit.unwrap_or(Unit::Time);
        let finding = told.words("R11", "R11-none", statement, sentence.bytes(at, last));
        *finding = finding.clone().with("missing", missing).with("example", example(&unit));
    }
}

/// The figure that a statement promises: a share or a time first, else any.
fn threshold(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    let figures = || (0..sentence.words.len()).filter(|i| figure::number(sentence, *i).is_some());
    let outside = |i: &usize| !sentence.has(*i, mark::QUOTED);
    let united = |i: &usize| sentence.has(i + 1, mark::SYMBOL) || sentence.is(i + 1, Role::Unit);
    let stuck = |i: &usize| sentence.has(*i, mark::NUMBER) && sentence.folded(*i).ends_with(['s', 'h']);
    figures()
        .filter(outside)
        .find(united)
        .map(|i| (i, i + 2))
        .or_else(|| figures().filter(outside).find(stuck).map(|i| (i, i + 1)))
        .or_else(|| figures().filter(outside).find_map(|i| Some((i, counted(sentence, i)?))))
}

/// « 200 paiements par minute », "500 users": things that are counted; one past the last word. What a figure only
/// names (« version 3 », « niveau 2 ») has no word after it that it could count, or is no count of more than one.
fn counted(sentence: &Sentence<'_>, i: usize) -> Option<usize> {
    let noun = i + 1;
    let is_word = sentence.words.get(noun).is_some()
        && !sentence.has(noun, mark::STOP | mark::COMMA | mark::COLON | mark::NUMBER | mark::CAPITAL)
        && sentence.folded(noun).ends_with(['s', 'x']);
    let named = matches!(
        sentence.folded(i.wrapping_sub(1)),
        "version" | "niveau" | "lot" | "phase" | "article" | "iso" | "annexe" | "classe" | "page" | "level" | "stage"
    );
    if !sentence.has(i, mark::NUMBER) || sentence.has(i, mark::BRACKET) || !is_word || named {
        return None;
    }
    let per = (noun + 1..noun + 3).find(|k| matches!(sentence.folded(*k), "par" | "per" | "a" | "each"));
    let rate = per.filter(|k| sentence.is(k + 1, Role::Unit));
    Some(rate.map_or(noun + 1, |k| k + 2))
}

/// What is missing, as one message; none when nothing is.
fn missing(present: &[(&'static str, bool)]) -> Option<Message> {
    let absent = present.iter().filter(|(_, there)| !there).rev();
    absent.fold(None, |rest, (part, _)| {
        let part = Message::new(part);
        Some(match rest {
            None => part,
            Some(rest) => Message::new("writing-list").with("first", part).with("rest", rest),
        })
    })
}

fn example(unit: &Unit) -> Message {
    Message::new(match unit {
        Unit::Time | Unit::Working(_) | Unit::None => "writing-example-time",
        Unit::Percent => "writing-example-share",
        Unit::Of(_) => "writing-example-count",
    })
}

/// R07, on the criteria of a requirement.
pub fn blanks(requirement: &Requirement, lang: Lang, message: &'static str, told: &mut Told<'_>) {
    for node in requirement.head.node.get("criteria").map(Node::items).unwrap_or_default() {
        for (_, value) in node.entries() {
            if let Some(text) = value.text() {
                blank::blanks(&Statement { sentence: Sentence::read(text, lang), place: value.place }, message, told);
            }
        }
    }
}
