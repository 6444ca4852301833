#!/bin/bash
# Two engines of pandas read another number of rows from what pandas wrote.
#
# Versions: pandas 3.1.1, pyarrow 26.0.1 (PyPI), Python 3.11.
#
# Most would expect: the engines differ in speed. A quoted empty field is a
# field, so its row is read, as a missing value; to_csv writes the quotes around
# the gap of a one-column table for just that reason.
#
# What happens: engine="python" holds the line "" to be blank and leaves it out. A
# column of predictions with a gap comes back shorter, and all later rows move up
# against the table they belong to. The engines c and pyarrow keep the row.
# skip_blank_lines=False keeps it in the engine python.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1
cd "$folder"

cat > expected.txt <<'END'
'predicted\nyes\n""\nno\n'
c 3 rows
pyarrow 3 rows
python 2 rows
python, skip_blank_lines=False 3 rows
END

cat > trial.py <<'END'
import io
import pandas

text = pandas.DataFrame({"predicted": ["yes", None, "no"]}).to_csv(index=False)
print(repr(text))
for engine in ("c", "pyarrow", "python"):
    print(engine, len(pandas.read_csv(io.StringIO(text), engine=engine)), "rows")
print("python, skip_blank_lines=False", len(pandas.read_csv(io.StringIO(text), engine="python", skip_blank_lines=False)), "rows")
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "pandas-python-engine-drops-quoted-empty: as it was seen"
