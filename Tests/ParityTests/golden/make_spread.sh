#!/bin/bash
# Makes spread.csv: the rows and the weights that WEKA's SpreadSubsample -W leaves of each class in three tables.
#
#   apt-get install weka && ./make_spread.sh > spread.csv
#
# WEKA 3.6.14. It writes the weight of a row behind it, in braces; none where it is 1.
set -euo pipefail
data=$(cd "$(dirname "$0")/../../../Examples/data" && pwd)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
weka() { java -cp /usr/share/java/weka.jar "$@" 2> /dev/null; }

# The class alone and a number, so that no text of the table matters.
spread() { # TABLE COLUMN OPTIONS
  awk -F, -v column="$2" '{ print (NR == 1 ? "row" : NR) "," (NR == 1 ? "class" : "c" $column) }' "$data/$1.csv" > "$folder/t.csv"
  weka weka.core.converters.CSVLoader "$folder/t.csv" > "$folder/t.arff"
  weka weka.filters.supervised.instance.SpreadSubsample $3 -W -c last -i "$folder/t.arff" |
    awk -F, -v start="$1,$3" '
      /^@data/ { isData = 1; next }
      isData && NF {
        name = substr($2, 2); weight = NF > 2 ? substr($3, 2, length($3) - 2) : "1"
        rows[start "," name "," weight]++
      }
      END { for (key in rows) print key "," rows[key] }' | LC_ALL=C sort
}

echo table,options,class,weight,rows
spread yeast 10 "-M 1"
spread hepatitis 1 "-M 1"
spread abalone 1 "-X 500"
