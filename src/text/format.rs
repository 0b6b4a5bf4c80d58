//! How are numbers, dates and durations written for people?

use jiff::civil::Date;

use super::Lang;

/// A whole number with its thousands apart: `12 345` (narrow no-break space), `12,345`.
pub fn integer(lang: Lang, number: i64) -> String {
    let separator = match lang {
        Lang::Fr => '\u{202f}',
        Lang::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A share between 0 and 1 as a percentage without decimals, halves rounded up:
/// `82 %` (no-break space), `82%`. None when there is nothing to divide by.
pub fn share(lang: Lang, part: usize, whole: usize) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let percent = (part * 200 + whole) / (2 * whole);
    Some(match lang {
        Lang::Fr => format!("{percent}\u{a0}%"),
        Lang::En => format!("{percent}%"),
    })
}

/// A day in full: `12 mars 2026`, `12 March 2026`; the first of a French month is `1er`.
pub fn date(lang: Lang, date: Date) -> String {
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::from(date.month().unsigned_abs()) - 1;
    match lang {
        Lang::Fr if date.day() == 1 => format!("1er\u{a0}{} {}", FR[month], date.year()),
        Lang::Fr => format!("{}\u{a0}{} {}", date.day(), FR[month], date.year()),
        Lang::En => format!("{}\u{a0}{} {}", date.day(), EN[month], date.year()),
    }
}

/// A duration for people: `31 ms`, `2,4 s`, `3 min 05 s`.
pub fn duration(lang: Lang, ms: u64) -> String {
    match ms {
        0..1_000 => format!("{ms}\u{a0}ms"),
        1_000..60_000 => {
            let tenths = ms / 100;
            let point = if lang == Lang::Fr { ',' } else { '.' };
            format!("{}{point}{}\u{a0}s", tenths / 10, tenths % 10)
        }
        _ => format!("{}\u{a0}min\u{a0}{:02}\u{a0}s", ms / 60_000, ms / 1_000 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_dates_and_durations_follow_the_language() {
        assert_eq!(integer(Lang::Fr, 1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(integer(Lang::En, -28_000), "-28,000");
        assert_eq!(share(Lang::Fr, 41, 50).as_deref(), Some("82\u{a0}%"));
        assert_eq!(share(Lang::En, 1, 0), None);
        assert_eq!(date(Lang::Fr, jiff::civil::date(2026, 3, 12)), "12\u{a0}mars 2026");
        assert_eq!(date(Lang::Fr, jiff::civil::date(2026, 8, 1)), "1er\u{a0}août 2026");
        assert_eq!(duration(Lang::Fr, 2_450), "2,4\u{a0}s");
        assert_eq!(duration(Lang::En, 185_000), "3\u{a0}min\u{a0}05\u{a0}s");
    }
}
