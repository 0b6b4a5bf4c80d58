//! Which quotes need a follow-up tonight?

use jiff::ToSpan;

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::{EXTERNAL_REF, Entity};
use super::super::session::{Profile, User};
use super::super::state::State;
use super::Outcome;

/// Days that a customer has to answer.
const PATIENCE: i64 = 7;

/// Adds one follow-up task, due today, for each quote sent seven days ago or more without an
/// answer; a quote that has its follow-up gets no second one.
pub fn run(state: &mut State, user: &User) -> Result<Outcome, Refusal> {
    if user.profile != Profile::Admin {
        return Err(Refusal::forbidden("Seul l’administrateur exécute un traitement."));
    }
    let today = state.today();
    let latest = today.saturating_sub(PATIENCE.days());
    let due: Vec<(String, Fields)> = state
        .all(Entity::Quote)
        .filter(|(_, quote)| {
            quote.text("status") == Some("sent")
                && !quote.filled("answered_on")
                && quote.date("sent_on").is_some_and(|sent| sent <= latest)
        })
        .map(|(id, quote)| (id, quote.clone()))
        .collect();
    let mut follow_ups = Vec::new();
    for (id, quote) in due {
        let followed = |task: &Fields| task.text("quote_id") == Some(&id) && task.text("kind") == Some("follow_up");
        if state.find(Entity::Task, followed).is_some() && !state.makes(Defect::FollowUpTwice) {
            continue;
        }
        let task = follow_up(state, &id, &quote, &today.to_string());
        follow_ups.push(state.insert_derived(Entity::Task, task, &id));
    }
    Ok(Outcome { follow_ups, ..Outcome::default() })
}

fn follow_up(state: &State, id: &str, quote: &Fields, today: &str) -> Fields {
    let account = quote.text("account_id").and_then(|account| state.get(Entity::Account, account));
    let owner = account.and_then(|account| account.text("owner_id")).or(quote.text("owner_id"));
    let mut task = Fields::default();
    task.set("name", format!("Relancer le devis {}", quote.text("name").unwrap_or(id)));
    task.set_option("account_id", quote.text("account_id"));
    task.set("quote_id", id);
    task.set("kind", "follow_up");
    task.set("due_on", today);
    task.set_option("owner_id", owner);
    task.set("status", "open");
    task.set_option(EXTERNAL_REF, quote.text(EXTERNAL_REF));
    task
}
