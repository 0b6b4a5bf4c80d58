//! Is the CRM there at all, before anything is played?

use std::collections::BTreeMap;

use super::plan::{Plan, PlannedStep};
use super::runner::RunSummary;
use super::steps::context::is_loss;
use super::steps::failure::cause_of;
use crate::crm::{Answer, Connector, CrmError, ErrorKind, connect_in};
use crate::model::execution::{CaseResult, Counts, RunRecord, Status, StepResult};
use crate::model::target::Target;
use crate::text::Lang;

/// Asks the target for its version, or signs in where it declares none: a CRM that gives no answer at
/// all is absent, and nothing is to be played on it. What an answer says (an error, a refused password,
/// a page of something else) is found again by the cases, each of which tells it.
///
/// # Errors
/// The target cannot be asked, or nothing answers.
pub async fn reach(lang: Lang, target: &Target, env: &BTreeMap<String, String>) -> Result<(), CrmError> {
    let connector = connect_in(lang, target, env)?;
    if !probe(connector.as_ref()).await?.exchanges.is_empty() {
        return Ok(());
    }
    let role = target.default_role.as_deref().or_else(|| target.users.keys().next().map(String::as_str));
    match connector.open(role.unwrap_or_default()).await {
        Err(error) if is_loss(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Asks for the version. Only an error that no scenario could survive is one.
///
/// # Errors
/// No answer came.
pub async fn probe(connector: &dyn Connector) -> Result<Answer<Option<String>>, CrmError> {
    let other = |error: CrmError| Answer { value: None, exchanges: error.exchanges };
    match connector.version().await {
        Ok(answer) => Ok(answer),
        // A time-out was long enough to be believed; a refused connection is confirmed first.
        Err(error) if error.kind == ErrorKind::Timeout => Err(error),
        Err(error) if is_loss(&error) => match connector.version().await {
            Err(second) if is_loss(&second) => Err(error),
            second => Ok(second.unwrap_or_else(other)),
        },
        Err(error) => Ok(other(error)),
    }
}

/// What a run gives that was not begun because the CRM is absent: each case that would have been sent
/// is blocked by that. It is kept nowhere; its record has no id.
pub fn unplayed(plan: &Plan, record: RunRecord, error: &CrmError, now: i64) -> RunSummary {
    let record = RunRecord { id: String::new(), started_at: now, ended_at: Some(now), ..record };
    let results: Vec<CaseResult> = plan
        .instances
        .iter()
        .map(|instance| {
            let result = instance.settled().unwrap_or_else(|| {
                let mut steps: Vec<StepResult> = instance.steps.iter().map(PlannedStep::not_run).collect();
                if let Some(first) = steps.first_mut() {
                    first.status = Status::Blocked;
                    first.cause = Some(cause_of(error));
                    first.message = Some(error.message.clone());
                }
                CaseResult { status: Status::Blocked, attempts: 0, steps, ..instance.result() }
            });
            let (target, commit) = (record.target.clone(), record.commit.clone());
            CaseResult { target, commit, started_at: now, ended_at: now, ..result }
        })
        .collect();
    let counts = Counts::of(results.iter().map(|result| result.status));
    let texts = plan.texts.clone();
    RunSummary { record, counts, results, texts, ..RunSummary::default() }
}
