#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The benchmarks build and run: the micro-benchmarks for a moment, and bench/run
# on a small corpus that bench/generate makes. What they measure here says nothing.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
cmake --preset release -DTHEMATA_BENCHMARKS=ON >/dev/null
cmake --build --preset release
for source in bench/micro_*.cpp; do
  "build/release/bench/$(basename "$source" .cpp)" --benchmark_min_time=0.001
done
bench/generate "$work/talk" --megabytes 0.4 --files 4 --x10
bench/generate "$work/again" --megabytes 0.4 --files 4 --only-plain
diff -r "$work/talk/plain" "$work/again/plain"
bench/run "$work/talk" --runs 1 --markdown "$work/table.md"
jobs=$(bench/run --help | sed -n 's/^Jobs: //p' | tr ',' '\n' | wc -l)
[ "$(grep -c '^| ' "$work/table.md")" = $((jobs + 1)) ]
bench/run "$work/again" --runs 1 --only typographic | grep skipped
