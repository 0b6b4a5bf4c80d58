//! How is the screen of a CRM described: its pages, and where roles sign in?

use serde_json::Value as Json;

use super::target::{Reader, joined};
use crate::model::screen::{Locator, Page, Screen, SignIn};
use crate::text::Message;

const SCREEN_KEYS: &[&str] = &["url", "webdriver", "timeout", "test_id", "busy", "ignored", "sign_in", "pages"];
const SIGN_IN_KEYS: &[&str] = &["path", "login", "password", "button", "signed_in"];
const PAGE_KEYS: &[&str] = &["path", "labels", "shows"];
const LOCATOR_KEYS: &[&str] = &["label", "test_id", "css"];

impl Reader {
    pub(super) fn screen(&mut self, target: &Json) -> Option<Screen> {
        let node = target.get("screen").filter(|node| !node.is_null())?;
        let path = "screen";
        // Where a CRM has several databases, its addresses say which one.
        let database = target.get("database").and_then(Json::as_str).unwrap_or_default();
        let placed = |path: String| path.replace("{database}", database);
        self.known_keys(path, node, SCREEN_KEYS);
        let pages = self.each(node, path, "pages", |reader, path, _, node| {
            reader.known_keys(path, node, PAGE_KEYS);
            let labels = reader.labels(path, node);
            Page {
                path: placed(reader.required(node, path, "path")),
                labels,
                shows: reader.locator(node, path, "shows"),
            }
        });
        Some(Screen {
            url: self.text(node, path, "url"),
            webdriver: self.text(node, path, "webdriver"),
            timeout: self.number(node, path, "timeout"),
            test_id: self.text(node, path, "test_id"),
            busy: self.texts(node, path, "busy"),
            ignored: self.texts(node, path, "ignored"),
            sign_in: node.get("sign_in").filter(|node| !node.is_null()).map(|node| {
                let sign_in = self.sign_in(node);
                SignIn { path: placed(sign_in.path), ..sign_in }
            }),
            pages,
        })
    }

    fn sign_in(&mut self, node: &Json) -> SignIn {
        let path = "screen.sign_in";
        self.known_keys(path, node, SIGN_IN_KEYS);
        SignIn {
            path: self.text(node, path, "path").unwrap_or_else(|| "/".to_owned()),
            login: self.needed(node, path, "login"),
            password: self.needed(node, path, "password"),
            button: self.locator(node, path, "button"),
            // Without it a refused sign-in could not be told from an accepted one.
            signed_in: self.needed(node, path, "signed_in"),
        }
    }

    fn needed(&mut self, node: &Json, path: &str, key: &str) -> Locator {
        let found = self.locator(node, path, key);
        if found.is_none() {
            self.missing(joined(path, key));
        }
        found.unwrap_or_default()
    }

    /// A text is a label; a mapping says by what else it is found.
    fn locator(&mut self, node: &Json, path: &str, key: &str) -> Option<Locator> {
        let value = node.get(key).filter(|value| !value.is_null())?;
        if !value.is_object() {
            return self.text(node, path, key).map(Locator::Label);
        }
        let path = joined(path, key);
        self.known_keys(&path, value, LOCATOR_KEYS);
        let mut found = None;
        for (name, make) in LOCATOR_KEYS.iter().zip([Locator::Label, Locator::TestId, Locator::Css]) {
            found = found.or(self.text(value, &path, name).map(make));
        }
        if found.is_none() {
            self.fault(Message::new("target-missing").with("path", joined(&path, "label")));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::link::target::read_target;
    use crate::model::screen::Locator;

    #[test]
    fn a_screen_is_read_and_what_is_wrong_in_it_is_said_with_its_path() {
        let target = |screen: serde_json::Value| {
            read_target(
                &serde_json::json!({"id": "x", "connector": "tryton", "url": "http://x", "database": "crm", "screen": screen}),
                None,
            )
        };
        let read = target(serde_json::json!({
            "pages": {"list": {"path": "/#{database}/list", "labels": {"fr": "Liste"}, "shows": {"css": "table"}}},
            "sign_in": {"login": "Identifiant", "password": {"test_id": "pw"}, "signed_in": "Se déconnecter"},
        }));
        let screen = read.expect("a target").screen.expect("a screen");
        let sign_in = screen.sign_in.expect("a sign-in");
        assert_eq!(sign_in.login, Locator::Label("Identifiant".into()));
        assert_eq!((sign_in.path.as_str(), sign_in.password), ("/", Locator::TestId("pw".into())));
        assert_eq!(screen.pages["list"].path, "/#crm/list");
        assert_eq!(screen.pages["list"].shows, Some(Locator::Css("table".into())));

        let faults = target(serde_json::json!({
            "colour": "red", "pages": {"list": {}}, "sign_in": {"login": {"xpath": "//a"}},
        }))
        .unwrap_err();
        let said: Vec<String> = faults.iter().map(|fault| fault.text(crate::text::Lang::En)).collect();
        for path in ["screen.pages.list.path", "screen.sign_in.login", "screen.sign_in.signed_in", "colour"] {
            assert!(said.iter().any(|text| text.contains(path)), "{path}: {said:?}");
        }
    }
}
