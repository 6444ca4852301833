#!/bin/bash
# datatable reads the classes 0 and 1 as 0, 1, False and True, if a text comes late.
#
# Versions: datatable 1.1.0 (PyPI), Python 3.11.
#
# Most would expect: a column of labels 0, 1 and, once, rare is text, and all cells are as they are
# in the file: three classes.
#
# What happens: a column that begins with 0 and 1 is taken for booleans. When the text comes, the
# column becomes text, but the cells that were parsed before are not read again: they are
# written as booleans are printed, False and True, while later rows have 0 and 1. So there are five
# classes, and what a row is called depends on how far the reader had come. In the same
# way 001 and 002 become four, as some have lost their zeros. In a small file the text is seen in
# time, and all is well. There is no message.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datatable==1.1.0
cd "$folder"

cat > expected.txt <<'END'
0 and 1, 201 rows: 0 1 rare
0 and 1, 200001 rows: 0 1 False True rare
001 and 002, 201 rows: 001 002 rare
001 and 002, 200001 rows: 001 002 1 2 rare
END

cat > trial.py <<'END'
import datatable

for labels in (["0", "1"], ["001", "002"]):
    for half in (100, 100_000):
        rows = [f"{row},{labels[row % 3 == 0]}\n" for row in range(half)]
        with open("labels.csv", "w") as file:
            file.writelines(["row,class\n", *rows, f"{half},rare\n", *rows])
        column = datatable.fread("labels.csv")["class"].to_list()[0]
        print(f"{' and '.join(labels)}, {len(column)} rows:", *sorted(set(column)))
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "datatable-two-classes-become-four: as it was seen"
