//! `ouvrage check` finds every fault of every file in one run, each at its place.

use serde_json::Value;

use crate::project::Project;

const SPECS: &str = "\
objectives:
  - id: OBJ-001
    title: Relancer tous les devis
needs:
  - id: BES-001
    title: Relancer les devis sans réponse
    status: retained
    priority: indispensable
    objectives: [OBJ-001]
use_cases:
  - id: CU-001
    title: Relancer un devis
    needs: [BES-001]
  - id: CU-002
    title: Préparer une tournée
    needs: [BES-001]
requirements:
  - id: EXG-001
    statement: Le CRM doit créer une tâche de relance à J+7.
    use_cases: [CU-001]
    priority: indispensable
  - id: EXG-002
    statement: Le CRM doit lister les comptes dormants.
    use_cases: [CU-002]
    priority: comfort
";

const FEATURE: &str = "\
# language: fr
@EXG-001
Fonctionnalité: Relances

  Scénario: Relance à J+7
    Étant donné un compte « Acier »
    Quand l'administrateur supprime le compte « Acier »
    Alors l'opération est acceptée

  Scénario: Pas de relance avant
    Étant donné un compte « Tube »
    Quand l'administrateur supprime le compte « Tube »
    Alors l'opération est acceptée
";

fn small() -> Project {
    Project::new("project:\n  title: Essai\n").file("specs/tout.yaml", SPECS).file("features/relances.feature", FEATURE)
}

fn at(found: &[Value], code: &str) -> Vec<(String, u64, String)> {
    found
        .iter()
        .filter(|finding| finding["code"] == code)
        .map(|f| {
            let text = |name: &str| f[name].as_str().unwrap_or_default().to_owned();
            (text("file"), f["line"].as_u64().unwrap_or(0), text("level"))
        })
        .collect()
}

#[test]
fn a_clean_project_is_green() {
    let (code, found) = small().check(&["--gate", "drafting"]);
    let errors: Vec<_> = found.iter().filter(|f| f["level"] == "error").collect();
    assert_eq!((code, errors.len()), (0, 0), "{found:#?}");
}

#[test]
fn six_different_faults_are_all_told_in_one_run_each_at_its_line() {
    let project = small();
    // A use case that a requirement names is gone; an id is given twice; a priority is misspelt.
    project.replace("specs/tout.yaml", "  - id: CU-002\n    title: Préparer une tournée\n    needs: [BES-001]\n", "");
    project.replace("specs/tout.yaml", "id: EXG-002", "id: EXG-001");
    project.replace("specs/tout.yaml", "priority: comfort", "priority: confort");
    // A tag names nothing; a scenario is empty; its neighbour's first keyword is misspelt.
    project.replace("features/relances.feature", "@EXG-001", "@EXG-0O1 @EXG-099");
    project.replace(
        "features/relances.feature",
        "    Étant donné un compte « Acier »\n    Quand l'administrateur supprime le compte « Acier »\n    Alors l'opération est acceptée\n\n  Scénario: Pas",
        "\n  Scénario: Pas",
    );
    project.replace("features/relances.feature", "Étant donné un compte « Tube »", "Etant doné que un compte « Tube »");
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 1);
    let specs = "specs/tout.yaml".to_owned();
    let feature = "features/relances.feature".to_owned();
    let error = "error".to_owned();
    assert_eq!(
        at(&found, "T11"),
        [(specs.clone(), 19, error.clone()), (specs.clone(), 21, error.clone())],
        "the double, then the use case that is gone: {found:#?}"
    );
    assert_eq!(at(&found, "M03"), [(specs, 22, error.clone())]);
    assert!(at(&found, "T15").contains(&(feature.clone(), 2, error.clone())), "{found:#?}");
    assert_eq!(at(&found, "D14"), [(feature.clone(), 5, error.clone())]);
    assert_eq!(at(&found, "GH02"), [(feature, 8, error)]);
}

