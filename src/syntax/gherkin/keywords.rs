//! Which words begin a feature, a scenario or a step, in each language?
//!
//! The tables are those of the `gherkin` crate, which shows them through `Debug` only: they are
//! read from there once per language, and a test reads all languages.

use std::sync::{LazyLock, OnceLock};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::feature::StepKind;
use crate::text::similar::fold;

/// The languages that the `gherkin` crate knows.
pub const LANGUAGES: &[&str] = &[
    "af",
    "am",
    "an",
    "ar",
    "ast",
    "az",
    "bg",
    "bm",
    "bs",
    "ca",
    "cs",
    "cy-GB",
    "da",
    "de",
    "el",
    "em",
    "en",
    "en-Scouse",
    "en-au",
    "en-lol",
    "en-old",
    "en-pirate",
    "en-tx",
    "eo",
    "es",
    "et",
    "fa",
    "fi",
    "formal",
    "fr",
    "ga",
    "gj",
    "gl",
    "he",
    "hi",
    "hr",
    "ht",
    "hu",
    "id",
    "is",
    "it",
    "ja",
    "jv",
    "ka",
    "kn",
    "ko",
    "lt",
    "lu",
    "lv",
    "mk-Cyrl",
    "mk-Latn",
    "mn",
    "mr",
    "ne",
    "nl",
    "no",
    "pa",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sr-Cyrl",
    "sr-Latn",
    "sv",
    "ta",
    "te",
    "th",
    "tlh",
    "tr",
    "tt",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh-CN",
    "zh-TW",
];

/// What a keyword opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The feature.
    Feature,
    /// Steps before each scenario.
    Background,
    /// A business rule that groups scenarios.
    Rule,
    /// A scenario.
    Scenario,
    /// A scenario played once per row.
    Outline,
    /// The rows of an outline.
    Examples,
    /// A step; `None` takes the kind of the step before (`Et`, `Mais`, `*`).
    Step(Option<StepKind>),
}

/// A keyword of one language.
#[derive(Clone, Debug)]
pub struct Keyword {
    /// As people write it, without the space or colon after it.
    pub text: String,
    /// What it opens.
    pub role: Role,
    /// Without accents and in lower case.
    pub folded: String,
    /// Composed, plain spaces and straight apostrophes; the space after it included where it needs one.
    pattern: Vec<char>,
}

impl Keyword {
    fn new(raw: &str, role: Role) -> Self {
        let raw = if matches!(role, Role::Step(_)) { raw } else { raw.trim_end() };
        let text = raw.trim_end().to_owned();
        let mut pattern: Vec<char> = raw.nfc().map(plain).collect();
        pattern.dedup_by(|next, before| *next == ' ' && *before == ' ');
        Self { folded: fold(&text), role, pattern, text }
    }
}

/// The keywords of one language.
#[derive(Debug)]
pub struct Keywords {
    /// The language as gherkin names it.
    pub language: &'static str,
    /// Those that a colon follows, the longest first.
    pub headers: Vec<Keyword>,
    /// Those of steps, the longest first.
    pub steps: Vec<Keyword>,
    longest: usize,
    /// First characters of all keywords: most lines of prose and tables need no closer look.
    firsts: Vec<char>,
}

/// A keyword found at the start of a line.
#[derive(Clone, Copy, Debug)]
pub struct Found<'k> {
    /// The keyword.
    pub keyword: &'k Keyword,
    /// Bytes of the line that it takes, without the space or colon after it.
    pub len: usize,
    /// Bytes of the line up to what follows it.
    pub rest: usize,
}

