//! Which fields does the project add, and what does it say of them?

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, shape};
use crate::model::fields::text;
use crate::model::head::Audience;
use crate::model::manifest::CustomField;
use crate::model::schema::{self, Field, FieldType, labels};
use crate::spoken;
use crate::text::Diagnostic;
use crate::text::node::{Data, Key, Node};
use crate::text::similar::nearest;

/// What may be said of a field that the project adds.
const SAID: &[Field] = &[
    schema::field("name", FieldType::Text),
    schema::field("label", FieldType::Text),
    schema::field("audience", FieldType::Choice(Audience::KEYS)),
];

/// `custom_fields: {requirements: [charge]}`: what is written otherwise declares nothing, and is told with its form.
pub fn names(root: &Node, context: &mut Context) -> BTreeMap<String, Vec<String>> {
    let Some(node) = root.get("custom_fields") else { return BTreeMap::new() };
    let mut declared = BTreeMap::new();
    if !matches!(node.data, Data::Map(_) | Data::Null) {
        let names = node.items().iter().filter_map(named).next().unwrap_or_else(|| "charge".to_owned());
        let finding = Diagnostic::warning("M02", "M02-custom", node.place);
        context.diagnostics.push(finding.with("collection", "requirements").with("name", names));
    }
    for (key, value) in node.entries() {
        let names = of_collection(&key.text, value, context);
        if !is_owner(&key.text) {
            context.diagnostics.push(no_owner(key));
        }
        declared.insert(key.text.to_string(), names);
    }
    declared
}

fn of_collection(collection: &str, value: &Node, context: &mut Context) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen = BTreeSet::new();
    for item in declarations(value) {
        let kept = item.kept();
        let Some((name, at)) = item.name else {
            let finding = Diagnostic::warning("M02", "M02-custom", item.said.place);
            let name = named(item.said).unwrap_or_else(|| "charge".to_owned());
            context.diagnostics.push(finding.with("collection", collection).with("name", name));
            continue;
        };
        if matches!(item.said.data, Data::Map(_)) {
            shape::mapping(SAID, "manifest", item.said, context);
        } else if matches!(kept, Kept::Doubtful) {
            let finding = Diagnostic::warning("M02", "M02-custom-said", item.said.place).with("name", &name);
            let said = item.said.text().unwrap_or("…").trim().to_owned();
            context.diagnostics.push(finding.with("value", said));
        }
        let known = schema::collection(collection).and_then(|collection| collection.field(&name));
        if known.is_some() || !seen.insert(name.clone()) {
            let id = if known.is_some() { "M02-custom-known" } else { "M02-custom-double" };
            let said = labels::collection_said(collection);
            context.diagnostics.push(Diagnostic::error("M02", id, at).with("name", &name).with("collection", said));
        }
        names.push(name);
    }
    names
}

/// One field that is added: its name with its place, where it has one, and what is said of it.
struct Declared<'n> {
    name: Option<(String, crate::text::Place)>,
    said: &'n Node,
    /// Is there no more than the name?
    bare: bool,
}

/// From whom is a field kept?
enum Kept {
    /// Nothing is said of it.
    Unsaid,
    /// It has readers.
    For(Audience),
    /// Something is said that is not understood. It was perhaps to be kept from somebody: it is the team's, and told.
    Doubtful,
}

impl Declared<'_> {
    /// `sensitive: internal`, `sensitive: {audience: internal}`, or nothing: `load: number`.
    fn kept(&self) -> Kept {
        let word = |said: &Node| {
            let text = said.text().map(str::trim)?;
            spoken::meant(None, "audience", Audience::KEYS.iter().copied(), text).and_then(Audience::from_key)
        };
        match &self.said.data {
            _ if self.bare => Kept::Unsaid,
            Data::Null => Kept::Unsaid,
            Data::Map(entries) => match self.said.get("audience") {
                Some(said) => {
                    Audience::from_key(said.text().unwrap_or_default().trim()).map_or(Kept::Doubtful, Kept::For)
                }
                None if entries.iter().all(|(key, _)| SAID.iter().any(|field| key.text == field.name)) => Kept::Unsaid,
                None => Kept::Doubtful,
            },
            _ => match word(self.said) {
                Some(audience) => Kept::For(audience),
                None if self.said.text().is_some_and(is_type) => Kept::Unsaid,
                None => Kept::Doubtful,
            },
        }
    }
}

/// Is it the word for a type, which a field that is added does not have?
fn is_type(said: &str) -> bool {
    const TYPES: &[&str] = &[
        "text", "texte", "string", "number", "nombre", "integer", "entier", "float", "date", "bool", "boolean",
        "booleen", "list", "liste", "choice", "choix", "link", "lien", "amount", "montant", "markdown",
    ];
    TYPES.contains(&spoken::words::folded(said).as_str())
}

/// `[charge, {name: direction, audience: internal}]`, or `{charge: {label: Charge}}`.
fn declarations(value: &Node) -> Vec<Declared<'_>> {
    if let Data::Map(entries) = &value.data {
        let of = |(key, _): &(Key, Node)| Some((key.text.to_string(), key.place));
        return entries.iter().map(|entry| Declared { name: of(entry), said: &entry.1, bare: false }).collect();
    }
    let name = |item: &Node| match item.text() {
        Some(name) => Some((name.to_owned(), item.place)),
        None => Some((text(item, "name")?, item.get("name")?.place)),
    };
    value.items().iter().map(|item| Declared { name: name(item), said: item, bare: item.text().is_some() }).collect()
}

/// What is said of the fields: `{name: direction, label: Direction, audience: internal}`, or `direction: internal`.
pub fn said(root: &Node) -> BTreeMap<(String, String), CustomField> {
    let of = |field: &Declared<'_>| CustomField {
        label: text(field.said, "label"),
        audience: match field.kept() {
            Kept::Unsaid => None,
            Kept::For(audience) => Some(audience),
            Kept::Doubtful => Some(Audience::Internal),
        },
    };
    let mut said = BTreeMap::new();
    for (collection, value) in root.get("custom_fields").into_iter().flat_map(Node::entries) {
        for field in declarations(value) {
            let custom = of(&field);
            said.extend(field.name.map(|(name, _)| ((collection.text.to_string(), name), custom)));
        }
    }
    said
}

/// The name that somebody meant to give to a field: the first text of the record.
fn named(item: &Node) -> Option<String> {
    item.text().map(str::to_owned).or_else(|| item.entries().find_map(|(_, value)| value.text().map(str::to_owned)))
}

/// May fields be added there: to a collection, or to the manifest and what it holds?
fn is_owner(name: &str) -> bool {
    schema::collection(name).is_some() || name == "manifest"
}

fn no_owner(key: &Key) -> Diagnostic {
    let near = super::spelling::collection(&key.text)
        .or_else(|| nearest(&key.text, schema::COLLECTIONS.iter().map(|known| known.name)));
    let finding = match near {
        Some(near) => Diagnostic::warning("M06", "M06-custom-near", key.place).with("near", near),
        None => Diagnostic::warning("M06", "M06-custom", key.place),
    };
    finding.with("name", &key.text)
}
