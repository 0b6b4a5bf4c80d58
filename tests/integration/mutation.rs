//! Damaged texts: they are read, linked and checked, every finding stands inside its text and can be said, and no text
//! takes a reader's patience. `tests/soak.sh` plays a million of them.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use ouvrage::assets;
use ouvrage::check::history::History;
use ouvrage::check::{Gate, Subject, check};
use ouvrage::link;
use ouvrage::text::{Diagnostic, Lang, Sources, render};
use ouvrage::vocabulary::Said;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 2);
/// Longer texts are cut between items, so that many can be tried.
const LONGEST: usize = 1_500;
/// What a text is read beside.
const MANIFEST: &str = "project:\n  title: Essai\n  language: fr\n  phase: acceptance\n";
/// What no text may take, when many are tried on a machine that does nothing else.
const PATIENCE: Duration = Duration::from_secs(1);

/// The texts of the reference project in pieces, each with the head of its file: some items of each collection.
static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let yaml = assets::reference_project().into_iter().filter(|(path, _)| path.ends_with(".yaml"));
    let pieces = yaml.flat_map(|(path, bytes)| {
        let text = String::from_utf8(bytes.into_owned()).expect("a text");
        pieces(&text).into_iter().map(move |piece| (path.clone(), piece)).collect::<Vec<_>>()
    });
    pieces.collect()
});

fn pieces(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let opens = |line: &&str| line.starts_with("  - ") || line.starts_with("- ");
    let head = lines.iter().position(opens).unwrap_or(lines.len());
    let (head, mut rest) = (lines[..head].concat(), &lines[head..]);
    let mut all = Vec::new();
    loop {
        let mut length = head.len();
        let whole = rest.iter().take_while(|line| {
            length += line.len();
            length <= LONGEST
        });
        let whole = whole.count();
        // An item that is longer than that is cut where it is.
        let end = rest.get(whole).and_then(|_| rest[..whole].iter().rposition(opens).filter(|at| *at > 0));
        let end = end.unwrap_or_else(|| whole.max(1).min(rest.len()));
        all.push(format!("{head}{}", rest[..end].concat()));
        rest = &rest[end..];
        if rest.is_empty() {
            return all;
        }
    }
}

/// What people and machines leave in a text.
const NOISE: &[&str] = &[
    "\t",
    "\r",
    "\0",
    "\u{feff}",
    "\u{301}",
    "\u{a0}",
    "é",
    "’",
    "🙂",
    "- ",
    ": ",
    "#",
    "&a",
    "*a",
    "<<: *a",
    "!x",
    "|",
    ">",
    "|2-\n",
    "'",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "?",
    "---\n",
    "...\n",
    "null",
    "~",
    "yes",
    "1e999",
    "0x",
    ".inf",
    "2026-13-45",
    "EXG-001",
    "status: ",
    "id: A/B",
    "${SECRET}",
    "${",
    "<b>",
    "%",
];

#[derive(Clone, Debug)]
enum Damage {
    Insert(usize, usize),
    Cut(usize, usize),
    DeleteLine(usize),
    CopyLine(usize, usize),
    Indent(usize, usize),
    Break(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<usize>(), 0..NOISE.len()).prop_map(|(at, noise)| Damage::Insert(at, noise)),
        (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        any::<usize>().prop_map(Damage::DeleteLine),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Damage::CopyLine(from, to)),
        (any::<usize>(), 0..9_usize).prop_map(|(line, blanks)| Damage::Indent(line, blanks)),
        any::<usize>().prop_map(Damage::Break),
    ]
}

