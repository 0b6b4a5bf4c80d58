//! SuiteCRM 8. Written from « JSON API » of its developer guide (docs.suitecrm.com/developer/api/developer-setup-guide)
//! and from what its V8 API answers: `Filter`, `ModuleService` and `ErrorResponse` of its source.

use ouvrage::crm::ErrorKind;
use serde_json::{Map, Value as Json, json};

use super::life::{Life, decimal, fault, is_not_let_in, refuses, renews, text, values, waits};
use super::server::{Asked, Compare, Condition, Crm, Store, Told, World};

const FIELDS: &[(&str, &[&str])] = &[
    (
        "Accounts",
        &[
            "name",
            "email1",
            "phone_office",
            "website",
            "billing_address_city",
            "billing_address_postalcode",
            "account_type",
            "parent_id",
            "description",
            "assigned_user_id",
        ],
    ),
    (
        "Contacts",
        &["last_name", "first_name", "account_id", "email1", "phone_work", "title", "description", "assigned_user_id"],
    ),
    (
        "Leads",
        &[
            "last_name",
            "first_name",
            "account_name",
            "email1",
            "phone_work",
            "lead_source",
            "status",
            "description",
            "assigned_user_id",
        ],
    ),
    (
        "Opportunities",
        &[
            "name",
            "account_id",
            "amount",
            "sales_stage",
            "probability",
            "date_closed",
            "lead_source",
            "description",
            "assigned_user_id",
        ],
    ),
    (
        "AOS_Quotes",
        &["name", "number", "billing_account_id", "opportunity_id", "total_amount", "description", "assigned_user_id"],
    ),
    ("Tasks", &["name", "date_due", "status", "priority", "description", "assigned_user_id"]),
    ("Meetings", &["name", "date_start", "status", "description", "assigned_user_id"]),
    ("Cases", &["name", "account_id", "status", "priority", "description", "assigned_user_id"]),
    ("Users", &["last_name", "user_name"]),
];

const TYPE: &str = "application/vnd.api+json";

#[derive(Default)]
struct SuiteCrm {
    store: Store,
    tokens: usize,
    /// The grant that its client has.
    password_grant: bool,
}

/// `ErrorResponse`: an object, although JSON:API wants a list.
fn refusal(status: u16, detail: &str) -> Told {
    Told::json(status, &json!({"errors": {"status": status, "title": null, "detail": detail}}))
}

/// What its OAuth 2.0 server says of a token that has ended.
fn ended() -> Told {
    Told::json(
        401,
        &json!({"error": "access_denied", "error_description": "The resource owner or authorization server denied the request.",
        "hint": "Access token is invalid", "message": "The resource owner or authorization server denied the request."}),
    )
}

impl SuiteCrm {
    fn sign_in(&mut self, asked: &Asked) -> Told {
        let form = asked.form();
        let said = |name: &str| form.get(name).map_or("", String::as_str);
        let own = match said("grant_type") {
            "client_credentials" => {
                !self.password_grant && (said("client_id"), said("client_secret")) == ("morel", "Sesame-1")
            }
            "password" => {
                self.password_grant
                    && (said("client_id"), said("client_secret")) == ("ouvrage", "Ouvre-2")
                    && (said("username"), said("password")) == ("morel", "Sesame-1")
            }
            _ => false,
        };
        if asked.header("content-type") != "application/x-www-form-urlencoded" || !own {
            return Told::json(401, &json!({"error": "invalid_client", "message": "Client authentication failed"}));
        }
        self.tokens += 1;
        let token = format!("jeton-{}", self.tokens);
        Told::json(200, &json!({"token_type": "Bearer", "expires_in": 3600, "access_token": token}))
    }

