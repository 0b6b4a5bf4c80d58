//! Which texts does the project hold?
//!
//! `ouvrage.yaml`, `specs/**`, `features/**`, in the order of their paths. What cannot be read is a
//! diagnostic, never a silence: a folder without rights, a file that is not text, a loop of links.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::stray;
use crate::interview;
use crate::text::{Diagnostic, Place, SourceFile, Sources};

/// Bytes beyond which a file is not read: no specification is that long, and a mistake may be.
pub const FILE_LIMIT: u64 = 20 * 1024 * 1024;

/// The folders of a project that hold its texts, in the order of reading.
pub const FOLDERS: [&str; 2] = ["specs", "features"];

/// How deep folders may nest.
const DEPTH_LIMIT: usize = 32;

/// The texts of a project and what could not be read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts.
    pub sources: Sources,
    /// Faults of the family Y.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all texts under `root`. A missing manifest is a diagnostic (M13).
pub fn load(root: &Path) -> Loaded {
    again(root, &Sources::default())
}

/// The same when it was read before: a text that is still the same, byte for byte, is not taken apart anew.
pub fn again(root: &Path, before: &Sources) -> Loaded {
    let known = before.iter().filter(|(_, file)| file.readable).map(|(_, file)| (&*file.path, file)).collect();
    let mut reader = Reader { root, loaded: Loaded::default(), ancestors: BTreeSet::new(), known, bytes: Vec::new() };
    if let Some(absent) = no_folder(root) {
        reader.loaded.diagnostics.push(absent);
        return reader.loaded;
    }
    let manifest = root.join("ouvrage.yaml");
    if reader.exists(&manifest) {
        reader.file(&manifest);
    } else if reader.loaded.diagnostics.is_empty() {
        reader.loaded.diagnostics.push(no_project(root));
    }
    for folder in FOLDERS {
        let path = root.join(folder);
        if reader.exists(&path) {
            reader.folder(&path, 0);
        }
    }
    for (path, found) in stray::beside(root) {
        reader.stray(&path, found);
    }
    super::data::beside(root, &mut reader.loaded.sources);
    super::attached::beside(root, &mut reader.loaded.sources);
    reader.loaded
}

/// M13: the folder is none. Where that may not be known, reading tells it.
fn no_folder(root: &Path) -> Option<Diagnostic> {
    let id = match fs::metadata(root) {
        Ok(metadata) if metadata.is_dir() => return None,
        Ok(_) => "M13-file",
        Err(error) if error.kind() == ErrorKind::NotFound => "M13-folder",
        Err(_) => return None,
    };
    Some(absent(id).with("folder", root.display().to_string()))
}

/// M13: no manifest. The project may be one step away: in a folder of this one, or around it.
fn no_project(root: &Path) -> Diagnostic {
    let folder = if root == Path::new(".") { std::env::current_dir().ok() } else { None };
    let folder = folder.unwrap_or_else(|| root.to_owned());
    let holds = |path: &Path| path.join("ouvrage.yaml").is_file();
    let entries = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut below: Vec<PathBuf> = entries.filter(|path| !is_hidden(path) && holds(path)).collect();
    below.sort();
    let around = folder.ancestors().skip(1).position(holds).map(|steps| {
        let up = std::iter::repeat_n("..", steps + 1).collect::<PathBuf>();
        if root == Path::new(".") { up } else { root.join(up) }
    });
    let found = match below.as_slice() {
        [only] => Some(only.strip_prefix(".").unwrap_or(only).to_owned()),
        _ => around,
    };
    let finding = match found {
        Some(near) => absent("M13-near").with("near", near.display().to_string()),
        None => absent("M13"),
    };
    finding.with("folder", folder.display().to_string())
}

/// There is no text to show a place of.
fn absent(id: &'static str) -> Diagnostic {
    Diagnostic { place: None, ..Diagnostic::error("M13", id, Place::default()) }
}

