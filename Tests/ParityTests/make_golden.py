#!/usr/bin/env python3
"""Make the golden files: what scikit-learn and imbalanced-learn answer, for ParityTests to compare.

    make_golden.py FOLDER             write them anew
    make_golden.py --check FOLDER     make them elsewhere, and say which differ

Everything is plain text, and the same to the byte on every run:

    manifest.json           every data set and every case, with the call that made it
    rng.json                raw streams of numpy.random.RandomState
    data/NAME.csv           the inputs: id, the features, group if there is one, label
    expected/NAME/CASE.csv  the answers

What an answer holds is the `kind` of its case:

    ids      the rows that the library returns, in its order
    rows     the rows that it makes; its output is the whole input, then these
    drawn    the same, after the id of the row that each is a moved copy of
    mixed    ids, and syn-J for row J, from 0, of the case in `synthetic_from`
    split    part and id: the training rows in the library's order, then the test rows
    folds    fold and id: the test rows of each fold, in file order
    parts    repeat, part and id, in file order
    weights  label, count and weight, in the library's order of classes
    error    nothing: the library raises what `raises` names

Numbers are written by repr(), and parsing them gives back the double. The libraries are given what
the CSV text says, and not what it was written from.

A data set with `ties` false has no two equal distances: from every row, the squared distances to
the others differ by GAP times the largest squared length of a row at least. That is thousands of
times the rounding error, so that every correct search finds the same neighbours. With `ties` true
it takes scikit-learn's own search. With null no plain distances are computed.
"""

import argparse
import json
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import imblearn
import numpy as np
import pandas as pd
import scipy
import sklearn
from imblearn import combine, over_sampling, under_sampling
from imblearn.metrics.pairwise import ValueDifferenceMetric
from sklearn import model_selection
from sklearn.svm import SVC
from sklearn.utils.class_weight import compute_class_weight

from golden_data import GAP, Dataset, counted, csv_text, recipes, smallest_gap
from golden_streams import streams

SEEDS = [42, 7]

# Which tool does what the library's class does, by the name that the method has here.
METHODS = {
    "random-over": ("csv-oversample", over_sampling.RandomOverSampler),
    "random-smoothed": ("csv-oversample", over_sampling.RandomOverSampler),
    "smote": ("csv-smote", over_sampling.SMOTE),
    "borderline-1": ("csv-smote", over_sampling.BorderlineSMOTE),
    "borderline-2": ("csv-smote", over_sampling.BorderlineSMOTE),
    "adasyn": ("csv-smote", over_sampling.ADASYN),
    "svm-smote": ("csv-smote", over_sampling.SVMSMOTE),
    "smotenc": ("csv-smote", over_sampling.SMOTENC),
    "smoten": ("csv-smote", over_sampling.SMOTEN),
    "smote-enn": ("csv-smote", combine.SMOTEENN),
    "smote-tomek": ("csv-smote", combine.SMOTETomek),
    "random-under": ("csv-undersample", under_sampling.RandomUnderSampler),
    "nearmiss": ("csv-undersample", under_sampling.NearMiss),
    "tomek": ("csv-undersample", under_sampling.TomekLinks),
    "enn": ("csv-undersample", under_sampling.EditedNearestNeighbours),
    "renn": ("csv-undersample", under_sampling.RepeatedEditedNearestNeighbours),
    "allknn": ("csv-undersample", under_sampling.AllKNN),
    "cnn": ("csv-undersample", under_sampling.CondensedNearestNeighbour),
    "oss": ("csv-undersample", under_sampling.OneSidedSelection),
    "ncr": ("csv-undersample", under_sampling.NeighbourhoodCleaningRule),
    "split": ("csv-split", model_selection.train_test_split),
    "stratified-split": ("csv-split", model_selection.train_test_split),
    "kfold": ("csv-split", model_selection.KFold),
    "stratified-kfold": ("csv-split", model_selection.StratifiedKFold),
    "group-kfold": ("csv-split", model_selection.GroupKFold),
    "stratified-group-kfold": ("csv-split", model_selection.StratifiedGroupKFold),
    "group-shuffle": ("csv-split", model_selection.GroupShuffleSplit),
    "balanced": ("csv-weights", compute_class_weight),
}


