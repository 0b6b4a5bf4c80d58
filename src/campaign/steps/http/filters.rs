//! What does the filter at the end of a JSON path look at? Read by a grammar of its own, smaller than that of RFC 9535:
//! of a filter that it does not know nobody can say why it selects nothing, and an absence would be proved by a slip.
//!
//! ```text
//! filter     = and *( "||" and )          and     = one *( "&&" one )
//! one        = "!" one | "(" filter ")" | operand [ ( "==" | "!=" | "<=" | ">=" | "<" | ">" ) operand ]
//!            | ( "match" | "search" ) "(" "@" … "," text ")"
//! operand    = "@" *( ".name" | "['name']" | "[0]" ) | text | number | "true" | "false" | "null"
//! ```

/// Of which sort is what a filter compares with?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
}

/// Something of an element that a filter looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its path from the element: `.customer.name`; empty for the element itself.
    pub path: String,
    /// The sort of the value that it is compared with, where one stands beside it.
    pub sort: Option<Sort>,
    /// How it is told: `@.n`, or with what it is compared.
    pub said: String,
}

/// Digits beyond which two numbers that differ are taken for equal.
const EXACT: usize = 15;

/// What a filter, the text behind its `?`, looks at in each element; nothing where it is not of the grammar above.
pub fn readings(filter: &str) -> Option<Vec<Reading>> {
    let mut parser = Parser { rest: filter, found: Vec::new() };
    parser.filter()?;
    parser.rest.trim().is_empty().then_some(parser.found)
}

struct Parser<'a> {
    rest: &'a str,
    found: Vec<Reading>,
}

enum Operand<'a> {
    Path(&'a str),
    Value(&'a str, Option<Sort>),
}

impl<'a> Parser<'a> {
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        let taken = rest.strip_prefix(sign);
        self.rest = taken.unwrap_or(rest);
        taken.is_some()
    }

    fn filter(&mut self) -> Option<()> {
        loop {
            self.one()?;
            while self.takes("&&") {
                self.one()?;
            }
            if !self.takes("||") {
                return Some(());
            }
        }
    }

    fn one(&mut self) -> Option<()> {
        if self.takes("!") {
            return self.one();
        }
        if self.takes("(") {
            self.filter()?;
            return self.takes(")").then_some(());
        }
        if let Some(name) = ["match", "search"].into_iter().find(|name| self.takes(&format!("{name}("))) {
            return self.pattern(name);
        }
        let left = self.operand()?;
        let is_compared = ["==", "!=", "<=", ">=", "<", ">"].iter().any(|sign| self.takes(sign));
        let (path, beside) = match (left, is_compared) {
            (Operand::Path(path), false) => (path, None),
            (Operand::Value(..), false) => return None,
            (left, true) => match (left, self.operand()?) {
                (Operand::Path(path), Operand::Value(value, sort))
                | (Operand::Value(value, sort), Operand::Path(path)) => (path, Some((value, sort))),
                _ => return None,
            },
        };
        let sort = beside.and_then(|(_, sort)| sort);
        let said = beside.filter(|_| sort.is_some()).map(|(value, _)| format!("@{path} == {value}"));
        self.found.push(Reading { path: path.to_owned(), sort, said: said.unwrap_or_else(|| format!("@{path}")) });
        Some(())
    }

    /// What stands between the brackets of a function that judges a text: of what is none it always says no.
    fn pattern(&mut self, name: &str) -> Option<()> {
        let Operand::Path(path) = self.operand()? else { return None };
        let comma = self.takes(",");
        let Operand::Value(text, Some(Sort::Text)) = self.operand().filter(|_| comma)? else { return None };
        let said = format!("{name}(@{path}, {text})");
        self.found.push(Reading { path: path.to_owned(), sort: Some(Sort::Text), said });
        self.takes(")").then_some(())
    }

    fn operand(&mut self) -> Option<Operand<'a>> {
        self.rest = self.rest.trim_start();
        let length = match self.rest.chars().next()? {
            '"' | '\'' => quoted(self.rest)?,
            '@' => 1 + steps(self.rest.get(1..)?)?,
            _ => self
                .rest
                .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '+' | '.'))
                .unwrap_or(self.rest.len()),
        };
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        if let Some(path) = text.strip_prefix('@') {
            return Some(Operand::Path(path));
        }
        match text {
            "true" | "false" => Some(Operand::Value(text, Some(Sort::Truth))),
            "null" => Some(Operand::Value(text, None)),
            _ if text.starts_with(['"', '\'']) => Some(Operand::Value(text, Some(Sort::Text))),
            _ => {
                let digits = text.bytes().filter(u8::is_ascii_digit).count();
                text.parse::<f64>().ok().filter(|number| number.is_finite() && digits <= EXACT)?;
                Some(Operand::Value(text, Some(Sort::Number)))
            }
        }
    }
}

/// The bytes of a text between quotes that it begins with.
fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// The bytes of the steps, `.name`, `['name']` and `[0]`, that a text begins with; nothing where another one stands there.
fn steps(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let length = if let Some(name) = rest.strip_prefix('.') {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            (end > 0).then_some(end + 1)?
        } else if let Some(inside) = rest.strip_prefix('[') {
            let is_name = inside.starts_with(['"', '\'']);
            let index = |c: char| !c.is_ascii_digit() && c != '-';
            let end = if is_name { quoted(inside)? } else { inside.find(index)? };
            inside.get(end..)?.starts_with(']').then_some(end + 2).filter(|_| end > 0)?
        } else {
            return Some(at);
        };
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(filter: &str) -> Option<Vec<(String, Option<Sort>)>> {
        readings(filter).map(|all| all.into_iter().map(|one| (one.path, one.sort)).collect())
    }

    #[test]
    fn a_filter_looks_at_names_and_not_into_quotes() {
        let text = |path: &str| (path.to_owned(), Some(Sort::Text));
        let number = |path: &str| (path.to_owned(), Some(Sort::Number));
        let any = |path: &str| (path.to_owned(), None);
        for (filter, wanted) in [
            ("@.b == 'x.@.y' && @['c d'].e > 2", vec![text(".b"), number("['c d'].e")]),
            (" @.b && !@.c[0]", vec![any(".b"), any(".c[0]")]),
            ("true == @.b", vec![(".b".to_owned(), Some(Sort::Truth))]),
            ("@ == 2", vec![number("")]),
            ("(@.a == null || -1.5e3 < @.b)", vec![any(".a"), number(".b")]),
            ("!match(@.b, 'F.*') && search( @.c , \"x\" )", vec![text(".b"), text(".c")]),
            ("@.é == \"a\\\"b\"", vec![text(".é")]),
        ] {
            assert_eq!(said(filter), Some(wanted), "{filter}");
        }
    }

    #[test]
    fn what_nobody_can_say_why_it_selects_nothing_is_not_read() {
        for filter in [
            "@.id == $.curent.id",
            "@.id == @.n",
            "length(@.id) > 5",
            "search(@.id, 3)",
            "match('a', @.b)",
            "match(@.b)",
            "match(@.b, 'x'",
            "@.id == 12345678901234567891",
            "@.a == 'x', 7",
            "@.a[*] == 1",
            "@..a == 1",
            "@.a[?@.b]",
            "1 == 1",
            "@.b == 'x",
            "@[",
            "@['",
            "@.é'\\",
            "@.",
            "(@.a",
            "",
            "!",
            "@.a ==",
            "@.a == inf",
        ] {
            assert_eq!(said(filter), None, "{filter}");
        }
    }
}
