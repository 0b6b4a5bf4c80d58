//! HubSpot, CRM API v3. Written from « Understanding the CRM », « Search the CRM », « Associations » and « Error
//! handling » of its documentation (developers.hubspot.com/docs).

use ouvrage::crm::{ErrorKind, Value};
use serde_json::{Map, Value as Json, json};

use super::life::{Life, decimal, fault, keeps_its_key, refuses, text, values, waits};
use super::server::{Asked, Compare, Condition, Crm, Store, Told, World};
use crate::support::demo::role;

const FIELDS: &[(&str, &[&str])] = &[
    (
        "companies",
        &["name", "domain", "phone", "city", "zip", "annualrevenue", "type", "description", "hubspot_owner_id"],
    ),
    (
        "contacts",
        &["lastname", "firstname", "email", "phone", "jobtitle", "message", "hubspot_owner_id", "associations.company"],
    ),
    (
        "deals",
        &[
            "dealname",
            "amount",
            "dealstage",
            "pipeline",
            "closedate",
            "description",
            "hubspot_owner_id",
            "associations.company",
            "associations.contact",
        ],
    ),
    (
        "tasks",
        &[
            "hs_task_subject",
            "hs_task_status",
            "hs_task_priority",
            "hs_timestamp",
            "hs_task_body",
            "hubspot_owner_id",
            "associations.company",
        ],
    ),
    ("tickets", &["subject", "hs_pipeline_stage", "hs_ticket_priority", "content", "hubspot_owner_id"]),
];

#[derive(Default)]
struct HubSpot {
    store: Store,
    /// Searches that the index does not know of the last records yet.
    late: usize,
}

fn refusal(status: u16, category: &str, message: &str) -> Told {
    let id = "aeb5f871-7f07-4993-9211-075dc63e7cbf";
    Told::json(status, &json!({"status": "error", "message": message, "correlationId": id, "category": category}))
}

/// A property that is wrong: its name stands in the words, and in the context of a property that is not there.
fn unknown(property: &str) -> Told {
    let message = format!(
        "Property values were not valid: [{{\"isValid\":false,\"message\":\"Property \\\"{property}\\\" does not exist\",\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"{property}\"}}]"
    );
    refusal(400, "VALIDATION_ERROR", &message)
}

impl HubSpot {
    /// The properties of a body, all of which the object has.
    fn properties(object: &str, asked: &Asked) -> Result<Map<String, Json>, Told> {
        if asked.header("content-type") != "application/json" {
            return Err(Told::empty(415));
        }
        let body = asked.json().ok_or_else(|| refusal(400, "VALIDATION_ERROR", "Invalid input JSON"))?;
        let properties = body.get("properties").and_then(Json::as_object).cloned();
        let properties =
            properties.ok_or_else(|| refusal(400, "VALIDATION_ERROR", "Invalid input JSON: properties"))?;
        match properties.iter().find(|(name, value)| !is_known(object, name) || value.is_null()) {
            Some((wrong, _)) => Err(unknown(wrong)),
            None => Ok(properties),
        }
    }

    /// What a new record is linked to, by the kinds that exist from this object.
    fn links(object: &str, asked: &Asked) -> Result<Map<String, Json>, Told> {
        let mut links = Map::new();
        let body = asked.json().unwrap_or_default();
        for link in body.get("associations").and_then(Json::as_array).into_iter().flatten() {
            let kind = &link["types"][0];
            let to = match (object, kind["associationTypeId"].as_u64(), kind["associationCategory"].as_str()) {
                ("contacts", Some(279 | 1), Some("HUBSPOT_DEFINED"))
                | ("deals", Some(341 | 5), Some("HUBSPOT_DEFINED"))
                | ("tasks", Some(192), Some("HUBSPOT_DEFINED")) => "companies",
                ("deals", Some(3), Some("HUBSPOT_DEFINED")) => "contacts",
                _ => {
                    return Err(refusal(
                        400,
                        "VALIDATION_ERROR",
                        "association types do not exist for this object pair",
                    ));
                }
            };
            links.insert(
                to.to_owned(),
                json!({"results": [{"id": link["to"]["id"], "type": format!("{object}_to_{to}")}]}),
            );
        }
        Ok(links)
    }

