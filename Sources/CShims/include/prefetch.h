#ifndef RESKONTRA_PREFETCH_H
#define RESKONTRA_PREFETCH_H

// Asks the processor to fetch a cache line, without waiting and without reading it: any address is allowed.
static inline void reskontra_prefetch(const void *address) { __builtin_prefetch(address, 1); }

#endif
