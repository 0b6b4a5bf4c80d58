//! What the grammar accepts, and what people write, reads clean.

use super::super::keywords::{Keywords, LANGUAGES, Role};
use super::super::{LineKind, read};
use super::{clean, see};
use crate::model::case;
use crate::model::feature::StepKind;
use crate::text::{FileId, Lang};

const FULL: &str = r#"# a comment
# language: fr
@CAH-01 @devis # told
Fonctionnalité: Remises
  Une description.

  Sur deux paragraphes.

  Contexte: base
    Étant donné un compte « A »

  @CT-001
  @critique
  Scénario: Un devis
    Sa description.
    Quand je crée un devis
      # entre deux
      | champ | valeur    |
      | note  | a \| b \\ |

      | suite | x\ny      |
    Et j'envoie
      """json
        {"a": 1}
      fin
      """
    Alors il est émis
    * et voilà
    Mais rien d'autre

  Règle: Seuils
    Contexte:
      Sachant que le seuil est 15

    @CT-002
    Plan du scénario: <remise>
      Quand je remise de <remise> avec <unique>
      Alors l'état est <état>
      @bas
      Exemples: bas
        | remise | état   |
        | 10     | validé |
      Exemples: hauts
        Des lignes connues par leur id.
        | id | remise | état |
        | h1 | 20     | à valider |

  Règle: Autre
    Exemple: seul
      Lorsqu'il part
      Lorsqu’il revient
      Donc il est là
"#;

#[test]
fn a_whole_file_reads_with_all_its_parts() {
    let feature = clean(FULL);
    assert_eq!((feature.keywords.as_str(), feature.lang), ("fr", Lang::Fr));
    assert_eq!(feature.name, "Remises");
    assert_eq!(feature.description, "Une description.\n\nSur deux paragraphes.");
    let names: Vec<&str> = feature.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["CAH-01", "devis"]);
    let [quote, outline, alone] = feature.scenarios.as_slice() else { panic!("three scenarios") };

    assert_eq!(quote.description, "Sa description.");
    assert_eq!(quote.background.len(), 1);
    assert_eq!(case::scenario_id(&feature.path, quote).as_str(), "CT-001");
    let table = quote.steps[0].table.as_ref().expect("a table");
    assert_eq!(table[1], ["note", "a | b \\"]);
    assert_eq!(table[2], ["suite", "x\ny"]);
    let text = quote.steps[1].doc_string.as_ref().expect("a text");
    assert_eq!((text.media_type.as_deref(), text.text.as_str()), (Some("json"), "  {\"a\": 1}\nfin"));
    let kinds: Vec<StepKind> = quote.steps.iter().map(|step| step.kind).collect();
    use StepKind::{Then, When};
    assert_eq!(kinds, [When, When, Then, Then, Then]);
    assert_eq!(quote.steps[1].text, "j'envoie");

    assert_eq!(outline.rule.as_deref(), Some("Seuils"));
    assert!(outline.outline);
    assert_eq!(outline.background.len(), 2);
    let keys: Vec<String> = case::rows(outline).into_iter().map(|row| row.key).collect();
    assert_eq!(keys, ["10 · validé", "h1"]);
    assert_eq!(outline.examples[0].tags[0].name, "bas");
    assert!(outline.has_tag(&["devis"]) && outline.has_tag(&["CT-002"]));

    assert_eq!(alone.background.len(), 1, "the background of another rule is not its own");
    assert_eq!(alone.steps[0].keyword, "Lorsqu'");
    assert_eq!(alone.steps[1].keyword, "Lorsqu’");
    assert_eq!(alone.steps[1].text, "il revient");
    assert_eq!(case::scenario_id(&feature.path, alone).as_str(), "features/a.feature#seul");
}

#[test]
fn every_line_is_read_as_what_it_is() {
    let seen = see(FULL);
    let count = |kind| seen.parsed.lines.iter().filter(|line| **line == kind).count();
    assert_eq!(seen.parsed.lines.len(), FULL.lines().count());
    assert_eq!(count(LineKind::Header), 10);
    assert_eq!(count(LineKind::Step), 12);
    assert_eq!(count(LineKind::Row), 7);
    assert_eq!(count(LineKind::DocString), 4);
    assert_eq!(count(LineKind::Tags), 5);
    assert_eq!(count(LineKind::Comment), 3);
    assert_eq!(count(LineKind::Description), 4);
    assert_eq!(count(LineKind::Fault), 0);
}