/// The place of a text in the order of reading: the manifest, then `specs`, then `features`, each folder by
/// the names in it. Places name files by their number, so every reading of a project keeps this order.
pub fn order(path: &str) -> (usize, Vec<&str>) {
    let parts: Vec<&str> = path.split('/').collect();
    let first = ["ouvrage.yaml", "specs", "features"].iter().position(|top| parts.first() == Some(top));
    (first.unwrap_or(3), parts)
}

/// Reads one text under `root`, which may not be there: what a project puts in the place of a template.
pub fn one(root: &Path, path: &str) -> Loaded {
    let known = HashMap::new();
    let mut reader = Reader { root, loaded: Loaded::default(), ancestors: BTreeSet::new(), known, bytes: Vec::new() };
    let whole = root.join(path);
    if reader.exists(&whole) {
        reader.file(&whole);
    }
    reader.loaded
}

/// The same with the project's own questions beside its texts: they are none of the specification, and are there to
/// be checked and to have their faults shown.
pub fn with_questions(root: &Path, mut loaded: Loaded) -> Loaded {
    if loaded.diagnostics.iter().any(|finding| finding.code == "M13") {
        return loaded;
    }
    let Loaded { sources, diagnostics } = one(root, interview::FILE);
    for (own, source) in sources.iter() {
        let file = loaded.sources.add_unread(source.path.clone(), source.text.clone());
        let moved = diagnostics.iter().filter(|finding| finding.place.is_some_and(|place| place.file == own)).cloned();
        loaded.diagnostics.extend(
            moved.map(|finding| Diagnostic { place: finding.place.map(|place| Place { file, ..place }), ..finding }),
        );
    }
    loaded
}

struct Reader<'a> {
    root: &'a Path,
    loaded: Loaded,
    /// Real paths of the folders from the root to here: meeting one again is a loop.
    ancestors: BTreeSet<PathBuf>,
    /// What was read before, by path.
    known: HashMap<&'a str, &'a SourceFile>,
    /// What was read of the last file.
    bytes: Vec<u8>,
}

