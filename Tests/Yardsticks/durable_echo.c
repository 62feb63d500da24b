// Durable echo on loopback, one thread: the ceiling for postings by group commit.
//
// Gathers whatever all connections have ready, appends it as one 4 KiB-padded batch with one CRC32C and one
// durable write (O_DIRECT | O_DSYNC into a file that was written before), then answers everybody.
// No business logic, no second thread: the disk, the kernel and nothing else.
// Usage: durable_echo PORT FILE SECONDS     prints "ready PORT"; on the end "N syncs, N bytes"
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

enum {
    EVENTS_MAX = 1024,
    BATCH_BYTES = 4 << 20,
    READ_BYTES = 64 << 10,
    RING_BYTES = 256 << 20, // the file is a ring: old batches are overwritten
    PIECE_BYTES = 1 << 20,
    BLOCK_BYTES = 4096,
    HEADER_BYTES = 64
};

static unsigned long syncs, bytes_written;
static struct epoll_event events[EVENTS_MAX];
static struct { int connection; size_t offset, count; } parts[EVENTS_MAX];

static void finish(int signal) {
    (void)signal;
    fprintf(stderr, "%lu syncs, %lu bytes\n", syncs, bytes_written);
    _exit(0);
}

#if defined(__x86_64__)
__attribute__((target("sse4.2")))
#endif
static uint32_t checksum(const uint8_t *bytes, size_t count) {
    uint64_t crc = ~0u;
#if defined(__x86_64__)
    for (; count >= 8; count -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        crc = _mm_crc32_u64(crc, word);
    }
#else
    for (; count >= 8; count -= 8, bytes += 8) crc = crc * 31 + *bytes; // another processor: cheap stand-in
#endif
    return ~(uint32_t)crc;
}

static int listen_on(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (void *)&address, sizeof address) || listen(listener, 1024)) {
        perror("listen");
        exit(1);
    }
    return listener;
}

static void accept_all(int listener, int poller) {
    int one = 1, connection;
    while ((connection = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
        setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = connection};
        epoll_ctl(poller, EPOLL_CTL_ADD, connection, &event);
    }
}

// Writes the whole ring once, then opens it past the page cache. The name is removed at once: nothing stays behind.
static int prepare_ring(const char *path) {
    int plain = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (plain < 0) {
        perror(path);
        exit(1);
    }
    char *piece = malloc(PIECE_BYTES);
    memset(piece, 1, PIECE_BYTES);
    for (size_t offset = 0; offset < RING_BYTES; offset += PIECE_BYTES) {
        if (pwrite(plain, piece, PIECE_BYTES, offset) != PIECE_BYTES) {
            perror(path);
            unlink(path);
            exit(1);
        }
    }
    fsync(plain);
    int ring = open(path, O_WRONLY | O_DIRECT | O_DSYNC);
    unlink(path);
    if (ring < 0) {
        perror("O_DIRECT");
        exit(1);
    }
    close(plain);
    free(piece);
    return ring;
}

int main(int argc, char **argv) {
    if (argc < 4) return fprintf(stderr, "usage: durable_echo PORT FILE SECONDS\n"), 64;
    int port = atoi(argv[1]);
    signal(SIGALRM, finish);
    signal(SIGTERM, finish);
    alarm(atoi(argv[3]));
    int ring = prepare_ring(argv[2]);
    size_t ring_offset = 0;
    uint8_t *batch;
    if (posix_memalign((void **)&batch, BLOCK_BYTES, BATCH_BYTES + 2 * BLOCK_BYTES)) return 1;
    memset(batch, 0, BATCH_BYTES + 2 * BLOCK_BYTES);

    int listener = listen_on(port), poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    printf("ready %d\n", port);
    fflush(stdout);
    for (;;) {
        int ready = epoll_wait(poller, events, EVENTS_MAX, -1), gathered = 0;
        size_t length = HEADER_BYTES;
        for (int i = 0; i < ready; i++) {
            int connection = events[i].data.fd;
            if (connection == listener) {
                accept_all(listener, poller);
                continue;
            }
            if (length + READ_BYTES > BATCH_BYTES) break;
            ssize_t count = read(connection, batch + length, READ_BYTES);
            if (count < 0 && errno == EAGAIN) continue;
            if (count <= 0) {
                close(connection);
                continue;
            }
            parts[gathered].connection = connection;
            parts[gathered].offset = length;
            parts[gathered++].count = count;
            length += count;
        }
        if (!gathered) continue;
        size_t padded = (length + BLOCK_BYTES - 1) & ~(size_t)(BLOCK_BYTES - 1);
        uint32_t crc = checksum(batch + HEADER_BYTES, length - HEADER_BYTES);
        memcpy(batch, &crc, sizeof crc);
        if (ring_offset + padded > RING_BYTES) ring_offset = 0;
        if (pwrite(ring, batch, padded, ring_offset) != (ssize_t)padded) {
            perror("write");
            return 1;
        }
        ring_offset += padded;
        syncs++;
        bytes_written += padded;
        for (int i = 0; i < gathered; i++) {
            for (size_t sent = 0; sent < parts[i].count;) {
                ssize_t part = send(parts[i].connection, batch + parts[i].offset + sent,
                                    parts[i].count - sent, MSG_NOSIGNAL);
                if (part < 0 && errno != EAGAIN) break;
                if (part > 0) sent += part;
            }
        }
    }
}
