//! Does every module use only its own floor and those under it?
//!
//! Reads the sources as a sequence of words, without comments and texts, and follows every
//! `crate::…` and `super::…` path, in `use` lines and elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::tokens::{Token, tokens};

/// The floor of each module at the top (`docs/architecture.md`).
const FLOORS: &[(u8, &[&str])] = &[
    (0, &["assets", "clock", "text", "threads"]),
    (1, &["model"]),
    (2, &["change", "check", "compare", "explore", "interview", "link", "spoken", "syntax", "vocabulary"]),
    (3, &["exchange", "publish"]),
    (4, &["campaign", "crm", "disk", "sandbox", "screen", "store", "workspace"]),
    (5, &["cli"]),
];

/// The uppermost floor that touches neither disk, network, processes nor the clock.
const PURE: u8 = 3;

/// Sources below floor 4 that may ask the machine something, each with its reason.
const EXCEPTIONS: &[&str] = &["syntax/trials.rs"];

/// Libraries that one module alone names: the rest does not depend on what they read, or on how.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("serde_yaml", &["syntax/yaml.rs", "syntax/yaml/"]),
    ("granit_parser", &["syntax/yaml/"]),
    ("calamine", &["exchange/read/"]),
    ("encoding_rs", &["exchange/read/", "crm/encoding.rs"]),
    ("zip", &["exchange/read/"]),
    ("quick_xml", &["exchange/read/", "campaign/outputs/"]),
    ("csv", &["exchange/read/", "exchange/export/"]),
    ("rust_xlsxwriter", &["exchange/export/"]),
    ("printpdf", &["publish/formats/pdf/"]),
    ("pulldown_cmark", &["publish/markdown/", "publish/site/markdown.rs"]),
    ("sqlx", &["store/"]),
];

const LONGEST_FILE: usize = 500;
const LONGEST_MAIN: usize = 15;

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, modules)| modules.contains(&module)).map(|(floor, _)| *floor)
}

/// A source: its path under `src/`, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

/// `model/verdict/row.rs` is `["model", "verdict", "row"]`; `lib.rs` is the root.
fn module_path(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The modules at the top that a source names, each with a line where it does.
fn uses(source: &Source) -> BTreeMap<String, usize> {
    let tokens = tokens(&source.text);
    let file = module_path(&source.path);
    // Modules written inside the file: the depth of braces at which each ends.
    let mut inner: Vec<usize> = Vec::new();
    let mut depth = 0_usize;
    let mut found = BTreeMap::new();
    let word = |i: usize| tokens.get(i).and_then(|token: &Token| token.word());
    let sign = |i: usize, c: char| tokens.get(i).is_some_and(|token| token.is_sign(c));
    let colons = |i: usize| sign(i, ':') && sign(i + 1, ':');
    let mut i = 0;
    while i < tokens.len() {
        if sign(i, '{') {
            depth += 1;
        } else if sign(i, '}') {
            depth = depth.saturating_sub(1);
            if inner.last() == Some(&depth) {
                inner.pop();
            }
        }
        if word(i) == Some("mod") && word(i + 1).is_some() && sign(i + 2, '{') {
            inner.push(depth);
        }
        let starts_path = !(i >= 2 && colons(i - 2));
        let root_after = match word(i) {
            Some("crate" | "ouvrage") if colons(i + 1) && starts_path => Some(i + 3),
            Some("super") if colons(i + 1) && starts_path => {
                let mut climbed = 1;
                let mut next = i + 3;
                while word(next) == Some("super") && colons(next + 1) {
                    climbed += 1;
                    next += 3;
                }
                (climbed == file.len() + inner.len()).then_some(next)
            }
            _ => None,
        };
        if let Some(next) = root_after {
            for (module, line) in first_words(&tokens, next) {
                found.entry(module).or_insert(line);
            }
        }
        i += 1;
    }
    found
}

/// The word at `i`, or the first word of each entry of the group that opens there.
fn first_words(tokens: &[Token], i: usize) -> Vec<(String, usize)> {
    let Some(first) = tokens.get(i) else { return Vec::new() };
    if let Some(word) = first.word() {
        return vec![(word.to_owned(), first.line)];
    }
    let mut words = Vec::new();
    let mut depth = 0_usize;
    let mut at_entry = false;
    for token in &tokens[i..] {
        if token.is_sign('{') {
            depth += 1;
            at_entry = depth == 1;
        } else if token.is_sign('}') {
            depth = depth.saturating_sub(1);
        } else if token.is_sign(',') {
            at_entry = depth == 1;
        } else if let Some(word) = token.word() {
            if at_entry && depth == 1 {
                words.push((word.to_owned(), token.line));
            }
            at_entry = false;
        }
        if depth == 0 {
            break;
        }
    }
    words
}

/// Everything in these sources that the house rules refuse.
fn violations(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        let path = &source.path;
        let lines = source.text.lines().count();
        let longest = if path == "main.rs" { LONGEST_MAIN } else { LONGEST_FILE };
        if lines > longest {
            found.push(format!("{path}: {lines} lines, at most {longest}: split it by subject"));
        }
        found.extend(libraries(source));
        let file = module_path(path);
        let Some(module) = file.first() else { continue };
        let Some(own) = floor(module) else {
            found.push(format!("{path}: the module {module} stands on no floor: add it to FLOORS"));
            continue;
        };
        if own <= PURE && !EXCEPTIONS.contains(&path.as_str()) && lifts_the_ban(source) {
            found.push(format!("{path}: allows what clippy.toml bans below floor 4"));
        }
        for (used, line) in uses(source) {
            let Some(other) = floor(&used) else { continue };
            if other > own {
                found.push(format!("{path}:{line}: {module} (floor {own}) uses {used} (floor {other})"));
            }
            if used != *module {
                edges.entry(module.clone()).or_default().insert(used);
            }
        }
    }
    found.extend(circles(&edges));
    found
}

