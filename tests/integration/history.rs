//! What does git tell of the texts: differences, impact, cases to look at again, states that jumped?

use serde_json::Value;

use crate::project::{Project, Ran};

const MANIFEST: &str = "project: {title: Essai, language: fr}\n";

const FIRST: &str = "\
use_cases:
  - {id: CU-001, title: Relancer un devis}
requirements:
  - id: EXG-001
    title: Relance à J+7
    statement: Le CRM doit créer une tâche de relance sept jours après l’envoi du devis.
    status: frozen
    type: functional
    use_cases: [CU-001]
    priority: indispensable
    criticality: critical
    lot: LOT-1
    verification: test
  - id: EXG-002
    title: Remise
    statement: Le CRM doit bloquer une remise sous le plancher.
    priority: useful
    use_cases: [CU-001]
    lot: LOT-1
  - id: EXG-003
    statement: Le CRM doit imprimer le devis.
lots:
  - {id: LOT-1, title: Socle, order: 1}
  - {id: LOT-2, title: Suite, order: 2}
test_cases:
  - id: CT-001
    title: Relance
    status: approved
    requirements: [EXG-001]
    steps: [{action: Attendre, expected: Une tâche de relance est créée}]
";

/// A project with one commit.
fn project() -> Project {
    let project = Project::new(MANIFEST).file("specs/a.yaml", FIRST);
    project.git(&["init", "-q", "-b", "main"]);
    commit(&project, "Première version");
    project
}

