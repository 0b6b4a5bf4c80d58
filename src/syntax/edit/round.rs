//! As many edits as can be made on one reading of the text, then the proof that they did what was meant.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::comments;
use super::layout::Manner;
use super::page::{Around, Found, Page, Prose, Spot};
use super::path::{Path, Step, Taken, take};
use super::plan::{self, Plan, Together};
use super::tree::Intended;
use super::{Edit, EditRefused, Value, identify, list, mapping, tree};
use crate::syntax::yaml;
use crate::text::node::{Data, Node};
use crate::text::{FileId, Place};

/// A text after a round, with the tree that was read of it.
pub struct Played {
    /// The new text.
    pub text: String,
    /// What it holds.
    pub root: Option<Node>,
    /// How many edits were made.
    pub done: usize,
}

/// Makes the first of these edits and all after it that do not need its bytes, on a text whose tree is known.
pub fn play(text: &str, before: Option<&Node>, edits: &[Edit]) -> Result<Played, (usize, EditRefused)> {
    let nothing = Node { place: Place::default(), data: Data::Null };
    let page = Page::new(text, before.unwrap_or(&nothing));
    let mut intended = Intended::of(before.cloned());
    let mut plans: Vec<Plan> = Vec::new();
    let mut together = Together::default();
    let mut done = 0;
    for (i, edit) in edits.iter().enumerate() {
        // What an earlier edit of the round made is seen in the next one only.
        let edit = &widened(page.root, edit);
        let planned = match planned(&page, edit) {
            Err(EditRefused::NotFound { .. }) if i > 0 => break,
            planned => planned.map_err(|reason| (i, reason))?,
        };
        if i > 0 && !together.goes_with(&planned) {
            break;
        }
        intended.change(edit).map_err(|reason| (i, reason))?;
        together.add(&planned);
        plans.push(planned);
        done = i + 1;
    }
    let after = written(text, &plans).ok_or_else(|| (0, EditRefused::Layout { path: first_path(edits) }))?;
    let root =
        verify(text, &after, before, intended.root(), &plans, &edits[..done]).map_err(|reason| (done - 1, reason))?;
    Ok(Played { text: after, root, done })
}

/// Those of the edits for which there is no plan on this text, each on its own.
pub fn refused(text: &str, edits: &[Edit]) -> Vec<(usize, EditRefused)> {
    let root = match read(text) {
        Ok(root) => root,
        Err(reason) => return edits.iter().enumerate().map(|(at, _)| (at, reason.clone())).collect(),
    };
    let nothing = Node { place: Place::default(), data: Data::Null };
    let page = Page::new(text, root.as_ref().unwrap_or(&nothing));
    let reason = |edit: &Edit| planned(&page, &widened(page.root, edit)).err();
    let all = edits.iter().enumerate().filter_map(|(at, edit)| Some((at, reason(edit)?)));
    all.filter(|(_, reason)| !matches!(reason, EditRefused::NotFound { .. })).collect()
}

/// The tree of a text without faults of syntax.
pub fn read(text: &str) -> Result<Option<Node>, EditRefused> {
    let parsed = yaml::read(FileId::default(), text);
    match parsed.diagnostics.iter().find(|finding| finding.code == "Y01") {
        Some(fault) => Err(EditRefused::Faulty { fault: Box::new(fault.message.clone()) }),
        None => Ok(parsed.root.map(Arc::unwrap_or_clone)),
    }
}

fn written(text: &str, plans: &[Plan]) -> Option<String> {
    plan::apply(text, plans.iter().flat_map(|plan| plan.splices.iter().cloned()).collect())
}

/// The text that was written must hold what was meant, and every comment that was there. Gives what it holds.
fn verify(
    old: &str,
    new: &str,
    before: Option<&Node>,
    intended: Option<&Node>,
    plans: &[Plan],
    edits: &[Edit],
) -> Result<Option<Node>, EditRefused> {
    let after = read(new).map_err(|_| EditRefused::Unverified { at: first_path(edits) })?;
    if let Some(at) = tree::difference(intended, after.as_ref()) {
        return Err(EditRefused::Unverified { at });
    }
    let owned = Owned::of(plans);
    let kept = comments::of(old, before).into_iter().filter(|range| !owned.has(range)).map(|range| &old[range]);
    let mut added: HashMap<String, usize> = HashMap::new();
    for comment in plans.iter().flat_map(|plan| &plan.comments) {
        *added.entry(comment.clone()).or_default() += 1;
    }
    let mut is_added = |comment: &&str| match added.get_mut(*comment) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let found: Vec<&str> = comments::of(new, after.as_ref()).into_iter().map(|range| &new[range]).collect();
    let mut found = found.into_iter().filter(|comment| !is_added(comment));
    for comment in kept {
        if found.next() != Some(comment) {
            return Err(EditRefused::Comment { comment: comment.to_owned() });
        }
    }
    match found.next() {
        Some(made) => Err(EditRefused::Comment { comment: made.to_owned() }),
        None => Ok(after),
    }
}

