//! What did the author allow, in place and with a reason?
//!
//! `# ouvrage: allow R02 — the reason` stands on the line of a field or an item, or on the line above,
//! in YAML and in Gherkin; `# Ouvrage : autoriser R02 — …` says the same. In YAML it holds for all that is
//! indented under that line, in Gherkin for what the keyword below opens. A comment that allows nothing any
//! more, gives no reason or names no rule is told (M20): exceptions must not rot.

mod comments;

use std::ops::Range;

use self::comments::{Line, Marked};
use crate::syntax::gherkin::keywords::Keywords;
use crate::text::{Diagnostic, FileId, Place, SourceFile, Sources};

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
    for (id, file) in sources.iter().filter(|(_, file)| file.readable && comments::is_marked(&file.text)) {
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

/// The rule that a comment seems to mean, for the line that shows how it is written; one of many where it names none.
fn meant(comment: &str) -> String {
    let words = comment.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_uppercase);
    let is_code = |word: &String| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        digits.len() == 2 && digits.len() < word.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.into_iter().find(is_code).unwrap_or_else(|| "R02".to_owned())
}

/// The comments of a file, in the order of their scopes.
fn read(id: FileId, file: &SourceFile, told: &mut Vec<Diagnostic>) -> Vec<Allowed> {
    let text = &file.text;
    let lines = lines(text);
    let gherkin = file.path.to_ascii_lowercase().ends_with(".feature");
    let read = if gherkin { comments::of_gherkin(text, &lines) } else { comments::of_yaml(text, &lines) };
    let keywords = if gherkin { comments::keywords(text) } else { Vec::new() };
    let mut allowed = Vec::new();
    let mut governs = None;
    let mut known: Option<(usize, Range<usize>)> = None;
    for (i, line) in lines.iter().enumerate().rev() {
        let body = text[line.clone()].trim_start();
        // A comment alone on its line speaks of the next line that holds something.
        if !body.is_empty() && (read[i].inside || !body.starts_with('#')) {
            governs = Some(i);
        }
        let Some((start, marked)) = comment(&text[line.clone()], read[i]) else { continue };
        let start = line.start + start;
        let end = start + text[start..line.end].trim_end().len();
        let allows = match marked {
            Marked::Allows(length) => start + 1 + length,
            Marked::Unclear => {
                let finding = Diagnostic::warning("M20", "M20-word", Place::new(id, start, end));
                told.push(finding.with("rule", meant(&text[start..end])));
                continue;
            }
        };
        let scope = match (governs, &known) {
            (None, _) => start..start,
            // Several comments may stand above one line.
            (Some(first), Some((line, scope))) if first == *line => scope.clone(),
            (Some(first), _) if gherkin => under_keyword(text, &lines, first, &read, &keywords),
            (Some(first), _) => indented(text, &lines, first),
        };
        known = governs.map(|first| (first, scope.clone()));
        let (codes, reason) = parts(&text[allows..line.end]);
        if !reason || codes.is_empty() {
            let message = if codes.is_empty() { "M20-empty" } else { "M20-reason" };
            let finding = Diagnostic::warning("M20", message, Place::new(id, start, end));
            told.push(finding.with("rule", meant(&text[start..end])));
        }
        allowed.extend(codes.into_iter().map(|code| Allowed {
            code: text[allows + code.start..allows + code.end].to_ascii_uppercase(),
            place: Place::new(id, allows + code.start, allows + code.end),
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

/// The comment of a line that speaks to us: where its `#` stands, and how it goes on. It may end another comment;
/// what follows it, a `#42` included, is its reason.
fn comment(line: &str, read: Line) -> Option<(usize, Marked)> {
    let from = read.comment?;
    let signs = line[from..].match_indices('#').map(|(at, _)| from + at);
    signs.filter_map(|at| Some((at, comments::mark(&line[at + 1..])?))).next()
}

/// The codes after the mark, as bytes of the comment, and whether a reason follows them.
fn parts(comment: &str) -> (Vec<Range<usize>>, bool) {
    let mut at = 0;
    let mut codes = Vec::new();
    loop {
        let rest = &comment[at..];
        let word = rest.trim_start_matches([' ', ',', '\t', '\u{a0}', '\u{202f}']);
        let start = at + rest.len() - word.len();
        let length = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
        if !comments::is_code(&word[..length]) {
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

/// The bytes that the line `first` of a YAML text governs: itself and what is indented under it; a list may stand
/// under its key without indentation.
fn indented(text: &str, lines: &[Range<usize>], first: usize) -> Range<usize> {
    let line = |i: usize| &text[lines[i].clone()];
    let depth = indent(line(first));
    let list = line(first).trim_end().ends_with(':') && !line(first).trim_start().starts_with("- ");
    let mut last = first;
    for i in first + 1..lines.len() {
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

/// The bytes that the line `first` of a Gherkin text governs: what its keyword opens, however it is indented. Tags
/// go with what they are above.
fn under_keyword(
    text: &str,
    lines: &[Range<usize>],
    first: usize,
    read: &[Line],
    keywords: &[&'static Keywords],
) -> Range<usize> {
    let line = |i: usize| text[lines[i].clone()].trim();
    let leads = |i: usize| !read[i].inside && line(i).starts_with(['@', '#']);
    let mut head = first;
    while head + 1 < lines.len() && (leads(head) || line(head).is_empty()) {
        head += 1;
    }
    let own = comments::depth(line(head), keywords).unwrap_or(4);
    let mut last = head;
    for (i, read) in read.iter().enumerate().skip(head + 1) {
        if line(i).is_empty() || leads(i) {
            continue;
        }
        let depth = if read.inside { None } else { comments::depth(line(i), keywords) };
        if depth.is_some_and(|depth| depth <= own) {
            break;
        }
        last = i;
    }
    lines[first].start..lines[last].end
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
    fn the_line_that_shows_how_it_is_written_names_the_rule_that_is_meant() {
        assert_eq!(meant("# ouvrage: ignore r06, voir le ticket 42"), "R06");
        assert_eq!(meant("# ouvrage: allow — accepté en 2026"), "R02");
    }

    #[test]
    fn a_reason_may_name_a_ticket() {
        let (kept, told) = left("specs/a.yaml", "a: vite  # ouvrage: allow R01 — accepté, voir le ticket #42\n");
        assert!(kept.is_empty() && told.is_empty(), "{kept:?} {told:?}");
    }

    #[test]
    fn the_mark_is_read_as_people_write_it() {
        for mark in [
            "#ouvrage:allow R01",
            "# Ouvrage: allow r01",
            "# ouvrage : allow R01",
            "# ouvrage\u{a0}: autoriser R01",
            "# OUVRAGE: Autorise R01",
            "# ouvrage allow R01",
            "# vu le 3 # ouvrage: allow R01",
        ] {
            let (kept, told) = left("specs/a.yaml", &format!("{mark} — motif\na: vite\n"));
            assert!(kept.is_empty() && told.is_empty(), "{mark}: {kept:?} {told:?}");
        }
        for mark in ["# ouvrage: ignore R01", "# ouvrage : R01", "# Ouvrage: permettre R01"] {
            let (kept, told) = left("specs/a.yaml", &format!("{mark} — motif\na: vite\n"));
            assert_eq!((kept.as_slice(), told.as_slice()), (&[2][..], &[(1, "M20-word")][..]), "{mark}");
        }
        for prose in ["# Ouvrage autorise plusieurs formats", "# ouvrage : le chantier", "# ouvrages: allow R01"] {
            assert_eq!(left("specs/a.yaml", &format!("{prose}\na: vite\n")), (vec![2], vec![]), "{prose}");
        }
    }

    #[test]
    fn in_quotes_that_go_on_the_sign_is_text_until_they_end() {
        let text = "a: \"vite\n  # ouvrage: allow R02 — du texte\n  vite\"  # ouvrage: allow R01 — ici\nb: l'un d'eux # ouvrage: allow R06 — rien\n\
                    c: 'vite, l''un\n  # ouvrage: allow R02 — du texte'\n";
        let (kept, told) = left("specs/a.yaml", text);
        assert_eq!((kept.as_slice(), told.as_slice()), (&[1, 5][..], &[(4, "M20")][..]));
    }

    #[test]
    fn in_gherkin_what_a_keyword_opens_is_governed_without_indentation_too() {
        let text = "# language: fr\nFonctionnalité: F\n# ouvrage: allow R01 — motif\n@EXG-001\nScénario: S\nQuand vite\n\"\"\"\n# ouvrage: allow \
                    R02 — du texte\nQuand vite\n\"\"\"\nExemples:\n| vite |\n@EXG-002\nScénario: T\nQuand vite\n";
        let (kept, told) = left("features/a.feature", text);
        assert_eq!((kept.as_slice(), told.as_slice()), (&[15][..], &[][..]));
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
