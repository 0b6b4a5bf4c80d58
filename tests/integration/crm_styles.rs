//! Do the ways in which REST interfaces differ (who asks, how it is searched, how pages follow) reach the server as
//! they are declared?

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use ouvrage::crm::{self, Connector, ErrorKind, Operator, Value};
use ouvrage::link::target::read_target;
use ouvrage::syntax::yaml::to_json;
use ouvrage::text::Lang;
use serde_json::{Value as Json, json};
use tokio::net::TcpListener;

use crate::project::Project;
use crate::support::demo::{kind, role};

const RECORDS: usize = 7;

/// What the server was asked: `GET /path?query`, what said who asks, the body.
type Asked = Arc<Mutex<Vec<(String, String, String)>>>;

fn record(n: usize) -> Json {
    json!({"id": format!("r{n}"), "attributes": {"name": format!("Acier {n}"), "amount": "10.50"}})
}

async fn answer(
    State((asked, url)): State<(Asked, String)>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let who = [header("authorization"), header("x-api-key")].concat();
    let body = String::from_utf8(body.to_vec()).expect("text");
    asked.lock().expect("not poisoned").push((
        format!("{method} {uri}"),
        who.clone(),
        format!("{}|{body}", header("content-type")),
    ));
    let query = uri.query().unwrap_or_default().to_owned();
    let number = |name: &str| {
        let pair = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        pair.and_then(|text| text.parse::<usize>().ok())
    };
    let records = |from: usize, size: usize| (from..RECORDS.min(from + size)).map(record).collect::<Vec<_>>();
    let told = match uri.path() {
        "/token" => json!({"access_token": "tok-1", "expires_in": 3600}),
        "/refused" => return (StatusCode::UNAUTHORIZED, axum::Json(json!({"message": "unknown key"}))).into_response(),
        "/numbered" => json!({"data": records((number("page").expect("a page") - 1) * 3, 3), "total": RECORDS}),
        "/cursor" => {
            let from = number("after").unwrap_or(0);
            let next = from + 3;
            json!({"data": records(from, 3), "after": (next < RECORDS).then(|| next.to_string())})
        }
        // It tells a mark on the last page too.
        "/more" => {
            let from = number("after").unwrap_or(0);
            json!({"data": records(from, 3), "after": (from + 3).to_string(), "more": from + 3 < RECORDS})
        }
        "/linked" => {
            let from = number("skip").unwrap_or(0);
            let next = from + 3;
            let conditions = query.split("&skip").next().unwrap_or_default();
            let address = (next < RECORDS).then(|| format!("{url}/linked?{conditions}&skip={next}"));
            json!({"data": records(from, 3), "after": address})
        }
        "/elsewhere" => json!({"data": records(0, 3), "after": "http://127.0.0.2:9/linked?skip=3"}),
        path if path.starts_with("/records") && method == Method::GET => json!({"data": record(1)}),
        path if path.starts_with("/records") => json!({"data": {"id": "r9"}}),
        _ => json!({"data": []}),
    };
    axum::Json(told).into_response()
}

const SIGN_IN: &str = "sign_in: {header: X-Api-Key, value: \"{password}\"}";

/// A target whose interface differs so: how it signs in, how it searches.
async fn connected(sign_in: &str, search: &str) -> (Box<dyn Connector>, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Asked::default();
    let router = Router::new().fallback(answer).with_state((asked.clone(), url.clone()));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let text = format!(
        r#"
id: essai
connector: rest
url: ${{URL}}
users: {{admin: {{login: "a:dmin@x", password: "${{SECRET}}"}}}}
protocol:
  {sign_in}
  create: {{call: "POST /records/{{entity}}", id: $.data.id}}
  read: {{call: "GET /records/{{entity}}/{{id}}", record: $.data}}
  update: {{call: "PATCH /records/{{entity}}/{{id}}"}}
  delete: {{call: "DELETE /records/{{entity}}/{{id}}"}}
  search:
    records: "$.data[*]"
    page: 3
    operators: {{is: eq, contains: "contains({{field}},{{value}})", greater: gt, less: lt}}
{search}
  record: {{id: $.id, values: $.attributes}}
  errors: {{code: $.code, message: $.message, field: null}}
  envelope: {{data: {{type: "{{entity}}", id: "{{id}}", attributes: "{{values}}"}}}}
entities:
  account:
    api: Accounts
    key: [name]
    mark: ref
    fields:
      name: {{type: text}}
      amount: {{type: money}}
      since: {{type: date}}
"#
    );
    let target = read_target(&to_json(&text).expect("YAML"), None).expect("a target");
    let env = [("URL".to_owned(), url), ("SECRET".to_owned(), "p@ss/word".to_owned())].into();
    (crm::connect_in(Lang::En, &target, &env).unwrap_or_else(|error| panic!("{error:?}")), asked)
}

fn told(asked: &Asked) -> Vec<String> {
    asked.lock().expect("not poisoned").iter().map(|(request, ..)| request.clone()).collect()
}

