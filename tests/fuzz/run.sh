#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the libFuzzer targets and runs each on its own corpus, in a copy: what it
# finds interesting does not land in the tree. Without an argument a fixed number
# of runs from a fixed seed, so that a test run repeats; run.sh SECONDS searches.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
effort="-seed=1 -runs=3000"
[ $# -eq 0 ] || effort="-max_total_time=$1"
cd "$root"
cmake --preset fuzz >/dev/null
targets=$(cd tests/fuzz && ls fuzz_*.cpp | sed 's/\.cpp$//')
# shellcheck disable=SC2086
cmake --build --preset fuzz --target $targets >build/fuzz/log 2>&1 || { tail -n 40 build/fuzz/log; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in $targets; do
  cp -r "tests/fuzz/corpus/${target#fuzz_}" "$work/$target"
  echo "== $target"
  # shellcheck disable=SC2086
  "build/fuzz/tests/fuzz/$target" $effort -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix="$work/" "$work/$target" 2>&1 | tail -n 3
done
