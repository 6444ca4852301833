"""Train XGBoost on a file and print the codes that it predicts for another: train.py LABEL TRAIN TEST."""
import sys

import numpy
import pandas
import xgboost

label, train, test = sys.argv[1:]
train, test = pandas.read_csv(train), pandas.read_csv(test)
names = [name for name in test if name != label]
count = train[label].max() + 1
data = xgboost.DMatrix(train[names].to_numpy(), train[label].to_numpy(), weight=train["weight"].to_numpy())
settings = {"objective": "multi:softmax", "num_class": count, "max_depth": 4, "eta": 0.1, "seed": 0, "nthread": 1}
model = xgboost.train(settings, data, num_boost_round=100)
print("predicted")
numpy.savetxt(sys.stdout, model.predict(xgboost.DMatrix(test[names].to_numpy())), fmt="%d")
