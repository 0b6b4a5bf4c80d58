//! What is seen on a page, and what is surely not?

use super::super::calls::Play;
use super::super::failure::Failure;
use super::super::operation::Element;
use super::form::same;
use super::technical;
use crate::model::screen::Locator;
use crate::screen::{Ask, Kind as Sort, Seen, Session, State};
use crate::text::Message;
use crate::text::similar::fold;

/// Rows that a failure shows.
const SHOWN: usize = 5;

impl Play<'_> {
    fn question(element: &Element, absent: bool) -> Ask {
        match element.sort {
            Sort::Any => Ask::Text(element.name.clone(), absent),
            sort => Ask::Find(sort, Locator::Label(element.name.clone()), None),
        }
    }

    /// It is to be seen, once or more.
    pub(super) async fn see(&self, session: &Session, element: &Element) -> Result<(), Failure> {
        let ask = Self::question(element, false);
        let looked = session.look_until(&ask, |state, seen| !state.is_lost() && !seen.seen.is_empty()).await;
        let (state, seen) = looked.map_err(|error| technical(self.lang, &error))?;
        if state.is_lost() || state.status >= 500 || seen.seen.is_empty() {
            let expected = self.say_thing(element.sort, &element.name);
            return Err(self.not_seen(session, expected, &element.name, &state, &seen));
        }
        Ok(())
    }

    /// It is not to be seen, on a page that is there, has stopped working and shows something; twice, so that what was
    /// just being drawn is not taken for absent.
    pub(super) async fn see_not(&self, session: &Session, element: &Element) -> Result<(), Failure> {
        let ask = Self::question(element, true);
        let away = |state: &State, seen: &Seen| state.is_sound() && seen.seen.is_empty();
        for _ in 0..2 {
            let looked = session.look_until(&ask, away).await;
            let (state, seen) = looked.map_err(|error| technical(self.lang, &error))?;
            if let Some(one) = seen.seen.first() {
                let expected =
                    Message::new("screen-not-there").with("thing", self.say_thing(element.sort, &element.name));
                let actual = Message::new("screen-there").with("text", one.label.as_str()).text(self.lang);
                return Err(self.failed(session, expected.text(self.lang), actual));
            }
            if let Some(failure) = self.trouble(session, &state) {
                return Err(failure);
            }
        }
        Ok(())
    }

    /// A field holds a text.
    pub(super) async fn holds_text(&self, session: &Session, field: &str, text: &str) -> Result<(), Failure> {
        let ask = Ask::Find(Sort::Field, Locator::Label(field.to_owned()), None);
        let holds = |seen: &Seen| seen.seen.len() == 1 && seen.seen.iter().all(|one| same(&one.value, text));
        let looked = session.look_until(&ask, |_, seen| holds(seen)).await;
        let (state, seen) = looked.map_err(|error| technical(self.lang, &error))?;
        if holds(&seen) {
            return Ok(());
        }
        let expected = self.say_held(field, text);
        Err(match seen.seen.as_slice() {
            [] => self.not_seen(session, expected, field, &state, &seen),
            [one] => self.failed(session, expected, self.say_held(field, &one.value)),
            several => {
                let actual = Message::new("screen-several").with("name", field).with("count", several.len());
                self.failed(session, expected, actual.text(self.lang))
            }
        })
    }

    /// Each row stands in the table, whatever stands between and beside.
    pub(super) async fn rows(
        &self,
        session: &Session,
        table: Option<&str>,
        rows: &[Vec<String>],
    ) -> Result<(), Failure> {
        let Some((heads, wanted)) = rows.split_first() else { return Ok(()) };
        let ask = Ask::Table(table.map(str::to_owned));
        let all = |seen: &Seen| matches!(seen.tables.as_slice(), [one] if lacking(&one.rows, heads, wanted).is_ok_and(|row| row.is_none()));
        let looked = session.look_until(&ask, |_, seen| all(seen)).await;
        let (state, seen) = looked.map_err(|error| technical(self.lang, &error))?;
        let name = table.unwrap_or_default();
        let [one] = seen.tables.as_slice() else {
            let expected = Message::new("words-table").with("name", name).text(self.lang);
            if seen.tables.is_empty() {
                return Err(self.not_seen(session, expected, name, &state, &seen));
            }
            let actual = Message::new("screen-several").with("name", name).with("count", seen.tables.len());
            return Err(self.failed(session, expected, actual.text(self.lang)));
        };
        match lacking(&one.rows, heads, wanted) {
            Ok(None) => Ok(()),
            Ok(Some(row)) => {
                let shown = one.rows.iter().skip(1).take(SHOWN).map(|row| row.join(" | ")).collect::<Vec<_>>();
                let none = || Message::new("words-none").text(self.lang);
                let actual = if shown.is_empty() { none() } else { shown.join("\n") };
                Err(self.failed(session, row.join(" | "), actual))
            }
            Err(head) => {
                let shown = one.rows.first().cloned().unwrap_or_default();
                let actual = Message::new("screen-no-column").with("known", shown.join(", ")).text(self.lang);
                Err(self.failed(session, head.to_owned(), actual))
            }
        }
    }
}

/// The first wanted row that the table does not have; a head that it does not have is an error.
fn lacking<'w>(
    shown: &[Vec<String>],
    heads: &'w [String],
    wanted: &'w [Vec<String>],
) -> Result<Option<&'w Vec<String>>, &'w str> {
    let columns = shown.first().map_or(&[][..], Vec::as_slice);
    let place = |head: &'w String| {
        columns.iter().position(|column| fold(column.trim()) == fold(head.trim())).ok_or(head.as_str())
    };
    let places = heads.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    let has = |row: &Vec<String>, one: &Vec<String>| {
        places.iter().zip(row).all(|(place, cell)| one.get(*place).is_some_and(|shown| same(shown, cell)))
    };
    Ok(wanted.iter().find(|row| !shown.iter().skip(1).any(|one| has(row, one))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_columns_and_what_is_missing_is_named() {
        let rows = |text: &str| -> Vec<Vec<String>> {
            text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
        };
        let shown = rows("Nom | Étape | Montant\nA | Gagnée | 48\u{202f}000,00 €\nB | Perdue | 1,00 €");
        let heads = ["montant".to_owned(), "Nom".to_owned()];
        let wanted = rows("48 000,00 € | A");
        assert_eq!(lacking(&shown, &heads, &wanted), Ok(None));
        let crossed = rows("1,00 € | A");
        assert_eq!(lacking(&shown, &heads, &crossed), Ok(crossed.first()));
        let unknown = ["Score".to_owned()];
        assert_eq!(lacking(&shown, &unknown, &rows("1")).err(), Some("Score"));
        assert!(lacking(&[], &heads, &wanted).is_err(), "a table without heads proves nothing");
    }
}
