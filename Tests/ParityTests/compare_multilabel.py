#!/usr/bin/env python3
"""Compare csv-split --multilabel with iterative-stratification 0.1.9, and with scikit-multilearn-ng 0.0.8 by its measures;
write scikit-learn 1.9.1's scores and weights of several labels.

    compare_multilabel.py --write Tests/ParityTests/golden/multilabel          write the golden files anew
    compare_multilabel.py --tools .build/static/release [--sets 100] [--first 0]     compare live, on random tables
    compare_multilabel.py --measures .build/static/release [--sets 30]         LD and ED beside scikit-multilearn-ng

LD is the mean over labels and parts of |s₁/s₀ − d₁/d₀|, with s₁ rows of the label and s₀ others in the part, d₁ and d₀ in
the table; ED the mean over parts of how many rows a part has more or fewer than its share (Sechidis and others, 2011).
"""

import argparse
import csv
import io
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from iterstrat.ml_stratifiers import (
    MultilabelStratifiedKFold,
    MultilabelStratifiedShuffleSplit,
    RepeatedMultilabelStratifiedKFold,
)
from sklearn import metrics
from sklearn.utils.class_weight import compute_sample_weight

GOLDEN_SETS = 12


def labels(random):
    """Labels of random rows: some rare, some never there, some that go together."""
    rows, count = int(random.integers(12, 300)), int(random.integers(2, 12))
    shares = random.choice([0.01, 0.05, 0.1, 0.3, 0.6], count) * random.random(count)
    found = random.random((rows, count)) < shares
    for label in range(1, count):
        if random.random() < 0.3:
            found[:, label] |= found[:, label - 1] & (random.random(rows) < 0.5)
    if not found.any():
        found[0, 0] = True
    return found.astype(int)


def table(found):
    lines = [",".join(["id"] + [f"l{label}" for label in range(found.shape[1])])]
    lines += [",".join([f"r{row}"] + [str(cell) for cell in cells]) for row, cells in enumerate(found)]
    return "\n".join(lines) + "\n"


def case(kind, found, random):
    """The words for csv-split, and the rows of training, validation and test part."""
    rows = len(found)
    seed = int(random.integers(1000))
    words = ["--multilabel", f"l0-l{found.shape[1] - 1}", "--seed", str(seed)]
    if kind == "holdout":
        size = int(random.integers(1, rows)) if random.random() < 0.4 else round(float(random.uniform(0.05, 0.6)), 3)
        split = MultilabelStratifiedShuffleSplit(1, test_size=size, random_state=seed)
        train, test = next(split.split(found, found))
        return words + ["--test-size", str(size)], train, [], test
    if kind == "validation":
        test_size, size = (round(float(random.uniform(0.05, 0.4)), 3) for _ in range(2))
        split = MultilabelStratifiedShuffleSplit(1, test_size=test_size, random_state=seed)
        rest, test = next(split.split(found, found))
        count = math.ceil(size * rows)
        split = MultilabelStratifiedShuffleSplit(1, test_size=count, random_state=seed)
        train, validation = next(split.split(found[rest], found[rest]))
        words += ["--test-size", str(test_size), "--validation-size", str(size)]
        return words, rest[train], rest[validation], test
    folds = int(random.integers(2, 7))
    fold = int(random.integers(folds))
    if kind == "folds":
        split = MultilabelStratifiedKFold(folds, shuffle=True, random_state=seed)
        train, test = list(split.split(found, found))[fold]
        return words + ["--folds", str(folds), "--fold", str(fold + 1)], train, [], test
    repeats = int(random.integers(2, 5))
    repeat = int(random.integers(repeats))
    split = RepeatedMultilabelStratifiedKFold(n_splits=folds, n_repeats=repeats, random_state=seed)
    train, test = list(split.split(found, found))[repeat * folds + fold]
    words += ["--folds", str(folds), "--fold", str(fold + 1), "--repeats", str(repeats), "--repeat", str(repeat + 1)]
    return words, train, [], test


KINDS = ["holdout", "validation", "folds", "repeats"]


def cases(number):
    """The cases of one random table."""
    random = np.random.default_rng(number)
    found = labels(random)
    for kind in KINDS:
        try:
            yield found, kind, case(kind, found, random)
        except ValueError:
            continue  # The sizes leave nothing: the tool refuses in its own words.


def ids(rows):
    return " ".join(f"r{row}" for row in sorted(rows))


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "cases.csv", "w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["table", "options", "train", "validation", "test"])
        for number in range(GOLDEN_SETS):
            for found, _, (words, *parts) in cases(number):
                (folder / f"{number}.csv").write_text(table(found))
                lines.writerow([f"{number}.csv", " ".join(words), *map(ids, parts)])


def predictions(found, random):
    """Predictions that are right more often than not; in some tables a label is never predicted, or never there."""
    wrong = random.random(found.shape) < 0.2
    predicted = np.where(wrong, 1 - found, found)
    if random.random() < 0.5:
        predicted[:, 0] = 0
    return predicted


