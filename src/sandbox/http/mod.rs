//! Which address of the demo CRM answers what?

mod admin;
mod records;
mod session;

use axum::Router;
use axum::extract::{Request, State as Injected};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::refusal::Refusal;
use super::screen::opportunities;
use super::session::User;
use super::state::State;
use super::{Shared, screen};

/// All addresses.
pub fn router(shared: Shared) -> Router {
    Router::new()
        .route("/", get(screen::home))
        .route("/login", post(screen::sign_in))
        .route("/logout", post(screen::sign_out))
        .route("/accounts", get(screen::accounts))
        .route("/opportunities", post(opportunities::create))
        .route("/opportunities/new", get(opportunities::new))
        .route("/opportunities/{id}", get(opportunities::show).post(opportunities::update))
        .route("/opportunities/{id}/{action}", post(opportunities::act))
        .route("/api/version", get(admin::version))
        .route("/api/login", post(session::sign_in))
        .route("/api/logout", post(session::sign_out))
        .route("/api/audit", get(admin::audit))
        .route("/api/files/{name}", get(admin::file))
        .route("/api/admin/clock", post(admin::set_day))
        .route("/api/admin/sessions/expire", post(admin::expire_sessions))
        .route("/api/{collection}", get(records::search).post(records::create))
        .route("/api/{collection}/{id}", get(records::read).patch(records::update).delete(records::delete))
        .route("/api/{collection}/{id}/{action}", post(records::act))
        .fallback(async || Refusal::not_found("Cette adresse n’existe pas."))
        .method_not_allowed_fallback(async || Refusal::not_found("Cette adresse ne répond pas à cette méthode."))
        .with_state(shared)
}

/// Serves until told to stop; what is under way then is cut with 503, as a server that goes away does.
pub async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    let router = router.layer(middleware::from_fn_with_state(stopped.clone(), until_stopped));
    let until = async move {
        // An error means that whoever could have stopped it is gone.
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    // Serving on a listener that is already bound does not fail.
    let _ = axum::serve(listener, router).with_graceful_shutdown(until).await;
}

async fn until_stopped(
    Injected(mut stopped): Injected<watch::Receiver<bool>>,
    request: Request,
    next: Next,
) -> Response {
    tokio::select! {
        response = next.run(request) => response,
        _ = stopped.wait_for(|stop| *stop) => {
            (StatusCode::SERVICE_UNAVAILABLE, [(header::CONNECTION, "close")]).into_response()
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let error = json!({ "code": self.code, "message": self.message, "field": self.field });
        (status, axum::Json(json!({ "error": error }))).into_response()
    }
}

/// The user of the session that the request carries.
fn user_of(state: &State, headers: &HeaderMap) -> Result<User, Refusal> {
    let token = bearer(headers).ok_or_else(|| Refusal::session("Connectez-vous."))?;
    state.user_of(token)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The JSON object of a body; an empty body is an empty object.
fn object(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if body.is_empty() {
        return Ok(Map::new());
    }
    serde_json::from_slice(body).map_err(|_| Refusal::malformed("Le corps de la requête n’est pas un objet JSON."))
}
