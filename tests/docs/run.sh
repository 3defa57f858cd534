#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs everything that the documents show, and compares what they say came out.
#
#   tests/docs/run.sh            check
#   tests/docs/run.sh --record   write the outputs seen into README.md and docs/,
#                                and docs/commands.md anew; `git diff` is the review
#
# In README.md, CONTRIBUTING.md, docs/**/*.md and examples/**/*.md:
#   ```console      each `$ command` is run; what stands below it, if anything, must be
#                   what it prints (standard output and error together). A new one is
#                   written with `...` below it and recorded.
#   ```sh           is run as a script with `set -e`
#   ```sh no-run    is not run: installing and building have tests of their own
#   ```yaml x.yml   (any language and a name) becomes a file for the blocks after it
# The blocks of one document share an empty folder that has links to examples/ and
# dictionaries/, so nothing is written into the tree. Then: the examples of every
# `--help`, the example scripts, docs/generate.sh, and the columns in docs/tables.md.
# THEMATA names the binary (default: build/release/themata).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root" || exit 2
record=no
case "${1:-}" in
  "") ;;
  --record) record=yes ;;
  *) echo "usage: tests/docs/run.sh [--record]" >&2; exit 2 ;;
esac
binary=${THEMATA:-$root/build/release/themata}
[ -x "$binary" ] || { echo "no binary at $binary" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")" "$work/bin/themata"
PATH="$work/bin:$PATH"
THEMATA=themata
LC_ALL=C.UTF-8
NO_COLOR=1
export PATH THEMATA LC_ALL NO_COLOR

passed=0
failed=0
skipped=0
pass() { passed=$((passed + 1)); }
fail() { # what
  failed=$((failed + 1))
  echo "FAILED: $1"
}

# An empty folder to run in, with links to what examples read.
new_place() {
  place=$(mktemp -d -p "$work")
  ln -s "$root/examples" "$place/examples"
  ln -s "$root/dictionaries" "$place/dictionaries"
  mkdir "$place/tmp"
  TMP="$place/tmp"
  export TMP
}

# Runs a command line in the place; its words go to $work/seen.
run_line() {
  (cd "$place" && sh -c "$1") >"$work/seen" 2>&1 </dev/null
}

# ---- documents ---------------------------------------------------------------

# One command of a console block: $1 where, $2 the command, $work/shown what is shown.
run_shown() {
  run_line "$2"
  local code=$?
  if [ "$code" != 0 ]; then
    fail "$1: exit $code: $2"
    head -n 20 "$work/seen"
    cp "$work/shown" "$work/kept"
    return
  fi
  if [ ! -s "$work/shown" ]; then
    pass
    : >"$work/kept"
    return
  fi
  cp "$work/seen" "$work/kept"
  if [ "$record" = yes ] || diff -u --label shown --label seen "$work/shown" "$work/seen" >"$work/diff"; then
    pass
  else
    fail "$1: $2"
    cat "$work/diff"
  fi
}

# A console block, from $work/block; what it should be goes to $work/block.new.
run_console() { # document, line of the fence
  local number=$2 at=0 command="" line
  : >"$work/block.new"
  : >"$work/shown"
  flush_command() {
    if [ -n "$command" ]; then
      run_shown "$1:$at" "$command"
      cat "$work/kept" >>"$work/block.new"
    elif [ -s "$work/shown" ]; then
      fail "$1:$at: a console block begins with \`\$ command\`"
      cat "$work/shown" >>"$work/block.new"
    fi
    : >"$work/shown"
    command=""
  }
  local more=no
  while IFS= read -r line; do
    number=$((number + 1))
    if [ "$more" = yes ] || [ "${line:0:2}" = "\$ " ]; then
      if [ "$more" = yes ]; then
        command+=$'\n'"$line"
      else
        flush_command "$1"
        at=$number
        command=${line:2}
      fi
      printf '%s\n' "$line" >>"$work/block.new"
      more=no
      case "$line" in *\\ | *\|) more=yes ;; esac
    else
      printf '%s\n' "$line" >>"$work/shown"
    fi
  done <"$work/block"
  flush_command "$1"
}

run_script() { # document, line
  cp "$work/block" "$work/script.sh"
  if (cd "$place" && sh -eu "$work/script.sh") >"$work/seen" 2>&1 </dev/null; then
    pass
  else
    fail "$1:$2: the script of this block"
    cat "$work/seen"
  fi
}

run_block() { # document, line, info string
  local language=${3%% *} rest=""
  [ "$3" = "$language" ] || rest=${3#* }
  cp "$work/block" "$work/block.new"
  case "$language:$rest" in
    console:) run_console "$1" "$2" ;;
    sh:) run_script "$1" "$2" ;;
    sh:no-run) ;;
    *:*.*) cp "$work/block" "$place/$rest" ;;
  esac
}

