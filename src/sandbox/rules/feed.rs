//! What becomes of an order that the ERP sends, once or many times?

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::{EXTERNAL_REF, Entity};
use super::super::session::{Profile, User};
use super::super::state::State;
use super::{Created, Outcome};

/// Receives a message. The event key makes it idempotent: a known one is replayed, not recorded again.
pub fn receive(state: &mut State, mut fields: Fields) -> Result<Created, Refusal> {
    let key = fields.text("name").unwrap_or_default().to_owned();
    let known = state.find(Entity::ErpMessage, |message| message.text("name") == Some(&key)).map(|(id, _)| id);
    if let Some(id) = known {
        process(state, &id);
        return Ok(Created { id, fresh: false });
    }
    fields.set("status", "rejected");
    let id = state.insert(Entity::ErpMessage, fields);
    process(state, &id);
    Ok(Created { id, fresh: true })
}

/// Processes a message again. The order that it gives is named: it may outlive nothing but the message.
pub fn replay(state: &mut State, user: &User, id: &str) -> Result<Outcome, Refusal> {
    if !matches!(user.profile, Profile::Admin | Profile::Feed) {
        return Err(Refusal::forbidden("Seuls le flux et l’administrateur rejouent un message."));
    }
    let created = process(state, id).map(|order| (Entity::Order, order)).into_iter().collect();
    Ok(Outcome { created, ..Outcome::default() })
}

/// Accepts or rejects a message and gives the order that it made, if it made one.
fn process(state: &mut State, id: &str) -> Option<String> {
    let mut message = state.get(Entity::ErpMessage, id)?.clone();
    let key = message.text("name").unwrap_or_default().to_owned();
    let account = message.text("siret").and_then(|siret| state.account_of_siret(siret)).map(str::to_owned);
    let Some(account) = account else {
        message.set("status", "rejected");
        message.set("reason", "client inconnu");
        state.replace(Entity::ErpMessage, id, message);
        return None;
    };
    let mut order = Fields::default();
    order.set("name", message.text("order_number").unwrap_or(&key));
    order.set("account_id", account);
    order.set("event_key", key.as_str());
    for field in ["amount", EXTERNAL_REF] {
        order.set_option(field, message.text(field));
    }
    message.set("status", "accepted");
    message.set_option("reason", None::<&str>);
    state.replace(Entity::ErpMessage, id, message);
    let known = state.find(Entity::Order, |order| order.text("event_key") == Some(&key)).is_some();
    if known && !state.makes(Defect::ReplayDuplicatesOrder) {
        return None;
    }
    Some(state.insert_derived(Entity::Order, order, id))
}
