//! Dolibarr 18 and later. Written from « Module Web Services API REST (developer) » of its documentation
//! (wiki.dolibarr.org) and from what its API answers: `api_thirdparties`, `api_projects` and the reader of `sqlfilters`
//! (`forgeSQLFromUniversalSearchCriteria`) of its source.

use ouvrage::crm::ErrorKind;
use serde_json::{Map, Value as Json, json};

use super::life::{Life, decimal, fault, keeps_its_key, refuses, text, values, waits};
use super::server::{Asked, Compare, Condition, Crm, Store, Told, World};

/// By entity: each property, with the column that holds it where that has another name.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "thirdparties",
        &[
            "name",
            "idprof1",
            "idprof2",
            "tva_intra",
            "email",
            "phone",
            "url",
            "town",
            "zip",
            "client",
            "parent",
            "ref_ext",
        ],
    ),
    ("contacts", &["lastname", "firstname", "socid", "email", "phone_pro", "poste", "ref_ext"]),
    (
        "projects",
        &[
            "ref",
            "title",
            "socid",
            "opp_amount",
            "opp_percent",
            "opp_status",
            "usage_opportunity",
            "description",
            "note_private",
        ],
    ),
    ("users", &["lastname", "login"]),
];

const COLUMNS: &[(&str, &str)] = &[
    ("nom", "name"),
    ("siren", "idprof1"),
    ("siret", "idprof2"),
    ("fk_soc", "socid"),
    ("fk_opp_status", "opp_status"),
];

#[derive(Default)]
struct Dolibarr {
    store: Store,
    /// Since version 20 an empty list is a list.
    recent: bool,
}

fn refusal(status: u16, message: &str) -> Told {
    Told::json(status, &json!({"error": {"code": status, "message": message}, "debug": {"stages": {}}}))
}

fn failed(reason: &str) -> Told {
    Told::json(
        500,
        &json!({"error": {"code": 500, "message": "Internal Server Error: Error creating thirdparty", "0": reason}}),
    )
}

impl Dolibarr {
    /// Reads `(t.nom:=:'Acier') and (t.town:like:%Metz%)` as the server does: what is in no such pair of parentheses is
    /// bad syntax.
    fn conditions(&self, entity: &str, filters: &str) -> Result<Vec<Condition>, Told> {
        let bad = |why: &str| {
            refusal(503, &format!("Service Unavailable: Error when validating parameter sqlfilters -> {why}"))
        };
        let mut conditions = Vec::new();
        for one in filters.split(" and ") {
            let inside = one.strip_prefix('(').and_then(|one| one.strip_suffix(')'));
            let inside = inside.filter(|inside| !inside.contains(['(', ')'])).ok_or_else(|| bad("Bad syntax"))?;
            let mut parts = inside.splitn(3, ':');
            let (Some(column), Some(operator), Some(value)) = (parts.next(), parts.next(), parts.next()) else {
                return Err(bad("Bad syntax"));
            };
            let column = column.strip_prefix("t.").ok_or_else(|| bad("Bad syntax"))?;
            let named = COLUMNS.iter().find(|(known, _)| *known == column).map_or(column, |(_, name)| name);
            let hidden = COLUMNS.iter().any(|(_, name)| *name == column);
            if hidden || !self.fields(entity).unwrap_or_default().contains(&named) {
                return Err(bad("Unknown column"));
            }
            let quoted = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''));
            let (compare, value) = match operator {
                "=" => (Compare::Is, quoted.unwrap_or(value).to_owned()),
                ">" => (Compare::Greater, quoted.unwrap_or(value).to_owned()),
                "<" => (Compare::Less, quoted.unwrap_or(value).to_owned()),
                // Quotes around a pattern are only taken away when there is none within.
                "like" => {
                    let value = quoted.filter(|inside| !inside.contains('\'')).unwrap_or(value);
                    let inner = value.strip_prefix('%').and_then(|value| value.strip_suffix('%'));
                    let inner = inner.ok_or_else(|| bad("no pattern"))?;
                    (Compare::Contains, inner.replace("\\%", "%").replace("\\_", "_").replace("\\\\", "\\"))
                }
                _ => return Err(bad("Bad operator")),
            };
            conditions.push(Condition { field: named.to_owned(), compare, value });
        }
        Ok(conditions)
    }

    fn list(&self, entity: &str, asked: &Asked) -> Told {
        let conditions = match asked.param("sqlfilters") {
            None => Vec::new(),
            Some(filters) => match self.conditions(entity, filters) {
                Ok(conditions) => conditions,
                Err(told) => return told,
            },
        };
        let number = |name: &str, or: usize| asked.param(name).and_then(|text| text.parse().ok()).unwrap_or(or);
        let (limit, page) = (number("limit", 100), number("page", 0));
        let found = self.store.found(entity, &conditions);
        let list: Vec<Json> =
            found.iter().skip(page * limit).take(limit).map(|(id, record)| shown(id, record)).collect();
        if list.is_empty() && !self.recent {
            return refusal(404, "Not Found: No third parties found");
        }
        Told::json(200, &list.into())
    }
}

