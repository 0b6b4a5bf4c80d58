#!/usr/bin/env bash
# The property tests with many cases: a million each unless `tests/soak.sh 50000` says otherwise. Edits of texts,
# damaged Gherkin, YAML and spreadsheets. Optimised, or it would take the night; the slowest text is told.
set -euo pipefail
cd "$(dirname "$0")/.."
export PROPTEST_CASES="${1:-1000000}" RUST_BACKTRACE=0
echo "$PROPTEST_CASES cases a property"
time cargo test --locked --release --lib -- --nocapture syntax::edit::tests::random syntax::gherkin::tests::mutation syntax::yaml::events
time cargo test --locked --release --test integration -- --nocapture mutation:: --skip damaged_texts
# A damaged CSV is compared with the heads of all grids, which takes ten times as long.
time PROPTEST_CASES=$((PROPTEST_CASES / 10)) \
    cargo test --locked --release --test integration -- --nocapture exchange::mutation::damaged_texts
