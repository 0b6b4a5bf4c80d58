//! Are the files there that artifacts attach, and are they still what they were?

use super::Context;
use crate::model::Project;
use crate::model::attachment::{self, Attachment};
use crate::text::similar::nearest;
use crate::text::source::Data;
use crate::text::{Diagnostic, Sources};

/// M21, and keeps which of them are there.
pub fn verify(project: &mut Project, sources: &Sources, context: &mut Context) {
    let mut named: Vec<Attachment> = project.heads().flat_map(|(_, head)| attachment::of(&head.node)).collect();
    let logo = attachment::logo(&context.manifest.written);
    if let Some(logo) = logo.as_ref().filter(|logo| !logo.is_picture()) {
        context.diagnostics.push(Diagnostic::error("M21", "M21-logo", logo.place).with("file", &logo.path));
    }
    named.extend(logo);
    for one in named.iter().filter(|one| !one.is_elsewhere()) {
        let known = sources.attached().find(|(_, file, _)| *file.path == *one.path);
        match known {
            Some((_, file, Data::Attached(None))) => {
                if let Some(wanted) = &one.sha256
                    && !file.text.eq_ignore_ascii_case(wanted)
                {
                    let changed = Diagnostic::error("M21", "M21-changed", one.sum_place);
                    context.diagnostics.push(changed.with("file", &one.path).with("hash", &*file.text));
                }
                project.attached.insert(one.path.clone(), file.text.to_string());
            }
            Some((_, _, Data::Attached(Some(why)))) => {
                context.diagnostics.push(Diagnostic::error("M21", "M21-unread", one.place).with("why", why.clone()));
            }
            _ => context.diagnostics.push(absent(one, sources)),
        }
    }
}

fn absent(one: &Attachment, sources: &Sources) -> Diagnostic {
    let known = || sources.attached().map(|(_, file, _)| &*file.path);
    match nearest(&one.path, known()) {
        Some(near) => Diagnostic::error("M21", "M21-near", one.place).with("near", near),
        None => Diagnostic::error("M21", "M21", one.place),
    }
    .with("file", &one.path)
}
