#!/bin/bash
# XGBoost reads some words of a CSV file as the number 0, by their first letter.
#
# Versions: xgboost-cpu 3.2.0, numpy 2.4.6, scipy 1.17.1 (PyPI), Python 3.11.
#
# Most would expect: a word in a column of features is an error; failing that,
# all words are treated alike, as missing values.
#
# What happens: words that begin with e or f, in either case, are the number 0, and
# so is a lone dash, which often stands for a gap; most other words are missing.
# female is a number and male a gap, false is 0 and true is missing. There is no
# message. A model can even learn from that, but not what the table says: a
# column of colors tells emerald and fuchsia from red, and not from one another.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xgboost-cpu==3.2.0 numpy==2.4.6 scipy==1.17.1
cd "$folder"

cat > expected.txt <<'END'
true: missing
false: 0
male: missing
female: 0
yes: missing
no: missing
red: missing
emerald: 0
Fuchsia: 0
-: 0
?: missing
NA: missing
END

cat > trial.py <<'END'
import xgboost

words = ["true", "false", "male", "female", "yes", "no", "red", "emerald", "Fuchsia", "-", "?", "NA"]
with open("words.csv", "w") as file:
    for row, word in enumerate(words):
        file.write(f"{row % 2},0.5,{word}\n")
data = xgboost.DMatrix("words.csv?format=csv&label_column=0").get_data()
for row, word in enumerate(words):
    cells = slice(data.indptr[row], data.indptr[row + 1])
    value = dict(zip(data.indices[cells].tolist(), data.data[cells].tolist())).get(1)
    print(f"{word}:", "missing" if value is None else f"{abs(value):g}")
END

venv/bin/python -W ignore trial.py 2> /dev/null > seen.txt
diff -u expected.txt seen.txt && echo "xgboost-female-is-zero-male-is-missing: as it was seen"
