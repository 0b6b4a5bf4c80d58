//! A server that answers as one CRM does, with faults on request, and the connector that its shipped profile makes.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use ouvrage::assets;
use ouvrage::crm::{self, Connector, CrmError};
use ouvrage::link::target::read_target;
use ouvrage::model::target::Target;
use ouvrage::syntax::yaml::to_json;
use ouvrage::text::Lang;
use serde_json::{Map, Value as Json};
use tokio::net::TcpListener;

/// A request as the server hears it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: Method,
    pub path: String,
    /// Its parameters, decoded.
    pub query: Vec<(String, String)>,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The parts of its path.
    pub fn parts(&self) -> Vec<&str> {
        self.path.trim_start_matches('/').split('/').collect()
    }

    pub fn json(&self) -> Option<Map<String, Json>> {
        serde_json::from_str(&self.body).ok()
    }

    /// The pairs of a body that is a form.
    pub fn form(&self) -> BTreeMap<String, String> {
        pairs(&self.body).into_iter().collect()
    }
}

/// What the server answers.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

impl Told {
    pub fn json(status: u16, body: &Json) -> Self {
        Self { status, headers: vec![("content-type", "application/json".to_owned())], body: body.to_string() }
    }

    pub fn empty(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// What a proxy or a portal in front of it says.
    pub fn html(status: u16) -> Self {
        let headers = vec![("content-type", "text/html".to_owned())];
        Self { status, headers, body: "<html><title>Portail</title></html>".to_owned() }
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

/// How a CRM answers.
pub trait Crm: Send + 'static {
    /// Its answer to a request.
    fn answer(&mut self, asked: &Asked) -> Told;

    /// Is this request one that signs in?
    fn signs_in(&self, _asked: &Asked) -> bool {
        false
    }

    /// Ends all sessions.
    fn expire(&mut self) {}

    /// The fields of an entity that its documentation names; none when it has no such entity.
    fn fields(&self, entity: &str) -> Option<&'static [&'static str]>;
}

struct Server {
    crm: Box<dyn Crm>,
    faults: VecDeque<Told>,
    asked: Vec<Asked>,
}

/// A server that runs, and the connector to it.
pub struct World {
    server: Arc<Mutex<Server>>,
    pub url: String,
    pub connector: Box<dyn Connector>,
    pub target: Target,
}

impl World {
    /// Starts a server and connects to it with a shipped profile; `more` is what the target says beside it.
    pub async fn start(profile: &str, crm: impl Crm, more: &str) -> Self {
        Self::start_with(profile, crm, more, "Sesame-1").await
    }

    /// The same with another password.
    pub async fn start_with(profile: &str, crm: impl Crm, more: &str, secret: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let server = Server { crm: Box::new(crm), faults: VecDeque::new(), asked: Vec::new() };
        let server = Arc::new(Mutex::new(server));
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let target = target(profile, more);
        let env = [("URL", url.as_str()), ("SECRET", secret), ("OTHER", "Ouvre-2"), ("TENANT", "tenant-1")];
        let env = env.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let connector = crm::connect_in(Lang::En, &target, &env).unwrap_or_else(|error| panic!("{error:?}"));
        Self { server, url, connector, target }
    }

    /// Why no connector can be made for such a target.
    pub fn refused(profile: &str, more: &str) -> CrmError {
        let env = [("URL", "http://127.0.0.1:9"), ("SECRET", "Sesame-1"), ("OTHER", "Ouvre-2"), ("TENANT", "tenant-1")];
        let env = env.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        crm::connect_in(Lang::En, &target(profile, more), &env).err().expect("a refusal")
    }

    fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().expect("not poisoned")
    }

    /// The next request that does not sign in is answered so.
    pub fn next(&self, told: Told) {
        self.server().faults.push_back(told);
    }

    pub fn expire(&self) {
        self.server().crm.expire();
    }

    /// What was asked since the last time.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.server().asked)
    }

    /// How many of these requests sign in?
    pub fn sign_ins(&self, asked: &[Asked]) -> usize {
        asked.iter().filter(|asked| self.server().crm.signs_in(asked)).count()
    }

    /// Names of the profile that the documentation does not have.
    pub fn undocumented(&self) -> Vec<String> {
        let server = self.server();
        let mut unknown = Vec::new();
        for (key, entity) in &self.target.entities {
            let Some(fields) = server.crm.fields(&entity.api) else {
                unknown.push(entity.api.clone());
                continue;
            };
            let names = entity
                .fields
                .values()
                .flat_map(|field| [Some(field.api.as_str()), field.write.as_deref()].into_iter().flatten());
            let names = names.chain(entity.mark.as_deref());
            unknown.extend(names.filter(|name| !fields.contains(name)).map(|name| format!("{key}.{name}")));
        }
        unknown
    }
}

