//! Which grid did somebody name, and which was perhaps meant?

use std::sync::LazyLock;

use super::grid::{self, Grid};
use super::words::folded;
use crate::assets;
use crate::text::{Lang, similar};

/// What grids are called, each with its grid: keys, labels and the words of `templates/exchange`.
static NAMES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let mut names: Vec<(String, &'static str)> = Vec::new();
    for grid in grid::all() {
        names.push((grid.name.to_owned(), grid.name));
        names.extend(Lang::ALL.iter().map(|lang| (grid.label(*lang), grid.name)));
        names.extend(Lang::ALL.iter().filter_map(|lang| Some((grid.kind()?.label(*lang), grid.name))));
        for lang in Lang::ALL {
            let text = assets::template_text(&format!("exchange/{}.yaml", lang.key())).unwrap_or_default();
            let root = crate::syntax::yaml::to_json(&text).unwrap_or_default();
            let listed = root["grids"][grid.name].as_array().into_iter().flatten();
            names.extend(listed.filter_map(|name| Some((name.as_str()?.to_owned(), grid.name))));
        }
    }
    names
});

/// A name without case, accents, plurals, small words and what parts its words: `usecase` is `use_cases`.
fn tight(said: &str) -> String {
    folded(&said.replace(['_', '-'], " ")).replace(' ', "")
}

/// The grid that people call so; none where two are.
pub fn grid(said: &str) -> Option<Grid> {
    let wanted = tight(said);
    let mut called =
        NAMES.iter().filter(|(name, _)| !wanted.is_empty() && tight(name) == wanted).map(|(_, grid)| *grid);
    let first = called.next()?;
    called.all(|other| other == first).then(|| grid::all().into_iter().find(|grid| grid.name == first)).flatten()
}

/// The grid whose name is spelt nearly so.
pub fn nearest(said: &str) -> Option<Grid> {
    let near = similar::nearest(said, NAMES.iter().map(|(name, _)| name.as_str()))?;
    grid(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grids_are_known_as_people_call_them() {
        let named = |said: &str| grid(said).map(|grid| grid.name);
        for said in ["cas d’utilisation", "usecase", "use-cases", "UC", "Cas d'usage"] {
            assert_eq!(named(said), Some("use_cases"), "{said}");
        }
        assert_eq!((named("Exigences"), named("besoins")), (Some("requirements"), Some("needs")));
        assert_eq!(named("jaune"), None);
        assert_eq!(nearest("exigeances").map(|grid| grid.name), Some("requirements"));
        assert!(nearest("jaune citron").is_none());
    }

    #[test]
    fn every_grid_of_the_words_exists() {
        for lang in Lang::ALL {
            let text = assets::template_text(&format!("exchange/{}.yaml", lang.key())).expect("it is there");
            let root = crate::syntax::yaml::to_json(&text).expect("it is YAML");
            for name in root["grids"].as_object().expect("grids").keys() {
                assert!(grid::all().iter().any(|grid| grid.name == name), "{name}");
            }
        }
    }
}
