//! What an answer holds: judged by a schema of the project, or as a call of JSON-RPC.

use serde_json::Value;

use super::{assert_told, told};
use crate::support::stage::{Stage, small, statuses};

#[test]
fn an_answer_is_judged_by_a_schema_of_the_project_that_fetches_nothing() {
    let schema = r#"{"type": "object", "required": ["data"], "properties": {"data": {"type": "object",
        "required": ["id", "name"], "properties": {"id": {"type": "string"}, "name": {"type": "string", "minLength": 40}}}}}"#;
    let feature = "# language: fr\nFonctionnalité: Schémas\n\n  @CT-001 @EXG-001\n  Scénario: Conforme ou non\n    \
        Étant donné que je suis connecté en tant que administrateur\n    \
        Et un compte « Tôlerie » dont la ville est « Toul »\n    \
        Quand j’envoie GET « /api/accounts » avec :\n      | limit | 1 |\n    Alors le statut est 200\n    \
        Et la réponse correspond au schéma « features/schemas/liste.json »\n\n  @CT-002 @EXG-002\n  \
        Scénario: Trop court\n    Étant donné que je suis connecté en tant que administrateur\n    \
        Quand j’envoie GET « /api/accounts » avec :\n      | limit | 1 |\n    Alors le statut est 200\n    \
        Et la réponse correspond au schéma « features/schemas/compte.json »\n\n  @CT-003 @EXG-003\n  \
        Scénario: Ailleurs\n    Étant donné que je suis connecté en tant que administrateur\n    \
        Quand j’envoie GET « /api/accounts »\n    Alors le statut est 200\n    \
        Et la réponse correspond au schéma « features/schemas/ailleurs.json »\n\n  @CT-004 @EXG-003\n  \
        Scénario: Rien\n    Étant donné que je suis connecté en tant que administrateur\n    \
        Quand j’envoie GET « /api/accounts »\n    Alors le statut est 200\n    \
        Et la réponse correspond au schéma « features/schemas/rien.json »\n\n  @CT-005 @EXG-003\n  \
        Scénario: Absent\n    Étant donné que je suis connecté en tant que administrateur\n    \
        Quand j’envoie GET « /api/accounts »\n    Alors le statut est 200\n    \
        Et la réponse correspond au schéma « liste.json »\n";
    let project = small(feature)
        .file(
            "features/schemas/liste.json",
            r#"{"required": ["data", "total"], "properties": {"data": {"type": "array"}}}"#,
        )
        .file("features/schemas/compte.json", schema)
        .file("features/schemas/ailleurs.json", r#"{"$ref": "http://127.0.0.1:9/schema.json"}"#)
        .file("features/schemas/rien.json", r#"{"title": "Compte"}"#);
    let stage = Stage::new(project, &[]);
    let (_, report) = stage.json(&[]);
    let statuses = statuses(&report);
    assert_eq!(statuses["CT-001 []"], "passed", "{report:#}");
    assert_eq!(statuses["CT-002 []"], "failed", "{report:#}");
    let actual = told(&report, "CT-002")["failure"]["actual"].to_string();
    assert!(actual.contains("/data"), "{actual}");
    for (id, text) in
        [("CT-003", "ne se lit pas"), ("CT-004", "n’exige rien"), ("CT-005", "features/schemas/liste.json")]
    {
        assert_eq!(statuses[&format!("{id} []")], "undefined", "{report:#}");
        let said = told(&report, id).to_string();
        assert!(said.contains(text), "{said}");
    }
    // A schema that changes makes the result stale.
    let hashes = |report: &Value| {
        let kept = stage.kept(report["run"].as_str().expect("a run"));
        kept.into_iter().find(|one| one.case.as_str() == "CT-001").expect("it is kept").text_hash
    };
    let before = hashes(&report);
    stage.project.replace("features/schemas/liste.json", "\"total\"", "\"limit\"");
    let (_, report) = stage.json(&["--case", "CT-001"]);
    assert_ne!(hashes(&report), before);
}

#[test]
fn a_call_has_a_result_or_an_error_and_an_error_is_told() {
    assert_told(&[
        (
            "Quand j’appelle « add » sur « /rpc » avec :
            \"\"\"
            [41]
            \"\"\"
            Alors le résultat est 42
            Et dans la réponse, « $.id » est 1
            Quand « list » est appelée sur « /rpc » sans session
            Alors dans le résultat, « $ » a 2 éléments
            Et dans le résultat, « $[1].name » est « Bois »
            Quand j’appelle « fail » sur « /rpc »
            Alors le code d’erreur est -32601
            Et le message d’erreur contient « inconnue »
            Et dans l’erreur, « $.data » est absent",
            "passed",
            "",
        ),
        (
            "Quand j’appelle « fail » sur « /rpc »
            Alors dans la réponse, « $.result » est absent",
            "failed",
            "-32601 : Méthode inconnue",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Quand j’appelle « fail » sur « /rpc »",
            "failed",
            "l’étape suivante n’en dit rien",
        ),
        (
            "Quand j’appelle « add » sur « /rpc »
            Alors le code d’erreur est 1",
            "failed",
            "pas d’erreur",
        ),
        (
            "Quand j’envoie GET « /exact »
            Alors le statut est 200
            Quand j’appelle « nothing » sur « /rpc »",
            "failed",
            "ni résultat ni erreur",
        ),
        (
            "Quand j’appelle « both » sur « /rpc »
            Alors le code d’erreur est 1",
            "failed",
            "un résultat et une erreur",
        ),
        (
            "Quand j’appelle « other » sur « /rpc »
            Alors le résultat est 1",
            "failed",
            "un autre appel",
        ),
        (
            "Quand j’appelle « page » sur « /rpc »
            Alors le code d’erreur est 1",
            "blocked",
            "n’est pas du JSON",
        ),
        (
            "Quand j’appelle « add » sur « /down »
            Alors le résultat est 1",
            "blocked",
            "statut 500",
        ),
    ]);
}
