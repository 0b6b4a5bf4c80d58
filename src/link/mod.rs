//! Raw documents → model: ids resolved, graph built; mistakes become diagnostics.
//!
//! [`project`] is the way in: the texts of a project to the linked model with all that is wrong
//! with them, in one pass over every file.

mod acceptance;
mod artifacts;
mod attachments;
mod budget;
mod calendar;
mod cases;
mod customs;
mod day;
mod drafting;
mod edges;
mod examples;
mod ids;
mod inverse;
mod manifest;
mod parts;
mod people;
mod phrases;
pub mod readings;
mod screen;
mod settings;
mod shape;
pub(crate) mod spelling;
pub mod target;
mod targets;
mod terms;

use std::sync::Arc;
pub use targets::unread as unread_target;

use self::readings::Readings;
use crate::model::Project;
use crate::model::feature::Feature;
use crate::model::head::Written;
use crate::model::manifest::Manifest;
use crate::model::project::Chapter;
use crate::model::schema::{self, Collection, labels};
use crate::syntax::conflict;
use crate::syntax::corpus::Corpus;
use crate::syntax::gherkin;
use crate::syntax::yaml::Parsed;
use crate::text::node::{Data, Key, Node};
use crate::text::similar::nearest;
use crate::text::{Arg, Diagnostic, FileId, Level, Place, SourceFile, Sources, diagnostic};

/// The project with all that was found wrong while reading and linking it.
#[derive(Debug, Default)]
pub struct Linked {
    /// The model: what could be read.
    pub project: Project,
    /// Faults of the families Y, GH and M, and T11, T15, T16.
    pub diagnostics: Vec<Diagnostic>,
    /// What was read, for the next time.
    pub readings: Readings,
}

/// What the readers share: conventions of the project and the list of faults.
pub(crate) struct Context {
    pub manifest: Manifest,
    pub diagnostics: Vec<Diagnostic>,
    /// Items that hold a fault of syntax: what they declare is unknown.
    lost: Vec<Place>,
    /// Texts that could not be read at all: nobody knows what they declare.
    unread: Unread,
    /// Where the manifest names its target.
    default_target: Option<Place>,
}

impl Context {
    /// Nothing is wrong yet.
    fn of(manifest: Manifest) -> Self {
        Self { manifest, diagnostics: Vec::new(), lost: Vec::new(), unread: Unread::default(), default_target: None }
    }
}

/// Which texts could not be read at all?
#[derive(Clone, Copy, Debug, Default)]
struct Unread {
    /// One of `specs/`: artifacts of any kind may stand in it.
    specs: bool,
    /// One of `features/`: scenarios may stand in it.
    features: bool,
}

impl Unread {
    fn of(sources: &Sources) -> Self {
        let mut unread = Self::default();
        for (_, source) in sources.iter().filter(|(_, source)| !source.readable && source.data.is_none()) {
            unread.specs |= source.path.starts_with("specs") && extension(&source.path) != "md";
            unread.features |= source.path.starts_with("features");
        }
        unread
    }
}

/// A collection's item with the collection that it stands in.
pub(crate) struct Item {
    pub collection: &'static Collection,
    pub node: Written,
}

/// Reads and links the texts of a project: `ouvrage.yaml`, `specs/**`, `features/**`.
pub fn project(sources: &Sources) -> Linked {
    corpus(sources, &Corpus::read(sources, |_, _| None), &Readings::default())
}

/// Links the texts of a project whose YAML has been read; what was read before of trees that are still the same is
/// not read again.
pub fn corpus(sources: &Sources, corpus: &Corpus, before: &Readings) -> Linked {
    let mut context = Context::of(Manifest::default());
    context.unread = Unread::of(sources);
    let manifest = sources.find("ouvrage.yaml");
    if let Some(file) = manifest {
        read_manifest(sources, corpus, file, &mut context);
    }
    let mut roots = Vec::new();
    let mut project = Project::default();
    for (file, source) in sources.iter() {
        if Some(file) == manifest || !source.readable {
            continue;
        }
        if let Some(parsed) = corpus.get(file) {
            roots.extend(root_of(parsed, &mut context));
            continue;
        }
        match extension(&source.path).as_str() {
            "md" => project.chapters.push(chapter(file, source, &mut context)),
            "feature" => project.features.extend(read_feature(file, &source.path, &source.text, &mut context)),
            _ => {}
        }
    }
    project.chapters.sort_by(|a, b| a.path.cmp(&b.path));
    let items = items(&roots, &mut context);
    let conventions = manifest.and_then(|file| corpus.get(file)?.root.as_ref());
    let readings = drafting::read(&items, conventions, before, &mut project, &mut context);
    acceptance::read(&items, &mut project, &mut context);
    artifacts::read(&items, &mut project);
    examples::read(&mut project, sources, &mut context);
    phrases::read(&mut project, sources, &mut context);
    targets::read(&items, corpus, &mut project, &mut context);
    targets::verify_default(&items, &project, sources, &mut context);
    terms::told_once(&project, &mut context);
    ids::assign(&mut project, &mut context);
    phrases::identify(&mut project);
    parts::index(&mut project, &mut context);
    cases::build(&mut project, &mut context);
    edges::resolve(&mut project, sources, &mut context);
    inverse::verify(readings.inverses().iter().map(|at| &items[*at]), &project, &mut context);
    people::verify(&project, &mut context);
    attachments::verify(&mut project, sources, &mut context);
    project.manifest = context.manifest;
    let mut diagnostics = context.diagnostics;
    diagnostic::sort(&mut diagnostics);
    Linked { project, diagnostics, readings }
}

