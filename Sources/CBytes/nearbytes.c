// The distance filter of the neighbor search on bytes: |a - b|^2 = |a|^2 + |b|^2 - 2ab, and processors multiply four bytes
// of each of sixteen rows in one instruction, where of floats it takes eight. Nothing in plain Swift or C compiles to these.
#include "nearest.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Let D be the product of a point's bytes (with the bias) and a query's numbers (without). A pair is near if
//     2D >= points' norm + queries' norm + 2 bias * queries' sum - the greater limit
// as limits are those of the query and of the point, D is compared with the lesser of
//     (norm / 2) + (what a query adds / 2) and ((norm - limit) / 2) + (what a query adds without its limit / 2)
// where halves are rounded down, so that no near pair is lost.

enum { vnni_bias = 128, avx2_bias = 64, farther_than_all = -16 };

#define VNNI __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"), min_vector_width(512)))
#define AVX2 __attribute__((target("avx2,fma")))

// The squared distances up to which others matter.
VNNI static inline __m512i limits_512(const float *reaches, const float *residuals, float scale, float other) {
  __m512 reach = _mm512_loadu_ps(reaches);
  __m512 residual = _mm512_add_ps(_mm512_loadu_ps(residuals), _mm512_set1_ps(other));
  __m512 limit = _mm512_fmadd_ps(reach, _mm512_set1_ps(scale), residual);
  // More than all roundings, and less than what an int can hold.
  limit = _mm512_mul_ps(_mm512_mul_ps(limit, limit), _mm512_set1_ps(1 + 0x1p-18f));
  limit = _mm512_min_ps(limit, _mm512_set1_ps(0x1p28f));
  __mmask16 isBlind = _mm512_cmp_ps_mask(reach, _mm512_setzero_ps(), _CMP_LT_OQ);
  return _mm512_mask_blend_epi32(isBlind, _mm512_cvttps_epi32(limit), _mm512_set1_epi32(farther_than_all));
}

VNNI static void byte_masks_512(
    long groupCount, float scale, const struct byte_panel *points, const struct byte_panel *queries, uint64_t *masks) {
  enum { lanes = 16, vectors = panel_width / lanes, tile = 4 };
  uint32_t numbers[greatest_byte_columns / byte_group * panel_width];
  int32_t starts[panel_width], own[panel_width];
  for (long i = 0; i < groupCount * panel_width; i += lanes) {
    __m512i cells = _mm512_loadu_si512(queries->cells + i * byte_group);
    _mm512_storeu_si512(numbers + i, _mm512_xor_si512(cells, _mm512_set1_epi8(-vnni_bias)));
  }
  __m512i halves[vectors], theirs[vectors];
  for (int v = 0; v < vectors; v++) {
    const int row = v * lanes;
    __m512i norms = _mm512_loadu_si512(points->norms + row);
    halves[v] = _mm512_srai_epi32(norms, 1);
    __m512i limits = limits_512(points->reaches + row, points->residuals + row, scale, queries->greatestResidual);
    theirs[v] = _mm512_srai_epi32(_mm512_sub_epi32(norms, limits), 1);
    __m512i sums = _mm512_mullo_epi32(_mm512_loadu_si512(queries->sums + row), _mm512_set1_epi32(2 * vnni_bias));
    __m512i added = _mm512_add_epi32(_mm512_loadu_si512(queries->norms + row), sums);
    __m512i half = _mm512_srai_epi32(added, 1);
    limits = limits_512(queries->reaches + row, queries->residuals + row, scale, points->greatestResidual);
    __m512i halfOwn = _mm512_srai_epi32(_mm512_sub_epi32(added, limits), 1);
    _mm512_storeu_si512(starts + row, _mm512_sub_epi32(_mm512_setzero_si512(), half));
    _mm512_storeu_si512(own + row, _mm512_sub_epi32(halfOwn, half));
  }
  for (int query = 0; query < panel_width; query += tile) {
    __m512i products[tile][vectors];
    for (int q = 0; q < tile; q++) {
      for (int v = 0; v < vectors; v++) products[q][v] = _mm512_set1_epi32(starts[query + q]);
    }
    const uint8_t *cells = points->cells;
    const uint32_t *number = numbers + query;
    for (long group = 0; group < groupCount; group++) {
      __m512i point[vectors];
      for (int v = 0; v < vectors; v++) point[v] = _mm512_loadu_si512(cells + v * 64);
      for (int q = 0; q < tile; q++) {
        __m512i four = _mm512_set1_epi32((int)number[q]);
        for (int v = 0; v < vectors; v++) products[q][v] = _mm512_dpbusd_epi32(products[q][v], point[v], four);
      }
      cells += panel_width * byte_group;
      number += panel_width;
    }
    for (int q = 0; q < tile; q++) {
      uint64_t mask = 0;
      __m512i added = _mm512_set1_epi32(own[query + q]);
      for (int v = 0; v < vectors; v++) {
        __m512i least = _mm512_min_epi32(_mm512_add_epi32(halves[v], added), theirs[v]);
        mask |= (uint64_t)_mm512_cmp_epi32_mask(products[q][v], least, _MM_CMPINT_NLT) << (v * lanes);
      }
      masks[query + q] = mask;
    }
  }
}

