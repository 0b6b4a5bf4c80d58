//! Are the objectives measurable, owned, sober, and does a figure lead to an action? (family O)

use std::sync::LazyLock;

use super::answers::{is_blank, is_due};
use super::openings::{self, Opening};
use super::voices::Roster;
use super::{Findings, Subject, about, figures};
use crate::model::graph::EdgeKind;
use crate::model::objective::{Objective, ObjectiveLevel, ObjectiveStatus};
use crate::model::{Artifact, Id, Kind, Project};
use crate::text::similar::fold;
use crate::text::words::{Forms, section};
use crate::text::{Arg, Lang, Message};

/// Objectives beyond which nobody remembers them.
const MEMORABLE: usize = 7;

/// The words of both languages (`templates/words/*/objectives.txt`): an objective is a title, in either.
struct Lists {
    vague: Forms,
    not_vague: Forms,
    becomes: Forms,
    more: Forms,
    better: Forms,
    no_action: Forms,
    watch: Forms,
    watched: Forms,
    field: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let of = |section: &str| Forms::of_both("objectives", section);
    let field = Lang::ALL.into_iter().flat_map(|lang| section(lang, "objectives", "field")).flatten();
    Lists {
        vague: of("vague"),
        not_vague: of("not-vague"),
        becomes: of("becomes"),
        more: of("more"),
        better: of("better"),
        no_action: of("no-action"),
        watch: of("watch"),
        watched: of("watched"),
        field: field.map(fold).collect(),
    }
});

fn live(project: &Project) -> impl Iterator<Item = &Objective> {
    project.objectives.iter().filter(|objective| objective.status != ObjectiveStatus::Dropped)
}

fn kpis(project: &Project) -> impl Iterator<Item = &Artifact> {
    project.of_kind(Kind::Kpi).filter(|kpi| kpi.status != "obsolete")
}

/// O01: an objective that cannot be measured, for want of a measure, a baseline, a target or a date. It is
/// due when the owner validates the text: before, an objective may still be an intention.
pub fn not_measurable(subject: &Subject<'_>, findings: &mut Findings) {
    for objective in live(subject.project) {
        let mut missing = Vec::new();
        let due = |field: &str| is_due(Kind::Objective, &objective.head, field);
        if due("kpi") {
            missing.push(Message::new("O01-measure"));
        }
        if due("baseline") {
            missing.push(Message::new("O01-baseline"));
        }
        if due("target") {
            missing.push(Message::new("O01-target"));
        }
        if due("due") {
            missing.push(Message::new("O01-due"));
        }
        if !missing.is_empty() {
            let message = about(Message::new("O01"), &objective.head).with("missing", Arg::List(missing));
            findings.tell(objective.head.places.name, message);
        }
    }
}

/// O02: a verb that promises, where nothing says how much: neither the title, nor the text, nor the target.
pub fn vague_verb(subject: &Subject<'_>, findings: &mut Findings) {
    for objective in live(subject.project) {
        let head = &objective.head;
        let united = head.node.get("unit").is_some();
        let aimed = |target: &str| figures::has_quantity(target, united);
        if objective.target.as_deref().is_some_and(aimed) || figures::says_by_how_much(&head.statement) {
            continue;
        }
        let title = if head.node.get("title").is_some() { vague(&head.title) } else { None };
        let found = title.map(|verb| (verb, head.place("title"))).or_else(|| {
            let field = if head.node.get("statement").is_some() { "statement" } else { "description" };
            sentences(&head.statement).find_map(leading_vague).map(|verb| (verb, head.place(field)))
        });
        let Some((verb, place)) = found else { continue };
        findings.tell(subject.words(place, &verb), about(Message::new("O02"), head).with("verb", &verb));
    }
}

/// The vague verb of a sentence that says no quantity.
fn vague(sentence: &str) -> Option<String> {
    let vague = words(sentence).find(|word| is_vague(&fold(word))).or_else(|| compares(sentence))?;
    (!figures::says_by_how_much(sentence)).then(|| vague.to_owned())
}

fn is_vague(folded: &str) -> bool {
    LISTS.vague.has(folded) && !LISTS.not_vague.has(folded)
}

/// The word of a promise that compares: « Gagner en efficacité », « Mieux suivre », « Devenir plus réactif ».
fn compares(sentence: &str) -> Option<&str> {
    let mut words = words(sentence);
    let first = words.next()?;
    let folded = fold(first);
    let next: Vec<String> = words.take(3).map(fold).collect();
    let is = |at: usize, words: &[&str]| next.get(at).is_some_and(|word| words.contains(&word.as_str()));
    let found = match folded.as_str() {
        "gagner" => is(0, &["en"]),
        "gain" => is(0, &["in"]),
        word if LISTS.better.has(word) => true,
        word if LISTS.becomes.has(word) => next.iter().any(|word| LISTS.more.has(word)),
        _ => false,
    };
    found.then_some(first)
}

