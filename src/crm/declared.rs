//! Is the `protocol` of a target what its connector reads? Told by the check, before anything is sent.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::{json_rpc, rest};
use crate::model::target::{ConnectorKind, Target};
use crate::text::Message;

/// What keeps the `protocol` of a target from being understood.
pub fn fault(target: &Target) -> Option<Message> {
    match target.connector {
        ConnectorKind::Rest => read::<rest::protocol::Protocol>(&target.protocol).err(),
        ConnectorKind::Tryton | ConnectorKind::Odoo if target.protocol.is_null() => None,
        ConnectorKind::Tryton | ConnectorKind::Odoo => read::<json_rpc::Protocol>(&target.protocol).err(),
    }
}

/// Reads a `protocol`.
///
/// # Errors
/// The key at fault, and what is wrong with it.
pub fn read<T: DeserializeOwned>(protocol: &Json) -> Result<T, Message> {
    serde_path_to_error::deserialize(protocol).map_err(|error| {
        let inner = error.path().to_string();
        let path = if inner == "." { "protocol".to_owned() } else { format!("protocol.{inner}") };
        told(&path, &error.into_inner().to_string())
    })
}

/// The words of serde, said to people: a key that is missing, one that is not known, a value of another form.
fn told(path: &str, words: &str) -> Message {
    let named = |before: &str| words.strip_prefix(before)?.split_once('`');
    let inside = path.rsplit_once('.').map_or(path, |(owner, _)| owner);
    if let Some((key, _)) = named("missing field `") {
        return Message::new("target-missing").with("path", format!("{path}.{key}"));
    }
    if let Some((key, rest)) = named("unknown field `") {
        // The path goes to the key itself.
        return Message::new("target-unknown-key").with("path", inside).with("word", key).with("known", listed(rest));
    }
    if let Some((word, rest)) = named("unknown variant `") {
        return Message::new("target-unknown-word").with("path", path).with("word", word).with("known", listed(rest));
    }
    Message::new("target-not-understood").with("path", path).with("detail", words)
}

/// What stands between back quotes: `, expected one of `a`, `b``.
fn listed(words: &str) -> String {
    let known: Vec<&str> = words.split('`').skip(1).step_by(2).collect();
    if known.is_empty() { "—".to_owned() } else { known.join(", ") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::text::Lang;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read to see what is said when it cannot be")]
    struct Outer {
        inner: Inner,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read to see what is said when it cannot be")]
    struct Inner {
        count: u8,
    }

    #[test]
    fn what_is_wrong_is_said_with_its_key() {
        let said = |protocol: Json| read::<Outer>(&protocol).map_err(|told| told.text(Lang::Fr)).unwrap_err();
        assert!(said(json!({})).starts_with("protocol.inner manque"), "{}", said(json!({})));
        assert!(said(json!({"inner": {}})).starts_with("protocol.inner.count manque"));
        let unknown = said(json!({"inner": {"count": 1, "cuont": 2}}));
        assert!(unknown.contains("protocol.inner\u{a0}: la clé «\u{a0}cuont\u{a0}»"), "{unknown}");
        assert!(unknown.ends_with("count."), "{unknown}");
        assert!(said(json!({"inner": {"count": "x"}})).starts_with("protocol.inner.count"));
        assert!(said(json!(null)).starts_with("protocol "), "{}", said(json!(null)));
    }
}
