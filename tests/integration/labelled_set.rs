//! Do the rules of writing find what a demanding reader underlines, and nothing else?
//!
//! Measured on `tests/corpus/requirements`, labelled before the rules, and on `stranger` in it, written by
//! somebody who saw neither rules nor word lists. `OUVRAGE_UPDATE=1` writes the tables of `docs/rules.md`
//! anew; `OUVRAGE_MISSES=1` prints what was missed or found wrongly, but never of what is held out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use ouvrage::check::history::History;
use ouvrage::check::{self, Gate, Subject};
use ouvrage::link;
use ouvrage::model::Project as Model;
use ouvrage::syntax::yaml;
use ouvrage::text::node::Node;
use ouvrage::text::{Diagnostic, FileId, Sources};
use ouvrage::vocabulary::Said;

/// Rules that are measured.
const MEASURED: &[&str] =
    &["R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R11", "R12", "R13", "R14", "S01"];
/// Cases from which the figures of a rule must hold.
const ENOUGH: usize = 5;
const PRECISION: f64 = 0.9;
const RECALL: f64 = 0.8;

/// A set of labelled sentences.
struct Set {
    /// Its name in the marks of its table.
    name: &'static str,
    folder: &'static str,
    /// One sentence in so many is held out, by its place in its file.
    held_out: usize,
    /// The rules that stay below the aim, with the recall that they must keep.
    weak: &'static [(&'static str, f64)],
}

/// The set that the rules were written with.
const OWN: Set = Set { name: "measured", folder: "tests/corpus/requirements", held_out: 3, weak: &[] };
/// The stranger's set.
const STRANGER: Set =
    Set { name: "stranger", folder: "tests/corpus/requirements/stranger", held_out: 2, weak: &[("R14", 0.7)] };

/// A labelled sentence.
struct Sentence {
    id: String,
    text: String,
    expected: BTreeMap<String, Vec<String>>,
    missing: Vec<String>,
    held_out: bool,
}

/// One trade: its sentences, and the project that they make.
struct Trade {
    sentences: Vec<Sentence>,
    sources: Sources,
    model: Model,
    found: Vec<Diagnostic>,
}

/// Counts of one rule.
#[derive(Clone, Copy, Default)]
struct Counts {
    expected: usize,
    found: usize,
    right: usize,
    exact: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.right += other.right;
        self.exact += other.exact;
    }

    fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    fn recall(self) -> f64 {
        if self.expected == 0 { 1.0 } else { self.right as f64 / self.expected as f64 }
    }
}

fn text<'a>(node: &'a Node, key: &str) -> &'a str {
    node.get(key).and_then(Node::text).unwrap_or_default()
}

fn texts(node: &Node, key: &str) -> Vec<String> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().filter_map(|item| item.text().map(str::to_owned)).collect()
}

/// Underlined words, their blanks made plain: what is found is compared so too.
fn words(node: &Node, key: &str) -> Vec<String> {
    texts(node, key).iter().map(|words| one_line(words)).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The trade's sentences as a project.
fn project_of(root: &Node) -> String {
    let mut out = String::from("glossary:\n");
    for term in texts(root, "glossary") {
        let _ = writeln!(out, "  - term: {}", quoted(&term));
    }
    let applications = texts(root, "applications");
    if !applications.is_empty() {
        out.push_str("applications:\n");
        for (i, name) in applications.iter().enumerate() {
            let _ = writeln!(out, "  - {{id: APP-{:03}, title: {}}}", i + 1, quoted(name));
        }
    }
    out.push_str("requirements:\n");
    for sentence in root.get("sentences").map(Node::items).unwrap_or_default() {
        let rank: usize = text(sentence, "rank").parse().expect("a rank");
        let priority = ["indispensable", "future", "useful", "comfort"][rank - 1];
        let _ =
            writeln!(out, "  - id: {}\n    statement: {}", text(sentence, "id"), quoted(text(sentence, "statement")));
        let _ = writeln!(out, "    priority: {priority}\n    criticality: major");
        for (key, usual) in [("type", "functional"), ("lang", "fr"), ("status", "to_review"), ("specificity", "")] {
            let value = if text(sentence, key).is_empty() { usual } else { text(sentence, key) };
            if !value.is_empty() {
                let _ = writeln!(out, "    {key}: {value}");
            }
        }
        let criteria = sentence.get("criteria").map(Node::items).unwrap_or_default();
        if !criteria.is_empty() {
            out.push_str("    criteria:\n");
        }
        for criterion in criteria {
            let fields: Vec<String> = criterion
                .entries()
                .map(|(key, value)| format!("{}: {}", key.text, quoted(value.text().unwrap_or_default())))
                .collect();
            let _ = writeln!(out, "      - {{{}}}", fields.join(", "));
        }
    }
    out
}

fn trade(path: &Path, held_out: usize) -> Trade {
    let written = std::fs::read_to_string(path).expect("the labelled set is readable");
    let parsed = yaml::read(FileId(0), &written);
    assert_eq!(parsed.diagnostics, [], "{}", path.display());
    let root = parsed.root.expect("well formed");
    // Sentences that the rules were changed for prove nothing of others.
    let tuned = text(&root, "held_out") == "none";
    let sentences = root.get("sentences").map(Node::items).unwrap_or_default();
    let sentences = sentences.iter().enumerate().map(|(i, node)| Sentence {
        id: text(node, "id").to_owned(),
        text: text(node, "statement").to_owned(),
        expected: node
            .get("expect")
            .map(|expect| expect.entries().map(|(key, _)| (key.text.to_string(), words(expect, &key.text))).collect())
            .unwrap_or_default(),
        missing: texts(node, "missing"),
        held_out: !tuned && i % held_out == held_out - 1,
    });
    let sentences: Vec<Sentence> = sentences.collect();
    let mut sources = Sources::default();
    sources.add("ouvrage.yaml", "project:\n  title: Essai\n  language: fr\n");
    sources.add("specs/tout.yaml", project_of(&root));
    let linked = link::project(&sources);
    let unreadable: Vec<_> = linked.diagnostics.iter().filter(|d| d.code.starts_with('Y') || d.code == "M03").collect();
    assert!(unreadable.is_empty(), "{}: {unreadable:?}", path.display());
    let said = Said::of(&linked.project);
    let today = jiff::civil::date(2026, 11, 2);
    let history = History::default();
    let subject = Subject::new(&linked.project, &said, &sources, &history, today);
    let found = check::check(&subject, Gate::Decision, Vec::new());
    Trade { sentences, sources, model: linked.project, found }
}

fn trades(set: &Set) -> Vec<Trade> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(set.folder);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the labelled set").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    paths.iter().map(|path| trade(path, set.held_out)).collect()
}

