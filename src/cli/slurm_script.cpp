// SPDX-License-Identifier: MIT
//
// One file is both: run by a shell it submits itself twice, as an array of shards and as the
// job that follows; run by Slurm it is one of these. What follows waits with `afterany`, not
// `afterok`, so that it can say which shards are missing, and how to submit just these. It
// believes no exit code: a shard is done when its file is there, and that file appears whole or
// not at all. So a shard that is killed, requeued, or run twice by a node that was thought lost
// does no harm.
//
// Slurm expands `%` and backslashes in the names of logs, so the logs are opened by the script
// itself. Options of sbatch that a site may want changed are lines at its top.
#include "slurm_script.hpp"

#include <fmt/format.h>

#include <themata/base/shell_word.hpp>

namespace themata::cli {
namespace {

constexpr std::string_view head =
    R"sh(#!/bin/sh
# Codes a study in shards on Slurm, joins the parts, and makes the tables. Run it by hand:
#   sh THIS-FILE           submits all of it
#   sh THIS-FILE 3,7-9     submits these shards again, and what follows them
#   sh THIS-FILE merge     submits only what follows the shards
# What a shard, or joining, had to say is in the folder `log` of the results.
)sh";

constexpr std::string_view body =
    R"sh(
say() { printf '%s\n' "$*"; }

fail() {
  say "$*" >&2
  exit 2
}

# A path as a word that can be pasted into a shell.
pasted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# 3,7-9 as 3 7 8 9.
each_of() {
  for range in $(printf '%s' "${1%%%*}" | tr ',' ' '); do
    seq "${range%-*}" "${range#*-}"
  done
}

check_shards() { # 3,7-9
  for range in $(printf '%s' "$1" | tr ',' ' '); do
    first=${range%-*} last=${range#*-}
    for shard in "$first" "$last"; do
      if [ "${#shard}" -gt 9 ] || [ "$shard" -lt 1 ] || [ "$shard" -gt "$shards" ]; then
        fail "shards are 1 to $shards; $shard is none"
      fi
    done
    [ "$first" -le "$last" ] ||
      fail "shards are said from the first to the last: $last-$first, not $range"
  done
}

submit_merge() { # options of sbatch
  rm -f "$log/merge.log"
  id=$(sbatch --parsable --job-name=themata-merge --output=/dev/null "$@" \
    "$script" merge "$script") ||
    fail "the job that joins the parts was not submitted"
  say "joining and tables: job ${id%%;*}; it writes $log/merge.log"
}

submit_shards() { # which
  for shard in $(each_of "$1"); do
    rm -f "$parts/part-$shard.coded" "$parts/part-$shard.exit" "$log/shard-$shard.log"
  done
  id=$(sbatch --parsable --job-name=themata-code --output=/dev/null --array="$1" \
    "$script" shard "$script") ||
    fail "the shards were not submitted"
  id=${id%%;*}
  say "shards $1: job $id"
  submit_merge --dependency="afterany:$id"
}

submit() { # nothing, shards, or merge
  case $0 in
    */slurm_script) fail "this file submits itself: run it with sh, not with sbatch" ;;
    /*) script=$0 ;;
    *) script=$PWD/$0 ;;
  esac
  command -v sbatch >/dev/null || fail "there is no sbatch here: run this where jobs are submitted"
  mkdir -p "$parts" "$log" || exit 2
  case ${1:-} in
    merge) submit_merge ;;
    "") submit_shards "$all" ;;
    *)
      printf '%s' "$1" | tr '\n' '?' | grep -Eqx '[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*' ||
        fail "shards are said as 3,7-9"
      check_shards "$1"
      submit_shards "$1"
      ;;
  esac
}

# A shard that ran before and was requeued adds to its log.
run_shard() {
  exec >>"$log/shard-$1.log" 2>&1
  say "shard $1 of $shards on ${SLURMD_NODENAME:-this machine}"
  cd "$folder" || exit 2
  code "$1"
  status=$?
  echo "$status" >"$parts/part-$1.exit"
  say "exit $status"
  exit "$status"
}

again() { # shards
  say "When the cause is mended, submit them again, and what follows them:"
  say "  sh $(pasted "$script") $1"
}

# Which shards have left no file, and which have skipped inputs?
check_parts() {
  missing="" skipped="" count=0 shard=1
  while [ "$shard" -le "$shards" ]; do
    status=0
    [ ! -s "$parts/part-$shard.exit" ] || read -r status <"$parts/part-$shard.exit"
    if [ ! -f "$parts/part-$shard.coded" ]; then
      missing=$missing,$shard
      count=$((count + 1))
    elif [ "$status" != 0 ]; then
      skipped=$skipped,$shard
    fi
    shard=$((shard + 1))
  done
  if [ -n "$missing" ]; then
    say "Nothing was joined: $count of $shards shards left no part: ${missing#,}"
    say "Why is in $log/shard-N.log; one without a last line \"exit\" is of a task that was ended."
    again "${missing#,}"
    exit 1
  fi
  [ -z "$skipped" ] ||
    say "Inputs were skipped, or more went wrong, in shards ${skipped#,}; see their logs."
}

run_merge() {
  exec >"$log/merge.log" 2>&1
  cd "$folder" || exit 2
  check_parts
  set --
  shard=1
  while [ "$shard" -le "$shards" ]; do
    set -- "$@" "$parts/part-$shard.coded"
    shard=$((shard + 1))
  done
  if ! "$themata" merge "$@" -o "$results/all.coded"; then
    say "The parts were not joined. Where one of them is at fault (part-N.coded is of shard N):"
    again N
    exit 1
  fi
  worst=0
  tables
  [ -z "$skipped" ] || [ "$worst" != 0 ] || worst=1
  say "exit $worst"
  exit "$worst"
}

table() { # its file, command, words
  file=$results/$1
  shift
  "$themata" "$@" -o "$file"
  status=$?
  [ "$status" = 0 ] || say "$file: exit $status"
  [ "$status" -le "$worst" ] || worst=$status
}

case ${1:-} in
  shard) script=$2 && run_shard "$SLURM_ARRAY_TASK_ID" ;;
  merge) if [ $# = 2 ]; then script=$2 && run_merge; else submit merge; fi ;;
  *) submit "$@" ;;
esac
)sh";

bool is_plain(std::string_view text) {
  return !text.empty() && text.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789-_./=,:+@") == std::string_view::npos;
}

void add_words(std::string& out, const std::vector<std::string>& words) {
  for (const std::string& word : words) out += " " + shell_word(word);
}

}  // namespace

std::string shell_word(std::string_view text) {
  return is_plain(text) ? std::string(text) : shell_quoted(text);
}

std::string write_slurm_script(const SlurmScript& script) {
  std::string out{head};
  for (const std::string& directive : script.directives) out += "#SBATCH " + directive + "\n";
  out += "\nset -u\n";
  out += fmt::format("themata={}\n", shell_word(script.program));
  out += fmt::format("folder={}\n", shell_word(script.folder));
  out += fmt::format("results={}\n", shell_word(script.results));
  out += "parts=$results/parts\nlog=$results/log\n";
  out += fmt::format("shards={}\n", script.shards);
  out += fmt::format("all=1-{}{}\n", script.shards,
                     script.at_once == 0 ? "" : fmt::format("%{}", script.at_once));
  out += "\ncode() { # shard\n  \"$themata\" code --format coded --shard \"$1/$shards\"";
  out += " -j \"${SLURM_CPUS_PER_TASK:-1}\" \\\n    -o \"$parts/part-$1.coded\"";
  add_words(out, script.code);
  out += "\n}\n\ntables() {\n";
  if (script.tables.empty()) out += "  :\n";
  for (const SlurmScript::Table& table : script.tables) {
    out += fmt::format("  table {} {}", shell_word(table.file), shell_word(table.command));
    add_words(out, table.words);
    out += table.source == SlurmScript::Source::coded ? " \"$results/all.coded\"\n" : "\n";
  }
  return out + "}\n" + std::string(body);
}

}  // namespace themata::cli
