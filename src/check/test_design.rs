//! Does each test say what must be seen, in the words of the business?

mod cases;
mod coverage;
mod judgement;
mod personal;
pub(super) mod plan;

pub(super) use cases::{author_reviews, proves_nothing, too_long};
pub(super) use coverage::{
    change_without_reading, critical_path_in_pieces, flow_half_tested, only_usual_data, role_without_forbidden_case,
    rule_without_limit_case, untested_flow_or_migration,
};
pub(super) use personal::production_data;

use std::sync::LazyLock;

use crate::model::Project;
use crate::model::feature::{Scenario, Step, StepKind};
use crate::model::test_case::{Format, TestCase, TestCaseStatus};
use crate::text::similar::fold;
use crate::text::{Diagnostic, Level, Place};

/// D01 E: a step of a typed case, or a scenario put to a person, that says nothing of what must be seen.
pub fn step_without_expected(project: &Project, report: &mut Vec<Diagnostic>) {
    for case in typed(project) {
        for step in &case.steps {
            if step.expected.as_deref().is_none_or(|expected| expected.trim().is_empty()) {
                report.push(Diagnostic::error("D01", "D01", step.place).with("case", case.head.name()));
            }
        }
    }
    for scenario in scenarios(project).filter(|scenario| is_manual(scenario) && !has_then(scenario)) {
        report.push(Diagnostic::error("D01", "D01-scenario", scenario.place).with("name", &scenario.name));
    }
}

/// D10 W, first half: a scenario without a Then. One put to a person is D01.
pub fn scenario_proves_nothing(project: &Project, report: &mut Vec<Diagnostic>) {
    for scenario in scenarios(project).filter(|scenario| !is_manual(scenario) && !has_then(scenario)) {
        report.push(Diagnostic::warning("D10", "D10", scenario.place).with("name", &scenario.name));
    }
}

/// D10 W, second half: clicks and buttons in a scenario that is not about the screen.
pub fn screen_mechanics(project: &Project, report: &mut Vec<Diagnostic>) {
    // The steps of a background are repeated in each of its scenarios, and told once.
    let mut last_background: Option<Place> = None;
    for scenario in scenarios(project).filter(|scenario| !scenario.has_tag(SCREEN_TAGS)) {
        let first = scenario.background.first().map(|step| step.place);
        let known = first.is_some() && first == last_background;
        last_background = first;
        let background = scenario.background.iter().filter(|_| !known);
        for step in background.chain(&scenario.steps) {
            if let Some((start, end)) = mechanics(&step.text) {
                let words = step.text.get(start..end).unwrap_or_default();
                let warning = Diagnostic::warning("D10", "D10-screen", words_place(step, start, end));
                report.push(warning.with("words", words));
            }
        }
    }
}

/// D14 E: a typed case written in steps that has none, a scenario without a step, an outline without a row. A case that is
/// still drafted is given its steps by whoever writes it: until it is put to review, it is a warning. The reader of feature files reports its own, and marks them not sound.
pub fn nothing_to_play(project: &Project, report: &mut Vec<Diagnostic>) {
    for case in typed(project).filter(|case| case.steps.is_empty() && case.scenario.is_none()) {
        let finding = Diagnostic::error("D14", "D14-case", case.head.place("steps")).with("case", case.head.name());
        let drafted = case.status == TestCaseStatus::Drafting;
        report.push(if drafted { finding.at_level(Level::Warning) } else { finding });
    }
    let features = project.features.iter().flat_map(|feature| &feature.scenarios);
    for scenario in features.filter(|scenario| scenario.sound) {
        if scenario.steps.is_empty() {
            report.push(Diagnostic::error("D14", "D14", scenario.place));
        } else if scenario.outline && scenario.examples.iter().all(|examples| examples.rows.is_empty()) {
            report.push(Diagnostic::error("D14", "D14-rows", scenario.place));
        }
    }
}

/// Tags that say that a scenario is about the screen itself.
const SCREEN_TAGS: &[&str] =
    &["ecran", "écran", "screen", "ihm", "ui", "accessibilite", "accessibilité", "accessibility"];

/// Words of the hand on the screen, folded; a `*` stands for the end of the word.
const MECHANICS: &[&str] = &[
    "cliqu*",
    "double-cliqu*",
    "double-click*",
    "click*",
    "bouton",
    "boutons",
    "button",
    "buttons",
    "onglet",
    "onglets",
    "menu deroulant",
    "liste deroulante",
    "case a cocher",
    "saisit dans le champ",
    "saisis dans le champ",
    "saisie dans le champ",
    "remplit le champ",
    "remplis le champ",
    "drop-down",
    "dropdown",
    "checkbox",
    "check box",
    "fills in the field",
    "fill in the field",
    "types in the field",
    "type in the field",
    "types into the field",
    "type into the field",
];

