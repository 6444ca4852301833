#!/usr/bin/env python3
"""Runs the tools on tables that nobody here wrote, and says on how many the first command is right.

    real_files.py --tools FOLDER --tables FOLDER [--only WORD]

The tables are CSV, ARFF and KEEL files with a column that can be a class. Right is what an independent reader, Python's csv module, finds
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


class Table:
    """A table as its bytes say: the lines before the rows, the rows' bytes and values, the names of the columns."""

    def __init__(self, path: Path, delimiter=None, line_1_is_data=False):
        data = path.read_bytes()
        self.is_attributes = re.match(rb"(?:\s|%[^\n]*\n)*@relation", data, re.IGNORECASE) is not None
        quote = 0x27 if self.is_attributes else 0x22
        start = 0
        if self.is_attributes:
            start = re.search(rb"(?mi)^@data[^\n]*\n", data).end()
            self.names = re.findall(r"(?mi)^@attribute\s+('(?:[^'\\]|\\.)*'|\S+)", data[:start].decode("utf-8", "replace"))
        self.records, begin, quoted, escaped = [], start, False, False
        for place in range(start, len(data)):
            byte = data[place]
            if escaped:
                escaped = False
            elif byte == 0x5C and self.is_attributes:
                escaped = True
            elif byte == quote:
                quoted = not quoted
            elif byte == 0x0A and not quoted:
                self.records.append(data[begin:place + 1])
                begin = place + 1
        if begin < len(data):
            self.records.append(data[begin:])
        self.before = data[:start]
        self.delimiter = delimiter or ("," if self.is_attributes else delimiter_of(self.records[0]))
        if not self.is_attributes and not line_1_is_data:
            self.before = self.records.pop(0)
            self.names = self.values(self.before)
        self.rows = [self.values(record) for record in self.records]
        if line_1_is_data:
            self.names = [str(number + 1) for number in range(len(self.rows[0]))]

    def values(self, record: bytes):
        text = io.StringIO(record.decode("utf-8", "surrogateescape"), newline="")
        if self.is_attributes:
            found = next(csv.reader(text, quotechar="'", escapechar="\\", doublequote=False, skipinitialspace=True), [])
            return [value.strip() for value in found]
        return next(csv.reader(text, delimiter=self.delimiter), [])


def delimiter_of(header: bytes):
    text = header.decode("utf-8", "replace")
    return max(",\t;|", key=lambda c: (text.count(c), c == ","))


def class_column(table):
    """The column that somebody would take for the class: by its name, else the last that looks like one; in ARFF and KEEL the one
    that is declared, else the last, as long as it has classes."""
    if table.is_attributes:
        named = re.search(r"(?mi)^@outputs?\s+(\S+)", table.before.decode("utf-8", "replace"))
        column = table.names.index(named[1]) if named else len(table.names) - 1
        classes = collections.Counter(row[column] for row in table.rows)
        return column if 2 <= len(classes) <= 30 and min(classes.values()) >= 2 and not GAPS & set(classes) else None
    fit = []
    for column, name in enumerate(table.names):
        values = collections.Counter(row[column] for row in table.rows)
        present = {value: count for value, count in values.items() if value not in GAPS}
        if 2 <= len(present) <= 30 and min(present.values()) >= 2 and len(present) == len(values):
            fit.append((name.lower() not in NAMES, -column, column))
    return min(fit)[2] if fit else None


def label_option(table, column: int):
    """What is typed to name the class: nothing where the file says it."""
    return "" if table.is_attributes and class_column(table) == column else f"-l {column + 1}"


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


def check(path: Path, column: int, tools, split="", smote=""):
    """Runs the first commands on a table, with what was pasted behind each; raises Wrong with the reason."""
    with tempfile.TemporaryDirectory() as folder:
        test, train, out = (Path(folder, f"{name}{path.suffix}") for name in ("test", "train", "out"))
        label = label_option(Table(path), column)
        status, _, messages = run(
            f"csv-split {label} --test {test} {split} {path} -o {train} && csv-smote {label} {smote} {train} -o {out}", tools)
        if status != 0:
            raise Wrong(messages.strip(), messages)
        is_data = READ_AS_DATA in messages
        table = Table(path, line_1_is_data=is_data)
        kept, held, made = (Table(part, table.delimiter, is_data) for part in (train, test, out))
        last = table.records[-1]
        ended = table.records[:-1] + [last if last.endswith(b"\n") else last + (b"\r\n" if table.records[0].endswith(b"\r\n") else b"\n")]
        if collections.Counter(kept.records + held.records) != collections.Counter(ended):
            raise Wrong("rows are lost or changed", messages)
        if not kept.before == held.before == made.before == table.before:
            raise Wrong("the lines before the rows are changed", messages)
        if made.records[:len(kept.records)] != kept.records:
            raise Wrong("kept rows are changed", messages)
        counts = collections.Counter(row[column] for row in made.rows)
        if len(set(counts.values())) != 1:
            raise Wrong(f"counts differ: {dict(counts)}", messages)
        for index in range(len(table.names)):
            old = [row[index] for row in table.rows if row[index] not in GAPS]
            new = [row[index] for row in made.rows[len(kept.rows):] if row[index] not in GAPS]
            if old and whole(old) and not whole(new):
                raise Wrong(f"column {index + 1} was whole", messages)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", required=True)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    outcomes = collections.Counter()
    for path in sorted(arguments.tables.iterdir()):
        if arguments.only not in path.name:
            continue
        table = Table(path)
        if len(table.rows) < 19 or len({len(row) for row in table.rows + [table.names]}) > 1 or len(table.names) < 3:
            continue
        column = class_column(table)
        status, output, messages = run(f"csv-counts {label_option(table, column or 0)} {path}", arguments.tools)
        counted = {row[1]: int(row[2]) for row in csv.reader(io.StringIO(output.decode("utf-8", "replace"))) if row[2:3] and row[2].isdigit()}
        seen = Table(path, line_1_is_data=True) if READ_AS_DATA in messages else table
        # In ARFF and KEEL a gap is a question mark; csv-counts writes CSV, where it is nothing.
        gap = "?" if seen.is_attributes else ""
        expected = collections.Counter("" if row[column or 0] == gap else row[column or 0] for row in seen.rows)
        outcomes["counted"] += 1
        if status == 0 and counted == dict(expected):
            outcomes["counted right"] += 1
        else:
            print(f"{path.name}: csv-counts: {messages.strip() or 'other counts'}")
        if column is None:
            continue
        outcomes["tables"] += 1
        try:
            check(path, column, arguments.tools)
            outcomes["right at once"] += 1
            outcomes["right after a remedy"] += 1
        except Wrong as wrong:
            reason, said = wrong.args
            print(f"{path.name}: {reason}")
            pasted = remedy(said)
            if pasted is None:
                continue
            speaker = "smote" if "csv-smote:" in said else "split"
            try:
                check(path, column, arguments.tools, **{speaker: pasted})
                outcomes["right after a remedy"] += 1
            except Wrong as again:
                print(f"{path.name}: after {pasted}: {again.args[0]}")
        except subprocess.TimeoutExpired:
            print(f"{path.name}: not done after 300 s")
    for name, all_of in (("counted right", "counted"), ("right at once", "tables"), ("right after a remedy", "tables")):
        share = 100 * outcomes[name] / max(1, outcomes[all_of])
        print(f"{name}: {outcomes[name]} of {outcomes[all_of]}, {share:.1f} %")


if __name__ == "__main__":
    main()
