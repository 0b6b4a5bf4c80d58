//! One thing said in other words: what a rule finds in one wording it finds in the others of both languages, and stays
//! silent on the sound texts that resemble them.

use serde_json::Value;

use crate::project::Project;

const FRENCH: &str = "project:\n  title: Essai\n  phase: consultation\n";
const ENGLISH: &str = "project:\n  title: Trial\n  language: en\n  phase: consultation\n";

fn findings(manifest: &str, specs: &str, code: &str) -> Vec<Value> {
    let project = Project::new(manifest).file("specs/a.yaml", specs);
    project.check(&[]).1.into_iter().filter(|finding| finding["code"] == code).collect()
}

/// The lines at which a code is told of a file of `specs/`.
fn lines(manifest: &str, specs: &str, code: &str) -> Vec<u64> {
    findings(manifest, specs, code).iter().map(|finding| finding["line"].as_u64().unwrap_or(0)).collect()
}

/// What is said where a code is told.
fn messages(manifest: &str, specs: &str, code: &str) -> Vec<String> {
    findings(manifest, specs, code)
        .iter()
        .map(|finding| finding["message"].as_str().unwrap_or_default().into())
        .collect()
}

#[test]
fn an_owner_is_known_however_he_is_written() {
    let of = |owner: &str| {
        let people = "people:\n  - {id: astier, name: Claire Astier, function: directrice, entity: Direction}\n";
        let specs = format!("organisation:\n  title: O\n  planning:\n    - {{title: Un, owner: \"{owner}\"}}\n");
        lines(&format!("{FRENCH}{people}parties:\n  - {{id: nivalto, name: Nivalto}}\n"), &specs, "H01")
    };
    for unknown in [
        "Marc Dubois",
        "PAUL DURAND",
        "Claire Astier avec Marc Dubois",
        "Claire Astier puis Marc Dubois",
        "Claire Astier ou Marc Dubois",
        "Claire Astier (DSI), Marc Dubois",
        "Claire Astier, à défaut Marc Dubois",
    ] {
        assert_eq!(of(unknown), [4], "{unknown}");
    }
    for known in [
        "CLAIRE ASTIER",
        "Claire Astier avec la DSI",
        "Claire Astier puis son adjoint",
        "DSI ou MOA",
        "DIRECTION COMMERCIALE",
        "PMO NIVALTO",
        "Pharmacien Référent",
        "Claire Astier (avec Marc Dubois en copie)",
    ] {
        assert_eq!(of(known), [0; 0], "{known}");
    }
}

#[test]
fn what_is_spent_is_not_negative() {
    let of = |specs: &str| messages(FRENCH, specs, "M02");
    let application = |cost: &str| of(&format!("applications:\n  - {{id: APP-1, title: ERP, yearly_cost: {cost}}}\n"));
    for negative in ["-1200", "\"-0,5\"", "\"− 1 200 €\""] {
        let told = application(negative);
        assert!(told.len() == 1 && told[0].contains("dépense"), "{negative}: {told:?}");
    }
    assert_eq!(application("1200"), [""; 0]);
    assert_eq!(application("0"), [""; 0]);
    let option = |cost: &str| of(&format!("architecture_options:\n  - {{id: OPT-1, title: Un, cost: {cost}}}\n")).len();
    assert_eq!((option("-12000"), option("12000")), (1, 0));
    let change = "change_requests:\n  - {id: DEV-1, title: Sans les relances, status: estimated, cost: -12000, delay: 2 semaines}\n";
    assert_eq!(of(change), [""; 0], "what is left out is paid back");

    let lot =
        |days: &str| of(&format!("lots:\n  - {{id: LOT-1, title: Socle, effort_days: {days}, excluded: [Paie]}}\n"));
    let told = lot("-3");
    assert!(told.len() == 1 && told[0].contains("négatif"), "{told:?}");
    let told = lot("trois");
    assert!(told.len() == 1 && told[0].contains("nombre entier"), "{told:?}");
}

#[test]
fn in_french_the_day_stands_first() {
    let of = |manifest: &str, due: &str| {
        let specs = format!("objectives:\n  - {{id: OBJ-1, title: Relancer neuf devis sur dix, due: {due}}}\n");
        let found = findings(manifest, &specs, "M02");
        assert_eq!(found.len(), 1, "{found:?}");
        found[0]["help"].as_str().unwrap_or_default().to_owned()
    };
    let french = of(FRENCH, "05/06/2027");
    assert!(french.contains("2027-06-05") && !french.contains("2027-05-06"), "{french}");
    let english = of(ENGLISH, "05/06/2027");
    assert!(english.contains("2027-06-05") && english.contains("2027-05-06"), "{english}");
    assert!(of(FRENCH, "12/31/2027").contains("2027-12-31"), "no other day can be meant");
}