fn commit(project: &Project, subject: &str) {
    project.git(&["add", "."]);
    project.git(&["commit", "-q", "-m", subject]);
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

fn diff(project: &Project, versions: &[&str]) -> Vec<String> {
    let mut args = vec!["diff", "--output-format", "json"];
    args.extend(versions);
    let ran = project.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told = json(&ran);
    let one =
        |change: &Value| format!("{} {}", change["id"].as_str().unwrap_or(""), change["change"].as_str().unwrap_or(""));
    told["changes"].as_array().expect("a list").iter().map(one).collect()
}

fn codes(project: &Project, gate: &str) -> Vec<String> {
    let (_, found) = project.check(&["--gate", gate]);
    found.iter().filter_map(|finding| finding["code"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_scripted_history_gives_the_exact_list_of_changes() {
    let project = project();
    assert!(diff(&project, &[]).is_empty());
    // Layout, comments and order are no change.
    project.replace("specs/a.yaml", "    title: Remise\n", "    # plancher du barème\n    title: \"Remise\"\n");
    commit(&project, "Ranger");
    assert!(diff(&project, &["HEAD~1..HEAD"]).is_empty());
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    project.replace("specs/a.yaml", "priority: useful", "priority: comfort");
    project.replace(
        "specs/a.yaml",
        "    use_cases: [CU-001]\n    lot: LOT-1\n  - id: EXG-003",
        "    lot: LOT-2\n  - id: EXG-003",
    );
    project.replace("specs/a.yaml", "EXG-003", "EXG-030");
    project.replace("specs/a.yaml", "status: approved", "status: to_update");
    project.write(
        "specs/b.yaml",
        b"requirements:\n  - {id: EXG-004, title: Nouvelle}\nuse_cases:\n  - {id: CU-002, title: Autre}\n",
    );
    let expected = [
        "CU-002 added",
        "EXG-001 reworded",
        "EXG-002 moved",
        "EXG-002 reranked",
        "EXG-002 relinked",
        "EXG-004 added",
        "EXG-030 renamed",
        "CT-001 state",
    ];
    assert_eq!(diff(&project, &[]), expected, "the text on the disk");
    commit(&project, "Changer");
    assert_eq!(diff(&project, &["HEAD~1..HEAD"]), expected, "between two commits");
    assert_eq!(diff(&project, &["HEAD~1..."]), expected);
    project.write("specs/b.yaml", b"requirements: []\n");
    assert_eq!(diff(&project, &[]), ["CU-002 removed", "EXG-004 removed"]);
}

#[test]
fn a_difference_is_told_to_people_with_the_words_that_changed() {
    let project = project();
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    project.replace("specs/a.yaml", "priority: useful", "priority: comfort");
    let ran = project.run(&["diff"]);
    for words in ["EXG-001 Relance à J+7", "[-sept-]{+dix+}", "utile → confort"] {
        assert!(ran.out.to_lowercase().contains(&words.to_lowercase()), "{words}: {}", ran.out);
    }
    let markdown = project.run(&["diff", "--output-format", "markdown"]);
    assert!(markdown.out.starts_with("# De HEAD ("), "{}", markdown.out);
    assert!(markdown.out.contains("~~sept~~**dix**"), "{}", markdown.out);
    let english = project.run(&["diff", "--lang", "en"]);
    assert!(english.out.contains("to the text on the disk"), "{}", english.out);
    let unknown = project.run(&["diff", "v9"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("v9"), "{}", unknown.err);
    let alone = Project::new(MANIFEST);
    assert_eq!(alone.run(&["diff"]).code, 2, "no repository");
}

#[test]
fn a_case_whose_requirement_changed_waits_until_somebody_signs() {
    let project = project();
    assert!(!codes(&project, "validation").contains(&"T12".to_owned()));
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    assert!(codes(&project, "validation").contains(&"T12".to_owned()), "before the commit already");
    assert!(!codes(&project, "drafting").contains(&"T12".to_owned()), "a draft is free");
    commit(&project, "Passer à dix jours");
    let (_, found) = project.check(&["--gate", "validation"]);
    let finding = found.iter().find(|finding| finding["code"] == "T12").expect("after the commit too");
    assert_eq!(finding["file"], "specs/a.yaml");
    assert!(finding["message"].as_str().is_some_and(|text| text.contains("EXG-001 Relance à J+7")), "{finding}");

    let none = project.run(&["review", "EXG-002", "--reason", "Rien"]);
    assert!(none.out.contains("Rien à relire pour EXG-002 Remise. Un cas attend ailleurs"), "{}{}", none.out, none.err);
    assert_eq!(project.run(&["review", "EXG-001", "--case", "CT-010", "--reason", "Rien"]).code, 2, "no such case");
    let listed = project.run(&["review"]);
    assert!(listed.out.contains("CT-001 Relance") && listed.out.contains("--reason"), "{}", listed.out);
    assert!(listed.out.contains("relance [-sept-]{+dix+} jours"), "the words that changed: {}", listed.out);
    assert_eq!(listed.out.matches("changée").count(), 1, "{}", listed.out);
    let shown = project.run(&["check", "--gate", "validation"]).out;
    let moments = ["approuvé\u{a0}: dans la première version connue", "changée\u{a0}: 1er"];
    assert!(moments.iter().all(|moment| shown.contains(moment)), "each at its own line: {shown}");
    let nobody = project
        .command(&["review", "EXG-001", "--reason", "Durée seule"])
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .expect("it starts");
    assert_eq!(Ran::of(nobody).code, 2, "a review is signed");
    let before = project.read("specs/a.yaml");
    let dry = project.run(&["review", "EXG-001", "--reason", "Durée seule", "--by", "Sonia Dubreuil", "--dry-run"]);
    assert!(dry.out.contains("+    reason: Durée seule"), "{}{}", dry.out, dry.err);
    let signed = project.run(&["review", "EXG-001", "--reason", "Durée seule", "--by", "Sonia Dubreuil"]);
    assert_eq!(signed.code, 0, "{}{}", signed.out, signed.err);
    assert_eq!(project.read("specs/a.yaml"), before, "the review stands in a file of its own");
    assert!(!codes(&project, "validation").contains(&"T12".to_owned()));
    assert!(project.run(&["review"]).out.contains("Aucun cas à relire"));

    // A review stands for the text that was read, not for the next one.
    project.replace("specs/a.yaml", "dix jours", "douze jours");
    assert!(codes(&project, "validation").contains(&"T12".to_owned()));
    // Whoever writes the case anew has read it.
    project.replace("specs/a.yaml", "Une tâche de relance est créée", "Une tâche est créée à J+12");
    assert!(!codes(&project, "validation").contains(&"T12".to_owned()));
}

#[test]
fn history_that_was_rewritten_is_told_anew() {
    let project = project();
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    commit(&project, "Passer à dix jours");
    assert!(codes(&project, "validation").contains(&"T12".to_owned()));
    project.git(&["reset", "-q", "--hard", "HEAD~1"]);
    assert!(!codes(&project, "validation").contains(&"T12".to_owned()), "the kept story is not that of this commit");
    project.replace("specs/a.yaml", "sept jours", "huit jours");
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    commit(&project, "Passer à huit jours");
    assert!(codes(&project, "validation").contains(&"T12".to_owned()));
    project.write(".ouvrage/cache/history", b"{\"head\": 3");
    assert!(codes(&project, "validation").contains(&"T12".to_owned()), "a spoilt file is no story");
}

#[test]
fn a_frozen_requirement_is_no_draft_again() {
    let project = project();
    project.replace("specs/a.yaml", "status: frozen", "status: draft");
    let (code, found) = project.check(&["--gate", "drafting"]);
    let finding = found.iter().find(|finding| finding["code"] == "M16").expect("M16");
    assert_eq!(code, 1);
    assert_eq!((finding["level"].as_str(), finding["line"].as_u64()), (Some("error"), Some(7)), "{finding}");
    project.write("specs/a.yaml", FIRST.as_bytes());
    let dry = project.run(&["set", "EXG-001", "status=draft", "--dry-run"]);
    assert!(dry.out.contains("M16"), "a preview says so too: {}", dry.out);
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    assert!(!codes(&project, "drafting").contains(&"M16".to_owned()));
}

/// What M16 tells at a gate.
fn m16(project: &Project, gate: &str) -> Vec<String> {
    let (_, found) = project.check(&["--gate", gate]);
    let own = found.iter().filter(|finding| finding["code"] == "M16");
    own.map(|finding| finding["message"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_text_of_a_frozen_requirement_is_changed_by_an_amendment_alone() {
    let project = project();
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    for gate in ["drafting", "decision"] {
        let told = m16(&project, gate);
        assert!(told.len() == 1 && told[0].contains("EXG-001"), "before the commit, {gate}: {told:?}");
    }
    let shown = project.run(&["check", "--gate", "drafting"]).out;
    assert!(shown.contains("modifiée"), "{shown}");
    commit(&project, "Changer sans le dire");
    let told = m16(&project, "validation");
    assert!(told.len() == 1 && told[0].contains("EXG-001"), "after the commit too: {told:?}");
    // Amended, it may say something else, and be frozen again.
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    assert_eq!(m16(&project, "decision"), [""; 0]);
    commit(&project, "Modifier");
    project.replace("specs/a.yaml", "status: amended", "status: frozen");
    assert_eq!(m16(&project, "decision"), [""; 0]);
    commit(&project, "Figer de nouveau");
    assert_eq!(m16(&project, "decision"), [""; 0]);
    // What is kept beside the text changes nothing of it; a draft is free.
    project.replace("specs/a.yaml", "    priority: indispensable\n", "    priority: useful\n");
    project.replace("specs/a.yaml", "sous le plancher", "sous le barème");
    assert_eq!(m16(&project, "decision"), [""; 0]);
}

#[test]
fn a_frozen_text_that_follows_a_renamed_id_is_the_same_text() {
    let project = project();
    project.replace("specs/a.yaml", "après l’envoi du devis", "après la remise de EXG-002");
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    commit(&project, "Citer");
    project.replace("specs/a.yaml", "status: amended", "status: frozen");
    commit(&project, "Figer");
    project.replace("specs/a.yaml", "remise de EXG-002", "remise de EXG-020");
    project.replace("specs/a.yaml", "id: EXG-002", "id: EXG-020");
    for gate in ["drafting", "decision"] {
        assert_eq!(m16(&project, gate), [""; 0], "{gate}");
    }
}

#[test]
fn what_a_frozen_requirement_lacks_is_written_and_its_state_kept() {
    let help = |status: &str| {
        let project = project();
        project.replace("specs/a.yaml", "    lot: LOT-1\n    verification: test\n", "    verification: test\n");
        if status == "to_review" {
            project.replace("specs/a.yaml", "status: frozen", "status: to_review");
            project.replace("specs/a.yaml", "    criticality: critical\n", "");
        }
        let (_, found) = project.check(&["--gate", "drafting"]);
        let own = found.iter().find(|finding| finding["code"] == "M04").expect("M04");
        own["help"].as_str().unwrap_or_default().to_owned()
    };
    let (frozen, draft) = (help("frozen"), help("to_review"));
    assert!(frozen.contains("lot: …") && !frozen.contains("état antérieur"), "{frozen}");
    assert!(draft.contains("état antérieur"), "{draft}");
}

#[test]
fn a_frozen_requirement_is_not_erased_nor_reborn_as_a_draft() {
    let gone = |project: &Project| {
        let (_, found) = project.check(&["--gate", "drafting"]);
        found.into_iter().filter(|finding| finding["code"] == "M16").collect::<Vec<_>>()
    };
    let project = project();
    let first = project.read("specs/a.yaml");
    let item = frozen(&first);
    project.write("specs/a.yaml", first.replace(&item, "").as_bytes());
    let told = gone(&project);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0]["message"].as_str().unwrap_or_default().contains("EXG-001"), "{told:?}");
    // Under another name it is the same, and goes on from its state.
    project.write("specs/a.yaml", first.replace(&item, &item.replace("EXG-001", "EXG-101")).as_bytes());
    assert!(gone(&project).is_empty());
    let draft = item.replace("EXG-001", "EXG-101").replace("status: frozen", "status: draft");
    project.write("specs/a.yaml", first.replace(&item, &draft).as_bytes());
    let told = gone(&project);
    assert!(told.len() == 1 && told[0]["message"].as_str().unwrap_or_default().contains("EXG-101"), "{told:?}");
    // Elsewhere it is where it was.
    project.write("specs/a.yaml", first.replace(&item, "").as_bytes());
    project.write("specs/b.yaml", format!("requirements:\n{item}").as_bytes());
    assert!(gone(&project).is_empty());
}

/// The item of EXG-001 as it is written.
fn frozen(text: &str) -> String {
    let start = text.find("  - id: EXG-001\n").expect("there");
    let rest = &text[start + 4..];
    let end = rest.find("\n  - ").map_or(rest.len(), |at| at + 1);
    text[start..start + 4 + end].to_owned()
}

#[test]
fn a_case_that_verifies_a_rule_is_read_again_when_the_rule_changes() {
    let project = project();
    let specs = "use_cases:\n  - id: CU-050\n    title: Remise\n    rules:\n      - {id: RG-1, statement: Libre jusqu’à 15 %.}\n      \
        - {id: RG-2, statement: Au-delà le chef accorde.}\ntest_cases:\n  - id: CT-050\n    title: Remise de 15 %\n    status: approved\n    \
        rules: [RG-1]\n    format: exploratory\n";
    project.write("specs/regles.yaml", specs.as_bytes());
    commit(&project, "Écrire les règles");
    let stale = |project: &Project| {
        let (_, found) = project.check(&["--gate", "validation"]);
        found.iter().any(|f| f["code"] == "T12" && f["file"] == "specs/regles.yaml")
    };
    assert!(!stale(&project));
    project.replace("specs/regles.yaml", "le chef accorde", "la directrice accorde");
    assert!(!stale(&project), "another rule");
    project.replace("specs/regles.yaml", "15 %.}", "12 %.}");
    assert!(stale(&project));
    let signed = project.run(&["review", "RG-1", "--reason", "Relu", "--by", "Sonia Dubreuil"]);
    assert_eq!(signed.code, 0, "{}{}", signed.out, signed.err);
    assert!(!stale(&project));
}

#[test]
fn impact_names_what_rests_on_an_artifact_and_what_it_would_cost() {
    let project = project();
    let told = json(&project.run(&["impact", "CU-001", "--output-format", "json"]));
    let ids: Vec<&str> =
        told["dependents"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids, ["EXG-001", "EXG-002", "CT-001"]);
    assert_eq!(told["lots"], serde_json::json!(["LOT-1"]));
    assert_eq!(told["approved_cases"], serde_json::json!(["CT-001"]));
    assert_eq!(told["rework"]["total_min"], 27);
    let ran = project.run(&["impact", "EXG-001"]);
    assert!(ran.out.contains("CT-001 Relance") && ran.out.contains("27\u{a0}min en tout"), "{}", ran.out);
    assert_eq!(project.run(&["impact", "EXG-009"]).code, 2);
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    let told = json(&project.run(&["impact", "EXG-001", "--output-format", "json"]));
    assert_eq!(told["stale_cases"], serde_json::json!(["CT-001"]));
}

#[test]
fn states_are_compared_with_another_revision_where_a_commit_jumped() {
    let project = project();
    project.replace("specs/a.yaml", "status: frozen", "status: draft");
    commit(&project, "Revenir en arrière");
    assert!(!codes(&project, "drafting").contains(&"M16".to_owned()), "the last commit says the same");
    let (code, found) = project.check(&["--gate", "rédaction", "--since", "HEAD~1"]);
    assert!(code == 1 && found.iter().any(|finding| finding["code"] == "M16"), "{found:?}");
    assert_eq!(project.run(&["check", "--since", "v9"]).code, 2);
}

#[test]
fn a_case_that_git_does_not_know_yet_is_not_older_than_its_requirement() {
    let project = project();
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    commit(&project, "Passer à dix jours");
    let cases = "test_cases:\n  - {id: CT-002, title: Neuf, status: approved, requirements: [EXG-001]}\n";
    project.write("specs/neuf.yaml", cases.as_bytes());
    let listed = project.run(&["review"]);
    assert!(listed.out.contains("CT-001") && !listed.out.contains("CT-002"), "{}", listed.out);
}

#[test]
fn a_cut_clone_says_that_it_does_not_know() {
    let project = project();
    project.replace("specs/a.yaml", "sept jours", "dix jours");
    project.replace("specs/a.yaml", "status: frozen", "status: amended");
    commit(&project, "Passer à dix jours");
    let clone = Project::nowhere();
    let from = format!("file://{}", project.path("").display());
    clone.git(&["clone", "-q", "--depth", "1", &from, "."]);
    let told = clone.run(&["check", "--gate", "validation"]);
    assert!(told.out.contains("T12 n’a pas pu être vérifiée"), "{}", told.out);
    let told = json(&clone.run(&["check", "--gate", "validation", "--output-format", "json"]));
    assert_eq!(told["unchecked"], serde_json::json!(["T12"]));
    clone.git(&["fetch", "-q", "--unshallow"]);
    assert!(codes(&clone, "validation").contains(&"T12".to_owned()), "what was cut was not kept");
}

#[test]
fn a_list_is_compared_by_whole_items_and_what_is_new_says_what_it_asks_for() {
    let raci = |first: &str, second: &str| {
        format!(
            "organisation:\n  raci:\n    - {{activity: Valider, people: {{M. Kerbrat: {first}, Hélène Roux: R}}}}\n    - {{activity: Recetter, people: {{M. Kerbrat: {second}, Hélène Roux: R}}}}\n"
        )
    };
    let project = project();
    project
        .write("specs/organisation.yaml", format!("{}  risks:\n    - {{title: Retard}}\n", raci("A", "A")).as_bytes());
    commit(&project, "Organiser");
    project.write(
        "specs/organisation.yaml",
        format!("{}  risks:\n    - {{id: RSQ-001, title: Retard}}\n", raci("A", "I")).as_bytes(),
    );
    project
        .write("specs/b.yaml", b"requirements:\n  - {id: EXG-004, title: Nouvelle, statement: Le CRM doit dater.}\n");
    let ran = project.run(&["diff"]);
    assert!(ran.out.contains("    RACI\n      ~ Recetter — M. Kerbrat\u{a0}: A → I\n"), "{}", ran.out);
    assert!(ran.out.contains("~ RSQ-001 Retard (risque)\n    a reçu un identifiant\n"), "{}", ran.out);
    let markdown = project.run(&["diff", "--output-format", "markdown"]);
    assert!(markdown.out.contains("  - RACI\u{a0}: Recetter — M. Kerbrat\u{a0}: A → I\n"), "{}", markdown.out);
    assert!(!ran.out.contains("Valider"), "what did not change is not told: {}", ran.out);
    assert!(ran.out.contains("    Le CRM doit dater."), "{}", ran.out);
}

#[test]
fn an_added_field_and_a_number_are_told_in_the_words_of_the_reader() {
    let manifest = "project: {title: Essai, language: fr}\ncustom_fields: {requirements: [{name: charge_j_h, label: Charge (j.h)}]}\n";
    let specs = "requirements:\n  - {id: EXG-1, title: Dater, charge_j_h: 3.25}\n";
    let project = Project::new(manifest).file("specs/a.yaml", specs);
    project.git(&["init", "-q"]);
    project.git(&["add", "."]);
    project.git(&["commit", "-qm", "Un"]);
    project.replace("specs/a.yaml", "3.25", "4.5");
    let plain = |args: &[&str]| project.run(args).out.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain(&["diff"]).contains("Charge (j.h)  3,25 → 4,5"), "{}", plain(&["diff"]));
    let markdown = plain(&["diff", "--output-format", "markdown"]);
    assert!(markdown.contains("Charge (j.h) : 3,25 → 4,5"), "{markdown}");
    let json = plain(&["diff", "--output-format", "json"]);
    assert!(json.contains("charge_j_h") && json.contains("4.5"), "{json}");
    // A reference is no number.
    project.replace("specs/a.yaml", "charge_j_h: 4.5", "source: \"4.10\", charge_j_h: 4.5");
    project.git(&["commit", "-qam", "Deux"]);
    project.replace("specs/a.yaml", "4.10", "4.11");
    assert!(plain(&["diff"]).contains("4.10 → 4.11"), "{}", plain(&["diff"]));
}