impl Keywords {
    /// The keywords of a language; none when there is no such language.
    pub fn of(language: &str) -> Option<&'static Self> {
        static TABLES: LazyLock<Vec<OnceLock<Option<Keywords>>>> =
            LazyLock::new(|| LANGUAGES.iter().map(|_| OnceLock::new()).collect());
        let at = LANGUAGES
            .iter()
            .position(|known| *known == language)
            .or_else(|| LANGUAGES.iter().position(|known| known.eq_ignore_ascii_case(language)))?;
        TABLES.get(at)?.get_or_init(|| Self::load(LANGUAGES.get(at)?)).as_ref()
    }

    /// The keywords of English, gherkin's default.
    pub fn english() -> &'static Self {
        static NONE: Keywords =
            Keywords { language: "en", headers: Vec::new(), steps: Vec::new(), longest: 0, firsts: Vec::new() };
        // Without the crate's table no line would be a keyword: each file would be refused, none taken for read.
        Self::of("en").unwrap_or(&NONE)
    }

    fn load(language: &'static str) -> Option<Self> {
        let table = format!("{:?}", gherkin::GherkinEnv::new(language).ok()?);
        let group = |name: &str, role: Role| -> Option<Vec<Keyword>> {
            Some(words(&table, name)?.iter().map(|word| Keyword::new(word, role)).collect())
        };
        let mut headers = group("feature", Role::Feature)?;
        headers.extend(group("background", Role::Background)?);
        headers.extend(group("rule", Role::Rule)?);
        headers.extend(group("scenario", Role::Scenario)?);
        headers.extend(group("scenario_outline", Role::Outline)?);
        headers.extend(group("examples", Role::Examples)?);
        let mut steps = vec![Keyword::new("* ", Role::Step(None))];
        steps.extend(group("given", Role::Step(Some(StepKind::Given)))?);
        steps.extend(group("when", Role::Step(Some(StepKind::When)))?);
        steps.extend(group("then", Role::Step(Some(StepKind::Then)))?);
        steps.extend(group("and", Role::Step(None))?);
        steps.extend(group("but", Role::Step(None))?);
        // The sort is stable: of two equal words the one of the first group counts.
        headers.sort_by_key(|word| std::cmp::Reverse(word.pattern.len()));
        steps.sort_by_key(|word| std::cmp::Reverse(word.pattern.len()));
        let longest = headers.iter().chain(&steps).map(|word| word.pattern.len()).max()?;
        let mut firsts: Vec<char> =
            headers.iter().chain(&steps).filter_map(|word| word.pattern.first().copied()).collect();
        firsts.sort_unstable();
        firsts.dedup();
        Some(Self { language, headers, steps, longest, firsts })
    }

    /// The start of the line, if a keyword may begin with its first letter.
    fn head(&self, line: &str) -> Option<Head> {
        let first = Head::of(line, 0).0.first()?.0;
        self.firsts.binary_search(&first).ok()?;
        Some(Head::of(line, self.longest))
    }

    /// The keyword with a colon that begins the line (spaces before the colon are French usage).
    pub fn header(&self, line: &str) -> Option<Found<'_>> {
        let head = self.head(line)?;
        self.headers.iter().find_map(|keyword| {
            let len = head.after(&keyword.pattern)?;
            let rest = line.get(len..)?;
            let colon = rest.trim_start();
            let width = colon.chars().next().filter(|c| matches!(c, ':' | '：'))?.len_utf8();
            Some(Found { keyword, len, rest: line.len() - colon.len() + width })
        })
    }

    /// The step keyword that begins the line. A keyword alone on its line counts too.
    pub fn step(&self, line: &str) -> Option<Found<'_>> {
        let head = self.head(line)?;
        self.steps.iter().find_map(|keyword| {
            let rest = match head.after(&keyword.pattern) {
                Some(rest) => rest,
                None => {
                    let (last, word) = keyword.pattern.split_last()?;
                    let rest = head.after(word)?;
                    if *last != ' ' || rest != line.len() {
                        return None;
                    }
                    rest
                }
            };
            Some(Found { keyword, len: line.get(..rest)?.trim_end().len(), rest })
        })
    }
}

/// The start of a line, composed, each character with the byte after it.
struct Head(Vec<(char, usize)>);

impl Head {
    fn of(line: &str, longest: usize) -> Self {
        let mut head = Vec::with_capacity(longest + 1);
        let mut chars = line.char_indices().peekable();
        while head.len() <= longest
            && let Some((start, first)) = chars.next()
        {
            let mut end = start + first.len_utf8();
            while let Some((at, next)) = chars.peek().copied()
                && joins(next)
                // A run of marks longer than any letter has is noise, and must not cost its length per keyword.
                && at - start < 64
            {
                end = at + next.len_utf8();
                chars.next();
            }
            match line.get(start..end) {
                // One letter alone may compose differently too (Gurmukhi).
                Some(cluster) if cluster.len() > 1 => {
                    head.extend(cluster.nfc().map(|c| (plain(c), end)));
                }
                _ => head.push((plain(first), end)),
            }
        }
        Self(head)
    }

    /// The byte after `pattern` when the line begins with it; one space stands for several.
    fn after(&self, pattern: &[char]) -> Option<usize> {
        let mut chars = self.0.iter().peekable();
        let mut end = 0;
        for wanted in pattern {
            let (c, after) = chars.next()?;
            if c != wanted {
                return None;
            }
            end = *after;
            while *wanted == ' ' && chars.peek().is_some_and(|(c, _)| *c == ' ') {
                end = chars.next()?.1;
            }
        }
        Some(end)
    }
}

/// Does the character compose with the one before it (accents, Hangul vowels and finals)?
fn joins(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || matches!(c, '\u{1160}'..='\u{11ff}'))
}

/// Every space is a space, both apostrophes are one.
fn plain(c: char) -> char {
    match c {
        '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The words of one group of the crate's table.
fn words(table: &str, group: &str) -> Option<Vec<String>> {
    let start = [" ", "{ "].iter().find_map(|before| {
        let mark = format!("{before}{group}: [");
        table.find(&mark).map(|at| at + mark.len())
    })?;
    let mut chars = table.get(start..)?.chars();
    let mut words = Vec::new();
    loop {
        match chars.next()? {
            ']' => return Some(words),
            '"' => words.push(quoted(&mut chars)?),
            _ => {}
        }
    }
}

/// A Rust string literal after its opening quote.
fn quoted(chars: &mut std::str::Chars<'_>) -> Option<String> {
    let mut word = String::new();
    loop {
        match chars.next()? {
            '"' => return Some(word),
            '\\' => match chars.next()? {
                'u' => {
                    let hex: String = chars.by_ref().skip_while(|c| *c == '{').take_while(|c| *c != '}').collect();
                    word.push(char::from_u32(u32::from_str_radix(&hex, 16).ok()?)?);
                }
                'n' => word.push('\n'),
                't' => word.push('\t'),
                other => word.push(other),
            },
            other => word.push(other),
        }
    }
}
