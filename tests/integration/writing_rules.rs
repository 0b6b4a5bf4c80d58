//! Each rule of writing fires on the words that it is for, and is silent on a sound sentence.

use serde_json::Value;

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  phase: acceptance\n";

/// Code, the requirement that breaks it, the words underlined, the requirement that does not.
const RULES: &[(&str, &str, &str, &str)] = &[
    (
        "R01",
        "statement: L'outil doit répondre rapidement au vendeur.",
        "rapidement",
        "statement: L'outil doit enregistrer le motif « traiter rapidement » du vendeur.",
    ),
    (
        "R02",
        "statement: L'outil doit créer la relance du devis et prévenir le vendeur.",
        "et prévenir",
        "statement: L'outil doit créer, modifier et supprimer la relance du devis.",
    ),
    (
        "R03",
        "statement: L'outil devrait créer la relance du devis.\n    priority: indispensable",
        "devrait",
        "statement: L'outil devrait créer la relance du devis.\n    priority: comfort",
    ),
    (
        "R04",
        "statement: La relance du devis est créée à 7 heures.",
        "est créée",
        "statement: La relance du devis est créée par le traitement de 7 heures.",
    ),
    (
        "R05",
        "statement: L'outil ne doit pas relancer le devis déjà répondu.",
        "ne doit pas",
        "statement: Un assistant ne doit pas pouvoir relancer un devis.",
    ),
    (
        "R06",
        "statement: L'outil doit relancer tous les devis.",
        "tous les devis",
        "statement: L'outil doit relancer les devis tous les jours ouvrés.",
    ),
    (
        "R07",
        "statement: L'outil doit relancer un devis après un délai à définir.\n    status: frozen",
        "à définir",
        "statement: L'outil doit relancer un devis après un délai à définir.\n    status: draft",
    ),
    (
        "R08",
        "statement: L'outil doit écrire le rendez-vous dans Microsoft Outlook.",
        "Microsoft Outlook",
        "statement: L'outil doit lire la facture dans Sage X3.",
    ),
    (
        "R09",
        "statement: L'outil doit afficher le NPS du client.",
        "NPS",
        "statement: L'outil doit afficher l'ADV qui suit le client et produire un PDF.",
    ),
    (
        "R11",
        "statement: L'outil doit répondre au vendeur.\n    criteria: [{measure: Temps de réponse, threshold: 2 s, base: 95 % des recherches}]",
        "2 s",
        "statement: L'outil doit répondre au vendeur.\n    criteria: [{measure: Temps de réponse, threshold: 2 s, base: 95 % des recherches, window: un mois, measured_by: la DSI}]",
    ),
    (
        "R14",
        "statement: L'outil doit répondre au vendeur.\n    criteria: [{measure: Durée de la reprise, threshold: 5 h, base: b, window: w, measured_by: m}]",
        "5 h",
        "statement: L'outil doit répondre au vendeur.\n    criteria: [{measure: Durée de la reprise, threshold: 240 min, base: b, window: w, measured_by: m}]",
    ),
    (
        "R13",
        "statement: La liste des agences de la région du vendeur doit être imprimée par l'outil.",
        "La liste des agences de la région du vendeur doit être imprimée par l'outil.",
        "statement: L'outil doit imprimer la liste des familles de produits du client.",
    ),
    (
        "S01",
        "statement: L'outil doit offrir une fiche contact avec le nom, le prénom, la fonction, l'adresse, les téléphones, la photographie et les notes du contact.",
        "fiche contact",
        "statement: Fiche contact, fonction standard attendue.",
    ),
];

fn long(words: usize) -> String {
    format!("statement: L'outil doit imprimer {}", vec!["mot"; words - 3].join(" "))
}

/// A project with the tried requirement after two others.
fn project(requirement: &str) -> Project {
    let specs = format!(
        "glossary:\n  - {{term: Administration des ventes, acronym: ADV}}\n\
         applications:\n  - {{id: APP-001, title: Sage X3}}\n\
         requirements:\n\
         \x20 - id: EXG-001\n    statement: L'outil doit imprimer la liste des agences de la région du vendeur.\n\
         \x20 - id: EXG-002\n    statement: L'outil doit reprendre les données.\n    type: migration\n\
         \x20   criteria: [{{measure: Durée de la reprise, threshold: 4 h, base: b, window: w, measured_by: m}}]\n\
         \x20 - id: EXG-003\n    {requirement}\n"
    );
    Project::new(MANIFEST).file("specs/tout.yaml", &specs)
}

