//! What comes true in time, what must hold all the time, and how quick answers are; in a time of its own.

use std::sync::Arc;

use super::crm::{FakeCrm, State};
use super::stage::{assert_status, plan};
use crate::campaign::steps::waiting::Waiting as _;
use crate::crm::{CrmError, ErrorKind};
use crate::model::execution::Cause;
use crate::model::execution::Status::{self, Ambiguous, Blocked, Failed, Passed, Undefined};
use crate::vocabulary::example;

/// A CRM in which a city becomes Toul after so many milliseconds, and what a test adds.
fn becoming(after: u64, change: impl FnOnce(&mut State)) -> Arc<FakeCrm> {
    Arc::new(FakeCrm::with(|state| {
        state.later.push((after, Box::new(|state| state.set_all("account", "city", "Toul"))));
        change(state);
    }))
}

const GIVEN: &str = "Soit un compte « A » dont la ville est « Nancy »\n";

fn judged(crm: &Arc<FakeCrm>, outcome: &str, wanted: Status) -> (String, String, u128) {
    let result = assert_status(crm, &format!("{GIVEN}Alors {outcome}"), wanted);
    let step = result.first_failure().cloned().unwrap_or_default();
    (step.message.unwrap_or_default(), step.actual.unwrap_or_default(), crm.time.now().as_millis())
}

#[test]
fn what_comes_true_in_time_passes_then_and_what_does_not_fails_at_the_end() {
    let crm = becoming(3_000, |_| {});
    let (.., at) = judged(&crm, "dans les 5 secondes, la ville du compte « A » est « Toul »", Passed);
    assert!((3_000..3_200).contains(&at), "{at}");
    let crm = becoming(6_000, |_| {});
    let (message, actual, at) = judged(&crm, "dans les 5 secondes, la ville du compte « A » est « Toul »", Failed);
    assert_eq!((actual.as_str(), at), ("Nancy", 5_000));
    assert!(message.contains("5,0\u{a0}s"), "{message}");
    let crm = becoming(5_000, |_| {});
    judged(&crm, "dans les 5 secondes, la ville du compte « A » est « Toul »", Passed);
    let crm = becoming(2_000, |_| {});
    judged(&crm, "dans les 5 secondes, un compte existe dont la ville est « Toul »", Passed);
    let crm = becoming(2_000, |_| {});
    let table = "dans les 5 secondes, le compte « A » a :\n| ville | Toul |\n| nom | A |";
    judged(&crm, table, Passed);
}

#[test]
fn what_is_seen_after_the_time_is_too_late() {
    let crm = becoming(900, |state| state.slow = vec![("read".into(), 0), ("read".into(), 1_500)]);
    let (message, actual, _) = judged(&crm, "dans les 1 secondes, la ville du compte « A » est « Toul »", Failed);
    assert!(message.contains("trop tard") && actual.contains("1,6"), "{message} {actual}");
}

#[test]
fn a_negative_must_hold_the_whole_time() {
    for outcome in [
        "aucun compte n’existe dont la ville est « Toul »",
        "0 compte existe dont la ville est « Toul »",
        "la ville du compte « A » n’est pas « Toul »",
        "la ville du compte « A » reste « Nancy »",
    ] {
        let text = format!("dans les 5 secondes, {outcome}");
        let crm = becoming(6_000, |_| {});
        let (.., at) = judged(&crm, &text, Passed);
        assert_eq!(at, 5_000, "{outcome}: looked at until the end");
        let crm = becoming(4_900, |_| {});
        let (message, ..) = judged(&crm, &text, Failed);
        assert!(message.contains("Devait rester vrai"), "{outcome}: {message}");
    }
    // What is at most so many is an absence of more.
    let more = |after| {
        Arc::new(FakeCrm::with(|state| {
            state.later.push((after, Box::new(|state| drop(state.put("account", [("name", "B"), ("city", "Nancy")])))));
        }))
    };
    let text = "dans les 5 secondes, au plus 1 compte existe dont la ville est « Nancy »";
    judged(&more(4_000), text, Failed);
    judged(&more(6_000), text, Passed);
    let english = "Given an account \"A\" with:\n| city | Nancy |
        Then within 5 seconds, the city of the account \"A\" is not \"Toul\"";
    assert_status(&becoming(4_000, |_| {}), english, Failed);
    assert_status(&becoming(6_000, |_| {}), english, Passed);
}

#[test]
fn a_breakdown_while_it_is_waited_for_blocks_once_the_retries_are_spent() {
    let down = |kind| CrmError { http_status: Some(503), ..CrmError::new(kind, "panne") };
    for outcome in ["la ville du compte « A » est « Toul »", "la ville du compte « A » n’est pas « Toul »"] {
        let text = format!("dans les 5 secondes, {outcome}");
        let crm = becoming(9_000, |state| {
            let error = down(ErrorKind::Unavailable);
            state.later.push((1_000, Box::new(move |state| state.always.push(("read".into(), error)))));
        });
        judged(&crm, &text, Blocked);
        // One error that goes away is tried again.
        let crm = becoming(2_000, |state| state.faults.push(("read".into(), down(ErrorKind::Unavailable))));
        judged(&crm, "dans les 5 secondes, la ville du compte « A » est « Toul »", Passed);
    }
    let blind = becoming(0, |state| state.blind = Some("account".into()));
    judged(&blind, "dans les 5 secondes, aucun compte n’existe dont la ville est « X »", Blocked);
    let withheld = becoming(0, |state| state.withheld = Some("city".into()));
    let crm = Arc::clone(&withheld);
    let result = assert_status(
        &crm,
        "Soit un compte « A »\nAlors dans les 5 secondes, la ville du compte « A » n’est pas vide",
        Blocked,
    );
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::Specification));
}

