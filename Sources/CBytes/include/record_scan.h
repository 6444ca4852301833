#ifndef RECORD_SCAN_H
#define RECORD_SCAN_H

#include <stdint.h>

enum {
  // So many bytes after the last are read, and never heeded.
  scan_padding = 64
};

// The instructions that a scan uses. What it finds is the same to the byte.
enum scan_kernel { scan_kernel_plain, scan_kernel_avx2, scan_kernel_avx512 };

// Why a scan stopped.
enum scan_stop {
  // No record is left that ends before the end of the bytes.
  scan_stop_end,
  // There is no room for one more record.
  scan_stop_room,
  // The next record has another number of fields, or text after a closing quote.
  scan_stop_odd
};

// Where a record lies: without its line end start..<end, with it start..<next.
struct record_bounds {
  uint32_t start;
  uint32_t end;
  uint32_t next;
};

struct record_scan {
  const uint8_t *bytes;
  uint32_t start;  // where a record begins
  uint32_t end;
  uint8_t delimiter;
  uint8_t quote;
  uint8_t hasEscapes;   // whether a quote behind a backslash is data
  uint8_t isCounting;   // whether a record with another number of fields is odd; stops need it
  uint32_t fieldCount;  // of each record; 0 if that is not known
  // The wanted delimiters of a record, numbers from 1 to fieldCount - 1, rising.
  const uint32_t *stops;
  uint32_t stopCount;

  // Room for so many records, and for the positions of stopCount delimiters of each.
  uint32_t room;
  struct record_bounds *records;
  uint32_t *positions;

  // What was found.
  uint32_t recordCount;
  uint32_t consumed;             // where the first byte lies that is in no record and no blank line
  uint32_t blankLineCount;       // lines with nothing on them: records only where fieldCount is 1
  uint32_t quotedLineFeedCount;  // line feeds inside quotes before `consumed`
  // Whether some quoted field has a doubled quote, or a backslash that may matter, perhaps after `consumed`.
  uint8_t hasDoubledQuotes;
};

// Whether the processor has the instructions of a kernel.
int scan_kernel_is_available(enum scan_kernel kernel);

// Finds whole records, by the rules of RFC 4180: a quote opens a field only as its first byte. The quote may be
// another, and backslashes may take its meaning.
enum scan_stop scan_records(enum scan_kernel kernel, struct record_scan *scan);

// How many of the bytes are line feeds.
uint64_t count_line_feeds(enum scan_kernel kernel, const uint8_t *bytes, uint64_t count);

#endif
