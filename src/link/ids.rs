//! Which id is whose? Doubles are told, missing ones given for the time being.

use std::collections::{BTreeMap, hash_map};

use rustc_hash::FxHashMap;

use super::Context;
use crate::model::index::Entry;
use crate::model::numbering::{self, Numbering};
use crate::model::{Head, Id, Kind, Project};
use crate::text::Diagnostic;

/// Indexes all typed artifacts. An artifact without an id gets the next one of its prefix for this
/// reading, so that it can be shown and linked; `ouvrage fmt` writes it down.
pub fn assign(project: &mut Project, context: &mut Context) {
    let mut seen: FxHashMap<Id, Entry> = FxHashMap::default();
    seen.reserve(numbered(project).count());
    let mut doubles = Vec::new();
    let mut lacking = Vec::new();
    for (kind, i, head) in numbered(project) {
        let Some(id) = &head.id else {
            lacking.push((kind, i));
            continue;
        };
        match seen.entry(id.clone()) {
            hash_map::Entry::Occupied(_) => doubles.push((id.clone(), head.place("id"))),
            hash_map::Entry::Vacant(free) => {
                free.insert((kind, i));
            }
        }
    }
    alike(&seen, project, context);
    if !lacking.is_empty() {
        give(project, &lacking, &mut seen, context);
    }
    project.index = seen.into();
    for (id, place) in doubles {
        let first = project.head(&id).map_or(place, |first| first.place("id"));
        context.diagnostics.push(Diagnostic::error("T11", "T11-double", place).with("id", id.as_str()).beside(first));
    }
}

/// Tells two ids that their capitals alone tell apart: nobody hears the difference, and their pages are one file where a
/// system does not see it either.
fn alike(seen: &FxHashMap<Id, Entry>, project: &Project, context: &mut Context) {
    let has_small = |id: &&Id| id.as_str().chars().any(char::is_lowercase);
    let mut small: Vec<&Id> = seen.keys().filter(has_small).collect();
    small.sort();
    let mut met: BTreeMap<String, &Id> = BTreeMap::new();
    let place =
        |id: &Id| numbered(project).find(|(_, _, head)| head.id.as_ref() == Some(id)).map(|found| found.2.place("id"));
    for id in small {
        let capitals = id.as_str().to_uppercase();
        let written = seen.get_key_value(&Id::from(capitals.as_str())).map(|(other, _)| other);
        let other = written.or_else(|| met.get(&capitals).copied());
        if let Some((first, own)) = other.and_then(|other| Some((place(other)?, place(id)?))) {
            let finding = Diagnostic::error("T11", "T11-capitals", own).beside(first);
            let other = other.map_or("", Id::as_str);
            context.diagnostics.push(finding.with("id", id.as_str()).with("other", other));
        }
        met.entry(capitals).or_insert(id);
    }
}

/// Gives the artifacts without an id the next one of their prefix.
fn give(project: &mut Project, lacking: &[(Kind, usize)], seen: &mut FxHashMap<Id, Entry>, context: &Context) {
    let mut numbering = Numbering::of(seen.keys().map(Id::as_str));
    // Scenarios share their numbers with test cases.
    let tags = project.features.iter().flat_map(|feature| &feature.scenarios).flat_map(|scenario| &scenario.tags);
    tags.for_each(|tag| numbering.note(&tag.name));
    let of_kind = |wanted: Kind| seen.iter().filter(move |(_, (kind, _))| *kind == wanted).map(|(id, _)| id);
    let prefixes: BTreeMap<Kind, String> = Kind::ALL
        .iter()
        .filter_map(|kind| Some((*kind, numbering::prefix(*kind, &context.manifest, of_kind(*kind))?)))
        .collect();
    for (kind, i) in lacking {
        let Some(head) = head_mut(project, *kind, *i) else { continue };
        let id = Id::new(numbering.next(prefixes.get(kind).map_or("ART", String::as_str)));
        seen.insert(id.clone(), (*kind, *i));
        head.id = Some(id);
    }
}

/// All heads, each with its place in the list of its kind.
fn numbered(project: &Project) -> impl Iterator<Item = (Kind, usize, &Head)> {
    macro_rules! chained {
        ($first:ident $kind:ident $(, $field:ident $other:ident)+) => {
            project.$first.iter().enumerate().map(|(i, artifact)| (Kind::$kind, i, &artifact.head))
                $(.chain(project.$field.iter().enumerate().map(|(i, artifact)| (Kind::$other, i, &artifact.head))))+
        };
    }
    let typed = chained!(
        objectives Objective, workshops Workshop, needs Need, use_cases UseCase, requirements Requirement,
        lots Lot, recipe_books RecipeBook, test_cases TestCase
    );
    typed.chain(project.artifacts.iter().enumerate().map(|(i, artifact)| (artifact.kind, i, &artifact.head)))
}

/// The head at a place of the list of its kind. What is given to it is given in this project only.
fn head_mut(project: &mut Project, kind: Kind, i: usize) -> Option<&mut Head> {
    Some(match kind {
        Kind::Objective => &mut project.objectives.get_mut(i)?.head,
        Kind::Workshop => &mut project.workshops.get_mut(i)?.head,
        Kind::Need => &mut project.needs.get_mut(i)?.head,
        Kind::UseCase => &mut project.use_cases.get_mut(i)?.head,
        Kind::Requirement => &mut project.requirements.get_mut(i)?.head,
        Kind::Lot => &mut project.lots.get_mut(i)?.head,
        Kind::RecipeBook => &mut project.recipe_books.get_mut(i)?.head,
        Kind::TestCase => &mut project.test_cases.get_mut(i)?.head,
        _ => &mut project.artifacts.get_mut(i)?.head,
    })
}
