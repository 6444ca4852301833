#ifndef NEAREST_H
#define NEAREST_H

#include <stdint.h>

enum {
  panel_width = 64,  // rows side by side: the cell of column c and place p is [c * 64 + p]
  quad_size = 4      // neighbouring places of a panel that share a box
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

#endif
