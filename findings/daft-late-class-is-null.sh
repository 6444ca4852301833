#!/bin/bash
# Daft reads a class that comes late, or in the second file, as null.
#
# Versions: daft 0.7.26, pyarrow 25.0.1 (PyPI), Python 3.11.
#
# Most would expect: where the type of a column was guessed from the first rows and a later cell
# does not fit, the column becomes text, or the file is refused.
#
# What happens: each cell that does not fit is null. Of two files, the first with the labels 0
# and 1, the second with a rare class called fraud, all rows are read, and the rows of fraud
# have no class. Read in the other order they have it. pyarrow refuses the two files.
# In one file the first 1 MB or so decides: behind 200000 rows of 0 and 1, fraud is null,
# and so is a soft label such as 0.5. Nothing is raised, logged or counted, and a
# count by class has a group of nulls instead of the class that matters.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check daft==0.7.26 pyarrow==25.0.1
cd "$folder"

cat > expected.txt <<'END'
common.csv, rare.csv: [0, 1, 0, None, 1, None]
rare.csv, common.csv: ['fraud', '1', 'fraud', '0', '1', '0']
pyarrow: refused
200005 rows, the last fraud: [(0, 100000), (1, 100000), (None, 5)]
200005 rows, the last 0.5: [(0, 100000), (1, 100000), (None, 5)]
END

cat > trial.py <<'END'
import collections
import pathlib

import daft
import pyarrow
import pyarrow.dataset

pathlib.Path("common.csv").write_text("row,class\n1,0\n2,1\n3,0\n")
pathlib.Path("rare.csv").write_text("row,class\n4,fraud\n5,1\n6,fraud\n")
for files in (["common.csv", "rare.csv"], ["rare.csv", "common.csv"]):
    print(f"{', '.join(files)}:", daft.read_csv(files).to_pydict()["class"])
try:
    print("pyarrow:", pyarrow.dataset.dataset(["common.csv", "rare.csv"], format="csv").to_table()["class"].to_pylist())
except pyarrow.ArrowInvalid:
    print("pyarrow: refused")
for late in ("fraud", "0.5"):
    with open("large.csv", "w") as file:
        file.write("row,class\n")
        file.writelines(f"{row},{row % 2}\n" for row in range(200_000))
        file.write(f"7,{late}\n" * 5)
    labels = daft.read_csv("large.csv").to_pydict()["class"]
    print(f"{len(labels)} rows, the last {late}:", collections.Counter(labels).most_common())
END

venv/bin/python -W ignore trial.py > seen.txt 2> log.txt || { cat log.txt; exit 1; }
diff -u expected.txt seen.txt && echo "daft-late-class-is-null: as it was seen"
