//! How do people reach the CRM in a browser: which pages does it have, and where do they sign in?

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::target::Labels;

/// The screen of a target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// Its address, references allowed; that of the target where it has none of its own.
    pub url: Option<String>,
    /// Address of the WebDriver (a Selenium Grid); without one a driver is started beside the run.
    pub webdriver: Option<String>,
    /// Seconds that a page may take to show what a step looks for.
    pub timeout: Option<Decimal>,
    /// The attribute that carries test ids.
    pub test_id: Option<String>,
    /// CSS of what is visible while a page is still working.
    pub busy: Vec<String>,
    /// Parts of addresses of requests that never end and that nobody waits for.
    pub ignored: Vec<String>,
    /// Where a role signs in.
    pub sign_in: Option<SignIn>,
    /// Its pages by neutral key.
    pub pages: BTreeMap<String, Page>,
}

/// How a role signs in on the screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SignIn {
    /// Path of the page.
    pub path: String,
    /// Where the login is typed.
    pub login: Locator,
    /// Where the password is typed, perhaps only after the login was sent.
    pub password: Locator,
    /// What is clicked; Enter where there is none.
    pub button: Option<Locator>,
    /// What only somebody who is signed in sees.
    pub signed_in: Locator,
}

/// A page that scenarios name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its path under the address; `{id}` is the id of a record.
    pub path: String,
    /// Names for people.
    pub labels: Labels,
    /// What it shows once it is there, and no other page does.
    pub shows: Option<Locator>,
}

/// What something on a page is found by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locator {
    /// The text that people see as its name.
    Label(String),
    /// Its test id.
    TestId(String),
    /// A CSS selector.
    Css(String),
}

impl Default for Locator {
    fn default() -> Self {
        Self::Label(String::new())
    }
}

impl Locator {
    /// The text in it.
    pub fn text(&self) -> &str {
        match self {
            Self::Label(text) | Self::TestId(text) | Self::Css(text) => text,
        }
    }
}
