//! When is an account acceptable?

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::session::{Profile, User};
use super::super::state::State;
use super::territory::region_of;
use super::{contact, siret};

/// Completes and verifies a new account: region from the department, owner, SIRET known once.
pub fn prepare(state: &State, user: &User, fields: &mut Fields) -> Result<(), Refusal> {
    if let Some(region) = fields.text("department").and_then(region_of).or(user.region.as_deref()) {
        let region = region.to_owned();
        fields.set_default("region", region);
    }
    fields.set_default("status", "active");
    if user.profile != Profile::Admin {
        fields.set_default("owner_id", user.id.as_str());
    }
    contact::verify_email(state, fields)?;
    verify_siret(state, None, fields)
}

/// Verifies a changed account; only a manager gives it to somebody else.
pub fn revise(state: &State, user: &User, id: &str, before: &Fields, after: &mut Fields) -> Result<(), Refusal> {
    let changed: Vec<&str> = after.changed(before).collect();
    let moved = changed.iter().any(|name| matches!(*name, "owner_id" | "region"));
    if moved && !matches!(user.profile, Profile::Admin | Profile::Manager) {
        return Err(Refusal::forbidden("Seul un chef des ventes réaffecte un compte."));
    }
    if after.text("parent_id") == Some(id) {
        return Err(Refusal::invalid("parent_id", "Un compte n’est pas son propre parent."));
    }
    if changed.contains(&"email") {
        contact::verify_email(state, after)?;
    }
    if changed.contains(&"siret") { verify_siret(state, Some(id), after) } else { Ok(()) }
}

fn verify_siret(state: &State, own: Option<&str>, fields: &mut Fields) -> Result<(), Refusal> {
    let Some(given) = fields.text("siret") else { return Ok(()) };
    let Some(siret) = siret::normalised(given) else {
        return Err(Refusal::invalid("siret", format!("Le SIRET « {given} » n’est pas valide.")));
    };
    let known = state.account_of_siret(&siret).filter(|id| Some(*id) != own);
    if let (Some(_), false) = (known, state.makes(Defect::DuplicateAccepted)) {
        // The account may be of another territory: its name is not given away.
        return Err(Refusal::duplicate("siret", format!("Un compte porte déjà le SIRET {siret}.")));
    }
    fields.set("siret", siret);
    Ok(())
}
