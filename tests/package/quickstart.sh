#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The quick start prints both tables, and a second run takes seconds.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/examples/quickstart.sh"
start=$SECONDS
second=$("$root/examples/quickstart.sh")
[ $((SECONDS - start)) -lt 15 ] || { echo "the second run took $((SECONDS - start)) s"; exit 1; }
for word in procedural.voice distributive.charges per_1000 odds_ratio 'What to type next'; do
  grep -q "$word" <<<"$second" || { echo "no $word in the quick start"; exit 1; }
done
