#pragma once
#include <stdint.h>

// Opens an existing file past the page cache: O_DIRECT | O_DSYNC for writing, O_DIRECT for reading. Where the file
// system refuses O_DIRECT it opens without, and *direct becomes 0. Returns a descriptor or -errno.
int direct_io_open(int directory, const char *name, int writable, int *direct);

// The magic number of the file system that holds the open file, or 0 if it will not say.
uint64_t direct_io_file_system(int descriptor);

// Bytes that may still be written to that file system, by us. UINT64_MAX when unknown.
uint64_t direct_io_free_bytes(int descriptor);
