#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Formatting, licence lines and sizes. clang-tidy has a script of its own: tests/tidy.sh.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
bad=0
mapfile -t sources < <(git ls-files '*.cpp' '*.hpp')
clang-format --dry-run --Werror "${sources[@]}" 2>&1 | grep -E 'error' | head -20 && bad=1
for file in "${sources[@]}" $(git ls-files '*.sh'); do
  head -n 2 "$file" | grep -q 'SPDX-License-Identifier: MIT' || { echo "$file: no SPDX line"; bad=1; }
done
while read -r lines file; do
  [ "$file" = total ] || [ "$lines" -le 400 ] || { echo "$file: $lines lines"; bad=1; }
done < <(wc -l "${sources[@]}")
exit $bad
