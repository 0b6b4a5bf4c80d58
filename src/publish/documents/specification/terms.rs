//! What binds the vendor beside the requirements: the contract, and how soon anomalies are mended?

use super::super::catalogue as said;
use super::super::writer::Writer;
use crate::publish::outline::Section;

/// The terms of the contract, where the manifest says some.
pub fn chapter(writer: &Writer<'_>) -> Option<Section> {
    let told = writer.reader().contract();
    if told.is_empty() {
        return None;
    }
    let mut section = Section::new("terms", writer.say("document-terms"));
    section.blocks = vec![writer.sentence("document-terms-intro")];
    section.sections = told
        .iter()
        .map(|one| {
            let blocks = said::block(writer, &one.value);
            Section { blocks, ..Section::new(format!("terms-{}", one.key), one.label.clone()) }
        })
        .collect();
    Some(section)
}
