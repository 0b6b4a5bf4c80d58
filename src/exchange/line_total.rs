//! What does a line of a budget cost as a whole, where a column says that and no price of one: « Total », « Montant HT »
//! beside a quantity? The project holds the price, and multiplies it.

use rust_decimal::Decimal;

use super::asides;
use super::book::{Cell, Content};
use super::cell::{self, number, unit};
use super::columns::{Column, How, Look, is_open};
use super::compare::Comparison;
use super::holding::Held;
use super::lines::cell_at;
use super::simulation::{SET_ASIDE, Said};
use super::taking::Taken;
use super::words::folded;
use crate::model::schema;
use crate::syntax::edit::Value;
use crate::text::number::plainly;
use crate::text::{Lang, Message};

/// The field of the price of one.
const PRICE: &str = "unit_price";
/// Decimals of a price.
const CENTS: u32 = 2;

/// Takes the one column that says what each line costs as a whole for what gives its price. Of two nobody knows which is
/// the line's, and a sum of years is no amount of one.
pub fn settle(look: &Look<'_>, columns: &mut [Column]) {
    let slot = |path: &str| look.slots.iter().find(|slot| slot.path() == path);
    let (Some(price), Some(_)) = (slot(PRICE), slot("quantity")) else { return };
    let is = |column: &Column, path: &str| column.slot.as_ref().is_some_and(|slot| slot.path() == path);
    let is_amount =
        |column: &Column| is(column, PRICE) && matches!(column.how, How::Named(_)) && asides::is_amount(&column.head);
    // « Coût total HT » resembles the price of one, and is not.
    let named_total = |column: &Column| {
        is(column, PRICE) && matches!(column.how, How::Named(_)) && asides::is_line_total(&column.head)
    };
    for column in columns.iter_mut().filter(|column| named_total(column)) {
        column.slot = None;
        column.how = How::Unknown(None);
    }
    let is_total = |column: &Column| is_open(column) && column.filled > 0 && asides::is_line_total(&column.head);
    // « Montant » is what a line costs, however much of it there is; beside « Total », the price of one.
    if !columns.iter().any(is_total) {
        for column in columns.iter_mut().filter(|column| is_amount(column)) {
            column.slot = None;
            column.how = How::Unknown(None);
        }
    }
    let says_total =
        |column: &Column| is_total(column) || (is_open(column) && column.filled > 0 && asides::is_amount(&column.head));
    let found: Vec<usize> = (0..columns.len()).filter(|at| says_total(&columns[*at])).collect();
    let by_years = columns.iter().any(|column| column.filled > 0 && is_year(&column.head));
    if let ([at], false) = (found.as_slice(), by_years) {
        columns[*at].slot = Some(price.clone());
        columns[*at].how = How::LineTotal;
    }
}

/// « 2027 », « Budget 2027 », « Année 1 ».
fn is_year(head: &str) -> bool {
    let said = folded(head);
    let (word, number) = said.rsplit_once(' ').unwrap_or(("", &said));
    let Ok(number) = number.parse::<u32>() else { return false };
    schema::CALENDAR_YEARS.contains(&number) || asides::counts_years(word)
}

impl Comparison<'_> {
    /// Gives a line the price that its total tells, where no cell says it. What the sheet leaves out, the project may say.
    pub fn take_total<'s>(
        &'s self,
        row: u32,
        held: Option<&Held>,
        taken: &mut Vec<Taken<'s>>,
        notes: &mut Vec<Said>,
    ) -> Result<(), Said> {
        let Some(column) = self.fit.columns.iter().find(|column| column.how == How::LineTotal) else { return Ok(()) };
        let Some(slot) = &column.slot else { return Ok(()) };
        let at = self.sheet.name_of(row, column.column);
        let empty = Cell::default();
        let cell = cell_at(self.sheet, row, column.column).filter(|cell| !cell.is_empty()).unwrap_or(&empty);
        let unit = unit::of_head(&column.head).map(|unit| unit.of_field(slot.label(self.sense.lang)));
        let said = |message: Message| Said { cell: Some(at.clone()), message };
        let is_given = taken.iter().any(|one| one.slot.path() == PRICE && one.value.is_some());
        let unread = match &cell.content {
            Content::Error(error) => Some(Message::new("exchange-cell-error").with("value", error)),
            Content::Empty if cell.formula => Some(Message::new("exchange-cell-not-computed")),
            _ => None,
        };
        if let Some(message) = unread.filter(|_| !is_given) {
            notes.push(said(Message::new(SET_ASIDE).with("why", message.text(self.sense.lang))));
            return Ok(());
        }
        let text = cell.shown();
        let meaning = match number::figure(PRICE, cell, unit.as_ref(), self.sense.manifest.lang) {
            _ if text.trim().is_empty() || asides::is_nothing(&text) => return Ok(()),
            found => found.map_err(said)?,
        };
        let of = |name: &str| {
            let here = taken.iter().find(|one| one.slot.path() == name).and_then(|one| one.value.clone());
            let slot = self.sense.grid.slot(name, self.sense.manifest);
            here.or_else(|| slot.and_then(|slot| held?.value(&slot)))
        };
        let (quantity, years, own) = (of("quantity"), of("years"), of(PRICE));
        let (Some(total), Ok(quantity), Ok(years)) =
            (meaning.value.as_ref().and_then(decimal), count(quantity.as_ref()), count(years.as_ref()))
        else {
            // No number: it stands where the price would, as any text does.
            if !is_given {
                notes.extend(meaning.notes.into_iter().map(said));
                taken.push(Taken { slot, cell: at, value: meaning.value });
            }
            return Ok(());
        };
        let told = |id: &'static str| {
            let quantity = plainly(quantity, self.sense.manifest.lang, false);
            Message::new(id).with("value", cell.shown()).with("quantity", quantity)
        };
        let adds_up = |price: Decimal| {
            let once = price.checked_mul(quantity);
            once == Some(total) || once.and_then(|once| once.checked_mul(years)) == Some(total)
        };
        if let Some(price) = own.as_ref().and_then(decimal).filter(|price| is_given || adds_up(*price)) {
            if !adds_up(price) {
                let price = plainly(price, self.sense.manifest.lang, false);
                notes.push(said(told("exchange-note-total-differs").with("price", price)));
            }
            return Ok(());
        }
        let aside = |id: &'static str| {
            let why = told(id).text(self.sense.lang);
            said(Message::new(SET_ASIDE).with("why", why))
        };
        if years > Decimal::ONE {
            notes.push(aside("exchange-note-total-years"));
            return Ok(());
        }
        let price = total.checked_div(quantity).map(|price| price.round_dp(CENTS).normalize());
        let Some(price) = price.filter(|price| price.checked_mul(quantity) == Some(total)) else {
            notes.push(aside("exchange-note-total-parts"));
            return Ok(());
        };
        notes.extend(meaning.notes.into_iter().map(said));
        if quantity != Decimal::ONE {
            let to = plainly(price, self.sense.manifest.lang, false);
            notes.push(said(told("exchange-note-total-price").with("to", to)));
        }
        taken.push(Taken { slot, cell: at, value: Some(Value::Number(price.to_string())) });
        Ok(())
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    crate::text::number::read(&cell::scalar(value)?, Lang::En).and_then(|text| text.parse().ok())
}

/// How many there are: one where nothing is said.
///
/// # Errors
/// What is said is no number.
fn count(value: Option<&Value>) -> Result<Decimal, ()> {
    value.map_or(Ok(Decimal::ONE), |value| decimal(value).ok_or(()))
}
