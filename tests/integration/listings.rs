//! What `list`, `actions` and `backlog` find, as a file that opens in a spreadsheet.

use calamine::{Data, Reader as _, Xlsx};

use crate::project::Project;

const SPECS: &str = "\
requirements:
  - {id: EXG-001, title: Créer la relance, statement: Le CRM doit relancer., type: functional, priority: indispensable, lot: LOT-1,
     use_cases: [CU-001]}
  - {id: EXG-002, title: \"=SOMME(A1)\", statement: Le CRM doit dater., type: functional, priority: comfort, lot: LOT-1}
use_cases:
  - {id: CU-001, title: Relancer, priority: indispensable, lot: LOT-1, value: 8, effort: 2.5}
lots:
  - {id: LOT-1, title: Socle, order: 1}
workshops:
  - id: ATL-001
    title: Atelier devis
    date: 2026-03-05
    status: held
    decisions: [{text: Une seule relance, decided_by: astier}]
    actions: [{text: Fournir les tableurs, owner: Gilles Chauvin, due: 2026-03-31}]
    open_points: [{text: Qui décide du barème}]
";

fn project() -> Project {
    Project::new("project: {title: Essai, code: E&A, phase: build}\npeople:\n  - {id: astier, name: Claire Astier}\n")
        .file("specs/tout.yaml", SPECS)
}

/// On a day of which everybody knows the date: 1 June 2026.
fn ran(project: &Project, args: &[&str]) -> crate::project::Ran {
    let mut command = project.command(args);
    command.env("SOURCE_DATE_EPOCH", "1780272000");
    crate::project::Ran::of(command.output().expect("the program starts"))
}

fn sheet(project: &Project, file: &str) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = calamine::open_workbook(project.path(file)).expect("a workbook");
    let name = book.sheet_names().first().expect("a sheet").clone();
    let range = book.worksheet_range(&name).expect("cells");
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn said(row: &[Data]) -> Vec<String> {
    row.iter().map(ToString::to_string).collect()
}

#[test]
fn a_list_is_written_in_the_words_of_its_readers_with_days_and_numbers_as_such() {
    let project = project();
    let told = ran(&project, &["actions", "--all", "--out", "registre.xlsx"]);
    assert_eq!((told.code, told.out.as_str()), (0, "registre.xlsx\u{a0}: 3 lignes\n"), "{}", told.err);
    let (name, rows) = sheet(&project, "registre.xlsx");
    assert_eq!(name, "Registre");
    assert_eq!(said(&rows[0]), ["Sorte", "Texte", "Porteur", "Échéance ou date", "Statut", "En retard", "Atelier"]);
    let action = rows.iter().find(|row| row[0] == Data::String("action".into())).expect("the action");
    let Data::DateTime(due) = &action[3] else { panic!("{:?} is no day", action[3]) };
    assert_eq!(due.to_ymd_hms_milli(), (2026, 3, 31, 0, 0, 0, 0));
    assert_eq!(said(action)[5..], ["oui", "ATL-001 Atelier devis"]);

    assert_eq!(ran(&project, &["backlog", "--out", "b.xlsx", "--lang", "en"]).out, "b.xlsx: 2 lines\n");
    let (name, rows) = sheet(&project, "b.xlsx");
    assert_eq!(name, "Backlog");
    assert_eq!(said(&rows[0])[..4], ["No.", "Id", "Kind", "Title"]);
    assert_eq!((&rows[1][0], &rows[1][7]), (&Data::Float(1.0), &Data::Float(2.5)));
    assert_eq!(rows[2][3], Data::String("=SOMME(A1)".into()), "a text is not computed");

    ran(&project, &["list", "exigences", "--columns", "id,titre,lot,cases", "--out", "l.csv"]);
    ran(&project, &["list", "cas d’usage", "--columns", "id,effort", "--out", "c.csv"]);
    let csv = std::fs::read_to_string(project.path("c.csv")).expect("a text");
    assert_eq!(csv, "\u{feff}Identifiant;Charge\r\nCU-001;2,5\r\n");
    let csv = std::fs::read_to_string(project.path("l.csv")).expect("a text");
    let wanted = "\u{feff}Identifiant;Titre;Lot;Cas approuvés\r\n\
                  EXG-001;Créer la relance;LOT-1 Socle;0\r\n\
                  EXG-002;'=SOMME(A1);LOT-1 Socle;0\r\n";
    assert_eq!(csv, wanted);
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_else_is_touched() {
    let project = project();
    let wrong = ran(&project, &["list", "exigences", "--out", "liste.odt"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("liste.odt") && wrong.err.contains(".xlsx"), "{}", wrong.err);
    assert!(!project.path("liste.odt").exists());
    let both = ran(&project, &["list", "exigences", "--out", "l.xlsx", "--output-format", "json"]);
    assert_eq!(both.code, 2, "{}", both.out);
    assert!(!project.path("l.xlsx").exists());
    let nowhere = ran(&project, &["actions", "--out", "specs/tout.yaml/registre.xlsx"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("tout.yaml"), "{}", nowhere.err);
}

#[test]
fn a_figure_is_a_number_of_the_sheet_however_it_was_written() {
    let specs = "use_cases:\n  - {id: CU-001, title: Un, effort: 1 200}\n  - {id: CU-002, title: Deux, effort: \"2,5\"}\n  \
                 - {id: CU-003, title: Trois, effort: environ 3}\n";
    let project = Project::new("project: {title: Essai, code: E, phase: drafting}\n").file("specs/tout.yaml", specs);
    let told = ran(&project, &["list", "use_cases", "--columns", "id,effort", "--out", "charges.xlsx"]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    let (_, rows) = sheet(&project, "charges.xlsx");
    let effort: Vec<&Data> = rows[1..].iter().map(|row| &row[1]).collect();
    assert_eq!(effort, [&Data::Float(1200.0), &Data::Float(2.5), &Data::String("environ 3".into())]);
}

#[cfg(unix)]
#[test]
fn a_chain_of_links_is_followed_to_its_end_and_a_loop_is_refused() {
    let project = project();
    let link = |to: &str, at: &str| std::os::unix::fs::symlink(to, project.path(at)).expect("a link");
    link("a1.csv", "chaine.csv");
    link("a2.csv", "a1.csv");
    link("boucle.csv", "boucle.csv");
    let told = ran(&project, &["list", "requirements", "--out", "chaine.csv"]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    assert!(project.path("chaine.csv").is_symlink() && project.path("a1.csv").is_symlink());
    assert!(!project.path("a2.csv").is_symlink() && project.read("a2.csv").contains("EXG-001"));
    let told = ran(&project, &["list", "requirements", "--out", "boucle.csv"]);
    assert_ne!(told.code, 0, "{}{}", told.out, told.err);
    assert!(project.path("boucle.csv").is_symlink(), "what stood there stands");
}

#[cfg(unix)]
#[test]
fn a_list_is_written_where_a_link_leads_and_into_what_nothing_can_replace() {
    use std::os::unix::fs::PermissionsExt as _;

    let project = project();
    std::fs::create_dir(project.path("partage")).expect("a folder");
    project.write("partage/liste.csv", b"avant");
    let shared = project.path("partage/liste.csv");
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o640)).expect("rights");
    std::os::unix::fs::symlink("partage/liste.csv", project.path("liste.csv")).expect("a link");
    std::os::unix::fs::symlink("partage/neuve.csv", project.path("neuve.csv")).expect("a link");
    for name in ["liste.csv", "neuve.csv"] {
        let told = ran(&project, &["list", "requirements", "--out", name]);
        assert_eq!(told.code, 0, "{}{}", told.out, told.err);
        assert!(project.path(name).is_symlink(), "{name} is still a link");
        assert!(project.read(&format!("partage/{name}")).contains("EXG-001"));
    }
    let mode = std::fs::metadata(&shared).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640, "who may read it may still read it");

    let pipe = project.path("tuyau.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || std::fs::read_to_string(pipe).expect("what came"))
    };
    let told = ran(&project, &["list", "requirements", "--out", "tuyau.csv"]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    assert!(reader.join().expect("read").contains("EXG-001"));
    assert!(!std::fs::metadata(&pipe).expect("there").is_file(), "a pipe is still one");
}
