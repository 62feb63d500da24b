#include "crc32c.h"

#include <pthread.h>
#include <string.h>

#define POLYNOMIAL 0x82f63b78u

static uint32_t table[8][256];
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static void make_table(void) {
    for (uint32_t n = 0; n < 256; n++) {
        uint32_t crc = n;
        for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (POLYNOMIAL & (0u - (crc & 1)));
        table[0][n] = crc;
    }
    for (uint32_t n = 0; n < 256; n++)
        for (int row = 1; row < 8; row++)
            table[row][n] = (table[row - 1][n] >> 8) ^ table[0][table[row - 1][n] & 0xff];
}

uint32_t crc32c_extend_portable(uint32_t crc, const void *bytes, size_t count) {
    pthread_once(&table_once, make_table);
    const unsigned char *at = bytes;
    crc = ~crc;
    while (count >= 8) {
        uint32_t low = crc ^ ((uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24);
        crc = table[7][low & 0xff] ^ table[6][(low >> 8) & 0xff] ^ table[5][(low >> 16) & 0xff] ^ table[4][low >> 24]
            ^ table[3][at[4]] ^ table[2][at[5]] ^ table[1][at[6]] ^ table[0][at[7]];
        at += 8;
        count -= 8;
    }
    while (count-- > 0) crc = table[0][(crc ^ *at++) & 0xff] ^ (crc >> 8);
    return ~crc;
}

#if defined(__x86_64__)
#include <nmmintrin.h>

// Three streams hide the latency of the instruction; their sums are joined through tables that
// advance a sum over LANE bytes of zeros.
#define LANE 4096

static uint32_t lane_shift[4][256];
static pthread_once_t lane_once = PTHREAD_ONCE_INIT;

static void make_lane_shift(void) {
    pthread_once(&table_once, make_table);
    for (int byte = 0; byte < 4; byte++)
        for (uint32_t n = 0; n < 256; n++) {
            uint32_t crc = n << (8 * byte);
            for (int zero = 0; zero < LANE; zero++) crc = table[0][crc & 0xff] ^ (crc >> 8);
            lane_shift[byte][n] = crc;
        }
}

static inline uint32_t over_lane(uint32_t crc) {
    return lane_shift[0][crc & 0xff] ^ lane_shift[1][(crc >> 8) & 0xff] ^ lane_shift[2][(crc >> 16) & 0xff]
        ^ lane_shift[3][crc >> 24];
}

static inline uint64_t word(const unsigned char *at) {
    uint64_t value;
    memcpy(&value, at, 8);
    return value;
}

__attribute__((target("sse4.2")))
static uint32_t extend_sse42(uint32_t crc, const unsigned char *at, size_t count) {
    uint64_t a = (uint32_t)~crc;
    if (count >= 3 * LANE) {
        pthread_once(&lane_once, make_lane_shift);
        do {
            uint64_t b = 0, c = 0;
            for (size_t i = 0; i < LANE; i += 8) {
                a = _mm_crc32_u64(a, word(at + i));
                b = _mm_crc32_u64(b, word(at + LANE + i));
                c = _mm_crc32_u64(c, word(at + 2 * LANE + i));
            }
            a = over_lane(over_lane((uint32_t)a) ^ (uint32_t)b) ^ (uint32_t)c;
            at += 3 * LANE;
            count -= 3 * LANE;
        } while (count >= 3 * LANE);
    }
    while (count >= 8) {
        a = _mm_crc32_u64(a, word(at));
        at += 8;
        count -= 8;
    }
    uint32_t rest = (uint32_t)a;
    while (count-- > 0) rest = _mm_crc32_u8(rest, *at++);
    return ~rest;
}

uint32_t crc32c_extend(uint32_t crc, const void *bytes, size_t count) {
    if (__builtin_cpu_supports("sse4.2")) return extend_sse42(crc, bytes, count);
    return crc32c_extend_portable(crc, bytes, count);
}
#else
uint32_t crc32c_extend(uint32_t crc, const void *bytes, size_t count) {
    return crc32c_extend_portable(crc, bytes, count);
}
#endif
