//! Who is signed in, and who was refused? Asked once of the CRM, by whatever needs it first.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::crm::{Actor, Connector, CrmError, ErrorKind};

/// What is known of each role's session. A refused sign-in is kept: it is not tried again, so that no account gets
/// locked.
#[derive(Debug, Default)]
pub struct Sessions(Mutex<BTreeMap<String, Result<Actor, CrmError>>>);

impl Sessions {
    /// What is known of a role's session.
    pub fn known(&self, role: &str) -> Option<Result<Actor, CrmError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(role).cloned()
    }

    /// Keeps a session, or a refused sign-in. Any other fault may be gone at the next try.
    pub fn keep(&self, role: &str, session: &Result<Actor, CrmError>) {
        if session.as_ref().err().is_none_or(|error| error.kind == ErrorKind::Auth) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(role.to_owned(), session.clone());
        }
    }

    /// The session of a role, opened where nothing is known of it.
    ///
    /// # Errors
    /// The CRM refuses it, or refused it before, or does not answer.
    pub async fn opened(&self, connector: &dyn Connector, role: &str) -> Result<Actor, CrmError> {
        if let Some(known) = self.known(role) {
            return known;
        }
        let opened = connector.open(role).await.map(|answer| answer.value);
        self.keep(role, &opened);
        opened
    }
}
