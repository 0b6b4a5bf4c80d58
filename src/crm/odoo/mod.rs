//! How is Odoo spoken to? Its external JSON-RPC, which versions up to 21 answer.
//!
//! ```text
//! rpc        one call, who asks, its evidence                 values    neutral values ⇄ Odoo's JSON
//! refusal    a refusal, or a fault of the server              calls     one function per call of the port
//! ```

mod calls;
mod refusal;
mod rpc;
mod values;

use std::collections::BTreeMap;

use self::rpc::Rpc;
use super::json_rpc::{Protocol, database};
use super::secrets::{credentials, resolve};
use super::transport::Transport;
use super::{CrmError, ErrorKind, timeout_of};
use crate::model::target::{Entity, Target};
use crate::text::{Lang, Message};

/// An Odoo server, reached through the JSON-RPC of one of its databases.
pub struct OdooConnector {
    entities: BTreeMap<String, Entity>,
    rpc: Rpc,
    lang: Lang,
}

impl OdooConnector {
    /// A connector to this target. `values` gives what each `${NAME}` stands for; messages are in `lang`.
    ///
    /// # Errors
    /// `Auth` when a name has no value, `Unavailable` when the address is not one, `Unsupported` when
    /// the target names no database or its `protocol` cannot be understood.
    pub fn new(target: &Target, values: &BTreeMap<String, String>, lang: Lang) -> Result<Self, CrmError> {
        let protocol = Protocol::of(target, lang)?;
        let transport = Transport::new(&resolve(&target.url, values, lang)?, timeout_of(target), lang)?.paced(target);
        let users = credentials(target, values, (&transport.mask, lang))?;
        let rpc = Rpc::new(transport, &database(target, values, lang)?, protocol, users);
        Ok(Self { entities: target.entities.clone(), rpc, lang })
    }

    fn entity(&self, key: &str) -> Result<&Entity, CrmError> {
        self.entities.get(key).ok_or_else(|| self.unknown("crm-unknown-entity", key))
    }

    fn unknown(&self, id: &'static str, name: &str) -> CrmError {
        CrmError::new(ErrorKind::Unsupported, Message::new(id).with("name", name).text(self.lang))
    }
}
