//! Which files look as if they belonged to the project, and are not read?
//!
//! An editor that adds « .txt », a file put down beside the manifest, a folder with another name: what they hold is
//! missing everywhere, and a check without errors would make believe that it is right.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::load::{FOLDERS, is_hidden, is_text};
use crate::model::schema;
use crate::text::similar::fold;
use crate::text::{Diagnostic, Place};

/// Endings of copies that editors and tools leave behind on purpose.
const COPIES: &[&str] = &["bak", "orig", "old", "tmp", "swp", "rej"];

/// How much of a file beside the manifest is looked at for the name of a collection.
const LOOKED_AT: u64 = 64 * 1024;

/// A file of a folder of texts that is none by its ending, and was probably meant to be one.
pub(super) fn ending(path: &Path) -> Option<Diagnostic> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    let stem = path.file_stem().map(Path::new)?;
    let meant = is_text(stem);
    if is_hidden(path) || COPIES.contains(&ending.as_str()) || ending.ends_with('~') || !(meant || ending == "txt") {
        return None;
    }
    let stem = stem.to_string_lossy();
    let renamed = if meant { stem.into_owned() } else { format!("{stem}.md") };
    let ending = name.get(name.len() - ending.len() - 1..).unwrap_or_default().to_owned();
    Some(found("Y09").with("ending", ending).with("name", renamed))
}

/// What stands beside the manifest in the place of a folder of texts.
pub(super) fn beside(root: &Path) -> Vec<(PathBuf, Diagnostic)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| Some((path.clone(), outside(&path).or_else(|| misnamed(root, &path))?)))
        .collect()
}

/// A text with a collection, outside `specs`.
fn outside(path: &Path) -> Option<Diagnostic> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let is_yaml = [".yaml", ".yml"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    if !is_yaml || name == "ouvrage.yaml" || is_hidden(path) || !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut head = Vec::new();
    fs::File::open(path).ok()?.take(LOOKED_AT).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    let keys = head.lines().filter_map(|line| line.trim_start_matches('\u{feff}').split_once(':'));
    let collection = keys.map(|(key, _)| key).find(|key| schema::collection(key).is_some())?;
    Some(found("Y09-outside").with("collection", collection).with("name", format!("specs/{name}")))
}

/// `Specs`, `spec`, `feature`: the folder that was meant is another one, on systems that tell capitals apart.
fn misnamed(root: &Path, path: &Path) -> Option<Diagnostic> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let meant = FOLDERS.into_iter().find(|folder| fold(&name).trim_end_matches('s') == folder.trim_end_matches('s'))?;
    let is_other = name != meant && fs::metadata(path).ok()?.is_dir() && !same(path, &root.join(meant));
    let holds_texts = || fs::read_dir(path).into_iter().flatten().flatten().any(|entry| is_text(&entry.path()));
    (is_other && holds_texts()).then(|| found("Y09-folder").with("name", meant))
}

/// Are they one folder by two names, where capitals are not told apart?
fn same(a: &Path, b: &Path) -> bool {
    fs::canonicalize(a).ok().zip(fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}

fn found(id: &'static str) -> Diagnostic {
    Diagnostic::warning("Y09", id, Place::default())
}
