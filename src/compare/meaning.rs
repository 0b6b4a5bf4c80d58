//! What does an artifact mean, apart from where it stands and how it is kept? Two texts that mean the
//! same have the same print: a change of layout, state, lot or tags is none of meaning.

use sha2::{Digest, Sha256};

use crate::model::Kind;
use crate::model::feature::{Scenario, Step};
use crate::text::node::{Data, Node};

/// Fields that say how an artifact is kept and planned, not what it says.
const KEPT: &[&str] = &[
    "id",
    "status",
    "tags",
    "notes",
    "audience",
    "attachments",
    "origin",
    "lang",
    "author",
    "reviewer",
    "lot",
    "priority",
    "decision",
    "reason",
    "runs",
];

/// Fields of a requirement that its tests rely on.
const BINDING: &[&str] = &["type", "criteria", "rules"];

/// Hexadecimal digits of a print.
const DIGITS: usize = 12;

/// The print of an item of a collection.
pub fn of_item(kind: Kind, node: &Node) -> String {
    let mut hash = Sha256::new();
    if kind == Kind::Requirement {
        // A title beside a statement only names it.
        let said = ["statement", "description", "title"].iter().find_map(|name| node.get(name).and_then(Node::text));
        feed(&mut hash, said.unwrap_or_default());
    }
    for (key, value) in sorted(node) {
        let counts = match kind {
            Kind::Requirement => BINDING.contains(&key),
            // A case is what it does: its title only names it.
            Kind::TestCase => key != "title" && !KEPT.contains(&key),
            _ => !KEPT.contains(&key),
        };
        if counts && !value.is_null() {
            hash.update([1]);
            feed(&mut hash, key);
            add(&mut hash, value);
        }
    }
    print(hash)
}

/// The print of a scenario: what it does, and what its tags say that it verifies. Its name is not
/// part of it: renaming is no change.
pub fn of_scenario(scenario: &Scenario) -> String {
    let mut hash = Sha256::new();
    for tag in scenario.all_tags() {
        feed(&mut hash, &tag.name);
    }
    let step = |hash: &mut Sha256, step: &Step| {
        hash.update([2]);
        feed(hash, &step.keyword);
        feed(hash, &step.text);
        step.table.iter().flatten().flatten().for_each(|cell| feed(hash, cell));
        step.doc_string.iter().for_each(|text| feed(hash, &text.text));
    };
    scenario.background.iter().chain(&scenario.steps).for_each(|one| step(&mut hash, one));
    for examples in &scenario.examples {
        hash.update([3]);
        examples.header.iter().for_each(|cell| feed(&mut hash, cell));
        examples.rows.iter().flat_map(|(row, _)| row).for_each(|cell| feed(&mut hash, cell));
    }
    print(hash)
}

/// The fields in the order of their names: moving one changes nothing.
fn sorted(node: &Node) -> Vec<(&str, &Node)> {
    let mut entries: Vec<(&str, &Node)> = node.entries().map(|(key, value)| (key.text.as_str(), value)).collect();
    entries.sort_by_key(|(key, _)| *key);
    entries
}

fn add(hash: &mut Sha256, value: &Node) {
    match &value.data {
        Data::Null => hash.update([4]),
        // `2`, `"2"` and `2` quoted say the same.
        Data::Text(text) | Data::Number(text) => feed(hash, text),
        Data::Bool(flag) => feed(hash, if *flag { "true" } else { "false" }),
        Data::List(items) => {
            hash.update([5]);
            items.iter().for_each(|item| add(hash, item));
            hash.update([6]);
        }
        Data::Map(_) => {
            hash.update([7]);
            for (key, value) in sorted(value) {
                feed(hash, key);
                add(hash, value);
            }
            hash.update([8]);
        }
    }
}

/// A text without what only lays it out: line ends and doubled spaces.
fn feed(hash: &mut Sha256, text: &str) {
    for word in text.split_whitespace() {
        hash.update(word.as_bytes());
        hash.update([0]);
    }
    hash.update([9]);
}

fn print(hash: Sha256) -> String {
    let mut text: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    text.truncate(DIGITS);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml;
    use crate::text::FileId;

    fn item(text: &str) -> Node {
        (*yaml::read(FileId(0), text).root.expect("a node")).clone()
    }

    #[test]
    fn a_requirement_means_its_statement_criteria_and_rules() {
        let base = "id: EXG-001\ntitle: Vite\nstatement: Le CRM doit répondre.\ncriteria:\n  - {measure: temps, threshold: 2}\n";
        let print = |text: &str| of_item(Kind::Requirement, &item(text));
        for same in [
            base.replace("title: Vite", "title: Rapide\nstatus: frozen\nlot: LOT-1"),
            base.replace("Le CRM doit répondre.", ">-\n  Le CRM\n  doit  répondre."),
            base.replace("{measure: temps, threshold: 2}", "threshold: \"2\"\n    measure: temps"),
        ] {
            assert_eq!(print(&same), print(base), "{same}");
        }
        for other in [
            base.replace("répondre", "répondre en 2 s"),
            base.replace("threshold: 2", "threshold: 3"),
            base.replace("id: EXG-001", "type: data"),
        ] {
            assert_ne!(print(&other), print(base), "{other}");
        }
        assert_ne!(print("title: A"), print("title: B"));
    }

    #[test]
    fn any_other_artifact_means_all_that_is_not_bookkeeping() {
        let print = |text: &str| of_item(Kind::UseCase, &item(text));
        assert_eq!(print("title: A\nstatus: draft\ntags: [x]"), print("title: A\nlot: LOT-1"));
        assert_ne!(print("title: A"), print("title: A\nactor: B"));
        assert_ne!(print("title: A\nneeds: [x, y]"), print("title: A\nneeds: [x y]"));
    }
}