/// The bytes whose comments go with what some edits remove.
struct Owned {
    /// By their starts, each with the last end up to it.
    ends: Vec<(usize, usize)>,
}

impl Owned {
    fn of(plans: &[Plan]) -> Self {
        let mut ends: Vec<(usize, usize)> =
            plans.iter().flat_map(|plan| &plan.owned).map(|own| (own.start, own.end)).collect();
        ends.sort_unstable();
        let mut last = 0;
        for (_, end) in &mut ends {
            last = last.max(*end);
            *end = last;
        }
        Self { ends }
    }

    /// Does one of them hold all of these bytes?
    fn has(&self, range: &Range<usize>) -> bool {
        let before = self.ends.partition_point(|(start, _)| *start <= range.start);
        before.checked_sub(1).is_some_and(|at| range.end <= self.ends[at].1)
    }
}

fn first_path(edits: &[Edit]) -> String {
    edits.first().map(|edit| path_of(edit).to_string()).unwrap_or_default()
}

fn path_of(edit: &Edit) -> Path {
    match edit {
        Edit::Set { path, .. } | Edit::Append { path, .. } | Edit::Take { path, .. } | Edit::Remove { path } => {
            path.clone()
        }
        Edit::Insert { list, .. } | Edit::Identify { list, .. } => list.clone(),
    }
}

/// A mapping that loses its only field goes whole; an artifact does not.
fn widened<'e>(root: &Node, edit: &'e Edit) -> Cow<'e, Edit> {
    let Edit::Remove { path } = edit else { return Cow::Borrowed(edit) };
    let mut path = path.clone();
    while let Some((holder, Step::Key(key))) = path.split_last() {
        let lone = node_at(root, &holder).is_some_and(|node| node.entries().count() == 1 && node.get(key).is_some());
        if !lone || !matches!(holder.0.last(), Some(Step::Key(_))) {
            break;
        }
        path = holder;
    }
    Cow::Owned(Edit::Remove { path })
}

/// The value at a path.
fn node_at<'a>(root: &'a Node, path: &Path) -> Option<&'a Node> {
    path.0.iter().try_fold(root, |node, step| match take(node, step)? {
        Taken::Entry(_, _, value) => Some(value),
        Taken::Element(_, item) => Some(item),
    })
}

fn planned(page: &Page<'_>, edit: &Edit) -> Result<Plan, EditRefused> {
    let prose = prose(page, &path_of(edit));
    let manner = Manner { newline: page.newline, prose: &prose };
    match edit {
        Edit::Set { path, value, order } => match page.find(path)? {
            Found::Here(spot) => mapping::replace(page, spot, value, path, manner),
            Found::Missing(holder, keys) => added(page, holder, &keys, value.clone(), order, path, manner),
        },
        Edit::Append { path, value, order } => match page.find(path)? {
            Found::Here(spot) => list::append(page, spot, value, path, manner),
            Found::Missing(holder, keys) => {
                added(page, holder, &keys, Value::List(vec![value.clone()]), order, path, manner)
            }
        },
        Edit::Take { path, text } => taken(page, path, text, manner),
        Edit::Remove { path } => removed(page, path, manner),
        Edit::Insert { list, item, comments } => match page.find(list)? {
            Found::Here(spot) => list::insert(page, spot, item, comments, list, manner),
            Found::Missing(_, keys) if keys.len() == 1 && list.0.len() == 1 => {
                let mut plan = mapping::at_the_end(page, &keys[0], &Value::List(vec![item.clone()]), manner);
                if let Some(splice) = plan.splices.last_mut() {
                    list::annotate(&mut splice.with, comments, 4, page.newline);
                }
                plan.comments = item.comments();
                plan.comments.extend_from_slice(comments);
                Ok(plan)
            }
            Found::Missing(..) => Err(EditRefused::NotFound { path: list.to_string() }),
        },
        Edit::Identify { list, index, id } => identify::plan(page, list, *index, id),
    }
}

