//! Embedded files that are added or removed must be seen: the embedding macro follows only
//! those that it already knows. And each build bears a name of its own, by which what one has kept is known from what
//! another has.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a build reads the sources that it is made of")]

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

fn main() {
    for folder in ["templates", "specs", "features", "ouvrage.yaml", "src", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let mut sum = DefaultHasher::new();
    for path in ["src", "templates", "Cargo.lock"] {
        add(Path::new(path), &mut sum);
    }
    for name in ["TARGET", "PROFILE", "OPT_LEVEL"] {
        std::env::var(name).unwrap_or_default().hash(&mut sum);
    }
    println!("cargo:rustc-env=OUVRAGE_BUILD={:016x}", sum.finish());
}

/// Adds the names and the bytes of the files under a path, in the order of their names.
fn add(path: &Path, sum: &mut DefaultHasher) {
    let Ok(entries) = std::fs::read_dir(path) else {
        path.hash(sum);
        return std::fs::read(path).unwrap_or_default().hash(sum);
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().for_each(|path| add(path, sum));
}
