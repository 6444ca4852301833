#!/bin/sh
# Says how much of each module, libraries and tools, the tests run: lines, and branches (what Swift counts as regions: each arm of an if, a
# guard, a switch, a loop, ?:, ?? and && for itself). Then the stretches that none runs. The tools that tests start are
# counted too, but for those that a signal ends. Fails under 95 % of lines.
#
#     Tests/coverage.sh [OPTION-OF-SWIFT-TEST…]
set -e
cd "$(dirname "$0")/.."
scratch=.build/coverage
swift build --build-tests --scratch-path $scratch --enable-code-coverage
counts=$PWD/$scratch/counts
rm -rf "$counts"
mkdir "$counts"
# Each process adds to one of a few files what it ran, those of the tools as well as that of the tests.
LLVM_PROFILE_FILE="$counts/%4m.profraw" swift test --skip-build --scratch-path $scratch "$@"
# The toolchain's own: others do not know its format.
tools=$(dirname "$(readlink -f "$(command -v swift)")")
# Where modules share an inlined function its counter doubles at each addition until it overflows: a warning.
"$tools/llvm-profdata" merge --failure-mode=warn -o "$counts/all.profdata" "$counts"/*.profraw 2>"$counts/log" ||
  { cat "$counts/log" >&2; exit 1; }
bundle=$scratch/debug/csv-balancePackageTests.xctest
status=0
for folder in Sources/*/; do
  module=$(basename "$folder")
  # C has no counters, and the manuals are made when the project is built.
  case $module in write-manuals) continue ;; esac
  [ -n "$(find "$folder" -name '*.swift')" ] || continue
  echo "== $module"
  "$tools/llvm-cov" export "$bundle" -object "$scratch/debug/csv-balance" -instr-profile "$counts/all.profdata" "$folder" |
    Tests/uncovered.py "$module" || status=1
done
exit $status
