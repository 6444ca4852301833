#!/bin/bash
# Sends gigabytes through a pipe into the tools and says how much memory each took at its peak.
#
#     Tests/Scale/memory.sh FOLDER-OF-TOOLS [GIGABYTES, 4 by default]
#
# Needs GNU time. What is promised: csv-counts and csv-weights stay under 32 MiB whatever comes; csv-split and
# csv-undersample take at most 16 bytes a row more. The script fails where that is not so.
set -euo pipefail
tools=$1
size=${2:-4}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A block of a megabyte: rows of some 50 bytes in three classes, 90, 9 and 1 per cent.
awk 'BEGIN {
  for (i = 0; length(block) < 1048576; i++) {
    label = i % 100 == 0 ? "rare" : i % 11 == 0 ? "some" : "most"
    block = block sprintf("%d,%.6f,\"text, quoted\",%.4f,%s\n", i, i / 7, i / 13, label)
  }
  printf "%s", block
}' > "$work/block"
rows=$(($(wc -l < "$work/block") * size * 1024))

stream() {
  echo 'id,a,text,b,label'
  for ((i = 0; i < size * 1024; i++)); do cat "$work/block"; done
}

check() { # NAME LIMIT-IN-KIB COMMAND...
  local name=$1 limit=$2
  shift 2
  stream | command time -o "$work/time" -f '%M %e' "$@" > /dev/null
  read -r peak seconds < "$work/time"
  echo "$name: $peak KiB at the peak (limit $limit), $seconds s, $rows rows"
  ((peak <= limit)) || { echo "$name takes more than it promises" >&2; exit 1; }
}

flat=$((32 * 1024))
check csv-counts "$flat" "$tools/csv-counts"
check csv-weights "$flat" "$tools/csv-weights"
check csv-split "$((flat + rows * 16 / 1024))" "$tools/csv-split" --test "$work/test.csv"
check csv-undersample "$((flat + rows * 16 / 1024))" "$tools/csv-undersample"
