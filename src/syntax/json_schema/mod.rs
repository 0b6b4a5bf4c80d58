//! What may be written where, for an editor that completes and verifies while one types?
//!
//! JSON Schemas (draft 7, the one that editors of YAML know best) of the manifest and of the files of
//! `specs/`, made from the one table of fields. They are as lenient as the reader: one text stands for
//! a list, a bare text for a record, a number for a text, nothing for any value. The reader forgives one
//! thing that they show: blanks around a quoted word of a list.
//!
//! Values have no `type` where a list of types would make an editor offer `true`, `false` and `null`
//! for a title: see [`shape`].

mod collection;
mod manifest;
mod shape;
mod snippets;
mod target;
mod tree;
mod words;

use tree::Schema;

use crate::model::Kind;
use crate::model::manifest::Manifest;
use crate::model::schema::{COLLECTIONS, ELSEWHERE, OpenList, UNREAD};
use crate::text::Lang;

/// The folder of a project that keeps its schemas. It goes into git: who clones the project has them.
pub const FOLDER: &str = ".schemas";
/// The schema of the manifest, in that folder.
pub const MANIFEST_FILE: &str = "manifest.schema.json";
/// The schema of the files of `specs/`, in that folder.
pub const SPECS_FILE: &str = "specs.schema.json";

/// The address of the schema of a file of the project, relative to that file.
pub fn address(path: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    let file = if path == "ouvrage.yaml" { MANIFEST_FILE } else { SPECS_FILE };
    format!("{up}{FOLDER}/{file}")
}

/// For whom is a schema made?
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Language of titles and descriptions.
    pub lang: Lang,
    /// The project whose own words narrow the schema; none: any project.
    pub manifest: Option<&'a Manifest>,
    /// Codes of the rules whose level a project may change.
    pub rules: &'a [&'static str],
}

/// The schema of the files of `specs/`, as a text that ends with a line end.
pub fn specs(setting: Setting<'_>) -> String {
    let mut properties = Schema::new();
    let mut definitions = shape::definitions(Owner { setting, name: "specs", kind: None });
    for collection in COLLECTIONS {
        properties.insert(collection.name, collection::of(setting, collection));
        definitions.insert(collection.name, collection::item(setting, collection));
    }
    let say = |id: &str| words::say(setting.lang, id);
    for name in ELSEWHERE {
        properties.insert(name, manifest::imports(setting));
    }
    for name in UNREAD {
        properties.insert(name, Schema::new().with("title", *name).with("description", say("schema-unread")));
    }
    let root = head(setting, "specs")
        .with("properties", properties)
        .with("additionalProperties", false)
        .and(shape::unless(&shape::ALL_BUT_MAPPINGS, "object", say("schema-expected-mapping")))
        .with("definitions", definitions);
    text(&root)
}

/// The schema of `ouvrage.yaml`, as a text that ends with a line end.
pub fn manifest(setting: Setting<'_>) -> String {
    text(&head(setting, "manifest").and(manifest::of(setting)))
}

fn head(setting: Setting<'_>, which: &str) -> Schema {
    let say = |part: &str| words::say(setting.lang, &format!("schema-{which}-{part}"));
    Schema::new()
        .with("$schema", "http://json-schema.org/draft-07/schema#")
        .with("$comment", words::say(setting.lang, "schema-generated"))
        .with("title", say("title"))
        .with("description", say("description"))
}

fn text(root: &Schema) -> String {
    format!("{}\n", tree::spread(root))
}

/// Where a field stands: what its labels, its words and its errors depend on.
#[derive(Clone, Copy)]
struct Owner<'a> {
    setting: Setting<'a>,
    /// The collection, or `manifest`.
    name: &'static str,
    /// What the collection holds; none for the manifest.
    kind: Option<Kind>,
}

impl<'a> Owner<'a> {
    /// Fields that the project adds here.
    fn custom(&self) -> &'a [String] {
        let added = self.setting.manifest.and_then(|manifest| manifest.custom_fields.get(self.name));
        added.map(Vec::as_slice).unwrap_or_default()
    }

    /// The words of an open list that the project adds to it.
    fn added(&self, list: OpenList) -> &'a [String] {
        let added = self.setting.manifest.and_then(|manifest| manifest.lists.get(&list));
        added.map(Vec::as_slice).unwrap_or_default()
    }

    /// An id of that kind, as the project writes them: `BES-001`.
    fn example(&self, kind: Kind) -> Option<String> {
        let own = self.setting.manifest.and_then(|manifest| manifest.prefixes.get(&kind)).map(String::as_str);
        own.or_else(|| kind.prefix()).map(|prefix| format!("{prefix}-001"))
    }

    /// A text in the language of the schema.
    fn say(&self, id: &str) -> String {
        words::say(self.setting.lang, id)
    }
}
