//! What does a person see who opens the demo CRM in a browser?
//!
//! The screens follow the same rules on the same records as the interface, with the same mistakes where some are
//! switched on. Everything works without script.

pub mod opportunities;
mod page;
mod words;

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{Query, State as Injected};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::Shared;
use super::record::Fields;
use super::refusal::Refusal;
use super::rules;
use super::schema::Entity;
use super::session::User;
use super::state::State;
use crate::text::Lang;
use crate::text::format;
use page::{alert, escaped, page};
use words::{language, word};

const COOKIE: &str = "sandbox_session";
/// Rows that a list shows.
const ROWS: usize = 200;

/// `GET /`: the sign-in form, or the opportunities that the user sees.
pub async fn home(shared: Injected<Shared>, query: Query<HashMap<String, String>>, headers: HeaderMap) -> Response {
    let signed_in = who(&shared.0.lock(), &headers).is_some();
    if signed_in { opportunities::list(shared, query, headers).await } else { form(language(&headers), None) }
}

/// `POST /login` from the form.
pub async fn sign_in(Injected(shared): Injected<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let sent = fields_of(&body);
    let text = |name: &str| sent.get(name).map_or("", String::as_str);
    match shared.lock().sign_in(text("login"), text("password")) {
        Ok(token) => {
            let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict");
            ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
        }
        Err(refusal) => form(language(&headers), Some(&refusal)),
    }
}

/// `POST /logout`
pub async fn sign_out(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Redirect {
    if let Some(token) = token(&headers) {
        shared.lock().sign_out(token);
    }
    Redirect::to("/")
}

/// `GET /accounts`: the accounts that the user sees.
pub async fn accounts(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Response {
    let (state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    let heads = ["name", "siret", "city", "owner", "turnover"].map(|name| word(lang, name));
    let records = rules::search(&state, &user, Entity::Account, &[]).unwrap_or_default();
    let rows = records.iter().take(ROWS).map(|(_, fields)| {
        let owner = name_of(&state, Entity::User, fields.text("owner_id"));
        let cells =
            [text(fields, "name"), text(fields, "siret"), text(fields, "city"), owner, euros(lang, fields, "turnover")];
        cells.iter().map(|cell| escaped(cell)).collect()
    });
    let caption = format!("{} ({})", word(lang, "accounts"), records.len());
    let content = page::table(&caption, &heads, rows);
    Html(page(lang, word(lang, "accounts"), &content, Some(&user))).into_response()
}

fn form(lang: Lang, refusal: Option<&Refusal>) -> Response {
    let w = |name: &str| word(lang, name);
    let content = format!(
        "<form class=\"s\" method=\"post\" action=\"/login\">{}\
         <label>{} <input name=\"login\" autocomplete=\"username\" required></label>\
         <label>{} <input name=\"password\" type=\"password\" autocomplete=\"current-password\" required></label>\
         <button class=\"main\">{}</button></form>",
        alert(refusal.map(|refusal| refusal.message.as_str())),
        w("login"),
        w("password"),
        w("enter")
    );
    Html(page(lang, w("sign-in"), &content, None)).into_response()
}

/// A page that says why nothing is shown.
fn refused(lang: Lang, user: &User, refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let content = alert(Some(&refusal.message));
    (status, Html(page(lang, word(lang, "title"), &content, Some(user)))).into_response()
}

fn name_of(state: &State, entity: Entity, id: Option<&str>) -> String {
    id.and_then(|id| state.get(entity, id)).map_or_else(String::new, |fields| text(fields, "name"))
}

fn text(fields: &Fields, name: &str) -> String {
    fields.text(name).unwrap_or_default().to_owned()
}

/// `12 345,67 €`, `€12,345.67`
fn euros(lang: Lang, fields: &Fields, name: &str) -> String {
    let Some((whole, cents)) = fields.text(name).and_then(|amount| amount.split_once('.')) else {
        return String::new();
    };
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), |n| format::integer(lang, n));
    match lang {
        Lang::Fr => format!("{whole},{cents}\u{a0}€"),
        Lang::En => format!("€{whole}.{cents}"),
    }
}

fn who(state: &State, headers: &HeaderMap) -> Option<User> {
    token(headers).and_then(|token| state.user_of(token).ok())
}

fn token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
    cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// The fields of a form: the same writing as a query's.
fn fields_of(body: &[u8]) -> HashMap<String, String> {
    let uri = std::str::from_utf8(body).ok().and_then(|body| format!("/?{body}").parse::<Uri>().ok());
    uri.and_then(|uri| Query::try_from_uri(&uri).ok()).map(|Query(fields)| fields).unwrap_or_default()
}
