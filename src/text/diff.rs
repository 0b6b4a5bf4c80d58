//! What differs between two texts, line by line, as `diff -u` shows it?

use std::fmt::Write as _;

/// Lines around a change that are shown with it.
const CONTEXT: usize = 3;

/// Changed lines beyond which the two texts are shown as one whole change: nobody reads that far.
const MOST_CHANGES: usize = 1_000;

/// A line of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both texts.
    Same(&'a str),
    /// Only in the old one.
    Gone(&'a str),
    /// Only in the new one.
    New(&'a str),
}

/// All lines of both texts, with their ends, in one sequence.
pub fn lines<'a>(old: &'a str, new: &'a str) -> Vec<Line<'a>> {
    let a: Vec<&str> = old.split_inclusive('\n').collect();
    let b: Vec<&str> = new.split_inclusive('\n').collect();
    sequences(&a, &b)
}

/// All parts of two sequences in one: lines, or words.
pub fn sequences<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<Line<'a>> {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let mut out: Vec<Line<'a>> = a[..head].iter().map(|line| Line::Same(line)).collect();
    middle(&a[head..a.len() - tail], &b[head..b.len() - tail], &mut out);
    out.extend(a[a.len() - tail..].iter().map(|line| Line::Same(line)));
    out
}

/// The shortest way from one sequence to the other (Myers, 1986), as far as it is worth showing.
fn middle<'a>(a: &[&'a str], b: &[&'a str], out: &mut Vec<Line<'a>>) {
    let whole = |out: &mut Vec<Line<'a>>| {
        out.extend(a.iter().map(|line| Line::Gone(line)));
        out.extend(b.iter().map(|line| Line::New(line)));
    };
    if a.is_empty() || b.is_empty() {
        return whole(out);
    }
    let limit = (a.len() + b.len()).min(MOST_CHANGES);
    // `reach[k]` is how far along `a` one gets on the diagonal `k - limit - 1` after so many changes.
    let mut reach = vec![0_usize; 2 * limit + 3];
    let at = |k: isize| usize::try_from(k + limit as isize + 1).unwrap_or(0);
    let mut trace = Vec::new();
    for changes in 0..=limit as isize {
        trace.push(reach.clone());
        let mut k = -changes;
        while k <= changes {
            let down = k == -changes || (k != changes && reach[at(k - 1)] < reach[at(k + 1)]);
            let mut x = if down { reach[at(k + 1)] } else { reach[at(k - 1)] + 1 };
            let mut y = usize::try_from(x as isize - k).unwrap_or(0);
            while x < a.len() && y < b.len() && a[x] == b[y] {
                x += 1;
                y += 1;
            }
            reach[at(k)] = x;
            if x >= a.len() && y >= b.len() {
                out.extend(walk_back(a, b, &trace, limit));
                return;
            }
            k += 2;
        }
    }
    whole(out);
}

