"""Train a random forest on a file and print the codes that it predicts for another: train.py LABEL TRAIN TEST."""
import sys

import numpy
import pandas
from sklearn.ensemble import RandomForestClassifier

label, train, test = sys.argv[1:]
train, test = pandas.read_csv(train), pandas.read_csv(test)
names = [name for name in test if name != label]
model = RandomForestClassifier(n_estimators=300, min_samples_leaf=2, random_state=0)
model.fit(train[names], train[label])
print("predicted")
numpy.savetxt(sys.stdout, model.predict(test[names]), fmt="%d")
