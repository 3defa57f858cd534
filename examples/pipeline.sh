#!/bin/sh
# SPDX-License-Identifier: MIT
# themata among the standard tools: examples/pipeline.sh [FOLDER]
# Tab-separated output has no quotes, so cut, sort and awk can work on it: a
# column is a column. THEMATA names the program (default: themata on PATH, else
# build/release/themata).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/examples/interviews}
program=${THEMATA:-$(command -v themata || echo "$root/build/release/themata")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$program" themes "$folder" --quiet --format tsv >"$work/themes.tsv"
"$program" code "$folder" --quiet --format tsv >"$work/hits.tsv"

echo "Words that were coded most often, and as what:"
# columns of code: 5 theme, 9 text
tail -n +2 "$work/hits.tsv" | cut -f 5,9 | tr '[:upper:]' '[:lower:]' |
  sort | uniq -c | sort -k 1,1nr -k 2 | head -n 8

echo
echo "Interviews by how much of their justice talk is procedural:"
# columns of themes: 1 document, 2 theme, 3 hits
awk -F '\t' '
  $2 == "procedural"   { procedural[$1] = $3 }
  $2 == "distributive" { distributive[$1] = $3 }
  END {
    for (document in procedural) {
      all = procedural[document] + distributive[document]
      share = all > 0 ? 100 * procedural[document] / all : 0
      printf "%3.0f %%\t%d of %d hits\t%s\n", share, procedural[document], all, document
    }
  }' "$work/themes.tsv" | sort -k 1,1nr -k 6

echo
echo "Themes that nobody voiced, per interview:"
awk -F '\t' 'NR > 1 && $3 == 0 { silent[$1] = silent[$1] " " $2 }
             END { for (document in silent) print document ":" silent[document] }' \
  "$work/themes.tsv" | sort