# ---------------------------------------------------------------------------------------- cases


@dataclass(frozen=True)
class Case:
    """One call of a library, and its answer as a table; an error has none."""

    data: Dataset
    method: str
    kind: str
    params: dict
    header: list | None = None
    rows: list | None = None
    suffix: str = ""
    more: dict = field(default_factory=dict)

    @property
    def name(self):
        """The method, the parameters, and what else tells the case from others."""
        values = [f"{name}-{brief(value)}" for name, value in self.params.items()]
        return f"{self.data.name}/" + "_".join(filter(None, [self.method, *values, self.suffix]))

    @property
    def call(self):
        """The call, as Python has it."""
        function = METHODS[self.method][1]
        name = f"{function.__module__.split('._')[0]}.{function.__name__}"
        arguments = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        match self.method:
            case "balanced":
                return "compute_class_weight('balanced', classes=numpy.unique(y), y=y)"
            case "split":
                return f"{name}(rows, {arguments})"
            case "stratified-split":
                return f"{name}(rows, {arguments}, stratify=y)"
        answers = "fit_resample(X, y)" if "imblearn" in name else "split(X, y, groups)"
        return f"{name}({arguments}).{answers}"

    def description(self):
        entry = {
            "case": self.name,
            "dataset": self.data.name,
            "tool": METHODS[self.method][0],
            "method": self.method,
            "kind": self.kind,
            "params": {name: with_text_keys(value) for name, value in self.params.items()},
            "call": self.call,
            **self.more,
        }
        if self.rows is not None:
            entry |= {"file": f"expected/{self.name}.csv", "rows": len(self.rows)}
        return entry


def brief(value):
    if isinstance(value, dict):
        return "+".join(f"{key}.{count}" for key, count in value.items())
    return str(value).replace(" ", "-")


def with_text_keys(value):
    return {str(key): count for key, count in value.items()} if isinstance(value, dict) else value


