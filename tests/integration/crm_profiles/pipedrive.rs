//! Pipedrive, API v2. Written from its « API Reference » v2 (developers.pipedrive.com/docs/api/v1), « Pipedrive API v2
//! migration guide », « Pagination », « Rate limiting » and « HTTP status codes » (pipedrive.readme.io/docs).

use ouvrage::crm::{ErrorKind, Value};
use serde_json::{Map, Value as Json, json};

use super::life::{Life, decimal, fault, keeps_its_key, refuses, text, values, waits};
use super::server::{Asked, Crm, Store, Told, World};
use crate::support::demo::role;

const MARK: &str = "d4de1c1518b4531717c676029a45911c340390a6";

/// The fields that a body may have; each type is checked.
const FIELDS: &[(&str, &[&str])] = &[
    ("organizations", &["name", "owner_id", "website", "custom_fields.d4de1c1518b4531717c676029a45911c340390a6"]),
    (
        "persons",
        &["name", "owner_id", "org_id", "emails", "phones", "custom_fields.d4de1c1518b4531717c676029a45911c340390a6"],
    ),
    (
        "deals",
        &[
            "title",
            "owner_id",
            "org_id",
            "person_id",
            "stage_id",
            "value",
            "currency",
            "status",
            "probability",
            "expected_close_date",
            "custom_fields.d4de1c1518b4531717c676029a45911c340390a6",
        ],
    ),
    ("activities", &["subject", "type", "due_date", "done", "deal_id", "org_id", "owner_id"]),
    ("stages", &["name", "pipeline_id", "order_nr"]),
    ("pipelines", &["name"]),
];

#[derive(Default)]
struct Pipedrive {
    store: Store,
}

fn refusal(status: u16, error: &str) -> Told {
    Told::json(status, &json!({"success": false, "error": error, "data": null, "additional_data": null}))
}

fn schema(field: &str) -> Told {
    Told::json(
        400,
        &json!({"success": false, "error": format!("Validation failed: {field}"), "code": "ERR_SCHEMA_VALIDATION_FAILED"}),
    )
}

/// Each value has to be of its type: ids are numbers, lists are lists.
fn is_fit(name: &str, value: &Json) -> bool {
    match name {
        "custom_fields" => value.as_object().is_some_and(|fields| fields.keys().all(|key| key == MARK)),
        "emails" | "phones" => value.as_array().is_some_and(|list| list.iter().all(|one| one["value"].is_string())),
        "value" | "probability" => value.is_null() || value.is_number(),
        "done" => value.is_boolean(),
        name if name.ends_with("_id") || name == "order_nr" => value.is_null() || value.is_u64(),
        _ => value.is_null() || value.is_string(),
    }
}

fn shown(id: &str, record: &Map<String, Json>) -> Json {
    let mut shown = record.clone();
    shown.entry("is_deleted").or_insert(false.into());
    shown.entry("custom_fields").or_insert(json!({}));
    shown.insert("id".to_owned(), id.parse::<u64>().unwrap_or_default().into());
    Json::Object(shown)
}

impl Pipedrive {
    fn list(&self, entity: &str, asked: &Asked) -> Told {
        let parameters = ["cursor", "limit", "sort_by", "sort_direction"];
        if let Some((unknown, _)) = asked.query.iter().find(|(name, _)| !parameters.contains(&name.as_str())) {
            return schema(unknown);
        }
        let from = match asked.param("cursor") {
            None => 0,
            Some(cursor) => match cursor.strip_prefix("curseur-").and_then(|at| at.parse().ok()) {
                Some(at) => at,
                None => return refusal(400, "Invalid cursor"),
            },
        };
        let limit = asked.param("limit").and_then(|text| text.parse::<usize>().ok()).unwrap_or(100);
        if limit > 500 {
            return schema("limit");
        }
        let found: Vec<_> = self
            .store
            .found(entity, &[])
            .into_iter()
            .filter(|(_, record)| record.get("is_deleted").is_none())
            .collect();
        let list: Vec<Json> = found.iter().skip(from).take(limit).map(|(id, record)| shown(id, record)).collect();
        let next = (from + limit < found.len()).then(|| format!("curseur-{}", from + limit));
        Told::json(200, &json!({"success": true, "data": list, "additional_data": {"next_cursor": next}}))
    }

    /// Puts what a body says; an answer when it cannot.
    fn written(&mut self, entity: &str, id: &str, asked: &Asked) -> Option<Told> {
        let fields = self.fields(entity).unwrap_or_default();
        if asked.header("content-type") != "application/json" {
            return Some(Told::empty(415));
        }
        let Some(body) = asked.json() else { return Some(refusal(400, "Bad request")) };
        let known = |name: &str| fields.iter().any(|field| field.split('.').next() == Some(name));
        if let Some((unfit, _)) = body.iter().find(|(name, value)| !known(name) || !is_fit(name, value)) {
            return Some(schema(unfit));
        }
        self.store.put(entity, id, body);
        None
    }
}

