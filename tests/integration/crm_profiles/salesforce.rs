//! Salesforce, REST API v62.0. Written from « Status Codes and Error Responses », « Working with Records », « Query » and
//! « Query Options Header » of the REST API Developer Guide, « Quoted String Escape Sequences » of the SOQL and SOSL
//! Reference, and the flows « OAuth 2.0 Client Credentials » and « JWT Bearer » (developer.salesforce.com, help.salesforce.com).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64_URL;
use ouvrage::crm::{ErrorKind, Operator, Value};
use serde_json::{Map, Value as Json, json};

use super::life::{
    Life, decimal, fault, is_not_let_in, refuses, renews, text, unknown_column_is_no_absence, values, waits,
};
use super::server::{Asked, Compare, Condition, Crm, Store, Told, World};
use crate::support::demo::role;

/// A key that was made for these tests and opens nothing.
const PEM: &str = include_str!("app.pem");
const PUBLIC: &[u8] = include_bytes!("app.pub.der");

const FIELDS: &[(&str, &[&str])] = &[
    (
        "Account",
        &[
            "Id",
            "Name",
            "Phone",
            "Website",
            "BillingCity",
            "BillingPostalCode",
            "AnnualRevenue",
            "Type",
            "ParentId",
            "OwnerId",
            "AccountNumber",
        ],
    ),
    ("Contact", &["Id", "LastName", "FirstName", "AccountId", "Email", "Phone", "Title", "OwnerId", "AssistantName"]),
    ("Lead", &["Id", "LastName", "FirstName", "Company", "Email", "Phone", "LeadSource", "Status", "OwnerId"]),
    (
        "Opportunity",
        &[
            "Id",
            "Name",
            "AccountId",
            "Amount",
            "StageName",
            "Probability",
            "CloseDate",
            "LeadSource",
            "OwnerId",
            "NextStep",
        ],
    ),
    ("Quote", &["Id", "Name", "QuoteNumber", "OpportunityId", "GrandTotal", "Status"]),
    ("Task", &["Id", "Subject", "WhatId", "ActivityDate", "Status", "Priority", "OwnerId"]),
    ("Event", &["Id", "Subject", "WhatId", "StartDateTime", "EndDateTime", "OwnerId"]),
    ("Case", &["Id", "Subject", "CaseNumber", "AccountId", "Status", "Priority", "OwnerId"]),
    ("User", &["Id", "Name", "Username"]),
];

#[derive(Default)]
struct Salesforce {
    store: Store,
    tokens: usize,
    /// Does the app sign in with a statement?
    bearer: bool,
    /// Conditions and entity of the queries whose next pages were promised.
    cursors: Vec<(String, Vec<String>, Vec<Condition>)>,
}

fn refusal(status: u16, code: &str, message: &str, fields: &[&str]) -> Told {
    Told::json(status, &json!([{"message": message, "errorCode": code, "fields": fields}]))
}

fn ended() -> Told {
    Told::json(401, &json!([{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}]))
}

fn absent() -> Told {
    Told::json(404, &json!([{"errorCode": "NOT_FOUND", "message": "The requested resource does not exist"}]))
}

/// A literal or a word of SOQL at the start of a text, and what follows it.
fn literal(text: &str) -> Option<(String, &str)> {
    let Some(inside) = text.strip_prefix('\'') else {
        let end = text.find(' ').unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let bare = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':'));
        return bare.then(|| (word.to_owned(), rest));
    };
    let mut value = String::new();
    let mut signs = inside.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\'' => return Some((value, inside.split_at(at + 1).1)),
            '\\' => match signs.next()? {
                (_, escaped @ ('\\' | '\'' | '"')) => value.push(escaped),
                // Of LIKE only: they stay what they are there.
                (_, wild @ ('%' | '_')) => value.extend(['\\', wild]),
                _ => return None,
            },
            sign => value.push(sign),
        }
    }
    None
}

impl Salesforce {
    fn sign_in(&mut self, asked: &Asked) -> Told {
        let form = asked.form();
        let said = |name: &str| form.get(name).map_or("", String::as_str);
        let own = match said("grant_type") {
            "client_credentials" => !self.bearer && (said("client_id"), said("client_secret")) == ("morel", "Sesame-1"),
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => {
                self.bearer && !form.contains_key("client_secret") && is_signed(said("assertion"))
            }
            _ => false,
        };
        if asked.header("content-type") != "application/x-www-form-urlencoded" || !own {
            return Told::json(400, &json!({"error": "invalid_grant", "error_description": "invalid credentials"}));
        }
        self.tokens += 1;
        let host = format!("http://{}", asked.header("host"));
        Told::json(
            200,
            &json!({"access_token": format!("00D!{}", self.tokens), "instance_url": host, "token_type": "Bearer"}),
        )
    }

