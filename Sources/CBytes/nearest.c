// The distance filter of the neighbor search. Each kind of processor compares as many queries and
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

// The distances of a panel's pairs, a tile after the other.
static inline __attribute__((always_inline)) void distances_by_tiles(
    long columnCount, const float *points, const float *queries, float *distances,
    const int queryCount) {
#pragma clang fp contract(fast)
  for (int query = 0; query < panel_width; query += queryCount) {
    for (int vector = 0; vector < vectors_in_panel; vector++) {
      lanes sums[4] = {};
      const float *point = points + vector * lane_count;
      const float *cell = queries + query;
      for (long column = 0; column < columnCount; column++) {
        lanes coordinates;
        memcpy(&coordinates, point, sizeof coordinates);
#pragma clang loop unroll(full)
        for (int q = 0; q < queryCount; q++) {
          lanes difference = coordinates - cell[q];
          sums[q] += difference * difference;
        }
        point += panel_width;
        cell += panel_width;
      }
#pragma clang loop unroll(full)
      for (int q = 0; q < queryCount; q++) {
        float *first = distances + (query + q) * panel_width + vector * lane_count;
        memcpy(first, &sums[q], sizeof sums[q]);
      }
    }
  }
}

#define V4 __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define V3 __attribute__((target("avx2,fma")))

#if defined(__x86_64__)
V4 static void masks_512(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks) {
  masks_by_tiles(columnCount, points, queries, masks, 4, 4);
}

V3 static void masks_256(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks) {
  masks_by_tiles(columnCount, points, queries, masks, 2, 2);
}

V4 static void distances_512(
    long columnCount, const float *points, const float *queries, float *distances) {
  distances_by_tiles(columnCount, points, queries, distances, 4);
}

V3 static void distances_256(
    long columnCount, const float *points, const float *queries, float *distances) {
  distances_by_tiles(columnCount, points, queries, distances, 4);
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

void near_distances(
    long columnCount, const float *points, const float *queries, float *distances) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) {
    distances_512(columnCount, points, queries, distances);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    distances_256(columnCount, points, queries, distances);
    return;
  }
#endif
  distances_by_tiles(columnCount, points, queries, distances, 2);
}

void pair_distances(
    long columnCount, const double *first, const double *second, const uint16_t *pairs, long count,
    double *distances) {
#pragma clang fp contract(off)
  enum { tile = 4 };  // sums that do not wait for each other
  for (long pair = 0; pair < count; pair += tile) {
    const double *one[tile], *other[tile];
    double sums[tile] = {};
    for (int i = 0; i < tile; i++) {
      const uint16_t rows = pairs[pair + i < count ? pair + i : pair];
      one[i] = first + (rows >> 8) * columnCount;
      other[i] = second + (rows & 255) * columnCount;
    }
    for (long column = 0; column < columnCount; column++) {
#pragma clang loop unroll(full)
      for (int i = 0; i < tile; i++) {
        const double difference = one[i][column] - other[i][column];
        sums[i] += difference * difference;
      }
    }
    for (int i = 0; i < tile && pair + i < count; i++) distances[pair + i] = sums[i];
  }
}

float box_gap(long columnCount, const float *first, const float *second) {
  typedef float few __attribute__((vector_size(16)));
  few sums = {};
  long column = 0;
  for (; column + 4 <= columnCount; column += 4) {
    few least, greatest, otherLeast, otherGreatest;
    memcpy(&least, first + column, sizeof least);
    memcpy(&greatest, first + columnCount + column, sizeof greatest);
    memcpy(&otherLeast, second + column, sizeof otherLeast);
    memcpy(&otherGreatest, second + columnCount + column, sizeof otherGreatest);
    few gap = __builtin_elementwise_max(least - otherGreatest, otherLeast - greatest);
    gap = __builtin_elementwise_max(gap, (few){});
    sums += gap * gap;
  }
  float sum = sums[0] + sums[1] + (sums[2] + sums[3]);
  for (; column < columnCount; column++) {
    const float below = first[column] - second[columnCount + column];
    const float above = second[column] - first[columnCount + column];
    const float gap = below > above ? below : above;
    if (gap > 0) sum += gap * gap;
  }
  return sum;
}