/// The findings of a code on the tried requirement.
fn found(project: &Project, code: &str) -> Vec<Value> {
    let (_, found) = project.check(&["--gate", "consultation"]);
    found.into_iter().filter(|finding| finding["code"] == code).collect()
}

fn underlined(project: &Project, finding: &Value) -> String {
    let at = |key: &str| usize::try_from(finding[key].as_u64().expect("a place")).expect("small");
    let text = project.read(finding["file"].as_str().expect("a file"));
    let line = text.lines().nth(at("line") - 1).expect("the line");
    assert_eq!(at("line"), at("end_line"));
    line.chars().skip(at("column") - 1).take(at("end_column") - at("column")).collect()
}

#[test]
fn each_rule_underlines_the_words_that_it_is_for() {
    for (code, faulty, words, _) in RULES {
        let project = project(faulty);
        let told = found(&project, code);
        assert_eq!(told.len(), 1, "{code}: {told:#?}");
        assert_eq!(underlined(&project, &told[0]), *words, "{code}");
    }
    let long = project(&long(61));
    assert_eq!(found(&long, "R12").len(), 1);
}

#[test]
fn each_rule_is_silent_on_a_sound_sentence() {
    for (code, _, _, sound) in RULES {
        assert_eq!(found(&project(sound), code), Vec::<Value>::new(), "{code}");
    }
    assert!(found(&project(&long(60)), "R12").is_empty());
}

