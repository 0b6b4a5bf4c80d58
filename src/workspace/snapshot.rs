//! The project as it stands now: texts, model, findings, revision. Never changed, only replaced.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::git::{self, Revision};
use crate::check::{self, Gate, Subject};
use crate::link;
use crate::model::Project;
use crate::text::{Diagnostic, Level, Sources};
use crate::vocabulary::Said;

/// One reading of a project.
#[derive(Debug)]
pub struct Snapshot {
    /// The project's folder.
    pub root: PathBuf,
    /// Its texts.
    pub sources: Sources,
    /// The model.
    pub project: Project,
    /// The gate that was applied.
    pub gate: Gate,
    /// All that was found.
    pub diagnostics: Vec<Diagnostic>,
    revision: OnceLock<Revision>,
}

impl Snapshot {
    /// Reads, links and checks the project in `root`; `gate` is the phase's unless given.
    pub fn read(root: &Path, gate: Option<Gate>) -> Arc<Self> {
        let loaded = super::load::load(root);
        let linked = link::corpus(&loaded.sources, &super::cache::read(root, &loaded.sources));
        let gate = gate.unwrap_or_else(|| Gate::of_phase(linked.project.manifest.phase));
        let mut read = loaded.diagnostics;
        read.extend(linked.diagnostics);
        let said = Said::of(&linked.project);
        if let Some(target) = linked.project.usual_target() {
            let today = super::machine_clock().now().to_zoned(jiff::tz::TimeZone::UTC).date();
            read.extend(crate::campaign::plan::faults::of_steps(
                &linked.project,
                &said,
                &loaded.sources,
                target,
                today,
            ));
        }
        let diagnostics = check::check(Subject { project: &linked.project, said: &said }, gate, read);
        Arc::new(Self {
            root: root.to_owned(),
            sources: loaded.sources,
            project: linked.project,
            gate,
            diagnostics,
            revision: OnceLock::new(),
        })
    }

    /// Reads and links the project without applying the rules: for those who look at it. The findings
    /// are those of reading.
    pub fn linked(root: &Path) -> Arc<Self> {
        let loaded = super::load::load(root);
        let linked = link::corpus(&loaded.sources, &super::cache::read(root, &loaded.sources));
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(linked.diagnostics);
        Arc::new(Self {
            root: root.to_owned(),
            gate: Gate::of_phase(linked.project.manifest.phase),
            sources: loaded.sources,
            project: linked.project,
            diagnostics,
            revision: OnceLock::new(),
        })
    }

    /// The version of the texts, asked of git once, by whoever needs it.
    pub fn revision(&self) -> &Revision {
        self.revision.get_or_init(|| git::revision(&self.root))
    }

    /// How many findings of a level.
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.iter().filter(|finding| finding.level == level).count()
    }

    /// Findings that stop a run: no manifest, or faults of YAML or model.
    pub fn stops_a_run(&self) -> Vec<&Diagnostic> {
        self.diagnostics
            .iter()
            .filter(|d| {
                d.level == Level::Error && (d.code.starts_with('Y') || d.code.starts_with('M') || d.code == "T11")
            })
            .collect()
    }
}
