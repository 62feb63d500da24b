#pragma once
#include <stddef.h>
#include <stdint.h>

// CRC-32C (Castagnoli). Start with 0; feed the result back in to go on over more bytes.
uint32_t crc32c_extend(uint32_t crc, const void *bytes, size_t count);

// The table version, for processors without SSE4.2 and for the test that both agree.
uint32_t crc32c_extend_portable(uint32_t crc, const void *bytes, size_t count);
