import COpenSSL
import Glibc

/// The MAC key of the cache: 32 random bytes in a file of mode 0600.
///
/// The ledger server makes it beside its store; an edge is given a copy. Whoever has it can make Redis values
/// that are believed, so it is never logged, and a file that others may read is refused. Losing it costs
/// nothing but a refill: with a new key all old values are misses.
package enum CacheKeyFile {
    /// Its name in a store's directory.
    package static let name = "CACHE-KEY"
    package static let byteCount = CacheSeal.keyBytes

    package enum Problem: Error, Equatable, CustomStringConvertible {
        case missing(String)
        case notReadable(String, errno: Int32)
        case notAFile(String)
        case wrongLength(String, bytes: Int)
        case openToOthers(String, mode: UInt32)
        case notWritten(String, errno: Int32)

        package var description: String {
            switch self {
            case .missing(let path): "the cache key file \(path) does not exist"
            case .notReadable(let path, let number):
                "the cache key file \(path) cannot be read: \(String(cString: strerror(number)))"
            case .notAFile(let path): "the cache key file \(path) is not a regular file"
            case .wrongLength(let path, let bytes):
                "the cache key file \(path) has \(bytes) bytes, a key has exactly \(byteCount)"
            case .openToOthers(let path, let mode):
                "the cache key file \(path) has mode 0\(String(mode, radix: 8)): others may read it, make it 0600"
            case .notWritten(let path, let number):
                "the cache key file \(path) cannot be written: \(String(cString: strerror(number)))"
            }
        }
    }

    /// The key in the file at `path`.
    package static func read(_ path: String) throws(Problem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path) : .notReadable(path, errno: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .notReadable(path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
        guard status.st_mode & 0o077 == 0 else { throw .openToOthers(path, mode: status.st_mode & 0o777) }
        guard status.st_size == byteCount else { throw .wrongLength(path, bytes: Int(status.st_size)) }
        var key = [UInt8](repeating: 0, count: byteCount)
        let count = Glibc.read(descriptor, &key, byteCount)
        guard count >= 0 else { throw .notReadable(path, errno: errno) }
        guard count == byteCount else { throw .wrongLength(path, bytes: count) }
        return key
    }

    /// The key in the file at `path`, which is made, durably, if it is not there.
    package static func readOrCreate(_ path: String) throws(Problem) -> [UInt8] {
        do {
            return try read(path)
        } catch .missing {
            try create(path)
            return try read(path)
        } catch { throw error }
    }

    /// Written whole under a temporary name first: a crash leaves either no key or all of it.
    private static func create(_ path: String) throws(Problem) {
        let temporary = path + ".new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritten(path, errno: errno) }
        defer { close(descriptor) }
        var key = [UInt8](repeating: 0, count: byteCount)
        guard RAND_bytes(&key, Int32(byteCount)) == 1, write(descriptor, key, byteCount) == byteCount,
            fsync(descriptor) == 0, rename(temporary, path) == 0
        else { throw .notWritten(path, errno: errno) }
        let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .notWritten(path, errno: errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .notWritten(path, errno: errno) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
