//! Does a text hold a merge that git could not make? It then says two things at once, between marks that are no part
//! of it.

use std::ops::Range;

/// What git writes before the text of here, between both texts, and after the text of there: seven signs at the
/// beginning of a line.
const OURS: &str = "<<<<<<< ";
const BASE: &str = "|||||||";
const THEIRS: &str = "=======";
const END: &str = ">>>>>>> ";

/// One place where two versions were not brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The line of the first mark.
    pub mark: Range<usize>,
    /// From the first mark to the end of the last one.
    pub whole: Range<usize>,
    /// The text of here, between its marks.
    pub ours: Range<usize>,
}

/// The conflicts of a text, in its order; marks that are not closed are none.
pub fn all(text: &str) -> Vec<Conflict> {
    // Almost no text holds one: a look for its end is all that it costs.
    if !text.contains(END) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    // The line of the first mark, where the text of here ends, and whether the middle was seen.
    let mut open: Option<(Range<usize>, usize, bool)> = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let written = line.trim_end_matches(['\n', '\r']);
        if written.starts_with(OURS) {
            open = Some((at..at + written.len(), end, false));
        } else if let Some((mark, ours, seen)) = &mut open {
            if written.starts_with(END) {
                if *seen {
                    let ours = (mark.end + 1).min(*ours)..*ours;
                    found.push(Conflict { mark: mark.clone(), whole: mark.start..at + written.len(), ours });
                }
                open = None;
            } else if written == THEIRS {
                *seen = true;
            } else if !*seen && !written.starts_with(BASE) && *ours == at {
                *ours = end;
            }
        }
        at = end;
    }
    found
}

/// The text with the version of here alone: all else of its conflicts is blanked, so that every other byte keeps its
/// place.
pub fn with_ours(text: &str, conflicts: &[Conflict]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for Conflict { whole, ours, .. } in conflicts {
        for (at, byte) in bytes.iter_mut().enumerate().take(whole.end).skip(whole.start) {
            if !ours.contains(&at) && !matches!(*byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "a: 1\n<<<<<<< HEAD\nb: é\n=======\nb: ô\n>>>>>>> autre\nc: 3\n";

    #[test]
    fn the_version_of_here_stays_in_its_place() {
        let found = all(TWO);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(&TWO[one.mark.clone()], "<<<<<<< HEAD");
        assert_eq!(&TWO[one.ours.clone()], "b: é\n");
        let kept = with_ours(TWO, &found);
        assert_eq!(kept.len(), TWO.len());
        assert_eq!(kept.split_whitespace().collect::<Vec<_>>(), ["a:", "1", "b:", "é", "c:", "3"]);
        assert_eq!(kept.find("c: 3"), TWO.find("c: 3"));
    }

    #[test]
    fn the_common_ancestor_is_neither_version_and_an_empty_side_is_a_side() {
        let three = "<<<<<<< HEAD\r\nb: 1\r\n||||||| base\r\nb: 0\r\n=======\r\n>>>>>>> x\r\n";
        let found = all(three);
        assert_eq!(with_ours(three, &found).split_whitespace().collect::<Vec<_>>(), ["b:", "1"]);
        let gone = "<<<<<<< HEAD\n=======\nb: 2\n>>>>>>> x";
        assert_eq!(with_ours(gone, &all(gone)).trim(), "");
    }

    #[test]
    fn a_line_of_signs_is_no_conflict() {
        for text in ["Titre\n=======\n", "<<<<<<< HEAD\nb\n", "x\n>>>>>>> y\n", "<<<<<<< a\n>>>>>>> b\n", ""] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