/// A field that is not there, with the mappings that lead to it.
fn added(
    page: &Page<'_>,
    holder: Spot<'_>,
    keys: &[String],
    value: Value,
    order: &[String],
    path: &Path,
    manner: Manner<'_>,
) -> Result<Plan, EditRefused> {
    let Some((name, deeper)) = keys.split_first() else {
        return Err(EditRefused::NotFound { path: path.to_string() });
    };
    let value = deeper.iter().rev().fold(value, |value, key| Value::Map(vec![(key.clone(), value)]));
    // The path of the entry itself: its neighbours are found from there.
    let own = Path(path.0[..path.0.len() - deeper.len()].to_vec());
    let around = found_order(page, &own, name).unwrap_or_else(|| told_order(order, name));
    let neighbours = mapping::Neighbours { before: &around.0, behind: &around.1 };
    let mut plan = mapping::add(page, holder, name, &value, neighbours, &own, manner)?;
    plan.makes = Some(own.to_string());
    Ok(plan)
}

/// Siblings that are asked where a field stands.
const SIBLINGS: usize = 20;

/// The fields that stand before this one in other items of the same collection, and those after it.
fn found_order(page: &Page<'_>, path: &Path, name: &str) -> Option<Around> {
    let [Step::Key(collection), Step::Id(_) | Step::Index(_), Step::Key(_)] = path.0.as_slice() else { return None };
    page.around(collection, name, || around(page.root.get(collection)?.items(), name))
}

fn around(items: &[Node], name: &str) -> Option<Around> {
    let mut found: Option<(Vec<String>, Vec<String>)> = None;
    for item in items.iter().rev().filter(|item| item.get(name).is_some()).take(SIBLINGS) {
        let (before, after) = found.get_or_insert_default();
        let mut is_before = true;
        for (key, _) in item.entries() {
            if key.text == name {
                is_before = false;
            } else if !before.iter().any(|known| *known == key.text) && !after.iter().any(|known| *known == key.text) {
                // The nearest sibling decides where two of them disagree.
                if is_before { before.push(key.text.to_string()) } else { after.push(key.text.to_string()) }
            }
        }
    }
    found.map(Rc::new)
}

/// The same from the usual order of the fields.
fn told_order(order: &[String], name: &str) -> Around {
    Rc::new(match order.iter().position(|field| field == name) {
        Some(at) => (order[..at].to_vec(), order[at + 1..].to_vec()),
        None => (Vec::new(), Vec::new()),
    })
}

/// The fields of this collection whose texts are blocks of lines.
fn prose(page: &Page<'_>, path: &Path) -> Prose {
    match path.0.first() {
        Some(Step::Key(collection)) => page.prose(collection),
        _ => Prose::default(),
    }
}

fn taken(page: &Page<'_>, path: &Path, text: &str, manner: Manner<'_>) -> Result<Plan, EditRefused> {
    let spot = page.here(path)?;
    let missing = || EditRefused::NotFound { path: format!("{path}: {text}") };
    let Data::List(items) = &spot.node.data else {
        return match spot.node.text() {
            Some(own) if own.trim() == text => mapping::replace(page, spot, &Value::List(Vec::new()), path, manner),
            _ => Err(missing()),
        };
    };
    let at = |item: &Node| item.text().map(str::trim) == Some(text);
    let first = items.iter().position(at).ok_or_else(missing)?;
    if items.iter().filter(|item| at(item)).count() > 1 {
        let rest: Vec<Value> = items.iter().filter(|item| !at(item)).map(Value::of).collect();
        return mapping::replace(page, spot, &Value::List(rest), path, manner);
    }
    list::splice(page, spot, first..first + 1, &[], path, manner)
}

fn removed(page: &Page<'_>, path: &Path, manner: Manner<'_>) -> Result<Plan, EditRefused> {
    let spot = page.here(path)?;
    let (holder, last) = path.split_last().ok_or_else(|| EditRefused::NotFound { path: path.to_string() })?;
    let holder_spot = page.here(&holder)?;
    match last {
        Step::Key(_) => mapping::remove(page, holder_spot, spot, path),
        Step::Index(_) | Step::Id(_) => {
            list::splice(page, holder_spot, spot.index..spot.index + 1, &[], &holder, manner)
        }
    }
}
