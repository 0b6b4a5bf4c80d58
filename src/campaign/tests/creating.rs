//! A creation that is not answered in time may still be carried out: is what comes of it removed?

use std::sync::Arc;

use super::crm::{FakeCrm, State};
use super::removing::{clean_at, left_in};
use super::stage::{Played, play_on};
use crate::campaign::journal::STILL_COMES;
use crate::crm::{CrmError, ErrorKind, Value, Values};
use crate::model::event::What;
use crate::model::execution::Status::{self, Blocked, Failed, Passed};
use crate::model::target::Target;
use crate::vocabulary::example;

const CREATES: &str = "Soit un compte « A »";

fn marked() -> Target {
    let mut target = example::target();
    target.entities.get_mut("account").expect("accounts").mark = Some("note".into());
    target
}

fn unavailable() -> CrmError {
    CrmError { http_status: Some(503), ..CrmError::new(ErrorKind::Unavailable, "occupé") }
}

fn losing(lost: usize, loss: CrmError, change: impl FnOnce(&mut State)) -> Arc<FakeCrm> {
    Arc::new(FakeCrm::with(|state| {
        (state.lost, state.loss) = (lost, Some(loss));
        change(state);
    }))
}

fn played(crm: &Arc<FakeCrm>, target: Target, wanted: Status) -> Played {
    let played = play_on(crm, target, &[CREATES], |_| {});
    assert_eq!(played.only().status, wanted, "{:#?}", played.only().first_failure());
    played
}

/// Is it told that something may still come?
fn is_awaited(played: &Played) -> bool {
    let told = |what: &What| matches!(what, What::Notice { text } if text.contains("n’a pas eu de réponse"));
    played.events.iter().any(|event| told(&event.what))
}

#[test]
fn what_comes_after_its_time_out_is_removed_at_the_end_of_the_run() {
    // Searched for before the second try, after the scenario, at the end of the run: it is there then.
    let late = |state: &mut State| state.commits_at = Some(("marked account".into(), 3));
    let crm = losing(2, CrmError::new(ErrorKind::Timeout, "délai"), late);
    let run = played(&crm, marked(), Blocked);
    assert_eq!((crm.calls("create"), crm.calls("delete account"), crm.count("account")), (2, 2, 0));
    assert_eq!(left_in(&run.journal()), 0, "both tries are accounted for");
    assert!(!is_awaited(&run));
}

#[test]
fn what_the_first_try_creates_after_the_second_is_removed_too() {
    let late = |state: &mut State| state.commits_at = Some(("marked account".into(), 3));
    let crm = losing(1, unavailable(), late);
    let run = played(&crm, marked(), Passed);
    assert_eq!((crm.calls("create"), crm.calls("delete account"), crm.count("account")), (2, 2, 0));
    assert_eq!((left_in(&run.journal()), is_awaited(&run)), (0, false));
    // It comes after the end of the run: one of the two is removed, the other is waited for.
    let crm = losing(1, unavailable(), |_| {});
    let run = played(&crm, marked(), Passed);
    assert_eq!((crm.count("account"), left_in(&run.journal()), is_awaited(&run)), (0, 1, true));
    crm.state.lock().expect("not poisoned").commit();
    let cleaned = clean_at(&run.journal(), &crm, &marked(), now());
    assert_eq!((crm.count("account"), cleaned.awaited, left_in(&run.journal())), (0, 0, 0));
}

