//! Does the demo CRM keep its business rules, seen through its declared connector?

use ouvrage::crm::{ErrorKind, Operator, Value};

use crate::support::demo::{kind, sound};

const SIRET: &str = "00041276700014";

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

#[tokio::test]
async fn a_siret_is_valid_and_known_once() {
    let demo = sound().await;
    let id = demo.account("Acier Lorrain", "000 412 767 00014").await;
    assert_eq!(demo.field("account", &id, "siret").await, text(SIRET));
    let again = [("name", "ACIER LORRAIN SA"), ("siret", SIRET), ("region", "north_east")];
    let error = demo.create("commercial_ne", "account", &again).await.unwrap_err();
    assert_eq!(
        (error.kind, error.field.as_deref(), error.http_status),
        (ErrorKind::Duplicate, Some("siret"), Some(409))
    );
    assert_eq!(demo.count("account", &[("siret", SIRET)]).await, 1);
    for wrong in ["00041276700015", "123"] {
        let refused = demo.create("commercial_ne", "account", &[("name", "X"), ("siret", wrong)]).await;
        assert_eq!(kind(refused), ErrorKind::Validation, "{wrong}");
    }
}

#[tokio::test]
async fn walls_hide_the_accounts_of_other_regions() {
    let demo = sound().await;
    let west = demo.account_of("Fonderie Masson", "00029494200016", "Lefèvre", "west", "sme").await;
    let by_name = [("name", Operator::Contains, "masson")];
    assert!(demo.search("commercial_ne", "account", &by_name).await.unwrap().is_empty());
    assert_eq!(demo.search("chef_ouest", "account", &by_name).await.unwrap().len(), 1);
    assert_eq!(kind(demo.read("commercial_ne", "account", &west).await), ErrorKind::Forbidden);
    assert_eq!(kind(demo.update("commercial_ne", "account", &west, &[("city", "Toul")]).await), ErrorKind::Forbidden);
    assert!(demo.read("commercial_ouest", "account", &west).await.unwrap().is_some());
    let key = demo.account_of("Laminoirs", "00024914400015", "Lefèvre", "west", "key_account").await;
    assert!(demo.read("kam_est", "account", &key).await.unwrap().is_some());
    assert_eq!(kind(demo.read("kam_est", "account", &west).await), ErrorKind::Forbidden);
}

#[tokio::test]
async fn a_reassigned_account_escapes_its_former_owner() {
    let demo = sound().await;
    let id = demo.account("Tôlerie Simonin", "00086510500019").await;
    let dubreuil = demo.user("Dubreuil").await;
    let given = [("owner", dubreuil.as_str())];
    assert_eq!(kind(demo.update("commercial_ne", "account", &id, &given).await), ErrorKind::Forbidden);
    demo.update("chef_ne", "account", &id, &given).await.unwrap();
    assert_eq!(kind(demo.update("commercial_ne", "account", &id, &[("city", "Toul")]).await), ErrorKind::Forbidden);
    demo.update("sedentaire", "account", &id, &[("city", "Toul")]).await.unwrap();
    assert_eq!(demo.field("account", &id, "owner").await, Value::Reference(dubreuil));
}

#[tokio::test]
async fn contacts_have_addresses_that_can_be_written_to_once() {
    let demo = sound().await;
    let account = demo.account("Hydraulique Sauvageot", "00071750400013").await;
    let contact = |email: &'static str| [("name", "Irène Colas"), ("account", account.as_str()), ("email", email)];
    let error = demo.create("sedentaire", "contact", &contact("irene.colas(at)sauvageot")).await.unwrap_err();
    assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Validation, Some("email")));
    demo.create("sedentaire", "contact", &contact("irene@sauvageot.example")).await.unwrap();
    let again = demo.create("sedentaire", "contact", &contact("IRENE@sauvageot.example")).await;
    assert_eq!(kind(again), ErrorKind::Duplicate);
    assert_eq!(demo.count("contact", &[("account", &account)]).await, 1);
}

