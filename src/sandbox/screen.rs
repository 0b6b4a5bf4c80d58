//! What does a person see who opens the demo CRM in a browser?

use std::collections::HashMap;
use std::fmt::Write as _;

use axum::body::Bytes;
use axum::extract::{Query, State as Injected};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::Shared;
use super::record::Fields;
use super::rules;
use super::schema::Entity;
use super::session::User;
use super::state::State;

const COOKIE: &str = "sandbox_session";
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c2733;background:#f5f6f8}\
header{background:#123a5c;color:#fff;padding:.75rem 1.5rem;display:flex;justify-content:space-between;align-items:center}\
h1{font-size:1.2rem;margin:0}main{max-width:72rem;margin:1.5rem auto;padding:0 1.5rem}\
table{border-collapse:collapse;width:100%;background:#fff;margin-bottom:2rem}caption{text-align:left;font-weight:600;padding:.5rem 0}\
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dde2e8}td.n{text-align:right;font-variant-numeric:tabular-nums}\
form.s{max-width:20rem;background:#fff;padding:1.5rem}label{display:block;margin-bottom:1rem}\
input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.4rem;border:1px solid #6b7885}\
button{font:inherit;padding:.4rem 1rem}p.e{color:#a11;font-weight:600}";

/// `GET /`: the sign-in form, or what the user sees of accounts and opportunities.
pub async fn home(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Html<String> {
    let state = shared.lock();
    match token(&headers).and_then(|token| state.user_of(token).ok()) {
        Some(user) => Html(page(&lists(&state, &user), Some(&user.name))),
        None => Html(page(&form(None), None)),
    }
}

/// `POST /login` from the form.
pub async fn sign_in(Injected(shared): Injected<Shared>, body: Bytes) -> Response {
    let sent = fields_of(&body);
    let text = |name: &str| sent.get(name).map_or("", String::as_str);
    match shared.lock().sign_in(text("login"), text("password")) {
        Ok(token) => {
            let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict");
            ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
        }
        Err(refusal) => Html(page(&form(Some(&refusal.message)), None)).into_response(),
    }
}

/// `POST /logout`
pub async fn sign_out(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Redirect {
    if let Some(token) = token(&headers) {
        shared.lock().sign_out(token);
    }
    Redirect::to("/")
}

fn lists(state: &State, user: &User) -> String {
    let mut html = String::new();
    let accounts = ["Nom", "SIRET", "Ville", "Commercial", "Chiffre d’affaires"];
    table(&mut html, state, user, Entity::Account, "Comptes", &accounts, |fields| {
        let owner = name_of(state, Entity::User, fields.text("owner_id"));
        [text(fields, "name"), text(fields, "siret"), text(fields, "city"), owner, euros(fields, "turnover")]
    });
    let opportunities = ["Nom", "Compte", "Étape", "Commercial", "Montant"];
    table(&mut html, state, user, Entity::Opportunity, "Opportunités", &opportunities, |fields| {
        let account = name_of(state, Entity::Account, fields.text("account_id"));
        let owner = name_of(state, Entity::User, fields.text("owner_id"));
        [text(fields, "name"), account, stage(fields).to_owned(), owner, euros(fields, "amount")]
    });
    html
}

fn table(
    html: &mut String,
    state: &State,
    user: &User,
    entity: Entity,
    caption: &str,
    heads: &[&str; 5],
    row: impl Fn(&Fields) -> [String; 5],
) {
    let records = rules::search(state, user, entity, &[]).unwrap_or_default();
    // Writing into a String cannot fail.
    let _ = write!(html, "<table><caption>{caption} ({})</caption><thead><tr>", records.len());
    for head in heads {
        let _ = write!(html, "<th scope=\"col\">{head}</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for (_, fields) in records.iter().take(200) {
        let [first, second, third, fourth, amount] = row(fields).map(|cell| escaped(&cell));
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{first}</th><td>{second}</td><td>{third}</td><td>{fourth}</td><td class=\"n\">{amount}</td></tr>"
        );
    }
    html.push_str("</tbody></table>");
}

fn form(error: Option<&str>) -> String {
    let error = error.map(|words| format!("<p class=\"e\" role=\"alert\">{}</p>", escaped(words))).unwrap_or_default();
    format!(
        "<form class=\"s\" method=\"post\" action=\"/login\"><h2>Connexion</h2>{error}\
         <label>Identifiant <input name=\"login\" autocomplete=\"username\" required></label>\
         <label>Mot de passe <input name=\"password\" type=\"password\" autocomplete=\"current-password\" required></label>\
         <button>Se connecter</button></form>"
    )
}

fn page(content: &str, user: Option<&str>) -> String {
    let out = user.map_or_else(String::new, |name| {
        format!("<form method=\"post\" action=\"/logout\">{} <button>Se déconnecter</button></form>", escaped(name))
    });
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>CRM de démonstration</title>\
         <style>{STYLE}</style></head><body><header><h1>CRM de démonstration</h1>{out}</header><main>{content}</main></body></html>"
    )
}

fn stage(fields: &Fields) -> &'static str {
    match fields.text("stage") {
        Some("qualification") => "Qualification",
        Some("study") => "Étude technique",
        Some("proposal") => "Proposition",
        Some("negotiation") => "Négociation",
        Some("won") => "Gagnée",
        Some("lost") => "Perdue",
        _ => "",
    }
}

fn name_of(state: &State, entity: Entity, id: Option<&str>) -> String {
    id.and_then(|id| state.get(entity, id)).map_or_else(String::new, |fields| text(fields, "name"))
}

fn text(fields: &Fields, name: &str) -> String {
    fields.text(name).unwrap_or_default().to_owned()
}

/// `12 345,67 €`
fn euros(fields: &Fields, name: &str) -> String {
    let Some((whole, cents)) = fields.text(name).and_then(|amount| amount.split_once('.')) else {
        return String::new();
    };
    let whole =
        whole.parse().map_or_else(|_| whole.to_owned(), |n| crate::text::format::integer(crate::text::Lang::Fr, n));
    format!("{whole},{cents}\u{a0}€")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
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
