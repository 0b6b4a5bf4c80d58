#!/usr/bin/env bash
# What a scenario of four requests costs: Ouvrage with all its outputs and evidence, a plain loop over the same phrases
# (examples/campaign.rs), cucumber-js and behave with the outputs that they have and the same evidence, on one server of
# this machine, in the same run.
#   benches/campaign.sh 1000 10000      the sizes; 1000 alone unless said otherwise
#   PEERS=0 benches/campaign.sh         without cucumber-js and behave, which it gets from npm and PyPI otherwise
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet --bin ouvrage --example campaign
target=${CARGO_TARGET_DIR:-$PWD/target}
ouvrage=$target/release/ouvrage
campaign=$target/release/examples/campaign
peers=$PWD/benches/peers
tools=$target/bench-peers
work=$(mktemp -d)
mkdir -p "$tools"
if [[ ${PEERS:-1} == 1 ]]; then
    [[ -d $tools/node_modules ]] || (cd "$tools" && npm init -y >/dev/null && npm install --silent @cucumber/cucumber@13 node@24)
    [[ -x $tools/venv/bin/behave ]] || { python3 -m venv "$tools/venv" && "$tools/venv/bin/pip" -q install behave==1.3.3 requests; }
fi
mkfifo "$work/address"
"$campaign" serve >"$work/address" &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
read -r BASE <"$work/address"
export BASE BANC_PASSWORD=x

# measured LABEL SCENARIOS COMMAND…: CPU of the command and all its children, a scenario; the largest of its processes.
measured() {
    python3 - "$@" <<'PY'
import resource, subprocess, sys, time
label, count, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
start = time.perf_counter()
ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
print("%-44s %8.0f us of CPU a scenario  %7.2f s of CPU  %7.2f s  %4.0f MB" % (
    label, cpu / count * 1e6, cpu, wall, used.ru_maxrss / 1000), flush=True)
if ran.returncode:
    sys.exit("%s: code %d\n%s" % (label, ran.returncode, ran.stderr.decode()[-2000:]))
PY
}

for size in "${@:-1000}"; do
    "$campaign" write "$work/ours-$size" "$size" "$BASE" >/dev/null
    "$campaign" peers "$work/peers-$size" "$size" >/dev/null
    cp -r "$peers/steps" "$work/peers-$size/steps"
    cd "$work/ours-$size"
    measured "plain loop, same phrases [$size]" "$size" "$campaign" loop . "$BASE"
    measured "ouvrage run, all outputs [$size]" "$size" "$ouvrage" run --concurrency 64 --junit r.xml --json r.json \
        --messages r.ndjson --cucumber-json c.json --html r.html
    measured "plain loop, same phrases [$size]" "$size" "$campaign" loop . "$BASE"
    cd "$tools"
    if [[ ${PEERS:-1} == 1 ]]; then
        cp "$peers/steps.mjs" "$tools/steps.mjs"
        measured "cucumber-js 13 --parallel 2 [$size]" "$size" node_modules/.bin/node \
            node_modules/@cucumber/cucumber/bin/cucumber.js --import "$tools/steps.mjs" --parallel 2 \
            --format "message:$work/c.ndjson" --format "json:$work/c.json" --format "junit:$work/c.xml" \
            --format "html:$work/c.html" "$work/peers-$size/*.feature"
        measured "behave 1.3.3 [$size]" "$size" "$tools/venv/bin/behave" --no-color -f progress -f json \
            -o "$work/b.txt" -o "$work/b.json" --junit --junit-directory "$work/junit" "$work/peers-$size"
    fi
done
