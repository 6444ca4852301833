#!/bin/bash
# DuckDB takes an apostrophe for the quote, and rows disappear into one.
#
# Versions: duckdb 2.0.1 (PyPI), Python 3.11.
#
# Most would expect: only the double quote encloses a field, as RFC 4180 has
# it, so a file without any double quote has as many rows as it has lines.
#
# What happens: read_csv looks for the dialect by itself. Where one field begins
# with an apostrophe and a later one ends with one, it picks the apostrophe as
# the quote: the lines between become one field of one row, with the class of
# the last of them. There is no error and no rejected row. In the file below five
# rows become two, and of three rows of class pos one is left. With
# quote='"' all rows are read.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$folder"

cat > expected.txt <<'END'
2 rows ['neg', 'pos']
5 rows ['pos', 'neg', 'pos', 'neg', 'pos']
'tis fine,pos\nnot so good,neg\nI like it,pos\nthe boys'
END

cat > trial.py <<'END'
import duckdb

with open("texts.csv", "w") as file:
    file.write("text,class\n'tis fine,pos\nnot so good,neg\nI like it,pos\nthe boys',neg\nwell done,pos\n")
for options in ("", ", quote='\"'"):
    rows = duckdb.sql(f"from read_csv('texts.csv'{options})").fetchall()
    print(len(rows), "rows", [row[1] for row in rows])
print(repr(duckdb.sql("from read_csv('texts.csv')").fetchall()[0][0]))
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "duckdb-apostrophe-is-a-quote: as it was seen"
