//! What is for the project team only, where the authors say nothing? Money, pain, the names behind an
//! answer, and what was thought of bidders: none of it reaches a file that bidders are given.

use crate::model::head::Audience;
use crate::model::manifest::Manifest;
use crate::model::{Head, Kind};
use crate::text::similar::plain;

/// Is an artifact for the team only? What its authors say of it comes first.
pub fn is_internal(kind: Kind, head: &Head) -> bool {
    let said = head.node.get("audience").and_then(|value| value.text()).and_then(Audience::from_key);
    match said {
        Some(audience) => audience == Audience::Internal,
        None => {
            head.audience == Audience::Internal
                || matches!(kind, Kind::Response | Kind::Score | Kind::Review | Kind::Risk)
        }
    }
}

/// Is a field for the team only? A budget is not where the manifest publishes it.
pub fn is_internal_field(manifest: &Manifest, kind: Kind, field: &str) -> bool {
    match (kind, field) {
        (_, "notes" | "pain_points" | "quotes" | "cost" | "yearly_cost" | "estimated_cost" | "recurring_cost") => true,
        (Kind::Organisation, "budget" | "unit_price") => !manifest.budget_published,
        (Kind::Organisation, "resources" | "risks") | (Kind::Consultation, "evaluators" | "response_factors") => true,
        (Kind::Question, "bidder") | (Kind::Need, "current_problem") => true,
        // What was collected in a room was said there.
        (Kind::Workshop, "attachments") => true,
        // What the team weighs, and what it says of its own work.
        (Kind::Lot, "budget" | "risks" | "difficulties" | "adjustments") => true,
        (Kind::UseCase, "value" | "effort" | "risk") | (Kind::Requirement, "expected_coverage") => true,
        // How a consultation went is no part of its rules.
        (Kind::Consultation, "statement" | "description" | "status") => true,
        _ => false,
    }
}

/// Words in the name of a field that a project adds which speak of money, of pain or of the team alone.
const TEAM_WORDS: &[&str] = &[
    "budget",
    "commentaire",
    "commentaires",
    "cost",
    "cout",
    "couts",
    "internal",
    "interne",
    "irritant",
    "irritants",
    "marge",
    "margin",
    "montant",
    "note",
    "notes",
    "pain",
    "price",
    "prix",
    "verbatim",
    "verbatims",
    "amount",
    "comment",
    "comments",
    "costs",
    "prices",
    "rate",
    "rates",
    "salaire",
    "salary",
    "tarif",
    "tarifs",
    "tjm",
];

/// Is a field that the project adds for the team only? What its declaration says comes first; without it, a name that
/// speaks of money, of pain or of the team is not risked.
pub fn is_internal_custom(manifest: &Manifest, collection: &str, name: &str) -> bool {
    let said = manifest.custom(collection, name);
    match said.and_then(|field| field.audience) {
        Some(audience) => audience == Audience::Internal,
        None => {
            let label = said.and_then(|field| field.label.as_deref()).unwrap_or_default();
            [apart(name).as_str(), label].into_iter().any(speaks_of_the_team)
        }
    }
}

fn speaks_of_the_team(words: &str) -> bool {
    plain(words).split(' ').any(|word| TEAM_WORDS.contains(&word))
}

/// The words of a name: `coutInterne`, `cout_interne`.
fn apart(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if c == '_' { ' ' } else { c });
        before = c;
    }
    words
}