impl Crm for Pipedrive {
    fn answer(&mut self, asked: &Asked) -> Told {
        if asked.header("x-api-token") != "Sesame-1" {
            return refusal(401, "unauthorized access");
        }
        let parts = asked.parts();
        let Some(["api", "v2", entity]) = parts.get(..3) else { return refusal(404, "Unknown method .") };
        if self.fields(entity).is_none() {
            return refusal(404, "Unknown method .");
        }
        let alive =
            |store: &Store, id: &str| store.get(entity, id).is_some_and(|record| record.get("is_deleted").is_none());
        match (asked.method.as_str(), parts.get(3)) {
            ("GET", None) => self.list(entity, asked),
            ("POST", None) => {
                let id = self.store.number().to_string();
                self.written(entity, &id, asked).unwrap_or_else(|| {
                    let record = self.store.get(entity, &id).cloned().unwrap_or_default();
                    Told::json(201, &json!({"success": true, "data": shown(&id, &record)}))
                })
            }
            // What was deleted is still given, and says so.
            ("GET", Some(id)) => match self.store.get(entity, id) {
                Some(record) => Told::json(200, &json!({"success": true, "data": shown(id, record)})),
                None => refusal(404, "Deal not found"),
            },
            ("PATCH", Some(id)) if alive(&self.store, id) => self.written(entity, id, asked).unwrap_or_else(|| {
                let record = self.store.get(entity, id).cloned().unwrap_or_default();
                Told::json(200, &json!({"success": true, "data": shown(id, &record)}))
            }),
            ("DELETE", Some(id)) if alive(&self.store, id) => {
                self.store.put(entity, id, Map::from_iter([("is_deleted".to_owned(), true.into())]));
                Told::json(200, &json!({"success": true, "data": {"id": id.parse::<u64>().unwrap_or_default()}}))
            }
            ("PATCH" | "DELETE", Some(_)) => refusal(404, "Deal not found"),
            _ => refusal(405, "Method not allowed"),
        }
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        FIELDS.iter().find(|(known, _)| *known == entity).map(|(_, fields)| *fields)
    }
}

const TARGET: &str = "
protocol: {search: {page: 2}}
entities:
  account: {mark: custom_fields.d4de1c1518b4531717c676029a45911c340390a6}
  contact: {mark: custom_fields.d4de1c1518b4531717c676029a45911c340390a6}
  opportunity: {mark: custom_fields.d4de1c1518b4531717c676029a45911c340390a6}
";

#[tokio::test]
async fn records_live_in_pipedrive() {
    let world = World::start("pipedrive", Pipedrive::default(), TARGET).await;
    let connector = &world.connector;
    let account = values([("name", text("Acier"))]);
    let account = connector.create(&role("admin"), "account", &account, Some("m-0")).await.expect("created").value;
    let life = Life {
        entity: "opportunity",
        needed: values([]),
        written: values([
            ("name", text("Toiture")),
            ("amount", decimal("15000.00")),
            ("account", Value::Reference(account)),
            ("close_on", Value::Date(jiff::civil::date(2026, 3, 9))),
        ]),
        changed: values([("amount", decimal("18000.50")), ("status", text("won"))]),
        absent: "999999",
        between: Some(("amount", decimal("16000"))),
    };
    life.lives(&world).await;
}

#[tokio::test]
async fn addresses_of_a_pipedrive_person_stand_in_lists() {
    let world = World::start("pipedrive", Pipedrive::default(), TARGET).await;
    let life = Life {
        entity: "contact",
        needed: values([]),
        written: values([("name", text("Claire Weber")), ("email", text("c.weber@courtival.example"))]),
        changed: values([("name", text("Claire Roux"))]),
        absent: "999999",
        between: None,
    };
    life.lives(&world).await;
    let given = values([("name", text("Paul")), ("email", text("p@courtival.example")), ("phone", text("0199000001"))]);
    let connector = &world.connector;
    let id = connector.create(&role("admin"), "contact", &given, None).await.expect("created").value;
    let seen = life.read(&world, &id).await.expect("it is there");
    assert_eq!(seen.values.get("phone"), Some(&text("0199000001")));
    let changed = values([("email", text("q@courtival.example"))]);
    let error = connector.update(&role("admin"), "contact", &id, &changed).await.expect_err("it cannot be said");
    assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Unsupported, Some("email")));
}

#[tokio::test]
async fn pipedrive_refusals_are_known_for_what_they_are() {
    let world = World::start("pipedrive", Pipedrive::default(), TARGET).await;
    let given = values([("name", text("Acier"))]);
    let faults = vec![
        fault(schema("name"), ErrorKind::Validation),
        fault(refusal(400, "Bad request"), ErrorKind::Validation),
        fault(refusal(403, "Scope and URL mismatch"), ErrorKind::Forbidden),
        fault(refusal(404, "Organization not found"), ErrorKind::NotFound),
        fault(refusal(409, "Conflict"), ErrorKind::Duplicate),
        fault(refusal(500, "Internal server error"), ErrorKind::Unavailable),
        fault(refusal(503, "Scheduled maintenance"), ErrorKind::Unavailable),
    ];
    refuses(&world, ("account", &given), faults).await;
    let limited = || refusal(429, "request over limit");
    waits(&world, ("account", &given), limited().with("x-ratelimit-reset", "2"), Some(2)).await;
    waits(&world, ("account", &given), limited(), None).await;
    keeps_its_key(&world, "account", refusal(401, "unauthorized access")).await;
}
