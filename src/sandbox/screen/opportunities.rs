//! How does a person look for opportunities, make one, change it and close it on the screen?

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{Path, Query, State as Injected};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde_json::{Map, Value};

use super::page::{alert, choice, escaped, field, page, table};
use super::words::{language, stage, word};
use super::{ROWS, euros, fields_of, name_of, refused, text, who};
use crate::sandbox::record::{Condition, Fields};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::schema::Entity;
use crate::sandbox::session::User;
use crate::sandbox::state::State;
use crate::sandbox::{Defect, Shared, rules};
use crate::text::Lang;
use crate::text::similar::fold;

const OPPORTUNITY: Entity = Entity::Opportunity;
const STAGES: [&str; 6] = ["qualification", "study", "proposal", "negotiation", "won", "lost"];
const SEGMENTS: [&str; 3] = ["sme", "key_account", "reseller"];

type Sent = HashMap<String, String>;

/// `GET /?q=presse`: those whose name holds what is searched for.
pub async fn list(
    Injected(shared): Injected<Shared>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let wanted = query.get("q").map_or("", |text| text.trim());
    let slow = {
        let state = shared.lock();
        (state.makes(Defect::SlowSearch) && !wanted.is_empty()).then_some(state.slow)
    };
    if let Some(slow) = slow {
        tokio::time::sleep(slow).await;
    }
    let (state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    let condition = (!wanted.is_empty()).then(|| Condition::read(OPPORTUNITY, "name", &format!("contains:{wanted}")));
    let found = condition.transpose().and_then(|one| rules::search(&state, &user, OPPORTUNITY, one.as_slice()));
    let records = match found {
        Ok(records) => records,
        Err(refusal) => return refused(lang, &user, &refusal),
    };
    let w = |name: &str| word(lang, name);
    // The latest first: what was just made is seen at once.
    let rows = records.iter().rev().take(ROWS).map(|(id, fields)| {
        let link = format!("<a href=\"/opportunities/{id}\">{}</a>", escaped(&text(fields, "name")));
        let account = name_of(&state, Entity::Account, fields.text("account_id"));
        let owner = name_of(&state, Entity::User, fields.text("owner_id"));
        let at = stage(lang, fields.text("stage").unwrap_or_default());
        vec![link, escaped(&account), at.to_owned(), escaped(&owner), euros(lang, fields, "amount")]
    });
    let heads = ["name", "account", "stage", "owner", "amount"].map(w);
    let caption = match records.len() {
        all if all > ROWS => format!("{} ({all}, {ROWS} {})", w("opportunities"), w("shown")),
        all => format!("{} ({all})", w("opportunities")),
    };
    let found = match records.is_empty() {
        true => format!("<p role=\"status\">{}</p>", w("none")),
        false => table(&caption, &heads, rows),
    };
    let content = format!(
        "<form class=\"q\" role=\"search\" action=\"/\">{}<button>{}</button>\
         <a class=\"button\" href=\"/opportunities/new\">{}</a></form>{found}",
        field(w("name"), "q", wanted, "type=\"search\""),
        w("search"),
        w("new")
    );
    Html(page(lang, w("opportunities"), &content, Some(&user))).into_response()
}

/// `GET /opportunities/new`
pub async fn new(Injected(shared): Injected<Shared>, headers: HeaderMap) -> Response {
    let (state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    let empty =
        Sent::from([("stage".to_owned(), "qualification".to_owned()), ("segment".to_owned(), "sme".to_owned())]);
    form(lang, &user, None, &empty, None)
}

/// `POST /opportunities`
pub async fn create(Injected(shared): Injected<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let (mut state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    let sent = fields_of(&body);
    let created = read(&state, &user, &sent).and_then(|fields| rules::create(&mut state, &user, OPPORTUNITY, fields));
    match created {
        Ok(created) => {
            state.note(&user, "create", &created.id);
            Redirect::to(&format!("/opportunities/{}?saved=yes", created.id)).into_response()
        }
        Err(refusal) => form(lang, &user, None, &sent, Some(&refusal)),
    }
}

/// `GET /opportunities/opp-000001`
pub async fn show(
    Injected(shared): Injected<Shared>,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let (state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    match rules::read(&state, &user, OPPORTUNITY, &id) {
        Err(refusal) => refused(lang, &user, &refusal),
        Ok(fields) => {
            let mut kept = shown(&state, lang, fields);
            if query.contains_key("saved") {
                kept.insert("saved".to_owned(), "yes".to_owned());
            }
            form(lang, &user, Some(&id), &kept, None)
        }
    }
}

/// `POST /opportunities/opp-000001`
pub async fn update(
    Injected(shared): Injected<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (mut state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    let sent = fields_of(&body);
    let changed =
        read(&state, &user, &sent).and_then(|fields| rules::update(&mut state, &user, OPPORTUNITY, &id, &fields));
    done(&mut state, (lang, &user), &id, "update", &sent, changed)
}

/// `POST /opportunities/opp-000001/win`
pub async fn act(
    Injected(shared): Injected<Shared>,
    Path((id, action)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (mut state, lang) = (shared.lock(), language(&headers));
    let Some(user) = who(&state, &headers) else { return Redirect::to("/").into_response() };
    let known = rules::read(&state, &user, OPPORTUNITY, &id).map(|fields| shown(&state, lang, fields));
    let kept = match known {
        Ok(kept) => kept,
        Err(refusal) => return refused(lang, &user, &refusal),
    };
    let acted = rules::act(&mut state, &user, OPPORTUNITY, &id, &action).map(|_| ());
    done(&mut state, (lang, &user), &id, &action, &kept, acted)
}

/// The page of the record again: saved, or with what was refused above what was sent.
fn done(
    state: &mut State,
    (lang, user): (Lang, &User),
    id: &str,
    action: &str,
    sent: &Sent,
    result: Result<(), Refusal>,
) -> Response {
    match result {
        Ok(()) => {
            state.note(user, action, id);
            Redirect::to(&format!("/opportunities/{id}?saved=yes")).into_response()
        }
        Err(refusal) if refusal.status == 404 => refused(lang, user, &refusal),
        Err(refusal) => form(lang, user, Some(id), sent, Some(&refusal)),
    }
}

/// What a form shows of a record.
fn shown(state: &State, lang: Lang, fields: &Fields) -> Sent {
    let amount = fields.text("amount").unwrap_or_default();
    let amount = if lang == Lang::Fr { amount.replace('.', ",") } else { amount.to_owned() };
    let mut kept = Sent::from([
        ("name".to_owned(), text(fields, "name")),
        ("account".to_owned(), name_of(state, Entity::Account, fields.text("account_id"))),
        ("amount".to_owned(), amount),
        ("segment".to_owned(), text(fields, "segment")),
        ("stage".to_owned(), text(fields, "stage")),
    ]);
    if fields.flag("technical_study") {
        kept.insert("technical_study".to_owned(), "yes".to_owned());
    }
    kept
}

/// The values of a form, as the interface would be sent them.
fn read(state: &State, user: &User, sent: &Sent) -> Result<Fields, Refusal> {
    let mut values = Map::new();
    let text = |name: &str| sent.get(name).map_or("", |text| text.trim());
    for name in ["name", "segment", "stage"] {
        values.insert(name.to_owned(), Value::from(text(name)));
    }
    values.insert("technical_study".to_owned(), Value::from(sent.contains_key("technical_study")));
    let amount: String = text("amount").chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let amount = if amount.is_empty() { Value::Null } else { Value::from(amount.replace(',', ".")) };
    values.insert("amount".to_owned(), amount);
    let account = match text("account") {
        "" => Value::Null,
        name => Value::from(account_of(state, user, name)?),
    };
    values.insert("account_id".to_owned(), account);
    Fields::read(OPPORTUNITY, &values)
}

/// The id of the only account of that name that the user sees.
fn account_of(state: &State, user: &User, name: &str) -> Result<String, Refusal> {
    let all = rules::search(state, user, Entity::Account, &[])?;
    let mut named = all.iter().filter(|(_, fields)| fields.text("name").is_some_and(|own| fold(own) == fold(name)));
    match (named.next(), named.next()) {
        (Some((id, _)), None) => Ok(id.clone()),
        (Some(_), Some(_)) => Err(Refusal::invalid("account_id", "Plusieurs comptes portent ce nom.")),
        (None, _) => Err(Refusal::invalid("account_id", "Aucun compte ne porte ce nom.")),
    }
}

fn form(lang: Lang, user: &User, id: Option<&str>, sent: &Sent, refusal: Option<&Refusal>) -> Response {
    let w = |name: &str| word(lang, name);
    let value = |name: &str| sent.get(name).map_or("", String::as_str);
    let saved = match sent.contains_key("saved") && refusal.is_none() {
        true => format!("<p class=\"ok\" role=\"status\">{}</p>", w("saved")),
        false => String::new(),
    };
    let checked = if sent.contains_key("technical_study") { "checked" } else { "" };
    let fields = [
        field(w("name"), "name", value("name"), "required autocomplete=\"off\""),
        field(w("account"), "account", value("account"), "autocomplete=\"off\""),
        field(w("amount"), "amount", value("amount"), "inputmode=\"decimal\" autocomplete=\"off\""),
        choice(w("segment"), "segment", value("segment"), SEGMENTS.iter().map(|key| (*key, w(key)))),
        choice(w("stage"), "stage", value("stage"), STAGES.iter().map(|key| (*key, stage(lang, key)))),
        format!(
            "<label class=\"b\"><input type=\"checkbox\" name=\"technical_study\" value=\"yes\" {checked}> {}</label>",
            w("study")
        ),
    ]
    .concat();
    let action = id.map_or_else(|| "/opportunities".to_owned(), |id| format!("/opportunities/{id}"));
    let close = id.map_or_else(String::new, |id| {
        let button = |name: &str| format!("<button formaction=\"/opportunities/{id}/{name}\">{}</button>", w(name));
        button("win") + &button("lose")
    });
    let content = format!(
        "{}{saved}<form class=\"s\" method=\"post\" action=\"{action}\">{fields}\
         <div class=\"row\"><button class=\"main\">{}</button>{close}</div></form>",
        alert(refusal.map(|refusal| refusal.message.as_str())),
        w("save")
    );
    let title = if id.is_some() { value("name") } else { w("new") };
    let status = refusal.and_then(|refusal| StatusCode::from_u16(refusal.status).ok()).unwrap_or(StatusCode::OK);
    (status, Html(page(lang, title, &content, Some(user)))).into_response()
}
