//! What was created is removed: at the end, and after a crash.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::crm::FakeCrm;
use super::stage::{crm, play};
use crate::campaign::journal::{Journal, Leftovers, Recall};
use crate::campaign::removal;
use crate::crm::{Connector, CrmError, ErrorKind, Value};
use crate::text::Lang;
use crate::vocabulary::example;

fn key(name: &str) -> BTreeMap<String, Value> {
    BTreeMap::from([("name".to_owned(), Value::Text(name.to_owned()))])
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

#[test]
fn after_a_crash_records_are_found_by_id_mark_or_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leftovers.jsonl");
    let mut target = example::target();
    target.entities.get_mut("lead").expect("leads").mark = Some("note".into());
    target.entities.get_mut("lead").expect("leads").before_delete = vec!["qualify".into()];
    let crm = Arc::new(FakeCrm::with(|state| {
        let lead = state.put("lead", [("name", "P")]);
        state.marks.insert(("lead".into(), lead), "ouvrage-R1-2".into());
        state.put("account", [("name", "A")]);
        state.put("quote", [("name", "Q")]);
        state.put("quote", [("name", "Q")]);
        state.put("contact", [("name", "à personne")]);
    }));
    let quote = crm.state.lock().expect("not poisoned").records.keys().find(|(of, _)| of == "contact").cloned();
    {
        let journal = Journal::open(&path, "R1", "demo").expect("a journal");
        journal.intend(0, "account", "A", key("A"), Recall::Key, "administrateur").expect("written");
        journal.intend(0, "lead", "P", key("P"), Recall::Mark, "administrateur").expect("written");
        let known = journal.intend(0, "contact", "C", key("C"), Recall::Nothing, "administrateur").expect("written");
        journal.created(&known, &quote.expect("a contact").1).expect("written");
        journal.intend(0, "quote", "Q", key("Q"), Recall::Key, "administrateur").expect("written");
        journal.intend(0, "task", "jamais créée", key("jamais"), Recall::Key, "administrateur").expect("written");
    }
    let connector: Arc<dyn Connector> = crm.clone();
    let cleaned = block_on(removal::clean(&path, &connector, &target, Lang::Fr, false)).expect("cleaned");
    assert_eq!((crm.count("account"), crm.count("lead"), crm.count("contact")), (0, 0, 0));
    assert_eq!(crm.calls("action qualify"), 1, "the declared pre-step came first");
    assert_eq!(crm.count("quote"), 2, "two of the same key: none is ours to choose");
    assert_eq!(cleaned.left().count(), 1);
    assert!(cleaned.removals.iter().any(|one| one.absent && one.record.entity == "task"));
    let rest = Leftovers::open(&path).expect("readable").expect("no run");
    assert_eq!(rest.records.len(), 1, "what could not be removed is tried again next time");
}

#[test]
fn what_cannot_be_removed_is_told_and_kept_for_the_next_run() {
    let crm = Arc::new(FakeCrm::with(|_| {}).denying("delete account administrateur"));
    let played = play(&crm, &["Soit un compte « A »"]);
    let removed = played.removed();
    assert_eq!(removed.len(), 1, "told once: {removed:?}");
    assert!(removed[0].1.as_deref().is_some_and(|why| why.contains("hors périmètre")), "{removed:?}");
    let rest = Leftovers::open(&played.journal()).expect("readable").expect("no run");
    assert_eq!(rest.records.len(), 1);
}

#[test]
fn removal_goes_on_when_a_record_is_already_gone() {
    let crm = crm();
    crm.state
        .lock()
        .expect("not poisoned")
        .faults
        .push(("delete account".into(), CrmError::new(ErrorKind::NotFound, "déjà parti")));
    let played = play(&crm, &["Soit un compte « A »\nEt un devis « Q »"]);
    assert_eq!(played.removed(), [("quote".to_owned(), None), ("account".to_owned(), None)]);
    let rest = Leftovers::open(&played.journal()).expect("readable").expect("no run");
    assert!(rest.records.is_empty());
}

#[test]
fn a_record_that_was_there_before_is_never_taken_for_ours() {
    // The answer of the create is lost, and a record of the same key was the customer's.
    for lost in [true, false] {
        let crm = Arc::new(FakeCrm::with(|state| {
            state.put("account", [("name", "A")]);
            state.lose_answer = lost;
            if !lost {
                state.faults.push(("create".into(), CrmError::new(ErrorKind::Unavailable, "panne")));
            }
        }));
        let theirs = crm.state.lock().expect("not poisoned").records.keys().find(|(of, _)| of == "account").cloned();
        let played = play(&crm, &["Soit un compte « A »"]);
        let kept = crm.state.lock().expect("not poisoned").records.contains_key(&theirs.expect("an account"));
        assert!(kept, "the customer's record is still there");
        assert!(played.removed().iter().all(|(_, why)| why.is_some()), "{:?}", played.removed());
        assert!(!played.removed().is_empty(), "what is left is told");
    }
}

#[test]
fn all_that_carries_the_mark_is_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leftovers.jsonl");
    let mut target = example::target();
    target.entities.get_mut("lead").expect("leads").mark = Some("note".into());
    let crm = Arc::new(FakeCrm::with(|state| {
        for _ in 0..2 {
            let lead = state.put("lead", [("name", "P")]);
            state.marks.insert(("lead".into(), lead), "ouvrage-R1-1".into());
        }
        state.put("lead", [("name", "P")]);
    }));
    let journal = Journal::open(&path, "R1", "demo").expect("a journal");
    journal.intend(0, "lead", "P", key("P"), Recall::Mark, "administrateur").expect("written");
    drop(journal);
    let connector: Arc<dyn Connector> = crm.clone();
    let cleaned = block_on(removal::clean(&path, &connector, &target, Lang::Fr, false)).expect("cleaned");
    assert_eq!((cleaned.left().count(), crm.count("lead")), (0, 1), "both marked ones are gone, the other stays");
}

#[test]
fn what_was_left_on_a_target_that_is_gone_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leftovers.jsonl");
    for (run, target) in [("R1", "demo"), ("R2", "recette")] {
        let journal = Journal::open(&path, run, target).expect("a journal");
        journal.intend(0, "account", run, key(run), Recall::Key, "administrateur").expect("written");
    }
    let lost = removal::orphans(&path, &["demo"], Lang::Fr).expect("readable");
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0].name, "R2");
    assert!(lost[0].left_because.as_deref().is_some_and(|why| why.contains("recette")));
}
