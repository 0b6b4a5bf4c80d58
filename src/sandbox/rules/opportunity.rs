//! Which stages does an opportunity go through, and what is fixed once it is won?

use super::super::defects::Defect;
use super::super::record::Fields;
use super::super::refusal::Refusal;
use super::super::schema::Entity;
use super::super::session::User;
use super::super::state::State;
use super::{Outcome, walls};

/// The stages of a segment on the way to a win; any open one may also be lost.
fn pipeline(segment: &str) -> &'static [&'static str] {
    match segment {
        "key_account" => &["qualification", "study", "proposal", "negotiation", "won"],
        "reseller" => &["qualification", "proposal", "won"],
        _ => &["qualification", "proposal", "negotiation", "won"],
    }
}

/// The usual chance of winning at a stage, in percents.
fn usual_probability(stage: &str) -> &'static str {
    match stage {
        "qualification" => "10",
        "study" => "25",
        "proposal" => "40",
        "negotiation" => "70",
        "won" => "100",
        _ => "0",
    }
}

/// Completes and verifies a new opportunity: its segment is its account's unless said otherwise.
pub fn prepare(state: &State, user: &User, fields: &mut Fields) -> Result<(), Refusal> {
    let account = fields.text("account_id").and_then(|id| state.get(Entity::Account, id));
    let segment = account.and_then(|account| account.text("segment")).unwrap_or("sme").to_owned();
    let owner = account.and_then(|account| account.text("owner_id")).unwrap_or(&user.id).to_owned();
    fields.set_default("segment", segment);
    fields.set_default("owner_id", owner);
    fields.set_default("stage", "qualification");
    if !fields.filled("technical_study") {
        fields.set_flag("technical_study", false);
    }
    let stage = fields.text("stage").unwrap_or_default().to_owned();
    verify_stage(state, fields, &stage)?;
    fields.set_default("probability", usual_probability(&stage));
    Ok(())
}

/// Verifies a changed opportunity.
pub fn revise(state: &State, before: &Fields, after: &mut Fields) -> Result<(), Refusal> {
    let changed: Vec<&str> = after.changed(before).collect();
    let was = before.text("stage").unwrap_or_default();
    if was == "won" && changed.contains(&"amount") && !state.makes(Defect::AmountEditableAfterWon) {
        return Err(Refusal::transition("amount", "Le montant d’une opportunité gagnée est figé."));
    }
    if changed.contains(&"stage") || changed.contains(&"segment") {
        if matches!(was, "won" | "lost") {
            return Err(Refusal::transition("stage", "Une opportunité close ne change plus d’étape."));
        }
        let stage = after.text("stage").unwrap_or_default().to_owned();
        verify_stage(state, after, &stage)?;
        if changed.contains(&"stage") && !changed.contains(&"probability") {
            after.set("probability", usual_probability(&stage));
        }
    }
    Ok(())
}

/// Wins or loses.
pub fn act(state: &mut State, user: &User, id: &str, mut fields: Fields, action: &str) -> Result<Outcome, Refusal> {
    walls::guard_change(state, user, Entity::Opportunity, &fields)?;
    let before = fields.clone();
    let stage = if action == "win" { "won" } else { "lost" };
    if before.text("stage") == Some(stage) {
        return Err(Refusal::transition("stage", "Cette opportunité est déjà close."));
    }
    fields.set("stage", stage);
    revise(state, &before, &mut fields)?;
    state.replace(Entity::Opportunity, id, fields);
    Ok(Outcome::default())
}

fn verify_stage(state: &State, fields: &Fields, stage: &str) -> Result<(), Refusal> {
    let segment = fields.text("segment").unwrap_or("sme");
    let stages = pipeline(segment);
    if stage == "lost" {
        return Ok(());
    }
    let Some(place) = stages.iter().position(|known| *known == stage) else {
        return Err(Refusal::transition("stage", "Cette étape n’existe pas pour ce type de client."));
    };
    let studied = stages.iter().position(|known| *known == "study").is_some_and(|study| place > study);
    if studied && !fields.flag("technical_study") && !state.makes(Defect::StudyNotRequired) {
        let message = "Un grand compte ne reçoit de proposition qu’après l’étude technique.";
        return Err(Refusal::transition("stage", message));
    }
    Ok(())
}
