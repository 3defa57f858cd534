#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# clang-tidy over the library and the program, or over the files named; needs a
# configured build/release. A quarter of an hour on two cores, so it is run
# before a release and on what a change touches, not with every test.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'src/*.cpp')
printf '%s\n' "${files[@]}" | xargs -P 2 -n 4 clang-tidy -p build/release --quiet 2>/dev/null
