//! Under whose session is a call made, and what when it has ended?

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;
use tokio::sync::Mutex;

use super::answer::{accepted, text_at};
use super::protocol::{Errors, SignIn};
use super::values::quoted;
use crate::crm::transport::{Ask, Transport};
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

/// The token of a role that is signed in.
type Slot = Arc<Mutex<Option<String>>>;

/// The sessions of all roles; each role signs in once, however many scenarios act at the same time.
pub struct Sessions {
    slots: BTreeMap<String, (Credentials, Slot)>,
}

impl Sessions {
    /// No session open yet.
    pub fn new(credentials: BTreeMap<String, Credentials>) -> Self {
        Self { slots: credentials.into_iter().map(|(role, who)| (role, (who, Slot::default()))).collect() }
    }

    /// The role's token: the one that is open unless it is the `stale` one, else a new one.
    pub async fn token(
        &self,
        transport: &Transport,
        (sign_in, errors): (&SignIn, &Errors),
        role: &str,
        stale: Option<&str>,
        trace: &mut Vec<Exchange>,
    ) -> Result<String, CrmError> {
        let (who, slot) = self.slots.get(role).ok_or_else(|| {
            let ask = asked(sign_in, None);
            transport.fault(ErrorKind::Auth, "crm-unknown-role", &ask, None, role)
        })?;
        let mut open = slot.lock().await;
        if let Some(token) = open.as_ref().filter(|token| Some(token.as_str()) != stale) {
            return Ok(token.clone());
        }
        let token = opened(transport, (sign_in, errors), who, trace).await?;
        *open = Some(token.clone());
        Ok(token)
    }
}

async fn opened(
    transport: &Transport,
    (sign_in, errors): (&SignIn, &Errors),
    who: &Credentials,
    trace: &mut Vec<Exchange>,
) -> Result<String, CrmError> {
    let ask = asked(sign_in, Some(who));
    let reply = transport.ask(&ask, None, trace).await;
    // What is sent and given to sign in is nobody's evidence, whatever its form.
    if let Some(exchange) = trace.last_mut() {
        (exchange.body, exchange.response) = (None, None);
    }
    let result = reply.and_then(|reply| accepted(transport, errors, &ask, &reply));
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
    let token = text_at(&json, &sign_in.token).filter(|token| !token.is_empty());
    let token = token
        .ok_or_else(|| transport.fault(ErrorKind::Protocol, "crm-without", &ask, None, &sign_in.token.to_string()))?;
    transport.mask.hide(&token);
    for exchange in trace.iter_mut() {
        exchange.response = exchange.response.take().map(|text| transport.mask.masked(&text));
    }
    Ok(token)
}

fn asked(sign_in: &SignIn, who: Option<&Credentials>) -> Ask {
    let body = who.map(|who| {
        let filled: BTreeMap<&str, Json> =
            sign_in.body.iter().map(|(name, value)| (name.as_str(), Json::from(filled(value, who)))).collect();
        let pairs: Vec<String> = filled.iter().map(|(name, value)| format!("{}:{value}", quoted(name))).collect();
        format!("{{{}}}", pairs.join(","))
    });
    Ask { method: sign_in.call.method.clone(), path: sign_in.call.path.clone(), query: Vec::new(), body }
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
