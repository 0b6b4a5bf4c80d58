//! Are the texts well formed? Text → raw documents, each value with its place.

pub mod conflict;
pub mod corpus;
pub mod edit;
pub mod gherkin;
pub mod json_schema;
pub mod pack;
pub mod scalar;
#[cfg(test)]
mod trials;
pub mod yaml;
