#!/bin/sh
# Says how much of the two libraries the tests run: regions, functions and lines, file by file, then the lines that none
# runs. The tools that tests start are counted too. Fails under 95 % of lines.
#
#     Tests/coverage.sh [OPTION-OF-SWIFT-TEST…]
set -e
cd "$(dirname "$0")/.."
scratch=.build/coverage
swift test --scratch-path $scratch --enable-code-coverage "$@"
# The toolchain's own: others do not know its format.
tool=$(dirname "$(readlink -f "$(command -v swift)")")/llvm-cov
profile=$scratch/debug/codecov/default.profdata
bundle=$scratch/debug/csv-balancePackageTests.xctest
status=0
for library in CSVCore Resampling; do
  echo "== $library"
  "$tool" report "$bundle" -instr-profile "$profile" "Sources/$library" | cut -c 1-200
  echo "lines that no test runs:"
  "$tool" show "$bundle" -instr-profile "$profile" "Sources/$library" -show-regions=false |
    awk '/^[^ ].*:$/ { file = $0 } /^ *[0-9]+\| +0\|/ { print file " " $0 }'
  percent=$("$tool" export "$bundle" -instr-profile "$profile" -summary-only "Sources/$library" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["data"][0]["totals"]["lines"]["percent"])')
  echo "$library: $percent % of lines"
  python3 -c "import sys; sys.exit($percent < 95)" || status=1
done
exit $status
