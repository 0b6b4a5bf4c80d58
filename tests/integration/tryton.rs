//! The reference project's scenarios on a real CRM: only the target changes.
//!
//! `tests/all.sh` starts a Tryton 8.0 with the integrator's module and says where in `OUVRAGE_TEST_TRYTON`. One test,
//! because its database takes one writer at a time and its records are counted.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use ouvrage::crm::{self, ErrorKind, Operator, Value};
use ouvrage::link::target::read_target;
use ouvrage::model::target::Target;
use ouvrage::syntax::yaml::to_json;
use ouvrage::workspace::environment;

use crate::project::Project;
use crate::support::demo::{kind, role};
use crate::support::stage::{Events, signal, statuses, wait_for_end};

/// What the database holds, by table: a record that is left, or one too many removed, is seen here.
const TABLES: &[&str] =
    &["party_party", "party_address", "party_contact_mechanism", "sale_opportunity", "sale_sale", "res_user"];

/// The scenarios that this target can play, and what becomes of each: two of the integrator's omissions are found.
const PLAYED: &[(&str, &str)] = &[
    ("CT-001", "passed"),
    ("CT-002", "passed"),
    ("CT-003", "passed"),
    ("CT-004", "passed"),
    ("CT-005", "passed"),
    ("CT-006", "passed"),
    ("CT-009", "passed"),
    ("CT-010", "passed"),
    ("CT-011", "passed"),
    ("CT-012", "passed"),
    ("CT-018", "passed"),
    ("CT-019", "passed"),
    ("CT-022", "failed"),
    ("CT-031", "passed"),
    ("CT-032", "passed"),
    ("CT-033", "passed"),
    ("CT-034", "passed"),
    ("CT-035", "failed"),
    ("CT-037", "passed"),
    ("CT-040", "passed"),
    ("CT-041", "passed"),
    ("CT-044", "passed"),
];

/// The folder of the running Tryton.
fn folder() -> PathBuf {
    let folder = std::env::var_os("OUVRAGE_TEST_TRYTON");
    folder.expect("OUVRAGE_TEST_TRYTON is the folder of a running Tryton; tests/all.sh starts one").into()
}

/// Its address and the passwords.
fn environment_of() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(folder().join("environment")).expect("its environment");
    text.lines().filter_map(|line| line.split_once('=')).map(|(name, value)| (name.into(), value.into())).collect()
}

fn census() -> BTreeMap<String, usize> {
    let script = "import sqlite3, sys\nbase = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)\n\
                  for table in sys.argv[2:]:\n    print(table, base.execute('select count(*) from ' + table).fetchone()[0])";
    let base = folder().join("crm.sqlite");
    let told = Command::new("python3").args(["-c", script]).arg(base).args(TABLES).output().expect("python3");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).expect("text");
    told.lines()
        .map(|line| line.split_once(' ').expect("two words"))
        .map(|(t, n)| (t.into(), n.parse().expect("a number")))
        .collect()
}

fn target() -> Target {
    let file = to_json(include_str!("../../specs/targets/tryton.yaml")).expect("YAML");
    let profile = to_json(&ouvrage::assets::template_text("profiles/tryton.yaml").expect("shipped")).expect("YAML");
    read_target(&file["targets"][0], Some(&profile)).expect("a target")
}

