//! What does a field hold that is neither a text, a link nor a state? Words, or records that are each compared by
//! themselves: a line of a RACI, a risk, a step.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use crate::text::node::{Data, Node};

/// Keys by which a record is called, the first that it has; else its first value.
const NAMING: &[&str] = &["id", "title", "name", "statement", "activity", "action", "line"];

/// What a field holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// All of it in words: the items of a list a line each, the fields of a mapping one after the other.
    pub words: String,
    /// Its items, each by itself; the only one of what is no list.
    pub records: Vec<Record>,
}

/// One item of a list of mappings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// All of it in words.
    pub words: String,
    /// How it is called.
    pub name: String,
    /// The key that its name stands under; none for a bare text.
    pub named_by: Option<String>,
    /// Its values by their keys; the keys of an inner mapping one after the other.
    pub values: BTreeMap<Vec<String>, String>,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became<'h> {
    /// It is gone.
    Gone(&'h Record),
    /// It is new.
    New(&'h Record),
    /// Some values of it changed: the path of each, what it was, what it is.
    Changed(&'h Record, Vec<(&'h [String], Option<&'h str>, Option<&'h str>)>),
}

impl Held {
    /// Plain words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { words: text.into(), records: Vec::new() }
    }

    /// What a value holds.
    pub fn of(value: &Node) -> Self {
        Self::items(value, |_| true)
    }

    /// What a value holds, the items of its list that are wanted only.
    pub fn items(value: &Node, wanted: fn(&Node) -> bool) -> Self {
        let items: Vec<&Node> = match &value.data {
            Data::List(items) => items.iter().filter(|item| wanted(item)).collect(),
            _ => vec![value],
        };
        let mut records: Vec<Record> = items.into_iter().map(Record::of).collect();
        records.retain(|record| !record.words.is_empty());
        if matches!(value.data, Data::Map(_)) {
            // The only mapping of a field is not called by one of its values.
            records.iter_mut().for_each(|record| (record.name, record.named_by) = (String::new(), None));
        }
        Self { words: records.iter().map(|record| record.words.as_str()).collect::<Vec<_>>().join("\n"), records }
    }

    /// Does it hold values by their names, not bare words alone?
    pub fn has_values(&self) -> bool {
        self.records.iter().any(|record| !record.values.is_empty())
    }
}

impl Record {
    fn of(item: &Node) -> Self {
        if !matches!(item.data, Data::Map(_)) {
            return Self { words: plain(item), name: plain(item), ..Self::default() };
        }
        let named = NAMING.iter().find_map(|key| Some((*key, item.get(key)?)));
        let first = || item.entries().map(|(key, value)| (key.text.as_str(), value)).next();
        let named = named.or_else(first);
        let mut values = BTreeMap::new();
        flatten(item, &mut Vec::new(), &mut values);
        Self {
            words: plain(item),
            name: named.map(|(_, value)| plain(value)).unwrap_or_default(),
            named_by: named.map(|(key, _)| key.to_owned()),
            values,
        }
    }

    /// Its values beside its name.
    pub fn others(&self) -> impl Iterator<Item = (&[String], &str)> {
        let named = |path: &[String]| matches!((path, &self.named_by), ([key], Some(name)) if key == name);
        self.values.iter().map(|(path, text)| (path.as_slice(), text.as_str())).filter(move |(path, _)| !named(path))
    }

    fn changes<'h>(&'h self, after: &'h Self) -> Vec<(&'h [String], Option<&'h str>, Option<&'h str>)> {
        let paths: std::collections::BTreeSet<&Vec<String>> = self.values.keys().chain(after.values.keys()).collect();
        let both = |path: &'h Vec<String>| {
            let value = |record: &'h Self| record.values.get(path).map(String::as_str);
            (path.as_slice(), value(self), value(after))
        };
        paths.into_iter().map(both).filter(|(_, from, to)| from != to).collect()
    }

    /// How many values of it are the same in another record.
    fn shared(&self, other: &Self) -> usize {
        self.values.iter().filter(|(path, text)| other.values.get(*path) == Some(*text)).count()
    }
}

/// What became of records, in the order in which they now stand; then those that are gone. Records of the same name
/// are the same; so are the only one that is gone and the only one that came, if they share a value.
pub fn became<'h>(before: &'h [Record], after: &'h [Record]) -> Vec<Became<'h>> {
    let mut left: Vec<Option<&Record>> = before.iter().map(Some).collect();
    let mut pairs: Vec<(Option<&Record>, &Record)> = after.iter().map(|record| (None, record)).collect();
    // Equals first: of two records of one name, the one that did not change is not told.
    pair(&mut left, &mut pairs, |record| record);
    pair(&mut left, &mut pairs, |record| record.name.as_str());
    let mut left: Vec<&Record> = left.into_iter().flatten().collect();
    let mut alone = pairs.iter_mut().filter(|(former, _)| former.is_none());
    if let (Some((former, record)), None, [one]) = (alone.next(), alone.next(), left.as_slice())
        && one.shared(record) > 0
    {
        *former = Some(one);
        left.clear();
    }
    let told = pairs.into_iter().filter_map(|(former, record)| match former {
        None => Some(Became::New(record)),
        Some(former) => {
            let changes = former.changes(record);
            (!changes.is_empty()).then_some(Became::Changed(former, changes))
        }
    });
    told.chain(left.into_iter().map(Became::Gone)).collect()
}

