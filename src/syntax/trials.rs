//! How often does a property test try?

use proptest::prelude::ProptestConfig;

/// As many cases as `PROPTEST_CASES` asks for (`tests/soak.sh`: a million), else the usual number of this property.
#[allow(clippy::disallowed_methods, reason = "a trial asks how long it may last")]
pub fn trials(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { usual };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}
