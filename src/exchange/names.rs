//! By which texts is a line of the project known again? All of them by their words, so that a sheet of
//! thousands of lines is read through once.

use std::collections::HashMap;

use super::grid::Grid;
use super::holding::Held;
use super::words::folded;

/// The lines of a grid by their ids and by the texts that name them.
pub struct Names<'a> {
    ids: HashMap<&'a str, usize>,
    /// Fields that each name a line alone: a title, a statement.
    own: Vec<&'static str>,
    by_field: HashMap<&'static str, HashMap<String, Vec<usize>>>,
    /// Fields that name a line together: source, target and object of a flow.
    together: Vec<&'static str>,
    by_together: HashMap<Vec<String>, Vec<usize>>,
    all: Vec<&'static str>,
    by_all: HashMap<Vec<String>, Vec<usize>>,
    keys: Vec<Vec<String>>,
}

impl<'a> Names<'a> {
    /// The names of these lines.
    pub fn of(held: &'a [Held], grid: &Grid) -> Self {
        let all = grid.named_by();
        let named_by = grid.collection.named_by;
        let together = if grid.list.is_none() { named_by.to_vec() } else { Vec::new() };
        let own = all.iter().copied().filter(|name| !named_by.contains(name)).collect();
        let keys = held.iter().map(|held| all.iter().map(|name| key(held, name)).collect()).collect();
        let mut names = Self {
            ids: HashMap::new(),
            own,
            by_field: HashMap::new(),
            together,
            by_together: HashMap::new(),
            all,
            by_all: HashMap::new(),
            keys,
        };
        for (at, line) in held.iter().enumerate() {
            if let Some(id) = &line.id {
                names.ids.entry(id).or_insert(at);
            }
            for name in &names.own {
                let text = names.text(at, name).to_owned();
                names.by_field.entry(name).or_default().entry(text).or_default().push(at);
            }
            let together = names.together.iter().map(|name| names.text(at, name).to_owned()).collect();
            names.by_together.entry(together).or_default().push(at);
            names.by_all.entry(names.keys.get(at).cloned().unwrap_or_default()).or_default().push(at);
        }
        names
    }

    /// Fields that each name a line alone.
    pub fn own(&self) -> &[&'static str] {
        &self.own
    }

    /// Fields that name a line together.
    pub fn together(&self) -> &[&'static str] {
        &self.together
    }

    /// The line of an id.
    pub fn of_id(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// What a field of a line says, ready to be compared.
    pub fn text(&self, at: usize, name: &str) -> &str {
        let field = self.all.iter().position(|known| *known == name);
        field.and_then(|field| self.keys.get(at)?.get(field)).map_or("", String::as_str)
    }

    /// Lines in which this field says this.
    pub fn saying(&self, name: &str, text: &str) -> &[usize] {
        self.by_field.get(name).and_then(|texts| texts.get(text)).map_or(&[], Vec::as_slice)
    }

    /// Lines in which any of the fields that name one alone says this, in order.
    pub fn saying_anywhere(&self, text: &str) -> Vec<usize> {
        let mut found: Vec<usize> = self.own.iter().flat_map(|name| self.saying(name, text)).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Lines that these texts name together.
    pub fn named_together(&self, texts: &[String]) -> &[usize] {
        self.by_together.get(texts).map_or(&[], Vec::as_slice)
    }

    /// Lines with all the names of this one, itself too.
    pub fn like(&self, at: usize) -> &[usize] {
        self.keys.get(at).and_then(|key| self.by_all.get(key)).map_or(&[], Vec::as_slice)
    }
}

fn key(held: &Held, name: &str) -> String {
    let value = held.node.get(name);
    let texts: Vec<String> = value
        .map(|value| value.items().iter().filter_map(|item| item.text().map(str::to_owned)).collect())
        .unwrap_or_default();
    folded(&texts.join(" "))
}
