"""Random tables, and a folder in which a tool and a library are asked about one."""

import io
import os
import shlex
import subprocess
import warnings

import numpy as np
import pandas as pd


class Refused(Exception):
    """One side says that it cannot be done."""


class Incomparable(Exception):
    """The library fails where it should not, or does something else by design."""


class Table:
    """A random table: id, features, categories, group and label, made of its number alone."""

    LABELS = [
        ["no", "yes", "maybe", "Maybe", "é", "z"],
        [0, 1, 2, 3, 4, 5],
        [100, 9, 10, -1, 0, 77],
        ["a b", "a,b", 'a"b', "A", "10", "9"],
    ]

    def __init__(self, number):
        self.number = number
        self.random = random = np.random.default_rng(number)
        self.seed = int(random.integers(0, 2**32))
        self.kind = random.choice(["decimals", "wide", "grid", "integers", "both"])
        class_count = int(random.choice([2, 2, 3, 4, 6]))
        row_count = int(random.choice([30, 60, 120, 300]))
        odds = random.dirichlet(np.full(class_count, 1.5)) + 0.04
        codes = random.choice(class_count, row_count, p=odds / odds.sum())
        columns = int(random.integers(16, 30) if self.kind == "wide" else random.integers(1, 13))
        points = random.normal(size=(row_count, columns)) + 0.8 * codes[:, None]

        frame = pd.DataFrame({"id": np.arange(row_count)})
        for place in range(columns):
            frame[f"x{place + 1}"] = self.column(points[:, place])
        self.features = list(frame.columns[1:])
        for name in ("c1", "c2", "c3"):
            noise = random.integers(0, 4, row_count)
            frame[name] = np.array(list("pqrs"))[
                np.where(random.random(row_count) < 0.5, codes % 4, noise)
            ]
        frame["group"] = random.integers(0, max(6, row_count // 8), row_count)
        labels = self.LABELS[random.integers(len(self.LABELS))]
        frame["label"] = [labels[code] for code in codes]
        # The library gets what the text says.
        self.text = frame.to_csv(index=False, lineterminator="\n")
        self.frame = pd.read_csv(io.StringIO(self.text), keep_default_na=False)
        self.X = self.frame[self.features]
        labels = self.frame["label"].to_numpy()
        self.y = labels if labels.dtype.kind in "iu" else labels.astype(str)
        self.codes = np.unique(self.y, return_inverse=True)[1]
        self.rows = np.arange(row_count)

    def column(self, values):
        match self.kind:
            case "grid":
                return np.round(values) / 2
            case "integers":
                return np.round(values * 1000).astype(int)
            case "both" if self.random.random() < 0.5:
                return np.round(values * 1000).astype(int)
            case "decimals":
                return values.round(self.random.integers(5, 9))
        return values

    @property
    def counts(self):
        return dict(zip(*np.unique(self.y, return_counts=True)))

    def __str__(self):
        counts = "/".join(str(count) for count in self.counts.values())
        return f"table {self.number} ({len(self.features)} columns of {self.kind}, {counts})"


class Trial:
    """A table in a folder, where tools run."""

    def __init__(self, table, tools, folder):
        self.table, self.random, self.folder = table, table.random, folder
        self.seed = {"random_state": table.seed}
        self.search_path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        self.command = ""
        (folder / "data.csv").write_text(table.text)

    def run(self, *words):
        """What a command prints, as a table of text; a word `|` begins the next of a pipe."""
        quoted = [word if word == "|" else shlex.quote(str(word)) for word in words]
        self.command = " ".join(quoted)
        process = subprocess.run(
            ["bash", "-o", "pipefail", "-c", self.command],
            cwd=self.folder,
            env=os.environ | {"PATH": self.search_path},
            capture_output=True,
            text=True,
        )
        if process.returncode == 1:
            raise Refused(process.stderr)
        if process.returncode != 0:
            raise AssertionError(process.stderr)
        return read(process.stdout)

    def read(self, name):
        return read((self.folder / name).read_text())

    def chosen(self, *values):
        return values[self.random.integers(len(values))]

    # Each of the following asks both sides, and returns what they say.

    def picks(self, sampler, *words, encoded=False):
        """The numbers of the rows that are chosen."""
        table = self.table
        y = table.codes if encoded else table.y

        def ours():
            return [int(row) for row in self.run(*words, "data.csv")["id"]]

        def theirs():
            X, _ = answer(sampler.fit_resample, table.X, y)
            rows = sampler.sample_indices_
            if not np.array_equal(np.asarray(X), np.asarray(table.X)[rows]):
                # RepeatedEditedNearestNeighbours says the wrong numbers of the right rows.
                raise Incomparable("the numbers of the rows do not fit the rows")
            return rows.tolist()

        return ours, theirs

    def makes(self, sampler, *words, features=None):
        """The rows that are made: features and label."""
        table, features = self.table, features or self.table.features

        def ours():
            rows = self.run(*words, "data.csv")
            assert rows["id"][: len(table.y)].tolist() == [str(row) for row in table.rows]
            made = rows[len(table.y) :]
            columns = [values(made[name], like=table.frame[name]) for name in features]
            return list(zip(*columns, values(made["label"], like=table.frame["label"])))

        def theirs():
            X, y = answer(sampler.fit_resample, table.frame[features], table.y)
            made = X[len(table.y) :]
            columns = [made[name].tolist() for name in features]
            return list(zip(*columns, y[len(table.y) :].tolist()))

        return ours, theirs


def read(text):
    if not text:
        return None
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def values(cells, like):
    """Text as numbers, if the column of the table has numbers."""
    return [float(text) for text in cells] if like.dtype.kind in "if" else cells.tolist()


def answer(function, *arguments):
    """What the library says; its refusals, and its faults, as exceptions of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return function(*arguments)
        except (ValueError, RuntimeError) as error:
            raise Refused(str(error)) from error
        except Exception as error:
            raise Incomparable(f"{type(error).__name__}: {error}") from error
