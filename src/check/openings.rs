//! When does a lot open to its users?
//!
//! Milestones have names of their own. One that speaks of an opening, a go-live, a cut-over… is an opening,
//! unless it speaks of a decision, of an acceptance or of a rehearsal; where no name says so, the last
//! milestone counts.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::model::lot::Lot;
use crate::model::{Project, fields};
use crate::text::Place;
use crate::text::node::Node;
use crate::text::words::Forms;

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

/// Words of openings, and of what only speaks of one, in either language (`templates/words/*/milestones.txt`).
static LISTS: LazyLock<[Forms; 3]> =
    LazyLock::new(|| ["opens", "about", "pilot"].map(|section| Forms::of_both("milestones", section)));

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

/// The same with the pilots, which open it to a few: « Pilote Lyon ».
pub fn with_pilots(lot: &Lot) -> Vec<Opening> {
    dated(lot).into_iter().filter(|milestone| is_opening(&milestone.name) || begins_pilot(&milestone.name)).collect()
}

/// Does a name speak of a pilot?
pub fn is_of_pilot(name: &str) -> bool {
    let [.., pilot] = &*LISTS;
    pilot.are_in(name)
}

/// « Pilote Lyon » begins one; « Bilan du pilote » ends it.
fn begins_pilot(name: &str) -> bool {
    let [_, about, pilot] = &*LISTS;
    name.split_whitespace().next().is_some_and(|first| pilot.are_in(first)) && !about.are_in(name)
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
    let [opens, about, _] = &*LISTS;
    opens.are_in(name) && !about.are_in(name)
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
