//! Is it YAML, and where does each value stand?
//!
//! The only module that names the YAML library (serde-saphyr, under the name `serde_yaml`).
//! It refuses alias bombs and gives every value its bytes. A text with a fault is read again with
//! the faulty item left out, so that one slip does not hide the other faults of the file.

mod cut;
mod dash;
mod documents;
mod double;
mod events;
mod fault;
pub mod invisible;
mod left_out;
mod placed;
mod raw;
mod tagged;
mod tree;

use std::sync::Arc;

use serde_yaml::DuplicateKeyPolicy;

use self::fault::Fault;
use self::left_out::{blank, without_item};
use self::placed::Placed;
use self::raw::Raw;
use self::tree::Texts;
use super::conflict;
use crate::text::node::{Keys, Node};
use crate::text::{Diagnostic, FileId, Place};

/// How many faults of one file are looked for: each costs one more reading.
const FAULTS_PER_FILE: usize = 20;

/// What a file holds.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The tree; none for an empty file or when nothing could be saved.
    pub root: Option<Arc<Node>>,
    /// Faults of syntax (family `Y`).
    pub diagnostics: Vec<Diagnostic>,
    /// The bytes of items that were left out because they hold a fault: what they declare is
    /// unknown, so nobody may be told that it is missing.
    pub lost: Vec<Place>,
}

/// Reads a YAML text.
pub fn read(file: FileId, text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut current = std::borrow::Cow::Borrowed(text);
    let conflicts = conflict::all(text);
    if !conflicts.is_empty() {
        current = std::borrow::Cow::Owned(conflict::with_ours(text, &conflicts));
        for found in conflicts {
            let place = Place::new(file, found.mark.start, found.mark.end);
            parsed.diagnostics.push(Diagnostic::error("Y01", "Y01-conflict", place));
            parsed.lost.push(Place::new(file, found.whole.start, found.whole.end));
        }
    }
    for _ in 0..FAULTS_PER_FILE {
        match tree_within(file, &current, text) {
            Ok(mut root) => {
                if let Some(root) = &mut root {
                    invisible::of_keys(root, file, &current, &mut parsed.diagnostics, &mut parsed.lost);
                    double::told(root, &current, &mut parsed.diagnostics, &mut parsed.lost);
                    cut::told(root, file, &current, &mut parsed.diagnostics);
                    tagged::told(root, file, &current, &mut parsed.diagnostics);
                    dash::told(root, file, &current, &mut parsed.diagnostics);
                }
                parsed.root = root.map(Arc::new);
                return parsed;
            }
            Err(fault) => {
                let cuts = documents::cuts(&current);
                let by_words = cuts.iter().any(|cut| cut.has_words && cut.bytes.start <= fault.bytes.start);
                if !cuts.is_empty() && (by_words || fault.message == fault::DOCUMENTS) {
                    // What stands after such a line is read as what stands before it: nothing of it is lost.
                    parsed.diagnostics.extend(cuts.iter().filter(|cut| !cut.goes_on).map(|cut| {
                        let place = Place::new(file, cut.bytes.start, cut.bytes.end);
                        Diagnostic::error("Y01", fault::DOCUMENTS, place)
                    }));
                    let lines: Vec<_> = cuts.into_iter().map(|cut| cut.bytes).collect();
                    current = std::borrow::Cow::Owned(blank(&current, &lines));
                    continue;
                }
                let cause = fault.unseen.clone().filter(|run| is_cause(&current, run, fault.line));
                let colon = fault.colon.clone().filter(|colon| {
                    let (line, mended) = &**colon;
                    let mended = format!("{}{mended}{}", &current[..line.start], &current[line.end..]);
                    tree(FileId::default(), &mended).err().is_none_or(|other| other.line != fault.line)
                });
                let fault = match (cause, colon) {
                    (Some(run), _) => fault.by_unseen(&current, run),
                    (None, Some(colon)) => fault.by_colon(*colon),
                    (None, None) => fault,
                };
                // It may stand where an item was left out, in spaces: the text itself has other characters there.
                let start = floor_boundary(text, fault.bytes.start);
                let place = Place::new(file, start, floor_boundary(text, fault.bytes.end).max(start));
                let finding = Diagnostic::error("Y01", fault.message, place).with("detail", fault.detail);
                if !parsed.diagnostics.contains(&finding) {
                    parsed.diagnostics.push(finding);
                }
                if fault.is_limit {
                    return parsed;
                }
                let Some(blanked) = without_item(&current, fault.bytes.start) else { return parsed };
                parsed.lost.push(Place::new(file, blanked.1.start, blanked.1.end));
                current = std::borrow::Cow::Owned(blanked.0);
            }
        }
    }
    parsed
}

