#!/bin/bash
# A sampler that is asked for half of a stream trains on a hundred times of it.
#
# Versions: river 0.26.1 (PyPI), Python 3.11.
#
# Most would expect: imblearn.RandomSampler with desired_dist=None keeps the
# distribution of the stream, and sampling_rate=0.5 passes about one row in two
# on to the classifier; the documentation calls None sampling at random.
#
# What happens: without a wanted distribution the running counts of the classes
# stand where their shares should, so the rate grows with every row. Of 500 rows
# the classifier is given 62578, more for every later row. With the same
# distribution written out it is given 251.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check river==0.26.1
cd "$folder"

cat > expected.txt <<'END'
rows 500
desired_dist None trained on 62578
desired_dist written out trained on 251
END

cat > trial.py <<'END'
import collections
import random
from river import base, imblearn

class Counter(base.Classifier):
    def __init__(self):
        self.calls = collections.Counter()

    def learn_one(self, x, y):
        self.calls[y] += 1

    def predict_proba_one(self, x):
        return {}

generator = random.Random(0)
labels = generator.choices("ab", (0.9, 0.1), k=500)
print("rows", len(labels))
for name, wanted in (("None", None), ("written out", {"a": 0.9, "b": 0.1})):
    counter = Counter()
    sampler = imblearn.RandomSampler(counter, desired_dist=wanted, sampling_rate=0.5, seed=1)
    for label in labels:
        sampler.learn_one({"x": 1.0}, label)
    print("desired_dist", name, "trained on", sum(sampler.classifier.calls.values()))
END

venv/bin/python -W ignore trial.py > seen.txt
diff -u expected.txt seen.txt && echo "river-half-rate-trains-hundredfold: as it was seen"
