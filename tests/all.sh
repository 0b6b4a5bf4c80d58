#!/usr/bin/env bash
# All checks of Ouvrage, the quick ones first: form, licences, lints, then every test on SQLite
# and on a PostgreSQL of its own, which is removed afterwards.
#
# As root on Debian it installs what is missing; else it says in one line what to install.
# Its arguments go to the tests: `tests/all.sh store`, `tests/all.sh --ignored --nocapture results_per_second`.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }
fail() { printf 'tests/all.sh: %s\n' "$*" >&2; exit 1; }

# --- what is needed -------------------------------------------------------------------------

postgres_bin() {
    local bin
    for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb || true)")"; do
        if [[ -x $bin/initdb && -x $bin/pg_ctl ]]; then printf '%s\n' "$bin"; return 0; fi
    done
    return 1
}

missing_packages() {
    postgres_bin >/dev/null || echo postgresql
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v qpdf >/dev/null || echo qpdf
    command -v setpriv >/dev/null || echo util-linux
    command -v git >/dev/null || echo git
    command -v soffice >/dev/null || echo libreoffice-calc
    command -v cc >/dev/null || echo gcc
    command -v curl >/dev/null || echo curl
    command -v npm >/dev/null || echo npm
    command -v chromium >/dev/null || echo chromium
    command -v chromedriver >/dev/null || echo chromium-driver
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
}

step 'Tools'
command -v cargo >/dev/null || fail 'cargo is missing: install Rust (https://rustup.rs)'
mapfile -t missing < <(missing_packages)
if ((${#missing[@]} > 0)); then
    if ((EUID == 0)) && command -v apt-get >/dev/null; then
        printf 'installing: %s\n' "${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    else
        fail "please install: ${missing[*]}"
    fi
fi
pg_bin=$(postgres_bin) || fail 'PostgreSQL was installed and its initdb is not found'

# Tools that cargo builds stand outside the repository and are built once.
tools=${OUVRAGE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/ouvrage-tools}
export PATH="$tools/bin:$PATH"

# --- form -----------------------------------------------------------------------------------

step 'Form (cargo fmt)'
cargo fmt --all --check

step 'Bans, licences, sources (cargo deny)'
if ! command -v cargo-deny >/dev/null; then
    echo "building cargo-deny once, into $tools"
    # Unoptimised: building it takes longer than running it.
    CARGO_TARGET_DIR="$tools/build" cargo install --quiet --locked --debug --root "$tools" cargo-deny
    rm -rf "$tools/build"
fi
cargo deny --log-level error check bans licenses sources
if timeout 60 cargo deny --log-level off fetch db >/dev/null 2>&1; then
    cargo deny --log-level error check --disable-fetch advisories
else
    echo 'advisories: NOT CHECKED (their database cannot be reached)'
fi

# --- lints and build, in one ----------------------------------------------------------------

# `cargo clippy` would compile every dependency a second time, without code. Building with the
# lints' compiler lints and gives the tests' programs at once.
clippy_driver=$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver) ||
    fail 'clippy is missing: rustup component add clippy'
export RUSTC_WORKSPACE_WRAPPER=$clippy_driver

step 'Lints and build (clippy)'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --locked --all-targets --no-run 2>&1 | tee "$log"
if grep -q '^warning' "$log"; then fail 'warnings count as errors'; fi

# --- tests ----------------------------------------------------------------------------------

# PostgreSQL refuses to run as root.
cluster=$(mktemp -d)
as_postgres() {
    if ((EUID == 0)); then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}
stop() {
    rm -f "$log"
    tests/tryton/down.sh "$cluster/tryton"
    if [[ -f $cluster/data/postmaster.pid ]]; then
        as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -m immediate -s stop || true
    fi
    rm -rf "$cluster"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step 'PostgreSQL (private, on the loopback)'
if ((EUID == 0)); then chown postgres "$cluster"; fi
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$cluster/password"
if ((EUID == 0)); then chown postgres "$cluster/password"; fi
as_postgres "$pg_bin/initdb" -D "$cluster/data" -U ouvrage --pwfile="$cluster/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >/dev/null
rm -f "$cluster/password"
port=
for _ in 1 2 3 4 5; do
    candidate=$((20000 + RANDOM))
    # Made for these tests and removed after them: nothing has to survive a power cut.
    if as_postgres "$pg_bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -s -w -t 60 start \
        -o "-p $candidate -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off"; then
        port=$candidate
        break
    fi
done
[[ -n $port ]] || fail "PostgreSQL does not start: $(tail -n 3 "$cluster/log" 2>/dev/null || true)"
export OUVRAGE_TEST_POSTGRES="postgres://ouvrage:$password@127.0.0.1:$port/postgres"
echo "listening on 127.0.0.1:$port"

step 'Tryton (a real CRM, private, on the loopback)'
mkdir -p "$cluster/tryton"
OUVRAGE_TOOLS=$tools tests/tryton/up.sh "$cluster/tryton"
export OUVRAGE_TEST_TRYTON="$cluster/tryton"

step 'Tests (unit, integration, acceptance)'
cargo test --locked --all-targets -- "$@"

step 'All checks passed'
