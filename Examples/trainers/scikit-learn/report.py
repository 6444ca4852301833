"""Print scikit-learn's classification report of a file of predictions: report.py LABEL PREDICTED."""
import sys

import pandas
from sklearn.metrics import classification_report

# Labels as text: as numbers, 1 would become 1.0 in a column with a gap.
table = pandas.read_csv(sys.argv[2], dtype=str, keep_default_na=False)
print(classification_report(table[sys.argv[1]], table["predicted"], zero_division=0), end="")
