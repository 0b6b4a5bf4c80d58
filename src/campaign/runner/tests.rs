//! Is each leftover told once, and each error in people's words?

use super::*;
use crate::model::execution::RecordRef;

#[test]
fn a_leftover_is_told_once_and_not_when_it_was_removed_at_last() {
    let mut summary = RunSummary::default();
    let record = |id: &str| RecordRef { entity: "account".into(), id: id.into() };
    summary.left(&record("1"), Some("refused"));
    summary.left(&record("1"), Some("again"));
    summary.left(&record("2"), Some("refused"));
    summary.left(&record("2"), None);
    summary.left(&record(""), Some("lost"));
    summary.left(&record(""), Some("lost"));
    let told: Vec<_> = summary.leftovers.iter().map(|(_, id, why)| (id.as_str(), why.as_str())).collect();
    assert_eq!(told, [("1", "again"), ("", "lost"), ("", "lost")]);
}

#[test]
fn an_error_is_said_in_both_languages() {
    let error = RunError::Sink("disk full".into());
    for lang in [Lang::Fr, Lang::En] {
        let said = error.message().text(lang);
        assert!(said.contains("disk full") && !said.contains("run-not-kept"), "{said}");
    }
}
