//! What came back over HTTP, and what did it cost?

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::{Once, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, Method, Url, redirect};

use super::pace::Pace;
use super::secrets::Mask;
use super::{CrmError, ErrorKind};
use crate::model::execution::Exchange;
use crate::model::target::Target;
use crate::text::{Lang, Message};

/// Bytes of an answer beyond which it is not read.
const LARGEST_ANSWER: usize = 16 << 20;
/// Characters of a body that are kept as evidence.
const KEPT: usize = 4_000;
/// Redirections followed on the same host.
const REDIRECTIONS: usize = 5;

/// One request.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Its method.
    pub method: Method,
    /// Its path, encoded.
    pub path: String,
    /// Its query, not encoded.
    pub query: Vec<(String, String)>,
    /// Its body.
    pub body: Option<String>,
    /// Is the body a form, and no JSON?
    pub form: bool,
    /// Type of the body, where it is neither a form nor `application/json`.
    pub content: Option<String>,
    /// Headers that it has beside those of each request.
    pub headers: Vec<(String, String)>,
    /// The host that it is sent to, where it is another one than the CRM's.
    pub host: Option<String>,
    /// Is whatever answers it the answer, a redirection too?
    pub as_it_is: bool,
}

/// One answer.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
    /// How long the CRM asks to wait.
    pub retry_after: Option<Duration>,
    /// `GET /api/accounts`, for messages.
    pub request: String,
    /// Its headers, by their names in small letters.
    pub headers: BTreeMap<String, String>,
}

/// The one HTTP client of a connector.
pub struct Transport {
    client: Client,
    /// One that sends what writes: it follows a redirection only as it stands. Made once it is needed.
    writing: OnceLock<Result<Client, String>>,
    /// One that follows no redirection, once it is needed.
    still: OnceLock<Result<Client, String>>,
    base: Url,
    timeout: Duration,
    lang: Lang,
    pace: Option<Pace>,
    /// What evidence may not show.
    pub mask: Mask,
}

