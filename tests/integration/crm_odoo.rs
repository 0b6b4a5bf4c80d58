//! Does the Odoo connector do what the port promises, against a server that answers as its documentation says?

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::post;
use ouvrage::crm::{self, Connector, ErrorKind, Operator, Value};
use ouvrage::link::target::read_target;
use ouvrage::model::target::Target;
use ouvrage::syntax::yaml::to_json;
use ouvrage::text::Lang;
use serde_json::{Map, Value as Json, json};
use tokio::net::TcpListener;

use crate::support::demo::{kind, role};

const TARGET: &str = r#"
id: odoo
connector: odoo
profile: odoo
url: ${URL}
database: crm
default_role: admin
users:
  admin: {login: admin, password: "${SECRET}"}
  wrong: {login: martin, password: "${WRONG}"}
"#;

/// The fields of the models that the profile names.
const FIELDS: &[(&str, &[(&str, &str)])] = &[
    (
        "res.partner",
        &[
            ("name", "char"),
            ("email", "char"),
            ("phone", "char"),
            ("city", "char"),
            ("ref", "char"),
            ("is_company", "boolean"),
            ("parent_id", "many2one"),
            ("user_id", "many2one"),
        ],
    ),
    (
        "crm.lead",
        &[
            ("name", "char"),
            ("type", "selection"),
            ("partner_id", "many2one"),
            ("expected_revenue", "monetary"),
            ("probability", "float"),
            ("date_deadline", "date"),
            ("active", "boolean"),
            ("referred", "char"),
        ],
    ),
];

#[derive(Default)]
struct Server {
    records: BTreeMap<(String, i64), Map<String, Json>>,
    next: i64,
    /// What is answered in the place of the next calls.
    faults: Vec<Fault>,
    /// Methods that were called.
    called: Vec<String>,
}

#[derive(Clone, Copy)]
enum Fault {
    RateLimited,
    Down,
    Html,
    Truncated,
    /// An error of that class.
    Class(&'static str, &'static str),
}

type Shared = Arc<Mutex<Server>>;

fn error(class: &str, words: &str) -> Json {
    json!({"jsonrpc": "2.0", "id": 1, "error": {"code": 200, "message": "Odoo Server Error", "data": {
        "name": class, "debug": "Traceback…", "message": words, "arguments": [words], "context": {}}}})
}

async fn answer(State(server): State<Shared>, body: String) -> Response {
    let asked: Json = serde_json::from_str(&body).expect("JSON");
    assert_eq!(asked["method"], "call");
    let params = &asked["params"];
    let args = params["args"].as_array().cloned().unwrap_or_default();
    let mut server = server.lock().expect("not poisoned");
    let result = match (params["service"].as_str(), params["method"].as_str()) {
        (Some("common"), Some("version")) => Ok(json!({"server_version": "17.0", "protocol_version": 1})),
        (Some("common"), Some("login")) => Ok(if args[2] == "Sesame-1" { json!(2) } else { json!(false) }),
        (Some("object"), Some("execute_kw")) => {
            if let Some(fault) = server.faults.pop() {
                return faulty(fault);
            }
            assert_eq!(args[..3], [json!("crm"), json!(2), json!("Sesame-1")]);
            server.execute(args[3].as_str().expect("a model"), args[4].as_str().expect("a method"), &args[5], &args[6])
        }
        other => panic!("{other:?}"),
    };
    let told = match result {
        Ok(result) => json!({"jsonrpc": "2.0", "id": 1, "result": result}),
        Err(error) => error,
    };
    axum::Json(told).into_response()
}

fn faulty(fault: Fault) -> Response {
    match fault {
        Fault::RateLimited => (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "7")], "").into_response(),
        Fault::Down => (StatusCode::BAD_GATEWAY, Html("<h1>502</h1>")).into_response(),
        Fault::Html => Html("<title>Portail</title>").into_response(),
        Fault::Truncated => r#"{"jsonrpc":"2.0","result":[{"id":1,"#.into_response(),
        Fault::Class(class, words) => axum::Json(error(class, words)).into_response(),
    }
}

