#!/bin/bash
# Sends gigabytes through a pipe into the tools and says how much memory each took at its peak.
#
#     Tests/Scale/memory.sh FOLDER-OF-TOOLS [GIGABYTES, 4 by default]
#
# Needs GNU time. What is promised: csv-counts, csv-weights, csv-smear and
# csv-encode --load stay under 32 MiB whatever comes; csv-split and
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
check csv-smear "$flat" "$tools/csv-smear" --positive rare --within 3
"$tools/csv-encode" -q --save "$work/codes.json" < <(echo 'id,a,text,b,label'; head -1000 "$work/block") > /dev/null
check csv-encode "$flat" "$tools/csv-encode" --load "$work/codes.json"
check csv-undersample "$((flat + rows * 16 / 1024))" "$tools/csv-undersample"

# The same with a limit that the system enforces, as far as the machine lets us set one: tables of many times the memory.
limit=/sys/fs/cgroup/memory/csv-balance
if mkdir -p "$limit" 2> /dev/null && echo $((256 << 20)) > "$limit/memory.limit_in_bytes"; then
  trap 'rm -rf "$work"; rmdir "$limit"' EXIT
  # Rows of 560 bytes, one in a hundred of them rare.
  awk 'BEGIN { srand(1); OFS = ","
    for (i = 0; i < 20000; i++) {
      row = i
      for (j = 0; j < 30; j++) row = row OFS sprintf("%.15f", rand() - 0.5)
      print row, i % 100 == 0 ? 1 : 0
    } }' > "$work/block"
  (printf 'id'; printf ',v%d' $(seq 30); echo ,class
   for ((i = 0; i < size * 1024 * 1024 * 1024 / $(stat -c %s "$work/block"); i++)); do cat "$work/block"; done
  ) > "$work/data.csv"
  for command in "csv-counts" "csv-weights" "csv-split --test $work/out2.csv" "csv-oversample --ratio 0.05" \
    "csv-undersample" "csv-smote --ratio 0.02"; do
    ( echo $BASHPID > "$limit/cgroup.procs"
      command time -f "$command of $(($(stat -c %s "$work/data.csv") >> 20)) MiB under 256 MiB: %M KiB at the peak, %e s" \
        "$tools/"$command "$work/data.csv" -o "$work/out.csv" )
    rm -f "$work"/out*.csv
  done
else
  echo "no memory limit can be set here: the part under 256 MiB was left out" >&2
fi