impl Trade {
    /// The sentence in which a place stands.
    fn sentence_at(&self, place: ouvrage::text::Place) -> Option<&str> {
        let holds = |r: &&ouvrage::model::requirement::Requirement| {
            let item = r.head.places.item.span;
            item.start() <= place.span.start() && place.span.start() < item.end()
        };
        let requirement = self.model.requirements.iter().find(holds)?;
        requirement.head.id.as_ref().map(|id| id.as_str())
    }

    /// The sentences that say the same as this one, by what is expected.
    fn group(&self, code: &str, id: &str) -> BTreeSet<String> {
        let mut group = BTreeSet::from([id.to_owned()]);
        loop {
            let before = group.len();
            for sentence in &self.sentences {
                let others = sentence.expected.get(code).cloned().unwrap_or_default();
                if group.contains(&sentence.id) || others.iter().any(|other| group.contains(other)) {
                    group.extend(others);
                    group.insert(sentence.id.clone());
                }
            }
            if group.len() == before {
                return group;
            }
        }
    }

    fn measure(&self, code: &str, sentence: &Sentence, misses: &mut Vec<String>) -> Counts {
        let here = |d: &&Diagnostic| d.place.and_then(|p| self.sentence_at(p)) == Some(&sentence.id);
        let found: Vec<&Diagnostic> = self.found.iter().filter(|d| d.code == code).filter(here).collect();
        let expected = sentence.expected.get(code).cloned().unwrap_or_default();
        let mut counts = Counts { expected: expected.len(), found: found.len(), ..Counts::default() };
        let mut left = expected;
        for finding in found {
            let words = one_line(self.sources.slice(finding.place.expect("a place")).trim_matches('"'));
            let hit = if matches!(code, "R13" | "R14") {
                let other = finding.related.first().and_then(|place| self.sentence_at(*place)).unwrap_or_default();
                let group = self.group(code, &sentence.id);
                left.iter().position(|_| group.contains(other))
            } else {
                let exact = left.iter().position(|e| *e == words);
                exact.or_else(|| left.iter().position(|e| e == "*" || overlap(&sentence.text, &words, e)))
            };
            match hit {
                Some(i) => {
                    counts.right += 1;
                    let meant = left.remove(i);
                    let whole = meant == "*" && words == one_line(&sentence.text);
                    counts.exact += usize::from(matches!(code, "R13" | "R14") || whole || meant == words);
                }
                None => misses.push(format!("{code} {} wrong « {words} »: {}", sentence.id, one_line(&sentence.text))),
            }
        }
        misses.extend(
            left.iter().map(|l| format!("{code} {} missed « {l} »: {}", sentence.id, one_line(&sentence.text))),
        );
        counts
    }
}

/// Do both stand at the same place of the sentence?
fn overlap(sentence: &str, found: &str, expected: &str) -> bool {
    if found.contains(expected) || expected.contains(found) {
        return true;
    }
    let sentence = one_line(sentence);
    match (sentence.find(found), sentence.find(expected)) {
        (Some(f), Some(e)) => f < e + expected.len() && e < f + found.len(),
        _ => false,
    }
}

