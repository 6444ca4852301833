// The distance filter of the neighbour search. Each kind of processor compares as many queries and
// points at a time as it has registers for, so that a loaded cell is used several times over; plain
// Swift compiles for the oldest processor and is eight times slower.
#include "nearest.h"

#include <string.h>

typedef float lanes __attribute__((vector_size(64)));
typedef _Bool flags __attribute__((ext_vector_type(16)));

enum { lane_count = 16, vectors_in_panel = panel_width / lane_count };

// Compares queryCount queries with vectorCount vectors of points at a time. Both are constants
// where this is inlined: the loops over them unroll, and the sums stay in registers.
static inline __attribute__((always_inline)) void masks_by_tiles(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks,
    const int queryCount, const int vectorCount) {
#pragma clang fp contract(fast)
  // From the box of the points to each quad of queries.
  lanes distances = {};
  for (long column = 0; column < columnCount; column++) {
    lanes least, greatest;
    memcpy(&least, queries->boxes + column * 2 * lane_count, sizeof least);
    memcpy(&greatest, queries->boxes + (column * 2 + 1) * lane_count, sizeof greatest);
    lanes below = points->boxes[column] - greatest;
    lanes above = least - points->boxes[columnCount + column];
    lanes gap = __builtin_elementwise_max(__builtin_elementwise_max(below, above), (lanes){});
    distances += gap * gap;
  }
  for (int query = 0; query < panel_width; query += queryCount) {
    float greatestLimit = points->greatestLimit;
    for (int q = 0; q < queryCount; q++) {
      const float limit = queries->limits[query + q];
      if (limit > greatestLimit) greatestLimit = limit;
      masks[query + q] = 0;
    }
    if (distances[query / quad_size] > greatestLimit) continue;
    for (int vector = 0; vector < vectors_in_panel; vector += vectorCount) {
      lanes sums[4][4] = {};
      const float *point = points->cells + vector * lane_count;
      const float *cell = queries->cells + query;
      for (long column = 0; column < columnCount; column++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectorCount; v++) {
          lanes coordinates;
          memcpy(&coordinates, point + v * lane_count, sizeof coordinates);
#pragma clang loop unroll(full)
          for (int q = 0; q < queryCount; q++) {
            lanes difference = coordinates - cell[q];
            sums[v][q] += difference * difference;
          }
        }
        point += panel_width;
        cell += panel_width;
      }
#pragma clang loop unroll(full)
      for (int v = 0; v < vectorCount; v++) {
        lanes ofPoints;
        memcpy(&ofPoints, points->limits + (vector + v) * lane_count, sizeof ofPoints);
#pragma clang loop unroll(full)
        for (int q = 0; q < queryCount; q++) {
          lanes limits = (lanes){} + queries->limits[query + q];
          limits = __builtin_elementwise_max(limits, ofPoints);
          flags near = __builtin_convertvector(sums[v][q] <= limits, flags);
          uint16_t bits;
          memcpy(&bits, &near, sizeof bits);
          masks[query + q] |= (uint64_t)bits << ((vector + v) * lane_count);
        }
      }
    }
  }
}

#if defined(__x86_64__)
__attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static void masks_512(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks) {
  masks_by_tiles(columnCount, points, queries, masks, 4, 4);
}

__attribute__((target("avx2,fma"))) static void masks_256(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks) {
  masks_by_tiles(columnCount, points, queries, masks, 2, 2);
}
#endif

void near_masks(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) {
    masks_512(columnCount, points, queries, masks);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    masks_256(columnCount, points, queries, masks);
    return;
  }
#endif
  masks_by_tiles(columnCount, points, queries, masks, 2, 1);
}
