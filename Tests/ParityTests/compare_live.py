#!/usr/bin/env python3
"""Compare the tools with scikit-learn and imbalanced-learn on random tables, live.

    compare_live.py --tools .build/static/release [--sets 200] [--first 0] [--keep FOLDER] [METHOD…]

Each table is written as CSV, given to a tool with --compat imblearn and a seed, and to the library
with the same random_state. Rows must be the same rows in the same order, and new values the same
doubles. What one side refuses the other must refuse. The tables are of all shapes: few rows and
some hundreds, one column and thirty, integers, decimals and both, two classes and six, names and
numbers for labels, and many equal distances.

It is run by hand: golden files hold what must never change, this finds what nobody has thought of.
Where the two differ, the number of the table is printed: --first N --sets 1 --keep FOLDER METHOD
makes it again, keeps the table and prints the command.

Not compared is what no two programs can agree on: the clusters and the forest of KMeansSMOTE,
ClusterCentroids and InstanceHardnessThreshold; and equal distances in tables of integers alone,
where NumPy's partial sort may decide, which depends on the processor.
"""

import argparse
import collections
import json
import math
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from imblearn import combine, over_sampling, under_sampling
from sklearn import model_selection
from sklearn.neighbors import KNeighborsClassifier
from sklearn.utils.class_weight import compute_class_weight

from live_trials import Incomparable, Refused, Table, Trial, answer

# -------------------------------------------------------------------------------------- methods

METHODS = {}
# Where the two may differ, and why: the support vectors that two machines end with are not always the
# same, and the rows are made of them.
MAY_DIFFER = {"svm": "differ, as support vectors may"}


@dataclass(frozen=True)
class Method:
    """How both sides are asked, and what the tool must know to be asked."""

    ask: callable
    tool: str
    needs: tuple


def method(name, tool, *needs):
    """Registers a function that asks both sides: `needs` is an option, and perhaps its value."""

    def register(ask):
        METHODS[name] = Method(ask, tool, needs)
        return ask

    return register


def strategy(trial, sampler_kind):
    """A way to say how much: words for us, a value for the library."""
    counts = trial.table.counts
    largest = max(counts.values())
    names = ["auto", "not minority", "not majority", "all"]
    names.append("minority" if sampler_kind == "over" else "majority")
    match trial.chosen("name", "name", "ratio", "counts"):
        case "ratio" if sampler_kind != "clean":
            ratio = round(float(trial.random.uniform(0.3, 1)), 2)
            return ["--ratio", ratio], ratio
        case "counts" if sampler_kind != "clean":
            wanted, words = {}, []
            for label, count in counts.items():
                if trial.chosen(True, False):
                    bounds = (count, largest + 5) if sampler_kind == "over" else (0, count)
                    wanted[label] = int(trial.random.integers(bounds[0], bounds[1] + 1))
                    words += ["--target", f"{label}={wanted[label]}"]
            if wanted:
                return words, wanted
    name = trial.chosen(*names)
    return ["--strategy", name.replace(" ", "-")], name


# Splitting: scikit-learn works on row numbers.


def split(trial, words, stratified):
    table = trial.table
    stratify = table.y if stratified else None
    size = trial.chosen(0.2, 0.07, 0.25, 1 / 3, 13)
    sizes = ["--test-size", size]

    def ours():
        rows = trial.run("csv-split", *words, *sizes, "--test", "test.csv", "data.csv")["id"]
        return rows.tolist(), trial.read("test.csv")["id"].tolist()

    def theirs():
        parts = answer(
            lambda: model_selection.train_test_split(
                table.rows, test_size=size, stratify=stratify, **trial.seed
            )
        )
        return tuple([str(row) for row in part] for part in parts)

    return ours, theirs


def without_lone_rows(trial):
    if min(trial.table.counts.values()) == 1:
        raise Incomparable("scikit-learn refuses a class of one row, csv-split trains on it")


@method("split-stratified", "csv-split")
def _(trial):
    without_lone_rows(trial)
    return split(trial, ["--shuffle", "--seed", trial.table.seed], True)


