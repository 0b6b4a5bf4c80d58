//! Is what scenarios say to the interface itself sent as it is written, and its answer judged as it is?

mod bodies;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get, post};
use serde_json::{Value, json};

use crate::support::stage::{Stage, closed_port, small, statuses};

const SANDBOX: &str = "# language: fr
Fonctionnalité: Interface

  @CT-001 @EXG-001
  Scénario: Un compte par l’interface
    Étant donné que je suis connecté en tant que administrateur
    Quand j’envoie POST « /api/accounts » avec :
      \"\"\"
      {\"name\": \"Zinguerie <unique>\", \"city\": \"Toul\", \"outstanding\": 900.10}
      \"\"\"
    Alors le statut est 201
    Et la réponse est arrivée en moins de 1 minute
    Et l’en-tête « Content-Type » contient « application/json »
    Et dans la réponse, « $.data.name » est « Zinguerie <unique> »
    Et dans la réponse, « $.data.id » est présent
    Et dans la réponse, « $.error » est absent
    Et je retiens « $.data.id » de la réponse sous « id »
    Et le compte d’identifiant « ${id} » est à supprimer à la fin
    Et la ville du compte « Zinguerie <unique> » est « Toul »
    Quand j’envoie PATCH « /api/accounts/${id} » avec :
      | city | Épinal |
    Alors le statut est 200
    Quand j’envoie GET « /api/accounts » avec :
      | limit | 2 |
    Alors le statut est 200
    Et dans la réponse, « $.data » a 2 éléments
    Et dans la réponse, « $.limit » est 2
    Quand j’envoie GET « /api/accounts/${id} »
    Alors le statut est 200
    Et dans la réponse, on lit :
      | $.data.id   | ${id}  |
      | $.data.city | Épinal |
    Quand GET « /api/accounts/${id} » est envoyé sans session
    Alors le statut est 401
    Quand j’envoie GET « /api/accounts/nobody »
    Alors le statut est 404
    Et dans la réponse, « $.error.code » est « not_found »

  @CT-002 @EXG-002
  Scénario: Une erreur dont rien n’est dit
    Étant donné que je suis connecté en tant que administrateur
    Quand j’envoie GET « /api/accounts/nobody »
    Alors dans la réponse, « $.error » est présent

  @CT-003 @EXG-003
  Scénario: Une erreur à la dernière étape
    Étant donné que je suis connecté en tant que administrateur
    Quand j’envoie GET « /api/version »
    Alors le statut est 200
    Quand j’envoie GET « /api/accounts/nobody »
";

const SANDBOX_EN: &str = "# language: en
Feature: Interface

  @CT-001 @EXG-001
  Scenario: An account by the interface
    Given I am signed in as administrator
    When I send POST \"/api/accounts\" with:
      | name | Roofing <unique> |
      | city | Toul             |
    Then the status is 201
    And I keep \"$.data.id\" of the answer as \"id\"
    And the account with id \"${id}\" is to be removed at the end
    And in the answer, one reads:
      | $.data.city | Toul |
    When the administrator sends GET \"/api/accounts/${id}\"
    Then the HTTP status is 200
    And in the answer, \"$.data.name\" contains \"Roofing\"
    And the header \"X-Powered-By\" is absent
    When the administrator sends DELETE \"/api/accounts/${id}\"
    Then the status is 204
";

#[test]
fn an_interface_is_spoken_to_in_both_languages_and_what_it_made_is_removed() {
    for (feature, failed) in [(SANDBOX, true), (SANDBOX_EN, false)] {
        let stage = Stage::small(feature);
        let before = stage.census();
        let (ran, report) = stage.json(&[]);
        assert_eq!(statuses(&report)["CT-001 []"], "passed", "{report:#}");
        assert_eq!(ran.code, i32::from(failed), "{report:#}");
        assert_eq!(stage.census(), before, "nothing is left");
        if !failed {
            continue;
        }
        let lines = feature.lines().count();
        let last = feature.lines().position(|line| line.contains("« $.error » est présent")).expect("the step");
        for (id, line) in [("CT-002", last as u64 + 1), ("CT-003", lines as u64)] {
            let told = told(&report, id);
            assert_eq!(
                (told["status"].as_str(), told["failure"]["line"].as_u64()),
                (Some("failed"), Some(line)),
                "{told:#}"
            );
            let actual = told["failure"]["actual"].as_str().unwrap_or_default();
            assert!(actual.contains("statut 404"), "{told:#}");
        }
    }
}

/// The scenario of that id in `run --output-format json`.
fn told(report: &Value, id: &str) -> Value {
    let all = report["scenarios"].as_array().expect("scenarios");
    all.iter().find(|one| one["id"] == id).cloned().unwrap_or_else(|| panic!("{id}: {report:#}"))
}

/// What an interface answers that is no CRM of ours.
fn interface(elsewhere: &str) -> Router {
    let to = format!("http://{elsewhere}/stolen");
    let moved = async move || (StatusCode::FOUND, [(header::LOCATION, to)]);
    Router::new()
        .route("/api/version", get(async || axum::Json(json!({"version": "Essai"}))))
        .route("/api/login", post(async || axum::Json(json!({"token": "jeton-de-session-77"}))))
        .route("/moved", any(moved))
        .route("/echo", any(echo))
        .route("/rpc", post(rpc))
        .route("/{name}", any(answered))
}

async fn echo(method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let said = json!({
        "method": method.as_str(), "address": uri.to_string(), "key": text("x-cle"), "type": text("content-type"),
        "session": text("authorization"), "body": String::from_utf8_lossy(&body),
    });
    axum::Json(said).into_response()
}

async fn answered(Path(name): Path<String>) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    match name.as_str() {
        "exact" => {
            let text =
                r#"{"n":12.10,"text":"12.10","fine":0.1234567890123456789,"rows":[{"a":1},{"a":2}],"none":null}"#;
            (json, text).into_response()
        }
        "cookie" => ([(header::SET_COOKIE, "sid=SESSION-42-abc; Path=/")], json, "{}").into_response(),
        "down" => (StatusCode::INTERNAL_SERVER_ERROR, json, r#"{"error":"boom"}"#).into_response(),
        "wrong" => (StatusCode::NOT_FOUND, json, r#"{"error":"nobody"}"#).into_response(),
        _ => Html("<html><title>Portail captif</title></html>").into_response(),
    }
}

async fn rpc(body: Bytes) -> Response {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let answer = match asked["method"].as_str().unwrap_or_default() {
        "add" => json!({"jsonrpc": "2.0", "id": asked["id"], "result": asked["params"][0].as_i64().unwrap_or(0) + 1}),
        "list" => json!({"jsonrpc": "2.0", "id": 1, "result": [{"name": "Acier"}, {"name": "Bois"}]}),
        "fail" => json!({"jsonrpc": "2.0", "id": 1, "error": {"code": -32601, "message": "Méthode inconnue"}}),
        "nothing" => json!({"jsonrpc": "2.0", "id": 1}),
        "both" => json!({"jsonrpc": "2.0", "id": 1, "result": 1, "error": {"code": 1, "message": "x"}}),
        "other" => json!({"jsonrpc": "2.0", "id": 2, "result": 1}),
        _ => return Html("<html><title>Portail captif</title></html>").into_response(),
    };
    axum::Json(answer).into_response()
}

/// Scenarios `CT-001`, `CT-002`… of these steps, played against the interface: their report, and how often it was
/// lured elsewhere.
fn played(scenarios: &[&str]) -> (Stage, Value, usize) {
    let mut feature = "# language: fr\nFonctionnalité: Interface\n".to_owned();
    for (number, steps) in scenarios.iter().enumerate() {
        feature.push_str(&format!("\n  @CT-{:03} @EXG-001\n  Scénario: Essai {number}\n", number + 1));
        feature.push_str("    Étant donné que je suis connecté en tant que administrateur\n");
        for line in steps.lines() {
            feature.push_str(&format!("    {}\n", line.trim()));
        }
    }
    let stage = Stage::new(small(&feature), &[]);
    let lured = Arc::new(AtomicUsize::new(0));
    let count = lured.clone();
    let thief = stage.serve(Router::new().fallback(async move || {
        count.fetch_add(1, Ordering::SeqCst);
        "{}"
    }));
    let address = stage.serve(interface(&thief));
    stage.set("OUVRAGE_DEMO_URL", &format!("http://{address}"));
    stage.set("CLE_ESSAI", "s3cr3t-\"value\"-77");
    let (_, report) = stage.json(&[]);
    let lured = lured.load(Ordering::SeqCst);
    (stage, report, lured)
}

/// Each scenario has the status that it should, and its failure says that text.
fn assert_told(cases: &[(&str, &str, &str)]) {
    let steps: Vec<&str> = cases.iter().map(|(steps, ..)| *steps).collect();
    let (_stage, report, lured) = played(&steps);
    let statuses: BTreeMap<String, String> = statuses(&report);
    for (number, (steps, status, text)) in cases.iter().enumerate() {
        let id = format!("CT-{:03}", number + 1);
        assert_eq!(statuses[&format!("{id} []")], *status, "{steps}\n{:#}", told(&report, &id));
        let failure = told(&report, &id)["failure"].to_string().replace(['\u{a0}', '\u{202f}'], " ");
        assert!(failure.contains(text), "{steps}\n« {text} » is not in {failure}");
    }
    assert_eq!(lured, 0, "no redirection is followed to another host");
}

#[test]
fn an_answer_is_what_it_is_to_the_digit_and_to_the_sort() {
    assert_told(&[
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.n » est 12,1
            Et dans la réponse, « $.n » vaut 12,10 €
            Et dans la réponse, « $.fine » est 0,1234567890123456789
            Et dans la réponse, « $.text » est « 12.10 »
            Et dans la réponse, « $.none » est vide
            Et dans la réponse, « $.rows » a 2 éléments
            Et dans la réponse, « $.rows[*].a » contient 2
            Et dans la réponse, « $.rows[?@.a == 3] » est absent
            Et dans la réponse, on lit :
            | $.n | 12.10 |
            | $.text | \"12.10\" |
            | $.none | null |",
            "passed",
            "",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.n » est « 12.10 »",
            "failed",
            "12.10",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.text » est 12,10",
            "failed",
            r#"\"12.10\""#,
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.fine » est 0,1234567890123456",
            "failed",
            "0.1234567890123456789",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.row[?@.a == 3] » est absent",
            "failed",
            "son absence ne prouve rien",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.rows[?@.b == 3] » est absent",
            "failed",
            "n’a ce que le filtre regarde, @.b : son absence ne prouve rien",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et dans la réponse, « $.rows[*].a » est 1",
            "failed",
            "2 valeurs : 1, 2",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Et je retiens « $.none » de la réponse sous « rien »",
            "failed",
            "null",
        ),
        (
            "Quand j’envoie GET « /page »
            Alors le statut est 200
            Et dans la réponse, « $.n » est absent",
            "failed",
            "La réponse n’est pas du JSON",
        ),
    ]);
}

#[test]
fn a_breakdown_blocks_and_an_error_fails_unless_the_next_step_tells_the_status() {
    assert_told(&[
        (
            "Quand j’envoie GET « /down »
            Alors dans la réponse, « $.error » est « boom »",
            "blocked",
            "statut 500",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Quand j’envoie GET « /down »",
            "blocked",
            "statut 500",
        ),
        (
            "Quand j’envoie GET « /down »
            Alors le statut est 500
            Et dans la réponse, « $.error » est « boom »",
            "passed",
            "",
        ),
        (
            "Quand j’envoie GET « /down »
            Alors le statut est 200",
            "failed",
            "statut 500",
        ),
        (
            "Quand j’envoie GET « /wrong »
            Et j’envoie GET « /exact »
            Alors le statut est 200",
            "failed",
            "l’étape suivante n’en dit rien",
        ),
        (
            "Quand j’envoie GET « /wrong »
            Alors l’en-tête « X-Rien » est absent",
            "failed",
            "statut 404",
        ),
        (
            "Étant donné que j’envoie GET « /wrong »
            Quand j’envoie GET « /exact »
            Alors le statut est 200",
            "failed",
            "statut 404",
        ),
        (
            "Quand j’envoie GET « /moved »
            Alors le statut est 302
            Et l’en-tête « Location » contient « /stolen »",
            "passed",
            "",
        ),
        (
            "Quand j’envoie GET « /moved »
            Alors dans la réponse, « $.n » est absent",
            "failed",
            "statut 302, vers http",
        ),
    ]);
}

#[test]
fn nothing_that_answers_blocks() {
    let feature = "# language: fr\nFonctionnalité: Interface\n\n  @CT-001 @EXG-001\n  Scénario: Essai\n    \
        Quand GET « /x » est envoyé sans session\n    Alors le statut est 503\n";
    let stage = Stage::new(small(feature), &[]);
    stage.set("OUVRAGE_DEMO_URL", &format!("http://{}", closed_port()));
    let (ran, report) = stage.json(&[]);
    assert_eq!((ran.code, statuses(&report)["CT-001 []"].as_str()), (3, "blocked"), "{report:#}");
}

#[test]
fn what_is_sent_is_what_is_written_and_a_secret_is_shown_nowhere() {
    let steps = "Étant donné que les requêtes portent les en-têtes :
        | X-Cle | ${CLE_ESSAI} |
        Quand j’envoie POST « /echo?a=1 » avec :
        | nom | Acier \"Lorrain\" |
        | rang | 3 |
        | code | \"007\" |
        | actif | true |
        Alors le statut est 200
        Et dans la réponse, « $.address » est « /echo?a=1 »
        Et dans la réponse, « $.type » est « application/json »
        Et dans la réponse, « $.body » est « {“nom”} »";
    let sent = r#"{"nom":"Acier \"Lorrain\"","rang":3,"code":"007","actif":true}"#;
    let (stage, report, _) = played(&[
        steps,
        "Quand j’envoie GET « /echo » avec :
        | q | a&b=c |
        Alors le statut est 200
        Et dans la réponse, « $.address » est « /echo?q=a%26b%3Dc »
        Et dans la réponse, « $.session » contient « jeton »",
        "Étant donné que les requêtes portent les en-têtes :
        | Authorization | Bearer ${CLE_ESSAI} |
        Quand j’envoie GET « /echo »
        Alors le statut est 200
        Et dans la réponse, « $.session » correspond à « Bearer s3cr3t.* »
        Et je retiens « $.session » de la réponse sous « jeton »
        Et dans la réponse, « $.address » est « ${jeton} »",
        "Quand j’envoie POST « /echo » avec :
        \"\"\"form
        cle=${CLE_ESSAI}&a=1
        \"\"\"
        Alors le statut est 200
        Et dans la réponse, « $.type » est « application/x-www-form-urlencoded »
        Et dans la réponse, « $.body » contient « &a=1 »",
        "Étant donné que les requêtes portent les en-têtes :
        | X-Cle | ${CLE_ABSENTE} |
        Quand j’envoie GET « /echo »
        Alors le statut est 200",
    ]);
    let statuses = statuses(&report);
    assert_eq!(statuses["CT-002 []"], "passed", "{report:#}");
    assert_eq!(statuses["CT-004 []"], "passed", "{report:#}");
    // The last look of each of these fails, so that what was sent is shown.
    let first = told(&report, "CT-001");
    assert_eq!(first["failure"]["actual"], Value::from(Value::from(sent).to_string()), "{first:#}");
    assert_eq!(told(&report, "CT-003")["failure"]["line"], told(&report, "CT-003")["failure"]["line"]);
    assert_eq!(statuses["CT-003 []"], "failed", "{report:#}");
    assert_eq!(statuses["CT-005 []"], "blocked", "{report:#}");
    assert!(told(&report, "CT-005")["failure"]["message"].to_string().contains("CLE_ABSENTE"), "{report:#}");
    let kept = stage.kept(report["run"].as_str().expect("a run"));
    let evidence = serde_json::to_string(&kept).expect("JSON") + &report.to_string();
    for part in ["s3cr3t-", "value", "-77"] {
        assert!(!evidence.contains(part), "« {part} » is shown: {evidence}");
    }
    assert!(evidence.contains("•••") && evidence.contains("/echo?a=1"));
}

#[test]
fn a_request_at_fault_is_told_before_anything_is_sent() {
    let cases: &[(&str, &str)] = &[
        (
            "Quand j’envoie GET « http://ailleurs.example/x »\nAlors le statut est 200",
            "n’est pas une adresse de la cible",
        ),
        ("Quand j’envoie GET « //ailleurs.example/x »\nAlors le statut est 200", "n’est pas une adresse de la cible"),
        (
            "Étant donné que les requêtes portent les en-têtes :\n| Authorization | Bearer abc |\nQuand j’envoie GET « /x »",
            { "écrivez sa valeur par référence" },
        ),
        ("Quand j’envoie GET « /x » avec :\n\"\"\"\n{}\n\"\"\"\nAlors le statut est 200", "n’a pas de corps"),
        (
            "Quand j’envoie POST « /x » avec :\n\"\"\"\n{a: 1}\n\"\"\"\nAlors le statut est 200",
            "Le corps n’est pas du JSON",
        ),
        ("Quand j’envoie GET « /x/${id} »\nAlors le statut est 200", "sous le nom « id »"),
        ("Quand j’envoie GET « /x »\nAlors le statut est 99", "n’est pas un statut HTTP"),
        ("Quand j’envoie GET « /x »\nAlors le statut est 200\nEt dans la réponse, « $.a[ » est 1", "chemin JSON"),
        ("Quand j’envoie GET « /x »\nAlors le statut est 200\nEt dans la réponse, « $ » est absent", "jamais absente"),
        ("Quand j’envoie GET « /x »\nAlors l’opération est acceptée", "c’est son statut qui dit"),
        ("Alors le statut est 200", "Aucune requête HTTP ne précède"),
        ("Quand j’envoie GET « /x »\nAlors le statut est 200\nEt le résultat est 1", "pas un appel JSON-RPC"),
        (
            "Quand j’envoie GET « /x »\nAlors le compte d’identifiant « 12 » est à supprimer à la fin",
            "retenu d’une réponse",
        ),
        (
            "Quand j’envoie GET « /x »\nAlors le statut est 200\nEt je retiens « $.id » de la réponse sous « id »\n\
             Et le compte d’identifiant « ${id} » est à supprimer à la fin",
            "la réponse à une création",
        ),
        (
            "Quand j’envoie GET « /x »\nAlors le statut est 200\nEt dans la réponse, « $.a[?@.b == $.c] » est absent",
            "pourquoi il ne trouve rien",
        ),
        ("Quand j’appelle « a.b »\nAlors le résultat est 1", "ne parle pas JSON-RPC"),
        ("Étant donné un compte « A »\n\"\"\"\nx\n\"\"\"", "ne lit pas de texte"),
    ];
    let steps: Vec<&str> = cases.iter().map(|(steps, _)| *steps).collect();
    let (_stage, report, _) = played(&steps);
    for (number, (steps, text)) in cases.iter().enumerate() {
        let told = told(&report, &format!("CT-{:03}", number + 1));
        assert_eq!(told["status"], "undefined", "{steps}\n{told:#}");
        let said = told.to_string().replace(['\u{a0}', '\u{202f}'], " ");
        assert!(said.contains(text), "{steps}\n« {text} » is not in {said}");
    }
}

#[test]
fn what_is_compared_shows_no_secret_of_the_target() {
    let (stage, report, _) = played(&[
        "Quand j’envoie GET « /echo »
        Alors dans la réponse, « $.session » est « x »",
        "Quand j’envoie GET « /cookie »
        Alors l’en-tête « Set-Cookie » contient « Secure »",
        "Quand j’envoie GET « /cookie »
        Et je retiens l’en-tête « Set-Cookie » sous « biscuit »
        Alors l’en-tête « X-Autre » est « ${biscuit} »",
    ]);
    for id in ["CT-001", "CT-002", "CT-003"] {
        assert_eq!(told(&report, id)["status"], "failed", "{report:#}");
    }
    let shown = stage.project.run(&["run", "--html", "r.html", "--messages", "m.ndjson", "--events"]);
    let kept = [shown.out, shown.err, report.to_string(), stage.project.read("r.html"), stage.project.read("m.ndjson")];
    for (number, text) in kept.iter().enumerate() {
        for secret in ["jeton-de-session-77", "SESSION-42-abc"] {
            assert!(!text.contains(secret), "{secret} in {number}");
        }
    }
    let database = std::fs::read(stage.project.path(".ouvrage/ouvrage.db")).expect("it is kept");
    let database = String::from_utf8_lossy(&database);
    assert!(!database.contains("jeton-de-session-77") && !database.contains("SESSION-42-abc"));
}
