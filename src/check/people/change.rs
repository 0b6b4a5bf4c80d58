//! Are those whose work changes told why and taught how, in time, by more than an e-mail?

use std::collections::BTreeMap;

use crate::check::groups::Group;
use crate::check::{Findings, Subject, about, openings};
use crate::model::{Artifact, Kind, Project, fields};
use crate::text::similar::fold;
use crate::text::{Arg, Message, Place};

/// The actions that are to take place or did.
pub(super) fn actions(project: &Project) -> impl Iterator<Item = &Artifact> {
    project.of_kind(Kind::ChangeAction).filter(|action| action.status != "cancelled")
}

/// The profile that an action is for, with its place; none for an action for everybody.
pub(super) fn population(action: &Artifact) -> Option<(String, Place)> {
    let population = action.head.node.get("population")?;
    let profile = fields::text(population, "profile")?;
    let place = population.get("profile").map_or(population.place, |profile| profile.place);
    (!Group::is_everybody(&profile)).then_some((profile, place))
}

/// The population as it is written; empty where none is.
fn named(action: &Artifact) -> String {
    action.head.node.get("population").and_then(|population| fields::text(population, "profile")).unwrap_or_default()
}

fn is_of_type(action: &Artifact, word: &str) -> bool {
    action.text("type").as_deref() == Some(word)
}

/// Is the action for that group, or for everybody?
fn is_for(action: &Artifact, groups: &[Group]) -> bool {
    match population(action) {
        Some((profile, _)) => Group::list(&profile).iter().any(|met| groups.iter().any(|group| group.meets(met))),
        None => true,
    }
}

/// H02: a profile whose work changes, with nobody to tell it why or to teach it how. The change is prepared
/// while the CRM is built.
pub fn unprepared_profile(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    for (name, groups, place) in impacted(project) {
        let lacks = |word: &str| !actions(project).any(|action| is_of_type(action, word) && is_for(action, &groups));
        let mut missing = Vec::new();
        if lacks("training") {
            missing.push(Message::new("H02-training"));
        }
        if lacks("communication") {
            missing.push(Message::new("H02-communication"));
        }
        if !missing.is_empty() {
            findings.tell(place, Message::new("H02").with("profile", name).with("missing", Arg::List(missing)));
        }
    }
}

/// The teams of the context, then the profiles that an action says are impacted; each once, by the words that
/// may name it.
fn impacted(project: &Project) -> Vec<(String, Vec<Group>, Place)> {
    let mut found: Vec<(String, Vec<Group>, Place)> = Vec::new();
    for team in project.of_kind(Kind::Context).flat_map(|context| context.items("teams")) {
        let words = |field: &str| fields::text(team, field);
        let Some(name) = words("profile").or_else(|| words("service")) else { continue };
        let groups: Vec<Group> =
            [words("profile"), words("service")].into_iter().flatten().map(|text| Group::of(&text)).collect();
        let field = if team.get("profile").is_some() { "profile" } else { "service" };
        let place = team.get(field).map_or(team.place, |value| value.place);
        if !found.iter().any(|(known, _, _)| fold(known) == fold(&name)) {
            found.push((name, groups, place));
        }
    }
    for action in actions(project) {
        let high = matches!(action.text("impact").as_deref(), Some("medium" | "high"));
        let Some((profile, place)) = population(action).filter(|_| high) else { continue };
        let named = Group::list(&profile);
        if !found.iter().any(|(_, groups, _)| groups.iter().any(|known| named.iter().any(|group| known.meets(group)))) {
            found.push((profile, named, place));
        }
    }
    found
}

/// H05: a first training that ends after users came in. Complementary and advanced modules come later by nature.
pub fn late_training(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    for action in actions(project).filter(|action| is_of_type(action, "training")) {
        if matches!(action.text("module").as_deref(), Some("complementary" | "advanced")) {
            continue;
        }
        let Some(dates) = action.head.node.get("dates") else { continue };
        let field = if fields::date(dates, "end").is_some() { "end" } else { "start" };
        let Some(end) = fields::date(dates, field) else { continue };
        let place = dates.get(field).map_or(dates.place, |date| date.place);
        let lot = action.links("lot").first().and_then(|lot| project.lot(&lot.to));
        // A lot that opens in waves trains each before its own: the last one counts.
        let opening = openings::of(project, lot).pop();
        if let Some(opening) = opening.filter(|opening| end > opening.on) {
            let message = about(Message::new("H05"), &action.head).with("end", end).with("opening", opening.on);
            findings.tell(place, message).related.extend(opening.place);
        }
    }
}

