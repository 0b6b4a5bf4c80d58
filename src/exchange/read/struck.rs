//! Which words of a cell are struck through, beside others that are not? Somebody took them out: what is left is what
//! the cell says.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::book::{Content, Sheet};
use super::marks::place;
use super::xml::{self, Met, Tag};

/// A text of which a part is struck through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs {
    /// What is not.
    live: String,
    /// What is.
    struck: String,
    /// The last run that was met is struck through: of the blanks on both sides of it one is left.
    is_behind: bool,
}

impl Runs {
    /// Goes on with a run of the text.
    pub fn push(&mut self, text: &str, is_struck: bool) {
        if is_struck {
            self.struck.push_str(text);
            self.is_behind |= !text.is_empty();
            return;
        }
        // How far the first words of a line are set in is no blank between two words.
        let parts = self.live.is_empty() || (self.live.ends_with(char::is_whitespace) && !self.live.ends_with('\n'));
        let text = if self.is_behind && parts { text.trim_start_matches(' ') } else { text };
        self.is_behind &= text.is_empty();
        self.live.push_str(text);
    }

    /// Is something struck through?
    pub fn has_struck(&self) -> bool {
        !self.struck.trim().is_empty()
    }
}

/// The texts that cells share, by their position, of which a part is struck through.
pub fn shared(xml: &str) -> BTreeMap<usize, Runs> {
    let mut found = BTreeMap::new();
    if !xml.contains("strike") {
        return found;
    }
    let (mut at, mut text) = (0_usize, Text::default());
    xml::walk(xml, |met| {
        match met {
            Met::Opens(tag) if tag.is("si") => text = Text::default(),
            Met::Closes("si") => {
                let runs = std::mem::take(&mut text).runs;
                if runs.has_struck() {
                    found.insert(at, runs);
                }
                at += 1;
            }
            met => text.meet(&met),
        }
        true
    });
    found
}

/// The cells of a sheet of which a part is struck through.
pub fn cells(xml: &str, shared: &BTreeMap<usize, Runs>) -> BTreeMap<(u32, usize), Runs> {
    let mut found = BTreeMap::new();
    if shared.is_empty() && !xml.contains("strike") {
        return found;
    }
    // The cell, whether it shares its text, and the position of that text.
    let (mut cell, mut is_shared, mut in_value) = (None, false, false);
    let (mut value, mut text) = (String::new(), Text::default());
    xml::walk(xml, |met| {
        match met {
            Met::Opens(tag) if tag.is("c") => {
                cell = tag.attribute("r").and_then(|name| place(&name));
                is_shared = tag.attribute("t").is_some_and(|kind| kind == "s");
                value.clear();
                text = Text::default();
            }
            Met::Closes("c") => {
                let own = std::mem::take(&mut text).runs;
                let runs = match is_shared {
                    true => value.trim().parse().ok().and_then(|at: usize| shared.get(&at).cloned()),
                    false => Some(own).filter(Runs::has_struck),
                };
                found.extend(cell.take().zip(runs));
            }
            Met::Opens(tag) if tag.is("v") => in_value = true,
            Met::Closes("v") => in_value = false,
            Met::Text(piece) if in_value => value.push_str(piece),
            met => text.meet(&met),
        }
        true
    });
    found
}

/// A text whose runs are being read.
#[derive(Default)]
struct Text {
    runs: Runs,
    is_struck: bool,
    is_text: bool,
    /// How a text is to be spoken, `<rPh>`, is no part of it.
    is_spoken: bool,
}

impl Text {
    fn meet(&mut self, met: &Met<'_>) {
        let says_no = |tag: &Tag<'_>| tag.attribute("val").is_some_and(|said| matches!(said.as_str(), "0" | "false"));
        match met {
            Met::Opens(tag) => match tag.name().as_str() {
                "r" => self.is_struck = false,
                "strike" => self.is_struck = !says_no(tag),
                "rPh" => self.is_spoken = true,
                "t" => self.is_text = true,
                _ => {}
            },
            Met::Closes("rPh") => self.is_spoken = false,
            Met::Closes("t") => self.is_text = false,
            Met::Text(text) if self.is_text && !self.is_spoken => self.runs.push(&unescaped(text), self.is_struck),
            Met::Closes(_) | Met::Text(_) => {}
        }
    }
}

