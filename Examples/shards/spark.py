#!/usr/bin/env python3
"""Balance a table that is spread over a Spark cluster, with the filters under RDD.pipe.

    spark.py DATA.csv LABEL OUTPUT-FOLDER [--partitions 8] [--master local[2]]

Rows stay where they are; what travels is a few lines of counts from every partition, the counts of all to every one, and
for SMOTE the rows of the smallest class. A record must be one line, as Spark's textFile reads it. The folder gets
counts.csv, under/ (the large classes made small), weighted/ (every row with its class weight) and synthetic.csv (new
rows of the smallest class).
"""
import argparse
import csv
import itertools
import os
import shlex
import subprocess
from pathlib import Path

from pyspark.sql import SparkSession


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("label")
    parser.add_argument("output", type=Path)
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--smote", default="", help="further options of csv-smote, as one word")
    parser.add_argument("--master", default="local[2]")
    arguments = parser.parse_args()
    arguments.output.mkdir()
    spark = SparkSession.builder.master(arguments.master).appName("csv-balance").getOrCreate()
    lines = spark.sparkContext.textFile(arguments.data, arguments.partitions)
    header = lines.first()
    # Every partition becomes a CSV file of its own.
    tables = lines.filter(lambda line: line != header).mapPartitions(
        lambda rows: itertools.chain([header], rows))

    label = f"--label {shlex.quote(arguments.label)}"

    def through(command, counts=""):
        """What a filter makes of every partition, its header first; its failure is the job's."""
        return tables.pipe(f"{command} {label}", env=dict(os.environ, COUNTS=counts), checkCode=True)

    counts = merged(through("csv-counts").glom().collect(), arguments.output)

    def decided(command):
        """The rows that a filter makes of every partition, by the counts of all, which bash gives it as a file."""
        command = f'exec {command} --counts <(printf %s "$COUNTS") "$@"'
        return through(f"bash -c {shlex.quote(command)} -", counts.read_text()).mapPartitions(
            lambda rows: itertools.islice(rows, 1, None))

    decided("csv-undersample").saveAsTextFile(str(arguments.output / "under"))
    decided("csv-weights --append weight").saveAsTextFile(str(arguments.output / "weighted"))

    # SMOTE needs the class that grows, and of the others nothing but their number.
    with counts.open(newline="") as table:
        rows = list(csv.DictReader(table))
    largest, smallest = rows[0], rows[-1]
    others = " ".join(shlex.quote(f"--target={row['value']}=0") for row in rows[:-1])
    minority = decided(f"csv-undersample {others}").collect()
    subprocess.run(
        ["csv-smote", "--label", arguments.label, "--target", f"{smallest['value']}={largest['count']}",
         "--synthetic-only", "-o", str(arguments.output / "synthetic.csv"), *shlex.split(arguments.smote)],
        input="\n".join([header, *minority, ""]).encode(), check=True)
    spark.stop()


def merged(tables, folder):
    """The counts of all partitions, added up in a file."""
    names = []
    for number, table in enumerate(tables):
        names.append(folder / f"part-{number}.counts")
        names[-1].write_text("\n".join([*table, ""]))
    counts = folder / "counts.csv"
    with counts.open("w") as out:
        subprocess.run(["csv-counts", "--merge", *map(str, names)], stdout=out, check=True)
    for name in names:
        name.unlink()
    return counts


if __name__ == "__main__":
    main()
