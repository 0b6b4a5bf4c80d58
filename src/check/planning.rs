//! Can the days of the plan be kept: a task after those it rests on, a lot after the lot that it needs, an acceptance before
//! the opening? (T13, its days)

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::openings::{self, Opening};
use super::{Findings, Subject};
use crate::model::lot::{Lot, LotStatus};
use crate::model::{Head, Id, Kind, fields};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Message, Place};

/// T13: days that no plan can keep.
pub fn impossible_days(subject: &Subject<'_>, findings: &mut Findings) {
    tasks(subject, findings);
    lots(subject, findings);
    subject.project.lots.iter().filter(|lot| is_planned(lot)).for_each(|lot| milestones(lot, findings));
}

fn is_planned(lot: &Lot) -> bool {
    lot.status != LotStatus::Dropped
}

fn day(node: &Node, field: &str) -> Option<(Date, Place)> {
    Some((fields::date(node, field)?, node.get(field)?.place))
}

/// A task that starts before one that it depends on ends. On the same day, one follows the other.
fn tasks(subject: &Subject<'_>, findings: &mut Findings) {
    let heads = || subject.project.parts.iter().filter(|part| part.kind == Kind::Task).map(|part| &part.head);
    let ends: BTreeMap<Id, (&Head, Date, Place)> = heads()
        .filter_map(|head| {
            let (end, place) = day(&head.node, "end").or_else(|| day(&head.node, "start"))?;
            Some((head.id(), (head, end, place)))
        })
        .collect();
    for head in heads() {
        let Some((start, at)) = day(&head.node, "start") else { continue };
        // What depends on itself is told as a ring.
        for link in fields::links(&head.node, "depends_on").into_iter().filter(|link| link.to != head.id()) {
            let Some((needed, end, place)) = ends.get(&link.to).filter(|(_, end, _)| start < *end) else { continue };
            let message = Message::new("T13-task").with("name", head.name()).with("needed", needed.name());
            findings.tell(at, message.with("start", start).with("end", *end)).related.push(*place);
        }
    }
}

/// A lot that opens before one that it depends on does.
fn lots(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let first = |lot: &Lot| openings::named(lot).into_iter().next();
    for lot in project.lots.iter().filter(|lot| is_planned(lot)) {
        let Some(Opening { on, place: Some(at), .. }) = first(lot) else { continue };
        for link in &lot.depends_on {
            let needed = project.lot(&link.to).filter(|needed| is_planned(needed));
            let Some((needed, opening)) = needed.and_then(|needed| Some((needed, first(needed)?))) else { continue };
            if on < opening.on {
                let message =
                    Message::new("T13-lot-days").with("lot", lot.head.name()).with("needed", needed.head.name());
                let message = message.with("start", on).with("end", opening.on);
                findings.tell(at, message).related.extend(opening.place);
            }
        }
    }
}

/// What is done before users come in, folded.
const BEFORE: &[&str] = &[
    "recette",
    "vabf",
    "livraison",
    "conception",
    "specification",
    "configuration",
    "tests d'usine",
    "test d'usine",
    "repetition",
    "a blanc",
    "decision de mise en",
    "decision d'ouverture",
    "acceptance",
    "delivery",
    "delivered",
    "design",
    "factory test",
    "rehearsal",
    "dry run",
    "go/no-go",
    "go-live decision",
];

/// What comes after, whatever else its name says.
const AFTER: &[&str] = &[
    "vsr",
    "service regulier",
    "garantie",
    "admission",
    "reserve",
    "bilan",
    "documentation",
    "cloture",
    "warranty",
    "service period",
    "review",
    "closing",
    "reversibil",
    "definitive",
    "pv ",
    "proces",
    "version",
    "guide",
    "formation",
    "recettes",
    "designation",
    "training",
];

/// « conception du lot 2 » among the milestones of the first: what is done for another lot, which comes later.
fn is_of_another(spaced: &str, lot: &Lot) -> bool {
    let Some((_, rest)) = spaced.split_once(" lot ") else { return false };
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
    let Some(said) = rest.split(' ').next().and_then(figures) else { return false };
    let own = lot.head.id.as_ref().and_then(|id| figures(&id.to_string()));
    own != Some(said) && lot.order != Some(said) && figures(&lot.head.title) != Some(said)
}

/// An acceptance, a delivery or a rehearsal after the last opening of its lot.
fn milestones(lot: &Lot, findings: &mut Findings) {
    let Some(opening) = openings::named(lot).pop() else { return };
    // A pilot opens before all others; the opening of a works is its beginning.
    let called = fold(&opening.name);
    if ["pilot", "chantier"].iter().any(|word| called.contains(word)) {
        return;
    }
    for milestone in lot.head.node.get("milestones").map(Node::items).unwrap_or_default() {
        let name = fields::text_or_empty(milestone, "name");
        let folded = fold(&name).replace('’', "'");
        let spaced = format!(" {}", folded.replace(|c: char| !c.is_alphanumeric() && c != '/' && c != '\'', " "));
        let says = |words: &[&str]| words.iter().any(|word| spaced.contains(&format!(" {word}")));
        if is_of_another(&spaced, lot) {
            continue;
        }
        let dated = day(milestone, "actual").or_else(|| day(milestone, "planned"));
        let Some((on, place)) = dated.filter(|(on, _)| *on > opening.on && says(BEFORE) && !says(AFTER)) else {
            continue;
        };
        let message = Message::new("T13-milestone").with("lot", lot.head.name()).with("milestone", name);
        let message = message.with("start", on).with("opening", opening.name.as_str()).with("end", opening.on);
        findings.tell(place, message).related.extend(opening.place);
    }
}
