#!/usr/bin/env bash
# The figures of docs/performance.md on 10,000 requirements, from a release build: CPU, wall time and memory of
# `check`, and how soon `check --watch` answers, beside a bare loop that reads the same YAML in the same run.
#   benches/large.sh [REQUIREMENTS]
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-10000}
cargo build --release --quiet --bin ouvrage --example bare --example synthetic
ouvrage=$PWD/target/release/ouvrage
bare=$PWD/target/release/examples/bare
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$PWD/target/release/examples/synthetic" --requirements "$count" --out "$work/project" >/dev/null
cd "$work/project"
file=$(find specs/exigences -name '*.yaml' | sort | sed -n 4p)

# CPU, wall time and memory of a command, one line: the median of its runs by CPU.
measured() {
    local runs=$1 before=$2
    shift 2
    for run in $(seq "$runs"); do
        $before "$run"
        python3 - "$@" <<'PY'
import os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, used = os.wait4(child.pid, 0)
print("%.3f s of CPU, %.3f s, %d MB" % (used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss // 1024))
PY
    done | sort -n | awk '{v[NR] = $0} END {print v[int((NR + 1) / 2)]}'
}
forget() { rm -rf .ouvrage/cache; }
nothing() { :; }
change() { sed -i "0,/Le CRM doit /s//Le CRM doit, cas $1, /" "$file"; }
check=("$ouvrage" check --gate decision)

printf 'reading its YAML and nothing else (bare loop): %s\n' "$(measured 5 nothing "$bare" yaml .)"
printf 'check, the first time: %s\n' "$(measured 5 forget "${check[@]}")"
"${check[@]}" >/dev/null 2>&1 || true
printf 'the same, nothing changed: %s\n' "$(measured 9 nothing "${check[@]}")"
printf 'the same, one file changed: %s\n' "$(measured 9 change "${check[@]}")"
git checkout --quiet -- specs

python3 - "$ouvrage" "$file" <<'PY'
import statistics, subprocess, sys, time
ouvrage, path = sys.argv[1:]
watch = subprocess.Popen([ouvrage, "check", "--watch", "--gate", "decision", "--lang", "en"],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
def answered():
    while "links checked in" not in watch.stdout.readline():
        pass
answered()
text = open(path, encoding="utf-8").read()
took = []
for case in range(9):
    # What a person types comes when the watch is at rest.
    time.sleep(0.3)
    start = time.perf_counter()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace("Le CRM doit ", f"Le CRM doit, cas {case}, ", 1))
    answered()
    took.append((time.perf_counter() - start) * 1000)
watch.kill()
print("check --watch, from the write to the answer: %.0f ms (%.0f to %.0f)" % (statistics.median(took), min(took), max(took)))
PY
