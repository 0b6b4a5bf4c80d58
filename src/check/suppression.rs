//! What did the author allow, in place and with a reason?
//!
//! `# ouvrage: allow R02 — the reason` stands on the line of a field or an item, or on the line above,
//! in YAML and in Gherkin. It holds for all that is indented under that line. A comment that allows
//! nothing any more, gives no reason or names no rule is told (M20): exceptions must not rot.

use std::ops::Range;

use crate::text::{Diagnostic, FileId, Place, SourceFile, Sources};

/// How a comment begins, after its `#`.
const MARK: &str = "ouvrage: allow";

/// What a code is to whoever wants to allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// No rule has this code.
    No,
    /// It protects the reading of the project.
    Fixed,
    /// It is not looked at now: off, or of a later gate.
    Idle,
    /// It is looked at.
    Active,
}

/// One code of one comment.
struct Allowed {
    code: String,
    /// Where the code stands.
    place: Place,
    scope: Range<usize>,
    used: bool,
}

/// Takes the findings away that the comments of the sources allow, and tells the comments that are at
/// fault. `diagnostics` is sorted by place.
pub fn apply(sources: &Sources, diagnostics: &mut Vec<Diagnostic>, known: impl Fn(&str) -> Known) {
    let mut told = Vec::new();
    for (id, file) in sources.iter().filter(|(_, file)| file.readable && file.text.contains(MARK)) {
        let mut allowed = read(id, file, &mut told);
        let first = diagnostics.partition_point(|d| d.place.is_none_or(|place| place.file < id));
        let last = diagnostics.partition_point(|d| d.place.is_none_or(|place| place.file <= id));
        let mut own = diagnostics.split_off(first);
        let rest = own.split_off(last - first);
        remove(&mut own, &mut allowed, &known);
        diagnostics.extend(own);
        diagnostics.extend(rest);
        told.extend(allowed.iter().filter_map(|one| fault(one, &known)));
    }
    diagnostics.append(&mut told);
}

fn fault(one: &Allowed, known: &impl Fn(&str) -> Known) -> Option<Diagnostic> {
    let message = match known(&one.code) {
        Known::No => "M20-unknown",
        Known::Fixed => "M20-fixed",
        Known::Active if !one.used => "M20",
        Known::Active | Known::Idle => return None,
    };
    Some(Diagnostic::warning("M20", message, one.place).with("rule", &one.code))
}

/// Removes what is allowed. Scopes follow the indentation: two of them are nested or apart, so a stack
/// holds those that are open, and each finding is compared with few.
fn remove(own: &mut Vec<Diagnostic>, allowed: &mut [Allowed], known: &impl Fn(&str) -> Known) {
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    own.retain(|finding| {
        let Some(place) = finding.place else { return true };
        let at = place.span.start();
        while allowed.get(next).is_some_and(|one| one.scope.start <= at) {
            open.push(next);
            next += 1;
        }
        open.retain(|i| allowed[*i].scope.end > at);
        let mut kept = true;
        for i in &open {
            if allowed[*i].code == finding.code && known(finding.code) == Known::Active {
                allowed[*i].used = true;
                kept = false;
            }
        }
        kept
    });
}

/// The comments of a file, in the order of their scopes.
fn read(id: FileId, file: &SourceFile, told: &mut Vec<Diagnostic>) -> Vec<Allowed> {
    let lines = lines(&file.text);
    let gherkin = file.path.ends_with(".feature");
    let inside = if gherkin { vec![false; lines.len()] } else { blocks(&file.text, &lines) };
    let mut allowed = Vec::new();
    let mut governs = None;
    let mut known: Option<(usize, Range<usize>)> = None;
    for (i, line) in lines.iter().enumerate().rev() {
        let text = &file.text[line.clone()];
        let body = text.trim_start();
        let comment = if inside[i] { None } else { comment(text, gherkin) };
        // A comment alone on its line speaks of the next line that holds something.
        if !body.is_empty() && (inside[i] || !body.starts_with('#')) {
            governs = Some(i);
        }
        let Some(comment) = comment else { continue };
        let start = line.start + comment;
        let scope = match (governs, &known) {
            (None, _) => start..start,
            // Several comments may stand above one line.
            (Some(first), Some((line, scope))) if first == *line => scope.clone(),
            (Some(first), _) => scope(&file.text, &lines, first, gherkin),
        };
        known = governs.map(|first| (first, scope.clone()));
        let (codes, reason) = parts(&file.text[start..line.end]);
        let end = start + file.text[start..line.end].trim_end().len();
        if !reason || codes.is_empty() {
            let message = if codes.is_empty() { "M20-empty" } else { "M20-reason" };
            told.push(Diagnostic::warning("M20", message, Place::new(id, start, end)));
        }
        allowed.extend(codes.into_iter().map(|code| Allowed {
            code: file.text[start + code.start..start + code.end].to_owned(),
            place: Place::new(id, start + code.start, start + code.end),
            scope: scope.clone(),
            used: false,
        }));
    }
    allowed.sort_by_key(|one| (one.scope.start, one.place));
    allowed
}

