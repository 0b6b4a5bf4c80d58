//! Which connector reaches this target?

use std::collections::BTreeMap;

use super::odoo::OdooConnector;
use super::rest::RestConnector;
use super::traced::Traced;
use super::tryton::TrytonConnector;
use super::{Connector, CrmError};
use crate::model::target::{ConnectorKind, Target};
use crate::text::Lang;

/// The connector of a target; `env` gives what each `${NAME}` of its address and passwords stands
/// for. Nothing is asked of the CRM yet. Its own messages (an unreachable address…) are in `lang`.
///
/// # Errors
/// A name without a value, an address that is not one, a protocol that is not understood.
pub fn connect_in(lang: Lang, target: &Target, env: &BTreeMap<String, String>) -> Result<Box<dyn Connector>, CrmError> {
    match target.connector {
        ConnectorKind::Rest => Ok(Box::new(Traced(RestConnector::new(target, env, lang)?))),
        ConnectorKind::Tryton => Ok(Box::new(Traced(TrytonConnector::new(target, env, lang)?))),
        ConnectorKind::Odoo => Ok(Box::new(Traced(OdooConnector::new(target, env, lang)?))),
    }
}

/// The same with messages in French.
///
/// # Errors
/// As [`connect_in`].
pub fn connect(target: &Target, env: &BTreeMap<String, String>) -> Result<Box<dyn Connector>, CrmError> {
    connect_in(Lang::Fr, target, env)
}
