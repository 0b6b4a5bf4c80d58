//! How are the fields of a page filled, and do they then hold what was meant?

use super::super::calls::Play;
use super::super::failure::Failure;
use super::{passes, technical};
use crate::model::screen::Locator;
use crate::screen::{Ask, Control, Kind as Sort, Seen, Session, State};
use crate::text::number::{self, Figures, Misread};
use crate::text::{Lang, Message};
use crate::vocabulary::values;

/// How often a field that the page draws again meanwhile is looked for.
const TRIES: usize = 3;

impl Play<'_> {
    /// Gives a field a text: typed, chosen in a list, or ticked, as the field wants it.
    pub(super) async fn fill(&self, session: &Session, field: &str, text: &str) -> Result<(), Failure> {
        let locator = Locator::Label(field.to_owned());
        let boxes = Ask::Find(Sort::Checkbox, locator.clone(), None);
        let fields = Ask::Find(Sort::Field, locator.clone(), None);
        let either = |_: &State, seen: &Seen| !seen.seen.is_empty();
        // Which of both it is is only known once one of them is there.
        let (_, seen) = session.look(&boxes).await.map_err(|error| technical(self.lang, &error))?;
        if seen.seen.len() == 1 {
            return match values::yes_or_no(text) {
                Some(on) => self.tick(session, field, on).await,
                None => Err(self.failed(session, self.say_yes_or_no(), text.to_owned())),
            };
        }
        session.look_until(&fields, either).await.map_err(|error| technical(self.lang, &error))?;
        let control = self.usable(session, Sort::Field, &locator, None).await?;
        if control.tag == "select" {
            return self.choose(session, text, field).await;
        }
        self.type_into(session, &locator, text).await
    }

    /// Types a text into the field of that name, and sees that it holds it. Some fields are another one once somebody
    /// is in them: that one is then looked for.
    pub(super) async fn type_into(&self, session: &Session, locator: &Locator, text: &str) -> Result<(), Failure> {
        let mut tries = 1;
        loop {
            let control = self.usable(session, Sort::Field, locator, None).await?;
            let Some(element) = control.element() else { return Err(self.gone(&control.label)) };
            let wanted = match typed(&control, text, self.lang) {
                Ok(value) => value,
                Err(misread) => return Err(Failure::specification(misread.text(self.lang))),
            };
            let done = match &wanted {
                // What is typed into such a field depends on the browser's language.
                Some(value) => session.put(control.raw(), value).await,
                None => session.fill(&element, text).await,
            };
            match done {
                Err(error) if passes(&error) && tries < TRIES => tries += 1,
                Err(error) => return Err(self.not_done(session, &error)),
                // Nobody sees what it holds.
                Ok(()) if control.of_type == "password" => return Ok(()),
                Ok(()) => return self.holds_now(session, &control, wanted.as_deref().unwrap_or(text)).await,
            }
        }
    }

    async fn holds_now(&self, session: &Session, control: &Control, wanted: &str) -> Result<(), Failure> {
        let held = session.value(control.raw()).await.map_err(|error| technical(self.lang, &session.lost(&error)))?;
        if same(&held, wanted) {
            return Ok(());
        }
        let (expected, actual) = (self.say_held(&control.label, wanted), self.say_held(&control.label, &held));
        Err(self.failed(session, expected, actual))
    }

    /// Chooses an option of a list, or one of a group of radio buttons.
    pub(super) async fn choose(&self, session: &Session, option: &str, field: &str) -> Result<(), Failure> {
        let blocked = |error| technical(self.lang, &error);
        let locator = Locator::Label(field.to_owned());
        let ask = Ask::Find(Sort::Field, locator.clone(), None);
        let (_, seen) = session.look_until(&ask, |_, _| true).await.map_err(blocked)?;
        if seen.seen.is_empty() {
            let group = Ask::Find(Sort::Radio, Locator::Label(option.to_owned()), None);
            let (_, seen) = session.look(&group).await.map_err(blocked)?;
            if seen.seen.len() == 1 {
                return self.tick_one(session, Sort::Radio, option, true).await;
            }
        }
        let control = self.usable(session, Sort::Field, &locator, None).await?;
        if control.tag != "select" {
            let actual = Message::new("screen-no-list").with("name", field).text(self.lang);
            return Err(self.failed(session, self.say_held(field, option), actual));
        }
        let chosen = session.choose(control.raw(), option).await.map_err(|error| self.not_done(session, &error))?;
        match chosen {
            (true, _) => Ok(()),
            (false, known) => {
                let offered = self.offered(option, &known);
                let actual = Message::new("screen-no-option").with("near", offered).text(self.lang);
                Err(self.failed(session, self.say_held(field, option), actual))
            }
        }
    }

    /// Ticks a box or unticks it, and sees that it is so.
    pub(super) async fn tick(&self, session: &Session, name: &str, on: bool) -> Result<(), Failure> {
        self.tick_one(session, Sort::Checkbox, name, on).await
    }

    async fn tick_one(&self, session: &Session, sort: Sort, name: &str, on: bool) -> Result<(), Failure> {
        let locator = Locator::Label(name.to_owned());
        if self.usable(session, sort, &locator, None).await?.checked != on {
            self.click(session, &sort, &locator, None).await?;
        }
        let ask = Ask::Find(sort, locator.clone(), None);
        let is = |seen: &Seen| seen.seen.len() == 1 && seen.seen.iter().all(|one| one.checked == on);
        let looked = session.look_until(&ask, |_, seen| is(seen)).await;
        let (_, seen) = looked.map_err(|error| technical(self.lang, &error))?;
        if is(&seen) {
            return Ok(());
        }
        let say = |on: bool| {
            let state = Message::new(if on { "screen-ticked" } else { "screen-unticked" }).text(self.lang);
            self.say_held(name, &state)
        };
        Err(self.failed(session, say(on), say(!on)))
    }

    pub(super) fn say_held(&self, field: &str, text: &str) -> String {
        let value = match text.is_empty() {
            true => Message::new("words-empty").text(self.lang),
            false => text.to_owned(),
        };
        Message::new("words-field").with("field", field).with("value", value).text(self.lang)
    }

    fn say_yes_or_no(&self) -> String {
        let word = |id: &'static str| Message::new(id).text(self.lang);
        format!("{} / {}", word("words-yes"), word("words-no"))
    }
}

