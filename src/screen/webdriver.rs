//! How is a browser told what to do? The calls of the W3C's WebDriver that a scenario needs, over HTTP.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::{Client, Method, Url};
use serde_json::{Value, json};

use super::ScreenError;
use crate::crm::transport::plain_client;
use crate::model::execution::Cause;
use crate::text::{Lang, Message};

/// The key under which the standard writes the reference of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long one call may take, a page that loads included.
const LONGEST_CALL: Duration = Duration::from_secs(60);
/// Bytes of an answer beyond which it is not read: a picture of a large screen is smaller.
const LARGEST_ANSWER: usize = 32 << 20;

/// An element of a page, as the driver calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementId(String);

impl ElementId {
    /// The reference in what a script answered.
    pub fn of(value: &Value) -> Option<Self> {
        value.get(ELEMENT)?.as_str().map(|id| Self(id.to_owned()))
    }
}

/// Why a call gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The driver answered with an error: its code and its words.
    Said {
        /// `stale element reference`…
        code: String,
        /// What it says, on one line.
        message: String,
    },
    /// Nothing that can be read came back.
    Lost(String),
}

impl CallError {
    /// Is it this error of the standard?
    pub fn is(&self, code: &str) -> bool {
        matches!(self, Self::Said { code: own, .. } if own == code)
    }

    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Self::Said { message, .. } | Self::Lost(message) => message,
        }
    }
}

/// Where a driver listens.
#[derive(Clone, Debug)]
pub struct Endpoint {
    client: Client,
    base: String,
}

impl Endpoint {
    /// A driver at that address.
    ///
    /// # Errors
    /// It is no address.
    pub fn new(address: &str, lang: Lang) -> Result<Self, ScreenError> {
        let invalid = || {
            let message = Message::new("crm-address-invalid").with("address", address).text(lang);
            ScreenError::new(Cause::Browser, message)
        };
        let url = Url::parse(address).ok().filter(|url| url.host_str().is_some()).ok_or_else(invalid)?;
        let client = plain_client(&url).map_err(|_| invalid())?;
        Ok(Self { client, base: url.as_str().trim_end_matches('/').to_owned() })
    }

    /// Opens a browser with these capabilities; gives the id of its session.
    ///
    /// # Errors
    /// None could be opened.
    pub async fn open(&self, capabilities: &Value) -> Result<String, CallError> {
        let body = json!({"capabilities": {"alwaysMatch": capabilities}});
        let value = self.call(Method::POST, "/session", Some(&body)).await?;
        let id = value.get("sessionId").and_then(Value::as_str);
        id.map(str::to_owned).ok_or_else(|| CallError::Lost(value.to_string()))
    }

    /// Closes the browser of a session.
    ///
    /// # Errors
    /// The driver does not answer.
    pub async fn close(&self, session: &str) -> Result<(), CallError> {
        self.call(Method::DELETE, &format!("/session/{session}"), None).await.map(|_| ())
    }

    async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, CallError> {
        let mut request = self.client.request(method, format!("{}{path}", self.base)).timeout(LONGEST_CALL);
        if let Some(body) = body {
            request = request.json(body);
        }
        let lost = |error: reqwest::Error| CallError::Lost(innermost(&error));
        let mut response = request.send().await.map_err(lost)?;
        let accepted = response.status().is_success();
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if bytes.len() + chunk.len() > LARGEST_ANSWER {
                return Err(CallError::Lost(format!("> {LARGEST_ANSWER}")));
            }
            bytes.extend_from_slice(&chunk);
        }
        let foreign = || CallError::Lost(String::from_utf8_lossy(&bytes).chars().take(200).collect());
        let mut answer: Value = serde_json::from_slice(&bytes).map_err(|_| foreign())?;
        let value = answer.get_mut("value").map(Value::take).ok_or_else(foreign)?;
        if accepted {
            return Ok(value);
        }
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        // The stack of the browser follows on other lines, which says nothing to anybody here.
        let message = text("message").lines().next().unwrap_or_default().to_owned();
        Err(CallError::Said { code: text("error"), message })
    }
}

/// The innermost cause, where systems say what happened.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

/// A browser that is open.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Its driver.
    pub endpoint: Endpoint,
    /// The id of its session.
    pub session: String,
}

impl Browser {
    async fn post(&self, path: &str, body: Value) -> Result<Value, CallError> {
        self.endpoint.call(Method::POST, &format!("/session/{}{path}", self.session), Some(&body)).await
    }

    async fn get(&self, path: &str) -> Result<Value, CallError> {
        self.endpoint.call(Method::GET, &format!("/session/{}{path}", self.session), None).await
    }

    /// Goes to an address, and waits until the browser has read it.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn go(&self, address: &str) -> Result<(), CallError> {
        self.post("/url", json!({"url": address})).await.map(|_| ())
    }

    /// Runs a script in the page.
    ///
    /// # Errors
    /// The page is gone, or the script fails in it.
    pub async fn run(&self, script: &str, ask: &Value) -> Result<Value, CallError> {
        self.post("/execute/sync", json!({"script": script, "args": [ask]})).await
    }

    /// Runs a script in each page from now on before the page's own; browsers that cannot say so.
    ///
    /// # Errors
    /// It cannot.
    pub async fn run_first(&self, script: &str) -> Result<(), CallError> {
        let body = json!({"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": script}});
        self.post("/goog/cdp/execute", body).await.map(|_| ())
    }

    /// Sets how long the browser waits for a page.
    ///
    /// # Errors
    /// The driver does not answer.
    pub async fn patience(&self, page: Duration) -> Result<(), CallError> {
        let ms = u64::try_from(page.as_millis()).unwrap_or(u64::MAX);
        self.post("/timeouts", json!({"pageLoad": ms, "script": ms, "implicit": 0})).await.map(|_| ())
    }

    /// Clicks on an element as a person does: it must be visible and nothing must cover it.
    ///
    /// # Errors
    /// It is hidden, covered, or gone.
    pub async fn click(&self, element: &ElementId) -> Result<(), CallError> {
        self.post(&format!("/element/{}/click", element.0), json!({})).await.map(|_| ())
    }

    /// Empties a field.
    ///
    /// # Errors
    /// It cannot be written in.
    pub async fn clear(&self, element: &ElementId) -> Result<(), CallError> {
        self.post(&format!("/element/{}/clear", element.0), json!({})).await.map(|_| ())
    }

    /// Types into a field.
    ///
    /// # Errors
    /// It cannot be written in.
    pub async fn write(&self, element: &ElementId, text: &str) -> Result<(), CallError> {
        self.post(&format!("/element/{}/value", element.0), json!({"text": text})).await.map(|_| ())
    }

    /// A picture of what is on the screen: the bytes of a PNG.
    ///
    /// # Errors
    /// The driver does not answer.
    pub async fn picture(&self) -> Result<Vec<u8>, CallError> {
        let value = self.get("/screenshot").await?;
        let bytes = value.as_str().and_then(|text| BASE64.decode(text).ok());
        bytes.ok_or_else(|| CallError::Lost("screenshot".to_owned()))
    }
}
