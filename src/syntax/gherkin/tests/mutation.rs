//! Whatever the text: no panic, no lost line, no scenario in good faith over a fault.

use proptest::prelude::*;

use super::super::LineKind;
use super::see;
use crate::syntax::trials::trials;
use crate::text::Level;
use crate::text::growth::{MOST, growth};

const BASE: &str = "# language: fr\n@CAH-01\nFonctionnalité: Remises\n  Une description.\n  Contexte:\n    Étant donné un compte\n\n  \
    @CT-001 @critique\n  Scénario: Un devis\n    Quand je crée un devis\n      | champ | valeur |\n      | a     | b      |\n    \
    Et j'envoie\n      \"\"\"json\n      {}\n      \"\"\"\n    Alors il est émis\n\n  Règle: Seuils\n    Plan du scénario: <r>\n      \
    Quand je remise <r>\n      Alors il passe\n      Exemples:\n        | r  |\n        | 10 |\n        | 20 |\n";

const NOISE: &[&str] = &[
    "\"\"\"",
    "```",
    "|",
    "@",
    "@EXG 12",
    "#",
    ":",
    "\\",
    "<",
    ">",
    "\n",
    "\r",
    "\u{feff}",
    "\u{301}",
    "’",
    "Scénario: x",
    "Senario: y",
    "Exemples:",
    "Contexte:",
    "Fonctionnalité: z",
    "Règle: q",
    "Quand ",
    "Alor ",
    "* ",
    "Given w",
    "\u{a0}",
    " ",
    "# language: xx",
    "é",
    "\0",
    "前提",
];

#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, usize),
    DeleteLine(usize),
    CopyLine(usize, usize),
    Cut(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<usize>(), 0..NOISE.len()).prop_map(|(at, noise)| Edit::Insert(at, noise)),
        any::<usize>().prop_map(Edit::DeleteLine),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Edit::CopyLine(from, to)),
        (any::<usize>(), 1..12usize).prop_map(|(at, len)| Edit::Cut(at, len)),
    ]
}

fn apply(text: &str, edit: &Edit) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    match *edit {
        _ if chars.is_empty() => "x".to_owned(),
        Edit::Insert(at, noise) => {
            let (left, right) = chars.split_at(at % (chars.len() + 1));
            left.iter().chain(NOISE[noise].chars().collect::<Vec<_>>().iter()).chain(right).collect()
        }
        Edit::DeleteLine(at) => {
            lines.remove(at % lines.len());
            lines.concat()
        }
        Edit::CopyLine(from, to) => {
            let line = lines[from % lines.len()];
            lines.insert(to % (lines.len() + 1), line);
            lines.concat()
        }
        Edit::Cut(at, len) => {
            let at = at % chars.len();
            chars.iter().enumerate().filter(|(i, _)| *i < at || *i >= at + len).map(|(_, c)| c).collect()
        }
    }
}

/// The lines of a text with what ends them: LF, CRLF, or CR alone.
fn lines_of(text: &str) -> Vec<&str> {
    let unix = text.split_inclusive('\n');
    unix.flat_map(|line| {
        let (body, crlf) = line.strip_suffix("\r\n").map_or((line, ""), |body| (body, "\r\n"));
        let mut parts: Vec<&str> = body.split_inclusive('\r').collect();
        match parts.pop() {
            // The end of a line of CRLF belongs to what stands before it, unless a CR ended that.
            Some(last) if !last.ends_with('\r') => parts.push(&line[body.len() - last.len()..]),
            last => {
                parts.extend(last);
                if !crlf.is_empty() {
                    parts.push(&line[body.len()..]);
                }
            }
        }
        parts
    })
    .collect()
}

