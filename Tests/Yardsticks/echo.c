// Raw epoll echo on loopback, one thread: what the kernel and the generator allow without any work in between.
//
// Measures: system calls, TCP over loopback, waking a sleeping core. The ceiling for reads.
// Usage: echo PORT SECONDS [spin]     prints "ready PORT"; ends by itself after SECONDS; spin = never sleeps
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS_MAX = 512, READ_BYTES = 256 << 10 };

static char buffer[READ_BYTES];
static struct epoll_event events[EVENTS_MAX];

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

static void echo_once(int connection) {
    ssize_t count = read(connection, buffer, sizeof buffer);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) {
        close(connection);
        return;
    }
    for (ssize_t sent = 0; sent < count;) {
        ssize_t part = send(connection, buffer + sent, count - sent, MSG_NOSIGNAL);
        if (part < 0 && errno != EAGAIN) return;
        if (part > 0) sent += part;
    }
}

int main(int argc, char **argv) {
    if (argc < 3) return fprintf(stderr, "usage: echo PORT SECONDS [spin]\n"), 64;
    int port = atoi(argv[1]), wait = argc > 3 ? 0 : -1;
    alarm(atoi(argv[2]));
    int listener = listen_on(port), poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    printf("ready %d\n", port);
    fflush(stdout);
    for (;;) {
        int count = epoll_wait(poller, events, EVENTS_MAX, wait);
        for (int i = 0; i < count; i++) {
            if (events[i].data.fd == listener) accept_all(listener, poller);
            else echo_once(events[i].data.fd);
        }
    }
}
