#!/usr/bin/env python3
"""Runs the tools on tables that nobody here wrote, and says on how many the first command is right.

    real_files.py --tools FOLDER --tables FOLDER [--only WORD]

The tables are CSV files with a column that can be a class. Right is what an independent reader, Python's csv module, finds
right: csv-split's parts have all records, csv-smote's output begins with the records that came in, byte for byte, every class
has as many rows as the largest, whole numbers stay whole. Where a command refuses, the first remedy that its message names is
pasted behind it, in a shell, once. A table whose first line the tools take for data, which they say, is taken for such here.
"""
import argparse
import collections
import csv
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

csv.field_size_limit(1 << 30)
GAPS = {"", "NA", "N/A", "n/a", "na", "NaN", "nan", "Null", "NULL", "null", "None", "none", "nil", "?", ".", "-", "--"}
READ_AS_DATA = "line 1 is data"
NAMES = ["class", "target", "label", "y", "outcome", "species", "type", "diagnosis"]


def records(data: bytes, delimiter: str):
    """The records of a text, each with its line end, by quotes alone."""
    found, start, quoted = [], 0, False
    for place, byte in enumerate(data):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x0A and not quoted:
            found.append(data[start:place + 1])
            start = place + 1
    if start < len(data):
        found.append(data[start:])
    return found


def fields(record: bytes, delimiter: str):
    return next(csv.reader(io.StringIO(record.decode("utf-8", "surrogateescape"), newline=""), delimiter=delimiter), [])


def delimiter_of(header: bytes):
    text = header.decode("utf-8", "replace")
    return max(",\t;|", key=lambda c: (text.count(c), c == ","))


def class_column(rows):
    """The column that somebody would take for the class: by its name, else the last that looks like one."""
    header, body = rows[0], rows[1:]
    fit = []
    for column, name in enumerate(header):
        values = collections.Counter(row[column] for row in body)
        present = {value: count for value, count in values.items() if value not in GAPS}
        if 2 <= len(present) <= 30 and min(present.values()) >= 2 and len(present) == len(values):
            fit.append((name.lower() not in NAMES, -column, column))
    return min(fit)[2] if fit else None


def run(command, tools):
    done = subprocess.run(
        ["bash", "-c", "set -o pipefail; " + command], capture_output=True, timeout=300,
        env={"PATH": f"{tools}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def remedy(messages):
    """The options that a message says to use, as typed."""
    lines = [line for line in messages.splitlines() if line.startswith("use ")]
    if not lines:
        return None
    text = re.split(r", or |, (?=-)| or (?=-)| \(", lines[-1][4:])[0]
    return text if text.startswith("-") else None


def whole(values):
    return all(re.fullmatch(r"[+-]?\d+", value) for value in values)


class Wrong(Exception):
    pass


def check(table: Path, tools, split="", smote=""):
    """Runs the first commands on a table, with what was pasted behind each; raises Wrong with the reason."""
    data = table.read_bytes()
    raw = records(data, ",")
    delimiter = delimiter_of(raw[0])
    rows = [fields(record, delimiter) for record in raw]
    column = class_column(rows)
    with tempfile.TemporaryDirectory() as folder:
        test, train, out = (f"{folder}/{name}.csv" for name in ("test", "train", "out"))
        name = column + 1
        status, _, messages = run(
            f"csv-split -l {name} --test {test} {split} {table} -o {train} && csv-smote -l {name} {smote} {train} -o {out}", tools)
        if status != 0:
            raise Wrong(messages.strip(), messages)
        if READ_AS_DATA in messages:
            raw, rows = [b"\n"] + raw, [rows[0]] + rows
        kept, held = (records(Path(part).read_bytes(), delimiter) for part in (train, test))
        if READ_AS_DATA in messages:
            kept, held = [b"\n"] + kept, [b"\n"] + held
        ended = raw[:-1] + [raw[-1] if raw[-1].endswith(b"\n") else raw[-1] + raw[0][len(raw[0].rstrip(b"\r\n")):]]
        if collections.Counter(kept[1:] + held[1:]) != collections.Counter(ended[1:]):
            raise Wrong("rows are lost or changed", messages)
        made = records(Path(out).read_bytes(), delimiter)
        if READ_AS_DATA in messages:
            made = [b"\n"] + made
        if made[:len(kept)] != kept:
            raise Wrong("kept rows are changed", messages)
        counts = collections.Counter(fields(record, delimiter)[column] for record in made[1:])
        if len(set(counts.values())) != 1:
            raise Wrong(f"counts differ: {dict(counts)}", messages)
        for index in range(len(rows[0])):
            old = [row[index] for row in rows[1:] if row[index] not in GAPS]
            new = [v for v in (fields(r, delimiter)[index] for r in made[len(kept):]) if v not in GAPS]
            if old and whole(old) and not whole(new):
                raise Wrong(f"column {index + 1} was whole", messages)
        return messages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", required=True)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    outcomes = collections.Counter()
    for table in sorted(arguments.tables.glob("*.csv")):
        if arguments.only not in table.name:
            continue
        raw = records(table.read_bytes(), ",")
        rows = [fields(record, delimiter_of(raw[0])) for record in raw]
        if len(rows) < 20 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 3:
            continue
        column = class_column(rows)
        status, output, messages = run(f"csv-counts -l {(column or 0) + 1} {table}", arguments.tools)
        counted = {row[1]: int(row[2]) for row in csv.reader(io.StringIO(output.decode("utf-8", "replace"))) if row[2:3] and row[2].isdigit()}
        body = rows if READ_AS_DATA in messages else rows[1:]
        expected = collections.Counter(row[column or 0] for row in body)
        outcomes["counted"] += 1
        if status == 0 and counted == dict(expected):
            outcomes["counted right"] += 1
        else:
            print(f"{table.name}: csv-counts: {messages.strip() or 'other counts'}")
        if column is None:
            continue
        outcomes["tables"] += 1
        try:
            check(table, arguments.tools)
            outcomes["right at once"] += 1
            outcomes["right after a remedy"] += 1
        except Wrong as wrong:
            reason, said = wrong.args
            print(f"{table.name}: {reason}")
            pasted = remedy(said)
            if pasted is None:
                continue
            speaker = "smote" if "csv-smote:" in said else "split"
            try:
                check(table, arguments.tools, **{speaker: pasted})
                outcomes["right after a remedy"] += 1
            except Wrong as again:
                print(f"{table.name}: after {pasted}: {again.args[0]}")
        except subprocess.TimeoutExpired:
            print(f"{table.name}: not done after 300 s")
    for name, all_of in (("counted right", "counted"), ("right at once", "tables"), ("right after a remedy", "tables")):
        share = 100 * outcomes[name] / max(1, outcomes[all_of])
        print(f"{name}: {outcomes[name]} of {outcomes[all_of]}, {share:.1f} %")


if __name__ == "__main__":
    main()
