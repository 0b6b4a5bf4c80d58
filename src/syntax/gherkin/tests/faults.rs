//! Every fault at its place, with what to do about it, in both languages.

use super::super::codes;
use super::{clean, see};
use crate::text::{Lang, Level};

/// A text, and the faults that it must show and no other.
const CASES: &[(&str, &[&str])] = &[
    ("Feature: a\nScenario: b\nGiven c\nthen d is seen\n", &["GH01-near 4:1 then"]),
    ("Feature: a\nScenario: b\nGiven c\nmore of it\nand so on", &["GH01 4:1 more of it", "GH01-near 5:1 and"]),
    ("hello\nFeature: a\nScenario: b\nGiven c\n", &["GH01-start 1:1 hello"]),
    ("# language: fr\nFonctionalité: a\nScénario: b\nSoit c\n", &["GH01-near 2:1 Fonctionalité"]),
    ("# language: fr\nFonctionnalité: a\nSenario: b\nSoit c\n", &["GH02 3:1 Senario"]),
    ("# language: fr\nFonctionnalité: a\nScénario: b\nEtant doné que c\nQuand d\n", &["GH02 4:1 Etant doné que"]),
    ("# language: fr\nFonctionnalité: a\nScénario: b\nQuant je crée c\n", &["GH02 4:1 Quant"]),
    ("# language: fr\nFonctionnalité: a\nScénario: b\n  Alor c\n", &["GH02 4:3 Alor"]),
    ("# language: fr\nFonctionnalité: a\nScénario: b\nSoit c\nScénario d\nSoit e\n", &["GH01-near 5:1 Scénario"]),
    ("# language: fra\nFonctionnalité: a\nScénario: b\nSoit c\n", &["GH03 1:13 fra"]),
    ("Fonctionnalité: a\nScénario: b\nSoit c\n", &["GH04 1:1 Fonctionnalité"]),
    ("Funktionalität: a\nSzenario: b\nAngenommen c\n", &["GH04 1:1 Funktionalität"]),
    ("@x\nScenario: b\nGiven c\n", &["GH05 2:1 Scenario: b"]),
    ("# nothing\n\n", &["GH05-empty 1:1 "]),
    ("Feature: a\nScenario: b\nGiven c\nFeature: d\nScenario: e\nGiven f\n", &["GH06 4:1 Feature: d"]),
    ("Feature: a\nScenario: b\nGiven c\nBackground:\nGiven d\n", &["GH07 4:1 Background:"]),
    ("Feature: a\nBackground:\nGiven d\nBackground:\nGiven e\nScenario: b\nGiven c\n", &["GH07 4:1 Background:"]),
    ("Feature: a\nGiven b\nWhen c\nThen d\nScenario: e\nGiven f\n", &["GH08 2:1 Given b"]),
    ("Feature: a\nScenario Outline: b\nGiven <c>\nExamples:\n|c|\n|1|\nThen d\n", &["GH08 7:1 Then d"]),
    ("Feature: a\n@EXG 12 @b\nScenario: b\nGiven c\n", &["GH09 2:1 @EXG 12"]),
    ("Feature: a\nEXG-012 @b\nScenario: b\nGiven c\n", &["GH09 2:1 EXG-012"]),
    ("Feature: a\nEXG-012\nScenario: b\nGiven c\n", &["GH09 2:1 EXG-012"]),
    ("Feature: a\n@\nScenario: b\nGiven c\n", &["GH09 2:1 @"]),
    ("Feature: a\nScenario: b\nGiven c\n  @d\n", &["GH10 4:3 @d"]),
    ("Feature: a\nScenario: b\n@d\nGiven c\n", &["GH10 3:1 @d"]),
    ("Feature: a\nScenario: b\nGiven c\n|1|2|\n|1|2|3|4|\n|1|\n", &["GH11 5:5 |3|4|", "GH11 6:1 |1|"]),
    ("Feature: a\nScenario: b\n|1|\n|2|\nGiven c\n", &["GH12 3:1 |1|"]),
    ("Feature: a\nScenario: b\nGiven c\n|1|\n\"\"\"\nx\n\"\"\"\n|2|\n", &["GH13 8:1 |2|"]),
    ("Feature: a\nScenario: b\nGiven c\n| 1 | 2 | # x\n| 3 | 4\n", &["GH14 4:11 # x", "GH14 5:7 4"]),
    ("Feature: a\nScenario: b\nGiven c\n\"\"\"\nx\nScenario: d\nGiven e\n", &["GH15 4:1 \"\"\""]),
    ("Feature: a\nScenario: b\nGiven c\n\"\"\"\nx\n\"\"\"json\n", &["GH16 6:4 json"]),
    ("Feature: a\nScenario Outline: b\nGiven <c>\nExamples:\n|c|\n|1|\nExamples: none\n", &["GH17 7:1 Examples: none"]),
    ("Feature: a\nScenario: b\nGiven <c>\nExamples:\n|c|\n|1|\n", &["GH18 4:1 Examples:"]),
    ("Feature: a\nScenario Outline: b\nGiven <d>\nExamples:\n|c|\n|1|\n", &["GH19 3:7 <d>"]),
    (
        "Feature: a\nScenario Outline: b\nGiven <reduction>\nExamples:\n|reductoin|\n|1|\n",
        &["GH19-near 3:7 <reduction>"],
    ),
    ("Feature: a\nScenario Outline: b\nGiven <c>\nExamples:\n|c|c||\n|1|2|3|\n", &["GH20 5:4 c", "GH20-empty 5:6 "]),
    ("Feature: a\nScenario Outline: b\nGiven <c>\nExamples:\n|c|\n|1|\n|1|\n", &["GH21 7:1 |1|"]),
    ("Feature: a\nScenario: b\nGiven c\nScenario: b\nGiven c\n", &["GH22 4:1 Scenario: b"]),
    ("Feature: a\n", &["GH23 1:1 Feature: a"]),
    ("Feature: a\nScenario: b\nGiven\n", &["GH24 3:1 Given"]),
    ("# language: fr\nFonctionnalité: a\nScenario: b\nGiven c\n", &["GH25 3:1 Scenario", "GH25 4:1 Given"]),
    ("Feature: a\n@b@c @d, @e\nScenario: b\nGiven c\n", &["GH26 2:1 @b@c", "GH26 2:6 @d,"]),
    ("Feature: a\nScenario: b\n```\nx\n```\nGiven c\n", &["GH27 3:1 ```"]),
    ("Feature: a\nExamples:\n|a|\n|1|\nScenario: b\nGiven c\n", &["GH28 2:1 Examples:"]),
    ("Feature: a\nScenario Outline: b\nGiven <c>\nExamples:\n| id | c |  d  |\n|1|2|3|\n", &["GH29 5:13 d"]),
    (
        "Feature: a\nScenario: b\nGiven <c>\n| <d> |\nThen <img src=x> <b>e</b> <unique>\n",
        &["GH19-plain 3:7 <c>", "GH19-plain 4:3 <d>"],
    ),
    (
        "Feature: a\nBackground:\nGiven <c>\n| <d> |\nScenario: b\nGiven e\nScenario Outline: f\nGiven <d>\nExamples:\n|d|\n|1|\n",
        &["GH19-background 3:7 <c>", "GH19-background 4:3 <d>"],
    ),
    (
        "Feature: a\nScenario Outline: b\nGiven <montant>\n\"\"\"\n<montnat/><montnat> <p>\n\"\"\"\nExamples:\n|montant|\n|1|\n",
        &["GH19-near 5:11 <montnat>", "GH19 5:21 <p>"],
    ),
    ("Feature: a\nScenario: b\n  words only\n", &["D14 2:1 Scenario: b"]),
    ("Feature: a\nScenario Outline: b\nGiven c\n", &["D14-rows 2:1 Scenario Outline: b"]),
    ("Feature: a\nScenario Outline: b\nGiven <c>\nExamples:\n|c|\n", &["D14-rows 2:1 Scenario Outline: b"]),
];

