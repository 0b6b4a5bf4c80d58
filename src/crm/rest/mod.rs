//! How is a CRM with a REST interface spoken to, from its declaration alone?
//!
//! ```text
//! protocol   what the target declares            values          neutral values ⇄ JSON
//! session    who is signed in                    body            what is sent to write
//! signature  what is signed                      calls           one function per call of the port
//! answer     accepted, refused or foreign        search          pages
//! sieve      conditions without words for them   conditions      conditions in the interface's words
//! ```

pub mod answer;
mod body;
mod calls;
mod conditions;
pub mod protocol;
mod search;
pub mod session;
mod sieve;
mod signature;
pub mod values;

use std::collections::BTreeMap;

use super::json_rpc::database;
use super::secrets::{Mask, credentials, resolve};
use super::transport::Transport;
use super::{CrmError, ErrorKind, declared, timeout_of};
use crate::model::target::{Entity, Target};
use crate::text::{Lang, Message};
use protocol::{Protocol, SignIn};
use session::{Door, Sessions};

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
        let mut protocol: Protocol = declared::read(&target.protocol).map_err(|fault| {
            let words =
                Message::new("crm-protocol-invalid").with("target", &target.id).with("detail", fault.text(lang));
            CrmError::new(ErrorKind::Unsupported, words.text(lang))
        })?;
        let url = resolve(&target.url, values, lang)?;
        let transport = Transport::new(&url, timeout_of(target), lang)?.paced(target);
        let known = Known { target, url: url.trim_end_matches('/'), values, lang };
        known.put_into(&mut protocol.sign_in, &transport.mask)?;
        let sessions = Sessions::new(credentials(target, values, (&transport.mask, lang))?);
        Ok(Self { protocol, entities: target.entities.clone(), transport, sessions, lang })
    }

    fn door(&self) -> Door<'_> {
        let Protocol { sign_in, errors, headers, .. } = &self.protocol;
        Door { transport: &self.transport, sign_in, errors, headers }
    }

    fn entity(&self, key: &str) -> Result<&Entity, CrmError> {
        self.entities.get(key).ok_or_else(|| self.unknown("crm-unknown-entity", key))
    }

    fn unknown(&self, id: &'static str, name: &str) -> CrmError {
        CrmError::new(ErrorKind::Unsupported, Message::new(id).with("name", name).text(self.lang))
    }
}

/// What a target says that its sign-in may have to repeat.
struct Known<'a> {
    target: &'a Target,
    url: &'a str,
    values: &'a BTreeMap<String, String>,
    lang: Lang,
}

impl Known<'_> {
    /// Puts it, and what each `${NAME}` stands for, where the sign-in wants it.
    fn put_into(&self, sign_in: &mut SignIn, mask: &Mask) -> Result<(), CrmError> {
        for text in sign_in.body.values().flatten() {
            // The secret of an application, most often.
            if let Some(name) = text.strip_prefix("${").and_then(|name| name.strip_suffix('}'))
                && let Some(secret) = self.values.get(name)
            {
                mask.hide(secret);
            }
        }
        let claims = sign_in.assertion.iter_mut().flat_map(|assertion| assertion.claims.values_mut());
        let path = sign_in.call.iter_mut().map(|call| &mut call.path);
        let all = sign_in.body.values_mut().flatten().chain(claims).chain(path).chain(&mut sign_in.url);
        all.into_iter().try_for_each(|text| self.put(text))
    }

    fn put(&self, text: &mut String) -> Result<(), CrmError> {
        let mut put = resolve(text, self.values, self.lang)?.replace("{url}", self.url);
        if put.contains("{database}") {
            put = put.replace("{database}", &database(self.target, self.values, self.lang)?);
        }
        *text = put;
        Ok(())
    }
}
