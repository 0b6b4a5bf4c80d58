#!/usr/bin/env bash
# A real Tryton 8.0 on the loopback, with Courtival's module and people, for the tests of the connector and of the
# reference project's scenarios. Installed once and kept; its database is a fresh copy at each start.
#
# Its web client is installed once as well, from the versions of web/package-lock.json.
#
#   tests/tryton/up.sh DIR [PORT]    starts it; DIR holds its database, its log and `environment`, until `down.sh DIR`
#
# `DIR/environment` has one NAME=value a line: its address, and the passwords that the target refers to.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${1:?a folder for its database} port=${2:-$((20000 + RANDOM))}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
tools=${OUVRAGE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/ouvrage-tools}
fail() { printf 'tests/tryton/up.sh: %s\n' "$*" >&2; exit 1; }
hash_of() { cat "$@" | sha256sum | cut -c1-16; }

# --- the program, once ----------------------------------------------------------------------

program=$tools/tryton-$(hash_of "$here/requirements.txt")
if [[ ! -e $program/.done ]]; then
    echo "installing Tryton once, into $program" >&2
    rm -rf "$program"
    mkdir -p "$tools"
    python3 -m venv "$program"
    "$program/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$here/requirements.txt"
    touch "$program/.done"
fi
modules=$(echo "$program"/lib/python3*/site-packages/trytond/modules)
[[ -d $modules ]] || fail "Tryton was installed and its modules are not found in $program"

# --- its web client, once ---------------------------------------------------------------------

web=$tools/tryton-web-$(hash_of "$here"/web/*)
if [[ ! -e $web/.done ]]; then
    echo "installing Tryton's web client once, into $web" >&2
    rm -rf "$web"
    mkdir -p "$web"
    cp "$here"/web/package*.json "$web/"
    (cd "$web" && npm ci --silent --omit=dev --ignore-scripts --no-audit --no-fund --legacy-peer-deps >&2) ||
        fail 'the web client cannot be installed'
    # Its page looks for its libraries beneath itself.
    ln -s .. "$web/node_modules/tryton-sao/node_modules"
    touch "$web/.done"
fi
root=$web/node_modules/tryton-sao

# --- its database, once for this module and these people --------------------------------------

seeded=$tools/tryton-data-$(hash_of "$here/requirements.txt" "$here/seed.py" "$here"/courtival/*)
configured() {
    printf '[web]\nlisten = 127.0.0.1:%s\nroot = %s\n[database]\nuri = sqlite://\npath = %s\nlist = True\nlanguage = fr\n' \
        "$2" "$root" "$1"
}
install_module() {
    rm -rf "$modules/courtival"
    cp -r "$here/courtival" "$modules/courtival"
}
if [[ ! -e $seeded/.done ]]; then
    echo "filling a database once, into $seeded" >&2
    rm -rf "$seeded"
    (umask 077 && mkdir -p "$seeded")
    install_module
    configured "$seeded" 1 >"$seeded/conf"
    secret() { od -An -N12 -tx1 /dev/urandom | tr -d ' \n'; }
    {
        printf '{'
        for login in admin morel lefevre dubreuil kam.est chauvin weber; do
            printf '"%s": "Tv-%s!", ' "$login" "$(secret)"
        done
        printf '"erp": "Tv-%s!"}\n' "$(secret)"
    } >"$seeded/passwords.json"
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["admin"], end="")' "$seeded/passwords.json" >"$seeded/admin"
    : >"$seeded/crm.sqlite"
    TRYTONPASSFILE=$seeded/admin "$program/bin/trytond-admin" -c "$seeded/conf" -d crm --email admin@courtival.example \
        -l fr -u ir res courtival --activate-dependencies >"$seeded/log" 2>&1 || fail "$(tail -n 20 "$seeded/log")"
    "$program/bin/python" "$here/seed.py" "$seeded/conf" crm "$seeded/passwords.json" >>"$seeded/log" 2>&1 ||
        fail "$(tail -n 20 "$seeded/log")"
    touch "$seeded/.done"
fi

# --- the server -------------------------------------------------------------------------------

install_module
cp "$seeded/crm.sqlite" "$dir/crm.sqlite"
configured "$dir" "$port" >"$dir/conf"
# `-d` loads the database first: without it each sign-in is refused.
nohup "$program/bin/trytond" -c "$dir/conf" -d crm >"$dir/log" 2>&1 </dev/null &
echo $! >"$dir/pid"
asked='{"id":1,"method":"common.server.version","params":[]}'
for _ in $(seq 600); do
    if curl --silent --fail --output /dev/null --header 'Content-Type: application/json' --data "$asked" \
        "http://127.0.0.1:$port/rpc/"; then
        (
            umask 077
            printf 'OUVRAGE_TRYTON_URL=http://127.0.0.1:%s\n' "$port" >"$dir/environment"
            python3 - "$seeded/passwords.json" >>"$dir/environment" <<'PY'
import json, sys
for login, password in json.load(open(sys.argv[1])).items():
    print("OUVRAGE_TRYTON_%s=%s" % (login.upper().replace(".", "_"), password))
PY
        )
        echo "http://127.0.0.1:$port"
        exit 0
    fi
    kill -0 "$(cat "$dir/pid")" 2>/dev/null || fail "Tryton stopped: $(tail -n 20 "$dir/log")"
    sleep 0.2
done
fail "Tryton gave no answer within two minutes: $(tail -n 20 "$dir/log")"
