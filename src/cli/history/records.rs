//! How are the records of a field told: which are new, which are gone, which of their values changed?

use super::changes::decimal;
use crate::cli::Session;
use crate::compare::held::{Became, Held, Record, became};
use crate::compare::words;
use crate::model::Kind;
use crate::model::schema::labels;
use crate::text::Arg;
use crate::text::table::{Tone, one_line};

/// Longer values are told by the words that changed in them.
const SHORT: usize = 60;

/// The records of a field, before and after.
pub struct Records<'c> {
    session: &'c Session,
    kind: Kind,
    collection: &'static str,
    became: Vec<Became<'c>>,
}

impl<'c> Records<'c> {
    /// Those of a field of an artifact.
    pub fn new(
        session: &'c Session,
        (kind, collection): (Kind, &'static str),
        from: Option<&'c Held>,
        to: Option<&'c Held>,
    ) -> Self {
        let records = |held: Option<&'c Held>| held.map_or(&[][..], |held| held.records.as_slice());
        Self { session, kind, collection, became: became(records(from), records(to)) }
    }

    /// A line for each.
    pub fn lines(&self) -> Vec<String> {
        let one = |became: &Became<'_>| {
            let (sign, tone) = match became {
                Became::Gone(_) => ("−", Tone::Bad),
                Became::New(_) => ("+", Tone::Good),
                Became::Changed(..) => ("~", Tone::Warn),
            };
            format!("  {} {}", tone.paint(sign), self.told(became))
        };
        match self.became.as_slice() {
            [] => vec![format!("  {}", self.session.text("diff-reordered", &[]))],
            became => became.iter().map(one).collect(),
        }
    }

    /// All of them in one line.
    pub fn line(&self) -> String {
        let one = |became: &Became<'_>| match became {
            Became::Gone(_) => format!("− {}", self.told(became)),
            Became::New(_) => format!("+ {}", self.told(became)),
            Became::Changed(..) => self.told(became),
        };
        match self.became.as_slice() {
            [] => self.session.text("diff-reordered", &[]),
            became => became.iter().map(one).collect::<Vec<_>>().join(" ; "),
        }
    }

    fn told(&self, became: &Became<'_>) -> String {
        let (record, values): (&Record, Vec<String>) = match became {
            Became::Gone(record) | Became::New(record) => {
                let others = record.others();
                (record, others.map(|(path, text)| self.pair(path, &self.value(path, text))).collect())
            }
            Became::Changed(record, changes) => {
                (record, changes.iter().map(|(path, from, to)| self.changed(path, *from, *to)).collect())
            }
        };
        let name = one_line(&record.name);
        match (name.is_empty(), values.is_empty()) {
            (_, true) => name,
            (true, false) => values.join(" · "),
            (false, false) => format!("{name} — {}", values.join(" · ")),
        }
    }

    fn changed(&self, path: &[String], from: Option<&str>, to: Option<&str>) -> String {
        let said = match (from, to) {
            (Some(from), Some(to)) if from.chars().count().max(to.chars().count()) > SHORT => {
                words::marked(&words::diff(from, to))
            }
            _ => {
                let value = |text: Option<&str>| {
                    text.map_or_else(|| self.session.text("diff-nothing", &[]), |text| self.value(path, text))
                };
                format!("{} → {}", value(from), value(to))
            }
        };
        self.pair(path, &said)
    }

    /// The label of a value: its own field's, or the word of the author's that it stands under.
    fn pair(&self, path: &[String], value: &str) -> String {
        let label = match path {
            [key] => labels::field(self.session.lang, self.collection, key),
            // The name of a person stands for itself.
            [.., key] => key.clone(),
            [] => return one_line(value),
        };
        self.session.text("explore-pair", &[("label", Arg::from(label)), ("value", Arg::from(one_line(value)))])
    }

    fn value(&self, path: &[String], text: &str) -> String {
        let field = path.first().map_or("", String::as_str);
        let said = labels::value(self.session.lang, self.kind, field, text);
        // Versions look like numbers.
        one_line(&if field.contains("version") { said } else { decimal(self.session.lang, &said) })
    }
}