#[test]
fn each_fault_stands_where_it_is_and_brings_no_other() {
    for (text, expected) in CASES {
        assert_eq!(see(text).faults(), *expected, "{text}");
    }
}

#[test]
fn every_code_has_a_case() {
    let seen: Vec<&str> =
        CASES.iter().flat_map(|(text, _)| see(text).parsed.diagnostics).map(|diagnostic| diagnostic.code).collect();
    for code in codes::ALL {
        assert!(seen.contains(code), "{code} has no case");
    }
}

#[test]
fn every_message_is_said_in_both_languages_with_its_arguments() {
    for diagnostic in CASES.iter().flat_map(|(text, _)| see(text).parsed.diagnostics) {
        for lang in Lang::ALL {
            let message = &diagnostic.message;
            let said = [Some(message.text(lang)), message.attribute(lang, "help")];
            for text in said {
                let text = text.expect("a help");
                assert!(!text.contains(['{', '}']), "{text}");
            }
            let needs_related = !diagnostic.related.is_empty();
            assert_eq!(message.attribute(lang, "related").is_some(), needs_related || message.id == "GH08");
        }
    }
    let fr: Vec<String> = crate::text::message::ids(Lang::Fr);
    let en: Vec<String> = crate::text::message::ids(Lang::En);
    let ours = |ids: &[String]| ids.iter().filter(|id| id.starts_with("GH")).cloned().collect::<Vec<_>>();
    assert_eq!(ours(&fr), ours(&en));
}

