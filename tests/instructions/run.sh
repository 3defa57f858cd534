#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Counts the instructions of a few fixed jobs and fails where one takes 5 % more
# than recorded.tsv says. Time is noise on a shared machine; this count is not.
#   --record   writes what is counted now; `git diff` reviews it
#
# The figures hold for Debian 12's compiler and libraries, and for every machine
# with AVX2: valgrind shows the program one and the same processor there (a
# Haswell: AVX2, no AVX-512), so that the program and the C library choose the
# same code whatever the host could do beyond. Machines without AVX2 skip.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
recorded="$root/tests/instructions/recorded.tsv"
themata=${THEMATA:-$root/build/release/themata}
most_percent=5
[ "${1:-}" = "" ] || [ "$1" = --record ] || { echo "usage: $0 [--record]" >&2; exit 2; }
grep -q avx2 /proc/cpuinfo || { echo "this machine has no AVX2"; exit 77; }
. /etc/os-release
[ "${ID:-} ${VERSION_ID:-}" = "debian 12" ] || { echo "not Debian 12: the figures are its"; exit 77; }
command -v valgrind >/dev/null || { echo "valgrind is not here"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$root/bench/generate" talk --seed 7 --megabytes 0.3 --files 3 --only-plain
cp -r "$root/examples/interviews" interviews
head -c 1000 talk/plain/talk_0001.txt >small.txt
# Ten words a cue, two lines each, all at one time.
tr -s '[:space:]' ' ' <talk/plain/talk_0001.txt | fold -s -w 32 |
  awk 'NR % 2 { print (NR + 1) / 2; print "00:00:01,000 --> 00:00:02,900" }
       { print } NR % 2 == 0 { print "" }' >captions.srt
# Numbered lines of a court reporter.
awk 'NF { sub(/^[^:]*: /, ++turns % 2 ? "Q.   " : "A.   "); print }' talk/plain/talk_0001.txt |
  fold -s -w 56 | awk '{ printf "%2d       %s\n", (NR - 1) % 25 + 1, $0 }' >hearing.txt
# Without speakers: one turn.
sed -E 's/^[^:]*: //' talk/plain/talk_000[12].txt >monologue.txt

jobs=(
  "start themes small.txt"
  "themes themes --by document --role all talk/plain"
  "themes-examples themes interviews"
  "freq freq --role all talk/plain"
  "cooccur-sentence cooccur --unit sentence --role all talk/plain"
  "code code --role all talk/plain"
  "tokenize tokenize talk/plain"
  "ngrams freq --ngrams 2 --role all talk/plain"
  "keyness keyness --role all --target document=talk_0001 talk/plain"
  "statuses themes -d connectives --role all talk/plain"
  "monologue themes --role all monologue.txt"
  "captions inspect captions.srt"
  "hearing inspect hearing.txt"
)

# An empty environment, since its size is counted too.
count() {
  env -i LC_ALL=C.UTF-8 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$themata" "$@" -j 1 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}

bad=0
for job in "${jobs[@]}"; do
  read -r name command <<<"$job"
  # shellcheck disable=SC2086
  now=$(count $command)
  [ -n "$now" ] || { echo "$name: did not run"; exit 1; }
  printf '%s\t%s\n' "$name" "$now" >>now.tsv
  [ "${1:-}" = --record ] && continue
  before=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$recorded")
  change=$(awk -v a="$now" -v b="${before:-0}" 'BEGIN { printf "%+.1f", b ? 100 * (a - b) / b : 100 }')
  printf '%-17s %12s instructions, %12s recorded: %s %%\n' "$name" "$now" "${before:-none}" "$change"
  awk -v c="$change" -v most=$most_percent 'BEGIN { exit !(c > most) }' && bad=1
  awk -v c="$change" -v most=$most_percent 'BEGIN { exit !(c < -most) }' &&
    echo "  a gain: keep it with $0 --record"
done
[ "${1:-}" = --record ] && cp now.tsv "$recorded"
exit $bad
