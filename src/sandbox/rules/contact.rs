//! When is a contact acceptable, and what is an e-mail address?

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::Entity;
use super::super::state::State;
use crate::text::similar::fold;

/// Verifies a new contact: an account, an address that can be written to and that is known once.
pub fn prepare(state: &State, fields: &Fields) -> Result<(), Refusal> {
    verify_email(state, fields)?;
    verify_unique(state, None, fields)
}

/// Verifies a changed contact.
pub fn revise(state: &State, id: &str, before: &Fields, after: &Fields) -> Result<(), Refusal> {
    if !after.changed(before).any(|name| name == "email") {
        return Ok(());
    }
    verify_email(state, after)?;
    verify_unique(state, Some(id), after)
}

/// Refuses an address that no mail server could deliver to.
pub fn verify_email(state: &State, fields: &Fields) -> Result<(), Refusal> {
    match fields.text("email") {
        Some(email) if !is_email(email) && !state.makes(Defect::EmailNotChecked) => {
            Err(Refusal::invalid("email", format!("L’adresse « {email} » n’est pas une adresse e-mail.")))
        }
        _ => Ok(()),
    }
}

fn verify_unique(state: &State, own: Option<&str>, fields: &Fields) -> Result<(), Refusal> {
    let Some(email) = fields.text("email").map(fold) else { return Ok(()) };
    let mut others = state.all(Entity::Contact).filter(|(id, _)| Some(id.as_str()) != own);
    if others.any(|(_, other)| other.text("email").is_some_and(|known| fold(known) == email)) {
        return Err(Refusal::duplicate("email", "Un contact porte déjà cette adresse e-mail."));
    }
    Ok(())
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let local_ok = !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    let label_ok = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    local_ok && domain.contains('.') && domain.split('.').all(label_ok) && top.len() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_box_and_a_domain() {
        for good in ["a.vautrin@vautrin.example", "achats@ateliers-57.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["irene.colas(at)sauvageot", "a@b", "@b.example", "a@@b.example", "a b@c.example", "a@.example"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
