//! Enumerations that are written as words in YAML and shown by a label.

/// Declares an enumeration with the word of each value and the group of its labels
/// (`{group}-{word}` in the `.ftl` files). The first value is the default.
#[macro_export]
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident $group:literal { $($(#[$vmeta:meta])* $value:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each value is named by its word")]
        pub enum $name { $($(#[$vmeta])* $value),+ }

        impl $name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// The words of all values, in order.
            pub const KEYS: &'static [&'static str] = &[$($key),+];
            /// The group of the labels.
            pub const GROUP: &'static str = $group;

            /// The word used in YAML and JSON.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$value => $key),+ }
            }

            /// The value of that word.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$value),)+ _ => None }
            }

            /// The label in a language.
            pub fn label(self, lang: $crate::text::Lang) -> String {
                $crate::text::message::label(lang, $group, self.key())
            }
        }

        #[allow(clippy::derivable_impls, reason = "the first value is the default, by convention")]
        impl Default for $name {
            fn default() -> Self { Self::ALL[0] }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_key(&key).ok_or_else(|| serde::de::Error::unknown_variant(&key, Self::KEYS))
            }
        }
    };
}
