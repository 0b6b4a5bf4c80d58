//! What can a field hold? Money is never a float.

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A value, neutral between people, scenarios and CRMs.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number, an amount or a percentage (15.01 for 15,01 %).
    Decimal(Decimal),
    /// A text, or the neutral key of a choice.
    Text(String),
    /// A day.
    Date(Date),
    /// A moment, UTC.
    DateTime(Timestamp),
    /// A record of the CRM, by its id.
    Reference(String),
    /// Several values.
    List(Vec<Value>),
}

impl Value {
    /// Are both of sorts that can be compared? Nothing at all compares with everything; others are neither equal nor
    /// different.
    pub fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, _) | (_, Self::Null) => true,
            (Self::List(several), other) => several.iter().all(|one| one.meets(other)),
            (Self::Integer(_) | Self::Decimal(_), Self::Integer(_) | Self::Decimal(_)) => true,
            (Self::DateTime(_), Self::Date(_)) => true,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }
}