/// A byte of the text at which a character begins.
fn place(text: &str, at: usize) -> usize {
    let mut at = at % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn damaged(text: &str, damage: &Damage) -> String {
    let mut text = text.to_owned();
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let count = lines.len().max(1);
    match damage {
        Damage::Insert(at, noise) => text.insert_str(place(&text, *at), NOISE[*noise]),
        Damage::Cut(at, length) => {
            let start = place(&text, *at);
            let end = text[start..].char_indices().nth(*length).map_or(text.len(), |(at, _)| start + at);
            text.replace_range(start..end, "");
        }
        Damage::Break(at) => text.truncate(place(&text, *at)),
        Damage::DeleteLine(at) if !lines.is_empty() => {
            lines.remove(at % count);
            text = lines.concat();
        }
        Damage::CopyLine(from, to) if !lines.is_empty() => {
            lines.insert(to % count, lines[from % count].clone());
            text = lines.concat();
        }
        Damage::Indent(at, blanks) if !lines.is_empty() => {
            let line = &mut lines[at % count];
            *line = format!("{}{}", " ".repeat(*blanks), line.trim_start());
            text = lines.concat();
        }
        Damage::DeleteLine(_) | Damage::CopyLine(..) | Damage::Indent(..) => {}
    }
    text
}

fn checked(path: &str, text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    if path != "ouvrage.yaml" {
        sources.add("ouvrage.yaml", MANIFEST);
    }
    sources.add(path, text);
    let linked = link::project(&sources);
    let said = Said::of(&linked.project);
    let history = History::default();
    let subject = Subject::new(&linked.project, &said, &sources, &history, TODAY);
    let found = check(&subject, Gate::Decision, linked.diagnostics);
    (sources, found)
}

/// Lines of a text as YAML counts them: a carriage return alone ends one, too.
fn lines(text: &str) -> u64 {
    text.replace("\r\n", "\n").matches(['\n', '\r']).count() as u64 + 1
}

/// Every finding stands inside a text, between characters, and is said whole in both languages.
fn verify(sources: &Sources, found: &[Diagnostic]) -> Result<(), TestCaseError> {
    for finding in found {
        for at in finding.place.iter().chain(&finding.related) {
            let file = sources.file(at.file).expect("a file of the project");
            prop_assert!(file.text.get(at.span.start()..at.span.end()).is_some(), "{}: {at:?}", finding.code);
        }
        for lang in Lang::ALL {
            let told = finding.message.text(lang);
            prop_assert!(!told.is_empty() && told != format!("{{{}}}", finding.message.id), "{}", finding.message.id);
            let json = render::json::diagnostic(finding, sources, lang);
            let lines = finding.place.and_then(|at| sources.file(at.file)).map(|file| lines(&file.text));
            let told = json["line"].as_u64();
            prop_assert!(told.is_some() == lines.is_some() && told <= lines, "{}: line {told:?}", finding.code);
        }
    }
    Ok(())
}

#[test]
fn damaged_yaml_is_read_linked_and_checked() {
    let asked = ProptestConfig::default();
    let many = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig { cases: if many { asked.cases } else { 150 }, failure_persistence: None, ..asked };
    let slowest = std::cell::Cell::new((Duration::ZERO, String::new()));
    let strategy = (0..TEXTS.len(), prop::collection::vec(damage(), 1..6));
    let outcome = TestRunner::new(config).run(&strategy, |(which, damages)| {
        let (path, whole) = &TEXTS[which];
        let text = damages.iter().fold(whole.clone(), |text, one| damaged(&text, one));
        let timed = || {
            let started = Instant::now();
            let seen = checked(path, &text);
            (started.elapsed(), seen)
        };
        let (mut taken, (sources, found)) = timed();
        // Others may have had the machine: what takes long takes long again.
        for _ in 0..4 {
            taken = if taken < PATIENCE { taken } else { taken.min(timed().0) };
        }
        let before = slowest.take();
        slowest.set(if taken > before.0 { (taken, format!("{path}, {damages:?}")) } else { before });
        verify(&sources, &found)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let (taken, what) = slowest.take();
    println!("the slowest damaged text took {} ms: {what}", taken.as_millis());
    assert!(!many || taken < PATIENCE, "{what} took {} ms", taken.as_millis());
}

/// An item that is left out has other characters than the text: a value that ended among them ended within one.
#[test]
fn no_place_ends_within_a_character_of_an_item_that_was_left_out() {
    let text = "workshops:\n  - id: ATL-01\n    questions:\n      - text: |2-\nCombien d’écrans é à ’ ?\n        \
                answer: Quatre.\n      - text: Qui ?\n";
    for path in ["specs/a.yaml", "specs/b.yaml"] {
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let cut = format!("{}{}", &text[..at], text[at..].replacen("  - id: ATL-01\n", "", 1));
            for text in [text.to_owned(), cut, format!("{}é{}", &text[..at], &text[at..])] {
                let (sources, found) = checked(path, &text);
                verify(&sources, &found).unwrap_or_else(|error| panic!("{text}\n{error}"));
            }
        }
    }
}

#[test]
fn the_pieces_of_a_text_hold_all_of_it() {
    let text = "# head\nneeds:\n  - id: A\n    title: x\n  - id: B\n";
    assert_eq!(pieces(text), [text]);
    let items: String = (0..200).map(|i| format!("  - id: BES-{i}\n    title: x\n")).collect();
    let cut = pieces(&format!("needs:\n{items}"));
    assert!(cut.len() > 3 && cut.iter().all(|piece| piece.len() <= LONGEST && piece.starts_with("needs:\n  - id: ")));
    assert_eq!(cut.iter().map(|piece| &piece["needs:\n".len()..]).collect::<String>(), items);
}
