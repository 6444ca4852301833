#!/bin/bash
# A shuffle split that is asked for a tenth returns more than half.
#
# Versions: iterative-stratification 0.1.9, scikit-learn 1.6.0, numpy 2.4.6
# (PyPI), Python 3.11.
#
# Most would expect: test_size=0.1 with train_size=0.1 draws two small samples,
# 10 rows each of 100, and leaves the rest out, as StratifiedShuffleSplit of
# scikit-learn does, whose arguments these are.
#
# What happens: MultilabelStratifiedShuffleSplit keeps only the ratio of the two
# sizes. All rows are dealt out: 50 for each part. With test_size=0.1 and
# train_size=0.3 the test part is a quarter of the rows. No warning.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check iterative-stratification==0.1.9 scikit-learn==1.6.0 numpy==2.4.6
cd "$folder"

cat > expected.txt <<'END'
StratifiedShuffleSplit train 10 test 10
MultilabelStratifiedShuffleSplit train 50 test 50
StratifiedShuffleSplit train 30 test 10
MultilabelStratifiedShuffleSplit train 75 test 25
END

cat > trial.py <<'END'
import numpy as np
from iterstrat.ml_stratifiers import MultilabelStratifiedShuffleSplit
from sklearn.model_selection import StratifiedShuffleSplit

features = np.zeros((100, 1))
labels = np.zeros((100, 2), dtype=int)
labels[:50, 0] = 1
labels[:20, 1] = 1
for train_size in (0.1, 0.3):
    sizes = dict(n_splits=1, test_size=0.1, train_size=train_size, random_state=0)
    for split, target in ((StratifiedShuffleSplit, labels[:, 0]), (MultilabelStratifiedShuffleSplit, labels)):
        train, test = next(split(**sizes).split(features, target))
        print(split.__name__, "train", len(train), "test", len(test))
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "iterstrat-small-test-is-half: as it was seen"
