//! What is never believed: a breakdown is no refusal, a cut page no absence, silence no success.

use std::sync::Arc;

use super::crm::FakeCrm;
use super::stage::{assert_status, crm, plan, play, play_on, play_until};
use crate::crm::{CrmError, ErrorKind};
use crate::model::event::What;
use crate::model::execution::Cause;
use crate::model::execution::Status::{Blocked, Failed, Interrupted, NotRun, Passed, Undefined};
use crate::vocabulary::example;

fn error(kind: ErrorKind, status: Option<u16>) -> CrmError {
    CrmError { http_status: status, ..CrmError::new(kind, "panne") }
}

fn faulty(call: &str, error: CrmError) -> Arc<FakeCrm> {
    Arc::new(FakeCrm::with(|state| state.faults.push((call.into(), error))))
}

const DUPLICATE: &str = "Soit un compte « A » dont le SIRET est « 1 »
    Quand l’administrateur crée un compte « B » dont le SIRET est « 1 »";

#[test]
fn a_refusal_that_nothing_asserts_fails_there_and_at_the_last_step_too() {
    let last = assert_status(&crm(), DUPLICATE, Failed);
    assert_eq!(last.steps[1].status, Failed);
    assert_eq!(last.steps[1].cause, Some(Cause::UnexpectedRefusal));
    assert!(last.steps[1].actual.as_deref().is_some_and(|text| text.contains("doublon")));
    let next = assert_status(&crm(), &format!("{DUPLICATE}\nAlors un compte existe dont le nom est « A »"), Failed);
    assert_eq!((next.steps[1].status, next.steps[2].status), (Passed, Failed));
    let accepted = assert_status(&crm(), &format!("{DUPLICATE}\nAlors l’opération est acceptée"), Failed);
    assert_eq!(accepted.steps[2].cause, Some(Cause::UnexpectedRefusal));
    assert_status(&crm(), &format!("{DUPLICATE}\nAlors l’opération est refusée pour doublon"), Passed);
    let other =
        assert_status(&crm(), &format!("{DUPLICATE}\nAlors l’opération est refusée pour donnée invalide"), Failed);
    assert_eq!(other.steps[2].cause, Some(Cause::Mismatch));
}

#[test]
fn accepted_where_a_refusal_is_due_fails() {
    let crm = Arc::new(FakeCrm::with(|state| state.duplicates = true));
    let result = assert_status(&crm, &format!("{DUPLICATE}\nAlors l’opération est refusée"), Failed);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::NotRefused));
    assert_eq!(crm.count("account"), 0, "what was wrongly accepted is removed too");
}

#[test]
fn a_technical_error_never_satisfies_a_refusal() {
    for (kind, status, cause) in [
        (ErrorKind::Unavailable, Some(503), Cause::Server),
        (ErrorKind::Protocol, Some(200), Cause::Server),
        (ErrorKind::RateLimited, Some(429), Cause::Server),
        (ErrorKind::Auth, Some(401), Cause::Authentication),
        (ErrorKind::Timeout, None, Cause::Timeout),
    ] {
        let crm = faulty("update", error(kind, status));
        let text = "Soit un compte « A »
            Quand l’administrateur porte la ville du compte « A » à « B »
            Alors l’opération est refusée";
        let result = assert_status(&crm, text, Blocked);
        assert_eq!(result.first_failure().and_then(|step| step.cause), Some(cause), "{kind:?}");
        assert_eq!(result.steps[2].status, NotRun);
        assert_eq!(crm.calls("update"), 1, "a write is not tried again");
    }
}

#[test]
fn an_action_on_a_record_that_is_not_there_is_no_refusal() {
    let text = "Quand l’administrateur consulte le compte « Faute de frappe »
        Alors l’opération est refusée";
    let result = assert_status(&crm(), text, Failed);
    assert_eq!(result.steps[0].status, Failed);
}

#[test]
fn a_refused_set_up_fails_and_says_so() {
    let crm = Arc::new(FakeCrm::with(|_| {}).denying("create account administrateur"));
    let result = assert_status(&crm, "Soit un compte « A »\nAlors un compte existe dont le nom est « A »", Failed);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::SetUp));
    let crm = Arc::new(FakeCrm::with(|state| drop(state.put("account", [("name", "A")]))));
    let result = assert_status(&crm, "Soit aucun compte n’existe dont le nom est « A »", Blocked);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::SetUp));
}

