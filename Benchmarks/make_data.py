#!/usr/bin/env python3
"""Write the tables that the benchmarks run on into a folder: the same bytes on every run.

    make_data.py FOLDER [--small]

    fraud.csv     284,807 rows of 31 columns, 492 of them positive: the shape of the well-known card-fraud table
    big.csv       eight times the rows of fraud.csv, 1.29 GB
    quoted.csv    long quoted text with commas, doubled quotes and line breaks, 500 MB
    audio.csv     11,682 rows: an index, a path, 173 features, 16 classes of 1,096 to 96 rows
    minority.csv  300,000 rows of 30 features, 100,000 of them positive
    border.csv    123,852 rows of 21 features in two overlapping classes
    frames.csv    2,000,000 rows of 200 recordings at uneven times, one in 200 a boundary, 47 MB
    accidents.csv 101,000 rows of 29 columns, 24 of them nominal with 357 categories, and 8 classes of 42,000 to 9 rows
    parts.csv     10,000,000 training rows and 2,000,000 test rows of 11 columns, one in 20 of these a copy, 860 MB
"""
import argparse
from pathlib import Path

import numpy as np


def write_numbers(path, header, values, label, style="{!r}"):
    """Write a table of floats with a label column last."""
    with path.open("w") as out:
        out.write(",".join([*header, "label"]) + "\n")
        for row, name in zip(values.tolist(), label):
            out.write(",".join(style.format(value) for value in row) + f",{name}\n")