/// Libraries that a source names and that are another module's alone.
fn libraries(source: &Source) -> Vec<String> {
    let tokens = tokens(&source.text);
    let sign = |i: usize, c: char| tokens.get(i).is_some_and(|token| token.is_sign(c));
    // `csv::Reader`, `use zip;` and `use ::zip`, but neither `.zip(`, `mod csv` nor `crate::csv`.
    let is_library = |i: usize| {
        let starts_path = i < 3 || !(sign(i - 1, ':') && sign(i - 2, ':') && tokens[i - 3].word().is_some());
        let used = i > 0 && tokens[i - 1].word() == Some("use");
        starts_path && (used || (sign(i + 1, ':') && sign(i + 2, ':')))
    };
    let named = |library: &str| (0..tokens.len()).find(|i| tokens[*i].word() == Some(library) && is_library(*i));
    let others = LIBRARIES.iter().filter(|(_, homes)| !homes.iter().any(|home| source.path.starts_with(home)));
    others
        .filter_map(|(library, homes)| {
            let line = tokens[named(library)?].line;
            Some(format!("{}:{line}: names {library}, which only {} does", source.path, homes.join(", ")))
        })
        .collect()
}

/// Does a source switch off the lints that keep a pure floor from the machine?
fn lifts_the_ban(source: &Source) -> bool {
    let banned = ["disallowed_methods", "disallowed_types", "disallowed_macros"];
    tokens(&source.text).iter().any(|token| token.word().is_some_and(|word| banned.contains(&word)))
}

/// Modules from which a path of uses leads back to themselves.
fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut found = Vec::new();
    for start in edges.keys() {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&String> = edges.get(start).into_iter().flatten().collect();
        while let Some(module) = next.pop() {
            if seen.insert(module) {
                next.extend(edges.get(module).into_iter().flatten());
            }
        }
        if seen.contains(start) {
            found.push(format!("{start}: a circle of uses leads back to it"));
        }
    }
    found
}

fn read_sources(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            read_sources(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
            let path = path.strip_prefix(root).expect("it is under src").to_string_lossy().replace('\\', "/");
            sources.push(Source { path, text });
        }
    }
}

#[test]
fn the_floors_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    read_sources(&root, &root, &mut sources);
    assert!(sources.len() > 40, "the sources were found: {}", sources.len());
    let used: usize = sources.iter().map(|source| uses(source).len()).sum();
    assert!(used > 40, "the uses were found: {used}");
    let found = violations(&sources);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let there: BTreeSet<String> =
        sources.iter().filter_map(|source| module_path(&source.path).into_iter().next()).collect();
    let kept = FLOORS.iter().flat_map(|(_, modules)| *modules);
    let empty: Vec<&&str> = kept.filter(|module| !there.contains(**module)).collect();
    assert!(empty.is_empty(), "a floor is kept for modules that are not there: {empty:?}");
}