#[test]
fn an_absence_needs_a_complete_search_that_sees_and_a_read_that_is_allowed() {
    let cut = Arc::new(FakeCrm::with(|state| state.incomplete = true));
    assert_status(&cut, "Alors aucun compte n’existe dont le nom est « A »", Blocked);
    let search = "Quand l’administrateur recherche les comptes dont le nom est « A »\nAlors aucun compte n’est trouvé";
    assert_status(&cut, search, Blocked);
    let blind = Arc::new(FakeCrm::with(|state| state.blind = Some("account".into())));
    let text = "Soit un compte « A »\nAlors aucun compte n’existe dont le nom est « B »";
    assert_status(&blind, text, Blocked);
    let forbidden = Arc::new(FakeCrm::with(|_| {}).denying("search account commercial_ne"));
    let text =
        "Quand le commercial Nord-Est recherche les comptes dont le nom est « A »\nAlors aucun compte n’est trouvé";
    assert_status(&forbidden, text, Failed);
    let forbidden = Arc::new(FakeCrm::with(|_| {}).denying("search account administrateur"));
    assert_status(&forbidden, "Alors aucun compte n’existe dont le nom est « A »", Blocked);
}

#[test]
fn reads_are_tried_again_and_said_so_creates_only_after_their_mark() {
    let crm = faulty("read", error(ErrorKind::Unavailable, Some(503)));
    let result = assert_status(
        &crm,
        "Soit un compte « A » dont la ville est « B »\nAlors la ville du compte « A » est « B »",
        Passed,
    );
    assert!(result.flaky);
    assert_eq!(result.attempts, 2);
    let asks = CrmError {
        retry_after: Some(std::time::Duration::from_secs(3600)),
        ..error(ErrorKind::RateLimited, Some(429))
    };
    let crm = faulty("read", asks);
    let result = assert_status(&crm, "Soit un compte « A »\nAlors la ville du compte « A » est vide", Blocked);
    assert_eq!((crm.calls("read"), result.attempts), (1, 1), "an hour is not waited for");

    let mut target = example::target();
    target.entities.get_mut("account").expect("accounts").mark = Some("note".into());
    let crm = Arc::new(FakeCrm::with(|state| state.lose_answer = true));
    let played = play_on(
        &crm,
        target.clone(),
        &["Soit un compte « A »\nAlors un seul compte existe dont le nom est « A »"],
        |_| {},
    );
    assert_eq!(played.only().status, Passed, "{:#?}", played.only().first_failure());
    assert_eq!((crm.calls("create"), crm.calls("marked")), (1, 1), "found by its mark, not created twice");
    assert_eq!(crm.count("account"), 0);
    let crm = faulty("create", error(ErrorKind::Unavailable, Some(503)));
    let played = play_on(&crm, target, &["Soit un compte « A »"], |_| {});
    assert_eq!((played.only().status, crm.calls("create")), (Passed, 2));
    // Without a mark nobody can know: it is not created again, and it is removed by its key.
    let crm = Arc::new(FakeCrm::with(|state| state.lose_answer = true));
    assert_status(&crm, "Soit un compte « A »", Blocked);
    assert_eq!((crm.calls("create"), crm.count("account")), (1, 0));
}

#[test]
fn a_step_that_never_ends_is_blocked_by_its_time_out() {
    let crm = Arc::new(FakeCrm::with(|state| state.hang = Some("read".into())));
    let text = "Soit un compte « A »\nAlors la ville du compte « A » est vide\nEt le nom du compte « A » est « A »";
    let played = play_on(&crm, example::target(), &[text], |job| job.options.step_timeout_ms = 50);
    let result = played.only();
    assert_eq!(result.status, Blocked);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::Timeout));
    assert_eq!(crm.count("account"), 0, "what was created is removed all the same");
}