const CURSOR: &str =
    "    call: GET /cursor\n    condition: \"{field}={value}\"\n    next: {at: $.after, parameter: after}";

#[tokio::test]
async fn each_way_of_saying_who_asks_reaches_the_server() {
    let oauth = "sign_in: {call: POST /token, form: true, token: $.access_token, header: Authorization, value: \"Bearer {token}\", \
                 body: {grant_type: client_credentials, client_id: \"{login}\", client_secret: \"{password}\"}}";
    for (sign_in, who) in [
        (SIGN_IN, "p@ss/word"),
        ("sign_in: {header: Authorization, value: \"Basic {basic}\"}", "Basic YTpkbWluQHg6cEBzcy93b3Jk"),
        (oauth, "Bearer tok-1"),
    ] {
        let (connector, asked) = connected(sign_in, CURSOR).await;
        let actor = connector.open("admin").await.expect("it is let in").value;
        let answer = connector.read(&actor, "account", "r1").await.expect("an answer");
        assert_eq!(answer.value.expect("a record").values.get("name"), Some(&Value::Text("Acier 1".to_owned())));
        let asked = asked.lock().expect("not poisoned").clone();
        assert_eq!(asked.last().expect("a request").1, who);
        if sign_in == oauth {
            let body = "application/x-www-form-urlencoded|client_id=a%3Admin%40x&client_secret=p%40ss%2Fword&grant_type=client_credentials";
            assert_eq!((asked[0].0.as_str(), asked[0].2.as_str()), ("POST /token", body));
        }
        let evidence = format!("{:?}", answer.exchanges);
        assert!(
            !evidence.contains("p@ss") && !evidence.contains("YTpkbW") && !evidence.contains("tok-1"),
            "{evidence}"
        );
    }
    // A key that is refused is not sent again and again, and is no refusal of the business.
    let refused =
        "    call: GET /refused\n    condition: \"{field}={value}\"\n    next: {at: $.after, parameter: after}";
    let (connector, asked) = connected(SIGN_IN, refused).await;
    assert_eq!(kind(connector.search(&role("admin"), "account", &Vec::new(), 10).await), ErrorKind::Auth);
    assert_eq!(told(&asked).len(), 1);
}

#[tokio::test]
async fn pages_are_read_to_the_end_however_they_follow() {
    let condition = "    condition: \"{field}={value}\"\n";
    for (search, requests) in [
        (
            format!(
                "    call: GET /numbered\n{condition}    total: $.total\n    number: {{parameter: page, first: 1}}\n    limit: size"
            ),
            3,
        ),
        (CURSOR.to_owned(), 3),
        (format!("    call: GET /more\n{condition}    next: {{at: $.after, parameter: after, more: $.more}}"), 3),
        (format!("    call: GET /linked\n{condition}    next: {{at: $.after}}"), 3),
    ] {
        let (connector, asked) = connected(SIGN_IN, &search).await;
        let filter = vec![("name".to_owned(), Operator::Is, Value::Text("Acier & Cie".to_owned()))];
        let page = connector.search(&role("admin"), "account", &filter, 100).await.expect("a search").value;
        assert!(page.complete && page.records.len() == RECORDS, "{search}: {page:?}");
        assert_eq!(page.records[6].values.get("amount"), Some(&Value::Decimal("10.50".parse().expect("a number"))));
        let told = told(&asked);
        assert_eq!(told.len(), requests, "{told:?}");
        assert!(
            told.iter().all(|request| request.contains("name=Acier%20%26%20Cie")),
            "each page has the conditions: {told:?}"
        );
        let cut = connector.search(&role("admin"), "account", &filter, 2).await.expect("a search").value;
        assert!(!cut.complete, "{search}: a search that stops early says so");
    }
    // An address of another host is not followed, with the key in its head.
    let (connector, _) =
        connected(SIGN_IN, &format!("    call: GET /elsewhere\n{condition}    next: {{at: $.after}}")).await;
    assert_eq!(kind(connector.search(&role("admin"), "account", &Vec::new(), 10).await), ErrorKind::Protocol);
}

