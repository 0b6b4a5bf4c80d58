//! Which cases does an expression such as `@critique and not @brouillon` choose?
//!
//! The expressions of Cucumber: tags, `and`, `or`, `not`, parentheses, `\` before a space or a
//! parenthesis of a tag. The `@` may be left out.

use crate::text::Message;

/// An expression that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagExpression {
    /// The case bears this tag.
    Tag(String),
    /// The case does not answer it.
    Not(Box<Self>),
    /// The case answers both.
    And(Box<Self>, Box<Self>),
    /// The case answers one of them.
    Or(Box<Self>, Box<Self>),
}

/// What is wrong with an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bad tag expression {text} at {at}: {fault:?}")]
pub struct TagFault {
    /// The expression.
    pub text: String,
    /// The character at fault, from 0; the length when something is missing at the end.
    pub at: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What may be wrong at a place of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is written at all.
    Empty,
    /// A tag should stand here.
    NoTag,
    /// Two tags follow each other: `and` or `or` should stand here, not this word.
    NoOperator(String),
    /// The parenthesis opened here is not closed.
    Open,
    /// A parenthesis closes what none opened.
    Close,
    /// Parentheses or `not` stand in each other beyond all sense.
    Deep,
}

/// How deep parentheses and `not` may stand in each other.
const DEEPEST: usize = 100;

impl TagFault {
    /// What is told to a person: the cause, then the expression with a mark under the place.
    pub fn message(&self) -> Message {
        let cause = match &self.fault {
            Fault::Empty => Message::new("tags-empty"),
            Fault::NoTag => Message::new("tags-no-tag"),
            Fault::NoOperator(word) => Message::new("tags-no-operator").with("word", word.as_str()),
            Fault::Open => Message::new("tags-open"),
            Fault::Close => Message::new("tags-close"),
            Fault::Deep => Message::new("tags-deep"),
        };
        let shown = format!("  {}\n  {}^", self.text, " ".repeat(self.at));
        Message::new("plan-bad-tags").with("cause", cause).with("column", self.at + 1).with("shown", shown)
    }
}

impl TagExpression {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn parse(text: &str) -> Result<Self, TagFault> {
        let mut reader = Reader { text, words: words(text), next: 0 };
        if reader.words.is_empty() {
            return Err(reader.fault(Fault::Empty));
        }
        let expression = reader.either(0)?;
        match reader.peek() {
            None => Ok(expression),
            Some(Word::Close) => Err(reader.fault(Fault::Close)),
            Some(word) => {
                let word = word.shown().to_owned();
                Err(reader.fault(Fault::NoOperator(word)))
            }
        }
    }

    /// Does a case with these tags (written without `@`) answer it?
    pub fn holds(&self, tags: &[String]) -> bool {
        match self {
            Self::Tag(tag) => tags.iter().any(|own| own == tag),
            Self::Not(a) => !a.holds(tags),
            Self::And(a, b) => a.holds(tags) && b.holds(tags),
            Self::Or(a, b) => a.holds(tags) || b.holds(tags),
        }
    }

    /// The tags that it names, without `@`.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Tag(tag) => vec![tag],
            Self::Not(a) => a.names(),
            Self::And(a, b) | Self::Or(a, b) => a.names().into_iter().chain(b.names()).collect(),
        }
    }
}

/// A word of an expression, and the character at which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Open,
    Close,
    Name(String),
}

impl Word {
    fn shown(&self) -> &str {
        match self {
            Self::Open => "(",
            Self::Close => ")",
            Self::Name(name) => name,
        }
    }
}

fn words(text: &str) -> Vec<(Word, usize)> {
    let mut words: Vec<(Word, usize)> = Vec::new();
    let mut name: Option<(String, usize)> = None;
    let mut escaped = false;
    for (at, c) in text.chars().enumerate() {
        let ends = !escaped && (c.is_whitespace() || matches!(c, '(' | ')'));
        if ends {
            words.extend(name.take().map(|(name, at)| (Word::Name(name), at)));
            match c {
                '(' => words.push((Word::Open, at)),
                ')' => words.push((Word::Close, at)),
                _ => {}
            }
            continue;
        }
        let (text, _) = name.get_or_insert_with(|| (String::new(), at));
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            text.push(c);
            escaped = false;
        }
    }
    words.extend(name.map(|(name, at)| (Word::Name(name), at)));
    words
}