impl Server {
    fn execute(&mut self, model: &str, method: &str, args: &Json, options: &Json) -> Result<Json, Json> {
        assert_eq!(options["context"]["lang"], "fr_FR");
        self.called.push(format!("{model}.{method}"));
        let ids = || -> Vec<i64> { args[0].as_array().into_iter().flatten().filter_map(Json::as_i64).collect() };
        let missing = || error("odoo.exceptions.MissingError", "L’enregistrement n’existe pas ou a été supprimé.");
        match method {
            "fields_get" => {
                let (_, fields) = FIELDS.iter().find(|(name, _)| *name == model).expect("a known model");
                Ok(fields.iter().map(|(name, kind)| ((*name).to_owned(), json!({"type": kind}))).collect())
            }
            "create" => {
                self.next += 1;
                let values = args[0].as_object().expect("values").clone();
                self.records.insert((model.to_owned(), self.next), values);
                Ok(json!(self.next))
            }
            "read" => {
                let found = ids().into_iter().filter_map(|id| self.shown(model, id, &args[1]));
                Ok(found.collect())
            }
            "write" | "unlink" => {
                let id = ids()[0];
                let record = self.records.get_mut(&(model.to_owned(), id)).ok_or_else(missing)?;
                if method == "write" {
                    record.extend(args[1].as_object().expect("values").clone());
                } else {
                    self.records.remove(&(model.to_owned(), id));
                }
                Ok(json!(true))
            }
            "search_count" => Ok(json!(self.found(model, &args[0], options).len())),
            "search_read" => {
                let number = |name: &str| options[name].as_u64().expect("a number") as usize;
                let found =
                    self.found(model, &args[0], options).into_iter().skip(number("offset")).take(number("limit"));
                Ok(found.filter_map(|id| self.shown(model, id, &options["fields"])).collect())
            }
            "action_set_won" => {
                self.records
                    .get_mut(&(model.to_owned(), ids()[0]))
                    .ok_or_else(missing)?
                    .insert("probability".into(), json!(100.0));
                Ok(json!({"type": "ir.actions.client", "res_model": "crm.lead", "res_id": ids()[0]}))
            }
            // What is lost is archived.
            "action_set_lost" => {
                let lost = self.records.get_mut(&(model.to_owned(), ids()[0])).ok_or_else(missing)?;
                lost.insert("active".into(), json!(false));
                Ok(json!(true))
            }
            other => panic!("{other}"),
        }
    }

    /// A record as `read` gives it: what is empty is `false`, a reference has its name.
    fn shown(&self, model: &str, id: i64, names: &Json) -> Option<Json> {
        let record = self.records.get(&(model.to_owned(), id))?;
        let (_, fields) = FIELDS.iter().find(|(name, _)| *name == model)?;
        let mut shown = Map::from_iter([("id".to_owned(), json!(id))]);
        for name in names.as_array()?.iter().filter_map(Json::as_str) {
            let Some((_, kind)) = fields.iter().find(|(known, _)| *known == name) else { continue };
            let value = record.get(name).cloned().unwrap_or(json!(false));
            let value = match (kind, value.as_i64()) {
                (&"many2one", Some(id)) => json!([id, format!("Fiche {id}")]),
                _ => value,
            };
            shown.insert(name.to_owned(), value);
        }
        Some(Json::Object(shown))
    }

    /// Archived records are left out, unless the context or the domain says otherwise.
    fn found(&self, model: &str, domain: &Json, options: &Json) -> Vec<i64> {
        let conditions = domain.as_array().expect("a domain");
        let all_of_them = options["context"]["active_test"] == false || conditions.iter().any(|one| one[0] == "active");
        let holds = |record: &Map<String, Json>, one: &Json| {
            let has = record.get(one[0].as_str().expect("a field")).cloned().unwrap_or(json!(false));
            let number = |json: &Json| json.as_f64().unwrap_or(f64::NAN);
            match one[1].as_str().expect("an operator") {
                "=" => has == one[2],
                ">" => number(&has) > number(&one[2]),
                "<" => number(&has) < number(&one[2]),
                "ilike" => {
                    let wanted = one[2].as_str().expect("a text").replace('\\', "").to_lowercase();
                    has.as_str().is_some_and(|has| has.to_lowercase().contains(&wanted))
                }
                other => panic!("{other}"),
            }
        };
        let all = |record: &Map<String, Json>| conditions.iter().all(|one| holds(record, one));
        let shown = |record: &Map<String, Json>| all_of_them || record.get("active") != Some(&json!(false));
        let found = self.records.iter().filter(|((of, _), record)| of == model && shown(record) && all(record));
        found.map(|((_, id), _)| *id).collect()
    }
}

