//! How is a CRM with a REST interface spoken to, from its declaration alone?
//!
//! ```text
//! protocol   what the target declares            values          neutral values ⇄ JSON
//! session    who is signed in                    calls           one function per call of the port
//! answer     accepted, refused or foreign        search          conditions and pages
//! ```

pub mod answer;
mod calls;
pub mod protocol;
mod search;
pub mod session;
pub mod values;

use std::collections::BTreeMap;

use super::secrets::{credentials, resolve};
use super::transport::Transport;
use super::{CrmError, ErrorKind, timeout_of};
use crate::model::target::{Entity, Target};
use crate::text::{Lang, Message};
use protocol::Protocol;
use session::Sessions;

/// A CRM reached through its declared REST interface.
pub struct RestConnector {
    protocol: Protocol,
    entities: BTreeMap<String, Entity>,
    transport: Transport,
    sessions: Sessions,
    lang: Lang,
}

impl RestConnector {
    /// A connector to this target. `values` gives what each `${NAME}` stands for; messages are in `lang`.
    ///
    /// # Errors
    /// `Auth` when a name has no value, `Unavailable` when the address is not one, `Unsupported` when
    /// the target's `protocol` cannot be understood.
    pub fn new(target: &Target, values: &BTreeMap<String, String>, lang: Lang) -> Result<Self, CrmError> {
        let protocol: Protocol = serde_json::from_value(target.protocol.clone()).map_err(|error| {
            let words =
                Message::new("crm-protocol-invalid").with("target", &target.id).with("detail", error.to_string());
            CrmError::new(ErrorKind::Unsupported, words.text(lang))
        })?;
        let transport = Transport::new(&resolve(&target.url, values, lang)?, timeout_of(target), lang)?;
        let sessions = Sessions::new(credentials(target, values, (&transport.mask, lang))?);
        Ok(Self { protocol, entities: target.entities.clone(), transport, sessions, lang })
    }

    fn entity(&self, key: &str) -> Result<&Entity, CrmError> {
        self.entities.get(key).ok_or_else(|| self.unknown("crm-unknown-entity", key))
    }

    fn unknown(&self, id: &'static str, name: &str) -> CrmError {
        CrmError::new(ErrorKind::Unsupported, Message::new(id).with("name", name).text(self.lang))
    }
}
