//! What does the connector make of a server that misbehaves?

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use ouvrage::crm::{self, Connector, CrmError, ErrorKind};
use ouvrage::model::target::Target;
use ouvrage::text::Lang;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::support::demo::{role, target};

type Logins = Arc<AtomicUsize>;

/// Each id of an account is a fault.
async fn fault(Path(id): Path<String>) -> Response {
    let json = [("content-type", "application/json")];
    let refusal = |code: &str| format!(r#"{{"error":{{"code":"{code}","message":"non"}}}}"#);
    match id.as_str() {
        "rate" => (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "7")], "").into_response(),
        "down" => {
            (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "Wed, 21 Oct 2099 07:28:00 GMT")], "en maintenance")
                .into_response()
        }
        "gateway" => (StatusCode::GATEWAY_TIMEOUT, Html("<h1>504</h1>")).into_response(),
        "html" => Html("<html>\n  <title>Portail</title> contact@hotel.example").into_response(),
        "html-404" => (StatusCode::NOT_FOUND, Html("<h1>Not Found</h1>")).into_response(),
        "html-403" => (StatusCode::FORBIDDEN, Html("<h1>Pare-feu</h1>")).into_response(),
        "json-404" => (StatusCode::NOT_FOUND, json, r#"{"hello":"not yours"}"#).into_response(),
        "gone" => (StatusCode::NOT_FOUND, json, refusal("not_found")).into_response(),
        "truncated" => (json, r#"{"data":{"id":"acc-1","na"#).into_response(),
        "empty" => StatusCode::OK.into_response(),
        "no-record" => (json, r#"{"other":1}"#).into_response(),
        "expired" => (StatusCode::UNAUTHORIZED, json, refusal("session_expired")).into_response(),
        "elsewhere" => (StatusCode::FOUND, [("location", "http://127.0.0.2:9/api")]).into_response(),
        "moved" => (StatusCode::TEMPORARY_REDIRECT, [("location", "/api/accounts/exact")]).into_response(),
        "stalled" => std::future::pending().await,
        "huge" => vec![b' '; 20 << 20].into_response(),
        "long" => (json, format!(r#"{{"data":{{"id":"acc-1","token":"{}"}}}}"#, "k3y".repeat(9_000))).into_response(),
        "exact" => (json, r#"{"data":{"id":"acc-1","turnover":90071992547409.93,"outstanding":0.10}}"#).into_response(),
        _ => (StatusCode::IM_A_TEAPOT, json, refusal("teapot")).into_response(),
    }
}

/// Accounts of a CRM that has its own mind of pages: `records` of them, `cap` a page at the most, and
/// whether it listens to the offset.
#[derive(Clone, Copy)]
struct Listing {
    records: usize,
    cap: usize,
    hears_offset: bool,
}

async fn listed(State(listing): State<Listing>, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let number = |name: &str| query[name].parse::<usize>().unwrap();
    let first = if listing.hears_offset { number("offset") } else { 0 };
    let given = (first..listing.records).take(listing.cap.min(number("limit")));
    let given: Vec<String> = given.map(|n| format!(r#"{{"id":"acc-{n}","external_ref":"run-1"}}"#)).collect();
    ([("content-type", "application/json")], format!(r#"{{"data":[{}]}}"#, given.join(","))).into_response()
}

/// A connector to such a CRM, whose profile declares no total.
async fn without_total(listing: Listing) -> Box<dyn Connector> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let accounts = Router::new().route("/api/accounts", get(listed)).with_state(listing);
    let router = accounts.merge(Router::new().route("/api/login", post(login)).with_state(Logins::default()));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut target = target();
    target.protocol["search"].as_object_mut().unwrap().remove("total");
    crm::connect_in(Lang::En, &target, &env(&url, &target)).unwrap()
}

/// How many different records are found, at most `limit`, and is the search told to be whole?
async fn found(listing: Listing, limit: usize) -> (usize, bool) {
    let connector = without_total(listing).await;
    let page = connector.search(&role("administrateur"), "account", &Vec::new(), limit).await.unwrap().value;
    let ids: std::collections::BTreeSet<_> = page.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids.len(), page.records.len(), "a record counts once");
    (ids.len(), page.complete)
}

async fn login(State(logins): State<Logins>) -> impl IntoResponse {
    let number = logins.fetch_add(1, Ordering::SeqCst);
    ([("content-type", "application/json")], format!(r#"{{"token":"t{number}"}}"#))
}

async fn faulty() -> (String, Logins) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let logins = Logins::default();
    let router = Router::new()
        .route("/api/login", post(login))
        .route("/api/version", get(|| async { Html("<h1>It works!</h1>") }))
        .route("/api/accounts/{id}", get(fault))
        .with_state(logins.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, logins)
}

fn env(url: &str, target: &Target) -> BTreeMap<String, String> {
    let names = target.users.values().map(|role| role.password.trim_matches(['$', '{', '}']).to_owned());
    names.map(|name| (name, "Sesame-1".to_owned())).chain([("OUVRAGE_DEMO_URL".to_owned(), url.to_owned())]).collect()
}

fn connected(url: &str) -> Box<dyn Connector> {
    connected_within(url, "20")
}

fn connected_within(url: &str, seconds: &str) -> Box<dyn Connector> {
    let target = Target { timeout: Some(seconds.parse().unwrap()), ..target() };
    crm::connect_in(Lang::En, &target, &env(url, &target)).unwrap()
}

async fn read(connector: &dyn Connector, id: &str) -> Result<Option<ouvrage::crm::Record>, CrmError> {
    connector.read(&role("administrateur"), "account", id).await.map(|answer| answer.value)
}

#[tokio::test]
async fn each_fault_has_its_kind_and_none_is_a_refusal() {
    let (url, _) = faulty().await;
    let connector = connected(&url);
    for (id, kind) in [
        ("rate", ErrorKind::RateLimited),
        ("down", ErrorKind::Unavailable),
        ("gateway", ErrorKind::Timeout),
        ("html", ErrorKind::Protocol),
        ("html-404", ErrorKind::Protocol),
        ("html-403", ErrorKind::Protocol),
        ("json-404", ErrorKind::Protocol),
        ("truncated", ErrorKind::Protocol),
        ("empty", ErrorKind::Protocol),
        ("no-record", ErrorKind::Protocol),
        ("expired", ErrorKind::SessionExpired),
        ("elsewhere", ErrorKind::Protocol),
        ("huge", ErrorKind::Protocol),
        ("teapot", ErrorKind::Protocol),
    ] {
        let error = read(&*connector, id).await.unwrap_err();
        assert_eq!(error.kind, kind, "{id}: {error}");
        assert!(!error.kind.is_refusal() && !error.exchanges.is_empty() && !error.message.is_empty(), "{id}");
        assert!(!error.message.starts_with('{'), "{id}: a missing text");
    }
    assert_eq!(read(&*connector, "gone").await.unwrap(), None);
}

#[tokio::test]
async fn what_the_server_said_and_asked_is_kept() {
    let (url, _) = faulty().await;
    let connector = connected(&url);
    let rate = read(&*connector, "rate").await.unwrap_err();
    assert_eq!((rate.retry_after, rate.http_status), (Some(Duration::from_secs(7)), Some(429)));
    let down = read(&*connector, "down").await.unwrap_err();
    assert!(down.retry_after.unwrap() > Duration::from_secs(86_400) && down.message.contains("en maintenance"));
    let html = read(&*connector, "html").await.unwrap_err();
    assert!(html.message.contains("<html> <title>Portail</title> c…@….example"), "{html}");
    let probe = connector.version().await.unwrap_err();
    assert!(probe.kind == ErrorKind::Protocol && probe.message.contains("It works!"), "{probe}");
}

#[tokio::test]
async fn numbers_keep_their_digits_and_the_same_host_may_redirect() {
    let (url, _) = faulty().await;
    let record = read(&*connected(&url), "moved").await.unwrap().unwrap();
    for (field, digits) in [("turnover", "90071992547409.93"), ("outstanding", "0.10")] {
        assert_eq!(record.values[field], ouvrage::crm::Value::Decimal(digits.parse().unwrap()));
    }
}

#[tokio::test]
async fn a_secret_that_is_longer_than_what_is_kept_is_hidden_too() {
    let (url, _) = faulty().await;
    let answer = connected(&url).read(&role("administrateur"), "account", "long").await.unwrap();
    let shown = format!("{:?}", answer.exchanges);
    assert!(!shown.contains("k3y") && shown.contains("cut, 27,034 characters in all"), "{shown}");
}

#[tokio::test]
async fn without_a_total_only_an_empty_page_ends_a_search() {
    let listing = |records, cap, hears_offset| Listing { records, cap, hears_offset };
    assert_eq!(found(listing(120, 50, true), 1_000).await, (120, true), "pages are capped without a word");
    assert_eq!(found(listing(3, 200, true), 1_000).await, (3, true));
    assert_eq!(found(listing(0, 200, true), 1_000).await, (0, true));
    assert_eq!(found(listing(120, 50, true), 60).await, (60, false), "the limit cut it");
    // The same page again and again: nobody knows what stands behind it.
    assert_eq!(found(listing(120, 50, false), 1_000).await, (50, false));
    let (few, whole) = found(listing(usize::MAX, 1, true), 100_000).await;
    assert!(few < 100_000 && !whole, "the number of pages is bounded: {few}");
}

#[tokio::test]
async fn what_carries_a_mark_is_found_on_all_capped_pages() {
    let connector = without_total(Listing { records: 120, cap: 50, hears_offset: true }).await;
    let marked = connector.find_marked(&role("administrateur"), "account", "run-1").await.unwrap().value;
    assert_eq!(marked.len(), 120);
    // None of those on the one page that is given is ours: that proves nothing of the others.
    let connector = without_total(Listing { records: 120, cap: 50, hears_offset: false }).await;
    assert!(connector.find_marked(&role("administrateur"), "account", "run-2").await.is_err());
}

#[tokio::test]
async fn a_session_that_is_never_accepted_is_renewed_once_only() {
    let (url, logins) = faulty().await;
    let error = read(&*connected(&url), "expired").await.unwrap_err();
    let statuses: Vec<_> = error.exchanges.iter().map(|exchange| exchange.status).collect();
    assert_eq!(statuses, [Some(200), Some(401), Some(200), Some(401)]);
    assert_eq!(logins.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_stalled_server_is_left_at_the_time_out() {
    let (url, _) = faulty().await;
    let connector = connected_within(&url, "0.5");
    // Generous: only a read that never ends is seen, however busy the machine.
    let answer = tokio::time::timeout(Duration::from_secs(120), read(&*connector, "stalled")).await;
    assert_eq!(answer.expect("it is left").unwrap_err().kind, ErrorKind::Timeout);
}

#[tokio::test]
async fn a_cut_connection_and_a_closed_port_are_unavailable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut heard = [0; 16];
        socket.read_exact(&mut heard).await.unwrap();
        socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"tok").await.unwrap();
    });
    let connector = connected(&url);
    let cut = connector.open("administrateur").await.unwrap_err();
    assert_eq!(cut.kind, ErrorKind::Unavailable, "{cut}");
    server.await.unwrap();
    let closed = connector.open("administrateur").await.unwrap_err();
    assert_eq!(closed.kind, ErrorKind::Unavailable);
    assert!(closed.message.contains(url.trim_start_matches("http://")), "{closed}");
}

#[tokio::test]
async fn an_address_that_is_not_one_is_said_before_anything_is_sent() {
    let target = target();
    for address in ["ftp://crm.example", "crm", "", "http://"] {
        let error = crm::connect(&target, &env(address, &target)).err().unwrap();
        assert_eq!(error.kind, ErrorKind::Unavailable, "{address}");
    }
    let secret = crm::connect(&target, &env("ftp://bob:Sesame-1@crm.example", &target)).err().unwrap();
    assert!(!secret.message.contains("Sesame-1") && secret.message.contains("crm.example"), "{secret}");
    let mut bad = target.clone();
    bad.protocol["serch"] = serde_json::json!({});
    let error = crm::connect(&bad, &env("http://127.0.0.1:9", &bad)).err().unwrap();
    assert!(error.kind == ErrorKind::Unsupported && error.message.contains("serch"), "{error}");
}
