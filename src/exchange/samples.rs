//! Is an artifact one of those that `ouvrage init` wrote to show what one looks like? Nobody's grid is about it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::{self, Grid};
use super::holding::{self, Held};
use crate::assets;
use crate::syntax::edit::Value;

/// Where the texts of a new project stand among the templates.
const FOLDER: &str = "projects/blank/";

/// By grid, what each sample says, in each language.
static SAMPLES: LazyLock<BTreeMap<&'static str, Vec<Value>>> = LazyLock::new(|| {
    let paths = assets::template_paths().into_iter().filter(|path| path.starts_with(FOLDER));
    let mut found: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    for path in paths {
        let Some((_, own)) = path.strip_prefix(FOLDER).and_then(|rest| rest.split_once('/')) else { continue };
        let text = assets::template_text(&path).unwrap_or_default();
        for grid in grid::all().iter().filter(|grid| grid.has_ids() && holding::may_hold(own, &text, grid)) {
            let all = holding::in_text(own, &text, grid);
            found.entry(grid.name).or_default().extend(all.iter().map(|one| Value::of(&one.node)));
        }
    }
    found
});

/// Is it still as it was written, word for word?
pub fn is_one(held: &Held, grid: &Grid) -> bool {
    SAMPLES.get(grid.name).is_some_and(|all| all.contains(&Value::of(&held.node)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_project_has_samples() {
        assert!(SAMPLES.get("needs").is_some_and(|all| all.len() > 1), "one in each language");
        assert!(SAMPLES.contains_key("workshops"));
    }
}
