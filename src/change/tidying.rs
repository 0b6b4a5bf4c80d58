//! What do the files look like when they are tidy and every artifact has its id?

use std::collections::BTreeMap;

use super::translating::translated;
use super::{NewText, Reason};
use crate::model::numbering::{self, Numbering};
use crate::model::schema;
use crate::model::{Id, Kind, Project};
use crate::syntax::corpus::is_yaml;
use crate::syntax::edit::{self, Edit, Path};
use crate::syntax::yaml;
use crate::text::node::{Data, Node};
use crate::text::{FileId, SourceFile, Sources};

/// A file, tidy.
#[derive(Clone, Debug)]
pub struct Tidied {
    /// Its new text; none where it was tidy already.
    pub text: Option<NewText>,
    /// The ids that were given in it.
    pub given: Vec<String>,
    /// Names in French or English in whose place the keys and words of the format stand now.
    pub words: Vec<(String, String)>,
}

/// The YAML files of the project that `wanted` names, tidy, each with its path; those that cannot be
/// made tidy with the reason. `is_retired` tells ids that were given once and are gone.
pub fn tidied(
    sources: &Sources,
    project: &Project,
    wanted: impl Fn(&str) -> bool,
    is_retired: impl Fn(&str) -> bool,
) -> Vec<(String, Result<Tidied, Reason>)> {
    // An id that the project has for the time being is not written: it may be given.
    let written = sources.iter().filter(|(_, source)| source.readable).flat_map(|(file, source)| ids_in(file, source));
    let mut numbering = Numbering::of(written.collect::<Vec<_>>().iter().map(String::as_str));
    let cases = project.index.iter().filter(|(_, (kind, _))| *kind == Kind::Scenario);
    cases.for_each(|(id, _)| numbering.note(id.as_str()));
    let mut prefixes: BTreeMap<Kind, Option<String>> = BTreeMap::new();
    let mut next = |kind: Kind| {
        let ids = || project.index.iter().filter(|(_, (known, _))| *known == kind).map(|(id, _)| id);
        let prefix = prefixes.entry(kind).or_insert_with(|| numbering::prefix(kind, &project.manifest, ids()));
        let prefix = prefix.as_deref()?;
        loop {
            let id = numbering.next(prefix);
            if !is_retired(&id) {
                break Some(id);
            }
        }
    };
    let unread = sources.iter().filter(|(_, source)| !source.readable && is_yaml(&source.path) && wanted(&source.path));
    let unread = unread.map(|(_, source)| source.path.to_string());
    let mut out: Vec<(String, Result<Tidied, Reason>)> =
        unread.map(|path| (path.clone(), Err(Reason::Unread { path }))).collect();
    for (file, source) in sources.iter().filter(|(_, source)| source.readable && is_yaml(&source.path)) {
        // A space that is none hides the words of a file from all that follows.
        let mended =
            yaml::invisible::mended(&source.text).map(|text| SourceFile::new(source.path.clone(), text.as_str()));
        let translated = translated(file, mended.as_ref().unwrap_or(source), &project.manifest);
        let written =
            translated.as_ref().map(|found| SourceFile::new(source.path.clone(), found.text.as_str())).or(mended);
        // Ids are numbered over the whole project, whichever files are asked for.
        let missing: Vec<(Path, usize, String)> = nameless(file, written.as_ref().unwrap_or(source))
            .into_iter()
            .filter_map(|(list, index, kind)| Some((list, index, next(kind)?)))
            .collect();
        if wanted(&source.path) {
            let words = translated.map(|found| found.words).unwrap_or_default();
            let tidy = one(source, written.as_ref().unwrap_or(source), missing);
            out.push((source.path.to_string(), tidy.map(|tidy| Tidied { words, ..tidy })));
        }
    }
    out
}

fn one(source: &SourceFile, written: &SourceFile, missing: Vec<(Path, usize, String)>) -> Result<Tidied, Reason> {
    let given = missing.iter().map(|(_, _, id)| id.clone()).collect();
    let edits: Vec<Edit> = missing.into_iter().map(|(list, index, id)| Edit::Identify { list, index, id }).collect();
    let tidy = edit::tidy(&written.text)?;
    let after = edit::apply(&tidy, &edits).map_err(|(_, reason)| reason)?;
    let text = (*after != *source.text).then(|| NewText {
        path: source.path.to_string(),
        before: Some(source.text.to_string()),
        after: Some(after),
    });
    Ok(Tidied { text, given, words: Vec::new() })
}

/// The artifacts of a file that want an id, by collection and position.
fn nameless(file: FileId, source: &SourceFile) -> Vec<(Path, usize, Kind)> {
    let mut found = Vec::new();
    if &*source.path == "ouvrage.yaml" {
        return found;
    }
    let Some(root) = yaml::read(file, &source.text).root else { return found };
    for (key, node) in root.entries() {
        let known = schema::collection(&key.text).filter(|known| !known.single && known.kind.prefix().is_some());
        let (Some(known), Data::List(items)) = (known, &node.data) else { continue };
        for (index, item) in items.iter().enumerate() {
            let named = item.get("id").and_then(Node::text).is_some_and(|id| !id.trim().is_empty());
            if matches!(item.data, Data::Map(_)) && !named {
                found.push((Path::top(&key.text), index, known.kind));
            }
        }
    }
    found
}

/// The ids that are written in a file, parts of artifacts included.
fn ids_in(file: FileId, source: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    if is_yaml(&source.path)
        && let Some(root) = yaml::read(file, &source.text).root
    {
        collect(&root, &mut found);
    }
    found
}

fn collect(node: &Node, found: &mut Vec<String>) {
    match &node.data {
        Data::List(items) => items.iter().for_each(|item| collect(item, found)),
        Data::Map(entries) => {
            let id = node.get("id").and_then(Node::text).map(str::trim).filter(|id| Id::is_valid(id));
            found.extend(id.map(str::to_owned));
            entries.iter().for_each(|(_, value)| collect(value, found));
        }
        _ => {}
    }
}
