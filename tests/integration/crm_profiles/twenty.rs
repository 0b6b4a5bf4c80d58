//! Twenty. Written from « APIs overview » of its documentation (docs.twenty.com/developers), the OpenAPI of its REST
//! playground (`filter`, `limit`, `starting_after`, `order_by`, `depth`) and the errors that its REST API answers.

use ouvrage::crm::{ErrorKind, Operator, Value};
use serde_json::{Map, Value as Json, json};

use super::life::{Life, decimal, fault, keeps_its_key, refuses, text, values, waits};
use super::server::{Asked, Compare, Condition, Crm, Store, Told, World};
use crate::support::demo::role;

/// By object: its singular name, and its fields with those within composite ones.
const FIELDS: &[(&str, &str, &[&str])] = &[
    (
        "companies",
        "Company",
        &[
            "name",
            "domainName.primaryLinkUrl",
            "address.addressCity",
            "address.addressPostcode",
            "annualRecurringRevenue.amountMicros",
            "annualRecurringRevenue.currencyCode",
            "accountOwnerId",
            "ouvrage",
        ],
    ),
    (
        "people",
        "Person",
        &[
            "name.lastName",
            "name.firstName",
            "companyId",
            "emails.primaryEmail",
            "phones.primaryPhoneNumber",
            "jobTitle",
            "city",
        ],
    ),
    (
        "opportunities",
        "Opportunity",
        &[
            "name",
            "companyId",
            "pointOfContactId",
            "amount.amountMicros",
            "amount.currencyCode",
            "stage",
            "closeDate",
            "ouvrage",
        ],
    ),
    ("tasks", "Task", &["title", "status", "dueAt", "assigneeId"]),
    ("workspaceMembers", "WorkspaceMember", &["name.lastName", "name.firstName", "userEmail"]),
];

#[derive(Default)]
struct Twenty {
    store: Store,
}

fn refusal(status: u16, error: &str, message: &str) -> Told {
    Told::json(status, &json!({"statusCode": status, "error": error, "messages": [message]}))
}

fn bad(message: &str) -> Told {
    refusal(400, "BadRequestException", message)
}

/// Puts composite values together; what is not named keeps what it was.
fn merged(into: &mut Map<String, Json>, from: Map<String, Json>) {
    for (name, value) in from {
        match (into.get_mut(&name), value) {
            (Some(Json::Object(there)), Json::Object(more)) => merged(there, more),
            (_, value) => {
                into.insert(name, value);
            }
        }
    }
}

