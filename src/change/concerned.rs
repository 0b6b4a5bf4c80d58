//! Which texts can some changes be about? Thousands of ids are looked for in one go: one after the other, each in each
//! text, they would take longer than the edits.

use aho_corasick::AhoCorasick;

use super::Change;

/// Ids up to which each is looked for by itself: there is nothing to prepare then.
const FEW: usize = 8;

/// What changes name.
pub(super) struct Concerned<'c> {
    names: Vec<&'c str>,
    together: Option<AhoCorasick>,
}

impl<'c> Concerned<'c> {
    /// What these changes name.
    pub(super) fn by(changes: &'c [Change]) -> Self {
        let mut names: Vec<&str> = changes.iter().filter_map(named).collect();
        names.sort_unstable();
        names.dedup();
        let together = if names.len() > FEW { AhoCorasick::new(&names).ok() } else { None };
        Self { names, together }
    }

    /// Can one of the changes be about this text?
    pub(super) fn is(&self, text: &str) -> bool {
        match &self.together {
            Some(together) => together.is_match(text),
            None => self.names.iter().any(|name| text.contains(name)),
        }
    }
}

/// What stands in each text that a change may be about; nothing for one that finds its files by itself.
fn named(change: &Change) -> Option<&str> {
    match change {
        Change::Set { id, .. }
        | Change::Add { id, .. }
        | Change::Take { id, .. }
        | Change::Clear { id, .. }
        | Change::Unlink { id, .. }
        | Change::Remove { id } => Some(id),
        Change::New(artifact) => Some(artifact.collection.name),
        Change::Identify { .. }
        | Change::Rename(_)
        | Change::Tag { .. }
        | Change::Untag { .. }
        | Change::UntagFile { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_found_as_few_are() {
        let changes: Vec<Change> = (0..40).map(|i| Change::Remove { id: format!("EXG-{i:03}") }).collect();
        for count in [0, 1, FEW, FEW + 1, 40] {
            let concerned = Concerned::by(&changes[..count]);
            for i in 0..41 {
                assert_eq!(concerned.is(&format!("requirements:\n  - id: EXG-{i:03}\n")), i < count, "{i} of {count}");
            }
            assert!(!concerned.is("needs:\n"));
        }
    }
}