fn walk_back<'a>(a: &[&'a str], b: &[&'a str], trace: &[Vec<usize>], limit: usize) -> Vec<Line<'a>> {
    let at = |k: isize| usize::try_from(k + limit as isize + 1).unwrap_or(0);
    let (mut x, mut y) = (a.len(), b.len());
    let mut out = Vec::new();
    for (changes, reach) in trace.iter().enumerate().rev() {
        let changes = changes as isize;
        let k = x as isize - y as isize;
        let down = k == -changes || (k != changes && reach[at(k - 1)] < reach[at(k + 1)]);
        let from = if down { k + 1 } else { k - 1 };
        let start = reach[at(from)];
        let start_y = usize::try_from(start as isize - from).unwrap_or(0);
        while x > start && y > start_y {
            x -= 1;
            y -= 1;
            out.push(Line::Same(a[x]));
        }
        if changes > 0 {
            if down {
                y -= 1;
                out.push(Line::New(b[y]));
            } else {
                x -= 1;
                out.push(Line::Gone(a[x]));
            }
        }
    }
    out.reverse();
    out
}

/// A unified diff with a head that names the file on both sides; empty when nothing differs. A file
/// that is made or removed is `/dev/null` on the other side. `coloured` is for terminals.
pub fn unified(path: &str, old: Option<&str>, new: Option<&str>, coloured: bool) -> String {
    let all = lines(old.unwrap_or_default(), new.unwrap_or_default());
    let changed: Vec<usize> =
        all.iter().enumerate().filter(|(_, line)| !matches!(line, Line::Same(_))).map(|(i, _)| i).collect();
    if changed.is_empty() && old.is_some() == new.is_some() {
        return String::new();
    }
    let paint = Paint { coloured };
    let mut out = String::new();
    let name = |side: &str, text: Option<&str>| text.map_or("/dev/null".to_owned(), |_| format!("{side}/{path}"));
    paint.line(&mut out, anstyle::Style::new().bold(), &format!("--- {}", name("a", old)));
    paint.line(&mut out, anstyle::Style::new().bold(), &format!("+++ {}", name("b", new)));
    for hunk in hunks(&changed, all.len()) {
        write_hunk(&mut out, &all, hunk, paint);
    }
    out
}

/// Ranges of lines to show: changes that stand near each other share one.
fn hunks(changed: &[usize], count: usize) -> Vec<std::ops::Range<usize>> {
    let mut hunks: Vec<std::ops::Range<usize>> = Vec::new();
    for at in changed {
        let (start, end) = (at.saturating_sub(CONTEXT), (at + CONTEXT + 1).min(count));
        match hunks.last_mut() {
            Some(last) if last.end >= start => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

fn write_hunk(out: &mut String, all: &[Line<'_>], hunk: std::ops::Range<usize>, paint: Paint) {
    let count = |range: &[Line<'_>], old: bool| {
        range.iter().filter(|line| !matches!((line, old), (Line::New(_), true) | (Line::Gone(_), false))).count()
    };
    let range = |old: bool| {
        let (before, length) = (count(&all[..hunk.start], old), count(&all[hunk.clone()], old));
        // As diff does it: an empty side names the line before it.
        let first = if length == 0 { before } else { before + 1 };
        if length == 1 { first.to_string() } else { format!("{first},{length}") }
    };
    paint.line(out, anstyle::AnsiColor::Cyan.on_default(), &format!("@@ -{} +{} @@", range(true), range(false)));
    for line in &all[hunk] {
        let (sign, text, style) = match line {
            Line::Same(text) => (' ', text, anstyle::Style::new()),
            Line::Gone(text) => ('-', text, anstyle::AnsiColor::Red.on_default()),
            Line::New(text) => ('+', text, anstyle::AnsiColor::Green.on_default()),
        };
        let body = text.trim_end_matches('\n');
        paint.line(out, style, &format!("{sign}{}", shown(body)));
        if !text.ends_with('\n') {
            paint.line(out, anstyle::Style::new(), "\\ No newline at end of file");
        }
    }
}

/// Control characters of the text must not drive the terminal; a carriage return at the end is kept.
fn shown(line: &str) -> String {
    let body = line.strip_suffix('\r').unwrap_or(line);
    let safe = body.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c });
    safe.chain(line[body.len()..].chars()).collect()
}

#[derive(Clone, Copy)]
struct Paint {
    coloured: bool,
}

impl Paint {
    fn line(self, out: &mut String, style: anstyle::Style, text: &str) {
        let _ = if self.coloured { writeln!(out, "{style}{text}{style:#}") } else { writeln!(out, "{text}") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_the_lines_around_it() {
        let old = "a\nb\nc\nd\ne\nf\ng\n";
        let new = "a\nb\nc\nD\nDD\ne\nf\ng\n";
        let expected = "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,7 +1,8 @@\n a\n b\n c\n-d\n+D\n+DD\n e\n f\n g\n";
        assert_eq!(unified("x.yaml", Some(old), Some(new), false), expected);
        assert_eq!(unified("x.yaml", Some(old), Some(old), false), "");
    }

    #[test]
    fn a_new_file_and_a_missing_end_of_line_are_told() {
        let expected = "--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n";
        assert_eq!(unified("x.yaml", None, Some("a\nb"), false), expected);
        assert!(unified("x.yaml", Some("a\n"), None, true).contains("\u{1b}[31m-a"));
    }

    #[test]
    fn both_texts_can_be_read_from_the_comparison() {
        let texts = ["", "a\n", "a\nb\na\nb\n", "b\na\nc\n", "x\ny\nz\na\n", "a\na\na\n", "c\nb\na"];
        for old in texts {
            for new in texts {
                let all = lines(old, new);
                let side = |is_old: bool| -> String {
                    let keep = |line: &Line<'_>| match (line, is_old) {
                        (Line::Same(text), _) | (Line::Gone(text), true) | (Line::New(text), false) => {
                            Some((*text).to_owned())
                        }
                        _ => None,
                    };
                    all.iter().filter_map(keep).collect()
                };
                assert_eq!((side(true).as_str(), side(false).as_str()), (old, new));
            }
        }
    }
}