/// The target that a project would write.
fn target(profile: &str, more: &str) -> Target {
    let text = format!(
        "id: essai\nconnector: rest\nprofile: {profile}\nurl: ${{URL}}\ndefault_role: admin\nusers: \
         {{admin: {{login: morel, password: \"${{SECRET}}\"}}, wrong: {{login: morel, password: \"${{OTHER}}\"}}}}\n{more}"
    );
    let shipped = to_json(&assets::profile(profile).expect("shipped")).expect("YAML");
    assert_eq!(shipped["proved"], "documentation", "no real server has proved it");
    let faults = |faults: Vec<ouvrage::text::Message>| {
        faults.iter().map(|fault| fault.text(Lang::En)).collect::<Vec<_>>().join("\n")
    };
    let node = to_json(&text).expect("YAML");
    read_target(&node, Some(&shipped)).map_err(faults).unwrap_or_else(|faults| panic!("{faults}"))
}

async fn answer(
    State(server): State<Arc<Mutex<Server>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let asked = Asked {
        method,
        path: decoded(uri.path()),
        query: pairs(uri.query().unwrap_or_default()),
        headers: headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
        body: String::from_utf8(body.to_vec()).expect("text"),
    };
    let mut server = server.lock().expect("not poisoned");
    server.asked.push(asked.clone());
    let fault = if server.crm.signs_in(&asked) { None } else { server.faults.pop_front() };
    let told = fault.unwrap_or_else(|| server.crm.answer(&asked));
    let mut response = (StatusCode::from_u16(told.status).expect("a status"), told.body).into_response();
    // What this server does not say, nobody says for it.
    response.headers_mut().remove("content-type");
    for (name, value) in told.headers {
        response.headers_mut().append(name, value.parse().expect("a header"));
    }
    response
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    };
    text.split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hexadecimal = text.get(at + 1..at + 3).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (bytes[at], hexadecimal) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).expect("text")
}

/// The records of a server.
#[derive(Default)]
pub struct Store {
    records: BTreeMap<(String, String), Map<String, Json>>,
    next: usize,
}

/// How a server compares a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Is,
    Contains,
    Greater,
    Less,
}

/// A condition as a server has understood it.
#[derive(Clone, Debug)]
pub struct Condition {
    pub field: String,
    pub compare: Compare,
    pub value: String,
}

impl Store {
    /// The number of the next record.
    pub fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    pub fn put(&mut self, entity: &str, id: &str, values: Map<String, Json>) {
        self.records.entry((entity.to_owned(), id.to_owned())).or_default().extend(values);
    }

    pub fn get(&self, entity: &str, id: &str) -> Option<&Map<String, Json>> {
        self.records.get(&(entity.to_owned(), id.to_owned()))
    }

    pub fn take(&mut self, entity: &str, id: &str) -> Option<Map<String, Json>> {
        self.records.remove(&(entity.to_owned(), id.to_owned()))
    }

    /// The records of an entity that meet conditions, in the order of their ids.
    pub fn found(&self, entity: &str, conditions: &[Condition]) -> Vec<(&str, &Map<String, Json>)> {
        let of = self.records.iter().filter(|((known, _), _)| known == entity);
        let mut found: Vec<_> = of
            .filter(|(_, record)| conditions.iter().all(|condition| condition.holds(record)))
            .map(|((_, id), record)| (id.as_str(), record))
            .collect();
        found.sort_by_key(|(id, _)| (id.len(), (*id).to_owned()));
        found
    }
}

impl Condition {
    /// Does a record meet it? Names with dots lead to values within one another.
    fn holds(&self, record: &Map<String, Json>) -> bool {
        let mut at = record.get(self.field.as_str());
        if at.is_none() {
            let mut names = self.field.split('.');
            at = names.next().and_then(|first| record.get(first));
            at = names.fold(at, |at, name| at?.get(name));
        }
        let seen = match at {
            None | Some(Json::Null) => String::new(),
            Some(Json::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let number = |text: &str| text.parse::<f64>().ok();
        let order = match (number(&seen), number(&self.value)) {
            (Some(seen), Some(value)) => seen.partial_cmp(&value),
            _ => Some(seen.cmp(&self.value)),
        };
        match self.compare {
            Compare::Is => order == Some(std::cmp::Ordering::Equal),
            Compare::Contains => seen.to_lowercase().contains(&self.value.to_lowercase()),
            Compare::Greater => order == Some(std::cmp::Ordering::Greater),
            Compare::Less => order == Some(std::cmp::Ordering::Less),
        }
    }
}
