//! Which part of the engine carries a step out?

use super::actions::Purpose;
use super::calls::Play;
use super::failure::{Failure, refusal};
use super::operation::{Named, Operation, Who};
use crate::model::execution::Cause;
use crate::model::feature::StepKind;
use crate::text::Message;

impl Play<'_> {
    /// Carries a step out. `last` says that no step comes after it.
    ///
    /// # Errors
    /// Why the step did not pass.
    pub async fn perform(&mut self, operation: &Operation, kind: StepKind, last: bool) -> Result<(), Failure> {
        if self.world.unasserted && !operation.is_about_reception() {
            return Err(self.unexpected_refusal());
        }
        if let Some(failure) = self.unsaid(operation.tells_of_request()) {
            return Err(failure);
        }
        self.carry_out(operation, kind).await?;
        match self.unsaid(!last) {
            _ if self.world.unasserted && last => Err(self.unexpected_refusal()),
            Some(failure) => Err(failure),
            None => Ok(()),
        }
    }

    async fn carry_out(&mut self, operation: &Operation, kind: StepKind) -> Result<(), Failure> {
        let purpose = if kind == StepKind::Given { Purpose::SetUp } else { Purpose::Action };
        match operation {
            Operation::SignIn(role) => self.sign_in(role).await,
            Operation::SignOut => {
                self.world.me = None;
                Ok(())
            }
            Operation::Prepare(entity, records) => {
                for (name, settings) in records {
                    let record = Named { entity: entity.clone(), name: name.clone() };
                    self.create(Purpose::SetUp, &Who::Nobody, &record, settings).await?;
                }
                Ok(())
            }
            Operation::CreateEach(who, entity, records) => {
                for (name, settings) in records {
                    let record = Named { entity: entity.clone(), name: name.clone() };
                    self.create(purpose, who, &record, settings).await?;
                    if self.world.unasserted {
                        break;
                    }
                }
                Ok(())
            }
            Operation::Keep(record, field, name) => self.keep(record, field, name).await,
            Operation::Create(who, record, settings) => self.create(purpose, who, record, settings).await,
            Operation::Update(who, record, settings) => self.update(purpose, who, record, settings).await,
            Operation::Delete(who, record) => self.delete(purpose, who, record).await,
            Operation::Read(who, record) => self.read(purpose, who, record).await,
            Operation::Search(who, entity, tests) => self.search(purpose, who, entity, tests).await,
            Operation::SearchTimes(who, entity, tests, times) => {
                self.search_times(purpose, who, entity, tests, *times).await
            }
            Operation::Trigger(who, action, times, record) => self.trigger(purpose, who, action, *times, record).await,
            Operation::Verify(record, looks) => self.verify(record, looks).await,
            Operation::Found(bound) => self.found(*bound).await,
            Operation::Results(rows) => self.results(rows).await,
            Operation::Sorted(field, direction) => self.sorted(field, *direction),
            Operation::Exist(entity, tests, bound) => self.exist(entity, tests, *bound, kind).await,
            Operation::Refused(reason, text) => self.refused(*reason, text.as_deref()),
            Operation::Accepted => match &self.world.reception {
                Some(reception) if reception.refusal.is_some() => Err(self.unexpected_refusal()),
                Some(_) => Ok(()),
                None => Err(Failure::specification(Message::new("step-no-action").text(self.lang))),
            },
            Operation::AnsweredUnder(limit) => self.answered_under(*limit),
            Operation::ShareUnder(percent, limit) => self.share_under(*percent, *limit),
            Operation::Within { limit, outcome, throughout } => self.within(*limit, outcome, *throughout, kind).await,
            Operation::ToCreate(record) => self.announce(record).await,
            Operation::Screen(act) => self.on_screen(act).await,
            Operation::Flow(act) => self.flow(act).await,
            Operation::Http(act) => self.http(act, kind).await,
            Operation::ByHand => self.by_hand().await,
        }
    }

    fn unexpected_refusal(&self) -> Failure {
        let actual = self.world.reception.as_ref().and_then(|reception| reception.refusal.as_ref());
        Failure::failed(
            Cause::UnexpectedRefusal,
            Message::new("step-unexpected-refusal").text(self.lang),
            Message::new("step-accepted").text(self.lang),
            actual.map_or_else(String::new, |error| refusal(self.lang, error)),
        )
    }
}
