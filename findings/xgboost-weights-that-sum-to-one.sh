#!/bin/bash
# Class weights that sum to one leave XGBoost without a model.
#
# Versions: xgboost-cpu 3.2.0, lightgbm 4.7.0, scikit-learn 1.9.1, numpy 2.4.6
# (PyPI), Python 3.11.
#
# Most would expect: only the ratio of sample weights matters. Weights that lift
# the rare class may have the mean 1 or the sum 1; the trees are the same.
#
# What happens: min_child_weight, 1 if nothing is said, is compared with the sum
# of the weighted second derivatives, which is at most 0.25 if the weights sum
# to 1. XGBoost then never splits and predicts 0.5 for every row, without a
# warning. LightGBM, whose own limit is lower, finds its trees from the same
# weights. With min_child_weight=0 XGBoost does so too.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xgboost-cpu==3.2.0 lightgbm==4.7.0 scikit-learn==1.9.1 numpy==2.4.6
cd "$folder"

cat > expected.txt <<'END'
mean 1: XGBoost: many scores
mean 1: XGBoost, min_child_weight=0: many scores
mean 1: LightGBM: many scores
sum 1: XGBoost: one score for all rows
sum 1: XGBoost, min_child_weight=0: many scores
sum 1: LightGBM: many scores
END

cat > trial.py <<'END'
import lightgbm
import numpy as np
import xgboost

generator = np.random.default_rng(0)
features = generator.normal(size=(1000, 3))
labels = (features[:, 0] > 1.2).astype(int)
weights = np.where(labels == 1, 9.0, 1.0)
models = {
    "XGBoost": xgboost.XGBClassifier(n_estimators=20, n_jobs=1),
    "XGBoost, min_child_weight=0": xgboost.XGBClassifier(n_estimators=20, n_jobs=1, min_child_weight=0),
    "LightGBM": lightgbm.LGBMClassifier(n_estimators=20, n_jobs=1, verbose=-1),
}
for scale, scaled in (("mean 1", weights / weights.mean()), ("sum 1", weights / weights.sum())):
    for name, model in models.items():
        scores = model.fit(features, labels, sample_weight=scaled).predict_proba(features)[:, 1]
        print(f"{scale}: {name}:", "one score for all rows" if len(set(scores)) == 1 else "many scores")
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "xgboost-weights-that-sum-to-one: as it was seen"
