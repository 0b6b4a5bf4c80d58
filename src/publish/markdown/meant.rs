//! What does the text of a field mean? It is Markdown, but most of its authors never heard of it: what they typed into
//! a cell or a form must be read by others as it was typed.
//!
//! Emphasis, lists, links, tables and code are read as everywhere. What only a Markdown author would mean is not: a
//! line that begins with « > » is no quotation but a threshold, a year is no number of a list, a line of dashes makes
//! no title of what stands above it, a short line ends where its author ended it. Chapters are Markdown and nothing else.

use std::borrow::Cow;
use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::options;

/// Signs that begin the items of a list.
const SIGNS: [char; 3] = ['-', '+', '*'];

/// Columns up to which no editor folds a paragraph: where all its lines are shorter, each ends where its author wanted.
const FOLDED: usize = 50;

/// Columns by which the lines of a folded paragraph differ, when words are folded by hand.
const RAGGED: usize = 15;

/// The greatest number that a list of a field begins with: more is a year or an amount.
const LIST_FROM: u32 = 99;

/// Signs up to which a name between brackets is looked for: more is no name.
const LABEL: usize = 1000;

/// How often fences are looked for that nothing closes: each reading may show others behind the first ones.
const READINGS: usize = 4;

/// A text made ready for the parser.
pub struct Meant<'t> {
    /// The text, with what was added to it.
    pub text: Cow<'t, str>,
    /// Where a sign stands before another one that Markdown would take for something else: nobody typed it.
    pub added: Vec<usize>,
    /// Where two spaces stand that end a line: nobody typed them either.
    pub ends: Vec<usize>,
}

/// The text with a sign before each one that would make something else of the beginning of a line.
///
/// Which lines are code is the parser's to say: what was added to these is taken from them again when it has read them.
pub fn meant(text: &str) -> Meant<'_> {
    if is_meant(text) {
        return Meant { text: Cow::Borrowed(text), added: Vec::new(), ends: Vec::new() };
    }
    let mut open = BTreeSet::new();
    let mut out = with_signs(text, &open);
    if FENCES.iter().any(|fence| text.contains(fence)) {
        for reading in 1..=READINGS {
            let unclosed = unclosed(&out.text);
            let Some(first) = unclosed.first().copied() else { break };
            open.extend(unclosed);
            if reading == READINGS {
                // More of them than anybody means: none is one from here on.
                open.extend(first..text.lines().count());
            }
            out = with_signs(text, &open);
        }
    }
    Meant { text: Cow::Owned(out.text), added: out.added, ends: out.ends }
}

/// The text with its signs; the fences on the lines of `open` are what was typed.
fn with_signs(text: &str, open: &BTreeSet<usize>) -> Out {
    let lines: Vec<&str> = text.lines().collect();
    let widest = widest(&lines);
    let items = SIGNS.map(|sign| lines.iter().filter(|line| line.trim_start().starts_with(sign)).count());
    let (ends, added) = (Vec::new(), Vec::new());
    let mut out = Out { text: String::with_capacity(text.len() + 32), added, ends, in_list: false };
    let mut from = 0;
    for (at, line) in lines.iter().enumerate() {
        let rest = text.get(from..).unwrap_or_default();
        from += rest.find('\n').map_or(rest.len(), |end| end + 1);
        let body = line.trim_start();
        let indent = line.len() - body.len();
        out.text.push_str(&line[..indent]);
        let (head, inner) = out.beginning(body, indent, items);
        out.text.push_str(head);
        let mut inner = inner;
        if let Some(sign) = fence(inner).filter(|_| open.contains(&at)) {
            while let Some(behind) = inner.strip_prefix(sign) {
                out.escape();
                out.text.push(sign);
                inner = behind;
            }
        } else if is_definition(rest.get(line.len() - inner.len()..).unwrap_or_default()) {
            out.escape();
        }
        out.text.push_str(inner);
        out.in_list |= !markers(body).0.is_empty();
        if indent < 4 && is_ended(&lines, at, widest[at]) {
            out.ends.push(out.text.len());
            out.text.push_str("  ");
        }
        out.text.push('\n');
    }
    out
}

/// What begins and ends lines of code.
const FENCES: [&str; 2] = ["```", "~~~"];

/// The sign of the fence that a line begins with.
fn fence(line: &str) -> Option<char> {
    FENCES.iter().find(|fence| line.starts_with(**fence)).and_then(|fence| fence.chars().next())
}

