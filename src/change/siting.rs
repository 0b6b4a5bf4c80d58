//! Into which file does a new artifact go?

use super::catalog::Holding;
use super::{Catalog, NewArtifact, Value};
use crate::model::schema::{Collection, labels};
use crate::syntax::yaml;
use crate::text::{Lang, Sources, slug};

/// Characters of a file name that a title makes, but for the end of its last word.
const LONG: usize = 40;

/// Where the artifacts of a collection stand.
pub struct Siting<'c> {
    collection: &'static Collection,
    holdings: Vec<&'c Holding>,
    lang: Lang,
}

impl<'c> Siting<'c> {
    /// Where those of this collection stand.
    pub fn of(collection: &'static Collection, catalog: &'c Catalog, sources: &Sources) -> Self {
        Self { collection, holdings: catalog.holdings(collection.name).collect(), lang: language(sources) }
    }

    /// The file for a new artifact: that of most of its siblings of the same domain, a file of its own
    /// where each sibling has one, that of the last sibling, else one named after the collection.
    pub fn file(&self, artifact: &NewArtifact, sources: &Sources) -> String {
        let filled: Vec<&&Holding> = self.holdings.iter().filter(|holding| !holding.ids.is_empty()).collect();
        if filled.iter().all(|holding| holding.ids.len() == 1) && (filled.len() > 1 || filled.iter().any(bears_its_id))
        {
            return self.own_file(filled[filled.len() - 1], artifact, sources);
        }
        let domain = artifact.fields.iter().find_map(|(name, value)| match value {
            Value::Word(word) | Value::Text(word) if name == "domain" => Some(word.as_str()),
            _ => None,
        });
        let alike = |holding: &Holding| {
            holding.domains.iter().filter(|own| domain.is_some() && own.as_deref() == domain).count()
        };
        let by_domain = filled.iter().rev().max_by_key(|holding| alike(holding)).filter(|holding| alike(holding) > 0);
        let last = filled.iter().max_by_key(|holding| holding.ids.iter().flatten().map(|id| number(id)).max());
        by_domain
            .or(last)
            .map(|holding| holding.path.clone())
            .or_else(|| self.holdings.first().map(|holding| holding.path.clone()))
            .unwrap_or_else(|| named(self.lang, self.collection))
    }

    /// Beside the file of a sibling, named like it: `atl-07-titre.yaml`.
    fn own_file(&self, sibling: &Holding, artifact: &NewArtifact, sources: &Sources) -> String {
        let folder = sibling.path.rsplit_once('/').map_or("specs", |(folder, _)| folder);
        let title = artifact.fields.iter().find_map(|(name, value)| match value {
            Value::Text(text) | Value::Word(text) if name == "title" => Some(text.as_str()),
            _ => None,
        });
        let id = artifact.id.as_deref().unwrap_or(self.collection.name);
        let stem = slug::short(&format!("{id} {}", title.unwrap_or_default()), LONG);
        let mut path = format!("{folder}/{stem}.yaml");
        let mut again = 2;
        while sources.iter().any(|(_, source)| &*source.path == path.as_str()) {
            path = format!("{folder}/{stem}-{again}.yaml");
            again += 1;
        }
        path
    }
}

/// The file of a collection that no file holds yet, named in the project's language: `specs/exigences.yaml`.
pub fn file_of(collection: &Collection, sources: &Sources) -> String {
    named(language(sources), collection)
}

fn named(lang: Lang, collection: &Collection) -> String {
    format!("specs/{}.yaml", slug::of(&labels::collection(lang, collection.name)))
}

/// The project's language, as its manifest says it.
fn language(sources: &Sources) -> Lang {
    let said = || {
        let file = sources.find("ouvrage.yaml")?;
        let root = yaml::read(file, &sources.file(file)?.text).root?;
        Lang::parse(root.get("project")?.get("language")?.text()?.trim())
    };
    said().unwrap_or_default()
}

/// Is the file named after the only artifact that it holds?
fn bears_its_id(holding: &&&Holding) -> bool {
    let name = holding.path.rsplit_once('/').map_or(holding.path.as_str(), |(_, name)| name);
    holding.ids.iter().flatten().any(|id| name.starts_with(&slug::short(id, LONG)))
}

/// The figures at the end of an id.
fn number(id: &str) -> u64 {
    let start = id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    id[start..].parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_has_no_accent_and_no_end() {
        assert_eq!((number("EXG-012"), number("x")), (12, 0));
    }
}
