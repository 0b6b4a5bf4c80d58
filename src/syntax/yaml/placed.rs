//! Which bytes does a value stand on?
//!
//! The library answers by the fields of its `Spanned`: the value, where it is used and where it is
//! defined, each with line, column, characters and bytes. A tree asks for the bytes of the use alone, of
//! every value: reading no more than that takes a third off the reading of a file.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value with the bytes on which it is used; 0 and 0 where the library does not know them.
#[derive(Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its first byte.
    pub start: usize,
    /// How many bytes.
    pub len: usize,
}

/// The name by which the library knows that places are wanted.
const WANTED: &str = "__yaml_spanned";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(WANTED, PlacedVisitor(PhantomData))
    }
}

struct PlacedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PlacedVisitor<T> {
    type Value = Placed<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut value = None;
        while let Some(field) = map.next_key::<Field>()? {
            match (field, value.take()) {
                (Field::Value, _) => value = Some(map.next_value()?),
                // What comes after it is where it is defined: an anchor, or the same.
                (Field::Referenced, Some(value)) => {
                    let Bytes(start, len) = map.next_value()?;
                    return Ok(Placed { value, start, len });
                }
                (_, kept) => {
                    value = kept;
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Err(A::Error::custom("a value without its place"))
    }
}

/// Names of the fields on the way to the bytes.
enum Field {
    Value,
    Referenced,
    Span,
    ByteInfo,
    Other,
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Field;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }
            fn visit_str<E>(self, name: &str) -> Result<Field, E> {
                Ok(match name {
                    "value" => Field::Value,
                    "referenced" => Field::Referenced,
                    "span" => Field::Span,
                    "byte_info" => Field::ByteInfo,
                    _ => Field::Other,
                })
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

/// First byte and length.
struct Bytes(usize, usize);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Location", &["line", "column", "span", "source_id"], BytesVisitor)
    }
}

struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = Bytes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a place")
    }

    /// A location, then its span: each a map.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Bytes, A::Error> {
        while let Some(field) = map.next_key::<Field>()? {
            match field {
                Field::Span => return map.next_value(),
                Field::ByteInfo => return map.next_value::<Pair>().map(|Pair(bytes)| bytes),
                _ => map.next_value::<IgnoredAny>().map(|_| ())?,
            }
        }
        Ok(Bytes(0, 0))
    }
}

/// The bytes as a pair of numbers.
struct Pair(Bytes);

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Two;
        impl<'de> Visitor<'de> for Two {
            type Value = Pair;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("two numbers")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Pair, A::Error> {
                let mut next =
                    || seq.next_element::<u64>().map(|n| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0));
                Ok(Pair(Bytes(next()?, next()?)))
            }
        }
        deserializer.deserialize_tuple(2, Two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_are_those_of_the_library() {
        use serde_yaml::Spanned;
        let text = "a: &x [1, « é »]\nb: {c: *x}\nd: >-\n  long\n  texte\ne: *x\nf:\n";
        type Theirs = std::collections::BTreeMap<String, Spanned<IgnoredAny>>;
        type Ours = std::collections::BTreeMap<String, Placed<IgnoredAny>>;
        let theirs: Result<Theirs, _> = serde_yaml::from_str(text);
        let ours: Result<Ours, _> = serde_yaml::from_str(text);
        let bytes = |spanned: &Spanned<IgnoredAny>| {
            let span = spanned.referenced.span();
            (span.byte_offset().unwrap_or(0), span.byte_len().unwrap_or(0))
        };
        let theirs: Vec<_> = theirs.expect("read").iter().map(|(key, value)| (key.clone(), bytes(value))).collect();
        let ours: Vec<_> =
            ours.expect("read").into_iter().map(|(key, value)| (key, (value.start as u64, value.len as u64))).collect();
        assert_eq!(theirs, ours);
    }
}