#[test]
fn marks_line_ends_spaces_and_accents_change_nothing() {
    use unicode_normalization::UnicodeNormalization;
    let wanted = clean(FULL);
    let essence = |feature: &crate::model::feature::Feature| {
        let scenarios = feature.scenarios.iter().map(|s| {
            let steps = s.steps.iter().map(|step| (step.keyword.clone(), step.text.clone(), step.table.clone()));
            (s.name.clone(), s.tags.len(), steps.collect::<Vec<_>>(), case::rows(s))
        });
        (feature.name.clone(), scenarios.collect::<Vec<_>>())
    };
    let variants = [
        format!("\u{feff}{FULL}"),
        FULL.replace('\n', "\r\n"),
        FULL.nfd().collect(),
        FULL.replace("Fonctionnalité:", "Fonctionnalité :").replace("Scénario:", "Scénario\u{a0}:"),
        FULL.replace("Contexte:", "Contexte\u{202f}:").replace("Exemples:", "Exemples :"),
        FULL.replace("    ", "\t"),
        FULL.replace("Étant donné un", "Étant\u{a0}donné\u{a0}un"),
        FULL.trim_end().to_owned(),
    ];
    for variant in variants {
        assert_eq!(essence(&clean(&variant)), essence(&wanted), "{variant}");
    }
}

#[test]
fn capitals_with_and_without_accents_and_plurals_begin_a_step() {
    let steps = [
        "Étant donné que",
        "Etant donné que",
        "Étant donné",
        "Etant donnée",
        "Étant données",
        "Sachant qu’",
        "Soit",
        "Et qu'",
        "Mais que",
        "Donc",
    ];
    let mut text = "# language: fr\nFonctionnalité: a\nScénario: b\n".to_owned();
    for step in steps {
        text.push_str(&format!("  {step} x\n"));
    }
    let read: Vec<String> = clean(&text).scenarios[0].steps.iter().map(|step| step.keyword.clone()).collect();
    assert_eq!(read, steps);
}

#[test]
fn the_keywords_of_every_language_of_the_crate_are_known() {
    for language in LANGUAGES {
        let keywords = Keywords::of(language).expect(language);
        for role in [Role::Feature, Role::Background, Role::Rule, Role::Scenario, Role::Outline, Role::Examples] {
            assert!(keywords.headers.iter().any(|keyword| keyword.role == role), "{language} {role:?}");
        }
        for kind in [StepKind::Given, StepKind::When, StepKind::Then] {
            assert!(keywords.steps.iter().any(|keyword| keyword.role == Role::Step(Some(kind))), "{language} {kind:?}");
        }
        // Each keyword is found at the start of its own line, composed or not.
        for keyword in &keywords.headers {
            let line = format!("{}: x", keyword.text);
            let found = keywords.header(&line).expect(&line);
            assert_eq!(line.get(found.rest..), Some(" x"), "{language} {line}");
        }
        for keyword in &keywords.steps {
            let line = format!("{} x", keyword.text);
            assert!(keywords.step(&line).is_some(), "{language} {line}");
        }
    }
    assert!(Keywords::of("xx").is_none());
    assert_eq!(Keywords::of("FR").map(|keywords| keywords.language), Some("fr"));
}

#[test]
fn a_scenario_may_have_a_text_and_a_table_in_either_order() {
    let feature =
        clean("Feature: a\nScenario: b\nGiven c\n```\nx\n```\n|1|\nWhen d\n|1|\n\"\"\"\n\\\"\\\"\\\"\n\"\"\"\n");
    let steps = &feature.scenarios[0].steps;
    assert!(steps.iter().all(|step| step.table.is_some() && step.doc_string.is_some()));
    assert_eq!(steps[1].doc_string.as_ref().map(|text| text.text.as_str()), Some("\"\"\""));
}

#[test]
fn ten_thousand_scenarios_read_in_one_pass() {
    let mut text = "# language: fr\nFonctionnalité: a\n".to_owned();
    for i in 0..10_000 {
        text.push_str(&format!(
            "\n  @CT-{i} @EXG-001\n  Scénario: s{i}\n    Une phrase de description, pour voir.\n    Étant donné un compte « A{i} »\n    \
             Quand je crée un devis avec :\n      | champ | valeur |\n      | nom | x |\n    Alors il est émis\n"
        ));
    }
    let start = std::time::Instant::now();
    let parsed = read(FileId(0), "a.feature", &text);
    eprintln!("10,000 scenarios, {} bytes: {} ms", text.len(), start.elapsed().as_millis());
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.feature.map(|feature| feature.scenarios.len()), Some(10_000));
}
