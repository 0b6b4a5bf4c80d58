//! What does a workbook of Excel show of a number beside its figures? `0%` is a share, `#,##0" k€"` thousands of euros,
//! `"EXG-"000` a code.

use super::super::book::plain;

/// The format of a number: its parts, for positive numbers, negative ones and zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberFormat {
    sections: Vec<Section>,
}

/// What a number looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// As its figures.
    Bare,
    /// As a percentage.
    Percent,
    /// As this text: `85 k€`.
    Text(String),
}

/// One part of a format.
#[derive(Clone, Debug, Default, PartialEq)]
struct Section {
    /// The numbers that it is of, where it says so: `[<1000]`.
    condition: Option<(Comparison, f64)>,
    /// What stands before the figures, and after them.
    before: String,
    after: String,
    /// It has a place for figures.
    has_figures: bool,
    /// How many figures stand before the decimals at least.
    zeros: usize,
    /// How many times the number is shown a thousand times smaller.
    thousands: i32,
    is_share: bool,
    /// What stands between its figures is more than a mark: a fraction, a number of telephone.
    is_odd: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Comparison {
    Below,
    AtMost,
    Above,
    AtLeast,
    Equal,
    Other,
}

impl NumberFormat {
    /// Reads the code of a format.
    pub fn of(code: &str) -> Self {
        let mut sections = vec![Reading::default()];
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            let Some(current) = sections.last_mut() else { break };
            match c {
                ';' => sections.push(Reading::default()),
                '"' => current.literal(&chars.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' => current.literal(&chars.next().map(String::from).unwrap_or_default()),
                // As wide as a character, or filled with it: nothing that anybody reads.
                '_' | '*' => {
                    let filled = chars.next();
                    current.section.is_odd |= filled.is_none();
                    current.literal(" ");
                    // `_($* #,##0_)`: the money of the machine, whichever it is.
                    if filled == Some('(') && chars.peek() == Some(&'$') {
                        chars.next();
                    }
                }
                '[' => current.bracketed(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
                c => current.sign(c),
            }
        }
        Self { sections: sections.into_iter().map(Reading::into_section).collect() }
    }

    /// What a number looks like in it.
    pub fn look(&self, number: f64) -> Look {
        let Some(section) = self.section(number).filter(|section| !section.is_odd) else { return Look::Bare };
        if section.is_share {
            return Look::Percent;
        }
        let (before, after) = (tidy(&section.before), tidy(&section.after));
        if before.is_empty() && after.is_empty() {
            return Look::Bare;
        }
        if !section.has_figures {
            return Look::Text(format!("{before}{after}"));
        }
        let mut figures = plain(number / 1000_f64.powi(section.thousands));
        if !before.is_empty() && after.is_empty() && number >= 0.0 && !figures.contains('.') {
            figures = format!("{figures:0>width$}", width = section.zeros);
        } else if figures.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
            // Three decimals would be read as thousands.
            figures.push('0');
        }
        let space = if after.is_empty() { "" } else { " " };
        Look::Text(format!("{before}{figures}{space}{after}"))
    }

    fn section(&self, number: f64) -> Option<&Section> {
        if self.sections.iter().any(|section| section.condition.is_some()) {
            let is_met = |section: &&Section| section.condition.is_none_or(|condition| holds(condition, number));
            return self.sections.iter().find(is_met);
        }
        match self.sections.as_slice() {
            [_, negative, ..] if number < 0.0 => Some(negative),
            [_, _, zero, ..] if number == 0.0 => Some(zero),
            [first, ..] => Some(first),
            [] => None,
        }
    }
}

fn holds((comparison, bound): (Comparison, f64), number: f64) -> bool {
    match comparison {
        Comparison::Below => number < bound,
        Comparison::AtMost => number <= bound,
        Comparison::Above => number > bound,
        Comparison::AtLeast => number >= bound,
        Comparison::Equal => (number - bound).abs() < f64::EPSILON,
        Comparison::Other => (number - bound).abs() >= f64::EPSILON,
    }
}

/// Without blanks at its ends, and without the signs of a negative number, which its figures bear: `(`, `-`.
fn tidy(literal: &str) -> &str {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | '−' | '+');
    let inner = literal.trim_matches(is_sign);
    // A code keeps its hyphen: `EXG-`.
    if inner.ends_with(char::is_alphabetic) { literal.trim().trim_start_matches(is_sign) } else { inner }
}

/// A part of a format that is being read.
#[derive(Default)]
struct Reading {
    section: Section,
    /// Commas behind the last place for a figure.
    commas: i32,
    has_decimals: bool,
}

impl Reading {
    fn literal(&mut self, text: &str) {
        let literal = if self.section.has_figures { &mut self.section.after } else { &mut self.section.before };
        literal.push_str(text);
    }

