"""Makes knn/: what scikit-learn predicts for csv-knn's test to compare with.

    pip install scikit-learn==1.9.1 pandas && python make_knn.py

Random numbers with six decimals: no two distances are equal.
"""

import numpy as np
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

CASES = [
    # file, k, weights, metric, scale
    ("uniform-1", 1, "uniform", "euclidean", None),
    ("uniform-5", 5, "uniform", "euclidean", None),
    ("uniform-4", 4, "uniform", "euclidean", None),
    ("distance-5", 5, "distance", "euclidean", None),
    ("distance-40", 40, "distance", "euclidean", None),
    ("uniform-7-manhattan", 7, "uniform", "manhattan", None),
    ("distance-7-manhattan", 7, "distance", "manhattan", None),
    ("distance-6-cosine", 6, "distance", "cosine", None),
    ("distance-5-standard", 5, "distance", "euclidean", "standard"),
    ("uniform-5-minmax", 5, "uniform", "euclidean", "minmax"),
]
SCALERS = {"standard": StandardScaler, "minmax": MinMaxScaler}


def rows(random, count):
    labels = random.choice(["10", "9", "2"], size=count, p=[0.7, 0.2, 0.1])
    centres = {"10": (0, 0, 3, 20), "9": (1.5, 0, 2, 35), "2": (0.5, 1.5, 3, 50)}
    numbers = np.array([centres[label] for label in labels]) + random.normal(
        size=(count, 4)
    ) * (1, 1, 2, 25)
    frame = pd.DataFrame(numbers.round(6), columns=["a", "b", "c", "d"])
    frame["class"] = labels
    return frame


random = np.random.RandomState(20)
train, test = rows(random, 180), rows(random, 70)
# Two rows of the test part are training rows: their distance is 0.
test.iloc[3] = train.iloc[8]
test.iloc[41] = train.iloc[100]
# The classes' order: by value, 2 9 10.
train.to_csv("knn/train.csv", index=False, lineterminator="\n")
test[["class", "d", "a", "c", "b"]].to_csv("knn/test.csv", index=False, lineterminator="\n")
features = ["a", "b", "c", "d"]
for name, k, weights, metric, scale in CASES:
    model = KNeighborsClassifier(k, weights=weights, metric=metric)
    if scale:
        model = make_pipeline(SCALERS[scale](), model)
    model.fit(train[features].to_numpy(), train["class"].astype(int))
    made = pd.DataFrame({"predicted": model.predict(test[features].to_numpy())})
    shares = model.predict_proba(test[features].to_numpy())
    for column, label in enumerate([2, 9, 10]):
        made[f"probability_{label}"] = shares[:, column]
    made.to_csv(f"knn/{name}.csv", index=False, lineterminator="\n")
