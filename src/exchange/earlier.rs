//! What did the project say of a field before? A grid of somebody else's that comes a second time says again what it said
//! then: what the team has changed since is no change of the grid.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::canonical;
use super::compare::field_of;
use super::grid::{Grid, Slot};
use super::holding::{self, Held};
use crate::syntax::edit::Value;
use crate::text::{Lang, Sources};

/// The versions of the artifacts of a grid, read once and only where a line would change one.
pub struct Earlier<'a> {
    texts: &'a dyn Fn() -> Sources,
    grid: &'a Grid,
    held: OnceCell<HashMap<String, Vec<Held>>>,
}

impl<'a> Earlier<'a> {
    /// Those of a grid, of the versions of the project's texts.
    pub fn new(texts: &'a dyn Fn() -> Sources, grid: &'a Grid) -> Self {
        Self { texts, grid, held: OnceCell::new() }
    }

    /// Did the field of this artifact have that value once?
    pub fn said(&self, id: &str, slot: &Slot, value: &Value, lang: Lang) -> bool {
        let held = self.held.get_or_init(|| {
            let mut by_id: HashMap<String, Vec<Held>> = HashMap::new();
            for one in holding::of(&(self.texts)(), self.grid) {
                if let Some(id) = one.id.clone() {
                    by_id.entry(id).or_default().push(one);
                }
            }
            by_id
        });
        let field = field_of(slot);
        let wanted = canonical::of(&field, value, lang);
        let is_it = |one: &Held| one.value(slot).is_some_and(|value| canonical::of(&field, &value, lang) == wanted);
        held.get(id).is_some_and(|versions| versions.iter().any(is_it))
    }
}
