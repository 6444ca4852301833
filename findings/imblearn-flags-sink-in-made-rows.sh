#!/bin/bash
# Made rows have far fewer ones in a 0/1 column than the rows they come from.
#
# Versions: imbalanced-learn 0.14.2, scikit-learn 1.6.0, pandas 3.1.1,
# numpy 2.4.6 (PyPI), Python 3.11.
#
# Most would expect: interpolated or averaged values of a 0/1 column are
# fractions, or are rounded, so that the share of ones stays about what it was.
#
# What happens: a column of whole numbers stays one, and the values are cut
# towards zero: anything short of 1 is 0. SMOTE's made rows lose about four in
# ten of the ones, the centroids of ClusterCentroids most of them. The same table
# as floating point keeps the mean. A column of fractions beside it changes
# nothing: every column gets its own type back.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check imbalanced-learn==0.14.2 scikit-learn==1.6.0 pandas==3.1.1 numpy==2.4.6
cd "$folder"

cat > expected.txt <<'END'
int64: SMOTE 0.6 -> 0.3, ClusterCentroids 0.5 -> 0.2
float64: SMOTE 0.6 -> 0.6, ClusterCentroids 0.5 -> 0.5
END

cat > trial.py <<'END'
import numpy as np
import pandas
from imblearn.over_sampling import SMOTE
from imblearn.under_sampling import ClusterCentroids

generator = np.random.default_rng(0)
table = pandas.DataFrame({
    "flag": generator.integers(0, 2, 1000),
    "age": generator.integers(20, 70, 1000),
    "amount": generator.normal(size=1000),
})
labels = np.repeat([0, 1], [900, 100])
for kind in ("int64", "float64"):
    typed = table.astype({"flag": kind})
    made = SMOTE(random_state=0).fit_resample(typed, labels)[0].iloc[1000:]
    centers, classes = ClusterCentroids(random_state=0).fit_resample(typed, labels)
    print(f"{kind}: SMOTE {typed.flag[labels == 1].mean():.1f} -> {made.flag.mean():.1f},",
          f"ClusterCentroids {typed.flag[labels == 0].mean():.1f} -> {centers.flag[classes == 0].mean():.1f}")
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "imblearn-flags-sink-in-made-rows: as it was seen"
