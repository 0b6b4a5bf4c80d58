//! How is one method called: under whose session, with what context, and what came back?

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::Method;
use serde_json::{Map, Value as Json, json};
use tokio::sync::Mutex;

use super::refusal;
use crate::crm::description::Described;
use crate::crm::json_rpc::{Protocol, with_last};
use crate::crm::transport::{Ask, Reply, Transport, encoded};
use crate::crm::{CrmError, ErrorKind, exact};
use crate::model::execution::Exchange;
use crate::text::Message;

/// What the server knows of a field; its type there is `char`, `numeric`, `many2one`…
pub type Native = Described;

/// The fields of a model, by name.
pub type Model = BTreeMap<String, Native>;

/// An open session.
pub struct Session {
    header: String,
    /// What goes with each call: company, employee, language.
    context: Json,
}

/// Who signs in with what, and the session when there is one.
struct User {
    login: String,
    password: String,
    open: Mutex<Option<Arc<Session>>>,
}

/// One database of a Tryton server.
pub struct Rpc {
    transport: Transport,
    path: String,
    protocol: Protocol,
    users: BTreeMap<String, User>,
    models: Mutex<BTreeMap<(String, String), Arc<Model>>>,
}

impl Rpc {
    /// No session open yet; each role's login and password.
    pub fn new(
        transport: Transport,
        database: &str,
        protocol: Protocol,
        users: BTreeMap<String, (String, String)>,
    ) -> Self {
        let user = |(role, (login, password))| (role, User { login, password, open: Mutex::default() });
        let users = users.into_iter().map(user).collect();
        Self { transport, path: format!("/{}/rpc/", encoded(database)), protocol, users, models: Mutex::default() }
    }

    /// The language in which the server is asked to speak: French, unless the target says another one.
    fn language(&self) -> &str {
        self.protocol.language.as_deref().unwrap_or("fr")
    }

    /// What the target declares.
    pub const fn protocol(&self) -> &Protocol {
        &self.protocol
    }

    /// Calls a method of a model under a role's session; its context comes last. A session that has ended is
    /// opened again, once.
    ///
    /// # Errors
    /// The refusal, or why nothing came that can be read.
    pub async fn call(
        &self,
        role: &str,
        (model, method): (&str, &str),
        params: Vec<Json>,
        trace: &mut Vec<Exchange>,
    ) -> Result<Json, CrmError> {
        let name = format!("model.{model}.{method}");
        let mut session = self.session(role, None, trace).await?;
        for renewed in [false, true] {
            let mut params = params.clone();
            params.push(session.context.clone());
            let ask = self.asked(&self.path, &name, params);
            let reply = self.transport.ask(&ask, Some(("Authorization", session.header.as_str())), trace).await?;
            match self.judged(&ask, &reply) {
                Err(error) if error.kind == ErrorKind::SessionExpired && !renewed => {
                    session = self.session(role, Some(&session), trace).await?;
                }
                result => return result,
            }
        }
        Err(self.transport.fault(ErrorKind::SessionExpired, "crm-session-lost", &self.ask(&name), Some(401), ""))
    }

    /// Sends a request in the words of a scenario; under a role's session where there is one.
    ///
    /// # Errors
    /// Nothing came back, or the role is not let in.
    pub async fn send(&self, role: Option<&str>, ask: &Ask, trace: &mut Vec<Exchange>) -> Result<Reply, CrmError> {
        // A header that the scenario writes itself is not replaced by that of the session.
        let Some(role) = role.filter(|_| !ask.carries("Authorization")) else {
            return self.transport.ask(ask, None, trace).await;
        };
        let session = self.session(role, None, trace).await?;
        let reply = self.transport.ask(ask, Some(("Authorization", session.header.as_str())), trace).await?;
        if reply.status != 401 {
            return Ok(reply);
        }
        // The session may have ended; without a new one that is the answer.
        let Ok(session) = self.session(role, Some(&session), trace).await else { return Ok(reply) };
        self.transport.ask(ask, Some(("Authorization", session.header.as_str())), trace).await
    }

