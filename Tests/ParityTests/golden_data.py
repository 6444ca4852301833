"""The data sets of the golden files: small, and each with something that the others lack."""

import csv
import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn import datasets as tables

GAP = 1e-12


@dataclass(frozen=True)
class Recipe:
    """A data set before it is written."""

    name: str
    origin: str
    features: dict
    label: np.ndarray
    group: np.ndarray | None = None
    ties: bool | None = False

    def csv_text(self):
        columns = {"id": [f"r{row:03d}" for row in range(len(self.label))], **self.features}
        if self.group is not None:
            columns["group"] = self.group
        columns["label"] = self.label
        return csv_text(columns, zip(*columns.values()))


class Dataset:
    """A data set as it is read back from its text: what the libraries are given."""

    def __init__(self, recipe):
        self.recipe, self.name, self.text = recipe, recipe.name, recipe.csv_text()
        records = list(csv.DictReader(self.text.splitlines()))
        self.features = list(recipe.features)
        self.ids = np.array([record["id"] for record in records])
        self.y = typed([record["label"] for record in records])
        self.groups = None
        if recipe.group is not None:
            self.groups = typed([record["group"] for record in records])
        self.frame = pd.DataFrame(
            {name: typed([record[name] for record in records]) for name in self.features}
        )
        kinds = {column.kind for column in self.frame.dtypes}
        self.matrix = self.frame.to_numpy(float) if kinds <= {"i", "f"} else None
        # As a frame where types matter: of integers, and of text.
        self.X = self.matrix if kinds == {"f"} else self.frame
        self.gap = None if self.matrix is None else smallest_gap(self.matrix)
        if recipe.ties is False:
            assert self.gap > GAP, f"{self.name} has ties: {self.gap}"

    @property
    def has_text_labels(self):
        return self.y.dtype.kind not in "if"

    @property
    def codes(self):
        """Labels as their places in class order: some samplers fail on text."""
        return np.unique(self.y, return_inverse=True)[1]

    def description(self):
        types = {"i": "int", "f": "float"}
        return {
            "file": f"data/{self.name}.csv",
            "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "origin": self.recipe.origin,
            "rows": len(self.y),
            "id": "id",
            "features": self.features,
            "label": "label",
            "group": None if self.groups is None else "group",
            "classes": [[cell(value), int(n)] for value, n in counted(self.y)],
            "label_order": "code point" if self.has_text_labels else "numeric",
            "input": "array" if self.X is self.matrix else "DataFrame",
            "feature_types": [types.get(column.kind, "text") for column in self.frame.dtypes],
            "ties": self.recipe.ties,
            "smallest_gap": self.gap,
        }


def typed(cells):
    """Integers if all cells are, else floats if all are, else text: as pandas reads a column."""
    for kind in (int, float):
        try:
            return np.array([kind(text) for text in cells])
        except ValueError:
            pass
    return np.array(cells)


def smallest_gap(matrix):
    """The least difference of squared distances from a row, over the largest squared length."""
    squared = np.sort(((matrix[:, None] - matrix[None]) ** 2).sum(-1), axis=1)
    return float(np.diff(squared, axis=1).min() / (matrix**2).sum(1).max())


def counted(labels):
    return list(zip(*np.unique(labels, return_counts=True)))


