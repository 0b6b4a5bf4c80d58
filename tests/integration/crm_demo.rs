//! Does the declared connector do all that the port promises, against the running demo CRM?

use std::collections::BTreeMap;

use ouvrage::clock::Clock;
use ouvrage::crm::{self, ErrorKind, Operator, Value};
use ouvrage::sandbox::{Options, Sandbox};

use crate::support::demo::{Demo, kind, role, sound};

const ADMIN: &str = "administrateur";

/// An entity, the values of a record, a change of it.
type Sample = (&'static str, Vec<(&'static str, String)>, (&'static str, &'static str));

/// One record of each entity with a value in each field that people write, and a change of it.
fn samples(account: &str, user: &str) -> Vec<Sample> {
    let own = |pairs: &[(&'static str, &str)]| pairs.iter().map(|(k, v)| (*k, (*v).to_owned())).collect::<Vec<_>>();
    vec![
        (
            "account",
            own(&[
                ("name", "Chaudronnerie de l’Orne & fils"),
                ("siret", "00093972800010"),
                ("email", "a@orne.example"),
                ("phone", "03 53 01 12 40"),
                ("city", "Épinal"),
                ("department", "88"),
                ("region", "north_east"),
                ("segment", "reseller"),
                ("owner", user),
                ("parent", account),
                ("last_order_on", "2025-08-10"),
                ("next_visit_on", "2026-03-15"),
                ("turnover", "1234567890.12"),
                ("outstanding", "-3.40"),
                ("status", "dormant"),
            ]),
            ("city", "Vittel"),
        ),
        ("contact", own(&[("name", "Agnès"), ("account", account), ("role", "payer")]), ("phone", "06 39 98 14 07")),
        ("lead", own(&[("name", "Salon"), ("score", "12"), ("amount", "0.10"), ("owner", user)]), ("source", "salon")),
        (
            "opportunity",
            own(&[
                ("name", "Paliers"),
                ("account", account),
                ("technical_study", "yes"),
                ("probability", "12.5"),
                ("close_on", "2026-06-30"),
            ]),
            ("amount", "31250.00"),
        ),
        ("quote", own(&[("name", "DV-1"), ("account", account), ("amount", "10.00")]), ("discount", "15.01")),
        (
            "task",
            own(&[("name", "Rappeler"), ("account", account), ("kind", "call"), ("due_on", "2026-03-13")]),
            ("status", "done"),
        ),
        (
            "visit",
            own(&[("name", "Palier"), ("account", account), ("done_on", "2026-03-11")]),
            ("report", "RAS « ok »\n\"fin\""),
        ),
        (
            "erp_message",
            own(&[("name", "EVT-9"), ("order_number", "CC-9"), ("amount", "742.95")]),
            ("order_number", "CC-10"),
        ),
        ("order", own(&[("name", "CC-7"), ("account", account), ("amount", "1.00")]), ("event_key", "EVT-7")),
        ("user", own(&[("name", "Remplaçante"), ("region", "west"), ("profile", "field")]), ("login", "remplacante")),
        ("import", own(&[("name", "comptes_ouest.csv"), ("dry_run", "yes")]), ("name", "comptes_ouest_2.csv")),
    ]
}

#[tokio::test]
async fn every_entity_is_created_read_found_changed_and_deleted() {
    let demo = sound().await;
    let account = demo.account("Acier Lorrain", "00041276700014").await;
    let user = demo.user("Morel").await;
    for (entity, values, change) in samples(&account, &user) {
        let pairs: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let id = demo.create(ADMIN, entity, &pairs).await.unwrap_or_else(|error| panic!("{entity}: {error}"));
        let record = demo.read(ADMIN, entity, &id).await.unwrap().unwrap();
        assert_eq!(record.id, id);
        for (key, value) in demo.values(entity, &pairs) {
            assert_eq!(record.values[&key], value, "{entity}.{key}");
        }
        let declared: Vec<_> = demo.target.entities[entity].fields.keys().collect();
        assert_eq!(record.values.keys().collect::<Vec<_>>(), declared, "every declared field of {entity} is answered");
        demo.update(ADMIN, entity, &id, &[change]).await.unwrap_or_else(|error| panic!("{entity}: {error}"));
        let conditions: Vec<_> = pairs
            .iter()
            .filter(|(key, _)| *key != change.0)
            .chain([&change])
            .map(|(key, value)| (*key, Operator::Is, *value))
            .collect();
        let found = demo.search(ADMIN, entity, &conditions).await.unwrap();
        assert_eq!(found.iter().map(|record| &record.id).collect::<Vec<_>>(), [&id], "{entity}");
        let marked = demo.connector.find_marked(&role(ADMIN), entity, "run-1").await.unwrap().value;
        assert!(marked.contains(&id), "{entity}");
        demo.delete(ADMIN, entity, &id).await.unwrap_or_else(|error| panic!("{entity}: {error}"));
        assert_eq!(demo.read(ADMIN, entity, &id).await.unwrap(), None);
        assert_eq!(kind(demo.delete(ADMIN, entity, &id).await), ErrorKind::NotFound);
        assert_eq!(kind(demo.update(ADMIN, entity, &id, &[change]).await), ErrorKind::NotFound);
    }
}

#[tokio::test]
async fn conditions_compare_by_the_type_of_the_field() {
    let demo = sound().await;
    for (name, turnover, last) in
        [("Alpha", "9.00", "2025-01-01"), ("Bêta", "10.00", ""), ("Gamma & co", "100.00", "2026-01-01")]
    {
        let values = [("name", name), ("turnover", turnover), ("last_order_on", last), ("city", "Saint-Éloi")];
        demo.create(ADMIN, "account", &values).await.unwrap();
    }
    let expectations: [(&str, Operator, &str, &[&str]); 7] = [
        ("turnover", Operator::Greater, "9.50", &["Bêta", "Gamma & co"]),
        ("turnover", Operator::Less, "10.00", &["Alpha"]),
        ("turnover", Operator::Is, "10", &["Bêta"]),
        ("last_order_on", Operator::Less, "2025-06-01", &["Alpha"]),
        ("last_order_on", Operator::Is, "", &["Bêta"]),
        ("name", Operator::Contains, "BETA", &["Bêta"]),
        ("name", Operator::Is, "gamma & co", &["Gamma & co"]),
    ];
    for (field, operator, value, names) in expectations {
        let found = demo
            .search(ADMIN, "account", &[("city", Operator::Is, "Saint-Éloi"), (field, operator, value)])
            .await
            .unwrap();
        let found: Vec<_> = found.iter().map(|record| record.values["name"].clone()).collect();
        let wanted: Vec<_> = names.iter().map(|name| Value::Text((*name).to_owned())).collect();
        assert_eq!(found, wanted, "{field} {operator:?} {value}");
    }
}

#[tokio::test]
async fn a_search_reads_all_pages_and_says_when_it_was_cut() {
    let demo = sound().await;
    for number in 0..450 {
        demo.create(ADMIN, "visit", &[("name", &format!("Tournée {number}"))]).await.unwrap();
    }
    let filter = vec![("name".to_owned(), Operator::Contains, Value::Text("tournée".to_owned()))];
    for (limit, found, complete, pages) in
        [(10_000, 450, true, 3), (450, 450, true, 3), (449, 449, false, 3), (7, 7, false, 1), (0, 0, false, 0)]
    {
        let answer = demo.connector.search(&role("chef_ne"), "visit", &filter, limit).await.unwrap();
        assert_eq!(
            (answer.value.records.len(), answer.value.complete),
            (0, limit > 0),
            "a manager sees no visit of nobody's region"
        );
        let answer = demo.connector.search(&role(ADMIN), "visit", &filter, limit).await.unwrap();
        let ids: std::collections::BTreeSet<_> = answer.value.records.iter().map(|record| record.id.clone()).collect();
        assert_eq!(
            (ids.len(), answer.value.complete, answer.exchanges.len()),
            (found, complete, pages),
            "limit {limit}"
        );
    }
}

#[tokio::test]
async fn refusals_have_their_kind_field_code_and_words() {
    let demo = sound().await;
    let account = demo.account("Acier Lorrain", "00041276700014").await;
    let error =
        demo.create("commercial_ne", "account", &[("name", "X"), ("siret", "00041276700014")]).await.unwrap_err();
    assert_eq!(error.native_code.as_deref(), Some("duplicate"));
    assert!(error.message.contains("00041276700014") && error.exchanges.len() == 2, "sign-in, then the refusal");
    let missing = [("name", "X"), ("account", "acc-999999")];
    let error = demo.create(ADMIN, "contact", &missing).await.unwrap_err();
    assert_eq!(
        (error.kind, error.field.as_deref()),
        (ErrorKind::Validation, Some("account")),
        "the neutral key, not account_id"
    );
    let error = demo.create(ADMIN, "account", &[("name", "")]).await.unwrap_err();
    assert_eq!((error.kind, error.http_status), (ErrorKind::Validation, Some(422)));
    demo.create(ADMIN, "contact", &[("name", "C"), ("account", &account)]).await.unwrap();
    assert_eq!(kind(demo.delete(ADMIN, "account", &account).await), ErrorKind::Transition);
    assert_eq!(kind(demo.delete("commercial_ne", "account", &account).await), ErrorKind::Forbidden);
    assert_eq!(kind(demo.act(ADMIN, "account", &account, "fly").await), ErrorKind::Unsupported);
    assert_eq!(kind(demo.read(ADMIN, "starship", "1").await), ErrorKind::Unsupported);
}

#[tokio::test]
async fn a_session_that_ended_is_opened_again_once() {
    let demo = sound().await;
    let account = demo.account("Acier Lorrain", "00041276700014").await;
    let url = &demo.running.url;
    let password = &demo.running.passwords[ADMIN];
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let body = serde_json::json!({ "login": "admin", "password": password }).to_string();
    let login = client.post(format!("{url}/api/login")).body(body).send().await.unwrap();
    let login: serde_json::Value = login.json().await.unwrap();
    let token = login["token"].as_str().unwrap();
    demo.connector.open("commercial_ne").await.unwrap();
    let expire = client.post(format!("{url}/api/admin/sessions/expire")).bearer_auth(token).send().await.unwrap();
    assert_eq!(expire.status(), 204);
    let answer = demo.connector.read(&role("commercial_ne"), "account", &account).await.unwrap();
    let statuses: Vec<_> = answer.exchanges.iter().map(|exchange| exchange.status).collect();
    assert_eq!(statuses, [Some(401), Some(200), Some(200)]);
}

#[tokio::test]
async fn roles_sign_in_once_however_many_act_at_the_same_time() {
    let demo = sound().await;
    let actor = role("commercial_ne");
    let reads = (0..20).map(|_| demo.connector.read(&actor, "account", "acc-999999"));
    let answers = futures::future::join_all(reads).await;
    let exchanges: usize = answers.into_iter().map(|answer| answer.unwrap().exchanges.len()).sum();
    assert_eq!(exchanges, 21);
}

#[tokio::test]
async fn a_wrong_password_a_missing_one_and_an_unknown_role_are_said_without_secrets() {
    let Demo { running, mut env, target, .. } = sound().await;
    env.insert("OUVRAGE_DEMO_COMMERCIAL_NE".to_owned(), "Fausse-Clef-9".to_owned());
    let connector = crm::connect(&target, &env).unwrap();
    let error = connector.open("commercial_ne").await.unwrap_err();
    assert_eq!((error.kind, error.http_status), (ErrorKind::Auth, Some(401)));
    assert!(!format!("{error:?}").contains("Fausse-Clef-9"));
    assert_eq!(kind(connector.open("nobody").await), ErrorKind::Auth);
    env.remove("OUVRAGE_DEMO_COMMERCIAL_NE");
    let error = crm::connect(&target, &env).err().unwrap();
    assert!(error.kind == ErrorKind::Auth && error.message.contains("OUVRAGE_DEMO_COMMERCIAL_NE"));
    assert!(!format!("{running:?}").contains(&running.passwords[ADMIN]));
}

#[tokio::test]
async fn evidence_shows_neither_passwords_nor_tokens_nor_people() {
    let demo = sound().await;
    let opened = demo.connector.open(ADMIN).await.unwrap();
    let contact = [("name", "Agnès"), ("email", "agnes.vautrin@vautrin.example"), ("phone", "03 53 01 12 40")];
    let values = demo.values("contact", &contact);
    let created = demo.connector.create(&role(ADMIN), "contact", &values, None).await.unwrap();
    let filter = vec![("email".to_owned(), Operator::Is, Value::Text("agnes.vautrin@vautrin.example".to_owned()))];
    let found = demo.connector.search(&role(ADMIN), "contact", &filter, 10).await.unwrap();
    assert_eq!(found.value.records.len(), 1, "what is hidden in evidence is sent whole");
    let shown = format!("{:?}{:?}{:?}", opened.exchanges, created.exchanges, found.exchanges);
    for secret in [demo.env["OUVRAGE_DEMO_ADMINISTRATEUR"].as_str(), "agnes.vautrin", "12 40"] {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(shown.contains("a…@….example") && shown.contains("03 •• •• •• ••"));
    assert_eq!(opened.exchanges[0].request, "POST /api/login");
    assert_eq!(opened.exchanges[0].response, None, "what opens a session is never kept");
    let long = [("name", "Visite"), ("report", &*"é".repeat(9_000))];
    let values = demo.values("visit", &long);
    let answer = demo.connector.create(&role(ADMIN), "visit", &values, None).await.unwrap();
    let body = answer.exchanges[0].body.as_deref().unwrap();
    assert!(body.chars().count() < 4_100 && body.ends_with("caractères en tout]"), "{}", &body[body.len() - 60..]);
}

#[tokio::test]
async fn the_version_is_asked_without_a_session() {
    let demo = sound().await;
    let answer = demo.connector.version().await.unwrap();
    assert_eq!((answer.value.as_deref(), answer.exchanges.len()), (Some("Sandbox 1.0"), 1));
}

#[tokio::test]
async fn a_crm_that_stops_is_unavailable_from_then_on() {
    let Demo { running, connector, .. } = sound().await;
    connector.open(ADMIN).await.unwrap();
    running.shutdown().await;
    let error = connector.read(&role(ADMIN), "account", "acc-000001").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unavailable);
    assert!(error.message.contains("127.0.0.1") && error.exchanges[0].status.is_none(), "{error}");
}

#[tokio::test]
async fn two_demo_crms_do_not_take_the_same_address() {
    let demo = sound().await;
    let port = demo.running.url.rsplit(':').next().unwrap().parse().unwrap();
    let clock = Clock::fixed("2026-03-12T08:00:00Z".parse().unwrap());
    let error = Sandbox::start(Options { port, ..Options::new(clock) }).await.unwrap_err();
    assert_eq!(error.source.kind(), std::io::ErrorKind::AddrInUse);
    let names: BTreeMap<_, _> = demo.running.environment();
    for role in demo.target.users.values() {
        let name = role.password.trim_start_matches("${").trim_end_matches('}');
        assert!(names.contains_key(name), "{name}");
    }
}

#[test]
fn a_target_is_checked_role_by_role_and_entity_by_entity() {
    let mut stage = crate::support::stage::Stage::reference(&[]);
    let sound = stage.run(&["target", "check"]);
    assert_eq!(sound.code, 0, "{}{}", sound.out, sound.err);
    for said in ["✓ le CRM répond, version", "✓ administrateur (admin) est connecté", "La cible est prête."] {
        assert!(sound.out.contains(said), "{said}: {}", sound.out);
    }
    // This interface does not describe its models: a record shows the fields that it has.
    stage.project.write(
        "specs/targets/demo.yaml",
        stage
            .project
            .read("specs/targets/demo.yaml")
            .replace(
                "    users:",
                "    entities:\n      account:\n        fields:\n          city: {api: town}\n    users:",
            )
            .as_bytes(),
    );
    let slip = stage.run(&["target", "check", "demo", "--lang", "en"]);
    assert_eq!(slip.code, 1, "{}{}", slip.out, slip.err);
    assert!(slip.out.contains("city: the CRM has no field “town”."), "{}", slip.out);

    stage.set("OUVRAGE_DEMO_CHEF_NE", "Sesame-Ouvre-Toi");
    let refused = stage.run(&["target", "check", "demo"]);
    assert_eq!(refused.code, 3, "{}{}", refused.out, refused.err);
    assert!(refused.out.contains("✗ chef des ventes Nord-Est (weber)"), "{}", refused.out);
    assert!(
        refused.out.contains("✓ administrateur (admin) est connecté"),
        "one refusal hides no other: {}",
        refused.out
    );
    assert!(!refused.out.contains("Sesame-Ouvre-Toi"), "{}", refused.out);

    stage.stop_crm();
    let gone = stage.run(&["target", "check", "demo"]);
    assert_eq!(gone.code, 3);
    assert!(gone.out.contains("✗ Le CRM est injoignable"), "{}{}", gone.out, gone.err);
}
