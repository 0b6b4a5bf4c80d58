//! What do the `${NAME}` of a target stand for, and what may evidence show?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

use super::{CrmError, ErrorKind};
use crate::text::{Lang, Message};

/// Puts the value of each `${NAME}` in its place.
///
/// # Errors
/// A name that has no value: of kind `Auth`, with the name, never a value.
pub fn resolve(text: &str, values: &BTreeMap<String, String>, lang: Lang) -> Result<String, CrmError> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push_str("${");
            rest = after;
            continue;
        };
        let missing =
            || CrmError::new(ErrorKind::Auth, Message::new("crm-secret-missing").with("name", name).text(lang));
        out.push_str(values.get(name).ok_or_else(missing)?);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

static BY_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r#"(?i)"([a-z_-]*(?:password|passwd|token|secret|authorization|api_?key)[a-z_-]*)"(\s*:\s*)"(?:[^"\\]|\\.)*(?:"|$)"#;
    Regex::new(pattern).ok()
});
static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([\p{L}\p{N}])[\p{L}\p{N}._%+'-]*@[\p{L}\p{N}.-]*(\.\p{L}{2,})").ok());
static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?P<before>^|[^0-9])(?P<head>\+33[ .-]?[1-9]|0[1-9])(?:[ .-]?[0-9]{2}){4}(?P<after>$|[^0-9])").ok()
});

/// Hides secrets and personal data in what is kept as evidence.
#[derive(Debug, Default)]
pub struct Mask {
    known: Mutex<BTreeSet<String>>,
}

impl Mask {
    /// From now on this text is never shown.
    pub fn hide(&self, secret: &str) {
        if !secret.is_empty() {
            self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(secret.to_owned());
        }
    }

    /// The text without secrets, with e-mail addresses as `m…@….example` and phones without their digits.
    pub fn masked(&self, text: &str) -> String {
        let mut out = text.to_owned();
        // The longest first: a shorter one that begins it would leave its end to be read.
        let mut secrets: Vec<String> =
            self.known.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        for secret in secrets {
            out = out.replace(secret.as_str(), "•••");
        }
        out = replaced(&BY_KEY, &out, "\"$1\"$2\"•••\"");
        out = replaced(&EMAIL, &out, "$1…@…$2");
        // Twice: two phones that share the sign between them.
        for _ in 0..2 {
            out = replaced(&PHONE, &out, "${before}${head} •• •• •• ••${after}");
        }
        out
    }
}

fn replaced(regex: &LazyLock<Option<Regex>>, text: &str, by: &str) -> String {
    regex.as_ref().map_or_else(|| text.to_owned(), |regex| regex.replace_all(text, by).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_a_missing_one_is_named() {
        let values = BTreeMap::from([("A".to_owned(), "x".to_owned())]);
        assert_eq!(resolve("http://${A}/${A}", &values, Lang::Fr).unwrap(), "http://x/x");
        assert_eq!(resolve("${A", &values, Lang::Fr).unwrap(), "${A");
        let error = resolve("${B}", &values, Lang::Fr).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Auth);
        assert!(error.message.contains("B"));
    }

    #[test]
    fn evidence_shows_neither_secrets_nor_people() {
        let mask = Mask::default();
        mask.hide("s3cret");
        mask.hide("s3cret-long");
        assert_eq!(mask.masked("s3cret-long s3cret"), "••• •••");
        let shown = mask.masked(
            r#"{"password":"a\"b","token": "t","name":"s3cret","email":"marie.noirot@acier.example","phone":"03 53 01 12 40","siret":"00041276700014","amount":"15000.00"}"#,
        );
        assert_eq!(
            shown,
            r#"{"password":"•••","token": "•••","name":"•••","email":"m…@….example","phone":"03 •• •• •• ••","siret":"00041276700014","amount":"15000.00"}"#
        );
        assert_eq!(mask.masked("06 39 98 14 07,0353011241"), "06 •• •• •• ••,03 •• •• •• ••");
    }
}
