#!/usr/bin/env python3
"""Compare the splits of csv-split by time, by repeats, by groups and by bins with scikit-learn 1.9.1 and pandas 3.1.1.

    compare_splits.py --write Tests/ParityTests/golden/splits       write the golden files anew
    compare_splits.py --tools .build/static/release [--sets 200] [--first 0] [KIND …]     compare live, on random tables

A case is a table, the options of csv-split, and the ids of the rows that the library trains and tests on, in file order.
"""

import argparse
import csv
import io
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn import model_selection

warnings.filterwarnings("ignore")
GOLDEN_SETS = 6


class Refused(Exception):
    """The library refuses the case, and so must the tool."""


def text(frame):
    """A table as CSV, with the ids in front."""
    frame = frame.astype(str)
    frame.insert(0, "id", [f"r{row}" for row in range(len(frame))])
    file = io.StringIO()
    frame.to_csv(file, index=False, lineterminator="\n")
    return file.getvalue()


def classes(random, rows):
    count = int(random.integers(2, 6))
    shares = random.dirichlet(np.ones(count))
    return random.choice([f"c{number}" for number in range(count)], rows, p=shares)


def fold_of(splitter, number, *data):
    try:
        return list(splitter.split(*data))[number]
    except ValueError as error:
        raise Refused(error) from error


def times(random):
    """TimeSeriesSplit, over the different times."""
    rows = int(random.integers(5, 120))
    ties = random.random() < 0.4
    moments = random.choice(10 * rows, rows, replace=ties)
    if ties:
        moments = moments // int(random.integers(1, 20))
    kind = random.integers(4)
    if kind == 0:
        column = moments
    elif kind == 1:
        column = moments / 8 - 3
    else:
        days = pd.Timestamp("2023-11-05") + pd.to_timedelta(moments * 7, unit="h")
        column = days.strftime("%Y-%m-%d %H:%M" if kind == 2 else "%Y-%m-%dT%H:%M:%SZ")
    frame = pd.DataFrame({"x": random.integers(0, 9, rows), "when": column, "y": classes(random, rows)})
    ranks = np.unique(moments, return_inverse=True)[1]
    folds, parameters, words = int(random.integers(2, 7)), {}, []
    for option, name, most in (
        ("--gap", "gap", 5), ("--max-train", "max_train_size", 20), ("--test-rows", "test_size", 8)
    ):
        if random.random() < 0.4:
            parameters[name] = int(random.integers(1, most))
            words += [option, str(parameters[name])]
    fold = int(random.integers(folds))
    splitter = model_selection.TimeSeriesSplit(folds, **parameters)
    words = ["--time", "when", "--folds", str(folds), "--fold", str(fold + 1), *words]
    train, test = fold_of(splitter, fold, np.arange(ranks.max() + 1))
    return frame, words, (np.flatnonzero(np.isin(ranks, train)), np.flatnonzero(np.isin(ranks, test)))


def repeats(random):
    """RepeatedStratifiedKFold and RepeatedKFold."""
    rows = int(random.integers(10, 150))
    frame = pd.DataFrame({"x": random.integers(0, 9, rows), "y": classes(random, rows)})
    folds, count, seed = (int(random.integers(*range_)) for range_ in ((2, 6), (1, 8), (0, 1000)))
    repeat, fold = int(random.integers(count)), int(random.integers(folds))
    words = ["-l", "y", "--folds", str(folds), "--fold", str(fold + 1), "--repeats", str(count)]
    words += ["--repeat", str(repeat + 1), "--seed", str(seed)]
    parameters = {"n_splits": folds, "n_repeats": count, "random_state": seed}
    if random.random() < 0.6:
        splitter = model_selection.RepeatedStratifiedKFold(**parameters)
    else:
        splitter = model_selection.RepeatedKFold(**parameters)
        words.append("--no-stratify")
    return frame, words, fold_of(splitter, repeat * folds + fold, frame, frame["y"])


def stratified_groups(random, groups=None, frame=None, words=("--group", "g")):
    """The first fold of StratifiedGroupKFold as a test part; where a fold is empty, with --compat."""
    rows = int(random.integers(20, 150))
    if frame is None:
        groups = random.integers(0, int(random.integers(8, 40)), rows)
        frame = pd.DataFrame({"g": groups, "x": random.integers(0, 9, rows), "y": classes(random, rows)})
    folds, seed = int(random.integers(2, 8)), int(random.integers(0, 1000))
    if len(set(groups)) < folds or frame["y"].value_counts().max() < folds:
        return stratified_groups(random) if words[0] == "--group" else duplicates(random)
    splitter = model_selection.StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    parts = list(splitter.split(frame, frame["y"], groups))
    words = ["-l", "y", *words, "--stratify", "--test-size", repr(1 / folds), "--seed", str(seed)]
    if any(len(test) == 0 for _, test in parts):
        words += ["--compat", "sklearn"]
    return frame, words, parts[0]


def duplicates(random):
    """GroupShuffleSplit and StratifiedGroupKFold by equal rows."""
    rows = int(random.integers(20, 150))
    values = int(random.integers(2, 6))
    frame = pd.DataFrame(
        {
            "a": random.choice(["p", "q,q", 'r"r', "", "é"][:values], rows),
            "b": random.integers(0, values, rows),
            "y": classes(random, rows),
        }
    )
    groups = frame.groupby(["a", "b"], sort=False).ngroup().to_numpy()
    words = ["--group-duplicates", "--duplicate-columns", "a,b"]
    if random.random() < 0.5:
        return stratified_groups(random, groups, frame, words)
    seed = int(random.integers(0, 1000))
    splitter = model_selection.GroupShuffleSplit(1, test_size=0.3, random_state=seed)
    return frame, [*words, "--test-size", "0.3", "--seed", str(seed)], fold_of(splitter, 0, frame, None, groups)


