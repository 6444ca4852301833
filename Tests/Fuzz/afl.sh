#!/bin/bash
# Runs AFL++ on whole tools, built with its coverage and the address sanitizer: CSV, ARFF and KEEL files, and gzip, on
# standard input.
#
#     Tests/Fuzz/afl.sh [MINUTES-A-TOOL, 5 by default [TOOL…]]
#
# A crash is kept in Tests/Fuzz/afl/TOOL/default/crashes, what takes ten seconds in …/hangs; the script fails where there is
# one. AFL++ of Debian will do: of it only afl-fuzz and the runtime are used, since Swift has its own compiler.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
minutes=${1:-5}
shift
out=Tests/Fuzz/afl
fitted="--label -1 --positive x --probability 3"
declare -A commands=(
  [csv-counts]="--by 1" [csv-split]="--part test" [csv-oversample]="" [csv-undersample]="--method enn --exclude text,p"
  [csv-smote]="--copy text,p -k 2 --lone copy" [csv-weights]="--append w" [csv-score]="--truth -1 --predicted -2"
  [csv-augment]="--text text --vectors $out/vectors --short" [csv-smear]="--positive x --within 2"
  [csv-knn]="--train $out/seeds/plain --exclude text,p" [csv-leaks]="$out/seeds/plain - --exclude text,p --near 1"
  [csv-encode]="--categorical -2 --save /dev/null" [csv-calibrate]="--fit - $fitted $out/seeds/plain"
  [csv-threshold]="--fit - $fitted --maximize f1 --draws 5 $out/seeds/plain"
)
runtime=${AFL_RUNTIME:-/usr/lib/afl/afl-compiler-rt.o}
build=.build/afl
${SWIFT:-swift} build --quiet --scratch-path $build -c release --sanitize address --product csv-balance \
  -Xswiftc -sanitize-coverage=edge,trace-pc-guard -Xlinker "$runtime" || exit 1
all=$($build/release/csv-balance ---tools) || exit 1
for tool in $all; do ln -sf csv-balance "$build/release/$tool"; done
# shellcheck disable=SC2206
[ $# -gt 0 ] && tools=("$@") || tools=($all)

mkdir -p $out/seeds
printf '%s\n' a,b,q,text,p,y '1,2.5,0.9,"good, bad",x,x' '2,1,0.2,"say ""hi""",z,z' 3,4,1,c,x,x 4,1e3,0,d,z,z 5,7,.5,e,x,x \
  6,0,8e-1,f,x,x > $out/seeds/plain
sed 's/,1,/,,/' $out/seeds/plain > $out/seeds/empty
tr ',' ';' < $out/seeds/plain > $out/seeds/semicolons
sed 's/$/\r/' $out/seeds/plain > $out/seeds/windows
gzip -nc $out/seeds/plain > $out/seeds/gzip
printf '%s\n' '% of Weka' "@relation 'r'" '@attribute a numeric' '@attribute b real' '@attribute q numeric' \
  '@attribute text string' "@attribute 'p' {x, z}" '@attribute y {x,z}' @data "1, 2.5, 0.9, 'good, bad', x, x" \
  "2,?,0.2,'say \'hi\'',z,z" '% between' 3,4,1,c,x,x 4,1e3,0,d,z,z 5,7,.5,e,x,x '6,0,8e-1,"f",?,x' > $out/seeds/arff
printf '%s\n' '@relation k' '@attribute a integer [1, 6]' '@attribute b real [0.0, 1000.0]' '@attribute q real [0, 1]' \
  '@attribute text {c, d, e, f}' '@attribute p {x, z}' '@attribute y {x, z}' '@inputs a, b, q, text, p' '@outputs y' \
  @data '1, 2.5, 0.9, c, x, x' '2, <null>, 0.2, d, z, z' '3, 4, 1, c, x, x' '4, 1e3, 0, d, z, z' '5, 7, .5, e, x, x' \
  '6, 0, 0.8, f, x, x' > $out/seeds/keel
printf '%s\n' 'good 1 2 3' 'bad 1 2 2' 'say 3 -1 0' 'hi 3 -1 0.5' 'c 0 0 1' 'd 0 1e-3 1' > $out/vectors
printf '%s="%s"\n' quotes '\"\"' quoted ',\"' closed '\",' end '\"\x0a' windows '\x0d\x0a' mark '\xef\xbb\xbf' nan nan \
  inf inf large 1e308 gzip '\x1f\x8b\x08' relation @relation attribute @attribute data '\x0a@data\x0a' outputs @outputs \
  open '{' close '}' numeric numeric string string range '[0, 1]' missing '?' null '<null>' comment '%' single "\\\\'" \
  > $out/words

# What a machine is set up for is its owner's; a Swift program that fails its own checks ends with SIGILL.
export AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_FORKSRV_INIT_TMOUT=60000
export ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_leaks=0
failures=0
for tool in "${tools[@]}"; do
  rm -rf "${out:?}/$tool"
  # shellcheck disable=SC2086
  afl-fuzz -i $out/seeds -o $out/$tool -x $out/words -t 10000 -V $((minutes * 60)) -- $build/release/$tool ${commands[$tool]} \
    > $out/$tool.log 2>&1 || { tail -20 $out/$tool.log; exit 1; }
  stat() { awk -v name="$1" '$1 == name { print $3 }' "$out/$tool/default/fuzzer_stats"; }
  echo "$tool: $(stat execs_done) runs, $(stat corpus_count) kept for $(stat edges_found) edges," \
    "$(stat saved_crashes) crashes, $(stat saved_hangs) hangs"
  failures=$((failures + $(stat saved_crashes) + $(stat saved_hangs)))
done
exit $((failures > 0))
