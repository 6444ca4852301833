"""Makes scores/: what scikit-learn and imbalanced-learn say of tables of truth and prediction.

    pip install scikit-learn==1.9.1 imbalanced-learn==0.14.2 pandas && python make_scores.py

For each table: the table itself (.csv), the two texts (.report.txt, .imbalanced.txt), the confusion
matrix (.confusion.csv), and the scores (.scores.json).
"""

import csv
import json
import warnings

import numpy as np
from imblearn.metrics import (
    classification_report_imbalanced,
    geometric_mean_score,
    make_index_balanced_accuracy,
    specificity_score,
)
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    brier_score_loss,
    classification_report,
    cohen_kappa_score,
    confusion_matrix,
    log_loss,
    matthews_corrcoef,
    precision_recall_fscore_support,
    roc_auc_score,
)

warnings.filterwarnings("ignore")


def write(name, rows):
    with open(f"scores/{name}", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def scores(truth, predicted, zero_division=0):
    def mean(average):
        p, r, f, _ = precision_recall_fscore_support(
            truth, predicted, average=average, zero_division=zero_division
        )
        return p, r, f

    yield "accuracy", "", accuracy_score(truth, predicted)
    yield "balanced_accuracy", "", balanced_accuracy_score(truth, predicted)
    if set(predicted) <= set(truth):
        gmean = geometric_mean_score(truth, predicted, average="multiclass")
        yield "g_mean", "", float(gmean)
    yield "mcc", "", matthews_corrcoef(truth, predicted)
    yield "kappa", "", cohen_kappa_score(truth, predicted)
    for average in ["macro", "weighted"]:
        for score, value in zip(["precision", "recall", "f1"], mean(average)):
            yield f"{average}_{score}", "", value
        specificity = specificity_score(truth, predicted, average=average)
        yield f"{average}_specificity", "", specificity
    p, r, f, s = precision_recall_fscore_support(
        truth, predicted, average=None, zero_division=zero_division
    )
    specificity = specificity_score(truth, predicted, average=None)
    gmean = geometric_mean_score(truth, predicted, average=None)
    iba = make_index_balanced_accuracy(alpha=0.1, squared=True)(geometric_mean_score)
    index = iba(truth, predicted, average=None)
    for place, label in enumerate(sorted(set(truth) | set(predicted))):
        yield "precision", label, p[place]
        yield "recall", label, r[place]
        yield "specificity", label, specificity[place]
        yield "f1", label, f[place]
        yield "g_mean", label, gmean[place]
        yield "iba", label, index[place]
        yield "support", label, s[place]


def make(name, truth, predicted, probability=None, positive=None):
    header = ["truth", "predicted"] + (["p"] if probability is not None else [])
    columns = [truth, predicted] + ([probability] if probability is not None else [])
    write(f"{name}.csv", [header] + [list(row) for row in zip(*columns)])
    for file, text in [
        ("report", classification_report(truth, predicted)),
        ("report4", classification_report(truth, predicted, digits=4)),
        ("report-1", classification_report(truth, predicted, zero_division=1)),
        ("report-nan", classification_report(truth, predicted, zero_division=np.nan)),
        ("imbalanced", classification_report_imbalanced(truth, predicted)),
        ("imbalanced-1", classification_report_imbalanced(truth, predicted, zero_division=1)),
    ]:
        with open(f"scores/{name}.{file}.txt", "w") as output:
            output.write(text)
    labels = sorted(set(truth) | set(predicted))
    matrix = confusion_matrix(truth, predicted, labels=labels)
    write(
        f"{name}.confusion.csv",
        [["truth"] + labels] + [[label, *row] for label, row in zip(labels, matrix)],
    )
    for division, suffix in [(0, ""), (1, "-1"), (np.nan, "-nan")]:
        lines = list(scores(truth, predicted, division))
        if probability is not None:
            is_positive = np.array([label == positive for label in truth])
            numbers = np.array([float(text) for text in probability])
            lines += [
                ("roc_auc", "", roc_auc_score(is_positive, numbers)),
                ("average_precision", "", average_precision_score(is_positive, numbers)),
                ("brier", "", brier_score_loss(is_positive, numbers)),
                ("log_loss", "", log_loss(is_positive, numbers)),
            ]
        with open(f"scores/{name}.scores{suffix}.json", "w") as file:
            lines = [[a, b, None if np.isnan(c) else float(c)] for a, b, c in lines]
            keys = ["score", "class", "value"]
            json.dump([dict(zip(keys, line)) for line in lines], file, indent=0)


def make_many(name, labels, truth, shares, decimals):
    """A table with the probability of each class, and what is said of them."""
    shares = np.array([[float(f"{cell:.{decimals}f}") for cell in row] for row in shares])
    header = ["truth"] + [f"p {label}" for label in labels]
    write(f"{name}.csv", [header] + [[label, *row] for label, row in zip(truth, shares)])
    # scikit-learn wants sums of 1 to the fifth decimal; areas are of the orders alone.
    order = np.argsort(labels)
    sums = shares[:, order].sum(axis=1, keepdims=True)
    even = shares[:, order] if np.allclose(sums, 1) else None
    lines = [("log_loss", "", log_loss(truth, shares[:, order]))]
    for kind in ["ovr", "ovo"]:
        for average, suffix in [("macro", ""), ("weighted", "_weighted")]:
            if even is not None and len(labels) > 2:
                area = roc_auc_score(truth, even, multi_class=kind, average=average)
                lines.append((f"roc_auc_{kind}{suffix}", "", area))
    for place, label in enumerate(labels):
        area = roc_auc_score([one == label for one in truth], shares[:, place])
        lines.append(("roc_auc", label, area))
    keys = ["score", "class", "value"]
    with open(f"scores/{name}.scores.json", "w") as file:
        lines = [(a, b, float(c)) for a, b, c in lines]
        json.dump([dict(zip(keys, line)) for line in lines], file, indent=0)


random = np.random.RandomState(7)
for table in range(10):
    count = [60, 60, 150, 150, 400, 400, 37, 90, 1000, 12][table]
    kinds = [2, 2, 3, 4, 2, 5, 3, 2, 12, 4][table]
    labels = np.array([f"class {place}" for place in range(kinds)])
    share = np.array([0.5**place for place in range(kinds)])
    share /= share.sum()
    truth = random.choice(labels, size=count, p=share)
    right = random.uniform(size=count) < 0.7
    predicted = np.where(right, truth, random.choice(labels, size=count))
    if kinds == 2:
        # With ties: two decimals.
        odds = random.normal(size=count) + np.where(truth == "class 1", 0.8, -0.8)
        probability = [f"{value:.2f}" for value in 1 / (1 + np.exp(-odds))]
        make(f"random-{table}", list(truth), list(predicted), probability, "class 1")
    else:
        make(f"random-{table}", list(truth), list(predicted))

quoted = ['one, two', 'say "three"', "four\nfive"]
truth = random.choice(quoted, size=80, p=[0.6, 0.3, 0.1])
predicted = np.where(random.uniform(size=80) < 0.6, truth, random.choice(quoted, size=80))
make("quoted", list(truth), list(predicted))

# 0 / 0: a class that is never predicted, one that no row has, both, and nothing else.
make("unpredicted", ["a", "a", "b", "b", "c"], ["a", "b", "b", "a", "a"])
make("untrue", ["a", "a", "b", "b", "b"], ["a", "c", "b", "b", "a"])
make("both", ["a", "a", "b", "d", "d"], ["a", "c", "b", "b", "a"])
make("one-class", ["a"] * 4, ["a"] * 4)
make("all-wrong", ["a", "a", "b"], ["b", "b", "a"])
make("constant", ["a", "b", "b", "b"], ["b", "b", "b", "b"])
make("long", ["a name longer than the headings", "é", "é"], ["é", "é", "é"])

# The probability of each class: drawn so that the truth is likelier, with ties, zeros and a rare class.
for table, (labels, count, decimals) in enumerate(
    [
        (["a", "b", "c"], 80, 6),
        (["10", "9", "2", "b, \"c\""], 300, 8),
        ([f"class {place}" for place in range(12)], 900, 7),
        (["x", "y"], 60, 6),
        (["low", "middle", "high"], 120, 1),
    ]
):
    parts = np.array([0.5**place for place in range(len(labels))])
    truth = [labels[0], *labels, *labels]
    truth += list(random.choice(labels, size=count, p=parts / parts.sum()))
    odds = random.normal(size=(len(truth), len(labels)))
    odds[np.arange(len(truth)), [labels.index(label) for label in truth]] += 1
    shares = np.exp(odds.round(1))
    shares[random.uniform(size=shares.shape) < 0.05] = 0
    shares[:, 0] += 1e-3
    shares /= shares.sum(axis=1, keepdims=True)
    if decimals == 1:
        # Tenths that add up to 1.
        shares = shares.round(1)
        shares[:, 0] = (1 - shares[:, 1:].sum(axis=1)).clip(0)
        shares /= shares.sum(axis=1, keepdims=True)
        decimals = 9
    make_many(f"many-{table}", labels, truth, shares, decimals)