/// As `RULES`, for what a rule knows beside its plainest case.
const WIDER: &[(&str, &str, &str, &str)] = &[
    (
        "R01",
        "statement: L'outil doit rappeler le client au plus tôt.",
        "au plus tôt",
        "statement: L'outil doit rappeler le client au plus tôt 10 jours avant l'échéance.",
    ),
    (
        "R06",
        "statement: L'outil doit relancer l'ensemble des devis.",
        "l'ensemble des",
        "statement: L'outil doit relancer l'ensemble des 12 agences.",
    ),
    (
        "R07",
        "statement: La garantie doit courir pendant ___ mois.\n    status: frozen",
        "___",
        "statement: La garantie doit citer le champ « ___ » du modèle.\n    status: frozen",
    ),
    (
        "R07",
        "statement: La garantie doit courir pendant X mois.\n    status: frozen",
        "X",
        "statement: La garantie doit couvrir le modèle X du client.\n    status: frozen",
    ),
    (
        "R07",
        "statement: La garantie doit courir pendant 6 mois, à confirmer.\n    status: frozen",
        "à confirmer",
        "statement: L'outil doit afficher les commandes à confirmer du client.\n    status: frozen",
    ),
    (
        "R07",
        "statement: L'outil doit proposer un modèle à définir avec le métier.\n    status: frozen",
        "à définir",
        "statement: L'outil doit proposer le modèle à définir comme modèle usuel.\n    status: frozen",
    ),
    (
        "R08",
        "statement: L'outil doit lire les dons dans HelloAsso.",
        "HelloAsso",
        "statement: L'outil doit lire les dons dans le fichier du trésorier.",
    ),
    (
        "R09",
        "statement: L'outil doit demander le NPS au client.",
        "NPS",
        "statement: L'outil doit demander une SECONDE signature au client.",
    ),
    (
        "R11",
        "statement: L'outil doit accepter 200 paiements par minute.\n    type: performance",
        "200 paiements par minute",
        "statement: L'outil doit accepter la version 3 des paiements.\n    type: performance",
    ),
    (
        "R14",
        "statement: La relance doit partir vingt jours après l'échéance.\n  - id: EXG-004\n    \
         statement: La relance doit partir dix jours après l'échéance.",
        "La relance doit partir dix jours après l'échéance.",
        "statement: La relance doit partir vingt jours après l'échéance.\n  - id: EXG-004\n    \
         statement: La facture doit partir dix jours après la livraison.",
    ),
    (
        "S01",
        "statement: L'outil doit offrir une fiche contact avec le nom, le prénom, la fonction, l'adresse, deux \
         téléphones, la photographie et les notes du contact.",
        "fiche contact",
        "statement: L'outil doit offrir une fiche contact avec le nom, le prénom, la fonction, l'adresse, les \
         téléphones, la photographie et les notes du contact, sous deux jours, à 99 %.",
    ),
    (
        "S01",
        "statement: L'outil doit offrir un agenda partagé avec le jour, la semaine, le mois, les couleurs, les \
         invitations, un rappel 15 minutes avant et l'impression de la page.",
        "agenda partagé",
        "statement: L'outil doit offrir un agenda partagé dont le jour, la semaine, le mois, les couleurs, les \
         invitations, un rappel 15 minutes avant et l'impression de la page.",
    ),
    (
        "R01",
        "statement: L'outil doit imprimer les actes des agents, experts…",
        "experts…",
        "statement: L'outil doit imprimer le champ « agents, experts… » du modèle.",
    ),
    (
        "R01",
        "statement: L'outil doit afficher au minimum le nom du client.",
        "au minimum",
        "statement: L'outil doit garder le devis 5 ans au minimum.",
    ),
    (
        "R01",
        "statement: L'outil doit gérer les contrats.",
        "gérer",
        "statement: \"L'outil doit gérer les contrats : création, résiliation.\"",
    ),
    (
        "R01",
        "statement: L'outil doit être performant.",
        "performant",
        "statement: L'outil doit être performant (temps de réponse inférieur à 2 s pour 95 % des recherches).",
    ),
    (
        "R01",
        "statement: L'outil doit, autant que faire se peut, éviter les doubles saisies.",
        "autant que faire se peut",
        "statement: L'outil doit éviter les doubles saisies.",
    ),
    (
        "R02",
        "statement: L'outil doit afficher la liste ; la saisie est horodatée.",
        "la saisie est horodatée",
        "statement: L'outil doit, autant que faire se peut, éviter les doubles saisies.",
    ),
    (
        "R02",
        "statement: L'outil doit afficher la liste ; le CRM horodate la saisie.",
        "le CRM horodate",
        "statement: L'outil doit afficher la liste ; le délai est mesuré au serveur.",
    ),
    (
        "R03",
        "statement: Le conseiller peut réaffecter un contrat.\n    priority: indispensable",
        "peut",
        "statement: Seul le responsable peut réaffecter un contrat.\n    priority: indispensable",
    ),
    (
        "R03",
        "statement: Un seul clic peut supprimer un contrat.\n    priority: indispensable",
        "peut",
        "statement: Le conseiller ne peut pas supprimer un contrat.\n    priority: indispensable",
    ),
    (
        "R05",
        "statement: L'outil ne doit pas supprimer un contrat.",
        "ne doit pas",
        "statement: Le conseiller ne peut pas supprimer un contrat.",
    ),
    (
        "R05",
        "statement: Aucune demande ne doit rester sans réponse.",
        "Aucune demande ne doit",
        "statement: Aucun conseiller ne doit voir les contrats d'une autre agence.",
    ),
    (
        "R05",
        "statement: Le délai ne doit pas dépasser la durée du contrat.",
        "ne doit pas",
        "statement: Le délai ne doit pas dépasser 15 jours ouvrables.",
    ),
    (
        "R07",
        "statement: L'outil doit garder la fiche XX ans.\n    status: approved",
        "XX",
        "statement: L'outil doit garder la fiche XX ans.\n    status: draft",
    ),
    (
        "R09",
        "statement: L'outil doit envoyer le sinistre à la société XQZ.",
        "XQZ",
        "statement: L'outil doit envoyer le sinistre à la société AXA.",
    ),
    (
        "R03",
        "title: Export des primes\n    priority: useful\n    status: approved",
        "Export des primes",
        "title: Export des primes\n    priority: useful\n    status: draft",
    ),
    ("R11", "statement: L'outil doit supporter 14000.", "14000", "statement: L'outil doit supporter 14000 contrats."),
    (
        "R14",
        "statement: Le délai de traitement d'un dossier ne doit pas dépasser 15 jours ouvrables.\n  - id: EXG-004\n    \
         statement: Le délai de traitement d'un dossier doit être de 10 jours ouvrables maximum.",
        "Le délai de traitement d'un dossier doit être de 10 jours ouvrables maximum.",
        "statement: Le délai de traitement d'un dossier ne doit pas dépasser 15 jours ouvrables.\n  - id: EXG-004\n    \
         statement: La durée de garde d'un dossier doit être de 10 jours ouvrables maximum.",
    ),
    (
        "S01",
        "statement: L'outil doit offrir une fiche client avec les contrats en cours, leur compagnie, leur prime annuelle, \
         leur date d'échéance et le nom du conseiller.",
        "fiche client",
        "statement: L'outil doit afficher sur la fiche client les contrats en cours, leur compagnie, leur prime annuelle, \
         leur date d'échéance et le nom du conseiller.",
    ),
];

