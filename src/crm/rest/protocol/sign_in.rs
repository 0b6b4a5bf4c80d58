//! Who asks, and how does an interface want to be told?

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json_path::JsonPath;

use super::Call;

/// What each call carries to say who asks: a token that a sign-in gives, or what is known beforehand (a key, a
/// password).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The call that gives the token; none where there is no sign-in.
    pub call: Option<Call>,
    /// The host that gives the token, where it is another one: `https://login.example`.
    pub url: Option<String>,
    /// Its body. `{login}`, `{password}`, `{url}` (the target's address), `{database}` and `${NAME}` are replaced, and
    /// `{assertion}` by what is signed for it. What a target says `null` of is not sent.
    #[serde(default)]
    pub body: BTreeMap<String, Option<String>>,
    /// Is the body sent as a form, as OAuth 2.0 wants it (RFC 6749, section 4)?
    #[serde(default)]
    pub form: bool,
    /// What `{assertion}` says, where the password is a private key.
    pub assertion: Option<Assertion>,
    /// Where the token is in the answer.
    pub token: Option<JsonPath>,
    /// Header that each call carries.
    pub header: String,
    /// That header's value: `{token}`, `{login}`, `{password}` are replaced, `{basic}` by login and password as HTTP's
    /// Basic scheme writes them (RFC 7617), and `{signed}` by what is signed for each call.
    pub value: String,
    /// What is signed for each call, where the password is a secret that is never sent.
    pub signed: Option<Signed>,
}

/// A signature of each call (HMAC with SHA-256, RFC 2104).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// What is signed; `{method}` and `{path}` are replaced.
    pub text: String,
    /// Start of the path that is not signed.
    #[serde(default)]
    pub without: String,
    /// What is sent, in Base64; `{login}` and `{signature}` (hexadecimal) are replaced.
    pub sent: String,
}

/// A statement signed with the role's private key in the place of a password (RFC 7523, RS256).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// What it says; `{login}`, `{url}`, `{database}` and `${NAME}` are replaced. The time of its end is added.
    pub claims: BTreeMap<String, String>,
    /// Seconds that it stands for.
    pub seconds: u64,
}