/// The lines of the fences that begin code which nothing ends: it would be all the rest of the text.
fn unclosed(text: &str) -> Vec<usize> {
    let (mut lines, mut line, mut told) = (Vec::new(), 0, 0);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))) {
            continue;
        }
        line += text[told..range.start].matches('\n').count();
        told = range.start;
        let code = text[range].trim_end();
        let sign = code.chars().next().unwrap_or_default();
        let length = code.chars().take_while(|c| *c == sign).count();
        let last = code.rsplit_once('\n').map(|(_, last)| last.trim());
        if last.is_none_or(|last| last.chars().count() < length || last.chars().any(|c| c != sign)) {
            lines.push(line);
        }
    }
    lines
}

/// Has it nothing at the beginning of a line that could be taken for something else?
fn is_meant(text: &str) -> bool {
    let sign = |c: char| matches!(c, '>' | '=' | '[' | '#' | '\n');
    let begins = |c: char| c.is_ascii_digit() || SIGNS.contains(&c);
    let has_fence = FENCES.iter().any(|fence| text.contains(fence));
    !text.contains(sign) && !has_fence && !text.trim_start().starts_with(begins)
}

/// The text on its way.
struct Out {
    text: String,
    added: Vec<usize>,
    ends: Vec<usize>,
    /// A line before begins with the sign or the number of an item.
    in_list: bool,
}

impl Out {
    /// Lets the sign that follows be itself.
    fn escape(&mut self) {
        self.added.push(self.text.len());
        self.text.push('\\');
    }

    /// Writes the beginning of a line as it was meant, up to a part that is as it was typed, and says that part and
    /// what follows it; `indent` is how far the line is set in, `items` the lines that begin with each of the signs.
    fn beginning<'l>(&mut self, line: &'l str, indent: usize, items: [usize; 3]) -> (&'l str, &'l str) {
        let underlines = |sign: char| line.starts_with(sign) && line.trim_end().chars().all(|c| c == sign);
        // « # de client »: a number of something. A title begins as titles do.
        let begins_words = |rest: &str| rest.starts_with(char::is_lowercase);
        let counted = |rest: &str| {
            let words = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            words.len() < rest.len() && words.strip_prefix(' ').is_some_and(begins_words)
        };
        let counts = line.strip_prefix("# ").is_some_and(|rest| begins_words(rest) || counted(rest));
        // « # Langage C # »: Markdown would take the sign at the end away, and leave nothing of a sign alone.
        let loses = line.starts_with('#') && line.trim_end().ends_with('#');
        if underlines('-') || underlines('=') || counts || loses {
            self.escape();
            return ("", line);
        }
        let mut body = line;
        loop {
            if body.starts_with('>') {
                self.escape();
                return ("", body);
            }
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 && body[digits..].starts_with(['.', ')']) {
                let (number, rest) = body.split_at(digits);
                self.text.push_str(number);
                // A year is none, and « 03. » would be read as « 3. ».
                let is_list = number.parse::<u32>().is_ok_and(|number| number <= LIST_FROM);
                if !is_list || (digits > 1 && number.starts_with('0')) {
                    self.escape();
                    return ("", rest);
                }
                let (sign, inner) = rest.split_at(1);
                self.text.push_str(sign);
                body = inner;
            } else if let Some(sign) = SIGNS.iter().position(|sign| body.starts_with(*sign)) {
                // « - 10 % »: a minus, where no other line makes a list of it, or an item that it may be within.
                let rest = &body[1..];
                let is_figure = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
                let is_within = indent > 0 && self.in_list;
                if body.len() == line.len() && is_figure && rest.starts_with(' ') && items[sign] == 1 && !is_within {
                    self.escape();
                    return ("", body);
                }
                if !rest.starts_with([' ', '\t']) {
                    return ("", body);
                }
                self.text.push_str(&body[..1]);
                body = rest;
            } else {
                return ("", body);
            }
            let inner = body.trim_start_matches([' ', '\t']);
            let (blanks, behind) = body.split_at(body.len() - inner.len());
            if blanks.is_empty() || behind.is_empty() {
                return (blanks, behind);
            }
            self.text.push_str(blanks);
            body = behind;
        }
    }
}