impl Transport {
    /// A client for the address `base`; each exchange may take `timeout`.
    ///
    /// # Errors
    /// The address is not one, or the client cannot be made.
    pub fn new(base: &str, timeout: Duration, lang: Lang) -> Result<Self, CrmError> {
        let not_one = || {
            let words = Message::new("crm-address-invalid").with("address", shown(base)).text(lang);
            CrmError::new(ErrorKind::Unavailable, words)
        };
        let base = Url::parse(base.trim_end_matches('/')).map_err(|_| not_one())?;
        base.host_str().ok_or_else(not_one)?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(not_one());
        }
        let failed = |error: reqwest::Error| CrmError::new(ErrorKind::Unavailable, causes(&error));
        let client = plain_client(&base).map_err(failed)?;
        let (writing, still) = (OnceLock::new(), OnceLock::new());
        Ok(Self { client, writing, still, base, timeout, lang, pace: None, mask: Mask::default() })
    }

    /// The same that asks no more often than a target says its CRM takes.
    #[must_use]
    pub fn paced(self, target: &Target) -> Self {
        Self { pace: target.rate.and_then(Pace::of), ..self }
    }

    /// The language of its messages.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Asks, with one header more where a session needs it; what was exchanged joins `trace`, masked.
    ///
    /// # Errors
    /// Nothing that can be read came back: `Unavailable`, `Timeout` or `Protocol`.
    pub async fn ask(
        &self,
        ask: &Ask,
        session: Option<(&str, &str)>,
        trace: &mut Vec<Exchange>,
    ) -> Result<Reply, CrmError> {
        if let Some(pace) = &self.pace {
            pace.turn().await;
        }
        let started = Instant::now();
        let result = self.exchange(ask, session).await;
        let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let reply = result.as_ref().ok();
        trace.push(Exchange {
            request: self.mask.masked(&ask.shown(true)),
            body: ask.body.as_deref().map(|body| self.kept(body)),
            status: reply.map(|reply| reply.status),
            response: reply.filter(|reply| !reply.text.is_empty()).map(|reply| self.kept(&reply.text)),
            duration_ms,
        });
        result
    }

    async fn exchange(&self, ask: &Ask, session: Option<(&str, &str)>) -> Result<Reply, CrmError> {
        let client = self.client_of(ask)?;
        let mut request = client.request(ask.method.clone(), self.url(ask)?).timeout(self.timeout);
        request = request.headers(self.headers(ask, session)?);
        if let Some(body) = &ask.body {
            request = request.body(body.clone());
        }
        let mut response = request.send().await.map_err(|error| self.network(ask, &error))?;
        let status = response.status();
        if status.is_redirection() && !ask.as_it_is {
            let place = response.headers().get(LOCATION).and_then(|place| place.to_str().ok()).unwrap_or("…");
            // What stands behind the question mark may be secret.
            let place = place.split(['?', '#']).next().unwrap_or_default();
            let id = if ask.reads() { "crm-redirected" } else { "crm-write-redirected" };
            return Err(self.fault(ErrorKind::Protocol, id, ask, Some(status.as_u16()), place));
        }
        let retry_after = response.headers().get(RETRY_AFTER).and_then(wait_asked);
        let text_of = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let mut headers: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in response.headers() {
            // One that is sent several times is the list of what it says (RFC 9110, 5.3).
            let said = headers.entry(name.as_str().to_owned()).or_default();
            let comma = if said.is_empty() { "" } else { ", " };
            *said = format!("{said}{comma}{}", text_of(value));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.network(ask, &error))? {
            if bytes.len() + chunk.len() > LARGEST_ANSWER {
                return Err(self.fault(ErrorKind::Protocol, "crm-answer-too-large", ask, Some(status.as_u16()), ""));
            }
            bytes.extend_from_slice(&chunk);
        }
        let text = super::encoding::decoded(&bytes, headers.get("content-type").map(String::as_str));
        Ok(Reply { status: status.as_u16(), text, retry_after, request: ask.shown(false), headers })
    }

    /// The client whose redirections a request may follow.
    fn client_of(&self, ask: &Ask) -> Result<&Client, CrmError> {
        let made = |policy: redirect::Policy| client_for(&self.base, policy).map_err(|error| causes(&error));
        let client = match (ask.as_it_is, ask.reads()) {
            (true, _) => self.still.get_or_init(|| made(redirect::Policy::none())),
            (false, true) => return Ok(&self.client),
            (false, false) => self.writing.get_or_init(|| made(same_host(true))),
        };
        client.as_ref().map_err(|cause| self.fault(ErrorKind::Unavailable, "crm-connection-cut", ask, None, cause))
    }

    /// Path and query of an address of this very host; none of another one.
    pub fn path_of(&self, address: &str) -> Option<String> {
        let url = self.base.join(address).ok()?;
        let same = url.origin() == self.base.origin();
        let own = self.base.path().trim_end_matches('/');
        let path = url.path().strip_prefix(own).unwrap_or(url.path()).to_owned();
        same.then(|| url.query().map_or_else(|| path.clone(), |query| format!("{path}?{query}")))
    }

    fn url(&self, ask: &Ask) -> Result<Url, CrmError> {
        let host = ask.host.as_deref().unwrap_or(self.base.as_str());
        let mut text = format!("{}{}", host.trim_end_matches('/'), ask.path);
        for (name, value) in &ask.query {
            text.push(if text.contains('?') { '&' } else { '?' });
            text.push_str(&format!("{}={}", encoded(name), encoded(value)));
        }
        Url::parse(&text).map_err(|_| self.fault(ErrorKind::Unsupported, "crm-address-invalid", ask, None, ""))
    }

    fn headers(&self, ask: &Ask, session: Option<(&str, &str)>) -> Result<HeaderMap, CrmError> {
        let mut headers = HeaderMap::new();
        if ask.body.is_some() {
            let form = "application/x-www-form-urlencoded";
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(if ask.form { form } else { "application/json" }));
        }
        let unfit = || self.fault(ErrorKind::Protocol, "crm-token-unfit", ask, None, "");
        let content = ask.content.iter().filter(|_| ask.body.is_some()).map(|content| (CONTENT_TYPE.as_str(), content));
        for (name, value) in content.chain(ask.headers.iter().map(|(name, value)| (name.as_str(), value))) {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unfit())?;
            headers.insert(name, HeaderValue::from_str(value).map_err(|_| unfit())?);
        }
        if let Some((name, value)) = session {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unfit())?;
            let mut value = HeaderValue::from_str(value).map_err(|_| unfit())?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(headers)
    }

    /// A fault that speaks of a request.
    pub fn fault(&self, kind: ErrorKind, id: &'static str, ask: &Ask, status: Option<u16>, detail: &str) -> CrmError {
        let words = Message::new(id)
            .with("request", ask.shown(false))
            .with("address", shown(ask.host.as_deref().unwrap_or(self.base.as_str())))
            .with("status", status.map(|status| status.to_string()).unwrap_or_default())
            .with("seconds", self.timeout.as_secs().to_string())
            .with("detail", self.mask.masked(detail))
            .text(self.lang);
        CrmError { http_status: status, ..CrmError::new(kind, words) }
    }

    /// A fault that an HTTP status tells, with the start of what came with it.
    pub fn technical(&self, kind: ErrorKind, ask: &Ask, reply: &Reply) -> CrmError {
        let excerpt = self.excerpt(&reply.text);
        let id = if excerpt.is_empty() { "crm-status" } else { "crm-status-said" };
        CrmError { retry_after: reply.retry_after, ..self.fault(kind, id, ask, Some(reply.status), &excerpt) }
    }

    /// What came back is not the CRM's JSON.
    pub fn foreign(&self, ask: &Ask, reply: &Reply) -> CrmError {
        let excerpt = self.excerpt(&reply.text);
        self.fault(ErrorKind::Protocol, "crm-not-json", ask, Some(reply.status), &excerpt)
    }

    /// The start of an answer on one line, for messages.
    pub fn excerpt(&self, text: &str) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let masked = self.mask.masked(&line);
        let start: String = masked.chars().take(120).collect();
        if start.len() < masked.len() { format!("{start}…") } else { start }
    }

    fn network(&self, ask: &Ask, error: &reqwest::Error) -> CrmError {
        let (kind, id) = match error {
            error if error.is_timeout() => (ErrorKind::Timeout, "crm-timeout"),
            error if error.is_connect() => (ErrorKind::Unavailable, "crm-unreachable"),
            error if error.is_redirect() => (ErrorKind::Protocol, "crm-redirected"),
            _ => (ErrorKind::Unavailable, "crm-connection-cut"),
        };
        self.fault(kind, id, ask, None, &self.why(error))
    }

    /// Why nothing came: the two causes that people meet most in their words, others as systems say them.
    fn why(&self, error: &reqwest::Error) -> String {
        let mut cause = error.source();
        while let Some(one) = cause {
            let refused = one.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
            if refused == Some(std::io::ErrorKind::ConnectionRefused) {
                return Message::new("crm-nothing-listens").text(self.lang);
            }
            // The resolver's error has no kind of its own.
            if one.to_string() == "dns error" {
                return Message::new("crm-unknown-host").text(self.lang);
            }
            cause = one.source();
        }
        causes(error)
    }

    /// A body as evidence keeps it: masked, cut, with its whole length said when it was cut.
    fn kept(&self, text: &str) -> String {
        let (head, whole) = match text.char_indices().nth(4 * KEPT) {
            // Only the head of a long text is masked. It ends between two values, so that no half of a
            // secret or an address escapes the mask.
            Some((end, _)) => {
                let (head, _) = text.split_at(end);
                let mut ends = head.rmatch_indices(['"', '<', '\n']).map(|(end, _)| head.split_at(end).0);
                // A quote that is escaped stands within a value.
                (ends.find(|head| !head.ends_with('\\')).unwrap_or(head), false)
            }
            None => (text, true),
        };
        let masked = self.mask.masked(head);
        let kept = match masked.char_indices().nth(KEPT) {
            Some((end, _)) => masked.split_at(end).0,
            None if whole => return masked,
            None => masked.as_str(),
        };
        let cut = Message::new("crm-cut").with("count", text.chars().count()).text(self.lang);
        format!("{kept}… [{cut}]")
    }
}