#[tokio::test]
async fn conditions_are_written_as_each_interface_wants_them() {
    let text = |text: &str| Value::Text(text.to_owned());
    let filter = vec![
        ("name".to_owned(), Operator::Contains, text("L'Acier")),
        ("amount".to_owned(), Operator::Greater, Value::Decimal("10.50".parse().expect("a number"))),
        ("since".to_owned(), Operator::Less, Value::Date(jiff::civil::date(2026, 3, 9))),
    ];
    let next = "\n    next: {at: $.after, parameter: after}";
    let joined = "    call: GET /cursor\n    condition:\n      parameter: q\n      each: \"{field} {operator} {value}\"\n      between: \" and \"\n      \
                  text: \"'{value}'\"\n      escape: {\"'\": \"''\"}";
    for (search, wanted) in [
        (
            format!(
                "    call: GET /cursor\n    condition: [\"where[{{n}}][attribute]={{field}}\", \"where[{{n}}][value]={{value}}\"]{next}"
            ),
            "where[0][attribute]=name&where[0][value]=L'Acier&where[1][attribute]=amount&where[1][value]=10.50&where[2][attribute]=since&where[2][value]=2026-03-09",
        ),
        (format!("{joined}{next}"), "q=contains(name,'L''Acier') and amount gt 10.50 and since lt 2026-03-09"),
        (
            format!("{joined}\n      around: \"SELECT {{fields}} FROM {{entity}} WHERE {{conditions}}\"{next}"),
            "q=SELECT amount, name, ref, since FROM Accounts WHERE contains(name,'L''Acier') and amount gt 10.50 and since lt 2026-03-09",
        ),
    ] {
        let (connector, asked) = connected(SIGN_IN, &search).await;
        connector.search(&role("admin"), "account", &filter, 100).await.expect("a search");
        let (request, _) =
            told(&asked)[0].split_once("&after").map_or((told(&asked)[0].clone(), ()), |(one, _)| (one.to_owned(), ()));
        let wanted: Vec<String> = wanted
            .split('&')
            .map(|pair| {
                let (name, value) = pair.split_once('=').expect("a pair");
                format!("{}={}", crm::transport::encoded(name), crm::transport::encoded(value))
            })
            .collect();
        assert_eq!(request, format!("GET /cursor?{}", wanted.join("&")));
    }
}

#[tokio::test]
async fn values_are_sent_in_what_the_interface_wants_around_them() {
    let (connector, asked) = connected(SIGN_IN, CURSOR).await;
    let values = [("name".to_owned(), Value::Text("Acier {id} {entity}".to_owned()))].into();
    let id = connector.create(&role("admin"), "account", &values, Some("m-1")).await.expect("created").value;
    connector.update(&role("admin"), "account", &id, &values).await.expect("changed");
    let asked = asked.lock().expect("not poisoned").clone();
    let body = |at: usize| serde_json::from_str::<Json>(asked[at].2.split_once('|').expect("a body").1).expect("JSON");
    let name = "Acier {id} {entity}";
    assert_eq!(body(0), json!({"data": {"type": "Accounts", "attributes": {"name": name, "ref": "m-1"}}}));
    assert_eq!(body(1), json!({"data": {"type": "Accounts", "id": "r9", "attributes": {"name": name}}}));
}

/// A project whose target is searched there, its server listening until the runtime goes.
fn checked(path: &str) -> (i32, String) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let url = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let router = Router::new().fallback(answer).with_state((Asked::default(), url.clone()));
        tokio::spawn(async move { axum::serve(listener, router).await });
        url
    });
    let target = format!(
        r#"
targets:
  - id: essai
    connector: rest
    url: {url}
    users: {{admin: {{login: admin, password: "${{ESSAI}}"}}}}
    protocol:
      sign_in: {{header: X-Api-Key, value: "{{password}}"}}
      create: {{call: "POST /records/{{entity}}", id: $.data.id}}
      read: {{call: "GET /records/{{entity}}/{{id}}", record: $.data}}
      update: {{call: "PATCH /records/{{entity}}/{{id}}"}}
      delete: {{call: "DELETE /records/{{entity}}/{{id}}"}}
      search:
        call: GET {path}
        condition: "{{field}}={{value}}"
        operators: {{is: eq, contains: like, greater: gt, less: lt}}
        records: "$.data[*]"
        next: {{at: $.after, parameter: after}}
        page: 3
      record: {{id: $.id, values: $.attributes}}
      errors: {{code: $.code, message: $.message, field: null}}
    entities:
      account: {{api: Accounts, key: [name], fields: {{name: {{type: text}}, amount: {{type: money}}}}}}
"#
    );
    let project =
        Project::new("project:\n  title: Essai\n  code: ESS\n  language: fr\n").file("specs/cible.yaml", &target);
    let told = project.command(&["target", "check"]).env("ESSAI", "clef").output().expect("it runs");
    (told.status.code().unwrap_or(-1), String::from_utf8(told.stdout).expect("text"))
}

#[test]
fn a_key_is_only_let_in_once_the_server_has_taken_it() {
    let (code, said) = checked("/cursor");
    assert!(code == 0 && said.contains("✓ admin (admin) est connecté") && said.contains("2 noms sur 2"), "{said}");
    assert!(said.contains("– la cible ne dit pas comment demander la version"), "{said}");
    let (code, said) = checked("/refused");
    assert!(code == 3 && said.contains("✗ admin (admin)") && !said.contains("est connecté"), "{said}");
    // An empty CRM that does not describe itself proves nothing of what the target names.
    let (code, said) = checked("/empty");
    assert!(code == 3 && said.contains("Rien n’a pu être comparé") && !said.contains("prête"), "{said}");
}
