"""How often csv-score's intervals cover the true score: tables drawn from a known distribution.

    python coverage_of_intervals.py --tool .build/static/release/csv-score [--tables 1000] [--rows 1000] [--groups 4]

Each table has rows of which a tenth is positive, a probability that tells them apart with an error of its own, and
predictions at its half. The true scores are those of three million rows. With --groups N rows come in groups of N that share
half of their error and their class, and intervals are made with --cluster. By hand: some minutes.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile

import numpy as np


def draw(random, count, group):
    """Truth and probability of rows, and the group of each."""
    groups = -(-count // group)
    positive = np.repeat(random.uniform(size=groups) < 0.1, group)[:count]
    shared = np.repeat(random.normal(size=groups), group)[:count]
    own = random.normal(size=count)
    error = own if group == 1 else (shared + own) / np.sqrt(2)
    odds = 2 * positive + error - 1.5
    return positive, 1 / (1 + np.exp(-odds)), np.arange(count) // group


def scores(tool, random, count, group, options):
    positive, p, groups = draw(random, count, group)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["y", "predicted", "p", "g"])
        for row in zip(positive, p >= 0.5, p, groups):
            writer.writerow([int(row[0]), int(row[1]), f"{row[2]:.6f}", row[3]])
        file.flush()
        command = [tool, "-q", "-l", "y", "--probability", "p", "--positive", "1", "--cost", "5"]
        command += ["--format", "json", *options, file.name]
        found = subprocess.run(command, check=True, capture_output=True).stdout
    return {(line["score"], line["class"]): line for line in json.loads(found)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--groups", type=int, default=1)
    arguments = parser.parse_args()
    random = np.random.RandomState(5)
    truth = scores(arguments.tool, random, 3_000_000, arguments.groups, [])
    options = ["--ci", "0.95"] + (["--cluster", "g"] if arguments.groups > 1 else [])
    covered, low, missing = {}, {}, {}
    for table in range(arguments.tables):
        options_of_table = options + ["--seed", str(table)]
        found = scores(
            arguments.tool, random, arguments.rows, arguments.groups, options_of_table
        )
        for key, line in found.items():
            if line["low"] is None:
                missing[key] = missing.get(key, 0) + 1
                continue
            value = truth[key]["value"]
            covered[key] = covered.get(key, 0) + (line["low"] <= value <= line["high"])
            low[key] = low.get(key, 0) + (value > line["high"])
    print("score,class,true,coverage,too_low,without")
    for (score, label), count in covered.items():
        tables = arguments.tables - missing.get((score, label), 0)
        print(
            f"{score},{label},{truth[score, label]['value']:.4f},{count / tables:.3f},"
            f"{low[score, label] / tables:.3f},{missing.get((score, label), 0)}"
        )


if __name__ == "__main__":
    sys.exit(main())
