#!/bin/bash
# Runs the tools under the thread sanitizer, on what is worked on by several threads: parts of a large file, output
# that is written behind, gzip in blocks, both ways, searches of neighbors and words. The output must be that of one thread.
#
#     Tests/threads.sh
#
# Optimised, since the sanitizer makes everything some ten times slower.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
races=$PWD/Tests/races.txt data=$PWD/Examples/data tools=$PWD/.build/thread/release
${SWIFT:-swift} build --quiet -c release --scratch-path .build/thread --sanitize thread \
  -Xswiftc -enable-testing --product csv-balance || exit 1
for tool in $("$tools/csv-balance" ---tools); do ln -sf csv-balance "$tools/$tool" || exit 1; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
PATH=$tools:$PATH
cp "$data"/*.csv .
gzip -dc "$data"/glove*.txt.gz > glove.txt
awk -F, 'NR == 1 { print; next } { rows[NR] = $0 }
  END { for (i = 0; i < 30; i++) for (row = 2; row <= NR; row++) print rows[row] }' abalone.csv > large.csv # 6 MB
head -200 tweets.csv > few.csv
gzip -c large.csv > plain.csv.gz
csv-split --part train --test-size 0.01 -o blocked.csv.gz large.csv

# A race ends a run with status 66, and says where it is.
export TSAN_OPTIONS=exitcode=66:suppressions=$races:print_suppressions=0
failures=0 count=0
while read -r line; do
  # shellcheck disable=SC2086
  $line --threads 1 > one 2> messages || { echo "FAILS: $line"; head -40 messages; failures=$((failures + 1)); continue; }
  for threads in 2 7; do
    count=$((count + 1))
    $line --threads $threads > many 2> messages
    status=$?
    if [ $status != 0 ] || ! cmp one many; then
      failures=$((failures + 1))
      echo "FAILS: $line --threads $threads: status $status"
      grep -A30 WARNING messages | head -80
    fi
  done
done << END
csv-counts large.csv
csv-counts --by sex large.csv
csv-counts abalone.csv large.csv yeast.csv
csv-counts plain.csv.gz
csv-counts blocked.csv.gz
csv-weights --append weight blocked.csv.gz
csv-split --part train --test-size 0.1 large.csv
csv-split --append part --by-hash sex large.csv
csv-oversample large.csv
csv-oversample -z large.csv
csv-undersample large.csv
csv-weights --append weight large.csv
csv-smote --exclude sequence -k 3 --lone copy yeast.csv
csv-smote --exclude sequence -k 3 --lone copy -z yeast.csv
csv-smote --categorical sequence -k 3 --lone copy yeast.csv
csv-smote --exclude sequence --variant kmeans --strategy not-majority -k 3 --lone copy yeast.csv
csv-undersample --method enn --exclude sequence yeast.csv
csv-undersample --method tomek --exclude sequence yeast.csv
csv-undersample --method cluster-centroids --exclude sequence yeast.csv
csv-undersample --method nearmiss-1 --exclude sequence yeast.csv
csv-knn --train yeast.csv --exclude sequence yeast.csv
csv-augment --text text --vectors glove.txt --short few.csv
END
echo "$count runs under the thread sanitizer: $failures with a race or another output"
exit $((failures > 0))
