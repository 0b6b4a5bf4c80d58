#!/usr/bin/env bash
# The figures that docs/performance.md opens with, on this machine, from a release build: each beside the
# same work done by a bare loop (examples/bare.rs) in the same run.
#   benches/spine.sh            each figure is the median of its runs
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet --bin ouvrage --example bare
ouvrage=$PWD/target/release/ouvrage
bare=$PWD/target/release/examples/bare
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
first_check() { rm -rf .ouvrage/cache; cpu_ms "$ouvrage" check; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.1f", a / (b > 0 ? b : 1)}'; }

printf 'binary: %s MB\n' "$(du -m "$ouvrage" | cut -f1)"
"$ouvrage" check --lang en | tail -n 2
empty=$(mktemp -d "$work/empty.XXXX")
printf 'title: x\n' >"$empty/ouvrage.yaml"
printf 'check of an empty project (start-up alone): %s ms of CPU\n' "$(runs 15 cpu_ms "$ouvrage" check -C "$empty" | median)"
rm -rf "$empty"
yaml=$(runs 15 cpu_ms "$bare" yaml . | median)
first=$(runs 15 first_check | median)
next=$(runs 15 cpu_ms "$ouvrage" check | median)
printf 'reading its YAML and nothing else (bare loop): %s ms of CPU\n' "$yaml"
printf 'check of the reference project: %s ms of CPU, %s times the bare loop; the first one: %s ms, %s times\n' \
    "$next" "$(ratio "$next" "$yaml")" "$first" "$(ratio "$first" "$yaml")"
git init -q . && git add -A && git -c user.name=x -c user.email=x@y.example commit -qm x
printf 'the same in a git repository: %s ms of CPU\n' "$(runs 15 cpu_ms "$ouvrage" check | median)"
printf 'whole demo: %s ms\n' "$(runs 5 wall_ms "$ouvrage" demo --lang en | median)"
"$ouvrage" publish --lang en | grep -i 'specification'
"$ouvrage" sandbox --lang en >/dev/null &
crm=$!
trap 'kill -INT $crm 2>/dev/null || true; rm -rf "$work"' EXIT
url() { sed -n 's/^OUVRAGE_DEMO_URL=//p' .ouvrage/env; }
until curl --silent --fail --output /dev/null "$(url)/api/version"; do :; done
"$ouvrage" run --book CAH-01 --events --lang en >"$work/events.jsonl" 2>/dev/null || true
calls=$("$bare" http "$(url)/api/version" 2000)
printf 'a plain client on the same CRM: %s\n' "$calls"
python3 - "$work/events.jsonl" "$calls" <<'PY'
import json, sys
events = [json.loads(line) for line in open(sys.argv[1]) if line.startswith("{")]
bare = float(sys.argv[2].split(",")[1].split()[0])
played = [e for e in events if e["type"] == "scenario_finished" and e.get("result", e).get("status") in ("passed", "failed")]
finished = played or [e for e in events if e["type"] == "scenario_started"]
calls = sum(len(e["step"].get("exchanges", [])) for e in events if e["type"] == "step_finished")
calls += sum(e["type"] == "record_removed" for e in events)
seconds = (events[-1]["at"] - events[0]["at"]) / 1000
print(f"run: {len(finished)} scenarios and {calls} calls in {seconds:.2f} s, {len(finished) / seconds:.0f} scenarios a second")
print(f"     {seconds / (calls / bare):.1f} times what a plain client takes for as many calls (judged, kept and cleaned up)")
PY