@method("split-plain", "csv-split")
def _(trial):
    return split(trial, ["--no-stratify", "--shuffle", "--seed", trial.table.seed], False)


@method("split-three", "csv-split")
def _(trial):
    without_lone_rows(trial)
    table = trial.table

    def ours():
        words = ["--shuffle", "--seed", table.seed, "--test-size", 0.2, "--validation-size", 0.1]
        files = ["--test", "test.csv", "--validation", "valid.csv"]
        rows = [trial.run("csv-split", *words, *files, "data.csv")]
        rows += [trial.read("valid.csv"), trial.read("test.csv")]
        return [part["id"].tolist() for part in rows]

    def theirs():
        def parts():
            cut = partial(model_selection.train_test_split, **trial.seed)
            rest, test = cut(table.rows, test_size=0.2, stratify=table.y)
            size = math.ceil(0.1 * len(table.y))
            return [*cut(rest, test_size=size, stratify=table.y[rest]), test]

        return [[str(row) for row in part] for part in answer(parts)]

    return ours, theirs


def folds(trial, splitter, *words):
    table, count = trial.table, trial.chosen(2, 3, 5, 10)

    def ours():
        rows = trial.run("csv-split", *words, "--folds", count, "--append", "fold", "data.csv")
        return rows["fold"].tolist()

    def theirs():
        folds = np.empty(len(table.y), dtype=int)
        groups = table.frame["group"].to_numpy()
        for fold, (_, test) in enumerate(
            answer(lambda: list(splitter(count).split(table.rows, table.y, groups)))
        ):
            folds[test] = fold + 1
        return [str(fold) for fold in folds]

    return ours, theirs


def register_folds(name, splitter, *words):
    @method(name, "csv-split")
    def _(trial):
        shuffled = partial(splitter, shuffle=True, **trial.seed)
        return folds(trial, shuffled, *words, "--seed", trial.table.seed)

    @method(name + "-unshuffled", "csv-split")
    def _(trial):
        return folds(trial, splitter, *words, "--by-order")


register_folds("folds", model_selection.KFold, "--no-stratify")
register_folds("folds-stratified", model_selection.StratifiedKFold)
register_folds("folds-grouped", model_selection.GroupKFold, "--no-stratify", "--group", "group")
register_folds("folds-stratified-grouped", model_selection.StratifiedGroupKFold, "--group", "group")


@method("split-grouped", "csv-split")
def _(trial):
    table, size = trial.table, trial.chosen(0.2, 0.25, 0.5, 2)

    def ours():
        words = ["--group", "group", "--seed", table.seed, "--test-size", size]
        return trial.run("csv-split", *words, "--append", "part", "data.csv")["part"].tolist()

    def theirs():
        splitter = model_selection.GroupShuffleSplit(1, test_size=size, **trial.seed)
        groups = table.frame["group"].to_numpy()
        _, test = answer(lambda: next(splitter.split(table.rows, groups=groups)))
        return np.where(np.isin(table.rows, test), "test", "train").tolist()

    return ours, theirs


# Weights, counts and neighbors.


@method("weights", "csv-weights")
def _(trial):
    y = trial.table.y

    def ours():
        rows = trial.run("csv-weights", "data.csv")
        return sorted(zip(rows["value"], rows["count"], map(float, rows["weight"])))

    def theirs():
        labels, counts = np.unique(y, return_counts=True)
        weights = answer(lambda: compute_class_weight("balanced", classes=labels, y=y))
        return sorted(zip(map(str, labels), map(str, counts), weights.tolist()))

    return ours, theirs


def without_ties(trial):
    few = len(trial.table.features) < 3 and trial.table.kind in ("integers", "both")
    if few or trial.table.kind == "grid":
        raise Incomparable("of rows at equal distance the first is taken here")