run_document() {
  local document=$1 number=0 begun=0 info="" inside=no line
  new_place
  : >"$work/document"
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    if [ "$inside" = no ]; then
      printf '%s\n' "$line" >>"$work/document"
      if [ "${line:0:3}" = '```' ]; then
        inside=yes
        info=${line:3}
        begun=$number
        : >"$work/block"
      fi
    elif [ "$line" = '```' ]; then
      inside=no
      run_block "$document" "$begun" "$info"
      cat "$work/block.new" >>"$work/document"
      printf '%s\n' "$line" >>"$work/document"
    else
      printf '%s\n' "$line" >>"$work/block"
    fi
  done <"$document"
  [ "$inside" = no ] || fail "$document:$begun: a block that never ends"
  if [ "$record" = yes ] && ! cmp -s "$work/document" "$document"; then
    cp "$work/document" "$document"
    echo "recorded: $document"
  fi
}

# ---- links -------------------------------------------------------------------

# The anchors that GitHub and pandoc give a document's headings; the second of a name is NAME-1.
anchors_of() { # document
  sed '/^```/,/^```/d' "$1" | sed -n 's/^##* //p' | tr '[:upper:]' '[:lower:]' |
    sed -e 's/\[\([^]]*\)\]([^)]*)/\1/g' -e 's/[^[:alnum:]_ -]//g' -e 's/ /-/g' |
    awk '{print seen[$0] ? $0 "-" seen[$0] : $0; seen[$0]++}'
}

