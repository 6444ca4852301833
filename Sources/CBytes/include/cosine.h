#ifndef COSINE_H
#define COSINE_H

#include <stdint.h>

// The dot products of a query with `count` vectors of floats, each of which begins `offsets[i]`
// bytes behind `bytes`, aligned or not. The order of additions is fixed: the same results on every
// processor.
void dot_products(
    const void *bytes, const uint64_t *offsets, long count, const float *query, long dimension,
    float *results);

// The sums of squares of the same vectors, in double.
void square_sums(
    const void *bytes, const uint64_t *offsets, long count, long dimension, double *results);

#endif
