#!/usr/bin/env bash
# Stops what `up.sh DIR` started.
set -euo pipefail
pid=${1:?the folder}/pid
if [[ -f $pid ]]; then
    kill "$(cat "$pid")" 2>/dev/null || true
    rm -f "$pid"
fi
