//! From a simulation to the edits of the project's files: what is new goes where its like stands,
//! what changes changes in its place, all or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::grid::{self, Grid, Slot};
use super::holding::{self, Held};
use super::merged;
use super::simulation::{Changed, New, Outcome, Said, Simulation};
use super::twice::{self, steps};
use crate::change::siting;
use crate::syntax::edit::{self, Edit, Path, Step, Value};
use crate::text::{Message, Sources};

/// A file with its new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// Its path in the project.
    pub path: String,
    /// What it held; none: there was no file.
    pub before: Option<String>,
    /// What it will hold.
    pub after: String,
    /// The artifacts that change there, as people call them.
    pub artifacts: Vec<String>,
}

/// One edit with the lines that ask for it, each by its sheet and its position there.
struct Asked {
    edit: Edit,
    lines: Vec<(usize, usize)>,
}

/// The new texts of all files. A line whose edit is refused (its text is laid out in a way that is not
/// edited safely) is refused in its simulation, and the others go on.
pub fn rewrite(simulations: &mut [Simulation], sources: &Sources) -> Vec<Rewritten> {
    loop {
        let (asked, mut refused) = asked(simulations, sources);
        let mut rewritten = Vec::new();
        for (path, list) in &asked {
            let before = text_of(sources, path);
            let text = before.as_deref().unwrap_or_default();
            let edits: Vec<Edit> = list.iter().map(|one| one.edit.clone()).collect();
            match edit::apply(text, &edits) {
                Ok(after) => {
                    let mut artifacts: Vec<String> = list.iter().flat_map(|one| names(simulations, one)).collect();
                    artifacts.dedup();
                    rewritten.push(Rewritten { path: path.clone(), before, after, artifacts });
                }
                Err((at, reason)) => {
                    // All that the layout refuses at once: one turn for each would be long.
                    let others = edit::refused(text, &edits).into_iter().filter(|(other, _)| *other != at);
                    for (at, reason) in others.chain([(at, reason)]) {
                        let lines = list.get(at).or(list.first()).map(|one| one.lines.as_slice()).unwrap_or_default();
                        refused.extend(lines.iter().map(|line| (*line, reason.message())));
                    }
                }
            }
        }
        if refused.is_empty() {
            return rewritten;
        }
        // Each turn refuses one line more at least, so that this ends.
        for ((sheet, line), message) in refused {
            let Some(line) = simulations.get_mut(sheet).and_then(|simulation| simulation.lines.get_mut(line)) else {
                return Vec::new();
            };
            line.outcome = Outcome::Refused { reasons: vec![Said { cell: None, message }] };
        }
    }
}

fn names(simulations: &[Simulation], asked: &Asked) -> Vec<String> {
    let name = |(sheet, line): &(usize, usize)| Some(simulations.get(*sheet)?.lines.get(*line)?.name.clone());
    asked.lines.iter().filter_map(name).collect()
}

fn text_of(sources: &Sources, path: &str) -> Option<String> {
    sources.find(path).and_then(|file| sources.file(file)).map(|source| source.text.to_string())
}

/// A line, by its sheet and its position there, with why it is refused.
type Refused = ((usize, usize), Message);

/// The edits by file, in the order of the lines, and what cannot be written.
fn asked(simulations: &[Simulation], sources: &Sources) -> (BTreeMap<String, Vec<Asked>>, Vec<Refused>) {
    let mut refused: Vec<Refused> = Vec::new();
    let mut files: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
    let mut made: Vec<&str> = Vec::new();
    for (sheet, simulation) in simulations.iter().enumerate() {
        let grid = simulation.grid;
        let held = holding::of(sources, &grid);
        let order = order_of(&grid);
        let home = Home::of(&grid, &held, sources);
        if grid.list.is_some() && held.is_empty() && !holding::holds_something(sources, &grid) {
            // The list is not there yet: it is made with the lines of all its sheets at once.
            if !made.contains(&grid.name) {
                made.push(grid.name);
                let (mut lines, mut items) = (Vec::new(), Vec::new());
                for (sheet, line, new) in new_ones(simulations, &grid) {
                    match item(new, &order) {
                        Ok(item) => {
                            lines.push((sheet, line));
                            items.push(item);
                        }
                        Err(slot) => refused.push(((sheet, line), key_twice(simulations, sheet, slot))),
                    }
                }
                if !items.is_empty() {
                    let edit =
                        Edit::Set { path: list_path(&grid), value: Value::List(items), order: Arc::clone(&order) };
                    files.entry(home.usual.clone()).or_default().push(Asked { edit, lines });
                }
            }
            continue;
        }
        let known: BTreeMap<(&str, Option<usize>), &Held> =
            held.iter().map(|held| ((held.at.file.as_str(), held.at.index), held)).collect();
        for (line, one) in simulation.lines.iter().enumerate() {
            let (file, edits) = match &one.outcome {
                Outcome::Changed(changed) => {
                    let known = known.get(&(changed.at.file.as_str(), changed.at.index)).copied();
                    (changed.at.file.clone(), change(&grid, changed, known, &order))
                }
                Outcome::New(new) => match insert(&grid, new, &order) {
                    Ok(edit) => (home.of_new(new).to_owned(), vec![edit]),
                    Err(slot) => {
                        refused.push(((sheet, line), key_twice(simulations, sheet, slot)));
                        continue;
                    }
                },
                _ => continue,
            };
            let asked = edits.into_iter().map(|edit| Asked { edit, lines: vec![(sheet, line)] });
            files.entry(file).or_default().extend(asked);
        }
    }
    // What is new stands behind the last item: a field that this one gains must be written before it.
    for asked in files.values_mut() {
        asked.sort_by_key(|one| matches!(one.edit, Edit::Insert { .. }));
    }
    (files, refused)
}

