//! Does a line that begins a document say something more?

use std::ops::Range;

/// What a value begins with that may stand behind `---` and goes on below.
const VALUES: [char; 10] = ['#', '{', '[', '|', '>', '"', '\'', '&', '!', '*'];

/// The last line of the text up to `byte` that begins a document with words behind the dashes (`--- suite`), without its
/// end. They are a document of their own for YAML, which stumbles at whatever follows: nothing else of the file is at
/// fault. No value may hold such a line.
pub(super) fn titled(text: &str, byte: usize) -> Option<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line.trim_end())
    });
    let is_titled = |line: &str| {
        let rest = line.trim_start_matches('\u{feff}').strip_prefix("---").filter(|rest| rest.starts_with([' ', '\t']));
        rest.is_some_and(|rest| !rest.trim_start().is_empty() && !rest.trim_start().starts_with(VALUES))
    };
    let last = lines.take_while(|(start, _)| *start <= byte).filter(|(_, line)| is_titled(line)).last();
    last.map(|(start, line)| start..start + line.len())
}