fn made_up(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

fn refused(path: &str, text: &str) -> Vec<String> {
    violations(&[made_up(path, text)])
}

#[test]
fn an_upward_use_is_seen_however_it_is_written() {
    for text in [
        "use crate::store::Store;",
        "pub use crate::store;",
        "use crate::{text::Place, store::{Store, Location}};",
        "use crate::{\n    text::{Lang, Message},\n    store,\n};",
        "fn f() { let s: crate::store::Store = todo!(); }",
        "fn f() { crate :: store :: open() }",
        "use super::super::store;",
        "mod inner { use super::super::super::store::Store; }",
        "#[cfg(test)] mod tests { fn f() {} use crate::store; }",
        "macro_rules! m { () => { $crate::store::open() } }",
    ] {
        let found = refused("model/made_up.rs", text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].contains("model (floor 1) uses store (floor 4)"), "{found:?}");
    }
    assert_eq!(refused("text/mod.rs", "use super::model::Id;").len(), 1);
}

#[test]
fn what_is_no_upward_use_is_not_taken_for_one() {
    for text in [
        "use crate::model::store;",
        "use crate::text::{store, Lang};",
        "// use crate::store;\n/* crate::store /* crate::store */ */",
        "const A: &str = \"crate::store\"; const B: &str = r#\"crate::store \"\"#; const C: char = '\"';",
        "fn f<'a>(x: &'a str) -> &'a str { x } // crate::store",
        "use super::store;",
        "mod inner { use super::super::store; }",
        "use other::crate_store::store;",
        "use crate::choice;",
    ] {
        assert_eq!(refused("model/made_up.rs", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(refused("cli/run.rs", "use crate::{store::Store, model};"), Vec::<String>::new());
}

#[test]
fn circles_long_files_and_strange_modules_are_refused() {
    let circle = violations(&[
        made_up("link/mod.rs", "use crate::check::Gate;"),
        made_up("check/mod.rs", "use crate::syntax::yaml;"),
        made_up("syntax/mod.rs", "use crate::link;"),
    ]);
    assert_eq!(circle.len(), 3, "{circle:?}");
    assert!(circle.iter().all(|line| line.contains("circle")), "{circle:?}");
    assert_eq!(refused("model/long.rs", &"\n".repeat(501)).len(), 1);
    assert_eq!(refused("model/long.rs", &"\n".repeat(500)).len(), 0);
    assert_eq!(refused("main.rs", &"\n".repeat(16)).len(), 1);
    assert_eq!(refused("utils/mod.rs", "").len(), 1);
}

#[test]
fn a_library_is_named_by_its_own_module_alone() {
    for (path, text, count) in [
        ("link/mod.rs", "use serde_yaml::Value;", 1),
        ("syntax/yaml.rs", "use serde_yaml::Value;", 0),
        ("exchange/lines.rs", "use calamine::Data;", 1),
        ("exchange/lines.rs", "fn f() { let a = ::zip::ZipArchive::new(); }", 1),
        ("exchange/lines.rs", "use csv;", 1),
        ("exchange/read/excel.rs", "use calamine::Data;", 0),
        ("exchange/lines.rs", "fn f() { a.iter().zip(b); } mod csv; use crate::exchange::csv::Rows;", 0),
        ("exchange/lines.rs", "// calamine::Data\nconst A: &str = \"csv::Reader\";", 0),
    ] {
        assert_eq!(refused(path, text).len(), count, "{path}: {text}");
    }
}

#[test]
fn no_pure_module_lifts_the_ban_on_the_machine() {
    let lifted = "#![allow(clippy::disallowed_methods, reason = \"it reads\")]";
    assert_eq!(refused("exchange/mod.rs", lifted).len(), 1);
    assert_eq!(refused("publish/mod.rs", "#[expect(clippy::disallowed_types)] fn f() {}").len(), 1);
    assert_eq!(refused("workspace/mod.rs", lifted).len(), 0);
    assert_eq!(refused("exchange/mod.rs", "use crate::workspace::load;").len(), 1);
}
