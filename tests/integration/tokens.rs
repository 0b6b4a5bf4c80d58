//! The words and signs of a Rust source, without comments; texts are kept as texts.

/// A word, a sign or a text, with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// From 1.
    pub line: usize,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Word(String),
    Sign(char),
    Text(String),
}

impl Token {
    /// The word that it is.
    pub fn word(&self) -> Option<&str> {
        match &self.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The text between quotes that it is, escapes left as they are.
    pub fn text(&self) -> Option<&str> {
        match &self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Is it that sign?
    pub fn is_sign(&self, sign: char) -> bool {
        self.what == What::Sign(sign)
    }
}

/// Reads a source.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { chars: source.chars().collect(), at: 0, line: 1 };
    let mut tokens = Vec::new();
    while let Some(c) = reader.peek(0) {
        let line = reader.line;
        let what = match c {
            '/' if reader.peek(1) == Some('/') => {
                reader.skip_while(|c| c != '\n');
                None
            }
            '/' if reader.peek(1) == Some('*') => {
                reader.skip_block_comment();
                None
            }
            '"' => Some(What::Text(reader.quoted())),
            '\'' => {
                reader.skip_char_or_lifetime();
                None
            }
            c if c.is_alphanumeric() || c == '_' => {
                let word = reader.skip_while(|c| c.is_alphanumeric() || c == '_');
                match (word.as_str(), reader.peek(0)) {
                    ("r" | "br" | "cr", Some('"' | '#')) => reader.raw().map(What::Text),
                    _ => Some(What::Word(word)),
                }
            }
            c if c.is_whitespace() => {
                reader.next();
                None
            }
            c => {
                reader.next();
                Some(What::Sign(c))
            }
        };
        tokens.extend(what.map(|what| Token { line, what }));
    }
    tokens
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn skip_while(&mut self, accept: impl Fn(char) -> bool) -> String {
        let mut skipped = String::new();
        while let Some(c) = self.peek(0).filter(|c| accept(*c)) {
            skipped.push(c);
            self.next();
        }
        skipped
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.next() {
            if c == '/' && self.peek(0) == Some('*') {
                self.next();
                depth += 1;
            } else if c == '*' && self.peek(0) == Some('/') {
                self.next();
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
        }
    }

    fn quoted(&mut self) -> String {
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next().filter(|c| *c != '"') {
            text.push(c);
            if c == '\\' {
                text.extend(self.next());
            }
        }
        text
    }

    /// `r#"…"#` after its `r`; a raw identifier (`r#type`) gives nothing here and is read as a word next.
    fn raw(&mut self) -> Option<String> {
        let hashes = self.skip_while(|c| c == '#').len();
        if self.peek(0) != Some('"') {
            return None;
        }
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            if c == '"' && (0..hashes).all(|i| self.peek(i) == Some('#')) {
                (0..hashes).for_each(|_| {
                    self.next();
                });
                break;
            }
            text.push(c);
        }
        Some(text)
    }

    fn skip_char_or_lifetime(&mut self) {
        self.next();
        match (self.peek(0), self.peek(1)) {
            (Some('\\'), _) => {
                self.next();
                self.next();
                self.skip_while(|c| c != '\'');
                self.next();
            }
            (Some(_), Some('\'')) => {
                self.next();
                self.next();
            }
            _ => {
                self.skip_while(|c| c.is_alphanumeric() || c == '_');
            }
        }
    }
}