#[test]
fn a_crm_that_is_gone_is_given_up_once_and_nothing_fails() {
    let gone = error(ErrorKind::Unavailable, None);
    let crm = Arc::new(FakeCrm::with(|state| state.always.push((String::new(), gone))));
    let scenarios = vec!["Soit un compte « A »\nAlors un compte existe dont le nom est « A »"; 50];
    let played = play(&crm, &scenarios);
    assert_eq!(played.results.len(), 50);
    assert!(played.results.iter().all(|result| result.status == Blocked));
    let cause = played.results[0].first_failure().and_then(|step| step.cause);
    assert_eq!(cause, Some(Cause::Network));
    assert!(crm.calls("") <= 4, "{} calls to a CRM that is gone", crm.calls(""));
    // In mid-run: the version probe confirms it.
    let crm = Arc::new(FakeCrm::with(|state| state.faults.push(("update".into(), error(ErrorKind::Timeout, None)))));
    crm.state.lock().expect("not poisoned").always.push(("read".into(), error(ErrorKind::Unavailable, None)));
    let text = "Soit un compte « A »\nAlors la ville du compte « A » est vide";
    let played = play(&crm, &[text]);
    assert_eq!(played.only().status, Blocked);
    assert_eq!(crm.count("account"), 0, "the probe answers: the CRM was not given up");
}

#[test]
fn a_crm_without_a_probe_is_given_up_after_a_few_losses() {
    let gone = error(ErrorKind::Timeout, None);
    let crm = Arc::new(FakeCrm::with(|state| {
        state.probeless = true;
        state.always.extend(["open", "create", "search", "read"].map(|call| (call.to_owned(), gone.clone())));
    }));
    let scenarios = vec!["Soit un compte « A »\nAlors un compte existe dont le nom est « A »"; 50];
    let played = play(&crm, &scenarios);
    assert!(played.results.iter().all(|result| result.status == Blocked));
    let asked = crm.calls("") - crm.calls("version");
    assert!(asked < 50, "{asked} calls to a CRM that is gone, each of which takes a time-out");
}

#[test]
fn a_refused_sign_in_blocks_and_is_not_tried_again() {
    let crm = Arc::new(FakeCrm::with(|state| {
        state.always.push(("open".into(), error(ErrorKind::Auth, Some(401))));
    }));
    let played = play(&crm, &["Soit un compte « A »", "Soit un compte « B »", "Soit un compte « C »"]);
    assert!(played.results.iter().all(|result| result.status == Blocked));
    assert_eq!(played.results[0].first_failure().and_then(|step| step.cause), Some(Cause::Authentication));
    assert_eq!(crm.calls("create"), 0);
    assert!(crm.calls("open") <= 3, "{}", crm.calls("open"));
}

#[test]
fn stopping_keeps_what_was_done_and_removes_what_was_made() {
    let crm = Arc::new(FakeCrm::with(|state| state.hang = Some("update".into())));
    let (stop, cancel) = tokio::sync::watch::channel(false);
    let watched = crm.clone();
    let waiter = std::thread::spawn(move || {
        while watched.calls("update") == 0 {
            std::thread::yield_now();
        }
        stop.send_replace(true);
        stop
    });
    let hangs = "Soit un compte « A »
        Quand l’administrateur porte la ville du compte « A » à « B »
        Alors l’opération est acceptée";
    let scenarios = [hangs, "Soit un compte « C »"];
    let played = play_until(&crm, example::target(), &scenarios, |job| job.options.concurrency = 1, cancel);
    waiter.join().expect("the run was stopped");
    let first = &played.results.iter().find(|result| result.case.as_str() == "CT-001").expect("a result");
    assert_eq!(first.status, Interrupted);
    let statuses: Vec<_> = first.steps.iter().map(|step| step.status).collect();
    assert_eq!(statuses, [Passed, Interrupted, NotRun]);
    let second = &played.results.iter().find(|result| result.case.as_str() == "CT-002").expect("a result");
    assert_eq!(second.status, NotRun);
    assert_eq!(crm.count("account"), 0);
    let last = played.events.last().map(|event| event.what.clone());
    assert!(matches!(last, Some(What::RunFinished { interrupted: true, .. })));
}

#[test]
fn a_reference_that_names_nothing_is_a_fault_of_the_data() {
    let result = assert_status(&crm(), "Soit un compte « A » dont le commercial est « Inconnu »", Undefined);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::Specification));
}

fn cause(result: &crate::model::execution::CaseResult) -> Option<Cause> {
    result.first_failure().and_then(|step| step.cause)
}

#[test]
fn a_condition_on_an_unknown_reference_proves_no_absence() {
    for text in [
        "Alors aucun compte n’existe dont le commercial est « Inconnu »",
        "Quand l’administrateur recherche les comptes dont le commercial est « Inconnu »\nAlors aucun compte n’est trouvé",
    ] {
        let result = assert_status(&crm(), text, Undefined);
        assert_eq!(cause(&result), Some(Cause::Specification));
    }
}