#[tokio::test]
async fn a_lead_goes_to_whoever_sells_there() {
    let demo = sound().await;
    for (segment, department, owner) in [
        ("sme", "57", "Morel"),
        ("reseller", "54", "Morel"),
        ("key_account", "57", "KAM Est"),
        ("sme", "44", "Lefèvre"),
        ("key_account", "29", "Lefèvre"),
        ("sme", "99", "file d'attente"),
    ] {
        let lead = [("name", "Demande en ligne"), ("segment", segment), ("department", department)];
        let id = demo.create("administrateur", "lead", &lead).await.unwrap();
        let expected = Value::Reference(demo.user(owner).await);
        assert_eq!(demo.field("lead", &id, "owner").await, expected, "{segment} {department}");
    }
}

#[tokio::test]
async fn a_lead_is_scored_qualified_and_converted_once() {
    let demo = sound().await;
    let lead = [
        ("name", "Usinage Perrin"),
        ("company", "Usinage Perrin"),
        ("contact_name", "Solène Perrin"),
        ("email", "s.perrin@perrin.example"),
        ("segment", "sme"),
        ("department", "57"),
        ("amount", "15000.00"),
        ("source", "salon"),
    ];
    let id = demo.create("administrateur", "lead", &lead).await.unwrap();
    assert_eq!(demo.field("lead", &id, "score").await, Value::Integer(70));
    assert_eq!(kind(demo.act("commercial_ne", "lead", &id, "convert").await), ErrorKind::Transition);
    assert_eq!(kind(demo.act("commercial_ouest", "lead", &id, "qualify").await), ErrorKind::Forbidden);
    assert!(demo.act("commercial_ne", "lead", &id, "qualify").await.unwrap().is_empty());
    let created = demo.act("commercial_ne", "lead", &id, "convert").await.unwrap();
    let entities: Vec<&str> = created.iter().map(|record| record.entity.as_str()).collect();
    assert_eq!(entities, ["account", "contact", "opportunity"]);
    let opportunity = demo.read("commercial_ne", "opportunity", &created[2].id).await.unwrap().unwrap();
    assert_eq!(opportunity.values["amount"], Value::Decimal("15000.00".parse().unwrap()));
    assert_eq!(opportunity.values["account"], Value::Reference(created[0].id.clone()));
    assert_eq!(demo.count("contact", &[("account", &created[0].id)]).await, 1);
    assert_eq!(kind(demo.act("commercial_ne", "lead", &id, "convert").await), ErrorKind::Transition);
    assert_eq!(demo.count("account", &[("name", "Usinage Perrin")]).await, 1);
    // What followed from the lead carries its mark, so that a clean-up finds it.
    let marked =
        demo.connector.find_marked(&crate::support::demo::role("administrateur"), "opportunity", "run-1").await;
    assert_eq!(marked.unwrap().value, [created[2].id.clone()]);
}

#[tokio::test]
async fn stages_depend_on_the_customer_type_and_the_study() {
    let demo = sound().await;
    let key = demo.account_of("Laminoirs", "00024914400015", "KAM Est", "north_east", "key_account").await;
    let id = demo.create("kam_est", "opportunity", &[("name", "Roulements"), ("account", &key)]).await.unwrap();
    assert_eq!(demo.field("opportunity", &id, "segment").await, text("key_account"));
    let to = |stage: &'static str| [("stage", stage)];
    assert_eq!(kind(demo.update("kam_est", "opportunity", &id, &to("proposal")).await), ErrorKind::Transition);
    assert_eq!(demo.field("opportunity", &id, "stage").await, text("qualification"));
    demo.update("kam_est", "opportunity", &id, &to("study")).await.unwrap();
    demo.update("kam_est", "opportunity", &id, &[("technical_study", "yes"), ("stage", "proposal")]).await.unwrap();
    let sme = demo.account("Négoce", SIRET).await;
    for (segment, stage) in [("sme", "study"), ("reseller", "study"), ("reseller", "negotiation")] {
        let values = [("name", "Courroies"), ("account", sme.as_str()), ("segment", segment)];
        let id = demo.create("commercial_ne", "opportunity", &values).await.unwrap();
        assert_eq!(
            kind(demo.update("commercial_ne", "opportunity", &id, &[("stage", stage)]).await),
            ErrorKind::Transition
        );
    }
}

