//! Which text does a sign of comments cut without a word? `title: Ticket #12 à reprendre` is read as « Ticket ».

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::model::schema::{COLLECTIONS, Field, FieldType};
use crate::syntax::edit::double;
use crate::text::node::{Data, Node};
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
    let whole = double(&format!("{value} {lost}"));
    Some(Diagnostic::warning("Y08", id, place).with("whole", whole).with("lost", lost))
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

/// Words after which a sentence is not over. Those that may end one are not among them: « là », « sûr », “key”, “in”.
const ASKING: &[&str] = &[
    "n°", "nº", "le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "et", "ou", "par", "pour", "avec",
    "sans", "dans", "sur", "the", "of", "to", "and", "or", "with", "without", "by",
];

/// Names of the sign, behind an article.
const NAMES: &[&str] =
    &["signe", "caractère", "symbole", "touche", "dièse", "croisillon", "sign", "character", "symbol", "key", "hash"];

/// What stands before such a name.
const ARTICLES: &[&str] = &["le", "la", "les", "un", "une", "du", "au", "the", "a"];

/// Words that a number follows: it is theirs.
const NUMBERS: &[&str] = &[
    "no", "numéro", "numero", "dossier", "ticket", "lot", "commande", "facture", "devis", "contrat", "étape",
    "article", "number", "file", "order", "invoice", "quote", "contract", "step", "item",
];

/// Does a sentence that is not over go on behind the sign? It asks for another word, leaves something open, or nothing
/// but a number follows.
fn goes_on(value: &str, rest: &str) -> bool {
    if value.ends_with(['.', '!', '?', ';', '…']) || rest.is_empty() {
        return false;
    }
    let lower = value.to_lowercase();
    let mut words = lower.rsplit([' ', '\'', '’', '(', '«', '"']);
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let open = |open: char, close: char| value.matches(open).count() > value.matches(close).count();
    let is_open = last.is_empty() || open('(', ')') || open('«', '»') || open('“', '”');
    let is_named = NAMES.contains(&last) && ARTICLES.contains(&before);
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let is_asked = NUMBERS.contains(&last) && rest.split(' ').next().is_some_and(is_number);
    // A year alone is when the comment was written.
    let is_year = rest.len() == 4 && rest.starts_with(['1', '2']);
    let is_numbered = is_number(rest.trim_end_matches(['.', '!', '?', ';', ' '])) && !is_year;
    is_open || ASKING.contains(&last) || is_named || is_asked || is_numbered
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
            "title: Formulaire # 12",
            "title: Le dossier numéro # 12 en double",
            "title: La touche # du pavé",
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
            "title: Un titre # 2026",
            "title: Plan A # retenu en comité",
            "title: Rotate the API key # decided by Anna",
            "title: Let people log in # agreed on Monday",
            "title: Le client signe # vu en comité",
            "title: Ouvrir le portail # 2 voix contre",
            "title: Le portail est sûr # vu avec Anna",
            "title: Le dossier est là # vu avec Anna",
            "title: Un forfait par an # vu avec Anna",
            "title: Saisir le numéro # vu avec Anna",
            "statement: Le CRM doit relancer le client # le juriste l’a relu en atelier.",
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