def recipes():
    """The data sets, in the order of the manifest."""
    random = np.random.RandomState

    rng = random(60)
    y = rng.permutation(np.repeat([0, 1], [46, 14]))
    points = rng.randn(60, 2) + 1.2 * y[:, None]
    names = np.array(["neg", "pos"])
    yield Recipe("tiny", "60 rows of two Gaussians, 46 neg / 14 pos", numbered(points), names[y])

    iris = tables.load_iris()
    names = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    rows = thinned(iris.target, {0: 50, 1: 24, 2: 15}, 1)
    noise = random(2).normal(0, 1e-3, (len(rows), 4))
    yield Recipe(
        "iris",
        "iris thinned to 50/24/15 plus N(0, 0.001) noise to break ties",
        dict(zip(names, (iris.data[rows] + noise).T)),
        np.array(["setosa", "versicolor", "virginica"])[iris.target[rows]],
    )
    rows = thinned(iris.target, {0: 50, 1: 44, 2: 34}, 13)
    yield Recipe(
        "iris_ties",
        "iris thinned to 50/44/34, untouched: many equal distances",
        dict(zip(names, iris.data[rows].T)),
        iris.target[rows],
        ties=True,
    )

    wine = tables.load_wine()
    rows = thinned(wine.target, {0: 59, 1: 36, 2: 16}, 3)
    origin = "wine thinned to 59/36/16, 13 features"
    yield Recipe("wine", origin, numbered(wine.data[rows]), wine.target[rows])

    cancer = tables.load_breast_cancer()
    rows = thinned(cancer.target, {1: 85, 0: 25}, 4)
    yield Recipe(
        "cancer",
        "breast cancer, first 20 features, 85 benign / 25 malignant "
        "(more than 15 features: scikit-learn searches by brute force)",
        numbered(cancer.data[rows][:, :20]),
        np.array(["malignant", "benign"])[cancer.target[rows]],
    )

    digits = tables.load_digits()
    rows = thinned(digits.target, {0: 40, 1: 25, 2: 16, 3: 15}, 5)
    noise = random(6).normal(0, 1e-2, (len(rows), 20))
    yield Recipe(
        "digits",
        "digits 0-3, pixels 18-37, plus N(0, 0.01) noise to break ties",
        numbered(digits.data[rows][:, 18:38] + noise, "p"),
        digits.target[rows],
    )

    # make_classification ends in a product of matrices, whose last bits depend on the processor:
    # what is rounded is the same everywhere.
    points, y = tables.make_classification(
        150, 6, n_informative=4, n_redundant=0, n_classes=3,
        weights=[0.15, 0.65, 0.2], class_sep=0.9, random_state=7,
    )  # fmt: skip
    yield Recipe(
        "three_ints",
        "make_classification, labels 9, 10, 100 (numeric order is not text order)",
        numbered(points.round(9)),
        np.array([100, 9, 10])[y],
    )
    points, y = tables.make_classification(
        240, 4, n_informative=3, n_redundant=0, n_classes=3, n_clusters_per_class=1,
        weights=[0.7, 0.2, 0.1], class_sep=0.8, random_state=8,
    )  # fmt: skip
    yield Recipe(
        "three_names",
        "make_classification, text labels, with a group column",
        numbered(points.round(9)),
        np.array(["low", "mid", "high"])[y],
        group=np.array([f"g{number}" for number in random(9).randint(0, 24, 240)]),
    )

    columns = []
    for seed in (7, 42, 73, 101):
        rng = random(seed)
        columns.append(rng.randint(0, 10, 200))
    y = rng.choice([0, 1, 2], size=200, p=[0.15, 0.30, 0.55])
    assert np.bincount(y).tolist() == [27, 61, 112]
    yield Recipe(
        "howto",
        "four randint(0, 10, 200) columns seeded 7, 42, 73, 101, target drawn after the last",
        numbered(np.array(columns).T, "f"),
        y,
        ties=True,
    )

    rng = random(10)
    y = rng.permutation(np.repeat([0, 1], [64, 18]))
    integers = numbered(rng.randint(-5000, 5000, (82, 3)) + 900 * y[:, None], "i")
    origin = "82 rows, integer features: library output is cut towards zero"
    yield Recipe("ints", origin, integers, y)
    floats = {"f": rng.randn(82) * 1000}
    yield Recipe("ints_and_float", "the same plus one float column", integers | floats, y)

    rng = random(12)
    y = rng.permutation(np.repeat([0, 1, 2], [55, 22, 14]))
    shade = np.where(rng.rand(91) < 0.35, y, rng.randint(0, 3, 91))
    yield Recipe(
        "mixed",
        "three float features and two text features, for SMOTENC",
        {
            "x1": rng.randn(91) + y,
            "colour": np.array(["red", "green", "blue"])[shade],
            "x2": 3 * rng.randn(91),
            "x3": rng.randn(91) - y,
            "size": np.array(["S", "M", "L", "XL"])[rng.randint(0, 4, 91)],
        },
        np.array(["a", "b", "c"])[y],
        ties=None,
    )

    rng = random(14)
    y = rng.permutation(np.repeat([0, 1, 2], [60, 24, 16]))
    letters = [np.where(rng.rand(100) < 0.4, y, rng.randint(0, 4, 100)) for _ in range(8)]
    yield Recipe(
        "nominal",
        "eight text features, for SMOTEN",
        numbered(np.array(list("abcd"))[np.array(letters).T], "k"),
        np.array(["p", "q", "r"])[y],
        ties=None,
    )


def thinned(classes, keep, seed):
    """The first so many rows of each class, in an order that the seed gives."""
    rows = np.concatenate([np.flatnonzero(classes == c)[:count] for c, count in keep.items()])
    return rows[np.random.RandomState(seed).permutation(len(rows))]


def numbered(matrix, letter="x"):
    return {f"{letter}{place}": column for place, column in enumerate(matrix.T, 1)}


def cell(value):
    """A cell of a CSV file: the shortest text that is read back as the same value."""
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


def csv_text(header, rows):
    lines = [",".join(map(cell, row)) for row in [header, *rows]]
    assert not any('"' in line for line in lines)
    return "\n".join(lines) + "\n"
