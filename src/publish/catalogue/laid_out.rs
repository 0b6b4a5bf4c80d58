//! Which fields do pages and documents lay out by hand? Whatever else stands in an artifact is told after them, so that
//! nothing that people may write is lost.

use super::{Name, Reader, Told, Value};
use crate::model::Kind;
use crate::model::schema::{self, Field};
use crate::text::node::Node;

/// The fields of a kind with a type of its own that its page lays out, or that are among its links.
const fn laid_out(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Objective => &[
            "level",
            "domain",
            "priority",
            "assumptions",
            "sponsor",
            "kpi",
            "baseline",
            "target",
            "unit",
            "due",
            "measured_by",
        ],
        Kind::Workshop => &[
            "date",
            "type",
            "duration_min",
            "place",
            "facilitator",
            "participants",
            "goal",
            "questions",
            "findings",
            "pain_points",
            "quotes",
            "needs",
            "decisions",
            "actions",
            "open_points",
        ],
        Kind::Need => &[
            "actor",
            "service",
            "current_problem",
            "frequency",
            "volume",
            "benefit",
            "domain",
            "needed_by",
            "kano",
            "specificity",
            "priority",
            "decision",
        ],
        Kind::UseCase => &[
            "family",
            "domain",
            "cycle",
            "actor",
            "goal",
            "trigger",
            "main_flow",
            "priority",
            "variants",
            "error_cases",
            "required_data",
            "rules",
            "frequency",
            "volume",
            "channels",
            "acceptance_criteria",
        ],
        Kind::Requirement => &[
            "type",
            "domain",
            "rules",
            "knockout",
            "specificity",
            "rationale",
            "links",
            "priority",
            "criticality",
            "verification",
            "criteria",
            "expected_tests",
        ],
        Kind::Lot => &[
            "goal",
            "included",
            "excluded",
            "deliverables",
            "owner",
            "budget",
            "milestones",
            "population",
            "sites",
            "effort_days",
            "entry_criteria",
            "exit_criteria",
        ],
        Kind::RecipeBook => &[
            "phase",
            "scope",
            "environment",
            "accounts",
            "datasets",
            "suites",
            "entry_criteria",
            "suspension_criteria",
            "exit_criteria",
            "signatories",
        ],
        Kind::TestCase => &[
            "book",
            "goal",
            "requirements",
            "rules",
            "use_case",
            "critical_path",
            "nature",
            "mode",
            "crm_role",
            "preconditions",
            "datasets",
            "steps",
            "feature",
            "scenario",
            "cleanup",
            "planned_min",
        ],
        _ => &[],
    }
}

impl Reader<'_> {
    /// What stands in the fields of an artifact with a type of its own, save those that its page lays out by hand, in the
    /// order of the schema; then the fields that the project added. Artifacts that it names stand among its links.
    pub fn rest(&self, kind: Kind, node: &Node) -> Vec<Told> {
        let Some(collection) = schema::of_kind(kind) else { return Vec::new() };
        let left = |field: &&Field| !laid_out(kind).contains(&field.name) && self.shows_field(kind, field.name);
        let left = collection.fields.iter().filter(left);
        let mut told: Vec<Told> = left.map(|field| self.one(kind, field, node.get(field.name))).collect();
        told.iter_mut().for_each(|one| keep_words(&mut one.value));
        told.retain(|one| !one.value.is_nothing());
        told.extend(self.customs(kind, node));
        told.splice(0..0, self.described(kind, node));
        told
    }
}

/// Leaves the words of names, and no artifact: those stand among the links of a page.
fn keep_words(value: &mut Value) {
    if let Value::Names(names) = value {
        names.retain(|name| matches!(name, Name::Text(_)));
    }
}
