"""Check what the five trainers predicted: check.py, after `make trainers` has run them all.

For each trainer and table: every row has come back with the class it went with, every prediction is a class that was
trained on, each class of a table of two is predicted, and the scores are those of the table in README.md, within
TOLERANCE.
"""
import csv
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent
TABLES = {"hepatitis": "class", "yeast": "site"}
# The test part of hepatitis has 31 rows, 6 of them of the rare class: one of these is 0.08 of balanced accuracy.
TOLERANCE = {"accuracy": 0.05, "balanced_accuracy": 0.1, "mcc": 0.1}
problems = []


def rows(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def scores_of_the_page():
    """The scores that README.md promises, by trainer and table."""
    scores = {}
    for line in (FOLDER / "README.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and cells[1] in TABLES:
            scores[cells[0], cells[1]] = dict(zip(TOLERANCE, map(float, cells[2:])))
    return scores


def check(trainer, table, promised):
    def require(holds, problem):
        if not holds:
            problems.append(f"{trainer}, {table}: {problem}")

    label, out = TABLES[table], FOLDER / trainer / "out" / table
    test, predicted = rows(out / "test.csv"), rows(out / "predicted.csv")
    require(len(test) > 0, "there is no test part")
    require([row[label] for row in test] == [row[label] for row in predicted],
            "the classes of the test part did not come back as they went")
    whole = Counter(row[label] for row in rows(FOLDER.parent / "data" / f"{table}.csv"))
    trained = set(whole - Counter(row[label] for row in test))
    found = {row["predicted"] for row in predicted}
    require(found <= trained, f"predicted, but not trained on: {sorted(found - trained)}")
    if len(trained) == 2:
        require(found == trained, f"never predicted: {sorted(trained - found)}")
    scores = {row["score"]: float(row["value"]) for row in rows(out / "scores.csv") if not row["class"]}
    right = sum(row[label] == row["predicted"] for row in predicted) / len(predicted)
    require(abs(scores["accuracy"] - right) < 1e-12, "csv-score's accuracy is not the share of right predictions")
    for score, tolerance in TOLERANCE.items():
        require(abs(scores[score] - promised[score]) <= tolerance,
                f"{score} is {scores[score]:.2f}; README.md has {promised[score]:.2f}")
    print(f"| {trainer} | {table} | " + " | ".join(f"{scores[score]:.2f}" for score in TOLERANCE) + " |")


def no_gap_in_the_last_column(table):
    """LightGBM reads a gap in the last column as 0."""
    for name in ("train.csv", "test-codes.csv"):
        if any(list(row.values())[-1] == "" for row in rows(FOLDER / "lightgbm" / "out" / table / name)):
            problems.append(f"lightgbm, {table}: {name} has gaps in its last column")


pages = scores_of_the_page()
if len(pages) != 10:
    sys.exit(f"README.md has the scores of {len(pages)} runs, not of 10")
for (trainer, table), promised in pages.items():
    check(trainer, table, promised)
for table in TABLES:
    no_gap_in_the_last_column(table)
sys.exit("\n".join(problems) or None)
