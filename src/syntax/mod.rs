//! Are the texts well formed? Text → raw documents, each value with its place.

pub mod gherkin;
pub mod yaml;
