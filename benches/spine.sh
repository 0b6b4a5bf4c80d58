#!/usr/bin/env bash
# The figures that docs/performance.md opens with, on this machine, from a release build.
#   benches/spine.sh            each figure is the median of its runs
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet
ouvrage=$PWD/target/release/ouvrage
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r ouvrage.yaml specs features "$work/"
cd "$work"

median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
# CPU seconds (user and system, children too) of a command, in milliseconds.
cpu_ms() {
    local TIMEFORMAT='%U %S'
    { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{printf "%d\n", ($1 + $2) * 1000}'
}
wall_ms() {
    local TIMEFORMAT='%R'
    { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{printf "%d\n", $1 * 1000}'
}
runs() { local n=$1; shift; for _ in $(seq "$n"); do "$@"; done; }

printf 'binary: %s MB\n' "$(du -m "$ouvrage" | cut -f1)"
"$ouvrage" check --lang en
empty=$(mktemp -d "$work/empty.XXXX")
printf 'title: x\n' >"$empty/ouvrage.yaml"
printf 'check of an empty project (start-up alone): %s ms of CPU\n' "$(runs 15 cpu_ms "$ouvrage" check -C "$empty" | median)"
printf 'check of the reference project: %s ms of CPU\n' "$(runs 15 cpu_ms "$ouvrage" check | median)"
printf 'whole demo: %s ms\n' "$(runs 5 wall_ms "$ouvrage" demo --lang en | median)"
"$ouvrage" publish --lang en | grep -i 'specification'
report=$work/run.json
"$ouvrage" sandbox --lang en >/dev/null &
crm=$!
trap 'kill -INT $crm 2>/dev/null || true; rm -rf "$work"' EXIT
until curl --silent --fail --output /dev/null "$(sed -n 's/^OUVRAGE_DEMO_URL=//p' .ouvrage/env)/api/version"; do :; done
"$ouvrage" run --book CAH-01 --json "$report" --lang en >/dev/null 2>&1 || true
python3 - "$report" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
played = [s for s in report["scenarios"] if s["status"] in ("passed", "failed")]
seconds = report["duration_ms"] / 1000
print(f"run: {len(played)} scenarios in {seconds:.2f} s, {len(played) / seconds:.0f} a second, process start, evidence and clean-up included")
PY