/// Gives each record that has no former one the first of those left that is like it.
fn pair<'h, K: Eq + Hash>(
    left: &mut [Option<&'h Record>],
    pairs: &mut [(Option<&'h Record>, &'h Record)],
    likeness: impl Fn(&'h Record) -> K,
) {
    let mut alike: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, record) in left.iter().enumerate().rev() {
        if let Some(record) = record {
            alike.entry(likeness(record)).or_default().push(at);
        }
    }
    for (former, record) in pairs.iter_mut().filter(|(former, _)| former.is_none()) {
        let first = alike.get_mut(&likeness(record)).and_then(Vec::pop);
        *former = first.and_then(|at| left.get_mut(at)).and_then(Option::take);
    }
}

fn flatten(value: &Node, path: &mut Vec<String>, values: &mut BTreeMap<Vec<String>, String>) {
    if let Data::Map(_) = value.data {
        for (key, inner) in value.entries() {
            path.push(key.text.to_string());
            flatten(inner, path, values);
            path.pop();
        }
        return;
    }
    let text = plain(value).replace('\n', " · ");
    if !text.is_empty() {
        values.insert(path.clone(), text);
    }
}

/// A value in words.
pub fn plain(value: &Node) -> String {
    match &value.data {
        Data::Null => String::new(),
        Data::Text(text) | Data::Number(text) => text.trim().to_owned(),
        Data::Bool(flag) => flag.to_string(),
        Data::List(items) => items.iter().map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        Data::Map(entries) => {
            let said = entries.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| {
                let text = plain(value);
                if matches!(value.data, Data::Map(_)) {
                    format!("{}: {{{text}}}", key.text)
                } else if text.contains('\n') {
                    format!("{}: [{}]", key.text, text.replace('\n', ", "))
                } else {
                    format!("{}: {text}", key.text)
                }
            });
            said.collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml;
    use crate::text::FileId;

    fn held(text: &str) -> Held {
        Held::of(&yaml::read(FileId(0), text).root.expect("a node"))
    }

    fn told(before: &str, after: &str) -> Vec<String> {
        let (before, after) = (held(before), held(after));
        let one = |became: Became<'_>| match became {
            Became::Gone(record) => format!("- {}", record.name),
            Became::New(record) => format!("+ {}", record.name),
            Became::Changed(record, changes) => {
                let values = changes.iter().map(|(path, from, to)| {
                    format!("{}: {} → {}", path.join("/"), from.unwrap_or("-"), to.unwrap_or("-"))
                });
                format!("~ {} {}", record.name, values.collect::<Vec<_>>().join(", "))
            }
        };
        became(&before.records, &after.records).into_iter().map(one).collect()
    }

    #[test]
    fn records_are_followed_by_their_names() {
        let before =
            "- {activity: Valider, people: {A. Roux: A, B. Lin: R}}\n- {activity: Signer, people: {A. Roux: A}}\n";
        let after = "- {activity: Payer}\n- {activity: Valider, people: {A. Roux: A, B. Lin: I, C. Faye: R}}\n";
        assert_eq!(
            told(before, after),
            ["+ Payer", "~ Valider people/B. Lin: R → I, people/C. Faye: - → R", "- Signer"]
        );
        assert_eq!(told(before, before), Vec::<String>::new());
    }

    #[test]
    fn the_only_record_that_is_called_otherwise_is_the_same() {
        let before = "- {title: Retard, probability: low}\n- {title: Panne, probability: high}\n";
        assert_eq!(told(before, &before.replace("Retard", "Grand retard")), ["~ Retard title: Retard → Grand retard"]);
        assert_eq!(told(before, &before.replace("Retard, probability: low", "Vol")), ["+ Vol", "- Retard"]);
    }

    #[test]
    fn of_two_records_of_one_name_the_one_that_changed_is_told() {
        let before = "- {action: a, result: x}\n- {action: a, result: y}\n";
        assert_eq!(told(before, &before.replace("result: x", "result: z")), ["~ a result: x → z"]);
    }

    #[test]
    fn bare_texts_among_records_are_records() {
        assert_eq!(told("- a\n- {title: b}\n", "- {title: b}\n- c\n"), ["+ c", "- a"]);
        assert!(!held("[a, b]").has_values() && held("[a, {b: c}]").has_values());
        assert_eq!(told("a", "[a, {title: b}]"), ["+ b"]);
        assert_eq!(told("{budget: 3, days: 2}", "{budget: 4, days: 2}"), ["~  budget: 3 → 4"]);
    }
}