fn chapter(file: FileId, source: &SourceFile, context: &mut Context) -> Chapter {
    context.diagnostics.extend(conflict::all(&source.text).into_iter().map(|found| {
        let place = Place::new(file, found.mark.start, found.mark.end);
        Diagnostic::error("Y01", "Y01-conflict", place)
    }));
    Chapter {
        path: source.path.to_string(),
        markdown: source.text.trim_start_matches('\u{feff}').to_owned(),
        place: Place::new(file, 0, source.text.len()),
    }
}

fn extension(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

fn read_manifest(sources: &Sources, corpus: &Corpus, file: FileId, context: &mut Context) {
    let (Some(source), Some(parsed)) = (sources.file(file), corpus.get(file)) else { return };
    context.diagnostics.extend(parsed.diagnostics.iter().cloned());
    match &parsed.root {
        Some(root) if matches!(root.data, Data::Map(_)) => {
            // The fields and the words that the project adds are known before what it says is judged.
            manifest::read(root, context);
            shape::manifest(root, context);
        }
        Some(root) => context.diagnostics.push(Diagnostic::error("Y05", "Y05-manifest", root.place)),
        None => {}
    }
    if context.manifest.title.is_empty() {
        let place = Place::new(file, 0, source.line_span(1).end());
        context.diagnostics.push(Diagnostic::error("M11", "M11", place));
    }
}

fn root_of(parsed: &Parsed, context: &mut Context) -> Option<Arc<Node>> {
    context.diagnostics.extend(parsed.diagnostics.iter().cloned());
    context.lost.extend(parsed.lost.iter().copied());
    let root = parsed.root.as_ref()?;
    if matches!(root.data, Data::Map(_)) {
        return Some(Arc::clone(root));
    }
    context.diagnostics.push(Diagnostic::error("Y05", "Y05", root.place));
    None
}

fn read_feature(file: FileId, path: &str, text: &str, context: &mut Context) -> Option<Feature> {
    let parsed = gherkin::read(file, path, text);
    context.diagnostics.extend(parsed.diagnostics);
    parsed.feature
}

/// The items of all collections, in the order of the files.
fn items(roots: &[Arc<Node>], context: &mut Context) -> Vec<Item> {
    let mut items = Vec::new();
    for root in roots {
        for (at, (key, node)) in root.entries().enumerate() {
            if schema::ELSEWHERE.contains(&key.text.as_str()) {
                continue;
            }
            if schema::UNREAD.contains(&key.text.as_str()) {
                context.diagnostics.push(Diagnostic::info("M06", "M06-unread", key.place).with("name", &key.text));
            } else if let Some(collection) = schema::collection(&key.text) {
                of_collection(collection, (root, at), (key, node), &mut items, context);
            } else {
                let unknown = unknown_collection(key, node);
                if unknown.level == Level::Error {
                    context.lost.push(node.place);
                }
                context.diagnostics.push(unknown);
            }
        }
    }
    items
}

fn of_collection(
    collection: &'static Collection,
    (root, at): (&Arc<Node>, usize),
    (key, node): (&Key, &Node),
    items: &mut Vec<Item>,
    context: &mut Context,
) {
    match &node.data {
        Data::Null => {}
        Data::Map(_) if collection.single => {
            if let Some(first) = items.iter().find(|item| item.collection.kind == collection.kind) {
                let double = Diagnostic::error("M15", "M15", key.place).with("name", &key.text);
                context.diagnostics.push(double.beside(first.node.place));
                return;
            }
            items.push(Item { collection, node: Written::Entry(Arc::clone(root), at) });
        }
        Data::List(list) if !collection.single => {
            for (i, item) in list.iter().enumerate() {
                if matches!(item.data, Data::Map(_)) {
                    items.push(Item { collection, node: Written::Item(Arc::clone(root), at, i) });
                } else {
                    let finding = Diagnostic::error("M02", "M02-item", item.place);
                    let first = collection.named_by.first().copied().unwrap_or("title");
                    let finding = finding.with("collection", labels::collection_said(collection.name));
                    let finding = finding.with("first", first);
                    context.diagnostics.push(finding);
                }
            }
        }
        _ => {
            let id = if collection.single { "M02-record" } else { "M02-list" };
            context
                .diagnostics
                .push(Diagnostic::error("M02", id, node.place).with("field", labels::collection_said(collection.name)));
        }
    }
}

/// An unknown collection that holds items is an error: they would be lost without a word.
fn unknown_collection(key: &Key, node: &Node) -> Diagnostic {
    let known = schema::COLLECTIONS.iter().map(|c| c.name).chain(schema::UNREAD.iter().copied());
    let named = spelling::collection(&key.text);
    let holds_items =
        matches!(node.data, Data::List(_)) && node.items().iter().any(|item| matches!(item.data, Data::Map(_)));
    let finding = match (named, nearest(&key.text, known)) {
        (Some(name), _) => Diagnostic::warning("M06", "M06-label", key.place).with("near", name),
        (None, Some(near)) => {
            Diagnostic::warning("M06", "M06-near", key.place).with("near", labels::collection_said(near))
        }
        (None, None) => {
            Diagnostic::warning("M06", "M06", key.place).with("known", Arg::List(labels::collections_said()))
        }
    };
    finding.with("name", &key.text).at_level(if holds_items { Level::Error } else { Level::Warning })
}
