//! As many edits as can be made on one reading of the text, then the proof that they did what was meant.

use std::sync::Arc;

use super::comments;
use super::layout::Manner;
use super::page::{Found, Page, Prose, Spot};
use super::path::{Path, Step, Taken, take};
use super::plan::{self, Plan};
use super::{Edit, EditRefused, Value, identify, list, mapping, tree};
use crate::syntax::yaml;
use crate::text::node::{Data, Node};
use crate::text::{FileId, Place};

/// Makes the first of these edits and all after it that do not need its bytes. The new text, and how
/// many were made.
pub fn play(text: &str, edits: &[Edit]) -> Result<(String, usize), (usize, EditRefused)> {
    let before = read(text).map_err(|reason| (0, reason))?;
    let nothing = Node { place: Place::default(), data: Data::Null };
    let page = Page::new(text, before.as_ref().unwrap_or(&nothing));
    let mut intended = before.clone();
    let mut plans: Vec<Plan> = Vec::new();
    let mut done = 0;
    for (i, edit) in edits.iter().enumerate() {
        // What an earlier edit of the round made is seen in the next one only.
        let planned = match planned(&page, &widened(page.root, edit)) {
            Err(EditRefused::NotFound { .. }) if i > 0 => break,
            planned => planned.map_err(|reason| (i, reason))?,
        };
        if i > 0 && !plans.iter().all(|other| planned.goes_with(other)) {
            break;
        }
        tree::change(&mut intended, &widened(page.root, edit)).map_err(|reason| (i, reason))?;
        plans.push(planned);
        done = i + 1;
    }
    let after = written(text, &plans).ok_or_else(|| (0, EditRefused::Layout { path: first_path(edits) }))?;
    verify(text, &after, before.as_ref(), intended.as_ref(), &plans, &edits[..done])
        .map_err(|reason| (done - 1, reason))?;
    Ok((after, done))
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

/// The text that was written must hold what was meant, and every comment that was there.
fn verify(
    old: &str,
    new: &str,
    before: Option<&Node>,
    intended: Option<&Node>,
    plans: &[Plan],
    edits: &[Edit],
) -> Result<(), EditRefused> {
    let after = read(new).map_err(|_| EditRefused::Unverified { at: first_path(edits) })?;
    if let Some(at) = tree::difference(intended, after.as_ref()) {
        return Err(EditRefused::Unverified { at });
    }
    let owned = |range: &std::ops::Range<usize>| {
        plans.iter().flat_map(|plan| &plan.owned).any(|own| own.start <= range.start && range.end <= own.end)
    };
    let kept = comments::of(old, before).into_iter().filter(|range| !owned(range)).map(|range| &old[range]);
    let mut found: Vec<&str> = comments::of(new, after.as_ref()).into_iter().map(|range| &new[range]).collect();
    for added in plans.iter().flat_map(|plan| &plan.comments) {
        if let Some(at) = found.iter().position(|comment| comment == added) {
            found.remove(at);
        }
    }
    let mut found = found.into_iter();
    for comment in kept {
        if found.next() != Some(comment) {
            return Err(EditRefused::Comment { comment: comment.to_owned() });
        }
    }
    match found.next() {
        Some(made) => Err(EditRefused::Comment { comment: made.to_owned() }),
        None => Ok(()),
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
fn widened(root: &Node, edit: &Edit) -> Edit {
    let Edit::Remove { path } = edit else { return edit.clone() };
    let mut path = path.clone();
    while let Some((holder, Step::Key(key))) = path.split_last() {
        let lone = node_at(root, &holder).is_some_and(|node| node.entries().count() == 1 && node.get(key).is_some());
        if !lone || !matches!(holder.0.last(), Some(Step::Key(_))) {
            break;
        }
        path = holder;
    }
    Edit::Remove { path }
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
    let (before, behind) = found_order(page, &own, name).unwrap_or_else(|| told_order(order, name));
    let neighbours = mapping::Neighbours { before: &before, behind: &behind };
    let mut plan = mapping::add(page, holder, name, &value, neighbours, &own, manner)?;
    plan.makes = Some(own.to_string());
    Ok(plan)
}

/// Siblings that are asked where a field stands.
const SIBLINGS: usize = 20;

/// The fields that stand before this one in other items of the same collection, and those after it.
fn found_order(page: &Page<'_>, path: &Path, name: &str) -> Option<(Vec<String>, Vec<String>)> {
    let [Step::Key(collection), Step::Id(_) | Step::Index(_), Step::Key(_)] = path.0.as_slice() else { return None };
    let items = page.root.get(collection)?.items();
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
    found
}

/// The same from the usual order of the fields.
fn told_order(order: &[String], name: &str) -> (Vec<String>, Vec<String>) {
    match order.iter().position(|field| field == name) {
        Some(at) => (order[..at].to_vec(), order[at + 1..].to_vec()),
        None => (Vec::new(), Vec::new()),
    }
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
