//! The engine against a CRM in memory: what each phrase does, and what is never believed.

mod captures;
mod child;
mod creating;
mod crm;
mod honesty;
mod outcomes;
mod phrases;
mod planning;
mod removing;
mod stage;
mod time;
