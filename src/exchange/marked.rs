//! What is told of the marks of a sheet: comments and words struck through that do not come in, lines that were struck
//! through or hidden and come in all the same.

use std::collections::BTreeSet;

use super::book::Sheet;
use super::columns::Fit;
use super::simulation::{Line, Said};
use crate::text::Message;

/// What is told of one line. `comes_in` tells whether something is made of it.
pub fn of_line(sheet: &Sheet, fit: &Fit, rows: &[u32], comes_in: bool) -> Vec<Said> {
    let mut said = Vec::new();
    let first = fit.columns.iter().find(|column| column.slot.is_some()).map_or(0, |column| column.column);
    for row in rows {
        if comes_in && sheet.marks.hidden_rows.contains(row) {
            said.push(Said {
                cell: Some(sheet.name_of(*row, first)),
                message: Message::new("exchange-note-hidden-row"),
            });
        }
        let struck = sheet.marks.struck.range((*row, 0)..=(*row, usize::MAX));
        let is_read = |column: usize| fit.columns.iter().any(|known| known.column == column && known.slot.is_some());
        for (row, column) in struck.filter(|(_, column)| comes_in && is_read(*column)) {
            said.push(Said { cell: Some(sheet.name_of(*row, *column)), message: Message::new("exchange-note-struck") });
        }
        let parts = sheet.marks.struck_parts.range((*row, 0)..=(*row, usize::MAX));
        said.extend(parts.filter(|((_, column), _)| comes_in && is_read(*column)).map(|((row, column), text)| Said {
            cell: Some(sheet.name_of(*row, *column)),
            message: Message::new("exchange-note-struck-part").with("text", text),
        }));
        said.extend(comments(sheet, *row));
        if comes_in {
            said.extend(
                links(sheet, *row)
                    .filter(|((_, column), _)| is_read(*column))
                    .map(|((row, column), message)| Said { cell: Some(sheet.name_of(row, column)), message }),
            );
        }
    }
    said
}

/// What is told of the links of a row that lead elsewhere than their text says: the address does not come in.
pub fn links(sheet: &Sheet, row: u32) -> impl Iterator<Item = ((u32, usize), Message)> {
    let of_row = sheet.marks.links.range((row, 0)..=(row, usize::MAX));
    let text = move |at: &(u32, usize)| sheet.row(at.0).map(|row| row.cell(at.1).shown()).unwrap_or_default();
    let is_told = move |(at, address): &(&(u32, usize), &String)| !says(&text(at), address);
    of_row.filter(is_told).map(move |(at, address)| {
        let message = Message::new("exchange-note-hyperlink").with("text", text(at)).with("address", address);
        (*at, message)
    })
}

/// Does a text say the address of its link, or is there none to say?
fn says(text: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let said = text.trim().to_lowercase();
        let said = ["mailto:", "https://", "http://"]
            .iter()
            .fold(said.as_str(), |said, start| said.strip_prefix(start).unwrap_or(said));
        said.strip_prefix("www.").unwrap_or(said).trim_end_matches('/').to_owned()
    };
    let address = bare(address.split("?subject").next().unwrap_or_default());
    text.is_empty() || address.is_empty() || bare(text).contains(&address)
}

/// What is told of what stands beside the lines: comments on heads and titles, columns that are hidden, cells that
/// stand too far right to be read.
pub fn beside(sheet: &Sheet, fit: &Fit, lines: &[Line]) -> Vec<Said> {
    let hidden = |column: usize| sheet.marks.hidden_columns.contains(&column);
    let read = fit.columns.iter().filter(|column| column.slot.is_some() && column.filled > 0 && hidden(column.column));
    let mut said: Vec<Said> = read
        .map(|column| Said {
            cell: Some(sheet.name_of(fit.heads.bottom, column.column)),
            message: Message::new("exchange-note-hidden-column").with("head", &column.head),
        })
        .collect();
    let mut rows: Vec<u32> = sheet.marks.comments.keys().map(|(row, _)| *row).collect();
    rows.dedup();
    let of_lines: BTreeSet<u32> = lines.iter().flat_map(|line| line.rows.iter().copied()).collect();
    said.extend(rows.iter().filter(|row| !of_lines.contains(row)).flat_map(|row| comments(sheet, *row)));
    said.extend(sheet.marks.beyond.map(|((row, column), count)| Said {
        cell: Some(sheet.name_of(row, column)),
        message: Message::new("exchange-note-beyond").with("count", count),
    }));
    said
}

fn comments(sheet: &Sheet, row: u32) -> impl Iterator<Item = Said> {
    sheet.marks.comments.range((row, 0)..=(row, usize::MAX)).map(|((row, column), text)| Said {
        cell: Some(sheet.name_of(*row, *column)),
        message: Message::new("exchange-note-comment").with("text", text),
    })
}
