//! Which text does a sign of comments cut without a word? `title: Ticket #12 à reprendre` is read as « Ticket ».

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::model::schema::{COLLECTIONS, Field, FieldType};
use crate::text::node::{Data, Node};
use crate::text::similar::fold;
use crate::text::{Diagnostic, FileId, Place};

/// Tells the texts without quotes that a `#` ends, where it was hardly meant for a comment: it touches what follows it,
/// or it stands within a sentence. A comment has a space after its sign, and what is before it says something whole.
pub fn told(node: &Node, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    if text.contains(" #") {
        collect(node, "", file, text, out);
    }
}

fn collect(node: &Node, field: &str, file: FileId, text: &str, out: &mut Vec<Diagnostic>) {
    match &node.data {
        Data::Map(entries) => entries.iter().for_each(|(key, value)| collect(value, &key.text, file, text, out)),
        Data::List(items) => items.iter().for_each(|item| collect(item, field, file, text, out)),
        Data::Text(value) => out.extend(cut(value, field, node.place, file, text)),
        Data::Null | Data::Number(_) | Data::Bool(_) => {}
    }
}

/// What a sign takes away from a text.
fn cut(value: &str, field: &str, place: Place, file: FileId, text: &str) -> Option<Diagnostic> {
    let (start, end) = (place.span.start(), place.span.end());
    if !text.get(end..)?.starts_with(" #") || text.get(start..end) != Some(value) {
        return None;
    }
    let line = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let lost = text[end..line].trim();
    let said = lost.trim_start_matches('#');
    let sign = said.chars().next()?;
    if said.trim_start().starts_with("ouvrage") {
        return None;
    }
    let id = match sign {
        _ if sign.is_numeric() || (sign.is_alphanumeric() && value.contains(' ')) => "Y08",
        ' ' if is_prose(field) && goes_on(value, said.trim()) => "Y08-sentence",
        _ => return None,
    };
    let place = Place::new(file, end + 1, end + text[end..line].trim_end().len());
    Some(Diagnostic::warning("Y08", id, place).with("kept", value).with("lost", lost))
}

/// Fields that hold sentences: elsewhere a value is a word, an id or a day, and what follows it is a comment.
fn is_prose(field: &str) -> bool {
    static PROSE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let mut names = FxHashSet::default();
        COLLECTIONS
            .iter()
            .flat_map(|collection| collection.all_fields())
            .for_each(|field| sentences(field, &mut names));
        names
    });
    PROSE.contains(field)
}

fn sentences(field: &'static Field, names: &mut FxHashSet<&'static str>) {
    match field.field_type {
        FieldType::Text | FieldType::Prose | FieldType::Texts | FieldType::LinksOrTexts(_) => {
            names.insert(field.name);
        }
        FieldType::Record(inner) => inner.iter().for_each(|field| sentences(field, names)),
        // A bare text stands for the first field of a part.
        FieldType::Records(inner) | FieldType::Parts(_, inner) => {
            names.insert(field.name);
            inner.iter().for_each(|field| sentences(field, names));
        }
        _ => {}
    }
}

/// Words after which a sentence is not over, folded.
const ASKING: &[&str] = &[
    "n°",
    "no",
    "nº",
    "numero",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "du",
    "de",
    "a",
    "au",
    "aux",
    "et",
    "ou",
    "par",
    "pour",
    "avec",
    "sans",
    "en",
    "dans",
    "sur",
    "signe",
    "caractere",
    "symbole",
    "touche",
    "diese",
    "croisillon",
    "commence par",
    "the",
    "an",
    "of",
    "to",
    "and",
    "or",
    "with",
    "without",
    "by",
    "in",
    "on",
    "number",
    "sign",
    "character",
    "symbol",
    "key",
    "hash",
];

/// How many words a sentence has that goes on behind the sign, at least: a comment is often shorter.
const WORDS: usize = 3;

/// Does a sentence that is not over go on behind the sign? It asks for another word, leaves something open, or a number
/// or the end of a sentence follows.
fn goes_on(value: &str, rest: &str) -> bool {
    let folded = fold(value);
    let last = folded.rsplit([' ', '\'', '(', '«', '"']).next().unwrap_or_default();
    if folded.ends_with(['.', '!', '?', ';', '…']) || rest.is_empty() {
        return false;
    }
    let open = |open: char, close: char| value.matches(open).count() > value.matches(close).count();
    let is_open = last.is_empty() || ASKING.contains(&last) || open('(', ')') || open('«', '»') || open('“', '”');
    let first = rest.split(' ').next().unwrap_or_default();
    // A day before a comment is when it was written.
    let is_day = |next: &str| crate::text::day::in_words(next).is_ok();
    let numbered =
        first.chars().all(|c| c.is_ascii_digit()) && !is_day(&rest.split(' ').take(3).collect::<Vec<_>>().join(" "));
    let ends = rest.ends_with(['.', '!', '?', ';']) && rest.starts_with(char::is_lowercase);
    is_open || numbered || (ends && rest.split(' ').count() >= WORDS && value.split(' ').count() >= WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> bool {
        let text = format!("needs:\n  - id: BES-001\n    {line}\n");
        super::super::read(FileId(0), &text).diagnostics.iter().any(|finding| finding.code == "Y08")
    }

    #[test]
    fn a_text_that_is_cut_is_told_and_a_comment_is_not() {
        for line in [
            "title: Ticket #12 à reprendre",
            "title: Le canal #ventes",
            "tags:\n      - Voir #3",
            "title: Le n° # 12 doit",
            "title: Dossier # 12 en double",
            "title: Le champ « # de dossier » est lu",
            "statement: Le CRM doit garder le caractère # dans un nom.",
            "rules:\n      - Un numéro commence par # puis le lot",
        ] {
            assert!(cut(line), "{line}");
        }
        for line in [
            "title: Un titre # vu en atelier",
            "title: Un titre   #12 à reprendre",
            "priority: MUST # decided by the board",
            "priority: useful #tbd",
            "priority: useful # 2 voix contre",
            "title: Un titre # 12 mars 2026, vu avec Anna",
            "title: Un titre # 2026-03-12",
            "statement: Le CRM doit relancer. # 3 avis",
            "statement: Le CRM doit relancer # à revoir.",
            "statement: Le CRM doit relancer # TODO demander au service juridique.",
            "title: Relancer # le client l’a dit en atelier",
            "title: \"Ticket #12\"",
            "title: C#12",
            "title: Un titre long #ouvrage:allow R01",
            "title: |\n      Ticket #12 à reprendre",
        ] {
            assert!(!cut(line), "{line}");
        }
    }
}
