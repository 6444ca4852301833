#!/usr/bin/env python3
"""Write a CSV file as Spark writes one, in some parts: as it does by itself, and as RFC 4180 has it.

    written.py DATA.csv OUTPUT-FOLDER

The folder gets rfc/, with the options that make the parts CSV as everybody else reads it, and default/, in which Spark puts a
backslash before a quotation mark and trims blanks at the ends of a field.
"""
import sys

from pyspark.sql import SparkSession

RFC_4180 = {
    "header": True, "escape": '"', "ignoreLeadingWhiteSpace": False, "ignoreTrailingWhiteSpace": False, "emptyValue": "",
}


def main():
    data, folder = sys.argv[1:]
    spark = SparkSession.builder.master("local[2]").appName("csv-balance").getOrCreate()
    table = spark.read.options(multiLine=True, **RFC_4180).csv(data).repartition(4)
    table.write.options(**RFC_4180).csv(f"{folder}/rfc")
    table.write.options(header=True).csv(f"{folder}/default")
    spark.stop()


if __name__ == "__main__":
    main()