impl Twenty {
    fn known(object: &str) -> Option<(&'static str, &'static [&'static str])> {
        FIELDS.iter().find(|(known, ..)| *known == object).map(|(_, one, fields)| (*one, *fields))
    }

    /// `field[comparator]:value,field2[comparator]:value2`; a value between quotes may hold commas.
    fn conditions(object: &str, filter: &str) -> Result<Vec<Condition>, Told> {
        let (mut parts, mut part, mut quoted) = (Vec::new(), String::new(), false);
        for c in filter.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => {
                    parts.push(std::mem::take(&mut part));
                    continue;
                }
                _ => {}
            }
            part.push(c);
        }
        parts.push(part);
        let fields = Self::known(object).map_or(&[][..], |(_, fields)| fields);
        let one = |part: &String| {
            let wrong = || bad(&format!("'filter' invalid for '{part}'. eg: price[gte]:10"));
            let (field, rest) = part.split_once('[').ok_or_else(wrong)?;
            let (comparator, value) = rest.split_once("]:").ok_or_else(wrong)?;
            if !fields.contains(&field) {
                return Err(bad(&format!("field '{field}' does not exist in '{object}' object")));
            }
            let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let value = inner.unwrap_or(value);
            if value.contains('"') {
                return Err(wrong());
            }
            let (compare, value) = match comparator {
                "eq" => (Compare::Is, value),
                "gt" => (Compare::Greater, value),
                "lt" => (Compare::Less, value),
                "ilike" => (Compare::Contains, value.trim_matches('%')),
                _ => return Err(wrong()),
            };
            Ok(Condition { field: field.to_owned(), compare, value: value.to_owned() })
        };
        parts.iter().map(one).collect()
    }

    fn list(&self, object: &str, asked: &Asked) -> Told {
        let conditions = match asked.param("filter").map(|filter| Self::conditions(object, filter)) {
            None => Vec::new(),
            Some(Ok(conditions)) => conditions,
            Some(Err(told)) => return told,
        };
        let limit = asked.param("limit").map_or(Some(60), |text| text.parse::<usize>().ok());
        let Some(limit) = limit.filter(|limit| *limit <= 60) else {
            return bad("limit 500 is invalid. Should be less than 60");
        };
        let found = self.store.found(object, &conditions);
        let from = match asked.param("starting_after") {
            None => 0,
            Some(cursor) => match cursor.strip_prefix("Y3Vyc2Vy-").and_then(|at| at.parse::<usize>().ok()) {
                Some(at) => at,
                None => return bad("Invalid cursor"),
            },
        };
        let list: Vec<Json> = found.iter().skip(from).take(limit).map(|(id, record)| shown(id, record)).collect();
        let end = from + list.len();
        Told::json(
            200,
            &json!({"data": {object: list}, "totalCount": found.len(), "pageInfo": {"hasNextPage": end < found.len(),
            "startCursor": format!("Y3Vyc2Vy-{from}"), "endCursor": format!("Y3Vyc2Vy-{end}")}}),
        )
    }

    /// What a body says, where the object has it all.
    fn said(object: &str, asked: &Asked) -> Result<Map<String, Json>, Told> {
        if asked.header("content-type") != "application/json" {
            return Err(Told::empty(415));
        }
        let body = asked.json().ok_or_else(|| bad("Unexpected token in JSON"))?;
        let fields = Self::known(object).map_or(&[][..], |(_, fields)| fields);
        for (name, value) in &body {
            let known = match value {
                Json::Object(parts) => parts.keys().all(|part| fields.contains(&format!("{name}.{part}").as_str())),
                _ => fields.contains(&name.as_str()),
            };
            let whole =
                !name.ends_with("Date") || value.as_str().is_none_or(|text| text.parse::<jiff::Timestamp>().is_ok());
            let micros = value.get("amountMicros").is_none_or(|micros| micros.is_null() || micros.is_u64());
            if !known || !whole || !micros {
                return Err(bad(&format!("Object {object} doesn't have any \"{name}\" field.")));
            }
        }
        Ok(body)
    }
}

fn shown(id: &str, record: &Map<String, Json>) -> Json {
    let mut shown = record.clone();
    shown.insert("id".to_owned(), id.into());
    // A moment is told with its milliseconds.
    if let Some(day) = shown.get("closeDate").and_then(Json::as_str).map(|day| day.replace("00Z", "00.000Z")) {
        shown.insert("closeDate".to_owned(), day.into());
    }
    Json::Object(shown)
}

impl Crm for Twenty {
    fn answer(&mut self, asked: &Asked) -> Told {
        if asked.header("authorization") != "Bearer Sesame-1" {
            return refusal(401, "UnauthorizedException", "Token invalid.");
        }
        let parts = asked.parts();
        let Some(["rest", object]) = parts.get(..2) else { return Told::html(404) };
        let Some((one, _)) = Self::known(object) else {
            return bad(&format!("object '{object}' not found"));
        };
        let absent = || refusal(404, "NotFoundException", "Record not found");
        let id = parts.get(2).copied();
        if id.is_some_and(|id| id.len() != 36) {
            return bad("'id' is not a valid UUID");
        }
        match (asked.method.as_str(), id) {
            ("GET", None) => self.list(object, asked),
            ("POST", None) => match Self::said(object, asked) {
                Err(told) => told,
                Ok(body) => {
                    let id = format!("{:08x}-0000-4000-8000-000000000000", self.store.number());
                    self.store.put(object, &id, body);
                    let record = self.store.get(object, &id).cloned().unwrap_or_default();
                    Told::json(201, &json!({"data": {format!("create{one}"): shown(&id, &record)}}))
                }
            },
            ("GET", Some(id)) => self.store.get(object, id).map_or_else(absent, |record| {
                Told::json(200, &json!({"data": {one.to_lowercase(): shown(id, record)}}))
            }),
            ("PATCH", Some(id)) => match (self.store.get(object, id).cloned(), Self::said(object, asked)) {
                (None, _) => absent(),
                (_, Err(told)) => told,
                (Some(mut record), Ok(body)) => {
                    merged(&mut record, body);
                    self.store.put(object, id, record.clone());
                    Told::json(200, &json!({"data": {format!("update{one}"): shown(id, &record)}}))
                }
            },
            ("DELETE", Some(id)) => match self.store.take(object, id) {
                None => absent(),
                Some(_) => Told::json(200, &json!({"data": {format!("delete{one}"): {"id": id}}})),
            },
            _ => Told::html(404),
        }
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        Self::known(entity).map(|(_, fields)| fields)
    }
}

