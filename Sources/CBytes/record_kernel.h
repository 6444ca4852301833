// The body of record_scan.c, included once for each kind of processor: KERNEL(name) makes its names,
// POSITION_OF_BIT(bits, rank) finds a set bit, counted from 0.

#include "chunk_kernel.h"

// Writes the positions of a record's wanted delimiters from stops[found] on, as far as they are among the first
// `count` of the chunk, and returns how many are found now. Before the record come `countBefore` delimiters of the
// chunk; less than none where it began in an earlier chunk.
static INLINE uint32_t KERNEL(find_stops)(
    const struct record_scan *scan, const struct chunk *chunk, uint64_t base, int firstBlock,
    int64_t countBefore, int64_t count, uint32_t found, uint32_t *positions) {
  int block = firstBlock;
  for (; found < scan->stopCount; found++) {
    const int64_t ordinal = countBefore + scan->stops[found];
    if (ordinal > count) break;
    while (chunk->counts[block + 1] < ordinal) block++;
    const int rank = (int)(ordinal - chunk->counts[block] - 1);
    const int bit = POSITION_OF_BIT(chunk->delimiters[block], rank);
    positions[found] = (uint32_t)(base + (uint64_t)block * block_size + (uint64_t)bit);
  }
  return found;
}

// The position of the only wanted delimiter of a record that ends in `block`, at the last bit of `below`; the
// record before it ended in `lastBlock`, at the last bit of `lastBelow`.
static INLINE uint64_t KERNEL(only_stop)(
    const struct chunk *chunk, uint64_t base, int block, uint64_t below, int lastBlock,
    uint64_t lastBelow, int64_t countBefore, int64_t stop, int64_t delimiterCount) {
  const int64_t ordinal = countBefore + stop;
  int bit;
  if (stop == delimiterCount) {
    uint64_t delimiters = chunk->delimiters[block] & below;
    while (delimiters == 0) delimiters = chunk->delimiters[--block];
    bit = 63 - __builtin_clzll(delimiters);
  } else if (stop * 2 > delimiterCount) {
    while (chunk->counts[block] >= ordinal) block--;
    bit = POSITION_OF_BIT(chunk->delimiters[block], (int)(ordinal - chunk->counts[block] - 1));
  } else {
    block = lastBlock;
    uint64_t delimiters = chunk->delimiters[block] & ~lastBelow;
    int64_t countBeforeBlock = countBefore > 0 ? countBefore : 0;
    while (chunk->counts[block + 1] < ordinal) {
      block++;
      delimiters = chunk->delimiters[block];
      countBeforeBlock = chunk->counts[block];
    }
    bit = POSITION_OF_BIT(delimiters, (int)(ordinal - countBeforeBlock - 1));
  }
  return base + (uint64_t)block * block_size + (uint64_t)bit;
}

