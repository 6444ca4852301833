#!/bin/sh
# Balance a table that lies in shards, with GNU parallel: on all processors, or with --sshlogin on many machines.
#
#     parallel.sh LABEL SHARD.csv...
#
# Every shard becomes SHARD.under.csv; counts.csv has the classes of all shards together.
set -eu
label=$1
shift

parallel "csv-counts --label '$label' {} > {.}.counts" ::: "$@"
for shard; do set -- "$@" "${shard%.csv}.counts"; shift; done
csv-counts --merge "$@" > counts.csv

for counts; do set -- "$@" "${counts%.counts}.csv"; shift; done
parallel "csv-undersample --counts counts.csv --label '$label' {} -o {.}.under.csv" ::: "$@"
