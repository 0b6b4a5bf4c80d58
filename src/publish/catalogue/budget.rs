//! What does it cost, year by year? Lines by nature, with their totals.

use rust_decimal::Decimal;

use super::{Column, Reader, Room, Row, Table, Value};
use crate::model::fields;
use crate::model::{Artifact, Kind, schema};
use crate::text::amount::{self, Tax};
use crate::text::format;
use crate::text::node::Node;

/// More years than this are not drawn one by one.
const MOST_YEARS: usize = 10;
/// What a line costs altogether is less than this: more is a slip, which is shown as a question and not added up.
/// Sums of what is less never overflow.
const MOST: Decimal = Decimal::from_parts(0x4876_e800, 0x17, 0, false, 0);

struct Line {
    name: String,
    lot: String,
    recurring: bool,
    /// What it costs in a year, or once.
    amount: Option<Decimal>,
    /// With or without taxes, where its price says it.
    tax: Option<Tax>,
    /// What the amount is made of.
    made_of: String,
    /// The year in which it begins, where it is said: of the calendar, or the first, the second… of the project.
    first: Option<u32>,
    years: usize,
}

/// The years that the columns stand for.
#[derive(Clone, Copy)]
struct Years {
    /// The year of the calendar of the first column; without one, columns count from the beginning of each line.
    first: Option<u32>,
    count: usize,
    /// Is something spent after the last of them?
    beyond: bool,
}

impl Years {
    fn of(lines: &[Line]) -> Self {
        let of_calendar = |year: &u32| schema::CALENDAR_YEARS.contains(year);
        let first = lines.iter().filter_map(|line| line.first).filter(of_calendar).min();
        let count = lines.iter().map(|line| line.years.saturating_add(since(first, line))).max().unwrap_or(1);
        Self { first, count: count.clamp(1, MOST_YEARS), beyond: count > MOST_YEARS }
    }
}

/// In which column a line begins, the first being 0. A line that names no year begins with the first.
fn since(first: Option<u32>, line: &Line) -> usize {
    let apart = match (line.first, first) {
        (Some(own), Some(first)) if schema::CALENDAR_YEARS.contains(&own) => own.saturating_sub(first),
        (Some(rank), _) => rank.saturating_sub(1),
        (None, _) => 0,
    };
    usize::try_from(apart).unwrap_or(usize::MAX)
}

/// What lines add up to, each year, after these years, then altogether; and whether some line has no amount that can be read.
struct Sum {
    amounts: Vec<Decimal>,
    lacking: bool,
    /// What its lines say of taxes.
    taxes: Vec<Tax>,
}

impl Sum {
    fn nothing(years: Years) -> Self {
        Self {
            amounts: vec![Decimal::ZERO; years.count + usize::from(years.beyond) + 1],
            lacking: false,
            taxes: Vec::new(),
        }
    }

    /// Prices with taxes and prices without them add up to nothing that can be said.
    fn is_mixed(&self) -> bool {
        self.taxes.contains(&Tax::With) && self.taxes.contains(&Tax::Without)
    }

    fn add(&mut self, amounts: &[Decimal], lacking: bool, taxes: impl IntoIterator<Item = Tax>) {
        self.taxes.extend(taxes);
        for (total, amount) in self.amounts.iter_mut().zip(amounts) {
            *total += amount;
        }
        self.lacking |= lacking;
    }
}

/// The budget, in years of the calendar where its lines name them; else years are counted from the beginning of each
/// line. What is paid once stands in its first year. A line whose amount cannot be read is a question, and so is every
/// sum that it is missing from, and every sum of prices with taxes and prices without them.
pub fn budget(reader: &Reader<'_>, organisation: &Artifact) -> Option<Table> {
    if !reader.shows_field(Kind::Organisation, "budget") {
        return None;
    }
    let lines: Vec<Line> = organisation.items("budget").iter().filter_map(|item| line(reader, item)).collect();
    if lines.is_empty() {
        return None;
    }
    let years = Years::of(&lines);
    let number = |title: String| Column { title, room: Room::Number, more: false };
    let mut columns = vec![
        Column { title: reader.label(Kind::Organisation, "line"), room: Room::Wide, more: false },
        Column { title: reader.label(Kind::Organisation, "lot"), room: Room::Tight, more: true },
        Column { title: reader.say("site-budget-made-of"), room: Room::Number, more: true },
    ];
    let year = |at: usize| match years.first {
        Some(first) => (first as usize + at).to_string(),
        None => format!("{}\u{a0}{}", reader.say("site-budget-year"), at + 1),
    };
    columns.extend((0..years.count).map(|at| number(year(at))));
    if years.beyond {
        columns.push(number(reader.say("site-budget-beyond")));
    }
    columns.push(number(reader.say("site-budget-total")));
    let mut rows = Vec::new();
    let mut whole = Sum::nothing(years);
    for recurring in [false, true] {
        let of_nature: Vec<&Line> = lines.iter().filter(|line| line.recurring == recurring).collect();
        if of_nature.is_empty() {
            continue;
        }
        let mut sum = Sum::nothing(years);
        for line in &of_nature {
            let spent = spent(line, years);
            sum.add(&spent, line.amount.is_none(), line.tax);
            rows.push(row(reader, &line.name, &line.lot, &line.made_of, &spent, line.amount.is_none()));
        }
        let name = reader.say(if recurring { "site-budget-recurring" } else { "site-budget-one-off" });
        rows.push(total(reader, &name, &sum));
        whole.add(&sum.amounts, sum.lacking, sum.taxes);
    }
    rows.push(total(reader, &reader.say("site-budget-whole"), &whole));
    Some(Table { columns, rows }.without_empty_columns())
}

