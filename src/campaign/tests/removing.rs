//! What was created is removed: at the end, and after a crash.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::crm::{FakeCrm, State};
use super::stage::play;
use crate::campaign::journal::{Journal, Leftovers, Recall, STILL_COMES};
use crate::campaign::removal::{self, Cleaned, Remover};
use crate::campaign::sessions::Sessions;
use crate::crm::{CrmError, ErrorKind, Value};
use crate::model::execution::Status;
use crate::model::target::Target;
use crate::text::Lang;
use crate::vocabulary::example;

fn key(name: &str) -> BTreeMap<String, Value> {
    BTreeMap::from([("name".to_owned(), Value::Text(name.to_owned()))])
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

/// Cleans after earlier runs on the target, which leads to that address.
fn clean(path: &Path, crm: &Arc<FakeCrm>, target: &Target, address: Option<&str>) -> Cleaned {
    let (sessions, lang) = (&Sessions::default(), Lang::Fr);
    cleaned(path, &Remover { connector: crm.as_ref(), target, sessions, address, lang, now: STILL_COMES })
}

/// The same at a moment, in milliseconds since 1970.
pub fn clean_at(path: &Path, crm: &Arc<FakeCrm>, target: &Target, now: i64) -> Cleaned {
    let (sessions, lang) = (&Sessions::default(), Lang::Fr);
    cleaned(path, &Remover { connector: crm.as_ref(), target, sessions, address: None, lang, now })
}

fn cleaned(path: &Path, remover: &Remover<'_>) -> Cleaned {
    block_on(removal::clean(path, remover, false, std::future::pending(), &mut |_| {})).expect("cleaned")
}

/// How many leftovers a journal holds.
pub fn left_in(path: &Path) -> usize {
    Leftovers::open(path).expect("readable").expect("no run").records.len()
}

/// Why what is left is left.
fn whys(cleaned: &Cleaned) -> Vec<String> {
    cleaned.left().filter_map(|removal| removal.left_because.clone()).collect()
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
        state.put("contact", [("name", "C")]);
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
    let cleaned = clean(&path, &crm, &target, None);
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
fn a_deletion_that_finds_nothing_is_believed_once_the_record_is_not_there() {
    let absent = || ("delete account".to_owned(), CrmError::new(ErrorKind::NotFound, "aucune route"));
    // It is there: the deletion was asked in the wrong place, or by somebody who does not see it.
    let crm = Arc::new(FakeCrm::with(|state| state.always.push(absent())));
    let played = play(&crm, &["Soit un compte « A »\nEt un devis « Q »"]);
    let removed = played.removed();
    assert_eq!((crm.count("account"), crm.count("quote")), (1, 0));
    assert_eq!(removed[0], ("quote".to_owned(), None));
    assert!(removed[1].1.as_deref().is_some_and(|why| why.contains("aucune route")), "{removed:?}");
    assert_eq!(left_in(&played.journal()), 1);
    // Whether it is there cannot be seen.
    let crm = Arc::new(FakeCrm::with(|state| state.always.push(absent())).denying("read account administrateur"));
    let played = play(&crm, &["Soit un compte « A »"]);
    assert!(played.removed()[0].1.as_deref().is_some_and(|why| why.contains("hors périmètre")));
    // It is gone.
    let gone = |state: &mut State| state.records.retain(|(of, _), _| of != "account");
    let crm = Arc::new(FakeCrm::with(|state| state.vanishing.push(("delete account".into(), Box::new(gone)))));
    let played = play(&crm, &["Soit un compte « A »\nEt un devis « Q »"]);
    assert_eq!(played.removed(), [("quote".to_owned(), None), ("account".to_owned(), None)]);
    assert_eq!((left_in(&played.journal()), crm.calls("read account")), (0, 1));
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
    let cleaned = clean(&path, &crm, &target, None);
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

/// A journal whose run created a record of that id, and crashed; `change` says what it wrote after that.
fn crashed(path: &Path, (recall, id): (Recall, &str), address: Option<&str>, change: impl FnOnce(&Journal)) {
    let journal = Journal::open(path, "R1", "demo").expect("a journal").at(address.map(str::to_owned));
    let intent = journal.intend(0, "lead", "P", key("P"), recall, "administrateur").expect("written");
    journal.created(&intent, id).expect("written");
    change(&journal);
}

#[test]
fn an_id_that_has_become_somebody_elses_is_not_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut marked = example::target();
    marked.entities.get_mut("lead").expect("leads").mark = Some("note".into());
    // The database was restored, or the target leads elsewhere: their record has the id of ours.
    for (recall, target) in
        [(Recall::Mark, &marked), (Recall::Key, &example::target()), (Recall::Mark, &example::target())]
    {
        let path = folder.path().join(format!("{recall:?}{}.jsonl", target.entities["lead"].mark.is_some()));
        let crm = Arc::new(FakeCrm::with(|state| drop(state.put("lead", [("name", "Client réel")]))));
        let theirs = crm.ids("lead").remove(0);
        crashed(&path, (recall, &theirs), None, |_| {});
        let cleaned = clean(&path, &crm, target, None);
        assert_eq!((crm.count("lead"), crm.calls("delete")), (1, 0), "{recall:?}");
        assert!(whys(&cleaned)[0].contains("rien ne prouve"), "{:?}", whys(&cleaned));
        assert_eq!(left_in(&path), 1, "told until somebody has looked");
        crm.state.lock().expect("not poisoned").records.clear();
        assert_eq!(clean(&path, &crm, target, None).left().count(), 0, "an id that nothing has is gone");
        assert_eq!(left_in(&path), 0);
    }
}

#[test]
fn a_key_proves_nothing_at_another_address_and_a_mark_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let (here, there) = (Some("https://ici.example"), Some("https://la-bas.example"));
    let mut marked = example::target();
    marked.entities.get_mut("lead").expect("leads").mark = Some("note".into());
    let with_lead = |mark: Option<&str>| {
        Arc::new(FakeCrm::with(|state| {
            let lead = state.put("lead", [("name", "P")]);
            mark.map(|mark| state.marks.insert(("lead".into(), lead), mark.to_owned()));
        }))
    };
    let path = folder.path().join("key.jsonl");
    let crm = with_lead(None);
    crashed(&path, (Recall::Key, &crm.ids("lead")[0]), here, |_| {});
    let cleaned = clean(&path, &crm, &example::target(), there);
    assert_eq!(crm.count("lead"), 1);
    assert!(whys(&cleaned)[0].contains("ici.example") && whys(&cleaned)[0].contains("la-bas.example"));
    assert_eq!(clean(&path, &crm, &example::target(), here).left().count(), 0);
    assert_eq!((crm.count("lead"), left_in(&path)), (0, 0));
    // Nothing there: it is still at the address where it was created.
    let path = folder.path().join("nothing.jsonl");
    crashed(&path, (Recall::Mark, "lead-1"), here, |_| {});
    assert_eq!(clean(&path, &super::stage::crm(), &marked, there).left().count(), 1);
    assert_eq!(left_in(&path), 1);
    let path = folder.path().join("mark.jsonl");
    let crm = with_lead(Some("ouvrage-R1-1"));
    crashed(&path, (Recall::Mark, &crm.ids("lead")[0]), here, |_| {});
    assert_eq!(clean(&path, &crm, &marked, there).left().count(), 0);
    assert_eq!((crm.count("lead"), left_in(&path)), (0, 0));
}

#[test]
fn the_key_that_a_record_of_ours_has_now_proves_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for told in [true, false] {
        let path = folder.path().join(format!("{told}.jsonl"));
        let crm = Arc::new(FakeCrm::with(|state| drop(state.put("lead", [("name", "Rebaptisée")]))));
        let id = crm.ids("lead").remove(0);
        crashed(&path, (Recall::Key, &id), None, |journal| {
            if told {
                journal.keyed("lead", &id, key("Rebaptisée")).expect("written");
            }
            journal.keyed("lead", "d’un autre", key("d’un autre")).expect("written");
        });
        let left = clean(&path, &crm, &example::target(), None).left().count();
        assert_eq!((left, crm.count("lead")), if told { (0, 0) } else { (1, 1) }, "told: {told}");
    }
    // A scenario writes it down by itself, of what it renames and of what an action made.
    let crm =
        Arc::new(FakeCrm::with(|_| {}).denying("delete lead administrateur").denying("delete account administrateur"));
    let text = "Soit une piste « P »
        Et l’administrateur porte le nom de la piste « P » à « Rebaptisée »
        Et l’administrateur déclenche « convertir » sur la piste « P »";
    let played = play(&crm, &[text]);
    assert_eq!(played.only().status, Status::Passed, "{:#?}", played.only().first_failure());
    let names: Vec<_> = Leftovers::open(&played.journal()).expect("readable").expect("no run").records;
    let names: Vec<_> = names.iter().map(|left| left.intent.key.get("name").cloned()).collect();
    let renamed = Some(Value::Text("Rebaptisée".into()));
    assert_eq!(names, [renamed.clone(), renamed], "the account that was made of it has its name");
}

