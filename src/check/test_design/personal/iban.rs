//! Which bank accounts of a text may be somebody's? Those whose check digits are right, but for the samples
//! that banks and standards print in their documentation.

use std::ops::Range;

/// How long an account is, by country.
const LENGTHS: &[(&str, usize)] = &[
    ("AT", 20),
    ("BE", 16),
    ("CH", 21),
    ("DE", 22),
    ("DK", 18),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("IE", 22),
    ("IT", 27),
    ("LU", 20),
    ("MC", 27),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("SE", 24),
];

/// Samples of documentation.
const SAMPLES: &[&str] = &[
    "AT611904300234573201",
    "BE68539007547034",
    "BE71096123456769",
    "CH9300762011623852957",
    "DE89370400440532013000",
    "DE75512108001245126199",
    "DK5000400440116243",
    "ES9121000418450200051332",
    "ES7921000813610123456789",
    "FI2112345600000785",
    "FR1420041010050500013M02606",
    "FR7630006000011234567890189",
    "FR7612345987650123456789014",
    "GB29NWBK60161331926819",
    "GB82WEST12345698765432",
    "GB33BUKB20201555555555",
    "IE29AIBK93115212345678",
    "IE64IRCE92050112345678",
    "IT60X0542811101000000123456",
    "LU280019400644750000",
    "LU120010001234567891",
    "MC5811222000010123456789030",
    "NL91ABNA0417164300",
    "NL02ABNA0123456789",
    "NO9386011117947",
    "PL61109010140000071219812874",
    "PT50000201231234567890154",
    "SE4550000000058398257466",
];

/// The accounts whose check digits are right and that no documentation prints.
pub fn real_accounts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_alphabetic()) {
        let start = from + at;
        from = start + 1;
        if text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        if let Some((end, account)) = account(text, start) {
            // « de FR76… »: what a word before it seems to begin is none.
            if !is_right(&account) {
                continue;
            }
            from = end;
            if !SAMPLES.contains(&account.as_str()) {
                found.push(start..end);
            }
        }
    }
    found
}

/// The account that is written from `start`, spaces left out, and where it ends.
fn account(text: &str, start: usize) -> Option<(usize, String)> {
    let country = text.get(start..start + 2)?;
    // People type it in small letters too.
    let length = LENGTHS.iter().find(|(code, _)| code.eq_ignore_ascii_case(country))?.1;
    let mut account = String::with_capacity(length);
    for (at, c) in text[start..].char_indices() {
        match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' => account.push(c.to_ascii_uppercase()),
            ' ' | '\u{a0}' | '\u{202f}' => continue,
            _ => return None,
        }
        if account.len() == length {
            let end = start + at + 1;
            return (!text[end..].starts_with(char::is_alphanumeric)).then_some((end, account));
        }
    }
    None
}

/// ISO 7064: read as one number from the fifth sign on, letters as 10 to 35, it leaves 1 when divided by 97.
fn is_right(account: &str) -> bool {
    let Some((head, tail)) = account.split_at_checked(4) else { return false };
    let digits = head.as_bytes().get(2..).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
    let rest = tail.chars().chain(head.chars()).try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        Some((if value < 10 { rest * 10 } else { rest * 100 } + value) % 97)
    });
    // An account of noughts alone is right too, and nobody's.
    digits && rest == Some(1) && tail.chars().any(|c| c != '0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        real_accounts(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn an_account_with_right_check_digits_is_found_to_the_letter() {
        assert!(is_right("FR1420041010050500013M02606"));
        let account = valid("FR", "10278060000002053310140");
        let groups: Vec<&str> =
            account.as_bytes().chunks(4).filter_map(|four| std::str::from_utf8(four).ok()).collect();
        for written in [account.clone(), account.to_lowercase(), groups.join(" "), groups.join("\u{a0}")] {
            assert_eq!(found(&format!("Payer sur {written}, merci")), [written.as_str()]);
        }
    }

    /// An account of those digits with the check digits that make it right.
    fn valid(country: &str, rest: &str) -> String {
        let right = (2..99).map(|check| format!("{country}{check:02}{rest}")).find(|account| is_right(account));
        right.expect("one in 97 is right")
    }

    #[test]
    fn samples_wrong_digits_and_other_codes_are_left_in_peace() {
        for text in [
            "FR14 2004 1010 0505 0001 3M02 606",
            "DE89 3704 0044 0532 0130 00",
            "FR76 0000 0000 0000 0000 0000 000",
            "GB29 NWBK 6016 1331 9268 19",
            "CC-26-118204",
            "EXG-001",
            "FRANCE",
            "BE",
            "XFR1420041010050500013M02606",
            "fr14 2004 1010 0505 0001 3m02 606",
            "de la fin du mois au début du suivant",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
