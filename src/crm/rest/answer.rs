//! Was it accepted, and if not, what kind of fault is it?

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::protocol::Errors;
use crate::crm::transport::{Ask, Reply, Transport};
use crate::crm::{CrmError, ErrorKind, exact};

/// The JSON of an accepted answer; nothing for an empty one.
///
/// # Errors
/// The CRM's refusal, normalised; `Protocol` when what came back is not the CRM's JSON.
pub fn accepted(transport: &Transport, errors: &Errors, ask: &Ask, reply: &Reply) -> Result<Json, CrmError> {
    let json = exact::parse(&reply.text);
    match (reply.status, json) {
        (200..300, _) if reply.text.trim().is_empty() => Ok(Json::Null),
        (200..300, Ok(json)) => Ok(json),
        (200..300, Err(_)) => Err(transport.foreign(ask, reply)),
        (_, Ok(json)) => Err(refused(transport, errors, ask, reply, &json)),
        // A proxy in front of the CRM answers like this too; it is no refusal of the CRM's.
        (401, Err(_)) => Err(transport.technical(ErrorKind::SessionExpired, ask, reply)),
        (429, Err(_)) => Err(transport.technical(ErrorKind::RateLimited, ask, reply)),
        (408 | 504, Err(_)) => Err(transport.technical(ErrorKind::Timeout, ask, reply)),
        (500.., Err(_)) => Err(transport.technical(ErrorKind::Unavailable, ask, reply)),
        (_, Err(_)) => Err(transport.foreign(ask, reply)),
    }
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
    let code = text_at(json, &errors.code);
    let by_code = code.as_ref().and_then(|code| errors.kinds.get(code)).copied();
    // Without the CRM's own code, only the HTTP status speaks; a 404 of somebody else proves no absence.
    let kind = by_code.unwrap_or(match reply.status {
        401 => ErrorKind::SessionExpired,
        429 => ErrorKind::RateLimited,
        408 | 504 => ErrorKind::Timeout,
        501 => ErrorKind::Unsupported,
        500.. => ErrorKind::Unavailable,
        _ if code.is_none() && text_at(json, &errors.message).is_none() => ErrorKind::Protocol,
        // A profile that knows the CRM's codes knows its refusals: another may be a gateway's.
        _ if !errors.kinds.is_empty() => ErrorKind::Protocol,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        409 => ErrorKind::Duplicate,
        400 | 422 => ErrorKind::Validation,
        405 => ErrorKind::Unsupported,
        _ => ErrorKind::Protocol,
    });
    let base = match text_at(json, &errors.message) {
        // It may repeat what it was sent.
        Some(message) => CrmError::new(kind, transport.mask.masked(&message)),
        None => transport.technical(kind, ask, reply),
    };
    CrmError {
        field: errors.field.as_ref().and_then(|path| text_at(json, path)),
        native_code: code,
        http_status: Some(reply.status),
        retry_after: reply.retry_after,
        ..base
    }
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
        let ask = Ask {
            method: reqwest::Method::GET,
            path: "/api/accounts/1".into(),
            query: Vec::new(),
            body: None,
            form: false,
        };
        let reply = Reply { status, text: text.into(), retry_after: None, request: String::new() };
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