fn target() -> Target {
    let profile = to_json(&ouvrage::assets::template_text("profiles/odoo.yaml").expect("shipped")).expect("YAML");
    read_target(&to_json(TARGET).expect("YAML"), Some(&profile)).expect("a target")
}

async fn started() -> (Box<dyn Connector>, Shared) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = Shared::default();
    let router = Router::new().route("/jsonrpc", post(answer)).with_state(server.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let pairs = [("URL", url.as_str()), ("SECRET", "Sesame-1"), ("WRONG", "Sesame-2")];
    let env = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    (crm::connect_in(Lang::En, &target(), &env).expect("a connector"), server)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn values<const N: usize>(pairs: [(&str, Value); N]) -> crm::Values {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

#[tokio::test]
async fn the_port_keeps_its_promises_on_odoo() {
    let (connector, server) = started().await;
    let admin = role("admin");
    assert_eq!(connector.version().await.expect("a version").value.as_deref(), Some("17.0"));

    let account = values([("name", text("Forges « 50 % »")), ("city", text("Épinal"))]);
    let account = connector.create(&admin, "account", &account, Some("ouvrage-1")).await.expect("created").value;
    let amount = Value::Decimal("15000.01".parse().expect("a number"));
    let given = values([
        ("name", text("Paliers")),
        ("account", Value::Reference(account.clone())),
        ("amount", amount.clone()),
        ("close_on", Value::Date(jiff::civil::date(2026, 6, 30))),
    ]);
    let line = connector.create(&admin, "opportunity", &given, Some("ouvrage-2")).await.expect("created").value;
    let read = connector.read(&admin, "opportunity", &line).await.expect("read").value.expect("it is there");
    for (key, value) in &given {
        assert_eq!(read.values.get(key), Some(value), "{key}");
    }
    assert_eq!(read.values.get("probability"), Some(&Value::Null), "nothing is no zero");
    assert!(!read.values.contains_key("stage"), "a field that the server does not have is known to nobody");

    connector.update(&admin, "account", &account, &values([("city", Value::Null)])).await.expect("changed");
    let read = connector.read(&admin, "account", &account).await.expect("read").value.expect("it is there");
    assert_eq!(read.values.get("city"), Some(&Value::Null));
    connector.action(&admin, "opportunity", &line, "win").await.expect("done");
    let read = connector.read(&admin, "opportunity", &line).await.expect("read").value.expect("it is there");
    assert_eq!(read.values.get("probability"), Some(&Value::Decimal("100.0".parse().expect("a number"))));

    // A contact is no account, although both are partners.
    let contact = values([("name", text("Forges, Denis")), ("account", Value::Reference(account.clone()))]);
    connector.create(&admin, "contact", &contact, None).await.expect("created");
    let forges = vec![("name".to_owned(), Operator::Contains, text("forges"))];
    let page = connector.search(&admin, "account", &forges, 10).await.expect("a search").value;
    assert!(page.complete && page.records.len() == 1 && page.records[0].id == account);
    let signs = vec![("name".to_owned(), Operator::Contains, text("50 %"))];
    assert_eq!(connector.search(&admin, "account", &signs, 10).await.expect("a search").value.records.len(), 1);

    for number in 0..450 {
        let given = values([("name", text(&format!("Ligne {number}"))), ("amount", Value::Integer(number))]);
        connector.create(&admin, "opportunity", &given, None).await.expect("created");
    }
    let more = vec![("amount".to_owned(), Operator::Greater, Value::Integer(9))];
    let page = connector.search(&admin, "opportunity", &more, 10_000).await.expect("a search").value;
    assert!(page.complete);
    assert_eq!(page.records.len(), 441, "three pages");
    let page = connector.search(&admin, "opportunity", &more, 300).await.expect("a search").value;
    assert!(!page.complete && page.records.len() == 300, "a page that was cut says so");

    let marked = connector.find_marked(&admin, "opportunity", "ouvrage-2").await.expect("a search").value;
    assert_eq!(marked, std::slice::from_ref(&line));
    connector.delete(&admin, "opportunity", &line).await.expect("deleted");
    assert_eq!(connector.read(&admin, "opportunity", &line).await.expect("an answer").value, None);
    assert_eq!(kind(connector.delete(&admin, "opportunity", &line).await), ErrorKind::NotFound);

    // A number that would lose a digit is not sent.
    let sent = server.lock().expect("not poisoned").called.len();
    let large =
        values([("name", text("Trop")), ("amount", Value::Decimal("12345678901234567.89".parse().expect("a number")))]);
    assert_eq!(kind(connector.create(&admin, "opportunity", &large, None).await), ErrorKind::Unsupported);
    assert_eq!(server.lock().expect("not poisoned").called.len(), sent);
}

#[tokio::test]
async fn what_odoo_archives_is_still_there() {
    let (connector, _) = started().await;
    let admin = role("admin");
    let given = values([("name", text("Perdue")), ("active", Value::Bool(true))]);
    let line = connector.create(&admin, "opportunity", &given, Some("ouvrage-3")).await.expect("created").value;
    connector.action(&admin, "opportunity", &line, "lose").await.expect("done");
    let named = vec![("name".to_owned(), Operator::Is, text("Perdue"))];
    let page = connector.search(&admin, "opportunity", &named, 10).await.expect("a search").value;
    assert!(page.complete && page.records.len() == 1, "its absence would be a lie: {page:?}");
    let marked = connector.find_marked(&admin, "opportunity", "ouvrage-3").await.expect("a search").value;
    assert_eq!(marked, [line], "else it would stay there for ever");
    let mut active = named;
    active.push(("active".to_owned(), Operator::Is, Value::Bool(true)));
    let page = connector.search(&admin, "opportunity", &active, 10).await.expect("a search").value;
    assert_eq!(page.records.len(), 0, "a scenario may ask for those alone that are not archived");
}

#[tokio::test]
async fn each_error_of_odoo_has_its_kind() {
    let (connector, server) = started().await;
    let admin = role("admin");
    let account =
        connector.create(&admin, "account", &values([("name", text("A"))]), None).await.expect("created").value;
    let class = Fault::Class;
    for (fault, wanted) in [
        (class("odoo.exceptions.AccessError", "Vous n’êtes pas autorisé à modifier."), ErrorKind::Forbidden),
        (class("odoo.exceptions.MissingError", "n’existe pas"), ErrorKind::NotFound),
        (class("odoo.exceptions.ValidationError", "Adresse invalide"), ErrorKind::Validation),
        (class("odoo.exceptions.UserError", "Ce client existe déjà."), ErrorKind::Duplicate),
        (class("odoo.exceptions.UserError", "Vous ne pouvez pas supprimer une facture."), ErrorKind::Transition),
        (class("odoo.exceptions.UserError", "Choisissez une équipe."), ErrorKind::Validation),
        (class("psycopg2.errors.UniqueViolation", "duplicate key value"), ErrorKind::Duplicate),
        (class("psycopg2.errors.SerializationFailure", "could not serialize access"), ErrorKind::Unavailable),
        (class("odoo.exceptions.AccessDenied", "Access Denied"), ErrorKind::Auth),
        (class("odoo.http.SessionExpiredException", "Session expired"), ErrorKind::SessionExpired),
        (class("builtins.ValueError", "Invalid field 'amont' on model"), ErrorKind::Protocol),
        (Fault::RateLimited, ErrorKind::RateLimited),
        (Fault::Down, ErrorKind::Unavailable),
        (Fault::Html, ErrorKind::Protocol),
        (Fault::Truncated, ErrorKind::Protocol),
    ] {
        server.lock().expect("not poisoned").faults.push(fault);
        let error = connector
            .update(&admin, "account", &account, &values([("city", text("Metz"))]))
            .await
            .expect_err("a fault");
        assert_eq!(error.kind, wanted, "{error:?}");
        assert!(!format!("{error:?}").contains("Sesame-1"), "{error:?}");
        let waits = error.retry_after.map(|wait| wait.as_secs());
        assert_eq!(waits, matches!(fault, Fault::RateLimited).then_some(7));
    }
    let refused = connector.open("wrong").await.expect_err("refused");
    assert_eq!(refused.kind, ErrorKind::Auth);
    assert!(refused.message.contains("martin") && !format!("{refused:?}").contains("Sesame-2"), "{refused:?}");
    assert_eq!(kind(connector.open("nobody").await), ErrorKind::Auth);
}
