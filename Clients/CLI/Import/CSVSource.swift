import Glibc

/// A CSV file opened for reading, plain or gzip; told apart by the first two bytes.
///
/// gzip is unpacked by the `gzip` program in a process of its own, so unpacking and parsing run on two cores and the
/// client links no compression library.
struct CSVSource: ~Copyable {
    let descriptor: Int32
    /// Bytes of the file as it lies on disk; 0 for a pipe.
    let size: UInt64
    /// The file itself; `gzip` reads it through the same file position.
    private let file: Int32
    private let child: pid_t?

    init(path: String) throws(ImportFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unopened(path, String(cString: strerror(errno))) }
        var reading: (descriptor: Int32, child: pid_t?) = (file, nil)
        if Self.isPacked(file) {
            guard let unpacked = Self.unpack(file) else {
                close(file)
                throw .unopened(path, "the gzip program could not be started")
            }
            reading = unpacked
        }
        var facts = stat()
        size = fstat(file, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG ? UInt64(facts.st_size) : 0
        self.file = file
        (descriptor, child) = reading
    }

    private static func isPacked(_ file: Int32) -> Bool {
        var magic: (UInt8, UInt8) = (0, 0)
        let count = withUnsafeMutableBytes(of: &magic) { pread(file, $0.baseAddress, 2, 0) }
        return count == 2 && magic == (0x1F, 0x8B)
    }

    /// How far the file has been read, at most a buffer ahead of what was taken apart.
    var bytesRead: UInt64 { size == 0 ? 0 : UInt64(max(0, lseek(file, 0, SEEK_CUR))) }

    /// Ends the reading. Throws when the packed file was cut short or damaged.
    consuming func finish() throws(ImportFailure) {
        close(descriptor)
        if file != descriptor { close(file) }
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
        if file != descriptor { close(file) }
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
