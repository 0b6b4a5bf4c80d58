//! How is a finding kept from one command to the next? As its parts, by serde; the names that the program gives to
//! codes, messages and arguments are its own again when they are read.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Arg, Diagnostic, Level, Message, Place};

/// The same name for as long as the program runs. Read from what this very program wrote: a few hundred names,
/// however many findings bear them.
fn lasting(name: &str) -> &'static str {
    static NAMES: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    match names.get(name) {
        Some(known) => known,
        None => {
            let lasts: &'static str = Box::leak(name.into());
            names.insert(lasts);
            lasts
        }
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.id, &self.args).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (id, args): (String, Vec<(String, Arg)>) = Deserialize::deserialize(deserializer)?;
        let args = args.into_iter().map(|(name, arg)| (lasting(&name), arg)).collect();
        Ok(Self { id: lasting(&id), args })
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.code, self.level, &self.message, self.place, &self.related).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Diagnostic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (code, level, message, place, related): (String, Level, Message, Option<Place>, Vec<Place>) =
            Deserialize::deserialize(deserializer)?;
        Ok(Self { code: lasting(&code), level, message, place, related })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::text::FileId;

    #[test]
    fn what_is_kept_is_the_same_finding() {
        let list = Arg::List(vec![Message::new("moment-before"), Message::new("T12").with("case", "a\u{a0}: « é »")]);
        let finding = Diagnostic::warning("T12", "T12", Place::new(FileId(3), 7, 12))
            .with("text", "une\nligne")
            .with("count", -4_i64)
            .with("day", date(2026, 2, 28))
            .with("inner", Message::new("moment-working"))
            .with("list", list)
            .with("figure", Arg::measure("12,5", Some("%")))
            .with("bare", Arg::measure("3", None))
            .beside(Place::new(FileId(0), 0, usize::MAX));
        let findings = [finding, Diagnostic { place: None, ..Diagnostic::error("M13", "M13", Place::default()) }];
        let bytes = serde_json::to_vec(&findings).expect("written");
        let read: Vec<Diagnostic> = serde_json::from_slice(&bytes).expect("read");
        assert_eq!(read, findings);
        assert_eq!(read[0].code.as_ptr(), read[0].message.id.as_ptr(), "one name for all that bear it");
    }
}
