//! What does the text of a field mean? It is Markdown, but most of its authors never heard of it: what they typed into
//! a cell or a form must be read by others as it was typed.
//!
//! Emphasis, lists, links, tables and code are read as everywhere. What only a Markdown author would mean is not: a
//! line that begins with « > » is no quotation but a threshold, a year is no number of a list, a line of dashes makes
//! no title of what stands above it, a short line ends where its author ended it. Chapters are Markdown and nothing else.

use std::borrow::Cow;

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

/// A text made ready for the parser.
pub struct Meant<'t> {
    /// The text, with what was added to it.
    pub text: Cow<'t, str>,
    /// Where a sign stands before another one that Markdown would take for something else: nobody typed it.
    pub added: Vec<usize>,
}

/// The text with a sign before each one that would make something else of the beginning of a line.
pub fn meant(text: &str) -> Meant<'_> {
    if is_meant(text) {
        return Meant { text: Cow::Borrowed(text), added: Vec::new() };
    }
    let lines: Vec<&str> = text.lines().collect();
    let widest = widest(&lines);
    let items = SIGNS.map(|sign| lines.iter().filter(|line| line.trim_start().starts_with(sign)).count());
    let mut out = Out { text: String::with_capacity(text.len() + 32), added: Vec::new() };
    let mut in_code = false;
    let mut from = 0;
    for (at, line) in lines.iter().enumerate() {
        let rest = text.get(from..).unwrap_or_default();
        from += rest.find('\n').map_or(rest.len(), |end| end + 1);
        let body = line.trim_start();
        let is_fence = body.starts_with("```") || body.starts_with("~~~");
        let indent = line.len() - body.len();
        out.text.push_str(&line[..indent]);
        if is_fence || in_code {
            in_code ^= is_fence;
            out.text.push_str(body);
        } else {
            // What is indented is of a list, or code: only what would leave nothing is told there.
            let (head, body) = if indent >= 4 { markers(body) } else { out.beginning(body, items) };
            out.text.push_str(head);
            let behind = line.len() - body.len();
            if is_definition(rest.get(behind..).unwrap_or_default()) {
                out.escape();
            }
            out.text.push_str(body);
            if indent < 4 && is_ended(&lines, at, widest[at]) {
                out.text.push_str("  ");
            }
        }
        out.text.push('\n');
    }
    Meant { text: Cow::Owned(out.text), added: out.added }
}

/// Has it nothing at the beginning of a line that could be taken for something else?
fn is_meant(text: &str) -> bool {
    let sign = |c: char| matches!(c, '>' | '=' | '[' | '#' | '\n');
    let begins = |c: char| c.is_ascii_digit() || SIGNS.contains(&c);
    !text.contains(sign) && !text.trim_start().starts_with(begins)
}

/// The text on its way.
struct Out {
    text: String,
    added: Vec<usize>,
}

impl Out {
    /// Lets the sign that follows be itself.
    fn escape(&mut self) {
        self.added.push(self.text.len());
        self.text.push('\\');
    }

    /// Writes the beginning of a line as it was meant, up to a part that is as it was typed, and says that part and
    /// what follows it; `items` are the lines that begin with each of the signs.
    fn beginning<'l>(&mut self, line: &'l str, items: [usize; 3]) -> (&'l str, &'l str) {
        let underlines = |sign: char| line.starts_with(sign) && line.trim_end().chars().all(|c| c == sign);
        // « # de client »: a number of something. A title begins as titles do.
        let counts = line.strip_prefix("# ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if underlines('-') || underlines('=') || counts {
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
                // « - 10 % »: a minus, where no other line makes a list of it.
                let rest = &body[1..];
                let is_figure = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
                if body.len() == line.len() && is_figure && rest.starts_with(' ') && items[sign] == 1 {
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
    fn huge_lines_are_read_in_a_time_that_follows_their_length() {
        let pieces = ["* ", " ", "\\", "*a", "[", "[a]: b\n", "- ", "`", "1. a\n", "<", "&", "_ ", "> ", "!["];
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
