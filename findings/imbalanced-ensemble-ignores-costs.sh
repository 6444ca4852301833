#!/bin/bash
# The cost-sensitive boosters of imbalanced-ensemble are plain AdaBoost, whatever a mistake costs.
#
# Versions: imbalanced-ensemble 0.2.3, which asks for scikit-learn 1.6.0 and no other;
# numpy 2.4.6, scipy 1.17.1, pandas 3.1.1 (PyPI), Python 3.11.
#
# Most would expect: AdaCostClassifier and AsymBoostClassifier weigh the rows by what it
# costs to miss them, by default inversely to the size of the class. More of the rare class
# is found than with AdaBoost, and a higher cost finds more.
#
# What happens: the cost matrix is made, checked and kept as cost_matrix_, and training never
# looks at it. The probabilities are those of scikit-learn's AdaBoost, bit for bit, for the
# default costs and for a miss that costs 10000. 31 in 100 rare rows are found, as without any
# costs. The weighing is in methods that overrode steps of scikit-learn's booster, which that
# version no longer calls. There is no error and no warning. AdaUBoostClassifier, which weighs
# the rows before the first round, does something.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check imbalanced-ensemble==0.2.3 scikit-learn==1.6.0 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1
cd "$folder"

cat > expected.txt <<'END'
AdaBoost of scikit-learn: finds 31 in 100
AdaCostClassifier, costs None: finds 31 in 100, the probabilities of AdaBoost
AdaCostClassifier, costs uniform: finds 31 in 100, the probabilities of AdaBoost
AdaCostClassifier, costs inverse: finds 31 in 100, the probabilities of AdaBoost
AdaCostClassifier, costs [[1, 10000], [1, 1]]: finds 31 in 100, the probabilities of AdaBoost
AsymBoostClassifier, costs None: finds 31 in 100, the probabilities of AdaBoost
AsymBoostClassifier, costs uniform: finds 31 in 100, the probabilities of AdaBoost
AsymBoostClassifier, costs inverse: finds 31 in 100, the probabilities of AdaBoost
AsymBoostClassifier, costs [[1, 10000], [1, 1]]: finds 31 in 100, the probabilities of AdaBoost
AdaUBoostClassifier: finds more, other probabilities
END

cat > trial.py <<'END'
import numpy
from imbens.ensemble import AdaCostClassifier, AdaUBoostClassifier, AsymBoostClassifier
from sklearn.ensemble import AdaBoostClassifier


def table(rows, seed):
    generator = numpy.random.default_rng(seed)
    labels = (generator.random(rows) < 0.1).astype(int)
    return generator.normal(size=(rows, 3)) + labels[:, None], labels


def found(model):
    return (model.predict(test)[answers == 1] == 1).mean()


features, labels = table(1500, 0)
test, answers = table(3000, 1)
plain = AdaBoostClassifier(n_estimators=10, random_state=0).fit(features, labels)
print(f"AdaBoost of scikit-learn: finds {100 * found(plain):.0f} in 100")
for kind in (AdaCostClassifier, AsymBoostClassifier):
    for costs in (None, "uniform", "inverse", [[1, 10000], [1, 1]]):
        model = kind(n_estimators=10, random_state=0).fit(features, labels, cost_matrix=costs)
        same = numpy.array_equal(model.predict_proba(test), plain.predict_proba(test))
        print(f"{kind.__name__}, costs {costs}: finds {100 * found(model):.0f} in 100,",
              "the probabilities of AdaBoost" if same else "other probabilities")
model = AdaUBoostClassifier(n_estimators=10, random_state=0).fit(features, labels)
same = numpy.array_equal(model.predict_proba(test), plain.predict_proba(test))
print("AdaUBoostClassifier:", "finds more," if found(model) > found(plain) else "finds no more,",
      "the probabilities of AdaBoost" if same else "other probabilities")
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "imbalanced-ensemble-ignores-costs: as it was seen"