    fn malformed(message: &str) -> Told {
        refusal(400, "MALFORMED_QUERY", message, &[])
    }

    /// `SELECT Id, Name FROM Account WHERE Name = 'x' AND Amount > 10`
    fn parsed(&self, query: &str) -> Result<(String, Vec<String>, Vec<Condition>), Told> {
        let rest = query.strip_prefix("SELECT ").ok_or_else(|| Self::malformed("unexpected token"))?;
        let (columns, rest) = rest.split_once(" FROM ").ok_or_else(|| Self::malformed("unexpected token"))?;
        let (entity, mut rest) = rest.split_once(" WHERE ").unwrap_or((rest, ""));
        let known = self.fields(entity);
        let known = known
            .ok_or_else(|| refusal(400, "INVALID_TYPE", &format!("sObject type '{entity}' is not supported."), &[]))?;
        let columns: Vec<String> = columns.split(", ").map(str::to_owned).collect();
        let no_column =
            |name: &str| refusal(400, "INVALID_FIELD", &format!("No such column '{name}' on entity '{entity}'."), &[]);
        if let Some(wrong) = columns.iter().find(|name| !known.contains(&name.as_str())) {
            return Err(no_column(wrong));
        }
        let mut conditions = Vec::new();
        while !rest.is_empty() {
            let mut words = rest.splitn(3, ' ');
            let (Some(field), Some(operator), Some(tail)) = (words.next(), words.next(), words.next()) else {
                return Err(Self::malformed("unexpected token"));
            };
            if !known.contains(&field) {
                return Err(no_column(field));
            }
            let (value, tail) = literal(tail).ok_or_else(|| Self::malformed("line 1: unexpected token"))?;
            let (compare, value) = match operator {
                "=" if value == "null" => (Compare::Is, String::new()),
                "=" => (Compare::Is, value),
                ">" => (Compare::Greater, value),
                "<" => (Compare::Less, value),
                "LIKE" => {
                    let inner = value.strip_prefix('%').and_then(|value| value.strip_suffix('%'));
                    let inner = inner.ok_or_else(|| Self::malformed("no pattern"))?;
                    (Compare::Contains, inner.replace("\\%", "%").replace("\\_", "_"))
                }
                _ => return Err(Self::malformed("unknown operator")),
            };
            conditions.push(Condition { field: field.to_owned(), compare, value });
            rest = match tail {
                "" => "",
                tail => tail.strip_prefix(" AND ").ok_or_else(|| Self::malformed("unexpected token"))?,
            };
        }
        Ok((entity.to_owned(), columns, conditions))
    }

    /// Two records at a time, whatever is asked for: the size of a batch is no promise.
    fn page(&self, cursor: usize, from: usize) -> Told {
        let Some((entity, columns, conditions)) = self.cursors.get(cursor) else {
            return refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator", &[]);
        };
        let found = self.store.found(entity, conditions);
        let list: Vec<Json> =
            found.iter().skip(from).take(2).map(|(id, record)| shown(entity, id, record, columns)).collect();
        let done = from + 2 >= found.len();
        let mut told = json!({"totalSize": found.len(), "done": done, "records": list});
        if !done {
            told["nextRecordsUrl"] = format!("/services/data/v62.0/query/{cursor}-{}", from + 2).into();
        }
        Told::json(200, &told)
    }

    fn said(&self, entity: &str, asked: &Asked) -> Result<Map<String, Json>, Told> {
        if asked.header("content-type") != "application/json" {
            return Err(Told::empty(415));
        }
        let body = asked.json().ok_or_else(|| refusal(400, "JSON_PARSER_ERROR", "Unexpected character", &[]))?;
        let known = self.fields(entity).unwrap_or_default();
        match body.iter().find(|(name, _)| !known.contains(&name.as_str()) || *name == "Id") {
            Some((wrong, _)) => Err(refusal(
                400,
                "INVALID_FIELD",
                &format!("No such column '{wrong}' on sobject of type {entity}"),
                &[],
            )),
            None => Ok(body),
        }
    }
}

/// Is it signed with the app's key, for this app and user, and does it end soon?
fn is_signed(assertion: &str) -> bool {
    let parts: Vec<&str> = assertion.split('.').collect();
    let [head, claims, signature] = parts[..] else { return false };
    let part = |text: &str| BASE64_URL.decode(text).ok();
    let json = |text: &str| part(text).and_then(|bytes| serde_json::from_slice::<Json>(&bytes).ok());
    let key = ring::signature::UnparsedPublicKey::new(&ring::signature::RSA_PKCS1_2048_8192_SHA256, PUBLIC);
    let own = key.verify(format!("{head}.{claims}").as_bytes(), &part(signature).unwrap_or_default()).is_ok();
    let (Some(head), Some(claims)) = (json(head), json(claims)) else { return false };
    let now = jiff::Timestamp::now().as_second();
    let ends = claims["exp"].as_i64().unwrap_or_default();
    own && head["alg"] == "RS256"
        && (&claims["iss"], &claims["sub"], &claims["aud"])
            == (&json!("Ouvre-2"), &json!("morel"), &json!("https://login.salesforce.com"))
        && ends > now
        && ends <= now + 300
}