const TARGET: &str = "
protocol: {search: {page: 2}}
entities:
  account: {mark: ouvrage}
  opportunity: {mark: ouvrage}
";

#[tokio::test]
async fn records_live_in_twenty() {
    let world = World::start("twenty", Twenty::default(), TARGET).await;
    let day = Value::Date(jiff::civil::date(2026, 3, 9));
    let life = Life {
        entity: "opportunity",
        needed: values([]),
        written: values([("name", text("Toiture")), ("amount", decimal("15000.00")), ("close_on", day.clone())]),
        changed: values([("amount", decimal("18000.50")), ("stage", text("won"))]),
        absent: "00000000-0000-4000-8000-0000000000ff",
        between: Some(("amount", decimal("16000"))),
    };
    life.lives(&world).await;
    let account = Life {
        entity: "account",
        written: values([("name", text("Acier")), ("city", text("Metz")), ("turnover", decimal("2500000.5"))]),
        changed: values([("postal_code", text("57000"))]),
        between: None,
        ..life
    };
    account.lives(&world).await;
    // The currency was given with the amount, and a change of the amount left it alone.
    let given = values([("name", text("Devise")), ("amount", decimal("1"))]);
    let id = world.connector.create(&role("admin"), "opportunity", &given, None).await.expect("created").value;
    let changed = values([("amount", decimal("2"))]);
    world.connector.update(&role("admin"), "opportunity", &id, &changed).await.expect("changed");
    world.asked();
    world.connector.read(&role("admin"), "opportunity", &id).await.expect("read");
    let before = vec![("close_on".to_owned(), Operator::Less, Value::Date(jiff::civil::date(2026, 3, 9)))];
    let found = world.connector.search(&role("admin"), "opportunity", &before, 9).await.expect("a search").value;
    assert!(found.complete, "{found:?}");
}

#[tokio::test]
async fn twenty_refusals_are_known_for_what_they_are() {
    let world = World::start("twenty", Twenty::default(), TARGET).await;
    let given = values([("name", text("Acier"))]);
    let faults = vec![
        fault(bad("Object company doesn't have any \"foo\" field."), ErrorKind::Protocol),
        fault(bad("Invalid URL"), ErrorKind::Validation),
        fault(bad("A duplicate entry was detected"), ErrorKind::Duplicate),
        fault(refusal(400, "BadRequestException", "Record not found"), ErrorKind::NotFound),
        fault(refusal(404, "NotFoundException", "Record not found"), ErrorKind::NotFound),
        fault(
            refusal(403, "ForbiddenException", "Entity performing the request does not have permission"),
            ErrorKind::Forbidden,
        ),
        fault(refusal(409, "ConflictException", "Conflict"), ErrorKind::Duplicate),
        fault(refusal(500, "InternalServerErrorException", "Internal server error"), ErrorKind::Unavailable),
        fault(Told::json(404, &json!({"hello": "not yours"})), ErrorKind::Protocol),
    ];
    refuses(&world, ("account", &given), faults).await;
    let limited = refusal(429, "TooManyRequestsException", "Too many requests").with("retry-after", "30");
    waits(&world, ("account", &given), limited, Some(30)).await;
    keeps_its_key(&world, "account", refusal(401, "UnauthorizedException", "Token invalid.")).await;
}
