//! Is everything that people are told there in both languages, and well typeset in French?

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use ouvrage::text::Lang;

use crate::tokens::{Token, tokens};

/// The arguments of each message, and of each attribute under `message.attribute`.
type Catalog = BTreeMap<String, BTreeSet<String>>;

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the folder is readable").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn ftl(lang: Lang) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/i18n").join(lang.key());
    let read = |path: PathBuf| (path.clone(), std::fs::read_to_string(path).expect("texts are UTF-8"));
    files(&folder, "ftl").into_iter().map(read).collect()
}

/// `name =` at the start of a line is a message, `.name =` an attribute of the one before.
fn head_of(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('=')?;
    let name = name.trim_end();
    let word = name.trim_start().trim_start_matches(['.', '-']);
    let is_name = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let in_place = name.trim_start() == name || name.trim_start().starts_with('.');
    (is_name && in_place).then_some((name, value))
}

/// Reads the messages of a file; says what stands twice.
fn read(text: &str, catalog: &mut Catalog) -> Vec<String> {
    let mut twice = Vec::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut rest = line;
        if let Some((name, value)) = head_of(line) {
            if let Some(attribute) = name.trim_start().strip_prefix('.') {
                key = format!("{message}.{attribute}");
            } else {
                message = name.to_owned();
                key = message.clone();
            }
            if catalog.insert(key.clone(), BTreeSet::new()).is_some() {
                twice.push(key.clone());
            }
            rest = value;
        }
        for part in rest.split('$').skip(1) {
            let argument: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            catalog.entry(key.clone()).or_default().insert(argument);
        }
    }
    twice
}

fn catalog(lang: Lang) -> Catalog {
    let mut catalog = Catalog::new();
    for (path, text) in ftl(lang) {
        assert!(FluentResource::try_new(text.clone()).is_ok(), "{}: not Fluent", path.display());
        let twice = read(&text, &mut catalog);
        assert!(twice.is_empty(), "{}: there twice: {twice:?}", path.display());
    }
    assert!(catalog.len() > 50, "the messages were found: {}", catalog.len());
    catalog
}

/// What one catalog has and the other has not, or has with other arguments.
fn differences(a: &Catalog, b: &Catalog) -> Vec<String> {
    a.iter().filter(|(key, arguments)| b.get(*key) != Some(arguments)).map(|(key, _)| key.clone()).collect()
}

#[test]
fn both_languages_say_the_same_with_the_same_arguments() {
    let (fr, en) = (catalog(Lang::Fr), catalog(Lang::En));
    assert_eq!(differences(&fr, &en), Vec::<String>::new(), "French, not the same in English");
    assert_eq!(differences(&en, &fr), Vec::<String>::new(), "English, not the same in French");
}

/// The messages that a source names: `Message::new("…")`, `lookup(lang, "…"`,
/// `Diagnostic::error("T01", "…"`.
fn named(tokens: &[Token]) -> Vec<(String, usize)> {
    let word = |i: usize| tokens.get(i).and_then(Token::word);
    let text = |i: usize| tokens.get(i).and_then(Token::text);
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        // A path of two words is four tokens long: `Message`, two colons, `new`.
        let at = match (word(i), word(i + 3)) {
            (Some("Message"), Some("new")) => i + 5,
            (Some("Diagnostic"), Some("error" | "warning" | "info")) => i + 7,
            (Some("lookup"), _) => i + 4,
            _ => continue,
        };
        if let Some(id) = text(at) {
            found.push((id.to_owned(), tokens[at].line));
        }
    }
    found
}

#[test]
fn no_message_that_the_sources_name_is_missing() {
    let catalog = catalog(Lang::Fr);
    let mut found = 0;
    let mut missing = Vec::new();
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs") {
        let source = std::fs::read_to_string(&path).expect("sources are UTF-8");
        for (id, line) in named(&tokens(&source)) {
            found += 1;
            if !catalog.contains_key(&id) {
                missing.push(format!("{}:{line}: {id}", path.display()));
            }
        }
    }
    assert!(found > 10, "the names were found: {found}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The groups of labels that the sources declare: `choice! { … Name "group" { Value = "key", … } }`.
fn groups(tokens: &[Token]) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for i in 0..tokens.len() {
        let is_group = tokens[i].word().is_some() && tokens.get(i + 1).is_some_and(|it| it.text().is_some());
        if !is_group || !tokens.get(i + 2).is_some_and(|it| it.is_sign('{')) {
            continue;
        }
        let body = tokens[i + 3..].iter().take_while(|it| !it.is_sign('}'));
        let keys = body.filter_map(|it| it.text().map(str::to_owned)).collect();
        found.push((tokens[i + 1].text().unwrap_or_default().to_owned(), keys));
    }
    found
}