fn shown(entity: &str, id: &str, record: &Map<String, Json>, columns: &[String]) -> Json {
    let mut shown: Map<String, Json> =
        columns.iter().map(|name| (name.clone(), record.get(name).cloned().unwrap_or_default())).collect();
    if columns.iter().any(|name| name == "Id") {
        shown.insert("Id".to_owned(), id.into());
    }
    shown.insert(
        "attributes".to_owned(),
        json!({"type": entity, "url": format!("/services/data/v62.0/sobjects/{entity}/{id}")}),
    );
    Json::Object(shown)
}

impl Crm for Salesforce {
    fn answer(&mut self, asked: &Asked) -> Told {
        if self.signs_in(asked) {
            return self.sign_in(asked);
        }
        if asked.header("authorization") != format!("Bearer 00D!{}", self.tokens) {
            return ended();
        }
        let parts = asked.parts();
        let Some(["services", "data", "v62.0", rest @ ..]) = parts.get(..) else { return absent() };
        match (asked.method.as_str(), rest) {
            ("GET", ["query"]) => {
                let size =
                    asked.header("sforce-query-options").strip_prefix("batchSize=").and_then(|size| size.parse().ok());
                if !size.is_some_and(|size: usize| (200..=2000).contains(&size)) {
                    return refusal(400, "INVALID_BATCH_SIZE", "batchSize", &[]);
                }
                match self.parsed(asked.param("q").unwrap_or_default()) {
                    Err(told) => told,
                    Ok(query) => {
                        self.cursors.push(query);
                        self.page(self.cursors.len() - 1, 0)
                    }
                }
            }
            ("GET", ["query", locator]) => {
                let parts = locator.split_once('-').map(|(cursor, from)| (cursor.parse(), from.parse()));
                match parts {
                    Some((Ok(cursor), Ok(from))) => self.page(cursor, from),
                    _ => refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator", &[]),
                }
            }
            (_, ["sobjects", entity, ..]) if self.fields(entity).is_none() => absent(),
            ("POST", ["sobjects", entity]) => match self.said(entity, asked) {
                Err(told) => told,
                Ok(record) => {
                    if *entity == "Opportunity"
                        && !(record.contains_key("CloseDate") && record.contains_key("StageName"))
                    {
                        let words = "Required fields are missing: [CloseDate]";
                        return refusal(400, "REQUIRED_FIELD_MISSING", words, &["CloseDate"]);
                    }
                    let id = format!("006{:012}AAA", self.store.number());
                    self.store.put(entity, &id, record);
                    Told::json(201, &json!({"id": id, "success": true, "errors": []}))
                }
            },
            ("GET", ["sobjects", entity, id]) => {
                let columns: Vec<String> =
                    asked.param("fields").unwrap_or_default().split(',').map(str::to_owned).collect();
                let known = self.fields(entity).unwrap_or_default();
                match (columns.iter().find(|name| !known.contains(&name.as_str())), self.store.get(entity, id)) {
                    (Some(wrong), _) => refusal(400, "INVALID_FIELD", &format!("No such column '{wrong}'"), &[]),
                    (None, None) => absent(),
                    (None, Some(record)) => Told::json(200, &shown(entity, id, record, &columns)),
                }
            }
            ("PATCH", ["sobjects", entity, id]) => {
                match (self.store.get(entity, id).is_some(), self.said(entity, asked)) {
                    (false, _) => absent(),
                    (_, Err(told)) => told,
                    (true, Ok(record)) => {
                        self.store.put(entity, id, record);
                        Told::empty(204)
                    }
                }
            }
            ("DELETE", ["sobjects", entity, id]) => match self.store.take(entity, id) {
                Some(_) => Told::empty(204),
                None => refusal(404, "ENTITY_IS_DELETED", "entity is deleted", &[]),
            },
            _ => absent(),
        }
    }

    fn signs_in(&self, asked: &Asked) -> bool {
        asked.path == "/services/oauth2/token"
    }

    fn expire(&mut self) {
        self.tokens += 100;
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        FIELDS.iter().find(|(known, _)| *known == entity).map(|(_, fields)| *fields)
    }
}

