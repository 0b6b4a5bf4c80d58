//! EspoCRM 8 and 9. Written from « API Overview », « CRUD operations » and « API search parameters » of its
//! documentation (docs.espocrm.com/development), and from the header `X-Status-Reason` that its error answers have.

use base64::Engine as _;
use ouvrage::crm::ErrorKind;
use serde_json::{Map, Value as Json, json};

use super::life::{Life, decimal, fault, keeps_its_key, refuses, text, values, waits};
use super::server::{Asked, Compare, Condition, Crm, Store, Told, World};
use crate::project::Project;

const FIELDS: &[(&str, &[&str])] = &[
    (
        "Account",
        &[
            "name",
            "emailAddress",
            "phoneNumber",
            "website",
            "billingAddressCity",
            "billingAddressPostalCode",
            "type",
            "industry",
            "sicCode",
            "description",
            "assignedUserId",
        ],
    ),
    (
        "Contact",
        &[
            "firstName",
            "lastName",
            "accountId",
            "emailAddress",
            "phoneNumber",
            "title",
            "description",
            "assignedUserId",
        ],
    ),
    (
        "Lead",
        &[
            "firstName",
            "lastName",
            "accountName",
            "emailAddress",
            "phoneNumber",
            "opportunityAmount",
            "source",
            "status",
            "description",
            "assignedUserId",
        ],
    ),
    (
        "Opportunity",
        &[
            "name",
            "accountId",
            "amount",
            "amountCurrency",
            "stage",
            "probability",
            "closeDate",
            "leadSource",
            "description",
            "assignedUserId",
        ],
    ),
    ("Task", &["name", "accountId", "dateEndDate", "status", "priority", "description", "assignedUserId"]),
    ("Meeting", &["name", "accountId", "status", "description", "assignedUserId"]),
    ("Case", &["name", "accountId", "status", "priority", "description", "assignedUserId"]),
    ("User", &["name", "userName"]),
];

#[derive(Default)]
struct EspoCrm {
    store: Store,
    /// Are calls signed with a secret?
    signed: bool,
}

/// An error as `ErrorOutput` writes it: its words in a header, and a body only where there is something to translate.
fn refusal(status: u16, reason: &str) -> Told {
    Told::empty(status).with("x-status-reason", reason)
}

fn invalid(field: &str) -> Told {
    let body = json!({"messageTranslation": {"label": "validationFailure", "scope": null,
        "data": {"field": field, "type": "required"}}});
    let reason = format!("Field validation failure; entityType: Account, field: {field}, type: required.");
    Told::json(400, &body).with("x-status-reason", &reason)
}

impl EspoCrm {
    /// `base64Encode(apiKey + ':' + hashHmacSha256(method + ' /' + uri, secretKey))`.
    fn lets_in(&self, asked: &Asked) -> bool {
        if !self.signed {
            return asked.header("x-api-key") == "Sesame-1";
        }
        let uri = asked.path.trim_start_matches("/api/v1");
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"Sesame-1");
        let tag = ring::hmac::sign(&key, format!("{} {uri}", asked.method).as_bytes());
        let hash: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        let wanted = base64::engine::general_purpose::STANDARD.encode(format!("morel:{hash}"));
        asked.header("x-hmac-authorization") == wanted
    }

    fn shown(id: &str, record: &Map<String, Json>) -> Json {
        let mut shown = record.clone();
        shown.insert("id".to_owned(), id.into());
        shown.insert("deleted".to_owned(), false.into());
        Json::Object(shown)
    }

    fn list(&self, entity: &str, asked: &Asked) -> Told {
        let mut conditions = Vec::new();
        for n in 0.. {
            let part = |name: &str| asked.param(&format!("where[{n}][{name}]")).map(str::to_owned);
            let Some(kind) = part("type") else { break };
            let compare = match kind.as_str() {
                "equals" => Compare::Is,
                "contains" => Compare::Contains,
                "greaterThan" => Compare::Greater,
                "lessThan" => Compare::Less,
                _ => return refusal(400, "Bad where."),
            };
            let (Some(field), Some(value)) = (part("attribute"), part("value")) else {
                return refusal(400, "Bad where.");
            };
            if !self.fields(entity).unwrap_or_default().contains(&field.as_str()) {
                return refusal(400, &format!("Not existing attribute {field}."));
            }
            conditions.push(Condition { field, compare, value });
        }
        let number = |name: &str| asked.param(name).and_then(|text| text.parse::<usize>().ok());
        let (Some(offset), Some(size)) = (number("offset"), number("maxSize")) else {
            return refusal(400, "Bad paging.");
        };
        if size > 200 {
            return refusal(403, "Max size should should not exceed 200. Use offset and limit.");
        }
        let found = self.store.found(entity, &conditions);
        let list: Vec<Json> =
            found.iter().skip(offset).take(size).map(|(id, record)| Self::shown(id, record)).collect();
        Told::json(200, &json!({"total": found.len(), "list": list}))
    }
}

