import Glibc

/// A CSV file opened for reading, plain or gzip; told apart by the first two bytes.
///
/// gzip is unpacked by the `gzip` program in a process of its own, so unpacking and parsing run on two cores and the
/// client links no compression library.
struct CSVSource: ~Copyable {
    let descriptor: Int32
    private let child: pid_t?

    init(path: String) throws(ImportFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unopened(path, String(cString: strerror(errno))) }
        var magic: (UInt8, UInt8) = (0, 0)
        let count = withUnsafeMutableBytes(of: &magic) { pread(file, $0.baseAddress, 2, 0) }
        guard count == 2, magic == (0x1F, 0x8B) else {
            descriptor = file
            child = nil
            return
        }
        let unpacked = Self.unpack(file)
        close(file)
        guard let unpacked else { throw .unopened(path, "the gzip program could not be started") }
        (descriptor, child) = unpacked
    }

    /// Ends the reading. Throws when the packed file was cut short or damaged.
    consuming func finish() throws(ImportFailure) {
        close(descriptor)
        let child = child
        discard self
        guard let child else { return }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        // Exit code 2 of gzip is a warning; a signal is our own early close.
        guard status & 0x7F != 0 || (status >> 8) & 0xFF != 1 else {
            throw .unreadable("the gzip file is damaged or cut short")
        }
    }

    deinit {
        close(descriptor)
        var status: Int32 = 0
        if let child { waitpid(child, &status, 0) }
    }

    private static func unpack(_ file: Int32) -> (Int32, pid_t)? {
        var pair: [Int32] = [0, 0]
        guard pipe(&pair) == 0 else { return nil }
        let ends = (pair[0], pair[1])
        for end in [ends.0, ends.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends.1) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, file, 0)
        posix_spawn_file_actions_adddup2(&actions, ends.1, 1)
        guard let name = strdup("gzip"), let option = strdup("-dc") else { return nil }
        defer {
            free(name)
            free(option)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = [name, option, nil]
        var child: pid_t = 0
        guard posix_spawnp(&child, "gzip", &actions, nil, &arguments, environ) == 0 else {
            close(ends.0)
            return nil
        }
        return (ends.0, child)
    }
}