fn life() -> Life<'static> {
    let day = Value::Date(jiff::civil::date(2026, 3, 9));
    Life {
        entity: "opportunity",
        needed: values([("stage", text("prospecting")), ("close_on", day)]),
        written: values([("name", text("Toiture")), ("amount", decimal("15000.00")), ("probability", decimal("20"))]),
        changed: values([("amount", decimal("18000.50")), ("stage", text("negotiation"))]),
        absent: "006000000999999AAA",
        between: Some(("amount", decimal("16000"))),
    }
}

#[tokio::test]
async fn records_live_in_salesforce() {
    let world = World::start("salesforce", Salesforce::default(), "").await;
    life().lives(&world).await;
    let before = vec![
        ("close_on".to_owned(), Operator::Less, Value::Date(jiff::civil::date(2026, 3, 10))),
        ("account".to_owned(), Operator::Is, Value::Null),
    ];
    let found = world.connector.search(&role("admin"), "opportunity", &before, 50).await.expect("a search").value;
    assert!(found.complete && found.records.len() == 7, "{found:?}");
}

#[tokio::test]
async fn a_salesforce_app_may_sign_in_with_a_statement() {
    let target = "protocol: {sign_in: {assertion: {claims: {iss: \"${OTHER}\", sub: \"{login}\", aud: \"https://login.salesforce.com\"}, \
                  seconds: 180}, body: {grant_type: \"urn:ietf:params:oauth:grant-type:jwt-bearer\", assertion: \"{assertion}\", \
                  client_id: null, client_secret: null}}}";
    let app = || Salesforce { bearer: true, ..Salesforce::default() };
    // As a file of environment holds it: on one line.
    let line = PEM.trim().replace('\n', "\\n");
    for pem in [PEM, line.as_str()] {
        let world = World::start_with("salesforce", app(), target, pem).await;
        let actor = world.connector.open("admin").await.unwrap_or_else(|error| panic!("{error:?}"));
        let evidence = format!("{:?}", actor.exchanges);
        assert!(!evidence.contains("PRIVATE") && !evidence.contains("00D!"), "{evidence}");
    }
    let world = World::start_with("salesforce", app(), target, "no key").await;
    let error = world.connector.open("admin").await.expect_err("it is no key");
    assert!(error.kind == ErrorKind::Auth && error.message.contains("PEM"), "{error:?}");
    assert_eq!(world.asked().len(), 0, "nothing is sent without a signature");
}

#[tokio::test]
async fn salesforce_refusals_are_known_for_what_they_are() {
    let world = World::start("salesforce", Salesforce::default(), "").await;
    let given = values([("name", text("Toiture"))]);
    // Its own rule, without a fault on request: what is missing is named by its key in the profile.
    let error = world.connector.create(&role("admin"), "opportunity", &given, None).await.expect_err("a refusal");
    assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Validation, Some("close_on")));
    let faults = vec![
        fault(
            refusal(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Le SIRET a 14 chiffres.", &["Website"]),
            ErrorKind::Validation,
        )
        .of("website"),
        fault(
            refusal(400, "INVALID_FIELD", "No such column 'Phone' on sobject of type Account", &[]),
            ErrorKind::Protocol,
        )
        .of("phone"),
        fault(refusal(400, "DUPLICATES_DETECTED", "Use one of these records?", &[]), ErrorKind::Duplicate),
        fault(refusal(400, "DUPLICATE_VALUE", "duplicate value found", &[]), ErrorKind::Duplicate),
        fault(refusal(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights", &[]), ErrorKind::Forbidden),
        fault(refusal(404, "ENTITY_IS_DELETED", "entity is deleted", &[]), ErrorKind::NotFound),
        fault(refusal(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", &[]), ErrorKind::Unavailable),
        fault(refusal(503, "SERVER_UNAVAILABLE", "server temporarily unavailable", &[]), ErrorKind::Unavailable),
        fault(refusal(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred", &[]), ErrorKind::Unavailable),
        fault(refusal(400, "SOMETHING_NEW", "?", &[]), ErrorKind::Protocol),
    ];
    refuses(&world, ("account", &given), faults).await;
    // A limit that was reached is a 403 here: a technical fault all the same.
    let limited = refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", &[]);
    waits(&world, ("account", &given), limited, None).await;
    renews(&world, "account", ended()).await;
    is_not_let_in(&world).await;
}

#[tokio::test]
async fn a_column_that_salesforce_does_not_have_makes_no_record_absent() {
    let target = "entities: {account: {fields: {rank: {api: Rank__c, type: text}}}}".to_owned();
    let world = World::start("salesforce", Salesforce::default(), &target).await;
    unknown_column_is_no_absence(&world, "account", &values([("name", text("Acier"))])).await;
}
