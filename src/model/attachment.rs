//! What is attached to an artifact: a file of the project, or an address elsewhere?

use std::collections::BTreeSet;

use super::fields;
use crate::text::Place;
use crate::text::node::{Data, Node};

/// The field of artifacts.
pub const FIELD: &str = "attachments";

/// The picture of a manifest, under `publication`.
pub const LOGO: &str = "logo";

/// Something attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The path of a file from the project's folder, or an address.
    pub path: String,
    /// What it is called, where somebody says so.
    pub title: Option<String>,
    /// The sum that its bytes had.
    pub sha256: Option<String>,
    /// Where its path is written.
    pub place: Place,
    /// Where its sum is written.
    pub sum_place: Place,
}

impl Attachment {
    /// Is it somewhere else than in the project: an address of the web?
    pub fn is_elsewhere(&self) -> bool {
        is_elsewhere(&self.path)
    }

    /// Is it a file that pages can show? An address elsewhere is none: a page asks nothing of the network.
    pub fn is_picture(&self) -> bool {
        let path = self.path.to_lowercase();
        !self.is_elsewhere() && [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"].iter().any(|end| path.ends_with(end))
    }

    /// What people read of it: its title, else the name of its file.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.path.rsplit('/').next().unwrap_or(&self.path))
    }
}

fn is_elsewhere(path: &str) -> bool {
    path.starts_with("https://") || path.starts_with("http://")
}

/// What an item has attached; a bare text is a path.
pub fn of(item: &Node) -> Vec<Attachment> {
    let items = item.get(FIELD).map(Node::items).unwrap_or_default();
    items.iter().filter_map(|one| read(one, "path")).collect()
}

/// The picture that the manifest names.
pub fn logo(root: &Node) -> Option<Attachment> {
    let node = root.get("publication")?.get(LOGO)?;
    read(node, "path")
}

fn read(node: &Node, field: &str) -> Option<Attachment> {
    let written = if matches!(node.data, Data::Map(_)) { node.get(field)? } else { node };
    let path = written.text()?.trim().to_owned();
    let sum = node.get("sha256");
    (!path.is_empty()).then(|| Attachment {
        path,
        title: fields::text(node, "title"),
        sha256: fields::text(node, "sha256"),
        place: written.place,
        sum_place: sum.map_or(written.place, |sum| sum.place),
    })
}

/// May a text attach something? Most do not, and are not read for it.
pub fn may_be_in(text: &str) -> bool {
    text.contains(FIELD) || text.contains(LOGO)
}

/// The paths of files that the text of a tree attaches, wherever in it.
pub fn paths(tree: &Node, found: &mut BTreeSet<String>) {
    let of_items = of(tree).into_iter().chain(logo(tree));
    found.extend(of_items.filter(|one| !one.is_elsewhere()).map(|one| one.path));
    match &tree.data {
        Data::Map(entries) => entries.iter().for_each(|(_, value)| paths(value, found)),
        Data::List(items) => items.iter().for_each(|item| paths(item, found)),
        _ => {}
    }
}
