//! Where in the files does each artifact stand?

use std::collections::BTreeMap;

use super::Reason;
use crate::model::schema::{self, Collection, Field, FieldType};
use crate::model::{Id, Kind, Project};
use crate::syntax::corpus::{Corpus, is_yaml};
use crate::syntax::edit::{Path, Step};
use crate::syntax::yaml;
use crate::text::node::{Data, Node};
use crate::text::similar::nearest;
use crate::text::{FileId, Sources};

/// An artifact, or a part of one that has an id, in its file.
#[derive(Clone, Debug)]
pub struct Located {
    /// The file.
    pub file: FileId,
    /// The way to it.
    pub path: Path,
    /// Its collection, of a part that of its owner; none for one that this version does not read.
    pub collection: Option<&'static Collection>,
    /// What it is.
    pub kind: Option<Kind>,
    /// The fields of a part; an artifact has those of its collection.
    pub part: Option<&'static [Field]>,
    /// What is written.
    pub node: Node,
}

/// A collection in a file, with how many artifacts it holds.
#[derive(Clone, Debug)]
pub struct Holding {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub path: String,
    /// The collection's key.
    pub collection: String,
    /// The domain of each artifact, where it has one.
    pub domains: Vec<Option<String>>,
    /// The id of each artifact, where it has one.
    pub ids: Vec<Option<String>>,
}

/// The artifacts of some files by their ids.
#[derive(Debug, Default)]
pub struct Catalog {
    found: BTreeMap<String, Vec<Located>>,
    holdings: Vec<Holding>,
    paths: BTreeMap<FileId, String>,
}

impl Catalog {
    /// Reads the YAML texts that `concerns` names, the manifest apart; those that somebody has read are not read again.
    pub fn read(sources: &Sources, known: Option<&Corpus>, concerns: impl Fn(&str) -> bool) -> Self {
        let mut catalog = Self::default();
        for (file, source) in sources.iter() {
            let wanted = source.readable && is_yaml(&source.path) && &*source.path != "ouvrage.yaml";
            if !wanted || !concerns(&source.text) {
                continue;
            }
            catalog.paths.insert(file, source.path.to_string());
            let known = known.and_then(|known| known.get(file)).map(|parsed| parsed.root.clone());
            if let Some(root) = known.unwrap_or_else(|| yaml::read(file, &source.text).root) {
                for (key, node) in root.entries() {
                    catalog.collection(file, &key.text, node);
                }
            }
        }
        catalog
    }

    fn collection(&mut self, file: FileId, name: &str, node: &Node) {
        let collection = schema::collection(name);
        let top = Path::top(name);
        if collection.is_some_and(|collection| collection.single) {
            self.parts(file, collection, &top, node);
            return;
        }
        let Data::List(items) = &node.data else { return };
        let text = |item: &Node, field: &str| item.get(field).and_then(Node::text).map(|text| text.trim().to_owned());
        for (index, item) in items.iter().enumerate() {
            let id = text(item, "id");
            // A term of the glossary is called by its word.
            let name = id.clone().or_else(|| text(item, "term"));
            let path = match &id {
                Some(id) => top.clone().then(Step::Id(id.clone())),
                None => top.clone().then(Step::Index(index)),
            };
            if let Some(name) = name {
                let kind = collection.map(|collection| collection.kind);
                let located = Located { file, path: path.clone(), collection, kind, part: None, node: item.clone() };
                self.found.entry(name).or_default().push(located);
            }
            self.parts(file, collection, &path, item);
        }
        let domains = items.iter().map(|item| text(item, "domain")).collect();
        let ids = items.iter().map(|item| text(item, "id")).collect();
        let path = self.paths.get(&file).cloned().unwrap_or_default();
        self.holdings.push(Holding { file, path, collection: name.to_owned(), domains, ids });
    }

    fn parts(&mut self, file: FileId, collection: Option<&'static Collection>, owner: &Path, node: &Node) {
        let Some(known) = collection else { return };
        for field in known.fields {
            let FieldType::Parts(kind, fields) = field.field_type else { continue };
            let Some(Data::List(items)) = node.get(field.name).map(|list| &list.data) else { continue };
            for item in items {
                if let Some(id) = item.get("id").and_then(Node::text).map(str::trim) {
                    let path = owner.clone().field(field.name).then(Step::Id(id.to_owned()));
                    let located =
                        Located { file, path, collection, kind: Some(kind), part: Some(fields), node: item.clone() };
                    self.found.entry(id.to_owned()).or_default().push(located);
                }
            }
        }
    }

    /// The one artifact of that id.
    pub fn only(&self, id: &str) -> Result<&Located, Reason> {
        match self.found.get(id).map(Vec::as_slice) {
            Some([only]) => Ok(only),
            None | Some([]) => {
                let near = nearest(id, self.found.keys().map(String::as_str)).map(str::to_owned);
                Err(Reason::UnknownId { id: id.to_owned(), near })
            }
            Some(many) => {
                let mut paths: Vec<String> = many.iter().filter_map(|at| self.paths.get(&at.file).cloned()).collect();
                paths.dedup();
                Err(Reason::DoubleId { id: id.to_owned(), paths })
            }
        }
    }

    /// The one artifact of that id, with a better reason where there is none: an id that is not written
    /// yet, or one of the project that was perhaps meant.
    pub fn find(&self, id: &str, project: &Project) -> Result<&Located, Reason> {
        self.only(id).map_err(|reason| match reason {
            Reason::UnknownId { .. } => {
                let given = project.kind(&Id::from(id)).is_some_and(|kind| kind != Kind::Scenario);
                let near = || nearest(id, project.index.keys().map(Id::as_str)).map(str::to_owned);
                if given {
                    Reason::Unwritten { id: id.to_owned() }
                } else {
                    Reason::UnknownId { id: id.to_owned(), near: near() }
                }
            }
            other => other,
        })
    }

    /// The files that hold a collection.
    pub fn holdings<'c>(&'c self, collection: &'c str) -> impl Iterator<Item = &'c Holding> {
        self.holdings.iter().filter(move |holding| holding.collection == collection)
    }
}
