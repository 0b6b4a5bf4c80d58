//! Which connector reaches this target?

use std::collections::BTreeMap;

use reqwest::Url;

use super::odoo::OdooConnector;
use super::rest::RestConnector;
use super::secrets::{names_a_secret, resolve};
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

/// Where a target leads, to be written down and shown: its address, and its database where it has one. What is secret
/// is not in it: neither the user and the password of an address, nor what follows its path, nor what a `${NAME}`
/// stands for whose name says so. None when the address is not one.
pub fn address_of(target: &Target, env: &BTreeMap<String, String>) -> Option<String> {
    let shown = |(name, value): (&String, &String)| match names_a_secret(name) {
        true => (name.clone(), name.clone()),
        false => (name.clone(), value.clone()),
    };
    let shown: BTreeMap<String, String> = env.iter().map(shown).collect();
    let mut url = Url::parse(&resolve(&target.url, &shown, Lang::Fr).ok()?).ok()?;
    url.set_username("").and_then(|()| url.set_password(None)).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    let address = url.as_str().trim_end_matches('/');
    let database = target.database.as_deref().map(|name| resolve(name, &shown, Lang::Fr)).transpose().ok()?;
    Some(database.map_or_else(|| address.to_owned(), |name| format!("{address} ({name})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_a_target_leads_and_nothing_that_is_secret() {
        let env = [("HOST", "Crm.example:8443"), ("API_TOKEN", "s3cret"), ("BASE", "recette")];
        let env = env.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let target = |url: &str, database: Option<&str>| Target {
            url: url.into(),
            database: database.map(str::to_owned),
            ..Target::default()
        };
        let of = |url, database| address_of(&target(url, database), &env);
        assert_eq!(of("https://${HOST}/api/", None).as_deref(), Some("https://crm.example:8443/api"));
        assert_eq!(of("https://${HOST}", Some("${BASE}")).as_deref(), Some("https://crm.example:8443 (recette)"));
        let secret = of("https://moi:s3cret@${HOST}/${API_TOKEN}/?key=s3cret#s3cret", None);
        assert_eq!(secret.as_deref(), Some("https://crm.example:8443/API_TOKEN"));
        assert_eq!(of("${NOBODY}/api", None), None);
    }
}
