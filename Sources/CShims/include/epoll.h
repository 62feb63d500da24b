// Sockets, epoll and eventfd calls that Swift's Glibc does not name. All answer -errno where they fail.
#pragma once

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#define RESKONTRA_EPOLL_IN 0x001u
#define RESKONTRA_EPOLL_OUT 0x004u
#define RESKONTRA_EPOLL_ERROR 0x008u
#define RESKONTRA_EPOLL_HANG_UP 0x010u

int reskontra_epoll_create(void);
int reskontra_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t tag);
int reskontra_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t tag);
int reskontra_epoll_remove(int epoll, int descriptor);
int reskontra_epoll_wait(int epoll, struct epoll_event *events, int max, int timeout_milliseconds);

/// Edge-triggered from the start: each signal is one event, nobody needs to read the counter.
int reskontra_eventfd_add(int epoll, uint64_t tag);
void reskontra_eventfd_signal(int descriptor);

/// Family (4 or 6), port and address of one end; an IPv4 address fills the first four bytes.
struct reskontra_address {
    uint16_t family;
    uint16_t port;
    uint8_t bytes[16];
};

/// What getaddrinfo said, as a negative number below this, so that it never meets an errno.
#define RESKONTRA_UNKNOWN_HOST -10000

/// A listening socket, not blocking, address reusable; `bound` tells the port that was taken.
int reskontra_listen(const char *host, uint16_t port, int backlog, struct reskontra_address *bound);
/// A new connection, not blocking, without Nagle's delay.
int reskontra_accept(int listener, struct reskontra_address *peer);
/// A blocking connection for tests and tools.
int reskontra_connect(const char *host, uint16_t port);
/// Begins a connection, not blocking, without Nagle's delay: it can be written to when it is there.
int reskontra_dial(const char *host, uint16_t port);

ptrdiff_t reskontra_receive(int descriptor, void *bytes, size_t count);
ptrdiff_t reskontra_send(int descriptor, const void *bytes, size_t count);
void reskontra_shutdown_output(int descriptor);
void reskontra_close(int descriptor);

/// At most 15 characters, seen in top and in core dumps.
void reskontra_name_thread(const char *name);

/// From now on this thread runs only when nobody else wants the processor (SCHED_IDLE). No privilege is needed for it, and
/// there is no way back.
void reskontra_yield_thread(void);
