//! What does a filter say, before anybody asks which fields there are?
//!
//! `kind:need -status:rejected,postponed due:<2026-12-01 text:"devis refusé" relance`

use super::{Fault, Op};
use crate::text::{Message, Span};

/// `-key:value,value`, or a word alone.
#[derive(Debug)]
pub(super) struct RawTerm {
    /// Those that do not match are wanted.
    pub negated: bool,
    /// What is looked at; none: any text.
    pub key: Option<(String, Span)>,
    /// One of these must be there.
    pub values: Vec<RawValue>,
}

/// A value with its comparison.
#[derive(Debug)]
pub(super) struct RawValue {
    /// What is compared with.
    pub text: String,
    /// The other end of a range.
    pub to: Option<String>,
    /// How.
    pub op: Op,
    /// Where it stands.
    pub span: Span,
}

/// All terms of an expression and all its faults.
///
/// A key of several words (« cas d’usage ») is told from words that are searched by `is_name`.
pub(super) fn terms(expression: &str, is_name: &dyn Fn(&str) -> bool) -> (Vec<RawTerm>, Vec<Fault>) {
    let mut reader = Reader { text: expression, at: 0, faults: Vec::new(), is_name };
    let mut terms = Vec::new();
    loop {
        reader.skip_spaces();
        if reader.rest().is_empty() {
            return (terms, reader.faults);
        }
        terms.extend(reader.term());
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    faults: Vec<Fault>,
    is_name: &'t dyn Fn(&str) -> bool,
}

/// Quotes that open a value, with those that close it.
const QUOTES: &[(char, char)] = &[('"', '"'), ('«', '»'), ('“', '”'), ('\'', '\'')];

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len() } else { 0 };
        found
    }

    fn term(&mut self) -> Option<RawTerm> {
        let start = self.at;
        let negated = self.take("-") || self.take("!");
        let key = self.key();
        if key.is_none() {
            let value = self.value(false)?;
            if value.text.is_empty() {
                self.faults.push(Fault::new(Span::new(start, self.at.max(start + 1)), Message::new("filter-empty")));
                return None;
            }
            return Some(RawTerm { negated, key, values: vec![value] });
        }
        let mut values = vec![self.value(true)?];
        while self.take(",") {
            values.push(self.value(true)?);
        }
        if let (Some((key, span)), true) = (&key, values.iter().any(|value| value.text.is_empty())) {
            let finding = Message::new("filter-no-value").with("key", key);
            self.faults.push(Fault::new(Span::new(span.start(), self.at), finding));
            return None;
        }
        Some(RawTerm { negated, key, values })
    }

    /// A word that a colon follows at once; several words, where they are the name of a field or stand in quotes.
    fn key(&mut self) -> Option<(String, Span)> {
        let rest = self.rest();
        if let Some((open, close)) = QUOTES.iter().find(|(open, _)| rest.starts_with(*open)) {
            let inside = &rest[open.len_utf8()..];
            let end = inside.find(*close)?;
            if !inside[end + close.len_utf8()..].starts_with(':') {
                return None;
            }
            let span = Span::new(self.at, self.at + open.len_utf8() + end + close.len_utf8());
            let key = inside[..end].trim().to_owned();
            self.at = span.end() + 1;
            return Some((key, span));
        }
        if let Some(end) = rest.find(':')
            && rest[..end].contains(char::is_whitespace)
            && (self.is_name)(&rest[..end])
        {
            let span = Span::new(self.at, self.at + end);
            let key = rest[..end].to_owned();
            self.at += end + 1;
            return Some((key, span));
        }
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '’' | '\'');
        let end = rest.find(|c: char| !word(c))?;
        if end == 0 || !rest[end..].starts_with(':') {
            return None;
        }
        let span = Span::new(self.at, self.at + end);
        let key = rest[..end].to_owned();
        self.at += end + 1;
        Some((key, span))
    }

    /// A value; `listed`: a comma ends it.
    fn value(&mut self, listed: bool) -> Option<RawValue> {
        let start = self.at;
        let op = if listed { self.op() } else { Op::Is };
        if let Some((_, close)) = self.next().and_then(|c| QUOTES.iter().find(|(open, _)| *open == c)) {
            let open = self.at;
            self.at += self.next().map_or(0, char::len_utf8);
            let Some(end) = self.rest().find(*close) else {
                self.faults.push(Fault::new(Span::new(open, self.text.len()), Message::new("filter-unclosed")));
                self.at = self.text.len();
                return None;
            };
            let text = self.rest()[..end].trim_matches(|c: char| c.is_whitespace()).to_owned();
            self.at += end + close.len_utf8();
            return Some(RawValue { text, to: None, op, span: Span::new(start, self.at) });
        }
        let rest = self.rest();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // « >1,5 » compares with one number: nobody lists what a value is compared with.
        let is_decimal =
            |at: usize| op != Op::Is && digit(rest[..at].chars().next_back()) && digit(rest[at + 1..].chars().next());
        let ends = |(at, c): &(usize, char)| c.is_whitespace() || (listed && *c == ',' && !is_decimal(*at));
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        // « statut="à relire" » is one word with its sign, whatever it means.
        let quoted = |(at, sign): (usize, &str)| {
            let (open, close) = QUOTES.iter().find(|(open, _)| rest[at + sign.len()..].starts_with(*open))?;
            let start = at + sign.len() + open.len_utf8();
            let length = rest[start..].find(*close)?;
            Some((start + length + close.len_utf8(), format!("{}={}", &rest[..at], rest[start..start + length].trim())))
        };
        if let Some((end, text)) = rest[..end].match_indices('=').next().filter(|_| !listed).and_then(quoted) {
            self.at += end;
            return Some(RawValue { text, to: None, op, span: Span::new(start, self.at) });
        }
        let word = self.rest()[..end].to_owned();
        self.at += end;
        let span = Span::new(start, self.at);
        match word.split_once("..").filter(|(from, to)| listed && op == Op::Is && !from.is_empty() && !to.is_empty()) {
            Some((from, to)) => Some(RawValue { text: from.to_owned(), to: Some(to.to_owned()), op, span }),
            None => Some(RawValue { text: word, to: None, op, span }),
        }
    }

    fn op(&mut self) -> Op {
        [("<=", Op::AtMost), (">=", Op::AtLeast), ("<", Op::Under), (">", Op::Over), ("=", Op::Is)]
            .into_iter()
            .find(|(sign, _)| self.take(sign))
            .map_or(Op::Is, |(_, op)| op)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nameless(_: &str) -> bool {
        false
    }

    fn read(expression: &str) -> Vec<(bool, String, Vec<String>)> {
        let (terms, faults) = terms(expression, &|name| name == "cas d’usage");
        assert!(faults.is_empty(), "{faults:?}");
        let values = |term: &RawTerm| term.values.iter().map(|value| value.text.clone()).collect();
        terms
            .iter()
            .map(|term| (term.negated, term.key.clone().map_or(String::new(), |(key, _)| key), values(term)))
            .collect()
    }

    #[test]
    fn terms_have_keys_values_quotes_and_signs() {
        assert_eq!(
            read("lot:LOT-1 -status:draft,\"à relire\" text:« devis refusé » tag:brick:quotes relance"),
            [
                (false, "lot".to_owned(), vec!["LOT-1".to_owned()]),
                (true, "status".to_owned(), vec!["draft".to_owned(), "à relire".to_owned()]),
                (false, "text".to_owned(), vec!["devis refusé".to_owned()]),
                (false, "tag".to_owned(), vec!["brick:quotes".to_owned()]),
                (false, String::new(), vec!["relance".to_owned()]),
            ]
        );
    }

    #[test]
    fn comparisons_and_ranges_are_read() {
        let (terms, _) = terms("due:<2026-12-01 value:>=5 date:2026-01..2026-03", &nameless);
        let seen: Vec<_> = terms.iter().map(|term| (term.values[0].op, term.values[0].to.clone())).collect();
        assert_eq!(seen, [(Op::Under, None), (Op::AtLeast, None), (Op::Is, Some("2026-03".to_owned()))]);
    }

    #[test]
    fn a_key_may_be_several_words() {
        let wanted = |key: &str| (false, key.to_owned(), vec!["none".to_owned()]);
        assert_eq!(read("cas d’usage:none"), [wanted("cas d’usage")]);
        assert_eq!(read("\"points ouverts\":none"), [wanted("points ouverts")]);
        assert_eq!(read("«\u{a0}cas d’usage\u{a0}»:none"), [wanted("cas d’usage")]);
        assert_eq!(read("devis cas d’usage:none")[1], wanted("cas d’usage"));
        assert_eq!(read("devis refusé lot:none")[2], wanted("lot"), "words that are searched stay words");
        assert_eq!(read("\"devis refusé\"")[0].2, ["devis refusé"]);
    }

    #[test]
    fn a_comma_in_a_compared_number_is_its_decimal_point() {
        assert_eq!(read("a:>1,5")[0].2, ["1,5"]);
        assert_eq!(read("a:1,5")[0].2, ["1", "5"]);
        assert_eq!(read("a:>1,b")[0].2, ["1", "b"]);
    }

    #[test]
    fn every_fault_has_its_place() {
        for (expression, id, at) in [
            ("lot: x", "filter-no-value", (0, 4)),
            ("a text:\"devis", "filter-unclosed", (7, 13)),
            ("a - b", "filter-empty", (2, 3)),
        ] {
            let (_, faults) = terms(expression, &nameless);
            assert_eq!(faults.len(), 1, "{expression}: {faults:?}");
            assert_eq!(
                (faults[0].message.id, (faults[0].span.start(), faults[0].span.end())),
                (id, at),
                "{expression}"
            );
        }
    }
}
