"""Makes intervals/: what statsmodels, scipy, scikit-learn and (by make_intervals.R) pROC say of ten random tables.

    pip install scikit-learn==1.9.1 statsmodels==0.14.5 && python make_intervals.py && Rscript make_intervals.R

For each table: the table itself (.csv), and what is said of it (.json): intervals of shares, the exact test of two
predictions, reliability by bins, points of the ROC curve, and all scores with weights of rows. pROC's areas, intervals and
paired tests are in delong.csv, a line for each table.
"""

import csv
import json
import os

import numpy as np
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    brier_score_loss,
    cohen_kappa_score,
    log_loss,
    matthews_corrcoef,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
)
from statsmodels.stats.proportion import proportion_confint


def wilson(count, trials, confidence):
    low, high = proportion_confint(count, trials, alpha=1 - confidence, method="wilson")
    return [float(low), float(high)]


def shares(truth, predicted, confidence):
    yield "accuracy", "", wilson(np.sum(truth == predicted), len(truth), confidence)
    for label in ["a", "b"]:
        is_class, is_predicted = truth == label, predicted == label
        hits = np.sum(is_class & is_predicted)
        yield "precision", label, wilson(hits, np.sum(is_predicted), confidence)
        yield "recall", label, wilson(hits, np.sum(is_class), confidence)
        rejected = np.sum(~is_class & ~is_predicted)
        yield "specificity", label, wilson(rejected, np.sum(~is_class), confidence)


def weighted(truth, predicted, p, weight):
    is_positive = truth == "b"
    yield "accuracy", "", accuracy_score(truth, predicted, sample_weight=weight)
    yield "balanced_accuracy", "", balanced_accuracy_score(truth, predicted, sample_weight=weight)
    yield "mcc", "", matthews_corrcoef(truth, predicted, sample_weight=weight)
    yield "kappa", "", cohen_kappa_score(truth, predicted, sample_weight=weight)
    for average in ["macro", "weighted"]:
        found = precision_recall_fscore_support(
            truth, predicted, average=average, sample_weight=weight, zero_division=0
        )
        for score, value in zip(["precision", "recall", "f1"], found):
            yield f"{average}_{score}", "", value
    found = precision_recall_fscore_support(
        truth, predicted, labels=["a", "b"], sample_weight=weight, zero_division=0
    )
    for score, values in zip(["precision", "recall", "f1", "support"], found):
        for label, value in zip(["a", "b"], values):
            yield score, label, value
    yield "roc_auc", "", roc_auc_score(is_positive, p, sample_weight=weight)
    yield "average_precision", "", average_precision_score(is_positive, p, sample_weight=weight)
    yield "brier", "", brier_score_loss(is_positive, p, sample_weight=weight)
    yield "log_loss", "", log_loss(is_positive, p, sample_weight=weight)


def bins(is_positive, p):
    for edges in ["uniform", "quantile"]:
        for count in [5, 10]:
            share, mean = calibration_curve(is_positive, p, n_bins=count, strategy=edges)
            yield {
                "edges": edges, "bins": count,
                "shares": [float(one) for one in share], "means": [float(one) for one in mean],
            }


os.makedirs("intervals", exist_ok=True)
random = np.random.RandomState(11)
for table in range(10):
    count = [40, 60, 100, 150, 250, 400, 700, 1000, 90, 300][table]
    share = [0.5, 0.3, 0.2, 0.1, 0.1, 0.05, 0.3, 0.1, 0.4, 0.02][table]
    decimals = [2, 1, 6, 3, 2, 6, 2, 4, 1, 3][table]
    is_positive = random.uniform(size=count) < share
    is_positive[:3] = True
    truth = np.where(is_positive, "b", "a")
    odds = 1.5 * is_positive + random.normal(size=count) - 1
    other = odds + random.normal(size=count)
    p, q = [
        np.array([float(f"{one:.{decimals}f}") for one in 1 / (1 + np.exp(-odds))])
        for odds in [odds, other]
    ]
    predicted, rival = np.where(p >= 0.5, "b", "a"), np.where(q >= 0.5, "b", "a")
    predicted[0], rival[0] = "b", "a"
    weight = random.exponential(size=count).round(3)
    with open(f"intervals/random-{table}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["truth", "predicted", "other", "p", "q", "w"])
        writer.writerows(zip(truth, predicted, rival, p, q, weight))
    right, other_right = predicted == truth, rival == truth
    one, two = int(np.sum(right & ~other_right)), int(np.sum(other_right & ~right))
    rates = roc_curve(is_positive, p, drop_intermediate=False)
    found = {
        "wilson": [
            {"confidence": confidence, "score": score, "class": label, "interval": interval}
            for confidence in [0.95, 0.8]
            for score, label, interval in shares(truth, predicted, confidence)
        ],
        "mcnemar": [one, two, float(binomtest(one, one + two).pvalue) if one + two else 1.0],
        "reliability": list(bins(is_positive, p)),
        "roc": [[float(one) for one in column[1:]] for column in rates[:2]],
        "weighted": [
            {"score": score, "class": label, "value": float(value)}
            for score, label, value in weighted(truth, predicted, p, weight)
        ],
    }
    with open(f"intervals/random-{table}.json", "w") as file:
        json.dump(found, file, indent=0)
