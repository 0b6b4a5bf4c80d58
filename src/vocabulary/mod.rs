//! Which phrases may a scenario use? The registry: phrase, pattern, id. Actions live in `campaign::steps`.