#[test]
fn a_fault_shows_as_people_read_it() {
    let seen = see("# language: fr\nFonctionnalité: a\n\n  Scénario: b\n    Etant doné que c\n");
    let shown = |lang| {
        let look = crate::text::render::human::Look { lang, terminal: false, width: 100 };
        crate::text::render::human::diagnostic(&seen.parsed.diagnostics[0], &seen.sources, look)
    };
    assert_eq!(
        shown(Lang::Fr),
        "erreur[GH02]: «\u{a0}Etant doné que\u{a0}» ressemble à un mot-clé mal écrit\u{a0}: la ligne serait lue comme une simple description\n \
         --> features/a.feature:5:5\n  |\n5 |     Etant doné que c\n  |     ^^^^^^^^^^^^^^ mal écrit\u{202f}?\n  |\n  \
         = aide\u{a0}: Écrivez «\u{a0}Etant donné que\u{a0}». Si c’est bien du texte libre, commencez la ligne par un autre mot."
    );
    assert!(shown(Lang::En).contains("looks like a misspelt keyword"));
}

#[test]
fn a_faulty_scenario_stays_and_is_not_sound() {
    let text = "Feature: a\n@CT 1\nScenario: b\nGiven c\nScenario: d\nGiven e\nGivn f\nScenario: g\nGiven h\n";
    let seen = see(text);
    let sound: Vec<(&str, bool)> = seen.feature().scenarios.iter().map(|s| (s.name.as_str(), s.sound)).collect();
    assert_eq!(sound, [("b", false), ("d", false), ("g", true)]);
    assert_eq!(seen.feature().scenarios[1].steps.len(), 2, "the misspelt step is kept");

    for (text, _) in CASES {
        let seen = see(text);
        let errors = seen.parsed.diagnostics.iter().any(|d| d.level == Level::Error);
        // Tags after the last scenario harm none; a lost scenario is not in the model.
        let harmless = seen.parsed.diagnostics.iter().all(|d| d.code == "GH10" || d.code == "GH08");
        if let (true, false, Some(feature)) = (errors, harmless, &seen.parsed.feature) {
            assert!(feature.scenarios.iter().any(|scenario| !scenario.sound), "{text}");
        }
    }
}

#[test]
fn a_fault_of_the_background_or_the_file_holds_for_all_under_it() {
    let text =
        "Feature: a\nRule: b\nBackground:\nGiven c\nnoise\nScenario: d\nGiven e\nRule: f\nScenario: g\nGiven h\n";
    let sound: Vec<bool> = see(text).feature().scenarios.iter().map(|scenario| scenario.sound).collect();
    assert_eq!(sound, [false, true]);
}

#[test]
fn prose_is_left_in_peace() {
    clean(
        "# language: fr\nFonctionnalité: Remises\n  En tant que commercial du Nord-Est\n  Je veux remiser un devis\n  \
         Afin de gagner\n\n  Quand un client appelle, le devis est prêt.\n  Et le chef des ventes le sait.\n  \
         Contexte métier : la remise se négocie.\n  Rôle : commercial. Objectif : vendre.\n  Lors de la saisie…\n  \
         * un point\n  | une | table |\n  ```\n  du code\n  ```\n\n  Scénario: a\n    En tant que commercial, je remise.\n    \
         Quant à la marge, elle tient.\n    Lors de la création, rien ne part.\n    Pour mémoire, dont le\n    quand et\n    \
         alors le reste du texte\n    mais rien. Mai 2026.\n    Étant le responsable, il valide.\n    Toutes les semaines\n    \
         Soit dit\n".replace("    Soit dit\n", "    Soit un devis\n").as_str(),
    );
    clean(
        "Feature: Discounts\n  As a seller\n  I want to give a discount\n  So that I win\n  Role: seller. Sample: ten.\n\n  \
         When a customer calls, the quote is ready.\n\n  Scenario: a\n    They can then see it.\n    Gives the manager a view\n    \
         The rest, than which nothing\n    Where it goes, what it does\n    With that, any other\n    Given a quote\n",
    );
}

#[test]
fn a_keyword_in_lower_case_is_seen_where_a_paragraph_begins() {
    let text = "Feature: a\nScenario: b\n  given c\n  Then d\n";
    assert_eq!(see(text).faults(), ["GH02 3:3 given"]);
    let text = "Feature: a\nscenario: b\n  Given c\n";
    assert_eq!(see(text).faults(), ["GH02 2:1 scenario"]);
}
