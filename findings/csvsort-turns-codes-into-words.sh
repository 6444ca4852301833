#!/bin/bash
# Sorting a file by another column turns the classes 0 and 1 into words.
#
# Versions: csvkit 2.2.0, agate 1.14.2 (PyPI), Python 3.11.
#
# Most would expect: csvsort moves rows and leaves the other columns alone; at
# most, numbers are written in another way.
#
# What happens: the values of a column that has only 0 and 1 are written False
# and True. A column that also has a 2 stays as it is. So of two files cut from
# one table the one without class 2 gets other labels than the one with it. csvsort
# --no-inference keeps them.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cd "$folder"

cat > expected.txt <<'END'
two classes ['id,class', '1,False', '2,True', '3,False']
two classes --no-inference ['id,class', '1,0', '2,1', '3,0']
three classes ['id,class', '1,2', '2,1', '3,0']
three classes --no-inference ['id,class', '1,2', '2,1', '3,0']
END

cat > trial.py <<'END'
import subprocess

for name, labels in (("two classes", "010"), ("three classes", "012")):
    text = "id,class\n" + "".join(f"{3 - i},{label}\n" for i, label in enumerate(labels))
    for options in ([], ["--no-inference"]):
        run = subprocess.run(["venv/bin/csvsort", "-c", "id", *options], input=text, capture_output=True, text=True, check=True)
        print(name, *options, run.stdout.split())
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "csvsort-turns-codes-into-words: as it was seen"
