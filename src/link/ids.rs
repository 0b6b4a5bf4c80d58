//! Which id is whose? Doubles are told, missing ones given for the time being.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::model::{Head, Id, Kind, Project};
use crate::text::{Diagnostic, Place};

/// Indexes all typed artifacts. An artifact without an id gets the next free one of its prefix for
/// this reading, so that it can be shown and linked; `ouvrage fmt` writes it down.
pub fn assign(project: &mut Project, context: &mut Context) {
    let mut seen: BTreeMap<Id, (Kind, usize, Place)> = BTreeMap::new();
    let mut doubles = Vec::new();
    each_head(project, |kind, i, head| {
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
    let mut next: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut taken: BTreeSet<Id> = seen.keys().cloned().collect();
    each_head(project, |kind, i, head| {
        if head.id.is_none() {
            let id = next_free(kind, next.entry(kind).or_default(), &taken);
            taken.insert(id.clone());
            seen.insert(id.clone(), (kind, i, head.places.name));
            head.id = Some(id);
        }
    });
    project.index = seen.into_iter().map(|(id, (kind, i, _))| (id, (kind, i))).collect();
}

/// The first free id of a kind from `from` on: `BES-001`, `BES-002`…
fn next_free(kind: Kind, from: &mut usize, taken: &BTreeSet<Id>) -> Id {
    let prefix = kind.prefix().unwrap_or("ART");
    loop {
        *from += 1;
        let id = Id::new(format!("{prefix}-{from:03}"));
        if !taken.contains(&id) {
            return id;
        }
    }
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
