"""Writes howto-split.csv: where scikit-learn 1.9.1 puts the rows of the classic frame at a test size of 0.2.

    python Tests/Fixtures/howto_split.py > Tests/Fixtures/howto-split.csv

The tests read what it wrote; run it again only to check it.
"""
from pathlib import Path

import pandas
from sklearn.model_selection import train_test_split

frame = pandas.read_csv(Path(__file__).parents[1] / "ParityTests/golden/data/howto.csv")
print("stratify,seed,part,id")
for stratify in ("yes", "no"):
    for seed in (0, 42):
        parts = train_test_split(
            frame, test_size=0.2, random_state=seed,
            stratify=frame.label if stratify == "yes" else None)
        for name, part in zip(("train", "test"), parts):
            for row in part.id:
                print(stratify, seed, name, row, sep=",")
