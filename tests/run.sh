#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs the tests: everything, or with --quick what answers in seconds.
#   --quick   unit, property, oracle and golden tests of the release build
#   (none)    those, the same under AddressSanitizer and UBSan with the fuzz
#             corpora, the examples and documents, install, package, benchmarks,
#             instruction counts, style
# Ends in one line: "N passed, N failed, N skipped".
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
quick=no
case "${1:-}" in
  --quick) quick=yes ;;
  "") ;;
  *) echo "usage: tests/run.sh [--quick]" >&2; exit 2 ;;
esac

passed=0
failed=0
skipped=0
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

# Builds a preset; a failure to build is one failed test.
build() {
  [ -f "build/$1/build.ninja" ] && ! grep -q 'THEMATA_TESTS:BOOL=OFF' "build/$1/CMakeCache.txt" ||
    cmake --preset "$1" -DTHEMATA_TESTS=ON >"$log/configure" 2>&1 || { cat "$log/configure"; return 1; }
  cmake --build --preset "$1" >"$log/build" 2>&1 && return 0
  grep -E 'error|FAILED|warning' "$log/build" | head -40
  tail -n 5 "$log/build"
  return 1
}

# Runs ctest in a preset and adds its counts up.
run_ctest() {
  echo "== tests of build/$1"
  if ! build "$1"; then
    failed=$((failed + 1))
    return
  fi
  ctest --test-dir "build/$1" -j2 --output-on-failure --output-junit "$log/$1.xml" "${@:2}" >"$log/ctest" 2>&1
  grep -E 'FAILED|Failed|\*\*\*|^golden' "$log/ctest" | head -60
  [ -f "$log/$1.xml" ] || { failed=$((failed + 1)); tail -n 20 "$log/ctest"; return; }
  local total bad
  total=$(grep -o 'tests="[0-9]*"' "$log/$1.xml" | head -1 | tr -dc 0-9)
  bad=$(grep -o 'failures="[0-9]*"' "$log/$1.xml" | head -1 | tr -dc 0-9)
  [ "$bad" = 0 ] || sed -n '/FAILED:/,/^====/p' "$log/ctest" | head -100
  # Cases that lack their data say so and pass; they are counted as what they are.
  local without
  without=$(grep -h 'skipped:' "build/$1/Testing/Temporary/LastTest.log" | sort -u | tee /dev/stderr | wc -l)
  skipped=$((skipped + without))
  passed=$((passed + total - bad))
  failed=$((failed + bad))
}

# Runs one script as one test; exit 77 means skipped.
check() {
  echo "== $1"
  shift
  "$@" >"$log/check" 2>&1
  case $? in
    0) passed=$((passed + 1)) ;;
    77) skipped=$((skipped + 1)); tail -n 1 "$log/check" ;;
    *) failed=$((failed + 1)); tail -n 60 "$log/check" ;;
  esac
}

.ci/install-packages.sh tests || exit 2
run_ctest release
if [ "$quick" = no ]; then
  run_ctest asan
  check "examples, README and help run as written" tests/docs/run.sh
  check "manual pages, and completions in bash, zsh and fish" tests/desk/run.sh
  check "install, a package that finds it, a .deb" tests/package/run.sh
  check "the quick start, twice" tests/package/quickstart.sh
  check "array jobs on a real Slurm" tests/slurm/run.sh
  check "shards by GNU parallel" tests/slurm/parallel.sh
  check "clang builds the fuzz targets and they run for a moment" tests/fuzz/run.sh
  check "the benchmarks build and run" tests/bench/run.sh
  check "no job takes 5 % more instructions than recorded" tests/instructions/run.sh
  check "the report page in a browser" tests/browser/run.sh
  check "formatting, licence lines, sizes" tests/style.sh
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
