"""Writes a table that has the shape of a set of audio features, as people bring them: 11,682 rows in 16 classes from
1096 rows down to 96, an index column, the path of a recording, and 173 numbers.

    python3 Tests/Fixtures/audio_features.py [NUMBERS [ROWS_DIVIDED_BY]] > audio.csv
"""
import random
import sys

number_count = int(sys.argv[1]) if len(sys.argv) > 1 else 173
divisor = int(sys.argv[2]) if len(sys.argv) > 2 else 1
# A sum of 11,682.
sizes = [1096, 1050, 1010, 980, 950, 900, 860, 820, 790, 750, 700, 650, 560, 320, 150, 96]
assert sum(sizes) == 11682

rng = random.Random(173)
centres = [[rng.gauss(0, 1) for _ in range(number_count)] for _ in sizes]
rows = [label for label, size in enumerate(sizes) for _ in range(size // divisor)]
rng.shuffle(rows)
names = ["MFCC", "CHROMA", "MEL", "CONTRAST", "TONNETZ"]
print("", "path", *(f"{names[i * 5 // number_count]}{i}" for i in range(number_count)), "species", sep=",")
for row, label in enumerate(rows):
    numbers = (f"{rng.gauss(centre, 2):.{4 + i % 3}f}" for i, centre in enumerate(centres[label]))
    print(row, f'"train/{label:02d}, take {row % 7}/{row:05d}.ogg"', *numbers, f"species-{label:02d}", sep=",")
