//! What comes in from spreadsheets, and what goes out to them?
//!
//! ```text
//! bytes ── read ──► book ── header, columns ──► lines ── compare ──► simulation ── apply ──► edits
//!                                     ▲ known names, saved mapping           ▲ the project
//! project ── grid ──► sheets ── export ──► xlsx, csv ── … comes back the same way
//! ```
//!
//! Only `read` meets the bytes of others. Nothing here touches the disk: the door reads the file, and `workspace`
//! writes the edits.

pub mod apply;
mod asides;
mod before;
pub mod book;
pub mod called;
mod canonical;
pub mod cell;
pub mod choosing;
mod collision;
pub mod columns;
mod compare;
mod counting;
mod customs;
mod departed;
mod earlier;
pub mod export;
mod falling;
pub mod filter;
mod footers;
mod going_on;
pub mod grid;
mod guess;
pub mod header;
pub mod holding;
mod how;
mod identify;
pub mod import;
pub mod known;
mod legends;
mod line_total;
mod lines;
pub mod mapping;
mod marked;
mod matching;
mod merged;
mod merges;
mod missing;
mod named;
mod names;
mod namesakes;
mod numbered;
mod parts;
mod people;
mod raci;
pub mod read;
mod recast;
mod reconcile;
mod renamed;
mod replaced;
pub mod report;
mod resembling;
mod rights;
mod said;
mod same_name;
mod same_word;
mod samples;
mod sections;
pub mod simulation;
pub mod slid;
pub mod stamp;
mod sums;
mod synonyms;
mod tables;
mod taking;
mod taxes;
mod titled_ids;
mod twice;
mod unfit;
mod within;
pub mod words;
mod years;
