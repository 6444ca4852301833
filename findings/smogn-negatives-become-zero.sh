#!/bin/bash
# SMOGN makes rows in which the negative numbers are 0.
#
# Versions: smogn 0.1.2, ImbalancedLearningRegression 0.0.2, numpy 1.26.4, pandas 2.2.3,
# scikit-learn 1.5.2, scipy 1.17.1 (PyPI), Python 3.11.
#
# Most would expect: a made row lies near rows of the table, so a standardized feature,
# negative in half of the rows, is negative in about half of the made ones. An undersampler
# makes no rows at all: what it keeps is in the table, number for number.
#
# What happens: a column with one positive number is held to be one that cannot be negative,
# and what is below 0 is set to 0 at the end. The feature is negative in 113 of 200 rows and 0 in
# none; of the made rows none is negative, and 40 of 55 have a 0. A feature that is negative
# throughout stays as it is. random_under of ImbalancedLearningRegression does the same to the
# common rows that it keeps, so 55 of these are in no table. Any table behind a StandardScaler
# is hit, and there is no message.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check smogn==0.1.2 ImbalancedLearningRegression==0.0.2 numpy==1.26.4 pandas==2.2.3 scikit-learn==1.5.2 scipy==1.17.1
cd "$folder"

cat > expected.txt <<'END'
the table: 200 rows, mixed: 113 negative, 0 zero; negative: 200 negative, 0 zero
smogn, made rows: 55 rows, mixed: 0 negative, 40 zero; negative: 55 negative, 0 zero
random_under, kept rows that are not in the table: 55 rows, mixed: 0 negative, 55 zero; negative: 55 negative, 0 zero
END

cat > trial.py <<'END'
import random

import ImbalancedLearningRegression
import numpy
import pandas
import smogn


def tell(name, rows):
    parts = [f"{column}: {(rows[column] < 0).sum()} negative, {(rows[column] == 0).sum()} zero" for column in ("mixed", "negative")]
    print(f"{name}: {len(rows)} rows,", "; ".join(parts))


generator = numpy.random.default_rng(0)
target = numpy.r_[generator.normal(10, 1, 180), generator.normal(30, 2, 20)]
table = pandas.DataFrame({"mixed": generator.normal(size=200), "negative": generator.normal(size=200) - 9, "target": target})
tell("the table", table)
known = set(map(tuple, table.round(9).to_numpy()))
for name, sampler in (("smogn, made rows", smogn.smoter), ("random_under, kept rows that are not in the table", ImbalancedLearningRegression.random_under)):
    numpy.random.seed(0)
    random.seed(0)
    result = sampler(data=table.copy(), y="target")
    tell(name, result[[tuple(row) not in known for row in result.round(9).to_numpy()]])
END

venv/bin/python -W ignore trial.py > seen.txt 2> log.txt || { cat log.txt; exit 1; }
diff -u expected.txt seen.txt && echo "smogn-negatives-become-zero: as it was seen"
