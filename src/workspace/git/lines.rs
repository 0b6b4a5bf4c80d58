//! Who changed these lines last?

use std::path::Path;

use jiff::Timestamp;

/// The last commit that touched some lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// Its hash.
    pub commit: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// Its subject.
    pub subject: String,
    /// Some of the lines have changed since, and are in no commit.
    pub uncommitted: bool,
}

/// What git knows of the lines `first..=last` of a file; nothing of a file that it does not track.
/// One process, whose cost is that of one file's history: `git log -L` walks the whole repository's.
pub fn last_change(root: &Path, path: &str, first: usize, last: usize) -> Option<LastChange> {
    let range = format!("{first},{last}");
    let told = super::git(root, &["blame", "-w", "--line-porcelain", "-L", &range, "--", path])?;
    newest(&told)
}

/// The newest commit of a blame.
fn newest(told: &str) -> Option<LastChange> {
    let mut newest: Option<LastChange> = None;
    let mut uncommitted = false;
    let mut commit = "";
    let (mut author, mut seconds, mut subject) = ("", 0_i64, "");
    for line in told.lines() {
        if line.starts_with('\t') {
            // A line of the text ends what is said of it.
            if commit.bytes().all(|b| b == b'0') {
                uncommitted = true;
                continue;
            }
            let at = Timestamp::from_second(seconds).ok()?;
            if newest.as_ref().is_none_or(|known| at > known.at) {
                let (commit, author, subject) = (commit.to_owned(), author.to_owned(), subject.to_owned());
                newest = Some(LastChange { commit, author, at, subject, uncommitted: false });
            }
        } else if let Some(name) = line.strip_prefix("author ") {
            author = name;
        } else if let Some(time) = line.strip_prefix("committer-time ") {
            seconds = time.parse().unwrap_or(0);
        } else if let Some(text) = line.strip_prefix("summary ") {
            subject = text;
        } else if line
            .split(' ')
            .next()
            .is_some_and(|hash| hash.len() >= 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            commit = line.split(' ').next().unwrap_or_default();
        }
    }
    newest.map(|change| LastChange { uncommitted, ..change })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(hash: &str, author: &str, time: i64, subject: &str) -> String {
        format!(
            "{hash} 1 1 1\nauthor {author}\ncommitter-time {time}\nsummary {subject}\nfilename a.yaml\n\t  - id: x\n"
        )
    }

    #[test]
    fn the_newest_commit_of_the_lines_is_told() {
        let (a, b) = ("a".repeat(40), "b".repeat(40));
        let told = [line(&a, "Anne", 100, "un"), line(&b, "Bruno", 300, "deux"), line(&a, "Anne", 100, "un")].concat();
        let change = newest(&told).expect("a change");
        assert_eq!((change.author.as_str(), change.subject.as_str(), change.uncommitted), ("Bruno", "deux", false));
        let dirty = format!("{told}{}", line(&"0".repeat(40), "Not Committed Yet", 900, "…"));
        let change = newest(&dirty).expect("a change");
        assert_eq!((change.commit, change.uncommitted), (b, true));
        assert_eq!(newest(""), None);
    }
}
