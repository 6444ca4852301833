#!/usr/bin/env python3
"""Write word vectors of the size that people download, and texts to augment with them.

    make_vectors.py FOLDER [--words 3000000] [--numbers 300]

    vectors.bin   word2vec's binary form: words w0, w1, … with random numbers; 3.6 GB
    texts.csv     80 texts of such words in two classes of 60 and 20

Then, for the time of a word: the difference of `csv-augment --text text --vectors vectors.bin --target small=N texts.csv`
between an N of 21 and one of 60, divided by the words that --provenance names.
"""
import argparse
import random
from pathlib import Path

import numpy as np

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("folder", type=Path)
parser.add_argument("--words", type=int, default=3_000_000)
parser.add_argument("--numbers", type=int, default=300)
arguments = parser.parse_args()
arguments.folder.mkdir(parents=True, exist_ok=True)

numbers = np.random.default_rng(0)
with (arguments.folder / "vectors.bin").open("wb", buffering=1 << 22) as out:
    out.write(f"{arguments.words} {arguments.numbers}\n".encode())
    for start in range(0, arguments.words, 20_000):
        count = min(20_000, arguments.words - start)
        rows = numbers.standard_normal((count, arguments.numbers), dtype="<f4")
        out.write(b"".join(b"w%d " % (start + row) + rows[row].tobytes() for row in range(count)))

random.seed(1)
with (arguments.folder / "texts.csv").open("w") as out:
    out.write("text,class\n")
    for words, count, name in [(range(40, 80), 60, "big"), (range(60), 20, "small")]:
        for _ in range(count):
            out.write(" ".join(f"w{random.choice(words)}" for _ in range(6)) + f",{name}\n")
