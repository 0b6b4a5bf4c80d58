//! Do test data look as if they came from production? Addresses, telephone numbers and accounts that may be
//! somebody's, outside the ranges that are reserved for fiction and documentation.

mod iban;
mod telephone;

use std::ops::Range;

use crate::check::{Findings, Subject};
use crate::model::Kind;
use crate::text::node::Node;
use crate::text::{Message, Place};

/// D07: an e-mail address, a telephone number or a bank account that may belong to a person. Tests are copied,
/// mailed and annexed to contracts: it applies from the first draft on. What is found is underlined and never
/// repeated in the message.
pub fn production_data(subject: &Subject<'_>, findings: &mut Findings) {
    let features = subject.sources.iter().filter(|(_, source)| source.readable && source.path.ends_with(".feature"));
    for (file, source) in features {
        look(subject, Place::new(file, 0, source.text.len()), findings);
    }
    // The files that scenarios name are read with them: rows of a table are data of tests like any other.
    for (file, source, _) in subject.sources.data() {
        look_at(subject, Place::new(file, 0, source.text.len()), has_commas(&source.text), findings);
    }
    let project = subject.project;
    for case in &project.test_cases {
        look(subject, case.head.places.item, findings);
    }
    for set in project.recipe_books.iter().filter_map(|book| book.head.node.get("datasets")) {
        look(subject, set.place, findings);
    }
    for sample in project.of_kind(Kind::Source).filter_map(|source| source.head.node.get("sample")) {
        look(subject, sample.place, findings);
    }
    let demos = project.of_kind(Kind::Consultation).flat_map(|consultation| consultation.items("demo_scenarios"));
    for demo in demos.filter(|demo: &&Node| !demo.is_null()) {
        look(subject, demo.place, findings);
    }
}

/// Do commas part the cells of a table? Its first line says so.
fn has_commas(table: &str) -> bool {
    table.lines().next().is_some_and(|head| head.contains(',') && !head.contains([';', '\t']))
}

/// Looks at the text as it is written, so that each finding is underlined to the letter.
fn look(subject: &Subject<'_>, place: Place, findings: &mut Findings) {
    look_at(subject, place, false, findings);
}

fn look_at(subject: &Subject<'_>, place: Place, separated: bool, findings: &mut Findings) {
    let text = subject.sources.slice(place);
    let mut tell = |range: Range<usize>, message: Message| {
        let start = place.span.start();
        findings.tell(Place::new(place.file, start + range.start, start + range.end), message);
    };
    for range in addresses(text) {
        tell(range, Message::new("D07-email"));
    }
    for (range, fiction) in telephone::real_numbers(text, separated) {
        tell(range, Message::new("D07-telephone").with("fiction", fiction));
    }
    for range in iban::real_accounts(text) {
        tell(range, Message::new("D07-account"));
    }
}

/// Domains that nobody can own (RFC 2606, RFC 6761).
const NOBODYS: &[&str] = &["example", "test", "invalid", "localhost", "example.com", "example.net", "example.org"];

/// The e-mail addresses of a text outside the domains that nobody can own.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = at - text[..at].chars().rev().take_while(|c| local(*c)).map(char::len_utf8).sum::<usize>();
        let after = &text[at + 1..];
        let end = after.find(|c: char| !domain(c)).unwrap_or(after.len());
        let name = after[..end].trim_end_matches(['.', '-']);
        let whole = start < at && name.contains('.') && !name.starts_with('.');
        let folded = name.to_lowercase();
        let nobodys = |owned: &&str| folded == *owned || folded.ends_with(&format!(".{owned}"));
        if whole && !NOBODYS.iter().any(nobodys) {
            found.push(start..at + 1 + name.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_that_somebody_may_own_are_found_to_the_letter() {
        assert_eq!(found("« jean.dupont@orange.fr », puis j@a.b.com."), ["jean.dupont@orange.fr", "j@a.b.com"]);
        assert_eq!(found("élodie@société.fr"), ["élodie@société.fr"]);
    }

    #[test]
    fn domains_of_nobody_tags_and_wrong_addresses_are_left_in_peace() {
        for text in [
            "a@vautrin.example",
            "b@x.test",
            "c@example.com",
            "d@mail.example.org",
            "@EXG-001 @CU-001",
            "irene(at)x",
            "a@b",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
