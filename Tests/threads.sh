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
head -500 abalone.csv > few-rows.csv
awk -F, -v OFS=, 'NR == 1 { print $0, "adult"; next } { print $0, ($9 > 9 ? "yes" : "no") }' large.csv > adults.csv
awk -F, -v OFS=, 'NR == 1 { print $1, $2, $3, "male,old"; next } { print $1, $2, $3, ($1 == "M") + 0, ($9 > 15) + 0 }' \
  large.csv > labels.csv
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
csv-oversample --rose --exclude sex large.csv
csv-counts --row-weights length --by sex large.csv
csv-weights --row-weights length --append w large.csv
csv-score --truth adult --predicted age --row-weights length adults.csv
csv-score --truth adult --positive yes --probability length --ci 0.9 adults.csv
csv-threshold --maximize f1 --fit adults.csv --positive yes --probability length adults.csv
csv-calibrate --method isotonic --fit adults.csv --positive yes --probability length adults.csv
csv-encode --drop rings large.csv
csv-leaks abalone.csv large.csv
csv-leaks --near 0.01 --columns length,diameter abalone.csv few-rows.csv
csv-smear --positive F --within 2 -l sex large.csv
csv-split --multilabel male,old --part train labels.csv
csv-smote --multilabel male,old --exclude sex labels.csv
csv-smote --variant smogn --relevance auto -l rings --exclude sex,age abalone.csv
END
echo "$count runs under the thread sanitizer: $failures with a race or another output"
exit $((failures > 0))