/// Per rule: the counts of the sentences that it was tuned on, and of those held out.
fn measured(set: &Set, misses: &mut Vec<String>) -> BTreeMap<&'static str, [Counts; 2]> {
    let mut all: BTreeMap<&'static str, [Counts; 2]> = BTreeMap::new();
    for trade in trades(set) {
        for sentence in &trade.sentences {
            for code in MEASURED {
                let mut own = Vec::new();
                let counts = trade.measure(code, sentence, &mut own);
                all.entry(code).or_default()[usize::from(sentence.held_out)].add(counts);
                if !sentence.held_out {
                    misses.append(&mut own);
                }
            }
        }
    }
    all
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn table(all: &BTreeMap<&'static str, [Counts; 2]>) -> String {
    let mut out = String::from(
        "| rule | cases | found | precision | recall | exact words | held out: cases | found | precision | recall |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (code, [tuned, held_out]) in all {
        let mut whole = *tuned;
        whole.add(*held_out);
        let exact = if whole.right == 0 { 1.0 } else { whole.exact as f64 / whole.right as f64 };
        let _ = writeln!(
            out,
            "| {code} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            whole.expected,
            whole.found,
            percent(whole.precision()),
            percent(whole.recall()),
            percent(exact),
            held_out.expected,
            held_out.found,
            percent(held_out.precision()),
            percent(held_out.recall()),
        );
    }
    out
}

/// Measures a set and compares its table in `docs/rules.md`, or writes it.
fn measure(set: &Set) {
    let mut misses = Vec::new();
    let all = measured(set, &mut misses);
    if std::env::var_os("OUVRAGE_MISSES").is_some() {
        eprintln!("{}\n{}", misses.join("\n"), table(&all));
    }
    let mut weak = Vec::new();
    for (code, [tuned, held_out]) in &all {
        let mut whole = *tuned;
        whole.add(*held_out);
        let recall = set.weak.iter().find(|(weak, _)| weak == code).map_or(RECALL, |(_, recall)| *recall);
        if whole.expected >= ENOUGH && (whole.precision() < PRECISION || whole.recall() < recall) {
            weak.push(format!("{code}: precision {}, recall {}", percent(whole.precision()), percent(whole.recall())));
        }
    }
    assert_eq!(all.len(), MEASURED.len());
    assert!(weak.is_empty(), "{}\n{}", weak.join("\n"), misses.join("\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let (begin, end) = (format!("<!-- {}: begin -->", set.name), format!("<!-- {}: end -->", set.name));
    let (before, rest) = kept.split_once(&begin).expect("docs/rules.md has a place for the table");
    let (own, after) = rest.split_once(&end).expect("the place for the table ends");
    let made = format!("\n\n{}\n", table(&all));
    if std::env::var_os("OUVRAGE_UPDATE").is_some() {
        std::fs::write(&path, format!("{before}{begin}{made}{end}{after}")).expect("written");
    } else {
        assert!(
            own == made,
            "docs/rules.md is not up to date: OUVRAGE_UPDATE=1 cargo test --test integration labelled_set"
        );
    }
}

#[test]
fn the_rules_of_writing_are_measured() {
    measure(&OWN);
    measure(&STRANGER);
}

#[test]
fn the_labelled_set_is_large_and_covers_every_rule() {
    for (set, enough, cases_enough) in [(OWN, 260, 10), (STRANGER, 350, 5)] {
        is_large(&set, enough, cases_enough);
    }
}

/// Has the set so many sentences, and each rule so many cases in it?
fn is_large(set: &Set, enough: usize, cases_enough: usize) {
    let trades = trades(set);
    let sentences: Vec<&Sentence> = trades.iter().flat_map(|trade| &trade.sentences).collect();
    assert!(sentences.len() >= enough, "{}", sentences.len());
    let ids: BTreeSet<&str> = sentences.iter().map(|sentence| sentence.id.as_str()).collect();
    assert_eq!(ids.len(), sentences.len(), "an id stands twice");
    for code in MEASURED {
        let cases: usize = sentences.iter().filter_map(|s| s.expected.get(*code)).map(Vec::len).sum();
        assert!(cases >= cases_enough, "{code}: {cases} cases");
    }
    let codes = sentences.iter().flat_map(|s| s.expected.keys());
    assert!(codes.clone().all(|code| MEASURED.contains(&code.as_str())), "a code is not measured");
    assert!(sentences.iter().all(|s| s.missing.is_empty() || s.expected.contains_key("R11")));
    let silent = sentences.iter().filter(|s| s.expected.is_empty()).count();
    assert!(silent * 4 > sentences.len(), "a quarter of the sentences is sound: {silent}");
}
