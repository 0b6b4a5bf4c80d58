//! A validator of JSON Schema that is not ours.

use boon::{Compiler, Draft, SchemaIndex, Schemas, ValidationError};
use ouvrage::syntax::yaml;

/// A schema, ready to judge texts.
pub struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    /// Compiles a schema.
    pub fn new(schema: &str) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V7);
        let schema = serde_json::from_str(schema).expect("a schema is JSON");
        compiler.add_resource("schema.json", schema).expect("added");
        let index = compiler.compile("schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
        Self { schemas, index }
    }

    /// What is wrong with a YAML text: `/needs/0/title: want string, but got array`.
    pub fn faults(&self, text: &str) -> Vec<String> {
        self.faults_of(&yaml::to_json(text).expect("well formed"))
    }

    /// What is wrong with a value.
    pub fn faults_of(&self, value: &serde_json::Value) -> Vec<String> {
        let mut found = Vec::new();
        if let Err(error) = self.schemas.validate(value, self.index) {
            leaves(&error, &mut found);
        }
        found
    }
}

fn leaves(error: &ValidationError<'_, '_>, found: &mut Vec<String>) {
    if error.causes.is_empty() {
        found.push(format!("{}: {}", error.instance_location, error.kind));
    }
    error.causes.iter().for_each(|cause| leaves(cause, found));
}