impl Ask {
    /// A request in the words of a scenario: whatever answers it is the answer. None where the method is none.
    pub fn written(method: &str, path: String) -> Option<Self> {
        let method = Method::from_bytes(method.as_bytes()).ok()?;
        Some(Self { method, path, as_it_is: true, ..Self::default() })
    }

    /// Does its method change nothing? A redirection of another may turn it into a read.
    fn reads(&self) -> bool {
        matches!(self.method, Method::GET | Method::HEAD)
    }

    /// Does it carry a header of that name itself?
    pub fn carries(&self, header: &str) -> bool {
        self.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(header))
    }

    fn shown(&self, with_query: bool) -> String {
        let mut text = format!("{} {}", self.method, self.path);
        for (name, value) in self.query.iter().filter(|_| with_query) {
            text.push(if text.contains('?') { '&' } else { '?' });
            text.push_str(&format!("{name}={value}"));
        }
        text
    }
}

/// A client for a host: redirections on that host only, and no proxy between this machine and itself.
///
/// # Errors
/// It cannot be made.
pub fn plain_client(base: &Url) -> Result<Client, reqwest::Error> {
    client_for(base, same_host(false))
}

fn client_for(base: &Url, redirections: redirect::Policy) -> Result<Client, reqwest::Error> {
    install_crypto();
    let mut builder =
        Client::builder().redirect(redirections).user_agent(concat!("ouvrage/", env!("CARGO_PKG_VERSION")));
    let host = base.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    if host == "localhost" || address.is_ok_and(|address| address.is_loopback()) {
        builder = builder.no_proxy();
    }
    builder.build()
}

