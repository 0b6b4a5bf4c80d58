//! Are the cases that must exist there: limits, rejections, replays, forbidden gestures, whole paths?
//!
//! All apply from acceptance on: before, cases are still being written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::plan::{Aim, Plan, Planned, is_under_test};
use crate::check::answers::is_blank;
use crate::check::groups::Group;
use crate::check::{Findings, Subject, about, figures};
use crate::model::graph::EdgeKind;
use crate::model::recipe_book::RecipeBook;
use crate::model::use_case::UseCaseStatus;
use crate::model::{Artifact, Head, Id, Kind, Link, Project, fields};
use crate::text::node::{Data, Node};
use crate::text::words::{self, Forms};
use crate::text::{Arg, Lang, Message, Place};

/// D03: a rule that draws a line with a number, a date or a rounding, and no case at that line. The cases of
/// a use case are those that play it, and those of the requirements that detail it.
pub fn rule_without_limit_case(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let plan = subject.plan();
    for use_case in project.use_cases.iter().filter(|use_case| use_case.status != UseCaseStatus::Obsolete) {
        if use_case.rules.is_empty() || !is_under_test(project, use_case.lot.as_ref()) {
            continue;
        }
        let itself = use_case.head.id();
        let detailing = project.graph.sources(&itself, EdgeKind::Details);
        let requirements: Vec<Link> = detailing.into_iter().map(|id| link(id, &use_case.head)).collect();
        of_rules(subject, plan, &use_case.head, (&requirements, &[link(&itself, &use_case.head)]), findings);
    }
    for requirement in project.requirements.iter().filter(|requirement| !requirement.is_dropped()) {
        if !requirement.rules.is_empty() && is_under_test(project, requirement.lot.as_ref()) {
            let itself = [link(&requirement.head.id(), &requirement.head)];
            of_rules(subject, plan, &requirement.head, (&itself, &[]), findings);
        }
    }
}

fn link(to: &Id, from: &Head) -> Link {
    Link { to: to.clone(), place: from.places.name }
}

/// The rules of one owner; the owner's own cases prove them too.
fn of_rules(
    subject: &Subject<'_>,
    plan: &Plan<'_>,
    owner: &Head,
    (requirements, use_cases): (&[Link], &[Link]),
    findings: &mut Findings,
) {
    for rule in owner.node.get("rules").map(Node::items).unwrap_or_default() {
        let Some((line, place)) = line_of(subject, rule) else { continue };
        let id = fields::text(rule, "id").map(Id::new).unwrap_or_default();
        let cases = plan.cases_of(&id, requirements, use_cases);
        if cases.iter().any(|case| case.aims_at(Aim::Limit)) {
            continue;
        }
        let message = if id.as_str().is_empty() {
            about(Message::new("D03-unnamed"), owner)
        } else {
            Message::new("D03").with("rule", id.as_str())
        };
        findings.tell(place, message.with("line", line));
    }
}

/// The line that a rule draws, and where it is written: in its sentence, else in its threshold.
fn line_of(subject: &Subject<'_>, rule: &Node) -> Option<(String, Place)> {
    let statement = if matches!(rule.data, Data::Map(_)) { rule.get("statement") } else { Some(rule) };
    let drawn = |node: &Node| {
        let text = node.text()?;
        let line = text.get(figures::line_drawn(text)?)?.to_owned();
        Some((line.clone(), subject.words(node.place, &line)))
    };
    statement.and_then(drawn).or_else(|| {
        let threshold = rule.get("threshold")?;
        let line = threshold.text().filter(|text| !is_blank(text))?.trim().to_owned();
        Some((line.clone(), subject.words(threshold.place, &line)))
    })
}

/// D04: a flow that is tested, but not accepted, rejected and replayed: the three things that it does in its
/// first week. One that no case tests at all is D12's.
pub fn flow_half_tested(subject: &Subject<'_>, findings: &mut Findings) {
    let plan = subject.plan();
    for flow in flows(subject.project) {
        let cases = cases_of(plan, flow);
        if cases.is_empty() {
            continue;
        }
        let lacks = |aim: Aim| !cases.iter().any(|case| case.aims_at(aim));
        let mut missing = Vec::new();
        if lacks(Aim::Accepted) {
            missing.push(Message::new("D04-accepted"));
        }
        if lacks(Aim::Rejected) {
            missing.push(Message::new("D04-rejected"));
        }
        if lacks(Aim::Replayed) {
            missing.push(Message::new("D04-replayed"));
        }
        if !missing.is_empty() {
            let message = about(Message::new("D04"), &flow.head).with("missing", Arg::List(missing));
            findings.tell(flow.head.places.name, message);
        }
    }
}

