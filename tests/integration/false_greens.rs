//! Is each row of `docs/false-greens.md` proved by a test that exists?

use std::collections::BTreeSet;
use std::path::Path;

const TABLES: [(&str, &str); 2] = [
    ("docs/false-greens.md", include_str!("../../docs/false-greens.md")),
    ("docs/false-greens.en.md", include_str!("../../docs/false-greens.en.md")),
];

/// How many ways to pass wrongly are known at least.
const FEWEST: usize = 25;

/// The rows of the table, each with its cells.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// `module::name` of every test of the sources.
fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = ["src", "tests"].map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).to_vec();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source");
                let module = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
                found.extend(named(&text).map(|name| format!("{module}::{name}")));
            }
        }
    }
    found
}

/// The names of the tests of a source: a function under `#[test]`, or one of its kind.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let marked = text.lines().scan(false, |marked, line| {
        let line = line.trim_start();
        let own = *marked;
        *marked = match line {
            "#[test]" | "#[tokio::test]" => true,
            // Other attributes stand between the mark and the function.
            _ => own && line.starts_with("#[") && !line.starts_with("#[ignore"),
        };
        Some((own, line))
    });
    marked.filter(|(own, _)| *own).filter_map(|(_, line)| {
        let name = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ")?;
        Some(name.split('(').next().unwrap_or(name))
    })
}

#[test]
fn each_way_to_pass_wrongly_is_proved_by_a_test_that_exists() {
    let tests = tests();
    for (path, text) in TABLES {
        let rows = rows(text);
        assert!(rows.len() >= FEWEST, "{path}: {} rows", rows.len());
        let mut ways = BTreeSet::new();
        for row in &rows {
            assert!(row.len() == 3 && row.iter().all(|cell| !cell.is_empty()), "{path}: {row:?}");
            assert!(ways.insert(row[0]), "{path}: « {} » is told twice", row[0]);
            let proof = row[2].trim_matches('`');
            assert!(tests.contains(proof), "{path}: « {} » has no proof: no test is {proof}", row[0]);
        }
    }
    let proofs = |text| rows(text).into_iter().map(|row| row[2]).collect::<Vec<_>>();
    assert_eq!(proofs(TABLES[0].1), proofs(TABLES[1].1), "both languages tell the same");
}

#[test]
fn a_function_that_is_no_test_proves_nothing() {
    let text = "fn plain() {}\n#[test]\n#[should_panic]\nfn one() {}\n#[test]\n#[ignore]\nfn never() {}\n#[tokio::test]\nasync fn two() {}\nfn three() {}\n";
    assert_eq!(named(text).collect::<Vec<_>>(), ["one", "two"]);
}