    fn list(&self, module: &str, asked: &Asked) -> Told {
        let mut conditions = Vec::new();
        for (name, value) in
            asked.query.iter().filter(|(name, _)| name.starts_with("filter[") && name.matches('[').count() == 2)
        {
            let inside = name.trim_start_matches("filter[").trim_end_matches(']');
            let Some((field, operator)) = inside.split_once("][") else {
                return refusal(400, "Filter field must be an array");
            };
            if !self.fields(module).unwrap_or_default().contains(&field) {
                return refusal(400, &format!("Filter field {field} in {module} module is not found"));
            }
            let (compare, value) = match operator {
                "eq" => (Compare::Is, value.as_str()),
                "gt" => (Compare::Greater, value.as_str()),
                "lt" => (Compare::Less, value.as_str()),
                "like" => match value.strip_prefix('%').and_then(|value| value.strip_suffix('%')) {
                    Some(value) => (Compare::Contains, value),
                    None => (Compare::Is, value.as_str()),
                },
                other => return refusal(400, &format!("Filter operator {other} is invalid")),
            };
            conditions.push(Condition { field: field.to_owned(), compare, value: value.to_owned() });
        }
        let number = |name: &str| asked.param(name).and_then(|text| text.parse::<usize>().ok());
        let (Some(page), Some(size)) = (number("page[number]"), number("page[size]")) else {
            return refusal(400, "The option \"page\" is invalid");
        };
        let found = self.store.found(module, &conditions);
        let pages = found.len().div_ceil(size);
        let list: Vec<Json> =
            found.iter().skip((page - 1) * size).take(size).map(|(id, record)| shown(module, id, record)).collect();
        // A page without records says nothing of pages.
        let mut told = json!({"data": list});
        if !list.is_empty() {
            told["meta"] = json!({"total-pages": pages, "records-on-this-page": list.len()});
            told["links"] =
                json!({"first": null, "prev": null, "next": format!("V8/module/{module}?page[number]={}", page + 1)});
        }
        Told::json(200, &told)
    }
}

/// All that a bean tells is text, with the signs of HTML as pages want them.
fn shown(module: &str, id: &str, record: &Map<String, Json>) -> Json {
    let html = |value: &Json| {
        let text = value.as_str().unwrap_or_default().replace('"', "&quot;").replace('\'', "&#039;");
        Json::from(text.replace('<', "&lt;").replace('>', "&gt;"))
    };
    let attributes: Map<String, Json> = record.iter().map(|(name, value)| (name.clone(), html(value))).collect();
    json!({"type": module, "id": id, "attributes": attributes, "relationships": {}})
}

impl Crm for SuiteCrm {
    fn answer(&mut self, asked: &Asked) -> Told {
        let parts = asked.parts();
        if parts == ["legacy", "Api", "access_token"] && asked.method == "POST" {
            return self.sign_in(asked);
        }
        if asked.header("authorization") != format!("Bearer jeton-{}", self.tokens) {
            return ended();
        }
        if asked.header("accept") != TYPE {
            return Told::empty(406);
        }
        let Some(["legacy", "Api", "V8", "module"]) = parts.get(..4) else { return Told::html(404) };
        let (module, id) = (parts.get(4).copied(), parts.get(5).copied());
        match (asked.method.as_str(), module, id) {
            ("GET", Some(module), None) if self.fields(module).is_some() => self.list(module, asked),
            ("GET", Some(module), Some(id)) => match self.store.get(module, id) {
                Some(record) => Told::json(200, &json!({"data": shown(module, id, record)})),
                None => refusal(400, &format!("{module} module with id {id} is not found")),
            },
            ("DELETE", Some(module), Some(id)) => match self.store.take(module, id) {
                Some(_) => Told::json(200, &json!({"meta": {"message": format!("Record with id {id} is deleted")}})),
                None => refusal(400, &format!("{module} module with id {id} is not found")),
            },
            ("POST" | "PATCH", None, None) => {
                if asked.header("content-type") != TYPE {
                    return Told::empty(415);
                }
                let data = asked.json().and_then(|body| body.get("data").cloned()).unwrap_or_default();
                let (Some(module), Some(attributes)) = (data["type"].as_str(), data["attributes"].as_object()) else {
                    return refusal(400, "The required option \"data\" is missing.");
                };
                let Some(fields) = self.fields(module) else {
                    return refusal(400, &format!("Module {module} does not exist"));
                };
                if let Some(unknown) = attributes.keys().find(|name| !fields.contains(&name.as_str())) {
                    return refusal(400, &format!("Property {unknown} in {module} module is invalid"));
                }
                let id = match (asked.method.as_str(), data["id"].as_str()) {
                    ("POST", None) => format!("{:08x}-0000-4000-8000-000000000000", self.store.number()),
                    ("PATCH", Some(id)) if self.store.get(module, id).is_some() => id.to_owned(),
                    (_, id) => {
                        return refusal(
                            400,
                            &format!("{module} module with id {} is not found", id.unwrap_or_default()),
                        );
                    }
                };
                let text = |value: &Json| match value {
                    Json::String(text) => json!(text),
                    other => json!(other.to_string()),
                };
                let texts = attributes.iter().map(|(name, value)| (name.clone(), text(value))).collect();
                self.store.put(module, &id, texts);
                let record = self.store.get(module, &id).cloned().unwrap_or_default();
                let status = if asked.method == "POST" { 201 } else { 200 };
                Told::json(status, &json!({"data": shown(module, &id, &record)}))
            }
            _ => Told::html(404),
        }
    }

