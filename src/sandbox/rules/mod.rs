//! What happens when a record is created, changed, deleted or asked to do something?
//!
//! Nothing here knows about HTTP: a user, a state and values in, a refusal or an outcome out.

pub mod account;
pub mod contact;
pub mod feed;
pub mod lead;
pub mod loading;
pub mod nightly;
pub mod opportunity;
pub mod quote;
pub mod siret;
pub mod territory;
pub mod walls;

use std::collections::BTreeSet;

use super::record::{Condition, Fields};
use super::refusal::Refusal;
use super::schema::{Entity, Kind};
use super::session::User;
use super::state::State;

/// What a creation gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// Id of the record.
    pub id: String,
    /// False when the record was there already (an event of the ERP sent again).
    pub fresh: bool,
}

/// What an action did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Records that now stand on their own and have to be removed on their own.
    pub created: Vec<(Entity, String)>,
    /// Follow-up tasks, which go with their quote.
    pub follow_ups: Vec<String>,
}

/// Creates a record for a user.
pub fn create(state: &mut State, user: &User, entity: Entity, mut fields: Fields) -> Result<Created, Refusal> {
    walls::may_create(user, entity)?;
    if !fields.filled("name") {
        return Err(Refusal::invalid("name", "Le champ « name » est obligatoire."));
    }
    references_exist(state, entity, &fields)?;
    match entity {
        Entity::Account => account::prepare(state, user, &mut fields)?,
        Entity::Contact => contact::prepare(state, &fields)?,
        Entity::Lead => lead::prepare(state, &mut fields)?,
        Entity::Opportunity => opportunity::prepare(state, user, &mut fields)?,
        Entity::Quote => quote::prepare(state, user, &mut fields)?,
        Entity::Task => {
            fields.set_default("status", "open");
            fields.set_default("owner_id", user.id.as_str());
        }
        Entity::Visit => fields.set_default("owner_id", user.id.as_str()),
        Entity::ErpMessage => return feed::receive(state, fields),
        Entity::Import => return loading::run(state, fields),
        Entity::Order | Entity::User | Entity::Job => {}
    }
    walls::guard_new(state, user, entity, &fields)?;
    Ok(Created { id: state.insert(entity, fields), fresh: true })
}

/// Reads a record for a user.
pub fn read<'a>(state: &'a State, user: &User, entity: Entity, id: &str) -> Result<&'a Fields, Refusal> {
    walls::may_look(user, entity)?;
    let fields = existing(state, entity, id)?;
    if walls::sees(state, user, entity, fields) { Ok(fields) } else { Err(walls::foreign(entity)) }
}

/// The records that a user sees and that satisfy all conditions, oldest first.
pub fn search<'a>(
    state: &'a State,
    user: &User,
    entity: Entity,
    conditions: &[Condition],
) -> Result<Vec<(String, &'a Fields)>, Refusal> {
    walls::may_look(user, entity)?;
    let found = state.all(entity).filter(|(_, fields)| conditions.iter().all(|condition| condition.holds(fields)));
    Ok(found.filter(|(_, fields)| walls::sees(state, user, entity, fields)).collect())
}

/// Changes the given fields of a record.
pub fn update(state: &mut State, user: &User, entity: Entity, id: &str, changes: &Fields) -> Result<(), Refusal> {
    let before = existing(state, entity, id)?.clone();
    walls::guard_change(state, user, entity, &before)?;
    references_exist(state, entity, changes)?;
    let mut after = before.with(changes);
    if !after.filled("name") {
        return Err(Refusal::invalid("name", "Le champ « name » est obligatoire."));
    }
    match entity {
        Entity::Account => account::revise(state, user, id, &before, &mut after)?,
        Entity::Contact => contact::revise(state, id, &before, &after)?,
        Entity::Lead => lead::revise(state, &before, &after)?,
        Entity::Opportunity => opportunity::revise(state, &before, &mut after)?,
        Entity::Quote => quote::revise(state, user, &before, &mut after)?,
        Entity::Task | Entity::Visit | Entity::ErpMessage | Entity::Order | Entity::Job => {}
        Entity::User | Entity::Import => {}
    }
    walls::guard_change(state, user, entity, &after)?;
    state.replace(entity, id, after);
    Ok(())
}

/// Deletes a record that nothing else needs.
pub fn delete(state: &mut State, user: &User, entity: Entity, id: &str) -> Result<(), Refusal> {
    let fields = existing(state, entity, id)?;
    walls::guard_delete(state, user, entity, fields)?;
    let mut doomed: BTreeSet<&str> = state.derived_from(id).iter().map(|(_, derived)| derived.as_str()).collect();
    doomed.insert(id);
    if let Some(by) = dependent_on(state, &doomed) {
        let message = format!("{} ne peut pas être supprimé tant que « {by} » en dépend.", entity.this());
        return Err(Refusal::in_use(message));
    }
    state.remove(entity, id);
    Ok(())
}

/// Asks something of a record.
pub fn act(state: &mut State, user: &User, entity: Entity, id: &str, action: &str) -> Result<Outcome, Refusal> {
    let known = matches!(
        (entity, action),
        (Entity::Lead, "qualify" | "convert")
            | (Entity::Opportunity, "win" | "lose")
            | (Entity::Quote, "send" | "approve" | "accept")
            | (Entity::ErpMessage, "replay")
            | (Entity::Job, "run")
    );
    if !known {
        return Err(Refusal::not_found(format!("L’action « {action} » n’existe pas.")));
    }
    let fields = existing(state, entity, id)?.clone();
    match entity {
        Entity::Lead => lead::act(state, user, id, fields, action),
        Entity::Opportunity => opportunity::act(state, user, id, fields, action),
        Entity::Quote => quote::act(state, user, id, fields, action),
        Entity::ErpMessage => feed::replay(state, user, id),
        _ => nightly::run(state, user),
    }
}

fn existing<'a>(state: &'a State, entity: Entity, id: &str) -> Result<&'a Fields, Refusal> {
    state.get(entity, id).ok_or_else(|| Refusal::not_found(format!("{} n’existe pas\u{202f}: {id}.", entity.this())))
}

/// A record that names one of these and is none of them.
fn dependent_on(state: &State, doomed: &BTreeSet<&str>) -> Option<String> {
    Entity::ALL.into_iter().find_map(|other| {
        let references: Vec<&str> = other
            .fields()
            .iter()
            .filter(|(_, kind)| matches!(kind, Kind::Reference(_)))
            .map(|(name, _)| *name)
            .collect();
        let names_one = |fields: &Fields| {
            references.iter().any(|name| fields.text(name).is_some_and(|named| doomed.contains(named)))
        };
        state.all(other).find(|(id, fields)| !doomed.contains(id.as_str()) && names_one(fields)).map(|(id, _)| id)
    })
}

fn references_exist(state: &State, entity: Entity, fields: &Fields) -> Result<(), Refusal> {
    for (name, kind) in entity.fields() {
        if let (Kind::Reference(to), Some(id)) = (kind, fields.text(name))
            && state.get(*to, id).is_none()
        {
            return Err(Refusal::invalid(name, format!("Le champ « {name} » désigne « {id} », qui n’existe pas.")));
        }
    }
    Ok(())
}
