#!/bin/bash
# What helps when a class is rare: balancing, calibrating, or another threshold?
#
#   ./compare.sh [knn|lightgbm] [FOLDER]
#
# Prints a table for yeast.csv and one for a table of payments with rare frauds. LightGBM is installed from PyPI into a virtual
# environment in FOLDER, where all files go; by default a new folder that is removed at the end. README.md says what the tables show.
set -euo pipefail

model=${1:-knn}
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-}
if [ -z "$out" ]; then out=$(mktemp -d); trap 'rm -r "$out"' EXIT; fi
mkdir -p "$out"

# Both models predict the rows of a file and append their probabilities. Weights are in a column for csv-knn, and for LightGBM in
# a file beside the training rows.
if [ "$model" = lightgbm ]; then
  [ -d "$out/venv" ] || { python3 -m venv "$out/venv"; "$out/venv/bin/pip" install -q lightgbm==4.7.0; }
  predict() { "$out/venv/bin/python" "$here/../cross-validation/lightgbm_predict.py" -l "$label" --exclude "$exclude,weight" "$@"; }
else
  predict() {
    csv-knn -q -l "$label" --exclude "$exclude" -k 25 --scale standard --probability \
      $(if [ "$method" = weights ]; then echo --row-weights weight; fi) "$@"
  }
fi

# The rare class ME2 of yeast.csv against all others.
yeast() {
  awk -F, -v OFS=, 'NR > 1 && $NF != "ME2" { $NF = "other" } 1' "$here/../data/yeast.csv"
}

# 6,000 payments. Fraud is likelier with a high amount, a far place, at night, from a new account and after failed attempts;
# chance decides.
fraud() {
  awk 'BEGIN {
    print "payment,amount,distance,hour,age,attempts,fraud"; seed = 11
    for (row = 1; row <= 6000; row++) {
      size = bell(); place = bell(); hour = int(24 * draw()); age = int(1000 * draw()); attempts = int(-1.2 * log(draw()))
      odds = exp(-7 + 1.4 * size + place + 2 * (hour < 5) + 2 * (age < 60) + attempts)
      printf "%d,%.2f,%.1f,%d,%d,%d,%s\n", row, exp(3 + 1.2 * size), exp(1 + 1.5 * place), hour, age, attempts, \
        draw() < odds / (1 + odds) ? "yes" : "no"
    }
  }
  function draw() { seed = seed * 16807 % 2147483647; return seed / 2147483647 }
  function bell(i, sum) { sum = 0; for (i = 0; i < 12; i++) sum += draw(); return sum - 6 }'
}

# What a method makes of the training rows; it sees no others.
balance() {
  case $method in
    nothing) cat train.csv ;;
    SMOTE) csv-smote -q -l "$label" --exclude "$exclude" train.csv ;;
    weights)
      csv-weights -q -l "$label" --per-row train.csv > balanced.csv.weight
      csv-weights -q -l "$label" --append weight train.csv ;;
  esac
}

# Predicts each third of the rows by a model that has seen half of them. Calibration and threshold are learned from the sixth that is
# left: neither the model nor the test has to do with it.
predict_all() {
  local fold columns=(-l "$label" --positive "$positive" --probability)
  for fold in 1 2 3; do
    csv-split -q -l "$label" --folds 3 --fold $fold --test test.csv all.csv |
      csv-split -q -l "$label" --test-size 0.25 --test validation.csv > train.csv
    rm -f balanced.csv.weight
    balance > balanced.csv
    predict --train balanced.csv validation.csv > validation.raw
    predict --train balanced.csv test.csv > test.raw
    for part in validation test; do
      csv-calibrate -q --fit validation.raw "${columns[@]}" "probability_$positive" --method sigmoid $part.raw > $part.calibrated
    done
    csv-threshold -q --fit validation.calibrated "${columns[@]}" calibrated --maximize f1 test.calibrated > test.f1
    csv-threshold -q --positive "$positive" --probability calibrated --cost-matrix costs.csv test.calibrated > test.cheapest
    for what in f1 cheapest; do awk -v fold=$fold 'fold == 1 || FNR > 1' test.$what >> "$method.$what"; done
  done
}

# One line of the table: scores of all rows, with intervals where there is room.
score() {
  local name=$1; shift
  csv-score -q -l "$label" --positive "$positive" --cost-matrix costs.csv --ci 0.95 "$@" |
    awk -F, -v name="$name" -v class="$positive" '
      $2 == "" || $2 == class { value[$1] = $3; low[$1] = $4; high[$1] = $5 }
      function shown(score) { return sprintf("%.2f (%.2f to %.2f)", value[score], low[score], high[score]) }
      END {
        printf "%-25s %-20s %-20s %.3f  %.3f\n", name, shown("f1"), shown("cost"), value["brier"], value["ece"] }'
}

compare() {
  "$1" > "$out/$1.csv"
  local folder=$out/$model-$1
  rm -rf "$folder"; mkdir "$folder"; cd "$folder"; cp "../$1.csv" all.csv
  printf 'true,predicted,cost\n%s,%s,%s\n%s,%s,1\n' "$positive" "$negative" "$miss" "$negative" "$positive" > costs.csv
  printf '%-25s %-20s %-20s %-6s %s\n' "$1" F1 'cost of a row' Brier ECE
  for method in nothing SMOTE weights; do
    predict_all
    score $method --probability "probability_$positive" --threshold 0.5 $method.f1
    score '  calibrated' --probability calibrated --threshold 0.5 $method.f1
    score '  threshold of best F1' --probability calibrated $method.f1
    score '  threshold by costs' --probability calibrated $method.cheapest
  done
  cd - > /dev/null
}

label=site positive=ME2 negative=other exclude=sequence miss=20
compare yeast
echo
label=fraud positive=yes negative=no exclude=payment miss=30
compare fraud
