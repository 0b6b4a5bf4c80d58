//! What is attached to artifacts, for the readers who may see it?

use std::collections::BTreeSet;

use super::{Reader, Told, Value};
use crate::model::attachment::{self, Attachment};
use crate::model::{Head, Kind};

/// The folder of a site that holds them.
const FOLDER: &str = "attachments";

impl Reader<'_> {
    /// What is attached to an artifact.
    pub fn attached(&self, kind: Kind, head: &Head) -> Vec<Attachment> {
        if !self.shows_field(kind, attachment::FIELD) {
            return Vec::new();
        }
        attachment::of(&head.node)
    }

    /// The same as a field: the names, with the paths that tell them apart.
    pub fn told_attached(&self, kind: Kind, head: &Head) -> Option<Told> {
        let line = |one: &Attachment| match &one.title {
            Some(title) => format!("{title} ({})", one.path),
            None => one.path.clone(),
        };
        let lines: Vec<String> = self.attached(kind, head).iter().map(line).collect();
        let told = Told {
            key: attachment::FIELD.to_owned(),
            label: self.label(kind, attachment::FIELD),
            value: Value::Lines(lines),
            internal: super::audience::is_internal_field(&self.project.manifest, kind, attachment::FIELD),
        };
        (!told.value.is_nothing()).then_some(told)
    }

    /// The files that go along with what these readers see, by their paths in the project: what is attached to an
    /// artifact, and the picture of the project.
    pub fn files(&self) -> BTreeSet<String> {
        let shown = self.project.heads().filter(|(kind, head)| self.shows(*kind, head));
        let all = shown.flat_map(|(kind, head)| self.attached(kind, head)).chain(self.logo());
        all.map(|one| one.path).filter(|path| self.project.attached.contains_key(path)).collect()
    }

    /// The picture of the project.
    pub fn logo(&self) -> Option<Attachment> {
        attachment::logo(&self.project.manifest.written).filter(Attachment::is_picture)
    }

    /// Where a site leads for it: its address elsewhere, or its file beside the pages; nowhere where there is none.
    pub fn address(&self, one: &Attachment) -> Option<String> {
        if one.is_elsewhere() {
            return Some(one.path.clone());
        }
        self.project.attached.contains_key(&one.path).then(|| format!("{FOLDER}/{}", encoded(&one.path)))
    }

    /// Where the file of that path stands in a site.
    pub fn copied_to(path: &str) -> String {
        format!("{FOLDER}/{path}")
    }
}

/// A path as addresses write it.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_an_address() {
        assert_eq!(super::encoded("docs/Maquette été n°1.pdf"), "docs/Maquette%20%C3%A9t%C3%A9%20n%C2%B01.pdf");
    }
}