    /// Calls a method with parameters as they are written, a JSON array; the context of the session comes last.
    ///
    /// # Errors
    /// Nothing came back, or the role is not let in.
    pub async fn call_as_written(
        &self,
        role: &str,
        (method, params): (&str, &str),
        trace: &mut Vec<Exchange>,
    ) -> Result<Reply, CrmError> {
        let session = self.session(role, None, trace).await?;
        let params = with_last(params, &session.context);
        let body = format!(r#"{{"id":1,"method":{},"params":{params}}}"#, json!(method));
        let ask = Ask { body: Some(body), as_it_is: true, ..self.ask(method) };
        self.send(Some(role), &ask, trace).await
    }

    /// From now on no evidence shows this text.
    pub fn hide(&self, secret: &str) {
        self.transport.mask.hide(secret);
    }

    /// The text without the secrets of the target.
    pub fn without_secrets(&self, text: &str) -> String {
        self.transport.mask.without_secrets(text)
    }

    /// The role's session: the one that is open unless it is the `stale` one, else a new one.
    ///
    /// # Errors
    /// `Auth` when the role is unknown or its password is refused; technical ones.
    pub async fn session(
        &self,
        role: &str,
        stale: Option<&Arc<Session>>,
        trace: &mut Vec<Exchange>,
    ) -> Result<Arc<Session>, CrmError> {
        let user = self.users.get(role).ok_or_else(|| {
            self.transport.fault(ErrorKind::Auth, "crm-unknown-role", &self.ask("common.db.login"), None, role)
        })?;
        let mut open = user.open.lock().await;
        if let Some(session) = open.as_ref().filter(|open| stale.is_none_or(|stale| !Arc::ptr_eq(open, stale))) {
            return Ok(Arc::clone(session));
        }
        let session = Arc::new(self.opened(user, trace).await?);
        *open = Some(Arc::clone(&session));
        Ok(session)
    }

    async fn opened(&self, user: &User, trace: &mut Vec<Exchange>) -> Result<Session, CrmError> {
        let params = vec![json!(user.login), json!({"password": user.password}), json!(self.language())];
        let ask = self.asked(&self.path, "common.db.login", params);
        let reply = self.transport.ask(&ask, None, trace).await;
        // What is sent and given to sign in is nobody's evidence, whatever its form.
        if let Some(exchange) = trace.last_mut() {
            (exchange.body, exchange.response) = (None, None);
        }
        let result = reply.and_then(|reply| match reply.status {
            // A page of the server's own says no more than this.
            401 => Err(self.transport.fault(ErrorKind::Auth, "crm-status", &ask, Some(401), "")),
            _ => self.judged(&ask, &reply),
        });
        let result = result.map_err(|error| self.refused(user, error))?;
        let parts = (result.get(0).and_then(Json::as_i64), result.get(1).and_then(Json::as_str));
        let (Some(id), Some(token)) = parts else {
            let error = self.transport.fault(ErrorKind::Auth, "crm-without", &ask, None, "session");
            return Err(self.refused(user, error));
        };
        self.transport.mask.hide(token);
        let encoded = BASE64.encode(format!("{}:{id}:{token}", user.login));
        self.transport.mask.hide(&encoded);
        let header = format!("Session {encoded}");
        let ask = self.asked(&self.path, "model.res.user.get_preferences", vec![json!(true), json!({})]);
        let reply = self.transport.ask(&ask, Some(("Authorization", header.as_str())), trace).await?;
        let preferences = self.judged(&ask, &reply)?;
        Ok(Session { header, context: self.context(&preferences) })
    }

    /// What the server's own client sends back of a person's preferences, the shape of numbers and dates left out;
    /// in the declared language, whatever the person chose.
    fn context(&self, preferences: &Json) -> Json {
        let own = preferences.as_object().into_iter().flatten();
        let mut context: Map<String, Json> =
            own.filter(|(_, value)| !value.is_object()).map(|(key, value)| (key.clone(), value.clone())).collect();
        context.insert("language".to_owned(), json!(self.language()));
        Json::Object(context)
    }

    /// Whose password is wrong? A target has many.
    fn refused(&self, user: &User, error: CrmError) -> CrmError {
        let technical = matches!(
            error.kind,
            ErrorKind::Unavailable | ErrorKind::Timeout | ErrorKind::RateLimited | ErrorKind::Protocol
        );
        if technical {
            return error;
        }
        let words = Message::new("crm-sign-in-refused").with("login", user.login.as_str());
        let message = words.with("detail", error.message.as_str()).text(self.transport.lang());
        CrmError { kind: ErrorKind::Auth, message, ..error }
    }

    /// The server's series.
    ///
    /// # Errors
    /// Technical ones.
    pub async fn version(&self, trace: &mut Vec<Exchange>) -> Result<Option<String>, CrmError> {
        let ask = self.asked("/rpc/", "common.server.version", Vec::new());
        let reply = self.transport.ask(&ask, None, trace).await?;
        let said = self.judged(&ask, &reply)?;
        let version = said.as_str().map(str::to_owned);
        version.map(Some).ok_or_else(|| self.transport.fault(ErrorKind::Protocol, "crm-without", &ask, None, "result"))
    }

    /// What the server shows a role of a model's fields, asked once.
    ///
    /// # Errors
    /// Those of the call.
    pub async fn model(&self, role: &str, model: &str, trace: &mut Vec<Exchange>) -> Result<Arc<Model>, CrmError> {
        let asked = (role.to_owned(), model.to_owned());
        if let Some(known) = self.models.lock().await.get(&asked) {
            return Ok(Arc::clone(known));
        }
        let said = self.call(role, (model, "fields_get"), vec![json!([])], trace).await?;
        // A long answer that says nothing of any record.
        if let Some(exchange) = trace.last_mut() {
            exchange.response = None;
        }
        let fields = said.as_object().ok_or_else(|| self.without("fields_get"))?;
        let text = |field: &Json, name: &str| field.get(name).and_then(Json::as_str).map(str::to_owned);
        let native = |field: &Json| Native {
            kind: text(field, "type").unwrap_or_default(),
            label: text(field, "string").unwrap_or_default(),
            values: selection(field),
            relation: text(field, "relation").filter(|name| !name.is_empty()),
        };
        let known: Arc<Model> = Arc::new(fields.iter().map(|(name, field)| (name.clone(), native(field))).collect());
        self.models.lock().await.insert(asked, Arc::clone(&known));
        Ok(known)
    }

    /// The answer to a method is not of the form that it has.
    pub fn without(&self, method: &str) -> CrmError {
        self.transport.fault(ErrorKind::Protocol, "crm-without", &self.ask(method), None, "result")
    }

    fn ask(&self, method: &str) -> Ask {
        self.asked(&self.path, method, Vec::new())
    }

    /// A body of exactly these three keys: with another one the server answers in another form.
    fn asked(&self, path: &str, method: &str, params: Vec<Json>) -> Ask {
        let body = json!({"id": 1, "method": method, "params": params}).to_string();
        Ask { method: Method::POST, path: path.to_owned(), body: Some(body), ..Ask::default() }
    }

    fn judged(&self, ask: &Ask, reply: &Reply) -> Result<Json, CrmError> {
        let transport = &self.transport;
        let kind = match reply.status {
            200..300 => {
                let json = exact::parse(&reply.text).map_err(|_| transport.foreign(ask, reply))?;
                if let Some(error) = json.get("error").filter(|error| !error.is_null()) {
                    return Err(refusal::of(transport, &self.protocol, ask, reply, error));
                }
                return json.get("result").cloned().ok_or_else(|| transport.foreign(ask, reply));
            }
            401 => ErrorKind::SessionExpired,
            // The method is there, and not for callers from outside.
            403 => ErrorKind::Unsupported,
            429 => ErrorKind::RateLimited,
            408 | 504 => ErrorKind::Timeout,
            500.. => ErrorKind::Unavailable,
            _ => ErrorKind::Protocol,
        };
        Err(transport.technical(kind, ask, reply))
    }
}

/// The values of a selection with their names; those that the server computes are not known.
fn selection(field: &Json) -> Vec<(String, String)> {
    let pairs = field.get("selection").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let pair = |pair: &Json| Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()));
    pairs.iter().filter_map(pair).collect()
}