#[test]
fn a_term_says_not_how_much() {
    let of = |target: &str| {
        lines(
            FRENCH,
            &format!("objectives:\n  - {{id: OBJ-1, title: Améliorer la relance, target: {target}}}\n"),
            "O02",
        )
    };
    for term in ["fin 2027", "31/12/2027", "d’ici mars 2027", "au lot 2", "T4 2027"] {
        assert_eq!(of(term), [2], "{term}");
    }
    for quantity in ["90", "90 % fin 2027", "neuf devis sur dix", "2000, unit: devis", "moins de 2 jours"] {
        assert_eq!(of(quantity), [0; 0], "{quantity}");
    }
}

#[test]
fn a_pilot_opens_to_a_few() {
    let lots = |first: &str, second: &str| {
        let specs = format!(
            "lots:\n  - id: LOT-1\n    title: Socle\n    order: 1\n    excluded: [Paie]\n    milestones:\n{first}  - id: LOT-2\n    title: Suite\n    \
             order: 2\n    excluded: [Paie]\n    depends_on: [LOT-1]\n    milestones:\n{second}"
        );
        lines(FRENCH, &specs, "T13")
    };
    let milestone = |name: &str, day: &str| format!("      - {{name: {name}, planned: {day}}}\n");
    let general = milestone("Ouverture générale", "2027-06-01");
    let second = milestone("Ouverture", "2027-04-01");
    assert_eq!(lots(&general, &second), [14], "before the lot that it needs");
    let pilot = milestone("Pilote agence de Lyon", "2027-02-01");
    assert_eq!(lots(&format!("{pilot}{general}"), &second), [0; 0], "the first lot is open to a few");
    let later = milestone("Ouverture", "2027-08-01");
    let pilot = milestone("Ouverture du pilote", "2027-02-01");
    let acceptance = milestone("Recette du pilote", "2027-03-01");
    assert_eq!(lots(&format!("{pilot}{acceptance}{general}"), &later), [8], "after the pilot was opened");
    let acceptance = milestone("Recette générale", "2027-03-01");
    assert_eq!(lots(&format!("{pilot}{acceptance}{general}"), &later), [0; 0], "of the rest");
    assert_eq!(lots(&format!("{pilot}{acceptance}"), &later), [0; 0], "its general opening has no date");
    let review = milestone("Bilan du pilote", "2027-03-01");
    assert_eq!(lots(&format!("{pilot}{review}{general}"), &later), [0; 0]);
}

/// The lines of the statements of EXG-1… at which a code is told.
fn told(manifest: &str, statements: &[&str], code: &str) -> Vec<u64> {
    let items = statements.iter().enumerate();
    let items = items.map(|(i, text)| format!("  - {{id: EXG-{}, title: Titre {i}, statement: \"{text}\"}}\n", i + 1));
    lines(manifest, &format!("requirements:\n{}", items.collect::<String>()), code)
}

#[test]
fn what_is_told_of_a_set_bounds_it_not() {
    for (manifest, open) in [
        (FRENCH, "Le CRM doit prévenir toutes les agences que la base est indisponible."),
        (FRENCH, "Le CRM doit garder tous les appels pendant que la base est indisponible."),
        (FRENCH, "Le CRM doit afficher toutes les informations dont le commercial itinérant a besoin."),
        (FRENCH, "Le CRM doit afficher toutes les informations qui lui sont utiles."),
        (FRENCH, "Le CRM doit envoyer tous les relevés à la fin du mois."),
        (FRENCH, "Le CRM doit augmenter tous les tarifs de 3 %."),
        (FRENCH, "Le CRM doit vérifier que toutes les données sont sauvegardées."),
        (FRENCH, "Le CRM doit rappeler à tous les agents qu’une réclamation doit être traitée."),
        (ENGLISH, "The CRM shall ensure that all data are saved."),
        (ENGLISH, "The CRM shall tell all users that the base is down."),
        (ENGLISH, "The CRM shall show all data that the adviser might need."),
    ] {
        assert_eq!(told(manifest, &[open], "R06"), [2], "{open}");
    }
    for (manifest, bounded) in [
        (FRENCH, "Le CRM doit lister toutes les pièces que le client a signées."),
        (FRENCH, "Le CRM doit lister tous les comptes qui présentent un impayé."),
        (FRENCH, "Le CRM doit lister tous les appels de l’année en cours."),
        (FRENCH, "Le CRM doit lister tous les appels reçus la veille."),
        (FRENCH, "Le CRM doit lister toutes les pièces que l’usager doit fournir."),
        (FRENCH, "Le CRM doit lister tous les relevés des douze derniers mois."),
        (FRENCH, "Le CRM doit reprendre toutes les factures émises à partir du 1er janvier 2024."),
        (ENGLISH, "The CRM shall list all files that the customer has signed."),
        (ENGLISH, "The CRM shall list all orders placed this week."),
    ] {
        assert_eq!(told(manifest, &[bounded], "R06"), [0; 0], "{bounded}");
    }
}