    fn sign(&mut self, c: char) {
        match c {
            '0' | '#' | '?' => {
                let section = &mut self.section;
                section.is_odd |= section.after.contains(|c: char| !c.is_whitespace());
                section.after.clear();
                section.has_figures = true;
                section.zeros += usize::from(c == '0' && !self.has_decimals);
                self.commas = 0;
            }
            ',' => self.commas += 1,
            '.' => self.has_decimals = true,
            '%' => self.section.is_share = true,
            // A fraction, a power, the words of a text.
            '/' | 'E' | 'e' | '@' => self.section.is_odd = true,
            c => self.literal(&c.to_string()),
        }
    }

    /// `[Red]`, `[<1000]`, `[$€-40C]`.
    fn bracketed(&mut self, text: &str) {
        if let Some(currency) = text.strip_prefix('$') {
            self.literal(currency.split('-').next().unwrap_or_default());
            return;
        }
        let signs = [
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("<>", Comparison::Other),
            ("<", Comparison::Below),
            (">", Comparison::Above),
            ("=", Comparison::Equal),
        ];
        let found = signs.into_iter().find_map(|(sign, comparison)| Some((comparison, text.strip_prefix(sign)?)));
        if let Some((comparison, bound)) = found.and_then(|(sign, bound)| Some((sign, bound.trim().parse().ok()?))) {
            self.section.condition = Some((comparison, bound));
        }
    }

    fn into_section(self) -> Section {
        let mut section = self.section;
        section.thousands = self.commas;
        // `General` and `Standard` are no words that are shown.
        for literal in [&mut section.before, &mut section.after] {
            *literal = literal.replace("General", "").replace("Standard", "");
        }
        section
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_what_its_format_shows_beside_it() {
        let text = |text: &str| Look::Text(text.to_owned());
        for (code, number, look) in [
            ("General", 85.0, Look::Bare),
            ("", 85.0, Look::Bare),
            ("#,##0.00", 85.0, Look::Bare),
            ("0%", 0.45, Look::Percent),
            ("0.00%;[Red]-0.00%", -0.45, Look::Percent),
            ("0\" %\"", 45.0, text("45 %")),
            ("0\\ \\%", 45.0, text("45 %")),
            ("#,##0\" k€\"", 85.0, text("85 k€")),
            ("#,##0\" k€\"", 85.432, text("85.4320 k€")),
            ("#,##0,\" k€\"", 85_432.0, text("85.4320 k€")),
            ("0.0,,\"M€\"", 1_200_000.0, text("1.2 M€")),
            ("#,##0.00\\ \"€\"", 12.5, text("12.5 €")),
            ("#,##0 €", 12.0, text("12 €")),
            ("_-* #,##0.00\\ [$€-40C]_-;\\-* #,##0.00\\ [$€-40C]_-;_-* \"-\"??\\ [$€-40C]_-;_-@_-", 12.0, text("12 €")),
            (
                "_-* #,##0.00\\ [$€-40C]_-;\\-* #,##0.00\\ [$€-40C]_-;_-* \"-\"??\\ [$€-40C]_-;_-@_-",
                -12.0,
                text("-12 €"),
            ),
            ("_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)", 12.0, Look::Bare),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", 0.0, Look::Bare),
            ("#,##0 ;(#,##0)", -85.0, Look::Bare),
            ("[$$-409]#,##0", 85.0, text("$85")),
            ("[<1000]0\" €\";[>=1000]0.0,\" k€\"", 85.0, text("85 €")),
            ("[<1000]0\" €\";[>=1000]0.0,\" k€\"", 85_000.0, text("85 k€")),
            ("0\" j\"", 12.0, text("12 j")),
            ("\"EXG-\"000", 7.0, text("EXG-007")),
            ("\"Oui\";;\"Non\"", 1.0, text("Oui")),
            ("\"Oui\";;\"Non\"", 0.0, text("Non")),
            ("0;-0;;@", 0.0, Look::Bare),
            ("# ?/?", 0.5, Look::Bare),
            ("0.00E+00", 5.0, Look::Bare),
            ("0#\" \"##\" \"##\" \"##\" \"##", 123_456_789.0, Look::Bare),
            ("000\"-\"000", 123_456.0, Look::Bare),
            ("[Red]0", 5.0, Look::Bare),
            ("\"", 5.0, Look::Bare),
            ("\\", 5.0, Look::Bare),
            ("_", 5.0, Look::Bare),
            ("[", 5.0, Look::Bare),
            ("0;0;0;0;0", 0.0, Look::Bare),
        ] {
            assert_eq!(NumberFormat::of(code).look(number), look, "{code} of {number}");
        }
    }
}
