//! What does the binary carry with it? The templates, texts and fonts under `templates/`
//! and the reference project that `demo` unpacks.

use std::borrow::Cow;

use rust_embed::RustEmbed;

/// Everything under `templates/`: page templates, texts, fonts, CRM profiles.
#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

/// The reference project's artifacts.
#[derive(RustEmbed)]
#[folder = "specs/"]
struct ReferenceSpecs;

/// The reference project's scenarios.
#[derive(RustEmbed)]
#[folder = "features/"]
struct ReferenceFeatures;

/// The reference project's manifest.
const REFERENCE_MANIFEST: &[u8] = include_bytes!("../ouvrage.yaml");

/// The bytes of an embedded template, by its path under `templates/`.
pub fn template(path: &str) -> Option<Cow<'static, [u8]>> {
    Templates::get(path).map(|file| file.data)
}

/// An embedded template as text.
pub fn template_text(path: &str) -> Option<String> {
    static_text(path).map(str::to_owned)
}

/// The same where it stands in the program: nothing is copied.
pub fn static_text(path: &str) -> Option<&'static str> {
    match template(path)? {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok(),
        // Only a build that reads templates from the disk comes here: each is read once or twice, and stays.
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(|text| &*text.leak()),
    }
}

/// The text of a shipped profile of a CRM.
pub fn profile(name: &str) -> Option<String> {
    template_text(&format!("profiles/{name}.yaml"))
}

/// The paths of all embedded templates, in order.
pub fn template_paths() -> Vec<String> {
    let mut paths: Vec<String> = Templates::iter().map(|path| path.to_string()).collect();
    paths.sort();
    paths
}

/// The files of the reference project: path and bytes, in order of path.
pub fn reference_project() -> Vec<(String, Cow<'static, [u8]>)> {
    let mut files = vec![("ouvrage.yaml".to_owned(), Cow::Borrowed(REFERENCE_MANIFEST))];
    let specs = ReferenceSpecs::iter().filter_map(|p| Some((format!("specs/{p}"), ReferenceSpecs::get(&p)?.data)));
    files.extend(specs);
    let features =
        ReferenceFeatures::iter().filter_map(|p| Some((format!("features/{p}"), ReferenceFeatures::get(&p)?.data)));
    files.extend(features);
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
