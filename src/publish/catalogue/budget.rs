//! What does it cost, year by year? Lines by nature, with their totals.

use rust_decimal::Decimal;

use super::{Column, Reader, Room, Row, Table, Value};
use crate::model::fields;
use crate::model::{Artifact, Kind};
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
    /// What the amount is made of.
    made_of: String,
    years: usize,
}

/// The budget: years are counted from the beginning of each line, and what is paid once stands in the first.
pub fn budget(reader: &Reader<'_>, organisation: &Artifact) -> Option<Table> {
    if !reader.shows_field(Kind::Organisation, "budget") {
        return None;
    }
    let lines: Vec<Line> = organisation.items("budget").iter().filter_map(|item| line(reader, item)).collect();
    if lines.is_empty() {
        return None;
    }
    let years = lines.iter().map(|line| line.years).max().unwrap_or(1).clamp(1, MOST_YEARS);
    let number = |title: String| Column { title, room: Room::Number, more: false };
    let mut columns = vec![
        Column { title: reader.label(Kind::Organisation, "line"), room: Room::Wide, more: false },
        Column { title: reader.label(Kind::Organisation, "lot"), room: Room::Tight, more: true },
        Column { title: reader.say("site-budget-made-of"), room: Room::Number, more: true },
    ];
    columns.extend((1..=years).map(|year| number(format!("{}\u{a0}{year}", reader.say("site-budget-year")))));
    columns.push(number(reader.say("site-budget-total")));
    let mut rows = Vec::new();
    let mut whole = vec![Decimal::ZERO; years + 1];
    for recurring in [false, true] {
        let of_nature: Vec<&Line> = lines.iter().filter(|line| line.recurring == recurring).collect();
        if of_nature.is_empty() {
            continue;
        }
        let mut sum = vec![Decimal::ZERO; years + 1];
        for line in &of_nature {
            let spent = spent(line, years);
            for (total, amount) in sum.iter_mut().zip(&spent) {
                *total += amount;
            }
            rows.push(row(reader, &line.name, &line.lot, &line.made_of, &spent, line.amount.is_none()));
        }
        let name = reader.say(if recurring { "site-budget-recurring" } else { "site-budget-one-off" });
        rows.push(Row { total: true, ..row(reader, &name, "", "", &sum, false) });
        for (total, amount) in whole.iter_mut().zip(&sum) {
            *total += amount;
        }
    }
    rows.push(Row { total: true, ..row(reader, &reader.say("site-budget-whole"), "", "", &whole, false) });
    Some(Table { columns, rows }.without_empty_columns())
}

fn line(reader: &Reader<'_>, item: &Node) -> Option<Line> {
    let name = fields::text(item, "line").or_else(|| item.text().map(str::to_owned))?;
    let number = |field: &str| {
        let text = fields::text(item, field)?.replace([' ', '\u{a0}', '\u{202f}', '€'], "").replace(',', ".");
        text.parse::<Decimal>().ok()
    };
    let (quantity, price) = (number("quantity"), number("unit_price"));
    let recurring = fields::text(item, "kind").as_deref() == Some("recurring");
    let made_of = match (quantity, price) {
        (Some(quantity), Some(price)) if quantity != Decimal::ONE => {
            format!("{} × {}", format::figure(reader.lang, &plain(quantity)), money(reader, price))
        }
        _ => String::new(),
    };
    let years = if recurring { fields::integer(item, "years").unwrap_or(1).max(1) } else { 1 };
    let amount = price.and_then(|price| quantity.unwrap_or(Decimal::ONE).checked_mul(price));
    let whole = amount.and_then(|amount| amount.checked_mul(Decimal::from(years)));
    let amount = amount.filter(|_| whole.is_some_and(|whole| whole.abs() < MOST));
    Some(Line {
        name,
        lot: fields::text(item, "lot").unwrap_or_default(),
        recurring,
        amount,
        made_of,
        years: usize::try_from(years).unwrap_or(1),
    })
}

/// What a line costs in each year, then altogether.
fn spent(line: &Line, years: usize) -> Vec<Decimal> {
    let amount = line.amount.unwrap_or_default();
    let mut spent: Vec<Decimal> =
        (0..years).map(|year| if year < line.years { amount } else { Decimal::ZERO }).collect();
    let times = Decimal::from(line.years);
    spent.push(amount.checked_mul(times).unwrap_or_default());
    spent
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
