#!/bin/bash
# river reads an ARFF row with a comma in a quoted text one column off: its class is another column.
#
# Versions: river 0.26.1, liac-arff 2.5.0, scipy 1.17.1 (PyPI), Python 3.11.
#
# Most would expect: iter_arff, which leaves the header to scipy, gives the values that scipy and
# liac-arff read: what is between quotes is one value, and the quotes are no part of it.
#
# What happens: a row is cut at each comma. With 'mass, solid' in it the row has one value too
# many; the last one, which is the class, is dropped, and the class is what stood before it, here the
# side. Where the columns are nominal no error comes of it, and a stream has classes called left and
# right among the others. A class with a blank in its name keeps its quotes, so it is not the class
# of that name in another file.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check river==0.26.1 liac-arff==2.5.0 scipy==1.17.1
cd "$folder"

cat > expected.txt <<'END'
comma in a text
  liac-arff: ['malignant', 'benign', 'benign', 'malignant']
  scipy: ['malignant', 'benign', 'benign', 'malignant']
  river: ['left', 'right', 'benign', 'malignant']
blank in a class
  liac-arff: ['not sure', 'benign']
  scipy: ['not sure', 'benign']
  river: ["'not sure'", 'benign']
END

cat > trial.py <<'END'
import io

import arff
from river import stream
from scipy.io.arff import loadarff

HEAD = "@relation reports\n@attribute finding {none,'mass, solid','mass, cystic'}\n@attribute side {left,right}\n@attribute class {benign,malignant,'not sure'}\n@data\n"
for name, rows in {
    "comma in a text": ["'mass, solid',left,malignant", "'mass, cystic',right,benign", "none,left,benign", "none,right,malignant"],
    "blank in a class": ["none,left,'not sure'", "none,right,benign"],
}.items():
    text = HEAD + "\n".join(rows) + "\n"
    print(name)
    print("  liac-arff:", [row[-1] for row in arff.loads(text)["data"]])
    print("  scipy:", [label.decode() for label in loadarff(io.StringIO(text))[0]["class"]])
    print("  river:", [label for _, label in stream.iter_arff(io.StringIO(text), target="class")])
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "river-arff-class-is-another-column: as it was seen"
