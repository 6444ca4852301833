#!/bin/bash
# scikit-learn's temperature scaling gives other probabilities when the classes are
# numbered 1 and 2 instead of 0 and 1.
#
# Versions: scikit-learn 1.9.1, numpy 2.4.6, scipy 1.17.1 (PyPI), Python 3.11.
#
# Most would expect: class labels are names. Whether two classes are called 0 and 1,
# 1 and 2 or no and yes, the same model on the same rows gets the same temperature,
# as it gets the same sigmoid and the same isotonic function.
#
# What happens: with method="temperature" CalibratedClassifierCV takes labels that are
# numbers for column indices. Labels 0 and 1, and labels that are text, give one
# result. Labels 1 and 2, or -1 and 1, give a temperature without end, so that every
# row has the probabilities 0.5 and 0.5. Labels 10 and 20 give a third result. There is no
# error and no warning. Many tables of two classes call them 1 and 2.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1
cd "$folder"

cat > expected.txt <<'END'
sigmoid [0, 1]: 0.29 0.71
sigmoid [1, 2]: 0.29 0.71
temperature [0, 1]: 0.29 0.71
temperature ['no', 'yes']: 0.29 0.71
temperature [1, 2]: 0.50 0.50
temperature [-1, 1]: 0.50 0.50
temperature [10, 20]: 0.22 0.78
END

cat > trial.py <<'END'
import numpy
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression

random = numpy.random.RandomState(0)
features = random.randn(600, 2)
is_second = (features[:, 0] + random.randn(600) > 1).astype(int)
for method, names in [
    ("sigmoid", [0, 1]), ("sigmoid", [1, 2]), ("temperature", [0, 1]), ("temperature", ["no", "yes"]),
    ("temperature", [1, 2]), ("temperature", [-1, 1]), ("temperature", [10, 20]),
]:
    labels = numpy.array(names)[is_second]
    model = LogisticRegression(C=100).fit(features[:300], labels[:300])
    calibrated = CalibratedClassifierCV(FrozenEstimator(model), method=method)
    calibrated.fit(features[300:], labels[300:])
    print(f"{method} {names}:", *(f"{share:.2f}" for share in calibrated.predict_proba(features[:1])[0]))
END

venv/bin/python trial.py > seen.txt
diff -u expected.txt seen.txt && echo "sklearn-temperature-depends-on-label-numbers: as it was seen"
