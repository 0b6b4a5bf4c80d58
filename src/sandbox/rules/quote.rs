//! Who may grant which discount, and what state is a quote in?

use rust_decimal::Decimal;

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::Entity;
use super::super::session::{Profile, User};
use super::super::state::State;
use super::{Outcome, walls};

/// Percent up to which a salesperson is free.
const FREE_DISCOUNT: i64 = 15;
/// Percent up to which a sales manager may agree.
const MANAGED_DISCOUNT: i64 = 25;
/// Percent of margin under which agreement is always needed.
const FLOOR_MARGIN: i64 = 18;

/// Completes a new quote; its state follows from discount and margin unless it is history that an
/// administrator brings in (sent, accepted, declined).
pub fn prepare(state: &State, user: &User, fields: &mut Fields) -> Result<(), Refusal> {
    let account = fields.text("account_id").and_then(|id| state.get(Entity::Account, id));
    let owner = account.and_then(|account| account.text("owner_id")).unwrap_or(&user.id).to_owned();
    fields.set_default("owner_id", owner);
    verify_percents(fields)?;
    let given = fields.text("status").unwrap_or("draft");
    if given != "draft" && user.profile != Profile::Admin {
        return Err(status_by_action());
    }
    if matches!(given, "sent" | "accepted" | "declined") {
        return Ok(());
    }
    let status = required(state, fields).unwrap_or(given).to_owned();
    fields.set("status", status);
    Ok(())
}

/// Verifies a changed quote: a new discount asks for a new agreement.
pub fn revise(state: &State, user: &User, before: &Fields, after: &mut Fields) -> Result<(), Refusal> {
    let changed: Vec<&str> = after.changed(before).collect();
    if changed.contains(&"status") && user.profile != Profile::Admin {
        return Err(status_by_action());
    }
    if !changed.iter().any(|name| matches!(*name, "discount" | "margin" | "amount")) {
        return Ok(());
    }
    verify_percents(after)?;
    if matches!(before.text("status"), Some("sent" | "accepted" | "declined")) {
        return Err(Refusal::transition("status", "Un devis émis ne se réécrit pas."));
    }
    if let Some(status) = required(state, after) {
        after.set("status", status);
    }
    Ok(())
}

/// Sends, approves or accepts.
pub fn act(state: &mut State, user: &User, id: &str, mut quote: Fields, action: &str) -> Result<Outcome, Refusal> {
    if action == "approve" {
        guard_approval(state, user, &quote)?;
    } else {
        walls::guard_change(state, user, Entity::Quote, &quote)?;
    }
    let today = state.today().to_string();
    let (from, to, said) = match action {
        "approve" => ("to_approve", "validated", "Seul un devis à valider se valide."),
        "send" => ("validated", "sent", "Seul un devis validé s’émet."),
        _ => ("sent", "accepted", "Seul un devis émis s’accepte."),
    };
    if quote.text("status") != Some(from) {
        return Err(Refusal::transition("status", said));
    }
    quote.set("status", to);
    match action {
        "send" => quote.set_default("sent_on", today),
        "accept" => quote.set_default("answered_on", today),
        _ => {}
    }
    state.replace(Entity::Quote, id, quote);
    Ok(Outcome::default())
}

/// The state that discount and margin ask for; none when neither is known.
fn required(state: &State, quote: &Fields) -> Option<&'static str> {
    let discount = quote.decimal("discount").map(|percent| {
        // The defect compares whole percents: 15,01 % passes for 15 %.
        if state.makes(Defect::DiscountThresholdOff) { percent.trunc() } else { percent }
    });
    let low_margin = quote.decimal("margin").is_some_and(|margin| margin < Decimal::from(FLOOR_MARGIN));
    match discount {
        Some(discount) if discount > Decimal::from(MANAGED_DISCOUNT) => Some("refused"),
        Some(discount) if discount > Decimal::from(FREE_DISCOUNT) => Some("to_approve"),
        _ if low_margin => Some("to_approve"),
        Some(_) => Some("validated"),
        None => None,
    }
}

fn guard_approval(state: &State, user: &User, quote: &Fields) -> Result<(), Refusal> {
    let account = quote.text("account_id").and_then(|id| state.get(Entity::Account, id));
    let region = account.and_then(|account| account.text("region"));
    if user.profile == Profile::Manager && user.in_region(region) {
        return Ok(());
    }
    Err(Refusal::forbidden("Seul le chef des ventes de la région accorde cette remise."))
}

fn verify_percents(quote: &Fields) -> Result<(), Refusal> {
    let hundred = Decimal::from(100);
    match quote.decimal("discount") {
        Some(discount) if discount.is_sign_negative() || discount > hundred => {
            Err(Refusal::invalid("discount", "Une remise est comprise entre 0 et 100 %."))
        }
        _ => Ok(()),
    }
}

fn status_by_action() -> Refusal {
    Refusal::forbidden("L’état d’un devis change par ses actions.")
}
