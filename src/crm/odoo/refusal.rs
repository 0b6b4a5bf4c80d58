//! The server did not do it: does it refuse, or is it out of order? The class of the error says.

use serde_json::Value as Json;

use crate::crm::json_rpc::Protocol;
use crate::crm::transport::{Ask, Reply, Transport};
use crate::crm::{CrmError, ErrorKind};

/// The error that the server told: `{"code", "message", "data": {"name", "message", "arguments", "debug"}}`.
pub fn of(transport: &Transport, protocol: &Protocol, ask: &Ask, reply: &Reply, error: &Json) -> CrmError {
    let text = |path: &str| error.pointer(path).and_then(Json::as_str).unwrap_or_default().trim();
    let class = text("/data/name");
    let words = [text("/data/message"), text("/data/arguments/0"), text("/message")];
    let words = words.into_iter().find(|words| !words.is_empty()).unwrap_or(class);
    let kind = match class.rsplit('.').next().unwrap_or_default() {
        "AccessError" => Some(ErrorKind::Forbidden),
        "MissingError" => Some(ErrorKind::NotFound),
        "UniqueViolation" => Some(ErrorKind::Duplicate),
        // A constraint of the database: of uniqueness when its words say so.
        "ValidationError" | "UserError" | "RedirectWarning" | "IntegrityError" | "NotNullViolation"
        | "CheckViolation" => Some(protocol.kind(words)),
        "ForeignKeyViolation" | "RestrictViolation" => Some(ErrorKind::Transition),
        "AccessDenied" => Some(ErrorKind::Auth),
        "SessionExpiredException" => Some(ErrorKind::SessionExpired),
        "OperationalError" | "SerializationFailure" | "LockNotAvailable" | "DeadlockDetected" | "LockError" => {
            Some(ErrorKind::Unavailable)
        }
        _ => None,
    };
    let Some(kind) = kind else {
        let detail = if class.is_empty() { words.to_owned() } else { format!("{class}: {words}") };
        let fault = transport.fault(ErrorKind::Protocol, "crm-server-fault", ask, Some(reply.status), &detail);
        return CrmError { native_code: Some(class.to_owned()), ..fault };
    };
    CrmError {
        native_code: Some(class.to_owned()),
        http_status: Some(reply.status),
        // It may repeat what it was sent.
        ..CrmError::new(kind, transport.mask.masked(words))
    }
}
