//! Is it YAML? The only module that names the YAML library.

/// Reads a YAML text that the product ships (a CRM profile) as JSON.
///
/// # Errors
/// The fault's words.
pub fn to_json(text: &str) -> Result<serde_json::Value, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}
