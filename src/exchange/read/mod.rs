//! From the bytes of a file to its sheets: xlsx, ods, or a text with separators.

mod archive;
mod delimited;
mod encoding;
pub use delimited::looks_like_formula;
mod excel;
mod links;
mod marks;
mod number_format;
mod ods_marks;
pub mod placed;
mod struck;
mod xml;

use super::book::Book;
use crate::text::Message;

/// Bytes beyond which a file is not read: a grid of a project is a hundred times smaller.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;
/// What an archive may unpack to.
pub const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024;
/// Cells beyond which a file is no grid that people keep by hand.
const CELL_LIMIT: usize = 2_000_000;
/// Columns beyond which a cell is a slip: nobody fills in so many.
const COLUMN_LIMIT: u32 = 1_000;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than a grid may be.
    #[error("the file is too large")]
    TooLarge,
    /// It unpacks to more than a grid may be.
    #[error("the file unpacks to too much")]
    Bomb,
    /// An old binary workbook.
    #[error("the old Excel format is not read")]
    OldExcel,
    /// Protected by a password.
    #[error("the file is protected by a password")]
    Password,
    /// A text with separators in which a quote opens and never closes.
    #[error("a quote that opens on line {line} never closes")]
    Unclosed {
        /// The line on which it opens, from 1.
        line: usize,
    },
    /// A text that goes on in another encoding than it begins in, or is cut within a character.
    #[error("line {line} is written in another encoding than the lines before it")]
    Encoding {
        /// The line of the first character that cannot be read, from 1.
        line: usize,
    },
    /// A workbook that is cut short or damaged.
    #[error("the workbook is damaged: {0}")]
    Broken(String),
    /// An archive of another kind.
    #[error("the archive is no workbook")]
    NoWorkbook,
    /// Damaged, or another kind of file.
    #[error("the file cannot be read: {0}")]
    Damaged(String),
}

impl ReadError {
    /// How people are told.
    pub fn message(&self, name: &str) -> Message {
        let message = match self {
            Self::Empty => Message::new("exchange-file-empty"),
            Self::TooLarge => Message::new("exchange-file-large").with("limit", FILE_LIMIT / (1024 * 1024)),
            Self::Bomb => Message::new("exchange-file-bomb").with("limit", UNPACKED_LIMIT / (1024 * 1024)),
            Self::OldExcel => Message::new("exchange-file-old"),
            Self::Password => Message::new("exchange-file-password"),
            Self::Unclosed { line } => Message::new("exchange-file-unclosed").with("line", *line),
            Self::Encoding { line } => Message::new("exchange-file-encoding").with("line", *line),
            Self::Broken(_) => Message::new("exchange-file-broken"),
            Self::NoWorkbook => Message::new("exchange-file-other"),
            Self::Damaged(detail) => Message::new("exchange-file-damaged").with("detail", detail),
        };
        message.with("file", name)
    }
}

/// Reads a file. What it is shows in its bytes, not in its name.
///
/// # Errors
/// The file is empty, too large, protected, damaged, written in two encodings, cut off within quotes or of another kind.
pub fn book(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    if bytes.len() > FILE_LIMIT {
        return Err(ReadError::TooLarge);
    }
    let mut encoding = None;
    let sheets = match bytes {
        _ if bytes.iter().all(u8::is_ascii_whitespace) => return Err(ReadError::Empty),
        // A text may begin with the two letters alone: « PK;Titre ».
        [b'P', b'K', 3 | 5 | 7, ..] => match archive::inspect(bytes)? {
            archive::Kind::Xlsx => excel::xlsx(bytes)?,
            archive::Kind::Ods => excel::ods(bytes)?,
            archive::Kind::Other => return Err(ReadError::NoWorkbook),
        },
        // A compound file: an old workbook, or one that a password encrypts.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(name.len()).any(|window| window == name.as_slice());
            return Err(if encrypted { ReadError::Password } else { ReadError::OldExcel });
        }
        [b'%', b'P', b'D', b'F', ..] => return Err(ReadError::Damaged("PDF".to_owned())),
        _ => {
            let (sheet, of_text) = delimited::sheet(bytes)?;
            encoding = of_text.name();
            vec![sheet]
        }
    };
    Ok(Book { name: name.to_owned(), sheets, encoding })
}
