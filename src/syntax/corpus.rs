//! All YAML texts of a project, each read once: by as many threads as the machine has, or not at all
//! where somebody has read the same text before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::yaml::{self, Parsed};
use crate::text::node::Node;
use crate::text::{FileId, SourceFile, Sources};
use crate::threads;

/// Bytes of YAML under which a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 128 * 1024;

/// What each YAML text of a project holds, in the order of the files.
#[derive(Debug, Default)]
pub struct Corpus {
    files: Vec<(FileId, Arc<Parsed>)>,
    profiles: BTreeMap<String, Arc<Node>>,
}

impl Corpus {
    /// Reads the YAML texts of `sources`. A text that `known` gives is not read again: it must be what
    /// reading that very text gives.
    pub fn read(sources: &Sources, known: impl Fn(FileId, &SourceFile) -> Option<Arc<Parsed>> + Sync) -> Self {
        let wanted: Vec<(FileId, &SourceFile)> =
            sources.iter().filter(|(_, source)| source.readable && is_yaml(&source.path)).collect();
        let one = |(file, source): &(FileId, &SourceFile)| {
            known(*file, source).unwrap_or_else(|| Arc::new(yaml::read(*file, &source.text)))
        };
        let bytes: usize = wanted.iter().map(|(_, source)| source.text.len()).sum();
        let parsed = threads::share(&wanted, threads::up_to(bytes / WORTH_A_THREAD), &one);
        Self { files: wanted.iter().map(|(file, _)| *file).zip(parsed).collect(), profiles: BTreeMap::new() }
    }

    /// What a file holds; nothing for one that is no YAML.
    pub fn get(&self, file: FileId) -> Option<&Arc<Parsed>> {
        self.files.binary_search_by_key(&file, |(known, _)| *known).ok().map(|at| &self.files[at].1)
    }

    /// The shipped profiles that targets of these texts start from, by name.
    pub fn profile_names(&self) -> BTreeSet<String> {
        let targets = self.files.iter().filter_map(|(_, parsed)| parsed.root.as_ref()?.get("targets"));
        targets.flat_map(Node::items).filter_map(|target| target.get("profile")?.text().map(str::to_owned)).collect()
    }

    /// The same with profiles that somebody has read: they must be what reading the shipped text gives.
    #[must_use]
    pub fn with_profiles(mut self, profiles: BTreeMap<String, Arc<Node>>) -> Self {
        self.profiles = profiles;
        self
    }

    /// The profiles that were read.
    pub const fn profiles(&self) -> &BTreeMap<String, Arc<Node>> {
        &self.profiles
    }

    /// All files, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Arc<Parsed>)> {
        self.files.iter().map(|(file, parsed)| (*file, parsed))
    }
}

/// Is it a YAML file by its name?
pub fn is_yaml(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_keep_their_order_whoever_reads_them() {
        let mut sources = Sources::default();
        for i in 0..40 {
            let filler = "# ".repeat(4_000);
            sources.add(format!("specs/{i}.yaml"), format!("needs:\n  - title: n{i}\n{filler}\n"));
            sources.add(format!("specs/{i}.md"), "prose");
        }
        let corpus = Corpus::read(&sources, |_, _| None);
        assert_eq!(corpus.iter().count(), 40);
        for (file, parsed) in corpus.iter() {
            let root = parsed.root.as_ref().expect("well formed");
            let title = root.get("needs").expect("needs").items()[0].get("title").and_then(|t| t.text());
            assert_eq!(
                sources.file(file).map(|f| f.path.to_string()),
                title.map(|t| format!("specs/{}.yaml", &t[1..]))
            );
            assert!(corpus.get(file).is_some());
        }
        assert!(corpus.get(FileId(1)).is_none());
    }
}
