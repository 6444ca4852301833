#!/bin/bash
# Ten pipelines side by side for ten minutes, then a hundred thousand short runs: every output is checked, and nothing may
# be left behind.
#
#     Tests/Scale/load.sh FOLDER-OF-TOOLS [SECONDS, 600 by default [RUNS, 100000 by default]]
set -uo pipefail
tools=$(cd "$1" && pwd)
seconds=${2:-600}
runs=${3:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
PATH="$tools:$PATH"
mkdir tmp out
export TMPDIR=$work/tmp

awk 'BEGIN {
  print "id,a,b,text,y"
  for (i = 1; i <= 20000; i++)
    printf "%d,%.3f,%d,\"text, of row %d\",%s\n", i, i * i % 977 / 7, i % 31, i, i % 23 ? "most" : "rare"
}' > data.csv
head -41 data.csv > short.csv
head -31 data.csv > data.few
awk -F, -v OFS=, 'NR == 1 { print $0, "p,guess"; next } { print $0, "0." 1 + NR % 7, NR % 3 ? "most" : "rare" }' short.csv > scored.csv
printf 'text 1 2\nof 2 1\nrow 1 2.1\n' > vectors.txt
gzip -k data.csv

pipeline() { # SEED: the first from a file, the others from gzip and a pipe
  case $(($1 % 3)) in
    0) csv-split --seed "$1" --test "out/$1.csv" data.csv ;;
    1) csv-split --seed "$1" --test "out/$1.csv" < data.csv.gz ;;
    2) cat data.csv | csv-split --seed "$1" --test "out/$1.csv" ;;
  esac | csv-undersample --seed "$1" --ratio 0.2 | csv-smote --seed "$1" --copy id,text | cksum
  cksum < "out/$1.csv"
  rm "out/$1.csv"
}

worker() { # SEED
  local expected count=0 end=$((SECONDS + seconds))
  expected=$(pipeline "$1")
  while ((SECONDS < end)); do
    if [ "$(pipeline "$1")" != "$expected" ]; then
      echo "pipeline $1 gives something else" >> failures
    fi
    count=$((count + 1))
  done
  echo "$count" >> counts
}

for seed in 0 1 2 3 4 5 6 7 8 9; do worker $seed & done
wait
[ -e failures ] && { sort failures | uniq -c; exit 1; }
echo "$(awk '{ sum += $1 } END { print sum }' counts) pipelines, ten at a time, in $seconds seconds: all outputs right"

commands=(
  "csv-counts short.csv" "csv-split --part test short.csv" "csv-oversample short.csv" "csv-undersample short.csv"
  "csv-smote --copy id,text --lone copy short.csv" "csv-weights short.csv" "csv-oversample -z short.csv"
  "csv-split --append part short.csv" "csv-knn --train short.csv --exclude text short.csv" "csv-score --truth y --predicted guess scored.csv"
  "csv-encode --drop text short.csv" "csv-leaks --near 0.5 --columns a,b data.few short.csv" "csv-smear --positive rare --within 2 short.csv"
  "csv-threshold --maximize f1 --fit scored.csv --positive rare --probability p scored.csv"
  "csv-calibrate --fit scored.csv --positive rare --probability p scored.csv"
  "csv-augment --text text --vectors vectors.txt --short short.csv"
)
for tool in $(csv-balance ---tools); do
  [[ " ${commands[*]}" == *" $tool "* ]] || { echo "no short run of $tool" >&2; exit 1; }
done
expected=()
for command in "${commands[@]}"; do
  $command > /dev/null 2>&1 || { echo "fails: $command" >&2; exit 1; }
  expected+=("$($command 2>&1 | cksum)")
done
wrong=0
begin=$(ls -A . tmp out | cksum)
for ((run = 0; run < runs; run++)); do
  place=$((run % ${#commands[@]}))
  [ "$(${commands[$place]} 2>&1 | cksum)" = "${expected[$place]}" ] || wrong=$((wrong + 1))
  (((run + 1) % 10000 == 0)) && echo "$((run + 1)) short runs: $wrong with another output"
done
left=$([ "$begin" = "$(ls -A . tmp out | cksum)" ] && echo "no stray file" || echo "STRAY FILES")
echo "$runs short runs: $wrong with another output, $left"
[ "$wrong" = 0 ] && [ "$left" = "no stray file" ]
