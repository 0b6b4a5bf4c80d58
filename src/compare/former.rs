//! In which state was each artifact before, and what did it say where others rely on it?

use std::collections::BTreeMap;

use super::meaning::{self, Renames};
use super::timeline::FileChange;
use super::version::gone;
use crate::model::{Kind, fields, schema, states};
use crate::syntax::corpus::is_yaml;
use crate::syntax::yaml;
use crate::text::FileId;

/// An artifact as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// What it was.
    pub kind: Kind,
    /// Its state.
    pub state: String,
    /// Its title, or how it began.
    pub title: String,
    /// The file that it stood in.
    pub path: String,
    /// Is its state one that others rely on?
    pub guarded: bool,
    /// The print of what it said: under another name it is the same.
    pub print: String,
}

/// The former states of the artifacts in some files, by id; of what there is once for the project, by the name of its
/// collection. An item that stands in its file as it did is left out where that is told at sight.
pub fn former_states(files: &[FileChange<'_>]) -> BTreeMap<String, Former> {
    let mut states = BTreeMap::new();
    for file in files.iter().filter(|file| is_yaml(file.path)) {
        let Some(before) = file.before else { continue };
        match file.after.and_then(|after| gone(before, after)) {
            Some(gone) => gone.iter().for_each(|piece| states_of(file.path, &piece.alone(), &mut states)),
            None => states_of(file.path, before, &mut states),
        }
    }
    states
}

fn states_of(path: &str, text: &str, states: &mut BTreeMap<String, Former>) {
    let Some(root) = yaml::read(FileId(0), text).root else { return };
    for (key, value) in root.entries() {
        let Some(collection) = schema::collection(&key.text) else { continue };
        for item in value.items() {
            let id = if collection.single { Some(collection.name.to_owned()) } else { fields::text(item, "id") };
            let first = || collection.statuses.first().map(|first| (*first).to_owned());
            let state = fields::text(item, collection.state).or_else(first);
            let (Some(id), Some(state)) = (id, state) else { continue };
            let kind = collection.kind;
            let guarded = states::of(kind).is_some_and(|machine| machine.is_guarded(&state));
            let print = meaning::of_item(kind, item, &Renames::new());
            let title = fields::text(item, "title").or_else(|| fields::text(item, "statement")).unwrap_or_default();
            states.insert(id, Former { kind, state, title, path: path.to_owned(), guarded, print });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml<'t>(before: Option<&'t str>, after: Option<&'t str>) -> FileChange<'t> {
        FileChange { path: "specs/a.yaml", before, after }
    }

    #[test]
    fn states_are_read_as_they_were() {
        let text =
            "requirements:\n  - {id: EXG-001, status: frozen}\n  - {id: EXG-002}\nconsultation:\n  status: published\n";
        let states = |after: Option<&str>| former_states(&[yaml(Some(text), after), yaml(None, after)]);
        let all = states(None);
        let state = |states: &BTreeMap<String, Former>, id: &str| states.get(id).map(|former| former.state.clone());
        assert_eq!(state(&all, "EXG-001").as_deref(), Some("frozen"));
        assert_eq!(state(&all, "EXG-002").as_deref(), Some("draft"));
        assert_eq!(state(&all, "consultation").as_deref(), Some("published"));
        assert!(states(Some(text)).is_empty(), "nothing changed");
        let changed = text.replace("frozen", "draft").replace("EXG-002", "EXG-003");
        let before = states(Some(&changed));
        assert_eq!(before.keys().collect::<Vec<_>>(), ["EXG-001", "EXG-002"], "what changed and what is gone");
        assert_eq!(state(&before, "EXG-001").as_deref(), Some("frozen"));
        let whole = text.replace("id: EXG-001", "id: &a EXG-001");
        assert_eq!(former_states(&[yaml(Some(&whole), Some(&whole))]), all, "it must be read whole");
    }
}
