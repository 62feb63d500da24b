#define _GNU_SOURCE
#include "direct_io.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/statfs.h>

int direct_io_open(int directory, const char *name, int writable, int *direct) {
    int flags = (writable ? O_RDWR | O_DSYNC : O_RDONLY) | O_CLOEXEC;
    *direct = 1;
    int descriptor = openat(directory, name, flags | O_DIRECT);
    if (descriptor < 0 && (errno == EINVAL || errno == EOPNOTSUPP)) {
        *direct = 0;
        descriptor = openat(directory, name, flags);
    }
    return descriptor < 0 ? -errno : descriptor;
}

uint64_t direct_io_file_system(int descriptor) {
    struct statfs about;
    if (fstatfs(descriptor, &about) != 0) return 0;
    return (uint64_t)(uint32_t)about.f_type;
}

uint64_t direct_io_free_bytes(int descriptor) {
    struct statfs about;
    if (fstatfs(descriptor, &about) != 0) return UINT64_MAX;
    return (uint64_t)about.f_bavail * (uint64_t)about.f_bsize;
}