/// The signs and numbers of lists that a line begins with, and what follows them.
fn markers(line: &str) -> (&str, &str) {
    let mut body = line;
    loop {
        let number = body.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = if number.len() < body.len() { number.strip_prefix(['.', ')']) } else { body.strip_prefix(SIGNS) };
        let inner = rest.filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim_start);
        let Some(inner) = inner else { return line.split_at(line.len() - body.len()) };
        body = inner;
    }
}

/// Would a text that begins with a name between brackets be the address of links, and shown nowhere?
fn is_definition(text: &str) -> bool {
    let Some(label) = text.strip_prefix('[') else { return false };
    let mut before = '[';
    for (at, c) in label.char_indices().take(LABEL) {
        if c == ']' && before != '\\' {
            return label[at + 1..].starts_with(':');
        }
        before = if before == '\\' { ' ' } else { c };
    }
    false
}

/// Did the author end the line there, rather than an editor that folds long ones? A folded line has no room for the
/// first word of the next one.
fn is_ended(lines: &[&str], at: usize, widest: usize) -> bool {
    let line = lines[at].trim_end();
    let Some(first) = lines.get(at + 1).and_then(|next| next.split_whitespace().next()) else { return false };
    if line.is_empty() {
        return false;
    }
    let room = if widest < FOLDED { usize::MAX } else { widest - RAGGED };
    line.ends_with(':') || line.chars().count() + 1 + first.chars().count() <= room
}

