"""Makes scores.tsv: what words of Examples/data/tweets.csv tell of their classes, by the formulas.

    python3 Tests/Fixtures/lic/make.py > Tests/Fixtures/lic/scores.tsv

Columns: the rules, the classes that are compared, the class, the word, its score; an empty score is
none. For each class its 40 best words, and those whose CRC-32 is divisible by 29. Whole numbers and
fractions are exact here; one square root and one logarithm are the only roundings.
"""

import csv
import math
import zlib
from collections import Counter
from fractions import Fraction
from pathlib import Path

top = Path(__file__).resolve().parents[3]
rows = list(csv.DictReader((top / "Examples/data/tweets.csv").open(encoding="utf-8", newline="")))


def root(value):
    """The square root of a fraction, whose parts may be too large for a float."""
    scale = 10**40
    return math.isqrt(int(value * scale * scale)) / scale


def scores(classes, rules):
    bags = {c: Counter() for c in classes}
    for row in rows:
        if row["sentiment"] in bags:
            bags[row["sentiment"]].update(row["text"].split())
    sizes = {c: bags[c].total() for c in classes}
    result = {}
    for c in classes:
        found, alone = {}, []
        for word in bags[c]:
            share = {d: Fraction(bags[d][word], sizes[d]) for d in classes}
            others = [share[d] for d in classes if d != c]
            df = sum(share[d] > 0 for d in classes)
            if df == 1 and rules == "closed":
                alone.append(word)
                continue
            mean = sum(others) / len(others)
            if len(others) > 1:
                variance = sum((x - mean) ** 2 for x in others) / (len(others) - 1)
            elif rules == "closed":
                pooled = Fraction(sum(b[word] for b in bags.values()), sum(sizes.values()))
                variance = pooled * (1 - pooled) * sum(Fraction(1, n) for n in sizes.values())
            else:
                variance = 0
            if variance == 0:
                found[word] = None
                continue
            found[word] = float(share[c] - mean) / root(variance) * (
                math.log(len(classes) / (1 + df)) + 1)
        best = max((s for s in found.values() if s is not None), default=0)
        for word in alone:
            found[word] = best if best > 0 else 1.0
        result[c] = found
    return result


for rules in "recipe", "closed":
    for classes in ["negative", "neutral", "positive"], ["negative", "positive"]:
        for c, found in scores(classes, rules).items():
            best = sorted(found, key=lambda w: (-(found[w] or 0), w.encode()))[:40]
            some = [w for w in found if zlib.crc32(w.encode()) % 29 == 0]
            for word in sorted(set(best + some), key=str.encode):
                score = "" if found[word] is None else repr(found[word])
                print(rules, ",".join(classes), c, word, score, sep="\t")