@method("knn", "csv-knn", "--train")
def _(trial):
    without_ties(trial)
    table, k = trial.table, trial.chosen(1, 3, 5, 8)
    weights = trial.chosen("uniform", "distance")

    def ours():
        trial.run("csv-split", "--test", "test.csv", "-o", "train.csv", "data.csv")
        words = ["--train", "train.csv", "-k", k, "--weights", weights]
        features = ["--features", ",".join(table.features)]
        return trial.run("csv-knn", *words, *features, "test.csv")["predicted"].tolist()

    def theirs():
        parts = [trial.read(name)["id"].astype(int) for name in ("train.csv", "test.csv")]
        train, test = (part.to_numpy() for part in parts)
        points = table.X.to_numpy(float)
        machine = KNeighborsClassifier(k, weights=weights)
        answer(machine.fit, points[train], table.y[train])
        return [str(label) for label in answer(machine.predict, points[test])]

    return ours, theirs


# Samplers that choose rows.


def features_of(trial):
    return ["--features", ",".join(trial.table.features)]


@method("random-over", "csv-oversample")
def _(trial):
    words, wanted = strategy(trial, "over")
    sampler = over_sampling.RandomOverSampler(sampling_strategy=wanted, **trial.seed)
    seed = ["--seed", trial.table.seed]
    return trial.picks(sampler, "csv-oversample", "--compat", "imblearn", *seed, *words)


@method("random-under", "csv-undersample")
def _(trial):
    words, wanted = strategy(trial, "under")
    replacement = trial.chosen(True, False)
    sampler = under_sampling.RandomUnderSampler(
        sampling_strategy=wanted, replacement=replacement, **trial.seed
    )
    words += ["--replacement"] if replacement else []
    seed = ["--seed", trial.table.seed]
    return trial.picks(sampler, "csv-undersample", "--compat", "imblearn", *seed, *words)


def register_cleaner(
    name, kind, sampler, parameters, *, draws=False, encoded=False, unless=lambda *_: None
):
    """A sampler of csv-undersample that looks at features.

    `parameters` lists values to choose among: the option, the library's name, the values.
    """

    @method(name, "csv-undersample", "--method", name)
    def _(trial):
        words, wanted = strategy(trial, kind)
        arguments = {"sampling_strategy": wanted}
        for option, argument, *choices in parameters:
            value = trial.chosen(*choices)
            arguments[argument] = value
            if isinstance(value, bool):
                words += [option] if value else []
            else:
                words += [option, value]
        if reason := unless(trial.table, arguments):
            raise Incomparable(reason)
        if draws:
            arguments |= trial.seed
            words += ["--seed", trial.table.seed]
        words += ["--method", name, *features_of(trial)]
        made = sampler(**arguments)
        return trial.picks(made, "csv-undersample", "--compat", "imblearn", *words, encoded=encoded)


K = ("-k", "n_neighbors")
AGREEMENT = ("--kind", "kind_sel", "all", "mode")


def noisy(table, arguments):
    """With one neighbor, and the minority a target too, a row finds itself: by brute force at a
    distance that is rounding noise instead of 0, and so the order of rows is the processor's."""
    if arguments["n_neighbors"] == 1 and (table.kind == "wide" or min(table.counts.values()) < 4):
        return "distances are rounding noise"


for version in (1, 2):
    register_cleaner(
        f"nearmiss-{version}",
        "under",
        partial(under_sampling.NearMiss, version=version),
        [(*K, 1, 3, 5)],
        unless=noisy,
    )
