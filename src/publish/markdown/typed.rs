//! What does the parser leave out of what was typed into a field? Signs that only a Markdown author would mean are
//! given back: the parser says what it read and where, and what stands there is judged again.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::emphasis::is_meant;
use super::meant::{Meant, meant};
use super::{options, shallow};

/// Languages that are told beside a fence; any other words there are their author's.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "c#",
    "c++",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "diff",
    "dockerfile",
    "feature",
    "gherkin",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "kotlin",
    "markdown",
    "md",
    "mermaid",
    "php",
    "plain",
    "plaintext",
    "plantuml",
    "powershell",
    "properties",
    "ps1",
    "python",
    "py",
    "ruby",
    "rust",
    "sh",
    "shell",
    "sql",
    "text",
    "toml",
    "ts",
    "txt",
    "typescript",
    "xml",
    "xsd",
    "yaml",
    "yml",
];

/// What the parser read, in order.
type Read<'t> = Vec<(Event<'t>, Range<usize>)>;

/// The events of the text of a field, as its author meant it, each with the number of an item as it was typed.
pub fn field(text: &str, take: impl FnMut(Event<'_>, Option<u64>)) {
    let meant = meant(text);
    told(&meant, true, take);
}

/// The events of a chapter, which is Markdown and nothing else; what leads nowhere is told by its address.
pub fn chapter(text: &str, take: impl FnMut(Event<'_>, Option<u64>)) {
    told(&Meant { text: text.into(), added: Vec::new(), ends: Vec::new() }, false, take);
}

fn told(meant: &Meant<'_>, is_field: bool, mut take: impl FnMut(Event<'_>, Option<u64>)) {
    let read: Read<'_> = shallow(Parser::new_ext(&meant.text, options()).into_offset_iter()).collect();
    let numbers = if is_field { numbers(&meant.text, &read) } else { HashMap::new() };
    let mut typed = Typed { meant, is_field, ..Typed::new(meant) };
    for (at, (event, range)) in read.into_iter().enumerate() {
        typed.event(event, range);
        for event in typed.out.drain(..) {
            let number = if matches!(event, Event::Start(Tag::Item)) { numbers.get(&at).copied() } else { None };
            take(event, number);
        }
    }
    if let Some(text) = typed.text.take() {
        take(Event::Text(text), None);
    }
}

/// The number that was typed before each item, by the place of its event. Where all are the same, Markdown counts.
fn numbers(text: &str, read: &Read<'_>) -> HashMap<usize, u64> {
    let mut numbers = HashMap::new();
    let mut open: Vec<Vec<(usize, u64)>> = Vec::new();
    for (at, (event, range)) in read.iter().enumerate() {
        match event {
            Event::Start(Tag::List(_)) => open.push(Vec::new()),
            Event::Start(Tag::Item) => {
                let typed = text.get(range.clone()).unwrap_or_default().trim_start();
                let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
                let number = typed.get(..digits).and_then(|digits| digits.parse().ok());
                if let (Some(list), Some(number)) = (open.last_mut(), number) {
                    list.push((at, number));
                }
            }
            Event::End(TagEnd::List(_)) => {
                let list = open.pop().unwrap_or_default();
                let counted =
                    list.len() > 1 && list.iter().all(|(_, number)| Some(*number) == list.first().map(|one| one.1));
                if !counted {
                    numbers.extend(list);
                }
            }
            _ => {}
        }
    }
    numbers
}

/// What is open, and is judged again when it ends.
enum Open {
    /// It is what the parser says.
    Kept,
    /// It is none: the signs around it are read.
    Signs(String),
    /// A link that leads nowhere is told by its address, which the parser read so.
    Nowhere(String),
    /// A picture is told by its description, or else by its address.
    Picture {
        /// Is it a link to the picture?
        leads: bool,
        /// The address.
        address: String,
    },
}

/// The events on their way.
struct Typed<'m, 't> {
    meant: &'m Meant<'t>,
    is_field: bool,
    /// How far the text has been told.
    at: usize,
    open: Vec<Open>,
    links: usize,
    in_code: bool,
    in_table: bool,
    /// The words that were told last: what follows may go on with them.
    text: Option<CowStr<'m>>,
    /// Where a cell ended that is not closed yet: the line may go on.
    cell: Option<usize>,
    out: Vec<Event<'m>>,
}

impl<'m, 't> Typed<'m, 't> {
    fn new(meant: &'m Meant<'t>) -> Self {
        let (open, out) = (Vec::new(), Vec::new());
        Self {
            meant,
            is_field: true,
            at: 0,
            open,
            links: 0,
            in_code: false,
            in_table: false,
            text: None,
            cell: None,
            out,
        }
    }

    fn event(&mut self, event: Event<'m>, range: Range<usize>) {
        let from = range.start;
        self.end_cell(&event, &range);
        self.give_back_escape(&event, from);
        let (is_start, is_table) = (matches!(event, Event::Start(_)), matches!(event, Event::Start(Tag::Table(_))));
        self.in_table = is_table || (self.in_table && !matches!(event, Event::End(TagEnd::Table)));
        match event {
            Event::Text(text) => {
                let text = self.text_of(text, &range);
                self.words(text);
            }
            Event::Code(text) => self.code(text, &range),
            Event::Html(text) => self.push(Event::Html(self.without_added(text, &range))),
            Event::InlineHtml(text) => self.push(Event::InlineHtml(self.without_added(text, &range))),
            Event::HardBreak => {
                if self.is_field && self.typed(&range).starts_with('\\') {
                    self.words("\\".into());
                }
                self.push(Event::HardBreak);
            }
            Event::Rule if self.is_field => {
                let text = self.without_added(self.typed(&range).trim().to_owned().into(), &range);
                self.push(Event::Start(Tag::Paragraph));
                self.words(text);
                self.push(Event::End(TagEnd::Paragraph));
            }
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            other => self.push(other),
        }
        self.at = if is_start { range.start } else { range.end };
    }

    /// A sign that was typed before another one was no instruction to leave it alone.
    fn give_back_escape(&mut self, event: &Event<'_>, from: usize) {
        let is_inline = matches!(
            event,
            Event::Text(_)
                | Event::Code(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        );
        let text = &self.meant.text;
        let before = from.checked_sub(1).filter(|before| *before >= self.at);
        let is_escape = |before: usize| {
            text.as_bytes().get(before) == Some(&b'\\') && self.meant.added.binary_search(&before).is_err()
        };
        // In a table nothing else lets a bar be one.
        let is_bar = self.in_table && text.as_bytes().get(from) == Some(&b'|');
        if self.is_field && is_inline && !self.in_code && !is_bar && before.is_some_and(is_escape) {
            self.words("\\".into());
        }
    }

    fn start(&mut self, tag: Tag<'m>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => {
                let typed = self.typed(range);
                let length = if tag == Tag::Strong { 2 } else { 1 };
                if !self.is_field || is_meant(&self.meant.text, range, length) {
                    self.open.push(Open::Kept);
                    return self.push(Event::Start(tag));
                }
                let signs: String = typed.chars().take(length).collect();
                self.words(signs.clone().into());
                self.open.push(Open::Signs(signs));
            }
            Tag::Link { link_type, dest_url, title, id } => {
                self.links += 1;
                let dest_url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}").into(),
                    _ => dest_url,
                };
                if super::leads(&dest_url) {
                    self.open.push(Open::Kept);
                    return self.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
                self.open.push(Open::Nowhere(dest_url.into_string()));
            }
            Tag::Image { dest_url, .. } => {
                let leads = self.links == 0 && super::is_web(&dest_url);
                let address = dest_url.to_string();
                self.links += 1;
                self.push(Event::Start(match leads {
                    true => Tag::Link { link_type: LinkType::Inline, dest_url, title: "".into(), id: "".into() },
                    false => Tag::Emphasis,
                }));
                self.open.push(Open::Picture { leads, address });
            }
            Tag::CodeBlock(_) => {
                self.in_code = true;
                let said = self.beside_fence(&tag, range);
                self.push(Event::Start(tag));
                if let Some(said) = said {
                    self.push(Event::Text(format!("{said}\n").into()));
                }
            }
            other => self.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => match self.open.pop() {
                Some(Open::Signs(signs)) => self.words(signs.into()),
                _ => self.push(Event::End(tag)),
            },
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                match self.open.pop() {
                    Some(Open::Nowhere(address)) => {
                        let address = self.address(range).unwrap_or(&address).to_owned();
                        if !address.is_empty() {
                            self.words(format!(" ({address})").into());
                        }
                    }
                    _ => self.push(Event::End(tag)),
                }
            }
            TagEnd::Image => {
                self.links = self.links.saturating_sub(1);
                let Some(Open::Picture { leads, address }) = self.open.pop() else { return };
                let address = self.address(range).map_or(address, str::to_owned);
                let is_described = self.at > range.start;
                if !is_described {
                    self.words(address.clone().into());
                }
                self.push(Event::End(if leads { TagEnd::Link } else { TagEnd::Emphasis }));
                if is_described && !leads && self.links == 0 && !address.is_empty() {
                    self.words(format!(" ({address})").into());
                }
            }
            TagEnd::TableCell => self.cell = Some(range.end),
            TagEnd::CodeBlock => {
                self.push(Event::End(tag));
                self.in_code = false;
            }
            other => self.push(Event::End(other)),
        }
    }

    /// Ends the cell before. A line with more cells than its table has columns goes on in the last one: the parser
    /// leaves them out.
    fn end_cell(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let Some(end) = self.cell.take() else { return };
        if matches!(event, Event::End(TagEnd::TableRow)) {
            let left = self.typed(&(end..range.end)).trim();
            let left = left.strip_prefix('|').unwrap_or(left).trim_start();
            let left = left.strip_suffix('|').unwrap_or(left).trim_end();
            if !left.is_empty() {
                self.words(format!(" | {left}").into());
            }
        }
        self.push(Event::End(TagEnd::TableCell));
    }

    /// What stands beside the fence of some code, where it is no language: words of its author.
    fn beside_fence(&self, tag: &Tag<'_>, range: &Range<usize>) -> Option<&'m str> {
        let Tag::CodeBlock(CodeBlockKind::Fenced(_)) = tag else { return None };
        let said = self.typed(range).lines().next()?.trim_start_matches(['`', '~']).trim();
        let is_language = LANGUAGES.iter().any(|language| language.eq_ignore_ascii_case(said));
        (self.is_field && !said.is_empty() && !is_language).then_some(said)
    }

    /// What stands between ticks; beside a letter they are none but apostrophes.
    fn code(&mut self, text: CowStr<'m>, range: &Range<usize>) {
        let typed = self.typed(range);
        let all = &self.meant.text;
        let is_beside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = all.get(..range.start).and_then(|before| before.chars().next_back());
        let after = all.get(range.end..).and_then(|after| after.chars().next());
        if self.is_field && (is_beside(before) || is_beside(after)) {
            let typed = self.without_added(typed.replace('\n', " ").into(), range);
            return self.words(typed);
        }
        self.push(Event::Code(self.without_added(text, range)));
    }

    /// Words as they were typed: `&lt;` is no sign less.
    fn text_of(&self, text: CowStr<'m>, range: &Range<usize>) -> CowStr<'m> {
        let typed = self.typed(range);
        if !self.is_field || self.in_code || typed == &*text {
            return self.without_added(text, range);
        }
        if typed.starts_with('&') { CowStr::from(typed) } else { text }
    }

    /// A text without the signs and the spaces that nobody typed.
    fn without_added(&self, text: CowStr<'m>, range: &Range<usize>) -> CowStr<'m> {
        let inside = |all: &'m [usize]| {
            let first = all.partition_point(|at| *at < range.start);
            all.iter().skip(first).take_while(|at| **at < range.end).copied()
        };
        let mut added: Vec<Range<usize>> = inside(&self.meant.added).map(|at| at..at + 1).collect();
        added.extend(inside(&self.meant.ends).map(|at| at..at + 2));
        if added.is_empty() {
            return text;
        }
        added.sort_by_key(|one| one.start);
        // A line that ends within ticks is read as a space.
        let typed = self.typed(range).replace('\n', " ");
        let Some(shift) = typed.find(&text.replace('\n', " ")) else { return self.without_signs(text, &added) };
        let mut out = String::new();
        let mut rest: &str = &text;
        let mut from = range.start + shift;
        for one in added {
            let Some((before, behind)) = one.start.checked_sub(from).and_then(|len| rest.split_at_checked(len)) else {
                continue;
            };
            out.push_str(before);
            rest = behind.get(one.len()..).unwrap_or_default();
            from = one.end;
        }
        out.push_str(rest);
        out.into()
    }

    /// A text that the parser put together from parts of lines, without the signs that nobody typed: what follows each
    /// one tells where it stands.
    fn without_signs(&self, text: CowStr<'m>, added: &[Range<usize>]) -> CowStr<'m> {
        let (mut out, mut rest) = (String::new(), &*text);
        for one in added {
            let sign: String = self.meant.text.get(one.start..).unwrap_or_default().chars().take(2).collect();
            let Some(found) = rest.find(&sign) else { continue };
            out.push_str(&rest[..found]);
            rest = &rest[found + one.len()..];
        }
        out.push_str(rest);
        out.into()
    }

    /// The address behind the text of a link, as it was typed.
    fn address(&self, range: &Range<usize>) -> Option<&'m str> {
        let meant: &'m Meant<'t> = self.meant;
        let behind = meant.text.get(self.at..range.end)?;
        let address = behind.get(behind.find("](")? + 2..)?.strip_suffix(')')?.trim();
        Some(address.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(address))
    }

    fn typed(&self, range: &Range<usize>) -> &'m str {
        let meant: &'m Meant<'t> = self.meant;
        meant.text.get(range.clone()).unwrap_or_default()
    }

    /// Words that go on with those before.
    fn words(&mut self, words: CowStr<'m>) {
        self.text = Some(match self.text.take() {
            Some(before) => (before.into_string() + &words).into(),
            None => words,
        });
    }

    fn push(&mut self, event: Event<'m>) {
        self.out.extend(self.text.take().map(Event::Text));
        self.out.push(event);
    }
}
