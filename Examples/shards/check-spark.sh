#!/bin/sh
# Run spark.py on a table in eight partitions, and compare what comes out with what one process makes of the whole.
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
