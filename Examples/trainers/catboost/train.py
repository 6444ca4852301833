"""Train CatBoost on a file and print the codes that it predicts for another: train.py LABEL TRAIN WEIGHTS TEST."""
import json
import sys
from pathlib import Path

import catboost
import numpy

label, train, weights, test = sys.argv[1:]
header = Path(train).read_text().split("\n", 1)[0].split(",")
description = Path(train + ".cd")
description.write_text(f"{header.index(label)}\tLabel\n")


def read(path):
    return catboost.Pool(path, column_description=str(description), delimiter=",", has_header=True)


model = catboost.CatBoostClassifier(
    loss_function="MultiClass", class_weights=json.loads(Path(weights).read_text()), iterations=300, depth=4,
    random_seed=0, thread_count=1, verbose=False, allow_writing_files=False,
)
model.fit(read(train))
# The weights are in the order of the codes, so the classes must be.
assert [float(name) for name in model.classes_] == list(range(len(model.classes_))), model.classes_
print("predicted")
numpy.savetxt(sys.stdout, model.predict(read(test)).astype(float), fmt="%d")