/// D12: a flow or a migration rule that no case tests by itself: it would be met for the first time on the
/// night of the cut-over.
pub fn untested_flow_or_migration(subject: &Subject<'_>, findings: &mut Findings) {
    let plan = subject.plan();
    for flow in flows(subject.project).filter(|flow| cases_of(plan, flow).is_empty()) {
        findings.tell(flow.head.places.name, about(Message::new("D12"), &flow.head));
    }
    let migrations = subject.project.of_kind(Kind::Migration);
    for migration in migrations.filter(|m| is_under_test(subject.project, m.links("lot").first())) {
        if cases_of(plan, migration).is_empty() {
            findings.tell(migration.head.places.name, about(Message::new("D12-migration"), &migration.head));
        }
    }
}

/// Flows that are to be tested.
fn flows(project: &Project) -> impl Iterator<Item = &Artifact> {
    let retired = |flow: &&Artifact| flow.status != "retired";
    project.of_kind(Kind::Flow).filter(retired).filter(|flow| is_under_test(project, flow.links("lot").first()))
}

fn cases_of<'p, 'a>(plan: &'p Plan<'a>, artifact: &Artifact) -> Vec<&'p Planned<'a>> {
    plan.cases_of(&artifact.head.id(), &artifact.links("requirements"), &artifact.links("use_cases"))
}

/// D05: a role of the access matrix that is refused something, and no case in which it tries. Rights are
/// proved by refusals: what is allowed works in any demonstration.
pub fn role_without_forbidden_case(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let plan = subject.plan();
    let refused = project.of_kind(Kind::AccessRight).filter(|right| denied(right).is_some());
    let mut untried: BTreeSet<Group> =
        refused.filter_map(|right| right.text("role")).map(|role| Group::of(&role)).collect();
    for case in plan.cases().filter(|case| case.aims_at(Aim::Forbidden)) {
        if untried.is_empty() {
            return;
        }
        for words in spoken_of(case) {
            untried.retain(|role| !role.is_named_in(&words));
        }
    }
    for right in project.of_kind(Kind::AccessRight) {
        let Some((denied, place)) = denied(right) else { continue };
        let Some(role) = right.text("role") else { continue };
        // Told once, at the first line of the role.
        if !untried.remove(&Group::of(&role)) {
            continue;
        }
        let entity = right.text("entity").unwrap_or_default();
        let entity = project.title(&Id::from(entity.as_str())).map_or(entity.clone(), str::to_owned);
        findings.tell(place, Message::new("D05").with("role", role).with("gesture", denied).with("entity", entity));
    }
}

/// Words of roles that nobody plays, in either language (`templates/words/*/roles.txt`).
static MACHINES: LazyLock<Forms> = LazyLock::new(|| Forms::of_both("roles", "machine"));

/// What a line says of all entities at once.
fn everything() -> impl Iterator<Item = Group> {
    Lang::ALL.into_iter().flat_map(|lang| words::section(lang, "roles", "everything")).flatten().map(Group::of)
}

/// D05: a role that may change, delete or export what it may not read; no line of the matrix lets it. Nobody changes what
/// is not shown: one of the two letters is wrong.
pub fn change_without_reading(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let of = |right: &Artifact| Some((Group::of(&right.text("role")?), Group::of(&right.text("entity")?)));
    let readers: BTreeSet<(Group, Group)> =
        project.of_kind(Kind::AccessRight).filter(|right| right.flag("read")).filter_map(of).collect();
    let everything: Vec<Group> = everything().collect();
    let reads_all = |role: &Group| everything.iter().any(|all| readers.contains(&(role.clone(), all.clone())));
    let gestures = [("update", "D05-update"), ("delete", "D05-delete"), ("export", "D05-export")];
    for right in project.of_kind(Kind::AccessRight) {
        if of(right).is_none_or(|key| readers.contains(&key) || reads_all(&key.0)) {
            continue;
        }
        // A gateway writes, and shows nothing to anybody.
        if MACHINES.are_in(&right.text("role").unwrap_or_default()) {
            continue;
        }
        let Some((field, said)) = gestures.into_iter().find(|(field, _)| right.flag(field)) else { continue };
        let entity = right.text("entity").unwrap_or_default();
        let entity = project.title(&Id::from(entity.as_str())).map_or(entity.clone(), str::to_owned);
        let message = Message::new("D05-unread").with("role", right.text("role").unwrap_or_default());
        let place = right.head.place(field);
        findings.tell(place, message.with("gesture", Message::new(said)).with("entity", entity));
    }
}

