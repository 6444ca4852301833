#!/usr/bin/env python3
"""Makes calibration/: what scikit-learn makes of probabilities, and which thresholds it finds.

    pip install scikit-learn==1.9.1 imbalanced-learn==0.14.2 && python make_calibration.py

Ten tables of one class and another (two-0 …) and five of several (many-0 …), each a validation file (.fit.csv) and
a test file (.test.csv). Beside them the calibrated probabilities of the test rows (.calibrated.csv), a column for each method
and class, and the thresholds that TunedThresholdClassifierCV finds when it is given those of the validation rows, with what
FixedThresholdClassifier then predicts (.thresholds.json). For costs (.costs.csv) what is cheapest by numpy (.decided.csv).

scikit-learn 1.9.1 takes labels that are numbers for indices when it learns a temperature, so that classes 1, 2 and 3 are read
beyond the end: there it is given 0, 1 and 2.
"""

import csv
import json
from pathlib import Path

import numpy as np
from imblearn.metrics import geometric_mean_score
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.metrics import (
    balanced_accuracy_score,
    f1_score,
    make_scorer,
    matthews_corrcoef,
)
from sklearn.model_selection import FixedThresholdClassifier, TunedThresholdClassifierCV

FOLDER = Path(__file__).parent / "calibration"


class Given(ClassifierMixin, BaseEstimator):
    """A classifier whose probabilities are its features."""

    def __init__(self, classes=(0, 1)):
        self.classes = classes

    def fit(self, X, y):
        return self

    def __sklearn_is_fitted__(self):
        return True

    @property
    def classes_(self):
        return np.array(self.classes)

    def predict(self, X):
        raise NotImplementedError("only probabilities are asked for")


class Probabilities(Given):
    def predict_proba(self, X):
        return np.column_stack([1 - X[:, 0], X[:, 0]]) if X.shape[1] == 1 else X


class Margins(Given):
    def decision_function(self, X):
        return X[:, 0]


