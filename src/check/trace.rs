//! Is the chain whole: objective, need, use case, requirement, lot, test?

use super::Findings;
use crate::model::case::{Case, CaseSource};
use crate::model::graph::{Edge, EdgeKind};
use crate::model::need::NeedStatus;
use crate::model::objective::ObjectiveStatus;
use crate::model::requirement::RequirementStatus;
use crate::model::test_case::TestCaseStatus;
use crate::model::use_case::{Family, UseCaseStatus};
use crate::model::{Head, Id, Kind, Project, states};

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

/// T02: a use case that covers no need, of data or of CRM: what a data use case feeds (T04) does not say who asked for
/// it.
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

/// T07: a case that verifies no requirement. An obsolete one verifies nothing any more.
pub fn test_without_requirement(project: &Project, findings: &mut Findings) {
    let excused = |case: &Case| {
        let test = match (case.source, project.index.get(&case.id).copied()) {
            (CaseSource::TestCase(i), _) | (_, Some((Kind::TestCase, i))) => project.test_cases.get(i),
            _ => None,
        };
        test.is_some_and(|test| !test.rules.is_empty() || test.status == TestCaseStatus::Obsolete)
    };
    for case in project.cases.iter().filter(|case| case.requirements.is_empty() && !excused(case)) {
        let finding = findings.at("T07", case.place);
        *finding = finding.clone().with("name", case.name());
    }
}

/// T08: a link to an artifact that was rejected, retired or is obsolete.
pub fn link_to_dropped(project: &Project, findings: &mut Findings) {
    for edge in project.graph.edges() {
        // What is dropped itself may keep its links, and a replacement names what it replaces.
        if edge.kind == EdgeKind::Replaces || !is_dropped(project, &edge.to) || is_dropped(project, &edge.from) {
            continue;
        }
        if may_outlive(project, edge) {
            continue;
        }
        let name = project.head(&edge.to).map_or_else(|| edge.to.to_string(), Head::name);
        let finding = findings.at("T08", edge.place);
        *finding = finding.clone().with("name", name);
    }
    listed_cases(project, findings);
}

/// The cases that the chapters of a book still list: a case names its book in the graph, not the book its cases.
fn listed_cases(project: &Project, findings: &mut Findings) {
    for book in project.recipe_books.iter().filter(|book| !is_dropped(project, &book.head.id())) {
        for link in book.suites.iter().flat_map(|suite| &suite.cases) {
            if let Some(head) = project.head(&link.to).filter(|_| is_dropped(project, &link.to)) {
                let finding = findings.at("T08", link.place);
                *finding = finding.clone().with("name", head.name());
            }
        }
    }
}

/// A retired application is where data are taken from, and what options are weighed against.
fn may_outlive(project: &Project, edge: &Edge) -> bool {
    project.kind(&edge.to) == Some(Kind::Application)
        && matches!(project.kind(&edge.from), Some(Kind::Source | Kind::Migration | Kind::ArchitectureOption))
}

fn is_dropped(project: &Project, id: &Id) -> bool {
    let Some((kind, i)) = project.index.get(id).copied() else { return false };
    let state = match kind {
        Kind::Workshop => project.workshops.get(i).map(|it| it.status.key()),
        Kind::Objective => project.objectives.get(i).map(|it| it.status.key()),
        Kind::Need => project.needs.get(i).map(|it| it.status.key()),
        Kind::UseCase => project.use_cases.get(i).map(|it| it.status.key()),
        Kind::Requirement => project.requirements.get(i).map(|it| it.status.key()),
        Kind::Lot => project.lots.get(i).map(|it| it.status.key()),
        Kind::TestCase => project.test_cases.get(i).map(|it| it.status.key()),
        Kind::RecipeBook => project.recipe_books.get(i).and_then(|it| it.status.as_deref()),
        // Its state is a field of its own.
        Kind::Application => project.artifacts.get(i).and_then(|it| it.head.node.get("state")?.text()).map(str::trim),
        Kind::Flow | Kind::Kpi | Kind::ChangeRequest | Kind::ChangeAction => {
            project.artifacts.get(i).map(|it| it.status.as_str())
        }
        _ => None,
    };
    state.is_some_and(|state| states::is_dropped(kind, state))
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

fn named<'a>(findings: &'a mut Findings, message: &'static str, head: &Head) -> &'a mut crate::text::Diagnostic {
    let finding = findings.at(message, head.places.name);
    *finding = finding.clone().with("id", head.id().as_str()).with("title", &head.title);
    finding
}
