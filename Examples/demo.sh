#!/bin/sh
# The sentence that csv-balance is built around, on a real table: 1484 proteins in ten classes, of which one has five
# rows. Run it by `make demo`.
set -eu
data=$(dirname "$0")/data/yeast.csv
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

echo "yeast.csv: where 1484 proteins of baker's yeast live in the cell"
csv-counts --format table "$data"
echo
echo '$ csv-split --test test.csv yeast.csv | csv-smote --exclude sequence > train.csv'
csv-split --test "$out/test.csv" "$data" | csv-smote --exclude sequence > "$out/train.csv"
echo
echo 'test.csv: a fifth of the rows, in the true proportions'
csv-counts --format table "$out/test.csv"
echo
echo 'train.csv: the other rows as they were, and synthetic ones after them'
csv-counts --format table "$out/train.csv"