AVX2 static inline __m256i limits_256(const float *reaches, const float *residuals, float scale, float other) {
  __m256 reach = _mm256_loadu_ps(reaches);
  __m256 residual = _mm256_add_ps(_mm256_loadu_ps(residuals), _mm256_set1_ps(other));
  __m256 limit = _mm256_fmadd_ps(reach, _mm256_set1_ps(scale), residual);
  limit = _mm256_mul_ps(_mm256_mul_ps(limit, limit), _mm256_set1_ps(1 + 0x1p-18f));
  limit = _mm256_min_ps(limit, _mm256_set1_ps(0x1p28f));
  __m256 isBlind = _mm256_cmp_ps(reach, _mm256_setzero_ps(), _CMP_LT_OQ);
  return _mm256_blendv_epi8(
      _mm256_cvttps_epi32(limit), _mm256_set1_epi32(farther_than_all), _mm256_castps_si256(isBlind));
}

AVX2 static void byte_masks_256(
    long groupCount, float scale, const struct byte_panel *points, const struct byte_panel *queries, uint64_t *masks) {
  enum { lanes = 8, tile_vectors = 2, tile = 4 };
  uint32_t numbers[(greatest_byte_columns / byte_group + 1) * panel_width];
  int32_t starts[panel_width], own[panel_width], halves[panel_width], theirs[panel_width];
  for (long i = 0; i < groupCount * panel_width; i += lanes) {
    __m256i cells = _mm256_loadu_si256((const __m256i *)(queries->cells + i * byte_group));
    _mm256_storeu_si256((__m256i *)(numbers + i), _mm256_sub_epi8(cells, _mm256_set1_epi8(avx2_bias)));
  }
  for (int row = 0; row < panel_width; row += lanes) {
    __m256i norms = _mm256_loadu_si256((const __m256i *)(points->norms + row));
    _mm256_storeu_si256((__m256i *)(halves + row), _mm256_srai_epi32(norms, 1));
    __m256i limits = limits_256(points->reaches + row, points->residuals + row, scale, queries->greatestResidual);
    _mm256_storeu_si256((__m256i *)(theirs + row), _mm256_srai_epi32(_mm256_sub_epi32(norms, limits), 1));
    __m256i sums = _mm256_loadu_si256((const __m256i *)(queries->sums + row));
    sums = _mm256_mullo_epi32(sums, _mm256_set1_epi32(2 * avx2_bias));
    __m256i added = _mm256_add_epi32(_mm256_loadu_si256((const __m256i *)(queries->norms + row)), sums);
    __m256i half = _mm256_srai_epi32(added, 1);
    limits = limits_256(queries->reaches + row, queries->residuals + row, scale, points->greatestResidual);
    __m256i halfOwn = _mm256_srai_epi32(_mm256_sub_epi32(added, limits), 1);
    _mm256_storeu_si256((__m256i *)(starts + row), _mm256_sub_epi32(_mm256_setzero_si256(), half));
    _mm256_storeu_si256((__m256i *)(own + row), _mm256_sub_epi32(halfOwn, half));
  }
  const __m256i ones = _mm256_set1_epi16(1);
  for (int query = 0; query < panel_width; query += tile) {
    for (int q = 0; q < tile; q++) masks[query + q] = 0;
    for (int row = 0; row < panel_width; row += lanes * tile_vectors) {
      __m256i products[tile][tile_vectors];
      for (int q = 0; q < tile; q++) {
        for (int v = 0; v < tile_vectors; v++) products[q][v] = _mm256_set1_epi32(starts[query + q]);
      }
      const uint8_t *cells = points->cells + row * byte_group;
      const uint32_t *number = numbers + query;
      for (long group = 0; group < groupCount; group++) {
        __m256i point[tile_vectors];
        for (int v = 0; v < tile_vectors; v++) point[v] = _mm256_loadu_si256((const __m256i *)(cells + v * 32));
        for (int q = 0; q < tile; q++) {
          __m256i four = _mm256_set1_epi32((int)number[q]);
          for (int v = 0; v < tile_vectors; v++) {
            // Two products of at most 127 * 64 fit in 16 bits.
            __m256i pairs = _mm256_maddubs_epi16(point[v], four);
            products[q][v] = _mm256_add_epi32(products[q][v], _mm256_madd_epi16(pairs, ones));
          }
        }
        cells += panel_width * byte_group;
        number += panel_width;
      }
      for (int q = 0; q < tile; q++) {
        __m256i added = _mm256_set1_epi32(own[query + q]);
        for (int v = 0; v < tile_vectors; v++) {
          const int first = row + v * lanes;
          __m256i least = _mm256_add_epi32(_mm256_loadu_si256((const __m256i *)(halves + first)), added);
          least = _mm256_min_epi32(least, _mm256_loadu_si256((const __m256i *)(theirs + first)));
          __m256i isFar = _mm256_cmpgt_epi32(least, products[q][v]);
          uint64_t near = ~(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(isFar)) & 0xff;
          masks[query + q] |= near << first;
        }
      }
    }
  }
}

enum byte_kernel best_byte_kernel(void) {
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("x86-64-v4")) return byte_kernel_vnni;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return byte_kernel_avx2;
  return byte_kernel_none;
}

void near_byte_masks(
    enum byte_kernel kernel, long groupCount, float scale, const struct byte_panel *points,
    const struct byte_panel *queries, uint64_t *masks) {
  if (kernel == byte_kernel_vnni) {
    byte_masks_512(groupCount, scale, points, queries, masks);
  } else {
    byte_masks_256(groupCount, scale, points, queries, masks);
  }
}
#else
enum byte_kernel best_byte_kernel(void) { return byte_kernel_none; }

void near_byte_masks(
    enum byte_kernel kernel, long groupCount, float scale, const struct byte_panel *points,
    const struct byte_panel *queries, uint64_t *masks) {
  for (int query = 0; query < panel_width; query++) masks[query] = UINT64_MAX;
}
#endif
