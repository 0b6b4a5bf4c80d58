//! Is a figure the sum of those above it?

use rust_decimal::Decimal;

/// Do the first of these figures, two or more of them, add up to the value? They are those above it, the nearest first:
/// all of them, or the last ones.
pub fn add_up(nearest_first: impl Iterator<Item = Decimal>, value: Decimal) -> bool {
    let mut sum = Decimal::ZERO;
    nearest_first.enumerate().any(|(at, one)| {
        sum = sum.saturating_add(one);
        at > 0 && sum == value
    })
}
