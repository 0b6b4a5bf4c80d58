//! Is there a colleague to ask, everywhere, and did the colleague have a say?

use super::change::{actions, population};
use crate::check::groups::Group;
use crate::check::voices::{Roster, was_held};
use crate::check::{Findings, Subject, about};
use crate::model::manifest::Person;
use crate::model::{Artifact, Kind, Project, fields};
use crate::text::node::Node;
use crate::text::similar::fold;
use crate::text::{Message, Place};

fn ambassadors(project: &Project) -> impl Iterator<Item = &Artifact> {
    actions(project).filter(|action| action.text("type").as_deref() == Some("ambassador"))
}

/// People from which a team does not ask its questions across the desk any more.
const A_TEAM: u32 = 10;

/// H04: a site, or a team of ten or more, without an ambassador: questions go to the project there, or nowhere.
/// Where there is no ambassador at all, it is told once.
pub fn without_ambassador(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let contexts: Vec<&Artifact> = project.of_kind(Kind::Context).collect();
    if ambassadors(project).next().is_none() {
        let context = contexts.iter().find(|context| context.has("sites") || context.has("teams"));
        if let Some(context) = context {
            let field = if context.has("sites") { "sites" } else { "teams" };
            findings.tell(context.head.key_place(field), Message::new("H04-none"));
        }
        return;
    }
    let covers: Vec<Cover> = ambassadors(project).map(Cover::of).collect();
    for context in contexts {
        for site in context.items("sites") {
            let named = [fields::text(site, "name"), fields::text(site, "region")];
            let Some(name) = named.iter().flatten().next().cloned().or_else(|| site.text().map(str::to_owned)) else {
                continue;
            };
            let groups: Vec<Group> = named.iter().flatten().chain([&name]).map(|text| Group::of(text)).collect();
            if !covers.iter().any(|cover| cover.has_site(&groups)) {
                let place = site.get("name").or_else(|| site.get("region")).map_or(site.place, |value| value.place);
                findings.tell(place, Message::new("H04-site").with("site", name));
            }
        }
        let large = |team: &&Node| fields::integer(team, "headcount").is_none_or(|count| count >= A_TEAM);
        for team in context.items("teams").iter().filter(large) {
            let named = [fields::text(team, "profile"), fields::text(team, "service")];
            let Some(name) = named.iter().flatten().next().cloned() else { continue };
            let groups: Vec<Group> = named.iter().flatten().map(|text| Group::of(text)).collect();
            if !covers.iter().any(|cover| cover.has_team(&groups)) {
                let place = team.get("profile").or_else(|| team.get("service")).map_or(team.place, |value| value.place);
                findings.tell(place, Message::new("H04-team").with("team", name));
            }
        }
    }
}

/// Where and for whom the ambassadors of one action are.
struct Cover {
    /// None: everywhere.
    sites: Option<Vec<Group>>,
    /// None: for everybody.
    profiles: Option<Vec<Group>>,
}

impl Cover {
    fn of(action: &Artifact) -> Self {
        let sites = action.texts("sites");
        let everywhere = sites.is_empty() || sites.iter().any(|site| Group::is_everybody(site));
        Self {
            sites: (!everywhere).then(|| sites.iter().map(|site| Group::of(site)).collect()),
            profiles: population(action).map(|(profile, _)| Group::list(&profile)),
        }
    }

    fn has_site(&self, names: &[Group]) -> bool {
        self.sites.as_ref().is_none_or(|sites| sites.iter().any(|site| names.iter().any(|name| name.meets(site))))
    }

    fn has_team(&self, names: &[Group]) -> bool {
        self.profiles
            .as_ref()
            .is_none_or(|profiles| profiles.iter().any(|met| names.iter().any(|name| name.meets(met))))
    }
}

/// H08: an ambassador who sat in no workshop defends what others decided. Ambassadors are the people whose
/// roles say so in the manifest, and people of the field who lead an action of ambassadors.
pub fn ambassador_unheard(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let roster = Roster::of(project);
    let held = project.workshops.iter().filter(|workshop| was_held(workshop, subject.today));
    let heard: std::collections::BTreeSet<String> = held
        .flat_map(|workshop| roster.voices(workshop))
        .flat_map(|voice| [voice.id.unwrap_or_default(), fold(voice.who.trim())])
        .collect();
    let sat = |person: &Person| heard.contains(&person.id) || heard.contains(&fold(person.name.trim()));
    let is_ambassador = |person: &&Person| person.roles.iter().any(|role| fold(role).starts_with("ambassad"));
    let mut told: Vec<&str> = Vec::new();
    for person in project.manifest.people.iter().filter(is_ambassador).filter(|person| !sat(person)) {
        told.push(&person.id);
        tell(person, person.place, findings);
    }
    for action in ambassadors(project) {
        let leader = action.text("facilitator").and_then(|name| roster.find(&name));
        let of_the_field = |person: &&Person| person.profile.as_deref().is_some_and(|profile| roster.is_field(profile));
        let Some(person) =
            leader.filter(of_the_field).filter(|person| !sat(person) && !told.contains(&person.id.as_str()))
        else {
            continue;
        };
        told.push(&person.id);
        let finding = findings.tell(action.head.place("facilitator"), about(Message::new("H08-leader"), &action.head));
        *finding = finding.clone().with("person", person.name.as_str());
    }
}

fn tell(person: &Person, place: Place, findings: &mut Findings) {
    findings.tell(place, Message::new("H08").with("person", person.name.as_str()));
}
