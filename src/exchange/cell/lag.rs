//! What do planners write behind a predecessor: how the two tasks hang together, and the time between them? `2FD+5j`,
//! `3FS-1w`, `TAC-004DD`, `5+2 jours`.

use super::super::asides;

/// It begins once the other has ended: what a predecessor means where nothing is said.
const USUAL: [&str; 2] = ["FD", "FS"];
/// The other ways: begin with begin, end with end, end with begin.
const OTHERS: [&str; 5] = ["DD", "SS", "FF", "DF", "SF"];

/// A predecessor with what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind<'t> {
    /// What names the task.
    pub task: &'t str,
    /// What is said of the link: `FD+5j`.
    pub said: &'t str,
    /// Does that say no more than a predecessor means?
    pub is_usual: bool,
}

/// Takes a predecessor apart; none of a text that says nothing behind it.
pub fn parted(text: &str) -> Option<Behind<'_>> {
    let text = text.trim();
    let lag = text.rfind(['+', '-', '−']).filter(|at| *at > 0 && text.get(*at..).is_some_and(is_lag));
    let head = text.get(..lag.unwrap_or(text.len()))?.trim_end();
    let way = head.len().checked_sub(2).and_then(|at| head.get(at..)).map(str::to_uppercase);
    let way = way.filter(|way| USUAL.contains(&way.as_str()) || OTHERS.contains(&way.as_str()));
    let task = head.get(..head.len() - way.as_ref().map_or(0, String::len))?.trim_end();
    let is_named = task.ends_with(|c: char| c.is_ascii_digit());
    (is_named && (way.is_some() || lag.is_some())).then(|| Behind {
        task,
        said: text.get(task.len()..).unwrap_or_default().trim(),
        is_usual: lag.is_none() && way.is_some_and(|way| USUAL.contains(&way.as_str())),
    })
}

/// A sign, a number, and a unit of time or a share: `+5j`, `- 1,5 sem.`, `+50 %`, `+2ed` (elapsed days).
fn is_lag(text: &str) -> bool {
    let said = text.trim_start_matches(['+', '-', '−']).trim_start();
    let unit = said.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')).trim();
    let has_number = said.starts_with(|c: char| c.is_ascii_digit());
    let of_time = |unit: &str| asides::measure(unit).is_some_and(|measure| measure != "other");
    let elapsed = || unit.strip_prefix('e').or_else(|| unit.strip_suffix('é')).is_some_and(of_time);
    has_number && (unit == "%" || of_time(unit) || elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predecessor_is_told_from_what_stands_behind_it() {
        let said = |text| parted(text).map(|one| (one.task, one.said, one.is_usual));
        for (text, wanted) in [
            ("2FD+5j", ("2", "FD+5j", false)),
            ("2FS+1w", ("2", "FS+1w", false)),
            ("12 FS - 3 days", ("12", "FS - 3 days", false)),
            ("TAC-004DD", ("TAC-004", "DD", false)),
            ("TAC-004+2 jours", ("TAC-004", "+2 jours", false)),
            ("3ff-1,5 sem.", ("3", "ff-1,5 sem.", false)),
            ("7SS+50 %", ("7", "SS+50 %", false)),
            ("7FS+2ed", ("7", "FS+2ed", false)),
            ("2FD", ("2", "FD", true)),
            ("2 fs", ("2", "fs", true)),
        ] {
            assert_eq!(said(text), Some(wanted), "{text}");
        }
        for text in ["2", "TAC-004", "TAC-004-05", "", "FD", "+5j", "2+5", "2+5kg", "Fin du cadrage FF", "3 à 5"] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
