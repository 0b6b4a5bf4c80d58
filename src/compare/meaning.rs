//! What does an artifact mean, apart from where it stands and how it is kept? Two texts that mean the
//! same have the same print: a change of layout, state, lot or tags is none of meaning.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::model::feature::{Scenario, Step};
use crate::model::{Id, Kind};
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

/// Fields of a test case that say what is done and seen. Its book, its importance, the time that it takes
/// and what it verifies may change without anybody having read it again.
const PLAYED: &[&str] =
    &["goal", "format", "preconditions", "datasets", "steps", "charter", "crm_role", "cleanup", "feature", "scenario"];

/// Prefixes of tags that say where a scenario is kept and planned, not what it verifies.
const FILED: &[&str] = &["LOT", "CAH", "CT", "CAMP", "ANO"];

/// Tags of a scenario that is not approved yet.
const DRAFT: &[&str] = &["brouillon", "draft"];

/// Hexadecimal digits of a print.
const DIGITS: usize = 12;

/// Ids that things bore, with those that they bear now: a mention that follows them says the same.
pub type Renames<'r> = BTreeMap<&'r str, &'r str>;

/// The print of an item of a collection.
pub fn of_item(kind: Kind, node: &Node, renames: &Renames<'_>) -> String {
    let mut print = Print { hash: Sha256::new(), renames };
    if kind == Kind::Requirement {
        // A title beside a statement only names it.
        let said = ["statement", "description", "title"].iter().find_map(|name| node.get(name).and_then(Node::text));
        print.feed(said.unwrap_or_default());
    }
    for (key, value) in sorted(node) {
        let counts = match kind {
            Kind::Requirement => BINDING.contains(&key),
            Kind::TestCase => PLAYED.contains(&key),
            _ => !KEPT.contains(&key),
        };
        if counts && !value.is_null() {
            print.hash.update([1]);
            print.feed(key);
            print.add(value);
        }
    }
    print.done()
}

/// The print of a scenario: what it does, and what its tags say that it verifies. Its name is not
/// part of it: renaming is no change.
pub fn of_scenario(scenario: &Scenario, renames: &Renames<'_>) -> String {
    let mut print = Print { hash: Sha256::new(), renames };
    let verifies = |name: &str| {
        let prefix = Id::from(name).prefix().map(str::to_owned);
        prefix.is_some_and(|prefix| !FILED.contains(&prefix.as_str()))
    };
    let tags = scenario.all_tags().map(|tag| tag.name.trim_start_matches('@'));
    let tags: BTreeSet<&str> = tags.filter(|name| verifies(name) || DRAFT.contains(name)).collect();
    tags.into_iter().for_each(|tag| print.feed(tag));
    let step = |print: &mut Print<'_>, step: &Step| {
        print.hash.update([2]);
        print.feed(&step.keyword);
        print.feed(&step.text);
        step.table.iter().flatten().flatten().for_each(|cell| print.feed(cell));
        step.doc_string.iter().for_each(|text| print.feed(&text.text));
    };
    scenario.background.iter().chain(&scenario.steps).for_each(|one| step(&mut print, one));
    for examples in &scenario.examples {
        print.hash.update([3]);
        examples.header.iter().for_each(|cell| print.feed(cell));
        examples.rows.iter().flat_map(|(row, _)| row).for_each(|cell| print.feed(cell));
    }
    print.done()
}

/// The fields in the order of their names: moving one changes nothing.
fn sorted(node: &Node) -> Vec<(&str, &Node)> {
    let mut entries: Vec<(&str, &Node)> = node.entries().map(|(key, value)| (key.text.as_str(), value)).collect();
    entries.sort_by_key(|(key, _)| *key);
    entries
}

/// A print in the making.
struct Print<'r> {
    hash: Sha256,
    renames: &'r Renames<'r>,
}

