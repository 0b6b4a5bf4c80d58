//! When does a lot open to its users?
//!
//! Milestones have names of their own. One that speaks of an opening, a go-live, a cut-over… is an opening,
//! unless it speaks of a decision, of an acceptance or of a rehearsal; where no name says so, the last
//! milestone counts.

use jiff::civil::Date;

use crate::model::lot::Lot;
use crate::model::{Project, fields};
use crate::text::Place;
use crate::text::node::Node;
use crate::text::similar::fold;

/// A day on which users come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day: the actual one, else the planned one.
    pub on: Date,
    /// The milestone's name.
    pub name: String,
    /// Where the day is written; none for the project's own.
    pub place: Option<Place>,
}

const OPENS: &[&str] = &[
    "ouverture",
    "mise en service",
    "mise en production",
    "entree en service",
    "demarrage",
    "bascule",
    "deploiement",
    "go live",
    "go-live",
    "golive",
    "opening",
    "opens",
    "in service",
    "into service",
    "cut-over",
    "cutover",
    "cut over",
    "roll-out",
    "rollout",
    "launch",
    "in production",
];

const ONLY_SPEAKS_OF_IT: &[&str] = &[
    "decision",
    "comite",
    "committee",
    "recette",
    "acceptance",
    "repetition",
    "rehearsal",
    "a blanc",
    "dry run",
    "plis",
    "bids",
    "offres",
    "offers",
    "retour arriere",
    "rollback",
    "go/no",
    "essai",
    "trial",
];

/// The openings of a lot, the first one first; of one that dates none, and of what stands in no lot, the day on which
/// the project goes live.
pub fn of(project: &Project, lot: Option<&Lot>) -> Vec<Opening> {
    let own = lot.map(of_lot).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let go_live = project.manifest.go_live;
    go_live.map(|on| Opening { on, name: String::new(), place: None }).into_iter().collect()
}

/// The openings that a lot itself dates, the first one first.
pub fn of_lot(lot: &Lot) -> Vec<Opening> {
    let openings = named(lot);
    if openings.is_empty() { dated(lot).pop().into_iter().collect() } else { openings }
}

/// Those of which the name says that they are openings, the first one first.
pub fn named(lot: &Lot) -> Vec<Opening> {
    dated(lot).into_iter().filter(|milestone| is_opening(&milestone.name)).collect()
}

/// The dated milestones of a lot, the first one first.
fn dated(lot: &Lot) -> Vec<Opening> {
    let milestones = lot.head.node.get("milestones").map(Node::items).unwrap_or_default();
    let mut dated: Vec<Opening> = milestones.iter().filter_map(milestone).collect();
    dated.sort_by_key(|opening| opening.on);
    dated
}

fn milestone(node: &Node) -> Option<Opening> {
    let field = if fields::date(node, "actual").is_some() { "actual" } else { "planned" };
    let on = fields::date(node, field)?;
    let place = node.get(field).map_or(node.place, |value| value.place);
    Some(Opening { on, name: fields::text_or_empty(node, "name"), place: Some(place) })
}

fn is_opening(name: &str) -> bool {
    let name = fold(name);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    says(OPENS) && !says(ONLY_SPEAKS_OF_IT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_told_from_what_only_speaks_of_it() {
        for name in ["Ouverture Nord-Est et Ouest", "Mise en service", "Go-live", "Cut-over of the four regions"] {
            assert!(is_opening(name), "{name}");
        }
        for name in
            ["Ouverture de la recette", "Décision de mise en service", "Ouverture des plis", "Configuration livrée"]
        {
            assert!(!is_opening(name), "{name}");
        }
    }
}