#[test]
fn a_contrary_is_told_in_few_words() {
    let kinds = |manifest: &str, pair: [&str; 2]| {
        let items = pair.iter().enumerate();
        let items = items.map(|(i, text)| format!("  - {{id: EXG-{i}, title: Titre {i}, statement: \"{text}\"}}\n"));
        let specs = format!("requirements:\n{}", items.collect::<String>());
        let project = Project::new(manifest).file("specs/a.yaml", &specs);
        let found = project.check(&[]).1;
        let own = found.iter().filter(|finding| finding["code"] == "R13" || finding["code"] == "R14");
        let kind = |finding: &Value| {
            let message = finding["message"].as_str().unwrap_or_default();
            let contrary = message.contains("contraire") || message.contains("contrary");
            if contrary { "contrary".to_owned() } else { finding["code"].as_str().unwrap_or_default().to_owned() }
        };
        own.map(kind).collect::<Vec<_>>().join(" ")
    };
    for (manifest, one, other, kind) in [
        (FRENCH, "Le CRM doit refuser un doublon.", "Le CRM doit accepter un doublon.", "contrary"),
        (FRENCH, "Un doublon doit être refusé.", "Un doublon doit être accepté.", "contrary"),
        (FRENCH, "Le CRM doit autoriser la vente à crédit.", "Le CRM doit interdire la vente à crédit.", "contrary"),
        (ENGLISH, "The CRM shall reject a duplicate.", "The CRM shall accept a duplicate.", "contrary"),
        (FRENCH, "Le CRM doit refuser un doublon.", "Le CRM ne doit pas accepter un doublon.", "R13"),
        (FRENCH, "Le CRM doit lister les devis refusés du mois.", "Le CRM doit lister les devis acceptés du mois.", ""),
        (
            FRENCH,
            "Le CRM doit afficher le motif lorsque le devis est refusé.",
            "Le CRM doit afficher le motif lorsque le devis est accepté.",
            "",
        ),
        (FRENCH, "Le CRM doit envoyer les commandes à l’ERP.", "L’ERP doit envoyer les commandes au CRM.", ""),
        (FRENCH, "Le CRM doit affecter le compte au vendeur.", "Le CRM doit affecter le vendeur au compte.", ""),
        (
            FRENCH,
            "Le CRM doit envoyer les commandes au magasin.",
            "Les commandes doivent être envoyées au magasin par le CRM.",
            "R13",
        ),
        (FRENCH, "L’agent doit valider le devis du directeur.", "Le directeur doit valider le devis de l’agent.", ""),
        (
            FRENCH,
            "Le CRM doit envoyer au plus 6 relances par an au client.",
            "Le CRM ne doit pas envoyer plus de 4 relances par an au client.",
            "R14",
        ),
        (
            FRENCH,
            "Le support doit rappeler 95 % des clients en moins de 2 heures.",
            "Le support doit rappeler sous 4 heures 95 % des clients.",
            "R14",
        ),
        (
            FRENCH,
            "Le CRM doit conserver les journaux pendant un an.",
            "Le CRM doit conserver les journaux pendant trois ans.",
            "R14",
        ),
        (
            FRENCH,
            "Le mot de passe doit avoir au moins 12 caractères.",
            "Le mot de passe doit avoir au plus 64 caractères.",
            "",
        ),
        (
            ENGLISH,
            "The CRM shall keep the logs for at most 12 months.",
            "The CRM shall keep the logs for no more than 6 months.",
            "R14",
        ),
        (
            ENGLISH,
            "The password shall have at least 12 characters.",
            "The password shall have at most 64 characters.",
            "",
        ),
    ] {
        assert_eq!(kinds(manifest, [one, other]), kind, "{one} / {other}");
    }
}

