//! Workbooks of Excel and LibreOffice, through calamine.
//!
//! Rows are kept as they are found: a lone cell a million rows down costs one cell, not a million.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Once;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xlsx, XlsxError};

use super::super::book::{Cell, Content, Marks, Merge, Row, Sheet};
use super::links;
use super::marks::{self, Found};
use super::number_format::{Look, NumberFormat};
use super::ods_marks::Beside;
use super::struck;
use super::{CELL_LIMIT, COLUMN_LIMIT, ReadError};

/// Cells by row and column, as they come.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    marks: Marks,
    count: usize,
}

impl Cells {
    fn put(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), ReadError> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= COLUMN_LIMIT {
            self.marks.leave_out(row, column as usize);
            return Ok(());
        }
        self.count += 1;
        if self.count > CELL_LIMIT {
            return Err(ReadError::TooLarge);
        }
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    fn mark_formula(&mut self, (row, column): (u32, u32)) {
        if column < COLUMN_LIMIT {
            self.rows.entry(row).or_default().entry(column).or_default().formula = true;
        }
    }

    fn into_rows(self) -> Vec<Row> {
        self.rows
            .into_iter()
            .map(|(index, cells)| {
                let width = cells.last_key_value().map_or(0, |(column, _)| *column as usize + 1);
                let mut row = Row { index, cells: vec![Cell::default(); width] };
                for (column, cell) in cells {
                    if let Some(place) = row.cells.get_mut(column as usize) {
                        *place = cell;
                    }
                }
                row
            })
            .collect()
    }
}

/// The thread that reads workbooks: what it panics of is told as a damaged file.
const READER: &str = "workbook";

/// Does some work of the library, which panics on some damaged workbooks: a panic is then a refusal,
/// and says nothing on its own.
fn contained<T: Send>(work: impl FnOnce() -> Result<T, ReadError> + Send) -> Result<T, ReadError> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(READER) {
                usual(info);
            }
        }));
    });
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(READER.to_owned()).spawn_scoped(scope, work);
        match thread {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(ReadError::Broken("xml".to_owned()))),
            Err(error) => Err(ReadError::Broken(error.to_string())),
        }
    })
}

/// Reads a workbook of Excel.
///
/// # Errors
/// It is damaged or too large.
pub fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    contained(|| of_excel(bytes))
}

/// The name of each sheet, and whether it is hidden.
fn names(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn of_excel(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheets = names(workbook.sheets_metadata());
    let mut read = Vec::new();
    let mut found = marks::of_excel(bytes);
    for (name, hidden) in sheets {
        let mut cells = Cells::default();
        match values(&mut workbook, &name, &mut cells) {
            Ok(()) => {}
            // A sheet of charts has no cells.
            Err(Stopped::Workbook(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_))) => continue,
            Err(Stopped::Workbook(error)) => return Err(damaged(&error)),
            Err(Stopped::Limit(error)) => return Err(error),
        }
        let named = formulas(&mut workbook, &name, &mut cells).map_err(|error| damaged(&error))?;
        // What is merged is a help to find heads; a sheet whose merges cannot be read is read without.
        let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merges = merges.into_iter().map(|block| Merge { start: block.start, end: block.end }).collect();
        let Marks { struck, beyond, .. } = std::mem::take(&mut cells.marks);
        let Found { marks, runs } = found.remove(&name).unwrap_or_default();
        let mut sheet = Sheet { name, hidden, rows: cells.into_rows(), merges, ..Sheet::default() };
        sheet.marks = Marks { struck, beyond, ..marks };
        sheet.marks.links.extend(named);
        struck::leave_out(&mut sheet, runs);
        read.push(sheet);
    }
    Ok(read)
}

enum Stopped {
    Workbook(XlsxError),
    Limit(ReadError),
}

impl From<XlsxError> for Stopped {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

fn values(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, cells: &mut Cells) -> Result<(), Stopped> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let code = |style: &calamine::Style| style.number_format.as_ref().map(|format| format.format_code.clone());
    let formats: Vec<NumberFormat> =
        reader.styles().iter().map(|style| NumberFormat::of(&code(style).unwrap_or_default())).collect();
    let is_struck = |style: &calamine::Style| style.font.as_ref().is_some_and(|font| font.strikethrough);
    let struck: Vec<bool> = reader.styles().iter().map(is_struck).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let mut content = content(cell.get_value());
        let mut percent = false;
        if let (Content::Number(number), Some(format)) = (&content, formats.get(style)) {
            match format.look(*number) {
                Look::Bare => {}
                Look::Percent => percent = true,
                Look::Text(text) => content = Content::Text(text),
            }
        }
        let (row, column) = cell.get_position();
        if struck.get(style).copied().unwrap_or_default() && content != Content::Empty {
            cells.marks.struck.insert((row, column as usize));
        }
        cells.put(cell.get_position(), Cell { content, formula: false, percent }).map_err(Stopped::Limit)?;
    }
    Ok(())
}

