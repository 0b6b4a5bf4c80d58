//! Which lines cut a text into several documents?

use std::ops::Range;

/// What a value begins with that may stand behind `---` and goes on below.
const VALUES: [char; 10] = ['#', '{', '[', '|', '>', '"', '\'', '&', '!', '*'];

/// A line that cuts a text in two.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The line without its end where it has words, else its three signs.
    pub bytes: Range<usize>,
    /// Has it words behind the dashes (`--- suite`)? They are a document of their own, and YAML stumbles at whatever
    /// follows them: nothing else of the file is at fault.
    pub has_words: bool,
    /// Does it stand right behind another one, as `---` behind `...`? They are one cut.
    pub goes_on: bool,
}

/// All that cuts this text, in its order, so that a text of many documents is read whole: lines of dashes with words,
/// and those of three dashes that have something before them, or of three points that have something after them too. No
/// value may hold such a line: at the start of a line `---` is a document's wherever it stands.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let (mut at, mut found) = (0, Vec::<Cut>::new());
    // How many have something after them, and is there something before the next one?
    let (mut followed, mut before) = (0, false);
    for whole in text.split_inclusive('\n') {
        let (start, line) = (at, whole.trim_end());
        at += whole.len();
        let body = line.trim_start_matches('\u{feff}');
        let rest = body.strip_prefix("---").or_else(|| body.strip_prefix("..."));
        let (is_cut, value) = match rest.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, body.trim_start()),
        };
        // A directive stands before the first document.
        let says_nothing = value.is_empty() || value.starts_with('#') || (!before && body.starts_with('%'));
        if is_cut && body.starts_with('-') && !says_nothing && !value.starts_with(VALUES) {
            found.push(Cut { bytes: start..start + line.len(), has_words: true, goes_on: false });
            continue;
        }
        if is_cut && before {
            let goes_on = found.len() > followed;
            // With the mark of a file that was put behind another one.
            let end = start + line.len() - body.len() + 3;
            found.push(Cut { bytes: start..end, has_words: false, goes_on });
        }
        if !says_nothing {
            (followed, before) = (found.len(), true);
        }
    }
    // Points at the end of a text begin nothing.
    let begins = |cut: &Cut| cut.has_words || text[cut.bytes.clone()].ends_with('-');
    let last = found.split_off(followed);
    found.extend(last.into_iter().filter(begins).enumerate().map(|(at, cut)| Cut { goes_on: at > 0, ..cut }));
    found
}
