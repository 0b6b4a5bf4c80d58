use super::{Sample, says, underlined, verify};

#[test]
fn change_adoption_and_ambassadors() {
    verify(&[
        Sample {
            code: "H02",
            fires: "context:\n  teams:\n    - {service: Ventes, profile: itinérant}\n    - {service: Télévente}\nchange_actions:\n  \
                - {id: CHG-1, title: Formation, type: training, population: {profile: Itinérants}}\n  \
                - {id: CHG-2, title: Annonce, type: communication, population: {profile: Tous les profils}}\n",
            at: &["Télévente"],
            silent: "context:\n  teams:\n    - {service: Ventes, profile: itinérant}\nchange_actions:\n  \
                - {id: CHG-1, title: Formation, type: training, population: {profile: Itinérants}}\n  \
                - {id: CHG-2, title: Annonce, type: communication}\n",
        },
        Sample {
            code: "H02",
            fires: "change_actions:\n  - {id: CHG-1, title: Annonce, type: communication, impact: high, population: {profile: télévente}}\n",
            at: &["télévente"],
            silent: "change_actions:\n  - {id: CHG-1, title: Annonce, type: communication, impact: low, population: {profile: télévente}}\n",
        },
        Sample {
            code: "H03",
            fires: "adoption:\n  - {id: ADO-1, title: Usage, measure: actions, profile: itinérant, formula: Nombre de connexions du mois}\n  \
                - {id: ADO-2, title: Jours, measure: days_connected}\n  - {id: ADO-3, title: Actions, measure: actions, profile: tous}\n",
            at: &["connexions", "ADO-2", "tous"],
            silent: "adoption:\n  - {id: ADO-1, title: Usage, measure: days_connected, profile: itinérant, formula: Jours connectés par utilisateur}\n",
        },
        Sample {
            code: "H04",
            fires: "context:\n  sites: [{name: Agence de Metz, region: Nord-Est}, {name: Agence de Rennes, region: Ouest}]\n  teams: [{service: \
                Télévente}, {service: Juridique, headcount: 3}]\nchange_actions:\n  - {id: CHG-1, title: Réseau, type: ambassador, population: {profile: \"itinérants, grands comptes\"}, \
                sites: [Région Nord-Est]}\n",
            at: &["Agence de Rennes", "Télévente"],
            silent: "context:\n  sites: [{name: Agence de Metz, region: Nord-Est}]\n  teams: [{service: Télévente}]\nchange_actions:\n  \
                - {id: CHG-1, title: Réseau, type: ambassador, sites: [Toutes les agences]}\n",
        },
        Sample {
            code: "H04",
            fires: "context:\n  sites: [{name: Agence de Metz}]\n",
            at: &["sites"],
            silent: "context:\n  sectors: [industrie]\n",
        },
        Sample {
            code: "H05",
            fires: "lots:\n  - {id: LOT-1, title: Socle, milestones: [{name: Ouverture, planned: 2027-01-18}]}\nchange_actions:\n  \
                - {id: CHG-1, title: Prise en main, type: training, lot: LOT-1, dates: {start: 2027-01-11, end: 2027-01-22}}\n",
            at: &["2027-01-22"],
            silent: "lots:\n  - {id: LOT-1, title: Socle, milestones: [{name: Ouverture, planned: 2027-01-18}]}\nchange_actions:\n  \
                - {id: CHG-1, title: Prise en main, type: training, lot: LOT-1, dates: {start: 2027-01-11, end: 2027-01-15}}\n  \
                - {id: CHG-2, title: Trois mois après, type: training, module: advanced, lot: LOT-1, dates: {start: 2027-04-12}}\n",
        },
        Sample {
            code: "H06",
            fires: "change_actions:\n  - {id: CHG-1, title: Lettre, type: communication, impact: high, modality: Courriel, population: {profile: télévente}}\n",
            at: &["Courriel"],
            silent: "change_actions:\n  - {id: CHG-1, title: Lettre, type: communication, impact: high, modality: Courriel, population: {profile: télévente}}\n  \
                - {id: CHG-2, title: Atelier, type: training, modality: demi-journée en présentiel, population: {profile: \"télévente, itinérants\"}}\n",
        },
        Sample {
            code: "H07",
            fires: "adoption:\n  - {id: ADO-1, title: Actions, measure: actions, profile: itinérant, named: true}\n  \
                - {id: ADO-2, title: Suivi nominatif, measure: actions, profile: itinérant}\n",
            at: &["true", "nominatif"],
            silent: "adoption:\n  - {id: ADO-1, title: Actions, measure: actions, profile: itinérant, named: true}\n# ouvrage.yaml\ntitle: Essai\n\
                privacy: {employee_notice: Note du 3 mars, works_council_act: {reference: PV 12, date: 2026-03-27}}\n",
        },
        Sample {
            code: "H08",
            fires: "change_actions:\n  - {id: CHG-1, title: Réseau, type: ambassador, facilitator: Sonia Dubreuil}\n# ouvrage.yaml\ntitle: Essai\npeople:\n  \
                - {id: dubreuil, name: Sonia Dubreuil, profile: field}\n  - {id: haddad, name: Karim Haddad, roles: [ambassadeur]}\n",
            at: &["Sonia Dubreuil", "haddad"],
            silent: "change_actions:\n  - {id: CHG-1, title: Réseau, type: ambassador, facilitator: morel}\nworkshops:\n  \
                - {id: ATL-1, title: Besoins, status: held, date: 2026-05-28, participants: [Thomas Morel]}\n",
        },
    ]);
}

