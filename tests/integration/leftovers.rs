//! Is all that a run created removed or told, and nothing else, on a CRM that does not make it easy?

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value as Json, json};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::project::{Project, Ran};

/// What the CRM holds, and what it was asked: `POST /contacts`.
#[derive(Default)]
struct Held {
    records: BTreeMap<String, Json>,
    asked: Vec<String>,
    /// So many creations are answered 503, and carried out once a record is deleted.
    lost: usize,
    /// Sign-ins are refused.
    closed: bool,
    /// Deletions go to an address that the CRM does not know.
    no_deletion: bool,
    late: Vec<Json>,
    next: usize,
}

impl Held {
    fn put(&mut self, mut record: Json) -> Json {
        self.next += 1;
        record["id"] = json!(self.next.to_string());
        self.records.insert(self.next.to_string(), record.clone());
        record
    }

    /// Carries out what was lost.
    fn carry_out(&mut self) {
        std::mem::take(&mut self.late).into_iter().for_each(|record| drop(self.put(record)));
    }

    fn answer(&mut self, method: &Method, uri: &Uri, body: &[u8]) -> (StatusCode, Json) {
        let error = |status, message: &str| (status, json!({"error": {"code": message, "message": message}}));
        if uri.path() == "/login" {
            return match self.closed {
                true => error(StatusCode::UNAUTHORIZED, "wrong password"),
                false => (StatusCode::OK, json!({"token": "t1"})),
            };
        }
        let Some(id) = uri.path().strip_prefix("/contacts") else { return error(StatusCode::NOT_FOUND, "no route") };
        let id = id.trim_start_matches('/');
        match (method.as_str(), id) {
            ("POST", "") => {
                let record = serde_json::from_slice(body).expect("JSON");
                if self.lost > 0 {
                    self.lost -= 1;
                    self.late.push(record);
                    return error(StatusCode::SERVICE_UNAVAILABLE, "busy");
                }
                (StatusCode::CREATED, json!({"data": self.put(record)}))
            }
            ("GET", "") => {
                let query = uri.query().unwrap_or_default().replace("%3A", ":");
                let wanted = query.split('&').find_map(|pair| pair.strip_prefix("f=")?.split_once(':'));
                let meets = |record: &Json| wanted.is_none_or(|(field, value)| record[field] == *value);
                let found: Vec<&Json> = self.records.values().filter(|record| meets(record)).collect();
                (StatusCode::OK, json!({"data": found, "total": found.len()}))
            }
            ("GET", id) => match self.records.get(id) {
                Some(record) => (StatusCode::OK, json!({"data": record})),
                None => error(StatusCode::NOT_FOUND, "not found"),
            },
            ("DELETE", _) if self.no_deletion => error(StatusCode::NOT_FOUND, "not found"),
            ("DELETE", id) => {
                let gone = self.records.remove(id).is_some();
                self.carry_out();
                if gone { (StatusCode::OK, json!({})) } else { error(StatusCode::NOT_FOUND, "not found") }
            }
            _ => error(StatusCode::METHOD_NOT_ALLOWED, "no such method"),
        }
    }
}

type Ledger = Arc<Mutex<Held>>;

async fn answer(Shared(held): Shared<Ledger>, method: Method, uri: Uri, body: Bytes) -> Response {
    let mut held = held.lock().expect("not poisoned");
    held.asked.push(format!("{method} {}", uri.path()));
    let (status, json) = held.answer(&method, &uri, &body);
    (status, axum::Json(json)).into_response()
}

/// A CRM of contacts, and a project with one feature that is played on it.
struct Stage {
    project: Project,
    held: Ledger,
    _runtime: Runtime,
}

const SIGN_IN: &str = "{header: X-Key, value: \"{password}\"}";