/// The first gesture that a line of the matrix refuses.
fn denied(right: &Artifact) -> Option<(Message, Place)> {
    let said_no = |field: &str| right.head.node.get(field).filter(|value| value.data == Data::Bool(false));
    let gestures = [
        ("read", Message::new("D05-read")),
        ("create", Message::new("D05-create")),
        ("update", Message::new("D05-update")),
        ("delete", Message::new("D05-delete")),
        ("export", Message::new("D05-export")),
    ];
    let gesture = gestures.into_iter().find_map(|(field, said)| Some((said, said_no(field)?.place)));
    let bounded = || {
        let scope = right.head.node.get("scope")?;
        let bounded = scope.text().is_some_and(|scope| scope.trim() != "all");
        bounded.then(|| (Message::new("D05-scope"), scope.place))
    };
    let hidden = || {
        let first = right.items("hidden_fields").first()?;
        let name = first.text().map(str::trim).filter(|name| !name.is_empty())?;
        Some((Message::new("D05-hidden").with("field", name), first.place))
    };
    gesture.or_else(bounded).or_else(hidden)
}

/// Everything in a case that may name a role: who plays it, its title, its steps.
fn spoken_of<'a>(case: &Planned<'a>) -> impl Iterator<Item = Group> {
    let typed = case
        .test
        .into_iter()
        .flat_map(|test| test.crm_role.iter().chain(test.steps.iter().map(|step| &step.action)).map(String::as_str));
    let steps =
        case.scenario.into_iter().flat_map(|s| s.background.iter().chain(&s.steps)).map(|step| step.text.as_str());
    let rows =
        case.scenario.into_iter().flat_map(|s| &s.examples).flat_map(|table| &table.rows).flat_map(|(row, _)| row);
    typed.chain(steps).chain(rows.map(String::as_str)).chain([case.case.title.as_str()]).map(Group::of)
}

/// D06: a book whose data sets are all usual: what breaks a service is what is missing, forbidden, repeated,
/// too long or at the limit. A book without data sets says by its cases what it looks at.
pub fn only_usual_data(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let plan = subject.plan();
    for book in project.recipe_books.iter().filter(|book| is_open(book) && is_under_test(project, book.lot.as_ref())) {
        let usual = |(_, family): &(String, Option<String>)| matches!(family.as_deref(), None | Some("usual"));
        if !book.datasets.is_empty() {
            if book.datasets.iter().all(usual) {
                findings.tell(book.head.key_place("datasets"), about(Message::new("D06"), &book.head));
            }
            continue;
        }
        let cases = project.graph.sources(&book.head.id(), EdgeKind::BelongsTo);
        let mut cases = cases.into_iter().filter_map(|id| plan.case(id)).peekable();
        let unusual = [Aim::Limit, Aim::Rejected, Aim::Replayed, Aim::Forbidden];
        if cases.peek().is_some() && !cases.any(|case| unusual.iter().any(|aim| case.aims_at(*aim))) {
            findings.tell(book.head.places.name, about(Message::new("D06-none"), &book.head));
        }
    }
}

fn is_open(book: &RecipeBook) -> bool {
    book.status.as_deref() != Some("obsolete")
}

/// D11: critical cases in the books of a lot, none of which goes along a whole path: each step may pass and the
/// path fail between two of them. Told at the book of the first one; critical cases that no book holds are told at the
/// first of them, where no case of the project goes along a whole path.
pub fn critical_path_in_pieces(subject: &Subject<'_>, findings: &mut Findings) {
    let project = subject.project;
    let plan = subject.plan();
    // A book without a lot stands for itself.
    let mut lots: BTreeMap<Id, Vec<&RecipeBook>> = BTreeMap::new();
    for book in project.recipe_books.iter().filter(|book| is_under_test(project, book.lot.as_ref())) {
        let lot = book.lot.as_ref().map_or_else(|| book.head.id(), |lot| lot.to.clone());
        lots.entry(lot).or_default().push(book);
    }
    for books in lots.values() {
        let held = books.iter().flat_map(|book| {
            let cases = project.graph.sources(&book.head.id(), EdgeKind::BelongsTo);
            cases.into_iter().filter_map(|id| plan.case(id)).map(move |case| (*book, case))
        });
        let critical: Vec<(&RecipeBook, &Planned<'_>)> = held.filter(|(_, case)| case.case.critical).collect();
        let Some((book, first)) = critical.first() else { continue };
        if !critical.iter().any(|(_, case)| case.aims_at(Aim::EndToEnd)) {
            let message =
                about(Message::new("D11"), &book.head).with("count", critical.len()).with("case", first.case.name());
            findings.tell(book.head.places.name, message).related.push(first.case.place);
        }
    }
    let loose: Vec<&Planned<'_>> =
        plan.cases().filter(|planned| planned.case.critical && planned.case.books.is_empty()).collect();
    // The plan has an order of its own; people read the files from the top.
    let first = loose.iter().min_by_key(|planned| planned.case.place);
    let walked = || plan.cases().any(|planned| planned.case.critical && planned.aims_at(Aim::EndToEnd));
    if let Some(first) = first.filter(|_| !walked()) {
        let message = Message::new("D11-loose").with("count", loose.len()).with("case", first.case.name());
        findings.tell(first.case.place, message);
    }
}