def stratified(frame, strata, words, random):
    """train_test_split by strata, or a fold of StratifiedKFold."""
    seed = int(random.integers(0, 1000))
    if random.random() < 0.4:
        folds = int(random.integers(2, 5))
        words = [*words, "--folds", str(folds), "--fold", "1", "--seed", str(seed)]
        splitter = model_selection.StratifiedKFold(folds, shuffle=True, random_state=seed)
        return frame, words, fold_of(splitter, 0, frame, strata)
    size = [0.2, 0.25, 0.3, 0.5][int(random.integers(4))]
    words = [*words, "--test-size", repr(size), "--seed", str(seed)]
    if pd.Series(strata).value_counts().min() < 2:
        raise Refused("a class of one row")
    try:
        train, test = model_selection.train_test_split(
            np.arange(len(frame)), test_size=size, random_state=seed, stratify=strata
        )
    except ValueError as error:
        raise Refused(error) from error
    return frame, words, (np.sort(train), np.sort(test))


def numbers(random, rows):
    kind = random.integers(4)
    if kind == 0:
        return random.normal(0, 10, rows).round(int(random.integers(0, 6)))
    if kind == 1:
        return random.integers(0, int(random.integers(8, 60)), rows)
    if kind == 2:
        return random.exponential(3, rows)
    return (random.integers(-40, 40, rows) / 10).round(1)


def bins(random):
    """Strata by qcut and cut."""
    rows = int(random.integers(30, 200))
    values = numbers(random, rows)
    frame = pd.DataFrame({"x": random.integers(0, 9, rows), "v": [repr(v.item()) for v in values]})
    if random.random() < 0.6:
        count = int(random.integers(2, 8))
        if count > len(set(values)):
            raise Refused("more bins than values")
        codes = pd.qcut(values, count, labels=False, duplicates="drop")
        return stratified(frame, codes, ["-l", "v", "--bins", str(count)], random)
    edges = np.unique(np.quantile(values, [0.3, 0.6]).round(2))
    edges = [float(values.min()) - 0.0, *[e for e in edges if values.min() < e < values.max()], float(values.max())]
    if len(edges) < 3:
        raise Refused("no edges")
    codes = pd.cut(values, edges, labels=False, include_lowest=True)
    return stratified(frame, codes, ["-l", "v", "--bin-edges", ",".join(map(repr, map(float, edges)))], random)


def tuples(random):
    """Strata of two columns, and strata of which the rare ones are one."""
    rows = int(random.integers(40, 200))
    frame = pd.DataFrame(
        {"a": random.choice(["p", "q", "s"], rows), "x": random.integers(0, 9, rows), "b": classes(random, rows)}
    )
    if random.random() < 0.5:
        return stratified(frame, frame["b"] + "," + frame["a"], ["-l", "b,a"], random)
    share = [0.05, 0.1, 0.2][int(random.integers(3))]
    counts = frame["b"].value_counts()
    rare = counts.index[counts / rows < share]
    strata = frame["b"] if len(rare) < 2 else frame["b"].where(~frame["b"].isin(rare), "~")
    return stratified(frame, strata, ["-l", "b", "--pool", str(share)], random)


KINDS = {
    "times": times, "repeats": repeats, "groups": stratified_groups, "duplicates": duplicates,
    "bins": bins, "tuples": tuples,
}


def case(kind, number):
    """The table, the options, and the ids of both parts; `None` where the library refuses."""
    random = np.random.default_rng([number, list(KINDS).index(kind)])
    frame, words, parts = KINDS[kind](random)
    return text(frame), words, [[f"r{row}" for row in part] for part in parts]


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "cases.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["table", "options", "train", "test"])
        for kind in KINDS:
            done = number = 0
            while done < GOLDEN_SETS:
                number += 1
                try:
                    table, words, parts = case(kind, 100_000 + number)
                except Refused:
                    continue
                name = f"{kind}{done + 1}.csv"
                (folder / name).write_text(table)
                rows.writerow([name, " ".join(words), *map(" ".join, parts)])
                done += 1


def ids(text):
    return [record["id"] for record in csv.DictReader(io.StringIO(text))]


def compare(tools, kinds, numbers):
    failures = 0
    for kind in kinds:
        equal = refused = 0
        for number in numbers:
            try:
                table, words, expected = case(kind, number)
            except Refused:
                refused += 1
                continue
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "data.csv").write_text(table)
                command = [str(tools / "csv-split"), *words, "--test", "test.csv", "data.csv"]
                run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
                found = None
                if run.returncode == 0:
                    found = [ids(run.stdout), ids(Path(folder, "test.csv").read_text())]
            if found == expected:
                equal += 1
            else:
                failures += 1
                print(f"{kind} {number}: {' '.join(command)}\n{run.stderr}", file=sys.stderr)
        print(f"{kind}: {equal} equal, {refused} that the library refuses", flush=True)
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--sets", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("kinds", nargs="*", metavar="KIND", default=[])
    options = parser.parse_args()
    if options.write:
        write(options.write)
    if options.tools:
        numbers = range(options.first, options.first + options.sets)
        sys.exit(1 if compare(options.tools.resolve(), options.kinds or KINDS, numbers) else 0)


if __name__ == "__main__":
    main()