/// For each line, the columns of the widest one of its paragraph.
fn widest(lines: &[&str]) -> Vec<usize> {
    let mut widths = vec![0; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let end = lines[from..].iter().position(|line| line.trim().is_empty()).map_or(lines.len(), |len| from + len);
        let width = lines[from..end].iter().map(|line| line.trim_end().chars().count()).max().unwrap_or_default();
        widths[from..end].fill(width);
        from = end + 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use crate::publish::markdown::blocks;
    use crate::publish::outline::{Block, Inline, plain};
    use crate::text::growth::{MOST, growth};

    /// The text as one paragraph, a line to each line.
    fn inlines(text: &str) -> String {
        let inlines = crate::publish::markdown::inlines(text);
        inlines.split(|inline| *inline == Inline::Break).map(plain).collect::<Vec<_>>().join(" / ")
    }

    /// The words of each block, a line to each line.
    fn read(text: &str) -> Vec<String> {
        let line = |inlines: &[Inline]| {
            let parts = inlines.split(|inline| *inline == Inline::Break);
            parts.map(plain).collect::<Vec<_>>().join(" / ")
        };
        let said = |block: Block| match block {
            Block::Paragraph(text) => line(&text),
            Block::List { items, numbers } if numbers.is_empty() => format!("•{}", items.len()),
            Block::List { items, numbers } => {
                let item = |(number, item): (&u64, Vec<Block>)| match item.into_iter().next() {
                    Some(Block::Paragraph(text)) => format!("{number}. {}", line(&text)),
                    other => format!("{number}. {other:?}"),
                };
                numbers.iter().zip(items).map(item).collect::<Vec<_>>().join(" / ")
            }
            other => format!("{other:?}"),
        };
        blocks(text).into_iter().map(said).collect()
    }

    #[test]
    fn what_was_typed_into_a_cell_is_read_as_it_was_typed() {
        for (typed, read_as) in [
            ("> 5 jours", "> 5 jours"),
            ("Distinguer :\n< 48 h : urgent\n> 48 h : normal", "Distinguer : / < 48 h : urgent / > 48 h : normal"),
            ("- 10 % de coûts", "- 10 % de coûts"),
            ("+ 5 points", "+ 5 points"),
            ("2*3*4 cases", "2*3*4 cases"),
            (r"C:\temp\*.xlsx", r"C:\temp\*.xlsx"),
            ("*.xls/*.xlsx", "*.xls/*.xlsx"),
            ("fichiers *client*.xlsx ou *-2024-*", "fichiers *client*.xlsx ou *-2024-*"),
            ("src/**/a/**/b et **/*.xls/**", "src/**/a/**/b et **/*.xls/**"),
            ("2**3**4", "2**3**4"),
            ("Nom (*) et prénom (*)", "Nom (*) et prénom (*)"),
            ("/*commentaire*/", "/*commentaire*/"),
            ("^[0-9]+\\.[0-9]{2}$", "^[0-9]+\\.[0-9]{2}$"),
            ("^.*doublon.*$", "^.*doublon.*$"),
            (r"lire (\\srv\_commun), \* et a\", r"lire (\\srv\_commun), \* et a\"),
            ("D:\\dossier\\\nla suite", "D:\\dossier\\ / la suite"),
            ("__init__ et _user_id_", "__init__ et _user_id_"),
            ("R&amp;D, 3 &lt; 5, &nbsp;", "R&amp;D, 3 &lt; 5, &nbsp;"),
            ("[NB]: important\n[NB]: encore", "[NB]: important / [NB]: encore"),
            ("[voir\nlà]: Oui", "[voir / là]: Oui"),
            ("[a]: https://a.example \"titre\"", "[a]: https://a.example \"titre\""),
            ("___", "___"),
            ("* * *", "* * *"),
            ("***", "***"),
            ("03. un\n04. deux", "03. un / 04. deux"),
            ("* 10 % de marge", "* 10 % de marge"),
            ("l`eau et l`air", "l`eau et l`air"),
            (r"[norme](\\srv\Normes\_a.pdf)", r"norme (\\srv\Normes\_a.pdf)"),
            ("[norme](file:///c:/a.pdf)", "norme (file:///c:/a.pdf)"),
            ("![](x.png)", "x.png"),
            ("![Écran](x.png)", "Écran (x.png)"),
            ("3. Le CRM doit", "3. Le CRM doit"),
            ("1. un\n3. trois\n5. cinq", "1. un / 3. trois / 5. cinq"),
            ("1. un\n1. deux", "1. un / 2. deux"),
            ("~48~ h", "~48~ h"),
            ("2027. Le CRM s’ouvre", "2027. Le CRM s’ouvre"),
            ("nom\nprénom\nadresse", "nom / prénom / adresse"),
            ("Total\n---", "Total / ---"),
            ("Total\n=====", "Total / ====="),
            ("# de client", "# de client"),
            ("# 12 dossiers", "# 12 dossiers"),
            ("# Langage C #", "# Langage C #"),
            ("#", "#"),
        ] {
            assert_eq!(read(typed), [read_as], "{typed}");
        }
    }

    #[test]
    fn what_an_author_marks_is_marked() {
        assert_eq!(read("- un\n- deux"), ["•2"]);
        assert_eq!(read("- 10 %\n- 20 %"), ["•2"]);
        assert_eq!(read("1. un\n2. deux"), ["1. un / 2. deux"]);
        assert_eq!(read("- > 48 h\n- [NB]: oui"), ["•2"]);
        assert_eq!(inlines("- > 48 h\n- [NB]: oui\n    \\. et `> a`"), "•\u{a0}> 48 h / •\u{a0}[NB]: oui / \\. et > a");
        assert_eq!(
            inlines("| Délai | Cas |\n|---|---|\n| 48 h \\| 2 j | urgent |"),
            "Délai · Cas / 48 h | 2 j · urgent"
        );
        assert_eq!(read("Avant :\n\n* un\n* deux"), ["Avant :", "•2"]);
        let bold = blocks("un **gras** et *léger*");
        let Some(Block::Paragraph(text)) = bold.first() else { panic!("{bold:?}") };
        assert!(text.contains(&Inline::Strong(vec![Inline::text("gras")])), "{text:?}");
        assert!(text.contains(&Inline::Emphasis(vec![Inline::text("léger")])), "{text:?}");
        let code = blocks("```\na > b\n> 2*3*4\n```");
        assert_eq!(code, [Block::Code("a > b\n> 2*3*4\n".to_owned())]);
        assert!(matches!(blocks("| a | b |\n|---|---|\n| 1 | 2 |").as_slice(), [Block::Table(_)]));
    }

    #[test]
    fn emphasis_links_and_code_stay_what_they_are() {
        let kept = |text: &str| {
            let blocks = blocks(text);
            let [Block::Paragraph(inlines)] = blocks.as_slice() else { panic!("{text}: {blocks:?}") };
            let marked = inlines.iter().filter(|inline| !matches!(inline, Inline::Text(_)));
            (marked.count(), plain(inlines))
        };
        for (typed, marked, words) in [
            ("**Attention :** lire *« mot »* puis _très_", 3, "Attention : lire « mot » puis très"),
            ("(*facultatif*) l’*usage*, **__Deux mots__**.", 3, "(facultatif) l’usage, Deux mots."),
            ("***important !*** et **-10 %**", 2, "important ! et -10 %"),
            ("*un*, *deux*… *trois*", 3, "un, deux… trois"),
            ("[la norme](https://a.example/n) et <m@a.example>", 2, "la norme et m@a.example"),
            ("**Oui**/**Non**", 2, "Oui/Non"),
            ("**12 k€**/an, **80**€", 2, "12 k€/an, 80€"),
            ("**A**+**B** ou **A**→**B**", 4, "A+B ou A→B"),
            ("**.xlsx** et **/api/v1**", 2, ".xlsx et /api/v1"),
            ("__Important__ et __Élevé__", 2, "Important et Élevé"),
            (r"le motif `^\d+\.\*$`", 1, r"le motif ^\d+\.\*$"),
        ] {
            assert_eq!(kept(typed), (marked, words.to_owned()), "{typed}");
        }
        assert_eq!(blocks("```\n[NB]: a\\.b\n```"), [Block::Code("[NB]: a\\.b\n".to_owned())]);
        assert_eq!(
            blocks("Code :\n\n    [NB]: a\\.b\n"),
            [Block::Paragraph(vec![Inline::text("Code :")]), Block::Code("[NB]: a\\.b\n".to_owned())]
        );
    }

    #[test]
    fn code_is_what_the_parser_says_and_what_stands_around_it_is_as_typed() {
        let code = |text: &str| Block::Code(text.to_owned());
        let said = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
        let all = blocks("- ```\n  code\n  fin\n  ```\n\n[NB]: important\n\n> 5 jours");
        let list = Block::List { numbers: Vec::new(), items: vec![vec![code("code\nfin\n")]] };
        assert_eq!(all, [list, said("[NB]: important"), said("> 5 jours")]);
        assert_eq!(blocks("```a``` puis\n\n[NB]: important").last(), Some(&said("[NB]: important")));
        assert_eq!(blocks("```\n~~~\n> un\n```\n\n[NB]: important"), [code("~~~\n> un\n"), said("[NB]: important")]);
        assert_eq!(blocks("1. ```\n   x\n   ```\n2. [a]: b").len(), 1);
        assert_eq!(inlines("1. ```\n   x\n   ```\n2. [a]: b").rsplit(" / ").next(), Some("2.\u{a0}[a]: b"));
        assert_eq!(blocks("a\n\n    ```\n\n[NB]: b").last(), Some(&said("[NB]: b")));
        assert_eq!(blocks("~~~48 h~~~"), [said("~~~48 h~~~")]);
        assert_eq!(blocks("``` Attention : rien"), [said("``` Attention : rien")]);
        assert_eq!(blocks("```Exemple de fichier\nA;B\n```"), [code("Exemple de fichier\nA;B\n")]);
        assert_eq!(blocks("```json\n{}\n```"), [code("{}\n")]);
        assert_eq!(blocks("```\na \\> b\n> c\n\\> d\n```"), [code("a \\> b\n> c\n\\> d\n")]);
        assert_eq!(inlines("- Délai :\n    > 48 h : normal\n    > 72 h : lent").matches('>').count(), 2);
        assert_eq!(inlines("- un\n    deux\n    ---").matches("---").count(), 1);
        let steps = blocks("1. dater\n   - 12 mois au plus");
        assert!(matches!(steps.as_slice(), [Block::List { items, .. }] if items[0].len() == 2), "{steps:?}");
    }

    #[test]
    fn huge_lines_are_read_in_a_time_that_follows_their_length() {
        let pieces = [
            "* ", " ", "\\", "*a", "[", "[a]: b\n", "- ", "`", "1. a\n", "<", "&", "_ ", "> ", "![", "```\n",
            "~~~ a\n", "- ```\n",
        ];
        for piece in pieces {
            let text = |n: usize| format!("a *{}", piece.repeat(n));
            let times = growth(6_000, text, |text| {
                blocks(text);
            });
            assert!(times < MOST, "{piece:?}: {times} times as long for four times the text");
        }
    }

    #[test]
    fn a_long_text_that_an_editor_folded_is_one_paragraph() {
        let folded = "Le CRM doit créer une tâche de relance sept jours après\nl’émission d’un devis resté sans réponse, et la donner\nau commercial.";
        assert_eq!(read(folded), [folded.replace('\n', " ")]);
    }
}
