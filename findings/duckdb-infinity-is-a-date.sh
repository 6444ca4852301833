#!/bin/bash
# DuckDB takes a column of infinities in a CSV file for dates, and numbers behind an infinity for text.
#
# Versions: duckdb 2.0.1 (PyPI), Python 3.11.
#
# Most would expect: inf, as pandas and NumPy write an infinity, is a floating-point
# number, which DuckDB has: 'inf'::DOUBLE works.
#
# What happens: read_csv makes a DATE of a column in which all cells are inf or -inf, since
# a date can be infinite as well; to Python they come as the last and the first day that
# it knows. Such a column is the log of a likelihood ratio where all rows are clear, or a
# distance to nothing. Where the first cell is inf and numbers follow, the column is VARCHAR:
# its average is refused, and 10.5 is less than 2.5. The same cells in another order are
# numbers.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$folder"

cat > expected.txt <<'END'
inf -inf inf: DATE, first cell datetime.date(9999, 12, 31)
inf inf infinity: DATE, first cell datetime.date(9999, 12, 31)
inf 2.5 10.5: VARCHAR, least '10.5'
2.5 inf 10.5: DOUBLE, least 2.5
2.5 nan 10.5: DOUBLE, least 2.5
cast by hand: inf
END

cat > trial.py <<'END'
import pathlib

import duckdb

trials = (
    ["inf", "-inf", "inf"], ["inf", "inf", "infinity"], ["inf", "2.5", "10.5"], ["2.5", "inf", "10.5"], ["2.5", "nan", "10.5"])
for cells in trials:
    pathlib.Path("scores.csv").write_text("row,score\n" + "".join(f"{i},{c}\n" for i, c in enumerate(cells)))
    kind = duckdb.sql("select typeof(score) from 'scores.csv'").fetchall()[0][0]
    if kind == "DATE":
        first = duckdb.sql("select score from 'scores.csv' order by row").fetchall()[0][0]
        print(f"{' '.join(cells)}: {kind}, first cell {first!r}")
    else:
        least = duckdb.sql("select min(score) from 'scores.csv'").fetchall()[0][0]
        print(f"{' '.join(cells)}: {kind}, least {least!r}")
print("cast by hand:", duckdb.sql("select 'inf'::DOUBLE").fetchall()[0][0])
END

venv/bin/python trial.py > seen.txt
diff -u expected.txt seen.txt && echo "duckdb-infinity-is-a-date: as it was seen"
