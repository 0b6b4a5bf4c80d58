//! Was it accepted, and if not, what kind of fault is it?

use std::time::Duration;

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::protocol::Errors;
use crate::crm::transport::{Ask, Reply, Transport};
use crate::crm::{CrmError, ErrorKind, exact, refusals};

/// The JSON of an accepted answer; nothing for an empty one.
///
/// # Errors
/// The CRM's refusal, normalised; `Protocol` when what came back is not the CRM's JSON.
pub fn accepted(transport: &Transport, errors: &Errors, ask: &Ask, reply: &Reply) -> Result<Json, CrmError> {
    let json = exact::parse(&reply.text);
    let result = match (reply.status, json) {
        (200..300, _) if reply.text.trim().is_empty() => return Ok(Json::Null),
        (200..300, Ok(json)) => return Ok(json),
        (200..300, Err(_)) => transport.foreign(ask, reply),
        (_, Ok(json)) => refused(transport, errors, ask, reply, &json),
        // The CRM's own header is on it: its words stand there, and there need be no body.
        (_, Err(_)) if reply.text.trim().is_empty() && said_in_header(errors, reply).is_some() => {
            refused(transport, errors, ask, reply, &Json::Null)
        }
        // A proxy in front of the CRM answers like this too; it is no refusal of the CRM's.
        (401, Err(_)) => transport.technical(ErrorKind::SessionExpired, ask, reply),
        (429, Err(_)) => transport.technical(ErrorKind::RateLimited, ask, reply),
        (408 | 504, Err(_)) => transport.technical(ErrorKind::Timeout, ask, reply),
        (500.., Err(_)) => transport.technical(ErrorKind::Unavailable, ask, reply),
        (_, Err(_)) => transport.foreign(ask, reply),
    };
    Err(CrmError { retry_after: result.retry_after.or_else(|| wait(errors, reply)), ..result })
}

/// What the header for words says, where the answer has it.
fn said_in_header<'a>(errors: &Errors, reply: &'a Reply) -> Option<&'a str> {
    reply.headers.get(&errors.header.as_ref()?.to_lowercase()).map(String::as_str)
}

/// How long the interface's own header says to wait, for answers that may be asked again.
fn wait(errors: &Errors, reply: &Reply) -> Option<Duration> {
    let seconds = reply.headers.get(&errors.wait.as_ref()?.to_lowercase())?.trim().parse().ok()?;
    (reply.status == 429).then(|| Duration::from_secs(seconds))
}

/// The first text or number at a path.
pub fn text_at(json: &Json, path: &JsonPath) -> Option<String> {
    match path.query(json).first()? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn refused(transport: &Transport, errors: &Errors, ask: &Ask, reply: &Reply, json: &Json) -> CrmError {
    let code = errors.code.text(json);
    let in_header = said_in_header(errors, reply);
    let message = errors.message.text(json).filter(|message| !message.is_empty());
    let message = message.or_else(|| in_header.filter(|words| !words.is_empty()).map(str::to_owned));
    let by_words = message.as_ref().and_then(|message| refusals::kind(&errors.words, message));
    let by_code = || code.as_ref().and_then(|code| errors.kinds.get(code)).copied();
    // Without the CRM's own code, only the HTTP status speaks; a 404 of somebody else proves no absence.
    let kind = by_words.or_else(by_code).unwrap_or(match reply.status {
        401 => ErrorKind::SessionExpired,
        429 => ErrorKind::RateLimited,
        408 | 504 => ErrorKind::Timeout,
        501 => ErrorKind::Unsupported,
        500.. => ErrorKind::Unavailable,
        _ if code.is_none() && message.is_none() && in_header.is_none() => ErrorKind::Protocol,
        // A profile that knows the CRM's codes knows its refusals: another may be a gateway's.
        _ if !errors.kinds.is_empty() => ErrorKind::Protocol,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        409 => ErrorKind::Duplicate,
        400 | 422 => ErrorKind::Validation,
        405 => ErrorKind::Unsupported,
        _ => ErrorKind::Protocol,
    });
    let in_words = || errors.field_in.as_ref()?.found(message.as_ref()?);
    let field = errors.field.as_ref().and_then(|places| places.text(json)).or_else(in_words);
    let base = match &message {
        // It may repeat what it was sent.
        Some(message) => CrmError::new(kind, transport.mask.masked(message)),
        None => transport.technical(kind, ask, reply),
    };
    CrmError { field, native_code: code, http_status: Some(reply.status), retry_after: reply.retry_after, ..base }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn judged(kinds: &str, status: u16, text: &str) -> CrmError {
        let transport =
            Transport::new("http://127.0.0.1:9", std::time::Duration::from_secs(1), Lang::En).expect("a client");
        transport.mask.hide("Sesame-1");
        let errors: Errors = serde_json::from_str(&format!(
            r#"{{"code":"$.error.code","message":"$.error.message","field":null,"kinds":{kinds}}}"#
        ))
        .expect("the table of errors");
        let ask = Ask { path: "/api/accounts/1".into(), ..Ask::default() };
        let reply = Reply { status, text: text.into(), ..Reply::default() };
        accepted(&transport, &errors, &ask, &reply).unwrap_err()
    }

    #[test]
    fn where_the_codes_are_known_only_they_refuse() {
        let known = r#"{"forbidden":"forbidden"}"#;
        let gateway = r#"{"error":{"code":"WAF-17","message":"blocked"}}"#;
        let anonymous = r#"{"error":{"message":"no route"}}"#;
        assert_eq!(judged(known, 403, gateway).kind, ErrorKind::Protocol);
        assert_eq!(judged(known, 404, anonymous).kind, ErrorKind::Protocol);
        assert_eq!(judged(known, 403, r#"{"error":{"code":"forbidden"}}"#).kind, ErrorKind::Forbidden);
        assert_eq!(judged("{}", 403, gateway).kind, ErrorKind::Forbidden);
        assert_eq!(judged(known, 503, gateway).kind, ErrorKind::Unavailable);
    }

    #[test]
    fn what_the_crm_says_is_masked() {
        let said = judged("{}", 422, r#"{"error":{"code":"x","message":"Sesame-1 is too short"}}"#);
        assert_eq!(said.message, "••• is too short");
    }
}
