//! Does a hand-written inverse agree with the links themselves?

use super::{Context, Item};
use crate::model::fields;
use crate::model::schema::{FieldType, labels};
use crate::model::{Id, Project};
use crate::text::Diagnostic;

/// Does an item write links of the other side?
pub fn is_written(item: &Item) -> bool {
    let mut fields = item.collection.fields.iter();
    fields.any(|field| matches!(field.field_type, FieldType::Inverse(_)) && item.node.get(field.name).is_some())
}

/// A link is written on one side. Where somebody wrote the other side too, it must say the same.
pub fn verify<'a>(items: impl IntoIterator<Item = &'a Item>, project: &Project, context: &mut Context) {
    for item in items {
        for field in item.collection.fields {
            let FieldType::Inverse(kinds) = field.field_type else { continue };
            let Some(value) = item.node.get(field.name) else { continue };
            let Some(own) = fields::text(&item.node, "id").map(Id::new) else { continue };
            let written: Vec<_> = fields::links(&item.node, field.name);
            let actual: Vec<&Id> = project
                .graph
                .to(&own)
                .map(|edge| &edge.from)
                .filter(|from| project.kind(from).is_some_and(|kind| kinds.contains(&kind)))
                .collect();
            for link in written.iter().filter(|link| !actual.contains(&&link.to)) {
                if project.kind(&link.to).is_none() {
                    // Nothing is there to agree with.
                    let absent = Diagnostic::error("T11", "T11", link.place).with("id", link.to.as_str());
                    context.diagnostics.push(absent);
                    continue;
                }
                context.diagnostics.push(
                    Diagnostic::error("M09", "M09", link.place)
                        .with("field", labels::field_said(item.collection.name, field.name))
                        .with("key", field.name)
                        .with("id", own.as_str())
                        .with("other", link.to.as_str()),
                );
            }
            for missing in actual.iter().filter(|id| !written.iter().any(|link| link.to == ***id)) {
                context.diagnostics.push(
                    Diagnostic::error("M09", "M09-missing", value.place)
                        .with("field", labels::field_said(item.collection.name, field.name))
                        .with("key", field.name)
                        .with("id", own.as_str())
                        .with("other", missing.as_str()),
                );
            }
        }
    }
}
