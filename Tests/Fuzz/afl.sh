#!/bin/bash
# Runs AFL++ on whole tools, built with its coverage and the address sanitizer: CSV text and gzip on standard input.
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
declare -A commands=(
  [csv-counts]="--by 1" [csv-split]="--part test" [csv-oversample]="" [csv-undersample]="--method enn --exclude text,p"
  [csv-smote]="--copy text,p -k 2 --lone copy" [csv-weights]="--append w" [csv-score]="--truth -1 --predicted -2"
  [csv-augment]="--text text --vectors $out/vectors --short" [csv-smear]="--positive x --within 2"
  [csv-knn]="--train $out/seeds/plain --exclude text,p"
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
printf 'a,b,text,p,y\n1,2.5,"good, bad",x,x\n2,1,"say ""hi""",z,z\n3,4,c,x,x\n4,1e3,d,z,z\n5,7,e,x,x\n6,0,f,x,x\n' > $out/seeds/plain
sed 's/,1,/,,/' $out/seeds/plain > $out/seeds/empty
tr ',' ';' < $out/seeds/plain > $out/seeds/semicolons
sed 's/$/\r/' $out/seeds/plain > $out/seeds/windows
gzip -nc $out/seeds/plain > $out/seeds/gzip
printf '%s\n' 'good 1 2 3' 'bad 1 2 2' 'say 3 -1 0' 'hi 3 -1 0.5' 'c 0 0 1' 'd 0 1e-3 1' > $out/vectors
printf '%s="%s"\n' quotes '\"\"' quoted ',\"' closed '\",' end '\"\x0a' windows '\x0d\x0a' mark '\xef\xbb\xbf' nan nan \
  inf inf large 1e308 gzip '\x1f\x8b\x08' > $out/words

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