/// The same text, however the page spaces it.
pub(super) fn same(held: &str, wanted: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(straight).collect::<String>();
    bare(held) == bare(wanted)
}

/// Both apostrophes are one.
fn straight(c: char) -> char {
    if c == '\u{2019}' { '\'' } else { c }
}

/// A day or a number as a field of days or numbers holds it; none for any other field. A number that could be another
/// one is typed nowhere.
fn typed(control: &Control, text: &str, lang: Lang) -> Result<Option<String>, Message> {
    let text = text.trim();
    Ok(match control.of_type.as_str() {
        "date" => {
            let mut parts = text.split('/');
            Some(match (parts.next(), parts.next(), parts.next(), parts.next()) {
                (Some(day), Some(month), Some(year), None) => format!("{year:0>4}-{month:0>2}-{day:0>2}"),
                _ => text.to_owned(),
            })
        }
        // What the CRM gave has a plain point.
        "number" if text.contains(',') => match number::exact(text, Figures::In(lang), true) {
            Ok(number) => Some(number.to_string()),
            Err(Misread::NoNumber) => Some(text.to_owned()),
            Err(misread) => return Err(values::why(text, &misread, true, lang)),
        },
        "number" => Some(text.chars().filter(|c| !c.is_whitespace()).collect()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_holds_what_was_typed_however_it_is_spaced() {
        assert!(same("48\u{202f}000,00\u{a0}€", "48 000,00 €") && same("L’Écart", "L'Écart"));
        assert!(!same("48 000,00 €", "48 000,01 €") && !same("", "x"));
        let of_days = Control::of("date");
        let of = |control: &Control, text: &str, lang| typed(control, text, lang).ok().flatten().unwrap_or_default();
        assert_eq!(of(&of_days, "3/12/2026", Lang::Fr), "2026-12-03");
        assert_eq!(of(&of_days, "2026-12-03", Lang::Fr), "2026-12-03");
        let of_numbers = Control::of("number");
        assert_eq!(of(&of_numbers, "52\u{202f}000,50", Lang::Fr), "52000.50");
        assert_eq!(of(&of_numbers, "1,900", Lang::En), "1900");
        assert_eq!(of(&of_numbers, "1.234", Lang::Fr), "1.234");
        assert!(typed(&of_numbers, "1,900", Lang::Fr).is_err(), "1900 elsewhere");
        assert_eq!(of(&Control::default(), "3/12/2026", Lang::Fr), "");
        let said = |text| values::yes_or_no(text);
        assert_eq!((said("Oui"), said(" No "), said("peut-être")), (Some(true), Some(false), None));
    }
}
