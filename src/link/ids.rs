//! Which id is whose? Doubles are told, missing ones given for the time being.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Context;
use crate::model::numbering::{self, Numbering};
use crate::model::{Head, Id, Kind, Project};
use crate::text::{Diagnostic, Place};

/// Indexes all typed artifacts. An artifact without an id gets the next one of its prefix for this
/// reading, so that it can be shown and linked; `ouvrage fmt` writes it down.
pub fn assign(project: &mut Project, context: &mut Context) {
    let mut seen: FxHashMap<Id, (Kind, usize, Place)> = FxHashMap::default();
    let mut doubles = Vec::new();
    let mut lacking = false;
    each_head(project, |kind, i, head| {
        lacking |= head.id.is_none();
        if let Some(id) = &head.id {
            match seen.get(id) {
                Some((_, _, first)) => doubles.push((id.clone(), head.place("id"), *first)),
                None => {
                    seen.insert(id.clone(), (kind, i, head.place("id")));
                }
            }
        }
    });
    for (id, place, first) in doubles {
        context.diagnostics.push(Diagnostic::error("T11", "T11-double", place).with("id", id.as_str()).beside(first));
    }
    if lacking {
        give(project, &mut seen, context);
    }
    project.index = seen.into_iter().map(|(id, (kind, i, _))| (id, (kind, i))).collect();
}

/// Gives the artifacts without an id the next one of their prefix.
fn give(project: &mut Project, seen: &mut FxHashMap<Id, (Kind, usize, Place)>, context: &Context) {
    let mut numbering = Numbering::of(seen.keys().map(Id::as_str));
    // Scenarios share their numbers with test cases.
    let tags = project.features.iter().flat_map(|feature| &feature.scenarios).flat_map(|scenario| &scenario.tags);
    tags.for_each(|tag| numbering.note(&tag.name));
    let of_kind = |wanted: Kind| seen.iter().filter(move |(_, (kind, _, _))| *kind == wanted).map(|(id, _)| id);
    let prefixes: BTreeMap<Kind, String> = Kind::ALL
        .iter()
        .filter_map(|kind| Some((*kind, numbering::prefix(*kind, &context.manifest, of_kind(*kind))?)))
        .collect();
    each_head(project, |kind, i, head| {
        if head.id.is_none() {
            let id = Id::new(numbering.next(prefixes.get(&kind).map_or("ART", String::as_str)));
            seen.insert(id.clone(), (kind, i, head.places.name));
            head.id = Some(id);
        }
    });
}

fn each_head(project: &mut Project, mut visit: impl FnMut(Kind, usize, &mut Head)) {
    macro_rules! visit_all {
        ($($kind:ident $field:ident),+) => {
            $(for (i, artifact) in project.$field.iter_mut().enumerate() {
                visit(Kind::$kind, i, &mut artifact.head);
            })+
        };
    }
    visit_all!(
        Objective objectives, Workshop workshops, Need needs, UseCase use_cases, Requirement requirements,
        Lot lots, RecipeBook recipe_books, TestCase test_cases
    );
    for (i, artifact) in project.artifacts.iter_mut().enumerate() {
        visit(artifact.kind, i, &mut artifact.head);
    }
}
