//! Which column was which field last time? A saved mapping: `specs/imports/NAME.yaml`.
//!
//! ```yaml
//! imports:
//!   - name: grille-client
//!     as: requirements
//!     columns:
//!       "Réf. client": id
//!       "Poids": ignore
//!     values:
//!       priority: {"À voir": comfort, "Sans avis": ""}   # an empty word: the field stays blank
//!       lot: {"V1": LOT-001}
//! ```
//!
//! Fields are named by their path or by their label in one of the languages; `ignorer` is `ignore`.

use super::asides;
use super::cell::word::Words;
use super::grid::{Grid, Slot};
use super::words::folded;
use crate::model::manifest::Manifest;
use crate::syntax::yaml;
use crate::text::node::Node;
use crate::text::{FileId, Sources};

/// The key that mappings stand under.
pub const KEY: &str = "imports";
/// Where they are kept.
pub const FOLDER: &str = "specs/imports";
/// A column that is left out on purpose.
pub const IGNORE: &str = "ignore";

/// A saved mapping.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// Its name, to choose it by.
    pub name: String,
    /// The grid that it is for.
    pub grid: Option<String>,
    /// The sheet that it reads.
    pub sheet: Option<String>,
    /// Head of a column, as written → path of the field, or [`IGNORE`].
    pub columns: Vec<(String, String)>,
    /// Path of a field → what cells say → the word of the field.
    pub values: Vec<(String, Vec<(String, String)>)>,
}

impl Mapping {
    /// What a head is mapped to.
    pub fn target(&self, head: &str) -> Option<&str> {
        let wanted = folded(head);
        let exact = self.columns.iter().find(|(known, _)| known.trim() == head.trim());
        let alike = || self.columns.iter().find(|(known, _)| folded(known) == wanted);
        exact.or_else(alike).map(|(_, target)| target.as_str())
    }

    /// One that was typed instead of a name: `Lot prévu=lot, Couleur=ignore`.
    pub fn inline(said: &str) -> Option<Self> {
        let pair = |part: &str| {
            let (head, target) = part.split_once('=')?;
            let (head, target) = (head.trim(), target.trim());
            (!head.is_empty() && !target.is_empty()).then(|| (head.to_owned(), target.to_owned()))
        };
        let columns = said.split([',', ';']).map(pair).collect::<Option<Vec<_>>>()?;
        Some(Self { columns, ..Self::default() })
    }

    /// The words that it explains. A field is named by its path or by its label.
    pub fn words(&self, grid: &Grid, manifest: &Manifest) -> Words {
        let mut words = Words::default();
        for (field, list) in &self.values {
            let path = super::columns::slot_said(grid, field, manifest).map_or_else(|| field.clone(), path_of_words);
            for (said, key) in list {
                words.explain(&path, said, key);
            }
        }
        words
    }

    /// Does it know these heads? It was made for this file, or for one like it.
    pub fn fits(&self, heads: &[String]) -> bool {
        let filled: Vec<&String> = heads.iter().filter(|head| !head.trim().is_empty()).collect();
        let known = filled.iter().filter(|head| self.target(head).is_some()).count();
        !filled.is_empty() && known * 10 >= filled.len() * 8
    }

    /// As a file of the project.
    pub fn to_yaml(&self) -> String {
        let mut out = format!("{KEY}:\n  - name: {}\n", quoted(&self.name));
        for (key, value) in [("as", &self.grid), ("sheet", &self.sheet)] {
            if let Some(value) = value {
                out.push_str(&format!("    {key}: {}\n", quoted(value)));
            }
        }
        out.push_str("    columns:\n");
        for (head, target) in &self.columns {
            out.push_str(&format!("      {}: {}\n", quoted(head), quoted(target)));
        }
        if !self.values.is_empty() {
            out.push_str("    values:\n");
            for (path, list) in &self.values {
                out.push_str(&format!("      {}:\n", quoted(path)));
                for (said, key) in list {
                    out.push_str(&format!("        {}: {}\n", quoted(said), quoted(key)));
                }
            }
        }
        out
    }
}

/// The path under which words of a column are looked up: one for all people of a RACI.
fn path_of_words(slot: Slot) -> String {
    match slot {
        Slot::Entry { field, .. } => field.path(),
        other => other.path(),
    }
}

/// Does a mapping leave out what it maps to this word?
pub fn is_ignored(target: &str) -> bool {
    asides::is_ignored(target)
}

/// The mappings that the sheets of a book were read with, under one name.
pub fn of_sheets(name: &str, simulations: &[super::simulation::Simulation]) -> String {
    let head = format!("{KEY}:\n");
    let items = simulations.iter().map(|one| of_columns(name, one));
    head.clone() + &items.map(|text| text.strip_prefix(&head).map_or(text.clone(), str::to_owned)).collect::<String>()
}

