//! All tests that go through public doors, in one binary.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests make files, read the environment and start processes"
)]

mod as_typed;
mod broken_text;
mod by_hand;
mod campaign_demo;
mod check;
mod check_formats;
mod command_line;
mod compare_runs;
mod crm_demo;
mod crm_faults;
mod crm_odoo;
mod crm_profiles;
mod crm_styles;
mod databases;
mod demo;
mod editing;
mod evidence;
mod example_files;
mod exchange;
mod explanations;
mod explore;
mod extremes;
mod false_alarms;
mod false_greens;
mod first_steps;
mod floors;
mod flows;
mod guides;
mod history;
mod http;
mod labelled_set;
mod leftovers;
mod listings;
mod messages;
mod missed_faults;
mod mutation;
mod nothing_lost;
#[cfg(unix)]
mod other_user;
mod outputs;
mod own_phrases;
mod owners_words;
mod passing_wrongly;
mod phrase_forms;
mod phrase_graph;
mod phrase_values;
mod phrases;
mod progress;
mod project;
mod questions;
mod read_again;
mod reference;
mod reference_project;
mod rules;
#[cfg(unix)]
mod run_watch;
mod runs;
mod sandbox_defects;
mod sandbox_rules;
mod sandbox_socket;
mod schema;
#[cfg(unix)]
mod screen;
mod seeded_faults;
mod settings;
mod slips;
mod smallest;
mod specification;
mod store;
mod stray_texts;
mod support;
#[cfg(unix)]
mod survival;
mod target_map;
#[cfg(target_os = "linux")]
mod terminal;
mod tokens;
mod tryton;
mod typed;
#[cfg(unix)]
mod under_way;
mod unproved;
#[cfg(unix)]
mod unreadable;
mod wordings;
mod writing_rules;
