#!/bin/bash
# A classifier of Perpetual that is right in every row has the accuracy 0, where the two
# classes are called 1 and 2.
#
# Versions: perpetual 2.3.0, scikit-learn 1.9.1, numpy 2.4.6 (PyPI), Python 3.11.
#
# Most would expect: predict of PerpetualClassifier, a classifier of scikit-learn's kind, gives
# labels out of its classes_. For three classes it does: 1, 2 and 3 come back as such.
#
# What happens: for two classes predict gives 0 and 1, whatever classes_ holds. Of 1 and 2, rows
# of class 2 are predicted as 1, which is the name of the other class, and rows of class 1 as 0,
# which is no class. score compares these with the labels: the better the model, the nearer
# to 0, and a search for the best settings picks the worst. Whoever counts the predictions of 1
# counts class 2. Of -1 and 1 the rows of 1 are right and the others are 0. fit takes all of
# these labels without a message, and PerpetualBooster does the same.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check perpetual==2.3.0 scikit-learn==1.9.1 numpy==2.4.6
cd "$folder"

cat > expected.txt <<'END'
{0: 523, 1: 77}, classes_ [0 1]: predicted {0: 523, 1: 77}, score 1.00; PerpetualBooster {0: 523, 1: 77}
{1: 523, 2: 77}, classes_ [1 2]: predicted {0: 523, 1: 77}, score 0.00; PerpetualBooster {0: 523, 1: 77}
{-1: 523, 1: 77}, classes_ [-1  1]: predicted {0: 523, 1: 77}, score 0.13; PerpetualBooster {0: 523, 1: 77}
{1: 108, 2: 415, 3: 77}, classes_ [1 2 3]: predicted {1: 108, 2: 415, 3: 77}, score 1.00; PerpetualBooster {1: 108, 2: 415, 3: 77}
END

cat > trial.py <<'END'
import collections

import numpy
from perpetual import PerpetualBooster, PerpetualClassifier

features = numpy.random.default_rng(0).normal(size=(600, 3))


def counts(labels):
    return dict(sorted(collections.Counter(numpy.asarray(labels).tolist()).items()))


for bounds, names in (([1], [0, 1]), ([1], [1, 2]), ([1], [-1, 1]), ([-1, 1], [1, 2, 3])):
    labels = numpy.array(names)[numpy.digitize(features[:, 0], bounds)]
    model = PerpetualClassifier(budget=0.3).fit(features, labels)
    booster = PerpetualBooster(objective="LogLoss", budget=0.3)
    booster.fit(features, labels)
    print(f"{counts(labels)}, classes_ {model.classes_}: predicted {counts(model.predict(features))},",
          f"score {model.score(features, labels):.2f}; PerpetualBooster {counts(booster.predict(features))}")
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "perpetual-right-in-every-row-scores-zero: as it was seen"
