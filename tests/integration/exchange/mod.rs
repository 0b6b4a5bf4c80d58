//! `ouvrage import` and `ouvrage export`: spreadsheets in and out.

mod amounts;
mod beside;
mod collisions;
mod columns;
mod conflicts;
mod customs;
mod doubts;
mod encodings;
mod first_day;
mod going_on;
mod heads;
mod ids;
mod legends;
mod line_totals;
mod lists;
mod mapped;
mod meetings;
mod mutation;
mod negations;
mod nothings;
mod numbers;
mod opendocument;
mod own_numbers;
mod pasted;
mod people;
mod raci;
mod reading;
mod recognised;
mod renumbered;
mod replaced;
mod returned;
mod rights;
mod round_trip;
mod safe;
mod same_names;
mod same_words;
mod standing;
mod tables;
mod taxes;
mod told;
mod ugly;
mod uncommitted;
mod undone;

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::project::{Project, Ran};

/// A small project with a lot, a use case and two requirements.
pub const SPECS: &str = "\
lots:
  - id: LOT-1
    title: Socle commercial
    order: 1
needs:
  - id: BES-001
    title: Relancer les devis
use_cases:
  - id: CU-001
    title: Relancer un devis
    needs: [BES-001]
requirements:
  # La relance d'abord.
  - id: EXG-001
    title: Créer une tâche de relance
    statement: Le CRM doit créer une tâche de relance à J+7.
    domain: quotes_orders
    use_cases: [CU-001]
    priority: indispensable
    lot: LOT-1
  - id: EXG-002
    title: Lister les comptes dormants
    statement: Le CRM doit lister les comptes dormants.
    domain: contacts
    use_cases: [CU-001]
    priority: comfort
";

/// The project of [`SPECS`].
pub fn small() -> Project {
    Project::new("project:\n  title: Essai\n  code: ESS\n").file("specs/tout.yaml", SPECS)
}

/// The file that tells a project of [`versioned`].
const KEPT: &str = ".git/kept";

/// A project whose texts are committed before each import, as the guide asks: what it says is then known.
pub fn versioned(project: Project) -> Project {
    conflicts::git(&project, &["init", "-q"]);
    project.write(KEPT, b"");
    commit(&project);
    project
}

/// Commits what a project says now.
pub fn commit(project: &Project) {
    conflicts::git(project, &["add", "."]);
    conflicts::git(project, &["commit", "-q", "--allow-empty", "-m", "Suite"]);
}

/// Runs the program with a text on its standard input.
pub fn with_input(project: &Project, args: &[&str], input: &[u8]) -> Ran {
    let mut command = project.command(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    Ran::of(child.wait_with_output().expect("it ends"))
}

/// `import FILE … --output-format json`.
pub fn import(project: &Project, args: &[&str]) -> (Ran, Value) {
    let mut all = vec!["import"];
    all.extend(args);
    all.extend(["--output-format", "json"]);
    if project.path(KEPT).is_file() {
        commit(project);
    }
    read(project.run(&all))
}

/// The report of an import for machines.
pub fn read(ran: Ran) -> (Ran, Value) {
    let value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}{}", ran.out, ran.err));
    (ran, value)
}

/// Row, status and id of the lines of the first sheet.
pub fn lines(report: &Value) -> Vec<(u64, String, String)> {
    let lines = report["sheets"][0]["lines"].as_array().expect("lines");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    lines.iter().map(|line| (line["row"].as_u64().unwrap_or(0), text(&line["status"]), text(&line["id"]))).collect()
}

/// The field of each column of the first sheet, by its head.
pub fn fields(report: &Value) -> Vec<(String, String, String)> {
    let columns = report["sheets"][0]["columns"].as_array().expect("columns");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    columns.iter().map(|column| (text(&column["head"]), text(&column["field"]), text(&column["how"]))).collect()
}

/// `new`, `changed`, `unchanged`, `refused` of all sheets.
pub fn counts(report: &Value) -> [u64; 4] {
    ["new", "changed", "unchanged", "refused"].map(|name| report["counts"][name].as_u64().expect("a count"))
}
