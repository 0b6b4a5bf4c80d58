//! Is the chain whole: objective, need, use case, requirement, lot, test?

use std::collections::{BTreeMap, BTreeSet};

use super::Findings;
use crate::model::case::Case;
use crate::model::graph::EdgeKind;
use crate::model::need::NeedStatus;
use crate::model::objective::ObjectiveStatus;
use crate::model::requirement::RequirementStatus;
use crate::model::use_case::{Family, UseCaseStatus};
use crate::model::{Head, Id, Kind, Project};
use crate::text::Place;

/// T01: a retained need that no use case covers.
pub fn retained_need_without_use_case(project: &Project, findings: &mut Findings) {
    for need in project.needs.iter().filter(|need| need.status == NeedStatus::Retained) {
        let covered = project
            .graph
            .sources(&need.head.id(), EdgeKind::Covers)
            .iter()
            .any(|id| project.use_case(id).is_some_and(|use_case| use_case.status != UseCaseStatus::Obsolete));
        if !covered {
            named(findings, "T01", &need.head);
        }
    }
}

/// T02: a use case that covers no need. A data use case may serve CRM ones instead (T04 looks at that).
pub fn use_case_without_need(project: &Project, findings: &mut Findings) {
    for use_case in project.use_cases.iter().filter(|u| u.status != UseCaseStatus::Obsolete) {
        if use_case.needs.is_empty() {
            named(findings, "T02", &use_case.head);
        }
    }
}

/// T03: a functional, data, interface or report requirement to review or later without a use case or need.
pub fn requirement_without_source(project: &Project, findings: &mut Findings) {
    for requirement in &project.requirements {
        let due = requirement.is_agreed() || requirement.status == RequirementStatus::ToReview;
        let sourced = !requirement.use_cases.is_empty() || !requirement.needs.is_empty();
        if due && requirement.requirement_type.needs_a_source() && !sourced {
            named(findings, "T03", &requirement.head);
        }
    }
}

/// T04: a data use case that feeds no CRM use case.
pub fn data_use_case_feeds_nothing(project: &Project, findings: &mut Findings) {
    let data = |u: &&crate::model::use_case::UseCase| u.family == Family::Data && u.status != UseCaseStatus::Obsolete;
    for use_case in project.use_cases.iter().filter(data) {
        let feeds = project
            .graph
            .targets(&use_case.head.id(), EdgeKind::DependsOn)
            .iter()
            .any(|id| project.use_case(id).is_some_and(|other| other.family == Family::Crm));
        if !feeds {
            named(findings, "T04", &use_case.head);
        }
    }
}

/// T05: an agreed requirement of rank 1 that no approved case verifies.
pub fn first_rank_without_test(project: &Project, findings: &mut Findings) {
    for requirement in project.requirements.iter().filter(|requirement| requirement.is_agreed()) {
        let first = requirement.priority.as_ref().is_some_and(|priority| priority.rank == 1);
        if first && approved_cases(project, &requirement.head.id()) == 0 {
            named(findings, "T05", &requirement.head);
        }
    }
}

/// T06: fewer approved cases than the requirement asks for (none at all in rank 1 is T05's).
pub fn fewer_tests_than_expected(project: &Project, findings: &mut Findings) {
    for requirement in project.requirements.iter().filter(|requirement| requirement.is_agreed()) {
        let first = requirement.priority.as_ref().is_some_and(|priority| priority.rank == 1);
        let approved = approved_cases(project, &requirement.head.id());
        if approved < requirement.expected_tests as usize && !(first && approved == 0) {
            let finding = named(findings, "T06", &requirement.head);
            *finding = finding.clone().with("count", approved).with("expected", requirement.expected_tests as usize);
        }
    }
}

fn approved_cases(project: &Project, requirement: &Id) -> usize {
    let sources = project.graph.sources(requirement, EdgeKind::Verifies);
    sources.iter().filter(|id| project.case(id).is_some_and(|case| case.approved)).count()
}

/// T07: a case that verifies no requirement.
pub fn test_without_requirement(project: &Project, findings: &mut Findings) {
    let rules = |case: &Case| match case.source {
        crate::model::case::CaseSource::TestCase(i) => project.test_cases.get(i).is_some_and(|t| !t.rules.is_empty()),
        crate::model::case::CaseSource::Scenario(..) => false,
    };
    for case in project.cases.iter().filter(|case| case.requirements.is_empty() && !rules(case)) {
        let finding = findings.at("T07", case.place);
        *finding = finding.clone().with("name", case.name());
    }
}

/// T08: a link to an artifact that was rejected or is obsolete.
pub fn link_to_dropped(project: &Project, findings: &mut Findings) {
    for edge in project.graph.edges() {
        // What is dropped itself may keep its links, and a replacement names what it replaces.
        if edge.kind == EdgeKind::Replaces || dropped(project, &edge.from) || !dropped(project, &edge.to) {
            continue;
        }
        let name = project.head(&edge.to).map_or_else(|| edge.to.to_string(), Head::name);
        let finding = findings.at("T08", edge.place);
        *finding = finding.clone().with("name", name);
    }
}