fn line(reader: &Reader<'_>, item: &Node) -> Option<Line> {
    let name = fields::text(item, "line").or_else(|| item.text().map(str::to_owned))?;
    let written = |field: &str| fields::text(item, field);
    let lang = reader.project.manifest.lang;
    let price = written("unit_price").and_then(|text| amount::sure(&text, lang));
    let tax = price.and_then(|price| price.tax);
    let price = price.map(|price| price.euros);
    // A quantity that is written and cannot be read is not one.
    let quantity = match written("quantity") {
        Some(text) => amount::counted(&text, lang).ok(),
        None => Some(Decimal::ONE),
    };
    let recurring = written("kind").as_deref() == Some("recurring");
    let made_of = match (quantity, price) {
        (Some(quantity), Some(_)) if quantity == Decimal::ONE => String::new(),
        (Some(quantity), Some(price)) => {
            format!("{} × {}", format::figure(reader.lang, &plain(quantity)), money(reader, price))
        }
        // As somebody wrote it: that is what nobody can add up.
        _ => [written("quantity"), written("unit_price")].into_iter().flatten().collect::<Vec<_>>().join(" × "),
    };
    let years = if recurring { fields::integer(item, "years").unwrap_or(1).max(1) } else { 1 };
    let amount = quantity.zip(price).and_then(|(quantity, price)| quantity.checked_mul(price));
    let whole = amount.and_then(|amount| amount.checked_mul(Decimal::from(years)));
    let amount = amount.filter(|_| whole.is_some_and(|whole| whole.abs() < MOST));
    Some(Line {
        name,
        lot: fields::text(item, "lot").unwrap_or_default(),
        recurring,
        amount,
        tax,
        made_of,
        first: fields::integer(item, "year").filter(|year| schema::is_year(*year)),
        years: usize::try_from(years).unwrap_or(1),
    })
}

/// What a line costs in each year, in those that have no column of their own, then altogether.
fn spent(line: &Line, years: Years) -> Vec<Decimal> {
    let amount = line.amount.unwrap_or_default();
    let begins = since(years.first, line);
    let is_paid = |year: usize| year >= begins && year - begins < line.years;
    let mut spent: Vec<Decimal> =
        (0..years.count).map(|year| if is_paid(year) { amount } else { Decimal::ZERO }).collect();
    let whole = amount.checked_mul(Decimal::from(line.years)).unwrap_or_default();
    if years.beyond {
        let drawn = Decimal::from(spent.iter().filter(|year| !year.is_zero()).count());
        spent.push(whole - amount.checked_mul(drawn).unwrap_or_default());
    }
    spent.push(whole);
    spent
}

/// A row of sums; what is missing from one is asked for beside it, in the last column.
fn total(reader: &Reader<'_>, name: &str, sum: &Sum) -> Row {
    let mut row = Row { total: true, ..row(reader, name, "", "", &sum.amounts, sum.is_mixed()) };
    if let Some(last) = row.cells.last_mut().filter(|_| sum.lacking && !sum.is_mixed()) {
        *last = match last {
            Value::Word(known) => Value::Word(format!("{known} + ?")),
            _ => Value::Word("?".to_owned()),
        };
    }
    row
}

fn row(reader: &Reader<'_>, name: &str, lot: &str, made_of: &str, spent: &[Decimal], unknown: bool) -> Row {
    let amount = |amount: &Decimal| match () {
        () if unknown => Value::Word("?".to_owned()),
        () if amount.is_zero() => Value::Nothing,
        () => Value::Word(money(reader, *amount)),
    };
    let mut cells = vec![Value::Text(name.to_owned()), Value::Word(lot.to_owned()), Value::Word(made_of.to_owned())];
    cells.extend(spent.iter().map(amount));
    Row { cells, ..Row::default() }
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

fn money(reader: &Reader<'_>, amount: Decimal) -> String {
    format::money(reader.lang, &plain(amount.round_dp(2)))
}