impl Reader<'_> {
    /// Is it there? Where that may not be known, it is told as unreadable.
    fn exists(&mut self, path: &Path) -> bool {
        match path.try_exists() {
            Ok(exists) => exists,
            Err(error) => {
                self.unreadable(path, &error);
                false
            }
        }
    }

    fn folder(&mut self, path: &Path, depth: usize) {
        let real = match fs::canonicalize(path) {
            Ok(real) => real,
            Err(error) => return self.unreadable(path, &error),
        };
        if depth > DEPTH_LIMIT || !self.ancestors.insert(real.clone()) {
            let place = self.place_of(&self.relative(path));
            return self.loaded.diagnostics.push(Diagnostic::warning("Y07", "Y07", place));
        }
        match fs::read_dir(path) {
            Ok(entries) => {
                let mut paths = Vec::new();
                for entry in entries {
                    match entry {
                        Ok(entry) => paths.push(entry.path()),
                        Err(error) => self.unreadable(path, &error),
                    }
                }
                paths.sort();
                for path in paths {
                    self.entry(&path, depth);
                }
            }
            Err(error) => self.unreadable(path, &error),
        }
        self.ancestors.remove(&real);
    }

    /// What a folder holds: a folder, a text, or something that is none of ours.
    fn entry(&mut self, path: &Path, depth: usize) {
        match fs::metadata(path) {
            // Hidden folders are an editor's or a tool's, like hidden files.
            Ok(metadata) if metadata.is_dir() && is_hidden(path) => {}
            Ok(metadata) if metadata.is_dir() => self.folder(path, depth + 1),
            // A folder that one may list but not enter: what its entries are cannot be known.
            Err(error) if error.kind() == ErrorKind::PermissionDenied && !is_hidden(path) => {
                self.unreadable(path, &error);
            }
            _ if is_text(path) => self.file(path),
            Ok(metadata) if metadata.is_file() => {
                if let Some(found) = stray::ending(path) {
                    self.stray(path, found);
                }
            }
            _ => {}
        }
    }

    fn file(&mut self, path: &Path) {
        let relative = self.relative(path);
        let bytes = match read_limited(path, &mut self.bytes) {
            Ok(Ok(())) => &self.bytes,
            Ok(Err(size)) => {
                let place = self.place_of(&relative);
                let megabytes = |bytes: u64| usize::try_from(bytes.div_ceil(1024 * 1024)).unwrap_or(usize::MAX);
                self.loaded.diagnostics.push(
                    Diagnostic::error("Y06", "Y06", place)
                        .with("size", megabytes(size))
                        .with("limit", megabytes(FILE_LIMIT)),
                );
                return;
            }
            Err(error) => return self.unreadable(path, &error),
        };
        if let Some(known) = self.known.get(relative.as_str()).filter(|known| known.text.as_bytes() == bytes) {
            self.loaded.sources.push((*known).clone());
            return;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                self.loaded.sources.add(relative, text);
            }
            Err(error) => {
                // What comes before the first bad byte shows where it stands.
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                let text = good.into_owned();
                let end = text.len();
                let file = self.loaded.sources.add_unread(relative, text);
                self.loaded.diagnostics.push(Diagnostic::error("Y03", "Y03", Place::new(file, end, end)));
            }
        }
    }

    /// Y09: a file that seems to be of the project, and of which nothing is read.
    fn stray(&mut self, path: &Path, found: Diagnostic) {
        let place = self.place_of(&self.relative(path));
        self.loaded.diagnostics.push(Diagnostic { place: Some(place), ..found });
    }

    fn unreadable(&mut self, path: &Path, error: &std::io::Error) {
        let place = self.place_of(&self.relative(path));
        let finding = match error.kind() {
            ErrorKind::PermissionDenied => Diagnostic::error("Y04", "Y04-denied", place),
            ErrorKind::NotFound => Diagnostic::error("Y04", "Y04-absent", place),
            ErrorKind::InvalidInput => Diagnostic::error("Y04", "Y04-special", place),
            _ => Diagnostic::error("Y04", "Y04", place).with("detail", error.to_string()),
        };
        self.loaded.diagnostics.push(finding);
    }

    /// A place in a file whose text is not read: the file is known by its path alone.
    fn place_of(&mut self, relative: &str) -> Place {
        let file = self.loaded.sources.add_unread(relative, String::new());
        Place::new(file, 0, 0)
    }

    fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        parts.join("/")
    }
}

pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Is it a file that a project's texts are read from, by its name?
pub(super) fn is_text(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    !is_hidden(path) && extension.is_some_and(|e| matches!(e.as_str(), "yaml" | "yml" | "md" | "feature"))
}

/// The bytes of a file in the place of those of the file before; or its size, where it is too large. Only plain files
/// are read, and others are not even opened: to open a pipe that nobody writes to is to wait for ever.
fn read_limited(path: &Path, bytes: &mut Vec<u8>) -> std::io::Result<Result<(), u64>> {
    let plain = |metadata: &fs::Metadata| {
        metadata.is_file().then_some(()).ok_or_else(|| std::io::Error::new(ErrorKind::InvalidInput, "not a plain file"))
    };
    plain(&fs::metadata(path)?)?;
    let file = fs::File::open(path)?;
    let metadata = file.metadata()?;
    plain(&metadata)?;
    if metadata.len() > FILE_LIMIT {
        return Ok(Err(metadata.len()));
    }
    // One byte more than what it holds, so that its end is met by the first reading.
    bytes.clear();
    bytes.reserve(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    file.take(FILE_LIMIT + 1).read_to_end(bytes)?;
    if bytes.len() as u64 > FILE_LIMIT {
        return Ok(Err(bytes.len() as u64));
    }
    Ok(Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_one_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let names =
            ["specs/b.yaml", "features/a.feature", "specs/a/z.yaml", "ouvrage.yaml", "specs/a.yaml", "specs/a-b.yaml"];
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, "title: x\n").expect("written");
        }
        let read: Vec<String> = load(folder.path()).sources.iter().map(|(_, file)| file.path.to_string()).collect();
        let mut sorted: Vec<&str> = names.to_vec();
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        assert_eq!(read, sorted);
    }
}
