#!/bin/bash
# Runs each tool on a real file under valgrind: no memory may be lost, and no file may be open at the end but those that the
# tool was given; so too where it fails.
#
#     Tests/Scale/leaks.sh FOLDER-OF-TOOLS
#
# Needs valgrind, and tools that are linked dynamically: it cannot see the memory of others.
set -uo pipefail
tools=$(cd "$1" && pwd)
data=$(cd "$(dirname "$0")/../../Examples/data" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0 count=0 checked=

# Older valgrinds give up on what Swift notes for debuggers.
mkdir bin
strip --strip-debug -o bin/csv-balance "$tools/csv-balance" || exit 1
for tool in $(bin/csv-balance ---tools); do ln -s csv-balance "bin/$tool"; done
tools=$work/bin

cp "$data/yeast.csv" "$data/abalone.csv" .
gzip -k yeast.csv
(head -1 abalone.csv && for _ in {1..30}; do tail -n +2 abalone.csv; done) > large.csv # 6 MB: two threads
"$tools/csv-counts" yeast.csv > counts.csv
awk 'BEGIN {
  print "time,q,text,p,y"
  for (i = 0; i < 400; i++) print i ",0." 1 + i ",the " (i % 3 ? "good" : "bad") " one," (i % 7 ? "x" : "z") "," (i % 9 ? "x" : "z")
}' > text.csv
printf 'good 1 2\nbad 2 1\ngreat 1 2.1\npoor 2 1.1\none 0 1\n' > vectors.txt
{ cat text.csv; echo '7,0.1,"open,x'; } > broken.csv

check() { # STATUS COMMAND...
  local expected=$1 status lost open
  shift
  checked+=" $1"
  rm -f log
  valgrind --quiet --undef-value-errors=no --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect --error-exitcode=99 --track-fds=yes --log-file=log "$tools/$@" \
    > /dev/null 2> messages
  status=$?
  open=$(awk '/Open file descriptor/ { getline from; count += from !~ /inherited/ } END { print count + 0 }' log)
  lost=$(grep -c 'lost in loss record' log)
  count=$((count + 1))
  if [ "$status" = "$expected" ] && [ "$open" = 0 ] && [ "$lost" = 0 ]; then return; fi
  failures=$((failures + 1))
  echo "FAILS: $*: exit status $status, $open files left open, $lost losses"
  head -40 log messages
}

check 0 csv-counts yeast.csv
check 0 csv-counts --threads 2 large.csv
check 0 csv-counts --merge counts.csv counts.csv
check 0 csv-split --test test.csv --validation check.csv.gz -o train.csv yeast.csv
check 0 csv-split --append part --by-hash sequence yeast.csv.gz
check 0 csv-oversample --threads 2 -o out.csv large.csv
check 0 csv-oversample --rose --exclude sequence yeast.csv
check 0 csv-oversample --counts counts.csv -z yeast.csv
check 0 csv-undersample --dropped gone.csv -o out.csv yeast.csv
check 0 csv-undersample --method enn --exclude sequence yeast.csv
check 0 csv-smote --exclude sequence -k 3 --lone copy -o out.csv.gz yeast.csv
check 0 csv-smote --categorical sequence -k 3 --lone copy yeast.csv
check 0 csv-weights --append weight yeast.csv
check 0 csv-augment --text text --vectors vectors.txt --short text.csv
check 0 csv-smear --positive z --within 3 text.csv
check 0 csv-knn --train yeast.csv --exclude sequence yeast.csv.gz
check 0 csv-calibrate --fit text.csv -l y --positive z --scores time --save c.json text.csv
check 0 csv-calibrate --load c.json text.csv
check 0 csv-threshold --fit text.csv -l y --positive z --probability q --maximize f1 --save t.json text.csv
check 0 csv-threshold --load t.json text.csv
check 0 csv-encode -l y --save e.json text.csv
check 0 csv-encode -l y --load e.json text.csv
check 0 csv-leaks --part p --train-part x --test-part z text.csv
check 0 csv-leaks --part p --train-part x --test-part z --columns time --near 1 --drop text.csv
check 0 csv-score --truth y --predicted p text.csv
check 0 csv-score --truth y --positive z --scores time --ci 0.95 --cluster p text.csv
for tool in csv-counts "csv-split --test test2.csv" csv-oversample csv-undersample csv-smote csv-weights csv-encode \
  "csv-augment --text text --vectors vectors.txt" "csv-smear --positive z --within 3" "csv-knn --train text.csv" \
  "csv-leaks --part p --train-part x --test-part z" "csv-calibrate --load c.json" "csv-threshold --load t.json" \
  "csv-score --truth y --predicted p"; do
  check 1 $tool broken.csv
done
for tool in $("$tools/csv-balance" ---tools); do
  [[ $checked == *" $tool"* ]] || { echo "$tool was not run"; failures=$((failures + 1)); }
done
echo "$count runs under valgrind: $failures with a leak or an open file"
exit $((failures > 0))
