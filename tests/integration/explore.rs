//! `list`, `show`, `trace`, `search`, `backlog`, `actions`: looking at a project through the program.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::{Project, Ran};

const SPECS: &str = "\
objectives:
  - {id: OBJ-001, title: Relancer tous les devis, status: approved, due: 2026-12-31, sponsor: astier, kpi: taux,
     baseline: 60, target: 90, unit: \"%\", measured_by: CRM}
  - {id: OBJ-002, title: Objectif sans besoin}
needs:
  - {id: BES-001, title: Relancer les devis sans réponse, status: retained, priority: indispensable, objectives: [OBJ-001]}
  - {id: BES-002, title: Cartographier les comptes, status: retained, priority: useful, objectives: [OBJ-001]}
  - {id: BES-003, title: Dicter les comptes rendus, status: rejected, decision: {reason: hors budget}}
use_cases:
  - {id: CU-001, title: Relancer un devis, needs: [BES-001], priority: indispensable, value: 8, effort: 4, lot: LOT-1}
requirements:
  - id: EXG-001
    title: Créer la relance
    statement: Le CRM doit créer une tâche de **relance** sept jours après un devis refusé.
    type: functional
    use_cases: [CU-001]
    priority: indispensable
    lot: LOT-1
    tags: [\"brick:quotes\"]
  - id: EXG-002
    title: Ne relancer qu’une fois
    use_cases: [CU-001]
    priority: comfort
    lot: LOT-2
    links:
      - depends_on: [EXG-003]
  - {id: EXG-003, title: Dater l’émission du devis, use_cases: [CU-001], priority: comfort, lot: LOT-2}
lots:
  - {id: LOT-1, title: Socle, order: 1, effort_days: 30}
  - {id: LOT-2, title: Suite, order: 2}
workshops:
  - id: ATL-001
    title: Atelier devis
    date: 2026-03-05
    status: held
    decisions:
      - {text: Une seule relance, decided_by: astier}
    actions:
      - {text: Fournir les tableurs, owner: Gilles Chauvin, due: 2026-03-31}
      - {text: Relire le barème, owner: astier, due: 2026-12-31}
      - {text: Réserver la salle, owner: astier, due: 2026-03-01, status: done}
    open_points:
      - {text: Qui décide du barème}
";

const FEATURE: &str = "\
# language: fr
Fonctionnalité: Relances

  @EXG-001
  Scénario: Relance à J+7
    Étant donné un compte « Acier »
    Quand l'administrateur supprime le compte « Acier »
    Alors l'opération est acceptée
";

fn small() -> Project {
    let manifest = "project: {title: Essai, code: E, phase: build}\npeople:\n  - {id: astier, name: Claire Astier}\n";
    Project::new(manifest).file("specs/tout.yaml", SPECS).file("features/relances.feature", FEATURE)
}

/// What a command prints, on a day of which everybody knows the date.
fn ran(project: &Project, args: &[&str]) -> Ran {
    let mut command = project.command(args);
    // 1 June 2026.
    command.env("SOURCE_DATE_EPOCH", "1780272000").env_remove("COLUMNS");
    Ran::of(command.output().expect("the program starts"))
}

fn json(project: &Project, args: &[&str]) -> Value {
    let mut all = args.to_vec();
    all.extend(["--output-format", "json"]);
    let ran = ran(project, &all);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.out))
}

fn ids(list: &Value) -> Vec<String> {
    let id = |one: &Value| one["id"].as_str().unwrap_or_default().to_owned();
    list.as_array().expect("a list").iter().map(id).collect()
}