#[test]
fn h01_follows_the_convention_of_the_project() {
    let text = |convention: &str, people: &str| {
        format!(
            "organisation:\n  raci:\n    - {{activity: Valider les règles, people: {{{people}}}}}\n# ouvrage.yaml\ntitle: Essai\n\
             raci_convention: {convention}\n"
        )
    };
    let accountable = |people: &str| underlined("H01", &text("a_accountable", people));
    assert_eq!(accountable("astier: A, morel: R, benamar: R"), [""; 0]);
    assert_eq!(accountable("astier: A, benamar: A, morel: R"), ["A"]);
    assert_eq!(accountable("astier: A, benamar: C"), ["Valider les règles"]);
    assert_eq!(accountable("morel: R"), ["Valider les règles"]);
    let actor = |people: &str| underlined("H01", &text("a_actor", people));
    assert_eq!(actor("astier: R, morel: A, benamar: A"), [""; 0]);
    assert_eq!(actor("astier: R, benamar: R, morel: A"), ["R"]);
    assert_eq!(actor("astier: R"), ["Valider les règles"]);
    assert_eq!(actor("astier: I"), ["Valider les règles", "Valider les règles"], "neither an R nor an A");
    let (message, help) = says("H01", &text("a_actor", "astier: R, benamar: R, morel: A"));
    assert_eq!(
        message,
        "« Valider les règles » a 2 R (astier, benamar) : quand deux sont responsables, personne ne l’est"
    );
    assert!(help.contains("gardez un seul R, par exemple astier"), "{help}");
}

#[test]
fn h02_says_what_is_missing() {
    let text = "context:\n  teams:\n    - {service: Télévente}\n";
    assert!(says("H02", text).0.ends_with("il manque une formation et une communication"));
}

#[test]
fn h05_without_a_lot_the_project_opens_once() {
    let text = "change_actions:\n  - {id: CHG-1, title: Prise en main, type: training, dates: {start: 2027-02-01}}\n# ouvrage.yaml\nproject: {title: Essai, \
        go_live: 2027-01-18}\n";
    assert_eq!(underlined("H05", text), ["2027-02-01"]);
}

#[test]
fn h05_a_lot_that_dates_nothing_opens_with_the_project() {
    let text = "lots:\n  - {id: LOT-1, title: Socle}\nchange_actions:\n  - {id: CHG-1, title: Prise en main, type: training, lot: LOT-1, dates: \
        {start: 2027-02-01}}\n# ouvrage.yaml\nproject: {title: Essai, go_live: 2027-01-18}\n";
    assert_eq!(underlined("H05", text), ["2027-02-01"]);
}

#[test]
fn h06_an_email_is_one_whatever_it_is_about() {
    let text = |modality: &str| {
        format!(
            "change_actions:\n  - {{id: CHG-1, title: Lettre, type: communication, impact: high, modality: \"{modality}\", population: \
             {{profile: télévente}}}}\n"
        )
    };
    for modality in
        ["E-mail du site", "Courriel personnalisé", "Courriel de formation", "E-mails quotidiens, un par jour"]
    {
        assert_eq!(underlined("H06", &text(modality)), [format!("\"{modality}\"")]);
    }
    for modality in
        ["Courriel, puis réunion", "E-mail et passage sur site", "E-mail, then in person", "Courriel et demi-journée"]
    {
        assert_eq!(underlined("H06", &text(modality)), [""; 0], "{modality}");
    }
}
