// Counts heap allocations per thread in a file that another process can read while the counted one runs.
//
// Measures: allocations per request, exactly, whatever else the machine does.
//   gcc -O2 -shared -fPIC -o malloc_count.so malloc_count.c
//   MALLOC_COUNT=FILE LD_PRELOAD=./malloc_count.so server ...
//   gcc -O2 -DREADER -o malloc_count malloc_count.c;  ./malloc_count FILE     prints "TID COUNT" lines, then "all COUNT"
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { THREADS_MAX = 255 };

// The shared page: one line per thread, the last one for all threads beyond.
struct counter { _Atomic uint64_t thread, count; };
struct counters { struct counter of[THREADS_MAX + 1]; };

#ifdef READER

int main(int argc, char **argv) {
    int file = argc > 1 ? open(argv[1], O_RDONLY) : -1;
    struct counters *counters = file < 0 ? MAP_FAILED
        : mmap(0, sizeof *counters, PROT_READ, MAP_SHARED, file, 0);
    if (counters == MAP_FAILED) return fprintf(stderr, "usage: malloc_count FILE\n"), 64;
    uint64_t all = 0;
    for (int i = 0; i <= THREADS_MAX; i++) {
        uint64_t count = atomic_load(&counters->of[i].count);
        if (count) printf("%lu %lu\n", (unsigned long)atomic_load(&counters->of[i].thread), (unsigned long)count);
        all += count;
    }
    printf("all %lu\n", (unsigned long)all);
}

#else

// glibc's own entry points: no dlsym, which would allocate.
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static struct counters private_counters, *counters = &private_counters;
static _Atomic int threads_seen;
static __thread struct counter *mine __attribute__((tls_model("initial-exec")));

__attribute__((constructor)) static void share(void) {
    const char *path = getenv("MALLOC_COUNT");
    // Not truncated: a child of the counted process has the same file, and cutting it under a mapping kills.
    int file = path ? open(path, O_RDWR | O_CREAT, 0600) : -1;
    if (file < 0 || ftruncate(file, sizeof *counters)) return;
    void *page = mmap(0, sizeof *counters, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (page == MAP_FAILED) return;
    counters = page;
    mine = NULL; // this thread counted into the private page so far
    atomic_store(&threads_seen, 0);
}

static inline void count_one(void) {
    if (!mine) {
        int line = atomic_fetch_add(&threads_seen, 1);
        mine = &counters->of[line < THREADS_MAX ? line : THREADS_MAX];
        atomic_store_explicit(&mine->thread, (uint64_t)syscall(SYS_gettid), memory_order_relaxed);
    }
    atomic_fetch_add_explicit(&mine->count, 1, memory_order_relaxed);
}

void *malloc(size_t size) { count_one(); return __libc_malloc(size); }
void *calloc(size_t count, size_t size) { count_one(); return __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { count_one(); return __libc_realloc(old, size); }
void *memalign(size_t alignment, size_t size) { count_one(); return __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { count_one(); return __libc_memalign(alignment, size); }
int posix_memalign(void **out, size_t alignment, size_t size) {
    count_one();
    *out = __libc_memalign(alignment, size);
    return *out ? 0 : 12; // ENOMEM
}

#endif
