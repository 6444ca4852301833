"""Makes knn/: what scikit-learn predicts for csv-knn's test to compare with.

    pip install scikit-learn==1.9.1 pandas && python make_knn.py

Random numbers with six decimals: no two distances are equal. Tables with categories are given to scikit-learn as the
distances between their rows, which are computed here; of equal ones the training row that comes first is the nearer.
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


def mixed_rows(random, count):
    """Numbers with gaps, categories, a date, and a class."""
    labels = random.choice(["stay", "leave", "try"], size=count, p=[0.6, 0.25, 0.15])
    shift = np.array([{"stay": 0.0, "leave": 1.2, "try": -1}[label] for label in labels])
    frame = pd.DataFrame()
    for name, spread in [("a", 1), ("b", 12), ("c", 3)]:
        numbers = shift * spread + random.normal(size=count) * spread
        frame[name] = [f"{number:.6f}" for number in numbers]
    frame.loc[random.rand(count) < 0.1, "b"] = "NA"
    frame.loc[random.rand(count) < 0.05, "c"] = ""
    countries = np.array(["DE", "FR", "IT", ""])
    frame["country"] = countries[(random.randint(0, 3, count) + (labels == "leave")) % 4]
    frame["plan"] = np.where(random.rand(count) < 0.6, "free", random.choice(["paid", "NA"], count))
    frame["signup"] = [f"2024-01-{day:02}" for day in random.randint(1, 29, count)]
    frame["class"] = labels
    return frame


def parts(frame, numbers, categories):
    cells = frame[numbers].replace({"NA": "nan", "": "nan"}).astype(float).to_numpy()
    return cells.reshape(len(frame), len(numbers)), frame[categories].to_numpy()


def mixed_distances(queries, points, kind):
    """The distances of the queries' rows to those of the points, each a pair of numbers and categories."""
    deviations = [np.nanstd(column) for column in points[0].T]
    median = np.median(deviations) if deviations else 0
    ranges = [np.nanmax(column) - np.nanmin(column) for column in points[0].T]
    distances = np.zeros((len(queries[0]), len(points[0])))
    for i, (numbers, categories) in enumerate(zip(*queries)):
        for j, (others, other_categories) in enumerate(zip(*points)):
            gaps = np.abs(numbers - others)
            missing = np.isnan(gaps).sum()
            differing = (categories != other_categories).sum()
            width = len(gaps) + len(categories)
            if not len(gaps):
                distances[i, j] = differing / width
            elif kind == "gower":
                distances[i, j] = (np.nansum(gaps / ranges) + differing) / (width - missing)
            else:
                square = np.nansum(gaps**2) + differing * median**2
                distances[i, j] = np.sqrt(square * width / (width - missing))
    return distances


def inverse(distances):
    """Votes by 1 / distance, where equal distances are told apart by a hair."""
    distances = distances.round(9)
    met = distances == 0
    return np.where(met.any(axis=1, keepdims=True), met, 1 / np.where(met, 1, distances))


MIXED_CASES = [
    # file, k, weights, numbers, kind, scale
    ("mixed-uniform-5", 5, "uniform", ["a", "b", "c"], "mixed", None),
    ("mixed-distance-7", 7, "distance", ["a", "b", "c"], "mixed", None),
    ("mixed-distance-5-standard", 5, "distance", ["a", "b", "c"], "mixed", "standard"),
    ("mixed-distance-6-gower", 6, "distance", ["a", "b", "c"], "gower", None),
    ("nominal-uniform-9", 9, "uniform", [], "share", None),
    ("nominal-distance-11", 11, inverse, [], "share", None),
]
random = np.random.RandomState(21)
train, test = mixed_rows(random, 160), mixed_rows(random, 60)
# One category that the training rows do not have.
test.loc[test.index % 9 == 0, "country"] = "XX"
pd.concat([pd.Series(range(1, 161), name=""), train], axis=1).to_csv(
    "knn/mixed-train.csv", index=False, lineterminator="\n"
)
order = ["class", "plan", "c", "a", "country", "b"]
test[order].to_csv("knn/mixed-test.csv", index=False, lineterminator="\n")
for name, k, weights, numbers, kind, scale in MIXED_CASES:
    points = parts(train, numbers, ["country", "plan"])
    queries = parts(test, numbers, ["country", "plan"])
    if scale:
        scaler = SCALERS[scale]().fit(points[0])
        points = scaler.transform(points[0]), points[1]
        queries = scaler.transform(queries[0]), queries[1]
    hair = 0 if numbers else np.arange(len(train)) * 1e-13
    model = KNeighborsClassifier(k, weights=weights, metric="precomputed", algorithm="brute")
    model.fit(mixed_distances(points, points, kind) + hair, train["class"])
    distances = mixed_distances(queries, points, kind) + hair
    made = pd.DataFrame({"predicted": model.predict(distances)})
    for column, label in enumerate(model.classes_):
        made[f"probability_{label}"] = model.predict_proba(distances)[:, column]
    made.to_csv(f"knn/{name}.csv", index=False, lineterminator="\n")
