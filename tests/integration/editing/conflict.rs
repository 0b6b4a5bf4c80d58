//! A file that somebody changed between our reading and our writing is never overwritten.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use super::*;

#[test]
fn a_file_changed_by_hand_in_between_is_left_as_it_is() {
    let project = small();
    let mut child = project
        .command(&["remove", "EXG-002"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    // The question comes after the project was read.
    while !line.contains("Supprimer") {
        line.clear();
        assert!(out.read_line(&mut line).expect("readable") > 0, "the question never came");
    }
    let by_hand = SPECS.replace("Afficher les comptes", "Afficher tous les comptes");
    project.write("specs/tout.yaml", by_hand.as_bytes());
    child.stdin.take().expect("a pipe").write_all(b"oui\n").expect("sent");
    let ran = Ran::of(child.wait_with_output().expect("it ends"));
    assert_eq!(ran.code, 1, "{}", ran.err);
    for words in ["specs/tout.yaml a été modifié le", "rien n’a été écrit", "EXG-002 Afficher les comptes"] {
        assert!(ran.err.contains(words), "« {words} » in: {}", ran.err);
    }
    assert_eq!(project.read("specs/tout.yaml"), by_hand);
    let left: Vec<_> = std::fs::read_dir(project.path("specs")).expect("listed").collect();
    assert_eq!(left.len(), 2, "no temporary file stays: {left:?}");
}
