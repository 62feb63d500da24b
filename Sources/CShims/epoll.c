#define _GNU_SOURCE
#include "include/epoll.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

int reskontra_epoll_create(void) {
    int result = epoll_create1(EPOLL_CLOEXEC);
    return result < 0 ? -errno : result;
}

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t tag) {
    struct epoll_event event = {.events = events, .data.u64 = tag};
    return epoll_ctl(epoll, operation, descriptor, &event) < 0 ? -errno : 0;
}

int reskontra_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t tag) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, events, tag);
}

int reskontra_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t tag) {
    return control(epoll, EPOLL_CTL_MOD, descriptor, events, tag);
}

int reskontra_epoll_remove(int epoll, int descriptor) {
    return control(epoll, EPOLL_CTL_DEL, descriptor, 0, 0);
}

int reskontra_epoll_wait(int epoll, struct epoll_event *events, int max, int timeout_milliseconds) {
    int result = epoll_wait(epoll, events, max, timeout_milliseconds);
    return result < 0 ? -errno : result;
}

int reskontra_eventfd_add(int epoll, uint64_t tag) {
    int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (descriptor < 0) return -errno;
    int result = control(epoll, EPOLL_CTL_ADD, descriptor, EPOLLIN | EPOLLET, tag);
    if (result < 0) {
        close(descriptor);
        return result;
    }
    return descriptor;
}

void reskontra_eventfd_signal(int descriptor) {
    uint64_t one = 1;
    while (write(descriptor, &one, sizeof one) < 0 && errno == EINTR) {}
}

static void describe(const struct sockaddr_storage *from, struct reskontra_address *to) {
    memset(to, 0, sizeof *to);
    if (from->ss_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)from;
        to->family = 4;
        to->port = ntohs(four->sin_port);
        memcpy(to->bytes, &four->sin_addr, 4);
    } else if (from->ss_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)from;
        to->family = 6;
        to->port = ntohs(six->sin6_port);
        memcpy(to->bytes, &six->sin6_addr, 16);
    }
}

static int resolve(const char *host, uint16_t port, int flags, struct addrinfo **found) {
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    struct addrinfo hints = {
        .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = flags | AI_NUMERICSERV};
    return getaddrinfo(host, service, &hints, found) == 0 ? 0 : RESKONTRA_UNKNOWN_HOST;
}

int reskontra_listen(const char *host, uint16_t port, int backlog, struct reskontra_address *bound) {
    struct addrinfo *found = NULL;
    int result = resolve(host, port, AI_PASSIVE, &found);
    if (result < 0) return result;

    int one = 1;
    int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        result = -errno;
        freeaddrinfo(found);
        return result;
    }
    struct sockaddr_storage own;
    socklen_t size = sizeof own;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(descriptor, found->ai_addr, found->ai_addrlen) < 0 || listen(descriptor, backlog) < 0
        || getsockname(descriptor, (struct sockaddr *)&own, &size) < 0) {
        result = -errno;
        close(descriptor);
    } else {
        describe(&own, bound);
        result = descriptor;
    }
    freeaddrinfo(found);
    return result;
}

int reskontra_accept(int listener, struct reskontra_address *peer) {
    struct sockaddr_storage other;
    socklen_t size = sizeof other;
    memset(&other, 0, sizeof other);
    int descriptor = accept4(listener, (struct sockaddr *)&other, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) return -errno;
    int one = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    describe(&other, peer);
    return descriptor;
}

int reskontra_connect(const char *host, uint16_t port) {
    struct addrinfo *found = NULL;
    int result = resolve(host, port, 0, &found);
    if (result < 0) return result;

    int one = 1;
    int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || connect(descriptor, found->ai_addr, found->ai_addrlen) < 0) {
        result = -errno;
        if (descriptor >= 0) close(descriptor);
    } else {
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        result = descriptor;
    }
    freeaddrinfo(found);
    return result;
}

int reskontra_dial(const char *host, uint16_t port) {
    struct addrinfo *found = NULL;
    int result = resolve(host, port, 0, &found);
    if (result < 0) return result;

    int one = 1;
    int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) {
        result = -errno;
    } else if (connect(descriptor, found->ai_addr, found->ai_addrlen) < 0 && errno != EINPROGRESS) {
        result = -errno;
        close(descriptor);
    } else {
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        result = descriptor;
    }
    freeaddrinfo(found);
    return result;
}

ptrdiff_t reskontra_receive(int descriptor, void *bytes, size_t count) {
    ssize_t result = recv(descriptor, bytes, count, 0);
    return result < 0 ? -errno : result;
}

ptrdiff_t reskontra_send(int descriptor, const void *bytes, size_t count) {
    ssize_t result = send(descriptor, bytes, count, MSG_NOSIGNAL);
    return result < 0 ? -errno : result;
}

void reskontra_shutdown_output(int descriptor) {
    shutdown(descriptor, SHUT_WR);
}

void reskontra_close(int descriptor) {
    close(descriptor);
}

void reskontra_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

void reskontra_yield_thread(void) {
    struct sched_param priority = {0};
    sched_setscheduler(0, SCHED_IDLE, &priority);
}