/// The same, of a sentence of prose: only where it begins with the verb is it the objective itself.
fn leading_vague(sentence: &str) -> Option<String> {
    let first = words(sentence).next()?;
    (is_vague(&fold(first)) || compares(sentence).is_some()).then(|| vague(sentence)).flatten()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// O03: an objective due before the first lot that serves it opens to its users: it would be measured on
/// what is not there yet.
pub fn due_before_its_lot(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    for objective in live(project) {
        let Some(due) = objective.due else { continue };
        let lots = lots_serving(project, &objective.head.id());
        let dated = lots.iter().filter_map(|id| {
            let first = project.lot(id).and_then(|lot| openings::of_lot(lot).into_iter().next())?;
            Some((first, id.clone()))
        });
        let place = objective.head.place("due");
        match dated.min_by_key(|(first, id)| (first.on, id.clone())) {
            Some((Opening { on, name, place: opened }, lot)) if due < on => {
                let message = about(Message::new("O03"), &objective.head)
                    .with("due", due)
                    .with("lot", lot.as_str())
                    .with("milestone", name)
                    .with("opening", on);
                findings.tell(place, message).related.extend(opened);
            }
            Some(_) => {}
            None => {
                if let Some(on) = project.manifest.go_live.filter(|on| due < *on) {
                    let message =
                        about(Message::new("O03-project"), &objective.head).with("due", due).with("opening", on);
                    findings.tell(place, message);
                }
            }
        }
    }
}

/// The lots in which the needs of an objective, their use cases and the requirements of both are planned.
fn lots_serving(project: &Project, objective: &Id) -> Vec<Id> {
    let mut lots = Vec::new();
    for need in project.graph.sources(objective, EdgeKind::Serves) {
        lots.extend(project.need(need).and_then(|need| need.lot.as_ref()).map(|lot| lot.to.clone()));
        for covering in project.graph.sources(need, EdgeKind::Covers) {
            lots.extend(lot_of(project, covering));
            let detailing = project.graph.sources(covering, EdgeKind::Details);
            lots.extend(detailing.into_iter().filter_map(|requirement| lot_of(project, requirement)));
        }
    }
    lots.sort();
    lots.dedup();
    lots
}

fn lot_of(project: &Project, id: &Id) -> Option<Id> {
    let use_case = project.use_case(id).and_then(|use_case| use_case.lot.as_ref());
    let requirement = || project.requirement(id).and_then(|requirement| requirement.lot.as_ref());
    use_case.or_else(requirement).map(|lot| lot.to.clone())
}

/// O04: an indicator without owner, formula or source: two people would not find the same figure.
pub fn unowned_kpi(subject: &Subject<'_>, findings: &mut Findings) {
    for kpi in kpis(subject.project) {
        let mut missing = Vec::new();
        let due = |field: &str| is_due(Kind::Kpi, &kpi.head, field);
        if due("owner") {
            missing.push(Message::new("O04-owner"));
        }
        if due("formula") {
            missing.push(Message::new("O04-formula"));
        }
        if due("sources") {
            missing.push(Message::new("O04-source"));
        }
        if !missing.is_empty() {
            let message = about(Message::new("O04"), &kpi.head).with("missing", Arg::List(missing));
            findings.tell(kpi.head.places.name, message);
        }
    }
}

/// O05: an indicator whose red changes nothing that anybody does.
pub fn kpi_without_action(subject: &Subject<'_>, findings: &mut Findings) {
    for kpi in kpis(subject.project) {
        match kpi.text("action") {
            None => {
                findings.tell(kpi.head.places.name, about(Message::new("O05"), &kpi.head));
            }
            Some(action) if is_no_action(&action) => {
                let message = about(Message::new("O05-empty"), &kpi.head).with("action", action.trim());
                findings.tell(kpi.head.place("action"), message);
            }
            Some(_) => {}
        }
    }
}

/// Is it no action: a blank, or words that follow without doing anything?
fn is_no_action(action: &str) -> bool {
    let folded = fold(action);
    let mut words = words(&folded);
    let watches = words.next().is_some_and(|first| LISTS.watch.has(first)) && words.all(|word| LISTS.watched.has(word));
    is_blank(action) || watches || LISTS.no_action.has(folded.trim().trim_end_matches('.'))
}

/// O06: more objectives than anybody remembers; told at the first one too many.
pub fn too_many(subject: &Subject<'_>, findings: &mut Findings) {
    let count = live(subject.project).count();
    if let Some(extra) = live(subject.project).nth(MEMORABLE) {
        findings.tell(extra.head.places.name, Message::new("O06").with("count", count).with("most", MEMORABLE));
    }
}

/// O07: no operational objective that the field voiced: whoever is asked to change gains nothing of his own.
pub fn none_from_the_field(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let roster = Roster::of(project);
    let operational = |objective: &&Objective| objective.level == Some(ObjectiveLevel::Operational);
    if live(project).filter(operational).any(|objective| voiced_by_the_field(project, &roster, objective)) {
        return;
    }
    if let Some(first) = live(project).find(operational) {
        findings.tell(first.head.place("level"), about(Message::new("O07-origin"), &first.head));
    } else if let Some(first) = live(project).next() {
        findings.tell(first.head.places.name, Message::new("O07"));
    }
}

/// Its origin is a workshop where somebody of the field spoke, a person of the field, or words that say so.
fn voiced_by_the_field(project: &Project, roster: &Roster<'_>, objective: &Objective) -> bool {
    let Some(origin) = &objective.head.origin else { return false };
    let speaks =
        |who: &str, said: Option<String>| roster.profile(who, said).is_some_and(|profile| roster.is_field(&profile));
    match project.index.get(&Id::from(origin.trim())) {
        Some((Kind::Workshop, i)) => project
            .workshops
            .get(*i)
            .is_some_and(|workshop| roster.voices(workshop).iter().any(|voice| roster.is_voice_of_the_field(voice))),
        _ => speaks(origin, None) || LISTS.field.iter().any(|word| fold(origin).contains(word.as_str())),
    }
}
