#ifndef NEAREST_H
#define NEAREST_H

#include <stdint.h>

enum {
  panel_width = 64,  // rows side by side: the cell of column c and row p is [c * 64 + p]
  quad_size = 4,     // neighboring rows of a panel that share a box
  byte_group = 4,    // columns of a panel of bytes that lie side by side: [c / 4][p][c % 4]
  greatest_byte_columns = 512  // in more columns a panel has no bytes
};

// Rows side by side, and how far each of them looks.
struct panel {
  const float *cells;
  // Of points: the least, then the greatest cell of each column. Of queries: for each column the 16
  // least, then the 16 greatest cells of the quads.
  const float *boxes;
  // The squared distance up to which another row matters to each row, -1 if none does.
  const float *limits;
  float greatestLimit;
};

// For each query of a panel, the points of a panel that may be near: bit p of masks[q] says whether
// the squared distance of query q and point p, in float, is at most the limit of either. Quads that
// lie farther from the points' box than all of their limits are not compared.
//
// The number and the order of roundings differ between processors: this is a filter for the
// candidates of an exact comparison, with limits that allow for columnCount + 3 float roundings.
void near_masks(
    long columnCount, const struct panel *points, const struct panel *queries, uint64_t *masks);

// The squared distances of all pairs, with as many roundings: that of query q and point p is
// distances[q * 64 + p].
void near_distances(
    long columnCount, const float *points, const float *queries, float *distances);

// The squared distances, in double, of some pairs of rows of two panels that lie row after row: pair
// i is row pairs[i] / 256 of the first and row pairs[i] % 256 of the second. Sums run over the columns
// from left to right, and nothing is fused: the same bits on every processor.
void pair_distances(
    long columnCount, const double *first, const double *second, const uint16_t *pairs, long count,
    double *distances);

// The squared distance between two boxes.
float box_gap(long columnCount, const float *first, const float *second);

// The same rows, their cells rounded to small whole numbers and stored with `bias` added.
struct byte_panel {
  const uint8_t *cells;  // groups of columns that are not full are filled up with the bias
  const int32_t *norms;  // of each row the sum of its squared numbers
  const int32_t *sums;   // of each row the sum of its numbers
  // Of each row how far its numbers are from what they stand for, and the greatest of these.
  const float *residuals;
  float greatestResidual;
  // The distance up to which another row matters to each row, -1 if none does; before it is
  // multiplied by `scale`.
  const float *reaches;
};

// How a processor compares bytes.
enum byte_kernel {
  byte_kernel_none,  // slower than floats
  byte_kernel_avx2,  // numbers from -64 to 63
  byte_kernel_vnni   // numbers from -128 to 127
};

// The best kernel of this processor.
enum byte_kernel best_byte_kernel(void);

// As near_masks, of the numbers: bit p of masks[q] is set if the distance of query q and point p is
// at most the reach of either and both residuals; integers, so that nothing is rounded but the reach.
// A few bits more are set.
//
// The kernel must not be byte_kernel_none, nor one that the processor does not have; there are at
// most greatest_byte_columns columns.
void near_byte_masks(
    enum byte_kernel kernel, long groupCount, float scale, const struct byte_panel *points,
    const struct byte_panel *queries, uint64_t *masks);

#endif
