#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Batch scripts of `themata slurm`, run by a real Slurm that is started for it: an array equals
# one run; a task that is killed, a node that is lost, a task that is requeued, a shard that is
# submitted again, a part that is damaged. The study lies in a folder whose name is hostile.
#
# Exit 77 and a plain word where Slurm can't start; with THEMATA_REQUIRE_SLURM=1, which
# continuous integration sets, that is a failure.
# THEMATA names the binary (default: build/release/themata).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=tests/slurm/cluster.sh
. "$here/cluster.sh"

skip() {
  echo "skipped: $1"
  [ "${THEMATA_REQUIRE_SLURM:-0}" = 0 ] && exit 77
  echo "and THEMATA_REQUIRE_SLURM says that it must not be"
  exit 1
}
why=$(slurm_can_start) || skip "$why"
real=${THEMATA:-$root/build/release/themata}
[ -x "$real" ] || { echo "no binary at $real" >&2; exit 2; }
real=$(cd "$(dirname "$real")" && pwd)/$(basename "$real")

work=$(mktemp -d)
trap 'stop_cluster; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
failed=0
fail() {
  echo "FAILED: $1"
  failed=1
}

now() { date +%s%N; }
since() { echo "$((($(now) - $1) / 1000000)) ms"; }

# ---- a study, a program that can be held, and what one run makes of it -----------------

make_study() {
  local copy file
  place=$work/$'it\'s "a" $(touch ran) `touch ran` %A\\n * ;\n#SBATCH --hold\nstudy'
  mkdir -p "$place/interviews"
  for copy in 1 2 3; do
    for file in "$root"/examples/interviews/*; do
      cp "$file" "$place/interviews/$copy-$(basename "$file")"
    done
  done
  cp "$root/dictionaries/justice.yml" "$place/it's mine; \$(touch ran).yml"
  cat >"$place/study.yml" <<'STUDY'
themata-study: 1
inputs: interviews
dictionary: it's mine; $(touch ran).yml
tables:
  themes: {by: document}
  pairs: {command: cooccur}
STUDY
}

# Waits with a shard as long as a file says so, then becomes the program. Slurm's tasks call it.
make_program() {
  cat >"$work/held" <<HELD
#!/bin/sh
case " \$* " in
  *" --shard \$(cat '$work/hold' 2>/dev/null)/4 "*)
    echo \$\$ >'$work/pid.new' && mv '$work/pid.new' '$work/pid'
    while [ -e '$work/hold' ]; do sleep 0.05; done ;;
esac
exec '$real' "\$@"
HELD
  chmod +x "$work/held"
}

write_script() {
  script=$place/study.sh
  (cd "$place" && "$real" slurm study.yml --array 4 --time 10 --partition all \
    --program "$work/held" --results results -o study.sh 2>"$work/said") ||
    { cat "$work/said"; fail "no script"; exit 1; }
}

run_at_once() {
  (cd "$place" && mkdir once &&
    "$real" themes --by document --dictionary "it's mine; \$(touch ran).yml" interviews \
      -o once/themes.csv &&
    "$real" cooccur --dictionary "it's mine; \$(touch ran).yml" interviews -o once/pairs.csv) \
    2>"$work/said" || { cat "$work/said"; fail "one run"; exit 1; }
}

# ---- submitting and looking ------------------------------------------------------------

# submit [WHAT]: sets array (empty for merge) and merge, the ids of the jobs.
submit() {
  local said
  said=$(cd "$work" && sh "$script" "$@") || fail "submitting $*"
  array=$(sed -n 's/^shards .*: job \([0-9]*\)$/\1/p' <<<"$said")
  merge=$(sed -n 's/^joining and tables: job \([0-9]*\);.*/\1/p' <<<"$said")
}

exit_of() {
  scontrol -o show job "$1" 2>/dev/null | sed -n 's/.* ExitCode=\([0-9]*\):.*/\1/p' | head -n 1
}