/// Marks the cells with a formula, and tells the addresses that some of them name.
fn formulas(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, cells: &mut Cells) -> Result<Addresses, XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let mut named = Vec::new();
    while let Some(cell) = reader.next_formula()? {
        if !cell.get_value().is_empty() {
            let (row, column) = cell.get_position();
            named.extend(links::of_formula(cell.get_value()).map(|address| ((row, column as usize), address)));
            cells.mark_formula((row, column));
        }
    }
    Ok(named)
}

/// Addresses by their cells.
type Addresses = Vec<((u32, usize), String)>;

/// Reads a workbook of LibreOffice.
///
/// # Errors
/// It is damaged or too large.
pub fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    contained(|| of_libreoffice(bytes))
}

fn of_libreoffice(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut workbook: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheets = names(workbook.sheets_metadata());
    let mut read = Vec::new();
    let mut beside = marks::of_libreoffice(bytes);
    for (name, hidden) in sheets {
        let range = workbook.worksheet_range(&name).map_err(|error| damaged(&error))?;
        let Beside { marks, merges, percents, runs } = beside.remove(&name).unwrap_or_default();
        let mut cells = Cells::default();
        for (row, column, value) in absolute(&range) {
            let content = content(&borrowed(value));
            let percent = percents.contains(&(row, column)) && matches!(content, Content::Number(_));
            cells.put((row, column), Cell { content, formula: false, percent })?;
        }
        if let Ok(range) = workbook.worksheet_formula(&name) {
            for (row, column, formula) in absolute(&range) {
                if !formula.is_empty() {
                    cells.mark_formula((row, column));
                }
            }
        }
        let merges = merges.into_iter().collect();
        let marks = Marks { beyond: cells.marks.beyond, ..marks };
        let mut sheet = Sheet { name, hidden, rows: cells.into_rows(), merges, marks, ..Sheet::default() };
        struck::leave_out(&mut sheet, runs);
        read.push(sheet);
    }
    Ok(read)
}

/// The cells of a range with their place in the sheet.
fn absolute<T: calamine::CellType>(range: &calamine::Range<T>) -> impl Iterator<Item = (u32, u32, &T)> {
    let (top, left) = range.start().unwrap_or_default();
    range.used_cells().filter_map(move |(row, column, value)| {
        let row = u32::try_from(row).ok()?.checked_add(top)?;
        let column = u32::try_from(column).ok()?.checked_add(left)?;
        Some((row, column, value))
    })
}

fn damaged(error: &dyn std::fmt::Display) -> ReadError {
    let text = error.to_string();
    if text.contains("assword") { ReadError::Password } else { ReadError::Broken(text) }
}

fn content(value: &DataRef<'_>) -> Content {
    match value {
        DataRef::Empty => Content::Empty,
        DataRef::Int(number) => Content::Number(*number as f64),
        DataRef::Float(number) => Content::Number(*number),
        DataRef::String(text) => Content::typed(text.as_str()),
        DataRef::SharedString(text) => Content::typed(*text),
        DataRef::Bool(value) => Content::Bool(*value),
        DataRef::Error(error) => Content::Error(error.to_string()),
        DataRef::DateTime(at) => date(at),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => Content::Text(iso_time(text).unwrap_or_else(|| text.clone())),
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(at) => DataRef::DateTime(*at),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A time of the day, and a duration, are what they show: « 10:30 ». A day that no calendar has stays the number that it
/// is.
fn date(at: &ExcelDateTime) -> Content {
    let days = at.as_f64();
    if at.is_duration() || (0.0..1.0).contains(&days) {
        return Content::Text(time(days));
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let made = i16::try_from(year).ok().and_then(|year| {
        let signed = |value: u8| i8::try_from(value).unwrap_or(-1);
        jiff::civil::DateTime::new(year, signed(month), signed(day), signed(hour), signed(minute), signed(second), 0)
            .ok()
    });
    made.map_or(Content::Number(at.as_f64()), Content::Date)
}

/// Hours and minutes of a number of days, with seconds where there are some: `10:30`, `26:15`, `-0:45:10`.
fn time(days: f64) -> String {
    // No spreadsheet shows more than seconds, and as many hours fit easily.
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let sign = if days < 0.0 && seconds > 0 { "-" } else { "" };
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let tail = if rest > 0 { format!(":{rest:02}") } else { String::new() };
    format!("{sign}{hours:02}:{minutes:02}{tail}")
}

/// `PT10H30M00S` of a workbook of LibreOffice.
fn iso_time(text: &str) -> Option<String> {
    let span: jiff::Span = text.parse().ok()?;
    let seconds = span.total(jiff::SpanTotal::from(jiff::Unit::Second).days_are_24_hours()).ok()?;
    Some(time(seconds / 86_400.0))
}

fn iso(text: &str) -> Content {
    let day = text.parse::<jiff::civil::DateTime>().ok();
    let day = day.or_else(|| text.parse::<jiff::civil::Date>().ok().map(|day| day.at(0, 0, 0, 0)));
    day.map_or_else(|| Content::Text(text.to_owned()), Content::Date)
}
