#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the golden cases: run.sh [--record] [CASE-FOLDER]...
# A case is a folder <command>/<behaviour-in-words>/ with
#   cmd      a shell script; `themata` is on PATH, $EXAMPLES and $DICTIONARIES
#            are the project's folders, $TMP is an empty folder of the case's own
#   expout   what it prints; experr what it says on stderr (absent: nothing)
#   exit     its exit code (absent: 0)
# --record writes what was seen; `git diff` is then the review.
# THEMATA names the binary (default: build/release/themata).
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
record=no
[ "${1:-}" = "--record" ] && record=yes && shift
binary=${THEMATA:-$root/build/release/themata}
[ -x "$binary" ] || { echo "no binary at $binary" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir "$work/bin"
ln -s "$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")" "$work/bin/themata"
PATH="$work/bin:$PATH"
EXAMPLES="$root/examples"
DICTIONARIES="$root/dictionaries"
LC_ALL=C.UTF-8
NO_COLOR=1
export PATH EXAMPLES DICTIONARIES LC_ALL NO_COLOR

passed=0
failed=0
compare() { # name expected seen
  if [ "$record" = yes ]; then
    if [ "$1" = expout ] || [ -s "$3" ]; then cp "$3" "$2"; else rm -f "$2"; fi
    return 0
  fi
  [ -f "$2" ] || { [ -s "$3" ] || return 0; set -- "$1" /dev/null "$3"; }
  diff -u --label "expected $1" --label "seen $1" "$2" "$3"
}

run_case() {
  case_folder=$1
  TMP="$work/tmp"
  rm -rf "$TMP"
  mkdir "$TMP"
  export TMP
  (cd "$case_folder" && sh ./cmd) >"$work/out" 2>"$work/err" </dev/null
  code=$?
  sed -e "s|$root/||g" -e "s|$TMP|TMP|g" "$work/out" >"$work/out.plain"
  sed -e "s|$root/||g" -e "s|$TMP|TMP|g" "$work/err" >"$work/err.plain"
  [ "$code" = 0 ] && : >"$work/code" || echo "$code" >"$work/code"
  good=yes
  compare expout "$case_folder/expout" "$work/out.plain" || good=no
  compare experr "$case_folder/experr" "$work/err.plain" || good=no
  compare exit "$case_folder/exit" "$work/code" || good=no
  if [ "$good" = yes ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: ${case_folder#"$here"/}"
  fi
}

if [ $# -gt 0 ]; then
  for folder in "$@"; do
    for cmd in $(find "$folder" -name cmd | sort); do run_case "$(cd "$(dirname "$cmd")" && pwd)"; done
  done
else
  for cmd in $(find "$here" -name cmd | sort); do run_case "$(dirname "$cmd")"; done
fi
echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
