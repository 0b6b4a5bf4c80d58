//! From a simulation to the edits of the project's files: what is new goes where its like stands,
//! what changes changes in its place, all or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grid::{Grid, Slot};
use super::holding::{self, Held};
use super::simulation::{Changed, New, Outcome, Said, Simulation};
use crate::syntax::edit::{self, Edit, Path, Step, Value};
use crate::text::Sources;

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

/// One edit with the line that asks for it.
struct Asked {
    edit: Edit,
    sheet: usize,
    line: usize,
}

/// The new texts of all files. A line whose edit is refused (its text is laid out in a way that is not
/// edited safely) is refused in its simulation, and the others go on.
pub fn rewrite(simulations: &mut [Simulation], sources: &Sources) -> Vec<Rewritten> {
    loop {
        let asked = asked(simulations, sources);
        let mut rewritten = Vec::new();
        let mut refused = None;
        for (path, list) in &asked {
            let before = text_of(sources, path);
            let edits: Vec<Edit> = list.iter().map(|one| one.edit.clone()).collect();
            match edit::apply(before.as_deref().unwrap_or_default(), &edits) {
                Ok(after) => {
                    let mut artifacts: Vec<String> = list.iter().map(|one| name(simulations, one)).collect();
                    artifacts.dedup();
                    rewritten.push(Rewritten { path: path.clone(), before, after, artifacts });
                }
                Err((at, reason)) => {
                    refused = list.get(at).or(list.first()).map(|one| (one.sheet, one.line, reason.message()));
                    break;
                }
            }
        }
        let Some((sheet, line, message)) = refused else { return rewritten };
        // Each turn refuses one line more, so that this ends.
        let Some(line) = simulations.get_mut(sheet).and_then(|simulation| simulation.lines.get_mut(line)) else {
            return Vec::new();
        };
        line.outcome = Outcome::Refused { reasons: vec![Said { cell: None, message }] };
    }
}

fn name(simulations: &[Simulation], asked: &Asked) -> String {
    let line = simulations.get(asked.sheet).and_then(|simulation| simulation.lines.get(asked.line));
    line.map(|line| line.name.clone()).unwrap_or_default()
}

fn text_of(sources: &Sources, path: &str) -> Option<String> {
    sources.find(path).and_then(|file| sources.file(file)).map(|source| source.text.to_string())
}

/// The edits by file, in the order of the lines.
fn asked(simulations: &[Simulation], sources: &Sources) -> BTreeMap<String, Vec<Asked>> {
    let mut files: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
    for (sheet, simulation) in simulations.iter().enumerate() {
        let grid = simulation.grid;
        let held = holding::of(sources, &grid);
        let order = order_of(&grid);
        if grid.list.is_some() && held.is_empty() {
            // The list is not there yet: it is made with all its lines at once.
            let news = simulation.lines.iter().enumerate().filter_map(|(line, one)| match &one.outcome {
                Outcome::New(new) => Some((line, new)),
                _ => None,
            });
            let (lines, items): (Vec<usize>, Vec<(Value, &New)>) =
                news.map(|(line, new)| (line, (item(new, &order), new))).unzip();
            if let (Some(line), Some((_, new))) = (lines.first(), items.first()) {
                let file = file_for(&grid, new, &held, sources);
                let value = Value::List(items.iter().map(|(item, _)| item.clone()).collect());
                let edit = Edit::Set { path: list_path(&grid), value, order: Arc::clone(&order) };
                files.entry(file).or_default().push(Asked { edit, sheet, line: *line });
            }
            continue;
        }
        for (line, one) in simulation.lines.iter().enumerate() {
            let (file, edits) = match &one.outcome {
                Outcome::Changed(changed) => (changed.at.file.clone(), change(&grid, changed, &held, &order)),
                Outcome::New(new) => (file_for(&grid, new, &held, sources), vec![insert(&grid, new, &order)]),
                _ => continue,
            };
            let asked = edits.into_iter().map(|edit| Asked { edit, sheet, line });
            files.entry(file).or_default().extend(asked);
        }
    }
    files
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

/// The steps of a slot; names of the author's own may hold points.
fn steps(slot: &Slot) -> Vec<String> {
    match slot {
        Slot::Field(field) | Slot::Part { field, .. } => {
            field.inside.map(str::to_owned).into_iter().chain([field.name.to_owned()]).collect()
        }
        Slot::Entry { field, key } => vec![field.path(), key.clone()],
        Slot::Custom(name) => vec![name.clone()],
    }
}

fn change(grid: &Grid, changed: &Changed, held: &[Held], order: &Arc<[String]>) -> Vec<Edit> {
    let list = list_path(grid);
    let item = match changed.at.index {
        Some(index) => list.then(Step::Index(index)),
        None => list,
    };
    let known = held.iter().find(|held| held.at == changed.at);
    let mut edits = Vec::new();
    let mut emptied: Vec<String> = Vec::new();
    for one in &changed.changes {
        let steps = steps(&one.slot);
        let path = steps.iter().fold(item.clone(), |path, step| path.then(Step::Key(step.clone())));
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

fn insert(grid: &Grid, new: &New, order: &Arc<[String]>) -> Edit {
    let item = item(new, order);
    if grid.is_single() {
        return Edit::Set { path: Path::top(grid.collection.name), value: item, order: Arc::clone(order) };
    }
    Edit::Insert { list: list_path(grid), item, comments: Vec::new() }
}

/// A new line as it is written.
fn item(new: &New, order: &Arc<[String]>) -> Value {
    let mut entries: Vec<(String, Value)> = Vec::new();
    if let Some(id) = &new.id {
        entries.push(("id".to_owned(), Value::Word(id.clone())));
    }
    for (slot, value) in &new.fields {
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
    Value::Map(entries)
}

/// Where a new line goes: with those of its domain, else where all of its kind stand, else into a file
/// of their own.
fn file_for(grid: &Grid, new: &New, held: &[Held], sources: &Sources) -> String {
    let own = format!("specs/{}.yaml", grid.collection.name.replace('_', "-"));
    let domain =
        new.fields.iter().find(|(slot, _)| slot.path() == "domain").and_then(|(_, value)| super::cell::scalar(value));
    let of_domain = held.iter().filter(|held| domain.is_some() && held.text("domain") == domain);
    if let Some(file) = most(of_domain.map(|held| held.at.file.as_str())) {
        return file;
    }
    if grid.list.is_some() {
        // The mapping that holds the list is there once in a project.
        let holder = Grid { list: None, ..*grid };
        if let Some(held) = holding::of(sources, &holder).first() {
            return held.at.file.clone();
        }
        return own;
    }
    let mut files: Vec<&str> = held.iter().map(|held| held.at.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    match files.as_slice() {
        [only] => (*only).to_owned(),
        _ => own,
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
