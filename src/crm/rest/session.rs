//! Under whose session is a call made, and what when it has ended?

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value as Json;
use tokio::sync::Mutex;

use super::answer::{accepted, text_at};
use super::protocol::{Call, Errors, SignIn};
use super::signature;
use super::values::quoted;
use crate::crm::transport::{Ask, Transport, encoded};
use crate::crm::{CrmError, ErrorKind};
use crate::model::execution::Exchange;
use crate::text::Message;

/// Who signs in with what.
pub struct Credentials {
    /// Login in the CRM.
    pub login: String,
    /// The password itself.
    pub password: String,
}

/// What the calls of a role that is signed in carry.
type Slot = Arc<Mutex<Option<String>>>;

/// Where signing in is asked, and what its answers are judged by.
pub struct Door<'a> {
    /// The client of the CRM.
    pub transport: &'a Transport,
    /// How it is asked.
    pub sign_in: &'a SignIn,
    /// What a refusal looks like.
    pub errors: &'a Errors,
    /// Headers that each call carries.
    pub headers: &'a BTreeMap<String, String>,
}

/// The sessions of all roles; each role signs in once, however many scenarios act at the same time.
pub struct Sessions {
    slots: BTreeMap<String, (Credentials, Slot)>,
}

impl Sessions {
    /// No session open yet.
    pub fn new(credentials: BTreeMap<String, (String, String)>) -> Self {
        let slot = |(role, (login, password))| (role, (Credentials { login, password }, Slot::default()));
        Self { slots: credentials.into_iter().map(slot).collect() }
    }

    /// What a role's calls carry: what is known of an open session unless it is the `stale` one, else of a new one.
    pub async fn carried(
        &self,
        door: &Door<'_>,
        role: &str,
        stale: Option<&str>,
        trace: &mut Vec<Exchange>,
    ) -> Result<String, CrmError> {
        let transport = door.transport;
        let (who, slot) = self.slots.get(role).ok_or_else(|| {
            let words = Message::new("crm-unknown-role").with("detail", role).text(transport.lang());
            CrmError::new(ErrorKind::Auth, words)
        })?;
        let mut open = slot.lock().await;
        if let Some(carried) = open.as_ref().filter(|carried| Some(carried.as_str()) != stale) {
            return Ok(carried.clone());
        }
        let Some(call) = &door.sign_in.call else {
            // A key that is refused is not asked for again: there is no other.
            if stale.is_some() {
                let words = Message::new("crm-sign-in-refused").with("login", who.login.as_str());
                let message = words.with("detail", "401").text(transport.lang());
                return Err(CrmError { http_status: Some(401), ..CrmError::new(ErrorKind::Auth, message) });
            }
            let carried = carried(transport, &door.sign_in.value, who, "");
            *open = Some(carried.clone());
            return Ok(carried);
        };
        let token = opened(door, call, who, trace).await?;
        let carried = carried(transport, &door.sign_in.value, who, &token);
        *open = Some(carried.clone());
        Ok(carried)
    }

    /// What a role's call carries, signed where each call is.
    pub fn for_call(&self, sign_in: &SignIn, role: &str, ask: &Ask, carried: &str) -> String {
        match (&sign_in.signed, self.slots.get(role)) {
            (Some(signed), Some((who, _))) => {
                let (by, of) = ((who.login.as_str(), who.password.as_str()), (ask.method.as_str(), ask.path.as_str()));
                carried.replacen("{signed}", &signature::of_call(signed, by, of), 1)
            }
            _ => carried.to_owned(),
        }
    }
}