# The merging job has ended with this exit code.
ended_with() {
  wait_until 60 job_is_over "$merge" || { fail "$2: the last job never ended"; squeue; return 1; }
  [ "$(exit_of "$merge")" = "$1" ] && return 0
  fail "$2: exit $(exit_of "$merge"), not $1"
  tail -n 20 "$place"/results/log/*
  return 1
}

same_as_once() {
  local file
  for file in themes.csv pairs.csv; do
    cmp -s "$place/once/$file" "$place/results/$file" ||
      fail "$1: $file differs from that of one run"
  done
  rm -f "$place/results/"*.c*
}

# Holds a shard, submits all, and waits until the shard runs; sets task, its id in Slurm.
submit_held() {
  rm -f "$work/pid"
  echo "$1" >"$work/hold"
  submit
  wait_until 30 test -e "$work/pid" || fail "shard $1 never began"
  task=${array}_$1
}

release() { rm -f "$work/hold" "$work/pid"; }

waits() { [ "$(squeue -h -j "$task" -o %T)" = PENDING ]; }

# Slurm lets a requeued task wait for two minutes; it need not.
begin_again() {
  wait_until "$1" waits || { fail "$2: the task is not in the queue again"; squeue; return; }
  release
  scontrol update JobId="$task" StartTime=now || fail "$2: StartTime"
}

# ---- the cases -------------------------------------------------------------------------

an_array_equals_one_run() {
  submit
  ended_with 0 "an array" && same_as_once "an array"
}

a_killed_task_is_named_and_submitted_again() {
  local again
  submit_held 3
  kill -9 "$(cat "$work/pid")"
  ended_with 1 "a killed task" || return
  release
  grep -q '1 of 4 shards left no part: 3$' "$place/results/log/merge.log" ||
    fail "a killed task: its shard is not named"
  [ ! -e "$place/results/all.coded" ] || fail "a killed task: joined all the same"
  find "$place/results/parts" -type f ! -name 'part-[1-4].exit' ! -name 'part-[124].coded' |
    grep . && fail "a killed task leaves these files"
  again=$(sed -n '/^  sh /,$p' "$place/results/log/merge.log")
  script="" said=$(cd / && eval "$again") || fail "what the log says to run does not: $again"
  script=$place/study.sh
  merge=$(sed -n 's/^joining and tables: job \([0-9]*\);.*/\1/p' <<<"$said")
  ended_with 0 "the shard submitted again" && same_as_once "the shard submitted again"
}

is_alone() { [ "$(squeue -h -r -j "$array" -o %i)" = "$task" ]; }

a_lost_node_gives_its_shard_to_another() {
  local node
  submit_held 2
  wait_until 60 is_alone || fail "a lost node: the other shards do not end"
  node=$(squeue -h -j "$task" -o %N)
  lose_node "$node"
  begin_again 60 "a lost node"
  ended_with 0 "a lost node" && same_as_once "a lost node"
  [ "$(squeue -h -j "$task" -o %N)" != "$node" ] || fail "a lost node: the same one"
  start_node "$node"
  wait_until 60 nodes_are_idle 3 || fail "the node does not come back"
}

a_requeued_task_does_no_harm() {
  submit_held 4
  scontrol requeue "$task" || fail "requeue"
  begin_again 20 "a requeued task"
  ended_with 0 "a requeued task" && same_as_once "a requeued task"
  [ "$(grep -c '^shard 4 of 4' "$place/results/log/shard-4.log")" = 2 ] ||
    fail "a requeued task: its log does not tell of both"
}

a_shard_can_be_submitted_again() {
  submit 1,3-4
  ended_with 0 "shards again" && same_as_once "shards again"
}

a_damaged_part_is_refused() {
  truncate -s -7 "$place/results/parts/part-2.coded"
  submit merge
  ended_with 1 "a damaged part" || return
  grep -q 'part-2.coded' "$place/results/log/merge.log" || fail "a damaged part is not named"
  submit 2
  ended_with 0 "the damaged part again" && same_as_once "the damaged part again"
}

what_is_no_shard_is_refused() {
  local word
  for word in 5 0 2-5 -1 1- x '1;2' '1 2' $'1\n2'; do
    (cd "$work" && sh "$script" "$word") >"$work/said" 2>&1 &&
      fail "shards \"$word\" were submitted"
  done
  [ -z "$(squeue -h)" ] || fail "something was submitted"
}

make_study
make_program
write_script
run_at_once
begin=$(now)
start_cluster "$work/cluster" 3 || { fail "Slurm does not start"; exit 1; }
echo "Slurm is up in $(since "$begin")"
for case in an_array_equals_one_run a_killed_task_is_named_and_submitted_again \
  a_requeued_task_does_no_harm a_shard_can_be_submitted_again a_damaged_part_is_refused \
  what_is_no_shard_is_refused a_lost_node_gives_its_shard_to_another; do
  begin=$(now)
  $case
  echo "${case//_/ }: $(since "$begin")"
done
[ -z "$(find "$work" "$root/ran" -name ran 2>/dev/null)" ] || fail "a name was run as a command"
begin=$(now)
stop_cluster
echo "Slurm is down in $(since "$begin")"
[ ! -e "$work/cluster" ] || fail "Slurm leaves files behind"
[ "$failed" = 0 ] && echo "all as it should be"
exit "$failed"