struct Reader<'a> {
    text: &'a str,
    words: Vec<(Word, usize)>,
    next: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.next).map(|(word, _)| word)
    }

    /// A fault at the next word, or at the end.
    fn fault(&self, fault: Fault) -> TagFault {
        let at = self.words.get(self.next).map_or_else(|| self.text.trim_end().chars().count(), |(_, at)| *at);
        self.fault_at(at, fault)
    }

    fn fault_at(&self, at: usize, fault: Fault) -> TagFault {
        TagFault { text: self.text.to_owned(), at, fault }
    }

    /// Takes the next word when it is this one.
    fn takes(&mut self, keyword: &str) -> bool {
        let is_it = matches!(self.peek(), Some(Word::Name(name)) if name == keyword);
        self.next += usize::from(is_it);
        is_it
    }

    fn either(&mut self, depth: usize) -> Result<TagExpression, TagFault> {
        let mut left = self.both(depth)?;
        while self.takes("or") {
            left = TagExpression::Or(Box::new(left), Box::new(self.both(depth)?));
        }
        Ok(left)
    }

    fn both(&mut self, depth: usize) -> Result<TagExpression, TagFault> {
        let mut left = self.one(depth)?;
        while self.takes("and") {
            left = TagExpression::And(Box::new(left), Box::new(self.one(depth)?));
        }
        Ok(left)
    }

    fn one(&mut self, depth: usize) -> Result<TagExpression, TagFault> {
        if depth > DEEPEST {
            return Err(self.fault(Fault::Deep));
        }
        if self.takes("not") {
            return Ok(TagExpression::Not(Box::new(self.one(depth + 1)?)));
        }
        let Some((word, at)) = self.words.get(self.next).cloned() else { return Err(self.fault(Fault::NoTag)) };
        match word {
            Word::Open => {
                self.next += 1;
                let inner = self.either(depth + 1)?;
                match self.peek() {
                    Some(Word::Close) => {
                        self.next += 1;
                        Ok(inner)
                    }
                    None => Err(self.fault_at(at, Fault::Open)),
                    Some(word) => {
                        let word = word.shown().to_owned();
                        Err(self.fault(Fault::NoOperator(word)))
                    }
                }
            }
            Word::Name(name) => {
                let tag = name.trim_start_matches('@');
                if tag.is_empty() || name == "and" || name == "or" {
                    return Err(self.fault(Fault::NoTag));
                }
                self.next += 1;
                Ok(TagExpression::Tag(tag.to_owned()))
            }
            Word::Close => Err(self.fault(Fault::NoTag)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(expression: &str, tags: &[&str]) -> bool {
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        TagExpression::parse(expression).unwrap_or_else(|fault| panic!("{expression}: {fault}")).holds(&tags)
    }

    #[test]
    fn the_at_sign_may_be_left_out_and_and_binds_closer_than_or() {
        for expression in ["@critique", "critique", "critique or autre", "not brouillon", "not (a or b) and critique"] {
            assert!(chosen(expression, &["critique"]), "{expression}");
        }
        assert!(!chosen("@critique and not brouillon", &["critique", "brouillon"]));
        assert!(chosen("a or b and c", &["a"]));
        assert!(!chosen("(a or b) and c", &["a"]));
        assert!(chosen("not a and not b or c", &["a", "c"]));
        assert!(chosen(r"un\ mot\(1\)", &["un mot(1)"]));
        assert_eq!(TagExpression::parse("@a and not b").map(|it| it.names().join(" ")), Ok("a b".to_owned()));
    }

    #[test]
    fn a_fault_says_what_it_is_and_at_which_character() {
        let word = |word: &str| Fault::NoOperator(word.to_owned());
        for (text, at, fault) in [
            ("", 0, Fault::Empty),
            ("   ", 0, Fault::Empty),
            ("@é and", 6, Fault::NoTag),
            ("and @a", 0, Fault::NoTag),
            ("@a or or @b", 6, Fault::NoTag),
            ("@a et @b", 3, word("et")),
            ("@a @b", 3, word("@b")),
            ("@a and (@b or @c", 7, Fault::Open),
            ("(@a @b)", 4, word("@b")),
            ("@a)", 2, Fault::Close),
            ("()", 1, Fault::NoTag),
            ("@", 0, Fault::NoTag),
            ("not", 3, Fault::NoTag),
        ] {
            let expected = TagFault { text: text.to_owned(), at, fault };
            assert_eq!(TagExpression::parse(text), Err(expected), "{text}");
        }
        let deep = "(".repeat(100_000);
        assert_eq!(TagExpression::parse(&deep).map_err(|fault| fault.fault), Err(Fault::Deep));
    }
}
