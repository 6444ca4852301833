#!/usr/bin/env python3
"""Compare csv-leaks with pandas on random pairs of files, live.

    compare_leaks.py --tools .build/static/release [--sets 100] [--first 0] [--keep FOLDER]

Each pair is written as CSV, the columns of the test file in another order, cells in quotes here and there. Counts must be
those of pandas.duplicated and pandas.merge, and the rows that --drop writes those that are left; near rows are found by the
distances of all pairs. Where the two differ, the number of the pair and the command are printed.
"""

import argparse
import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

TEXTS = ["a", "b", "", " a", "A", "é", "x,y", 'q"q', "two\nlines", "NA", "1", "1.0", "01"]


def make(random):
    """A training table, a test table, and what is asked of them."""
    rows = int(random.choice([20, 60, 400, 3000]))
    numbers = int(random.integers(1, 4))
    texts = int(random.integers(0, 3))
    values = int(random.choice([2, 4, 12]))

    def table(count, times):
        columns = {f"n{i}": random.integers(0, values, count) / 4 for i in range(numbers)}
        columns |= {f"t,{i}": random.choice(TEXTS[:values], count) for i in range(texts)}
        columns["class"] = random.choice(["p", "q", "r"], count, p=[0.7, 0.2, 0.1])
        columns["who"] = random.choice([""] + [f"w{i}" for i in range(40)], count)
        columns["when"] = times
        return pd.DataFrame(columns).astype(str)

    dated = random.random() < 0.5

    def times(count, low, high):
        seconds = random.integers(low, high, count)
        if not dated:
            return seconds / 8
        return pd.Series(pd.to_datetime(seconds * 1800, unit="s")).dt.strftime("%Y-%m-%dT%H:%M:%S")

    train = table(rows, times(rows, 0, 1000))
    test = table(max(5, rows // 5), times(max(5, rows // 5), 500, 1500))
    asks = {
        "label": bool(random.random() < 0.7),
        "group": bool(random.random() < 0.5),
        "time": bool(random.random() < 0.5),
        "near": float(random.choice([0.25, 0.3, 1])) if random.random() < 0.4 else None,
    }
    return train, test, asks


def write(table, random):
    """The table as CSV with quotes where they must be, and elsewhere by chance."""
    end = "\r\n" if random.random() < 0.3 else "\n"
    lines = []
    for row in [list(table.columns)] + table.values.tolist():
        fields = []
        for text in row:
            needed = any(c in text for c in ',"\n\r')
            fields.append('"' + text.replace('"', '""') + '"' if needed or random.random() < 0.1 else text)
        lines.append(",".join(fields) + end)
    return "".join(lines), lines


def expected(train, test, asks):
    """What pandas finds: the counts, and whether each test row leaks."""
    key = [c for c in train.columns if c[:2] in ("t,", "n0", "n1", "n2")]
    if asks["near"] is not None:
        key = [c for c in key if c[0] == "n"]
    whole = key + (["class"] if asks["label"] else [])

    def contained(columns):
        known = train[columns].drop_duplicates()
        return (test[columns].merge(known, how="left", indicator=True)["_merge"] == "both").to_numpy()

    same, any_class = contained(whole), contained(key)
    counts = {
        "train_duplicates": int(train[whole].duplicated().sum()),
        "test_duplicates": int(test[whole].duplicated().sum()),
    }
    leaks = any_class.copy()
    if asks["label"]:
        counts |= {"same_class": int(same.sum()), "other_class": int((any_class & ~same).sum())}
    else:
        counts["same_row"] = int(same.sum())
    if asks["near"] is not None:
        a, b = test[key].astype(float).to_numpy(), train[key].astype(float).to_numpy()
        near = (np.sqrt(((a[:, None] - b[None]) ** 2).sum(2)) <= asks["near"]).any(1) & ~any_class
        counts["near"] = int(near.sum())
        leaks |= near
    if asks["group"]:
        known = set(train["who"]) - {""}
        counts["groups"] = len(known & set(test["who"]))
        shared = test["who"].isin(known).to_numpy()
        counts["group_rows"] = int(shared.sum())
        leaks |= shared
    if asks["time"]:
        def order(times):
            return pd.to_datetime(times) if "T" in times.iloc[0] else times.astype(float)

        early = (order(test["when"]) <= order(train["when"]).max()).to_numpy()
        counts["early_rows"] = int(early.sum())
        leaks |= early
    counts["leaks"] = int(leaks.sum())
    return key, counts, leaks


def compare(number, tools, folder):
    """The command whose answer differs, and how; None where all is the same."""
    random = np.random.default_rng(number)
    train, test, asks = make(random)
    key, counts, leaks = expected(train, test, asks)
    if not asks["label"]:
        # The last column is compared like others: there is no class.
        train = train[[c for c in train.columns if c != key[0]] + [key[0]]]
    (folder / "train.csv").write_bytes(write(train, random)[0].encode())
    text, lines = write(test[test.columns[random.permutation(len(test.columns))]], random)
    (folder / "test.csv").write_bytes(text.encode())
    listed = io.StringIO()
    csv.writer(listed, lineterminator="").writerow(key)
    command = [tools / "csv-leaks", "--columns", listed.getvalue()]
    command += ["-l", "class"] if asks["label"] else []
    command += ["--group", "who"] if asks["group"] else []
    command += ["--time", "when"] if asks["time"] else []
    command += ["--near", str(asks["near"])] if asks["near"] is not None else []
    command += ["--threads", str(1 + number % 2), "train.csv", "test.csv"]

    def run(*more):
        return subprocess.run(
            command[:1] + list(more) + command[1:], cwd=folder, capture_output=True)

    found = run("--format", "csv")
    rows = list(csv.DictReader(io.StringIO(found.stdout.decode())))
    if {row["finding"]: int(row["count"]) for row in rows} != counts or found.stderr:
        return command, f"{found.stdout.decode()}{found.stderr.decode()}pandas: {counts}"
    clean = "".join(lines[:1] + [line for line, leak in zip(lines[1:], leaks) if not leak])
    if run("--drop").stdout != clean.encode():
        return command, "--drop writes other rows"
    share = counts["leaks"] / len(test)
    for limit, status in ((share, 0), (np.nextafter(share, -1), 1)):
        if 0 <= limit and run("--max", repr(float(limit))).returncode != status:
            return command, f"--max {limit} has another status than {status}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--sets", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    tools = options.tools.resolve()
    differing = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        for number in range(options.first, options.first + options.sets):
            difference = compare(number, tools, folder)
            if difference:
                differing += 1
                command, text = difference
                print(f"pair {number}: {' '.join(map(repr, map(str, command)))}\n{text}")
    print(f"{options.sets - differing} of {options.sets} pairs are the same")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
