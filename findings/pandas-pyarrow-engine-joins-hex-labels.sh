#!/bin/bash
# The engine pyarrow of pandas reads hexadecimal labels as numbers and joins two.
#
# Versions: pandas 3.1.1, pyarrow 26.0.1 (PyPI), Python 3.11.
#
# Most would expect: labels such as 0x1 and 0x01 are text for every engine of
# read_csv, as pandas has never read hexadecimal numbers from a CSV file.
#
# What happens: the engines c and python keep three classes of text; the engine
# pyarrow reads whole numbers: 0x1 and 0x01 are one class, 1, and no prediction
# written with the one engine matches a label read with the other.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1
cd "$folder"

cat > expected.txt <<'END'
c 3 classes ['0x1', '0x01', '0x10']
python 3 classes ['0x1', '0x01', '0x10']
pyarrow 2 classes [1, 1, 16]
END

cat > trial.py <<'END'
import io
import pandas

text = b"class\n0x1\n0x01\n0x10\n"
for engine in ("c", "python", "pyarrow"):
    labels = pandas.read_csv(io.BytesIO(text), engine=engine)["class"]
    print(engine, labels.nunique(), "classes", labels.tolist())
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "pandas-pyarrow-engine-joins-hex-labels: as it was seen"
