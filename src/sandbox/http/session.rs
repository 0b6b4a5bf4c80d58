//! How does a program sign in and out?

use axum::Json;
use axum::body::Bytes;
use axum::extract::State as Injected;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{bearer, object};
use crate::sandbox::Shared;
use crate::sandbox::refusal::Refusal;

/// `POST /api/login {"login","password"}` gives `{"token"}`.
pub async fn sign_in(Injected(shared): Injected<Shared>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let sent = object(&body)?;
    let text = |name: &str| sent.get(name).and_then(Value::as_str).unwrap_or_default();
    let token = shared.lock().sign_in(text("login"), text("password"))?;
    Ok(Json(json!({ "token": token })))
}

/// `POST /api/logout` ends the session that the request carries.
pub async fn sign_out(Injected(shared): Injected<Shared>, headers: HeaderMap) -> StatusCode {
    if let Some(token) = bearer(&headers) {
        shared.lock().sign_out(token);
    }
    StatusCode::NO_CONTENT
}
