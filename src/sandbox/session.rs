//! Who is signed in to the demo CRM, and who did what when?

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::record::Fields;
use super::refusal::Refusal;
use super::schema::Entity;
use super::state::State;

/// What a user's profile lets them see and do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Travels; changes the accounts that they own.
    Field,
    /// Sells by phone; changes the accounts of their region.
    Telesales,
    /// Follows the key accounts everywhere.
    KeyAccounts,
    /// Manages a region.
    Manager,
    /// May everything.
    Admin,
    /// The technical account of the ERP feed.
    Feed,
}

/// The user on whose behalf something is asked.
#[derive(Clone, Debug)]
pub struct User {
    /// Id of the record.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What they may do.
    pub profile: Profile,
    /// Their region.
    pub region: Option<String>,
}

impl User {
    /// The user of a record, when that record can sign in.
    pub fn of(id: &str, fields: &Fields) -> Option<Self> {
        let profile = match fields.text("profile") {
            Some("field") => Profile::Field,
            Some("telesales") => Profile::Telesales,
            Some("key_accounts") => Profile::KeyAccounts,
            Some("manager") => Profile::Manager,
            Some("admin") => Profile::Admin,
            _ if fields.text("role") == Some("flux_erp") => Profile::Feed,
            _ => return None,
        };
        let name = fields.text("name").unwrap_or_default().to_owned();
        Some(Self { id: id.to_owned(), name, profile, region: fields.text("region").map(str::to_owned) })
    }

    /// Whether they are in the region of this record.
    pub fn in_region(&self, region: Option<&str>) -> bool {
        region.is_some() && region == self.region.as_deref()
    }
}

/// A line of the audit log.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// When.
    pub at: Timestamp,
    /// Login of the user.
    pub login: String,
    /// What: `sign_in`, `sign_in_refused`, `create`, `update`, `delete`, or the name of an action.
    pub action: String,
    /// The record concerned.
    pub record: Option<String>,
}

/// Lines of the audit log that are kept; older ones are dropped.
const AUDIT_LINES: usize = 20_000;

/// The tokens of those who are signed in, the passwords, the audit log.
#[derive(Default)]
pub struct Sessions {
    passwords: BTreeMap<String, String>,
    tokens: BTreeMap<String, String>,
    audit: std::collections::VecDeque<AuditLine>,
}

impl Sessions {
    /// Gives a login its password.
    pub fn set_password(&mut self, login: &str, password: String) {
        self.passwords.insert(login.to_owned(), password);
    }

    /// Whether somebody can sign in under this login.
    pub fn knows(&self, login: &str) -> bool {
        self.passwords.contains_key(login)
    }

    /// Ends all sessions; the next call of each user is refused with 401.
    pub fn expire_all(&mut self) {
        self.tokens.clear();
    }

    /// The audit log, oldest first.
    pub fn audit(&self) -> impl DoubleEndedIterator<Item = &AuditLine> {
        self.audit.iter()
    }

    fn note(&mut self, line: AuditLine) {
        if self.audit.len() == AUDIT_LINES {
            self.audit.pop_front();
        }
        self.audit.push_back(line);
    }
}

impl State {
    /// Opens a session.
    pub fn sign_in(&mut self, login: &str, password: &str) -> Result<String, Refusal> {
        let expected = self.sessions.passwords.get(login);
        let accepted = expected.is_some_and(|expected| same(expected, password));
        let user = self.find(Entity::User, |fields| fields.text("login") == Some(login)).map(|(id, _)| id);
        let (Some(user), true) = (user, accepted) else {
            self.write_audit(login, "sign_in_refused", None);
            return Err(Refusal::password());
        };
        let token = secret();
        self.sessions.tokens.insert(token.clone(), user);
        self.write_audit(login, "sign_in", None);
        Ok(token)
    }

    /// Ends one session.
    pub fn sign_out(&mut self, token: &str) {
        self.sessions.tokens.remove(token);
    }

    /// The user of a session.
    pub fn user_of(&self, token: &str) -> Result<User, Refusal> {
        let ended = || Refusal::session("Votre session a expiré\u{202f}: connectez-vous.");
        let id = self.sessions.tokens.get(token).ok_or_else(ended)?;
        self.get(Entity::User, id).and_then(|fields| User::of(id, fields)).ok_or_else(ended)
    }

    /// Writes what a user did.
    pub fn note(&mut self, user: &User, action: &str, record: &str) {
        let login = self.get(Entity::User, &user.id).and_then(|fields| fields.text("login")).unwrap_or(&user.name);
        let login = login.to_owned();
        self.write_audit(&login, action, Some(record.to_owned()));
    }

    fn write_audit(&mut self, login: &str, action: &str, record: Option<String>) {
        let line = AuditLine { at: self.clock.now(), login: login.to_owned(), action: action.to_owned(), record };
        self.sessions.note(line);
    }
}

/// 160 bits that nobody can guess, as text.
pub fn secret() -> String {
    format!("{:020x}{:020x}", ulid::Ulid::new().random(), ulid::Ulid::new().random())
}

/// Compares without telling by its duration where two texts differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (x, y)| all | (x ^ y)) == 0
}