register_cleaner(
    "nearmiss-3",
    "under",
    partial(under_sampling.NearMiss, version=3),
    [(*K, 1, 3), ("--shortlist", "n_neighbors_ver3", 2, 3, 6)],
    unless=noisy,
)
register_cleaner("tomek", "clean", under_sampling.TomekLinks, [])
register_cleaner(
    "enn", "clean", under_sampling.EditedNearestNeighbours, [(*K, 1, 3, 6), AGREEMENT], encoded=True
)
register_cleaner(
    "renn",
    "clean",
    under_sampling.RepeatedEditedNearestNeighbours,
    [(*K, 1, 3), AGREEMENT, ("--passes", "max_iter", 100, 2)],
    encoded=True,
)
register_cleaner(
    "allknn",
    "clean",
    under_sampling.AllKNN,
    [(*K, 1, 3, 5), AGREEMENT, ("--allow-minority", "allow_minority", False, True)],
    encoded=True,
)
register_cleaner(
    "cnn",
    "clean",
    under_sampling.CondensedNearestNeighbour,
    [(*K, 1, 3), ("--seeds", "n_seeds_S", 1, 4)],
    draws=True,
)
register_cleaner(
    "oss",
    "clean",
    under_sampling.OneSidedSelection,
    [(*K, 1, 3), ("--seeds", "n_seeds_S", 1, 6)],
    draws=True,
)
register_cleaner(
    "ncr",
    "clean",
    under_sampling.NeighbourhoodCleaningRule,
    [(*K, 3, 5), ("--threshold", "threshold_cleaning", 0.5, 0.1, 1.0)],
    encoded=True,
)


# Samplers that make rows.


def register_maker(name, variant, sampler, parameters, fixed=None):
    @method(name, "csv-smote", "--variant", variant)
    def _(trial):
        words, wanted = strategy(trial, "over")
        arguments = {"sampling_strategy": wanted, **(fixed or {}), **trial.seed}
        for option, argument, *choices in parameters:
            arguments[argument] = trial.chosen(*choices)
            words += [option, arguments[argument]]
        return trial.makes(
            sampler(**arguments), *smote(trial), "--variant", variant, *features_of(trial), *words
        )


def smote(trial):
    seed = ["--seed", trial.table.seed]
    return ["csv-smote", "--compat", "imblearn", "--decimals", "full", *seed]


K = ("-k", "k_neighbors", 1, 3, 5)
BORDER = ("--border-neighbors", "m_neighbors", 5, 10)
BORDERLINE = over_sampling.BorderlineSMOTE
register_maker("smote", "smote", over_sampling.SMOTE, [K])
register_maker("borderline-1", "borderline-1", BORDERLINE, [K, BORDER])
register_maker("borderline-2", "borderline-2", BORDERLINE, [K, BORDER], {"kind": "borderline-2"})
register_maker("svm", "svm", over_sampling.SVMSMOTE, [K, BORDER])
register_maker("adasyn", "adasyn", over_sampling.ADASYN, [("-k", "n_neighbors", 1, 3, 5)])


@method("smotenc", "csv-smote", "--categorical")
def _(trial):
    without_ties(trial)
    names, (words, wanted) = trial.table.features + ["c1", "c2"], strategy(trial, "over")
    sampler = over_sampling.SMOTENC(["c1", "c2"], sampling_strategy=wanted, **trial.seed)
    columns = ["--features", ",".join(names), "--categorical", "c1,c2"]
    return trial.makes(sampler, *smote(trial), *columns, *words, features=names)


@method("smoten", "csv-smote", "--categorical")
def _(trial):
    names, (words, wanted) = ["c1", "c2", "c3"], strategy(trial, "over")
    sampler = over_sampling.SMOTEN(sampling_strategy=wanted, **trial.seed)
    columns = ["--features", ",".join(names), "--categorical", ",".join(names)]
    return trial.makes(sampler, *smote(trial), *columns, *words, features=names)


@method("smoothed", "csv-oversample", "--shrinkage")
def _(trial):
    words, wanted = strategy(trial, "over")
    shrinkage = trial.chosen(0.0, 0.3, 1.0, 2.5)
    sampler = over_sampling.RandomOverSampler(
        sampling_strategy=wanted, shrinkage=shrinkage, **trial.seed
    )
    words += ["--shrinkage", shrinkage, "--decimals", "full", "--seed", trial.table.seed]
    command = ["csv-oversample", "--compat", "imblearn", *features_of(trial), *words]
    return trial.makes(sampler, *command)


