//! What a person types is never lost without a word: each slip is told where it stands, with what mends it.

use crate::project::{Project, Ran};

const MANIFEST: &str = "project: {title: Essai, language: fr, phase: drafting}\n";

fn with(specs: &str) -> Project {
    Project::new(MANIFEST).file("specs/a.yaml", specs)
}

/// What is told of these texts, which must not end well where `lines` are asked for.
fn told(project: &Project, lines: &[&str]) -> Ran {
    let ran = project.run(&["check"]);
    for line in lines {
        assert!(ran.out.contains(line), "{line} in:\n{}{}", ran.out, ran.err);
    }
    ran
}

fn requirement(line: &str) -> Project {
    with(&format!("requirements:\n  - id: EXG-001\n    {line}\n    rationale: Pour voir.\n"))
}

#[test]
fn a_word_that_yaml_takes_for_its_own_is_told() {
    for (line, remedy) in [
        ("title: !Refuser un compte", "`\"!Refuser un compte\"`"),
        ("title: &Acteurs du projet", "`\"&Acteurs du projet\"`"),
        ("title: Le n° # 12 est repris", "`\"Le n° # 12 est repris\"`"),
        ("title: Le dossier # 12 est repris", "`\"Le dossier # 12 est repris\"`"),
    ] {
        told(&requirement(line), &["[Y08]", "specs/a.yaml:3:", remedy]);
    }
    for line in ["title: Un titre # vu avec Anna", "title: Un titre\n    status: to_review # par Anna, 3 voix"] {
        let ran = told(&requirement(line), &[]);
        assert!(!ran.out.contains("[Y08]"), "{line}: {}", ran.out);
    }
}

#[test]
fn a_line_that_yaml_cannot_read_is_told_by_its_cause() {
    for (line, message, remedy) in [
        ("title Refuser un compte", "il manque les deux-points", "`title: Refuser un compte`"),
        ("title： Refuser un compte", "il manque les deux-points", "`title: Refuser un compte`"),
        ("title: [Lot 1] Refuser", "se met entre guillemets", "`title: \"[Lot 1] Refuser\"`"),
        ("title: {x} Refuser", "se met entre guillemets", "`title: \"{x} Refuser\"`"),
        ("title: > 3 s pour répondre", "se met entre guillemets", "`title: \"> 3 s pour répondre\"`"),
    ] {
        let project = requirement(line);
        let ran = told(&project, &[message, remedy, "specs/a.yaml:3:"]);
        assert!(ran.out.contains("1 erreur,"), "{line}: {}", ran.out);
        // What it says to write is right.
        let mended = remedy.trim_matches('`');
        told(&requirement(mended), &["Aucune erreur"]);
    }
}

#[test]
fn an_item_without_its_dash_is_told_once_and_is_not_missing() {
    let two = "requirements:\n  - id: EXG-001\n    title: Un\n    statement: a\n\n    id: EXG-002\n    title: Deux\n    statement: b\n  - id: EXG-003\n    title: Trois\n    links: [{depends_on: EXG-002}]\n";
    let ran = told(&with(two), &["il manque un tiret devant cet `id`", "specs/a.yaml:6:5", "`- id: EXG-002`"]);
    assert!(ran.out.contains("1 erreur,"), "{}", ran.out);
}

#[test]
fn two_documents_in_one_file_are_one_fault_and_both_are_read() {
    let two = "requirements:\n  - id: EXG-001\n    title: Un\n---\nneeds:\n  - id: BES-009\n    title: Deux\n";
    let project = with(two);
    let ran = told(&project, &["coupe le fichier en deux documents", "specs/a.yaml:4:1"]);
    assert!(ran.out.contains("1 erreur,"), "{}", ran.out);
    assert!(project.run(&["list", "besoins"]).out.contains("BES-009"));
}

