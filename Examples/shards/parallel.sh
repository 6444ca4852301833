#!/bin/sh
# Balance a table that lies in shards, with GNU parallel: on all processors, or with --sshlogin on many machines.
#
#     parallel.sh LABEL SHARD.csv[.gz]...
#
# Every shard becomes SHARD.under.csv; counts.csv has the classes of all shards together.
set -eu
# A name with an apostrophe or a blank in it is safe in a variable; --env takes it along to other machines.
LABEL=$1
export LABEL
shift
stem='{= s/\.gz$//; s/\.csv$// =}'

parallel --env LABEL "csv-counts --label \"\$LABEL\" {} > $stem.counts" ::: "$@"
parallel -k echo "$stem.counts" ::: "$@" | tr '\n' '\0' | xargs -0 csv-counts --merge > counts.csv
parallel --env LABEL "csv-undersample --counts counts.csv --label \"\$LABEL\" {} -o $stem.under.csv" ::: "$@"
