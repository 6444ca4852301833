#ifndef NEAREST_H
#define NEAREST_H

#include <stdint.h>

enum {
  panel_width = 64,  // rows side by side: the cell of column c and place p is [c * 64 + p]
  quad_size = 4      // neighbouring places of a panel that share a box
};

// For each query of a panel, the points of a panel that may be near: bit p of masks[q] says whether
// the squared distance of query q and point p, in float, is at most limits[q].
//
// `box` holds the least, then the greatest cell of each column of the points; `quads` the 16 least,
// then the 16 greatest cells of each column of the quads of queries. Quads that lie farther from
// the box than their limits are not compared.
//
// The number and the order of roundings differ between processors: this is a filter for the
// candidates of an exact comparison, with limits that allow for columnCount + 3 float roundings.
void near_masks(
    const float *points, const float *box, const float *queries, const float *quads,
    long columnCount, const float *limits, uint64_t *masks);

#endif