/// Why a line is not written of which two columns give one key.
fn key_twice(simulations: &[Simulation], sheet: usize, slot: &Slot) -> Message {
    let columns = simulations.get(sheet).map(|simulation| simulation.columns.as_slice()).unwrap_or_default();
    twice::refusal(columns, slot, slot.path())
}

/// The new lines of a grid, of all its sheets.
fn new_ones<'a>(simulations: &'a [Simulation], grid: &Grid) -> impl Iterator<Item = (usize, usize, &'a New)> + use<'a> {
    let name = grid.name;
    let own = simulations.iter().enumerate().filter(move |(_, one)| one.grid.name == name);
    own.flat_map(|(sheet, one)| {
        one.lines.iter().enumerate().filter_map(move |(line, one)| match &one.outcome {
            Outcome::New(new) => Some((sheet, line, new)),
            _ => None,
        })
    })
}

/// The usual order of fields: what names a line, then the schema's.
fn order_of(grid: &Grid) -> Arc<[String]> {
    let mut names: Vec<String> = Vec::new();
    for slot in grid.fields() {
        let name = slot.inside.unwrap_or(slot.name).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into()
}

fn list_path(grid: &Grid) -> Path {
    let top = Path::top(grid.collection.name);
    match grid.list {
        Some(list) => top.then(Step::Key(list.name.to_owned())),
        None => top,
    }
}

fn change(grid: &Grid, changed: &Changed, known: Option<&Held>, order: &Arc<[String]>) -> Vec<Edit> {
    let list = list_path(grid);
    let item = match changed.at.index {
        Some(index) => list.then(Step::Index(index)),
        None => list,
    };
    if let Some(held) = known.filter(|held| held.is_bare) {
        return vec![Edit::Set { path: item, value: written_out(held, changed), order: Arc::clone(order) }];
    }
    let mut edits = Vec::new();
    let mut emptied: Vec<String> = Vec::new();
    for one in &changed.changes {
        let steps = steps(&one.slot);
        let path = steps.iter().fold(item.clone(), |path, step| path.then(Step::Key(step.clone())));
        // What changes of each step is written there: the others keep their comments.
        let of_records = one.before.as_ref().zip(one.after.as_ref());
        if let Some(parts) = of_records.and_then(|(before, after)| merged::edits(&one.slot, before, after)) {
            let own = of_parts(&one.slot);
            for (at, part, value) in parts {
                let path = path.clone().then(Step::Index(at)).then(Step::Key(part));
                edits.push(match value {
                    Some(value) => Edit::Set { path, value, order: Arc::clone(&own) },
                    None => Edit::Remove { path },
                });
            }
            continue;
        }
        match &one.after {
            Some(value) => edits.push(Edit::Set { path, value: value.clone(), order: Arc::clone(order) }),
            None => match steps.as_slice() {
                // A mapping whose last entry goes, goes too.
                [outer, _] if goes_whole(known, outer, &changed.changes) => {
                    if !emptied.contains(outer) {
                        emptied.push(outer.clone());
                        edits.push(Edit::Remove { path: item.clone().then(Step::Key(outer.clone())) });
                    }
                }
                _ => edits.push(Edit::Remove { path }),
            },
        }
    }
    edits
}

/// The usual order of the parts of a record.
fn of_parts(slot: &Slot) -> Arc<[String]> {
    match slot {
        Slot::Field(field) | Slot::Part { field, .. } => {
            grid::record_slots(field).iter().map(|part| part.name.to_owned()).collect()
        }
        Slot::Entry { .. } | Slot::Custom { .. } => Arc::default(),
    }
}

/// A bare text with what it gains, as a mapping.
fn written_out(held: &Held, changed: &Changed) -> Value {
    let mut value = Value::of(&held.node);
    for one in &changed.changes {
        set_in(&mut value, &steps(&one.slot), one.after.as_ref());
    }
    value
}

fn set_in(value: &mut Value, steps: &[String], after: Option<&Value>) {
    let (Value::Map(entries), [name, inner @ ..]) = (value, steps) else { return };
    if inner.is_empty() {
        entries.retain(|(known, _)| known != name);
        entries.extend(after.map(|after| (name.clone(), after.clone())));
        return;
    }
    if !entries.iter().any(|(known, _)| known == name) {
        entries.push((name.clone(), Value::Map(Vec::new())));
    }
    if let Some((_, inside)) = entries.iter_mut().find(|(known, _)| known == name) {
        set_in(inside, inner, after);
    }
}

/// Are all entries of this mapping emptied by these changes?
fn goes_whole(held: Option<&Held>, outer: &str, changes: &[super::simulation::Change]) -> bool {
    let Some(mapping) = held.and_then(|held| held.node.get(outer)) else { return false };
    mapping.entries().all(|(key, _)| {
        changes.iter().any(|change| {
            let steps = steps(&change.slot);
            change.after.is_none() && steps == [outer.to_owned(), key.text.to_string()]
        })
    })
}

fn insert<'a>(grid: &Grid, new: &'a New, order: &Arc<[String]>) -> Result<Edit, &'a Slot> {
    let item = item(new, order)?;
    if grid.is_single() {
        return Ok(Edit::Set { path: Path::top(grid.collection.name), value: item, order: Arc::clone(order) });
    }
    Ok(Edit::Insert { list: list_path(grid), item, comments: Vec::new() })
}

