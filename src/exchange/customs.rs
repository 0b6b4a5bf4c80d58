//! Fields that a project adds: which head names one, and what is proposed for a head that names none?

use super::mapping::quoted;
use super::synonyms::Said;
use super::words::{folded, without_brackets};
use crate::text::slug;

/// Does a head name the field, by its key, by its label, or by the key that is proposed for that head?
pub fn is_said(name: &str, label: &str, said: &Said) -> bool {
    let head = said.written();
    let names = [folded(name), folded(label)];
    let bare = folded(&without_brackets(head));
    names.iter().any(|known| *known == said.folded() || (*known == bare && !bare.is_empty()))
        || proposed(head).is_some_and(|key| key == name)
}

/// The key that is proposed for a head; none where it has no letters.
pub fn proposed(head: &str) -> Option<String> {
    Some(slug::of(head).replace('-', "_")).filter(|key| key.contains(|c: char| c.is_ascii_alphabetic()))
}

/// The line that declares a field for a head, with the head as its label.
pub fn declared(head: &str, key: &str) -> String {
    if head == key { key.to_owned() } else { format!("{{name: {key}, label: {}}}", quoted(head)) }
}
