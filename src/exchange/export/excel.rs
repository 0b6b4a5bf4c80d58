//! A workbook of grids: instructions, heads that stay, filters, drop-downs, ids that are locked, and
//! the stamp by which it is known again.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::super::book::letters;
use super::super::cell::{self, Shown};
use super::super::read::looks_like_formula;
use super::super::stamp;
use super::table::{OutCell, OutColumn, Table};
use super::{About, stamp as stamp_of};
use crate::text::{Arg, Lang, message};

/// Rows under the last line that are ready to be filled in.
const SPARE_ROWS: u32 = 200;
/// Lists of the drop-downs.
const LISTS: &str = "_listes";
/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

const HEAD: Color = Color::RGB(0x1B_6B_5A);
const LOCKED: Color = Color::RGB(0xEE_EE_EA);
const RULE: Color = Color::RGB(0xC9_CE_CB);

/// The bytes of the workbook. The same grids give the same bytes.
///
/// # Errors
/// A grid is larger than a sheet may be.
pub fn write(tables: &[Table], about: &About) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(about)?);
    instructions(workbook.add_worksheet(), tables, about)?;
    let mut lists = Lists::default();
    for table in tables {
        grid(workbook.add_worksheet(), table, &mut lists, about.lang)?;
    }
    lists.write(workbook.add_worksheet())?;
    stamp_sheet(workbook.add_worksheet(), tables, about)?;
    workbook.save_to_buffer()
}

fn say(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    message::lookup(lang, id, args).unwrap_or_else(|| format!("{{{id}}}"))
}

pub(super) fn properties(about: &About) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(&about.title)
        .set_subject(&about.code)
        .set_company(&about.client)
        .set_creation_datetime(&ExcelDateTime::from_timestamp(about.at.as_second())?)
        .set_custom_property("Project", about.code.as_str())
        .set_custom_property("Commit", about.commit.as_str()))
}

fn instructions(sheet: &mut Worksheet, tables: &[Table], about: &About) -> Result<(), XlsxError> {
    let lang = about.lang;
    sheet.set_name(say(lang, "exchange-guide-name", &[]))?.set_column_width(0, 100)?;
    let title = Format::new().set_bold().set_font_size(16);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let strong = text.clone().set_bold();
    let grids: Vec<&str> = tables.iter().map(|table| table.label.as_str()).collect();
    let commit = crate::model::execution::short_commit(&about.commit);
    let stamp = [
        ("code", Arg::from(&about.code)),
        ("commit", Arg::from(commit)),
        ("date", Arg::from(crate::text::format::date(lang, about.day()))),
        ("grids", Arg::from(grids.join(", "))),
    ];
    let mut row = 0;
    let mut put = |text: String, format: &Format| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, text, format)?;
        row += 1;
        Ok(())
    };
    put(about.title.clone(), &title)?;
    put(say(lang, "exchange-guide-stamp", &stamp), &text)?;
    if let Some(filter) = &about.filter {
        put(say(lang, "exchange-guide-filter", &[("filter", Arg::from(filter))]), &text)?;
    }
    put(String::new(), &text)?;
    put(say(lang, "exchange-guide-how", &[]), &strong)?;
    for id in [
        "exchange-guide-cells",
        "exchange-guide-lists",
        "exchange-guide-lines",
        "exchange-guide-records",
        "exchange-guide-empty",
        "exchange-guide-new",
        "exchange-guide-back",
    ] {
        put(say(lang, id, &[]), &text)?;
    }
    sheet.protect();
    Ok(())
}

/// The formats of a grid.
struct Formats {
    head: Format,
    open: Format,
    locked: Format,
    open_date: Format,
    locked_date: Format,
}

impl Formats {
    fn new(lang: Lang) -> Self {
        let date = date_format(lang);
        let locked = cell_format().set_background_color(LOCKED);
        let open = cell_format().set_unlocked();
        Self {
            head: head_format(),
            open_date: open.clone().set_num_format(date),
            locked_date: locked.clone().set_num_format(date),
            open,
            locked,
        }
    }
}

/// A cell of any sheet.
pub(super) fn cell_format() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(RULE)
}

/// The head of a column of any sheet.
pub(super) fn head_format() -> Format {
    cell_format().set_bold().set_font_color(Color::White).set_background_color(HEAD)
}

/// How a day is shown.
pub(super) fn date_format(lang: Lang) -> &'static str {
    if lang == Lang::Fr { "dd/mm/yyyy" } else { "yyyy-mm-dd" }
}

/// A sheet on A4, as wide as a page, its heads on each page.
pub(super) fn printed(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn grid(sheet: &mut Worksheet, table: &Table, lists: &mut Lists, lang: Lang) -> Result<(), XlsxError> {
    let formats = Formats::new(lang);
    let name = table.sheet_name();
    sheet.set_name(&name)?.set_tab_color(HEAD).set_freeze_panes(1, frozen(table))?;
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX - SPARE_ROWS);
    for (at, column) in table.columns.iter().enumerate() {
        let at = index(at);
        sheet.write_string_with_format(0, at, &column.head, &formats.head)?;
        sheet.set_column_width(at, width(table, usize::from(at)))?;
        sheet.set_column_format(at, if column.locked { &formats.locked } else { &formats.open })?;
        if let Some(validation) = validation(column, lists, lang)? {
            sheet.add_data_validation(1, at, last_row + SPARE_ROWS, at, &validation)?;
        }
    }
    for (at, row) in table.rows.iter().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX) + 1;
        for (cell, (shown, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            put(sheet, at, index(cell), shown, column, &formats)?;
        }
    }
    if !table.columns.is_empty() {
        sheet.autofilter(0, 0, last_row, index(table.columns.len() - 1))?;
    }
    let allowed = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_columns: true,
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&allowed);
    printed(sheet)?;
    sheet.set_footer("&L&F&C&A&R&P / &N");
    Ok(())
}

