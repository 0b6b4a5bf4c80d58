//! How are records created, read, searched, changed, deleted and asked to act over HTTP?

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State as Injected};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::{object, user_of};
use crate::sandbox::record::{Condition, Fields};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::rules::{self, Outcome};
use crate::sandbox::schema::Entity;
use crate::sandbox::{Defect, Shared};

/// Records of a page unless asked otherwise, and at most.
const PAGE: usize = 50;
const LARGEST_PAGE: usize = 500;

/// `POST /api/accounts`
pub async fn create(
    Injected(shared): Injected<Shared>,
    Path(collection): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let mut state = shared.lock();
    let user = user_of(&state, &headers)?;
    let entity = entity(&collection)?;
    let fields = Fields::read(entity, &object(&body)?)?;
    let created = rules::create(&mut state, &user, entity, fields)?;
    state.note(&user, "create", &created.id);
    let status = if created.fresh { StatusCode::CREATED } else { StatusCode::OK };
    let record = state.get(entity, &created.id).map(|fields| fields.json(entity, &created.id));
    Ok((status, Json(json!({ "data": record }))).into_response())
}

/// `GET /api/accounts/acc-000001`
pub async fn read(
    Injected(shared): Injected<Shared>,
    Path((collection, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let state = shared.lock();
    let user = user_of(&state, &headers)?;
    let entity = entity(&collection)?;
    let fields = rules::read(&state, &user, entity, &id)?;
    Ok(Json(json!({ "data": fields.json(entity, &id) })))
}

/// `GET /api/accounts?region=eq:north_east&offset=0&limit=50`
pub async fn search(
    Injected(shared): Injected<Shared>,
    Path(collection): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let slow = {
        let state = shared.lock();
        state.makes(Defect::SlowSearch).then_some(state.slow)
    };
    if let Some(slow) = slow {
        tokio::time::sleep(slow).await;
    }
    let state = shared.lock();
    let user = user_of(&state, &headers)?;
    let entity = entity(&collection)?;
    let (mut offset, mut limit, mut conditions) = (0, PAGE, Vec::new());
    for (name, value) in &query {
        match name.as_str() {
            "offset" => offset = whole(value, "offset")?,
            "limit" => limit = whole(value, "limit")?.clamp(1, LARGEST_PAGE),
            field => conditions.push(Condition::read(entity, field, value)?),
        }
    }
    let found = rules::search(&state, &user, entity, &conditions)?;
    let page: Vec<Value> = found.iter().skip(offset).take(limit).map(|(id, fields)| fields.json(entity, id)).collect();
    Ok(Json(json!({ "data": page, "total": found.len(), "offset": offset, "limit": limit })))
}

/// `PATCH /api/accounts/acc-000001`
pub async fn update(
    Injected(shared): Injected<Shared>,
    Path((collection, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let mut state = shared.lock();
    let user = user_of(&state, &headers)?;
    let entity = entity(&collection)?;
    let changes = Fields::read(entity, &object(&body)?)?;
    rules::update(&mut state, &user, entity, &id, &changes)?;
    state.note(&user, "update", &id);
    let record = state.get(entity, &id).map(|fields| fields.json(entity, &id));
    Ok(Json(json!({ "data": record })))
}

/// `DELETE /api/accounts/acc-000001`
pub async fn delete(
    Injected(shared): Injected<Shared>,
    Path((collection, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    let mut state = shared.lock();
    let user = user_of(&state, &headers)?;
    rules::delete(&mut state, &user, entity(&collection)?, &id)?;
    state.note(&user, "delete", &id);
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/leads/lea-000001/convert`
pub async fn act(
    Injected(shared): Injected<Shared>,
    Path((collection, id, action)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let mut state = shared.lock();
    let user = user_of(&state, &headers)?;
    let entity = entity(&collection)?;
    let Outcome { created, follow_ups } = rules::act(&mut state, &user, entity, &id, &action)?;
    state.note(&user, &action, &id);
    let created: Vec<Value> =
        created.iter().map(|(entity, id)| json!({ "collection": entity.collection(), "id": id })).collect();
    let record = state.get(entity, &id).map(|fields| fields.json(entity, &id));
    Ok(Json(json!({ "data": record, "created": created, "follow_ups": follow_ups })))
}

fn entity(collection: &str) -> Result<Entity, Refusal> {
    Entity::of_collection(collection)
        .ok_or_else(|| Refusal::not_found(format!("La collection « {collection} » n’existe pas.")))
}

fn whole(text: &str, name: &'static str) -> Result<usize, Refusal> {
    text.parse().map_err(|_| Refusal::invalid(name, format!("« {name} » attend un nombre entier.")))
}
