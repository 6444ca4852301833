#!/bin/bash
# Breaks the program on purpose, one line at a time, and sees that a test notices. Works on a copy of the repository.
#
#     Tests/mutations.sh [NAME…]
#
# Each mutation is a name, a file, a sed script that changes one place, and the test that must fail.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
copy=.build/mutations
mkdir -p $copy
rm -rf $copy/Sources $copy/Tests
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t $copy
cd $copy || exit 1

missed=0
wanted=("$@")

mutate() { # NAME FILE SED TEST
  if [ ${#wanted[@]} -gt 0 ] && [[ ! " ${wanted[*]} " == *" $1 "* ]]; then return; fi
  local file=Sources/$2
  cp "$file" original
  sed -i -E "$3" "$file"
  if cmp -s "$file" original; then
    echo "NOTHING CHANGED: $1"
    missed=$((missed + 1))
    return
  fi
  if ! swift build --build-tests > log 2>&1; then
    echo "DOES NOT BUILD: $1"
    grep error: log | head -3
    missed=$((missed + 1))
  elif swift test --skip-build --filter "$4" > log 2>&1; then
    echo "MISSED: $1 by $4"
    missed=$((missed + 1))
  else
    echo "caught: $1 by $4: $(grep -c 'recorded an issue' log) issues"
  fi
  cp original "$file"
}

# A record with a field too many or too few is let through.
mutate ragged CSVCore/Records/RecordScanner.swift \
  's/if let columnCount, walk\.fieldCount != columnCount \{/if let columnCount, columnCount == 0 {/' \
  'ConformanceTests|scansAsTheReferenceDoes'

# The second of two quotes that lie on either side of a block's edge is taken for data.
mutate quotes-on-an-edge CBytes/chunk_kernel.h \
  's/afterClosing = closes << 1 \| chunk->closes >> 63;/afterClosing = closes << 1;/' \
  'scansRandomTextsAsTheReferenceDoes|scansLongTextsAsTheReferenceDoes'

# Text after a closing quote is let through where no other quote is out of order.
mutate text-after-quote CBytes/chunk_kernel.h \
  's/const group texts = afterClosing .*/const group texts = {};/' \
  'ConformanceTests|scansAsTheReferenceDoes'

# A part is taken for proved that begins elsewhere than the one before it ends.
mutate unproved-part TableKit/Rows/PartedPass.swift \
  's/attempt\.offsets\.lowerBound == offset \{/attempt.offsets.lowerBound >= 0 {/' \
  'RowPassTests'

# A write that fails is taken for done.
mutate failed-write CSVCore/Bytes/FileDescriptor+Spans.swift \
  's/try wait\(after: error, for: POLLOUT\)/return/' \
  'aFullDisk'

# A file is given its name without asking what closing it would say.
mutate commit-anyway CSVCore/Bytes/FilePath+Calls.swift \
  's/try errnoOnly \{ try copy\.close\(\) \}/try? copy.close()/' \
  'everyCallFails'

# A file takes another's place before it is on the disk.
mutate power-cut CSVCore/Bytes/Replacement.swift \
  's/if !isNew \{ try descriptor\.synchronize\(\) \}//' \
  'everyCallFails'

# Damaged gzip ends like whole gzip.
mutate damaged-gzip CSVCore/Bytes/InflatedBlock.swift \
  's/case \.damaged\(let words\): .*/case .damaged: isBetweenMembers = true/' \
  'GzipReaderTests|BlockedGzipTests'

# A member of BGZF may have another size than it says.
mutate lying-size CSVCore/Bytes/InflatedBlock.swift \
  's/ where step\.taken == size && .*:/:/; s/case \.memberEnded, \.underway: fault/case .underway: fault/' \
  'BlockedGzipTests'

# A file that was changed between two looks is read on.
mutate changed-file CSVCore/Bytes/InputFile.swift \
  's/guard isUnchanged else \{ throw changed \}/_ = isUnchanged/' \
  'aFileChangedBetweenLooksIsAnError'

# A number is rounded down where it should go to the even neighbor.
mutate rounding CSVCore/Numbers/DecimalFormatter+Fixed.swift \
  's/\(quotient & 1\) > half/(quotient \& 0) > half/' \
  'DecimalFormatterTests'

# Of two records that are fetched out of order one is cut by a byte.
mutate fetched-rows CSVCore/Records/RecordStore.swift \
  's/\(buffer\.count - range\.count\)\.\.<buffer\.count/(buffer.count - range.count)..<(buffer.count - 1)/' \
  'PropertyTests|InputTests'

# What the data says is printed to the terminal as it is.
mutate raw-messages FilterKit/Filter.swift \
  's/String\(inOneLine: \$0\)/\$0/' \
  'HostileTests'

# The generator draws other numbers than NumPy's.
mutate other-draws Resampling/Random/MersenneTwister.swift \
  's/0x9d2c_?5680/0x9d2c_5600/I' \
  'RandomStateTests'

# Neighbours at the same distance come in the order of the search.
mutate ties Resampling/Neighbors/Candidate.swift \
  's/first\.row < second\.row/first.row > second.row/' \
  'ExactSearchTests|NeighborSearchTests'

echo "$missed mutations missed"
exit $((missed > 0))