/// A new line as it is written.
///
/// # Errors
/// A field that would be written twice: no text may hold a key two times.
fn item<'a>(new: &'a New, order: &Arc<[String]>) -> Result<Value, &'a Slot> {
    let mut entries: Vec<(String, Value)> = Vec::new();
    if let Some(id) = &new.id {
        entries.push(("id".to_owned(), Value::Word(id.clone())));
    }
    for (at, (slot, value)) in new.fields.iter().enumerate() {
        if new.fields.iter().take(at).any(|(known, _)| twice::same_key(known, slot)) {
            return Err(slot);
        }
        let steps = steps(slot);
        match steps.as_slice() {
            [outer, inner] => {
                let place = entries.iter_mut().find(|(name, _)| name == outer);
                let entry = (inner.clone(), value.clone());
                match place {
                    Some((_, Value::Map(inside))) => inside.push(entry),
                    _ => entries.push((outer.clone(), Value::Map(vec![entry]))),
                }
            }
            [name] => entries.push((name.clone(), value.clone())),
            _ => {}
        }
    }
    let position = |name: &String| order.iter().position(|known| known == name).unwrap_or(usize::MAX);
    entries.sort_by_key(|(name, _)| (name != "id", position(name)));
    Ok(Value::Map(entries))
}

/// Where new lines go: with those of their domain, else where all of their kind stand, else into a file
/// of their own.
struct Home {
    of_domain: BTreeMap<String, String>,
    usual: String,
}

impl Home {
    fn of(grid: &Grid, held: &[Held], sources: &Sources) -> Self {
        let own = || siting::file_of(grid.collection, sources);
        let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for held in held {
            if let Some(domain) = held.text("domain") {
                files.entry(domain).or_default().push(&held.at.file);
            }
        }
        let usual = if grid.list.is_some() {
            // The mapping that holds the list is there once in a project.
            let holder = Grid { list: None, ..*grid };
            holding::of(sources, &holder).into_iter().next().map(|held| held.at.file)
        } else {
            let all: BTreeSet<&str> = held.iter().map(|held| held.at.file.as_str()).collect();
            if all.len() == 1 { all.first().map(|file| (*file).to_owned()) } else { None }
        };
        let of_domain = files.into_iter().filter_map(|(domain, files)| Some((domain, most(files.into_iter())?)));
        Self { of_domain: of_domain.collect(), usual: usual.unwrap_or_else(own) }
    }

    fn of_new(&self, new: &New) -> &str {
        let domain = new.fields.iter().find(|(slot, _)| slot.path() == "domain");
        let domain = domain.and_then(|(_, value)| super::cell::scalar(value));
        domain.and_then(|domain| self.of_domain.get(&domain)).unwrap_or(&self.usual)
    }
}

/// The most frequent; of as many, the first.
fn most<'a>(files: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for file in files {
        match counts.iter_mut().find(|(known, _)| *known == file) {
            Some((_, count)) => *count += 1,
            None => counts.push((file, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(file, _)| file.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_item_bears_a_key_twice() {
        let grid = super::super::grid::named("test_cases").expect("a grid");
        let manifest = crate::model::manifest::Manifest::default();
        let slot = |path: &str| grid.slot(path, &manifest).expect("a field");
        let of = |paths: &[&str]| {
            let fields = paths.iter().map(|path| (slot(path), Value::Text("x".to_owned()))).collect();
            let new = New { id: None, numbered: false, fields };
            item(&new, &order_of(&grid)).map_err(|slot| slot.path())
        };
        assert!(of(&["title", "goal", "steps.expected"]).is_ok());
        assert_eq!(of(&["title", "steps", "steps.expected"]), Err("steps.expected".to_owned()));
        assert_eq!(of(&["title", "goal", "title"]), Err("title".to_owned()));
    }
}
