//! How is one method called: as whom, and what came back?
//!
//! There is no session: each call carries the user's number and password, and may be answered by any process of the
//! server. A password that is changed meanwhile is refused at the next call.

use std::collections::BTreeMap;
use std::sync::Arc;

use reqwest::Method;
use serde_json::{Map, Value as Json, json};
use tokio::sync::Mutex;

use super::refusal;
use crate::crm::description::Described;
use crate::crm::json_rpc::Protocol;
use crate::crm::transport::{Ask, Reply, Transport};
use crate::crm::{CrmError, ErrorKind, exact};
use crate::model::execution::Exchange;
use crate::text::Message;

/// The one address of the interface.
const PATH: &str = "/jsonrpc";

/// The fields of a model, by name; their types are `char`, `monetary`, `many2one`…
pub type Model = BTreeMap<String, Described>;

struct User {
    login: String,
    password: String,
    /// The number that the server knows it by, once it has signed in.
    id: Mutex<Option<i64>>,
}

/// One database of an Odoo server.
pub struct Rpc {
    transport: Transport,
    database: String,
    protocol: Protocol,
    users: BTreeMap<String, User>,
    models: Mutex<BTreeMap<(String, String), Arc<Model>>>,
}

impl Rpc {
    /// Nobody signed in yet; each role's login and password.
    pub fn new(
        transport: Transport,
        database: &str,
        protocol: Protocol,
        users: BTreeMap<String, (String, String)>,
    ) -> Self {
        let user = |(role, (login, password))| (role, User { login, password, id: Mutex::default() });
        let users = users.into_iter().map(user).collect();
        Self { transport, database: database.to_owned(), protocol, users, models: Mutex::default() }
    }

    /// The language in which the server is asked to speak: French, unless the target says another one.
    fn language(&self) -> &str {
        self.protocol.language.as_deref().unwrap_or("fr_FR")
    }

    /// What the target declares.
    pub const fn protocol(&self) -> &Protocol {
        &self.protocol
    }

    /// Calls a method of a model as a role.
    ///
    /// # Errors
    /// The refusal, or why nothing came that can be read.
    pub async fn call(
        &self,
        role: &str,
        (model, method): (&str, &str),
        (args, options): (Vec<Json>, Map<String, Json>),
        trace: &mut Vec<Exchange>,
    ) -> Result<Json, CrmError> {
        let id = self.signed_in(role, trace).await?;
        let password = self.users.get(role).map(|user| user.password.clone()).unwrap_or_default();
        let mut options = options;
        let mut context = json!({"lang": self.language()});
        if method.starts_with("search") {
            // An archived record is still there: a search that leaves it out would make its absence true.
            context["active_test"] = json!(false);
        }
        options.insert("context".to_owned(), context);
        let args = json!([self.database, id, password, model, method, args, options]);
        let ask = asked("object", "execute_kw", args);
        let reply = self.transport.ask(&ask, None, trace).await?;
        self.judged(&ask, &reply)
    }