def write(name, rows):
    with open(FOLDER / name, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def text(number):
    return repr(float(number))


def calibrated(estimator, X, y, X_test, method):
    model = CalibratedClassifierCV(FrozenEstimator(estimator), method=method)
    return model.fit(X, y).predict_proba(X_test)


def two_classes(seed, random):
    count = [60, 120, 250, 400, 800][seed % 5]
    rare = [0.5, 0.3, 0.12, 0.2, 0.06][seed % 5]
    y = (random.random(count) < rare).astype(int)
    y[:6], y[6:12] = 1, 0
    margin = random.normal(y * 1.6 - 1, 1.2)
    if seed in (3, 8):
        margin *= 25
    p = 1 / (1 + np.exp(-margin * (0.4 if seed % 2 else 2.5)))
    if seed in (1, 6):
        p = np.round(p * 20) / 20
    if seed == 4:
        p = p / 1000
    if seed == 7:
        p = np.round(p, 2)
    return y, p, margin


def binary(seed):
    random = np.random.default_rng(seed)
    y, p, margin = two_classes(seed, random)
    y_test, p_test, margin_test = (column[:100] for column in two_classes(seed, random))
    p_test[:3] = [0, 1, 0.5]
    name = f"two-{seed}"
    for part, columns in [("fit", (y, p, margin)), ("test", (y_test, p_test, margin_test))]:
        write(
            f"{name}.{part}.csv",
            [["y", "p", "margin"]] + [[a, text(b), text(c)] for a, b, c in zip(*columns)],
        )
    columns = {}
    for method in ["sigmoid", "isotonic", "temperature"]:
        found = calibrated(Probabilities(), p[:, None], y, p_test[:, None], method)
        columns[method] = found[:, 1]
        if method != "temperature":
            found = calibrated(Margins(), margin[:, None], y, margin_test[:, None], method)
            columns[f"{method}_scores"] = found[:, 1]
    write(
        f"{name}.calibrated.csv",
        [list(columns)] + [[text(x) for x in row] for row in zip(*columns.values())],
    )
    thresholds = np.unique(p)
    answers = {}
    for score, function in [
        ("f1", f1_score),
        ("balanced_accuracy", balanced_accuracy_score),
        ("g_mean", geometric_mean_score),
        ("mcc", matthews_corrcoef),
    ]:
        extra = {"average": "binary"} if score == "g_mean" else {}
        tuned = TunedThresholdClassifierCV(
            Probabilities(),
            scoring=make_scorer(function, **extra),
            thresholds=thresholds,
            cv="prefit",
            refit=False,
            response_method="predict_proba",
        ).fit(p[:, None], y)
        fixed = FixedThresholdClassifier(
            FrozenEstimator(Probabilities()),
            threshold=tuned.best_threshold_,
            response_method="predict_proba",
        ).fit(p[:, None], y)
        answers[score] = {
            "threshold": float(tuned.best_threshold_),
            "score": float(tuned.best_score_),
            "predicted": "".join(map(str, fixed.predict(p_test[:, None]))),
        }
    with open(FOLDER / f"{name}.thresholds.json", "w") as file:
        json.dump(answers, file, indent=1)
        file.write("\n")


def draw(random, count, seed, labels):
    y = random.integers(0, len(labels), count)
    y[: 6 * len(labels)] = np.repeat(np.arange(len(labels)), 6)
    if seed == 1:
        # As k nearest neighbors vote, with zeros and ones.
        weights = np.full((count, len(labels)), 0.6)
        weights[np.arange(count), y] += 2
        votes = np.array([random.multinomial(16, random.dirichlet(row)) for row in weights])
        return y, votes / 16
    logits = random.normal(0, 1, (count, len(labels)))
    logits[np.arange(count), y] += 1.2
    odds = np.exp(logits * [2.5, 1, 0.5, 3, 1.5][seed])
    return y, odds / odds.sum(axis=1, keepdims=True)


def many(seed):
    random = np.random.default_rng(100 + seed)
    labels = [["a", "b", "c"], ["0", "1", "2", "10"], ["x", "y"], list("abcde"), ["1", "2", "3"]][seed]
    is_number = labels[0].isdigit()
    y, p = draw(random, [150, 300, 200, 500, 90][seed], seed, labels)
    y_test, p_test = draw(random, 80, seed, labels)
    name = f"many-{seed}"
    # Columns stand in another order than classes.
    order = random.permutation(len(labels))
    for part, truth, shares in [("fit", y, p), ("test", y_test, p_test)]:
        rows = [[text(row[i]) for i in order] + [labels[a]] for a, row in zip(truth, shares)]
        write(f"{name}.{part}.csv", [["p_" + labels[i] for i in order] + ["y"]] + rows)
    classes = [int(label) for label in labels] if is_number else labels
    named = np.array(classes)[y]
    columns = {}
    for method in ["sigmoid", "isotonic", "temperature"]:
        # In the binary case scikit-learn looks at the second column alone.
        codes = tuple(range(len(labels)))
        found = (
            calibrated(Probabilities(codes), p, y, p_test, method)
            if method == "temperature"
            else calibrated(Probabilities(tuple(classes)), p, named, p_test, method)
        )
        for label, column in zip(labels, found.T):
            columns[f"{method}_{label}"] = column
    write(
        f"{name}.calibrated.csv",
        [list(columns)] + [[text(x) for x in row] for row in zip(*columns.values())],
    )
    costs = np.round(random.gamma(1, 5, (len(labels), len(labels))), 1)
    np.fill_diagonal(costs, 0)
    if seed % 2:
        rows = [["truth"] + labels] + [[a] + list(row) for a, row in zip(labels, costs)]
    else:
        pairs = [(i, j) for i in range(len(labels)) for j in range(len(labels)) if i != j]
        rows = [["truth", "predicted", "cost"]] + [[labels[i], labels[j], costs[i, j]] for i, j in pairs]
    write(f"{name}.costs.csv", rows)
    decided = np.argmin(p_test @ costs, axis=1)
    write(f"{name}.decided.csv", [["predicted"]] + [[labels[i]] for i in decided])


FOLDER.mkdir(exist_ok=True)
for seed in range(10):
    binary(seed)
for seed in range(5):
    many(seed)