impl Stage {
    fn new(steps: &str, sign_in: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let held = Ledger::default();
        let router = Router::new().fallback(answer).with_state(held.clone());
        let url = runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let url = format!("http://{}", listener.local_addr().expect("an address"));
            tokio::spawn(async move { axum::serve(listener, router).await });
            url
        });
        let target = format!(
            "targets:
  - id: crm
    title: Contacts
    connector: rest
    url: {url}
    default_role: admin
    timeout: 20
    users:
      admin: {{login: admin, password: \"${{KEY}}\", labels: {{fr: administrateur, en: administrator}}}}
    protocol:
      sign_in: {sign_in}
      create: {{call: \"POST /{{entity}}\", id: $.data.id}}
      read: {{call: \"GET /{{entity}}/{{id}}\", record: $.data}}
      update: {{call: \"PATCH /{{entity}}/{{id}}\"}}
      delete: {{call: \"DELETE /{{entity}}/{{id}}\"}}
      search:
        call: GET /{{entity}}
        condition: \"f={{field}}:{{value}}\"
        operators: {{is: eq}}
        records: \"$.data[*]\"
        total: $.total
        page: 200
      record: {{id: $.id}}
      errors: {{code: $.error.code, message: $.error.message, kinds: {{\"not found\": not_found, taken: duplicate}}}}
    entities:
      contact:
        api: contacts
        key: [name]
        mark: mark
        labels: {{fr: [contact, contacts], en: [contact, contacts], gender: m}}
        fields:
          name: {{api: name, type: text, labels: {{fr: nom, en: name}}}}
"
        );
        let feature = format!("# language: fr\nFonctionnalité: Contacts\n\n  @EXG-001\n  Scénario: Essai\n{steps}");
        let manifest = "project:\n  title: Petit projet\n  code: PTP\n  language: fr\ndefault_target: crm\n";
        let project = Project::new(manifest)
            .file("specs/exigences.yaml", "requirements:\n  - {id: EXG-001, title: Créer un contact}\n")
            .file("specs/targets/crm.yaml", &target)
            .file(".ouvrage/env", "KEY=Sesame-1\n")
            .file("features/contacts.feature", &feature);
        Self { project, held, _runtime: runtime }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().expect("not poisoned")
    }

    fn run(&self) -> (Ran, Json) {
        let ran = self.project.run(&["run", "--output-format", "json"]);
        let report = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
        (ran, report)
    }

    /// The names of the contacts that the CRM holds.
    fn names(&self) -> Vec<String> {
        let held = self.held();
        held.records.values().map(|record| record["name"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn asked(&self, line: &str) -> usize {
        self.held().asked.iter().filter(|asked| asked.as_str() == line).count()
    }

    fn journal(&self, lines: &[Json]) {
        let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
        self.project.write(".ouvrage/leftovers.jsonl", lines.as_bytes());
    }
}

const CREATES: &str = "    Étant donné un contact « Zoe »\n    Alors un contact existe dont le nom est « Zoe »\n";

/// What an earlier run wrote of a contact that it created under an id.
fn created(number: u64, id: &str) -> [Json; 2] {
    let mark = format!("ouvrage-01EARLIER-{number}");
    let intent = json!({"fact": "intent", "run": "01EARLIER", "number": number, "target": "crm", "entity": "contact",
        "name": "Essai", "key": {"name": {"type": "text", "value": "Essai"}}, "mark": mark, "absent_before": false, "role": "admin"});
    [intent, json!({"fact": "created", "run": "01EARLIER", "number": number, "id": id})]
}

#[test]
fn what_has_taken_the_id_of_ours_is_left_and_told() {
    let stage = Stage::new(CREATES, SIGN_IN);
    stage.held().put(json!({"name": "Client réel", "mark": ""}));
    let ours = stage.held().put(json!({"name": "Essai", "mark": "ouvrage-01EARLIER-2"}));
    assert_eq!(ours["id"], "2");
    stage.journal(&[created(1, "1"), created(2, "2")].concat());
    let (ran, report) = stage.run();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(stage.names(), ["Client réel"], "theirs is there, what carries our mark is gone");
    assert_eq!(stage.asked("DELETE /contacts/1"), 0);
    let leftovers = report["leftovers"].as_array().expect("a list");
    assert!(leftovers.len() == 1 && leftovers[0].to_string().contains("rien ne prouve"), "{report}");
    let cleaned = stage.project.run(&["clean"]);
    assert!(cleaned.code == 3 && cleaned.out.contains("rien ne prouve"), "{cleaned:?}");
    // Once somebody has looked and removed it, nothing is told any more.
    stage.held().records.clear();
    assert_eq!(stage.project.run(&["clean"]).code, 0);
    assert!(stage.project.run(&["clean"]).out.contains("Aucun reliquat"));
}

#[test]
fn a_creation_that_is_carried_out_after_its_breakdown_leaves_nothing() {
    // The first try comes to exist once the second one is removed.
    let stage = Stage::new(CREATES, SIGN_IN);
    stage.held().lost = 1;
    let (ran, report) = stage.run();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(stage.names(), Vec::<String>::new(), "{report}");
    assert_eq!(stage.asked("POST /contacts"), 2);
    assert!(stage.project.run(&["clean"]).out.contains("Aucun reliquat"));
    // Both come to exist after the run: nothing is said to be gone before they are found.
    stage.held().lost = 2;
    let (ran, _) = stage.run();
    assert_eq!(ran.code, 3, "{ran:?}");
    let cleaned = stage.project.run(&["clean"]);
    assert!(cleaned.out.contains("n’a pas eu de réponse"), "{cleaned:?}");
    stage.held().carry_out();
    assert_eq!(stage.names(), ["Zoe", "Zoe"]);
    let cleaned = stage.project.run(&["clean"]);
    assert!(cleaned.code == 0 && cleaned.out.contains("reliquats supprimés"), "{cleaned:?}");
    assert_eq!(stage.names(), Vec::<String>::new());
    let again = stage.project.run(&["clean"]);
    assert!(again.out.contains("Aucun reliquat") && !again.out.contains("réponse"), "{again:?}");
}

#[test]
fn a_deletion_that_the_crm_does_not_know_leaves_the_record_and_says_so() {
    let stage = Stage::new(CREATES, SIGN_IN);
    stage.held().no_deletion = true;
    let (ran, report) = stage.run();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(stage.names(), ["Zoe"]);
    let leftovers = report["leftovers"].as_array().expect("a list");
    assert!(leftovers.len() == 1 && leftovers[0].to_string().contains("not found"), "{report}");
    let cleaned = stage.project.run(&["clean"]);
    assert!(cleaned.code == 3 && cleaned.out.contains("not found"), "{cleaned:?}");
    stage.held().no_deletion = false;
    assert_eq!(stage.project.run(&["clean"]).code, 0);
    assert_eq!(stage.names(), Vec::<String>::new());
}

#[test]
fn a_refused_password_is_tried_once_whatever_is_left() {
    let sign_in = "{call: POST /login, body: {l: \"{login}\", p: \"{password}\"}, token: $.token, header: X-Key, \
                   value: \"{token}\"}";
    let stage = Stage::new(CREATES, sign_in);
    let lines: Vec<Json> = (1..=5).flat_map(|number| created(number, &number.to_string())).collect();
    stage.journal(&lines);
    stage.held().closed = true;
    let (ran, report) = stage.run();
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(report["leftovers"].as_array().map(Vec::len), Some(5), "each is told: {report}");
    // This CRM tells no version: a sign-in is how it is seen to be there, before the run that tries one more.
    assert_eq!(stage.asked("POST /login"), 2, "an account must not get locked");
    let cleaned = stage.project.run(&["clean"]);
    assert_eq!((cleaned.code, stage.asked("POST /login")), (3, 3), "{cleaned:?}");
    stage.held().closed = false;
    assert_eq!((stage.run().0.code, stage.asked("POST /login")), (0, 5));
}