#[test]
fn a_wish_is_told_where_nothing_measures_it() {
    for (manifest, wish) in [
        (FRENCH, "Le CRM doit viser à réduire les doublons."),
        (FRENCH, "Le CRM vise à réduire les doublons."),
        (FRENCH, "Le CRM doit renforcer le suivi des devis."),
        (FRENCH, "Le CRM doit archiver les devis, sous réserve de faisabilité."),
        (FRENCH, "Le CRM doit dans la mesure du possible archiver les devis."),
        (ENGLISH, "The CRM shall aim to reduce duplicates."),
        (ENGLISH, "The CRM shall strengthen the follow-up of quotes."),
        (ENGLISH, "The CRM shall archive quotes on a best-effort basis."),
    ] {
        assert_eq!(told(manifest, &[wish], "R01"), [2], "{wish}");
    }
    for (manifest, exact) in [
        (FRENCH, "Le CRM doit viser à relancer 90 % des devis sous 7 jours."),
        (FRENCH, "Le CRM doit renforcer le mot de passe par une double authentification."),
        (FRENCH, "Le CRM doit afficher le dernier appel pour renforcer le suivi."),
        (FRENCH, "Le CRM doit signaler une campagne qui vise à relancer les clients."),
        (ENGLISH, "The CRM shall aim to close 90 % of claims within 7 days."),
    ] {
        assert_eq!(told(manifest, &[exact], "R01"), [0; 0], "{exact}");
    }
    let criterion = |threshold: &str| {
        lines(
            FRENCH,
            &format!(
                "requirements:\n  - id: EXG-1\n    title: T\n    statement: Le CRM doit répondre.\n    criteria:\n      \
                 - {{measure: Temps de réponse, threshold: \"{threshold}\", base: Appels, window: Mois civil, measured_by: Sonde}}\n"
            ),
            "R01",
        )
    };
    assert_eq!(criterion("rapide"), [6]);
    assert_eq!(criterion("le plus bas possible, dans la mesure du possible"), [6]);
    assert_eq!(criterion("moins de 2 s"), [0; 0]);
    assert_eq!(criterion("aucune perte"), [0; 0]);
}

#[test]
fn a_verdict_on_a_thing_is_no_result() {
    let of = |expected: &str| {
        let case = "test_cases:\n  - id: CT-1\n    title: Relance\n    format: steps\n    steps:\n";
        lines(FRENCH, &format!("{case}      - action: Importer\n        expected: \"{expected}\"\n"), "D09")
    };
    for empty in
        ["Import OK", "Import des comptes : OK", "cf. annexe 2", "Import comme prévu", "0 erreur", "Montant correct"]
    {
        assert_eq!(of(empty), [7], "{empty}");
    }
    for fact in [
        "Le bouton affiche OK",
        "0 rejet",
        "0 erreur au compte rendu",
        "La commande est créée comme prévu",
        "Réponse 200 OK",
        "12 lignes conformes",
    ] {
        assert_eq!(of(fact), [0; 0], "{fact}");
    }
}

#[test]
fn a_subject_is_not_spoken_of_by_chance() {
    let count = |last: &str| {
        let mut all = vec!["Le CRM doit dater chaque avenant de la commande."; 9];
        all.push(last);
        let project = |manifest: &str| {
            let items = all.iter().enumerate();
            let items =
                items.map(|(i, text)| format!("  - {{id: EXG-{i}, title: Titre {i}, statement: \"{text}\"}}\n"));
            findings(manifest, &format!("requirements:\n{}", items.collect::<String>()), "S05").len()
        };
        project(FRENCH)
    };
    for chance in [
        "Le CRM doit prévenir le locataire trois mois avant la fin du contrat.",
        "Le dossier doit porter le handicap du locataire.",
        "Le CRM doit afficher le tarif réservé aux adhérents.",
        "Seul un devis signé peut être transformé en commande.",
        "Le CRM doit rafraîchir la liste toutes les 30 secondes.",
    ] {
        assert_eq!(count(chance), 7, "{chance}");
    }
    for said in [
        "Le titulaire doit restituer les données en fin de contrat.",
        "Seul le pharmacien doit pouvoir valider une ordonnance.",
        "Le CRM doit afficher la fiche en moins de 2 secondes.",
    ] {
        assert_eq!(count(said), 6, "{said}");
    }
}

#[test]
fn the_least_and_the_most_of_one_measure_are_no_contradiction() {
    let of = |one: &str, other: &str| {
        let criterion = |id: &str, statement: &str, threshold: &str| {
            format!(
                "  - id: {id}\n    title: T{id}\n    statement: {statement}\n    criteria:\n      - {{measure: Température de la chambre froide, \
                 threshold: \"{threshold}\", base: Relevés, window: Mois civil, measured_by: Sonde}}\n"
            )
        };
        let specs = format!(
            "requirements:\n{}{}",
            criterion("EXG-1", "La chambre doit alerter le pharmacien.", one),
            criterion("EXG-2", "Le relevé doit être signé par le préparateur.", other)
        );
        lines(FRENCH, &specs, "R14")
    };
    assert_eq!(of("au moins 2 degrés", "au plus 8 degrés"), [0; 0]);
    assert_eq!(of("≥ 2 degrés", "≤ 8 degrés"), [0; 0]);
    assert_eq!(of("au plus 8 degrés", "6 degrés maximum"), [11]);
    assert_eq!(of("au moins 10 degrés", "au plus 8 degrés"), [11], "no day is both");
    assert_eq!(of("8 degrés", "6 degrés"), [11]);
}
