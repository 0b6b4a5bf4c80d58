//! Which CRMs may scenarios run against?

use super::{Context, Item, target};
use crate::model::{Kind, Project};
use crate::syntax::corpus::Corpus;
use crate::syntax::yaml;
use crate::text::{Diagnostic, Message, Place, Sources};

/// Reads the targets, each with the shipped profile that it starts from.
pub fn read(items: &[Item], corpus: &Corpus, project: &mut Project, context: &mut Context) {
    for item in items.iter().filter(|item| item.collection.kind == Kind::Target) {
        let place = crate::model::fields::name_place(&item.node);
        let Some(id) = crate::model::fields::text(&item.node, "id") else {
            context.diagnostics.push(Diagnostic::error("M04", "M04-target", place));
            continue;
        };
        let profile = match profile(item, corpus, context) {
            Ok(profile) => profile,
            Err(()) => continue,
        };
        match target::read_target(&item.node.to_json(), profile.as_ref()) {
            Ok(mut target) => {
                target.place = place;
                target.url_place = item.node.get("url").map_or(place, |url| url.place);
                if project.targets.iter().any(|known| known.id == id) {
                    context.diagnostics.push(Diagnostic::error("T11", "T11-double", place).with("id", id));
                } else {
                    project.targets.push(target);
                }
            }
            Err(faults) => {
                context.diagnostics.extend(faults.into_iter().map(|fault| unread(&id, place, fault)));
            }
        }
    }
}

/// M10: what keeps a target from being read.
pub fn unread(id: &str, place: Place, fault: Message) -> Diagnostic {
    Diagnostic::error("M10", "M10", place).with("id", id).with("detail", fault).with("profiles", profiles().join(", "))
}

/// The names of the shipped profiles.
fn profiles() -> Vec<String> {
    let paths = crate::assets::template_paths();
    paths.iter().filter_map(|path| path.strip_prefix("profiles/")?.strip_suffix(".yaml")).map(str::to_owned).collect()
}

/// M14: the manifest names a target that nobody described. One that could not be read has its own fault.
pub fn verify_default(items: &[Item], project: &Project, sources: &Sources, context: &mut Context) {
    let (Some(place), Some(name)) = (context.default_target, context.manifest.default_target.clone()) else { return };
    let described = items
        .iter()
        .filter(|item| item.collection.kind == Kind::Target)
        .any(|item| crate::model::fields::text(&item.node, "id").as_deref() == Some(name.as_str()));
    let lost = context.lost.iter().any(|place| sources.slice(*place).contains(name.as_str()));
    if described || lost {
        return;
    }
    let known: Vec<&str> = project.targets.iter().map(|target| target.id.as_str()).collect();
    let finding = match crate::text::similar::nearest(&name, known.iter().copied()) {
        Some(near) => Diagnostic::error("M14", "M14-near", place).with("near", near),
        None if known.is_empty() => Diagnostic::error("M14", "M14-none", place),
        None => Diagnostic::error("M14", "M14", place),
    };
    context.diagnostics.push(finding.with("name", &name).with("known", known.join(", ")));
}

fn profile(item: &Item, corpus: &Corpus, context: &mut Context) -> Result<Option<serde_json::Value>, ()> {
    let Some(name) = crate::model::fields::text(&item.node, "profile") else { return Ok(None) };
    if let Some(read) = corpus.profiles().get(&name) {
        return Ok(Some(read.to_json()));
    }
    let place = item.node.get("profile").map_or(item.node.place, |node| node.place);
    let shipped = crate::assets::profile(&name);
    match shipped.as_deref().map(yaml::to_json) {
        Some(Ok(profile)) => Ok(Some(profile)),
        Some(Err(detail)) => {
            context.diagnostics.push(Diagnostic::error("M10", "M10", place).with("id", name).with("detail", detail));
            Err(())
        }
        None => {
            let known = profiles();
            let finding = match crate::text::similar::nearest(&name, known.iter().map(String::as_str)) {
                Some(near) => Diagnostic::error("M10", "M10-profile-near", place).with("near", near),
                None => Diagnostic::error("M10", "M10-profile", place).with("profiles", known.join(", ")),
            };
            context.diagnostics.push(finding.with("profile", name));
            Err(())
        }
    }
}
