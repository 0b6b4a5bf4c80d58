//! Does each named defect change exactly what it says?

use std::time::Duration;

use ouvrage::clock::Clock;
use ouvrage::crm::{ErrorKind, Operator, Value};
use ouvrage::sandbox::{Defect, Options};

use crate::support::demo::{Demo, start, with};

/// What a probe of one rule found: true when the rule held.
struct Held {
    defect: Defect,
    held: bool,
}

/// Probes the rule of every defect but the slow search.
async fn probe(demo: &Demo) -> Vec<Held> {
    let mut held = Vec::new();
    let mut note = |defect, rule| held.push(Held { defect, held: rule });
    let account = demo.account("Acier Lorrain", "00041276700014").await;

    let again = [("name", "ACIER LORRAIN SA"), ("siret", "00041276700014")];
    let refused = demo.create("administrateur", "account", &again).await;
    note(Defect::DuplicateAccepted, refused.is_err_and(|error| error.kind == ErrorKind::Duplicate));

    let won = [("name", "Ligne"), ("account", account.as_str()), ("amount", "48000.00"), ("stage", "won")];
    let id = demo.create("administrateur", "opportunity", &won).await.unwrap();
    let refused = demo.update("commercial_ne", "opportunity", &id, &[("amount", "52000.00")]).await;
    note(Defect::AmountEditableAfterWon, refused.is_err_and(|error| error.kind == ErrorKind::Transition));

    let west = demo.account_of("Fonderie Masson", "00029494200016", "Lefèvre", "west", "sme").await;
    let found = demo.search("commercial_ne", "account", &[("name", Operator::Contains, "Masson")]).await.unwrap();
    let read = demo.read("commercial_ne", "account", &west).await;
    assert_eq!(found.is_empty(), read.is_err(), "searches and reads agree");
    assert!(demo.update("commercial_ne", "account", &west, &[("city", "Toul")]).await.is_err());
    note(Defect::ForeignAccountVisible, read.is_err_and(|error| error.kind == ErrorKind::Forbidden));

    let mut statuses = Vec::new();
    for discount in ["15.00", "15.01", "20.00", "25.00", "25.50"] {
        let quote = [("name", discount), ("account", account.as_str()), ("discount", discount), ("margin", "24.00")];
        let id = demo.create("commercial_ne", "quote", &quote).await.unwrap();
        let Value::Text(status) = demo.field("quote", &id, "status").await else { panic!() };
        statuses.push(status);
    }
    assert_eq!(
        (statuses[0].as_str(), statuses[2].as_str(), statuses[3].as_str()),
        ("validated", "to_approve", "to_approve")
    );
    note(Defect::DiscountThresholdOff, statuses[1] == "to_approve" && statuses[4] == "refused");

    let key = demo.account_of("Laminoirs", "00024914400015", "KAM Est", "north_east", "key_account").await;
    let id = demo.create("kam_est", "opportunity", &[("name", "Cage"), ("account", &key)]).await.unwrap();
    let refused = demo.update("kam_est", "opportunity", &id, &[("stage", "proposal")]).await;
    note(Defect::StudyNotRequired, refused.is_err_and(|error| error.kind == ErrorKind::Transition));

    let message = [("name", "EVT-1"), ("siret", "00041276700014"), ("amount", "742.95")];
    let id = demo.create("flux_erp", "erp_message", &message).await.unwrap();
    demo.act("administrateur", "erp_message", &id, "replay").await.unwrap();
    note(Defect::ReplayDuplicatesOrder, demo.count("order", &[("event_key", "EVT-1")]).await == 1);

    let sent = [("name", "DV"), ("account", account.as_str()), ("status", "sent"), ("sent_on", "2026-03-05")];
    let quote = demo.create("administrateur", "quote", &sent).await.unwrap();
    let job = demo.search("administrateur", "job", &[]).await.unwrap()[0].id.clone();
    for _ in 0..2 {
        demo.act("administrateur", "job", &job, "run").await.unwrap();
    }
    let tasks = demo.count("task", &[("quote", &quote)]).await;
    assert!(tasks >= 1);
    note(Defect::FollowUpTwice, tasks == 1);

    let lead = [("name", "Perrin"), ("email", "s@perrin.example"), ("department", "57"), ("segment", "sme")];
    let id = demo.create("administrateur", "lead", &lead).await.unwrap();
    demo.act("commercial_ne", "lead", &id, "qualify").await.unwrap();
    demo.act("commercial_ne", "lead", &id, "convert").await.unwrap();
    let again = demo.act("commercial_ne", "lead", &id, "convert").await;
    let accounts = demo.count("account", &[("name", "Perrin")]).await;
    assert_eq!(accounts == 1, again.is_err());
    note(Defect::DoubleConversion, again.is_err_and(|error| error.kind == ErrorKind::Transition));

    let contact = [("name", "Irène"), ("account", account.as_str()), ("email", "irene(at)sauvageot")];
    let refused = demo.create("commercial_ne", "contact", &contact).await;
    note(Defect::EmailNotChecked, refused.is_err_and(|error| error.kind == ErrorKind::Validation));
    held
}

#[tokio::test]
async fn without_a_defect_every_rule_holds() {
    let demo = with(&[]).await;
    for rule in probe(&demo).await {
        assert!(rule.held, "{:?}", rule.defect);
    }
}

#[tokio::test]
async fn each_defect_breaks_its_rule_and_no_other() {
    for defect in Defect::ALL.iter().copied().filter(|defect| *defect != Defect::SlowSearch) {
        let demo = with(&[defect]).await;
        let rules = probe(&demo).await;
        assert_eq!(rules.len() + 1, Defect::ALL.len());
        for rule in rules {
            assert_eq!(rule.held, rule.defect != defect, "with {defect:?}: {:?}", rule.defect);
        }
    }
}

/// Far more than anything takes on a busy machine, far less than the search below.
const LONG: Duration = Duration::from_secs(120);
/// A search that no test waits for.
const FOR_EVER: Duration = Duration::from_secs(86_400);

#[tokio::test]
async fn the_slow_search_is_slow_and_nothing_else_is() {
    let clock = Clock::fixed("2026-03-12T08:00:00Z".parse().unwrap());
    let usual = Options::new(clock.clone());
    assert_eq!(usual.slow, Duration::from_secs(3), "what its label says");
    let demo = start(Options { defects: vec![Defect::SlowSearch], slow: FOR_EVER, ..usual }).await;
    let others = async {
        demo.connector.open("commercial_ne").await.unwrap();
        let id = demo.create("commercial_ne", "account", &[("name", "Robinetterie Clairbois")]).await.unwrap();
        demo.read("commercial_ne", "account", &id).await.unwrap();
    };
    tokio::time::timeout(LONG, others).await.expect("nothing else is slow");
    let found = demo.search("commercial_ne", "account", &[("name", Operator::Is, "Robinetterie Clairbois")]);
    // It waits for a day: however long this test takes, it has not answered yet.
    assert!(tokio::time::timeout(Duration::from_millis(50), found).await.is_err());

    // Slow, it finds what it should all the same.
    let demo = start(Options { defects: vec![Defect::SlowSearch], slow: Duration::ZERO, ..Options::new(clock) }).await;
    demo.create("commercial_ne", "account", &[("name", "Robinetterie Clairbois")]).await.unwrap();
    let found = demo.search("commercial_ne", "account", &[("name", Operator::Is, "Robinetterie Clairbois")]).await;
    assert_eq!(found.unwrap().len(), 1);
}
