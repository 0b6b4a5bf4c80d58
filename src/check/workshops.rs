//! Was the field heard, are the minutes in time, does every promise have an owner and a date? (family A)

use std::collections::BTreeSet;

use super::answers::lacks;
use super::groups::Group;
use super::voices::{Roster, Voice, is_called_off, was_held};
use super::{Findings, Subject, about};
use crate::model::workshop::{ActionStatus, Profile, Workshop, WorkshopStatus, WorkshopType};
use crate::model::{Kind, fields};
use crate::text::node::Node;
use crate::text::{Arg, Message};

/// Business days within which minutes are worth reading.
const MINUTES_WITHIN: u32 = 5;

/// A01: nobody from the field where needs, journeys or acceptance are discussed. It applies from the first
/// draft on: once the text is validated, the workshops are over. Of a participant whose profile nobody
/// knows nothing is supposed; of a workshop that took place without a list of participants, nobody can tell.
pub fn field_not_heard(subject: &Subject<'_>, findings: &mut Findings) {
    let roster = Roster::of(subject.project);
    let about_work = |w: &&Workshop| {
        matches!(w.workshop_type, Some(WorkshopType::Needs | WorkshopType::Journey | WorkshopType::Acceptance))
    };
    for workshop in subject.project.workshops.iter().filter(about_work).filter(|w| !is_called_off(w)) {
        let voices = roster.voices(workshop);
        let spoken_for = |voice: &Voice| voice.profile.as_deref().is_none_or(|profile| roster.is_field(profile));
        if voices.is_empty() {
            if workshop.head.node.get("participants").is_none_or(|list| list.items().is_empty())
                && was_held(workshop, subject.today)
            {
                findings.tell(workshop.head.places.name, about(Message::new("A01-nobody"), &workshop.head));
            }
        } else if !voices.iter().any(spoken_for) {
            findings.tell(workshop.head.key_place("participants"), about(Message::new("A01"), &workshop.head));
        }
    }
}

/// A02: management and IT among themselves. A committee decides and an architecture workshop draws: both may. One of
/// them alone is an interview, which objectives and data may well begin with; the work itself may not.
pub fn management_and_it_only(subject: &Subject<'_>, findings: &mut Findings) {
    let roster = Roster::of(subject.project);
    let closed = |w: &&Workshop| !matches!(w.workshop_type, Some(WorkshopType::Committee | WorkshopType::Architecture));
    for workshop in subject.project.workshops.iter().filter(closed).filter(|w| !is_called_off(w)) {
        let voices = roster.voices(workshop);
        // Those who help or build speak for nobody of the house.
        let house: Vec<Option<Profile>> = voices
            .iter()
            .map(|voice| voice.profile.as_deref().and_then(Profile::from_key))
            .filter(|profile| !matches!(profile, Some(Profile::Amoa | Profile::Vendor | Profile::Integrator)))
            .collect();
        let above =
            |profile: &Option<Profile>| matches!(profile, Some(Profile::Management | Profile::It | Profile::Data));
        let interview = matches!(
            workshop.workshop_type,
            None | Some(WorkshopType::Objectives | WorkshopType::Data | WorkshopType::Reporting)
        );
        let enough = if interview { 2 } else { 1 };
        if house.len() >= enough && house.iter().all(above) {
            findings.tell(workshop.head.key_place("participants"), about(Message::new("A02"), &workshop.head));
        }
    }
}

/// A03: minutes sent, or still not sent, more than five business days after the workshop, or said to be sent
/// without a day. Of notes that nobody else was at, no minutes are expected.
pub fn late_minutes(subject: &Subject<'_>, findings: &mut Findings) {
    let calendar = &subject.project.manifest.calendar;
    for workshop in subject.project.workshops.iter().filter(|w| !is_called_off(w)) {
        let Some(held) = workshop.date else { continue };
        let minutes = workshop.head.node.get("minutes");
        let sent = minutes.and_then(|minutes| Some((fields::date(minutes, "sent_on")?, minutes.get("sent_on")?.place)));
        let due = calendar.after(held, MINUTES_WITHIN);
        let said = |id: Message| about(id, &workshop.head).with("held", held).with("due", due);
        match sent {
            Some((sent, place)) if sent > due => {
                let days = calendar.between(held, sent);
                findings.tell(place, said(Message::new("A03")).with("sent", sent).with("days", days));
            }
            None if workshop.status == WorkshopStatus::MinutesSent => {
                let message = about(Message::new("A03-undated"), &workshop.head);
                findings.tell(workshop.head.place("status"), message);
            }
            None if is_unsent(workshop, subject) && subject.today > due => {
                findings.tell(workshop.head.place("date"), said(Message::new("A03-unsent")));
            }
            _ => {}
        }
    }
}