#[test]
fn a_group_of_labels_has_all_of_them() {
    let catalog = catalog(Lang::Fr);
    let mut whole = 0;
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs") {
        let source = std::fs::read_to_string(&path).expect("sources are UTF-8");
        for (group, keys) in groups(&tokens(&source)) {
            let has = |key: &&String| catalog.contains_key(&format!("{group}-{key}").replace(['_', '.'], "-"));
            let missing: Vec<&String> = keys.iter().filter(|key| !has(key)).collect();
            // A group that nobody shows has no labels at all.
            assert!(missing.is_empty() || missing.len() == keys.len(), "{group}: {missing:?}");
            whole += usize::from(missing.is_empty());
        }
    }
    assert!(whole >= 4, "groups with labels were found: {whole}");
}

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// The faults of typography in the French texts of a file, each with its line.
fn faults(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if is_sample(line) {
            continue;
        }
        let prose = prose(line);
        let chars: Vec<char> = prose.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
            let after = chars.get(at + 1).copied();
            let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '»' | ')'));
            let fault = match c {
                '\'' if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphanumeric) => {
                    "apostrophe"
                }
                '«' if after != Some(NO_BREAK) => "no-break space after «",
                '»' if before != Some(NO_BREAK) => "no-break space before »",
                ':' if ends && before != Some(NO_BREAK) => "no-break space before :",
                ';' | '!' | '?' if ends && before != Some(NARROW) => "narrow no-break space before ; ! ?",
                '.' if before == Some('.') && after == Some('.') => "… instead of three dots",
                _ => continue,
            };
            found.push(format!("{}: {fault}: {}", i + 1, line.trim()));
        }
    }
    found
}

/// A line without its name, its plural case, its arguments and what is quoted as code.
fn prose(line: &str) -> String {
    let mut rest = head_of(line).map_or(line, |(_, value)| value).trim();
    if let Some((case, text)) = rest.trim_start_matches('*').split_once(']').filter(|(case, _)| case.starts_with('[')) {
        rest = if case.contains(' ') { rest } else { text.trim_start() };
    }
    let mut prose = String::new();
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                chars.find(|c| *c == '}');
                prose.push('x');
            }
            '`' => {
                chars.find(|c| *c == '`');
                prose.push('x');
            }
            '}' => {}
            c => prose.push(c),
        }
    }
    prose
}

/// A line of a YAML or Gherkin sample inside a message: `title: …`, `- id: …`, `Scénario: …`.
fn is_sample(line: &str) -> bool {
    const KEYWORDS: [&str; 8] = [
        "# language:",
        "# ouvrage:",
        "Fonctionnalité:",
        "Scénario:",
        "Scenario:",
        "Plan du scénario:",
        "Contexte:",
        "Exemples:",
    ];
    if KEYWORDS.iter().any(|keyword| line.trim_start().starts_with(keyword)) {
        return true;
    }
    let body = line.trim_start().trim_start_matches("- ");
    let key = body.split(':').next().unwrap_or_default();
    let is_field = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_code = key.len() <= 4 && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    line.starts_with(' ') && body.contains(':') && !key.is_empty() && (is_field || is_code)
}

#[test]
fn french_is_well_typeset() {
    let all: Vec<String> = ftl(Lang::Fr)
        .into_iter()
        .flat_map(|(path, text)| faults(&text).into_iter().map(move |fault| format!("{}: {fault}", path.display())))
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn the_checks_can_fail() {
    for wrong in [
        "a = l'offre",
        "a = « x »",
        "a = attention : x",
        "a = x\n    .help = quoi ?",
        "a = oui ; non",
        "a = et caetera...",
        "a = { $n ->\n    [one] l'un\n   *[other] x\n}",
        "a = la clé « { $key } » manque",
    ] {
        assert!(!faults(wrong).is_empty(), "{wrong}");
    }
    for right in [
        "# l'offre : « x » ?",
        "a = l’offre «\u{a0}{ $x }\u{a0}»\u{a0}: oui\u{202f}; `a: b ?` http://x à 12:30",
        "a = { $n ->\n    [one] un\n   *[other] x\u{202f}!\n}",
        "a = le signe «\u{a0}:\u{a0}» sépare",
    ] {
        assert_eq!(faults(right), Vec::<String>::new(), "{right}");
    }
    let mut a = Catalog::new();
    let mut b = Catalog::new();
    assert_eq!(read("x = { $n }\n    .help = y\nz = { $k ->\n   *[other] { $k }\n}\nx = 2", &mut a), ["x"]);
    read("x = 2\n    .help = { $n }\nz = { $k }", &mut b);
    assert_eq!(differences(&a, &b), ["x.help"]);
    let source = tokens(
        r#"fn f() { Message::new("a").with("x", 1); Diagnostic::error("T01", "b", p); lookup(lang, "c", &[]) }"#,
    );
    let names: Vec<String> = named(&source).into_iter().map(|(id, _)| id).collect();
    assert_eq!(names, ["a", "b", "c"]);
    let choice = tokens(r#"choice! { Status "status" { A = "a", B = "b_c" } }"#);
    assert_eq!(groups(&choice), [("status".to_owned(), vec!["a".to_owned(), "b_c".to_owned()])]);
}