/// The same, word by word.
static PHRASES: LazyLock<Vec<Vec<&str>>> =
    LazyLock::new(|| MECHANICS.iter().map(|phrase| phrase.split(' ').collect()).collect());

fn typed(project: &Project) -> impl Iterator<Item = &TestCase> {
    project.test_cases.iter().filter(|case| case.format == Format::Steps && case.status != TestCaseStatus::Obsolete)
}

/// Scenarios that were read whole: of a faulty one the fault is told first.
fn scenarios(project: &Project) -> impl Iterator<Item = &Scenario> {
    let all = project.features.iter().flat_map(|feature| &feature.scenarios);
    all.filter(|scenario| scenario.sound && !scenario.steps.is_empty())
}

fn is_manual(scenario: &Scenario) -> bool {
    scenario.has_tag(&["manuel", "manual"])
}

fn has_then(scenario: &Scenario) -> bool {
    scenario.steps.iter().any(|step| step.kind == StepKind::Then)
}

/// The bytes of the first words of screen mechanics outside quotes: what is quoted is data.
fn mechanics(text: &str) -> Option<(usize, usize)> {
    let words = words(text);
    let folded: Vec<String> =
        words.iter().map(|(start, end)| fold(text.get(*start..*end).unwrap_or_default())).collect();
    for (i, (start, _)) in words.iter().enumerate() {
        let first = folded[i].as_bytes().first();
        for parts in PHRASES.iter().filter(|parts| parts[0].as_bytes().first() == first) {
            let Some(candidate) = folded.get(i..i + parts.len()) else { continue };
            let same = candidate.iter().zip(parts).all(|(word, part)| match part.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == part,
            });
            if let (true, Some((_, end))) = (same, words.get(i + parts.len() - 1)) {
                return Some((*start, *end));
            }
        }
    }
    None
}

/// Bytes of the words outside quotes; an apostrophe ends a word.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        let inside = match (quote, c) {
            (Some(end), c) if c == end => {
                quote = None;
                false
            }
            (Some(_), _) => false,
            (None, '«') => {
                quote = Some('»');
                false
            }
            (None, '"') => {
                quote = Some('"');
                false
            }
            (None, c) => c.is_alphanumeric() || c == '-',
        };
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

