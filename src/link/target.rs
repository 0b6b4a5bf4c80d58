//! stub replaced at merge
use crate::model::target::Target;
pub fn read_target(_node: &serde_json::Value, _profile: Option<&serde_json::Value>) -> Result<Target, Vec<String>> {
    Ok(Target::default())
}
