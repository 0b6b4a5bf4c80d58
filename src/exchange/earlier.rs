//! What did the project say of a field before? A grid of somebody else's that comes a second time says again what it said
//! then: whether the team or the grid has changed its mind since, nobody can tell.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::grid::Grid;
use super::holding::{self, Held};
use super::renamed::{Ids, Renames};

/// Gives every version of the project's texts that git has, with its path, one after the other.
pub type Versions<'a> = &'a dyn Fn(&mut dyn FnMut(&str, String));

/// The versions of the lines of grids, by what they are known again by.
type Lines = HashMap<String, Vec<Held>>;

/// The versions of the artifacts of several grids, read once and only where a line would change or make one.
pub struct Earlier<'a> {
    versions: Versions<'a>,
    grids: Vec<Grid>,
    past: OnceCell<Past>,
    /// By the name of a grid: which of its ids are called otherwise now.
    renames: BTreeMap<&'static str, OnceCell<Renames>>,
}

/// What all versions said.
#[derive(Default)]
struct Past {
    lines: BTreeMap<&'static str, Lines>,
    /// The ids that stood together in a version of a text.
    ids: Ids,
}

impl<'a> Earlier<'a> {
    /// Those of some grids, of the versions of the project's texts.
    pub fn new(versions: Versions<'a>, grids: impl Iterator<Item = Grid>) -> Self {
        let mut known: Vec<Grid> = Vec::new();
        for grid in grids {
            if known.iter().all(|other| other.name != grid.name) {
                known.push(grid);
            }
        }
        let renames = known.iter().map(|grid| (grid.name, OnceCell::new())).collect();
        Self { versions, grids: known, past: OnceCell::new(), renames }
    }

    /// The versions of a line, by what it is known again by.
    pub fn of_line(&self, grid: &Grid, line: &str) -> &[Held] {
        if line.is_empty() && !grid.is_single() {
            return &[];
        }
        let line = if grid.is_single() { "" } else { line };
        self.past().lines.get(grid.name).and_then(|lines| lines.get(line)).map_or(&[], Vec::as_slice)
    }

    /// Which ids of a grid the lines of the project had before that they have now.
    pub fn renames(&self, grid: &Grid, held: &[Held]) -> Option<&Renames> {
        let past = self.past();
        let lines = past.lines.get(grid.name).filter(|_| grid.has_ids())?;
        Some(self.renames.get(grid.name)?.get_or_init(|| Renames::of(grid, held, lines, &past.ids)))
    }

    fn past(&self) -> &Past {
        self.past.get_or_init(|| self.read())
    }

    fn read(&self) -> Past {
        let mut past = Past::default();
        let mut seen = Seen::default();
        (self.versions)(&mut |path, text| {
            if !self.grids.iter().any(|grid| holding::may_hold(path, &text, grid)) {
                return;
            }
            past.ids.read(&text);
            let Some(fresh) = seen.fresh(&text) else { return };
            for grid in self.grids.iter().filter(|grid| holding::may_hold(path, &fresh, grid)) {
                let lines = past.lines.entry(grid.name).or_default();
                for one in holding::in_text(path, &fresh, grid) {
                    let line = if grid.is_single() { String::new() } else { one.called(grid) };
                    lines.entry(line).or_default().push(one);
                }
            }
        });
        past
    }
}

/// What was met in versions before: from one to the next most items of a list are the same, and reading them again
/// would take as long as all of them together.
#[derive(Default)]
struct Seen(HashSet<u64>);

impl Seen {
    /// The text without the items of lists that were met under the same keys; nothing where nothing of it is new.
    fn fresh(&mut self, text: &str) -> Option<String> {
        let mut kept = String::new();
        let mut is_new = false;
        let mut keys: Vec<(usize, &str)> = Vec::new();
        let mut others = String::new();
        let mut lines = text.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let Some(indent) = indent_of(line) else {
                kept.push_str(line);
                continue;
            };
            let opens_list = |(at, key): &(usize, &str)| *at <= indent && is_bare_key(key);
            if is_item(line) && keys.last().is_some_and(opens_list) {
                let mut item = line.to_owned();
                while let Some(next) = lines.next_if(|next| indent_of(next).is_none_or(|deep| deep > indent)) {
                    item.push_str(next);
                }
                let mut print = DefaultHasher::new();
                keys.iter().map(|(_, key)| key.trim_end()).for_each(|key| key.hash(&mut print));
                item.trim_end().hash(&mut print);
                if self.0.insert(print.finish()) {
                    is_new = true;
                    kept.push_str(&item);
                }
                continue;
            }
            keys.retain(|(at, _)| *at < indent);
            keys.push((indent, line));
            kept.push_str(line);
            others.push_str(line);
            if opens_text(line) {
                // What looks like an item there is a line of a text.
                while let Some(next) = lines.next_if(|next| indent_of(next).is_none_or(|deep| deep > indent)) {
                    kept.push_str(next);
                    others.push_str(next);
                }
            }
        }
        let mut print = DefaultHasher::new();
        others.hash(&mut print);
        (self.0.insert(print.finish()) || is_new).then_some(kept)
    }
}

/// How far a line is set in; nothing for a blank one and a comment.
fn indent_of(line: &str) -> Option<usize> {
    let inner = line.trim_start_matches(' ');
    let says = !inner.trim().is_empty() && !inner.starts_with('#');
    says.then(|| line.len() - inner.len())
}

fn is_item(line: &str) -> bool {
    let inner = line.trim();
    inner == "-" || inner.starts_with("- ")
}

/// `requirements:`, with a comment perhaps: what follows is its value.
fn is_bare_key(line: &str) -> bool {
    let said = line.split_once(" #").map_or(line, |(said, _)| said);
    said.trim_end().ends_with(':')
}

/// `statement: |`: the lines under it are a text.
fn opens_text(line: &str) -> bool {
    let said = line.split_once(" #").map_or(line, |(said, _)| said).trim_end();
    let said = said.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    said.ends_with(" |") || said.ends_with(" >") || said.ends_with(":|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_met_before_is_not_read_again() {
        let mut seen = Seen::default();
        let first = "requirements:\n  # Une.\n  - id: A\n    title: un\n\n  - id: B\n    tags:\n      - x\n";
        assert_eq!(seen.fresh(first).as_deref(), Some(first));
        assert_eq!(seen.fresh(first), None, "nothing of it is new");
        let second = first.replace("title: un", "title: deux");
        let fresh = seen.fresh(&second).expect("an item is new");
        assert!(fresh.contains("title: deux") && !fresh.contains("id: B"), "{fresh}");
        // The same item under another key is another.
        let other = first.replace("requirements:", "needs:");
        assert_eq!(seen.fresh(&other).as_deref(), Some(other.as_str()));
    }

    #[test]
    fn a_line_of_a_text_is_no_item() {
        let mut seen = Seen::default();
        let text = "organisation:\n  mission: |\n    Trois points :\n    - un\n    - deux\n  name: X\n";
        assert_eq!(seen.fresh(text).as_deref(), Some(text));
        let next = text.replace("name: X", "name: Y");
        assert_eq!(seen.fresh(&next).as_deref(), Some(next.as_str()));
    }
}