/// Ids and titles stay in sight.
fn frozen(table: &Table) -> u16 {
    let leading =
        table.columns.iter().take_while(|column| matches!(column.slot.path().as_str(), "id" | "title" | "term"));
    index(leading.count())
}

/// A column's number for the library.
pub(super) fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    out: &OutCell,
    column: &OutColumn,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let locked = column.locked || out.partial;
    let format = if locked { &formats.locked } else { &formats.open };
    match &out.shown {
        // What a cell cannot hold is not cut: it is left in its file, and known again by its head.
        Shown::Text(text) => match cell::head_of_long(text) {
            Some(head) => sheet.write_string_with_format(row, at, head, &formats.locked).map(drop),
            None => shown(sheet, (row, at), &out.shown, format, format),
        },
        other => shown(sheet, (row, at), other, format, if locked { &formats.locked_date } else { &formats.open_date }),
    }
}

/// Writes a value as what it is: a number can be summed, a day sorted, and no text is computed.
pub(super) fn shown(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    value: &Shown,
    format: &Format,
    date: &Format,
) -> Result<(), XlsxError> {
    match value {
        Shown::Empty => sheet.write_blank(row, at, format)?,
        Shown::Number(number) => sheet.write_number_with_format(row, at, *number, format)?,
        Shown::Date(day) => {
            let (year, month, number) = (day.year(), day.month(), day.day());
            let unsigned = |value: i8| u8::try_from(value).unwrap_or_default();
            match ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or_default(), unsigned(month), unsigned(number)) {
                Ok(day) => sheet.write_datetime_with_format(row, at, &day, date)?,
                // Spreadsheets know no day before 1900: the text says it.
                Err(_) => sheet.write_string_with_format(row, at, day.to_string(), format)?,
            }
        }
        Shown::Text(text) if looks_like_formula(text) => {
            sheet.write_string_with_format(row, at, text, &format.clone().set_quote_prefix())?
        }
        Shown::Text(text) => sheet.write_string_with_format(row, at, text, format)?,
    };
    Ok(())
}

/// As wide as its longest line, within reason.
fn width(table: &Table, at: usize) -> f64 {
    let head = table.columns.get(at).map_or("", |column| column.head.as_str());
    fitting(head, table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| &cell.shown))
}

/// The width of a column with that head and these values.
pub(super) fn fitting<'s>(head: &str, values: impl Iterator<Item = &'s Shown>) -> f64 {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let of_cells = values.map(|value| match value {
        Shown::Text(text) => longest(text),
        Shown::Empty => 0,
        Shown::Number(_) | Shown::Date(_) => 10,
    });
    let wanted = longest(head).min(24).max(of_cells.max().unwrap_or_default()) + 2;
    let width = u16::try_from(wanted.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(u16::MAX);
    f64::from(width)
}

/// The choices of a column, kept on a hidden sheet: a drop-down's own list holds too little.
fn validation(column: &OutColumn, lists: &mut Lists, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    if column.choices.is_empty() {
        return Ok(None);
    }
    let place = lists.place(&column.choices);
    let mut validation = DataValidation::new().allow_list_formula(Formula::new(place)).ignore_blank(true);
    validation = if column.open {
        validation.show_error_message(false)
    } else {
        validation
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(say(lang, "exchange-guide-choice", &[]))?
            .set_error_message(say(lang, "exchange-guide-choose", &[]))?
    };
    Ok(Some(validation))
}

/// The lists of all drop-downs, each once.
#[derive(Default)]
struct Lists(Vec<Vec<String>>);

impl Lists {
    /// The formula of the place of a list.
    fn place(&mut self, choices: &[String]) -> String {
        let at = self.0.iter().position(|known| known == choices).unwrap_or_else(|| {
            self.0.push(choices.to_vec());
            self.0.len() - 1
        });
        let column = letters(at);
        format!("={LISTS}!${column}$1:${column}${}", choices.len())
    }

    fn write(self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?.set_hidden(true);
        for (column, list) in self.0.iter().enumerate() {
            for (row, text) in list.iter().enumerate() {
                sheet.write_string(u32::try_from(row).unwrap_or(u32::MAX), index(column), text)?;
            }
        }
        Ok(())
    }
}

fn stamp_sheet(sheet: &mut Worksheet, tables: &[Table], about: &About) -> Result<(), XlsxError> {
    sheet.set_name(stamp::SHEET)?.set_hidden(true);
    for (at, row) in stamp::rows(&stamp_of(tables, about)).into_iter().enumerate() {
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(u32::try_from(at).unwrap_or(u32::MAX), index(column), text)?;
        }
    }
    sheet.protect();
    Ok(())
}
