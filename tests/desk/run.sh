#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The manual pages without a warning of groff or man, and the completions in real shells.
# THEMATA names the binary (default: build/release/themata).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=$(realpath "${THEMATA:-$root/build/release/themata}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/place"
ln -s "$binary" "$work/bin/themata"
PATH="$work/bin:$PATH"
LC_ALL=C.UTF-8
export PATH LC_ALL
failed=0
fail() {
  failed=$((failed + 1))
  echo "FAILED: $1"
}

# ---- manual pages ------------------------------------------------------------

themata man --output "$work/man1" || fail "themata man --output"
while read -r command; do
  page="$work/man1/themata-${command// /-}.1"
  [ -s "$page" ] || { fail "no page of themata $command"; continue; }
  # shellcheck disable=SC2086
  themata man $command | cmp -s - "$page" || fail "themata man $command is not its page"
done < <(themata man --list)
[ -s "$work/man1/themata.1" ] || fail "no page of themata"
for page in "$work"/man1/*.1; do
  if command -v groff >/dev/null 2>&1; then
    groff -ww -k -man -Tutf8 -P-cbou "$page" >"$work/shown" 2>"$work/said"
    [ ! -s "$work/said" ] || { fail "groff: $(basename "$page")"; head -n 5 "$work/said"; }
    grep -q 'EXIT STATUS' "$work/shown" || fail "$(basename "$page") ends early"
  fi
  if command -v man >/dev/null 2>&1; then
    MANWIDTH=80 man --warnings -l "$page" 2>"$work/said" >/dev/null
    [ ! -s "$work/said" ] || { fail "man: $(basename "$page")"; head -n 5 "$work/said"; }
  fi
done
# Nothing is lost on the way from the help: every option, as it is typed.
themata themes --help | grep -o -- ' --[a-z][a-z-]*' | sort -u | tr -d ' ' >"$work/options"
groff -k -man -Tascii -P-cbou "$work/man1/themata-themes.1" 2>/dev/null >"$work/shown"
while read -r option; do
  grep -q -e "$option" "$work/shown" || fail "themata-themes.1 has no $option"
done <"$work/options"

# ---- completions -------------------------------------------------------------

# What each shell must offer: a command line that is cut off, and words that must be in the answer.
cat >"$work/cases" <<'END'
themata the|themes
themata |cooccur themes dict
themata dict |check cover show convert
themata dict sh|show
themata themes --for|--format
themata themes --format |csv markdown
themata themes --format t|table tsv
themata themes --unit |turn sentence window:
themata cooccur --format g|graphml gexf
themata themes -d just|justice justice.fr
themata themes --themes procedural.v|procedural.voice
themata themes -d topic --themes t|topic
themata themes --themes distributive.court,procedural.v|distributive.court,procedural.voice
themata themes --input-format d|docx
themata themes --role resp|respondent
themata themes --status neg|negated
themata themes inter|interviews
themata themes --quiet inter|interviews
themata themes --qu|--quiet
themata themes -o o|out.csv
themata themes --metadata o|out.csv
themata kwic --progress a|auto always
themata dict convert --to |quanteda dicx
themata completion |bash zsh fish
themata help the|themes
themata he|help
themata man coo|cooccur
themata dict check just|justice justice.fr
themata cooccur --grid u|unit=turn unit=window:
themata themes --grid unit=turn,ov|unit=turn,overlap=longest
END
touch "$work/place/out.csv"
mkdir "$work/place/interviews"

check_shell() { # shell, function that answers
  local line words word
  while IFS='|' read -r line words; do
    "$2" "$line" >"$work/offered" 2>"$work/said"
    for word in $words; do
      grep -qE -- "^$word/?\$" "$work/offered" ||
        { fail "$1: \`$line\` does not offer $word"; head -n 5 "$work/offered" "$work/said"; }
    done
  done <"$work/cases"
}

in_bash() {
  (cd "$work/place" && bash --norc -c '
    source <(themata completion bash)
    # Words as readline cuts them, and the last of them, which may be empty.
    read -ra COMP_WORDS <<<"$1"
    [[ $1 == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _themata
    printf "%s\n" "${COMPREPLY[@]}"' bash "$1")
}
check_shell bash in_bash
# What readline itself makes of a line that ends in a Tab.
if command -v python3 >/dev/null 2>&1; then
  python3 "$here/type_in_shell.py" bash "$work/place" 'themata themes --format=ma' |
    grep -q -- '--format=markdown' || fail "bash: a Tab behind --format=ma"
  python3 "$here/type_in_shell.py" bash "$work/place" 'themata themes --grid unit=turn,overlap=longest-' |
    grep -q -- 'unit=turn,overlap=longest-in-theme' || fail "bash: a Tab behind an axis of --grid"
  python3 "$here/type_in_shell.py" bash "$work/place" 'themata dict expl' |
    grep -q 'dict explain' || fail "bash: a Tab behind dict expl"
fi

if command -v fish >/dev/null 2>&1; then
  in_fish() {
    (cd "$work/place" && HOME="$work" fish --no-config -c \
      'themata completion fish | source; complete -C $argv[1] | string split -f 1 \t' -- "$1")
  }
  check_shell fish in_fish
else
  echo "fish is skipped: it is not installed"
fi

if command -v zsh >/dev/null 2>&1 && command -v python3 >/dev/null 2>&1; then
  mkdir "$work/functions"
  themata completion zsh -o "$work/functions/_themata"
  for case in 'themata the>themata themes' 'themata dict sho>themata dict show' \
    'themata themes --format mark>--format markdown' 'themata themes --format=mark>--format=markdown' \
    'themata themes --themes procedural.voi>procedural.voice' \
    'themata themes -d topic.y>topic.y' 'themata themes -o ou>out.csv' \
    'themata themes --themes distributive.court,procedural.voi>court,procedural.voice' \
    'themata completion ba>completion bash'; do
    python3 "$here/type_in_shell.py" zsh "$work/place" "${case%%>*}" "$work/functions" >"$work/seen"
    grep -qF -- "${case#*>}" "$work/seen" ||
      { fail "zsh: a Tab behind ${case%%>*}"; tail -n 5 "$work/seen"; }
  done
else
  echo "zsh is skipped: it is not installed"
fi

[ "$failed" = 0 ] && echo "manual pages and completions: all right"
[ "$failed" = 0 ]
