//! Who gets a lead, what is it worth, and what does it become?

use rust_decimal::Decimal;

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::{EXTERNAL_REF, Entity};
use super::super::session::User;
use super::super::state::State;
use super::territory::{owner_of, region_of};
use super::{Outcome, contact, walls};
use crate::text::similar::fold;

/// Completes a new lead: its owner by department and segment, its score.
pub fn prepare(state: &State, fields: &mut Fields) -> Result<(), Refusal> {
    contact::verify_email(state, fields)?;
    fields.set_default("status", "new");
    if let Some(owner) = owner_of(state, fields.text("department"), fields.text("segment")) {
        fields.set_default("owner_id", owner);
    }
    if !fields.filled("score") {
        fields.set_integer("score", score(fields));
    }
    Ok(())
}

/// Verifies a changed lead: a converted one is history.
pub fn revise(state: &State, before: &Fields, after: &Fields) -> Result<(), Refusal> {
    let converted = |fields: &Fields| fields.text("status") == Some("converted");
    if converted(before) != converted(after) {
        return Err(Refusal::transition("status", "Une piste se convertit par l’action « convertir », sans retour."));
    }
    if after.changed(before).any(|name| name == "email") { contact::verify_email(state, after) } else { Ok(()) }
}

/// Qualifies or converts.
pub fn act(state: &mut State, user: &User, id: &str, mut lead: Fields, action: &str) -> Result<Outcome, Refusal> {
    walls::guard_change(state, user, Entity::Lead, &lead)?;
    let status = lead.text("status").unwrap_or("new").to_owned();
    if action == "qualify" {
        if status != "new" {
            return Err(Refusal::transition("status", "Seule une piste nouvelle se qualifie."));
        }
        lead.set("status", "qualified");
        state.replace(Entity::Lead, id, lead);
        return Ok(Outcome::default());
    }
    let again = status == "converted" && state.makes(Defect::DoubleConversion);
    match status.as_str() {
        "qualified" => {}
        _ if again => {}
        "converted" => return Err(Refusal::transition("status", "Cette piste est déjà convertie.")),
        _ => return Err(Refusal::transition("status", "Une piste se qualifie avant d’être convertie.")),
    }
    convert(state, id, lead, again)
}

fn convert(state: &mut State, id: &str, mut lead: Fields, again: bool) -> Result<Outcome, Refusal> {
    let mut person = contact_of(&lead);
    // The defect converts blindly: it must not be saved by the rule on e-mail addresses.
    if again {
        person.set_option("email", None::<&str>);
    }
    contact::prepare(state, &person)?;
    let account = state.insert(Entity::Account, account_of(&lead));
    person.set("account_id", account.as_str());
    let contact = state.insert(Entity::Contact, person);
    let opportunity = state.insert(Entity::Opportunity, opportunity_of(&lead, &account));
    lead.set("status", "converted");
    state.replace(Entity::Lead, id, lead);
    let created = vec![(Entity::Account, account), (Entity::Contact, contact), (Entity::Opportunity, opportunity)];
    Ok(Outcome { created, ..Outcome::default() })
}

fn account_of(lead: &Fields) -> Fields {
    let mut account = Fields::default();
    account.set("name", lead.text("company").or(lead.text("name")).unwrap_or_default());
    for field in ["email", "department", "segment", "owner_id", EXTERNAL_REF] {
        account.set_option(field, lead.text(field));
    }
    account.set_option("region", lead.text("department").and_then(region_of));
    account.set("status", "active");
    account
}

fn contact_of(lead: &Fields) -> Fields {
    let mut contact = Fields::default();
    let name = lead.text("contact_name").or(lead.text("company")).or(lead.text("name"));
    contact.set("name", name.unwrap_or_default());
    contact.set_option("email", lead.text("email"));
    contact.set_option(EXTERNAL_REF, lead.text(EXTERNAL_REF));
    contact.set("role", "buyer");
    contact
}

fn opportunity_of(lead: &Fields, account: &str) -> Fields {
    let mut opportunity = Fields::default();
    opportunity.set("name", lead.text("name").unwrap_or_default());
    opportunity.set("account_id", account);
    for field in ["amount", "segment", "owner_id", EXTERNAL_REF] {
        opportunity.set_option(field, lead.text(field));
    }
    opportunity.set_default("segment", "sme");
    opportunity.set("stage", "qualification");
    opportunity.set("probability", "10");
    opportunity.set_flag("technical_study", false);
    opportunity
}

/// A score from 0 to 100: where it comes from, what it may bring, who asks.
fn score(lead: &Fields) -> i64 {
    let source = match lead.text("source").map(fold).as_deref() {
        Some(source) if source.contains("recommandation") => 40,
        Some(source) if source.contains("salon") => 30,
        Some(source) if source.contains("formulaire") || source.contains("site") => 20,
        Some(_) => 10,
        None => 0,
    };
    let amount = match lead.decimal("amount") {
        Some(amount) if amount >= Decimal::from(50_000) => 40,
        Some(amount) if amount >= Decimal::from(10_000) => 25,
        Some(amount) if amount > Decimal::ZERO => 10,
        _ => 0,
    };
    let segment = match lead.text("segment") {
        Some("key_account") => 20,
        Some("sme") => 15,
        Some("reseller") => 10,
        _ => 0,
    };
    (source + amount + segment).min(100)
}
