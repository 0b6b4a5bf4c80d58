use super::underlined;

#[test]
fn d07_looks_at_scenarios_cases_data_sets_samples_and_demonstrations() {
    let text = "sources:\n  - {id: SRC-1, title: Mail, sample: j.martin@orange.fr, decision: drop}\nrecipe_books:\n  - id: CAH-1\n    title: Socle\n    \
        datasets:\n      - {id: JDD-1, description: \"Appeler le 06 12 34 56 78\"}\ntest_cases:\n  - id: CT-1\n    title: Créer\n    format: steps\n    \
        steps:\n      - {action: Saisir, data: \"paul@free.fr, 06 39 98 20 11\", expected: La fiche porte l’adresse}\nconsultation:\n  demo_scenarios:\n    \
        - {title: Devis, data: achats@client.fr}\n# features/a.feature\n# language: fr\nFonctionnalité: Contacts\n  Scénario: Un contact\n    Étant donné les \
        contacts suivants :\n      | nom  | e-mail          | téléphone      |\n      | Paul | paul@wanadoo.fr | 03 87 12 34 56 |\n      | Léa  | lea@x.example   \
        | 03 53 01 12 40 |\n";
    assert_eq!(
        underlined("D07", text),
        [
            "j.martin@orange.fr",
            "06 12 34 56 78",
            "paul@free.fr",
            "achats@client.fr",
            "paul@wanadoo.fr",
            "03 87 12 34 56"
        ]
    );
}

#[test]
fn d07_leaves_fiction_and_the_people_of_the_project_in_peace() {
    let text = "test_cases:\n  - id: CT-1\n    title: Créer\n    format: steps\n    steps:\n      - {action: Saisir, data: \"achats@client.example, FR14 2004 1010 \
        0505 0001 3M02 606\", expected: La fiche porte l’adresse}\nworkshops:\n  - {id: ATL-1, title: Notes, findings: [Écrire à a@b.fr]}\n";
    assert_eq!(underlined("D07", text), [""; 0]);
}
