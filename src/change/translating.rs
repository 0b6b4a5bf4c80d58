//! Which keys and words of a text are written by their names in French or English, and how does the format
//! write them?

use std::collections::{BTreeMap, BTreeSet};

use crate::link::spelling;
use crate::model::Kind;
use crate::model::manifest::Manifest;
use crate::model::schema::{self, Field, FieldType};
use crate::spoken;
use crate::syntax::yaml;
use crate::text::node::{Data, Node};
use crate::text::{FileId, Place, SourceFile};

/// A text whose keys and words are those of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The text.
    pub text: String,
    /// What was written, and what stands there now.
    pub words: Vec<(String, String)>,
}

/// The text as the format writes it; none where it does so already, or where reading it back would give
/// something else than these words.
pub fn translated(file: FileId, source: &SourceFile, manifest: &Manifest) -> Option<Translated> {
    let parsed = yaml::read(file, &source.text);
    let root = parsed.root.filter(|root| parsed.diagnostics.is_empty() && matches!(root.data, Data::Map(_)))?;
    let mut found = Found { manifest, at: BTreeMap::new() };
    if &*source.path == "ouvrage.yaml" {
        let fields: Vec<&'static Field> = schema::MANIFEST.iter().collect();
        found.mapping(Owner { kind: None, name: "manifest", state: None }, &fields, &root);
    } else {
        found.collections(&root);
    }
    if found.at.is_empty() {
        return None;
    }
    let mut text = source.text.to_string();
    let mut words = Vec::new();
    for (start, (place, word)) in found.at.iter().rev() {
        words.push((source.text.get(*start..place.span.end())?.to_owned(), word.clone()));
        text.replace_range(*start..place.span.end(), word);
    }
    words.reverse();
    let read = yaml::read(file, &text);
    let same = read.diagnostics.is_empty() && read.root.is_some_and(|new| found.is_what_becomes(&root, &new));
    same.then_some(Translated { text, words })
}

/// What has these fields.
#[derive(Clone, Copy)]
struct Owner {
    kind: Option<Kind>,
    name: &'static str,
    /// The field of its state, with the words of its states.
    state: Option<(&'static str, &'static [&'static str])>,
}

/// What is to be written in the place of what.
struct Found<'m> {
    manifest: &'m Manifest,
    at: BTreeMap<usize, (Place, String)>,
}

impl Found<'_> {
    fn put(&mut self, place: Place, word: &str) {
        self.at.insert(place.span.start(), (place, word.to_owned()));
    }

    fn collections(&mut self, root: &Node) {
        let mut taken: BTreeSet<&str> = root.entries().map(|(key, _)| key.text.as_str()).collect();
        for (key, node) in root.entries() {
            let known = schema::collection(&key.text).or_else(|| {
                let elsewhere = [schema::UNREAD, schema::ELSEWHERE].concat().contains(&key.text.as_str());
                let name = spelling::collection(&key.text).filter(|name| !elsewhere && taken.insert(name))?;
                self.put(key.place, name);
                schema::collection(name)
            });
            let Some(collection) = known else { continue };
            let state = (!collection.statuses.is_empty()).then_some((collection.state, collection.statuses));
            let owner = Owner { kind: Some(collection.kind), name: collection.name, state };
            let fields: Vec<&'static Field> = collection.all_fields().collect();
            node.items().iter().for_each(|item| self.mapping(owner, &fields, item));
        }
    }

