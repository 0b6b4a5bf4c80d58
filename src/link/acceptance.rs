//! Acceptance books and test cases from their items.

use super::{Context, Item};
use crate::model::fields::{choice, flag, head, integer, link, links, records, text, text_or_empty, texts};
use crate::model::head::Written;
use crate::model::recipe_book::{Account, BookPhase, ExitCriterion, RecipeBook, Suite};
use crate::model::test_case::{Format, Mode, Nature, TestCase, TestCaseStatus, TestStep};
use crate::model::{Kind, Project};

/// Reads the items whose shape was verified.
pub fn read(items: &[Item], project: &mut Project, _context: &mut Context) {
    for item in items {
        match item.collection.kind {
            Kind::RecipeBook => project.recipe_books.push(book(&item.node)),
            Kind::TestCase => project.test_cases.push(test_case(&item.node)),
            _ => {}
        }
    }
}

fn book(node: &Written) -> RecipeBook {
    let scope = |name: &str| node.get("scope").map(|scope| texts(scope, name)).unwrap_or_default();
    RecipeBook {
        head: head(node),
        status: text(node, "status"),
        lot: link(node, "lot"),
        phase: choice(node, "phase", BookPhase::from_key).unwrap_or_default(),
        scope_in: scope("in"),
        scope_out: scope("out"),
        environment: text(node, "environment"),
        accounts: records(node, "accounts", "role", |account| Account {
            role: text_or_empty(account, "role"),
            needed_for: text(account, "needed_for"),
        }),
        datasets: records(node, "datasets", "id", |set| (text_or_empty(set, "id"), text(set, "family"))),
        suites: records(node, "suites", "title", |suite| Suite {
            title: text_or_empty(suite, "title"),
            cases: links(suite, "cases"),
        }),
        entry_criteria: texts(node, "entry_criteria"),
        suspension_criteria: texts(node, "suspension_criteria"),
        exit_criteria: records(node, "exit_criteria", "measure", |criterion| ExitCriterion {
            measure: text_or_empty(criterion, "measure"),
            threshold: text(criterion, "threshold"),
        }),
        signatories: texts(node, "signatories"),
    }
}

fn test_case(node: &Written) -> TestCase {
    let placed = |name: &str| text(node, name).zip(node.get(name).map(|value| value.place));
    TestCase {
        head: head(node),
        status: choice(node, "status", TestCaseStatus::from_key).unwrap_or_default(),
        book: link(node, "book"),
        goal: text(node, "goal"),
        format: choice(node, "format", Format::from_key).unwrap_or_default(),
        requirements: links(node, "requirements"),
        rules: texts(node, "rules"),
        use_case: link(node, "use_case"),
        importance: text(node, "importance"),
        critical_path: flag(node, "critical_path"),
        nature: choice(node, "nature", Nature::from_key),
        mode: choice(node, "mode", Mode::from_key).unwrap_or_default(),
        crm_role: text(node, "crm_role"),
        preconditions: texts(node, "preconditions"),
        datasets: texts(node, "datasets"),
        steps: records(node, "steps", "action", |step| TestStep {
            action: text_or_empty(step, "action"),
            data: text(step, "data"),
            expected: text(step, "expected"),
            evidence_required: flag(step, "evidence_required"),
            place: step.get("action").map_or(step.place, |action| action.place),
        }),
        feature: placed("feature"),
        scenario: placed("scenario"),
        cleanup: text(node, "cleanup"),
        planned_min: integer(node, "planned_min"),
        author: text(node, "author"),
        reviewer: text(node, "reviewer"),
    }
}
