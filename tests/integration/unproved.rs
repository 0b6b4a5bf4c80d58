//! A CRM whose answers prove nothing: is nothing passed, and nothing failed, on its word?
//!
//! It answers searches and writes in ways that real interfaces were seen to have: a redirected write, a list without
//! all fields, a parameter that it does not know, values that the target does not name.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value as Json, json};

use crate::project::Project;
use crate::support::stage::Stage;

/// How it answers.
#[derive(Clone, Copy, Default)]
struct Manners {
    /// Writes are answered by a redirection of that status.
    redirects: Option<u16>,
    /// Searches give these fields only; all of them where there are none.
    gives: &'static [&'static str],
    /// Searches by that field find nothing.
    unknown: Option<&'static str>,
    /// Searches listen to no condition.
    deaf: bool,
}

type Records = Arc<Mutex<BTreeMap<String, Map<String, Json>>>>;

/// The queries of the searches.
type Asked = Arc<Mutex<Vec<String>>>;

/// What a request for a search leaves of the records.
fn found(records: &BTreeMap<String, Map<String, Json>>, manners: Manners, query: &str) -> Vec<Json> {
    let decoded = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            let hex = |byte: Option<u8>| (byte.expect("a figure") as char).to_digit(16).expect("a figure") as u8;
            bytes.push(if byte == b'%' { hex(rest.next()) << 4 | hex(rest.next()) } else { byte });
        }
        String::from_utf8(bytes).expect("text")
    };
    let pairs = query.split('&').filter_map(|pair| pair.strip_prefix("f="));
    let conditions: Vec<String> = pairs.map(decoded).collect();
    let said = |record: &Map<String, Json>, field: &str| match record.get(field) {
        Some(Json::String(text)) => text.to_lowercase(),
        Some(Json::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let meets = |record: &Map<String, Json>, condition: &str| {
        let parts: Vec<&str> = condition.splitn(3, ':').collect();
        let (seen, wanted) = (said(record, parts[0]), parts[2].to_lowercase());
        let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
        manners.unknown != Some(parts[0])
            && match parts[1] {
                "eq" => seen == wanted,
                "has" => seen.contains(&wanted),
                "gt" => number(&seen) > number(&wanted),
                _ => number(&seen) < number(&wanted),
            }
    };
    let all = records.iter().filter(|(_, record)| manners.deaf || conditions.iter().all(|one| meets(record, one)));
    let shown = |(id, record): (&String, &Map<String, Json>)| {
        let given = |name: &str| manners.gives.is_empty() || manners.gives.contains(&name);
        let mut shown: Map<String, Json> = record.clone().into_iter().filter(|(name, _)| given(name)).collect();
        shown.insert("id".to_owned(), json!(id));
        Json::Object(shown)
    };
    all.map(shown).collect()
}

async fn answer(
    State((records, asked, manners)): State<(Records, Asked, Manners)>,
    method: Method,
    uri: Uri,
    body: Bytes,
) -> Response {
    let mut records = records.lock().expect("not poisoned");
    let sent = || serde_json::from_slice::<Map<String, Json>>(&body).expect("a record");
    let absent = || (StatusCode::NOT_FOUND, axum::Json(json!({"code": "none", "message": "absent"}))).into_response();
    let id = uri.path().trim_start_matches("/contacts").trim_matches('/').to_owned();
    if let Some(status) = manners.redirects
        && (method == Method::PATCH || method == Method::DELETE)
        && !uri.path().ends_with('/')
    {
        let status = StatusCode::from_u16(status).expect("a status");
        return (status, [("location", format!("{}/?key=s3cret", uri.path()))]).into_response();
    }
    match (method, id.as_str()) {
        (Method::GET, "") => {
            let query = uri.query().unwrap_or_default();
            asked.lock().expect("not poisoned").push(query.to_owned());
            let data = found(&records, manners, query);
            axum::Json(json!({"total": data.len(), "data": data})).into_response()
        }
        (Method::POST, "") => {
            let id = (records.len() + 100).to_string();
            let empty = ["name", "city", "stage", "amount", "mark"].map(|name| (name.to_owned(), Json::Null));
            records.insert(id.clone(), empty.into_iter().chain(sent()).collect());
            axum::Json(json!({"data": {"id": id}})).into_response()
        }
        (Method::GET, id) => match records.get(id) {
            Some(record) => {
                let mut shown = record.clone();
                shown.insert("id".to_owned(), json!(id));
                axum::Json(json!({"data": shown})).into_response()
            }
            None => absent(),
        },
        (Method::PATCH, id) => match records.get_mut(id) {
            Some(record) => {
                record.extend(sent());
                axum::Json(json!({"data": {"id": id}})).into_response()
            }
            None => absent(),
        },
        (_, id) => match records.remove(id) {
            Some(_) => StatusCode::NO_CONTENT.into_response(),
            None => absent(),
        },
    }
}

const TARGET: &str = r#"
targets:
  - id: essai
    connector: rest
    url: ${ESSAI_URL}
    default_role: admin
    users: {admin: {login: admin, password: "${ESSAI_PASSWORD}", labels: {fr: administrateur, en: administrator}}}
    protocol:
      sign_in: {header: X-Api-Key, value: "{password}"}
      create: {call: "POST /{entity}", id: $.data.id}
      read: {call: "GET /{entity}/{id}", record: $.data}
      update: {call: "PATCH /{entity}/{id}"}
      delete: {call: "DELETE /{entity}/{id}"}
      search:
        call: GET /{entity}
        SAYS
        records: "$.data[*]"
        total: $.total
        page: 50
      record: {id: $.id}
      errors: {code: $.code, message: $.message}
    entities:
      contact:
        api: contacts
        labels: {fr: [contact, contacts], en: [contact, contacts]}
        key: [name]
        mark: mark
        fields:
          name: {type: text, labels: {fr: nom, en: name}}
          city: {type: text, labels: {fr: ville, en: city}}
          stage: {type: choice, labels: {fr: étape, en: stage}, values: {won: {api: WON, labels: {fr: gagné, en: won}}, new: {api: new, labels: {fr: nouveau, en: new}}}}
          amount: {type: money, labels: {fr: montant, en: amount}}
"#;

/// How conditions are sent; without it they are looked for among the records themselves.
const SAYS: &str =
    "condition: \"f={field}:{operator}:{value}\"\n        operators: {is: eq, contains: has, greater: gt, less: lt}";

struct Crm {
    stage: Stage,
    records: Records,
    asked: Asked,
}

impl Crm {
    /// A project and such a CRM, which holds these records.
    fn new(manners: Manners, says: &str, held: &[Json]) -> Self {
        let manifest = "project:\n  title: Essai\n  code: ESS\n  language: fr\ndefault_target: essai\n";
        let requirements = "requirements:\n  - {id: EXG-001, title: Chercher un contact}\n";
        let project = Project::new(manifest)
            .file("specs/exigences.yaml", requirements)
            .file("specs/targets/essai.yaml", &TARGET.replace("SAYS", says));
        let stage = Stage::new(project, &[]);
        let held = held.iter().enumerate();
        let held = held.map(|(n, record)| (n.to_string(), record.as_object().expect("a record").clone())).collect();
        let records: Records = Arc::new(Mutex::new(held));
        let asked = Asked::default();
        let router = Router::new().fallback(answer).with_state((records.clone(), asked.clone(), manners));
        let address = stage.serve(router);
        stage.set("ESSAI_URL", &format!("http://{address}"));
        stage.set("ESSAI_PASSWORD", "clef");
        Self { stage, records, asked }
    }

    /// The status of one scenario, and all that is said of it.
    fn plays(&self, steps: &str) -> (String, String) {
        let lines: String = steps.lines().map(|line| format!("    {}\n", line.trim())).collect();
        let feature =
            format!("# language: fr\nFonctionnalité: Contacts\n\n  @CT-001 @EXG-001\n  Scénario: Un contact\n{lines}");
        self.stage.project.write("features/contacts.feature", feature.as_bytes());
        let (_, report) = self.stage.json(&[]);
        let one = &report["scenarios"][0];
        (one["status"].as_str().unwrap_or_default().to_owned(), report.to_string().replace('\u{a0}', " "))
    }

    /// Each of these is so judged, for that reason.
    fn judges(&self, status: &str, why: &str, all: &[&str]) {
        for steps in all {
            let (seen, said) = self.plays(steps);
            assert!(seen == status && said.contains(why), "{steps}\n{seen} and not {status} ({why})\n{said}");
        }
    }
}

fn zoe() -> Json {
    json!({"name": "Zoe", "city": "Metz", "stage": "new", "amount": "48", "mark": null})
}

fn plain() -> Manners {
    Manners::default()
}

#[test]
fn a_write_that_is_sent_elsewhere_is_not_accepted() {
    let changed =
        "Quand l’administrateur porte la ville du contact « Zoe » à « Nancy »\nAlors l’opération est acceptée";
    let deleted = "Quand l’administrateur supprime le contact « Zoe »\nAlors l’opération est acceptée";
    for status in [301, 302, 303] {
        let crm = Crm::new(Manners { redirects: Some(status), ..plain() }, SAYS, &[zoe()]);
        crm.judges("blocked", &format!("est renvoyé vers /contacts/0/ (HTTP {status})"), &[changed, deleted]);
        assert!(!crm.plays(changed).1.contains("s3cret"), "what stands behind the question mark may be secret");
    }
    // Those that send the same method and the same body again are what they say.
    for status in [307, 308] {
        let crm = Crm::new(Manners { redirects: Some(status), ..plain() }, SAYS, &[zoe()]);
        crm.judges("passed", "", &[changed]);
        assert_eq!(crm.records.lock().expect("not poisoned")["0"]["city"], "Nancy");
        crm.judges("passed", "", &[deleted]);
        assert!(crm.records.lock().expect("not poisoned").is_empty());
    }
}

#[test]
fn a_field_that_a_list_does_not_give_is_met_by_nobody_knows_whom() {
    let listed = "operators: {}";
    let narrow = Manners { gives: &["name", "mark"], ..plain() };
    let crm = Crm::new(narrow, listed, &[zoe()]);
    let absent = "Alors aucun contact n’existe dont la ville est « Metz »";
    let present = "Alors un contact existe dont la ville est « Metz »";
    let most = "Alors au plus 0 contact existe dont la ville est « Metz »";
    crm.judges("blocked", "ne donne pas le champ « ville »", &[absent, present, most]);
    // Another condition that decides alone does not prove that this one is understood.
    let other = "Alors aucun contact n’existe dont la ville est « Metz » et dont le nom est « Jules »";
    crm.judges("blocked", "ne donne pas le champ « ville »", &[other]);
    let whole = Crm::new(plain(), listed, &[zoe()]);
    whole.judges("failed", "", &[absent]);
    whole.judges("passed", "", &[present, "Alors aucun contact n’existe dont la ville est « Toul »"]);
}

#[test]
fn a_text_is_looked_for_in_texts_only() {
    for steps in [
        "Alors un contact existe dont le montant contient « 999 »",
        "Alors aucun contact n’existe dont le montant contient « 48 »",
        "Alors un contact existe dont l’étape contient « gagné »",
        "Quand l’administrateur recherche les contacts dont l’étape contient « nouv »\nAlors aucun contact n’est trouvé",
        "Quand l’administrateur recherche les contacts avec :\n| montant | contient | 48 |\nAlors aucun contact n’est trouvé",
    ] {
        for manners in [plain(), Manners { deaf: true, ..plain() }] {
            let crm = Crm::new(manners, SAYS, &[zoe()]);
            crm.judges("undefined", "ne demande « contient » que d’un champ de texte", &[steps]);
        }
    }
    let crm = Crm::new(plain(), SAYS, &[zoe()]);
    crm.judges("passed", "", &["Alors un contact existe dont la ville contient « etz »"]);
    crm.judges("passed", "", &["Alors l’étape du contact « Zoe » contient « nouv »"]);
}

#[test]
fn a_value_that_the_target_does_not_declare_is_no_other_value() {
    let odd = json!({"name": "Zoe", "city": "Metz", "stage": "Won", "amount": "48", "mark": null});
    let crm = Crm::new(plain(), SAYS, std::slice::from_ref(&odd));
    let undeclared = "la valeur « Won », que la cible ne déclare pas";
    crm.judges("blocked", undeclared, &["Alors l’étape du contact « Zoe » n’est pas « gagné »"]);
    crm.judges("failed", "Won", &["Alors l’étape du contact « Zoe » est « gagné »"]);
    crm.judges("passed", "", &["Alors l’étape du contact « Zoe » n’est pas vide"]);
    let crm = Crm::new(plain(), "operators: {}", &[odd]);
    crm.judges("blocked", undeclared, &["Alors aucun contact n’existe dont l’étape est « gagné »"]);
}

#[test]
fn an_absence_needs_a_search_that_understands_each_field_of_its_conditions() {
    let absent = "Alors aucun contact n’existe dont la ville est « Metz »";
    let toul = "Alors aucun contact n’existe dont la ville est « Toul »";
    let blind = "La recherche par « ville » ne trouve pas un enregistrement qui existe";
    // The parameter is not known to the server: it finds nothing, whatever is there.
    for unknown in [absent, toul, "Alors au plus 1 contact existe dont la ville contient « Me »"] {
        let crm = Crm::new(Manners { unknown: Some("city"), ..plain() }, SAYS, &[zoe()]);
        crm.judges("blocked", blind, &[unknown]);
        let searched = "Quand l’administrateur recherche les contacts dont la ville est « Metz »\nAlors aucun contact n’est trouvé";
        crm.judges("blocked", blind, &[searched]);
    }
    let crm = Crm::new(Manners { unknown: Some("amount"), ..plain() }, SAYS, &[zoe()]);
    let above = "Alors aucun contact n’existe dont le montant est supérieur à 100";
    let below = "Alors aucun contact n’existe dont le montant est inférieur à 10 et dont la ville est « Metz »";
    crm.judges("blocked", "La recherche par « montant »", &[above, below]);
    crm.judges("passed", "", &[toul]);
    let crm = Crm::new(plain(), SAYS, &[zoe()]);
    crm.judges("failed", "", &[absent]);
    crm.judges("passed", "", &[toul, above, below]);
    let nameless = json!({"name": null, "city": null, "stage": null, "amount": null, "mark": null});
    let crm = Crm::new(Manners { unknown: Some("city"), ..plain() }, SAYS, &[nameless.clone(), zoe()]);
    crm.judges("blocked", blind, &[toul]);
    // Without a word for « empty », nothing empty is found.
    let empty =
        "Quand l’administrateur recherche les contacts avec :\n| ville | est | |\nAlors aucun contact n’est trouvé";
    crm.judges("blocked", blind, &[empty]);
    Crm::new(plain(), SAYS, &[zoe()]).judges("passed", "", &[empty]);
    // Where no record has anything there, the whole list of them is the proof; so is that of none.
    let crm = Crm::new(Manners { unknown: Some("city"), ..plain() }, SAYS, &[nameless]);
    crm.judges("passed", "", &[toul]);
    let crm = Crm::new(Manners { unknown: Some("city"), ..plain() }, SAYS, &[]);
    crm.judges("passed", "", &[toul]);
}

#[test]
fn each_field_is_asked_for_once_in_a_run() {
    let scenario = |n: usize| {
        format!(
            "  @CT-{n:03} @EXG-001\n  Scénario: {n}\n    Alors aucun contact n’existe dont la ville est « Toul{n} »\n\n"
        )
    };
    let crm = Crm::new(plain(), SAYS, &[zoe()]);
    let all: String = (1..=40).map(scenario).collect();
    let feature = format!("# language: fr\nFonctionnalité: Contacts\n\n{all}");
    crm.stage.project.write("features/contacts.feature", feature.as_bytes());
    let (ran, report) = crm.stage.json(&[]);
    assert_eq!(ran.code, 0, "{report}");
    let by_city = crm.asked.lock().expect("not poisoned");
    let controls = by_city.iter().filter(|query| query.contains("f=city%3Aeq%3AMetz")).count();
    // Scenarios that begin together may each be the first.
    assert!((1..=10).contains(&controls), "{controls} of {by_city:#?}");
}

#[test]
fn what_must_be_there_is_there_to_the_letter() {
    let lower = json!({"name": "Lou", "city": "épinal", "stage": "new", "amount": "12", "mark": null});
    // This CRM finds « Metz » under « METZ ».
    let crm = Crm::new(plain(), SAYS, &[zoe(), lower]);
    let alike = "n’a pas les mêmes majuscules ou accents dans « ville »";
    crm.judges(
        "failed",
        alike,
        &[
            "Alors un contact existe dont la ville est « METZ »",
            "Alors au moins 1 contact existe dont la ville est « Épinal »",
            "Alors un contact existe dont le nom est « Zoe » et dont la ville est « metz »",
        ],
    );
    crm.judges("passed", "", &["Alors un contact existe dont la ville est « Metz »"]);
    // What may not be there is not there in other capitals either.
    crm.judges("failed", "", &["Alors aucun contact n’existe dont la ville est « METZ »"]);
}

#[test]
fn a_word_of_the_crm_is_not_our_key_of_another_one() {
    // The target declares `won: {api: WON}`: what the CRM calls `won` is something else.
    let other = json!({"name": "Zoe", "city": "Metz", "stage": "won", "amount": "48", "mark": null});
    let crm = Crm::new(plain(), SAYS, &[other]);
    crm.judges("failed", "`won`", &["Alors l’étape du contact « Zoe » est « gagné »"]);
    let declared = json!({"name": "Zoe", "city": "Metz", "stage": "WON", "amount": "48", "mark": null});
    let crm = Crm::new(plain(), SAYS, &[declared]);
    crm.judges("passed", "", &["Alors l’étape du contact « Zoe » est « gagné »"]);
}