#[test]
fn a_field_that_the_crm_does_not_give_is_not_empty() {
    let crm = Arc::new(FakeCrm::with(|state| state.withheld = Some("city".into())));
    for text in [
        "Soit un compte « A »\nAlors la ville du compte « A » est vide",
        "Soit un compte « A » dont la ville est « B »\nAlors un compte existe dont la ville est « B »",
    ] {
        let result = assert_status(&crm, text, Blocked);
        assert_eq!(cause(&result), Some(Cause::Specification));
    }
}

#[test]
fn no_text_contains_the_words_that_say_nothing() {
    for value in ["vide", "i"] {
        let text = format!("Soit un compte « A »\nAlors la ville du compte « A » contient « {value} »");
        assert_status(&crm(), &text, Failed);
    }
    let text = "Soit un devis « D » dont le montant est 15 000,00 €\nAlors le montant du devis « D » contient « € »";
    assert_status(&crm(), text, Failed);
}

#[test]
fn what_would_verify_nothing_is_not_played() {
    let crm = crm();
    for text in [
        "Soit un compte « A »\nAlors la ville du compte « A » contient « »",
        "Quand l’administrateur recherche les comptes dont le nom contient « »\nAlors un compte est trouvé",
        &format!("{DUPLICATE}\nAlors l’opération est refusée avec un message contenant « »"),
        "Quand l’administrateur déclenche « exécuter » 0 fois sur le traitement « quotidien »",
        "Alors au moins 0 compte existe dont le nom est « A »",
    ] {
        let plan = plan(&example::target(), &[text]);
        assert!(!plan.instances[0].is_automated(), "{text}");
    }
    assert_eq!(crm.calls(""), 0);
}

#[test]
fn an_absence_is_controlled_by_a_record_of_others_too() {
    let found = |state: &mut super::crm::State| drop(state.put("account", [("name", "Là")]));
    let text = "Alors aucun compte n’existe dont le nom est « B »";
    let crm = Arc::new(FakeCrm::with(found));
    assert_status(&crm, text, Passed);
    assert_eq!(crm.calls("search account"), 3, "any record, that record by its key, then the absence");
    assert_status(&super::stage::crm(), text, Passed);
    let cut = Arc::new(FakeCrm::with(|state| state.incomplete = true));
    assert_status(&cut, text, Blocked);
}

#[test]
fn a_search_that_ignores_its_conditions_proves_nothing() {
    let crm = Arc::new(FakeCrm::with(|state| {
        state.deaf = true;
        state.put("account", [("name", "Autre")]);
    }));
    for text in [
        "Alors un compte existe dont le nom est « A »",
        "Alors au moins 1 compte existe dont le nom contient « z »",
        "Quand l’administrateur recherche les comptes dont le nom est « A »\nAlors un compte est trouvé",
        "Quand l’administrateur consulte le compte « A »\nAlors l’opération est acceptée",
    ] {
        assert_eq!(cause(&assert_status(&crm, text, Blocked)), Some(Cause::Server), "{text}");
    }
}

#[test]
fn an_answer_is_timed_from_the_first_try() {
    let asks = CrmError {
        retry_after: Some(std::time::Duration::from_millis(30)),
        ..error(ErrorKind::RateLimited, Some(429))
    };
    let crm = faulty("search account", asks);
    let text = "Quand l’administrateur recherche les comptes dont le nom est « A »
        Alors la réponse est arrivée en moins de 20 ms";
    assert_status(&crm, text, Failed);
}

#[test]
fn how_often_a_read_is_tried_is_what_was_asked_for() {
    let text = "Soit un compte « A »\nAlors la ville du compte « A » est vide";
    let after = |faults: usize, retries: u32| {
        let broken = error(ErrorKind::Unavailable, Some(503));
        let faults = vec![("read".to_owned(), broken); faults];
        let crm = Arc::new(FakeCrm::with(|state| state.faults = faults));
        let played = play_on(&crm, example::target(), &[text], |job| job.options.retries = retries);
        (played.only().status, crm.calls("read"), played.only().attempts)
    };
    assert_eq!(after(1, 0), (Blocked, 1, 1));
    assert_eq!(after(2, 2), (Passed, 3, 3));
    assert_eq!(after(3, 2), (Blocked, 3, 3));
    assert_eq!(after(5, 5), (Passed, 6, 6));
}
