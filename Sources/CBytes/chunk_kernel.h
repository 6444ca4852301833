// Marking the chunks of a buffer, for one kind of processor: see record_kernel.h.

// Marks what gives records their shape where there is no quote; returns whether there is one.
static INLINE int KERNEL(mark_bare)(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote, const int isCounting,
    struct chunk *chunk) {
  block_bytes quotes = {};
  for (int block = 0; block < chunk->blockCount; block++) {
    block_bytes text;
    memcpy(&text, bytes + block * block_size, sizeof text);
    quotes |= (block_bytes)(text == quote);
    chunk->allLineFeeds[block] = BLOCK_BITS(text == '\n');
    if (isCounting) chunk->delimiters[block] = BLOCK_BITS(text == delimiter);
  }
  return BLOCK_BITS(quotes != 0) != 0;
}

// The same where there may be quotes.
static INLINE int KERNEL(mark_quoted)(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote, struct chunk *chunk) {
  uint64_t quotes = 0;
  for (int block = 0; block < chunk->blockCount; block++) {
    block_bytes text;
    memcpy(&text, bytes + block * block_size, sizeof text);
    chunk->quotes[block] = BLOCK_BITS(text == quote);
    chunk->allLineFeeds[block] = BLOCK_BITS(text == '\n');
    chunk->delimiters[block] = BLOCK_BITS(text == delimiter);
    quotes |= chunk->quotes[block];
  }
  return quotes != 0;
}

// Takes what lies inside quotes out of a group, block by block. Where text comes after a closing quote, takes
// out all that follows, ends the chunk there and returns 1.
static __attribute__((noinline)) int KERNEL(unquote_blocks)(
    const struct record_scan *scan, uint64_t base, int firstBlock, struct chunk *chunk) {
  for (int block = firstBlock; block < firstBlock + group_size; block++) {
    const uint64_t position = base + (uint64_t)block * block_size;
    const uint64_t structure = chunk->delimiters[block] | chunk->allLineFeeds[block];
    uint64_t quotes = chunk->quotes[block];
    uint64_t inside, opens, closes, afterClosing;
    while (1) {
      inside = quotes;
      for (int shift = 1; shift < block_size; shift *= 2) inside ^= inside << shift;
      inside ^= chunk->inside;
      opens = quotes & inside;
      closes = quotes & ~inside;
      afterClosing = closes << 1 | chunk->closes >> 63;
      const uint64_t begins = (structure & ~inside) << 1 | chunk->ends >> 63;
      const uint64_t strays = opens & ~(begins | afterClosing);
      if (strays == 0) break;
      // Such a quote is data, and so are all that follow it up to the end of the field.
      const uint64_t stray = strays & -strays;
      const uint64_t ends = structure & -stray;
      quotes &= ~((ends & -ends) - stray);
    }
    chunk->hasDoubledQuotes |= (opens & afterClosing) != 0;

    uint64_t known = ~(uint64_t)0;
    uint64_t texts = afterClosing & ~(quotes | structure);
    for (; texts != 0; texts &= texts - 1) {
      const uint64_t text = position + (uint64_t)__builtin_ctzll(texts);
      if (text >= scan->end) continue;
      const int endsLine = text + 1 >= scan->end || scan->bytes[text + 1] == '\n';
      if (scan->bytes[text] == '\r' && endsLine) continue;
      known = (texts & -texts) - 1;
      break;
    }
    chunk->allLineFeeds[block] &= known;
    chunk->lineFeeds[block] = chunk->allLineFeeds[block] & ~inside;
    chunk->delimiters[block] &= ~inside & known;
    if (texts != 0) {
      for (int later = block + 1; later < firstBlock + group_size; later++) {
        chunk->lineFeeds[later] = 0;
      }
      chunk->blockCount = block + 1;
      return 1;
    }
    chunk->inside = inside >> 63 ? ~(uint64_t)0 : 0;
    chunk->closes = closes;
    chunk->ends = structure & ~inside;
  }
  return 0;
}

