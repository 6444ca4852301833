#!/bin/sh
# Builds the fuzz targets with coverage and the address sanitizer, and runs each for some minutes; then the tools.
#
#     Tests/Fuzz/run.sh FOLDER-OF-TOOLS [MINUTES-A-TARGET, 10 by default]
#
# What a target finds is kept as Tests/Fuzz/found-TARGET-…: run the target on that file to see it again, mend what is wrong,
# and move the file to Tests/Fuzz/seeds/TARGET: all that is there is looked at in every run of the tests. What is learnt is
# kept in Tests/Fuzz/corpus, for the next time; the least of it that reaches the same code goes to the seeds by
#
#     fuzz-TARGET -merge=1 -use_counters=0 seeds/TARGET corpus/TARGET
set -e
tools=$(cd "$1" && pwd)
minutes=${2:-10}
cd "$(dirname "$0")"
# Shows this package what no other may see.
export CSV_BALANCE_FUZZ=1
swift build -c release --sanitize fuzzer -Xswiftc -enable-testing \
  -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address
for target in records gzip columns numbers vectors attributes learned tables; do
  mkdir -p "corpus/$target"
  echo "fuzz-$target for $minutes minutes"
  # A shared machine may let a run wait for long: only what takes minutes is called endless. The fuzzer has a backtrace of
  # its own.
  SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 ".build/release/fuzz-$target" \
    -max_total_time=$((minutes * 60)) -max_len=2048 -timeout=300 -rss_limit_mb=4000 \
    -artifact_prefix="found-$target-" -print_final_stats=1 -verbosity=0 "corpus/$target" "seeds/$target"
done
./tools.py "$tools" --minutes "$(((minutes + 1) / 2))"
