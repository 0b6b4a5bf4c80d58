//! What does a run show on a terminal, and what does it leave there?

use std::process::Command;

use crate::progress::sixty;
use crate::project::Ran;
use crate::support::stage::Stage;

/// What a terminal of that many columns is sent by `run` there.
fn on_a_terminal(stage: &Stage, columns: usize) -> String {
    let program = env!("CARGO_BIN_EXE_ouvrage");
    let line = format!("stty cols {columns} rows 30; exec {program} run");
    let mut command = Command::new("script");
    command.args(["-qefc", &line, "/dev/null"]).current_dir(stage.project.path(""));
    command.env("LC_ALL", "fr_FR.UTF-8").env("TERM", "xterm").env_remove("NO_COLOR").stdin(std::process::Stdio::null());
    let ran = Ran::of(command.output().expect("script (util-linux) gives a terminal"));
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.out
}

/// The visible texts that are drawn, without what moves the cursor and colours.
fn drawn(sent: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut chars = sent.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                if chars.next() == Some('[') {
                    chars.by_ref().find(|c| c.is_ascii_alphabetic());
                }
                plain.push('\n');
            }
            '\r' => plain.push('\n'),
            c => plain.push(c),
        }
    }
    plain.lines().map(str::to_owned).collect()
}

#[test]
fn a_terminal_shows_what_runs_and_how_far_it_is_and_keeps_its_cursor() {
    let stage = Stage::small(&sixty());
    let sent = on_a_terminal(&stage, 120);
    let all = drawn(&sent).join("\n");
    assert!(all.contains("▸ Un compte se cherche"), "what runs now: {all}");
    assert!(all.contains("/60 · ") && all.contains("en parallèle"), "{all}");
    assert!(
        !sent.contains("\u{1b}[?25l") || sent.rfind("\u{1b}[?25h") > sent.rfind("\u{1b}[?25l"),
        "the cursor is back"
    );
    // The last thing that it says is said on lines of its own.
    assert!(all.contains("60\u{a0}réussis · 0\u{a0}en échec"), "{all}");
}

#[test]
fn a_narrow_terminal_has_no_bar_and_no_line_that_is_too_long() {
    let stage = Stage::small(&sixty());
    let sent = on_a_terminal(&stage, 44);
    let live: Vec<String> =
        drawn(&sent).into_iter().filter(|line| line.contains("/60 · ") || line.contains('▸')).collect();
    assert!(!live.is_empty(), "{sent}");
    for line in &live {
        // A line that fits is filled up to the last column, from where the next one goes on.
        let rows: Vec<String> = line.chars().collect::<Vec<_>>().chunks(44).map(|row| row.iter().collect()).collect();
        for row in rows.iter().filter(|row| !row.trim().is_empty()) {
            assert!(
                row.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '▸'),
                "{row:?} goes on from above: {line:?}"
            );
            assert!(!row.contains('━'), "{line:?}");
        }
    }
}
