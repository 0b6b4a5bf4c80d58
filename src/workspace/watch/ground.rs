//! What may it mean for the project that something changed at a path?

use std::path::{Path, PathBuf};

use crate::interview;
use crate::workspace::load::FOLDERS;

/// What a change at a path may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing: builds, published pages and the database change all the time.
    Nothing,
    /// A text is another one, or a folder of texts.
    Text,
    /// A folder that is watched has come, gone, or been replaced by another one.
    Folder,
    /// The repository has moved on, maybe.
    Repository,
}

/// Where the texts stand, and the repository.
#[derive(Debug)]
pub struct Ground {
    /// The project's folder.
    pub root: PathBuf,
    /// The folders of texts, where they really stand.
    pub real: Vec<PathBuf>,
    /// The folders in which git writes where HEAD stands.
    pub repository: Vec<PathBuf>,
}

impl Ground {
    /// The folders of texts, as the project names them, and the one of its questions.
    pub fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let beside = Path::new(interview::FILE).parent();
        FOLDERS.iter().map(Path::new).chain(beside).map(|folder| self.root.join(folder))
    }

    /// What a change at this path may mean.
    pub fn meaning(&self, path: &Path) -> Meaning {
        if self.folders().any(|folder| path == folder) {
            return Meaning::Folder;
        }
        let is_own = |folder: &PathBuf| path == folder || path.parent() == Some(folder.as_path());
        if path == self.root.join(".git") || self.repository.iter().any(is_own) {
            return Meaning::Repository;
        }
        let mut folders = self.folders().chain(self.real.iter().cloned());
        let in_folder = folders.any(|folder| path.strip_prefix(folder).is_ok_and(is_visible));
        if in_folder || path == self.root.join("ouvrage.yaml") { Meaning::Text } else { Meaning::Nothing }
    }
}

/// Hidden files and folders are an editor's or a tool's.
fn is_visible(inside: &Path) -> bool {
    inside.iter().all(|part| !part.to_string_lossy().starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_what_stands_there_in_the_project() {
        let root = "/home/a/specs/crm";
        let ground = Ground {
            root: root.into(),
            real: vec!["/data/texts".into()],
            repository: vec!["/home/a/specs/crm/.git".into(), "/home/a/specs/crm/.git/refs/heads".into()],
        };
        let expected = [
            ("ouvrage.yaml", Meaning::Text),
            ("specs/a.yaml", Meaning::Text),
            ("specs/v1.2", Meaning::Text),
            ("specs/lot 1/b.yaml", Meaning::Text),
            ("features/a.feature", Meaning::Text),
            ("templates/questions.yaml", Meaning::Text),
            ("specs", Meaning::Folder),
            ("features", Meaning::Folder),
            ("templates", Meaning::Folder),
            (".git", Meaning::Repository),
            (".git/HEAD", Meaning::Repository),
            (".git/refs/heads/main", Meaning::Repository),
            (".git/objects/ab", Meaning::Nothing),
            ("specs/.a.yaml.swp", Meaning::Nothing),
            ("specs/.cache/a.yaml", Meaning::Nothing),
            // The project stands in a folder that bears such a name.
            ("site/index.yaml", Meaning::Nothing),
            ("notes.yaml", Meaning::Nothing),
            ("site/ouvrage.yaml", Meaning::Nothing),
            (".ouvrage/cache/trees", Meaning::Nothing),
        ];
        for (path, meaning) in expected {
            assert_eq!(ground.meaning(&Path::new(root).join(path)), meaning, "{path}");
        }
        assert_eq!(ground.meaning(Path::new("/data/texts/v2/a.yaml")), Meaning::Text);
        assert_eq!(ground.meaning(Path::new("/home/a/specs/other.yaml")), Meaning::Nothing);
    }
}
