//! Where are the bytes of evidence kept, once, and are they still what they were?
//!
//! A file under the project's `.ouvrage/evidence` is named by the SHA-256 of its bytes: the same bytes are kept once,
//! whoever brought them, and what a file holds is compared with its name whenever it is read. The events of a run name
//! the hash alone.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::disk;
use crate::model::event::{RunEvent, What};
use crate::model::execution::{Kept, Lost};

/// The folder of evidence in a project.
pub const PATH: &str = ".ouvrage/evidence";
/// The most bytes of one piece of evidence, where nobody says.
pub const LIMIT: u64 = 10 * 1024 * 1024;

/// SHA-256 of bytes, in hexadecimal: the name under which they are kept once.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The evidence of a project.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    limit: u64,
}

impl Folder {
    /// The one under a project's folder; what is larger than `limit` bytes is not kept.
    pub fn of_project(root: &Path, limit: u64) -> Self {
        Self { root: root.join(PATH), limit }
    }

    /// The most bytes of one piece.
    pub const fn limit(&self) -> u64 {
        self.limit
    }

    /// Keeps bytes under their hash. They are on the disk when this returns.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> io::Result<Result<String, Lost>> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > self.limit {
            return Ok(Err(Lost::TooLarge { size, limit: self.limit }));
        }
        let hash = hash(bytes);
        // One that was damaged meanwhile is written again.
        if self.read(&hash).is_err() {
            disk::whole(&self.path(&hash), bytes)?;
        }
        Ok(Ok(hash))
    }

    /// The bytes of that hash.
    ///
    /// # Errors
    /// They are not there, or are others.
    pub fn read(&self, wanted: &str) -> Result<Vec<u8>, Lost> {
        // A name that is no hash leads out of the folder.
        if wanted.len() != 64 || !wanted.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Lost::Missing);
        }
        let bytes = std::fs::read(self.path(wanted)).map_err(|_| Lost::Missing)?;
        if hash(&bytes) == wanted { Ok(bytes) } else { Err(Lost::Damaged) }
    }

    fn path(&self, hash: &str) -> PathBuf {
        let (folder, name) = hash.split_at(2.min(hash.len()));
        self.root.join(folder).join(name)
    }

    /// The event as it is kept beside this folder, and what became of the bytes that it brought.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn take(&self, event: RunEvent) -> io::Result<(RunEvent, Option<(String, Lost)>)> {
        let What::Attachment { evidence, data, .. } = &event.what else { return Ok((event, None)) };
        let bytes = BASE64.decode(data).map_err(io::Error::other)?;
        let size = Some(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let lost = self.keep(&bytes)?.err();
        let what = What::Attachment { evidence: evidence.clone(), data: String::new(), size, lost };
        let told = lost.map(|lost| (evidence.hash.clone(), lost));
        Ok((RunEvent { what, ..event }, told))
    }

    /// What this folder has of a hash.
    pub fn of(&self, hash: &str) -> Kept {
        match self.read(hash) {
            Ok(bytes) => Kept::Data(BASE64.encode(bytes)),
            Err(lost) => Kept::Lost(lost),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_kept_once_and_others_are_told() {
        let project = tempfile::tempdir().expect("a folder");
        let folder = Folder::of_project(project.path(), 8);
        let kept = folder.keep(b"octets").expect("written").expect("small enough");
        assert_eq!(folder.keep(b"octets").expect("written"), Ok(kept.clone()));
        assert_eq!(folder.read(&kept), Ok(b"octets".to_vec()));
        assert_eq!(folder.keep(b"trop long").expect("looked at"), Err(Lost::TooLarge { size: 9, limit: 8 }));
        let files = |path: &Path| std::fs::read_dir(path).map(|all| all.flatten().map(|one| one.path()).collect());
        let folders: Vec<PathBuf> = files(&project.path().join(PATH)).expect("folders");
        let names: Vec<PathBuf> = files(&folders[0]).expect("files");
        assert_eq!((folders.len(), names.len()), (1, 1));
        std::fs::write(&names[0], "octet5").expect("written");
        assert_eq!(folder.read(&kept), Err(Lost::Damaged));
        std::fs::remove_file(&names[0]).expect("removed");
        assert_eq!(folder.read(&kept), Err(Lost::Missing));
        assert_eq!(folder.read("../../ouvrage.db"), Err(Lost::Missing));
        assert_eq!(folder.keep(b"octets").expect("written again"), Ok(kept.clone()));
        assert_eq!(folder.read(&kept), Ok(b"octets".to_vec()));
    }
}
