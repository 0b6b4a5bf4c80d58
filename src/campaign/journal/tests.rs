//! What survives, and what comes first?

use super::*;

fn key(name: &str) -> BTreeMap<String, Value> {
    BTreeMap::from([("name".to_owned(), Value::Text(name.to_owned()))])
}

#[test]
fn what_has_no_end_is_a_leftover_and_the_last_comes_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(PATH);
    let journal = Journal::open(&path, "R1", "demo").expect("a journal");
    let first = journal.intend(0, "account", "A", key("A"), Recall::Mark, "admin").expect("written");
    let second = journal.intend(0, "quote", "Q", key("Q"), Recall::Key, "admin").expect("written");
    let refused = journal.intend(1, "quote", "R", key("R"), Recall::Nothing, "admin").expect("written");
    // The line of an intent is on the disk before its record can exist.
    assert_eq!(std::fs::read_to_string(&path).expect("text").lines().count(), 3);
    journal.created(&first, "id-1").expect("written");
    journal.void(&refused).expect("written");
    assert_eq!(first.mark.as_deref(), Some("ouvrage-R1-1"));
    assert_eq!(journal.pending_of(0).len(), 2);
    assert!(journal.pending_of(1).is_empty());
    // While the run lives, nobody cleans.
    assert!(Leftovers::open(&path).expect("readable").is_none());
    drop(journal);
    // A crash may cut the last line.
    let mut file = OpenOptions::new().append(true).open(&path).expect("file");
    file.write_all(b"{\"fact\":\"inte").expect("written");
    let mut left = Leftovers::open(&path).expect("readable").expect("no run");
    let names: Vec<_> = left.records.iter().map(|left| left.intent.name.as_str()).collect();
    assert_eq!(names, ["Q", "A"]);
    assert_eq!(left.records[1].id.as_deref(), Some("id-1"));
    let gone = left.records[0].clone();
    assert_eq!(gone.intent, second);
    left.removed(&gone);
    assert_eq!(left.close().expect("written").len(), 1);
    let again = Leftovers::open(&path).expect("readable").expect("no run");
    assert_eq!(again.records.len(), 1);
    assert_eq!(again.records[0].id.as_deref(), Some("id-1"));
}

#[test]
fn an_action_without_an_answer_is_told_until_it_was_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(PATH);
    let journal = Journal::open(&path, "R1", "demo").expect("a journal");
    let answered = journal.acting(("lead", "1"), "convert").expect("written");
    journal.acting(("lead", "2"), "convert").expect("written");
    journal.acted(answered).expect("written");
    drop(journal);
    let left = Leftovers::open(&path).expect("readable").expect("no run");
    assert_eq!(left.actions.iter().map(|one| one.on.id.as_str()).collect::<Vec<_>>(), ["2"]);
    left.close().expect("written");
    let mut again = Leftovers::open(&path).expect("readable").expect("no run");
    assert_eq!(again.actions.len(), 1, "nobody told it yet");
    again.actions.clear();
    again.close().expect("written");
    assert!(Leftovers::open(&path).expect("readable").expect("no run").actions.is_empty());
}

#[test]
fn a_line_that_a_crash_cut_does_not_swallow_the_next_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("leftovers.jsonl");
    std::fs::write(&path, "{\"fact\":\"inte").expect("written");
    let journal = Journal::open(&path, "R2", "demo").expect("a journal");
    journal.intend(0, "account", "A", key("A"), Recall::Key, "admin").expect("written");
    drop(journal);
    let left = Leftovers::open(&path).expect("readable").expect("no run");
    assert_eq!(left.records.len(), 1);
    assert!(left.records[0].intent.absent_before);
}
