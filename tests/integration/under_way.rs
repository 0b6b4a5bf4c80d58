//! What is known of what the child was doing when it was killed: that it was under way, and no more?

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

use ouvrage::model::execution::{CaseResult, Status};

use crate::support::stage::{Stage, signal, wait_for_end};

/// A way to the CRM on which the answer to one request is never given: the CRM has done what was
/// asked, and nobody hears of it. `asks` knows that one by its first line. Says when the CRM has answered.
fn holding(crm: &str, asks: fn(&str) -> bool) -> (String, Receiver<()>) {
    let crm = crm.trim_start_matches("http://").to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let (held, answered) = channel();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (Ok(client), Ok(server)) = (client, TcpStream::connect(&crm)) else { return };
            let holds = Arc::new(AtomicBool::new(false));
            let (asked, upstream) = (client.try_clone().expect("a socket"), server.try_clone().expect("a socket"));
            let seen = holds.clone();
            std::thread::spawn(move || {
                carry(asked, upstream, |bytes| {
                    // Whoever asks waits for the answer: a request begins what is read.
                    let line = bytes.split(|byte| *byte == b'\r').next().unwrap_or_default();
                    if asks(&String::from_utf8_lossy(line)) {
                        seen.store(true, Ordering::SeqCst);
                    }
                    true
                });
            });
            let held = held.clone();
            std::thread::spawn(move || {
                carry(server, client, |_| {
                    let holds = holds.load(Ordering::SeqCst);
                    if holds {
                        let _ = held.send(());
                    }
                    !holds
                });
            });
        }
    });
    (address, answered)
}

/// Carries what comes to where it goes, as long as it is to be given on.
fn carry(mut from: TcpStream, mut to: TcpStream, mut gives: impl FnMut(&[u8]) -> bool) {
    let mut bytes = [0; 64 * 1024];
    while let Ok(count) = from.read(&mut bytes) {
        if count == 0 || (gives(&bytes[..count]) && to.write_all(&bytes[..count]).is_err()) {
            break;
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Write);
}

/// Runs the only scenario of a stage, kills the child once the CRM has answered the request, and
/// gives the result that was kept. The stage speaks to its CRM directly again.
fn killed_during(stage: &Stage, asks: fn(&str) -> bool) -> CaseResult {
    let direct = stage.crm_url();
    let (way, answered) = holding(&direct, asks);
    stage.set("OUVRAGE_DEMO_URL", &way);
    let mut run = stage.events(&[]);
    let worker = run.worker_once_started();
    answered.recv().expect("the CRM answered");
    signal(worker, "KILL");
    let seen = run.rest();
    let ran = run.ended();
    wait_for_end(worker);
    assert_eq!(ran.code, 3, "{ran:?}");
    stage.set("OUVRAGE_DEMO_URL", &direct);
    let [result] = seen.try_into().unwrap_or_else(|seen| panic!("one result: {seen:#?}"));
    assert_eq!(stage.kept(&result.run), std::slice::from_ref(&result), "what was shown is kept");
    result
}

/// The step under way is blocked and says that nobody knows; those after it were not sent.
fn is_told_as_unknown(result: &CaseResult, step: usize) {
    assert_eq!(result.status, Status::Blocked, "{result:#?}");
    for (i, one) in result.steps.iter().enumerate() {
        let expected = match i {
            _ if i < step => Status::Passed,
            _ if i == step => Status::Blocked,
            _ => Status::NotRun,
        };
        assert_eq!(one.status, expected, "{i}: {one:#?}");
    }
    let said = result.steps[step].message.as_deref().unwrap_or_default();
    assert!(said.contains("pendant cette étape") && said.contains("peut-être"), "{said}");
}

#[test]
fn a_record_whose_creation_was_never_answered_is_found_and_removed() {
    let feature = "# language: fr\nFonctionnalité: Comptes\n\n  @EXG-001\n  Scénario: Un compte est créé\n    \
        Quand l’administrateur crée un compte « Alpha Roulements » dont la ville est « Épinal »\n    \
        Alors la ville du compte « Alpha Roulements » est « Épinal »\n";
    let stage = Stage::small(feature);
    let before = stage.census();
    let result = killed_during(&stage, |line| line.starts_with("POST /api/accounts "));
    is_told_as_unknown(&result, 0);
    let left = stage.census();
    assert_eq!(left["account"], before["account"] + 1, "the CRM had created it");
    // Its intent was in the journal before the call, with the mark that it carries.
    let journal = stage.project.read(".ouvrage/leftovers.jsonl");
    assert!(journal.contains("\"intent\"") && journal.contains("Alpha Roulements"), "{journal}");
    assert!(!journal.contains("\"created\""), "its id never came: {journal}");
    let cleaned = stage.run(&["clean"]);
    assert_eq!(cleaned.code, 0, "{cleaned:?}");
    assert!(cleaned.out.contains("Un reliquat supprimé"), "{cleaned:?}");
    assert_eq!(stage.census(), before);
}

#[test]
fn an_action_that_was_never_answered_is_told_once_to_be_verified_by_hand() {
    let feature = "# language: fr\nFonctionnalité: Pistes\n\n  @EXG-001\n  Scénario: Une piste est convertie\n    \
        Étant donné une piste « Perrin » :\n      | e-mail | s.perrin@perrin.example |\n      | département | 57 |\n      \
        | type de client | PME |\n    Et l’administrateur déclenche « qualifier » sur la piste « Perrin »\n    \
        Quand l’administrateur déclenche « convertir » sur la piste « Perrin »\n    Alors l’opération est acceptée\n";
    let stage = Stage::small(feature);
    let before = stage.census();
    let result = killed_during(&stage, |line| line.starts_with("POST /api/leads/") && line.contains("/convert "));
    is_told_as_unknown(&result, 2);
    assert!(stage.census()["account"] > before["account"], "the CRM had converted it");
    let cleaned = stage.run(&["clean"]);
    assert_eq!(cleaned.code, 3, "{cleaned:?}");
    assert!(cleaned.out.contains("convert") && cleaned.out.contains("à vérifier à la main"), "{cleaned:?}");
    assert_eq!(stage.census()["lead"], before["lead"], "what was known to be ours is gone");
    let again = stage.run(&["clean"]);
    assert!(again.code == 0 && !again.out.contains("à la main"), "told once: {again:?}");
    assert_eq!(stage.census()["account"], before["account"] + 1, "what may be somebody's is not touched");
}
