//! What waits for a person in a run, as its events tell?

use std::collections::BTreeMap;

use super::Key;
use crate::campaign::pause::{Pause, Resumed};
use crate::model::event::{RunEvent, What};
use crate::model::execution::Status;

/// What is known of a case that waits.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// Where it goes on.
    pub resumed: Resumed,
    /// Every step of it is by hand: no machine knows anything of it.
    pub by_hand: bool,
    /// The run was cut while the machine went on with it: what it did is not known, and its records are not held.
    pub cut: bool,
    /// Hash of all that it meant, where it is known.
    pub text_hash: Option<String>,
}

/// What waits at the end of these events, by case and row.
pub fn of(events: &[RunEvent]) -> BTreeMap<Key, Waiting> {
    let mut found: BTreeMap<Key, Waiting> = BTreeMap::new();
    for event in events {
        match &event.what {
            What::ScenarioStarted { case, row, .. } => {
                let one = found.entry((case.clone(), row.clone())).or_default();
                one.resumed.started_at = event.at;
                one.resumed.steps.clear();
                // The machine plays it; a case that is by hand begins with its first answer.
                one.cut = !one.by_hand;
            }
            What::StepFinished { case, row, step } => {
                if let Some(one) = found.get_mut(&(case.clone(), row.clone())) {
                    one.resumed.steps.push(step.clone());
                }
            }
            What::Question { case, row, step, state, .. } => {
                let one = found.entry((case.clone(), row.clone())).or_default();
                if one.resumed.started_at == 0 {
                    one.resumed.started_at = event.at;
                }
                match state.as_ref().map(|state| serde_json::from_value::<Pause>(state.clone())) {
                    Some(Ok(pause)) => {
                        if pause.step != one.resumed.pause.step {
                            one.resumed.answers.clear();
                        }
                        one.text_hash = Some(pause.text_hash.clone());
                        one.resumed.pause = pause;
                        one.cut = false;
                    }
                    // Of a later version: nothing is known of it.
                    Some(Err(_)) => one.cut = true,
                    None if step.is_none() => one.by_hand = true,
                    None => {}
                }
            }
            What::Answer { case, row, step, answer } => {
                if let Some(one) = found.get_mut(&(case.clone(), row.clone())) {
                    one.resumed.answers.insert(*step, answer.clone());
                }
            }
            What::ScenarioResumed { case, row, .. } => {
                if let Some(one) = found.get_mut(&(case.clone(), row.clone())) {
                    one.cut = true;
                }
            }
            What::ScenarioFinished { result } => {
                let key = (result.case.clone(), result.row.clone());
                if result.status == Status::Waiting {
                    if let Some(one) = found.get_mut(&key) {
                        one.text_hash.get_or_insert_with(|| result.text_hash.clone());
                    }
                } else {
                    found.remove(&key);
                }
            }
            _ => {}
        }
    }
    // What was begun and is neither asked about nor ended was cut short: nobody is waited for.
    found.retain(|_, one| one.by_hand || one.text_hash.is_some());
    for one in found.values_mut() {
        if one.by_hand {
            // Its steps are in its answers.
            one.resumed.steps.clear();
        } else {
            one.resumed.steps.truncate(one.resumed.pause.step);
        }
        one.resumed.verify = !one.by_hand;
    }
    found
}