/// Words of a message that is sent, folded.
const MAIL: &[&str] = &[
    "courriel",
    "courriels",
    "e-mail",
    "e-mails",
    "email",
    "emails",
    "mail",
    "mails",
    "newsletter",
    "newsletters",
    "lettre",
];
/// What people do when they meet, folded; `*` stands for any ending.
const MEETING: &[&str] = &[
    "reunion*",
    "presentiel*",
    "presentation*",
    "atelier*",
    "visio*",
    "video*",
    "demonstration*",
    "session*",
    "seance*",
    "telephon*",
    "appel",
    "appels",
    "tournee*",
    "journee*",
    "demi-journee*",
    "presence*",
    "formation*",
    "accompagn*",
    "entretien*",
    "affiche*",
    "affichage*",
    "convention*",
    "meeting*",
    "workshop*",
    "room",
    "call",
    "calls",
    "webinar*",
    "poster",
    "posters",
    "training*",
    "visit",
    "visits",
];
/// The same in several words.
const TOGETHER: &[&str] = &[
    "face a face",
    "en face",
    "face to face",
    "sur site",
    "sur place",
    "en agence",
    "en personne",
    "au poste",
    "on site",
    "on-site",
    "in person",
    "at the desk",
    "at their desk",
    "desk side",
];
/// What ties a noun to the message that it is about: « courriel de formation ».
const OF: &[&str] = &["de", "du", "des", "d", "sur", "pour", "about", "on", "for", "of"];

/// H06: a population whose work changes a lot, and that only ever gets e-mails. Told at the first of them.
pub fn email_only(subject: &Subject<'_>, findings: &mut Findings) {
    let mut by_profile: BTreeMap<Group, Vec<&Artifact>> = BTreeMap::new();
    let mut for_all: Vec<&Artifact> = Vec::new();
    for action in actions(subject.project) {
        match population(action) {
            Some((profile, _)) => {
                for group in Group::list(&profile) {
                    by_profile.entry(group).or_default().push(action);
                }
            }
            // Who is met with some others is not met with everybody.
            None if Group::is_all(&named(action)) => for_all.push(action),
            None => {}
        }
    }
    if for_all.iter().any(|action| !is_email(action)) {
        return;
    }
    let mut told: Vec<Place> = Vec::new();
    for met in by_profile.values() {
        let high = met.iter().find(|action| action.text("impact").as_deref() == Some("high"));
        let Some(first) = high.filter(|_| met.iter().all(|action| is_email(action))) else { continue };
        let profile = population(first).map(|(profile, _)| profile).unwrap_or_default();
        let place = first.head.place("modality");
        if !told.contains(&place) {
            told.push(place);
            findings.tell(place, about(Message::new("H06"), &first.head).with("profile", profile));
        }
    }
}

/// Does the action consist of messages alone? One that says nothing of how it is done is given the benefit of
/// the doubt.
fn is_email(action: &Artifact) -> bool {
    let modality = fold(&action.text("modality").unwrap_or_default());
    let split = modality.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words: Vec<&str> = split.filter(|word| !word.is_empty()).collect();
    let is_mail = |at: usize| words.get(at).is_some_and(|word| MAIL.contains(word));
    let meets = |at: usize, word: &&str| {
        let is = |known: &&str| known.strip_suffix('*').map_or(word == known, |start| word.starts_with(start));
        let about = at >= 2 && OF.contains(&words[at - 1]) && is_mail(at - 2);
        MEETING.iter().any(is) && !about
    };
    let said = format!(" {} ", words.join(" "));
    let together = TOGETHER.iter().any(|words| said.contains(&format!(" {words} ")));
    (0..words.len()).any(is_mail) && !together && !words.iter().enumerate().any(|(at, word)| meets(at, word))
}