/// Does what is left say nothing: blanks and marks, as the point at the end of a sentence that was taken out? A tick says
/// something.
fn is_bare(live: &str) -> bool {
    live.chars().all(|c| c.is_whitespace() || c.is_ascii_punctuation() || "…–—•·«»’‘“”".contains(c))
}

/// A text of Excel with the characters that it writes by their number: `_x000D_` ends a line, `_x005F_` is a low line.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        said.push_str(before);
        let number = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let number = number.filter(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let met = number.and_then(|number| char::from_u32(u32::from_str_radix(number, 16).ok()?));
        let length = if met.is_some() { 7 } else { 2 };
        match met {
            Some(met) => said.push(met),
            None => said.push_str("_x"),
        }
        rest = &escape[length..];
    }
    said.push_str(rest);
    Cow::Owned(said)
}

/// Takes what is struck through out of the cells of a sheet, and tells it. Where nothing is left, the whole cell is.
pub fn leave_out(sheet: &mut Sheet, runs: BTreeMap<(u32, usize), Runs>) {
    for ((row, column), Runs { live, struck, .. }) in runs {
        let Ok(at) = sheet.rows.binary_search_by_key(&row, |row| row.index) else { continue };
        let Some(cell) = sheet.rows.get_mut(at).and_then(|row| row.cells.get_mut(column)) else { continue };
        if is_bare(&live) {
            sheet.marks.struck.insert((row, column));
        } else {
            cell.content = Content::typed(live.trim_end());
            sheet.marks.struck_parts.insert((row, column), struck.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_are_struck_are_told_from_the_others() {
        let texts = shared(
            "<sst><si><t>Sans</t></si><si><r><t xml:space=\"preserve\">Il doit </t></r><r><rPr><strike/></rPr>\
             <t xml:space=\"preserve\">ne pas </t></r><r><rPr><strike val=\"0\"/></rPr><t>refuser</t></r></si></sst>",
        );
        let runs = Runs { live: "Il doit refuser".into(), struck: "ne pas ".into(), is_behind: false };
        assert_eq!(texts, BTreeMap::from([(1, runs.clone())]));
        let sheet = "<row><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>1</v></c><c r=\"D2\" t=\"inlineStr\"><is><r>\
                     <rPr><strike/></rPr><t>Tout</t></r></is></c></row>";
        let own = Runs { live: String::new(), struck: "Tout".into(), is_behind: true };
        assert_eq!(cells(sheet, &texts), BTreeMap::from([((1, 1), runs), ((1, 3), own)]));
    }

    #[test]
    fn blanks_are_one_right_behind_what_was_taken_out_and_nowhere_else() {
        let live = |runs: &[(&str, bool)]| {
            let mut all = Runs::default();
            runs.iter().for_each(|(text, is_struck)| all.push(text, *is_struck));
            all.live
        };
        assert_eq!(live(&[("Il doit ", false), ("ne pas", true), (" refuser", false)]), "Il doit refuser");
        assert_eq!(live(&[("Un", true), (" deux ", false), (" trois", false)]), "deux  trois");
        assert_eq!(live(&[("x", true), ("Liste\n", false), ("  - un", false)]), "Liste\n  - un");
        assert_eq!(live(&[("Liste\n", false), ("x", true), ("  - un", false)]), "Liste\n  - un");
    }

    #[test]
    fn characters_that_excel_writes_by_their_number_are_read() {
        for (text, said) in [
            ("un_x000D_\ndeux", "un\r\ndeux"),
            ("_x005F_x000D_", "_x000D_"),
            ("a_xZZZZ_b", "a_xZZZZ_b"),
            ("a_x00e", "a_x00e"),
            ("a_xé0é0_", "a_xé0é0_"),
        ] {
            assert_eq!(unescaped(text), said, "{text}");
        }
    }

    #[test]
    fn damaged_parts_say_nothing() {
        for xml in
            ["", "<", "<strike", "<si><r><rPr><strike/>", "<c r=\"B2\" t=\"s\"><v>99999999999999999999</v></c>strike"]
        {
            assert!(shared(xml).is_empty() && cells(xml, &BTreeMap::new()).is_empty(), "{xml}");
        }
    }
}