impl Crm for EspoCrm {
    fn answer(&mut self, asked: &Asked) -> Told {
        if !self.lets_in(asked) {
            return refusal(401, "");
        }
        let parts = asked.parts();
        let (["api", "v1", entity], id) = (&parts[..parts.len().min(3)], parts.get(3)) else {
            return refusal(404, "");
        };
        let Some(fields) = self.fields(entity) else { return refusal(404, "") };
        let body = || (asked.header("content-type") == "application/json").then(|| asked.json()).flatten();
        let known = |body: Map<String, Json>| -> Map<String, Json> {
            body.into_iter().filter(|(name, _)| fields.contains(&name.as_str())).collect()
        };
        let absent = || refusal(404, "Record does not exist.");
        match (asked.method.as_str(), id) {
            ("GET", None) => self.list(entity, asked),
            ("POST", None) => {
                let Some(body) = body() else { return refusal(400, "No body.") };
                let needed = if fields.contains(&"lastName") { "lastName" } else { "name" };
                if body.get(needed).and_then(Json::as_str).is_none_or(str::is_empty) {
                    return invalid(needed);
                }
                let id = format!("{:017x}", self.store.number());
                self.store.put(entity, &id, known(body));
                let record = self.store.get(entity, &id).cloned().unwrap_or_default();
                Told::json(200, &Self::shown(&id, &record))
            }
            ("GET", Some(id)) => {
                self.store.get(entity, id).map_or_else(absent, |record| Told::json(200, &Self::shown(id, record)))
            }
            ("PUT", Some(id)) if self.store.get(entity, id).is_some() => {
                let Some(body) = body() else { return refusal(400, "No body.") };
                self.store.put(entity, id, known(body));
                let record = self.store.get(entity, id).cloned().unwrap_or_default();
                Told::json(200, &Self::shown(id, &record))
            }
            ("DELETE", Some(id)) if self.store.take(entity, id).is_some() => Told::json(200, &json!(true)),
            ("PUT" | "DELETE", Some(_)) => absent(),
            _ => refusal(405, ""),
        }
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        FIELDS.iter().find(|(known, _)| *known == entity).map(|(_, fields)| *fields)
    }
}

const PAGES: &str = "protocol: {search: {page: 2}}";

fn life() -> Life<'static> {
    Life {
        entity: "opportunity",
        needed: values([("stage", text("prospecting"))]),
        written: values([("name", text("Toiture")), ("amount", decimal("15000.00")), ("probability", decimal("20"))]),
        changed: values([("amount", decimal("18000.50")), ("stage", text("won"))]),
        absent: "5f0000000000000ff",
        between: Some(("amount", decimal("16000"))),
    }
}

#[tokio::test]
async fn records_live_in_espocrm() {
    let world = World::start("espocrm", EspoCrm::default(), PAGES).await;
    life().lives(&world).await;
}

#[tokio::test]
async fn calls_to_espocrm_may_be_signed_with_a_secret_that_is_never_sent() {
    let signed = format!(
        "{}\n{}",
        "protocol: {search: {page: 2}, sign_in: {header: X-Hmac-Authorization, value: \"{signed}\",",
        " signed: {text: \"{method} {path}\", without: /api/v1, sent: \"{login}:{signature}\"}}}"
    );
    let world = World::start("espocrm", EspoCrm { signed: true, ..EspoCrm::default() }, &signed).await;
    life().lives(&world).await;
    assert!(!format!("{:?}", world.asked()).contains("Sesame-1"));
}

#[tokio::test]
async fn espocrm_refusals_are_known_for_what_they_are() {
    let world = World::start("espocrm", EspoCrm::default(), PAGES).await;
    let given = values([("name", text("Acier"))]);
    let duplicate = Told::json(409, &json!([{"id": "5f1", "name": "Acier"}])).with("x-status-reason", "Duplicate");
    let faults = vec![
        fault(invalid("name"), ErrorKind::Validation).of("name"),
        fault(
            refusal(400, "Field validation failure; entityType: Account, field: website, type: maxLength."),
            ErrorKind::Validation,
        )
        .of("website"),
        fault(refusal(403, "No create access."), ErrorKind::Forbidden),
        fault(refusal(403, ""), ErrorKind::Forbidden),
        fault(refusal(404, "Record does not exist."), ErrorKind::NotFound),
        fault(duplicate, ErrorKind::Duplicate),
        fault(refusal(500, "Bad server."), ErrorKind::Unavailable),
        fault(refusal(503, ""), ErrorKind::Unavailable),
        fault(Told::empty(404), ErrorKind::Protocol),
    ];
    refuses(&world, ("account", &given), faults).await;
    waits(&world, ("account", &given), Told::empty(429).with("retry-after", "7"), Some(7)).await;
    keeps_its_key(&world, "account", refusal(401, "")).await;
}

/// A project whose target starts from this profile, its server listening until the runtime goes.
#[test]
fn target_check_says_that_no_real_server_has_proved_the_profile() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let world = runtime.block_on(World::start("espocrm", EspoCrm::default(), ""));
    let target = format!(
        "targets:\n  - {{id: essai, connector: rest, profile: espocrm, url: \"{}\", users: {{admin: {{login: morel, \
         password: \"${{ESSAI}}\"}}}}}}\n",
        world.url
    );
    let project =
        Project::new("project:\n  title: Essai\n  code: ESS\n  language: fr\n").file("specs/cible.yaml", &target);
    let checked = |options: &[&str]| {
        let told = project.command(&[&["target", "check"], options].concat()).env("ESSAI", "Sesame-1").output();
        String::from_utf8(told.expect("it runs").stdout).expect("text")
    };
    let said = checked(&[]);
    assert!(said.contains("✓ admin (morel)") && said.contains("il n’a pas été éprouvé sur un vrai serveur"), "{said}");
    let told: Json = serde_json::from_str(&checked(&["--output-format", "json"])).expect("JSON");
    assert_eq!((&told["profile"], &told["proved"]), (&json!("espocrm"), &json!("documentation")));
}