/// The mapping that a sheet was read with, to be kept and mended: what was not taken is left out, with
/// the nearest field beside it.
fn of_columns(name: &str, simulation: &super::simulation::Simulation) -> String {
    use super::columns::How;
    let own = simulation.columns.iter().filter(|column| !matches!(column.how, How::InPlace | How::BehindId));
    // A head that stands twice is one key; the column of it that was taken says of which field.
    let heads = own.clone().filter(|column| !column.head.trim().is_empty()).filter(|column| {
        let mut same = own.clone().filter(|other| other.head == column.head);
        let first = same.clone().find(|other| other.slot.is_some()).or_else(|| same.next());
        first.is_some_and(|first| std::ptr::eq(first, *column))
    });
    let columns: Vec<(String, String)> = heads
        .clone()
        .map(|column| {
            let target = column.slot.as_ref().map_or_else(|| IGNORE.to_owned(), Slot::path);
            (column.head.clone(), target)
        })
        .collect();
    let sheet = Some(simulation.sheet.clone()).filter(|sheet| !sheet.is_empty());
    let grid = Some(simulation.grid.name.to_owned());
    let mapping = Mapping { name: name.to_owned(), grid, sheet, columns, values: Vec::new() };
    let mut lines: Vec<String> = mapping.to_yaml().lines().map(str::to_owned).collect();
    for column in heads {
        if let (How::Unknown(Some(near)), None) = (&column.how, &column.slot) {
            let start = format!("      {}: ", quoted(&column.head));
            for line in lines.iter_mut().filter(|line| line.starts_with(&start)) {
                line.push_str(&format!("  # {near}"));
            }
        }
    }
    lines.join("\n") + "\n"
}

/// A text between quotes: whatever stands in a head, YAML reads it back.
pub fn quoted(text: &str) -> String {
    let plain = !text.is_empty()
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    if plain { text.to_owned() } else { serde_json::Value::String(text.to_owned()).to_string() }
}

/// All mappings of a project, in the order of the files.
pub fn of_project(sources: &Sources) -> Vec<Mapping> {
    let in_folder = |path: &str| path.starts_with(&format!("{FOLDER}/"));
    let files = sources.iter().filter(|(_, source)| source.readable && in_folder(&source.path));
    files.flat_map(|(file, source)| read(file, &source.text)).collect()
}

/// The mappings of a text.
pub fn read(file: FileId, text: &str) -> Vec<Mapping> {
    let root = yaml::read(file, text).root;
    let items = root.as_ref().and_then(|root| root.get(KEY)).map(Node::items).unwrap_or_default();
    items.iter().map(of_node).collect()
}

fn of_node(node: &Node) -> Mapping {
    let text = |name: &str| node.get(name).and_then(Node::text).map(str::to_owned);
    let pairs = |node: &Node| -> Vec<(String, String)> {
        // A word without a value means that the field stays blank.
        let text = |value: &Node| if value.is_null() { Some(String::new()) } else { value.text().map(str::to_owned) };
        node.entries().filter_map(|(key, value)| Some((key.text.to_string(), text(value)?))).collect()
    };
    Mapping {
        name: text("name").unwrap_or_default(),
        grid: text("as"),
        sheet: text("sheet"),
        columns: node.get("columns").map(pairs).unwrap_or_default(),
        values: node
            .get("values")
            .map(|values| values.entries().map(|(path, list)| (path.text.to_string(), pairs(list))).collect())
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_back_whatever_the_heads() {
        let mapping = Mapping {
            name: "grille client".into(),
            grid: Some("requirements".into()),
            sheet: Some("Feuil1".into()),
            columns: vec![
                ("Réf. : \"client\"".into(), "id".into()),
                ("no".into(), IGNORE.into()),
                ("Deux\nlignes".into(), "statement".into()),
                ("# {x}".into(), "decision.reason".into()),
            ],
            values: vec![("priority".into(), vec![("À voir".into(), "comfort".into()), ("1".into(), "useful".into())])],
        };
        assert_eq!(read(FileId::default(), &mapping.to_yaml()), std::slice::from_ref(&mapping));
        assert_eq!(mapping.target("réf client"), Some("id"));
        assert!(mapping.fits(&["Réf. : \"client\"".into(), "NO".into(), String::new()]));
        assert!(!mapping.fits(&["Réf. : \"client\"".into(), "Autre".into()]));
    }

    #[test]
    fn a_mapping_may_be_typed() {
        let mapping = Mapping::inline("Lot prévu=lot; Couleur = ignore").expect("a mapping");
        assert_eq!((mapping.target("lot prévu"), mapping.target("Couleur")), (Some("lot"), Some("ignore")));
        assert!(
            ["client", "specs/imports/a.yaml", "Lot prévu=", "=lot"].iter().all(|name| Mapping::inline(name).is_none())
        );
    }

    #[test]
    fn fields_are_named_as_people_say_them_and_words_may_stand_for_nothing() {
        let text = "imports:\n  - name: x\n    values:\n      Priorité: {À voir: comfort, Sans avis: , Peut-être: ''}\n      \
                    lot: {V1: LOT-001}\n";
        let found = read(FileId::default(), text);
        let grid = crate::exchange::grid::named("requirements").expect("a grid");
        let words = found[0].words(&grid, &Manifest::default());
        assert_eq!(words.get("priority", "à voir"), Some("comfort"));
        assert_eq!((words.get("priority", "Sans avis"), words.get("priority", "peut-être")), (Some(""), Some("")));
        assert_eq!((words.get("lot", "v1"), words.get("lot", "V2")), (Some("LOT-001"), None));
        assert!(["ignore", "Ignorer", "ignoré"].iter().all(|word| is_ignored(word)) && !is_ignored("titre"));
    }
}
