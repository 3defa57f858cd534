#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Shards by GNU parallel, as docs/coded-format.md shows them, equal one run. (Those by xargs are a
# golden case: tests/cli/code/shards-by-xargs-equal-one-run.)
# THEMATA names the binary (default: build/release/themata).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v parallel >/dev/null || { echo "skipped: GNU parallel is not installed"; exit 77; }
themata=${THEMATA:-$root/build/release/themata}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seq 4 | HOME=$work parallel -j 2 --halt soon,fail=1 "$themata" code --format coded --shard '{}/4' \
  "$root/examples/interviews" -o "$work/part-{}.coded"
"$themata" merge "$work"/part-*.coded -o "$work/all.coded"
"$themata" themes --by document "$root/examples/interviews" -o "$work/once.csv"
"$themata" themes --by document "$work/all.coded" -o "$work/all.csv"
cmp "$work/once.csv" "$work/all.csv"