async fn opened(
    door: &Door<'_>,
    call: &Call,
    who: &Credentials,
    trace: &mut Vec<Exchange>,
) -> Result<String, CrmError> {
    let (transport, sign_in) = (door.transport, door.sign_in);
    let ask = asked(door, call, who)?;
    let reply = transport.ask(&ask, None, trace).await;
    // What is sent and given to sign in is nobody's evidence, whatever its form.
    if let Some(exchange) = trace.last_mut() {
        (exchange.body, exchange.response) = (None, None);
    }
    let result = reply.and_then(|reply| accepted(transport, door.errors, &ask, &reply));
    let json = result.map_err(|error| match error.kind {
        ErrorKind::Auth
        | ErrorKind::SessionExpired
        | ErrorKind::Forbidden
        | ErrorKind::Validation
        | ErrorKind::NotFound => {
            // Whose password is wrong? A target has many.
            let words = Message::new("crm-sign-in-refused").with("login", who.login.as_str());
            let message = words.with("detail", error.message.as_str()).text(transport.lang());
            CrmError { kind: ErrorKind::Auth, message, ..error }
        }
        _ => error,
    })?;
    let path = sign_in.token.as_ref();
    let token = path.and_then(|path| text_at(&json, path)).filter(|token| !token.is_empty());
    let wanted = || path.map_or_else(|| "token".to_owned(), ToString::to_string);
    let token = token.ok_or_else(|| transport.fault(ErrorKind::Protocol, "crm-without", &ask, None, &wanted()))?;
    transport.mask.hide(&token);
    for exchange in trace.iter_mut() {
        exchange.response = exchange.response.take().map(|text| transport.mask.masked(&text));
    }
    Ok(token)
}

/// The header's value, hidden from evidence as what it is made of.
fn carried(transport: &Transport, value: &str, who: &Credentials, token: &str) -> String {
    let value = match value.split_once("{basic}") {
        Some((before, after)) => {
            let basic = BASE64.encode(format!("{}:{}", who.login, who.password));
            transport.mask.hide(&basic);
            format!("{before}{basic}{after}")
        }
        None => filled(value, who),
    };
    // The token last: what it holds is not a placeholder.
    value.replacen("{token}", token, 1)
}

fn asked(door: &Door<'_>, call: &Call, who: &Credentials) -> Result<Ask, CrmError> {
    let sign_in = door.sign_in;
    let statement = sign_in.assertion.as_ref().map(|assertion| {
        let claims = assertion.claims.iter().map(|(name, value)| (name.clone(), filled(value, who))).collect();
        signature::assertion(&claims, assertion.seconds, &who.password).ok_or_else(|| {
            let words = Message::new("crm-key-unfit").with("login", who.login.as_str());
            CrmError::new(ErrorKind::Auth, words.text(door.transport.lang()))
        })
    });
    let statement = statement.transpose()?;
    let value_of = |value: &str| match (&statement, value) {
        (Some(statement), "{assertion}") => statement.clone(),
        _ => filled(value, who),
    };
    let pairs = sign_in.body.iter().filter_map(|(name, value)| Some((name.as_str(), value_of(value.as_deref()?))));
    let body = if sign_in.form {
        let pairs: Vec<String> = pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(&value))).collect();
        pairs.join("&")
    } else {
        let pairs: Vec<String> = pairs.map(|(name, value)| format!("{}:{}", quoted(name), Json::from(value))).collect();
        format!("{{{}}}", pairs.join(","))
    };
    // Another host is not spoken to in the CRM's own way.
    let own = door.headers.iter().filter(|_| sign_in.url.is_none());
    Ok(Ask {
        method: call.method.clone(),
        path: call.path.clone(),
        body: Some(body),
        form: sign_in.form,
        headers: own.map(|(name, value)| (name.clone(), value.clone())).collect(),
        host: sign_in.url.clone(),
        ..Ask::default()
    })
}

/// The value with its placeholders replaced; what they are replaced by is not looked into again.
fn filled(value: &str, who: &Credentials) -> String {
    match value.split_once("{password}") {
        Some((before, after)) => {
            format!("{}{}{}", before.replace("{login}", &who.login), who.password, after.replace("{login}", &who.login))
        }
        None => value.replace("{login}", &who.login),
    }
}