    /// Sends a request in the words of a scenario. This interface has no session that a request could carry: only what
    /// nobody in particular asks is sent, or what carries its own key.
    ///
    /// # Errors
    /// Nothing came back, or a role is to ask.
    pub async fn send(&self, role: Option<&str>, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Reply, CrmError> {
        if role.is_some() && !ask.carries("Authorization") {
            return Err(self.transport.fault(ErrorKind::Unsupported, "crm-no-http-session", ask, None, ""));
        }
        self.transport.ask(ask, None, trace).await
    }

    /// Calls a method of a model, `crm.lead.read`, with arguments as they are written: a JSON array of them, or an
    /// object of named ones.
    ///
    /// # Errors
    /// Nothing came back, the role is not let in, or the name is none of a method of a model.
    pub async fn call_as_written(
        &self,
        role: &str,
        (name, params): (&str, &str),
        trace: &mut Vec<Exchange>,
    ) -> Result<Reply, CrmError> {
        let Some((model, method)) = name.rsplit_once('.') else {
            let ask = asked("object", name, Json::Null);
            return Err(self.transport.fault(ErrorKind::Unsupported, "crm-no-method", &ask, None, name));
        };
        let id = self.signed_in(role, trace).await?;
        let password = self.users.get(role).map(|user| user.password.clone()).unwrap_or_default();
        let (args, named) = if params.trim_start().starts_with('{') { ("[]", params) } else { (params, "{}") };
        let args = format!(
            r#"[{},{id},{},{},{},{args},{named}]"#,
            json!(self.database),
            json!(password),
            json!(model),
            json!(method)
        );
        let body = format!(
            r#"{{"jsonrpc":"2.0","method":"call","id":1,"params":{{"service":"object","method":"execute_kw","args":{args}}}}}"#
        );
        let ask = Ask { body: Some(body), as_it_is: true, ..asked("object", "execute_kw", Json::Null) };
        self.transport.ask(&ask, None, trace).await
    }

    /// From now on no evidence shows this text.
    pub fn hide(&self, secret: &str) {
        self.transport.mask.hide(secret);
    }

    /// The text without the secrets of the target.
    pub fn without_secrets(&self, text: &str) -> String {
        self.transport.mask.without_secrets(text)
    }

    /// The role's number, asked once.
    ///
    /// # Errors
    /// `Auth` when the role is unknown or its password is refused; technical ones.
    pub async fn signed_in(&self, role: &str, trace: &mut Vec<Exchange>) -> Result<i64, CrmError> {
        let user = self.users.get(role).ok_or_else(|| {
            let ask = asked("common", "login", Json::Null);
            self.transport.fault(ErrorKind::Auth, "crm-unknown-role", &ask, None, role)
        })?;
        let mut known = user.id.lock().await;
        if let Some(id) = *known {
            return Ok(id);
        }
        let ask = asked("common", "login", json!([self.database, user.login, user.password]));
        let reply = self.transport.ask(&ask, None, trace).await;
        // What is sent and given to sign in is nobody's evidence, whatever its form.
        if let Some(exchange) = trace.last_mut() {
            (exchange.body, exchange.response) = (None, None);
        }
        let said = reply.and_then(|reply| self.judged(&ask, &reply)).map_err(|error| match error.kind {
            kind if kind.is_refusal() || kind == ErrorKind::Auth => self.refused(user, error),
            _ => error,
        })?;
        // A wrong password is answered by `false`, and no error.
        let id = said.as_i64().filter(|id| *id > 0);
        let id = id.ok_or_else(|| self.refused(user, CrmError::new(ErrorKind::Auth, said.to_string())))?;
        *known = Some(id);
        Ok(id)
    }

    /// Whose password is wrong? A target has many.
    fn refused(&self, user: &User, error: CrmError) -> CrmError {
        let words = Message::new("crm-sign-in-refused").with("login", user.login.as_str());
        let message = words.with("detail", error.message.as_str()).text(self.transport.lang());
        CrmError { kind: ErrorKind::Auth, message, ..error }
    }

    /// The server's version.
    ///
    /// # Errors
    /// Technical ones.
    pub async fn version(&self, trace: &mut Vec<Exchange>) -> Result<Option<String>, CrmError> {
        let ask = asked("common", "version", json!([]));
        let reply = self.transport.ask(&ask, None, trace).await?;
        let said = self.judged(&ask, &reply)?;
        let version = said.get("server_version").and_then(Json::as_str).map(str::to_owned);
        let without = || self.transport.fault(ErrorKind::Protocol, "crm-without", &ask, None, "server_version");
        version.map(Some).ok_or_else(without)
    }

    /// The types of the fields that a role sees of a model, asked once.
    ///
    /// # Errors
    /// Those of the call.
    pub async fn model(&self, role: &str, model: &str, trace: &mut Vec<Exchange>) -> Result<Arc<Model>, CrmError> {
        let asked = (role.to_owned(), model.to_owned());
        if let Some(known) = self.models.lock().await.get(&asked) {
            return Ok(Arc::clone(known));
        }
        let options = Map::from_iter([("attributes".to_owned(), json!(["type", "string", "selection", "relation"]))]);
        let said = self.call(role, (model, "fields_get"), (Vec::new(), options), trace).await?;
        // A long answer that says nothing of any record.
        if let Some(exchange) = trace.last_mut() {
            exchange.response = None;
        }
        let fields = said.as_object().ok_or_else(|| self.without("fields_get"))?;
        let known: Arc<Model> = Arc::new(fields.iter().map(|(name, field)| (name.clone(), described(field))).collect());
        self.models.lock().await.insert(asked, Arc::clone(&known));
        Ok(known)
    }

    /// The answer to a method is not of the form that it has.
    pub fn without(&self, method: &str) -> CrmError {
        let ask = asked("object", method, Json::Null);
        self.transport.fault(ErrorKind::Protocol, "crm-without", &ask, None, method)
    }

    fn judged(&self, ask: &Ask, reply: &Reply) -> Result<Json, CrmError> {
        let transport = &self.transport;
        let kind = match reply.status {
            200..300 => {
                let json = exact::parse(&reply.text).map_err(|_| transport.foreign(ask, reply))?;
                if let Some(error) = json.get("error").filter(|error| !error.is_null()) {
                    return Err(refusal::of(transport, &self.protocol, ask, reply, error));
                }
                // A method that gives nothing is answered without a result.
                let answered = json.get("jsonrpc").is_some();
                return match json.get("result") {
                    Some(result) => Ok(result.clone()),
                    None if answered => Ok(Json::Null),
                    None => Err(transport.foreign(ask, reply)),
                };
            }
            401 => ErrorKind::SessionExpired,
            429 => ErrorKind::RateLimited,
            408 | 504 => ErrorKind::Timeout,
            500.. => ErrorKind::Unavailable,
            _ => ErrorKind::Protocol,
        };
        Err(transport.technical(kind, ask, reply))
    }
}

fn described(field: &Json) -> Described {
    let text = |name: &str| field.get(name).and_then(Json::as_str).map(str::to_owned);
    let pairs = field.get("selection").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let pair = |pair: &Json| Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()));
    Described {
        kind: text("type").unwrap_or_default(),
        label: text("string").unwrap_or_default(),
        values: pairs.iter().filter_map(pair).collect(),
        relation: text("relation"),
    }
}

fn asked(service: &str, method: &str, args: Json) -> Ask {
    let params = json!({"service": service, "method": method, "args": args});
    let body = json!({"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}).to_string();
    Ask { method: Method::POST, path: PATH.to_owned(), body: Some(body), ..Ask::default() }
}
