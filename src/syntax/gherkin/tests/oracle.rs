//! On files that the `gherkin` crate reads well, both readings are the same.

use gherkin::{GherkinEnv, StepType};

use super::clean;
use crate::model::feature::{Scenario, Step, StepKind};

type Told = (String, String, StepKind, Option<Vec<Vec<String>>>, Option<String>);

fn ours(steps: &[Step]) -> Vec<Told> {
    steps
        .iter()
        .map(|s| {
            let text = s.doc_string.as_ref().map(|text| text.text.clone());
            (s.keyword.clone(), s.text.clone(), s.kind, s.table.clone(), text)
        })
        .collect()
}

fn theirs(steps: &[gherkin::Step]) -> Vec<Told> {
    steps
        .iter()
        .map(|s| {
            let kind = match s.ty {
                StepType::Given => StepKind::Given,
                StepType::When => StepKind::When,
                StepType::Then => StepKind::Then,
            };
            let table = s.table.as_ref().map(|table| table.rows.clone());
            // The crate keeps the line ends beside the quotes.
            let text = s.docstring.as_ref().map(|text| text.trim_matches('\n').to_owned());
            (s.keyword.trim_end().to_owned(), s.value.clone(), kind, table, text)
        })
        .collect()
}

fn same(read: &Scenario, oracle: &gherkin::Scenario, rule: Option<&str>, background: &[gherkin::Step]) {
    assert_eq!(read.name, oracle.name);
    assert_eq!(read.keyword, oracle.keyword);
    assert_eq!(read.rule.as_deref(), rule);
    assert_eq!(read.tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>(), oracle.tags);
    assert_eq!(ours(&read.steps), theirs(&oracle.steps));
    assert_eq!(ours(&read.background), theirs(background));
    assert_eq!(read.examples.len(), oracle.examples.len());
    for (examples, oracle) in read.examples.iter().zip(&oracle.examples) {
        assert_eq!(examples.tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>(), oracle.tags);
        let mut rows = vec![examples.header.clone()];
        rows.extend(examples.rows.iter().map(|(row, _)| row.clone()));
        assert_eq!(Some(&rows), oracle.table.as_ref().map(|table| &table.rows));
    }
}

const FILES: &[&str] = &[
    "Feature: a\n  Words.\n\n  Background:\n    Given x\n\n  @t1 @t2\n  Scenario: b\n    Given c\n    And d\n      | a | b |\n      \
     | 1 | \\| |\n    When e\n    Then f\n    But g\n\n  Scenario Outline: h <i>\n    Given <i>\n    @t3\n    Examples: one\n      \
     | i |\n      | 1 |\n      | 2 |\n    Examples:\n      | i |\n      | 3 |\n",
    "@f\nFeature: a\n\n  Scenario: b\n    Given c\n      \"\"\"\n      one\n        two\n      \"\"\"\n    Then d\n      ```\n      \
     three\n      ```\n",
    "Feature: a\n  Background:\n    Given z\n\n  Rule: r\n    Background:\n      Given x\n\n    Example: b\n      When c\n      \
     Then d\n\n  Rule: s\n    @t\n    Example: e\n      When f\n",
    "# language: fr\n@CAH-01\nFonctionnalité: De la piste au compte, sans ressaisie\n  Une piste trouve son commercial.\n\n  \
     @CT-007 @EXG-013 @critique\n  Plan du scénario: Une piste est affectée selon le département\n    \
     Quand l’administrateur crée une piste « Demande <type> <département> » avec :\n      | société        | Ateliers <type> |\n      \
     | type de client | <type>          |\n    Alors le commercial est « <commercial> »\n\n    Exemples:\n      \
     | type | département | commercial |\n      | PME  | 57          | Morel      |\n      | PME  | 99          | file       |\n\n  \
     @CT-008\n  Scénario: Une seule fois\n    Étant donné une piste « Usinage Perrin » avec :\n      | montant | 15 000,00 € |\n    \
     Quand le commercial Nord-Est déclenche « convertir » sur la piste « Usinage Perrin »\n    \
     Alors un seul compte existe dont le nom est « Usinage Perrin »\n    Et qu'un contact existe\n",
    "# language: de\nFunktionalität: a\n  Szenario: b\n    Angenommen c\n    Wenn d\n    Dann e\n    Und f\n    Aber g\n",
    "# language: ja\n機能: a\n  シナリオ: b\n    前提c\n    もしd\n    ならばe\n    かつf\n",
];

#[test]
fn both_readings_agree() {
    for text in FILES {
        let read = clean(text);
        let oracle = gherkin::Feature::parse(text, GherkinEnv::default()).expect("the crate reads it");
        assert_eq!(read.name, oracle.name);
        assert_eq!(read.tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>(), oracle.tags);
        let base = oracle.background.as_ref().map(|b| b.steps.clone()).unwrap_or_default();
        let plain = oracle.scenarios.iter().map(|scenario| (scenario, None, base.clone()));
        let ruled = oracle.rules.iter().flat_map(|rule| {
            let mut steps = base.clone();
            steps.extend(rule.background.iter().flat_map(|b| b.steps.clone()));
            rule.scenarios.iter().map(move |scenario| (scenario, Some(rule.name.as_str()), steps.clone()))
        });
        let all: Vec<_> = plain.chain(ruled).collect();
        assert_eq!(read.scenarios.len(), all.len());
        for (scenario, (oracle, rule, background)) in read.scenarios.iter().zip(all) {
            same(scenario, oracle, rule, &background);
        }
    }
}

#[test]
fn the_crate_swallows_the_step_that_we_report() {
    let text = "Feature: a\n  Scenario: b\n    Givn a precondition\n    Then c\n";
    let oracle = gherkin::Feature::parse(text, GherkinEnv::default()).expect("the crate reads it");
    assert_eq!(oracle.scenarios[0].steps.len(), 1);
    assert_eq!(super::see(text).faults(), ["GH02 3:5 Givn"]);
}