#[test]
fn english_is_sound_where_french_is() {
    for (code, faulty, words, sound) in [
        ("R01", "The tool shall list agents, experts...", "experts...", "The tool shall list agents."),
        (
            "R01",
            "The tool shall comply with applicable regulations.",
            "applicable regulations",
            "The tool shall lock the session as soon as the user has been idle for 15 minutes.",
        ),
        ("R01", "The tool shall manage policies.", "manage", "The tool shall print the name of the manager."),
        ("R01", "The tool shall be fast.", "fast", "The tool shall be fast (under 2 s for 95% of searches)."),
        (
            "R02",
            "The tool shall show it; the entry is stamped.",
            "the entry is stamped",
            "The tool shall show it; the delay is measured.",
        ),
        ("R03", "The adviser may reassign a contract.", "may", "Only the manager may reassign a contract."),
        ("R03", "The adviser can delete a contract.", "can", "An adviser cannot delete a contract."),
        ("R05", "The tool must not delete a contract.", "must not", "An adviser may not delete a contract."),
        ("R05", "No request shall wait.", "No request shall", "No adviser shall see the contracts of others."),
        ("R05", "The delay shall not exceed the term.", "shall not", "The delay shall not exceed 2 seconds."),
        ("R11", "The tool shall support 14,000.", "14,000", "The tool shall support 14,000 contracts."),
    ] {
        let written = |text: &str| project(&format!("lang: en\n    priority: indispensable\n    statement: {text}"));
        let project = written(faulty);
        let told = found(&project, code);
        assert_eq!(told.len(), 1, "{code} {faulty}: {told:#?}");
        assert_eq!(underlined(&project, &told[0]), words, "{code}");
        assert_eq!(found(&written(sound), code), Vec::<Value>::new(), "{code} {sound}");
    }
}

#[test]
fn a_blank_under_review_is_a_warning_from_validation_on() {
    let project = project("statement: L'outil doit garder la fiche XX ans.\n    status: to_review");
    assert_eq!(found(&project, "R07")[0]["level"], "warning");
    let (_, drafting) = project.check(&["--gate", "drafting"]);
    assert!(drafting.iter().all(|finding| finding["code"] != "R07"));
    let frozen = self::project("statement: L'outil doit garder la fiche XX ans.\n    status: frozen");
    assert_eq!(found(&frozen, "R07")[0]["level"], "error");
}

#[test]
fn the_browsers_of_the_project_are_its_own() {
    let text = "statement: L'outil doit s'ouvrir dans Chrome.";
    assert_eq!(found(&project(text), "R08").len(), 1);
    let own = project(text).file("specs/contexte.yaml", "context: {browsers: [Google Chrome, Edge]}\n");
    assert!(found(&own, "R08").is_empty());
}

#[test]
fn a_delay_is_asked_where_somebody_waits_for_an_answer() {
    let project = project("statement: L'agence doit informer le client dans les meilleurs délais.");
    let told = found(&project, "R01");
    let help = told[0]["help"].as_str().unwrap_or_default();
    assert!(help.contains("jours ouvrés") && !help.contains("recherches"), "{help}");
}

#[test]
fn a_term_that_is_defined_twice_is_told_at_the_second() {
    let project = |second: &str| {
        let text =
            format!("glossary:\n  - {{term: Échéance, definition: Un}}\n  - {{term: {second}, definition: Deux}}\n");
        Project::new(MANIFEST).file("specs/a.yaml", &text)
    };
    let twice = project("ECHEANCE");
    let told = found(&twice, "T11");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0]["line"].as_u64(), told[0]["level"].as_str()), (Some(3), Some("warning")), "{told:?}");
    let shown = twice.run(&["check"]).out;
    assert!(shown.contains("première définition") && shown.contains("2 |"), "the first beside it: {shown}");
    assert!(found(&project("Échéance de prime"), "T11").is_empty());
}

