//! What does the demo CRM remember? Its records, its clock, its defects, all in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::defects::Defect;
use super::record::{Fields, digits};
use super::schema::Entity;
use super::session::Sessions;
use crate::clock::Clock;

/// Everything that the server holds; one lock guards it.
pub struct State {
    /// What time it is, unless an administrator has set the day.
    pub clock: Clock,
    /// The day that an administrator has set.
    pub day: Option<Date>,
    /// The mistakes that are switched on.
    pub defects: BTreeSet<Defect>,
    /// How long a search takes under the defect `slow-search`.
    pub slow: Duration,
    /// Who is signed in, and what was done.
    pub sessions: Sessions,
    /// What the seeded records and the regions' spreadsheets are drawn from.
    pub seed: u64,
    tables: BTreeMap<Entity, BTreeMap<u64, Fields>>,
    last: BTreeMap<Entity, u64>,
    sirets: BTreeMap<String, BTreeSet<String>>,
    derived: BTreeMap<String, Vec<(Entity, String)>>,
}

impl State {
    /// An empty CRM.
    pub fn new(clock: Clock, defects: impl IntoIterator<Item = Defect>) -> Self {
        Self {
            clock,
            day: None,
            defects: defects.into_iter().collect(),
            slow: super::SLOW,
            sessions: Sessions::default(),
            seed: 0,
            tables: BTreeMap::new(),
            last: BTreeMap::new(),
            sirets: BTreeMap::new(),
            derived: BTreeMap::new(),
        }
    }

    /// Today, UTC unless an administrator has set the day.
    pub fn today(&self) -> Date {
        self.day.unwrap_or_else(|| self.clock.now().to_zoned(TimeZone::UTC).date())
    }

    /// Whether a mistake is switched on.
    pub fn makes(&self, defect: Defect) -> bool {
        self.defects.contains(&defect)
    }

    /// The fields of a record.
    pub fn get(&self, entity: Entity, id: &str) -> Option<&Fields> {
        self.tables.get(&entity)?.get(&number(entity, id)?)
    }

    /// The records of an entity, oldest first.
    pub fn all(&self, entity: Entity) -> impl DoubleEndedIterator<Item = (String, &Fields)> {
        self.tables.get(&entity).into_iter().flatten().map(move |(number, fields)| (id(entity, *number), fields))
    }

    /// The first record of an entity that satisfies `wanted`.
    pub fn find(&self, entity: Entity, wanted: impl Fn(&Fields) -> bool) -> Option<(String, &Fields)> {
        self.all(entity).find(|(_, fields)| wanted(fields))
    }

    /// Keeps a new record and gives its id.
    pub fn insert(&mut self, entity: Entity, fields: Fields) -> String {
        let last = self.last.entry(entity).or_default();
        *last += 1;
        let (number, new) = (*last, id(entity, *last));
        self.index(entity, &new, &fields);
        self.tables.entry(entity).or_default().insert(number, fields);
        new
    }

    /// Keeps a new record that follows from another one: it goes when that one goes.
    pub fn insert_derived(&mut self, entity: Entity, fields: Fields, source: &str) -> String {
        let new = self.insert(entity, fields);
        self.derived.entry(source.to_owned()).or_default().push((entity, new.clone()));
        new
    }

    /// Puts other fields in the place of a record's.
    pub fn replace(&mut self, entity: Entity, id: &str, fields: Fields) {
        let Some(number) = number(entity, id) else { return };
        self.unindex(entity, id);
        self.index(entity, id, &fields);
        self.tables.entry(entity).or_default().insert(number, fields);
    }

    /// Removes a record and those that follow from it.
    pub fn remove(&mut self, entity: Entity, id: &str) {
        for (derived, derived_id) in self.derived.remove(id).unwrap_or_default() {
            self.remove(derived, &derived_id);
        }
        self.unindex(entity, id);
        if let (Some(number), Some(table)) = (number(entity, id), self.tables.get_mut(&entity)) {
            table.remove(&number);
        }
    }

    /// The records that follow from another one.
    pub fn derived_from(&self, source: &str) -> &[(Entity, String)] {
        self.derived.get(source).map_or(&[], Vec::as_slice)
    }

    /// The oldest account of a SIRET, however it is written.
    pub fn account_of_siret(&self, siret: &str) -> Option<&str> {
        self.sirets.get(&digits(siret))?.first().map(String::as_str)
    }

    fn index(&mut self, entity: Entity, id: &str, fields: &Fields) {
        if let (Entity::Account, Some(siret)) = (entity, fields.text("siret")) {
            self.sirets.entry(digits(siret)).or_default().insert(id.to_owned());
        }
    }

    fn unindex(&mut self, entity: Entity, id: &str) {
        let Some(siret) = self.get(entity, id).and_then(|fields| fields.text("siret")).map(digits) else { return };
        if entity == Entity::Account
            && let Some(ids) = self.sirets.get_mut(&siret)
        {
            ids.remove(id);
            if ids.is_empty() {
                self.sirets.remove(&siret);
            }
        }
    }
}

fn id(entity: Entity, number: u64) -> String {
    format!("{}-{number:06}", entity.prefix())
}

fn number(entity: Entity, id: &str) -> Option<u64> {
    id.strip_prefix(entity.prefix())?.strip_prefix('-')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        State::new(Clock::fixed("2026-03-12T08:00:00Z".parse().expect("a moment")), [])
    }

    #[test]
    fn a_siret_is_found_until_its_account_goes() {
        let mut state = state();
        let mut fields = Fields::default();
        fields.set("siret", "00041276700014");
        let id = state.insert(Entity::Account, fields);
        assert_eq!(id, "acc-000001");
        assert_eq!(state.account_of_siret("000 412 767 00014"), Some("acc-000001"));
        state.replace(Entity::Account, &id, Fields::default());
        assert_eq!(state.account_of_siret("00041276700014"), None);
    }

    #[test]
    fn what_follows_from_a_record_goes_with_it() {
        let mut state = state();
        let message = state.insert(Entity::ErpMessage, Fields::default());
        state.insert_derived(Entity::Order, Fields::default(), &message);
        state.remove(Entity::ErpMessage, &message);
        assert_eq!(state.all(Entity::Order).count(), 0);
        assert_eq!(state.today(), jiff::civil::date(2026, 3, 12));
    }
}