#[test]
fn a_search_that_is_waited_for_is_done_again_by_whoever_did_it() {
    let crm = becoming(2_000, |_| {});
    let text = format!(
        "{GIVEN}Quand le commercial Ouest recherche les comptes dont la ville est « Toul »
        Alors dans les 5 secondes, un compte est trouvé
        Et les résultats contiennent :
        | nom | ville |
        | A | Toul |"
    );
    assert_status(&crm, &text, Passed);
    assert!(crm.calls("search account commercial_ouest") > 2);
    let names_nothing_yet = "Alors dans les 5 secondes, la ville du compte « B » est « Toul »";
    let crm = Arc::new(FakeCrm::with(|state| {
        state.later.push((1_000, Box::new(|state| drop(state.put("account", [("name", "B"), ("city", "Toul")])))));
    }));
    assert_status(&crm, names_nothing_yet, Passed);
}

#[test]
fn set_up_that_does_not_come_is_the_environments() {
    let text = "Soit dans les 2 secondes, un compte existe dont le nom est « A »";
    let result = assert_status(&super::stage::crm(), text, Blocked);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::SetUp));
}

#[test]
fn only_what_can_be_looked_at_is_waited_for() {
    let settled = |text: &str| plan(&example::target(), &[text]).instances[0].settled().map(|result| result.status);
    let create = "Quand l’administrateur crée un compte « A »\n";
    for outcome in ["l’opération est acceptée", "la réponse est arrivée en moins de 2 secondes", "je me déconnecte"]
    {
        assert_eq!(settled(&format!("{create}Alors dans les 5 secondes, {outcome}")), Some(Undefined), "{outcome}");
    }
    let nothing = "Alors dans les 0 secondes, un compte existe dont le nom est « A »";
    assert_eq!(settled(nothing), Some(Undefined));
    assert_eq!(settled("Alors dans les 5 secondes, le compte « A » sourit"), Some(Undefined));
    assert_ne!(settled("Alors dans les 5 secondes, le compte « A » a :\n| nom | A |"), Some(Ambiguous));
}

fn slow(milliseconds: &[u64]) -> Arc<FakeCrm> {
    let slow = milliseconds.iter().map(|ms| ("search account".to_owned(), *ms)).collect();
    Arc::new(FakeCrm::with(|state| state.slow = slow))
}

const TWENTY: &str = "Quand l’administrateur recherche les comptes dont le nom contient « A » 20 fois de suite
    Alors 95 % des réponses sont arrivées en moins de 2 secondes";

#[test]
fn a_share_of_the_answers_is_measured_on_all_of_them_with_its_figures() {
    let one_slow = [&[100; 19][..], &[9_000]].concat();
    let result = assert_status(&slow(&one_slow), TWENTY, Passed);
    let step = &result.steps[1];
    assert_eq!(
        step.actual.as_deref(),
        Some("19 sur 20\u{202f}; 20 réponses\u{a0}: p50 100\u{a0}ms, p95 100\u{a0}ms, maximum 9,0\u{a0}s"),
        "the figures of a step that passed are kept"
    );
    assert!(result.steps[0].actual.as_deref().is_some_and(|text| text.contains("p95")), "{:?}", result.steps[0]);
    let two_slow = [&[100; 18][..], &[9_000, 2_000]].concat();
    let result = assert_status(&slow(&two_slow), TWENTY, Failed);
    let step = result.first_failure().expect("a failure");
    assert_eq!(step.expected.as_deref(), Some("95\u{a0}% (19 sur 20) en moins de 2,0\u{a0}s"));
    assert!(step.actual.as_deref().is_some_and(|text| text.starts_with("18 sur 20")), "{step:?}");
    let longest = TWENTY.replace("95 % des réponses sont arrivées", "la réponse est arrivée");
    assert_status(&slow(&one_slow), &longest, Failed);
    let all = TWENTY.replace("95 %", "100 %");
    assert_status(&slow(&one_slow), &all, Failed);
}

#[test]
fn too_few_answers_show_no_share() {
    let settled = |text: &str| {
        let result = plan(&example::target(), &[text]).instances[0].settled();
        result.and_then(|result| result.steps.iter().find_map(|step| step.message.clone())).unwrap_or_default()
    };
    assert!(settled(&TWENTY.replace("20 fois", "19 fois")).contains("20 fois de suite"));
    assert!(settled(&TWENTY.replace("20 fois", "99 fois").replace("95 %", "99 %")).contains("100 fois de suite"));
    assert!(settled(&TWENTY.replace(" 20 fois de suite", "")).contains("plusieurs fois de suite"));
    let other = TWENTY.replace("Alors", "Et l’administrateur crée un compte « B »\nAlors");
    assert!(settled(&other).contains("plusieurs fois de suite"), "only the step before counts");
    assert!(settled(&TWENTY.replace("20 fois", "100000 fois")).contains("essai de charge"));
}

#[test]
fn a_refused_search_is_no_quick_answer() {
    let crm = Arc::new(FakeCrm::with(|_| {}).denying("search account administrateur"));
    let result = assert_status(&crm, TWENTY, Failed);
    assert_eq!(result.first_failure().and_then(|step| step.cause), Some(Cause::UnexpectedRefusal));
    let crm = slow(&[]);
    let down = CrmError { http_status: Some(503), ..CrmError::new(ErrorKind::Unavailable, "panne") };
    crm.state.lock().expect("not poisoned").always.push(("search".into(), down));
    assert_status(&crm, TWENTY, Blocked);
}
