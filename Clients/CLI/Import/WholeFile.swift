import Glibc

/// Writes a file so that a reader sees the old one or the new one, never a half.
enum WholeFile {
    static func write(_ bytes: [UInt8], to path: String) throws(ImportFailure) {
        let fresh = path + ".new"
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Glibc.write(descriptor, all.baseAddress.map { $0 + written }, all.count - written)
            }
            guard count >= 0 || errno == EINTR else {
                throw .unwritable(path, String(cString: strerror(errno)))
            }
            written += max(0, count)
        }
        guard fsync(descriptor) == 0, rename(fresh, path) == 0 else {
            throw .unwritable(path, String(cString: strerror(errno)))
        }
    }

    /// Nil when there is no such file.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes += piece[0..<count]
        }
    }
}
