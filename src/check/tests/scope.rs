use super::{Sample, says, underlined, verify};

/// Ten requirements that speak of everything, each with what is added to it.
fn requirements(added: impl Fn(usize) -> &'static str) -> String {
    let typed = [
        "functional",
        "functional",
        "performance",
        "privacy",
        "security",
        "migration",
        "report",
        "accessibility",
        "service",
        "data",
    ];
    let line = |(n, kind): (usize, &&str)| {
        let words = if *kind == "service" { "Restituer les données en fin de contrat" } else { "Tenir les comptes" };
        let domain = if *kind == "security" { ", domain: users_access" } else { "" };
        format!("  - {{id: EXG-{}, title: {words}, type: {kind}{domain}{}}}\n", n + 1, added(n))
    };
    format!("requirements:\n{}", typed.iter().enumerate().map(line).collect::<String>())
}

#[test]
fn s02_sixty_percent_of_the_first_rank_is_the_most() {
    let ranked = |first: usize| {
        requirements(move |n| if n < first { ", priority: indispensable" } else { ", priority: useful" })
    };
    assert_eq!(underlined("S02", &ranked(6)), [""; 0]);
    assert_eq!(underlined("S02", &ranked(7)), ["indispensable"]);
    let (message, help) = says("S02", &ranked(7));
    assert!(message.contains("7 exigences sur 10 (70 %)"), "{message}");
    assert!(help.contains("gardez-en 6 au plus") && help.contains("EXG-1, EXG-2"), "{help}");
}

#[test]
fn s03_forty_percent_of_any_crm_is_the_most() {
    let specific = |generic: usize| {
        requirements(move |n| if n < generic { ", specificity: generic" } else { ", specificity: specific" })
    };
    assert_eq!(underlined("S03", &specific(4)), [""; 0]);
    assert_eq!(underlined("S03", &specific(5)), ["generic"]);
}

#[test]
fn s05_each_subject_that_is_missing_is_told_with_a_sentence_to_start_from() {
    let whole = requirements(|_| "");
    assert_eq!(underlined("S05", &whole), [""; 0]);
    for (subject, kind) in [
        ("temps de réponse", "type: performance"),
        ("protection des données", "type: privacy"),
        ("réversibilité", "Restituer les données en fin de contrat, type: service"),
        ("qui peut voir", "type: security, domain: users_access"),
        ("reprise", "type: migration"),
        ("tableaux de bord", "type: report"),
        ("accessibilité", "type: accessibility"),
    ] {
        let without = whole.replace(
            kind,
            if kind.starts_with("type") { "type: functional" } else { "Rendre un service, type: service" },
        );
        assert_eq!(underlined("S05", &without), ["Essai"], "{subject}");
        let (message, help) = says("S05", &without);
        assert!(message.contains(subject) && help.starts_with("par exemple"), "{message} {help}");
    }
    assert_eq!(
        underlined("S05", "requirements:\n  - {id: EXG-1, title: Seule}\n"),
        [""; 0],
        "a sketch lacks nothing yet"
    );
    let worded = whole
        .replace("Tenir les comptes, type: accessibility", "\"Écrans lisibles au lecteur d’écran\", type: usability");
    assert_eq!(underlined("S05", &worded), [""; 0], "words count as much as types");
}

#[test]
fn scope_and_lots() {
    verify(&[
        Sample {
            code: "S04",
            fires: "context:\n  scope_in: [Devis, Relances]\n",
            at: &["scope_in"],
            silent: "context:\n  scope_in: [Devis, Relances]\n  scope_out: [Saisie de commande]\n",
        },
        Sample {
            code: "S04",
            fires: "lots:\n  - {id: LOT-1, title: Socle, included: [Devis]}\n  - {id: LOT-2, title: Suite}\n",
            at: &["LOT-1"],
            silent: "lots:\n  - {id: LOT-1, title: Socle, included: [Devis], excluded: [Commandes]}\n  - {id: LOT-2, title: Suite}\n",
        },
        Sample {
            code: "S06",
            fires: "requirements:\n  - {id: EXG-1, title: Relancer}\n  - {id: EXG-2, title: Contexte, type: information}\n",
            at: &["EXG-1"],
            silent: "requirements:\n  - {id: EXG-1, title: Relancer, lot: LOT-1}\n  - {id: EXG-2, title: Écartée, status: rejected, reason: Hors sujet}\nlots:\n  \
                - {id: LOT-1, title: Socle}\n",
        },
        Sample {
            code: "S06",
            fires: "lots:\n  - {id: LOT-1, title: Socle, order: 1, effort_days: 310}\n  - {id: LOT-2, title: Suite, order: 2, effort_days: 290}\n",
            at: &["310"],
            silent: "lots:\n  - {id: LOT-1, title: Socle, order: 1, effort_days: 300}\n  - {id: LOT-2, title: Suite, order: 2, effort_days: 300}\n",
        },
    ]);
}

#[test]
fn s06_without_days_the_requirements_are_counted() {
    let lots = "lots:\n  - {id: LOT-1, title: Socle, order: 1}\n  - {id: LOT-2, title: Suite, order: 2}\n";
    let planned = |first: usize| {
        let requirements = requirements(move |n| if n < first { ", lot: LOT-1" } else { ", lot: LOT-2" });
        format!("{requirements}{lots}")
    };
    assert_eq!(underlined("S06", &planned(5)), [""; 0]);
    assert_eq!(underlined("S06", &planned(6)), ["LOT-1"]);
    assert!(says("S06", &planned(6)).0.contains("6 exigences sur 10 (60 %)"));
}

#[test]
fn s05_words_that_speak_of_something_else_fill_no_subject() {
    let whole = requirements(|_| "");
    for (kind, words) in [
        ("type: migration", "\"Afficher l’historique des échanges\", type: functional"),
        ("type: report", "Reporter une échéance, type: functional"),
        ("type: security, domain: users_access", "Autoriser la saisie hors ligne, type: functional"),
        ("Restituer les données en fin de contrat, type: service", "Restituer le focus au champ, type: functional"),
        ("type: privacy", "\"L’effacement de l’écran\", type: functional"),
    ] {
        let from = if kind.starts_with("type") { format!("Tenir les comptes, {kind}") } else { kind.to_owned() };
        assert!(whole.contains(&from), "{from}");
        assert_eq!(underlined("S05", &whole.replace(&from, words)), ["Essai"], "{words}");
    }
}
