//! Ouvrage: the project owner's workbench. Needs, use cases, requirements, lots and acceptance
//! books live as YAML and Gherkin text in git; Ouvrage checks and links them, runs the scenarios
//! against a deployed CRM, judges, and publishes.
//!
//! ```text
//! specs/*.yaml  features/*.feature            text in git
//!       │ workspace   reads the folder; nothing else touches the disk
//!       ▼
//!    syntax           text → raw documents, each value with its place
//!       ▼
//!    link             raw → model: ids resolved, graph built; mistakes become diagnostics
//!       ▼
//!    model            the typed project                                       (pure)
//!       ▼
//!    check            rules over the model → diagnostics                      (pure)
//!       ├──────────► publish    model (+ results) → outline → html, pdf
//!       └──────────► campaign   model → plan → child process → RunEvent ─► store ─► publish, cli
//! ```
//!
//! The modules stand on floors; a module uses its own floor and those under it
//! (`tests/integration/floors.rs` guards it).

// Floor 0: nothing outside memory.
pub mod assets;
pub mod clock;
pub mod text;
pub mod threads;

// Floor 1: the typed project, pure.
pub mod model;

// Floor 2: text in, values and diagnostics out, pure.
pub mod change;
pub mod check;
pub mod compare;
pub mod explore;
pub mod interview;
pub mod link;
pub mod spoken;
pub mod syntax;
pub mod vocabulary;

// Floor 3: model and results in, bytes out, pure.
pub mod publish;

// Floor 4: disk, git, database, processes, network.
pub mod campaign;
pub mod crm;
pub mod disk;
pub mod exchange;
pub mod sandbox;
pub mod screen;
pub mod store;
pub mod workspace;

// Floor 5: the doors; they compose and decide nothing.
pub mod cli;
