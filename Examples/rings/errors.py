"""Trains a forest on each training file, and prints its errors on the test rows: rare ones, usual ones, and all.

    errors.py FOLDER WAY…      FOLDER has WAY-1.csv … WAY-5.csv and test-1.csv … test-5.csv

The difference from the first way has an interval of 0.95, by 2,000 bootstrap draws of test rows, the same for all ways.
"""

import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

FOLDS = range(1, 6)
SEEDS = range(3)


def table(path):
    rows = pd.read_csv(path)
    features = rows.drop(columns=["rings", "age", "weight"], errors="ignore")
    features["sex"] = features["sex"].map({"F": 0, "I": 1, "M": 2})
    return features, rows["rings"].to_numpy(float), rows.get("weight")


def predictions(folder, way):
    """The mean prediction of a few forests for the test rows of all folds."""
    parts = []
    for fold in FOLDS:
        features, rings, weight = table(f"{folder}/{way}-{fold}.csv")
        test, _, _ = table(f"{folder}/test-{fold}.csv")
        forests = [
            RandomForestRegressor(300, min_samples_leaf=3, n_jobs=-1, random_state=seed)
            for seed in SEEDS
        ]
        found = [forest.fit(features, rings, weight).predict(test) for forest in forests]
        parts.append(np.mean(found, axis=0))
    return np.concatenate(parts)


def main(folder, ways):
    rings = np.concatenate([table(f"{folder}/test-{fold}.csv")[1] for fold in FOLDS])
    kinds = {
        "up to 6": rings <= 6,
        "7 to 11": (rings > 6) & (rings < 12),
        "from 12 on": rings >= 12,
        "all": rings > 0,
    }
    errors = {way: np.abs(predictions(folder, way) - rings) for way in ways}
    draws = np.random.RandomState(0)
    print("rings       rows  way       mean error  difference  interval of 0.95")
    for kind, is_there in kinds.items():
        rows = np.flatnonzero(is_there)
        samples = draws.choice(rows, (2000, len(rows)))
        for way in ways:
            line = f"{kind:10} {len(rows):5}  {way:8} {errors[way][rows].mean():11.3f}"
            if way != ways[0]:
                change = errors[way] - errors[ways[0]]
                low, high = np.quantile(change[samples].mean(axis=1), [0.025, 0.975])
                line += f" {change[rows].mean():11.3f}  {low:.3f} to {high:.3f}"
            print(line)


main(sys.argv[1], sys.argv[2:])
