#!/usr/bin/env bash
# The time that `feedmill --version` takes, in milliseconds: the median of ROUNDS starts.
#
#   Benchmarks/start.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
BIN=${BIN:-$PWD/.build/release/feedmill}
for ((round = 0; round < ${1:-41}; round++)); do
  before=${EPOCHREALTIME/[.,]/} && "$BIN" --version >/dev/null && after=${EPOCHREALTIME/[.,]/}
  echo $((after - before))
done | sort -n | awk '{ v[NR] = $1 } END { printf "feedmill --version: %.1f ms\n", v[int((NR + 1) / 2)] / 1000 }'
