//! The guides' commands work as they are written.
//!
//! A block ```` ```sh ```` is run line by line in a folder that holds the guide's files; a comment
//! `<!-- exit 1 -->` above it says how it ends. A block with a path (```` ```yaml specs/a.yaml ````)
//! is a file that the reader writes. A block ```` ```text ```` is what the command before it shows. Under
//! `<!-- other terminal -->` a command goes on until the next one of that terminal, or the end. A whole command in a
//! sentence is tried too, where it stands: one that would write is tried with `--dry-run`.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use tempfile::TempDir;

/// What a guide asks its reader to do.
#[derive(Debug, PartialEq)]
enum Act {
    /// A command, with its exit code.
    Run(String, i32),
    /// A command that a sentence names.
    Try(String),
    /// A file.
    Write(String, String),
    /// A command of the second terminal, which stays.
    Stay(String),
    /// Lines that the reader has just seen.
    See(Vec<String>),
}

fn acts(guide: &str) -> Vec<Act> {
    let mut acts = Vec::new();
    let (mut code, mut other) = (0, false);
    let mut prose = String::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            acts.extend(named_in(&std::mem::take(&mut prose)));
        } else {
            prose.push_str(line);
            prose.push('\n');
        }
        if let Some(exit) = line.strip_prefix("<!-- exit ").and_then(|rest| rest.strip_suffix(" -->")) {
            code = exit.trim().parse().expect("a number");
            continue;
        }
        other |= line == "<!-- other terminal -->";
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match kind.split_once(' ') {
            Some((_, path)) => acts.push(Act::Write(path.to_owned(), body.join("\n") + "\n")),
            None if kind == "sh" && other => acts.extend(body.iter().map(|line| Act::Stay((*line).to_owned()))),
            None if kind == "sh" => acts.extend(body.iter().map(|line| Act::Run((*line).to_owned(), code))),
            None if kind == "text" => acts.push(Act::See(body.iter().map(|line| plain(line.trim())).collect())),
            None => {}
        }
        (code, other) = (0, false);
    }
    acts.extend(named_in(&prose));
    acts
}

/// The whole commands that sentences name: those that show something, and those that write, which are only tried. A
/// command without its arguments is a name, and `--unlink` takes an example away that a guide goes on with.
fn named_in(prose: &str) -> Vec<Act> {
    const SHOW: [&str; 6] = ["explain", "list", "search", "show", "trace", "export"];
    const WRITE: [&str; 6] = ["link", "new", "remove", "rename", "set", "unlink"];
    let spans = prose.split('`').skip(1).step_by(2);
    let commands = spans.map(|span| span.split_whitespace().collect::<Vec<_>>().join(" "));
    let tried = commands.filter_map(|command| {
        let mut words = command.split(' ');
        let (program, name, first) = (words.next()?, words.next()?, words.next()?);
        let is_whole = program == "ouvrage" && !first.starts_with('…');
        match name {
            _ if !is_whole => None,
            name if SHOW.contains(&name) => Some(command.clone()),
            name if WRITE.contains(&name) && command.contains("--dry-run") => Some(command.clone()),
            name if WRITE.contains(&name) => Some(format!("{command} --dry-run")),
            _ => None,
        }
    });
    tried.map(Act::Try).collect()
}

/// A program that stays in a second terminal.
struct Staying(Child);

impl Staying {
    /// Starts it, and waits for its first words.
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a shell");
        let mut said = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut said).expect("text");
        assert!(!said.is_empty(), "it says that it is there");
        Self(child)
    }
}

