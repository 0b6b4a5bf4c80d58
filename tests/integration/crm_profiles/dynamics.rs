//! Dynamics 365 Sales. Written from « Compose HTTP requests and handle errors », « Create a table row », « Update and
//! delete table rows », « Query data using the Web API », « Service protection API limits » and « Web service error
//! codes » of the Dataverse developer guide (learn.microsoft.com/power-apps/developer/data-platform).

mod filter;

use ouvrage::crm::{ErrorKind, Operator, Value};
use serde_json::{Map, Value as Json, json};

use super::life::{
    Life, decimal, fault, is_not_let_in, refuses, renews, text, unknown_column_is_no_absence, values, waits,
};
use super::server::{Asked, Crm, Store, Told, World};
use crate::support::demo::role;

/// By entity set: its key, the columns that are read, and the names of links that are written.
const FIELDS: &[(&str, &str, &[&str])] = &[
    (
        "accounts",
        "accountid",
        &[
            "name",
            "accountnumber",
            "emailaddress1",
            "telephone1",
            "websiteurl",
            "address1_city",
            "address1_postalcode",
            "revenue",
            "description",
            "_parentaccountid_value",
            "parentaccountid@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "contacts",
        "contactid",
        &[
            "lastname",
            "firstname",
            "emailaddress1",
            "telephone1",
            "jobtitle",
            "description",
            "_parentcustomerid_value",
            "parentcustomerid_account@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "leads",
        "leadid",
        &[
            "subject",
            "companyname",
            "lastname",
            "emailaddress1",
            "telephone1",
            "estimatedamount",
            "statuscode",
            "description",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "opportunities",
        "opportunityid",
        &[
            "name",
            "estimatedvalue",
            "closeprobability",
            "estimatedclosedate",
            "stepname",
            "statuscode",
            "description",
            "_parentaccountid_value",
            "parentaccountid@odata.bind",
            "_parentcontactid_value",
            "parentcontactid@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "quotes",
        "quoteid",
        &[
            "name",
            "quotenumber",
            "totalamount",
            "statecode",
            "description",
            "_customerid_value",
            "customerid_account@odata.bind",
            "_opportunityid_value",
            "opportunityid@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "tasks",
        "activityid",
        &[
            "subject",
            "scheduledend",
            "statecode",
            "prioritycode",
            "description",
            "_regardingobjectid_value",
            "regardingobjectid_account_task@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "appointments",
        "activityid",
        &[
            "subject",
            "scheduledstart",
            "scheduledend",
            "description",
            "_regardingobjectid_value",
            "regardingobjectid_account_appointment@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    (
        "incidents",
        "incidentid",
        &[
            "title",
            "prioritycode",
            "statecode",
            "description",
            "_customerid_value",
            "customerid_account@odata.bind",
            "_ownerid_value",
            "ownerid@odata.bind",
        ],
    ),
    ("systemusers", "systemuserid", &["fullname", "domainname"]),
];

#[derive(Default)]
struct Dynamics {
    store: Store,
    tokens: usize,
}

fn refusal(status: u16, code: &str, message: &str) -> Told {
    Told::json(status, &json!({"error": {"code": code, "message": message}}))
}

fn absent(set: &str, id: &str) -> Told {
    refusal(404, "0x80040217", &format!("{set} With Id = {id} Does Not Exist"))
}

fn undeclared(name: &str) -> Told {
    let message = format!(
        "An error occurred while validating input parameters: Microsoft.OData.ODataException: The property '{name}' \
         does not exist on type 'Microsoft.Dynamics.CRM.account'."
    );
    refusal(400, "0x80048d19", &message)
}

impl Dynamics {
    fn set(name: &str) -> Option<(&'static str, &'static [&'static str])> {
        FIELDS.iter().find(|(known, ..)| *known == name).map(|(_, key, fields)| (*key, *fields))
    }

    fn sign_in(&mut self, asked: &Asked) -> Told {
        let form = asked.form();
        let said = |name: &str| form.get(name).map_or("", String::as_str);
        let scope = format!("http://{}/.default", asked.header("host"));
        let own = (said("grant_type"), said("client_id"), said("client_secret"), said("scope"))
            == ("client_credentials", "morel", "Sesame-1", scope.as_str());
        if asked.header("content-type") != "application/x-www-form-urlencoded" || !own {
            let words = "AADSTS7000215: Invalid client secret provided.";
            return Told::json(
                401,
                &json!({"error": "invalid_client", "error_description": words, "error_codes": [7_000_215]}),
            );
        }
        self.tokens += 1;
        Told::json(
            200,
            &json!({"token_type": "Bearer", "expires_in": 3599, "access_token": format!("jeton-{}", self.tokens)}),
        )
    }

    fn list(&self, set: &str, asked: &Asked) -> Told {
        let filter = asked.param("$filter").map(|filter| filter::conditions(set, filter));
        let conditions = match filter {
            None => Vec::new(),
            Some(Ok(conditions)) => conditions,
            Some(Err(told)) => return told,
        };
        let size =
            asked.header("prefer").strip_prefix("odata.maxpagesize=").and_then(|size| size.parse::<usize>().ok());
        let Some(size) = size.filter(|size| *size <= 5_000) else { return refusal(400, "0x80060888", "no page size") };
        let from = asked.param("$skiptoken").and_then(|at| at.parse::<usize>().ok()).unwrap_or(0);
        let found = self.store.found(set, &conditions);
        let selected = match selected(set, asked) {
            Ok(selected) => selected,
            Err(told) => return told,
        };
        let list: Vec<Json> =
            found.iter().skip(from).take(size).map(|(id, record)| shown(set, id, record, &selected)).collect();
        let mut told = json!({"@odata.context": "…", "value": list});
        if from + size < found.len() {
            let kept: Vec<String> = asked
                .query
                .iter()
                .filter(|(name, _)| name != "$skiptoken")
                .map(|(name, value)| format!("{name}={}", ouvrage::crm::transport::encoded(value)))
                .collect();
            let host = asked.header("host");
            told["@odata.nextLink"] =
                format!("http://{host}/api/data/v9.2/{set}?{}&$skiptoken={}", kept.join("&"), from + size).into();
        }
        Told::json(200, &told)
    }

    /// Links are written by the address of what they lead to, and read as ids; choices are numbers.
    fn said(set: &str, asked: &Asked) -> Result<Map<String, Json>, Told> {
        if !asked.header("content-type").starts_with("application/json") {
            return Err(Told::empty(415));
        }
        let (_, fields) = Self::set(set).ok_or_else(|| Told::empty(404))?;
        let body = asked.json().ok_or_else(|| refusal(400, "0x80048d19", "Error identified in Payload"))?;
        let mut record = Map::new();
        for (name, value) in body {
            if !fields.contains(&name.as_str()) || name.starts_with('_') {
                return Err(undeclared(&name));
            }
            let number =
                name.ends_with("code") || matches!(name.as_str(), "estimatedvalue" | "revenue" | "totalamount");
            if number && !value.is_number() {
                let words =
                    format!("Cannot convert the literal {value} to the expected type 'Edm.Int32' of property '{name}'");
                return Err(refusal(400, "0x80048d19", &words));
            }
            match name.strip_suffix("@odata.bind") {
                None => {
                    record.insert(name, value);
                }
                Some(link) => {
                    let id =
                        value.as_str().and_then(|text| text.strip_prefix('/')?.split_once('(')?.1.strip_suffix(')'));
                    let id = id.ok_or_else(|| {
                        refusal(400, "0x80048d19", "Invalid property value for a navigation property")
                    })?;
                    let column = link.split('_').next().unwrap_or(link);
                    record.insert(format!("_{column}_value"), id.into());
                }
            }
        }
        Ok(record)
    }
}

/// The columns that are asked for, all of which there are.
fn selected(set: &str, asked: &Asked) -> Result<Vec<String>, Told> {
    let names: Vec<String> = asked.param("$select").unwrap_or_default().split(',').map(str::to_owned).collect();
    let fields = Dynamics::set(set).map_or(&[][..], |(_, fields)| fields);
    match names.iter().find(|name| !fields.contains(&name.as_str()) || name.contains('@')) {
        Some(wrong) => {
            Err(refusal(400, "0x80060888", &format!("Could not find a property named '{wrong}' on type 'account'.")))
        }
        None => Ok(names),
    }
}

fn shown(set: &str, id: &str, record: &Map<String, Json>, selected: &[String]) -> Json {
    let mut shown: Map<String, Json> =
        selected.iter().map(|name| (name.clone(), record.get(name).cloned().unwrap_or_default())).collect();
    shown.insert("@odata.etag".to_owned(), "W/\"1\"".into());
    if let Some((key, _)) = Dynamics::set(set) {
        shown.insert(key.to_owned(), id.into());
    }
    Json::Object(shown)
}

impl Crm for Dynamics {
    fn answer(&mut self, asked: &Asked) -> Told {
        if self.signs_in(asked) {
            return self.sign_in(asked);
        }
        if asked.header("authorization") != format!("Bearer jeton-{}", self.tokens) {
            return Told::empty(401).with("www-authenticate", "Bearer authorization_uri=…");
        }
        if (asked.header("odata-version"), asked.header("odata-maxversion")) != ("4.0", "4.0") {
            return refusal(400, "0x80060888", "OData-Version");
        }
        let Some(resource) = asked.path.strip_prefix("/api/data/v9.2/") else { return Told::html(404) };
        let (set, id) = match resource.split_once('(') {
            Some((set, rest)) => (set, rest.strip_suffix(')')),
            None => (resource, None),
        };
        if Self::set(set).is_none() {
            return refusal(404, "0x8006088a", &format!("Resource not found for the segment '{set}'."));
        }
        match (asked.method.as_str(), id) {
            ("GET", None) => self.list(set, asked),
            ("POST", None) => match Self::said(set, asked) {
                Err(told) => told,
                Ok(record) => {
                    let id = format!("{:08x}-0000-4000-8000-000000000000", self.store.number());
                    self.store.put(set, &id, record);
                    let address = format!("http://{}/api/data/v9.2/{set}({id})", asked.header("host"));
                    Told::empty(204).with("odata-entityid", &address)
                }
            },
            ("GET", Some(id)) => match (self.store.get(set, id), selected(set, asked)) {
                (_, Err(told)) => told,
                (None, _) => absent(set, id),
                (Some(record), Ok(selected)) => Told::json(200, &shown(set, id, record, &selected)),
            },
            ("PATCH", Some(id)) => match (self.store.get(set, id).is_some(), Self::said(set, asked)) {
                (_, Err(told)) => told,
                (false, _) if asked.header("if-match") == "*" => absent(set, id),
                (_, Ok(record)) => {
                    self.store.put(set, id, record);
                    Told::empty(204)
                }
            },
            ("DELETE", Some(id)) => match self.store.take(set, id) {
                Some(_) => Told::empty(204),
                None => absent(set, id),
            },
            _ => Told::empty(405),
        }
    }

    fn signs_in(&self, asked: &Asked) -> bool {
        asked.path == "/tenant-1/oauth2/v2.0/token"
    }

    fn expire(&mut self) {
        self.tokens += 100;
    }

    fn fields(&self, entity: &str) -> Option<&'static [&'static str]> {
        Self::set(entity).map(|(_, fields)| fields)
    }
}

const TARGET: &str = "
database: ${TENANT}
protocol: {sign_in: {url: \"${URL}\"}, search: {page: 2}}
";

fn ended() -> Told {
    Told::empty(401).with("www-authenticate", "Bearer authorization_uri=…")
}

#[tokio::test]
async fn records_live_in_dynamics() {
    let world = World::start("dynamics", Dynamics::default(), TARGET).await;
    let connector = &world.connector;
    let given = values([("name", text("Acier"))]);
    let account = connector.create(&role("admin"), "account", &given, None).await.expect("created").value;
    let account = Value::Reference(account);
    let life = Life {
        entity: "opportunity",
        needed: values([]),
        written: values([
            ("name", text("Toiture")),
            ("amount", decimal("15000.00")),
            ("account", account.clone()),
            ("close_on", Value::Date(jiff::civil::date(2026, 3, 9))),
        ]),
        changed: values([("amount", decimal("18000.50")), ("status", text("on_hold"))]),
        absent: "00000000-0000-4000-8000-0000000000ff",
        between: Some(("amount", decimal("16000"))),
    };
    life.lives(&world).await;
    // A link and a choice are searched as the interface wants them: without quotes.
    let id = connector.create(&role("admin"), "opportunity", &life.written, None).await.expect("created").value;
    let wanted = vec![
        ("account".to_owned(), Operator::Is, account),
        ("close_on".to_owned(), Operator::Less, Value::Date(jiff::civil::date(2026, 3, 10))),
    ];
    let found = connector.search(&role("admin"), "opportunity", &wanted, 9).await.expect("a search").value;
    assert_eq!(found.records.iter().map(|record| record.id.as_str()).collect::<Vec<_>>(), [id.as_str()]);
    // A change of what is not there creates nothing.
    let error = connector.update(&role("admin"), "opportunity", life.absent, &life.changed).await.expect_err("absent");
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn dynamics_refusals_are_known_for_what_they_are() {
    let world = World::start("dynamics", Dynamics::default(), TARGET).await;
    let given = values([("name", text("Acier"))]);
    let faults = vec![
        fault(undeclared("revenue"), ErrorKind::Protocol).of("turnover"),
        fault(
            refusal(
                400,
                "0x80048d19",
                "Cannot convert the literal 'x' to the expected type 'Edm.Decimal' of property 'revenue'",
            ),
            ErrorKind::Validation,
        )
        .of("turnover"),
        fault(
            refusal(
                400,
                "0x80044331",
                "A validation error occurred. The length of the 'name' attribute exceeded the maximum",
            ),
            ErrorKind::Validation,
        ),
        fault(
            refusal(403, "0x80040220", "SecLib::AccessCheckEx failed. missing prvCreateAccount privilege"),
            ErrorKind::Forbidden,
        ),
        fault(absent("account", "1"), ErrorKind::NotFound),
        fault(
            refusal(
                412,
                "0x80040333",
                "A record was not created because a duplicate of the current record already exists.",
            ),
            ErrorKind::Duplicate,
        ),
        fault(refusal(412, "0x80040237", "Cannot insert duplicate key."), ErrorKind::Duplicate),
        fault(refusal(404, "0x8006088a", "Resource not found for the segment 'acounts'."), ErrorKind::Protocol),
        fault(refusal(500, "0x80040216", "An unexpected error occurred."), ErrorKind::Unavailable),
        fault(Told::empty(503), ErrorKind::Unavailable),
    ];
    refuses(&world, ("account", &given), faults).await;
    for code in ["0x80072321", "0x80072322", "0x80072326"] {
        let limited = refusal(429, code, "Number of requests exceeded the limit of 6000").with("retry-after", "35");
        waits(&world, ("account", &given), limited, Some(35)).await;
    }
    renews(&world, "account", ended()).await;
    is_not_let_in(&world).await;
}

#[tokio::test]
async fn a_column_that_dynamics_does_not_have_makes_no_record_absent() {
    let target = format!("{TARGET}entities: {{account: {{fields: {{rank: {{api: new_rank, type: text}}}}}}}}\n");
    let world = World::start("dynamics", Dynamics::default(), &target).await;
    unknown_column_is_no_absence(&world, "account", &values([("name", text("Acier"))])).await;
}

#[tokio::test]
async fn a_dynamics_target_without_a_tenant_is_told_before_anything_is_sent() {
    let error = World::refused("dynamics", "protocol: {search: {page: 2}}\n");
    assert!(error.kind == ErrorKind::Unsupported && error.message.contains("essai"), "{error:?}");
}
