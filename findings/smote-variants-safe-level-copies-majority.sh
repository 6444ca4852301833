#!/bin/bash
# Safe_Level_SMOTE makes rare rows that are exact copies of common ones.
#
# Versions: smote-variants 1.0.1, scikit-learn 1.9.1, numpy 2.4.6 (PyPI),
# Python 3.11.
#
# Most would expect: made rows lie between rows of the rare class, and the more
# careful, safe-level variety keeps away from the common class even more.
#
# What happens: the neighbor is drawn from all classes and the step may be the
# whole way, so a made row can be a row of the common class, value for value,
# with the label of the rare one. Here that is so for 28 of 160 made rows; for
# SMOTE it is none. A model then sees one row under both labels, and a search for
# duplicates that contradict each other finds them.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# The deep-learning packages that smote-variants asks for are left out: what runs here does not load them.
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check joblib==1.6.0 metric-learn==0.7.0 minisom==2.3.5 numpy==2.4.6 pandas==3.1.1 scikit-learn==1.9.1 scipy==1.17.1 seaborn==0.13.2
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps smote-variants==1.0.1
cd "$folder"

cat > expected.txt <<'END'
SMOTE made 160 copies of common rows 0
Safe_Level_SMOTE made 160 copies of common rows 28
END

cat > trial.py <<'END'
import logging
logging.disable(logging.CRITICAL)
import numpy as np
from smote_variants import SMOTE, Safe_Level_SMOTE

generator = np.random.default_rng(0)
features = np.r_[generator.normal(size=(200, 3)), generator.normal(1, 1, size=(40, 3))]
labels = np.repeat([0, 1], [200, 40])
common = {tuple(row) for row in features[labels == 0]}
for sampler in (SMOTE, Safe_Level_SMOTE):
    made, classes = sampler(random_state=0).sample(features, labels)
    copies = sum(tuple(row) in common for row in made[classes == 1])
    print(sampler.__name__, "made", len(made) - len(features), "copies of common rows", copies)
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "smote-variants-safe-level-copies-majority: as it was seen"