#[test]
fn a_tag_that_is_an_id_but_for_its_writing_is_told_with_it() {
    let scenario = |tags: &str| {
        with("requirements:\n  - {id: EXG-007, title: Un}\nuse_cases:\n  - {id: CU-006, title: Deux}\n").file(
            "features/a.feature",
            &format!("# language: fr\nFonctionnalité: Un\n\n  {tags}\n  Scénario: Deux\n    Quand la page du CRM est ouverte\n"),
        )
    };
    // Of two ids that their zeros tell apart, the one that the tag is but for its capitals.
    let two = with("lots:\n  - {id: LOT-1, title: Un}\n  - {id: LOT-01, title: Deux}\n").file(
        "features/a.feature",
        "# language: fr\nFonctionnalité: Un\n\n  @Lot-1\n  Scénario: Deux\n    Quand la page du CRM est ouverte\n",
    );
    let ran = two.run(&["check"]);
    assert!(ran.out.contains("@LOT-1\u{a0}") && !ran.out.contains("@LOT-01"), "{}", ran.out);
    for (tag, meant) in [
        ("@CU006", "@CU-006"),
        ("@cu-006", "@CU-006"),
        ("@exg-007", "@EXG-007"),
        ("@EXG_7", "@EXG-007"),
        ("@CT001", "@CT-001"),
    ] {
        let ran = scenario(tag).run(&["check"]);
        assert!(ran.code == 1 && ran.out.contains("[T15]") && ran.out.contains(meant), "{tag}: {}", ran.out);
    }
    let ran = scenario("@EXG 007").run(&["check"]);
    assert!(ran.code == 1 && ran.out.contains("@EXG-007"), "{}", ran.out);
    for tag in ["@CU-006 @EXG-007 @CT-001", "@critique", "@v2", "@sprint12", "@lot-2-a"] {
        let ran = scenario(tag).run(&["check"]);
        assert!(!ran.out.contains("[T15]"), "{tag}: {}", ran.out);
    }
}

#[test]
fn several_ids_in_one_text_are_told_as_a_list() {
    let project = with(
        "use_cases:\n  - {id: CU-001, title: Un}\n  - {id: CU-002, title: Deux}\nrequirements:\n  - {id: EXG-001, title: Un, use_cases: [CU-001; CU-002]}\n",
    );
    told(&project, &["[T11]", "`[CU-001, CU-002]`"]);
}

