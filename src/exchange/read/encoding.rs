//! In which encoding is a text with separators? UTF-8 and UTF-16 say so; of the others, the letters that French and
//! English words have tell which it is: « prévenir l’élu » is « prŽvenir lÕŽlu » in the wrong one.

use std::sync::LazyLock;

use encoding_rs::{DecoderResult, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReadError;

/// An encoding of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// With or without its mark.
    Utf8,
    /// With its mark: « texte Unicode » of Excel.
    Utf16,
    /// Of French and English Windows.
    Windows1252,
    /// Of old Macintoshes, and of « CSV (Macintosh) » in Excel.
    MacRoman,
    /// Of MS-DOS, and of « CSV (MS-DOS) » in Excel.
    Cp850,
}

impl Encoding {
    /// How people know it; nothing for UTF-8, which is usual.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Utf8 => None,
            Self::Utf16 => Some("UTF-16"),
            Self::Windows1252 => Some("Windows-1252"),
            Self::MacRoman => Some("Macintosh (MacRoman)"),
            Self::Cp850 => Some("MS-DOS (CP850)"),
        }
    }

    /// The letter of each byte, in an encoding of one byte a letter.
    fn letters(self) -> &'static [char; BYTES] {
        static WINDOWS: LazyLock<[char; BYTES]> = LazyLock::new(|| table(WINDOWS_1252));
        static MAC_ROMAN: LazyLock<[char; BYTES]> = LazyLock::new(|| table(MACINTOSH));
        static DOS: LazyLock<[char; BYTES]> = LazyLock::new(|| {
            let ascii = (0..0x80_u8).map(char::from);
            let mut letters = ascii.chain(CP850.chars());
            std::array::from_fn(|_| letters.next().unwrap_or(char::REPLACEMENT_CHARACTER))
        });
        match self {
            Self::MacRoman => &MAC_ROMAN,
            Self::Cp850 => &DOS,
            Self::Utf8 | Self::Utf16 | Self::Windows1252 => &WINDOWS,
        }
    }

    fn letter(self, byte: u8) -> char {
        self.letters()[usize::from(byte)]
    }

    fn read(self, bytes: &[u8]) -> String {
        let letters = self.letters();
        bytes.iter().map(|byte| letters[usize::from(*byte)]).collect()
    }
}

/// All values of a byte.
const BYTES: usize = 256;

/// The letters of an encoding of one byte a letter.
fn table(encoding: &'static encoding_rs::Encoding) -> [char; BYTES] {
    let letter = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next();
    std::array::from_fn(|at| u8::try_from(at).ok().and_then(letter).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// A text of UTF-16 behind its mark.
fn wide(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<(String, Encoding), ReadError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok((text, Encoding::Utf16)),
        _ => Err(ReadError::Encoding { line: 1 + text.matches('\n').count() }),
    }
}

/// The text of these bytes, with its encoding.
///
/// # Errors
/// It begins in one encoding and goes on in another, or is cut within a character: read as one of them, every other
/// letter would come in as two wrong ones.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), ReadError> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, UTF_16LE),
        [0xFE, 0xFF, rest @ ..] => wide(rest, UTF_16BE),
        _ => {
            let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
                Err(error) if is_mostly_utf8(bytes) => {
                    let before = &bytes[..error.valid_up_to()];
                    Err(ReadError::Encoding { line: 1 + before.iter().filter(|byte| **byte == b'\n').count() })
                }
                Err(_) => {
                    let encoding = likeliest(bytes);
                    Ok((encoding.read(bytes), encoding))
                }
            }
        }
    }
}

/// Are there more letters of UTF-8 that are no ASCII than bytes that are none of it? In a text of Windows such pairs of
/// bytes stand by chance only.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    letters > faults
}

/// Letters, from the head of a text, that tell its encoding.
const SAMPLE: usize = 20_000;

/// The encoding in which a text reads best: that of Windows, unless most of its letters stand in odd places there and
/// another one has far fewer of these.
fn likeliest(bytes: &[u8]) -> Encoding {
    let (usual, odd) = tally(bytes, Encoding::Windows1252);
    if usual >= odd {
        return Encoding::Windows1252;
    }
    let others = [Encoding::MacRoman, Encoding::Cp850].map(|encoding| (encoding, tally(bytes, encoding)));
    let best = others.into_iter().max_by_key(|(_, (usual, odd))| i64::from(*usual) - i64::from(*odd));
    best.filter(|(_, (usual, odd))| *usual > odd.saturating_mul(2))
        .map_or(Encoding::Windows1252, |(encoding, _)| encoding)
}

