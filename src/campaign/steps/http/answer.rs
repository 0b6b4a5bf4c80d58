//! What does the JSON of an answer hold at a path, and is it what is wanted? Numbers are compared by their digits: no
//! number of a computer comes between.

use rust_decimal::Decimal;
use serde_json::Value as Json;
use serde_json_path::JsonPath;
use unicode_normalization::UnicodeNormalization as _;

use super::filters::{Reading, Sort};
use super::paths::{Holder, holder, is_singular, kind_of_holder, looked_at};
use crate::campaign::steps::patterns;
use crate::crm::exact;

/// Characters of a value that are shown.
const SHOWN: usize = 200;

/// A value that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// That text, and no number that looks like it.
    Text(String),
    /// That number, and no text that looks like it.
    Number(Decimal),
    /// Yes or no.
    Bool(bool),
    /// Nothing.
    Null,
    /// What a scenario kept: a text or a number.
    Kept(String),
}

/// What is wanted of what a path leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// That one value.
    Is(Wanted),
    /// It among them, or in the text.
    Contains(Wanted),
    /// A text that this expression describes whole.
    Matches(String),
    /// Something.
    Present,
    /// Nothing, although what would hold it is there.
    Absent,
    /// A blank value.
    Empty,
    /// So many elements.
    Count(usize),
}

/// What a look gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is so.
    Holds,
    /// It is not: what is there instead.
    Not(Instead),
}

/// What is there instead of what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// This value.
    Value(String),
    /// The path leads to nothing.
    Nothing,
    /// The path leads to several values where one was to be looked at.
    Several(usize, String),
    /// What should hold it is not there: its absence proves nothing.
    NoHolder(String),
    /// No element of the list has what a filter looks at: a slip in its name selects as little as an absence.
    Unread(String, String),
    /// So many elements.
    Elements(usize),
    /// No list.
    NoList(String),
}

/// The JSON of an answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// As paths are followed in it.
    plain: Json,
    /// The same with its numbers as texts, to the last digit.
    written: Json,
}

impl Answer {
    /// Reads it; nothing where it is no JSON.
    pub fn read(text: &str) -> Option<Self> {
        Some(Self { plain: serde_json::from_str(text).ok()?, written: exact::parse_as_written(text).ok()? })
    }

    /// What a schema finds wrong in it; nothing where it is as the schema demands.
    pub fn against(&self, schema: &str) -> Vec<String> {
        super::schema::faults(schema, &self.plain)
    }

    /// A part of it by its name at the top.
    pub fn part(&self, name: &str) -> Option<Self> {
        let object = self.plain.as_object()?;
        Some(Self { plain: object.get(name)?.clone(), written: self.written.get(name)?.clone() })
    }

    /// Is it an object that has a part of that name which is not null?
    pub fn has(&self, name: &str) -> bool {
        self.plain.get(name).is_some_and(|part| !part.is_null())
    }