/// What must hold for every text.
fn verify(text: &str) {
    let seen = see(text);
    let lines = lines_of(text);
    assert_eq!(seen.parsed.lines.len(), lines.len());
    for diagnostic in &seen.parsed.diagnostics {
        assert_ne!(diagnostic.code, "GH99", "{text}");
        for place in diagnostic.place.iter().chain(&diagnostic.related) {
            assert!(text.get(place.span.start()..place.span.end()).is_some(), "{place:?} in {text}");
        }
        for lang in crate::text::Lang::ALL {
            assert!(!diagnostic.message.text(lang).starts_with('{'));
        }
    }
    // A line that is not blank is read as something, and what is no part of a feature is a fault that was told.
    let blank = |line: &str| line.chars().all(super::super::lines::is_blank);
    for (line, kind) in lines.iter().zip(&seen.parsed.lines) {
        assert!(*kind != LineKind::Blank || blank(line), "{line:?} in {text}");
    }
    let errors = seen.parsed.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error);
    assert!(errors || !seen.parsed.lines.contains(&LineKind::Fault), "{text}");

    // Each line of a step is a step of the model: the line, not only its count.
    let Some(feature) = &seen.parsed.feature else { return };
    let mut steps: Vec<usize> = Vec::new();
    let mut rows = 0;
    for scenario in &feature.scenarios {
        for step in scenario.background.iter().chain(&scenario.steps) {
            steps.push(step.place.span.start());
        }
        rows += scenario.examples.iter().map(|e| e.rows.len() + usize::from(!e.header.is_empty())).sum::<usize>();
        rows += scenario.steps.iter().filter_map(|step| step.table.as_ref()).map(Vec::len).sum::<usize>();
    }
    let mut at = 0;
    let mut seen_rows = 0;
    let mut in_background = false;
    let mut last_scenario_seen = 0;
    for (line, kind) in lines.iter().zip(&seen.parsed.lines) {
        let start = at + line.len() - line.trim_start_matches(super::super::lines::is_blank).len();
        match kind {
            LineKind::Header => {
                let scenario = feature.scenarios.iter().any(|scenario| scenario.place.span.start() == start);
                let examples = feature
                    .scenarios
                    .iter()
                    .flat_map(|scenario| &scenario.examples)
                    .any(|examples| examples.place.span.start() == start);
                in_background = !scenario && !examples;
                last_scenario_seen += usize::from(scenario);
            }
            // A background without a scenario after it has none to stand in.
            LineKind::Step if !in_background || last_scenario_seen == 0 && !feature.scenarios.is_empty() => {
                assert!(in_background || steps.contains(&start), "{line:?} in {text}");
            }
            LineKind::Row if !in_background => seen_rows += 1,
            _ => {}
        }
        at += line.len();
    }
    assert_eq!(last_scenario_seen, feature.scenarios.len(), "{text}");
    assert_eq!(seen_rows, rows, "{text}");
}

proptest! {
    #![proptest_config(trials(600))]

    #[test]
    fn a_mutated_file_is_read_whole(edits in prop::collection::vec(edit(), 1..8)) {
        let text = edits.iter().fold(BASE.to_owned(), |text, edit| apply(&text, edit));
        verify(&text);
    }

    #[test]
    fn any_text_is_read_whole(text in "(\\PC|[\\n\\r\\t@|#:\"`*<>\\\\]){0,200}") {
        verify(&text);
    }
}

#[test]
fn no_first_step_is_swallowed_for_one_wrong_letter() {
    // Each keyword, spoilt by each loss, swap, change and double of a letter after the first, is a step and a fault.
    // « Lors », « Sort », "Give"… are words of their own and stay prose.
    let words = [
        ("fr", "Étant donné"),
        ("fr", "Etant donné que"),
        ("fr", "Sachant"),
        ("fr", "Quand"),
        ("fr", "Lorsque"),
        ("fr", "Alors"),
        ("fr", "Soit"),
        ("en", "Given"),
        ("en", "When"),
        ("en", "Then"),
    ];
    let ordinary = ["Sait", "Sot", "Soi", "Sont", "Sort", "Soin", "Give", "Wen", "Ten", "The", "Than"];
    for (lang, word) in words {
        let letters: Vec<char> = word.chars().collect();
        let mut spoilt = Vec::new();
        for i in 1..letters.len() {
            let mut edit = |change: &dyn Fn(&mut Vec<char>)| {
                let mut letters = letters.clone();
                change(&mut letters);
                spoilt.push(letters.into_iter().collect::<String>());
            };
            edit(&|letters| {
                letters.remove(i);
            });
            edit(&|letters| letters.insert(i, letters[i]));
            edit(&|letters| letters[i] = 'a');
            if i + 1 < letters.len() {
                edit(&|letters| letters.swap(i, i + 1));
            }
        }
        for keyword in spoilt.iter().filter(|spoilt| *spoilt != word && !ordinary.contains(&spoilt.as_str())) {
            let (feature, scenario, then) =
                if lang == "fr" { ("Fonctionnalité", "Scénario", "Alors") } else { ("Feature", "Scenario", "Then") };
            let seen = see(&format!("# language: {lang}\n{feature}: a\n{scenario}: b\n{keyword} c\n{then} d\n"));
            assert_eq!(seen.feature().scenarios[0].steps.len(), 2, "{keyword}");
            // « Étant donnée » is a keyword too.
            let other = crate::syntax::gherkin::keywords::Keywords::of(lang).expect(lang);
            if other.step(&format!("{keyword} c")).is_none() {
                assert_eq!(seen.parsed.diagnostics.len(), 1, "{keyword}");
                assert!(!seen.feature().scenarios[0].sound, "{keyword}");
            }
        }
    }
}

#[test]
fn huge_lines_and_many_faults_stay_linear() {
    let pieces = [
        "@",
        "|",
        "\"\"\"\n",
        "```\n",
        "Senario: x\n",
        "x\u{301}\u{301}",
        "Quant\n",
        "# c\n",
        "@a\n",
        "<",
        "<a>",
        "<a> ",
        "\\",
        "\r",
        "And <a>\n",
        "| <a> |\n",
    ];
    for piece in pieces {
        let text = |n: usize| format!("Feature: a\nScenario: b\nGiven c\n{}", piece.repeat(n));
        let times = growth(12_000, text, |text| {
            see(text);
        });
        assert!(times < MOST, "{piece:?}: {times} times as long for four times the text");
    }
}
