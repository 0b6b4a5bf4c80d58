//! What does the demo CRM tell and let an administrator do about itself?

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Injected};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{object, user_of};
use crate::sandbox::Shared;
use crate::sandbox::files;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::session::{Profile, User};
use crate::sandbox::state::State;

/// `GET /api/version`, without a session.
pub async fn version(Injected(shared): Injected<Shared>) -> Json<Value> {
    let today = shared.lock().today().to_string();
    Json(json!({ "version": "Sandbox 1.0", "today": today }))
}

/// `GET /api/audit`: sign-ins and actions, oldest first.
pub async fn audit(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Result<Json<Value>, Refusal> {
    let state = shared.lock();
    administrator(&state, &headers)?;
    let lines: Vec<Value> = state
        .sessions
        .audit()
        .map(|line| json!({ "at": line.at.to_string(), "login": line.login, "action": line.action, "record": line.record }))
        .collect();
    Ok(Json(json!({ "data": lines, "total": lines.len() })))
}

/// `GET /api/files/comptes_nord_est.csv`: a spreadsheet as the region deposited it.
pub async fn file(
    Injected(shared): Injected<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let state = shared.lock();
    administrator(&state, &headers)?;
    let text = files::text(&name, state.seed).ok_or_else(|| Refusal::not_found("Ce fichier n’a pas été déposé."))?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response())
}

/// `POST /api/admin/clock {"date": "2026-03-12"}` sets the day; `{"date": null}` gives it back to the clock.
pub async fn set_day(
    Injected(shared): Injected<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let mut state = shared.lock();
    let user = administrator(&state, &headers)?;
    let day = match object(&body)?.get("date") {
        None | Some(Value::Null) => None,
        Some(date) => {
            let date = date.as_str().and_then(|text| text.parse::<Date>().ok());
            Some(date.ok_or_else(|| Refusal::invalid("date", "Le champ « date » attend une date AAAA-MM-JJ."))?)
        }
    };
    state.day = day;
    state.note(&user, "set_day", "clock");
    Ok(Json(json!({ "today": state.today().to_string() })))
}

/// `POST /api/admin/sessions/expire` ends all sessions, the caller's too.
pub async fn expire_sessions(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Result<StatusCode, Refusal> {
    let mut state = shared.lock();
    let user = administrator(&state, &headers)?;
    state.note(&user, "expire_sessions", "sessions");
    state.sessions.expire_all();
    Ok(StatusCode::NO_CONTENT)
}

fn administrator(state: &State, headers: &HeaderMap) -> Result<User, Refusal> {
    let user = user_of(state, headers)?;
    if user.profile == Profile::Admin { Ok(user) } else { Err(Refusal::forbidden("Réservé à l’administrateur.")) }
}
