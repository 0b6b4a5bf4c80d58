//! Does `ouvrage target map` write what a CRM says of its own models, under the names of the project, and no more?
//! The server answers as Odoo does; `tryton.rs` asks a real one.

use axum::Router;
use axum::routing::post;
use serde_json::{Value as Json, json};

use crate::project::{Project, Ran};

const MANIFEST: &str = "project: {title: Essai, code: E, phase: drafting, language: fr}\n";

const TARGETS: &str = "\
targets:
  # Celle de l’intégrateur.
  - id: recette
    title: CRM de recette
    connector: odoo
    url: ${URL}
    database: crm
    default_role: admin
    users:
      admin: {login: admin, password: \"${SECRET}\"}
    entities:
      user:
        api: res.users
        labels: {fr: utilisateur, en: user}
        key: [name]
        fields:
          name: {type: text, labels: {fr: nom, en: name}}   # gardé
  - id: autre
    title: Autre CRM
    connector: odoo
    url: ${URL}
    database: crm
    users:
      admin: {login: admin, password: \"${SECRET}\"}
    entities:
      account:
        api: accounts
        labels: {fr: [compte, comptes], en: [account, accounts]}
        key: [name]
        fields:
          name: {type: text, labels: {fr: nom, en: name}}
          segment:
            type: choice
            labels: {fr: type de client, en: customer type}
            values:
              sme: {labels: {fr: PME, en: SME}}
data_entities:
  - id: ENT-01
    title: Compte
    fields: [{name: turnover, label: Chiffre d’affaires}]
";

/// What a model is, as `fields_get` gives it.
fn fields_of(model: &str) -> Option<Json> {
    let field = |kind: &str, label: &str| json!({"type": kind, "string": label});
    let with = |mut field: Json, key: &str, value: Json| {
        field[key] = value;
        field
    };
    match model {
        "res.users" => Some(
            json!({"id": field("integer", "ID"), "name": field("char", "Nom"), "login": field("char", "Identifiant")}),
        ),
        "account.account" => Some(json!({
            "id": field("integer", "ID"),
            "name": field("char", "Nom"),
            "x_ca": field("monetary", "Chiffre d’affaires"),
            "x_studio_région": field("char", "Région"),
            "user_id": with(field("many2one", "Vendeur"), "relation", json!("res.users")),
            "team_id": with(field("many2one", "Équipe"), "relation", json!("crm.team")),
            "kind": with(field("selection", "Type de client"), "selection", json!([["1", "PME"], ["2", "Grand compte"]])),
            "child_ids": with(field("one2many", "Contacts"), "relation", json!("res.partner")),
            "write_date": field("datetime", "Modifié le"),
        })),
        _ => None,
    }
}

async fn answer(body: String) -> axum::Json<Json> {
    let asked: Json = serde_json::from_str(&body).expect("JSON");
    let (params, args) = (&asked["params"], &asked["params"]["args"]);
    let result = match (params["service"].as_str(), params["method"].as_str()) {
        (Some("common"), Some("version")) => json!({"server_version": "17.0"}),
        (Some("common"), Some("login")) => {
            if args[2] == "Sesame-1" {
                json!(2)
            } else {
                json!(false)
            }
        }
        _ => match (args[3].as_str(), args[4].as_str()) {
            (Some("ir.model"), Some("search_read")) => {
                json!([{"model": "res.users"}, {"model": "account.account"}, {"model": "crm.team"}])
            }
            (Some(model), Some("fields_get")) => match fields_of(model) {
                Some(fields) => fields,
                None => {
                    let data = json!({"name": "builtins.KeyError", "message": model, "arguments": [model]});
                    let error = json!({"code": 200, "message": "Odoo Server Error", "data": data});
                    return axum::Json(json!({"jsonrpc": "2.0", "id": 1, "error": error}));
                }
            },
            // Nothing is written to the CRM, and no record is read.
            other => panic!("{other:?}"),
        },
    };
    axum::Json(json!({"jsonrpc": "2.0", "id": 1, "result": result}))
}

struct Stage {
    project: Project,
    url: String,
}

impl Stage {
    async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let router = Router::new().route("/jsonrpc", post(answer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { project: Project::new(MANIFEST).file("specs/targets.yaml", TARGETS), url }
    }

    async fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "Sesame-1").await
    }

    async fn run_with(&self, args: &[&str], secret: &str) -> Ran {
        let mut command = self.project.command(args);
        command.env("URL", &self.url).env("SECRET", secret);
        let ran = tokio::task::spawn_blocking(move || command.output().expect("the program starts"));
        Ran::of(ran.await.expect("it ends"))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_is_written_under_the_names_of_the_project_and_what_is_left_out_is_told() {
    let stage = Stage::new().await;
    let before = stage.project.read("specs/targets.yaml");
    let map = ["target", "map", "recette", "account=account.account", "res.users"];
    let shown = stage.run(&[&map[..], &["--dry-run"]].concat()).await;
    assert_eq!(shown.code, 0, "{}{}", shown.out, shown.err);
    assert!(shown.out.contains("+          turnover:"), "{}", shown.out);
    assert_eq!(stage.project.read("specs/targets.yaml"), before, "nothing is written");

    let ran = stage.run(&map).await;
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let said = ran.out.replace('\u{a0}', " ");
    assert!(said.contains("account (account.account) : 5 champs nouveaux"), "{said}");
    assert!(said.contains("user (res.users) : 1 champ nouveau, 1 déjà nommé"), "{said}");
    assert!(said.contains("renvoie à crm.team, que la cible ne nomme pas : team_id"), "{said}");
    assert!(said.contains("type one2many, qu’aucune étape ne lit : child_ids"), "{said}");
    assert!(!said.contains("write_date"), "what is the server’s own is no news: {said}");
    let after = stage.project.read("specs/targets.yaml");
    for line in before.lines() {
        assert!(after.contains(line), "« {line} » is as it was: {after}");
    }

    // What was written is a target that the checks take, whose names the CRM has.
    let (_, found) = stage.project.check(&["--gate", "drafting"]);
    let errors: Vec<_> = found.iter().filter(|one| one["level"] == "error").collect();
    assert!(errors.is_empty(), "{errors:?}");
    let checked = stage.run(&["target", "check", "recette", "--output-format", "json"]).await;
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    let checked: Json = serde_json::from_str(&checked.out).expect("JSON");
    let account = checked["entities"].as_array().expect("entities").iter().find(|one| one["entity"] == "account");
    assert_eq!(account.expect("the entity")["known"], 7, "five fields and two values: {checked}");
    // Names of the project where it has some: the label of its data model, a value of its other target.
    for line in ["          turnover:", "          segment:", "              sme:", "          x_studio_region:"] {
        assert!(after.lines().any(|own| own.starts_with(line)), "{line}: {after}");
    }
    let again = stage.run(&map).await;
    assert!(again.out.contains("nomme déjà tout"), "{}{}", again.out, again.err);
    assert_eq!((again.code, stage.project.read("specs/targets.yaml")), (0, after));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_mapped_is_told_with_what_to_do() {
    let stage = Stage::new().await;
    let before = stage.project.read("specs/targets.yaml");
    let which = stage.run(&["target", "map", "recette"]).await;
    assert_eq!(which.code, 2, "{}", which.err);
    let said = which.err.replace('\u{a0}', " ");
    assert!(said.contains("il en a 3") && said.contains("Peut-être account=account.account"), "{said}");
    assert!(said.contains("ouvrage target map recette account=account.account --dry-run"), "{said}");

    let slip = stage.run(&["target", "map", "recette", "account.acount"]).await;
    assert_eq!(slip.code, 2, "{}", slip.err);
    assert!(slip.err.contains("account.acount") && slip.err.contains("account.account"), "{}", slip.err);

    let refused = stage.run_with(&["target", "map", "recette", "res.users"], "faux").await;
    assert_eq!(refused.code, 3, "{}", refused.err);
    assert!(!refused.err.contains("faux"), "{}", refused.err);

    let key = stage.run(&["target", "map", "recette", "mon compte=account.account"]).await;
    assert_eq!(key.code, 2, "a key is a word: {}{}", key.out, key.err);
    assert_eq!(stage.project.read("specs/targets.yaml"), before);
}
