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
    let mut taken: BTreeSet<Id> = seen.keys().cloned().collect();
    each_head(project, |kind, i, head| {
        if head.id.is_none() {
            let id = next_free(kind, &taken);
            taken.insert(id.clone());
            seen.insert(id.clone(), (kind, i, head.places.name));
            head.id = Some(id);
        }
    });
    project.index = seen.into_iter().map(|(id, (kind, i, _))| (id, (kind, i))).collect();
}

/// The first free id of a kind: `BES-001`, `BES-002`…
fn next_free(kind: Kind, taken: &BTreeSet<Id>) -> Id {
    let prefix = kind.prefix().unwrap_or("ART");
    (1..=taken.len() + 1)
        .map(|n| Id::new(format!("{prefix}-{n:03}")))
        .find(|id| !taken.contains(id))
        .unwrap_or_else(|| Id::new(format!("{prefix}-{:03}", taken.len() + 1)))
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
}