    fn mapping(&mut self, owner: Owner, fields: &[&'static Field], node: &Node) {
        let own = self.manifest.custom_fields.get(owner.name).map(Vec::as_slice).unwrap_or_default();
        let is_custom = |name: &str| own.iter().any(|own| own == name);
        let mut taken: BTreeSet<&str> = node.entries().map(|(key, _)| key.text.as_str()).collect();
        let mut named = Vec::new();
        for (key, value) in node.entries() {
            let known = fields.iter().copied().find(|field| field.name == key.text);
            let field = match known {
                None if is_custom(&key.text) => None,
                None => {
                    let names = fields.iter().map(|field| field.name);
                    let name = spelling::named_field(&key.text, owner.name, names).filter(|name| taken.insert(name));
                    named.extend(name.map(|name| (key.place, name)));
                    fields.iter().copied().find(|field| Some(field.name) == name)
                }
                known => known,
            };
            if let Some(field) = field {
                self.value(owner, field, value);
            }
        }
        named.into_iter().for_each(|(place, name)| self.put(place, name));
    }

    fn value(&mut self, owner: Owner, field: &'static Field, value: &Node) {
        if let Some((state, words)) = owner.state
            && field.name == state
        {
            return self.word(owner, field.name, words, value);
        }
        let within = Owner { state: None, ..owner };
        match field.field_type {
            FieldType::Choice(words) => self.word(owner, field.name, words, value),
            FieldType::Open(list, words) => {
                let added = self.manifest.lists.get(&list).map(Vec::as_slice).unwrap_or_default();
                if !added.iter().any(|word| Some(word.as_str()) == value.text()) {
                    self.word(owner, field.name, words, value);
                }
            }
            FieldType::Words(words) => {
                value.entries().for_each(|(_, one)| self.word(owner, field.name, words, one));
            }
            FieldType::Priority => {
                let scale = self.manifest.priority_scale;
                let written = value.text().filter(|text| !scale.values().contains(&text.trim()));
                // As `set` and imports read it: « haute » too.
                if let Some(word) = written.and_then(|text| spoken::priority::meant(scale, text)) {
                    self.put(value.place, word);
                }
            }
            FieldType::Record(inner) | FieldType::Records(inner) | FieldType::Parts(_, inner) => {
                let fields: Vec<&'static Field> = inner.iter().collect();
                value.items().iter().for_each(|item| self.mapping(within, &fields, item));
            }
            _ => {}
        }
    }

    fn word(&mut self, owner: Owner, field: &str, words: &[&'static str], value: &Node) {
        let Some(text) = value.text().filter(|text| !words.contains(&text.trim())) else { return };
        if let Some(word) = spoken::meant(owner.kind, field, words.iter().copied(), text) {
            self.put(value.place, word);
        }
    }

    /// Is the new tree the former one with these words, and nothing else?
    fn is_what_becomes(&self, old: &Node, new: &Node) -> bool {
        let becomes = |place: Place, text: &str, now: &str| match self.at.get(&place.span.start()) {
            Some((put, word)) if *put == place => now == word,
            _ => now == text,
        };
        match (&old.data, &new.data) {
            (Data::Map(old), Data::Map(new)) => {
                old.len() == new.len()
                    && old.iter().zip(new).all(|((key, value), (new_key, new_value))| {
                        becomes(key.place, &key.text, &new_key.text) && self.is_what_becomes(value, new_value)
                    })
            }
            (Data::List(old), Data::List(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.is_what_becomes(old, new))
            }
            (Data::Text(text), Data::Text(now)) => becomes(old.place, text, now),
            (old, new) => old == new,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Sources;

    fn of(text: &str, manifest: &Manifest) -> Option<Translated> {
        let mut sources = Sources::default();
        let file = sources.add("specs/a.yaml", text);
        translated(file, sources.file(file)?, manifest)
    }

    #[test]
    fn names_become_keys_and_all_else_stays() {
        let text = "\
exigences: # la liste
  - identifiant: EXG-001
    \"énoncé\": Le CRM doit répondre.   # retenu : non
    statut: 'figée'
    criticité: critique
    domaine: Tuyauterie
    liens: [{précise: EXG-002}]
needs:
  - {id: BES-001, Statut: retenue, priorité: \"amélioration utile\", couleur: rouge}
";
        let expected = "\
requirements: # la liste
  - id: EXG-001
    statement: Le CRM doit répondre.   # retenu : non
    status: frozen
    criticality: critical
    domain: Tuyauterie
    links: [{refines: EXG-002}]
needs:
  - {id: BES-001, status: retained, priority: useful, couleur: rouge}
";
        let found = of(text, &Manifest::default()).expect("some words");
        assert_eq!(found.text.replace(['\'', '"'], ""), expected);
        assert_eq!(
            found.words.first().map(|(old, new)| (old.as_str(), new.as_str())),
            Some(("exigences", "requirements"))
        );
        assert_eq!(of(&found.text, &Manifest::default()), None);
    }

    #[test]
    fn what_is_the_projects_own_or_there_already_stays() {
        let custom = [("requirements".to_owned(), vec!["priorité".to_owned()])];
        let manifest = Manifest { custom_fields: custom.into_iter().collect(), ..Manifest::default() };
        for text in [
            "requirements:\n  - {id: EXG-001, priorité: haute}\n",
            "requirements:\n  - {id: EXG-001, statut: figée, status: frozen}\n",
            "requirements:\n  - {id: EXG-001, status: fgée}\n",
            "requirements:\n  - {id: EXG-001, statement: \"statut: figée\"}\n",
            "requirements:\n  - {id: EXG-001, statut: figée\n",
            "imports: {exigences: {statut: figée}}\n",
        ] {
            assert_eq!(of(text, &manifest), None, "{text}");
        }
        let both = of("requirements:\n  - {id: EXG-001, statut: figée, état: figée}\n", &Manifest::default());
        assert_eq!(both.expect("the first").words.len(), 2);
    }
}