    fn signs_in(&self, asked: &Asked) -> bool {
        asked.path.ends_with("/access_token")
    }

    fn expire(&mut self) {
        self.tokens += 100;
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        FIELDS.iter().find(|(known, _)| *known == entity).map(|(_, fields)| *fields)
    }
}

const PAGES: &str = "protocol: {search: {page: 2}}";

fn life() -> Life<'static> {
    Life {
        entity: "opportunity",
        needed: values([]),
        written: values([
            ("name", text("Toiture d’\"Acier\" <l'étage> & Cie")),
            ("amount", decimal("15000.00")),
            ("stage", text("prospecting")),
        ]),
        changed: values([("amount", decimal("18000.50")), ("stage", text("won"))]),
        absent: "00000000-0000-4000-8000-0000000000ff",
        between: Some(("amount", decimal("16000"))),
    }
}

#[tokio::test]
async fn records_live_in_suitecrm() {
    let world = World::start("suitecrm", SuiteCrm::default(), PAGES).await;
    life().lives(&world).await;
}

#[tokio::test]
async fn a_suitecrm_client_may_sign_in_with_a_password() {
    let more = "protocol: {search: {page: 2}, sign_in: {body: {grant_type: password, client_id: ouvrage, \
                client_secret: \"${OTHER}\", username: \"{login}\", password: \"{password}\"}}}";
    let world = World::start("suitecrm", SuiteCrm { password_grant: true, ..SuiteCrm::default() }, more).await;
    renews(&world, "account", ended()).await;
}

#[tokio::test]
async fn suitecrm_refusals_are_known_for_what_they_are() {
    let world = World::start("suitecrm", SuiteCrm::default(), PAGES).await;
    let given = values([("name", text("Acier"))]);
    let faults = vec![
        fault(refusal(400, "Property phone_office in Accounts module is invalid"), ErrorKind::Protocol).of("phone"),
        fault(refusal(400, "Le SIRET a 14 chiffres."), ErrorKind::Validation),
        fault(refusal(400, "Accounts module with id 12 is not found"), ErrorKind::NotFound),
        fault(refusal(403, "Access denied"), ErrorKind::Forbidden),
        fault(refusal(500, "Internal error"), ErrorKind::Unavailable),
        fault(Told::empty(503), ErrorKind::Unavailable),
        fault(Told::json(404, &json!({"hello": "not yours"})), ErrorKind::Protocol),
    ];
    refuses(&world, ("account", &given), faults).await;
    waits(&world, ("account", &given), Told::empty(429).with("retry-after", "9"), Some(9)).await;
    renews(&world, "account", ended()).await;
    is_not_let_in(&world).await;
}