def fraud(path, rows):
    random = np.random.RandomState(0)
    positives = max(20, rows * 492 // 284_807)
    values = random.randn(rows, 28)
    seconds = np.sort(random.randint(0, 172_792, rows))
    amounts = np.round(np.exp(random.randn(rows) * 1.6 + 3), 2)
    label = np.zeros(rows, int)
    label[random.choice(rows, positives, replace=False)] = 1
    with path.open("w") as out:
        out.write("Time," + ",".join(f"V{i}" for i in range(1, 29)) + ",Amount,Class\n")
        for second, row, amount, y in zip(seconds, values.tolist(), amounts, label):
            out.write(f"{second},{','.join(map(repr, row))},{amount},{y}\n")


def big(path, source, times):
    header, body = source.read_bytes().split(b"\n", 1)
    with path.open("wb") as out:
        out.write(header + b"\n")
        for _ in range(times):
            out.write(body)


def quoted(path, size):
    random = np.random.RandomState(1)
    words = ["alpha", "beta,", "gamma", 'say ""so""', "new\nline", "delta;", "epsilon"]
    block = "".join(
        f'{i},"{" ".join(random.choice(words, 20))}",{random.rand():.6f},{random.choice(list("xyz"))}\n'
        for i in range(20_000)
    ).encode()
    with path.open("wb") as out:
        out.write(b"id,text,score,label\n")
        for _ in range(max(1, size // len(block))):
            out.write(block)


def audio(path, rows, features):
    random = np.random.RandomState(2)
    counts = np.round((1096 - 1000 * (np.arange(16) / 15) ** 1.8) * rows / 11_682).astype(int)
    counts[8] += rows - counts.sum()
    label = np.repeat([f"emotion {i:02d}" for i in range(16)], counts)
    label = label[random.permutation(len(label))]
    with path.open("w") as out:
        out.write(",path," + ",".join(f"F{i}" for i in range(features)) + ",emotion\n")
        for i, name in enumerate(label):
            cells = ",".join(map(repr, (random.randn(features) * 10).tolist()))
            out.write(f"{i},/audio/{name.replace(' ', '/')}/{i:05d}.wav,{cells},{name}\n")


def two_classes(path, rows, features, share, distance, seed):
    random = np.random.RandomState(seed)
    positive = random.rand(rows) < share
    values = random.randn(rows, features) + positive[:, None] * distance
    write_numbers(
        path, [f"x{i}" for i in range(features)], values, np.where(positive, "yes", "no"), "{:.6f}")


def many_neighbors(path, rows, hidden):
    """A class of as many rows as its like lacks only a little: 30 columns of noise, or of `hidden` dimensions and some noise."""
    random = np.random.RandomState(6)
    count = rows * 41 // 20
    values = random.randn(count, 30)
    if hidden:
        values = random.randn(count, hidden) @ random.randn(hidden, 30) + 0.05 * values
    label = random.permutation(np.where(np.arange(count) < rows, "rare", "common"))
    write_numbers(path, [f"x{i}" for i in range(30)], values, label, "{:.5f}")


def predictions(path, rows):
    random = np.random.RandomState(7)
    with path.open("w") as out:
        out.write("id,truth,predicted,p\n")
        for start in range(0, rows, 1_000_000):
            size = min(1_000_000, rows - start)
            truth = random.rand(size) < 0.02
            p = 1 / (1 + np.exp(-(random.randn(size) - 4 + 5 * truth)))
            cells = zip(range(start, start + size), truth, p > 0.5, p)
            out.writelines(f"{i},{t:d},{y:d},{q:.6f}\n" for i, t, y, q in cells)


def frames(path, recordings):
    random = np.random.RandomState(5)
    with path.open("w") as out:
        out.write("track,seconds,energy,boundary\n")
        for track in range(recordings):
            times = np.cumsum(random.randint(100, 300, 10_000)) / 1000
            rows = zip(times, random.rand(10_000), random.rand(10_000) < 0.005)
            out.writelines(f"t{track:04d},{t:.3f},{energy:.4f},{y:d}\n" for t, energy, y in rows)


def accidents(path, rows):
    """Codes and numbers such as the police note of an accident; what they are depends a little on the injury."""
    random = np.random.RandomState(5)
    sizes = [42_000, 20_000, 15_000, 13_500, 10_000, 441, 50, 9]
    sizes = [max(9, size * rows // 101_000) for size in sizes]
    injury = random.permutation(np.repeat(np.arange(8), sizes))
    # How many categories each nominal column has: 357 in all.
    widths = [51, 51, 40, 31, 24, 24, 20, 17, 14, 12, 11, 9, 8, 7, 6, 6, 5, 5, 4, 3, 3, 2, 2, 2]
    columns = []
    for place, width in enumerate(widths):
        common = 1 / np.arange(1, width + 1)
        code = np.zeros(len(injury), int)
        for name in range(8):
            odds = np.roll(common, (name * (place + 1)) % width) + 2 * common
            members = injury == name
            code[members] = random.choice(width, members.sum(), p=odds / odds.sum())
        columns.append([f"c{place + 1}_{value}" for value in code])
    numbers = random.randn(len(injury), 5) + injury[:, None] * 0.2
    styles = ["{:.0f}", "{:.0f}", "{:.1f}", "{:.2f}", "{:.0f}"]
    for scale, style, values in zip([15, 4, 9, 30, 600], styles, numbers.T):
        columns.append([style.format(abs(value) * scale) for value in values])
    names = [f"code{i + 1}" for i in range(24)] + ["age", "hour", "speed", "mile", "day"]
    with path.open("w") as out:
        out.write(",".join([*names, "injury"]) + "\n")
        for row, name in zip(zip(*columns), injury):
            out.write(",".join(row) + f",{'ABCDEFGH'[name]}\n")


def parts(path, train_rows, test_rows):
    """Training rows, then test rows, of which the first are those that the training rows begin with."""
    block = min(100_000, test_rows // 20)
    with path.open("w") as out:
        out.write(",".join([f"v{i}" for i in range(8)] + ["color", "y", "part"]) + "\n")
        for start in range(0, train_rows + test_rows, block):
            is_test = start >= train_rows
            random = np.random.RandomState(start if start != train_rows else 0)
            values = np.round(random.randn(block, 8), 4).tolist()
            colors = np.array(["red", "green", "blue", "white"])[random.randint(0, 4, block)]
            for row, color, y in zip(values, colors, random.randint(0, 3, block)):
                out.write(f"{','.join(map(repr, row))},{color},{y},{'test' if is_test else 'train'}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small", action="store_true", help="a fiftieth of the rows, to try the runner")
    arguments = parser.parse_args()
    folder, part = arguments.folder, 50 if arguments.small else 1
    folder.mkdir(parents=True, exist_ok=True)
    makers = {
        "fraud.csv": lambda path: fraud(path, 284_807 // part),
        "big.csv": lambda path: big(path, folder / "fraud.csv", 8),
        "quoted.csv": lambda path: quoted(path, 500_000_000 // part),
        "audio.csv": lambda path: audio(path, 11_682 // (10 if part > 1 else 1), 173),
        "minority.csv": lambda path: two_classes(path, 300_000 // part, 30, 1 / 3, 0.5, 3),
        "border.csv": lambda path: two_classes(path, 123_852 // part, 21, 0.2, 0.4, 4),
        "frames.csv": lambda path: frames(path, 200 // part),
        "noise.csv": lambda path: many_neighbors(path, 400_000 // part, 0),
        "six.csv": lambda path: many_neighbors(path, 400_000 // part, 6),
        "predictions.csv": lambda path: predictions(path, 8_000_000 // part),
        "accidents.csv": lambda path: accidents(path, 101_000 // part),
        "parts.csv": lambda path: parts(path, 10_000_000 // part, 2_000_000 // part),
    }
    for name, make in makers.items():
        path = folder / name
        if not path.exists():
            print("making", path, flush=True)
            partial = path.with_suffix(".partial")
            make(partial)
            partial.rename(path)


if __name__ == "__main__":
    main()