/// Where bytes of a step's text stand in its file: its line ends with its text, unless accents
/// were written apart; then the whole line is shown.
fn words_place(step: &Step, start: usize, end: usize) -> Place {
    let span = step.place.span;
    let gap = usize::from(!step.keyword.ends_with(['\'', '’']));
    match span.end().saturating_sub(span.start()).checked_sub(step.text.len() + step.keyword.len()) {
        Some(before) if before == gap => {
            let text = span.end() - step.text.len();
            Place::new(step.place.file, text + start, text + end)
        }
        _ => step.place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_case::TestStep;
    use crate::syntax::gherkin;
    use crate::text::{FileId, Lang};

    fn check(project: &Project, report: &mut Vec<Diagnostic>) {
        step_without_expected(project, report);
        scenario_proves_nothing(project, report);
        screen_mechanics(project, report);
        nothing_to_play(project, report);
    }

    fn project(feature: &str) -> Project {
        let read = gherkin::read(FileId(0), "features/a.feature", feature);
        Project { features: read.feature.into_iter().collect(), ..Project::default() }
    }

    /// Code, level and the words underlined, of each finding.
    fn found(feature: &str) -> Vec<(&'static str, Level, String)> {
        let mut report = Vec::new();
        check(&project(feature), &mut report);
        report
            .into_iter()
            .map(|d| {
                for lang in Lang::ALL {
                    assert!(!d.message.text(lang).contains('{'), "{}", d.message.id);
                    assert!(d.message.attribute(lang, "help").is_some(), "{}", d.message.id);
                }
                let span = d.place.expect("a place").span;
                (d.code, d.level, feature[span.start()..span.end()].to_owned())
            })
            .collect()
    }

    fn case(steps: Vec<TestStep>) -> TestCase {
        TestCase { steps, ..TestCase::default() }
    }

    fn codes(case: TestCase) -> Vec<&'static str> {
        let project = Project { test_cases: vec![case], ..Project::default() };
        let mut report = Vec::new();
        check(&project, &mut report);
        report.iter().map(|d| d.message.id).collect()
    }

    #[test]
    fn d01_a_typed_step_says_what_must_be_seen() {
        let step = |expected: Option<&str>| TestStep { expected: expected.map(str::to_owned), ..TestStep::default() };
        assert_eq!(codes(case(vec![step(None), step(Some("  ")), step(Some("le devis est émis"))])), ["D01", "D01"]);
        assert_eq!(codes(case(vec![step(Some("le devis est émis"))])), [""; 0]);
        let obsolete = TestCase { status: TestCaseStatus::Obsolete, ..case(vec![step(None)]) };
        assert_eq!(codes(obsolete), [""; 0]);
    }

    #[test]
    fn d01_a_manual_scenario_has_a_then_and_is_told_once() {
        let text = "Feature: a\n@manual\nScenario: b\nGiven c\nWhen d\n";
        assert_eq!(found(text), [("D01", Level::Error, "Scenario: b".to_owned())]);
        assert_eq!(found("Feature: a\n@manual\nScenario: b\nGiven c\nThen d\n"), []);
    }

    #[test]
    fn d10_a_scenario_has_a_then() {
        let text = "Feature: a\nScenario: b\nGiven c\nWhen d\nAnd e\n";
        assert_eq!(found(text), [("D10", Level::Warning, "Scenario: b".to_owned())]);
        assert_eq!(found("Feature: a\nScenario: b\nWhen d\nThen e\nWhen f\n"), []);
    }

    #[test]
    fn d10_screen_mechanics_are_underlined_once() {
        let text = "# language: fr\nFonctionnalité: a\nContexte:\nÉtant donné l’onglet Devis ouvert\nScénario: b\n\
                    Quand je clique sur le bouton\nEt qu’il saisit dans le champ « nom » x\nAlors c\nScénario: d\nQuand e\nAlors f\n";
        let words: Vec<String> = found(text).into_iter().map(|(_, _, words)| words).collect();
        assert_eq!(words, ["onglet", "clique", "saisit dans le champ"]);
        let text = "Feature: a\nScenario: b\nWhen I double-click it\nThen the checkbox is on\n";
        let words: Vec<String> = found(text).into_iter().map(|(_, _, words)| words).collect();
        assert_eq!(words, ["double-click", "checkbox"]);
    }

    #[test]
    fn d10_data_and_scenarios_about_the_screen_are_left_in_peace() {
        assert_eq!(found("Feature: a\nScenario: b\nWhen I search for \"a button\"\nThen « onglet » is found\n"), []);
        assert_eq!(found("Feature: a\n@screen\nScenario: b\nWhen I click it\nThen it opens\n"), []);
        assert_eq!(found("Feature: a\nScenario: b\nWhen a table is read\nThen the stable field is seen\n"), []);
    }

    #[test]
    fn d10_words_with_accents_apart_show_their_whole_line() {
        let text = "# language: fr\nFonctionnalité: a\nScénario: b\nQuand e\u{301}tape, je clique\nAlors c\n";
        assert_eq!(found(text).pop().map(|(_, _, words)| words), Some("Quand e\u{301}tape, je clique".to_owned()));
    }

    #[test]
    fn d14_a_case_that_is_drafted_is_warned_and_one_put_to_review_is_at_fault() {
        let level = |status| {
            let case = TestCase { status, ..case(Vec::new()) };
            let mut report = Vec::new();
            nothing_to_play(&Project { test_cases: vec![case], ..Project::default() }, &mut report);
            report.iter().map(|d| d.level).collect::<Vec<_>>()
        };
        assert_eq!(level(TestCaseStatus::Drafting), [Level::Warning]);
        for status in [TestCaseStatus::Review, TestCaseStatus::Approved, TestCaseStatus::ToUpdate] {
            assert_eq!(level(status), [Level::Error], "{status:?}");
        }
        assert_eq!(level(TestCaseStatus::Obsolete), []);
    }

    #[test]
    fn d14_a_typed_case_has_steps_and_a_faulty_scenario_is_not_told_twice() {
        assert_eq!(codes(case(Vec::new())), ["D14-case"]);
        let exploratory = TestCase { format: Format::Exploratory, ..TestCase::default() };
        assert_eq!(codes(exploratory), [""; 0]);
        let linked = TestCase { scenario: Some(("b".to_owned(), Place::default())), ..TestCase::default() };
        assert_eq!(codes(linked), [""; 0]);
        // The reader has said it already.
        assert_eq!(found("Feature: a\nScenario: b\n"), []);
        assert_eq!(found("Feature: a\nScenario Outline: b\nGiven <c>\nThen d\nExamples:\n|c|\n"), []);
    }

    #[test]
    fn d14_holds_for_a_scenario_that_did_not_come_from_the_reader() {
        let mut project = project("Feature: a\nScenario: b\nGiven c\nThen d\n");
        project.features[0].scenarios[0].steps.clear();
        let mut report = Vec::new();
        check(&project, &mut report);
        assert_eq!(report.iter().map(|d| d.message.id).collect::<Vec<_>>(), ["D14"]);
    }
}
