#!/bin/sh
# Run spark.py on a table in eight partitions, and compare what comes out with what one process makes of the whole; then take
# what Spark itself writes for shards.
#
#     check-spark.sh PYTHON DATA.csv LABEL [OPTION OF spark.py]...
set -eu
python=$1 data=$2 label=$3
shift 3
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

"$python" "$here/spark.py" "$data" "$label" "$folder/out" "$@" 2> "$folder/log" || { cat "$folder/log" >&2; exit 1; }

compare() {
  sort "$folder/out/$1"/part-* > "$folder/spark"
  sort > "$folder/alone"
  cmp "$folder/alone" "$folder/spark"
  echo "$1: $(wc -l < "$folder/spark") rows of $(ls "$folder/out/$1"/part-* | wc -l) partitions are those of one process"
}
csv-counts -l "$label" "$data" | cmp - "$folder/out/counts.csv"
csv-undersample --counts "$folder/out/counts.csv" -l "$label" "$data" | tail -n +2 | compare under
csv-weights -l "$label" --append weight "$data" | tail -n +2 | compare weighted
csv-counts -l "$label" "$folder/out/synthetic.csv"

# What Spark itself writes of a table with quotation marks: the parts are shards, and have all rows of the table, byte for byte in
# every field; without the options of written.py they are refused, and not misread.
texts=$here/../data/tweets.csv
"$python" "$here/written.py" "$texts" "$folder/written" 2> "$folder/log" || { cat "$folder/log" >&2; exit 1; }
for part in "$folder"/written/rfc/part-*.csv; do csv-counts -l sentiment "$part" > "$part.counts"; done
csv-counts --merge "$folder"/written/rfc/*.counts > "$folder/merged"
csv-counts -l sentiment "$texts" | cmp - "$folder/merged"
"$python" - "$texts" "$folder"/written/rfc/part-*.csv <<'PYTHON'
import csv, sys
tables = [list(csv.reader(open(name, newline=""))) for name in sys.argv[1:]]
assert sorted(tables[0][1:]) == sorted(row for table in tables[1:] for row in table[1:])
assert len(tables) > 2
print(f"written: {len(tables[0]) - 1} rows in {len(tables) - 1} shards are those of the table")
PYTHON
if cat "$folder"/written/default/part-*.csv | csv-counts -l sentiment > /dev/null 2> "$folder/refusal"; then
  echo "a backslash before a quotation mark was not refused" >&2
  exit 1
fi
cat "$folder/refusal"