static INLINE enum scan_stop KERNEL(scan)(
    struct record_scan *scan, const int isCounting, const int hasOneStop) {
  const uint8_t *const bytes = scan->bytes;
  const int64_t delimiterCount = (int64_t)scan->fieldCount - 1;
  const uint32_t stopCount = isCounting ? scan->stopCount : 0;
  const int64_t onlyStop = hasOneStop ? scan->stops[0] : 0;
  const uint32_t room = scan->room;
  struct record_bounds *restrict records = scan->records;
  uint32_t *restrict positions = scan->positions;
  uint64_t record = scan->start;  // where the record begins that is not finished
  int64_t countBefore = 0;        // of delimiters of the chunk, before that record
  uint32_t found = 0;             // how many stops of that record earlier chunks had
  uint32_t recordCount = 0, blankLineCount = 0;
  uint32_t quotedLineFeedCount = 0, pendingLineFeedCount = 0;
  enum scan_stop stop = room == 0 ? scan_stop_room : scan_stop_end;
  struct chunk chunk;
  chunk.mayBeQuoted = chunk.hasDoubledQuotes = 0;
  chunk.inside = chunk.closes = 0;

  for (uint64_t base = scan->start; base < scan->end && stop == scan_stop_end; base += chunk_size) {
    const int hasText = KERNEL(fill)(scan, base, isCounting, &chunk);
    const uint64_t *const lineFeedsOfBlocks = line_feeds(&chunk);
    const uint32_t lineCount = recordCount + blankLineCount;
    int lastBlock = 0;
    uint64_t lastBelow = 0;
    for (uint64_t filled = chunk.filled; filled != 0 && stop == scan_stop_end; filled &= filled - 1) {
      const int block = __builtin_ctzll(filled);
      const uint64_t position = base + (uint64_t)block * block_size;
      uint64_t lineFeeds = lineFeedsOfBlocks[block];
      do {
        const uint64_t below = lineFeeds ^ (lineFeeds - 1);
        const uint64_t lineFeed = position + (uint64_t)__builtin_ctzll(lineFeeds);
        lineFeeds &= lineFeeds - 1;
        int64_t count = 0;
        int isOther;
        if (isCounting) {
          count = chunk.counts[block] + __builtin_popcountll(chunk.delimiters[block] & below);
          isOther = count - countBefore != delimiterCount;
        } else {
          isOther = lineFeed - record < 2 && delimiterCount != 0;
        }
        int isBlank = 0;
        if (__builtin_expect(isOther, 0)) {
          isBlank = lineFeed == record || (lineFeed == record + 1 && bytes[record] == '\r');
          if (isCounting && !isBlank) {
            stop = scan_stop_odd;
            break;
          }
        }
        if (isBlank) {
          blankLineCount++;
        } else {
          if (hasOneStop) {
            if (found == 0) {
              *positions = (uint32_t)KERNEL(only_stop)(
                  &chunk, base, block, below, lastBlock, lastBelow, countBefore, onlyStop,
                  delimiterCount);
            }
          } else if (stopCount != 0) {
            KERNEL(find_stops)(
                scan, &chunk, base, lastBlock, countBefore, count, found, positions);
          }
          const int hasReturn = lineFeed > record && bytes[lineFeed - 1] == '\r';
          records->start = (uint32_t)record;
          records->end = (uint32_t)lineFeed - (uint32_t)hasReturn;
          records->next = (uint32_t)lineFeed + 1;
          records++;
          positions += stopCount;
          recordCount++;
        }
        found = 0;
        record = lineFeed + 1;
        countBefore = count;
        lastBlock = block;
        lastBelow = below;
        if (recordCount == room) {
          stop = scan_stop_room;
          break;
        }
      } while (lineFeeds != 0);
    }
    if (hasText && stop == scan_stop_end) stop = scan_stop_odd;
    if (isCounting && stop == scan_stop_end) {
      const uint32_t count = chunk.counts[chunk.blockCount];
      found = KERNEL(find_stops)(
          scan, &chunk, base, lastBlock, countBefore, count, found, positions);
      countBefore -= count;
    }
    if (chunk.isQuoted) {
      uint32_t upToRecord = 0, all = 0;
      for (int block = 0; block < chunk.blockCount; block++) {
        if (block == lastBlock) {
          upToRecord =
              all + (uint32_t)__builtin_popcountll(chunk.allLineFeeds[block] & lastBelow);
        }
        all += (uint32_t)__builtin_popcountll(chunk.allLineFeeds[block]);
      }
      pendingLineFeedCount += upToRecord - (recordCount + blankLineCount - lineCount);
      if (lastBelow != 0) {
        quotedLineFeedCount += pendingLineFeedCount;
        pendingLineFeedCount = 0;
      }
      pendingLineFeedCount += all - upToRecord;
    } else if (lastBelow != 0) {
      quotedLineFeedCount += pendingLineFeedCount;
      pendingLineFeedCount = 0;
    }
  }

  scan->recordCount = recordCount;
  scan->consumed = (uint32_t)record;
  scan->blankLineCount = blankLineCount;
  scan->quotedLineFeedCount = quotedLineFeedCount;
  scan->hasDoubledQuotes = (uint8_t)chunk.hasDoubledQuotes;
  return stop;
}

static enum scan_stop KERNEL(scan_records)(struct record_scan *scan) {
  if (!scan->isCounting) return KERNEL(scan)(scan, 0, 0);
  if (scan->stopCount == 1) return KERNEL(scan)(scan, 1, 1);
  return KERNEL(scan)(scan, 1, 0);
}

static uint64_t KERNEL(count_line_feeds)(const uint8_t *bytes, uint64_t count) {
  uint64_t lineFeedCount = 0;
  for (uint64_t base = 0; base < count; base += block_size) {
    block_bytes text;
    memcpy(&text, bytes + base, sizeof text);
    uint64_t lineFeeds = BLOCK_BITS(text == '\n');
    if (count - base < block_size) lineFeeds &= ((uint64_t)1 << (count - base)) - 1;
    lineFeedCount += (uint64_t)__builtin_popcountll(lineFeeds);
  }
  return lineFeedCount;
}