def register_pipe(name, cleaner, sampler):
    """SMOTE, then a cleaner over all classes: the rows that are left, in order."""

    @method(name, "csv-undersample", "--method", cleaner)
    def _(trial):
        table = trial.table
        if table.kind == "both":
            raise Incomparable(
                "the library cleans before it cuts integers, if some columns are none"
            )
        columns = features_of(trial)
        cleaning = ["csv-undersample", "--compat", "imblearn", "--method", cleaner]

        def ours():
            pipe = [*smote(trial), *columns, "data.csv", "|", *cleaning, "--strategy", "all"]
            return rows_of(trial.run(*pipe, *columns), table.features)

        def theirs():
            X, y = answer(sampler(**trial.seed).fit_resample, table.X, table.y)
            return rows_of(X.assign(label=y), table.features)

        return ours, theirs


def rows_of(frame, features):
    return list(zip(*[frame[name].astype(float) for name in features], frame["label"].astype(str)))


register_pipe("smote-enn", "enn", combine.SMOTEENN)
register_pipe("smote-tomek", "tomek", combine.SMOTETomek)


# ---------------------------------------------------------------------------------- comparing


def compare(asked, table, tools, folder):
    """One word on what the two say of a table, and what there is to add."""
    trial = Trial(table, tools, folder)
    try:
        ours, theirs = asked.ask(trial)
        answers = []
        for ask in (ours, theirs):
            try:
                answers.append(ask())
            except Refused as refusal:
                answers.append(refusal)
    except Incomparable as fault:
        return "not compared", str(fault), trial
    our_answer, their_answer = answers
    refusals = [isinstance(given, Refused) for given in answers]
    if all(refusals):
        return "both refuse", f"{our_answer} / {their_answer}", trial
    if refusals[0]:
        return "we refuse", str(our_answer), trial
    if refusals[1]:
        return "they refuse", str(their_answer), trial
    if our_answer == their_answer:
        return "same", "", trial
    return "differ", difference(our_answer, their_answer), trial


def difference(ours, theirs):
    if len(ours) != len(theirs):
        return f"{len(ours)} instead of {len(theirs)}"
    if sorted(map(repr, ours)) == sorted(map(repr, theirs)):
        return "another order"
    places = [place for place in range(len(ours)) if ours[place] != theirs[place]]
    first = places[0]
    return f"{len(places)} of {len(ours)}: {ours[first]} instead of {theirs[first]}"[:400]


def knows(tools, asked):
    """Whether a tool is there and has the option, and the value, that a method needs."""
    try:
        help_text = subprocess.check_output(
            [tools / asked.tool, "--experimental-dump-help"], text=True
        )
    except OSError:
        return False
    arguments = json.loads(help_text)["command"]["arguments"]
    values = {
        f"--{name['name']}": argument.get("allValues", [])
        for argument in arguments
        for name in argument.get("names", [])
    }
    match asked.needs:
        case ():
            return True
        case (option,):
            return option in values
        case (option, value):
            return value in values.get(option, [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tools", type=Path, required=True, help="the folder of the built tools")
    parser.add_argument("--sets", type=int, default=200, help="how many tables (200)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first table")
    parser.add_argument("--keep", type=Path, help="where to keep tables that differ")
    parser.add_argument("methods", nargs="*", metavar="METHOD", help=", ".join(METHODS))
    options = parser.parse_args()
    tools = options.tools.resolve()

    wrong = 0
    for name in options.methods or METHODS:
        if not knows(tools, METHODS[name]):
            print(f"{name}: {METHODS[name].tool} does not know it: skipped")
            continue
        counts = collections.Counter()
        for number in range(options.first, options.first + options.sets):
            table = Table(number)
            with tempfile.TemporaryDirectory() as folder:
                verdict, remark, trial = compare(METHODS[name], table, tools, Path(folder))
            if verdict == "differ":
                verdict = MAY_DIFFER.get(name, verdict)
            counts[verdict] += 1
            if verdict in ("differ", "we refuse", "they refuse"):
                wrong += 1
                print(f"  {table}: {verdict}: {remark.strip()}\n    {trial.command}")
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{number}.csv").write_text(table.text)
        print(f"{name}:", ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
        sys.stdout.flush()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
