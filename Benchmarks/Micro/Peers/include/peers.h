#ifndef PEERS_H
#define PEERS_H

#include <stdint.h>

// What the C library or plain code does in place of our hot loops.

// How many line feeds there are, found with memchr.
long count_lines(const char *text, long size);

// The sum of the numbers that end with a zero byte each, read with strtod.
double sum_numbers(const char *text, long count);

// How many bytes snprintf writes for each number with 17 digits, from which it can be read back.
long write_numbers(const double *values, long count);

// Which points of a panel of 64 are within the limit of which query, cell after cell.
void compare_panels(
    const float *points, const float *queries, long columnCount, float limit, uint64_t *masks);

#endif
