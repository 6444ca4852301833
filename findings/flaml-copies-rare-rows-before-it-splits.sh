#!/bin/bash
# FLAML copies rare rows before it splits, and validates on rows that it has trained on.
#
# Versions: flaml 2.8.0, scikit-learn 1.9.1, lightgbm 4.7.0, xgboost-cpu 2.1.4, numpy 2.4.6,
# pandas 3.1.1, scipy 1.17.1 (PyPI), Python 3.11.
#
# Most would expect: in cross-validation no row of the validation part is in the training
# part, whatever is done for rare classes; so on features that are nothing but noise the
# validated AUC is near 0.5.
#
# What happens: with auto_augment, which is on if nothing is said, the rows of a class
# with fewer than 20 rows are copied until there are 20, and only then come the folds. Of the
# rare rows that are validated on, 80 in 100 have a twin in the training part of their fold.
# On noise, with 10 rare rows, the best model has an AUC over 0.85 in validation and near 0.5
# on fresh rows; with auto_augment=False none is in both parts, and the AUC stays under 0.65.
# The documentation says that rare classes are augmented, not that it is done before the split.
# There is no warning.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# xgboost-cpu is the module that FLAML asks for, without what graphics cards need.
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check flaml==2.8.0 scikit-learn==1.9.1 lightgbm==4.7.0 xgboost-cpu==2.1.4 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1
cd "$folder"

cat > expected.txt <<'END'
as it is: 80 in 100 validated rare rows were trained on, AUC validated over 0.85, on fresh rows 0.4 to 0.6
auto_augment=False: 0 in 100 validated rare rows were trained on, AUC validated under 0.65, on fresh rows 0.4 to 0.6
END

cat > trial.py <<'END'
import numpy
from flaml import AutoML
from sklearn.metrics import roc_auc_score


def metric(X_val, y_val, estimator, labels, X_train, y_train, weight_val=None, weight_train=None, config=None, groups_val=None, groups_train=None):
    """1 - AUC; notes for each rare row of the validation part whether it was trained on."""
    known = set(map(tuple, X_train))
    twins.extend(tuple(row) in known for row in X_val[y_val == 1])
    return 1 - roc_auc_score(y_val, estimator.predict_proba(X_val)[:, 1]), {}


generator = numpy.random.default_rng(0)
features, classes = generator.normal(size=(400, 5)), numpy.repeat([0, 1], [390, 10])
fresh, answers = generator.normal(size=(4000, 5)), numpy.repeat([0, 1], [3600, 400])
for name, more in (("as it is", {}), ("auto_augment=False", {"auto_augment": False})):
    twins = []
    search = AutoML()
    search.fit(features, classes, task="classification", metric=metric, estimator_list=["rf"], eval_method="cv",
               max_iter=15, time_budget=-1, seed=0, n_jobs=1, verbose=0, **more)
    validated = 1 - search.best_loss
    tested = roc_auc_score(answers, search.predict_proba(fresh)[:, 1])
    print(f"{name}: {100 * numpy.mean(twins):.0f} in 100 validated rare rows were trained on, AUC validated",
          "over 0.85," if validated > 0.85 else "under 0.65," if validated < 0.65 else f"{validated},",
          "on fresh rows", "0.4 to 0.6" if 0.4 < tested < 0.6 else tested)
END

venv/bin/python -W ignore trial.py 2> log.txt | grep . > seen.txt || { cat log.txt; exit 1; }
diff -u expected.txt seen.txt && echo "flaml-copies-rare-rows-before-it-splits: as it was seen"
