//! The server did not do it: does it refuse, or is it out of order?
//!
//! A refusal is `["UserError", [words, description, …]]` or `["UserWarning", [name, words, description]]`, and carries
//! no code: it is known by its words, in the language that the target asks for. All else (`["KeyError…", trace]`, a
//! bare text) is a fault of the server or of the call.

use serde_json::Value as Json;

use crate::crm::json_rpc::Protocol;
use crate::crm::transport::{Ask, Reply, Transport};
use crate::crm::{CrmError, ErrorKind};

/// The error that the server told.
pub fn of(transport: &Transport, protocol: &Protocol, ask: &Ask, reply: &Reply, error: &Json) -> CrmError {
    let class = error.get(0).and_then(Json::as_str).or_else(|| error.as_str()).unwrap_or_default();
    let detail = error.get(1);
    let part = |at: usize| detail.and_then(|detail| detail.get(at)).and_then(Json::as_str).unwrap_or_default();
    let (kind, words) = match class {
        "UserError" => (protocol.kind(part(0)), joined(part(0), part(1))),
        // A person may confirm it in the page; nobody confirms it here.
        "UserWarning" => (ErrorKind::Validation, joined(part(1), part(2))),
        // Somebody else changed the record meanwhile, or the database was busy.
        "ConcurrencyException" => (ErrorKind::Unavailable, detail.and_then(Json::as_str).unwrap_or(class).to_owned()),
        // A second factor is asked for.
        "LoginException" => (ErrorKind::Auth, part(1).to_owned()),
        _ => {
            let words = if class.is_empty() { error.to_string() } else { class.to_owned() };
            let fault = transport.fault(ErrorKind::Protocol, "crm-server-fault", ask, Some(reply.status), &words);
            return CrmError { native_code: Some(words), ..fault };
        }
    };
    CrmError {
        native_code: Some(class.to_owned()),
        http_status: Some(reply.status),
        // It may repeat what it was sent.
        ..CrmError::new(kind, transport.mask.masked(&words))
    }
}

fn joined(words: &str, description: &str) -> String {
    match (words.trim(), description.trim()) {
        (words, "") => words.to_owned(),
        ("", description) => description.to_owned(),
        (words, description) => format!("{words} ({description})"),
    }
}
