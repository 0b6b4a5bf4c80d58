//! R14: do two criteria give one measure two thresholds?

use std::collections::HashMap;

use super::duplicate::related;
use super::figure::{self, Figure, Unit};
use super::sense::Sense;
use super::{Told, lang_of};
use crate::model::Project;
use crate::model::requirement::{Criterion, Requirement};
use crate::text::node::Node;
use crate::text::{Diagnostic, Lang, Place};
use crate::threads;

/// How many earlier criteria of one measure are compared with each.
const COMPARED: usize = 50;

/// A criterion with a figure.
struct Measured<'a> {
    requirement: &'a Requirement,
    threshold: &'a str,
    figure: Figure,
    base: Option<Sense>,
    window: Option<Sense>,
    place: Place,
    /// Where the requirement's statement stands.
    statement: Place,
}

/// R14, on criteria; gives the pairs of statements that it told, the earlier first.
pub fn thresholds<'p>(project: &'p Project, told: &mut Told<'_>) -> Vec<(Place, Place)> {
    let mut measures: HashMap<Vec<u64>, Vec<Measured<'_>>> = HashMap::new();
    let mut pairs = Vec::new();
    let with_criteria = |requirement: &&Requirement| !requirement.is_dropped() && !requirement.criteria.is_empty();
    let all: Vec<&Requirement> = project.requirements.iter().filter(with_criteria).collect();
    let pieces: Vec<&[&Requirement]> = all.chunks(super::PIECE).collect();
    let read = |piece: &&[&'p Requirement]| {
        piece.iter().flat_map(|requirement| criteria(project, requirement)).collect::<Vec<_>>()
    };
    for piece in threads::share(&pieces, threads::up_to(pieces.len()), &read) {
        for (measure, one) in piece {
            let known = measures.entry(measure).or_default();
            if let Some(other) = known.iter().rev().take(COMPARED).find(|other| contradicts(&one, other)) {
                let finding = Diagnostic::error("R14", "R14", one.place)
                    .with("own", one.threshold)
                    .with("theirs", other.threshold)
                    .with("other", other.requirement.head.name());
                told.found.push(finding.beside(other.place));
                pairs.push((other.statement, one.statement));
            }
            known.push(one);
        }
    }
    pairs
}

/// What the criteria of a requirement measure, by the stems of the measure.
fn criteria<'a>(project: &Project, requirement: &'a Requirement) -> Vec<(Vec<u64>, Measured<'a>)> {
    let lang = lang_of(project, &requirement.head);
    let items = requirement.head.node.get("criteria").map(Node::items).unwrap_or_default();
    let one = |(criterion, node): (&'a Criterion, &Node)| {
        let measure = Sense::of_text(&criterion.measure, lang).stems;
        let one = measured(requirement, criterion, node, lang)?;
        (!measure.is_empty()).then_some((measure, one))
    };
    requirement.criteria.iter().zip(items).filter_map(one).collect()
}

fn measured<'a>(
    requirement: &'a Requirement,
    criterion: &'a Criterion,
    node: &Node,
    lang: Lang,
) -> Option<Measured<'a>> {
    let threshold = criterion.threshold.as_deref()?;
    let sense = |text: &Option<String>| text.as_deref().map(|text| Sense::of_text(text, lang));
    Some(Measured {
        requirement,
        threshold,
        figure: figure::read(threshold, lang)?,
        base: sense(&criterion.base),
        window: sense(&criterion.window),
        place: node.get("threshold").map_or(node.place, |value| value.place),
        statement: super::statement_place(&requirement.head),
    })
}

fn contradicts(one: &Measured<'_>, other: &Measured<'_>) -> bool {
    if std::ptr::eq(one.requirement, other.requirement) || related(one.requirement, other.requirement) {
        return false;
    }
    let lots = (&one.requirement.lot, &other.requirement.lot);
    if let (Some(a), Some(b)) = lots
        && a.to != b.to
    {
        return false;
    }
    let same = |a: &Option<Sense>, b: &Option<Sense>| a.is_none() || b.is_none() || a == b;
    let (a, b) = (&one.figure, &other.figure);
    let comparable = a.unit == b.unit || a.unit == Unit::None || b.unit == Unit::None;
    let shares = a.share.is_none() || b.share.is_none() || a.share == b.share;
    a.value != b.value && comparable && shares && same(&one.base, &other.base) && same(&one.window, &other.window)
}
