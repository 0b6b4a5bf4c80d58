//! Do the shipped profiles speak to servers that answer as the documentation of each CRM says?
//!
//! One file per CRM: a server written from its public documentation, which refuses what the real one refuses, and what
//! the profile has to do with it. No real server is spoken to: `proved: documentation` in each profile says so.

mod dolibarr;
mod dynamics;
mod espocrm;
mod hubspot;
mod life;
mod pipedrive;
mod salesforce;
mod server;
mod suitecrm;
mod twenty;