    fn search(&mut self, object: &str, asked: &Asked) -> Told {
        let body = Json::Object(asked.json().unwrap_or_default());
        let groups = body["filterGroups"].as_array().cloned().unwrap_or_default();
        let limit = body["limit"].as_u64().and_then(|limit| usize::try_from(limit).ok()).unwrap_or(10);
        if groups.len() > 5 || limit > 200 {
            return refusal(400, "VALIDATION_ERROR", "limits");
        }
        let mut conditions = Vec::new();
        for group in &groups {
            let filters = group["filters"].as_array().cloned().unwrap_or_default();
            if filters.is_empty() || filters.len() > 6 {
                return refusal(400, "VALIDATION_ERROR", "There was a problem with the request: filters");
            }
            for filter in filters {
                let compare = match filter["operator"].as_str() {
                    Some("EQ") => Compare::Is,
                    Some("GT") => Compare::Greater,
                    Some("LT") => Compare::Less,
                    _ => return refusal(400, "VALIDATION_ERROR", "operator"),
                };
                let (Some(field), Some(value)) = (filter["propertyName"].as_str(), filter["value"].as_str()) else {
                    return refusal(400, "VALIDATION_ERROR", "Invalid input JSON");
                };
                if !is_known(object, field) {
                    return refusal(400, "VALIDATION_ERROR", &format!("There was a problem with the request: {field}"));
                }
                conditions.push(Condition { field: field.to_owned(), compare, value: value.to_owned() });
            }
        }
        let from = body["after"].as_str().and_then(|after| after.parse::<usize>().ok()).unwrap_or(0);
        let wanted: Vec<&str> = body["properties"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let mut found = self.store.found(object, &conditions);
        if self.late > 0 {
            self.late -= 1;
            found.clear();
        }
        let results: Vec<Json> =
            found.iter().skip(from).take(limit).map(|(id, record)| shown(id, record, &wanted, false)).collect();
        let mut told = json!({"total": found.len(), "results": results});
        if from + limit < found.len() {
            told["paging"] = json!({"next": {"after": (from + limit).to_string(), "link": "?after="}});
        }
        Told::json(200, &told)
    }
}

fn is_known(object: &str, name: &str) -> bool {
    FIELDS.iter().any(|(known, fields)| *known == object && fields.contains(&name))
}

/// Only the properties that are asked for are told, as texts, and links only of one record.
fn shown(id: &str, record: &Map<String, Json>, wanted: &[&str], linked: bool) -> Json {
    let mut properties: Map<String, Json> =
        wanted.iter().map(|name| ((*name).to_owned(), record.get(*name).cloned().unwrap_or_default())).collect();
    properties.insert("hs_object_id".to_owned(), id.into());
    let mut told = json!({"id": id, "properties": properties, "archived": false});
    if let (true, Some(links)) = (linked, record.get("associations")) {
        told["associations"] = links.clone();
    }
    told
}

impl Crm for HubSpot {
    fn answer(&mut self, asked: &Asked) -> Told {
        if asked.header("authorization") != "Bearer Sesame-1" {
            return refusal(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
        }
        let parts = asked.parts();
        let Some(["crm", "v3", "objects", object]) = parts.get(..4) else { return Told::html(404) };
        if self.fields(object).is_none() {
            return refusal(400, "VALIDATION_ERROR", &format!("Unable to infer object type from: {object}"));
        }
        let absent = || refusal(404, "OBJECT_NOT_FOUND", "Object not found. objectId are usually numeric.");
        match (asked.method.as_str(), parts.get(4).copied(), parts.get(5)) {
            ("POST", Some("search"), None) => self.search(object, asked),
            ("POST", None, None) => match (Self::properties(object, asked), Self::links(object, asked)) {
                (Err(told), _) | (_, Err(told)) => told,
                (Ok(mut record), Ok(links)) => {
                    let id = (512_000 + self.store.number()).to_string();
                    if !links.is_empty() {
                        record.insert("associations".to_owned(), Json::Object(links));
                    }
                    self.store.put(object, &id, record.clone());
                    Told::json(201, &shown(&id, &record, &[], false))
                }
            },
            ("GET", Some(id), None) => match self.store.get(object, id) {
                None => absent(),
                Some(record) => {
                    let wanted: Vec<&str> = asked.param("properties").unwrap_or_default().split(',').collect();
                    Told::json(200, &shown(id, record, &wanted, asked.param("associations").is_some()))
                }
            },
            ("PATCH", Some(id), None) => {
                match (self.store.get(object, id).is_some(), Self::properties(object, asked)) {
                    (false, _) => absent(),
                    (_, Err(told)) => told,
                    (true, Ok(properties)) => {
                        self.store.put(object, id, properties);
                        Told::json(200, &json!({"id": id, "properties": {}}))
                    }
                }
            }
            ("DELETE", Some(id), None) => {
                self.store.take(object, id);
                Told::empty(204)
            }
            _ => Told::html(404),
        }
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        FIELDS.iter().find(|(known, _)| *known == entity).map(|(_, fields)| *fields)
    }
}

/// The waits of the profile, made short.
const TARGET: &str = "protocol: {search: {page: 2, late: {seconds: 0.05, every: 0.01}}}";

fn life() -> Life<'static> {
    Life {
        entity: "opportunity",
        needed: values([("stage", text("qualified_to_buy"))]),
        written: values([
            ("name", text("Toiture")),
            ("amount", decimal("15000.00")),
            ("close_on", Value::Date(jiff::civil::date(2026, 3, 9))),
        ]),
        changed: values([("amount", decimal("18000.50")), ("stage", text("won"))]),
        absent: "999999",
        between: Some(("amount", decimal("16000"))),
    }
}

#[tokio::test]
async fn records_live_in_hubspot() {
    let world = World::start("hubspot", HubSpot::default(), TARGET).await;
    life().lives(&world).await;
    // A value that is emptied is sent as an empty text, and read as nothing.
    let given = values([("name", text("Vide")), ("amount", decimal("1"))]);
    let id = world.connector.create(&role("admin"), "opportunity", &given, None).await.expect("created").value;
    let emptied = values([("amount", Value::Null)]);
    world.connector.update(&role("admin"), "opportunity", &id, &emptied).await.expect("changed");
    let seen = life().read(&world, &id).await.expect("it is there");
    assert_eq!(seen.values.get("amount"), Some(&Value::Null));
}

#[tokio::test]
async fn hubspot_records_are_linked_when_they_are_created() {
    let world = World::start("hubspot", HubSpot::default(), TARGET).await;
    let connector = &world.connector;
    let mut made = Vec::new();
    for (entity, name) in [("account", "Acier"), ("contact", "Weber")] {
        let given = values([("name", text(name))]);
        made.push(connector.create(&role("admin"), entity, &given, None).await.expect("created").value);
    }
    let linked = values([
        ("name", text("Toiture")),
        ("account", Value::Reference(made[0].clone())),
        ("contact", Value::Reference(made[1].clone())),
    ]);
    let id = connector.create(&role("admin"), "opportunity", &linked, None).await.expect("created").value;
    let seen = life().read(&world, &id).await.expect("it is there");
    for key in ["account", "contact"] {
        assert_eq!(seen.values.get(key), linked.get(key), "{seen:?}");
    }
    let changed = values([("account", Value::Reference("1".to_owned()))]);
    let error = connector.update(&role("admin"), "opportunity", &id, &changed).await.expect_err("it cannot be said");
    assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Unsupported, Some("account")));
}

