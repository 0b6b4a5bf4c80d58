//! The behaviour of the product through its public doors.

mod crm_demo;
mod crm_faults;
mod sandbox_defects;
mod sandbox_rules;
mod sandbox_socket;
mod support;