// The same for a whole chunk, a group at a time.
//
// Inside quotes is where the number of quotes so far is odd: a doubled quote closes a field and opens it again.
// That holds unless a quote comes in the middle of a bare field, or something else after a closing quote: these are
// left to unquote_blocks.
static __attribute__((noinline)) int KERNEL(unquote)(
    const struct record_scan *scan, uint64_t base, struct chunk *chunk) {
  const group bits = {1, 2, 4, 8, 16, 32, 64, 128};
  group doubled = {};
  int hasText = 0;
  for (int block = 0; block < chunk->blockCount && !hasText; block += group_size) {
    group delimiters, lineFeeds, quotes;
    memcpy(&delimiters, chunk->delimiters + block, sizeof delimiters);
    memcpy(&lineFeeds, chunk->allLineFeeds + block, sizeof lineFeeds);
    memcpy(&quotes, chunk->quotes + block, sizeof quotes);
    group inside = quotes;
    inside ^= inside << 1;
    inside ^= inside << 2;
    inside ^= inside << 4;
    inside ^= inside << 8;
    inside ^= inside << 16;
    inside ^= inside << 32;
    // So far each block stands alone: now those before which the number is odd change sides.
    uint32_t odd = GROUP_BITS((signed_group)inside < 0);
    odd ^= odd << 1;
    odd ^= odd << 2;
    odd ^= odd << 4;
    odd = (odd << 1) ^ (uint32_t)chunk->inside;
    inside ^= (group)((((group){} + (odd & 0xff)) & bits) != 0);

    const group structure = delimiters | lineFeeds;
    const group opens = quotes & inside;
    const group closes = quotes & ~inside;
    const group ends = structure & ~inside;
    const group afterClosing = closes << 1 | BEFORE(chunk->closes, closes) >> 63;
    const group begins = ends << 1 | BEFORE(chunk->ends, ends) >> 63;
    const group strays = opens & ~(begins | afterClosing);
    const group texts = afterClosing & ~(quotes | structure);
    if (GROUP_BITS((strays | texts) != 0) != 0) {
      hasText = KERNEL(unquote_blocks)(scan, base, block, chunk);
      continue;
    }
    doubled |= opens & afterClosing;
    delimiters &= ~inside;
    lineFeeds &= ~inside;
    memcpy(chunk->delimiters + block, &delimiters, sizeof delimiters);
    memcpy(chunk->lineFeeds + block, &lineFeeds, sizeof lineFeeds);
    chunk->inside = odd >> 8 & 1 ? ~(uint64_t)0 : 0;
    chunk->closes = closes[group_size - 1];
    chunk->ends = ends[group_size - 1];
  }
  chunk->hasDoubledQuotes |= GROUP_BITS(doubled != 0) != 0;
  return hasText;
}

// Marks the chunk that begins at `base`. Returns whether text after a closing quote ends it.
static INLINE int KERNEL(fill)(
    const struct record_scan *scan, uint64_t base, const int isCounting, struct chunk *chunk) {
  const uint8_t *const bytes = scan->bytes + base;
  const uint64_t left = scan->end - base;
  chunk->blockCount =
      left < chunk_size ? (int)((left + block_size - 1) / block_size) : chunk_block_count;
  const int wasQuoted = chunk->mayBeQuoted;
  int hasQuotes = 0;
  if (!wasQuoted) {
    chunk->mayBeQuoted = KERNEL(mark_bare)(bytes, scan->delimiter, scan->quote, isCounting, chunk);
  }
  chunk->isQuoted = chunk->mayBeQuoted;
  if (chunk->isQuoted) {
    hasQuotes = KERNEL(mark_quoted)(bytes, scan->delimiter, scan->quote, chunk);
  }

  if (left < chunk_size) {
    const int last = chunk->blockCount - 1;
    const uint64_t known = ~(uint64_t)0 >> (block_size - 1 - (left - 1) % block_size);
    chunk->delimiters[last] &= known;
    chunk->allLineFeeds[last] &= known;
    chunk->quotes[last] &= known;
    for (int block = last + 1; block % group_size != 0; block++) {
      chunk->delimiters[block] = chunk->allLineFeeds[block] = chunk->quotes[block] = 0;
    }
  }

  int hasText = 0;
  if (chunk->isQuoted) {
    if (scan->hasEscapes) drop_escaped(scan, base, chunk);
    if (!wasQuoted) {
      const uint8_t before = base > scan->start ? bytes[-1] : '\n';
      chunk->ends = (uint64_t)(before == '\n' || before == scan->delimiter) << 63;
    }
    hasText = KERNEL(unquote)(scan, base, chunk);
    chunk->mayBeQuoted = hasQuotes || chunk->inside != 0 || chunk->closes >> 63;
  }

  const uint64_t *const lineFeedsOfBlocks = line_feeds(chunk);
  chunk->filled = 0;
  for (int block = 0; block < chunk->blockCount; block += group_size) {
    group lineFeeds;
    memcpy(&lineFeeds, lineFeedsOfBlocks + block, sizeof lineFeeds);
    chunk->filled |= (uint64_t)GROUP_BITS(lineFeeds != 0) << block;
  }
  if (isCounting) {
    uint32_t count = 0;
    for (int block = 0; block < chunk->blockCount; block++) {
      chunk->counts[block] = count;
      count += (uint32_t)__builtin_popcountll(chunk->delimiters[block]);
    }
    chunk->counts[chunk->blockCount] = count;
  }
  return hasText;
}
