#!/bin/sh
# Runs all tests under the thread sanitizer, optimised: it makes them some ten times slower.
#
#     Tests/threads.sh [OPTION-OF-SWIFT-TEST…]
#
# The tests that preload a library into the tools are left out: the sanitizer stands between a program and its calls by the
# same means.
set -e
cd "$(dirname "$0")/.."
TSAN_OPTIONS=halt_on_error=0:exitcode=66 swift test --disable-xctest -c release --scratch-path .build/thread \
  --sanitize thread -Xswiftc -enable-testing --skip FaultTests "$@"
