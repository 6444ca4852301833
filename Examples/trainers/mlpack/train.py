"""Train a random forest of mlpack on a file and print the codes that it predicts for another: train.py LABEL TRAIN TEST."""
import sys

import mlpack
import numpy
import pandas

label, train, test = sys.argv[1:]
train, test = pandas.read_csv(train), pandas.read_csv(test)
names = [name for name in test if name != label]
model = mlpack.random_forest_train(
    training=train[names].to_numpy(float), labels=train[label].to_numpy(), num_trees=300, minimum_leaf_size=2, seed=1,
)["output_model"]
codes = mlpack.random_forest_classify(input_model=model, test=test[names].to_numpy(float))["predictions"]
print("predicted")
numpy.savetxt(sys.stdout, codes, fmt="%d")
