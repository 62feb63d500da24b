import CShims
import Glibc
import Synchronization

/// A real directory. The writing descriptor bypasses the page cache where the file system allows it.
package final class FileStorage: Storage {
    package let place: String
    private let directory: Int32
    private let locks = Mutex<[Int32]>([])

    /// Opens the directory; with `create` makes it (mode 0700) if it is not there.
    package init(_ path: String, create: Bool = false) throws(StoreFailure) {
        place = path
        if create, mkdir(path, 0o700) != 0, errno != EEXIST {
            throw StoreFailure(StorageError(.createFolder, path, errno), path)
        }
        directory = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else {
            switch errno {
            case ENOENT: throw .missingDirectory(path)
            case ENOTDIR: throw .notADirectory(path)
            default: throw StoreFailure(StorageError(.open, path, errno), path)
            }
        }
    }

    deinit {
        unlockAll()
        _ = Glibc.close(directory)
    }

    package var untrustedFileSystem: String? {
        let magic = direct_io_file_system(directory)
        return Self.honest.contains(magic) ? nil : "file system 0x" + String(magic, radix: 16)
    }

    // ext2/3/4, XFS, Btrfs, F2FS, ZFS, bcachefs: local, with flushes and locks that mean something.
    private static let honest: [UInt64] = [
        0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x2fc1_2fc1, 0xca45_1a4e,
    ]

    package func list(_ folder: String?) throws(StorageError) -> [String] {
        let descriptor = openat(directory, folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.list, folder ?? "", errno) }
        guard let stream = fdopendir(descriptor) else {
            let number = errno
            _ = Glibc.close(descriptor)
            throw StorageError(.list, folder ?? "", number)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package func open(_ name: String, writable: Bool) throws(StorageError) -> any StorageFile {
        let descriptor = openat(directory, name, (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.open, name, errno) }
        return try OpenFile(name, descriptor, in: directory, writable: writable)
    }

    package func create(_ name: String) throws(StorageError) -> any StorageFile {
        let descriptor = openat(directory, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageError(.create, name, errno) }
        return try OpenFile(name, descriptor, in: directory, writable: true)
    }

    package func rename(_ name: String, to newName: String) throws(StorageError) {
        guard renameat(directory, name, directory, newName) == 0 else { throw StorageError(.rename, name, errno) }
    }

    package func remove(_ name: String) throws(StorageError) {
        guard unlinkat(directory, name, 0) == 0 else { throw StorageError(.remove, name, errno) }
    }

    package func createFolder(_ folder: String) throws(StorageError) {
        guard mkdirat(directory, folder, 0o700) == 0 || errno == EEXIST else {
            throw StorageError(.createFolder, folder, errno)
        }
    }

    package func syncDirectory(_ folder: String?) throws(StorageError) {
        guard let folder else {
            guard fsync(directory) == 0 else { throw StorageError(.syncDirectory, "", errno) }
            return
        }
        let descriptor = openat(directory, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.syncDirectory, folder, errno) }
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageError(.syncDirectory, folder, errno) }
    }

    package func lock(_ name: String?) throws(StorageError) {
        let descriptor = openat(directory, name ?? ".", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.lock, name ?? "", errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            _ = Glibc.close(descriptor)
            throw StorageError(.lock, name ?? "", number)
        }
        locks.withLock { $0.append(descriptor) }
    }

    package func unlockAll() {
        locks.withLock { held in
            for descriptor in held { _ = Glibc.close(descriptor) }
            held.removeAll()
        }
    }

    package func freeBytes() -> UInt64 { direct_io_free_bytes(directory) }
}

/// Two descriptors of one file: one through the page cache, one past it.
private final class OpenFile: StorageFile {
    private let name: String
    private let cached: Int32
    private let device: Int32
    private let isOpen = Atomic<Bool>(true)

    init(_ name: String, _ descriptor: Int32, in directory: Int32, writable: Bool) throws(StorageError) {
        self.name = name
        cached = descriptor
        var isDirect: Int32 = 0
        device = direct_io_open(directory, name, writable ? 1 : 0, &isDirect)
        guard device >= 0 else {
            let number = -device
            _ = Glibc.close(descriptor)
            isOpen.store(false, ordering: .relaxed)
            throw StorageError(.open, name, number)
        }
    }

    deinit { close() }

    func size() throws(StorageError) -> UInt64 {
        var about = stat()
        guard fstat(cached, &about) == 0 else { throw StorageError(.size, name, errno) }
        return UInt64(about.st_size)
    }

    func read(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        let count = pread(cached, bytes.baseAddress, bytes.count, off_t(offset))
        guard count >= 0 else { throw StorageError(.read, name, errno) }
        return count
    }

    func readDirect(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        let count = pread(device, bytes.baseAddress, bytes.count, off_t(offset))
        guard count >= 0 else { throw StorageError(.readDirect, name, errno) }
        return count
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        let count = pwrite(cached, bytes.baseAddress, bytes.count, off_t(offset))
        guard count >= 0 else { throw StorageError(.write, name, errno) }
        return count
    }

    func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        let count = pwrite(device, bytes.baseAddress, bytes.count, off_t(offset))
        guard count >= 0 else { throw StorageError(.writeDurably, name, errno) }
        return count
    }

    func sync() throws(StorageError) {
        guard fdatasync(cached) == 0 else { throw StorageError(.sync, name, errno) }
    }

    func close() {
        guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
        _ = Glibc.close(cached)
        _ = Glibc.close(device)
    }
}