/// Numbers are told as texts, with all the digits of the database.
fn shown(id: &str, record: &Map<String, Json>) -> Json {
    let mut shown = record.clone();
    if let Some(amount) = shown.get("opp_amount").and_then(Json::as_str).map(|amount| format!("{amount}000000")) {
        shown.insert("opp_amount".to_owned(), amount.into());
    }
    shown.insert("id".to_owned(), id.into());
    Json::Object(shown)
}

impl Crm for Dolibarr {
    fn answer(&mut self, asked: &Asked) -> Told {
        if asked.header("dolapikey") != "Sesame-1" {
            return refusal(401, "Unauthorized: Failed to login to API. No parameter 'HTTP_DOLAPIKEY' on HTTP header");
        }
        let parts = asked.parts();
        let Some(["api", "index.php", entity]) = parts.get(..3) else { return refusal(404, "Not Found") };
        let Some(fields) = self.fields(entity) else { return refusal(404, "Not Found") };
        let known = |body: Map<String, Json>| -> Map<String, Json> {
            body.into_iter().filter(|(name, _)| fields.contains(&name.as_str())).collect()
        };
        let body = || (asked.header("content-type") == "application/json").then(|| asked.json()).flatten();
        let absent = || refusal(404, "Not Found: Thirdparty not found");
        match (asked.method.as_str(), parts.get(3)) {
            ("GET", None) => self.list(entity, asked),
            ("POST", None) => {
                let Some(body) = body() else { return refusal(400, "Bad Request: No data") };
                let needed: &[&str] = match *entity {
                    "thirdparties" => &["name"],
                    "contacts" => &["lastname"],
                    "projects" => &["ref", "title"],
                    _ => &["login"],
                };
                if let Some(missing) = needed.iter().find(|name| !body.contains_key(**name)) {
                    return refusal(400, &format!("Bad Request: {missing} field missing"));
                }
                let number = self.store.number();
                self.store.put(entity, &number.to_string(), known(body));
                Told::json(200, &json!(number))
            }
            ("GET", Some(id)) => {
                self.store.get(entity, id).map_or_else(absent, |record| Told::json(200, &shown(id, record)))
            }
            ("PUT", Some(id)) if self.store.get(entity, id).is_some() => {
                let Some(body) = body() else { return refusal(400, "Bad Request: No data") };
                self.store.put(entity, id, known(body));
                let record = self.store.get(entity, id).cloned().unwrap_or_default();
                Told::json(200, &shown(id, &record))
            }
            ("DELETE", Some(id)) if self.store.take(entity, id).is_some() => {
                Told::json(200, &json!({"success": {"code": 200, "message": "Object deleted"}}))
            }
            ("PUT" | "DELETE", Some(_)) => absent(),
            _ => refusal(405, "Method Not Allowed"),
        }
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        FIELDS.iter().find(|(known, _)| *known == entity).map(|(_, fields)| *fields)
    }
}

const PAGES: &str = "protocol: {search: {page: 2}}";

fn life(entity: &'static str) -> Life<'static> {
    let amount = entity == "opportunity";
    let more = |pairs| if amount { pairs } else { values([]) };
    let mut written = more(values([("amount", decimal("15000.00")), ("stage", text("prospecting"))]));
    written.extend(values([("name", text("Toiture"))]));
    let mut changed = more(values([("amount", decimal("18000.50")), ("stage", text("won"))]));
    if !amount {
        changed.extend(values([("siret", text("73282932000074")), ("segment", text("customer"))]));
    }
    let between = amount.then(|| ("amount", decimal("16000")));
    Life { entity, needed: values([]), written, changed, absent: "999999", between }
}

#[tokio::test]
async fn records_live_in_dolibarr() {
    for recent in [false, true] {
        let world = World::start("dolibarr", Dolibarr { recent, ..Dolibarr::default() }, PAGES).await;
        life("account").lives(&world).await;
        life("opportunity").lives(&world).await;
    }
}

#[tokio::test]
async fn dolibarr_refusals_are_known_for_what_they_are() {
    let world = World::start("dolibarr", Dolibarr::default(), PAGES).await;
    let given = values([("name", text("Acier"))]);
    let faults = vec![
        fault(refusal(400, "Bad Request: name field missing"), ErrorKind::Validation).of("name"),
        fault(failed("ErrorBadEMail"), ErrorKind::Validation),
        fault(failed("ErrorCustomerCodeRequired"), ErrorKind::Validation),
        fault(failed("ErrorCustomerCodeAlreadyUsed"), ErrorKind::Duplicate),
        fault(failed(""), ErrorKind::Unavailable),
        fault(refusal(403, "Forbidden: Access not allowed for login morel"), ErrorKind::Forbidden),
        // Before version 20 a right that is missing is a 401 too; it is no key that ended.
        fault(refusal(401, "Unauthorized: Access not allowed for login morel"), ErrorKind::Forbidden),
        fault(refusal(404, "Not Found: Thirdparty not found"), ErrorKind::NotFound),
        fault(refusal(404, "Not Found"), ErrorKind::Protocol),
        fault(refusal(503, "Service Unavailable: Error when retrieve thirdparties"), ErrorKind::Unavailable),
    ];
    refuses(&world, ("account", &given), faults).await;
    waits(&world, ("account", &given), Told::html(429).with("retry-after", "5"), Some(5)).await;
    keeps_its_key(&world, "account", refusal(401, "Unauthorized: Failed to login to API.")).await;
}
