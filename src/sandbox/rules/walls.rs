//! Who sees and changes what? The walls between territories.

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::Entity;
use super::super::session::{Profile, User};
use super::super::state::State;
use super::territory::{QUEUE, region_of};

/// The refusal for a record of another territory.
pub fn foreign(entity: Entity) -> Refusal {
    Refusal::forbidden(format!("{} n’est pas de votre portefeuille.", entity.this()))
}

/// Whether this user may create records of that kind at all.
pub fn may_create(user: &User, entity: Entity) -> Result<(), Refusal> {
    let allowed = match (user.profile, entity) {
        (_, Entity::Job) => false,
        (Profile::Admin, _) | (Profile::Feed, Entity::ErpMessage) => true,
        (Profile::Feed, _) => false,
        (_, Entity::ErpMessage | Entity::Order | Entity::User | Entity::Import) => false,
        _ => true,
    };
    refuse_unless(allowed, "Votre profil ne permet pas cette création.")
}

/// Whether this user may look into a collection at all.
pub fn may_look(user: &User, entity: Entity) -> Result<(), Refusal> {
    let allowed = match (user.profile, entity) {
        (Profile::Admin, _) | (Profile::Feed, Entity::ErpMessage) => true,
        (Profile::Feed, _) | (_, Entity::ErpMessage) => false,
        (profile, Entity::Import) => profile == Profile::Manager,
        _ => true,
    };
    refuse_unless(allowed, "Votre profil ne permet pas cette consultation.")
}

/// Whether a record is in a user's territory.
pub fn sees(state: &State, user: &User, entity: Entity, fields: &Fields) -> bool {
    if user.profile == Profile::Admin || state.makes(Defect::ForeignAccountVisible) {
        return true;
    }
    match entity {
        Entity::Account => account_seen(user, fields),
        Entity::Lead => {
            let region = fields.text("department").and_then(region_of);
            let key_account = user.profile == Profile::KeyAccounts && fields.text("segment") == Some("key_account");
            owns(user, fields) || user.in_region(region) || key_account
        }
        Entity::Contact | Entity::Opportunity | Entity::Quote | Entity::Task | Entity::Visit | Entity::Order => {
            owns(user, fields) || account_of(state, fields).is_some_and(|account| account_seen(user, account))
        }
        Entity::Import => user.in_region(fields.text("region")),
        Entity::Job | Entity::User | Entity::ErpMessage => true,
    }
}

/// Refuses a new record outside the user's territory.
pub fn guard_new(state: &State, user: &User, entity: Entity, fields: &Fields) -> Result<(), Refusal> {
    let account = account_of(state, fields);
    let allowed = match (user.profile, entity, account) {
        (Profile::Admin, ..) => true,
        (_, Entity::Account, _) => account_seen(user, fields) && account_changed(user, fields),
        (_, Entity::Lead, _) | (_, _, None) => true,
        (_, Entity::Task | Entity::Visit, Some(account)) => account_seen(user, account),
        (_, _, Some(account)) => account_changed(user, account),
    };
    if allowed { Ok(()) } else { Err(foreign(if account.is_some() { Entity::Account } else { entity })) }
}

/// Refuses a change of a record that the user may not change.
pub fn guard_change(state: &State, user: &User, entity: Entity, fields: &Fields) -> Result<(), Refusal> {
    let allowed = match (user.profile, entity) {
        (Profile::Admin, _) => true,
        (Profile::Feed, _) => false,
        (_, Entity::Account) => account_changed(user, fields),
        (_, Entity::Lead) => {
            let region = fields.text("department").and_then(region_of);
            let shared = matches!(user.profile, Profile::Telesales | Profile::Manager);
            owns(user, fields) || (shared && user.in_region(region))
        }
        (_, Entity::Contact | Entity::Opportunity | Entity::Quote | Entity::Task | Entity::Visit) => {
            account_of(state, fields)
                .map_or_else(|| owns(user, fields), |account| account_child_changed(user, account, fields))
        }
        (_, Entity::ErpMessage | Entity::Order | Entity::Job | Entity::User | Entity::Import) => false,
    };
    if allowed { Ok(()) } else { Err(foreign(entity)) }
}

/// Refuses a deletion.
pub fn guard_delete(state: &State, user: &User, entity: Entity, fields: &Fields) -> Result<(), Refusal> {
    let signs_in = fields.text("login").is_some_and(|login| state.sessions.knows(login));
    let seeded = entity == Entity::Job || (entity == Entity::User && (signs_in || fields.text("role") == Some(QUEUE)));
    refuse_unless(!seeded, "Cet enregistrement fait partie de l’installation.")?;
    if matches!(entity, Entity::Account | Entity::Lead) {
        let allowed = matches!(user.profile, Profile::Admin | Profile::Manager);
        refuse_unless(allowed, "Seul un responsable peut supprimer cet enregistrement.")?;
    }
    guard_change(state, user, entity, fields)
}

fn account_seen(user: &User, account: &Fields) -> bool {
    match user.profile {
        Profile::Admin => true,
        Profile::Feed => false,
        Profile::KeyAccounts => account.text("segment") == Some("key_account") || owns(user, account),
        Profile::Field | Profile::Telesales | Profile::Manager => match account.text("region") {
            None => owns(user, account),
            region => user.in_region(region),
        },
    }
}

fn account_changed(user: &User, account: &Fields) -> bool {
    match user.profile {
        Profile::Admin => true,
        Profile::Feed => false,
        Profile::Field | Profile::KeyAccounts => owns(user, account),
        Profile::Telesales | Profile::Manager => owns(user, account) || user.in_region(account.text("region")),
    }
}

fn account_child_changed(user: &User, account: &Fields, fields: &Fields) -> bool {
    account_changed(user, account) || (account_seen(user, account) && owns(user, fields))
}

fn account_of<'a>(state: &'a State, fields: &Fields) -> Option<&'a Fields> {
    state.get(Entity::Account, fields.text("account_id")?)
}

fn owns(user: &User, fields: &Fields) -> bool {
    fields.text("owner_id") == Some(&user.id)
}

fn refuse_unless(allowed: bool, message: &str) -> Result<(), Refusal> {
    if allowed { Ok(()) } else { Err(Refusal::forbidden(message)) }
}
