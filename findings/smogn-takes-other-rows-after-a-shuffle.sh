#!/bin/bash
# Two packages for imbalanced regression take other rows than they mean to, once a table was
# shuffled: rare rows are dropped and common ones copied.
#
# Versions: smogn 0.1.2, ImbalancedLearningRegression 0.0.2, numpy 1.26.4, pandas 2.2.3,
# scikit-learn 1.5.2, scipy 1.17.1 (PyPI), Python 3.11.
#
# Most would expect: the order of the rows and the numbers in the index of a DataFrame do not
# matter. random_under drops common rows and keeps all rare ones; the others add rare rows.
#
# What happens: the bins of rare and of common rows are told by the labels of the index, and
# the rows are then fetched by position. Behind DataFrame.sample(frac=1) the labels are in another
# order, so these are any rows, and there is no error: random_under throws 19 of 50 rare rows
# away and keeps common ones in their place; ro and smogn add 21 rare rows instead of 65, and gn
# adds none. With reset_index(drop=True) all is well. Where the labels have gaps, as behind
# train_test_split, there is an IndexError, which is the kinder end.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ImbalancedLearningRegression==0.0.2 smogn==0.1.2 numpy==1.26.4 pandas==2.2.3 scikit-learn==1.5.2 scipy==1.17.1
cd "$folder"

cat > expected.txt <<'END'
the table: 500 rows, 50 rare
random_under, as it was: 268 rows, 50 rare
random_under, shuffled: 268 rows, 31 rare
random_under, shuffled, index reset: 268 rows, 50 rare
ro, as it was: 731 rows, 115 rare
ro, shuffled: 731 rows, 71 rare
ro, shuffled, index reset: 731 rows, 115 rare
gn, as it was: 499 rows, 111 rare
gn, shuffled: 499 rows, 49 rare
gn, shuffled, index reset: 499 rows, 111 rare
smogn, as it was: 564 rows, 115 rare
smogn, shuffled: 564 rows, 71 rare
smogn, shuffled, index reset: 564 rows, 115 rare
END

cat > trial.py <<'END'
import random

import ImbalancedLearningRegression
import numpy
import pandas
import smogn

generator = numpy.random.default_rng(0)
target = numpy.r_[generator.normal(10, 1, 450), generator.normal(30, 1, 50)]
table = pandas.DataFrame({"x": generator.normal(size=500) + 9, "z": generator.normal(size=500) + 9, "target": target})
shuffled = table.sample(frac=1, random_state=0)
samplers = {
    "random_under": ImbalancedLearningRegression.random_under, "ro": ImbalancedLearningRegression.ro,
    "gn": ImbalancedLearningRegression.gn, "smogn": smogn.smoter}
print("the table: 500 rows,", (table["target"] > 20).sum(), "rare")
for name, sampler in samplers.items():
    for kind, rows in (("as it was", table), ("shuffled", shuffled), ("shuffled, index reset", shuffled.reset_index(drop=True))):
        numpy.random.seed(0)
        random.seed(0)
        result = sampler(data=rows.copy(), y="target")
        print(f"{name}, {kind}: {len(result)} rows, {(result['target'] > 20).sum()} rare")
END

venv/bin/python -W ignore trial.py > seen.txt 2> log.txt || { cat log.txt; exit 1; }
diff -u expected.txt seen.txt && echo "smogn-takes-other-rows-after-a-shuffle: as it was seen"
