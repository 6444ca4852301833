#!/bin/bash
# Counts instructions (valgrind --tool=callgrind) of three tasks that are almost one hot loop each: scanning records,
# parsing numbers, and measuring distances. The counts do not drift: compare them before and after a change.
#
#     Benchmarks/instructions.sh FOLDER-OF-TOOLS
set -euo pipefail
tools=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk 'BEGIN { srand(1); print "a,b,c,d,e,f,g,h,i,j,label"
  for (i = 0; i < 20000; i++) {
    for (j = 0; j < 10; j++) printf "%.6f,", rand() * 100
    print (i % 10 == 0 ? "few" : "many") } }' > "$work/data.csv"
bytes=$(stat -c %s "$work/data.csv")

count() { # NAME COMMAND...
  local name=$1
  shift
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2> "$work/log" > /dev/null
  local total
  total=$(awk '/Collected/ { print $4 }' "$work/log")
  echo "$name: $total instructions, $((total * 100 / bytes / 100)) a byte of the table"
}

count 'start-up (csv-counts of one row)' "$tools/csv-counts" <(printf 'a,b\n1,x\n')
count 'scanner (csv-counts)' "$tools/csv-counts" "$work/data.csv"
count 'number parser and distances (csv-undersample --method tomek)' \
  "$tools/csv-undersample" --method tomek "$work/data.csv"
count 'number writer (csv-smote)' "$tools/csv-smote" "$work/data.csv"
