#!/bin/bash
# Breaks the program on purpose, one line at a time, and sees that a test notices. Works on a copy of the repository.
#
#     Tests/mutations.sh [NAME…]
#
# Each mutation is a name, a file, a sed script that changes one place, and the test that must fail. At last the unbroken
# program has to pass all of these tests.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
copy=.build/mutations
mkdir -p $copy/Sources $copy/Tests
# What is as it was keeps its time, and is not compiled again.
git ls-files --cached --others --exclude-standard | sort > $copy/files
(cd $copy && find Sources Tests -type f | sort | comm -23 - files | xargs -r -d '\n' rm)
while IFS= read -r file; do
  cmp -s "$file" "$copy/$file" || cp --parents -t $copy "$file"
done < $copy/files
cd $copy || exit 1

missed=0
wanted=("$@")
tests=()

mutate() { # NAME FILE SED TEST
  if [ ${#wanted[@]} -gt 0 ] && [[ ! " ${wanted[*]} " == *" $1 "* ]]; then return; fi
  local file=Sources/$2
  tests+=("$4")
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

# Rows that are equal but for the class are not put in order, and copies of one are not next to each other.
mutate order-in-a-key csv-leaks/RowHashes.swift \
  's/row\.key == other\.key \? row\.whole < other\.whole : row\.key < other\.key/row.key < other.key/' \
  'LeaksTests'

# A row that is as far from another as --near says is not near.
mutate as-near-as-said csv-leaks/TrainingRows.swift \
  's/(squareRoot\(\) : distance\)) <= limit/\1 < limit/' \
  'LeaksTests'

# A code between two codes is decoded as the lower one.
mutate codes-between csv-encode/Codebook.swift \
  's/number < Double\(texts\.count\), number == number\.rounded\(\)/number < Double(texts.count)/' \
  'EncodeTests/usesCodesAgain'

# Values without a code are counted in the last part of a file alone.
mutate unknown-of-parts csv-encode/RowPasses.swift \
  's/unknownCounts\[column\] \+= later/unknownCounts[column] = later/' \
  'EncodeTests/valuesWithoutCodesOfALargeFile'

# Equal rows of two parts of a file get the groups of each part's own rows.
mutate groups-of-parts csv-split/RowBonds.swift \
  's/later\.hashes\.map \{ number\(of: \$0\) \}/later.hashes.indices.map { UInt32($0) }/' \
  'SplitGroupTests'

# Rows are written before all probabilities have been looked at.
mutate unchecked-rows csv-threshold/CSVThreshold.swift \
  's/try pass\.check\(columns, from: selection\)//' \
  'CalibrateTests/nothingIsWrittenBeforeARefusal'

# Groups of rows have in each part of a file numbers of their own.
mutate clusters-of-parts csv-score/ScoredPart.swift \
  's/later\.clusters\.map \{ numbers\[Int\(\$0\)\] \}/later.clusters/' \
  'groupsOfLargeFilesAreThoseOfPipes'

# Recordings have in each part of a file numbers of their own.
mutate recordings-of-parts csv-score/ScoredEvents.swift \
  's/times\[numbers\[Int\(number\)\], default/times[number, default/' \
  'groupsOfLargeFilesAreThoseOfPipes'

# In columns of --numeric a number may be too large.
mutate too-large TableKit/Features/FeatureSurvey.swift \
  's/(roles\.positions\(\.number\)) \+ columns\.numeric, of:/\1, of:/' \
  'SmoteTests/largeIntegersAreExact'

# The line of a number that is too large is counted from where its part of the file begins.
mutate line-of-a-part TableKit/Columns/ColumnProfiles.swift \
  's/= line \+ position\.lines/= line/' \
  'faultsBehindTheMiddleAreNamedByLine'

# A first line with numbers over half of the columns of numbers is taken for names.
mutate half-of-the-numbers TableKit/Columns/HeaderGuess.swift \
  's/2 \* numbersOver >= numberColumns/2 * numbersOver > numberColumns/' \
  'GuessTests'

# Counts of which one is in a single row are taken for classes.
mutate counts-as-classes TableKit/Columns/ClassShape.swift \
  's/isWhole && singleCount > 0/isWhole \&\& singleCount > 1/' \
  'ClassShapeTests'

# A matrix of costs has the true classes in its header.
mutate costs-the-other-way TableKit/Probabilities/CostFile+Cells.swift \
  's/Pair\(truth: truth, prediction: prediction\)/Pair(truth: prediction, prediction: truth)/' \
  'ThresholdTests'

# A block is joined with one block below it, and not with those that are in turn above it.
mutate pooled-once Resampling/Calibration/IsotonicCalibration.swift \
  's/while let last = blocks\.last/if let last = blocks.last/' \
  'CalibrationTests'

# Of scores that differ by rounding only the rows of the class at the lowest are counted.
mutate near-ties Resampling/Calibration/IsotonicCalibration.swift \
  's/blocks\[blocks\.count - 1\]\.hits \+= hits//' \
  'CalibrationTests'

# Rows of one score count as ranked right by DeLong's variance.
mutate ranked-ties Resampling/Scoring/DeLong.swift \
  's/step\.falsePositives \+ newMisses \/ 2/step.falsePositives + newMisses/' \
  'ResamplingTests.IntervalTests'

# Events exactly at the tolerance match or not, as rounding has it.
mutate at-the-tolerance Resampling/TimeDistance.swift \
  's/<= 4 \* max\(earlier\.magnitude, later\.magnitude\)\.ulp/<= 0/' \
  'EventMatchingTests'

# A sum that lies half-way between two numbers does not go by what is still smaller.
mutate half-way-sums Resampling/ExactSum.swift \
  's/\(rest < 0\) == \(below < 0\)/(rest < 0) != (below < 0)/' \
  'ExactSumTests'

# Of parts that want as many rows of a label, that is not taken which wants most rows.
mutate parts-that-want-rows Resampling/ManyLabels/IterativeStratification.swift \
  's/if best\.count > 1 \{ best = .*//' \
  'MultilabelGoldenTests'

# Half of the nearest rows suffice to give a new row a label.
mutate half-of-the-neighbors Resampling/ManyLabels/MLSMOTE.swift \
  's/2 \* count > rows\.count/2 * count >= rows.count/' \
  'MLSMOTETests'

# Slopes of the relevance are limited once, and not until it is monotone.
mutate limited-once Resampling/Relevance/Relevance.swift \
  's/for _ in 0\.\.<points\.count/for _ in 0..<1/' \
  'RelevanceTests'

# A gap as long as all times before the first test block leaves a fold without training rows.
mutate all-in-the-gap Resampling/Splitting/TimeSeriesSplit.swift \
  's/gap < count - tested/gap <= count - tested/' \
  'SplitTimeTests'

# Of two delimiters that make as many fields the later one is taken.
mutate tied-delimiters CSVCore/Records/DelimiterGuess.swift \
  's/\(header\[\$0\], \$1\) < \(header\[\$1\], \$0\)/(header[$0], $0) < (header[$1], $1)/' \
  'GuessTests'

# Blank lines before a comment are no lines of the file.
mutate blanks-before-comments CSVCore/Records/Preamble.swift \
  's/lineCount \+ lines, 0\)/lineCount + 1, 0)/' \
  'FormatTests'

# A file gets its name before the last one is whole.
mutate named-in-turn CSVCore/Records/RecordWriter.swift \
  's/for writer in writers \{ try writer\.finish\(\) \}//' \
  'SplitTests'

# A member of BGZF takes more bytes than fit into it where they cannot be made smaller.
mutate full-members CSVCore/Bytes/Deflater.swift \
  's/mostInMember = 65_280/mostInMember = 65_536/' \
  'GzipWriterTests'

# A question mark is written without quotes in an ARFF file, where it stands for a missing value.
mutate bare-question-mark CSVCore/Records/AttributeSyntax.swift \
  's/text\.isEmpty \|\| AttributeSyntax\.isGap\(text\) \|\| /text.isEmpty || /' \
  'AttributeHeaderTests'

# Of eight blocks that are looked at side by side the last one's quotes do not count for the next.
mutate quotes-of-eight-blocks CBytes/chunk_kernel.h \
  's/odd >> 8 & 1/odd >> 7 \& 1/' \
  'scansRandomTextsAsTheReferenceDoes|scansLongTextsAsTheReferenceDoes'

# Line feeds of a last block that is full are not counted.
mutate lines-of-a-full-block CBytes/record_kernel.h \
  's/count - base < block_size/count - base <= block_size/' \
  'RowPassTests'

# A test that fails on the unbroken program has noticed nothing.
all=$(IFS='|'; echo "${tests[*]}")
if ! swift build --build-tests > log 2>&1 || ! swift test --skip-build --filter "$all" > log 2>&1; then
  echo "FAILS UNBROKEN:"
  grep -E 'error:|recorded an issue' log | head -5
  missed=$((missed + 1))
fi
echo "$missed mutations missed"
exit $((missed > 0))