impl Print<'_> {
    fn add(&mut self, value: &Node) {
        match &value.data {
            Data::Null => self.hash.update([4]),
            // `2`, `"2"` and `2` quoted say the same.
            Data::Text(text) | Data::Number(text) => self.feed(text),
            Data::Bool(flag) => self.feed(if *flag { "true" } else { "false" }),
            Data::List(items) => {
                self.hash.update([5]);
                items.iter().for_each(|item| self.add(item));
                self.hash.update([6]);
            }
            Data::Map(_) => {
                self.hash.update([7]);
                for (key, value) in sorted(value) {
                    self.feed(key);
                    self.add(value);
                }
                self.hash.update([8]);
            }
        }
    }

    /// A text without what only lays it out: line ends and doubled spaces.
    fn feed(&mut self, text: &str) {
        for word in text.split_whitespace() {
            self.word(word);
            self.hash.update([0]);
        }
        self.hash.update([9]);
    }

    /// A word, with the ids in it as they are called now: `(EXG-001,`.
    fn word(&mut self, word: &str) {
        if self.renames.is_empty() {
            return self.hash.update(word.as_bytes());
        }
        let is_id = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let mut rest = word;
        while !rest.is_empty() {
            let end = rest.find(|c| !is_id(c)).unwrap_or(rest.len());
            let (id, after) = rest.split_at(end);
            self.hash.update(self.renames.get(id).copied().unwrap_or(id).as_bytes());
            let next = after.find(is_id).unwrap_or(after.len());
            self.hash.update(&after.as_bytes()[..next]);
            rest = &after[next..];
        }
    }

    fn done(self) -> String {
        let mut text: String = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        text.truncate(DIGITS);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{gherkin, yaml};
    use crate::text::FileId;

    fn item(text: &str) -> Node {
        (*yaml::read(FileId(0), text).root.expect("a node")).clone()
    }

    #[test]
    fn a_requirement_means_its_statement_criteria_and_rules() {
        let base = "id: EXG-001\ntitle: Vite\nstatement: Le CRM doit répondre.\ncriteria:\n  - {measure: temps, threshold: 2}\n";
        let print = |text: &str| of_item(Kind::Requirement, &item(text), &Renames::new());
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
        let print = |text: &str| of_item(Kind::UseCase, &item(text), &Renames::new());
        assert_eq!(print("title: A\nstatus: draft\ntags: [x]"), print("title: A\nlot: LOT-1"));
        assert_ne!(print("title: A"), print("title: A\nactor: B"));
        assert_ne!(print("title: A\nneeds: [x, y]"), print("title: A\nneeds: [x y]"));
    }

    #[test]
    fn a_case_means_what_is_played() {
        let print = |text: &str| of_item(Kind::TestCase, &item(text), &Renames::new());
        let base = "id: CT-001\nrequirements: [EXG-001]\nsteps: [{action: a, expected: b}]\n";
        assert_eq!(print(base), print(&format!("{base}book: CAH-01\nplanned_min: 20\n").replace("EXG-001", "EXG-101")));
        assert_ne!(print(base), print(&base.replace("expected: b", "expected: c")));
    }

    #[test]
    fn a_mention_that_follows_a_new_name_says_the_same() {
        let renames = Renames::from([("EXG-001", "EXG-101")]);
        let (old, new) = (item("statement: Voir (EXG-001, EXG-0012)."), item("statement: Voir (EXG-101, EXG-0012)."));
        let none = Renames::new();
        assert_eq!(of_item(Kind::Need, &old, &renames), of_item(Kind::Need, &new, &none));
        assert_ne!(of_item(Kind::Need, &old, &none), of_item(Kind::Need, &new, &none));
    }

    #[test]
    fn a_scenario_means_its_steps_and_what_it_verifies() {
        let print = |text: &str| {
            let feature = gherkin::read(FileId(0), "a.feature", text).feature.expect("a feature");
            of_scenario(&feature.scenarios[0], &Renames::new())
        };
        let base = "Feature: a\n@EXG-001\nScenario: b\nGiven c\nThen d\n";
        assert_eq!(print(base), print(&base.replace("Feature", "@LOT-2 @nocturne\nFeature").replace("b", "autre")));
        assert_ne!(print(base), print(&base.replace("EXG-001", "EXG-002")));
        assert_ne!(print(base), print(&base.replace("@EXG-001", "@EXG-001 @draft")));
    }
}