#[test]
fn a_file_that_lost_all_it_held_is_told() {
    let text = "requirements:\n  - {id: EXG-001, title: Un}\n  - {id: EXG-002, title: Deux}\n";
    let project = with(text);
    project.git(&["init", "-q"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-qm", "Un"]);
    for left in ["", "# plus rien\n", "requirements:\n"] {
        project.write("specs/a.yaml", left.as_bytes());
        told(&project, &["[Y05]", "2 éléments", "git restore specs/a.yaml"]);
    }
    // What stands in another file now is not missing.
    project.write("specs/a.yaml", b"");
    project.write("specs/b.yaml", text.as_bytes());
    told(&project, &["Aucune erreur, aucun avertissement"]);
    project.write("specs/b.yaml", b"requirements:\n  - {id: EXG-001, title: Un}\n");
    told(&project, &["[Y05]", "n’est nulle part"]);
    std::fs::remove_file(project.path("specs/a.yaml")).expect("removed");
    told(&project, &["Aucune erreur, aucun avertissement"]);
}

#[test]
fn a_file_that_was_emptied_on_purpose_is_not_told() {
    let commit = |text: &str| {
        let project = with(text);
        project.git(&["init", "-q"]);
        project.git(&["add", "."]);
        project.git(&["commit", "-qm", "Un"]);
        project
    };
    let one = commit("requirements:\n  - {id: EXG-001, title: Un}\n");
    let ran = one.run(&["remove", "EXG-001", "--yes"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(!told(&one, &[]).out.contains("[Y05]"), "{}", one.read("specs/a.yaml"));
    // Items without an id, in another file now.
    let text = "requirements:\n  - {title: Relancer un devis}\n  - {title: Refuser un compte}\n";
    let moved = commit(text);
    moved.write("specs/a.yaml", b"");
    moved.write("specs/b.yaml", text.as_bytes());
    let ran = told(&moved, &[]);
    assert!(!ran.out.contains("[Y05]"), "{}", ran.out);
    moved.write("specs/b.yaml", b"requirements:\n  - {title: Relancer un devis}\n");
    told(&moved, &["[Y05]", "n’est nulle part"]);
}

#[test]
fn the_remedy_of_a_text_that_yaml_cuts_can_be_pasted_as_it_is() {
    for (line, meant) in [
        (r"title: [C:\temp] Refuser", r"[C:\temp] Refuser"),
        ("title: Ticket \"x\" #12 à", "Ticket \"x\" #12 à"),
        (r"title: Le dossier C:\temp #12 à", r"Le dossier C:\temp #12 à"),
        (r"title: !Lire C:\temp", r"!Lire C:\temp"),
    ] {
        let ran = told(&requirement(line), &[]);
        let advice = ran.out.split('`').skip(1).step_by(2).find_map(|part| part.find('"').map(|at| &part[at..]));
        let pasted = requirement(&format!("title: {}", advice.unwrap_or_else(|| panic!("{line}: {}", ran.out))));
        let shown = pasted.run(&["show", "EXG-001"]);
        assert!(shown.out.contains(meant), "{line}: {}{}", shown.out, shown.err);
    }
    let ran = told(&requirement("links: [{depends_on: &a EXG-001}]"), &["`\"&a EXG-001\"`"]);
    assert!(ran.out.contains("[Y08]"), "{}", ran.out);
}

#[test]
fn a_comment_is_not_told_as_a_text_that_is_cut() {
    for line in [
        "title: Plan A # retenu en comité",
        "title: Rotate the API key # decided by Anna",
        "title: Let people log in # agreed on Monday",
        "title: Le client signe # vu en comité",
        "title: Ouvrir le portail # 2 voix contre",
    ] {
        let ran = told(&requirement(line), &[]);
        assert!(!ran.out.contains("[Y08]"), "{line}: {}", ran.out);
    }
}

#[test]
fn a_missing_colon_is_told_only_where_it_is_the_cause() {
    told(&requirement("title Refuser un compte"), &["title: Refuser un compte"]);
    let text = requirement("statement: |\n      La règle est :\n      source de vérité\n   title: x");
    let ran = told(&text, &["[Y01]"]);
    assert!(!ran.out.contains("source: de"), "{}", ran.out);
}

#[test]
fn telephones_are_found_in_a_table_that_commas_part() {
    let table = |text: &str| {
        let feature = "# language: fr\nFonctionnalité: Un\n\n  Scénario: Deux\n    \
                       Quand j’importe le fichier « features/clients.csv »\n    Alors rien\n";
        with("needs:\n  - {id: BES-001, title: Un}\n")
            .file("features/a.feature", feature)
            .file("features/clients.csv", text)
    };
    told(&table("nom,tel\nA,0612345678\n"), &["[D07]", "features/clients.csv:2:3"]);
    told(&table("id,tel\n12,0612345678\n"), &["[D07]", "features/clients.csv:2:4"]);
    let ran = told(&table("id;taux\n12;3,0612345678\n"), &[]);
    assert!(!ran.out.contains("[D07]"), "{}", ran.out);
}

fn budget(lines: &str) -> Project {
    Project::new("project: {title: Essai, language: fr, phase: drafting}\npublication: {budget_published: true}\n")
        .file("specs/a.yaml", &format!("organisation:\n  budget:\n{lines}"))
}

/// The budget as its page shows it, without tags.
fn published(project: &Project) -> String {
    let ran = project.run(&["publish", "--internal"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let page = ["public/team/organisation.html", "public/organisation.html", "public/project.html"];
    let found = page.iter().map(|path| project.path(path)).find(|path| path.exists());
    let html = std::fs::read_to_string(found.expect("a page of the organisation")).expect("UTF-8");
    let mut inside = false;
    let text = |c: &char| {
        inside = if *c == '<' { true } else { inside };
        let kept = !inside;
        inside = if *c == '>' { false } else { inside };
        kept
    };
    html.chars().filter(text).collect()
}

#[test]
fn an_amount_that_can_be_read_in_two_ways_is_told_and_added_to_nothing() {
    let project = budget(
        "    - {line: Licences, unit_price: 12.500 €, quantity: 2}\n    - {line: Conseil, unit_price: 1 000 €}\n",
    );
    let ran = told(&project, &["[M18]", "12,50", "12500", "specs/a.yaml:3:"]);
    assert!(ran.out.contains("deux façons"), "{}", ran.out);
    let shown = published(&project);
    assert!(!shown.contains("25\u{a0}€") && !shown.contains("25\u{202f}€"), "{shown}");
    assert!(shown.contains("+ ?"), "{shown}");
    told(&budget("    - {line: Licences, unit_price: 100 €, quantity: 1.000}\n"), &["[M18]", "deux façons"]);
    for good in ["12 500 €", "12500", "12,50 €", "1.250.000 €"] {
        let ran = told(&budget(&format!("    - {{line: Licences, unit_price: \"{good}\"}}\n")), &[]);
        assert!(!ran.out.contains("[M18]"), "{good}: {}", ran.out);
    }
}

#[test]
fn prices_with_and_without_taxes_and_years_of_what_is_paid_once_are_told() {
    let mixed = budget("    - {line: Un, unit_price: 10 k€ HT}\n    - {line: Deux, unit_price: 12 k€ TTC}\n");
    told(&mixed, &["[M18]", "hors taxes", "specs/a.yaml:4:"]);
    let shown = published(&mixed);
    assert!(!shown.contains("22\u{202f}000") && !shown.contains("22\u{a0}000"), "{shown}");
    let same = budget("    - {line: Un, unit_price: 10 k€ HT}\n    - {line: Deux, unit_price: 12 k€ HT}\n");
    assert!(!told(&same, &[]).out.contains("[M18]"));
    let years = |kind: &str| budget(&format!("    - {{line: Un, unit_price: 10 k€, years: 3{kind}}}\n"));
    told(&years(""), &["[M18]", "`kind: recurring`"]);
    told(&years(", kind: one_off"), &["[M18]"]);
    assert!(!told(&years(", kind: recurring"), &[]).out.contains("[M18]"));
}

#[test]
fn a_number_that_two_languages_read_differently_is_not_guessed() {
    let project = Project::new("project: {title: Essai, language: fr, phase: drafting}\npriority_scale: wsjf\n")
        .file("specs/a.yaml", "needs:\n  - {id: BES-001, title: Un, priority: \"1,250\"}\n");
    let ran = project.run(&["check"]);
    assert!(ran.code == 1 && ran.out.contains("[M03]"), "{}", ran.out);
    let refused = project.run(&["set", "BES-001", "priority=1,250"]);
    assert!(refused.code != 0, "{}{}", refused.out, refused.err);
    assert_eq!(project.run(&["set", "BES-001", "priority=12,5"]).code, 0);
    assert!(project.read("specs/a.yaml").contains("priority: 12.5"));
}

#[test]
fn what_a_workshop_lists_and_is_no_sentence_is_not_lost() {
    let workshop = |needs: &str| with(&format!("workshops:\n  - id: ATL-001\n    title: Un\n    needs:\n{needs}"));
    let mapping = "      - Relancer les devis\n      - text: Voir les contrats\n";
    let project = workshop(mapping);
    let before = project.read("specs/a.yaml");
    let ran = project.run(&["new", "besoin", "--from", "ATL-001"]);
    assert!(
        ran.code != 0 && ran.err.contains("specs/a.yaml:6") && ran.err.contains("Voir les contrats"),
        "{}",
        ran.err
    );
    assert_eq!(project.read("specs/a.yaml"), before);
    // A need without a statement says nothing: no ellipsis means it.
    let project = workshop("      - Relancer les devis, factures, etc...\n      - …\n      - etc.\n      - BES-001\n")
        .file("specs/b.yaml", "needs:\n  - {id: BES-001, title: Deux}\n");
    let ran = project.run(&["new", "besoin", "--from", "ATL-001"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let written = project.read("specs/a.yaml") + &project.read("specs/b.yaml");
    assert!(written.contains("title: Relancer les devis, factures, etc..."), "{written}");
    let listed = written.split("needs:\n").nth(1).expect("a list").to_owned();
    assert!(["- BES-002", "- …", "- etc.", "- BES-001"].iter().all(|item| listed.contains(item)), "{written}");
}

#[test]
fn a_field_that_is_not_read_is_not_declared_away() {
    let project = with(
        "requirements:\n  - {id: EXG-001, title: Un, links: [{depend_on: EXG-002}]}\n  - {id: EXG-002, title: Deux}\nworkshops:\n  - id: ATL-001\n    title: Trois\n    questions:\n      - Combien d’utilisateurs : dans quels services ?\n",
    );
    let ran = told(&project, &["`depends_on`", "`\"Combien d’utilisateurs : dans quels services ?\"`"]);
    assert!(!ran.out.contains("custom_fields"), "{}", ran.out);
    // What a record may hold is told, and no declaration hides that something else in it is not read.
    for customs in ["", "custom_fields: {organisation: [amount], manifest: [phases]}\n"] {
        let project = Project::new(&format!("project: {{title: Essai, phase: drafting, phases: [a]}}\n{customs}"));
        let project =
            project.file("specs/a.yaml", "organisation:\n  budget:\n    - {label: Licences, amount: 12 500 €}\n");
        let ran = told(&project, &["amount", "`unit_price`", "phases"]);
        assert!(!ran.out.contains("déclarez"), "{}", ran.out);
    }
    // What it says to write in the manifest is taken.
    let manifest = "project: {title: Essai, phase: drafting}\ncolour: blue\n";
    let project = Project::new(manifest);
    let ran = told(&project, &["[M01]", "`custom_fields: {manifest: [colour]}`"]);
    assert!(ran.out.contains("1 avertissement") || ran.out.contains("un avertissement"), "{}", ran.out);
    let project = Project::new(&format!("{manifest}custom_fields: {{manifest: [colour]}}\n"));
    told(&project, &["aucun avertissement"]);
    // Words that the project adds are known where its own people bear them.
    let own = "project: {title: Essai, phase: drafting}\nprofiles: [chef de file]\npeople: [{id: a, name: A, profile: chef de file}]\n";
    told(&Project::new(own), &["aucun avertissement"]);
}

#[test]
fn words_with_commas_are_told_as_one_word() {
    let manifest =
        |domains: &str| Project::new(&format!("project: {{title: Essai, phase: drafting}}\ndomains: {domains}\n"));
    told(&manifest("logistique, achats"), &["[M02]", "`[logistique, achats]`"]);
    for good in ["[logistique, achats]", "logistique", "[\"logistique, achats\"]"] {
        told(&manifest(good), &["aucun avertissement"]);
    }
    told(&requirement("title: Un\n    tags: urgent, juridique"), &["[M02]", "`[urgent, juridique]`"]);
}

#[test]
fn what_is_asked_of_a_list_and_has_no_sense_is_told() {
    let project = with("requirements:\n  - {id: EXG-001, title: Un, priority: useful}\n");
    for (args, said) in [
        (vec!["list", "exigences", "--sort", "date"], "« date » n’est pas un champ de « Exigences »"),
        (vec!["list", "exigences", "date:2026"], "« date » n’est pas un champ de « Exigences »"),
        (vec!["list", "exigences", "priorité:5"], "« 5 » n’est pas une valeur"),
        (vec!["list", "exigences", "statut=à relire"], "Écrivez `statut:\"à relire\"`"),
        (vec!["list", "exigences", "statut=figée"], "Écrivez `statut:figée`"),
        (vec!["list", "EXG-001"], "`ouvrage show EXG-001`"),
        (vec!["link", "EXG-001", "EXG-001", "--as", "depends_on"], "ne se relie pas à lui-même"),
        (vec!["set", "EXG-001", "title", "=", "Deux"], "EXG-012 title=\"…\""),
        (vec!["set", "EXG-001", "title=", "Deux"], "EXG-012 title=\"…\""),
    ] {
        let ran = project.run(&args);
        let err = ran.err.replace('\u{a0}', " ");
        assert!(ran.code != 0 && err.contains(said), "{args:?}: {}{}", ran.out, ran.err);
    }
    assert!(project.read("specs/a.yaml").contains("title: Un"));
    for sort in ["priority", "-titre", "lot,statut", "kind"] {
        assert_eq!(project.run(&["list", "exigences", "--sort", sort]).code, 0, "{sort}");
    }
    let two = with("requirements:\n  - {id: EXG-001, title: Un}\n  - {id: EXG-002, title: Deux}\n");
    let ran = two.run(&["link", "EXG-001", "EXG-002", "--as", "suit"]);
    assert_eq!(ran.err.matches("conflicts_with").count(), 1, "{}", ran.err);
}

#[test]
fn personal_data_of_a_file_that_a_scenario_names_is_told_there() {
    let project = with("needs:\n  - {id: BES-001, title: Un}\n")
        .file("features/clients.csv", "nom,courriel\nA,jean.dupont@orange.fr\nB,b@x.example\n")
        .file(
            "features/a.feature",
            "# language: fr\nFonctionnalité: Un\n\n  Scénario: Deux\n    Quand j’importe le fichier « features/clients.csv »\n    Alors rien\n",
        );
    let ran = told(&project, &["[D07]", "features/clients.csv:2:3"]);
    assert_eq!(ran.out.matches("[D07]").count(), 1, "{}", ran.out);
}

#[test]
fn two_ids_that_capitals_alone_tell_apart_are_told() {
    let of = |one: &str, other: &str| {
        with(&format!("requirements:\n  - {{id: {one}, title: Un}}\n  - {{id: {other}, title: Deux}}\n"))
    };
    told(&of("EXG-001", "exg-001"), &["[T11]", "specs/a.yaml:3:10", "majuscules"]);
    told(&of("Exg-001", "exg-001"), &["[T11]", "majuscules"]);
    told(&of("EXG-001", "exg-002"), &["Aucune erreur"]);
}