#[tokio::test]
async fn what_carries_the_mark_is_looked_for_until_the_index_of_hubspot_knows_it() {
    let late = HubSpot { late: 2, ..HubSpot::default() };
    // Generous: only a search that is never asked again is seen, however busy the machine.
    let target = "protocol: {search: {late: {seconds: 60, every: 0.01}}}";
    let world = World::start("hubspot", late, target).await;
    let given = values([("name", text("Acier"))]);
    let id = world.connector.create(&role("admin"), "account", &given, Some("m-1")).await.expect("created").value;
    let found = world.connector.find_marked(&role("admin"), "account", "m-1").await.expect("found").value;
    assert_eq!(found, [id]);
}

#[tokio::test]
async fn hubspot_refusals_are_known_for_what_they_are() {
    let world = World::start("hubspot", HubSpot::default(), TARGET).await;
    let given = values([("name", text("Acier"))]);
    let context = json!({"status": "error", "message": "Property \"domain\" is wrong", "category": "VALIDATION_ERROR",
        "errors": [{"message": "wrong", "code": "INVALID", "context": {"propertyName": ["domain"]}}]});
    let faults = vec![
        fault(unknown("annualrevenue"), ErrorKind::Protocol).of("turnover"),
        fault(refusal(400, "VALIDATION_ERROR", "Property values were not valid: [{\"isValid\":false,\"message\":\"no was not a valid number.\",\"error\":\"INVALID_DOUBLE\",\"name\":\"annualrevenue\"}]"), ErrorKind::Validation).of("turnover"),
        fault(Told::json(400, &context), ErrorKind::Validation).of("website"),
        fault(refusal(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes"), ErrorKind::Forbidden),
        fault(refusal(404, "OBJECT_NOT_FOUND", "Object not found."), ErrorKind::NotFound),
        fault(refusal(409, "CONFLICT", "Contact already exists. Existing ID: 512"), ErrorKind::Duplicate),
        fault(refusal(500, "INTERNAL_ERROR", "internal error"), ErrorKind::Unavailable),
        fault(refusal(502, "", ""), ErrorKind::Unavailable),
        // A status that is theirs with a category that nobody knows is no refusal of theirs.
        fault(refusal(403, "WAF", "blocked"), ErrorKind::Protocol),
    ];
    refuses(&world, ("account", &given), faults).await;
    let limited = json!({"status": "error", "message": "You have reached your secondly limit.", "errorType": "RATE_LIMIT",
        "correlationId": "c033cdaa", "policyName": "SECONDLY"});
    waits(&world, ("account", &given), Told::json(429, &limited).with("retry-after", "10"), Some(10)).await;
    waits(&world, ("account", &given), refusal(429, "RATE_LIMITS", "You have reached your daily limit."), None).await;
    keeps_its_key(&world, "account", refusal(401, "INVALID_AUTHENTICATION", "Authentication credentials not found."))
        .await;
}
