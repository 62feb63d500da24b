// Asks the processor to fetch a cache line, without waiting and without reading it: any address is allowed.
#pragma once

static inline void reskontra_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