# A relative link must lead to something, and an anchor to a heading.
check_links() {
  local document=$1 target file anchor
  while IFS= read -r target; do
    file=${target%%#*}
    anchor=${target#"$file"}
    file=${file:+$(dirname "$document")/$file}
    file=${file:-$document}
    if [ ! -e "$file" ]; then
      fail "$document: a link to $target, which is not there"
    elif [ -n "$anchor" ] && ! anchors_of "$file" | grep -qxF -- "${anchor#\#}"; then
      fail "$document: a link to $target, which has no such heading"
    else
      pass
    fi
  done < <(sed '/^```/,/^```/d' "$document" | grep -o ']([^)]*)' | sed -e 's/^](//' -e 's/)$//' |
    grep -v -e '://' -e '^$')
}

# Every page of the manual can be found from its index.
check_index() {
  local page
  for page in docs/*.md; do
    if [ "$page" = docs/index.md ] || grep -qF "](${page#docs/})" docs/index.md; then
      pass
    else
      fail "docs/index.md has no link to $page"
    fi
  done
}

# ---- tables ------------------------------------------------------------------

# docs/tables.md shows the first line of each table, which is held against what is printed as
# any other console block. Here the words are held against those lines: every column shown is
# named in its section (or is a common one, or NAME_low of a NAME), and every column that begins
# a row of the section's tables is shown.
check_columns() {
  local wrong
  wrong=$(awk '
    function names_of(text, into) {
      while (match(text, /`[a-z][a-z0-9_]*`/)) {
        into[substr(text, RSTART + 1, RLENGTH - 2)] = 1
        text = substr(text, RSTART + RLENGTH)
      }
    }
    function end_of_section(   name, base) {
      if (headers > 0) {
        for (name in shown) {
          base = name
          sub(/_(low|high|undefined|p)$/, "", base)
          if (!(name in named) && !(base in named) && !(name in common)) {
            print section ": `" name "` is printed and not explained"
          }
        }
        for (name in begun) {
          if (!(name in shown)) print section ": `" name "` is explained and not printed"
        }
      }
      headers = 0
      split("", shown); split("", named); split("", begun)
    }
    /^```/ { inside = !inside; header = 0; next }
    inside {
      if (header) {
        ++headers
        ++all
        count = split($0, columns, ",")
        for (i = 1; i <= count; ++i) shown[columns[i]] = 1
      }
      header = /^\$ .*head -n 1/
      next
    }
    /^## / { end_of_section(); section = substr($0, 4); next }
    {
      names_of($0, named)
      if (section == "Common columns") names_of($0, common)
      if (/^\| `[a-z]/) names_of(substr($0, 1, index(substr($0, 2), "|")), begun)
    }
    END {
      end_of_section()
      if (!all) print "it shows no table"
    }
  ' docs/tables.md) || wrong="awk ended with $?"
  if [ -z "$wrong" ]; then
    pass
  else
    fail "docs/tables.md does not name what is printed"
    echo "$wrong"
  fi
}

# ---- help --------------------------------------------------------------------

# The commands right below one, or below themata itself.
commands_of() { themata man --list "$@" | awk -v depth=$(($# + 1)) 'NF == depth {print $NF}'; }
examples_of() { themata "$@" --help | awk '/^Examples:/ {on = 1; next} on && /^  / {print substr($0, 3); next} on {exit}'; }

run_help() { # command words
  local line any=no sub
  new_place
  while IFS= read -r line; do
    any=yes
    if run_line "$line"; then
      pass
    else
      fail "themata $*${*:+ }--help: exit $?: $line"
      head -n 10 "$work/seen"
    fi
  done < <(examples_of "$@")
  [ "$any" = yes ] || fail "themata $*${*:+ }--help shows no example"
  for sub in $(commands_of "$@"); do
    [ $# -gt 0 ] || [ -n "$(find "tests/cli/$sub" -name cmd 2>/dev/null | head -n 1)" ] ||
      fail "no golden case in tests/cli/$sub"
    run_help "$@" "$sub"
  done
}

# ---- examples and generated pages --------------------------------------------

run_example() { # what, command...
  local what=$1
  shift
  if "$@" >"$work/seen" 2>&1 </dev/null && [ -s "$work/seen" ]; then
    pass
  else
    fail "$what"
    cat "$work/seen"
  fi
}

run_examples() {
  new_place
  run_example examples/pipeline.sh sh examples/pipeline.sh
  run_example examples/plot_themes.py python3 examples/plot_themes.py
  run_example "examples/plot_themes.py from a pipe" sh -c \
    'themata themes examples/interviews --quiet --format csv | python3 examples/plot_themes.py -'
  run_example "examples/plot_themes.py --svg" sh -c \
    "python3 examples/plot_themes.py --svg '$TMP/themes.svg' && grep '</svg>' '$TMP/themes.svg'"
  if command -v Rscript >/dev/null 2>&1; then
    run_example examples/rates.R Rscript examples/rates.R
    run_example "examples/rates.R --plot" Rscript examples/rates.R --plot
  else
    skipped=$((skipped + 1))
    echo "examples/rates.R is skipped: Rscript is not installed"
  fi
}

leave_out() { # what, why
  skipped=$((skipped + 1))
  echo "$1 is skipped: $2"
}

# The chunks of a Quarto document, as a script, and the document with what they print.
run_report() {
  sed -n '/^```{bash}$/,/^```$/ { /^```/d; p }' examples/study/report.qmd >"$work/chunks.sh"
  run_example "the chunks of examples/study/report.qmd" \
    sh -c "cd '$place/study' && bash -euo pipefail '$work/chunks.sh'"
  if command -v pandoc >/dev/null 2>&1; then
    run_example "examples/study/report.qmd as a page" sh -c \
      "cd '$place/study' && pandoc -f markdown -t html5 --standalone --self-contained '$root/examples/study/report.qmd' -o r.html && grep -c '<img' r.html"
  else
    leave_out "examples/study/report.qmd as a page" "pandoc is not installed"
  fi
}

run_studies() {
  new_place
  mkdir "$place/study" "$place/results"
  ln -s "$root/examples/interviews" "$root/examples/participants.csv" \
    "$root/examples/published_figure.py" "$place"
  run_example "examples/published_figure.py" sh -c \
    "python3 examples/published_figure.py --metadata examples/participants.csv --by gender -o '$TMP/f.svg' && grep '</svg>' '$TMP/f.svg'"
  if command -v Rscript >/dev/null 2>&1; then
    run_example examples/published_figure.R Rscript examples/published_figure.R "$TMP/f.pdf"
  else
    leave_out examples/published_figure.R "Rscript is not installed"
  fi
  run_example examples/study/Makefile sh -c \
    "make -C examples/study OUT='$place/results' && make -C examples/study OUT='$place/results' | grep 'Nothing to be done'"
  if command -v snakemake >/dev/null 2>&1; then
    run_example examples/study/Snakefile sh -c \
      "HOME='$TMP' snakemake -q --snakefile examples/study/Snakefile --cores 2 --directory '$TMP/snake' && themata code examples/interviews --quiet | wc -l && cmp '$place/results/by-unit.csv' '$TMP/snake/by-unit.csv'"
  else
    leave_out examples/study/Snakefile "snakemake is not installed"
  fi
  run_report
}

check_generated() {
  if ! docs/generate.sh "$work/commands.md" >"$work/seen" 2>&1; then
    fail "docs/generate.sh"
    cat "$work/seen"
  elif [ "$record" = yes ]; then
    cmp -s "$work/commands.md" docs/commands.md || echo "recorded: docs/commands.md"
    cp "$work/commands.md" docs/commands.md
    pass
  elif diff -u --label docs/commands.md --label generated docs/commands.md "$work/commands.md" >"$work/diff"; then
    pass
  else
    fail "docs/commands.md is not what docs/generate.sh makes (docs/generate.sh writes it anew)"
    head -n 40 "$work/diff"
  fi
}

check_generated
for document in README.md CONTRIBUTING.md CHANGELOG.md $(find docs examples -name '*.md' | sort); do
  [ -f "$document" ] || { fail "there is no $document"; continue; }
  run_document "$document"
  check_links "$document"
done
check_index
check_columns
run_help
run_examples
run_studies
echo "documents: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
