// The places where C is worth it: each is measured in Benchmarks against plain Swift. Longer ones have
// headers of their own: nearest.h, cosine.h.
#ifndef CBYTES_H
#define CBYTES_H

#include <stdint.h>
#include <string.h>

// Bit i of the result says whether bytes[i] equals `byte`, for the 64 bytes from `bytes`.
// Clang makes one compare and one move-mask a register of it, on x86-64 and on arm64.
static inline uint64_t mask64(const void *bytes, uint8_t byte) {
  typedef uint8_t lanes __attribute__((vector_size(64)));
  typedef _Bool flags __attribute__((ext_vector_type(64)));
  lanes block;
  memcpy(&block, bytes, sizeof block);
  flags equal = __builtin_convertvector(block == byte, flags);
  uint64_t mask;
  memcpy(&mask, &equal, sizeof mask);
  return mask;
}

#endif
