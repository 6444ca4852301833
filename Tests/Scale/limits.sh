#!/bin/bash
# Sends the tools what is larger than anything they meet: rows and fields of a gigabyte, very wide rows, a million classes,
# gzip bombs, more rows than 32 bits count.
#
#     Tests/Scale/limits.sh FOLDER-OF-TOOLS [quick]
#
# Needs GNU time, some 8 GiB of memory, and a quarter of an hour; `quick` leaves out what takes more than a minute.
set -uo pipefail
tools=$(cd "$1" && pwd)
quick=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
PATH="$tools:$PATH"
failures=0

check() { # WHAT EXPECTED FOUND
  if [ "$2" = "$3" ]; then
    echo "holds: $1"
  else
    echo "FAILS: $1: expected ${2:0:300}, found ${3:0:300}"
    failures=$((failures + 1))
  fi
}

# The language's own libraries name the folder where they were built; ours name none.
check "the tools carry no path of this machine" "" \
  "$(cat "$tools"/csv-* | grep -aoE "(/home|/root|/Users|$OLDPWD)/[[:alnum:]._/-]+" | grep -v ^/home/build-user | sort -u)"

xs() { head -c "$1" /dev/zero | tr '\0' x; }

gib=$((1 << 30))
for form in bare quoted; do
  # Two rows of a gigabyte beside two short ones; the long ones are what is copied.
  row() { # BYTES LABEL
    [ $form = quoted ] && printf '"a,""b\n' || true
    xs "$1"
    [ $form = quoted ] && printf '"' || true
    printf ',%s\n' "$2"
  }
  { printf 'text,y\n'; row $gib z; printf '1,x\n2,x\n'; } > long.csv
  check "a field of 1 GiB, $form, is copied" \
    "$({ cat long.csv; row $gib z; } | cksum)" "$(csv-oversample long.csv | cksum)"
  check "the same from a pipe" "$({ cat long.csv; row $gib z; } | cksum)" "$(cat long.csv | csv-oversample | cksum)"
  rm long.csv
done

check "a row of more than 2 GiB is refused with its line" \
  "csv-counts: standard input:3: a record is longer than 2 GiB
is a quote opened there and never closed?" \
  "$({ printf 'a,y\n1,x\n"'; xs $((gib * 2 + 5)); printf '",x\n'; } | csv-counts 2>&1)"

check "a row of almost 2 GiB is read" "y,x,1" \
  "$({ printf 'a,y\n'; xs $((gib * 2 - 4)); printf ',x\n'; } | csv-counts | tail -1 | cut -d, -f1-3)"

{ seq -s, 100000; for label in x x z; do seq -s, 99999 | tr '\n' ','; echo $label; done; } > wide.csv
check "100,000 columns" "$({ cat wide.csv; tail -1 wide.csv; } | cksum)" "$(csv-oversample wide.csv | cksum)"
check "100,000 columns of numbers, with two rows made" "7" \
  "$({ cat wide.csv; tail -1 wide.csv; } | csv-smote -k 1 --target z=4 | wc -l | tr -d ' ')"

seq 1000000 | awk 'BEGIN { print "a,y" } { print $1 ",c" $1; if ($1 == 1) print "0,c1" }' > classes.csv
check "a million classes are counted" "1000001" "$(csv-counts classes.csv | wc -l | tr -d ' ')"
check "a million classes are balanced" "2000001" "$(csv-oversample -l y classes.csv | wc -l | tr -d ' ')"
check "a million classes are cut" "1000001" "$(csv-undersample -l y classes.csv | wc -l | tr -d ' ')"
check "a million classes have weights" "1000001" "$(csv-weights -l y classes.csv | wc -l | tr -d ' ')"

label=$(xs 100000)
{ printf 'a,y\n1,'; for _ in 1 2 3 4 5 6 7 8 9 10; do printf %s "$label"; done; printf '\n2,x\n3,x\n'; } > label.csv
check "a label of a megabyte" "$({ cat label.csv; sed -n 2p label.csv; } | cksum)" "$(csv-oversample label.csv | cksum)"
check "a message about it is cut" "1" \
  "$(csv-smote label.csv 2>&1 | head -1 | awk '{ print length($0) < 9000 }')"

# Ten gigabytes of one row again and again are ten megabytes as gzip; of zero bytes, a field too long.
bomb() { printf 'a,y\n'; for _ in $(seq "$1"); do cat block; done; }
yes '1,x' | head -c $((1 << 24)) > block
[ "$quick" ] && size=16 || size=640
bomb $size | gzip -1 > bomb.csv.gz
command time -o peak -f %M csv-counts bomb.csv.gz > counted
check "a gzip bomb of $((size / 64)) GiB is counted" "$((size * (1 << 22)))" "$(tail -1 counted | cut -d, -f3)"
check "in less than 32 MiB" "1" "$(($(cat peak) < 32768))"
rm bomb.csv.gz

if [ -z "$quick" ]; then
  # 2^32 rows are more than can be numbered; those that only count go on.
  rows=$(((1 << 32) + 5))
  many() { printf 'y\n'; yes x | head -c $((rows * 2)); }
  check "2^32 + 5 rows are counted" "y,x,$rows" "$(many | csv-counts | tail -1 | cut -d, -f1-3)"
fi

echo "$failures failures"
exit $((failures > 0))
