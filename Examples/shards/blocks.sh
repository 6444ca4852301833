#!/bin/sh
# Balance one large table in blocks of some megabytes, with GNU parallel, which cuts it between records: --csv knows that a line
# feed in quotes ends none. (--pipepart does not, and -a FILE alone gives it lines.)
#
#     blocks.sh LABEL DATA.csv [BLOCK]
#
# The rows go to standard output in their order; counts.csv has the classes of the table.
set -eu
LABEL=$1
export LABEL
data=$2
block=${3:-10M}

csv-counts --label "$LABEL" "$data" > counts.csv
# Every block gets the header line and gives it back; the first one's stays.
parallel --csv --header : --pipe --keep-order --block "$block" --env LABEL \
  'csv-undersample --counts counts.csv --label "$LABEL" | if [ {#} = 1 ]; then cat; else tail -n +2; fi' < "$data"
