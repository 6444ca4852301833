#!/bin/bash
# Hugging Face datasets turns class 10 into 2 and class 2 into 3 on the way to a stratified split.
#
# Versions: datasets 5.2.0, pyarrow 25.0.1, pandas 2.3.3 (PyPI), Python 3.11.
#
# Most would expect: train_test_split stratifies by a column of the kind ClassLabel alone, and
# class_encode_column makes one. Labels that are the numbers 0 to 10 are what a ClassLabel
# holds, so they stay what they are.
#
# What happens: the numbers are made text and sorted as text, 0, 1, 10, 2 and so on, and each
# label becomes its place in that list: 10 is 2, 2 is 3, 9 is 10. With ten classes, counted from
# 0, nothing changes, so the call seems harmless; of 1 to 3 each becomes one less. The new
# labels are numbers of the same kind as the old ones, and no later step can tell: what is
# trained on the split answers with other classes than the table has, and the list of names of
# the classes that belongs to it no longer fits.

set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datasets==5.2.0 pyarrow==25.0.1 pandas==2.3.3
cd "$folder"

cat > expected.txt <<'END'
a split by class is refused; {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9}
a split by class is refused; {0: 0, 1: 1, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7, 7: 8, 8: 9, 9: 10, 10: 2}
a split by class is refused; {1: 0, 2: 1, 3: 2}
END

cat > trial.py <<'END'
import datasets

datasets.disable_progress_bars()
for labels in (list(range(10)), list(range(11)), [1, 2, 3]):
    table = datasets.Dataset.from_dict({"class": labels * 10})
    try:
        table.train_test_split(test_size=0.5, stratify_by_column="class")
    except ValueError as error:
        print("a split by class is refused;" if "ClassLabel" in str(error) else error, end=" ")
    table = table.class_encode_column("class")
    print(dict(zip(labels, table["class"][:len(labels)])))
END

venv/bin/python -W ignore trial.py > seen.txt 2> log.txt || { cat log.txt; exit 1; }
diff -u expected.txt seen.txt && echo "datasets-class-10-becomes-2: as it was seen"
