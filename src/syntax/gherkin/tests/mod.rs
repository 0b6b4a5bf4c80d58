//! Does the reader read what is right, and say what is wrong?

mod faults;
mod good;
mod mutation;
mod oracle;

use super::{Parsed, read};
use crate::model::feature::Feature;
use crate::text::{FileId, Sources};

/// A reading with the texts under its places.
pub(super) struct Seen {
    pub parsed: Parsed,
    pub sources: Sources,
}

pub(super) fn see(text: &str) -> Seen {
    let mut sources = Sources::default();
    let file = sources.add("features/a.feature", text);
    Seen { parsed: read(file, "features/a.feature", text), sources }
}

impl Seen {
    pub fn feature(&self) -> &Feature {
        self.parsed.feature.as_ref().expect("a feature")
    }

    /// `GH02 4:5 words under it`, one per fault.
    pub fn faults(&self) -> Vec<String> {
        self.parsed
            .diagnostics
            .iter()
            .map(|d| {
                let place = d.place.expect("a place");
                let (_, at) = self.sources.locate(place).expect("a file");
                format!("{} {}:{} {}", d.message.id, at.line, at.column, self.sources.slice(place))
            })
            .collect()
    }
}

/// A text that must read without any fault.
pub(super) fn clean(text: &str) -> Feature {
    let seen = see(text);
    assert_eq!(seen.faults(), Vec::<String>::new(), "{text}");
    let feature = seen.feature().clone();
    assert!(feature.scenarios.iter().all(|scenario| scenario.sound));
    feature
}

#[test]
fn places_are_bytes_of_the_file_given() {
    let parsed = read(FileId(7), "b.feature", "\u{feff}# language: fr\r\nFonctionnalité: X\r\n");
    let place = parsed.feature.expect("a feature").place;
    assert_eq!((place.file, place.span.start(), place.span.end()), (FileId(7), 19, 37));
}