#[test]
fn an_action_that_a_gateway_answered_is_told_to_be_verified() {
    let text = "Soit une piste « P »\nQuand l’administrateur déclenche « convertir » sur la piste « P »
        Alors l’opération est acceptée";
    let unknown = |kind: ErrorKind, status: Option<u16>| {
        let error = CrmError { http_status: status, ..CrmError::new(kind, "passerelle") };
        let crm = Arc::new(FakeCrm::with(|state| state.faults.push(("action convert".into(), error))));
        let played = play(&crm, &[text]);
        assert_eq!(played.only().status, if kind.is_refusal() { Status::Failed } else { Status::Blocked });
        clean(&played.journal(), &crm, &example::target(), None).unknown.len()
    };
    for status in [None, Some(502), Some(503)] {
        assert_eq!(unknown(ErrorKind::Unavailable, status), 1, "{status:?}");
    }
    assert_eq!(unknown(ErrorKind::Timeout, Some(504)), 1);
    assert_eq!(unknown(ErrorKind::Protocol, Some(200)), 1, "an answer that cannot be read names nothing");
    // These say that nothing was done.
    assert_eq!(unknown(ErrorKind::RateLimited, Some(429)), 0);
    assert_eq!(unknown(ErrorKind::Transition, Some(409)), 0);
}

#[test]
fn what_there_is_no_time_for_is_left_to_the_next_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leftovers.jsonl");
    let crm = Arc::new(FakeCrm::with(|state| {
        state.put("lead", [("name", "P")]);
        state.hang = Some("delete lead".into());
    }));
    crashed(&path, (Recall::Key, &crm.ids("lead")[0]), None, |journal| {
        let again = journal.intend(0, "lead", "P", key("P"), Recall::Key, "administrateur").expect("written");
        journal.created(&again, &crm.ids("lead")[0]).expect("written");
    });
    let (sessions, target) = (Sessions::default(), example::target());
    let (connector, address) = (crm.as_ref(), None);
    let remover = Remover { connector, target: &target, sessions: &sessions, address, lang: Lang::Fr, now: 0 };
    let mut told = 0;
    let over = async {
        while crm.calls("delete lead") == 0 {
            tokio::task::yield_now().await;
        }
    };
    let cleaned = block_on(removal::clean(&path, &remover, false, over, &mut |_| told += 1)).expect("cleaned");
    assert_eq!((cleaned.left().count(), told, left_in(&path)), (2, 2, 2));
    assert_eq!(crm.calls("delete lead"), 1, "nothing more is asked once the time is over");
}
