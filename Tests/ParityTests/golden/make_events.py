"""Makes events/: what mir_eval says of ten random tables of events in time.

    pip install mir_eval==0.8.2 && python make_events.py

For each table: the table itself (.csv), with a row for each moment at which there is an event, or one is predicted, of up to
three recordings; and what is said of it (.json): for tolerances of onsets and of boundaries how many events match in all
recordings, and precision, recall and F of the first recording alone. No two times differ by exactly a tolerance: there
mir_eval goes by the last bit of a difference of doubles.
"""

import csv
import json
import os

import mir_eval
import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "events")
TOLERANCES = [0.05, 0.5, 3]


def moments(random, count):
    """Times in units of 0.0001 s, in order, each once."""
    return np.sort(random.choice(600_000, size=count, replace=False))


def recording(random):
    """Events, and predictions of which most are near one."""
    events = moments(random, random.integers(1, 60))
    near = events + random.normal(0, random.choice([300, 3000]), len(events)).astype(int)
    guesses = np.concatenate([near[random.random(len(near)) < 0.8], moments(random, random.integers(1, 15))])
    return events, np.unique(np.clip(guesses, 0, 600_000))


def is_exact(events, guesses):
    """Whether two times differ by exactly a tolerance."""
    differences = np.abs(events[:, None] - guesses[None, :])
    return any((differences == round(tolerance * 10_000)).any() for tolerance in TOLERANCES)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    random = np.random.default_rng(15)
    for table in range(10):
        recordings = []
        while len(recordings) < 1 + table % 3:
            found = recording(random)
            if not is_exact(*found):
                recordings.append(found)
        with open(f"{FOLDER}/random-{table}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["track", "s", "event", "predicted"])
            for track, (events, guesses) in enumerate(recordings):
                for time in np.union1d(events, guesses):
                    writer.writerow([f"t{track}", f"{time / 10_000:.4f}", int(time in events), int(time in guesses)])
        said = []
        for tolerance in TOLERANCES:
            pairs = [(events / 10_000, guesses / 10_000) for events, guesses in recordings]
            matched = sum(len(mir_eval.util.match_events(*pair, tolerance)) for pair in pairs)
            f, precision, recall = mir_eval.onset.f_measure(*pairs[0], window=tolerance)
            said.append({"tolerance": tolerance, "matched": matched, "first": [precision, recall, f]})
        with open(f"{FOLDER}/random-{table}.json", "w") as file:
            json.dump(said, file, indent=1)
            file.write("\n")


main()
