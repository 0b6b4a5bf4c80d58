//! Embedded files that are added or removed must be seen: the embedding macro follows only
//! those that it already knows.

fn main() {
    for folder in ["templates", "specs", "features", "ouvrage.yaml"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