#[test]
fn each_rule_knows_more_than_its_plainest_case() {
    for (code, faulty, words, sound) in WIDER {
        let faulty = project(faulty);
        let told = found(&faulty, code);
        assert_eq!(told.len(), 1, "{code} {words}: {told:#?}");
        assert_eq!(underlined(&faulty, &told[0]), *words, "{code}");
        assert_eq!(found(&project(sound), code), Vec::<Value>::new(), "{code} {words}");
    }
}

#[test]
fn a_dropped_requirement_and_a_draft_gate_are_left_alone() {
    let project = project("statement: L'outil doit répondre rapidement.\n    status: rejected");
    assert!(found(&project, "R01").is_empty());
    let project = self::project("statement: L'outil doit répondre rapidement.");
    let (_, told) = project.check(&["--gate", "drafting"]);
    assert!(told.iter().all(|finding| finding["code"] != "R01"));
}

#[test]
fn words_are_underlined_inside_blocks_and_rules() {
    let block = project("statement: >-\n      L'outil doit imprimer la fiche\n      et répondre rapidement.");
    let told = found(&block, "R01");
    assert_eq!(underlined(&block, &told[0]), "rapidement");
    assert_eq!(told[0]["line"], 15);
    let rule = project(
        "statement: L'outil doit imprimer la fiche.\n    rules: [{statement: Un délai raisonnable}, Si possible]",
    );
    let told = found(&rule, "R01");
    let words: Vec<String> = told.iter().map(|finding| underlined(&rule, finding)).collect();
    assert_eq!(words, ["raisonnable", "Si possible"]);
}

#[test]
fn a_term_that_is_missing_is_told_once_with_its_uses() {
    let project = project(
        "statement: L'outil doit afficher le NPS.\n  - id: EXG-004\n    statement: L'outil doit imprimer le NPS du client.",
    );
    let told = found(&project, "R09");
    assert_eq!(told.len(), 1);
    assert!(told[0]["message"].as_str().is_some_and(|message| message.contains("2 fois")), "{}", told[0]["message"]);
}

#[test]
fn english_is_read_by_its_own_words() {
    for (code, text, words) in [
        ("R01", "The tool shall be easy to learn.", "easy"),
        ("R02", "The tool shall log the call and create a task.", "and create"),
        ("R04", "Orders are archived.", "are archived"),
        ("R05", "The tool must not print the price.", "must not"),
        ("R06", "The tool shall print all orders.", "all orders"),
    ] {
        let project = project(&format!("lang: en\n    statement: {text}"));
        let told = found(&project, code);
        assert_eq!(told.len(), 1, "{code}: {told:#?}");
        assert_eq!(underlined(&project, &told[0]), words, "{code}");
    }
}

#[test]
fn two_requirements_in_one_are_shown_apart() {
    let project = project("statement: L'outil doit créer la relance du devis et prévenir le vendeur.");
    let help = found(&project, "R02")[0]["help"].as_str().unwrap_or_default().to_owned();
    assert!(help.contains("1) L'outil doit créer la relance du devis."), "{help}");
    assert!(help.contains("2) L'outil doit prévenir le vendeur."), "{help}");
}

#[test]
fn a_rule_is_allowed_in_place_with_a_reason() {
    let statement = "statement: L'outil doit répondre rapidement.";
    let with = |comment: &str| project(&format!("{statement}  {comment}"));
    let m20 = |project: &Project| -> Vec<String> {
        found(project, "M20").iter().map(|f| f["message"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let allowed = with("# ouvrage: allow R01 — le seuil est dans l'annexe");
    assert_eq!((found(&allowed, "R01").len(), m20(&allowed).len()), (0, 0));
    let bare = with("# ouvrage: allow R01");
    assert_eq!((found(&bare, "R01").len(), m20(&bare).len()), (0, 1));
    let useless = with("# ouvrage: allow R01, R12 — court");
    assert!(m20(&useless)[0].contains("R12"), "{:?}", m20(&useless));
    let (_, drafting) = useless.check(&["--gate", "drafting"]);
    assert!(drafting.iter().all(|f| f["code"] != "M20"), "a rule of a later gate is not said to be useless");
    let unknown = with("# ouvrage: allow R99 — motif");
    assert!(m20(&unknown)[0].contains("R99"));
    let fixed = with("# ouvrage: allow T11 — motif");
    assert!(m20(&fixed)[0].contains("T11"));
}
