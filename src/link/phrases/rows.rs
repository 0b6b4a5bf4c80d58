//! Does each row of examples let a step say the phrase that it says?

use crate::model::feature::{Examples, Step, fill};
use crate::vocabulary::normal;

/// Keeps the rows whose values keep a step of an outline from saying its phrase with them in its holes: a value that is
/// not of the type of its hole, that ends the quotes around it, or that makes the sentence go on. `said` tells the
/// phrases that a text says, each with what stands in its holes.
pub(super) fn judge(
    step: &mut Step,
    examples: &[Examples],
    said: impl Fn(&str) -> Vec<(usize, Vec<(String, String)>)>,
) {
    if !step.is_resolved() {
        return;
    }
    let outline = said(&step.text);
    let [(number, holes)] = outline.as_slice() else { return };
    let mut unsaid = Vec::new();
    for table in examples {
        for (row, (_, place)) in table.rows.iter().enumerate() {
            let values = table.values(row);
            let text = fill(&step.text, &values);
            let fits = |(hole, typed): &(String, String), (own, found): &(String, String)| {
                hole == own && normal::step(&fill(typed, &values)) == normal::step(found)
            };
            let same = match said(&text).as_slice() {
                [(own, found)] => own == number && holes.iter().zip(found).all(|(typed, found)| fits(typed, found)),
                _ => false,
            };
            if !same {
                unsaid.push((text, *place));
            }
        }
    }
    if let Some(means) = &mut step.means {
        means.unsaid = unsaid;
    }
}