#[test]
fn the_smallest_project_is_a_title_and_a_note() {
    let project = Project::new("title: Notes\n").file(
        "specs/atelier.yaml",
        "workshops:\n  - title: Réunion du 12 mars\n    date: 2026-03-12\n    participants: [Anne Morel, Paul Weber]\n    findings:\n      - Les devis se perdent\n    decisions:\n      - Relancer à J+7\n    actions:\n      - text: Lister les devis\n        owner: Paul Weber\n",
    );
    let (code, found) = project.check(&[]);
    assert_eq!(code, 0, "{found:#?}");
}

#[test]
fn nothing_to_check_is_said_and_cannot_start() {
    let ran = Project::nowhere().run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("ouvrage init"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let project = small();
    project.write("specs/latin.yaml", b"needs:\n  - title: caf\xe9\n");
    project.write("specs/vide.yaml", b"");
    project.write("specs/liste.yaml", b"- a\n- b\n");
    project.write(
        "specs/crlf.yaml",
        "\u{feff}needs:\r\n  - id: BES-002\r\n    title: Ligne\r\n    prioritty: x\r\n".as_bytes(),
    );
    project.write("specs/slash.yaml", b"needs:\n  - id: ../BES\n    title: x\n");
    project.write("specs/bombe.yaml", bomb().as_bytes());
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 1);
    assert_eq!(at(&found, "Y03"), [("specs/latin.yaml".to_owned(), 2, "error".to_owned())]);
    assert_eq!(at(&found, "Y05"), [("specs/liste.yaml".to_owned(), 1, "error".to_owned())]);
    assert_eq!(at(&found, "M01"), [("specs/crlf.yaml".to_owned(), 4, "warning".to_owned())]);
    assert_eq!(at(&found, "M05"), [("specs/slash.yaml".to_owned(), 2, "error".to_owned())]);
    assert_eq!(at(&found, "Y01").len(), 1, "the bomb: {found:#?}");
    assert!(at(&found, "T11").is_empty());
}

fn bomb() -> String {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    text
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_and_a_file_too_long_are_told() {
    let project = small();
    std::os::unix::fs::symlink(project.path("specs"), project.path("specs/boucle")).expect("a link");
    let long = std::fs::File::create(project.path("specs/long.yaml")).expect("a file");
    long.set_len(100 * 1024 * 1024).expect("100 MB, sparse");
    let (code, found) = project.check(&["--gate", "drafting"]);
    assert_eq!(code, 1);
    assert_eq!(at(&found, "Y07").len(), 1);
    assert_eq!(at(&found, "Y06"), [("specs/long.yaml".to_owned(), 1, "error".to_owned())]);
}

#[test]
fn both_languages_say_the_same_findings() {
    let project = small();
    project.replace("specs/tout.yaml", "use_cases: [CU-001]", "use_cases: [CU-01]");
    let french = project.run(&["check", "--lang", "fr", "--gate", "drafting"]);
    let english = project.run(&["check", "--lang", "en", "--gate", "drafting"]);
    assert!(french.out.contains("erreur[T11]: «\u{a0}CU-01\u{a0}» ne désigne rien"), "{}", french.out);
    assert!(french.out.contains("vouliez-vous dire «\u{a0}CU-001\u{a0}»\u{202f}?"), "{}", french.out);
    assert!(english.out.contains("error[T11]: “CU-01” names nothing"), "{}", english.out);
    assert!(english.out.contains("did you mean “CU-001”?"), "{}", english.out);
    assert!(french.out.contains("specs/tout.yaml:20:17"), "{}", french.out);
}

#[test]
fn a_link_by_its_title_is_told_the_id_that_is_meant() {
    let project = Project::new("project:\n  title: Essai\n  language: fr\n")
        .file("specs/lots.yaml", "lots:\n  - {id: LOT-001, title: Lot 1 - Socle}\n  - {id: LOT-010, title: Lot 10}\n")
        .file("specs/exigences.yaml", "requirements:\n  - id: EXG-001\n    title: Dater\n    lot: lot 1\n");
    let ran = project.run(&["check", "--gate", "drafting"]);
    assert!(ran.out.contains("vouliez-vous dire «\u{a0}LOT-001\u{a0}»"), "{}", ran.out);
}