/// The bytes of each line, without its end.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = text.split_inclusive('\n').map(|line| {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        range
    });
    ends.collect()
}

/// Where the comment of a line begins, when it is one of ours.
fn comment(line: &str, gherkin: bool) -> Option<usize> {
    let at = line.rfind('#').filter(|at| line[at + 1..].trim_start().starts_with(MARK))?;
    let before = &line[..at];
    if before.trim().is_empty() {
        return Some(at);
    }
    // In Gherkin a sign inside a line is text; in YAML it needs a blank before it, outside quotes.
    (!gherkin && before.ends_with([' ', '\t']) && !is_quoted(before)).then_some(at)
}

/// Does a text in quotes that began on this line go on?
fn is_quoted(before: &str) -> bool {
    let starts = before.match_indices([':', '-']).map(|(at, _)| &before[at + 1..]);
    let value = starts.map(str::trim_start).find(|value| value.starts_with(['"', '\'']));
    value.is_some_and(|value| {
        let quote = value.chars().next().unwrap_or('"');
        let escaped = value.replace("\\\"", "").replace("''", "");
        escaped.matches(quote).count() % 2 == 1
    })
}

/// The codes after the mark, as bytes of the comment, and whether a reason follows them.
fn parts(comment: &str) -> (Vec<Range<usize>>, bool) {
    let Some(mark) = comment.find(MARK) else { return (Vec::new(), false) };
    let mut at = mark + MARK.len();
    let mut codes = Vec::new();
    loop {
        let rest = &comment[at..];
        let word = rest.trim_start_matches([' ', ',', '\t']);
        let start = at + rest.len() - word.len();
        let length = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
        let code = &word[..length];
        let is_code =
            code.starts_with(|c: char| c.is_ascii_uppercase()) && code.ends_with(|c: char| c.is_ascii_digit());
        if !is_code {
            let reason = word.trim_start_matches(['—', '–', '-', ':', ' ']);
            return (codes, reason.chars().any(char::is_alphabetic));
        }
        codes.push(start..start + length);
        at = start + length;
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The bytes that the line `first` governs: itself and what is indented under it. Tags of Gherkin go
/// with their scenario; a list may stand under its key without indentation.
fn scope(text: &str, lines: &[Range<usize>], first: usize, gherkin: bool) -> Range<usize> {
    let line = |i: usize| &text[lines[i].clone()];
    let depth = indent(line(first));
    let mut head = first;
    if gherkin {
        while line(head).trim_start().starts_with(['@', '#']) && head + 1 < lines.len() {
            head += 1;
        }
    }
    let list = !gherkin && line(head).trim_end().ends_with(':') && !line(head).trim_start().starts_with("- ");
    let mut last = head;
    for i in head + 1..lines.len() {
        let body = line(i).trim_start();
        if body.is_empty() || (body.starts_with('#') && indent(line(i)) <= depth) {
            continue;
        }
        let under = indent(line(i)) > depth || (list && indent(line(i)) == depth && body.starts_with("- "));
        if !under {
            break;
        }
        last = i;
    }
    lines[first].start..lines[last].end
}

/// For each line of a YAML text: is it inside a literal or folded block, where `#` is text?
fn blocks(text: &str, lines: &[Range<usize>]) -> Vec<bool> {
    let mut open: Option<usize> = None;
    let all = lines.iter().map(|range| {
        let line = &text[range.clone()];
        if let Some(parent) = open {
            if line.trim().is_empty() || indent(line) > parent {
                return true;
            }
            open = None;
        }
        if opens_block(line) {
            let body = line.trim_start();
            let key = body.trim_start_matches(['-', ' ']);
            // « - | » hangs on its dash, « - key: | » on its key.
            open = Some(if key.starts_with(['|', '>']) { indent(line) } else { line.len() - key.len() });
        }
        false
    });
    all.collect()
}

/// Does a line end with the header of a block: `|`, `>-`, `|2`?
fn opens_block(line: &str) -> bool {
    let code = line.split(" #").next().unwrap_or_default().trim_end();
    let header = code.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let before = header.strip_suffix(['|', '>']).map(str::trim_end);
    code.len() - header.len() <= 2 && before.is_some_and(|before| before.is_empty() || before.ends_with([':', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
requirements:
  # ouvrage: allow R01 — tout l'élément
  - id: EXG-001
    statement: vite A
    rules:
    - vite B
  - id: EXG-002
    statement: >  # ouvrage: allow R01, R06 : le bloc
      vite C
      # ouvrage: allow R02 — du texte
    notes: \"vite D # ouvrage: allow R02 — du texte\"
";

    /// The lines at which findings of R01 are left, and the messages told.
    fn left(path: &str, text: &str) -> (Vec<usize>, Vec<(usize, &'static str)>) {
        let mut sources = Sources::default();
        let file = sources.add(path, text);
        let finding = |(at, _)| Diagnostic::warning("R01", "R01-speed", Place::new(file, at, at + 4));
        let mut all: Vec<Diagnostic> = text.match_indices("vite").map(finding).collect();
        apply(&sources, &mut all, |code| match code {
            "R01" | "R02" | "R06" => Known::Active,
            "R03" => Known::Idle,
            "Y01" => Known::Fixed,
            _ => Known::No,
        });
        crate::text::diagnostic::sort(&mut all);
        let line = |d: &Diagnostic| sources.locate(d.place.expect("a place")).expect("there").1.line;
        let (told, kept): (Vec<_>, Vec<_>) = all.iter().partition(|d| d.code == "M20");
        (kept.into_iter().map(line).collect(), told.into_iter().map(|d| (line(d), d.message.id)).collect())
    }

    #[test]
    fn a_comment_holds_for_what_stands_under_its_line() {
        let (kept, told) = left("specs/a.yaml", TEXT);
        assert_eq!(kept, [11], "the item, its list and the block are allowed; the quoted text is none");
        assert_eq!(told, [(8, "M20")], "R06 allows nothing");
    }

    #[test]
    fn a_comment_at_fault_is_told() {
        let text = "a: vite  # ouvrage: allow R01\nb: x  # ouvrage: allow Z99 — motif\nc: x # ouvrage: allow Y01 — motif\n\
                    d: x # ouvrage: allow R03 — plus tard\ne: x # ouvrage: allow — motif\n";
        let (kept, told) = left("specs/a.yaml", text);
        assert!(kept.is_empty(), "without a reason it holds, and is told");
        assert_eq!(told, [(1, "M20-reason"), (2, "M20-unknown"), (3, "M20-fixed"), (5, "M20-empty")]);
    }

    #[test]
    fn in_gherkin_a_comment_speaks_of_the_scenario_or_step_below() {
        let text = "Fonctionnalité: F\n\n  # ouvrage: allow R01 — motif\n  @EXG-001\n  Scénario: S\n    Quand vite\n\n  \
                    Scénario: T\n    # ouvrage: allow R01 — motif\n    Quand vite\n      | vite |\n    Alors vite # ouvrage: allow R01 — motif\n";
        let (kept, told) = left("features/a.feature", text);
        assert_eq!(kept, [12], "inside a step the sign is text");
        assert_eq!(told, []);
    }

    #[test]
    fn odd_texts_are_read_without_fault() {
        for text in [
            "# ouvrage: allow",
            "# ouvrage: allow R01 — x",
            "a: |",
            "a: |\n  # ouvrage: allow R01 — x",
            "- - >\n",
            "# ouvrage: allow R01 —\r\nb: é",
        ] {
            left("specs/a.yaml", text);
            left("features/a.feature", text);
        }
    }
}