/// Host and port of an address, without what may be secret in it.
fn shown(address: &str) -> String {
    Url::parse(address)
        .ok()
        .and_then(|url| {
            let host = url.host_str()?;
            Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
        })
        .unwrap_or_else(|| "…".to_owned())
}

/// The innermost cause of a network fault, where systems say what happened.
fn causes(error: &reqwest::Error) -> String {
    let mut innermost: Option<&(dyn std::error::Error + 'static)> = error.source();
    while let Some(next) = innermost.and_then(std::error::Error::source) {
        innermost = Some(next);
    }
    innermost.map_or_else(String::new, ToString::to_string)
}

/// Redirections on the same host; `as_it_stands`, only those (307, 308) that send the same method and body again: after
/// another, what writes would be a read that « succeeds ».
fn same_host(as_it_stands: bool) -> redirect::Policy {
    redirect::Policy::custom(move |attempt| {
        let origin = |url: &Url| (url.host_str().map(str::to_owned), url.port_or_known_default());
        let same = attempt.previous().first().is_some_and(|first| origin(first) == origin(attempt.url()));
        let few = attempt.previous().len() <= REDIRECTIONS;
        let kept = !as_it_stands || matches!(attempt.status().as_u16(), 307 | 308);
        if same && few && kept { attempt.follow() } else { attempt.stop() }
    })
}

fn wait_asked(value: &HeaderValue) -> Option<Duration> {
    let text = value.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    let now = jiff::Timestamp::try_from(SystemTime::now()).ok()?;
    Some(Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO))
}

/// The text as it may stand in a path or a query.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// One crypto library for all encrypted connections of the program.
fn install_crypto() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error says that somebody has installed one already: that one serves.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
