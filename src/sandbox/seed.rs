//! What is in the demo CRM when it opens? Fictitious companies and people, the same for a same seed.
//!
//! SIRET numbers have the unattributed prefix 000, mail is in `.example`, phones are in the ranges
//! reserved for fiction.

use jiff::ToSpan;

use super::record::Fields;
use super::rules::siret::luhn;
use super::rules::territory::{QUEUE, owner_of};
use super::schema::Entity;
use super::session::secret;
use super::state::State;
use super::words;
use crate::text::slug;

/// Numbers that look drawn and are the same for a same seed (splitmix64).
pub struct Draw(u64);

impl Draw {
    /// A series that starts from `seed`.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number under `limit`; 0 when the limit is 0.
    pub fn under(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)).checked_rem(limit).unwrap_or(0)
    }

    /// One of these.
    pub fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.under(words.len() as u64) as usize).copied().unwrap_or("")
    }
}

/// A user: role, name, login, region, profile.
type Person = (Option<&'static str>, &'static str, &'static str, Option<&'static str>, Option<&'static str>);

/// The users. Those without a role here complete the picture and cannot sign in.
const PEOPLE: &[Person] = &[
    (Some("administrateur"), "Administrateur CRM", "admin", None, Some("admin")),
    (Some("commercial_ne"), "Morel", "morel", Some("north_east"), Some("field")),
    (Some("commercial_ouest"), "Lefèvre", "lefevre", Some("west"), Some("field")),
    (Some("sedentaire"), "Dubreuil", "dubreuil", Some("north_east"), Some("telesales")),
    (Some("kam_est"), "KAM Est", "kam.est", Some("north_east"), Some("key_accounts")),
    (Some("chef_ouest"), "Chauvin", "chauvin", Some("west"), Some("manager")),
    (Some("chef_ne"), "Weber", "weber", Some("north_east"), Some("manager")),
    (Some("flux_erp"), "Flux ERP", "erp", None, None),
    (Some(QUEUE), "file d’attente", "", None, None),
    (None, "Berthelot", "berthelot", Some("south_east"), Some("field")),
    (None, "Nguyen", "nguyen", Some("idf_centre"), Some("field")),
];

/// Fills an empty CRM and gives the password of each role that can sign in.
pub fn fill(state: &mut State, seed: u64) -> Vec<(&'static str, String)> {
    let passwords = users(state);
    let mut job = Fields::default();
    job.set("name", "quotidien");
    state.insert(Entity::Job, job);
    state.seed = seed;
    let mut draw = Draw::new(seed);
    let accounts: Vec<String> = (0..60).map(|number| account(state, &mut draw, number)).collect();
    for (number, account) in accounts.iter().enumerate() {
        contact(state, &mut draw, number, account);
        if number % 2 == 0 {
            opportunity(state, &mut draw, account);
        }
        if number % 3 == 0 {
            quote(state, &mut draw, number, account);
        }
    }
    passwords
}

fn users(state: &mut State) -> Vec<(&'static str, String)> {
    let mut passwords = Vec::new();
    for (role, name, login, region, profile) in PEOPLE {
        let mut user = Fields::default();
        user.set("name", *name);
        user.set_option("login", (!login.is_empty()).then_some(*login));
        user.set_option("role", *role);
        user.set_option("region", *region);
        user.set_option("profile", *profile);
        state.insert(Entity::User, user);
        if let (Some(role), false) = (role, login.is_empty()) {
            let password = secret();
            state.sessions.set_password(login, password.clone());
            passwords.push((*role, password));
        }
    }
    passwords
}

fn account(state: &mut State, draw: &mut Draw, number: usize) -> String {
    let (department, city) = words::PLACES.get(number % words::PLACES.len()).copied().unwrap_or_default();
    let segment = draw.of(&["sme", "sme", "sme", "key_account", "reseller"]);
    let dormant = draw.under(5) == 0;
    let last_order = if dormant { 180 + draw.under(300) } else { 2 + draw.under(90) };
    let mut account = Fields::default();
    let activity = words::ACTIVITIES.get(number % words::ACTIVITIES.len()).copied().unwrap_or_default();
    let family = words::FAMILIES.get(number * 7 % words::FAMILIES.len()).copied().unwrap_or_default();
    account.set("name", format!("{activity} {family}"));
    account.set("siret", siret(10_000 + 13 * number as u64, 1));
    account.set("email", format!("contact@{}-{number:02}.example", one_word(family)));
    account.set("phone", phone(draw));
    account.set("city", city);
    account.set("department", department);
    account.set_option("region", super::rules::territory::region_of(department));
    account.set("segment", segment);
    account.set_option("owner_id", owner_of(state, Some(department), Some(segment)));
    account.set("last_order_on", day(state, -(last_order as i64)));
    account.set("next_visit_on", day(state, 1 + draw.under(60) as i64));
    account.set("turnover", format!("{}.{:02}", 8_000 + draw.under(400_000), draw.under(100)));
    account.set("outstanding", format!("{}.{:02}", draw.under(20_000), draw.under(100)));
    account.set("status", if dormant { "dormant" } else { "active" });
    state.insert(Entity::Account, account)
}

fn contact(state: &mut State, draw: &mut Draw, number: usize, account: &str) {
    let (first, family) = (draw.of(words::FIRST_NAMES), draw.of(words::FAMILIES));
    let mut contact = Fields::default();
    contact.set("name", format!("{first} {family}"));
    contact.set("account_id", account);
    contact.set("email", format!("{}.{}{number:02}@courrier.example", one_word(first), one_word(family)));
    contact.set("phone", phone(draw));
    contact.set("role", draw.of(&["buyer", "payer", "recipient"]));
    state.insert(Entity::Contact, contact);
}

fn opportunity(state: &mut State, draw: &mut Draw, account: &str) {
    let of_account = |field| state.get(Entity::Account, account).and_then(|a| a.text(field)).map(str::to_owned);
    let (segment, owner) = (of_account("segment"), of_account("owner_id"));
    let (stage, probability) = match draw.under(4) {
        0 => ("qualification", "10"),
        1 => ("proposal", "40"),
        2 => ("won", "100"),
        _ => ("lost", "0"),
    };
    let mut opportunity = Fields::default();
    opportunity.set("name", format!("{} {}", draw.of(words::NEEDS), 2026));
    opportunity.set("account_id", account);
    opportunity.set("amount", format!("{}.00", 900 + 50 * draw.under(1_200)));
    opportunity.set_option("segment", segment);
    opportunity.set("stage", stage);
    opportunity.set_flag("technical_study", true);
    opportunity.set("probability", probability);
    opportunity.set_option("owner_id", owner);
    opportunity.set("close_on", day(state, draw.under(90) as i64 - 20));
    state.insert(Entity::Opportunity, opportunity);
}

/// Quotes of the past that have had their answer: none waits for a follow-up when the CRM opens.
fn quote(state: &mut State, draw: &mut Draw, number: usize, account: &str) {
    let owner = state.get(Entity::Account, account).and_then(|a| a.text("owner_id")).map(str::to_owned);
    let sent = 20 + draw.under(40) as i64;
    let mut quote = Fields::default();
    quote.set("name", format!("DV-26-{number:05}"));
    quote.set("account_id", account);
    quote.set("amount", format!("{}.{:02}", 300 + draw.under(15_000), draw.under(100)));
    quote.set("discount", format!("{}", draw.under(15)));
    quote.set("margin", format!("{}", 18 + draw.under(20)));
    quote.set("status", draw.of(&["accepted", "declined"]));
    quote.set("sent_on", day(state, -sent));
    quote.set("answered_on", day(state, 5 - sent));
    quote.set_option("owner_id", owner);
    state.insert(Entity::Quote, quote);
}

fn day(state: &State, from_today: i64) -> String {
    state.today().saturating_add(from_today.days()).to_string()
}

/// A phone number of the ranges reserved for fiction.
fn phone(draw: &mut Draw) -> String {
    let range = draw.of(&["01 99 00", "02 61 91", "03 53 01", "04 65 71", "06 39 98"]);
    format!("{range} {:02} {:02}", draw.under(100), draw.under(100))
}

/// A SIRET of the unattributed prefix 000, whose SIREN and SIRET both satisfy the Luhn check:
/// a company under 100 000 and one of its establishments under 10 000.
pub fn siret(company: u64, establishment: u64) -> String {
    let siren = completed(&format!("000{:05}", company % 100_000));
    completed(&format!("{siren}{:04}", establishment % 10_000))
}

fn completed(digits: &str) -> String {
    (0..10).map(|check| format!("{digits}{check}")).find(|text| luhn(text)).unwrap_or_default()
}

/// A name in an address of mail, in one word.
fn one_word(text: &str) -> String {
    slug::of(text).replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    fn filled(seed: u64) -> State {
        let mut state = State::new(Clock::fixed("2026-03-12T08:00:00Z".parse().expect("a moment")), []);
        fill(&mut state, seed);
        state
    }

    #[test]
    fn the_same_seed_gives_the_same_records() {
        let (a, b, c) = (filled(7), filled(7), filled(8));
        let records = |state: &State| -> Vec<_> {
            Entity::ALL.iter().flat_map(|e| state.all(*e).map(|(id, f)| f.json(*e, &id)).collect::<Vec<_>>()).collect()
        };
        assert_eq!(records(&a), records(&b));
        assert_ne!(records(&a), records(&c));
    }

    #[test]
    fn seeded_accounts_have_distinct_valid_sirets_names_and_a_region() {
        let state = filled(1);
        let sirets: std::collections::BTreeSet<_> = state
            .all(Entity::Account)
            .map(|(_, a)| a.text("siret").expect("each account has one").to_owned())
            .collect();
        let names: std::collections::BTreeSet<_> =
            state.all(Entity::Account).map(|(_, a)| a.text("name").expect("each account has one").to_owned()).collect();
        assert_eq!((sirets.len(), names.len()), (60, 60));
        assert!(sirets.iter().all(|s| s.starts_with("0001") && luhn(s) && luhn(&s[..9])));
        assert!(state.all(Entity::Account).all(|(_, a)| a.filled("region") && a.filled("owner_id")));
    }

    #[test]
    fn no_seeded_quote_waits_for_a_follow_up() {
        let mut state = filled(1);
        let admin = state
            .find(Entity::User, |u| u.text("login") == Some("admin"))
            .map(|(id, f)| crate::sandbox::session::User::of(&id, f).expect("a user"));
        let outcome = crate::sandbox::rules::nightly::run(&mut state, &admin.expect("an administrator"))
            .expect("the nightly run");
        assert!(outcome.follow_ups.is_empty());
    }
}