fn dropped(project: &Project, id: &Id) -> bool {
    let Some((kind, i)) = project.index.get(id) else { return false };
    match kind {
        Kind::Objective => project.objectives.get(*i).is_some_and(|o| o.status == ObjectiveStatus::Dropped),
        Kind::Need => project.needs.get(*i).is_some_and(|n| n.status == NeedStatus::Rejected),
        Kind::UseCase => project.use_cases.get(*i).is_some_and(|u| u.status == UseCaseStatus::Obsolete),
        Kind::Requirement => {
            project.requirements.get(*i).is_some_and(crate::model::requirement::Requirement::is_dropped)
        }
        Kind::Lot => project.lots.get(*i).is_some_and(|l| l.status == crate::model::lot::LotStatus::Dropped),
        _ => false,
    }
}

/// T09: an objective that no need serves.
pub fn objective_without_need(project: &Project, findings: &mut Findings) {
    for objective in project.objectives.iter().filter(|o| o.status != ObjectiveStatus::Dropped) {
        if project.graph.sources(&objective.head.id(), EdgeKind::Serves).is_empty() {
            named(findings, "T09", &objective.head);
        }
    }
}

/// T10: a need that serves no objective (a retained one without is a missing field already).
pub fn need_without_objective(project: &Project, findings: &mut Findings) {
    let open = |status| matches!(status, NeedStatus::Expressed | NeedStatus::Qualified);
    for need in project.needs.iter().filter(|need| open(need.status)) {
        if need.objectives.is_empty() {
            named(findings, "T10", &need.head);
        }
    }
}

/// T13: a requirement planned in a lot that comes before that of one it depends on.
pub fn lot_before_its_dependency(project: &Project, findings: &mut Findings) {
    let order = |id: &Id| {
        let lot = project.requirement(id)?.lot.as_ref()?;
        project.lot(&lot.to)?.order.map(|order| (order, lot.to.clone()))
    };
    for edge in project.graph.edges().iter().filter(|edge| edge.kind == EdgeKind::DependsOn) {
        let (Some((own, lot)), Some((other, needed))) = (order(&edge.from), order(&edge.to)) else { continue };
        if own < other {
            let finding = findings.at("T13", edge.place);
            let from = project.title(&edge.from).unwrap_or_default();
            *finding = finding
                .clone()
                .with("name", format!("{} {from}", edge.from))
                .with("lot", lot.as_str())
                .with("other", edge.to.as_str())
                .with("needed", needed.as_str());
        }
    }
}

/// T14: artifacts that depend on each other in a circle; each circle is told once.
pub fn dependency_cycle(project: &Project, findings: &mut Findings) {
    let mut next: BTreeMap<&Id, Vec<(&Id, Place)>> = BTreeMap::new();
    for edge in project.graph.edges().iter().filter(|e| matches!(e.kind, EdgeKind::DependsOn | EdgeKind::Refines)) {
        // A data use case names the CRM use cases that it feeds: that is no dependency of its own.
        let feeds = |id: &Id| project.use_case(id).is_some_and(|u| u.family == Family::Data);
        if edge.kind == EdgeKind::DependsOn && feeds(&edge.from) && !feeds(&edge.to) {
            continue;
        }
        next.entry(&edge.from).or_default().push((&edge.to, edge.place));
    }
    let mut done: BTreeSet<&Id> = BTreeSet::new();
    for start in next.keys() {
        if let Some((path, place)) = circle(start, &next, &mut done) {
            let names: Vec<&str> = path.iter().map(|id| id.as_str()).collect();
            let finding = findings.at("T14", place);
            *finding = finding.clone().with("path", names.join(" → "));
        }
    }
}

/// A depth-first walk without recursion (a chain may be long): the first circle reached from `start`.
fn circle<'a>(
    start: &'a Id,
    next: &BTreeMap<&'a Id, Vec<(&'a Id, Place)>>,
    done: &mut BTreeSet<&'a Id>,
) -> Option<(Vec<&'a Id>, Place)> {
    if done.contains(start) {
        return None;
    }
    let mut path: Vec<&Id> = vec![start];
    let mut at: Vec<usize> = vec![0];
    let mut found = None;
    while let (Some(id), Some(i)) = (path.last().copied(), at.last_mut()) {
        let Some((to, place)) = next.get(id).and_then(|edges| edges.get(*i)).copied() else {
            done.insert(id);
            path.pop();
            at.pop();
            continue;
        };
        *i += 1;
        if let Some(from) = path.iter().position(|known| *known == to) {
            if found.is_none() {
                let mut members: Vec<&Id> = path[from..].to_vec();
                members.push(to);
                found = Some((members, place));
            }
        } else if !done.contains(to) {
            path.push(to);
            at.push(0);
        }
    }
    found
}

fn named<'a>(findings: &'a mut Findings, message: &'static str, head: &Head) -> &'a mut crate::text::Diagnostic {
    let finding = findings.at(message, head.places.name);
    *finding = finding.clone().with("id", head.id().as_str()).with("title", &head.title);
    finding
}
