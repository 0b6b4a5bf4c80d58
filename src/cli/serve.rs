//! Serves a published folder on the loopback, for `demo --open`.

use std::path::{Component, Path, PathBuf};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Exit, Session};
use crate::text::Arg;

/// Serves until Ctrl-C.
pub async fn folder(session: &Session, folder: &Path) -> Exit {
    let listener = match tokio::net::TcpListener::bind("127.0.0.1:0").await {
        Ok(listener) => listener,
        Err(error) => {
            session.fail(session.text("serve-failed", &[("detail", Arg::from(error.to_string()))]));
            return Exit::Blocked;
        }
    };
    if let Ok(address) = listener.local_addr() {
        session.say("serve-started", &[("url", Arg::from(format!("http://{address}/")))]);
    }
    let app = Router::new().fallback(file).with_state(folder.to_owned());
    let stopped = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    match axum::serve(listener, app).with_graceful_shutdown(stopped).await {
        Ok(()) => Exit::Done,
        Err(error) => {
            session.fail(session.text("serve-failed", &[("detail", Arg::from(error.to_string()))]));
            Exit::Blocked
        }
    }
}

/// A file of the folder; nothing outside it, whatever the address says.
async fn file(State(folder): State<PathBuf>, request: Request) -> Response {
    let asked = request.uri().path().trim_start_matches('/');
    let name = if asked.is_empty() { "index.html" } else { asked };
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || name.contains('%') {
        return StatusCode::NOT_FOUND.into_response();
    }
    match std::fs::read(folder.join(name)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, media_type(name))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
