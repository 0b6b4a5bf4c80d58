//! What does the demo CRM say when it refuses?
//!
//! It plays a deployed French CRM, so it speaks French as that CRM would: its sentences are its
//! data, not the product's texts.

/// A refusal or a fault: HTTP status, code, words and the field concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Stable code: `duplicate`, `transition`…
    pub code: &'static str,
    /// Why, for people.
    pub message: String,
    /// The field concerned.
    pub field: Option<&'static str>,
}

impl Refusal {
    fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), field: None }
    }

    /// 401: nobody is signed in, or the session has ended.
    pub fn session(message: impl Into<String>) -> Self {
        Self::new(401, "session_expired", message)
    }

    /// 401: the password is wrong.
    pub fn password() -> Self {
        Self::new(401, "bad_credentials", "Identifiant ou mot de passe incorrect.")
    }

    /// 403: this user may not.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, "forbidden", message)
    }

    /// 404: no such record or address.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(404, "not_found", message)
    }

    /// 409: the record exists already.
    pub fn duplicate(field: &'static str, message: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::new(409, "duplicate", message) }
    }

    /// 409: not from the state in which the record is.
    pub fn transition(field: &'static str, message: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::new(409, "transition", message) }
    }

    /// 409: other records depend on it.
    pub fn in_use(message: impl Into<String>) -> Self {
        Self::new(409, "in_use", message)
    }

    /// 422: a value is not acceptable.
    pub fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::new(422, "invalid", message) }
    }

    /// 422: the request itself is not understood.
    pub fn malformed(message: impl Into<String>) -> Self {
        Self::new(422, "invalid", message)
    }
}
