# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# A real Slurm on this one machine, for as long as a test runs: its own munge
# key and socket, ports found free, every file below one temporary folder, no
# systemd, no cgroups. To be sourced. start_cluster FOLDER NODES, stop_cluster.
#
# Each daemon stays in the foreground as a child of this shell, so that it is
# ended by its process id and by nothing else. A node is one `slurmd -N`. What
# it starts is found by what it holds: a slurmstepd has its node's log open
# (its environment is overwritten by its title), a job has names in its
# environment.

cluster=""
declare -A daemon=()

# Where Slurm can't run, says why in a word and answers 1.
slurm_can_start() {
  local tool
  [ "$(id -u)" = 0 ] || { echo "Slurm can't start: it needs root"; return 1; }
  for tool in slurmctld slurmd sbatch scontrol squeue munged mungekey; do
    PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null ||
      { echo "Slurm can't start: $tool is not installed"; return 1; }
  done
}

# Ports of the loopback that nobody answers at.
free_ports() {
  local wanted=$1 port ports=""
  while [ "$wanted" -gt 0 ]; do
    port=$((20000 + RANDOM % 12000))
    case " $ports " in *" $port "*) continue ;; esac
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    ports="$ports $port"
    wanted=$((wanted - 1))
  done
  echo "$ports"
}

write_configuration() {
  local nodes=$1 ports node
  read -ra ports <<<"$(free_ports $((nodes + 1)))"
  {
    cat <<CONF
ClusterName=themata
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${ports[0]}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$cluster/munge.socket
CredType=cred/munge
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool-%n
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd-%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0
SlurmdParameters=config_overrides
ReturnToService=2
SlurmdTimeout=4
SlurmctldTimeout=10
MessageTimeout=5
KillWait=1
MinJobAge=600
CONF
    for ((node = 1; node <= nodes; node++)); do
      echo "NodeName=n$node NodeHostname=localhost NodeAddr=127.0.0.1 Port=${ports[node]} CPUs=2"
    done
    echo "PartitionName=all Nodes=n[1-$nodes] Default=YES MaxTime=60 State=UP"
  } >"$cluster/slurm.conf"
}

start_node() {
  mkdir -p "$cluster/spool-$1"
  slurmd -D -N "$1" -L "$cluster/slurmd-$1.log" >>"$cluster/slurmd-$1.out" 2>&1 &
  daemon[$1]=$!
}

# Ids of processes that have this NAME=VALUE in the environment they began with.
processes_with() {
  local file
  for file in $(grep -lzx -- "$1" /proc/[0-9]*/environ 2>/dev/null); do
    file=${file#/proc/}
    echo "${file%/environ}"
  done
}

# Ids of processes that have a file open whose path matches this glob.
processes_holding() {
  find /proc/[0-9]*/fd -lname "$1" 2>/dev/null | cut -d / -f 3 | sort -u
}

# wait_until SECONDS COMMAND...: does it hold within that time?
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.05
  done
}

nodes_are_idle() { [ "$(sinfo -h -N -t idle -o %N 2>/dev/null | sort -u | wc -l)" = "$1" ]; }

# start_cluster FOLDER NODES: answers when all nodes can take jobs. What FOLDER
# holds is removed by stop_cluster.
start_cluster() {
  local nodes=$2 node
  cluster=$1
  export SLURM_CONF=$cluster/slurm.conf PATH=$PATH:/usr/sbin
  mkdir -p "$cluster/state"
  chmod 711 "$cluster"
  mungekey --create --keyfile "$cluster/munge.key"
  write_configuration "$nodes"
  munged --foreground --force --key-file="$cluster/munge.key" --socket="$cluster/munge.socket" \
    --pid-file="$cluster/munge.pid" --log-file="$cluster/munge.log" \
    --seed-file="$cluster/munge.seed" --origin=127.0.0.1 >"$cluster/munge.out" 2>&1 &
  daemon[munged]=$!
  wait_until 10 test -S "$cluster/munge.socket" || return 1
  slurmctld -D -L "$cluster/slurmctld.log" >"$cluster/slurmctld.out" 2>&1 &
  daemon[slurmctld]=$!
  for ((node = 1; node <= nodes; node++)); do
    start_node "n$node"
  done
  wait_until 20 nodes_are_idle "$nodes" && return 0
  echo "Slurm did not come up; its last words:"
  tail -n 5 "$cluster"/*.log "$cluster"/*.out
  return 1
}

# A node that is gone from one moment to the next, with all that ran on it: what
# could still report dies first.
lose_node() {
  # shellcheck disable=SC2046
  kill -9 $(processes_holding "$cluster/slurmd-$1.log") 2>/dev/null
  # shellcheck disable=SC2046
  kill -9 $(processes_with "SLURMD_NODENAME=$1") 2>/dev/null
  wait "${daemon[$1]}" 2>/dev/null
  unset "daemon[$1]"
}

nothing_runs() { ! kill -0 "${daemon[@]}" 2>/dev/null; }

# Ends what was started, and nothing else, and removes its folder; twice does no harm.
stop_cluster() {
  local tries
  [ -n "$cluster" ] || return 0
  kill "${daemon[@]}" 2>/dev/null
  for ((tries = 0; tries < 5; tries++)); do
    nothing_runs && break
    sleep 0.05
  done
  # shellcheck disable=SC2046
  kill -9 $(processes_with "SLURM_CONF=$cluster/slurm.conf") $(processes_holding "$cluster/*") \
    "${daemon[@]}" 2>/dev/null
  wait "${daemon[@]}" 2>/dev/null
  daemon=()
  rm -rf "$cluster"
  cluster=""
}

job_is_over() { [ -z "$(squeue -h -j "$1" -o %T 2>/dev/null)" ]; }