#[tokio::test]
async fn a_won_amount_is_fixed_and_a_closed_opportunity_stays_closed() {
    let demo = sound().await;
    let account = demo.account("Scierie", "00049260300014").await;
    let values = [("name", "Ligne de sciage"), ("account", account.as_str()), ("amount", "48000.00")];
    let id = demo.create("commercial_ne", "opportunity", &values).await.unwrap();
    demo.act("commercial_ne", "opportunity", &id, "win").await.unwrap();
    assert_eq!(demo.field("opportunity", &id, "stage").await, text("won"));
    assert_eq!(demo.field("opportunity", &id, "probability").await, Value::Decimal(100.into()));
    let changed = demo.update("commercial_ne", "opportunity", &id, &[("amount", "52000.00")]).await;
    assert_eq!(kind(changed), ErrorKind::Transition);
    assert_eq!(kind(demo.act("commercial_ne", "opportunity", &id, "lose").await), ErrorKind::Transition);
    assert_eq!(demo.field("opportunity", &id, "amount").await, Value::Decimal("48000.00".parse().unwrap()));
}

#[tokio::test]
async fn a_quote_follows_its_discount_and_margin() {
    let demo = sound().await;
    let account = demo.account("Mécanique Thiriet", "00095642500037").await;
    for (discount, margin, status) in [
        ("15.00", "24.00", "validated"),
        ("15.01", "24.00", "to_approve"),
        ("25.00", "24.00", "to_approve"),
        ("25.01", "24.00", "refused"),
        ("5.00", "18.00", "validated"),
        ("5.00", "17.99", "to_approve"),
    ] {
        let quote = [("name", "DV"), ("account", account.as_str()), ("discount", discount), ("margin", margin)];
        let id = demo.create("commercial_ne", "quote", &quote).await.unwrap();
        assert_eq!(demo.field("quote", &id, "status").await, text(status), "{discount} {margin}");
    }
}

#[tokio::test]
async fn only_the_manager_of_the_region_approves_then_it_is_sent_and_accepted() {
    let demo = sound().await;
    let account = demo.account("Forge", "00093434900010").await;
    let quote = [("name", "DV"), ("account", account.as_str()), ("discount", "20.00"), ("margin", "21.50")];
    let id = demo.create("commercial_ne", "quote", &quote).await.unwrap();
    for by in ["commercial_ne", "chef_ouest", "administrateur"] {
        assert_eq!(kind(demo.act(by, "quote", &id, "approve").await), ErrorKind::Forbidden, "{by}");
    }
    assert_eq!(kind(demo.act("commercial_ne", "quote", &id, "send").await), ErrorKind::Transition);
    demo.act("chef_ne", "quote", &id, "approve").await.unwrap();
    demo.act("commercial_ne", "quote", &id, "send").await.unwrap();
    assert_eq!(demo.field("quote", &id, "sent_on").await, Value::Date(jiff::civil::date(2026, 3, 12)));
    demo.act("commercial_ne", "quote", &id, "accept").await.unwrap();
    assert_eq!(demo.field("quote", &id, "status").await, text("accepted"));
    assert_eq!(kind(demo.update("commercial_ne", "quote", &id, &[("discount", "1")]).await), ErrorKind::Transition);
}

#[tokio::test]
async fn the_nightly_job_follows_a_quote_up_once() {
    let demo = sound().await;
    let account = demo.account("Compresseurs", "00033507500016").await;
    let job = demo.search("administrateur", "job", &[("name", Operator::Is, "quotidien")]).await.unwrap()[0].id.clone();
    let mut quotes = Vec::new();
    for (sent, status) in [("2026-03-05", "sent"), ("2026-03-06", "sent"), ("2026-03-03", "accepted")] {
        let quote = [("name", sent), ("account", account.as_str()), ("status", status), ("sent_on", sent)];
        quotes.push(demo.create("administrateur", "quote", &quote).await.unwrap());
    }
    assert_eq!(kind(demo.act("commercial_ne", "job", &job, "run").await), ErrorKind::Forbidden);
    for _ in 0..2 {
        assert!(demo.act("administrateur", "job", &job, "run").await.unwrap().is_empty());
    }
    let morel = demo.user("Morel").await;
    let task = [
        ("quote", quotes[0].as_str()),
        ("kind", "follow_up"),
        ("due_on", "2026-03-12"),
        ("owner", morel.as_str()),
        ("status", "open"),
    ];
    assert_eq!(demo.count("task", &task).await, 1);
    assert_eq!(demo.count("task", &[("quote", &quotes[1])]).await, 0);
    assert_eq!(demo.count("task", &[("quote", &quotes[2])]).await, 0);
    // The follow-up goes with its quote, and the account can then go.
    assert_eq!(kind(demo.delete("administrateur", "account", &account).await), ErrorKind::Transition);
    for quote in &quotes {
        demo.delete("administrateur", "quote", quote).await.unwrap();
    }
    assert_eq!(demo.count("task", &[("quote", &quotes[0])]).await, 0);
    demo.delete("administrateur", "account", &account).await.unwrap();
}