impl Drop for Staying {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// With plain spaces in the place of those at which no line breaks.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Plays a guide, and gives what its commands printed.
fn play(guide: &Path, lang: &str) -> String {
    let folder = TempDir::new().expect("a folder");
    for entry in std::fs::read_dir(guide.parent().expect("a folder")).expect("readable") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            std::fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    let program = Path::new(env!("CARGO_BIN_EXE_ouvrage"));
    let path =
        format!("{}:{}", program.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let mut here = folder.path().to_owned();
    let mut said = String::new();
    let acts = acts(&std::fs::read_to_string(guide).expect("the guide"));
    assert!(acts.len() > 5, "{}: {acts:?}", guide.display());
    let mut last = String::new();
    let mut staying: Option<Staying> = None;
    let shell = |line: &str, here: &Path| {
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(here).env("PATH", &path).env("LC_ALL", lang);
        // Nobody's own settings of git.
        command.env("GIT_CONFIG_GLOBAL", "/dev/null");
        command
    };
    for act in acts {
        match act {
            Act::See(lines) => {
                for line in lines {
                    assert!(plain(&last).contains(&line), "{line}\nis not in\n{last}");
                }
            }
            Act::Write(path, text) => {
                let path = here.join(path);
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
                std::fs::write(path, text).expect("written");
            }
            Act::Stay(line) => {
                // What was there is stopped first.
                drop(staying.take());
                staying = Some(Staying::start(shell(&format!("exec {line}"), &here)));
            }
            Act::Try(line) => {
                let output = shell(&line, &here).output().expect("a shell");
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                assert_eq!(output.status.code(), Some(0), "$ {line}\n{told}");
            }
            Act::Run(line, _) if line.starts_with("cd ") => here = here.join(line["cd ".len()..].trim()),
            Act::Run(line, code) => {
                let output = shell(&line, &here).output().expect("a shell");
                let told = format!(
                    "$ {line}\n{}{}\n",
                    String::from_utf8_lossy(&output.stdout),
                    String::from_utf8_lossy(&output.stderr)
                );
                assert_eq!(output.status.code(), Some(code), "{told}");
                said.push_str(&told);
                last = told;
            }
        }
    }
    said
}

fn guide(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guides").join(path)
}

#[test]
fn from_your_spreadsheet_in_french() {
    let said = play(&guide("fr/depuis-votre-tableur.md"), "fr_FR.UTF-8");
    let plain = said.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain.contains("« À voir » n’est une priorité d’aucune échelle connue"), "{said}");
    assert!(plain.contains("« Must » devient « indispensable » (rang 1)"), "{said}");
    assert_eq!(plain.matches("Rien n’a changé").count(), 2, "{said}");
}

#[test]
fn from_your_spreadsheet_in_english() {
    let said = play(&guide("en/from-your-spreadsheet.md"), "en_GB.UTF-8");
    assert!(said.contains("“To be seen” is a priority of no known scale"), "{said}");
    assert_eq!(said.matches("Nothing changed").count(), 2, "{said}");
}

#[test]
fn your_specification_in_30_minutes_in_french() {
    let said = play(&guide("fr/votre-specification-en-30-minutes.md"), "fr_FR.UTF-8");
    let plain = plain(&said);
    assert!(plain.contains("« rapidement » ne se vérifie pas"), "{said}");
    assert!(plain.contains("Cahier des charges : public/documents/"), "{said}");
    assert_eq!(plain.matches("Aucune erreur, aucun avertissement").count(), 4, "{said}");
}

#[test]
fn your_specification_in_30_minutes_in_english() {
    let said = play(&guide("en/your-specification-in-30-minutes.md"), "en_GB.UTF-8");
    assert!(said.contains("nobody can verify “quickly”"), "{said}");
    assert!(said.contains("Specification: public/documents/"), "{said}");
    assert_eq!(said.matches("No error, no warning").count(), 4, "{said}");
}

#[test]
fn your_first_acceptance_run_in_both_languages() {
    play(&guide("fr/votre-premiere-recette.md"), "fr_FR.UTF-8");
    play(&guide("en/your-first-acceptance-run.md"), "en_GB.UTF-8");
}

#[test]
fn your_business_phrase_in_both_languages() {
    play(&guide("fr/votre-phrase-metier.md"), "fr_FR.UTF-8");
    play(&guide("en/your-business-phrase.md"), "en_GB.UTF-8");
}

#[test]
fn your_interface_in_both_languages() {
    play(&guide("fr/votre-interface.md"), "fr_FR.UTF-8");
    play(&guide("en/your-interface.md"), "en_GB.UTF-8");
}

#[test]
fn your_migration_in_both_languages() {
    play(&guide("fr/votre-reprise.md"), "fr_FR.UTF-8");
    play(&guide("en/your-migration.md"), "en_GB.UTF-8");
}

#[test]
fn a_case_by_hand_in_both_languages() {
    play(&guide("fr/faire-jouer-un-cas-a-la-main.md"), "fr_FR.UTF-8");
    play(&guide("en/play-a-case-by-hand.md"), "en_GB.UTF-8");
}

#[test]
fn when_a_requirement_changes_in_both_languages() {
    play(&guide("fr/quand-une-exigence-change.md"), "fr_FR.UTF-8");
    play(&guide("en/when-a-requirement-changes.md"), "en_GB.UTF-8");
}

#[test]
fn your_editor_in_both_languages() {
    let french = play(&guide("fr/votre-editeur.md"), "fr_FR.UTF-8");
    assert!(french.contains("4 fichiers nomment maintenant leur schéma"), "{french}");
    assert!(french.contains("specs.schema.json n’est pas à jour") && french.contains("sont à jour."), "{french}");
    let english = play(&guide("en/your-editor.md"), "en_GB.UTF-8");
    assert!(english.contains("4 files now name their schemas"), "{english}");
    assert!(
        english.contains("specs.schema.json is not up to date") && english.contains("are up to date."),
        "{english}"
    );
}

#[test]
fn a_guide_is_read_as_a_reader_does() {
    let text = "# T\n<!-- other terminal -->\n```sh\nstay\n```\n<!-- exit 1 -->\n```sh\na\nb\n```\n```yaml specs/x.yaml\nk: v\n```\n```sh\nc\n```\n```yaml\nno: file\n```\n```text\n  d\u{a0}!\n```\n";
    let run = |line: &str, code| Act::Run(line.to_owned(), code);
    let write = Act::Write("specs/x.yaml".to_owned(), "k: v\n".to_owned());
    let stay = Act::Stay("stay".to_owned());
    let sentence = "Faites `ouvrage set EXG-001\nstatut=figée`, jamais `ouvrage set`, puis `ouvrage show X`.";
    let tried = ["ouvrage set EXG-001 statut=figée --dry-run", "ouvrage show X"].map(|line| Act::Try(line.to_owned()));
    assert_eq!(acts(sentence), tried);
    assert_eq!(acts(text), [stay, run("a", 1), run("b", 1), write, run("c", 0), Act::See(vec!["d !".to_owned()])]);
}

/// Words of the guides' workbook.
struct Words {
    file: &'static str,
    lots: [&'static str; 4],
    title: &'static str,
    sheet: &'static str,
    heads: [&'static str; 7],
    groups: [&'static str; 2],
    sections: [&'static str; 2],
    lines: [[&'static str; 7]; 6],
}

const FRENCH: Words = Words {
    file: "fr/grille-client.xlsx",
    lots: ["Lots", "Réf.", "Intitulé du lot", "Ordre"],
    title: "CRM – grille des exigences, version du 12 mars",
    sheet: "Exigences",
    heads: ["Réf.", "Exigence", "Priorité MoSCoW", "Lot", "Besoin couvert", "Avis DSI", "Couleur"],
    groups: ["Identification", "Cotation"],
    sections: ["1. Comptes et contacts", "2. Devis et commandes"],
    lines: [
        [
            "EXG-001",
            "Le CRM doit refuser la création d’un compte dont le SIRET est déjà porté par un autre compte.",
            "Must",
            "LOT-1",
            "BES-001",
            "Voir le référentiel.",
            "jaune",
        ],
        [
            "EXG-002",
            "Le CRM doit retrouver un compte par les cinq premières lettres de sa raison sociale.",
            "Should",
            "Lot 1",
            "BES-001",
            "",
            "",
        ],
        [
            "",
            "Le CRM doit afficher l’encours du client sur sa fiche.",
            "Haute",
            "Lot 1",
            "Retrouver un client en moins de deux minutes",
            "Flux de l’ERP à J+1.",
            "",
        ],
        [
            "EXG-010",
            "Le CRM doit créer une tâche de relance le septième jour après l’émission d’un devis sans réponse.",
            "M",
            "LOT-1",
            "BES-001",
            "",
            "vert",
        ],
        [
            "EXG-011",
            "Le CRM doit demander un accord pour toute remise supérieure à 15 %.",
            "Could",
            "LOT-2",
            "BES-001",
            "",
            "",
        ],
        [
            "EXG-012",
            "Le CRM doit lister les devis dont la marge est inférieure à 18 %.",
            "À voir",
            "LOT-2",
            "BES-001",
            "",
            "",
        ],
    ],
};

const ENGLISH: Words = Words {
    file: "en/client-grid.xlsx",
    lots: ["Lots", "Ref.", "Name", "Order"],
    title: "CRM – requirements grid, version of 12 March",
    sheet: "Requirements",
    heads: ["Ref.", "Requirement", "MoSCoW priority", "Lot", "Covered need", "IT remark", "Colour"],
    groups: ["Identification", "Ranking"],
    sections: ["1. Contacts", "2. Quotes and orders"],
    lines: [
        [
            "EXG-001",
            "The CRM shall refuse an account whose company number another account bears already.",
            "Must",
            "LOT-1",
            "BES-001",
            "See the master data.",
            "yellow",
        ],
        [
            "EXG-002",
            "The CRM shall find an account by the first five letters of its name.",
            "Should",
            "Lot 1",
            "BES-001",
            "",
            "",
        ],
        [
            "",
            "The CRM shall show the outstanding amount of a customer on the account.",
            "High",
            "Lot 1",
            "Find a customer in under two minutes",
            "Feed from the ERP, next day.",
            "",
        ],
        [
            "EXG-010",
            "The CRM shall create a reminder on the seventh day after a quote was sent without an answer.",
            "M",
            "LOT-1",
            "BES-001",
            "",
            "green",
        ],
        [
            "EXG-011",
            "The CRM shall ask for an approval of any discount above 15 %.",
            "Could",
            "LOT-2",
            "BES-001",
            "",
            "",
        ],
        [
            "EXG-012",
            "The CRM shall list the quotes whose margin is below 18 %.",
            "To be seen",
            "LOT-2",
            "BES-001",
            "",
            "",
        ],
    ],
};

/// The workbook of a guide.
fn workbook(words: &Words) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2026, 3, 12).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name(words.sheet).unwrap();
    sheet.merge_range(0, 0, 0, 6, words.title, &bold).unwrap();
    sheet.merge_range(2, 0, 2, 1, words.groups[0], &bold).unwrap();
    sheet.merge_range(2, 2, 2, 3, words.groups[1], &bold).unwrap();
    for (at, head) in words.heads.iter().enumerate() {
        sheet.write_string_with_format(3, at as u16, *head, &bold).unwrap();
    }
    let mut row = 4;
    for (at, line) in words.lines.iter().enumerate() {
        if at % 3 == 0 {
            sheet.merge_range(row, 0, row, 6, words.sections[at / 3], &bold).unwrap();
            row += 1;
        }
        for (column, text) in line.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column as u16, *text).unwrap();
        }
        row += 1;
    }
    sheet.set_column_width(1, 70).unwrap();
    let lots = book.add_worksheet().set_name(words.lots[0]).unwrap();
    for (at, head) in words.lots[1..].iter().enumerate() {
        lots.write_string_with_format(0, at as u16, *head, &bold).unwrap();
    }
    let french = words.file.starts_with("fr");
    for (at, title) in
        [if french { "Socle commercial" } else { "Sales base" }, if french { "Pilotage" } else { "Steering" }]
            .iter()
            .enumerate()
    {
        lots.write_string(at as u32 + 1, 0, format!("LOT-{}", at + 1)).unwrap();
        lots.write_string(at as u32 + 1, 1, *title).unwrap();
        lots.write_number(at as u32 + 1, 2, at as f64 + 1.0).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_workbooks_of_the_guides_are_those_that_are_described_here() {
    for words in [&FRENCH, &ENGLISH] {
        let made = workbook(words);
        let path = guide(words.file);
        if std::env::var_os("OUVRAGE_UPDATE").is_some() {
            std::fs::write(&path, &made).expect("written");
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == made, "{}: OUVRAGE_UPDATE=1 cargo test --test integration guides", path.display());
    }
}