    /// The values that a path leads to. A path that cannot be read leads to nothing; it is refused before.
    fn at(&self, path: &str) -> Vec<Value<'_>> {
        let Ok(path) = JsonPath::parse(path) else { return Vec::new() };
        let found = path.query_located(&self.plain);
        let pointers = found.locations().map(|place| place.to_json_pointer());
        let value = |pointer: String| {
            Some(Value { plain: self.plain.pointer(&pointer)?, written: self.written.pointer(&pointer)? })
        };
        pointers.filter_map(value).collect()
    }

    /// Is what a path leads to what is wanted?
    pub fn look(&self, path: &str, test: &Test) -> Seen {
        let found = self.at(path);
        let seen = |holds: bool, instead: Instead| if holds { Seen::Holds } else { Seen::Not(instead) };
        match (test, found.as_slice()) {
            (Test::Present, []) => Seen::Not(Instead::Nothing),
            (Test::Present, _) => Seen::Holds,
            (Test::Absent, []) => self.unproved(path).map_or(Seen::Holds, Seen::Not),
            (Test::Absent, [only]) => Seen::Not(Instead::Value(only.shown())),
            (Test::Absent, all) => Seen::Not(Instead::Several(all.len(), shown(all))),
            (Test::Count(wanted), all) if !is_singular(path) => {
                let doubt = if all.is_empty() { self.unproved(path) } else { None };
                let held = all.len() == *wanted && doubt.is_none();
                seen(held, doubt.unwrap_or(Instead::Elements(all.len())))
            }
            (Test::Count(wanted), [only]) => match only.plain {
                Json::Array(all) => seen(all.len() == *wanted, Instead::Elements(all.len())),
                _ => Seen::Not(Instead::NoList(only.shown())),
            },
            (_, []) => Seen::Not(Instead::Nothing),
            (Test::Contains(wanted), [only]) if is_singular(path) => {
                seen(only.contains(wanted), Instead::Value(only.shown()))
            }
            (Test::Contains(wanted), all) => {
                seen(all.iter().any(|one| one.is(wanted)), Instead::Several(all.len(), shown(all)))
            }
            (Test::Is(wanted), [only]) => seen(only.is(wanted), Instead::Value(only.shown())),
            (Test::Empty, [only]) => seen(only.is_empty(), Instead::Value(only.shown())),
            (Test::Matches(expression), [only]) => {
                let text = only.plain.as_str();
                let is = patterns::whole(expression).is_ok_and(|it| text.is_some_and(|text| it.is_match(text)));
                seen(is, Instead::Value(only.shown()))
            }
            (_, all) => Seen::Not(Instead::Several(all.len(), shown(all))),
        }
    }

    /// Why does it prove nothing that a path leads nowhere? What should hold it is not there, or a filter looks at
    /// what no element has: it would select nothing whatever the answer.
    fn unproved(&self, path: &str) -> Option<Instead> {
        let holder = holder(path)?;
        let held = self.at(&holder);
        let kind = kind_of_holder(path);
        if !held.iter().any(|value| value.may_hold(kind)) {
            return Some(Instead::NoHolder(holder));
        }
        if held.iter().all(Value::is_empty) {
            return None;
        }
        let unread = |reading: Reading| {
            let found = self.at(&format!("{holder}[*]{}", reading.path));
            if found.is_empty() {
                return Some(format!("@{}", reading.path));
            }
            let is_compared = |value: &Value<'_>| reading.sort.is_none_or(|sort| value.sort() == Some(sort));
            (!found.iter().any(is_compared)).then_some(reading.said)
        };
        match looked_at(path) {
            Some(readings) => readings.into_iter().find_map(unread).map(|read| Instead::Unread(holder.clone(), read)),
            None => Some(Instead::Unread(holder.clone(), path.get(holder.len()..).unwrap_or_default().to_owned())),
        }
    }

    /// The one value at a path, as later steps write it; what is there instead where it is none, several or blank.
    ///
    /// # Errors
    /// What is there instead.
    pub fn kept(&self, path: &str) -> Result<String, Instead> {
        match self.at(path).as_slice() {
            [] => Err(Instead::Nothing),
            [only] => match (only.plain, only.written) {
                (Json::String(text), _) if !text.trim().is_empty() => Ok(text.clone()),
                (Json::Number(_), Json::String(digits)) => Ok(digits.clone()),
                (Json::Bool(yes), _) => Ok(yes.to_string()),
                _ => Err(Instead::Value(only.shown())),
            },
            all => Err(Instead::Several(all.len(), shown(all))),
        }
    }
}

/// A value in an answer.
struct Value<'a> {
    plain: &'a Json,
    written: &'a Json,
}

