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

/// A text of the authors whose number, alone or first, is written as people write it: `10.1 %` is
/// `10,1 %`, `1200 comptes` is `1 200 comptes`. Years, codes, versions and any other text stay.
pub fn figure(lang: Lang, text: &str) -> String {
    let end = text.find(|c: char| c.is_whitespace() || c == '%').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    match decimal(lang, number) {
        Some(_) if is_year(number) && !rest.is_empty() => text.to_owned(),
        Some(said) => {
            let unit = rest.trim_start();
            let space = if unit.is_empty() || (lang == Lang::En && unit.starts_with('%')) { "" } else { "\u{a0}" };
            format!("{said}{space}{unit}")
        }
        None => text.to_owned(),
    }
}

/// A value with its unit: `1 200 comptes`, `10,1 %`, `10.1%`.
pub fn measure(lang: Lang, value: &str, unit: Option<&str>) -> String {
    match unit.map(str::trim).filter(|unit| !unit.is_empty()) {
        Some("€") if lang == Lang::En => money(lang, value),
        Some("%") if lang == Lang::En => format!("{}%", figure(lang, value)),
        Some(unit) => format!("{}\u{a0}{unit}", decimal(lang, value).unwrap_or_else(|| figure(lang, value))),
        None => figure(lang, value),
    }
}

/// An amount in euros: a bare number gets its sign, `412 000 €` or `€412,000`; what it takes away has a true minus,
/// before the currency; cents are two figures.
pub fn money(lang: Lang, text: &str) -> String {
    let (minus, amount) = text.trim().strip_prefix('-').map_or(("", text.trim()), |amount| ("−", amount));
    let tenths = amount.split_once('.').is_some_and(|(_, cents)| cents.len() == 1);
    let amount = if tenths { format!("{amount}0") } else { amount.to_owned() };
    match (decimal(lang, &amount), lang) {
        (Some(said), Lang::Fr) => format!("{minus}{said}\u{a0}€"),
        (Some(said), Lang::En) => format!("{minus}€{said}"),
        (None, _) => figure(lang, text),
    }
}

/// A plain number with its thousands apart and the language's decimal point; codes that begin with
/// a zero are no numbers.
fn decimal(lang: Lang, number: &str) -> Option<String> {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !plain(whole) || (whole.len() > 1 && whole.starts_with('0')) || !fraction.is_none_or(plain) {
        return None;
    }
    let whole = integer(lang, i64::from(whole.parse::<u32>().ok()?));
    let point = if lang == Lang::Fr { ',' } else { '.' };
    Some(fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}{point}{fraction}")))
}

fn is_year(number: &str) -> bool {
    number.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
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

/// A moment for people: `12 mars 2026, 09:30 UTC`.
pub fn moment(lang: Lang, ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC);
    format!("{}, {:02}:{:02} UTC", date(lang, at.date()), at.hour(), at.minute())
}

/// A moment as programs write it: `2026-03-12T09:30:00.000Z`.
pub fn instant(ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// A size for people: `812 octets`, `10,0 Mo`.
pub fn bytes(lang: Lang, size: u64) -> String {
    const KILO: u64 = 1024;
    let (unit, units) = match lang {
        Lang::Fr => ("octets", ["Ko", "Mo", "Go"]),
        Lang::En => ("bytes", ["KB", "MB", "GB"]),
    };
    if size < KILO {
        return format!("{size}\u{a0}{unit}");
    }
    let (step, unit) = match size {
        ..1_048_576 => (KILO, units[0]),
        1_048_576..1_073_741_824 => (KILO * KILO, units[1]),
        _ => (KILO * KILO * KILO, units[2]),
    };
    let tenths = (u128::from(size) * 10).div_ceil(u128::from(step));
    let sign = if lang == Lang::Fr { ',' } else { '.' };
    format!("{}{sign}{}\u{a0}{unit}", tenths / 10, tenths % 10)
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

/// A time of work: `45 min`, `2 h`, `1 h 30 min`.
pub fn work_time(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}\u{a0}min"),
    }
}

/// A duration that nobody knows exactly: `1 s`, `40 s`, `3 min`.
pub fn roughly(duration: std::time::Duration) -> String {
    match duration.as_secs_f64().ceil() as u64 {
        seconds @ 0..20 => format!("{}\u{a0}s", seconds.max(1)),
        seconds @ 20..90 => format!("{}\u{a0}s", seconds.next_multiple_of(10)),
        seconds => format!("{}\u{a0}min", seconds.div_ceil(60)),
    }
}

/// A label with a capital first letter, for where it stands alone.
pub fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A label with a small first letter, for the middle of a sentence; acronyms keep theirs.
pub fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_work_is_written_in_hours_and_minutes() {
        let plain = |minutes| work_time(minutes).replace('\u{a0}', " ");
        assert_eq!([0, 45, 60, 125].map(plain), ["0 min", "45 min", "1 h", "2 h 05 min"]);
    }

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
        let rough = [0, 17, 32, 95].map(|seconds| roughly(std::time::Duration::from_secs(seconds)));
        assert_eq!(rough, ["1\u{a0}s", "17\u{a0}s", "40\u{a0}s", "2\u{a0}min"]);
    }

    #[test]
    fn figures_are_written_as_people_write_them() {
        assert_eq!(figure(Lang::Fr, "1200"), "1\u{202f}200");
        assert_eq!(figure(Lang::Fr, "10.1 %"), "10,1\u{a0}%");
        assert_eq!(figure(Lang::En, "10.1 %"), "10.1%");
        assert_eq!(figure(Lang::En, "28000.5"), "28,000.5");
        assert_eq!(figure(Lang::Fr, "-0.5"), "-0,5");
        assert_eq!(figure(Lang::Fr, "1200 comptes"), "1\u{202f}200\u{a0}comptes");
        for kept in ["2 à 3", "2026 au plus tard", "1.2.3", "00041276700014", "tous", "", "deux 1200"] {
            assert_eq!(figure(Lang::Fr, kept).replace('\u{a0}', " "), kept);
        }
        assert_eq!(measure(Lang::Fr, "10.1", Some("%")), "10,1\u{a0}%");
        assert_eq!(measure(Lang::Fr, "2000", Some("comptes")), "2\u{202f}000\u{a0}comptes");
        assert_eq!(money(Lang::Fr, "412000"), "412\u{202f}000\u{a0}€");
        assert_eq!(money(Lang::En, "412000"), "€412,000");
        assert_eq!(money(Lang::Fr, "-15000"), "−15\u{202f}000\u{a0}€");
        assert_eq!(money(Lang::En, "-1100.5"), "−€1,100.50");
        assert_eq!(money(Lang::Fr, "412 k€"), "412\u{a0}k€");
    }
}
