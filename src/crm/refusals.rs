//! What kind of refusal are these words, where a CRM gives no code?

use std::collections::BTreeMap;

use super::ErrorKind;

/// The kind whose declared words stand in these, whatever the apostrophes and spaces; none when nothing is found.
pub fn kind(declared: &BTreeMap<ErrorKind, Vec<String>>, words: &str) -> Option<ErrorKind> {
    let words = plain(words);
    let says = |part: &String| words.contains(&plain(part));
    declared.iter().find(|(_, parts)| parts.iter().any(says)).map(|(kind, _)| *kind)
}

fn plain(text: &str) -> String {
    text.replace(['’', '\'', '\u{a0}', '\u{202f}'], " ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_apostrophes() {
        let declared = BTreeMap::from([
            (ErrorKind::Forbidden, vec!["Vous n'êtes pas autorisé".to_owned()]),
            (ErrorKind::Duplicate, vec!["existe déjà".to_owned()]),
        ]);
        assert_eq!(kind(&declared, "Vous n’êtes pas autorisé à écrire."), Some(ErrorKind::Forbidden));
        assert_eq!(kind(&declared, "Ce client existe\u{a0}déjà."), Some(ErrorKind::Duplicate));
        assert_eq!(kind(&declared, "Une valeur est requise."), None);
    }
}
