//! Is the scope a choice: ranked, specific, bounded, whole, cut into lots? (family S, but for its writing)

use super::{Findings, Subject, about};
use crate::model::lot::{Lot, LotStatus};
use crate::model::need::Specificity;
use crate::model::requirement::{Criticality, Requirement, RequirementStatus, RequirementType};
use crate::model::{Kind, Project};
use crate::text::{Message, Place};

/// Requirements from which a share says something.
const ENOUGH: usize = 5;
/// Ids that a message offers as examples.
const EXAMPLES: usize = 5;

fn live(project: &Project) -> impl Iterator<Item = &Requirement> {
    project.requirements.iter().filter(|requirement| !requirement.is_dropped())
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 200 + whole) / (2 * whole.max(1))
}

/// S02: more than 60 % of the requirements in the first rank: nothing is first any more.
pub fn everything_is_first(subject: &Subject<'_>, findings: &mut Findings) {
    let first = |requirement: &&Requirement| requirement.priority.as_ref().is_some_and(|priority| priority.rank == 1);
    let all = live(subject.project).count();
    let ranked: Vec<&Requirement> = live(subject.project).filter(first).collect();
    let Some(shown) = ranked.first().filter(|_| all >= ENOUGH && ranked.len() * 100 > all * 60) else { return };
    let lighter = ranked.iter().filter(|requirement| requirement.criticality != Some(Criticality::Critical));
    let examples: Vec<String> = lighter.take(EXAMPLES).map(|requirement| requirement.head.id().to_string()).collect();
    let message = if examples.is_empty() { Message::new("S02") } else { Message::new("S02-examples") };
    let message = message
        .with("count", ranked.len())
        .with("all", all)
        .with("percent", percent(ranked.len(), all))
        .with("most", all * 60 / 100)
        .with("examples", examples.join(", "));
    findings.tell(shown.head.place("priority"), message);
}

/// S03: more than 40 % of the requirements are any CRM's: the specification describes the market, not the client.
pub fn mostly_generic(subject: &Subject<'_>, findings: &mut Findings) {
    let all = live(subject.project).count();
    let generic: Vec<&Requirement> =
        live(subject.project).filter(|requirement| requirement.specificity == Some(Specificity::Generic)).collect();
    let Some(shown) = generic.first().filter(|_| all >= ENOUGH && generic.len() * 100 > all * 40) else { return };
    let message = Message::new("S03")
        .with("count", generic.len())
        .with("all", all)
        .with("percent", percent(generic.len(), all))
        .with("most", all * 40 / 100);
    findings.tell(shown.head.place("specificity"), message);
}

/// S04: a scope that says what is in and nothing of what is out.
pub fn nothing_excluded(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let context = project.of_kind(Kind::Context).next();
    if let Some(context) = context.filter(|context| context.has("scope_in") && !context.has("scope_out")) {
        findings.tell(context.head.key_place("scope_in"), Message::new("S04"));
        return;
    }
    let planned = |lot: &&Lot| lot.status != LotStatus::Dropped;
    let excludes = context.is_some_and(|context| context.has("scope_out"))
        || project.lots.iter().filter(planned).any(|lot| !lot.excluded.is_empty());
    if let Some(first) = project.lots.iter().find(planned).filter(|_| !excludes) {
        findings.tell(first.head.places.name, about(Message::new("S04-lot"), &first.head));
    }
}

/// S06, first half: a requirement that no lot delivers. Lots are cut when the text is validated, and due when
/// vendors are asked for a price. A frozen one without lot is a missing field already.
pub fn requirement_without_lot(subject: &Subject<'_>, findings: &mut Findings) {
    let told = |status| matches!(status, RequirementStatus::Frozen | RequirementStatus::Amended);
    for requirement in live(subject.project) {
        let information = requirement.requirement_type == RequirementType::Information;
        if requirement.lot.is_none() && !information && !told(requirement.status) {
            findings.tell(requirement.head.places.name, about(Message::new("S06"), &requirement.head));
        }
    }
}

/// S06, second half: a first lot that bears more than half of the load, by its days where all lots have them,
/// else by its requirements.
pub fn heavy_first_lot(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let lots: Vec<&Lot> = project.lots_in_order().into_iter().filter(|lot| lot.status != LotStatus::Dropped).collect();
    let [first, _, ..] = lots.as_slice() else { return };
    let days: Option<Vec<usize>> = lots.iter().map(|lot| lot.effort_days.map(|days| days as usize)).collect();
    let (own, all, message, place): (usize, usize, Message, Place) = match days {
        Some(days) => {
            let own = days.first().copied().unwrap_or_default();
            (own, days.iter().sum(), Message::new("S06-load"), first.head.place("effort_days"))
        }
        None => {
            let planned: Vec<&Requirement> = live(project).filter(|requirement| requirement.lot.is_some()).collect();
            let id = first.head.id();
            let own = planned.iter().filter(|r| r.lot.as_ref().is_some_and(|lot| lot.to == id)).count();
            let enough = if planned.len() >= ENOUGH { planned.len() } else { 0 };
            (own, enough, Message::new("S06-count"), first.head.places.name)
        }
    };
    if all > 0 && own * 2 > all {
        let message = about(message, &first.head).with("own", own).with("all", all).with("percent", percent(own, all));
        findings.tell(place, message);
    }
}