#[test]
fn what_comes_after_the_run_is_removed_by_the_next_one_and_waited_for_so_long() {
    for target in [marked(), example::target()] {
        let crm = losing(2, unavailable(), |_| {});
        let run = played(&crm, target.clone(), Blocked);
        assert!(is_awaited(&run), "{:#?}", run.events);
        assert_eq!(run.removed(), [], "nothing is known to be left");
        let path = run.journal();
        let cleaned = clean_at(&path, &crm, &target, now());
        assert_eq!((cleaned.awaited, cleaned.left().count(), left_in(&path)), (1, 0, 1), "not believed gone");
        crm.state.lock().expect("not poisoned").commit();
        assert!(crm.count("account") > 0);
        let cleaned = clean_at(&path, &crm, &target, now());
        assert_eq!((cleaned.awaited, crm.count("account"), left_in(&path)), (0, 0, 0));
    }
    // It never comes.
    let crm = losing(2, unavailable(), |_| {});
    let path = played(&crm, marked(), Blocked).folder.keep().join("leftovers.jsonl");
    assert_eq!(clean_at(&path, &crm, &marked(), now()).awaited, 1);
    let cleaned = clean_at(&path, &crm, &marked(), now() + STILL_COMES);
    assert_eq!((cleaned.awaited, left_in(&path)), (0, 0));
    std::fs::remove_dir_all(path.parent().expect("a folder")).expect("it is ours");
}

#[test]
fn what_a_step_was_creating_when_its_time_was_over_is_known_before_anything_is_removed() {
    // The answer comes once the step has been given up.
    let crm = Arc::new(FakeCrm::with(|state| state.held = true));
    let run = play_on(&crm, example::target(), &[CREATES], |job| job.options.step_timeout_ms = 200);
    assert_eq!(run.only().status, Blocked);
    assert_eq!((crm.calls("create account"), crm.count("account")), (1, 0));
    assert_eq!(run.removed(), [("account".to_owned(), None)]);
    assert_eq!((left_in(&run.journal()), is_awaited(&run)), (0, false));
}

#[test]
fn what_is_not_sent_is_not_waited_for() {
    let gone = CrmError::new(ErrorKind::Unavailable, "arrêté");
    let crm = Arc::new(FakeCrm::with(|state| state.always.push((String::new(), gone))));
    let run = played(&crm, marked(), Blocked);
    assert_eq!((left_in(&run.journal()), is_awaited(&run)), (0, false));
    // Nor what the CRM has answered otherwise.
    let busy = CrmError { http_status: Some(429), ..CrmError::new(ErrorKind::RateLimited, "trop") };
    let crm = Arc::new(FakeCrm::with(|state| state.always.push(("create".into(), busy))));
    let run = played(&crm, example::target(), Blocked);
    assert_eq!((left_in(&run.journal()), is_awaited(&run)), (0, false));
}

#[test]
fn a_refusal_of_our_own_second_try_is_no_refusal() {
    let creates = "Quand l’administrateur crée un compte « A » dont le SIRET est « 73282932000074 »";
    let refused = format!("{creates}\nAlors l’opération est refusée pour doublon");
    let siret = Values::from([("siret".to_owned(), Value::Text("73282932000074".into()))]);
    // The first try comes to exist: the second one is its duplicate.
    for (text, wanted) in [(refused.as_str(), Failed), (&format!("{creates}\nAlors l’opération est acceptée"), Passed)]
    {
        let crm = losing(1, unavailable(), |state| state.commits_at = Some(("create account".into(), 2)));
        let run = play_on(&crm, marked(), &[text], |_| {});
        assert_eq!(run.only().status, wanted, "{text}: {:#?}", run.only().first_failure());
        assert_eq!((crm.count("account"), left_in(&run.journal()), is_awaited(&run)), (0, 0, false), "{text}");
    }
    // It is not there: whose duplicate it is, nobody knows, and what was asked first may still come.
    let crm = losing(1, unavailable(), |state| drop(state.insert("account", siret)));
    let run = play_on(&crm, marked(), &[&refused], |_| {});
    let result = run.only();
    assert_eq!((result.status, crm.calls("create")), (Blocked, 2), "{result:#?}");
    let said = result.first_failure().and_then(|step| step.message.clone()).unwrap_or_default();
    assert!(said.contains("occupé") && said.contains("SIRET déjà connu"), "{said}");
    assert_eq!((crm.count("account"), left_in(&run.journal()), is_awaited(&run)), (1, 1, true));
    crm.state.lock().expect("not poisoned").commit();
    assert_eq!(clean_at(&run.journal(), &crm, &marked(), now()).awaited, 0);
    assert_eq!((crm.count("account"), left_in(&run.journal())), (1, 0), "ours is gone, theirs is there");
}

fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
