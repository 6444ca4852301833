// The scanner's loops, for each kind of processor: plain Swift has neither wide masks nor instructions that
// the oldest processor lacks, and takes three to six times as long.
//
// A chunk of 64 blocks of 64 bytes is gone through several times, each time almost without a branch: bits for
// delimiters, line feeds and quotes; those inside quotes taken out; delimiters counted. Only then comes a loop
// over the line feeds that are left.
#include "record_scan.h"

#include <string.h>

#define INLINE inline __attribute__((always_inline))

enum {
  block_size = 64,
  chunk_block_count = 64,
  chunk_size = chunk_block_count * block_size,
  group_size = 8  // blocks that are unquoted side by side
};

typedef uint8_t block_bytes __attribute__((vector_size(block_size)));
typedef _Bool block_flags __attribute__((ext_vector_type(block_size)));
typedef uint64_t group __attribute__((vector_size(group_size * sizeof(uint64_t))));
typedef int64_t signed_group __attribute__((vector_size(group_size * sizeof(int64_t))));
typedef _Bool group_flags __attribute__((ext_vector_type(group_size)));

// A bit for each byte of a block, or for each word of a group, of which a comparison is true.
#define BLOCK_BITS(comparison) \
  ({ \
    const block_flags flags_ = __builtin_convertvector(comparison, block_flags); \
    uint64_t bits_; \
    memcpy(&bits_, &flags_, sizeof bits_); \
    bits_; \
  })
#define GROUP_BITS(comparison) \
  ({ \
    const group_flags flags_ = __builtin_convertvector(comparison, group_flags); \
    uint8_t bits_; \
    memcpy(&bits_, &flags_, sizeof bits_); \
    bits_; \
  })

// For each word of a group the one before it.
#define BEFORE(first, words) \
  __builtin_shufflevector((group){} + (first), words, 0, 8, 9, 10, 11, 12, 13, 14)

// The blocks of a chunk, a bit for each byte. Those of a last group that are beyond the end are zero.
struct chunk {
  uint64_t delimiters[chunk_block_count];
  uint64_t lineFeeds[chunk_block_count];     // those that end lines
  uint64_t allLineFeeds[chunk_block_count];  // and those inside quotes
  uint64_t quotes[chunk_block_count];
  uint32_t counts[chunk_block_count + 1];  // of delimiters before each block
  uint64_t filled;                         // a bit for each block with a line feed that ends a line
  int blockCount;
  int isQuoted;     // whether `lineFeeds` is valid; if not, it is the same as `allLineFeeds`
  int mayBeQuoted;  // the same for the next chunk, until its quotes are looked for
  // What comes before the block that is looked at next: all bits set inside quotes; the closing quotes, and
  // the delimiters and line feeds outside quotes, of the block before.
  uint64_t inside;
  uint64_t closes;
  uint64_t ends;
  int hasDoubledQuotes;
};

static INLINE const uint64_t *line_feeds(const struct chunk *chunk) {
  return chunk->isQuoted ? chunk->lineFeeds : chunk->allLineFeeds;
}

static INLINE int position_of_bit(uint64_t bits, int rank) {
  for (; rank > 0; rank--) bits &= bits - 1;
  return __builtin_ctzll(bits);
}

// Takes out the quotes of a chunk before which an odd number of backslashes stands.
static __attribute__((noinline)) void drop_escaped(
    const struct record_scan *scan, uint64_t base, struct chunk *chunk) {
  const uint64_t left = scan->end - base;
  const uint8_t *const bytes = scan->bytes;
  if (memchr(bytes + base, '\\', left < chunk_size ? left : chunk_size) != 0) {
    chunk->hasDoubledQuotes = 1;
  }
  for (int block = 0; block < chunk->blockCount; block++) {
    const uint64_t position = base + (uint64_t)block * block_size;
    for (uint64_t quotes = chunk->quotes[block]; quotes != 0; quotes &= quotes - 1) {
      const uint64_t quote = position + (uint64_t)__builtin_ctzll(quotes);
      uint64_t first = quote;
      while (first > scan->start && bytes[first - 1] == '\\') first--;
      if ((quote - first) & 1) chunk->quotes[block] &= ~(quotes & -quotes);
    }
  }
}

#define KERNEL(name) name##_plain
#define POSITION_OF_BIT(bits, rank) position_of_bit(bits, rank)
#include "record_kernel.h"
#undef KERNEL

#if defined(__x86_64__)
#include <immintrin.h>

// Some processors with AVX2 take very long for pdep.
#pragma clang attribute push( \
    __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)
#define KERNEL(name) name##_avx2
#include "record_kernel.h"
#undef KERNEL
#undef POSITION_OF_BIT
#pragma clang attribute pop

#pragma clang attribute push( \
    __attribute__((target("arch=x86-64-v4"), min_vector_width(512))), apply_to = function)
#define KERNEL(name) name##_avx512
#define POSITION_OF_BIT(bits, rank) __builtin_ctzll(_pdep_u64((uint64_t)1 << (rank), bits))
#include "record_kernel.h"
#undef KERNEL
#undef POSITION_OF_BIT
#pragma clang attribute pop
#endif

int scan_kernel_is_available(enum scan_kernel kernel) {
#if defined(__x86_64__)
  if (kernel == scan_kernel_avx512) return __builtin_cpu_supports("x86-64-v4");
  if (kernel == scan_kernel_avx2) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt")
        && __builtin_cpu_supports("popcnt");
  }
#endif
  return kernel == scan_kernel_plain;
}

enum scan_stop scan_records(enum scan_kernel kernel, struct record_scan *scan) {
#if defined(__x86_64__)
  if (kernel == scan_kernel_avx512) return scan_records_avx512(scan);
  if (kernel == scan_kernel_avx2) return scan_records_avx2(scan);
#endif
  return scan_records_plain(scan);
}

uint64_t count_line_feeds(enum scan_kernel kernel, const uint8_t *bytes, uint64_t count) {
#if defined(__x86_64__)
  if (kernel == scan_kernel_avx512) return count_line_feeds_avx512(bytes, count);
  if (kernel == scan_kernel_avx2) return count_line_feeds_avx2(bytes, count);
#endif
  return count_line_feeds_plain(bytes, count);
}