#[test]
fn the_scenarios_of_the_reference_project_are_played_on_a_real_tryton() {
    the_port_keeps_its_promises();

    let project = Project::reference();
    environment::keep(&project.path(""), &environment_of()).expect("the env file is written");
    let before = census();
    let cases: Vec<&str> = PLAYED.iter().flat_map(|(case, _)| ["--case", case]).collect();
    let run = |more: &[&'static str]| [&["run", "--target", "tryton"], more, &cases].concat();

    // The same verdicts three times running, and nothing is left.
    let mut first = None;
    for _ in 0..3 {
        let ran = project.run(&run(&["--output-format", "json"]));
        let report: serde_json::Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert_eq!(report["version"], "8.0");
        assert_eq!(report["leftovers"], serde_json::json!([]));
        let told = statuses(&report);
        for (case, wanted) in PLAYED {
            let of_case: Vec<&String> =
                told.iter().filter(|(id, _)| id.starts_with(&format!("{case} "))).map(|(_, status)| status).collect();
            assert!(
                !of_case.is_empty() && of_case.iter().all(|status| status == wanted),
                "{case}: {of_case:?} {}",
                ran.err
            );
        }
        assert_eq!(first.get_or_insert_with(|| told.clone()), &told);
        assert_eq!(census(), before);
    }

    // Killed in the middle: `clean` removes what it had created.
    let mut command = project.command(&run(&["--events"]));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let lines = std::io::BufReader::new(child.stdout.take().expect("a pipe"));
    let mut events = Events { child, lines };
    let worker = events.worker_once_started();
    events.until_created(3);
    events.signal("KILL");
    signal(worker, "KILL");
    wait_for_end(worker);
    let cleaned = project.run(&["clean", "--target", "tryton"]);
    assert_eq!(cleaned.code, 0, "{}{}", cleaned.out, cleaned.err);
    assert_eq!(census(), before, "{}{}", cleaned.out, cleaned.err);

    the_target_is_compared_with_the_crm(&project);
    an_opportunity_is_changed_on_its_own_screen(&project);
    assert_eq!(census(), before);

    // What this target lacks is told by its name, and nothing of it is sent.
    let ran = project.run(&["run", "--target", "tryton", "--case", "CT-008"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("n’a pas de «\u{a0}piste\u{a0}»"), "{}", ran.err);
    assert_eq!(census(), before);
}

/// Its web client, whose pages are drawn by script: waited for by what they do, fields that change under the hand included.
const ON_SCREEN: &str = "# language: fr
Fonctionnalité: L’écran de Tryton

  @EXG-018
  Scénario: Une opportunité se change à l’écran
    Étant donné un compte « Fonderie de Champagney » avec :
      | type de client | PME      |
      | région         | Nord-Est |
      | commercial     | Morel    |
    Et une opportunité « Bras de coulée Champagney » avec :
      | compte         | Fonderie de Champagney |
      | type de client | PME                    |
      | montant        | 48 000,00 €            |
      | étape          | Négociation            |
      | commercial     | Morel                  |
    Quand je me connecte à l’écran en tant que commercial Nord-Est
    Et j’ouvre la page « opportunités »
    Alors je vois « Fonderie de Champagney »
    Et je ne vois pas « Laminoirs de Vireloup »
    Quand j’ouvre la page « opportunité » de l’opportunité « Bras de coulée Champagney »
    Alors je vois « 48 000,00 » dans le champ « Montant »
    Quand je saisis « 52 000,00 » dans le champ « Montant »
    Et je clique sur le bouton « Enregistrer »
    Alors le montant de l’opportunité « Bras de coulée Champagney » est 52 000,00 €
";

fn an_opportunity_is_changed_on_its_own_screen(project: &Project) {
    project.write("features/ecran-tryton.feature", ON_SCREEN.as_bytes());
    let case = "features/ecran-tryton.feature#Une opportunité se change à l’écran";
    let ran = project.run(&["run", "--target", "tryton", "--case", case]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// `target check` names what the mapping says and the CRM does not have, with the nearest name.
fn the_target_is_compared_with_the_crm(project: &Project) {
    let sound = project.run(&["target", "check", "tryton"]);
    assert_eq!(sound.code, 0, "{}{}", sound.out, sound.err);
    assert!(sound.out.contains("version 8.0") && sound.out.contains("La cible est prête."), "{}", sound.out);
    assert!(sound.out.contains("✓ flux ERP (erp) est connecté"), "{}", sound.out);

    let path = "specs/targets/tryton.yaml";
    let written = project.read(path);
    // What it says of a model that the target does not name, and of one of which it has not named all.
    let mapped = project.run(&["target", "map", "tryton", "party.category", "sale.opportunity", "--dry-run"]);
    assert_eq!(mapped.code, 0, "{}{}", mapped.out, mapped.err);
    assert!(
        mapped.out.contains("category (party.category)") && mapped.out.contains("+      category:"),
        "{}",
        mapped.out
    );
    assert!(mapped.out.contains("déjà nommés"), "{}", mapped.out);
    let slip = project.run(&["target", "map", "tryton", "party.categorie"]);
    assert_eq!(slip.code, 2, "{}", slip.err);
    assert!(slip.err.contains("party.category"), "{}", slip.err);
    assert_eq!(project.read(path), written);
    project.replace(path, "api: salesperson", "api: salesperso");
    project.replace(
        path,
        "api: \"contact_mechanisms[type=phone].value\"",
        "api: \"contact_mechanism[type=phone].value\"",
    );
    let slips = project.run(&["target", "check", "tryton", "--output-format", "json"]);
    assert_eq!(slips.code, 1, "{}{}", slips.out, slips.err);
    let told: serde_json::Value = serde_json::from_str(&slips.out).expect("JSON");
    let lacks = |entity: &str| {
        let all = told["entities"].as_array().expect("entities");
        all.iter().find(|one| one["entity"] == entity).expect("it is compared")["lacks"].clone()
    };
    let lack = serde_json::json!([{"what": "field", "field": "owner", "value": null, "api": "salesperso", "nearest": "salesperson"}]);
    assert_eq!(lacks("account"), lack);
    assert_eq!(lacks("contact")[0]["nearest"], "contact_mechanisms");
    assert_eq!(lacks("opportunity"), serde_json::json!([]));
    project.write(path, written.as_bytes());
}

/// Create, read, change, search with pages, refuse, delete: as the port says, whatever the CRM.
fn the_port_keeps_its_promises() {
    let (env, target) = (environment_of(), target());
    let connector = crm::connect(&target, &env).expect("a connector");
    let before = census();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let text = |text: &str| Value::Text(text.to_owned());
    runtime.block_on(async {
        let (admin, morel, erp) = (role("administrateur"), role("commercial_ne"), role("flux_erp"));
        let version = connector.version().await.expect("a version");
        assert_eq!(version.value.as_deref(), Some("8.0"));

        let values = [
            ("name", text("Société Générale d’essai « 50 % »")),
            ("city", text("Épinal")),
            ("email", text("contact@essai.example")),
            ("region", text("north_east")),
            ("last_order_on", Value::Date(jiff::civil::date(2026, 2, 28))),
        ];
        let values = values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let account =
            connector.create(&admin, "account", &values, Some("ouvrage-essai-1")).await.expect("created").value;
        let read = connector.read(&morel, "account", &account).await.expect("read").value.expect("it is there");
        for (key, value) in &values {
            assert_eq!(read.values.get(key), Some(value), "{key}");
        }
        assert_eq!(read.values.get("phone"), Some(&Value::Null));
        let only = std::slice::from_ref(&account);
        let marked = connector.find_marked(&admin, "account", "ouvrage-essai-1").await.expect("a search").value;
        assert_eq!(marked, only);

        // Two lines of lists are changed, one is taken away, none is doubled.
        let change = [("city", text("Vittel")), ("phone", text("03 53 01 12 40")), ("email", Value::Null)];
        let change = change.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        connector.update(&admin, "account", &account, &change).await.expect("changed");
        let read = connector.read(&admin, "account", &account).await.expect("read").value.expect("it is there");
        for (key, value) in &change {
            assert_eq!(read.values.get(key), Some(value), "{key}");
        }

        let is = |key: &str, operator, value| (key.to_owned(), operator, value);
        let found = async |filter: Vec<(String, Operator, Value)>| {
            let page = connector.search(&admin, "account", &filter, 500).await.expect("a search").value;
            assert!(page.complete);
            page.records.into_iter().map(|record| record.id).collect::<Vec<_>>()
        };
        assert_eq!(found(vec![is("city", Operator::Is, text("Vittel"))]).await, only);
        assert_eq!(found(vec![is("name", Operator::Contains, text("« 50 % »"))]).await, only);
        assert!(found(vec![is("name", Operator::Contains, text("50_%"))]).await.is_empty(), "signs are no pattern");
        let day = |day| Value::Date(jiff::civil::date(2026, 2, day));
        assert_eq!(
            found(vec![is("last_order_on", Operator::Less, Value::Date(jiff::civil::date(2026, 3, 1)))]).await,
            only
        );
        assert!(found(vec![is("last_order_on", Operator::Greater, day(28))]).await.is_empty());
        assert_eq!(
            found(vec![is("city", Operator::Is, text("Vittel")), is("email", Operator::Is, Value::Null)]).await,
            only
        );

        // More records than a page holds are all found, or the search says that it was cut.
        let morel_is = vec![is("name", Operator::Is, text("Morel"))];
        let seller = connector.search(&admin, "user", &morel_is, 2).await.expect("a search").value.records.remove(0).id;
        let mut opportunities = Vec::new();
        for number in 0..205 {
            let pairs = [
                ("name", text(&format!("Ligne {number:03}"))),
                ("account", Value::Reference(account.clone())),
                ("amount", Value::Decimal("1234567.89".parse().expect("a number"))),
                ("owner", Value::Reference(seller.clone())),
                ("probability", Value::Decimal("20".parse().expect("a number"))),
            ];
            let values = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            opportunities.push(connector.create(&admin, "opportunity", &values, None).await.expect("created").value);
        }
        let of_account = vec![is("account", Operator::Is, Value::Reference(account.clone()))];
        let page = connector.search(&admin, "opportunity", &of_account, 1_000).await.expect("a search").value;
        assert!(page.complete && page.records.len() == 205);
        let amount = page.records[0].values.get("amount");
        assert_eq!(amount, Some(&Value::Decimal("1234567.89".parse().expect("a number"))));
        let cut = connector.search(&admin, "opportunity", &of_account, 50).await.expect("a search").value;
        assert!(!cut.complete && cut.records.len() == 50);

        // An action, a refusal of each kind, an absence that is none of them.
        connector.action(&admin, "opportunity", &opportunities[0], "qualify").await.expect("done");
        let read = connector.read(&admin, "opportunity", &opportunities[0]).await.expect("read").value.expect("there");
        assert_eq!(read.values.get("status"), Some(&text("opportunity")));
        let one = |key: &str, value: Value| [(key.to_owned(), value)].into();
        assert_eq!(
            kind(connector.update(&erp, "opportunity", &opportunities[0], &one("amount", Value::Integer(1))).await),
            ErrorKind::Forbidden
        );
        assert_eq!(
            kind(connector.update(&admin, "account", &account, &one("siret", text("123"))).await),
            ErrorKind::Validation
        );
        assert_eq!(
            kind(connector.update(&admin, "account", "999999", &one("city", text("Metz"))).await),
            ErrorKind::NotFound
        );
        assert_eq!(kind(connector.delete(&admin, "account", "999999").await), ErrorKind::NotFound);
        assert_eq!(connector.read(&admin, "account", "999999").await.expect("an answer").value, None);
        assert!(kind(connector.delete(&admin, "account", &account).await).is_refusal(), "it is in use");

        for opportunity in &opportunities {
            connector.action(&admin, "opportunity", opportunity, "cancel").await.expect("cancelled");
            connector.delete(&admin, "opportunity", opportunity).await.expect("deleted");
        }
        connector.delete(&admin, "account", &account).await.expect("deleted");
        assert_eq!(connector.read(&admin, "account", &account).await.expect("an answer").value, None);

        // A wrong password is told once, with the login, and no word of the password.
        let mut wrong = env.clone();
        wrong.insert("OUVRAGE_TRYTON_MOREL".to_owned(), "Sesame-Ouvre-Toi".to_owned());
        let refused =
            crm::connect(&target, &wrong).expect("a connector").open("commercial_ne").await.expect_err("refused");
        assert_eq!(refused.kind, ErrorKind::Auth);
        assert!(refused.message.contains("morel") && !format!("{refused:?}").contains("Sesame"), "{refused:?}");
    });
    assert_eq!(census(), before);
}
