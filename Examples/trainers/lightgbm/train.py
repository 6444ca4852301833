"""Train LightGBM on a file and print the codes that it predicts for another: train.py LABEL TRAIN TEST."""
import sys

import lightgbm
import numpy

label, train, test = sys.argv[1:]
# What a configuration file of LightGBM's own program would say. The label is the first column unless it is named.
settings = {
    "header": True, "label_column": f"name:{label}", "seed": 0, "deterministic": True, "num_threads": 1,
    "verbosity": -1, "min_data_in_leaf": 5,
}
data = lightgbm.Dataset(train, params=settings).construct()
count = int(data.get_label().max()) + 1
assert data.get_weight() is not None, f"{train}.weight was not read"
if count == 2:
    model = lightgbm.train({**settings, "objective": "binary"}, data, num_boost_round=60)
    codes = (model.predict(test, data_has_header=True) > 0.5).astype(int)
else:
    model = lightgbm.train({**settings, "objective": "multiclass", "num_class": count}, data, num_boost_round=60)
    codes = model.predict(test, data_has_header=True).argmax(axis=1)
print("predicted")
numpy.savetxt(sys.stdout, codes, fmt="%d")
