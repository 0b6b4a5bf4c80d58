//! Is it a SIRET?

use super::super::record::digits;

/// The fourteen digits of a SIRET that satisfies the Luhn check, else none.
pub fn normalised(text: &str) -> Option<String> {
    let digits = digits(text);
    (digits.len() == 14 && luhn(&digits)).then_some(digits)
}

/// Whether digits satisfy the Luhn check; false when there is anything but digits.
pub fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (place, digit) in digits.bytes().rev().enumerate() {
        if !digit.is_ascii_digit() {
            return false;
        }
        let digit = u32::from(digit - b'0');
        sum += match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        };
    }
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_digits_and_the_luhn_check() {
        assert_eq!(normalised("000 412 767 00014").as_deref(), Some("00041276700014"));
        assert_eq!(normalised("00041276700015"), None);
        assert_eq!(normalised("0004127670001"), None);
        assert_eq!(normalised("0004127670001A"), None);
    }
}