impl Value<'_> {
    fn is(&self, wanted: &Wanted) -> bool {
        let number = || match (self.plain, self.written) {
            (Json::Number(_), Json::String(digits)) => Some(digits.as_str()),
            _ => None,
        };
        match wanted {
            Wanted::Text(text) => self.plain.as_str().is_some_and(|own| own.nfc().eq(text.nfc())),
            Wanted::Number(wanted) => number().and_then(decimal) == Some(*wanted),
            Wanted::Bool(yes) => self.plain.as_bool() == Some(*yes),
            Wanted::Null => self.plain.is_null(),
            Wanted::Kept(text) => match number() {
                Some(digits) => digits == text || decimal(text).is_some_and(|kept| decimal(digits) == Some(kept)),
                None => match self.plain {
                    Json::Bool(yes) => yes.to_string() == *text,
                    other => other.as_str().is_some_and(|own| own.nfc().eq(text.nfc())),
                },
            },
        }
    }

    fn contains(&self, wanted: &Wanted) -> bool {
        match (self.plain, self.written, wanted) {
            (Json::Array(plain), Json::Array(written), _) => {
                plain.iter().zip(written).any(|(plain, written)| Value { plain, written }.is(wanted))
            }
            (Json::String(own), _, Wanted::Text(part) | Wanted::Kept(part)) => {
                let (own, part): (String, String) = (own.nfc().collect(), part.nfc().collect());
                own.contains(&part)
            }
            _ => false,
        }
    }

    fn is_empty(&self) -> bool {
        match self.plain {
            Json::Null => true,
            Json::String(text) => text.is_empty(),
            Json::Array(all) => all.is_empty(),
            Json::Object(all) => all.is_empty(),
            _ => false,
        }
    }

    fn sort(&self) -> Option<Sort> {
        match self.plain {
            Json::String(_) => Some(Sort::Text),
            Json::Number(_) => Some(Sort::Number),
            Json::Bool(_) => Some(Sort::Truth),
            _ => None,
        }
    }

    fn may_hold(&self, kind: Holder) -> bool {
        match kind {
            Holder::Object => self.plain.is_object(),
            Holder::List => self.plain.is_array(),
            Holder::Any => self.plain.is_object() || self.plain.is_array(),
        }
    }

    /// The value as JSON writes it, cut where it is long.
    fn shown(&self) -> String {
        let text = match (self.plain, self.written) {
            (Json::Number(_), Json::String(digits)) => digits.clone(),
            (plain, _) => plain.to_string(),
        };
        cut(&text)
    }
}

/// The number that digits write; none where it has more of them than can be compared.
fn decimal(digits: &str) -> Option<Decimal> {
    match digits.contains(['e', 'E']) {
        true => Decimal::from_scientific(digits).ok(),
        false => Decimal::from_str_exact(digits).ok(),
    }
}