def scores(truth, predicted, zero):
    """Every number that csv-score has, by score and label."""
    yield "rows", "", len(truth)
    yield "subset_accuracy", "", metrics.accuracy_score(truth, predicted)
    yield "hamming_loss", "", metrics.hamming_loss(truth, predicted)
    for average in ("micro", "macro", "weighted", "samples"):
        values = metrics.precision_recall_fscore_support(truth, predicted, average=average, zero_division=zero)
        yield from ((f"{average}_{name}", "", value) for name, value in zip(("precision", "recall", "f1"), values))
    values = metrics.precision_recall_fscore_support(truth, predicted, zero_division=zero)
    for label in range(truth.shape[1]):
        for name, value in zip(("precision", "recall", "f1", "support"), values):
            yield name, f"l{label}", value[label]


def write_scores(folder):
    """Tables of labels with predictions; scores for each way to divide by zero, the text of the report, and row weights."""
    (folder / "scores").mkdir(exist_ok=True)
    with open(folder / "scores.csv", "w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["table", "zero_division", "score", "class", "value"])
        for number in range(8):
            random = np.random.default_rng(1000 + number)
            found = labels(random)
            predicted = predictions(found, random)
            text = table(np.hstack([found, predicted])).splitlines()
            names = [f"l{label}" for label in range(found.shape[1])]
            text[0] = ",".join(["id", *names, *(f"predicted_{name}" for name in names)])
            (folder / "scores" / f"{number}.csv").write_text("\n".join(text) + "\n")
            for word, zero in (("0", 0), ("1", 1), ("nan", np.nan)):
                for score, label, value in scores(found, predicted, zero):
                    value = "" if np.isnan(value) else repr(float(value))
                    lines.writerow([f"{number}.csv", word, score, label, value])
            report = metrics.classification_report(found, predicted, target_names=names, digits=3, zero_division=0)
            (folder / "scores" / f"{number}.txt").write_text(report)
            weights = compute_sample_weight("balanced", found)
            (folder / "scores" / f"{number}.weight").write_text("".join(f"{weight!r}\n" for weight in weights.tolist()))


def split(tools, words, text, folder):
    (folder / "data.csv").write_text(text)
    validation = ["--validation", "validation.csv"] if "--validation-size" in words else []
    call = [str(tools / "csv-split"), "-q", *words, "--test", "test.csv", *validation, "data.csv"]
    run = subprocess.run(call, cwd=folder, capture_output=True, text=True)
    if run.returncode:
        return run.stderr, [None] * 3
    texts = [run.stdout, (folder / "validation.csv").read_text() if validation else "id\n", (folder / "test.csv").read_text()]
    return "", [" ".join(row["id"] for row in csv.DictReader(io.StringIO(text))) for text in texts]


def compare(tools, first, sets):
    count = wrong = 0
    with tempfile.TemporaryDirectory() as name:
        for number in range(first, first + sets):
            for found, kind, (words, *parts) in cases(number):
                count += 1
                said, rows = split(tools, words, table(found), Path(name))
                if rows != [ids(part) for part in parts]:
                    wrong += 1
                    print(f"{kind} of table {number}: csv-split {' '.join(words)}\n{said}")
    print(f"{count} splits of {sets} tables, {wrong} different")
    return wrong


def distances(found, parts, shares):
    """LD and ED."""
    per_label = found.sum(0)
    ratios = per_label / np.maximum(len(found) - per_label, 1e-9)
    of_labels = [
        np.abs(found[part].sum(0) / np.maximum((1 - found[part]).sum(0), 1e-9) - ratios).mean() for part in parts if len(part)
    ]
    of_examples = [abs(len(part) - share * len(found)) for part, share in zip(parts, shares)]
    return np.mean(of_labels), np.mean(of_examples)


def measures(tools, sets):
    from skmultilearn.model_selection import IterativeStratification

    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as name:
        for number in range(sets):
            random = np.random.default_rng(number)
            rows, count = int(random.integers(200, 1000)), int(random.integers(4, 15))
            found = (random.random((rows, count)) < random.uniform(0.02, 0.4, count)).astype(int)
            (Path(name) / "data.csv").write_text(table(found))
            words = ["--multilabel", f"l0-l{count - 1}", "--folds", "5", "--append", "fold", "data.csv"]
            out = subprocess.run([str(tools / "csv-split"), *words], cwd=name, capture_output=True, text=True, check=True)
            fold = np.array([int(row["fold"]) for row in csv.DictReader(io.StringIO(out.stdout))])
            ours.append(distances(found, [np.flatnonzero(fold == part) for part in range(1, 6)], [0.2] * 5))
            splitter = IterativeStratification(n_splits=5, order=1, random_state=number)
            parts = [test for _, test in splitter.split(found, found)]
            theirs.append(distances(found, parts, [0.2] * 5))
    for title, values in (("csv-split", ours), ("scikit-multilearn-ng", theirs)):
        print(f"{title}: LD {np.mean(values, 0)[0]:.5f}, ED {np.mean(values, 0)[1]:.3f}")
    print("LD no worse in", sum(one[0] <= other[0] for one, other in zip(ours, theirs)), "of", sets)
    print("ED no worse in", sum(one[1] <= other[1] for one, other in zip(ours, theirs)), "of", sets)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--measures", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--sets", type=int, default=100)
    options = parser.parse_args()
    if options.write:
        write(options.write)
        write_scores(options.write)
    if options.tools:
        sys.exit(compare(options.tools.resolve(), options.first, options.sets) > 0)
    if options.measures:
        measures(options.measures.resolve(), options.sets)


if __name__ == "__main__":
    main()
