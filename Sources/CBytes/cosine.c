// The inner loops of the search for the nearest word. Reading the vectors from memory is what
// takes the time: registers wider than those of the oldest processor gain nothing. Plain Swift would
// be nearly as fast, but for builds without optimisation (Benchmarks/README.md).
#include "cosine.h"

#include <string.h>

typedef float lanes __attribute__((vector_size(64)));
enum { lane_count = 16 };
typedef float narrow_lanes __attribute__((vector_size(32)));
typedef double wide_lanes __attribute__((vector_size(64)));
enum { wide_lane_count = 8 };

void dot_products(
    const void *bytes, const uint64_t *offsets, long count, const float *query, long dimension,
    float *results) {
#pragma clang fp contract(off)
  for (long row = 0; row < count; row++) {
    const char *vector = (const char *)bytes + offsets[row];
    lanes sums = {};
    long place = 0;
    for (; place + lane_count <= dimension; place += lane_count) {
      lanes left, right;
      memcpy(&left, vector + place * sizeof(float), sizeof left);
      memcpy(&right, query + place, sizeof right);
      sums += left * right;
    }
    float sum = 0;
    for (; place < dimension; place++) {
      float cell;
      memcpy(&cell, vector + place * sizeof(float), sizeof cell);
      sum += cell * query[place];
    }
    for (int lane = 0; lane < lane_count; lane++) sum += sums[lane];
    results[row] = sum;
  }
}

void square_sums(
    const void *bytes, const uint64_t *offsets, long count, long dimension, double *results) {
#pragma clang fp contract(off)
  for (long row = 0; row < count; row++) {
    const char *vector = (const char *)bytes + offsets[row];
    wide_lanes sums = {};
    long place = 0;
    for (; place + wide_lane_count <= dimension; place += wide_lane_count) {
      narrow_lanes cells;
      memcpy(&cells, vector + place * sizeof(float), sizeof cells);
      wide_lanes wide = __builtin_convertvector(cells, wide_lanes);
      sums += wide * wide;
    }
    double sum = 0;
    for (; place < dimension; place++) {
      float cell;
      memcpy(&cell, vector + place * sizeof(float), sizeof cell);
      sum += (double)cell * cell;
    }
    for (int lane = 0; lane < wide_lane_count; lane++) sum += sums[lane];
    results[row] = sum;
  }
}
