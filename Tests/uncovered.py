#!/usr/bin/env python3
"""Reads what `llvm-cov export` says of a library: prints the stretches that nothing ran, and the shares of lines and branches
that were run. Fails under 95 % of lines."""
import json
import sys

library = sys.argv[1]
data = json.load(sys.stdin)["data"][0]
for file in data["files"]:
    name = file["filename"].split("/Sources/")[-1]
    with open(file["filename"], encoding="utf-8") as source:
        text = source.read().splitlines()
    # A segment begins at [line, column] and goes on to the next: [line, column, count, has a count, begins a region, is a gap].
    segments = file["segments"]
    for (line, column, count, is_counted, is_beginning, is_gap), after in zip(segments, segments[1:]):
        if is_counted and is_beginning and not count and not is_gap:
            code = text[line - 1][column - 1:after[1] - 1 if after[0] == line else None].strip()
            lines = f"{line}" if after[0] == line else f"{line}-{after[0]}"
            print(f"  {name}:{lines}: {code[:90]}")
totals = data["totals"]
for what, key in [("lines", "lines"), ("branches", "regions"), ("functions", "functions")]:
    total = totals[key]
    print(f"{library}: {total['covered']} of {total['count']} {what}, {total['percent']:.2f} %")
sys.exit(totals["lines"]["percent"] < 95)
