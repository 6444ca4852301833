#!/bin/bash
# SMOTE_ENN of smote-variants returns its input where classes overlap.
#
# Versions: smote-variants 1.0.1, scikit-learn 1.9.1, numpy 2.4.6 (PyPI),
# Python 3.11.
#
# Most would expect: SMOTE fills the rare class up, edited nearest neighbors then
# remove rows, most of them of the common class, as in imbalanced-learn. The
# result is near balance, with fewer rows of the common class.
#
# What happens: if cleaning leaves fewer rows of the common class than of the
# rare one, the whole result is thrown away and the input is returned, neither
# oversampled nor cleaned. After SMOTE both classes are of one size, so that is
# the usual case wherever the classes overlap. The one word of it is a line in
# the log. Here all ten tables come back as they were, 200 to 40; classes that
# lie far apart come out 200 to 200. A comparison of samplers that has this one
# in it compares with no sampling.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# The deep-learning packages that smote-variants asks for are left out: what runs here does not load them.
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check joblib==1.6.0 metric-learn==0.7.0 minisom==2.3.5 numpy==2.4.6 pandas==3.1.1 scikit-learn==1.9.1 scipy==1.17.1 seaborn==0.13.2
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps smote-variants==1.0.1
cd "$folder"

cat > expected.txt <<'END'
distance 1 unchanged 10 of 10, counts [(200, 40)]
distance 5 unchanged 0 of 10, counts [(200, 200)]
END

cat > trial.py <<'END'
import logging
logging.disable(logging.CRITICAL)
import numpy as np
from smote_variants import SMOTE_ENN

labels = np.repeat([0, 1], [200, 40])
for distance in (1, 5):
    unchanged, counts = 0, set()
    for seed in range(10):
        generator = np.random.default_rng(seed)
        features = np.r_[generator.normal(size=(200, 3)), generator.normal(distance, 1, size=(40, 3))]
        made, classes = SMOTE_ENN(random_state=seed).sample(features, labels)
        unchanged += np.array_equal(made, features) and np.array_equal(classes, labels)
        counts.add(tuple(int(n) for n in np.bincount(classes)))
    print("distance", distance, "unchanged", unchanged, "of 10, counts", sorted(counts))
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "smote-variants-smote-enn-does-nothing: as it was seen"