/// Did it take place, with people who wait for the minutes?
fn is_unsent(workshop: &Workshop, subject: &Subject<'_>) -> bool {
    match workshop.status {
        WorkshopStatus::Held => true,
        WorkshopStatus::Planned => {
            let met = workshop.head.node.get("participants").is_some_and(|list| list.items().len() > 1);
            // Whoever wrote that it is planned has not come back to it yet.
            met && workshop.head.node.get("status").is_none() && was_held(workshop, subject.today)
        }
        _ => false,
    }
}

/// A04: an action that nobody owns or that has no date. Notes of a workshop may be taken in haste: it is due
/// when the text is validated.
pub fn unowned_action(subject: &Subject<'_>, findings: &mut Findings) {
    for workshop in subject.project.workshops.iter().filter(|w| !is_called_off(w)) {
        for action in entries(workshop, "actions").filter(|action| is_open(action)) {
            let mut missing = Vec::new();
            if lacks(action, "owner") {
                missing.push(Message::new("A04-owner"));
            }
            if fields::date(action, "due").is_none() && fields::date(action, "date").is_none() {
                missing.push(Message::new("A04-due"));
            }
            if !missing.is_empty() {
                let place = action.get("text").map_or(action.place, |text| text.place);
                findings.tell(place, about(Message::new("A04"), &workshop.head).with("missing", Arg::List(missing)));
            }
        }
    }
}

/// A05: an action or an open point whose day is past and that nobody closed.
pub fn overdue(subject: &Subject<'_>, findings: &mut Findings) {
    let manifest = &subject.project.manifest;
    for workshop in subject.project.workshops.iter().filter(|w| !is_called_off(w)) {
        for field in ["actions", "open_points"] {
            for entry in entries(workshop, field).filter(|entry| is_open(entry)) {
                let Some(due) = fields::date(entry, "due").filter(|due| *due < subject.today) else { continue };
                let place = entry.get("due").map_or(entry.place, |due| due.place);
                let message = match (field, fields::text(entry, "owner")) {
                    ("actions", Some(owner)) => Message::new("A05").with("owner", manifest.name_of(&owner)),
                    ("actions", None) => Message::new("A05-nobody"),
                    (_, Some(owner)) => Message::new("A05-point").with("owner", manifest.name_of(&owner)),
                    (_, None) => Message::new("A05-point-nobody"),
                };
                let text = fields::text(entry, "text").unwrap_or_default();
                findings.tell(
                    place,
                    message.with("text", text.trim_end_matches(['.', '?', ' ', '\u{202f}'])).with("due", due),
                );
            }
        }
    }
}

/// A06: a service of the context that no workshop ever heard. Validation closes the hearing.
pub fn service_never_heard(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let roster = Roster::of(project);
    let held = project.workshops.iter().filter(|workshop| was_held(workshop, subject.today));
    let heard: BTreeSet<Group> = held
        .flat_map(|workshop| roster.voices(workshop))
        .flat_map(|voice| [Group::of(&voice.words), Group::of(&voice.profile.unwrap_or_default())])
        .collect();
    for context in project.of_kind(Kind::Context) {
        for team in context.items("teams") {
            let named = |field: &str| fields::text(team, field).map(|text| Group::of(&text));
            let is_heard = |team: Group| heard.iter().any(|voice| team.is_named_in(voice) || voice.is_named_in(&team));
            let Some(service) = fields::text(team, "service").or_else(|| fields::text(team, "profile")) else {
                continue;
            };
            if named("service").is_some_and(is_heard) || named("profile").is_some_and(is_heard) {
                continue;
            }
            let place = team.get("service").or_else(|| team.get("profile")).map_or(team.place, |named| named.place);
            findings.tell(place, Message::new("A06").with("service", service));
        }
    }
}

fn entries<'a>(workshop: &'a Workshop, field: &str) -> impl Iterator<Item = &'a Node> + use<'a> {
    workshop.head.node.get(field).map(Node::items).unwrap_or_default().iter().filter(|entry| !entry.is_null())
}

fn is_open(entry: &Node) -> bool {
    fields::choice(entry, "status", ActionStatus::from_key).unwrap_or_default() == ActionStatus::Open
}
