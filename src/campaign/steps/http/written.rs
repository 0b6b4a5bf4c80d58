//! What is sent, before the secrets in it are known: they are put in when it is sent, and nowhere kept.

use std::collections::BTreeMap;

use crate::crm::transport::encoded;

/// Where a text stands, so that what is put into it cannot change what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Plain,
    /// In an address, or in the body of a form.
    Address,
    /// In JSON: within quotes a value is escaped, outside it stands as it is.
    Json,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// A `${NAME}` of the environment, and where it stands.
    Secret(String, Form, bool),
}

/// A text with references to secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written(Vec<Piece>);

impl Written {
    /// Reads a text: `value` gives what was kept under a name; other names are those of secrets. What a value itself
    /// says is never read again.
    pub fn of(text: &str, form: Form, value: impl Fn(&str) -> Option<String>) -> Self {
        let mut pieces = Vec::new();
        let mut quoted = false;
        let mut rest = text;
        while let Some((before, name, after)) = reference(rest) {
            quoted = ends_quoted(before, quoted);
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(match value(name) {
                Some(value) => Piece::Text(escaped(&value, form, quoted)),
                None => Piece::Secret(name.to_owned(), form, quoted),
            });
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self(pieces)
    }

    /// A text without references.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    /// Does it need a secret?
    pub fn has_secret(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Secret(..)))
    }

    /// The text in front of another one.
    pub fn push(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The text, with the secrets in their places; each is told to `hide` first.
    ///
    /// # Errors
    /// The name of a secret that has no value.
    pub fn resolved(&self, env: &BTreeMap<String, String>, mut hide: impl FnMut(&str)) -> Result<String, String> {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Secret(name, form, quoted) => {
                    let value = env.get(name).ok_or_else(|| name.clone())?;
                    hide(value);
                    out.push_str(&escaped(value, *form, *quoted));
                }
            }
        }
        Ok(out)
    }
}

/// Is it the name of a secret of the environment? Values that a scenario keeps have other names.
pub fn is_secret_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// What stands before, within and after the first `${…}`.
fn reference(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once("${")?;
    let (name, after) = from.split_once('}')?;
    Some((before, name, after))
}

/// Is the end of some JSON within quotes, when its beginning was or was not?
fn ends_quoted(text: &str, mut quoted: bool) -> bool {
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ => {}
        }
    }
    quoted
}

fn escaped(value: &str, form: Form, quoted: bool) -> String {
    match form {
        Form::Plain => value.to_owned(),
        Form::Address => encoded(value),
        Form::Json if quoted => {
            let text = serde_json::Value::from(value).to_string();
            text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(&text).to_owned()
        }
        Form::Json => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_changes_nothing_around_it() {
        let value = |name: &str| (name == "v").then(|| "a\"b/${HOME}".to_owned());
        let env = BTreeMap::from([("KEY".to_owned(), "s\"1".to_owned())]);
        let mut hidden = Vec::new();
        let mut text = |text: &str, form| {
            Written::of(text, form, value).resolved(&env, |secret| hidden.push(secret.to_owned())).expect("known names")
        };
        assert_eq!(text(r#"{"a":"x\"${v}","k":"${KEY}"}"#, Form::Json), r#"{"a":"x\"a\"b/${HOME}","k":"s\"1"}"#);
        assert_eq!(text("/a/${v}?k=${KEY}", Form::Address), "/a/a%22b%2F%24%7BHOME%7D?k=s%221");
        assert_eq!(text("Bearer ${KEY}", Form::Plain), "Bearer s\"1");
        assert_eq!(hidden.len(), 3);
        assert_eq!(Written::of("${AUTRE}", Form::Plain, value).resolved(&env, |_| {}), Err("AUTRE".to_owned()));
        assert!(is_secret_name("CRM_KEY2") && !is_secret_name("Key") && !is_secret_name("") && !is_secret_name("2A"));
    }
}
