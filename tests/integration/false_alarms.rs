//! What a demanding project owner was told wrongly: sound texts of his own, on which the rules stay silent, and beside each
//! the fault that they still tell.

use crate::project::Project;

const MANIFEST: &str = "project:\n  title: Essai\n  phase: consultation\n";

/// Line and level of each finding of a code.
fn found(project: &Project, code: &str) -> Vec<(u64, String)> {
    let (_, all) = project.check(&[]);
    let own = all.iter().filter(|finding| finding["code"] == code);
    own.map(|f| (f["line"].as_u64().unwrap_or(0), f["level"].as_str().unwrap_or_default().to_owned())).collect()
}

/// The lines at which a code is told of a file of `specs/`.
fn lines(specs: &str, code: &str) -> Vec<u64> {
    let project = Project::new(MANIFEST).file("specs/a.yaml", specs);
    found(&project, code).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn a_new_case_is_a_draft_and_stops_nothing() {
    let project = Project::new("project:\n  title: Essai\n  language: fr\n");
    let ran = project.run(&["new", "test_case", "--title", "Relancer un devis"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let (code, all) = project.check(&[]);
    assert_eq!(code, 0, "{all:#?}");
    assert_eq!(found(&project, "D14").len(), 1, "what is missing is told, as a warning: {all:#?}");
    assert_eq!(found(&project, "D14")[0].1, "warning");
    let published = project.run(&["publish"]);
    assert_eq!(published.code, 0, "{}{}", published.out, published.err);

    // Whoever reviews it, and whoever plays it, needs its steps.
    for status in ["review", "approved", "to_update"] {
        let text = format!("test_cases:\n  - {{id: CT-1, title: Relance, format: steps, status: {status}}}\n");
        let project = Project::new("project:\n  title: Essai\n").file("specs/a.yaml", &text);
        assert_eq!(found(&project, "D14"), [(2, "error".to_owned())], "{status}");
        assert_eq!(project.check(&[]).0, 1, "{status}");
    }
}

#[test]
fn a_set_that_is_bounded_by_its_words_is_no_open_one() {
    let of = |statement: &str| {
        lines(&format!("requirements:\n  - id: EXG-1\n    title: T\n    statement: {statement}\n"), "R06")
    };
    for bounded in [
        "Le CRM doit contrôler tous les champs obligatoires de la fiche client.",
        "Le CRM doit relancer toutes les factures de plus de 30 jours.",
        "Le CRM doit recopier toutes les lignes de la commande.",
        "Le CRM doit clore tous les devis dont l’échéance est passée.",
        "Le CRM doit lister tous les devis à l’état « Émis ».",
    ] {
        assert_eq!(of(bounded), [0; 0], "{bounded}");
    }
    for open in [
        "Le CRM doit relancer toutes les factures.",
        "Le CRM doit archiver tous les courriels au bout de 5 ans.",
        "Tous les véhicules doivent être suivis en moins de 2 jours.",
    ] {
        assert_eq!(of(open), [4], "{open}");
    }
}

/// A project of these statements, from EXG-01 on, with others around them.
fn statements(before: &[&str], own: &[&str], after: &[&str]) -> Project {
    let all = before.iter().map(|text| ("EXG-1", text)).chain(own.iter().map(|text| ("EXG-2", text)));
    let all = all.chain(after.iter().map(|text| ("EXG-3", text)));
    let items = all
        .enumerate()
        .map(|(i, (prefix, text))| format!("  - {{id: {prefix}{i:02}, title: Titre {i}, statement: \"{text}\"}}\n"));
    Project::new(MANIFEST).file("specs/a.yaml", &format!("requirements:\n{}", items.collect::<String>()))
}

/// The ids EXG-2…, without their numbers, and the messages of what is told of them under R13 and R14.
fn alike(project: &Project) -> Vec<(String, String)> {
    let (_, all) = project.check(&[]);
    let own = all.iter().filter(|finding| finding["code"] == "R13" || finding["code"] == "R14");
    let told = own.map(|finding| {
        let said = finding["message"].as_str().unwrap_or_default();
        (
            finding["code"].as_str().unwrap_or_default().to_owned(),
            said.split("EXG-").next().unwrap_or_default().to_owned(),
        )
    });
    told.collect()
}

#[test]
fn whether_two_statements_repeat_each_other_is_theirs_alone_to_say() {
    let pairs: [(&[&str], Option<&str>); 6] = [
        (
            &[
                "Le CRM doit prévenir le destinataire du retard de la livraison.",
                "Le destinataire doit être averti du retard de la livraison.",
            ],
            Some("R13"),
        ),
        (&["Le CRM doit archiver les devis.", "Le CRM doit archiver les devis."], Some("R13")),
        (&["Le CRM doit exporter la liste.", "Le CRM doit exporter la liste des agences."], None),
        (
            &[
                "Le CRM doit afficher la liste des contrats actifs par agence et par mois.",
                "Le CRM doit exporter la liste des contrats actifs par agence et par mois.",
            ],
            None,
        ),
        (
            &["Le CRM doit afficher la fiche client en 2 s.", "Le CRM doit afficher la fiche client en 5 s."],
            Some("R14"),
        ),
        (
            &["Le CRM doit conserver les journaux pendant 1 an.", "Les journaux doivent être conservés 3 ans."],
            Some("R14"),
        ),
    ];
    // Neighbours that share the rare words of the pair, or the frequent ones, and repeat nothing.
    let near = [
        "Le destinataire doit signer le bon à la livraison de la palette.",
        "Le transporteur doit saisir le motif d’un retard sur la route.",
        "La liste des agences doit porter leur ville et leur directeur.",
        "Un contrat doit nommer l’agence qui suit le client au quotidien.",
        "La fiche client doit porter le numéro SIRET de l’établissement.",
        "Le devis signé doit porter la date et le nom du signataire.",
    ];
    let far: Vec<String> = ["fournisseur", "véhicule", "salarié", "produit", "chantier", "formation", "dépôt", "tarif"]
        .into_iter()
        .flat_map(|noun| {
            ["couleur", "taille", "marque", "origine"]
                .map(|word| format!("Le {noun} doit avoir une {word} connue du {noun}iste."))
        })
        .collect();
    let far: Vec<&str> = far.iter().map(String::as_str).collect();
    for (pair, code) in pairs {
        let wanted: Vec<&str> = code.into_iter().collect();
        for (before, after) in [(&[][..], &[][..]), (&near[..], &[][..]), (&[][..], &near[..]), (&far[..], &near[..])] {
            // What the neighbours say among themselves is theirs.
            let own = alike(&statements(before, pair, after));
            let without = alike(&statements(before, &[], after));
            let told: Vec<&str> =
                own.iter().filter(|finding| !without.contains(finding)).map(|(code, _)| code.as_str()).collect();
            assert_eq!(told, wanted, "{pair:?} among {} and {}", before.len(), after.len());
        }
    }
}

#[test]
fn the_contrary_is_told_as_such() {
    let told = alike(&statements(
        &[],
        &["Le commercial doit pouvoir supprimer un compte.", "Le commercial ne doit pas pouvoir supprimer un compte."],
        &[],
    ));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].0 == "R13" && told[0].1.contains("contraire"), "{told:?}");
    let other_case = alike(&statements(
        &[],
        &[
            "Le commercial doit pouvoir supprimer un compte sans commande.",
            "Le commercial ne doit pas pouvoir supprimer un compte qui a une commande.",
        ],
        &[],
    ));
    assert_eq!(other_case, []);
}

#[test]
fn a_subject_is_heard_without_its_type() {
    // Ten requirements of which none has a type: each subject is said in words.
    let said = [
        "Le CRM doit afficher la fiche du compte en moins de 2 s.",
        "Le contact doit donner son consentement à la prospection.",
        "Le titulaire doit livrer un export complet à la fin du marché.",
        "Le CRM doit masquer les prix d’achat selon le profil.",
        "Le CRM doit reprendre les opportunités ouvertes de l’ancien outil.",
        "Le CRM doit présenter le chiffre d’affaires par agence.",
        "Chaque écran doit être utilisable au clavier seul.",
        "Le CRM doit dater chaque avenant.",
        "Le CRM doit numéroter chaque devis.",
        "Le CRM doit imprimer le bon de livraison.",
    ];
    let count = |project: &Project| found(project, "S05").len();
    assert_eq!(count(&statements(&[], &said, &[])), 0);
    let silent = ["Le CRM doit dater chaque avenant de la commande."; 10];
    assert_eq!(count(&statements(&[], &silent, &[])), 7, "nobody speaks of any");
}

#[test]
fn an_objective_whose_target_says_how_much_is_not_vague() {
    let of =
        |added: &str| lines(&format!("objectives:\n  - {{id: OBJ-1, title: Améliorer la relance{added}}}\n"), "O02");
    assert_eq!(of(""), [2]);
    assert_eq!(of(", target: à définir"), [2]);
    assert_eq!(of(", kpi: Part des devis relancés, target: 90"), [0; 0]);
    assert_eq!(of(", description: La part des devis relancés passe de 22 à 90 %."), [0; 0]);
}

#[test]
fn what_is_confidential_is_not_always_personal() {
    let of = |title: &str, field: &str| {
        lines(&format!("data_entities:\n  - {{id: ENT-1, title: {title}, fields: [{field}]}}\n"), "F07")
    };
    assert_eq!(of("Article", "{name: Prix d’achat, sensitivity: sensitive}"), [0; 0]);
    assert_eq!(of("Article", "{name: Prix d’achat, sensitivity: none}"), [0; 0]);
    assert_eq!(of("Dossier", "{name: État de santé, sensitivity: sensitive}"), [2]);
    assert_eq!(of("Contact", "{name: Nom, sensitivity: personal}"), [2]);
}

#[test]
fn two_halves_of_one_rule_are_no_contraries() {
    for (one, other) in [
        (
            "Le client doit pouvoir annuler sa commande avant l’expédition.",
            "Le client ne doit pas pouvoir annuler sa commande après l’expédition.",
        ),
        ("Le CRM doit autoriser une remise jusqu’à 15 %.", "Le CRM ne doit pas autoriser une remise de plus de 15 %."),
        (
            "L’administrateur doit pouvoir désactiver un compte.",
            "L’administrateur ne doit pas pouvoir désactiver son compte.",
        ),
    ] {
        let specs = format!(
            "requirements:\n  - {{id: EXG-1, title: Un, statement: \"{one}\"}}\n  - {{id: EXG-2, title: Deux, statement: \"{other}\"}}\n"
        );
        assert_eq!(lines(&specs, "R13"), [0; 0], "{one} {other}");
    }
}

/// The codes that are told of two statements of one project.
fn of_two(language: &str, one: &str, other: &str) -> Vec<String> {
    let specs = format!(
        "requirements:\n  - {{id: EXG-1, title: Un, statement: \"{one}\"}}\n  - {{id: EXG-2, title: Deux, statement: \"{other}\"}}\n"
    );
    let manifest = format!("project:\n  title: Essai\n  language: {language}\n  phase: consultation\n");
    let project = Project::new(&manifest).file("specs/a.yaml", &specs);
    let (_, all) = project.check(&[]);
    let codes = all.iter().filter_map(|finding| finding["code"].as_str());
    codes.filter(|code| ["R13", "R14"].contains(code)).map(str::to_owned).collect()
}

#[test]
fn steps_of_one_rule_and_choices_repeat_nothing() {
    for (language, one, other) in [
        (
            "fr",
            "L’agent doit transmettre le dossier du service A au service B.",
            "L’agent doit transmettre le dossier du service B au service C.",
        ),
        (
            "fr",
            "Le CRM doit faire passer la demande de l’état reçu à l’état instruit.",
            "Le CRM doit faire passer la demande de l’état instruit à l’état notifié.",
        ),
        (
            "en",
            "The CRM shall move a request from draft to review.",
            "The CRM shall move a request from review to draft.",
        ),
        (
            "fr",
            "Le CRM doit envoyer un rappel au patient 30 jours avant la visite.",
            "Le CRM doit envoyer un rappel au patient 7 jours avant la visite.",
        ),
        (
            "en",
            "The CRM shall send a reminder 30 days before the visit.",
            "The CRM shall send a reminder 7 days before the visit.",
        ),
        (
            "fr",
            "Le CRM doit alerter le responsable à partir de 3 tiers en doublon.",
            "Le CRM doit alerter le responsable à partir de 10 tiers en doublon.",
        ),
        (
            "en",
            "The user shall be able to block the newsletter of a member.",
            "The user shall be able to allow the newsletter of a member.",
        ),
        (
            "en",
            "The refund is refused if the request is incomplete.",
            "The refund is accepted if the request is complete.",
        ),
    ] {
        assert_eq!(of_two(language, one, other), [""; 0], "{one} {other}");
    }
}

#[test]
fn a_number_is_read_in_letters_as_in_figures() {
    for (language, one, other, code) in [
        ("fr", "Le CRM doit conserver les dossiers un an.", "Le CRM doit conserver les dossiers trois ans.", "R14"),
        ("en", "The CRM shall keep files for one year.", "The CRM shall keep files for three years.", "R14"),
        (
            "fr",
            "Le CRM doit traiter au moins dix-mille dossiers par jour.",
            "Le CRM doit traiter au moins 10 000 dossiers par jour.",
            "R13",
        ),
        (
            "fr",
            "Le CRM doit traiter au moins dix mille dossiers par jour.",
            "Le CRM doit traiter au moins vingt mille dossiers par jour.",
            "R14",
        ),
        (
            "fr",
            "Le support doit rappeler le client en moins d’une heure et demie.",
            "Le support doit rappeler le client en moins d’une heure.",
            "R14",
        ),
        (
            "en",
            "The support team shall answer the customer within twenty-five days.",
            "The support team shall answer the customer within 25 days.",
            "R13",
        ),
    ] {
        assert_eq!(of_two(language, one, other), [code], "{one} {other}");
    }
    let refused = "The refund is refused if the receipt is missing.";
    assert_eq!(of_two("en", refused, "The refund is accepted if the receipt is missing."), ["R13"], "the same case");
}
