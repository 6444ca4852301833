"""Train LightGBM on one CSV file and append its probabilities to the rows of another, as csv-knn --probability does.

    lightgbm_predict.py -l LABEL --exclude COLUMNS --train TRAIN.csv TEST.csv

Weights are taken from TRAIN.csv.weight if that is there: a number a line, as `csv-weights --per-row` writes them and as
LightGBM itself looks for them beside a file.
"""
import argparse
import csv
import sys
from pathlib import Path

import lightgbm
import numpy

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("-l", dest="label", required=True)
parser.add_argument("--exclude", required=True)
parser.add_argument("--train", required=True, type=Path)
parser.add_argument("test", type=Path)
arguments = parser.parse_args()


def read(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def features(rows):
    return numpy.array([[float(row[name]) for name in names] for row in rows])


train, test = read(arguments.train), read(arguments.test)
names = [name for name in test[0] if name not in [arguments.label, *arguments.exclude.split(",")]]
weights = arguments.train.with_name(arguments.train.name + ".weight")
classes = sorted({row[arguments.label] for row in train})
assert len(classes) == 2, "two classes"
data = lightgbm.Dataset(
    features(train),
    [float(row[arguments.label] == classes[1]) for row in train],
    weight=numpy.loadtxt(weights) if weights.exists() else None,
)
# LightGBM's defaults, one thread for the same result on every run, and fewer rows a leaf for a class of 41.
model = lightgbm.train(
    {"objective": "binary", "verbosity": -1, "num_threads": 1, "seed": 0, "deterministic": True, "min_data_in_leaf": 5},
    data,
    num_boost_round=50,
)
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow([*test[0], "predicted", *(f"probability_{name}" for name in classes)])
for row, second in zip(test, model.predict(features(test))):
    writer.writerow([*row.values(), classes[int(second > 0.5)], 1 - second, second])
