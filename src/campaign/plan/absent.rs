//! Which name of a step does this target not have, although another target of the project does?

use std::collections::BTreeSet;

use crate::model::Project;
use crate::model::target::Target;
use crate::vocabulary::names::Names;
use crate::vocabulary::{Registry, normal};

/// What the targets of a project name together, beside what one of them does.
pub struct Elsewhere {
    registry: Registry,
    /// Names of entities, fields and roles that this target lacks, in normal form, the longest first.
    lacking: Vec<String>,
}

impl Elsewhere {
    /// What the others name and `target` does not.
    pub fn of(project: &Project, target: &Target) -> Self {
        let all = |names: Names| -> BTreeSet<String> {
            names.entities.into_iter().chain(names.fields).chain(names.roles).collect()
        };
        let own = all(Names::of([target]));
        let mut lacking: Vec<String> = all(Names::of(&project.targets)).difference(&own).cloned().collect();
        lacking.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        Self { registry: Registry::new(&project.targets), lacking }
    }

    /// The name that this target lacks, when the step is a phrase on another one.
    pub fn named(&self, step: &str) -> Option<&str> {
        if self.registry.matches(step).is_empty() {
            return None;
        }
        let text = format!(" {} ", normal::step(step));
        self.lacking.iter().map(String::as_str).find(|name| text.contains(&format!(" {name} ")))
    }
}
