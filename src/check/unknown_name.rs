//! Which name, unknown to the targets, keeps a step from being a phrase?

use std::ops::Range;

use crate::model::Project;
use crate::model::target::{Labels, Target};
use crate::text::Lang;
use crate::vocabulary::Registry;

/// How many words a name may have.
const LONGEST_NAME: usize = 3;

/// A name that no target knows.
pub struct UnknownName {
    /// The message that tells it.
    pub message: &'static str,
    /// The words of the step.
    pub typed: String,
    /// What the targets know instead.
    pub known: Vec<String>,
}

/// Finds it by putting a known name in its place: the step is then a phrase.
pub struct Finder {
    registry: Registry,
    kinds: Vec<(&'static str, Vec<String>)>,
}

impl Finder {
    /// For the names of all targets of a project.
    pub fn new(project: &Project) -> Self {
        let lang = project.manifest.lang;
        let names = |of: &dyn Fn(&Target) -> Vec<String>| {
            let mut names: Vec<String> = project.targets.iter().flat_map(of).collect();
            names.sort();
            names.dedup();
            names
        };
        let first = |labels: &Labels, key: &str, lang: Lang| labels.first(lang, key).to_owned();
        let roles = names(&|target| target.users.iter().map(|(key, role)| first(&role.labels, key, lang)).collect());
        let entities =
            names(&|target| target.entities.iter().map(|(key, entity)| first(&entity.labels, key, lang)).collect());
        let fields = names(&|target| {
            let fields = target.entities.values().flat_map(|entity| &entity.fields);
            fields.map(|(key, field)| first(&field.labels, key, lang)).collect()
        });
        Self {
            registry: Registry::new(&project.targets),
            kinds: vec![("D13-role", roles), ("D13-entity", entities), ("D13-field", fields)],
        }
    }

    /// The name at fault in a step that is no phrase.
    pub fn find(&self, step: &str) -> Option<UnknownName> {
        let words = words(step);
        for length in 1..=LONGEST_NAME {
            for group in words.windows(length) {
                let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
                let range = first.start..last.end;
                if step[range.clone()].contains(['«', '"', '“']) {
                    continue;
                }
                for (message, known) in &self.kinds {
                    let Some(name) = known.first() else { continue };
                    let tried = format!("{}{name}{}", &step[..range.start], &step[range.end..]);
                    if self.registry.matches(&tried).len() == 1 {
                        return Some(UnknownName { message, typed: step[range].to_owned(), known: known.clone() });
                    }
                }
            }
        }
        None
    }
}

/// The words of a step outside quotes; an elided article is a word of its own.
fn words(step: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut fresh = true;
    for (at, c) in step.char_indices() {
        match c {
            '«' | '“' => open = true,
            '»' | '”' => open = false,
            '"' => open = !open,
            _ => {}
        }
        let parts = c.is_whitespace() || matches!(c, '«' | '»' | '“' | '”' | '"');
        if open || parts {
            fresh = true;
            continue;
        }
        let end = at + c.len_utf8();
        match words.last_mut().filter(|_| !fresh) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
        fresh = matches!(c, '\'' | '’');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_out_what_is_in_quotes() {
        let step = "l’acheteur crée un compte « Acier et Cie » dont";
        let found: Vec<&str> = words(step).into_iter().map(|range| &step[range]).collect();
        assert_eq!(found, ["l’", "acheteur", "crée", "un", "compte", "dont"]);
    }
}