/// Does the fault of that line go when the run is replaced by spaces? A text may hold such a run as well.
fn is_cause(text: &str, run: &std::ops::Range<usize>, line: usize) -> bool {
    let spaces = " ".repeat(text[run.clone()].chars().count());
    let mended = format!("{}{spaces}{}", &text[..run.start], &text[run.end..]);
    tree(FileId::default(), &mended).err().is_none_or(|fault| fault.line > line)
}

/// Reads a YAML text that the product ships (a CRM profile) as JSON.
///
/// # Errors
/// The fault's words, with line and column.
pub fn to_json(text: &str) -> Result<serde_json::Value, String> {
    match tree(FileId::default(), text) {
        Ok(root) => Ok(root.map_or(serde_json::Value::Null, |node| node.to_json())),
        Err(fault) => Err(fault.detail),
    }
}

fn floor_boundary(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// One reading: a tree, nothing for a text without a value, or the first fault.
fn tree(file: FileId, text: &str) -> Result<Option<Node>, Fault> {
    tree_within(file, text, text)
}

/// The same for a text some of whose characters are spaces: each place stands between characters of the original.
fn tree_within(file: FileId, text: &str, original: &str) -> Result<Option<Node>, Fault> {
    let texts = Texts::new(file, text, original);
    match events::plain(&texts) {
        Some(root) => Ok(Some(root)),
        None => by_library(&texts).map_err(|error| {
            let location = error.location();
            let byte = location.as_ref().and_then(|l| l.span().byte_offset()).map_or_else(
                || location.as_ref().map_or(0, |l| byte_of(texts.body(), l.line(), l.column())),
                |offset| usize::try_from(offset).unwrap_or(0),
            );
            Fault::new(text, byte + texts.shift(), &error.without_snippet().to_string())
        }),
    }
}

/// The tree as the library reads it, whatever the text holds.
fn by_library(texts: &Texts<'_>) -> Result<Option<Node>, serde_yaml::Error> {
    let root = serde_yaml::from_str_with_options::<Option<Placed<Raw>>>(texts.body(), options())?;
    Ok(root.map(|raw| texts.tree(raw, &mut Keys::default())))
}

/// What the library makes of a plain value of one word.
fn scalar(value: &str) -> Option<Raw> {
    // In a list: alone in a text, `---` would begin it.
    let [value] = serde_yaml::from_str_with_options::<[Raw; 1]>(&format!("- {value}"), options()).ok()?;
    Some(value)
}

fn options() -> serde_yaml::Options {
    // The library's defaults stop a book of 10,000 requirements; these still stop a bomb at once.
    let budget = serde_yaml::budget! {
        max_nodes: 5_000_000,
        max_events: 20_000_000,
        max_aliases: 1_000,
        max_anchors: 1_000,
    };
    let alias_limits = serde_yaml::alias_limits! {
        max_total_replayed_events: 50_000,
        max_alias_expansions_per_anchor: 2_000,
    };
    serde_yaml::options! {
        alias_limits: alias_limits,
        budget: budget,
        strict_booleans: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
    }
}

/// The byte at a line and a column of characters. A carriage return alone ends a line of YAML too.
fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let ends = |(at, c): (usize, char)| c == '\n' || (c == '\r' && !text[at + 1..].starts_with('\n'));
    let line = usize::try_from(line).unwrap_or(1).saturating_sub(1);
    let starts = text.char_indices().filter(|at| ends(*at)).map(|(at, _)| at + 1);
    let Some(start) = std::iter::once(0).chain(starts).nth(line) else { return text.len() };
    let column = usize::try_from(column).unwrap_or(1).saturating_sub(1);
    let rest = &text[start..];
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    start + rest.char_indices().nth(column).map_or(end, |(at, _)| at.min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice(text: &str, place: Place) -> &str {
        &text[place.span.start()..place.span.end()]
    }

    #[test]
    fn every_value_has_its_bytes() {
        let text = "\u{feff}needs:\n  - id: BES-001\n    title: « Été »\n    n: 0012\n    on: 2026-03-12\n    e:\n    l: [a, 'b c']\n";
        let parsed = read(FileId(0), text);
        assert_eq!(parsed.diagnostics, []);
        let root = parsed.root.expect("well formed");
        let need = &root.get("needs").expect("needs").items()[0];
        assert_eq!(slice(text, need.get("id").expect("id").place), "BES-001");
        assert_eq!(slice(text, need.get("title").expect("title").place), "« Été »");
        assert_eq!(need.get("n").expect("n").text(), Some("0012"));
        assert_eq!(need.get("on").expect("on").text(), Some("2026-03-12"));
        assert!(need.get("e").expect("e").is_null());
        let list = need.get("l").expect("l");
        assert_eq!(slice(text, list.items()[1].place), "'b c'");
        let (key, _) = need.entries().next().expect("an entry");
        assert_eq!(slice(text, key.place), "id");
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line_and_no_place_is_within_a_character() {
        let text = "glossary:\n  - {\rterm: Un, acronym: A}\n  - {term: Deux, definition: \" pour {term: Trois, \
                    definition: \"Remise\"}\n  - {term: Quatre, definition: \"Outil qui tient le client à part du CRM et de l’ERP\"}\n";
        let parsed = read(FileId(0), text);
        let [fault] = parsed.diagnostics.as_slice() else { panic!("one fault: {:?}", parsed.diagnostics) };
        let place = fault.place.expect("a place");
        assert!(slice(text, place).starts_with("Remise"), "{:?}", &text[place.span.start()..]);
    }

    #[test]
    fn a_fault_hides_no_other_and_loses_only_its_item() {
        let text = "needs:\n  - id: A\n    title: x: y: z\n  - id: C\n    title: ok\n    title: twice\n";
        let parsed = read(FileId(0), text);
        let codes: Vec<_> = parsed.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["Y01", "Y02"], "the double stands in another item");
        let root = parsed.root.expect("the rest is read");
        let ids: Vec<_> =
            root.get("needs").expect("needs").items().iter().filter_map(|n| n.get("id")?.text()).collect();
        assert_eq!(ids, ["C"]);
        assert_eq!(parsed.lost.iter().map(|place| slice(text, *place)).collect::<String>().matches("id:").count(), 1);
    }

    #[test]
    fn a_slip_is_told_once_by_its_own_words_where_it_was_made() {
        let told = |text: &str| {
            let parsed = read(FileId(0), text);
            let all: Vec<_> = parsed
                .diagnostics
                .iter()
                .map(|found| (found.message.id, slice(text, found.place.expect("a place")).to_owned()))
                .collect();
            all
        };
        let one = |id: &'static str, words: &str| vec![(id, words.to_owned())];
        let item = |lines: &str| format!("needs:\n  - id: A\n{lines}  - id: B\n    title: y\n");
        assert_eq!(told(&item("\ttitle: x\n\twhy: z\n")), one("Y01-tab", "\t"));
        assert_eq!(told(&item("    title: x: y\n")), one("Y01-colon", "x: y"));
        assert_eq!(told(&item("    title: 'open\n")), one("Y01-quote", "'open"));
        assert_eq!(told(&item("    title: \"open\n    why: z\n")), one("Y01-quote", "\"open"));
        assert_eq!(told(&item("    needs: [BES-001\n")), one("Y01-bracket", "[BES-001"));
        assert_eq!(told(&item("    title: x\n   why: z\n")), one("Y01-indent", "why: z"));
        assert_eq!(told(&item("    title: x\n      why: z\n")), one("Y01-indent", "why: z"));
        assert_eq!(told(&item("    title: \"x\" et y\n")), one("Y01-after-quote", "et y"));
        assert_eq!(told(&item("    title: *x\n")), one("Y01-start", "*x"));
        assert_eq!(told(&item("    title: @x\n")), one("Y01-start", "@x"));
        assert_eq!(told(&item("    title: - Prouver\n")), one("Y01-start", "- Prouver"));
        assert_eq!(told("needs:\n  - id: A\n    title: 'open\n"), one("Y01-quote", "'open"));
        assert_eq!(told(&item("    title: 'Afficher l'échange'\n")), one("Y01-after-single", "échange'"));
        assert_eq!(told(&item("    title:Un titre\n    why: z\n")), one("Y01-space", "title:"));
        assert_eq!(told(&item("    why: z\n    title:Un titre\n")), one("Y01-space", "title:"));
    }

    #[test]
    fn a_line_out_of_line_takes_its_own_item_only() {
        for slip in ["   why: z", "  why: z", " why: z"] {
            let fields = "    status: draft\n    domain: contacts\n    actor: x\n";
            let text = format!(
                "needs:\n  - id: A\n    title: x\n{fields}  - id: B\n    title: y\n{slip}\n{fields}  - id: C\n    title: z\n"
            );
            let parsed = read(FileId(0), &text);
            let found: Vec<_> = parsed.diagnostics.iter().map(|d| d.message.id).collect();
            assert_eq!(found, ["Y01-indent"], "{slip:?}");
            let root = parsed.root.expect("the rest is read");
            let ids: Vec<_> =
                root.get("needs").expect("needs").items().iter().filter_map(|n| n.get("id")?.text()).collect();
            assert_eq!(ids, ["A", "C"], "{slip:?}");
        }
    }

    #[test]
    fn a_bomb_is_refused_at_once_and_an_empty_text_is_nothing() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..12 {
            let previous = format!("*a{}, ", i - 1).repeat(10);
            bomb.push_str(&format!("a{i}: &a{i} [{}]\n", previous.trim_end_matches(", ")));
        }
        let parsed = read(FileId(0), &bomb);
        assert_eq!(parsed.diagnostics.len(), 1, "{:?}", parsed.diagnostics);
        assert!(read(FileId(0), "# nothing\n").root.is_none());
    }

    #[test]
    fn a_key_given_twice_is_told_at_its_second_place() {
        let text = "project:\n  title: a\n  title: b\n";
        let parsed = read(FileId(0), text);
        assert_eq!(parsed.diagnostics.len(), 1);
        assert_eq!(parsed.diagnostics[0].code, "Y02");
        assert_eq!(parsed.diagnostics[0].place.map(|p| p.span.start()), Some(text.rfind("title").expect("there")));
    }

    #[test]
    fn the_doubles_of_a_huge_mapping_are_found_too() {
        let mut text: String = (0..200_000).map(|i| format!("k{i}: {i}\n")).collect();
        text.push_str("k7: twice\nk7: and again\n");
        let parsed = read(FileId(0), &text);
        let first = text.find("k7:").expect("there");
        let told: Vec<_> = parsed
            .diagnostics
            .iter()
            .map(|found| (found.code, found.related.iter().map(|place| place.span.start()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(told, [("Y02", vec![first]), ("Y02", vec![first])], "both name the first place");
    }
}