def resampled(sampler, X, y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sampler.fit_resample(X, y)


def picked(data, method, encoded=False, **params):
    """The rows that a sampler chooses; `encoded` where it fails on text labels."""
    sampler = METHODS[method][1](**params)
    labels = data.codes if encoded else data.y
    X, y = resampled(sampler, data.X, labels)
    table, X = np.asarray(data.X), np.asarray(X)
    rows = sampler.sample_indices_
    more = {"labels_given_as": "index in sorted class order"} if encoded else {}
    if method == "renn" and not np.array_equal(X, table[rows]):
        # The indices are permuted once too often where the first pass removes nothing.
        place = {row.tobytes(): number for number, row in enumerate(table)}
        assert len(place) == len(table), f"{data.name} has twins"
        rows = [place[row.tobytes()] for row in X]
        more["note"] = "sample_indices_ is wrong here; ids found from the rows returned"
    assert np.array_equal(X, table[rows]) and np.array_equal(y, labels[rows])
    return Case(data, method, "ids", params, ["id"], [[row] for row in data.ids[rows]], more=more)


def made(data, method, more=None, **params):
    """The rows that a sampler makes."""
    rows = rows_made(METHODS[method][1](**params), data)
    return Case(data, method, "rows", params, [*data.features, "label"], rows, more=more or {})


def rows_made(sampler, data):
    X, y = resampled(sampler, data.X, data.y)
    count = len(data.y)
    columns = X.T if data.X is data.matrix else [X[name].to_numpy() for name in data.features]
    for name, column in zip(data.features, columns):
        assert np.array_equal(column[:count], data.frame[name])
    return list(zip(*[column[count:] for column in columns], y[count:]))


def made_by_support_vectors(data, **params):
    """SVMSMOTE, with the support vectors for who has no libsvm."""
    support = SVC(gamma="scale").fit(data.matrix, data.y).support_
    return made(data, "svm-smote", {"support_ids": data.ids[support].tolist()}, **params)


def made_of_categories(data, **params):
    """SMOTEN, where no tie decides which rows are the five neighbours and the row itself."""
    columns = [np.unique(data.frame[name], return_inverse=True)[1] for name in data.features]
    codes = np.column_stack(columns).astype(np.int32)
    metric = ValueDifferenceMetric().fit(codes, data.codes)
    for c in np.unique(data.codes):
        distances = np.sort(metric.pairwise(codes[data.codes == c]), axis=1)
        assert (distances[:, 6] - distances[:, 5]).min() > GAP
    return made(data, "smoten", **params)


def moved(data, **params):
    """Copies moved by noise: the smoothed bootstrap."""
    sampler = METHODS["random-smoothed"][1](**params)
    rows = rows_made(sampler, data)
    sources = data.ids[sampler.sample_indices_[len(data.y) :]]
    header = ["source_id", *data.features, "label"]
    rows = [[source, *row] for source, row in zip(sources, rows)]
    return Case(data, "random-smoothed", "drawn", params, header, rows)


def cleaned(data, method, smote, **params):
    """SMOTE, then a cleaning step on its output."""
    sampler = METHODS[method][1](**params)
    X, _ = resampled(sampler, data.X, data.y)
    kept = getattr(sampler, method.removeprefix("smote-") + "_").sample_indices_
    whole = np.asarray(resampled(METHODS["smote"][1](**params), data.X, data.y)[0])
    assert np.array_equal(np.asarray(X), whole[kept])
    assert data.recipe.ties or smallest_gap(whole) > GAP, f"{data.name} has ties with {method}"
    count = len(data.y)
    origins = [[data.ids[row] if row < count else f"syn-{row - count}"] for row in kept]
    more = {"synthetic_from": smote.name}
    return Case(data, method, "mixed", params, ["origin"], origins, more=more)


def refused(data, method, reason, **params):
    try:
        resampled(METHODS[method][1](**params), data.matrix, data.y)
    except Exception as error:
        more = {"raises": type(error).__name__}
        return Case(data, method, "error", params, suffix=reason, more=more)
    raise AssertionError(f"{data.name}: {method} is not refused")


def parted(data, method, **params):
    stratify = data.y if method == "stratified-split" else None
    rows = np.arange(len(data.y))
    parts = model_selection.train_test_split(rows, stratify=stratify, **params)
    rows = [[part, name] for part, rows in zip(("train", "test"), parts) for name in data.ids[rows]]
    return Case(data, method, "split", params, ["part", "id"], rows)


def folded(data, method, **params):
    splitter = METHODS[method][1](**params)
    groups = data.groups if "group" in method else None
    folds = enumerate(splitter.split(data.y, data.y, groups))
    rows = [[fold, name] for fold, (_, test) in folds for name in data.ids[test]]
    return Case(data, method, "folds", params, ["fold", "id"], rows)


def parted_by_groups(data, **params):
    splitter = model_selection.GroupShuffleSplit(**params)
    rows = [
        [repeat, part, name]
        for repeat, parts in enumerate(splitter.split(data.y, data.y, data.groups))
        for part, rows in zip(("train", "test"), parts)
        for name in data.ids[rows]
    ]
    return Case(data, "group-shuffle", "parts", params, ["repeat", "part", "id"], rows)


def weighted(data):
    classes = counted(data.y)
    weights = compute_class_weight("balanced", classes=np.unique(data.y), y=data.y)
    rows = [[label, count, weight] for (label, count), weight in zip(classes, weights)]
    return Case(data, "balanced", "weights", {}, ["label", "count", "weight"], rows)


# ------------------------------------------------------------------------------ which cases


def cases(sets):
    """All cases, in the order of the manifest."""
    searched = ["tiny", "iris", "wine", "cancer", "digits", "three_ints", "three_names"]
    for name in searched + ["iris_ties", "howto"]:
        several = name in ("tiny", "three_ints", "three_names")
        yield from neighbour_cases(sets[name], SEEDS if several else SEEDS[:1])
    for data in sets.values():
        yield weighted(data)
        for seed in SEEDS:
            yield picked(data, "random-over", random_state=seed)
            yield picked(data, "random-under", random_state=seed)
    yield from parameter_cases(
        sets["tiny"], over=[0.7, {"pos": 30}], under=[0.7, {"neg": 20, "pos": 9}]
    )
    yield from parameter_cases(
        sets["three_ints"], over=[{100: 50, 10: 60}], under=[{9: 40, 10: 20}, {9: 0}]
    )
    yield from type_cases(sets)
    for name in ("tiny", "three_ints", "three_names", "howto"):
        yield from split_cases(sets[name])
    yield from group_cases(sets["three_names"])
    yield from refused_cases(sets["tiny"], sets["three_ints"])


def neighbour_cases(data, seeds):
    """The methods that look for neighbours, as they come."""
    for seed in seeds:
        smote = made(data, "smote", random_state=seed)
        yield smote
        yield made(data, "borderline-1", random_state=seed)
        if data.X is data.matrix:  # imbalanced-learn fails on a frame of integers
            yield made(data, "borderline-2", kind="borderline-2", random_state=seed)
        yield made(data, "adasyn", random_state=seed)
        yield cleaned(data, "smote-enn", smote, random_state=seed)
        yield cleaned(data, "smote-tomek", smote, random_state=seed)
        yield picked(data, "cnn", random_state=seed)
        yield picked(data, "oss", random_state=seed)
        yield moved(data, random_state=seed, shrinkage=1.0)
    for version in (1, 2, 3):
        yield picked(data, "nearmiss", version=version)
    for strategy in ("auto", "all"):
        yield picked(data, "tomek", sampling_strategy=strategy)
        yield picked(data, "enn", sampling_strategy=strategy)
    yield picked(data, "enn", encoded=data.has_text_labels, kind_sel="mode")
    yield picked(data, "renn")
    yield picked(data, "allknn")
    yield picked(data, "ncr", encoded=data.has_text_labels)


def parameter_cases(data, over, under):
    """Strategies and parameters, with one seed."""
    seed = {"random_state": SEEDS[0]}
    names = ["all", "not minority", "not majority"]
    for strategy in [*names, "minority", *over]:
        yield picked(data, "random-over", sampling_strategy=strategy, **seed)
    for strategy in [*names, "majority", *under]:
        yield picked(data, "random-under", sampling_strategy=strategy, **seed)
    yield picked(data, "random-under", replacement=True, **seed)
    yield picked(data, "random-under", sampling_strategy="all", replacement=True, **seed)
    yield made(data, "smote", sampling_strategy="not minority", **seed)
    yield made(data, "smote", k_neighbors=3, **seed)
    yield made(data, "smote", k_neighbors=1, **seed)
    yield moved(data, sampling_strategy="all", **seed, shrinkage=0.3)
    yield picked(data, "cnn", n_neighbors=3, n_seeds_S=4, **seed)
    yield picked(data, "oss", n_seeds_S=6, **seed)
    yield picked(data, "nearmiss", version=3, n_neighbors=5, n_neighbors_ver3=2)
    yield picked(data, "renn", sampling_strategy="all", n_neighbors=5)
    yield picked(data, "allknn", sampling_strategy="all", n_neighbors=5, allow_minority=True)
    yield made(data, "adasyn", n_neighbors=3, **seed)


def type_cases(sets):
    """Integers, categories, and the machine of SVMSMOTE."""
    seed = {"random_state": SEEDS[0]}
    for name in ("ints", "ints_and_float"):
        yield made(sets[name], "smote", **seed)
        yield made(sets[name], "adasyn", **seed)
    yield made(sets["mixed"], "smotenc", categorical_features=["colour", "size"], **seed)
    yield made_of_categories(sets["nominal"], **seed)
    yield made_by_support_vectors(sets["tiny"], **seed)
    yield made_by_support_vectors(sets["three_ints"], **seed)


def split_cases(data):
    sizes = [
        {"test_size": 0.25},
        {"test_size": 0.07},
        {"test_size": 13},
        {"train_size": 0.57},
        {"test_size": 0.2, "train_size": 0.5},
    ]
    for seed in SEEDS:
        for size in sizes:
            yield parted(data, "split", **size, random_state=seed)
            yield parted(data, "stratified-split", **size, random_state=seed)
        for method in ("kfold", "stratified-kfold"):
            yield folded(data, method, n_splits=5, shuffle=True, random_state=seed)
    yield parted(data, "split", test_size=0.3, shuffle=False)
    yield folded(data, "kfold", n_splits=4)
    yield folded(data, "stratified-kfold", n_splits=4)


def group_cases(data):
    methods = ("group-kfold", "stratified-group-kfold")
    for method in methods:
        yield folded(data, method, n_splits=5)
    for seed in SEEDS:
        for method in methods:
            yield folded(data, method, n_splits=5, shuffle=True, random_state=seed)
        yield parted_by_groups(data, n_splits=2, test_size=0.25, random_state=seed)


def refused_cases(two, three):
    """What the library refuses, of two classes and of three."""
    seed = {"random_state": SEEDS[0]}
    over, under = "random-over", "random-under"
    yield refused(two, "smote", "too-few", k_neighbors=14, **seed)
    yield refused(three, over, "float-three-classes", sampling_strategy=0.5, **seed)
    yield refused(two, over, "would-remove", sampling_strategy=0.1, **seed)
    yield refused(two, under, "would-add", sampling_strategy=0.1, **seed)
    yield refused(two, under, "more-than-there-are", sampling_strategy={"pos": 99}, **seed)
    yield refused(two, over, "fewer-than-there-are", sampling_strategy={"pos": 2}, **seed)
    yield refused(two, "nearmiss", "too-few", n_neighbors=15)


# ------------------------------------------------------------------------------------ files


def json_text(value):
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def golden_files():
    """The text of every file, by its path."""
    sets = {recipe.name: Dataset(recipe) for recipe in recipes()}
    files = {f"data/{name}.csv": data.text for name, data in sets.items()}
    descriptions = []
    for case in cases(sets):
        description = case.description()
        descriptions.append(description)
        if case.rows is not None:
            assert description["file"] not in files, description["file"]
            files[description["file"]] = csv_text(case.header, case.rows)
    libraries = {
        "numpy": np,
        "scipy": scipy,
        "scikit-learn": sklearn,
        "imbalanced-learn": imblearn,
        "pandas": pd,
    }
    files["rng.json"] = json_text(streams())
    files["manifest.json"] = json_text(
        {
            "made_by": "make_golden.py",
            "seeds": SEEDS,
            "libraries": {name: module.__version__ for name, module in libraries.items()},
            "datasets": {name: data.description() for name, data in sets.items()},
            "cases": descriptions,
        }
    )
    return files


def own_files(folder):
    """The files in a folder that this script is responsible for."""
    found = [folder / "manifest.json", folder / "rng.json"]
    found += [path for name in ("data", "expected") for path in (folder / name).rglob("*.csv")]
    return {str(path.relative_to(folder)): path for path in found if path.is_file()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing: say what differs")
    options = parser.parse_args()

    files, present = golden_files(), own_files(options.folder)
    if not options.check:
        for name in present.keys() - files.keys():
            present[name].unlink()
        for name, text in files.items():
            path = options.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return
    wrong = [
        name
        for name in sorted(files.keys() | present.keys())
        if name not in files
        or name not in present
        or present[name].read_bytes() != files[name].encode()
    ]
    print(*[f"differs: {name}" for name in wrong], f"{len(files)} files made", sep="\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
