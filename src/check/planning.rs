//! Can the days of the plan be kept: a task after those it rests on, a lot after the lot that it needs, an acceptance before
//! the opening? (T13, its days)

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::openings::{self, Opening};
use super::{Findings, Subject};
use crate::model::lot::{Lot, LotStatus};
use crate::model::{Head, Id, Kind, fields};
use crate::text::node::Node;
use crate::text::similar::plain;
use crate::text::words::Forms;
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
    let first = |lot: &Lot| openings::with_pilots(lot).into_iter().next();
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

/// What a milestone may be, by its name, in either language (`templates/words/*/milestones.txt`).
struct Lists {
    before: Forms,
    after: Forms,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let of = |section: &str| Forms::of_both("milestones", section);
    Lists { before: of("before"), after: of("after") }
});

/// « conception du lot 2 » among the milestones of the first: what is done for another lot, which comes later.
fn is_of_another(spaced: &str, lot: &Lot) -> bool {
    let Some((_, rest)) = spaced.split_once(" lot ") else { return false };
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
    let Some(said) = rest.split(' ').next().and_then(figures) else { return false };
    let own = lot.head.id.as_ref().and_then(|id| figures(&id.to_string()));
    own != Some(said) && lot.order != Some(said) && figures(&lot.head.title) != Some(said)
}

fn is_before(name: &str) -> bool {
    LISTS.before.are_in(name) && !LISTS.after.are_in(name)
}

/// An acceptance, a delivery or a rehearsal after the last opening of its lot.
fn milestones(lot: &Lot, findings: &mut Findings) {
    // A pilot opens to a few before all others: what is done for it comes before it, the rest before the last opening.
    let (mut pilots, mut openings): (Vec<Opening>, Vec<Opening>) =
        openings::with_pilots(lot).into_iter().partition(|opening| openings::is_of_pilot(&opening.name));
    let (pilot, last) = (pilots.pop(), openings.pop());
    if pilot.as_ref().zip(last.as_ref()).is_some_and(|(pilot, last)| pilot.on > last.on) {
        return;
    }
    for milestone in lot.head.node.get("milestones").map(Node::items).unwrap_or_default() {
        let name = fields::text_or_empty(milestone, "name");
        if is_of_another(&format!(" {}", plain(&name)), lot) {
            continue;
        }
        let own = if openings::is_of_pilot(&name) { pilot.as_ref().or(last.as_ref()) } else { last.as_ref() };
        let Some(opening) = own else { continue };
        let dated = day(milestone, "actual").or_else(|| day(milestone, "planned"));
        let Some((on, place)) = dated.filter(|(on, _)| *on > opening.on && is_before(&name)) else {
            continue;
        };
        let message = Message::new("T13-milestone").with("lot", lot.head.name()).with("milestone", name);
        let message = message.with("start", on).with("opening", opening.name.as_str()).with("end", opening.on);
        findings.tell(place, message).related.extend(opening.place);
    }
}
