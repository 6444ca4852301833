#!/usr/bin/env python3
"""Runs some two hundred command lines on the tables of Examples/data, and compares what they print with digests that were made
on one kind of processor: the same bytes and options give the same output on any machine.

    Tests/Digests/digests.py FOLDER-OF-TOOLS [--through COMMAND] [--write] [--show]

--through runs each tool by a command, such as `qemu-x86_64 -cpu Nehalem`, which shows it a processor without AVX: then the tools have
to be static. --write makes the digests anew, also those of lines with another word in their place; --show prints the first lines that
differ from those of the tools by themselves.
"""
import argparse
import concurrent.futures
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "Examples" / "data"
# The tables that the command lines share besides those of Examples/data.
PREPARATION = """
csv-split -q -l age --test fresh.csv --validation checked.csv --validation-size 0.2 -o known.csv abalone.csv
for part in fresh checked; do
  csv-knn -q --train known.csv -l age --exclude sex -k 15 --probability $part.csv |
    awk -F, -v OFS=, 'NR == 1 { print $0, "guess"; next } { print $0, ($9 > 10 ? "old" : "adult") }' > $part.out
done
mv fresh.out predicted.csv
mv checked.out validation.csv
awk -F, -v OFS=, 'NR == 1 { print $2, $3, $5, "old,large,male,thin"; next }
  { print $2, $3, $5, ($9 > 12) + 0, ($5 > 1.2) + 0, ($1 == "M") + 0, ($4 < 0.09) + 0 }' abalone.csv > labels.csv
"""


def bash(line, folder, path):
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder, capture_output=True, timeout=600,
                          env={"PATH": f"{path}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "80"})


def prepared(folder, path):
    for table in DATA.iterdir():
        os.symlink(table, Path(folder, table.name))
    done = bash("set -e\n" + PREPARATION, folder, path)
    if done.returncode != 0:
        sys.exit(done.stderr.decode())


def output(line, tables, path):
    """What a command line prints, and its exit status; every one runs in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for table in Path(tables).iterdir():
            os.symlink(table.resolve(), Path(folder, table.name))
        done = bash(line, folder, path)
        return done.stdout, done.returncode, done.stderr.decode("utf-8", "replace")


def wrapped(tools, command, folder):
    """A folder in which each tool is run by a command."""
    for tool in Path(tools).resolve().glob("csv-*"):
        script = Path(folder, tool.name)
        if tool.suffix or not os.access(tool, os.X_OK) or tool.is_dir():
            continue
        script.write_text(f"#!/bin/sh\nexec {command} -0 {tool.name} {tool} \"$@\" 2>&2\n")
        script.chmod(0o755)
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tools")
    parser.add_argument("--through")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    known = dict(line.split("  ", 1)[::-1] for line in (HERE / "digests.txt").read_text().splitlines())
    lines = list(known)
    bare = str(Path(options.tools).resolve())
    with tempfile.TemporaryDirectory() as tables, tempfile.TemporaryDirectory() as links:
        path = wrapped(options.tools, options.through, links) if options.through else bare
        prepared(tables, bare)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda line: output(line, tables, path), lines))
        wrong = 0
        written = []
        for line, (data, status, messages) in zip(lines, found):
            digest = hashlib.sha256(data).hexdigest()[:16]
            written.append(f"{digest}  {line}\n")
            if status != 0 or not data:
                wrong += 1
                print(f"{line}: exit status {status}, {len(data)} bytes: {messages}")
            elif not options.write and known.get(line) != digest:
                wrong += 1
                print(f"{line}: {digest}, and not {known.get(line)}")
                if options.show:
                    mine = output(line, tables, bare)[0]
                    for a, b in zip(mine.split(b"\n"), data.split(b"\n")):
                        if a != b:
                            print(f"  {a[:300]!r}\n  {b[:300]!r}")
                            break
    if options.write and not wrong:
        (HERE / "digests.txt").write_text("".join(written))
    print(f"{len(lines)} command lines, {wrong} wrong")
    sys.exit(wrong > 0)


main()
