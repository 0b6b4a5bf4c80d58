//! Parts of artifacts that links may name: rules, data sets, tasks, risks, criteria… with their ids.

use std::sync::Arc;

use super::Context;
use crate::model::artifact::Part;
use crate::model::head::Written;
use crate::model::schema::{self, Field, FieldType};
use crate::model::{Head, Id, Kind, Project, fields};
use crate::text::Diagnostic;
use crate::text::node::{Data, Node};

/// Indexes the parts that bear an id. Those without one cannot be named, and stay with their owner.
pub fn index(project: &mut Project, context: &mut Context) {
    let mut found: Vec<Part> = Vec::new();
    for (kind, head) in project.heads() {
        let Some(collection) = schema::of_kind(kind) else { continue };
        collect(collection.fields, &head.node, &head.id(), &mut found);
    }
    for part in found {
        let id = part.head.id();
        if let Some(first) = project.place_of(&id) {
            let double = Diagnostic::error("T11", "T11-double", part.head.places.name).with("id", id.as_str());
            context.diagnostics.push(double.beside(first));
            continue;
        }
        project.index.insert(id, (part.kind, project.parts.len()));
        project.parts.push(part);
    }
}

fn collect(own: &'static [Field], node: &Node, owner: &Id, found: &mut Vec<Part>) {
    for field in own {
        let FieldType::Parts(kind, _) = field.field_type else { continue };
        for item in node.get(field.name).map(Node::items).unwrap_or_default() {
            if matches!(item.data, Data::Map(_)) && item.get("id").is_some() {
                found.extend(part(kind, item, owner));
            }
        }
    }
}

fn part(kind: Kind, item: &Node, owner: &Id) -> Option<Part> {
    let head: Head = fields::head(&Written::Own(Arc::new(item.clone())));
    head.id.as_ref()?;
    Some(Part { kind, head, owner: owner.clone() })
}
