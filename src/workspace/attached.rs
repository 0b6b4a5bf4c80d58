//! Which files does a project attach to its artifacts? Each is known by its bytes: whether it is there, and whether it
//! still is what it was.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::data::is_inside;
use crate::model::attachment;
use crate::syntax::corpus::is_yaml;
use crate::syntax::yaml;
use crate::text::source::Data;
use crate::text::{Message, Sources};

/// Adds the files that artifacts and the manifest attach, in the order of their paths. One that is not there is told
/// where it is named.
pub fn beside(root: &Path, sources: &mut Sources) {
    let mut named = BTreeSet::new();
    let texts = sources.iter().filter(|(_, file)| file.readable && file.data.is_none() && is_yaml(&file.path));
    for (id, text) in texts.filter(|(_, file)| attachment::may_be_in(&file.text)) {
        if let Some(tree) = yaml::read(id, &text.text).root {
            attachment::paths(&tree, &mut named);
        }
    }
    for path in named {
        if is_inside(&path)
            && let Some((hash, data)) = file(root, &path)
        {
            sources.add_data(path.as_str(), hash, data);
        }
    }
}

/// The hash of a file, which stands for its text; nothing where there is no such file.
fn file(root: &Path, path: &str) -> Option<(String, Data)> {
    let whole = root.join(path);
    if !std::fs::metadata(&whole).ok()?.is_file() {
        return None;
    }
    let unread = |message: Message| Some((String::new(), Data::Attached(Some(message))));
    // A link may lead out of the project: what stands elsewhere is not part of it.
    let real = std::fs::canonicalize(&whole).ok()?;
    if !std::fs::canonicalize(root).is_ok_and(|root| real.starts_with(root)) {
        return unread(Message::new("data-outside").with("file", path));
    }
    match hash(&real) {
        Ok(hash) => Some((hash, Data::Attached(None))),
        Err(error) => {
            unread(Message::new("exchange-file-damaged").with("detail", error.to_string()).with("file", path))
        }
    }
}

/// The sum of a file of any size.
fn hash(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut sum = Sha256::new();
    let mut part = vec![0_u8; 64 * 1024];
    loop {
        match file.read(&mut part)? {
            0 => break,
            count => sum.update(&part[..count]),
        }
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
