#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes the reference of the commands from the program's own help, so that
# nothing is described twice: docs/generate.sh [FILE] (default: docs/commands.md).
# THEMATA names the program (default: themata on PATH, else build/release/themata).
#
# A group of options that is the same in every command that has it is printed
# once, at the end.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-$root/docs/commands.md}
program=${THEMATA:-$(command -v themata || echo "$root/build/release/themata")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One file a command.
number=100
"$program" man --list >"$work/list"
while read -r command; do
  number=$((number + 1))
  # shellcheck disable=SC2086
  "$program" $command --help >"$work/$number themata $command"
done <"$work/list"

cd "$work"
awk '
  function title(file) { sub(/^[0-9]* /, "", file); return file }
  function anchor(name) { gsub(/ /, "-", name); return tolower(name) }
  function flush() {
    if (part != "") {
      sub(/\n+$/, "\n", text)
      if (text == "\n") text = ""
      parts[now, ++count[now]] = part
      body[now, part] = text
      uses[part]++
      if (!((part, text) in same)) kinds[part]++
      same[part, text] = 1
      shared_text[part] = text
    }
    part = ""; text = ""
  }
  FNR == 1 { flush(); now = title(FILENAME); order[++files] = now; summary[now] = $0; next }
  /^Usage: / { usage[now] = $0; next }
  /^[A-Z][A-Za-z ]*:$/ { flush(); part = substr($0, 1, length($0) - 1); text = ""; next }
  /^[^ ]/ && part != "Notes" { flush(); part = "Notes" }
  /^  (-h|--help) / { next }
  { if (part != "") text = text $0 "\n" }
  END {
    flush()
    print "# Commands"
    print ""
    print "Made by `docs/generate.sh` from `themata COMMAND --help`; change the help, not this page."
    print "What the columns mean is in [tables.md](tables.md)."
    print ""
    for (i = 1; i <= files; i++) {
      printf "- [`%s`](#%s): %s\n", order[i], anchor(order[i]), summary[order[i]]
    }
    for (i = 1; i <= files; i++) {
      name = order[i]
      printf "\n## %s\n\n%s.\n\n```text\n%s\n```\n", name, toupper(substr(summary[name], 1, 1)) substr(summary[name], 2), usage[name]
      also = ""
      for (j = 1; j <= count[name]; j++) {
        p = parts[name, j]
        if (p == "Notes" || p == "Examples" || body[name, p] == "") continue
        if (p != "Commands" && kinds[p] == 1 && uses[p] > 1) {
          also = also (also == "" ? "" : " and ") "[" p "](#" anchor("options-" p) ")"
          continue
        }
        printf "\n%s:\n\n```text\n%s```\n", p, body[name, p]
      }
      if (also != "") printf "\nAnd the options of %s; `-h` shows usage, `--help` examples too.\n", also
      if ((name, "Notes") in body) printf "\n```text\n%s```\n", body[name, "Notes"]
      if ((name, "Examples") in body) printf "\nExamples:\n\n```text\n%s```\n", body[name, "Examples"]
    }
    for (i = 1; i <= files; i++) {
      for (j = 1; j <= count[order[i]]; j++) {
        p = parts[order[i], j]
        if (p == "Notes" || p == "Examples" || p == "Commands" || kinds[p] != 1 || uses[p] < 2 || shared_text[p] == "" || told[p]++) continue
        printf "\n## Options: %s\n\n```text\n%s```\n", p, shared_text[p]
      }
    }
  }
' [0-9]* >"$work/page"
cp "$work/page" "$out"
