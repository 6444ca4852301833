// Calls of the C library that fail when they are told to: preloaded into the tools by the tests of faults.
//
//   FAULT=write:3:28      the third write fails with error 28, ENOSPC
//   FAULT=write:3+:28     so does every one after it
//   FAULT=short           reads and writes take a few bytes at a time
//   FAULT=interrupted     every other open, read, write and fsync is interrupted by a signal first
//   FAULT_COUNTS=FILE     how often each call was made is written there at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum call {
  OPEN, READ, PREAD, WRITE, CLOSE, LSEEK, LINKAT, RENAME, UNLINK, FCNTL, MMAP, THREAD, FSTAT, FACCESSAT, FSYNC,
  CALLS
};
static const char *const names[CALLS] = {
  "open", "read", "pread", "write", "close", "lseek", "linkat", "rename", "unlink", "fcntl", "mmap", "thread", "fstat",
  "faccessat", "fsync"
};

static atomic_int counts[CALLS];
static int failing = -1, number, error_number, for_ever, short_transfers, interrupted;
static atomic_int is_ending;
static pthread_once_t first_call = PTHREAD_ONCE_INIT;

// What comes after a tool has exited is not its doing: an instrumented one writes down then what it ran.
static void let_end(void) { atomic_store(&is_ending, 1); }
static void watch_end(void) { atexit(let_end); }

__attribute__((constructor)) static void begin(void) {
  const char *fault = getenv("FAULT");
  if (!fault) return;
  short_transfers = strcmp(fault, "short") == 0;
  interrupted = strcmp(fault, "interrupted") == 0;
  char name[32];
  if (sscanf(fault, "%31[a-z]:%d", name, &number) != 2) return;
  for_ever = strchr(fault, '+') != NULL;
  error_number = atoi(strrchr(fault, ':') + 1);
  for (int call = 0; call < CALLS; call++)
    if (strcmp(name, names[call]) == 0) failing = call;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNTS");
  if (!path) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (int call = 0; call < CALLS; call++) {
    char line[64];
    int length = snprintf(line, sizeof line, "%s %d\n", names[call], atomic_load(&counts[call]));
    syscall(SYS_write, file, line, length);
  }
  syscall(SYS_close, file);
}

/// Counts a call, and says whether it is to fail.
static int fails(enum call call) {
  pthread_once(&first_call, watch_end);
  if (atomic_load(&is_ending)) return 0;
  int count = atomic_fetch_add(&counts[call], 1) + 1;
  if ((int)call != failing || (for_ever ? count < number : count != number)) return 0;
  errno = error_number;
  return 1;
}

/// The same for a call that may also be interrupted.
static int stops(enum call call) {
  if (fails(call)) return 1;
  if (!interrupted || atomic_load(&is_ending) || atomic_load(&counts[call]) % 2 == 0) return 0;
  errno = EINTR;
  return 1;
}

/// The same for a read or a write, which may also be cut short.
static int transfer_fails(enum call call, size_t *size) {
  if (stops(call)) return 1;
  if (atomic_load(&is_ending)) return 0;
  int count = atomic_load(&counts[call]);
  if (short_transfers && *size > (size_t)(count % 7 + 1)) *size = count % 7 + 1;
  return 0;
}

/// The C library's own function of this name.
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(list, mode_t) : 0;
  va_end(list);
  if (stops(OPEN)) return -1;
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

ssize_t read(int file, void *bytes, size_t size) {
  if (transfer_fails(READ, &size)) return -1;
  return syscall(SYS_read, file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t place) {
  if (transfer_fails(PREAD, &size)) return -1;
  return syscall(SYS_pread64, file, bytes, size, place);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t place) __attribute__((alias("pread")));

ssize_t write(int file, const void *bytes, size_t size) {
  // What the tools say is never at fault.
  if (file != STDERR_FILENO && transfer_fails(WRITE, &size)) return -1;
  return syscall(SYS_write, file, bytes, size);
}

int close(int file) {
  int failed = fails(CLOSE);
  int result = (int)syscall(SYS_close, file);
  if (!failed) return result;
  errno = error_number;
  return -1;
}

off_t lseek(int file, off_t place, int from) {
  return fails(LSEEK) ? -1 : syscall(SYS_lseek, file, place, from);
}

off64_t lseek64(int file, off64_t place, int from) __attribute__((alias("lseek")));

int linkat(int folder, const char *path, int new_folder, const char *new_path, int flags) {
  return fails(LINKAT) ? -1 : (int)syscall(SYS_linkat, folder, path, new_folder, new_path, flags);
}

int rename(const char *path, const char *new_path) {
  return fails(RENAME) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, new_path, 0);
}

int fsync(int file) {
  return stops(FSYNC) ? -1 : (int)syscall(SYS_fsync, file);
}

int unlink(const char *path) {
  return fails(UNLINK) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int fcntl(int file, int command, ...) {
  va_list list;
  va_start(list, command);
  long argument = va_arg(list, long);
  va_end(list);
  return fails(FCNTL) ? -1 : (int)syscall(SYS_fcntl, file, command, argument);
}

int fcntl64(int file, int command, ...) __attribute__((alias("fcntl")));

void *mmap(void *place, size_t size, int protection, int flags, int file, off_t offset) {
  // Memory that is not a file's is malloc's affair.
  if (!(flags & MAP_ANONYMOUS) && fails(MMAP)) return MAP_FAILED;
  return (void *)syscall(SYS_mmap, place, size, protection, flags, file, offset);
}

// Sanitizers keep a record of threads, and trip over one that was started past them.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
int pthread_create(
  pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument) {
  return fails(THREAD) ? error_number : REAL(pthread_create)(thread, attributes, start, argument);
}
#endif

int fstat(int file, struct stat *status) {
  return fails(FSTAT) ? -1 : (int)syscall(SYS_fstat, file, status);
}

int faccessat(int folder, const char *path, int mode, int flags) {
  return fails(FACCESSAT) ? -1 : REAL(faccessat)(folder, path, mode, flags);
}
