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
    const float *points, const float *box, const float *queries, const float *quads,
    long columnCount, const float *limits, uint64_t *masks, const int queryCount,
    const int vectorCount) {
#pragma clang fp contract(fast)
  // From the box of the points to each quad of queries.
  lanes distances = {};
  for (long column = 0; column < columnCount; column++) {
    lanes least, greatest;
    memcpy(&least, quads + column * 2 * lane_count, sizeof least);
    memcpy(&greatest, quads + (column * 2 + 1) * lane_count, sizeof greatest);
    lanes below = box[column] - greatest;
    lanes above = least - box[columnCount + column];
    lanes gap = __builtin_elementwise_max(__builtin_elementwise_max(below, above), (lanes){});
    distances += gap * gap;
  }
  for (int query = 0; query < panel_width; query += queryCount) {
    float greatestLimit = -1;
    for (int q = 0; q < queryCount; q++) {
      if (limits[query + q] > greatestLimit) greatestLimit = limits[query + q];
      masks[query + q] = 0;
    }
    if (distances[query / quad_size] > greatestLimit) continue;
    for (int vector = 0; vector < vectors_in_panel; vector += vectorCount) {
      lanes sums[4][4] = {};
      const float *point = points + vector * lane_count;
      const float *cell = queries + query;
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
      for (int q = 0; q < queryCount; q++) {
#pragma clang loop unroll(full)
        for (int v = 0; v < vectorCount; v++) {
          flags near = __builtin_convertvector(sums[v][q] <= limits[query + q], flags);
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
    const float *points, const float *box, const float *queries, const float *quads,
    long columnCount, const float *limits, uint64_t *masks) {
  masks_by_tiles(points, box, queries, quads, columnCount, limits, masks, 4, 4);
}

__attribute__((target("avx2,fma"))) static void masks_256(
    const float *points, const float *box, const float *queries, const float *quads,
    long columnCount, const float *limits, uint64_t *masks) {
  masks_by_tiles(points, box, queries, quads, columnCount, limits, masks, 2, 2);
}
#endif

void near_masks(
    const float *points, const float *box, const float *queries, const float *quads,
    long columnCount, const float *limits, uint64_t *masks) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) {
    masks_512(points, box, queries, quads, columnCount, limits, masks);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    masks_256(points, box, queries, quads, columnCount, limits, masks);
    return;
  }
#endif
  masks_by_tiles(points, box, queries, quads, columnCount, limits, masks, 2, 1);
}