#[test]
fn a_list_is_filtered_sorted_and_given_in_columns() {
    let project = small();
    assert_eq!(ids(&json(&project, &["list", "exigences"])), ["EXG-001", "EXG-002", "EXG-003"]);
    assert_eq!(ids(&json(&project, &["list", "requirements", "lot:LOT-2", "-title:dater"])), ["EXG-002"]);
    assert_eq!(ids(&json(&project, &["list", "text:devis refusé"])), ["EXG-001"]);
    assert_eq!(
        ids(&json(&project, &["list", "exigences", "--sort", "-priorité,-id"])),
        ["EXG-003", "EXG-002", "EXG-001"]
    );
    // A kind with its filters in one pair of quotes, as `set --where` takes them.
    assert_eq!(ids(&json(&project, &["list", "exigences lot:LOT-2 -title:dater"])), ["EXG-002"]);
    assert_eq!(ids(&json(&project, &["list", "exigences text:devis refusé"])), ["EXG-001"]);
    assert_eq!(ids(&json(&project, &["list", "cas d’usage lot:LOT-1"])), ["CU-001"]);
    let csv = ran(&project, &["list", "besoins", "--columns", "id,titre,priority", "--output-format", "csv"]);
    let lines: Vec<&str> = csv.out.lines().collect();
    assert_eq!(lines[..2], ["id,title,priority", "BES-001,Relancer les devis sans réponse,indispensable"]);
    let people = ran(&project, &["list", "exigences", "lot:socle"]).out;
    assert_eq!(
        people,
        "Identifiant  Titre             Priorité       Lot          Statut     Verdict\n\
         EXG-001      Créer la relance  indispensable  LOT-1 Socle  brouillon  aucun résultat\n\
         \n\
         1 artefact\n"
    );
    assert_eq!(ran(&project, &["list", "lot:LOT-1", "kind:besoin"]).out, "Aucun artefact ne correspond.\n");
}

#[test]
fn a_list_fits_the_screen() {
    let project = small();
    let mut command = project.command(&["list", "exigences"]);
    command.env("COLUMNS", "72");
    let out = Ran::of(command.output().expect("the program starts")).out;
    assert!(out.lines().all(|line| line.chars().count() <= 72), "{out}");
    assert!(out.contains('─'), "{out}");
}