fn shown(all: &[Value<'_>]) -> String {
    cut(&all.iter().map(Value::shown).collect::<Vec<_>>().join(", "))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"id":"a1","n":12.50,"big":123456789012345678901234567890,"yes":true,"none":null,"blank":"",
        "list":[1,2,3],"rows":[{"name":"Acier","n":1},{"name":"Bois","n":2}],"empty":[],"it's.here":"x"}"#;

    fn look(path: &str, test: Test) -> Seen {
        Answer::read(TEXT).expect("JSON").look(path, &test)
    }

    fn number(text: &str) -> Wanted {
        Wanted::Number(text.parse().expect("a decimal"))
    }

    fn text(text: &str) -> Wanted {
        Wanted::Text(text.to_owned())
    }

    #[test]
    fn a_value_is_what_it_is_to_the_digit_and_to_the_sort() {
        for (path, wanted) in [
            ("$.id", text("a1")),
            ("$.n", number("12.5")),
            ("$.n", number("12.500")),
            ("$.yes", Wanted::Bool(true)),
            ("$.none", Wanted::Null),
            ("$.n", Wanted::Kept("12.50".into())),
            ("$.big", Wanted::Kept("123456789012345678901234567890".into())),
            ("$['it\\'s.here']", text("x")),
            ("$.rows[1].name", text("Bois")),
        ] {
            assert_eq!(look(path, Test::Is(wanted.clone())), Seen::Holds, "{path} {wanted:?}");
        }
        for (path, wanted, instead) in [
            ("$.n", number("12.4999999999999999"), Instead::Value("12.50".into())),
            ("$.n", text("12.50"), Instead::Value("12.50".into())),
            ("$.id", number("1"), Instead::Value("\"a1\"".into())),
            ("$.big", Wanted::Kept("123456789012345678901234567891".into()), {
                Instead::Value("123456789012345678901234567890".into())
            }),
            ("$.nothing", text(""), Instead::Nothing),
            ("$.rows[*].name", text("Acier"), Instead::Several(2, "\"Acier\", \"Bois\"".into())),
        ] {
            assert_eq!(look(path, Test::Is(wanted)), Seen::Not(instead), "{path}");
        }
    }

    #[test]
    fn an_absence_needs_what_would_hold_it() {
        assert_eq!(look("$.other", Test::Absent), Seen::Holds);
        assert_eq!(look("$.rows[?@.name == 'Fer']", Test::Absent), Seen::Holds);
        assert_eq!(look("$.lignes[?@.name == 'Fer']", Test::Absent), Seen::Not(Instead::NoHolder("$.lignes".into())));
        // Where no element has what the filter looks at, it would be so whatever the answer.
        let unread = |said: &str| Seen::Not(Instead::Unread("$.rows".into(), said.into()));
        for (slip, said) in [
            ("@.nom == 'Fer'", "@.nom"),
            ("@.name == 'Fer' && @.lot == 3", "@.lot"),
            ("@.n == '3'", "@.n == '3'"),
            ("'3' == @.n", "@.n == '3'"),
            ("@['nom'] == 'Fer'", "@['nom']"),
            ("match(@.nom, 'F.*')", "@.nom"),
            ("search(@.n, '3')", "search(@.n, '3')"),
        ] {
            assert_eq!(look(&format!("$.rows[?{slip}]"), Test::Absent), unread(said), "{slip}");
            assert_eq!(look(&format!("$.rows[?{slip}]"), Test::Count(0)), unread(said), "{slip}");
        }
        for right in
            ["@.n == 3", "@.name == '@.nom'", "3 == @.n", "@.n > 2", "match(@.name, 'F.*')", "@['name'] == 'Fer'"]
        {
            assert_eq!(look(&format!("$.rows[?{right}]"), Test::Absent), Seen::Holds, "{right}");
        }
        assert_eq!(look("$.empty[?@.nom == 'Fer']", Test::Absent), Seen::Holds, "an empty list has nothing");
        // A filter that nobody can say why it selects nothing, even where it is not refused before.
        for unproving in ["@.n == $.nn", "@.n == @.name", "length(@.n) > 2", "@.n == 12345678901234567891"] {
            let told = Seen::Not(Instead::Unread("$.rows".into(), format!("[?{unproving}]")));
            assert_eq!(look(&format!("$.rows[?{unproving}]"), Test::Absent), told, "{unproving}");
        }
        // A list has no names, and an object no places.
        assert_eq!(look("$.rows.password", Test::Absent), Seen::Not(Instead::NoHolder("$.rows".into())));
        assert_eq!(look("$[0]", Test::Absent), Seen::Not(Instead::NoHolder("$".into())));
        assert_eq!(look("$.rows[7]", Test::Absent), Seen::Holds);
        assert_eq!(look("$.rows[*].password", Test::Absent), Seen::Holds);
        assert_eq!(look("$.id.x", Test::Absent), Seen::Not(Instead::NoHolder("$.id".into())));
        assert_eq!(look("$.none", Test::Absent), Seen::Not(Instead::Value("null".into())));
        assert_eq!(look("$.none", Test::Present), Seen::Holds);
    }

    #[test]
    fn elements_are_those_of_a_list_or_of_several_values() {
        assert_eq!(look("$.list", Test::Count(3)), Seen::Holds);
        assert_eq!(look("$.list", Test::Count(2)), Seen::Not(Instead::Elements(3)));
        assert_eq!(look("$.rows[*]", Test::Count(2)), Seen::Holds);
        assert_eq!(look("$.empty", Test::Count(0)), Seen::Holds);
        assert_eq!(look("$.empty[*]", Test::Count(0)), Seen::Holds);
        assert_eq!(look("$.absent", Test::Count(0)), Seen::Not(Instead::Nothing));
        assert_eq!(look("$.absent[*]", Test::Count(0)), Seen::Not(Instead::NoHolder("$.absent".into())));
        assert_eq!(look("$.id", Test::Count(2)), Seen::Not(Instead::NoList("\"a1\"".into())));
    }

    #[test]
    fn what_is_contained_is_a_part_of_a_text_or_one_of_several() {
        assert_eq!(look("$.id", Test::Contains(text("a"))), Seen::Holds);
        assert_eq!(look("$.list", Test::Contains(number("2"))), Seen::Holds);
        assert_eq!(look("$.rows[*].name", Test::Contains(text("Bois"))), Seen::Holds);
        assert!(matches!(look("$.rows[*].name", Test::Contains(text("Boi"))), Seen::Not(_)));
        assert!(matches!(look("$.list", Test::Contains(text("2"))), Seen::Not(_)));
    }
}