#[tokio::test]
async fn an_order_of_the_erp_exists_once_however_often_it_is_replayed() {
    let demo = sound().await;
    let message = [("name", "EVT-1"), ("siret", "00061175600032"), ("order_number", "CC-1"), ("amount", "3184.20")];
    let id = demo.create("flux_erp", "erp_message", &message).await.unwrap();
    assert_eq!(demo.field("erp_message", &id, "status").await, text("rejected"));
    assert_eq!(demo.field("erp_message", &id, "reason").await, text("client inconnu"));
    let account = demo.account("Moulins de la Seille", "00061175600032").await;
    let first = demo.act("administrateur", "erp_message", &id, "replay").await.unwrap();
    assert_eq!(first.len(), 1);
    assert!(demo.act("flux_erp", "erp_message", &id, "replay").await.unwrap().is_empty());
    assert_eq!(demo.create("flux_erp", "erp_message", &message).await.unwrap(), id);
    let order = [("event_key", "EVT-1"), ("name", "CC-1"), ("account", account.as_str()), ("amount", "3184.20")];
    assert_eq!(demo.count("order", &order).await, 1);
    assert_eq!(demo.field("erp_message", &id, "reason").await, Value::Null);
    demo.delete("administrateur", "erp_message", &id).await.unwrap();
    assert_eq!(demo.count("order", &[("event_key", "EVT-1")]).await, 0);
}

#[tokio::test]
async fn the_technical_account_only_feeds() {
    let demo = sound().await;
    let account = [("name", "Sablières Herbelin"), ("siret", "00067393900021"), ("region", "north_east")];
    assert_eq!(kind(demo.create("flux_erp", "account", &account).await), ErrorKind::Forbidden);
    assert_eq!(kind(demo.search("flux_erp", "account", &[]).await), ErrorKind::Forbidden);
    assert_eq!(demo.count("account", &[("siret", "00067393900021")]).await, 0);
    assert_eq!(kind(demo.create("commercial_ne", "erp_message", &[("name", "E")]).await), ErrorKind::Forbidden);
}

#[tokio::test]
async fn a_spreadsheet_is_rehearsed_loaded_and_taken_back() {
    let demo = sound().await;
    let before = demo.count("account", &[]).await;
    let run = |dry: &'static str| [("name", "comptes_nord_est.csv"), ("region", "north_east"), ("dry_run", dry)];
    let rehearsal = demo.create("administrateur", "import", &run("yes")).await.unwrap();
    assert_eq!(demo.count("account", &[]).await, before);
    let import = demo.create("administrateur", "import", &run("no")).await.unwrap();
    let (a, b) = (
        demo.read("administrateur", "import", &rehearsal).await.unwrap().unwrap(),
        demo.read("administrateur", "import", &import).await.unwrap().unwrap(),
    );
    for field in ["read", "loaded", "rejected", "turnover"] {
        assert_eq!(a.values[field], b.values[field], "{field}");
    }
    let count = |field: &str| match &b.values[field] {
        Value::Integer(count) => usize::try_from(*count).unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!((count("read"), count("loaded") + count("rejected")), (7_412, 7_412));
    assert!(count("rejected") > 100);
    assert_eq!(demo.count("account", &[]).await, before + count("loaded"));
    let west = demo.create("administrateur", "import", &[("name", "comptes_ouest.csv")]).await.unwrap();
    let rejected = demo.field("import", &west, "rejected").await;
    assert!(matches!(rejected, Value::Integer(1..1_000)), "each region knows its own establishments: {rejected:?}");
    for id in [&import, &west] {
        demo.delete("administrateur", "import", id).await.unwrap();
    }
    assert_eq!(demo.count("account", &[]).await, before);
    assert_eq!(kind(demo.create("administrateur", "import", &[("name", "x.csv")]).await), ErrorKind::Validation);
    assert_eq!(kind(demo.create("commercial_ne", "import", &run("yes")).await), ErrorKind::Forbidden);
}