#[test]
fn what_cannot_be_a_filter_is_shown_in_its_place() {
    let project = small();
    let refused = ran(&project, &["list", "priorité:1", "statu:approved", "lot:LOT-9"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("\n             ^^^^^\n"), "{}", refused.err);
    assert!(
        refused.err.contains("Vouliez-vous dire «\u{a0}statut\u{a0}»") || refused.err.contains("status"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("LOT-9"), "{}", refused.err);
    for args in [["list", "exigense"], ["list", "--columns=titr"], ["list", "--sort=zzz"], ["show", "EXG-01"]] {
        let refused = ran(&project, &args);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{args:?}: {}", refused.err);
        assert!(!refused.err.is_empty());
    }
    assert!(ran(&project, &["show", "EXG-01"]).err.contains("EXG-001 Créer la relance"));
}

#[test]
fn a_card_tells_fields_links_findings_and_the_last_change() {
    let project = small();
    let shown = ran(&project, &["show", "exg-001"]).out;
    for part in [
        "EXG-001 Créer la relance\nexigence · brouillon · indispensable · LOT-1 Socle · aucun résultat\nspecs/tout.yaml:",
        "\n  Le CRM doit créer une tâche de relance sept jours après un devis refusé.\n",
        "Type        fonctionnelle",
        "Précise le cas d’usage  CU-001 Relancer un devis",
        "Relance à J+7",
    ] {
        assert!(shown.contains(part), "{part}\n---\n{shown}");
    }
    assert!(!shown.contains("Dernière modification"), "no repository: {shown}");
    let findings = ran(&project, &["show", "OBJ-002"]).out;
    assert!(findings.contains("avertissement[T09]"), "{findings}");
    project.git(&["init", "-q"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-qm", "Premier jet"]);
    let shown = ran(&project, &["show", "EXG-001"]).out;
    assert!(shown.contains("Anne Essai, «\u{a0}Premier jet\u{a0}» ("), "{shown}");
    assert!(!shown.contains("Modifié depuis"), "{shown}");
    project.replace("specs/tout.yaml", "sept jours", "huit jours");
    let shown = ran(&project, &["show", "EXG-001"]).out;
    assert!(shown.contains("Modifié depuis"), "{shown}");
    let value = json(&project, &["show", "CU-001"]);
    assert_eq!(value["last_change"]["author"], "Anne Essai");
    assert_eq!(value["links"]["in"].as_array().map(Vec::len), Some(3));
    assert_eq!(value["fields"]["value"], 8);
}

#[test]
fn the_chain_is_unfolded_with_its_holes_first() {
    let project = small();
    let out = ran(&project, &["trace"]).out;
    let expected = "\
OBJ-001 Relancer tous les devis
├─ BES-002 Cartographier les comptes
│  └─ ✗ aucun cas d’usage ne le couvre
└─ BES-001 Relancer les devis sans réponse  sans test
   └─ CU-001 Relancer un devis  sans test
      ├─ EXG-002 Ne relancer qu’une fois
      │  └─ ✗ aucun cas approuvé ne la vérifie
      ├─ EXG-003 Dater l’émission du devis
      │  └─ ✗ aucun cas approuvé ne la vérifie
      └─ EXG-001 Créer la relance  aucun résultat
         └─ Relance à J+7  aucun résultat
OBJ-002 Objectif sans besoin
└─ ✗ aucun besoin ne le sert

4 trous dans la chaîne.
";
    let plain: String = out.replace("OBJ-001 Relancer tous les devis  sans test", "OBJ-001 Relancer tous les devis");
    assert_eq!(plain, expected, "{out}");
    let up = ran(&project, &["trace", "EXG-001", "--up"]).out;
    assert!(up.contains("└─ OBJ-001 Relancer tous les devis"), "{up}");
    let cut = ran(&project, &["trace", "OBJ-001", "--down", "--depth", "1"]).out;
    assert!(cut.contains("BES-001 Relancer les devis sans réponse") && cut.contains("un autre dessous"), "{cut}");
    assert!(!cut.contains("EXG-001"), "{cut}");
    let tree = json(&project, &["trace", "BES-001", "--down"]);
    assert_eq!(tree[0]["children"][0]["id"], "CU-001");
}

#[test]
fn words_are_found_wherever_they_stand_the_best_place_first() {
    let project = small();
    assert_eq!(ids(&json(&project, &["search", "EXG-002"]))[0], "EXG-002");
    assert_eq!(ids(&json(&project, &["search", "RELANCE", "refuse"])), ["EXG-001"]);
    let found = json(&project, &["search", "tableurs"]);
    assert_eq!((found[0]["id"].as_str(), found[0]["snippet"]["field"].as_str()), (Some("ATL-001"), Some("actions")));
    let titles = ids(&json(&project, &["search", "relancer"]));
    assert!(titles.iter().take(4).all(|id| id != "EXG-001"), "titles come before statements: {titles:?}");
    let none = ran(&project, &["search", "xyzzy"]);
    assert_eq!((none.code, none.out.as_str()), (0, "Aucun texte ne contient tous ces mots\u{a0}: xyzzy\n"));
}

#[test]
fn the_backlog_is_ranked_and_weighed() {
    let project = small();
    let backlog = json(&project, &["backlog"]);
    assert_eq!(ids(&backlog["items"]), ["EXG-001", "EXG-003", "EXG-002"]);
    assert_eq!(
        (backlog["lots"][0]["lot"].as_str(), backlog["lots"][0]["announced_days"].as_u64()),
        (Some("LOT-1"), Some(30))
    );
    assert_eq!(ids(&json(&project, &["backlog", "--lot", "suite"])["items"]), ["EXG-003", "EXG-002"]);
    assert!(ran(&project, &["backlog"]).out.contains("LOT-2 Suite"));
    assert_eq!(ran(&project, &["backlog", "--lot", "LOT-7"]).code, 2);
}

#[test]
fn the_register_tells_who_owes_what_and_what_is_late() {
    let project = small();
    let texts = |args: &[&str]| -> Vec<String> {
        let list = json(&project, args);
        list.as_array().expect("a list").iter().map(|one| one["text"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(texts(&["actions"]), ["Fournir les tableurs", "Relire le barème", "Qui décide du barème"]);
    assert_eq!(texts(&["actions", "--late"]), ["Fournir les tableurs"]);
    assert_eq!(texts(&["actions", "--owner", "astier"]), ["Relire le barème"]);
    assert_eq!(texts(&["actions", "--all"]).len(), 5);
    let people = ran(&project, &["actions"]).out;
    assert!(people.contains("31\u{a0}mars 2026 (en retard)") && people.contains("3 ouverts, 1 en retard."), "{people}");
    let mut mine = project.command(&["actions", "--mine"]);
    mine.env("OUVRAGE_USER", "claire.astier@essai.example").env("SOURCE_DATE_EPOCH", "1780272000");
    let mine = Ran::of(mine.output().expect("the program starts")).out;
    assert!(mine.contains("Relire le barème") && !mine.contains("tableurs"), "{mine}");
}

#[test]
fn what_cannot_be_read_is_told_beside_the_list() {
    let project = small().file("specs/faux.yaml", "needs:\n  - id: BES-009\n    title: [\n");
    let ran = ran(&project, &["list", "besoins"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("ouvrage check"), "{}", ran.err);
    assert_eq!(Project::nowhere().run(&["list"]).code, 2);
}

#[test]
fn the_reference_project_is_looked_at_without_a_fault() {
    let project = Project::reference();
    let all = json(&project, &["list"]);
    let kinds: BTreeSet<&str> = all.as_array().expect("a list").iter().filter_map(|one| one["kind"].as_str()).collect();
    for kind in ["objective", "workshop", "need", "use_case", "requirement", "lot", "recipe_book", "scenario", "term"] {
        assert!(kinds.contains(kind), "{kind}: {kinds:?}");
    }
    let agreed = ids(&json(&project, &["list", "exigences", "lot:LOT-1", "priorité:1", "statut:figée"]));
    assert!(agreed.contains(&"EXG-001".to_owned()), "{agreed:?}");
    // Every artifact has a card, in both languages.
    for (i, id) in ids(&all).iter().filter(|id| !id.is_empty()).enumerate() {
        if i % 23 == 0 {
            let shown = ran(&project, &["show", id, "--lang", if i % 2 == 0 { "fr" } else { "en" }]);
            assert_eq!(shown.code, 0, "{id}: {}", shown.err);
            assert!(!shown.out.contains('{'), "{id}: {}", shown.out);
        }
    }
    assert!(!ran(&project, &["trace"]).out.is_empty());
    assert!(!json(&project, &["backlog"])["items"].as_array().expect("a list").is_empty());
}

#[test]
fn filters_take_the_words_that_people_read_and_say() {
    let project = small();
    let listed = |filter: &[&str]| ids(&json(&project, &[&["list", "exigences"], filter].concat()));
    for word in ["priorité:Haute", "priority:haute", "priorité:Indispensable", "priorité:must", "priorité:<=haute"]
    {
        assert_eq!(listed(&[word]), ["EXG-001"], "{word}");
    }
    assert_eq!(listed(&["priorité:très basse"]), ["EXG-002", "EXG-003"]);
    assert_eq!(listed(&["priorité:\"amélioration utile\",confort"]), ["EXG-002", "EXG-003"]);
    assert_eq!(listed(&["type:Fonctionnelle"]), ["EXG-001"]);
    assert_eq!(listed(&["type:fonctionnel"]), ["EXG-001"]);
    let needs = |filter: &str| ids(&json(&project, &["list", "besoins", filter]));
    assert_eq!(needs("statut:Non retenu"), ["BES-003"]);
    assert_eq!(needs("statut:Retenus"), ["BES-001", "BES-002"]);
    let refused = ran(&project, &["list", "exigences", "priorité:jaune"]);
    assert!(refused.code == 2 && refused.err.contains("indispensable"), "{}", refused.err);
}

/// A project whose requirements have fields of its own, numbers among them, as several hands wrote them.
fn with_fields_of_its_own() -> Project {
    let requirement = |number: usize, charge: &str| {
        format!(
            "  - {{id: EXG-{number:03}, title: Exigence {number}, charge_j_h: {charge}, charge: {charge}, origine: v{number}}}\n"
        )
    };
    let written = ["3", "\"2\"", "5", "\"1,5\"", "4", "\"8\"", "7.5", "10"];
    let items: String = written.iter().enumerate().map(|(at, charge)| requirement(at + 1, charge)).collect();
    Project::new(
        "project: {title: Essai, phase: drafting, language: fr}\n\
         custom_fields: {requirements: [charge_j_h, charge, origine, échéance]}\n",
    )
    .file("specs/tout.yaml", &format!("requirements:\n{items}  - {{id: EXG-009, title: Rien}}\n"))
}

#[test]
fn numbers_of_fields_that_the_project_adds_are_compared_and_sorted() {
    let project = with_fields_of_its_own();
    let found = |filter: &str| ids(&json(&project, &["list", "exigences", filter]));
    for field in ["charge_j_h", "charge"] {
        let wanted = |rest: &str| found(&format!("{field}:{rest}"));
        assert_eq!(wanted(">4"), ["EXG-003", "EXG-006", "EXG-007", "EXG-008"], "{field}");
        assert_eq!(wanted("2..5"), ["EXG-001", "EXG-002", "EXG-003", "EXG-005"]);
        assert_eq!(wanted("<2"), ["EXG-004"]);
        assert_eq!(wanted("<=1,5"), ["EXG-004"]);
        assert_eq!(wanted("\"1,5\""), ["EXG-004"]);
        assert_eq!(wanted("1,5"), ["EXG-004"], "as French writes it");
        assert_eq!(wanted("3,5"), ["EXG-001", "EXG-003"], "nothing holds that number: a list");
        assert_eq!(wanted("1,5..2,5"), ["EXG-002", "EXG-004"]);
        assert_eq!(wanted("1.5"), ["EXG-004"]);
        assert_eq!(wanted("aucun"), ["EXG-009"]);
    }
    assert_eq!(found("origine:v1"), ["EXG-001"], "a text is searched");
    let wrong = project.run(&["list", "exigences", "charge:>beaucoup"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("n’est pas un nombre"), "{}", wrong.err);
    let sorted =
        project.run(&["list", "exigences", "--columns", "id,charge", "--sort", "-charge", "--output-format", "csv"]);
    let rows: Vec<&str> = sorted.out.lines().collect();
    let wanted = [
        "id,charge",
        "EXG-008,10",
        "EXG-006,8",
        "EXG-007,7.5",
        "EXG-003,5",
        "EXG-005,4",
        "EXG-001,3",
        "EXG-002,2",
        "EXG-004,1.5",
        "EXG-009,",
    ];
    assert_eq!(rows, wanted, "{}", sorted.err);
    let shown = project.run(&["list", "exigences", "--columns", "id,charge_j_h"]);
    assert!(shown.out.contains("1,5") && shown.out.contains("7,5"), "one form of numbers: {}", shown.out);
    let near = project.run(&["list", "exigences", "--columns", "id,charge_jh"]);
    assert!(near.err.contains("charge_j_h"), "{}", near.err);
}

#[test]
fn a_field_of_the_project_is_written_where_a_label_is_the_same_word() {
    let project = with_fields_of_its_own();
    let ran = project.run(&["set", "EXG-009", "charge=1,5"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        project.read("specs/tout.yaml").contains("title: Rien, charge: 1.5"),
        "{}",
        project.read("specs/tout.yaml")
    );
}

#[test]
fn a_declaration_of_fields_that_declares_nothing_is_told_with_its_form() {
    let told = |declared: &str| {
        let manifest = format!("project: {{title: Essai, phase: drafting, language: fr}}\ncustom_fields:\n{declared}");
        let project = Project::new(&manifest)
            .file("specs/tout.yaml", "requirements:\n  - {id: EXG-001, title: Une, charge: 3}\n");
        let ran = project.run(&["check"]);
        (ran.code, ran.out)
    };
    let (_, out) = told("  exigences: [charge]\n");
    assert!(out.contains("[M06]") && out.contains("écrivez `requirements: […]`"), "{out}");
    let (_, out) = told("  requirements: [{nom: charge}]\n");
    assert!(out.contains("[M02]") && out.contains("`requirements: [charge]`"), "{out}");
    let (_, out) = told("  - charge\n");
    assert!(out.contains("[M02]") && out.contains("`requirements: [charge]`"), "{out}");
    assert!(out.contains("`custom_fields: {requirements: [charge]}`"), "M01 says the form: {out}");
    for right in
        ["  requirements: [charge]\n", "  requirements:\n    - {name: charge}\n", "  requirements: {charge: nombre}\n"]
    {
        let (code, out) = told(right);
        assert_eq!(code, 0, "{out}");
        assert!(!out.contains("[M0"), "{right}: {out}");
    }
}

#[test]
fn the_name_of_a_field_may_be_several_words() {
    let project = small();
    for filter in ["cas d’usage:aucun", "cas d'usage:none", "\"cas d’usage\":none"] {
        let ran = project.run(&["list", "exigences", filter]);
        assert_eq!(ran.code, 0, "{filter}: {}", ran.err);
        assert!(ran.out.contains("Aucun artefact"), "{filter}: {}", ran.out);
    }
    let found = ids(&json(&project, &["list", "exigences", "cas d’usage:CU-001"]));
    assert_eq!(found, ["EXG-001", "EXG-002", "EXG-003"]);
    // A shell takes the name of a kind apart.
    let apart = ids(&json(&project, &["list", "cas", "d’usage"]));
    assert_eq!(apart, ids(&json(&project, &["list", "cas d’usage"])));
    assert!(!apart.is_empty());
    let wrong = project.run(&["list", "exigences", "\"cas d’usag\":none"]);
    assert_eq!(wrong.code, 2, "{}", wrong.out);
}

#[test]
fn requirements_of_a_need_are_those_of_its_use_cases_too() {
    let project = small();
    assert_eq!(ids(&json(&project, &["list", "besoins", "exigences:aucun"])), ["BES-002", "BES-003"]);
    assert_eq!(ids(&json(&project, &["list", "besoins", "exigences:EXG-001"])), ["BES-001"]);
}

#[test]
fn a_term_is_shown_by_its_word() {
    let project = small().file("specs/glossaire.yaml", "glossary:\n  - {term: DDA, definition: Directive}\n");
    for word in ["DDA", "dda"] {
        let ran = project.run(&["show", word]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("Directive"), "{}", ran.out);
    }
    assert_eq!(project.run(&["show", "DDB"]).code, 2);
}

#[test]
fn parts_without_an_id_are_told_beside_the_list() {
    let project = small().file(
        "specs/organisation.yaml",
        "organisation:\n  risks:\n    - {title: Retard, id: RSQ-001}\n    - {title: Départ}\n    - {title: Panne}\n",
    );
    let ran = project.run(&["list", "risques"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("RSQ-001"), "{}", ran.out);
    assert!(ran.err.contains("2 éléments") && ran.err.contains("Donnez-leur un `id:`"), "{}", ran.err);
    project.replace("specs/organisation.yaml", "    - {title: Départ}\n    - {title: Panne}\n", "");
    assert!(project.run(&["list", "risques"]).err.is_empty());
}

#[test]
fn what_is_described_beside_a_statement_is_shown_and_once() {
    let specs = "needs:\n  - {id: BES-001, title: Un, statement: Relancer les devis., description: Les vendeurs oublient.}\n  \
                 - {id: BES-002, title: Deux, description: Décrit seulement.}\n  \
                 - {id: BES-003, title: Trois, statement: Pareil., description: Pareil.}\n";
    let project =
        Project::new("project: {title: Essai, phase: drafting, language: fr}\n").file("specs/tout.yaml", specs);
    let shown = |id: &str| project.run(&["show", id]).out;
    let first = shown("BES-001");
    assert!(first.contains("Relancer les devis.") && first.contains("Les vendeurs oublient."), "{first}");
    assert_eq!(shown("BES-002").matches("Décrit seulement.").count(), 1);
    assert_eq!(shown("BES-003").matches("Pareil.").count(), 1);
}

#[test]
fn people_are_found_where_a_raci_and_a_workshop_name_them() {
    let manifest =
        "project:\n  title: Essai\n  code: ESS\npeople:\n  - {id: sa, name: Sophie Astier, function: Directrice}\n";
    let specs = "workshops:\n  - {id: ATL-1, title: Cadrage, participants: [{name: sa}]}\norganisation:\n  raci:\n    \
                 - {activity: Recette, people: {Nolwenn Kerbrat: A, sa: R}}\n";
    let project = Project::new(manifest).file("specs/a.yaml", specs);
    for (word, places) in
        [("kerbrat", vec!["RACI › Nolwenn Kerbrat"]), ("astier", vec!["Cadrage", "RACI › Sophie Astier"])]
    {
        let told = project.run(&["search", word]).out;
        assert!(places.iter().all(|place| told.contains(place)), "{word}: {told}");
    }
}

#[test]
fn what_is_done_and_what_is_expected_are_not_glued() {
    let specs = "test_cases:\n  - id: CT-1\n    title: Créer\n    steps:\n      - {action: Saisir le nom, data: Dupont, expected: Le nom est gardé}\n";
    let project = Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/a.yaml", specs);
    let shown = project.run(&["show", "CT-1"]).out.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(shown.contains("Saisir le nom — ") && shown.contains(" — Attendu : Le nom est gardé"), "{shown}");
}
