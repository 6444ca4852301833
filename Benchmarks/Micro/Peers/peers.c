#include "peers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

long count_lines(const char *text, long size) {
  const char *end = text + size;
  long lines = 0;
  while ((text = memchr(text, '\n', end - text))) {
    lines++;
    text++;
  }
  return lines;
}

double sum_numbers(const char *text, long count) {
  double sum = 0;
  for (long number = 0; number < count; number++) {
    char *end;
    sum += strtod(text, &end);
    text = end + 1;
  }
  return sum;
}

long write_numbers(const double *values, long count) {
  char text[40];
  long size = 0;
  for (long number = 0; number < count; number++) {
    size += snprintf(text, sizeof text, "%.17g", values[number]);
  }
  return size;
}

void compare_panels(
    const float *points, const float *queries, long columnCount, float limit, uint64_t *masks) {
  for (int query = 0; query < 64; query++) {
    masks[query] = 0;
    for (int point = 0; point < 64; point++) {
      float sum = 0;
      for (long column = 0; column < columnCount; column++) {
        float difference = points[column * 64 + point] - queries[column * 64 + query];
        sum += difference * difference;
      }
      masks[query] |= (uint64_t)(sum <= limit) << point;
    }
  }
}