/// Small letters of French and of its neighbours, and the great ones.
const SMALL: &str = "àâäçéèêëîïôöùûüÿœæáíóúñãõß";
const GREAT: &str = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ";

/// How many of the letters that are no ASCII stand where French has them, and how many where no text has them.
fn tally(bytes: &[u8], encoding: Encoding) -> (u32, u32) {
    let (mut usual, mut odd) = (0, 0);
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).map(|byte| encoding.letter(*byte));
    let foreign = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).take(SAMPLE);
    for (at, byte) in foreign {
        let (before, after) = (letter(at.checked_sub(1)), letter(at.checked_add(1)));
        let is = |c: Option<char>, wanted: fn(char) -> bool| c.is_some_and(wanted);
        let within = is(before, char::is_alphabetic) && is(after, char::is_alphabetic);
        match encoding.letter(*byte) {
            // A small letter behind a great one that a small one precedes is rare: « éTat ».
            c if SMALL.contains(c) => usual += 1,
            c if GREAT.contains(c) && is(before, char::is_lowercase) => odd += 1,
            c if GREAT.contains(c) => usual += 1,
            // Of names of Central Europe, which the encoding of Windows has too.
            'š' | 'ž' => {}
            'Š' | 'Ž' if !is(before, char::is_alphabetic) => {}
            '’' | '‘' if within => usual += 1,
            '«' | '»' | '“' | '”' | '…' | '‚' | '„' | '†' | '‡' | '‰' | '‹' | '›' if within => {
                odd += 1
            }
            '«' | '»' | '“' | '”' | '’' | '‘' | '…' | '–' | '—' | '•' | '€' | '°' | '·' | '²' | '³' | '\u{a0}'
            | '§' | 'µ' | '±' | '×' | '≤' | '≥' | '™' | '®' | '©' | '½' | '¼' => usual += 1,
            _ => odd += 1,
        }
    }
    (usual, odd)
}

/// MS-DOS of western Europe, which `encoding_rs` does not have: from 0x80 on, each letter in its place.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Réf;Exigence;État\r\n1;Le système doit prévenir l’élu « à temps » : coût, délai, Noël.;validé\r\n";

    fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
        let byte = |c: char| (0..=u8::MAX).find(|byte| encoding.letter(*byte) == c).expect("a letter of it");
        text.chars().map(byte).collect()
    }

    #[test]
    fn a_table_has_a_letter_for_each_byte() {
        assert_eq!(CP850.chars().count(), 128);
        let some = |encoding: Encoding| [0x82, 0x8E, 0xD5, 0xE9].map(|byte| encoding.letter(byte));
        assert_eq!(some(Encoding::Windows1252), ['‚', 'Ž', 'Õ', 'é']);
        assert_eq!(some(Encoding::MacRoman), ['Ç', 'é', '’', 'È']);
        assert_eq!(some(Encoding::Cp850), ['é', 'Ä', 'ı', 'Ú']);
    }

    #[test]
    fn a_french_text_is_read_in_its_encoding() {
        for encoding in [Encoding::Windows1252, Encoding::MacRoman] {
            assert_eq!(decode(&bytes(TEXT, encoding)).ok(), Some((TEXT.to_owned(), encoding)));
        }
        let typed = TEXT.replace('’', "'");
        assert_eq!(decode(&bytes(&typed, Encoding::Cp850)).ok(), Some((typed, Encoding::Cp850)));
        assert_eq!(decode(TEXT.as_bytes()).ok(), Some((TEXT.to_owned(), Encoding::Utf8)));
    }

    #[test]
    fn what_says_little_is_of_windows() {
        for text in ["Prix;12 €\r\n", "Température;20 °C\r\n", "CAFÉ;ÉTÉ\r\n", "Nom;Žižek;Škoda"] {
            assert_eq!(likeliest(&bytes(text, Encoding::Windows1252)), Encoding::Windows1252, "{text}");
        }
    }
}
