import Glibc

/// One directory of files, with exactly the operations the log needs. Real or simulated.
///
/// A folder is one level, written `folder/name`. All calls may come from several threads.
package protocol Storage: AnyObject, Sendable {
    /// How a message to the operator calls it.
    var place: String { get }
    /// What kind of file system it lies on, nil if its locks and flushes are honest.
    var untrustedFileSystem: String? { get }

    func list(_ folder: String?) throws(StorageError) -> [String]
    func open(_ name: String, writable: Bool) throws(StorageError) -> any StorageFile
    /// Fails if the name exists.
    func create(_ name: String) throws(StorageError) -> any StorageFile
    /// Replaces what had the new name.
    func rename(_ name: String, to newName: String) throws(StorageError)
    func remove(_ name: String) throws(StorageError)
    func createFolder(_ folder: String) throws(StorageError)
    /// Makes creations, renames and removals durable.
    func syncDirectory(_ folder: String?) throws(StorageError)

    /// Locks a file, or the directory itself for nil, without waiting; `isLocked` when another has it.
    func lock(_ name: String?) throws(StorageError)
    func unlockAll()

    func freeBytes() -> UInt64
}

/// An open file. Offsets and counts in bytes.
package protocol StorageFile: AnyObject, Sendable {
    func size() throws(StorageError) -> UInt64
    /// Through the page cache; fewer bytes than asked at the end of the file.
    func read(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int
    /// From the device, not the page cache. Memory, offset and count in whole blocks.
    func readDirect(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int
    /// Into the page cache; may write fewer bytes than given.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int
    /// On the device when it returns; may write fewer bytes than given. Memory, offset, count in whole blocks.
    func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int
    func sync() throws(StorageError)
    func close()
}

package struct StorageError: Error, Equatable {
    package enum Operation: String, Sendable {
        case list, open, create, rename, remove, createFolder, syncDirectory, lock
        case size, read, readDirect, write, writeDurably, sync
    }

    package let operation: Operation
    package let name: String
    /// The system's errno.
    package let number: Int32

    package init(_ operation: Operation, _ name: String, _ number: Int32) {
        self.operation = operation
        self.name = name
        self.number = number
    }

    package var isMissing: Bool { number == ENOENT }
    package var isLocked: Bool { number == EWOULDBLOCK }
    package var isDiskFull: Bool { number == ENOSPC || number == EDQUOT }
    var isInterrupted: Bool { number == EINTR }
}

extension StorageFile {
    /// Writes all of it through the page cache.
    func writeAll(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            do throws(StorageError) {
                let rest = bytes.slice(done, bytes.count - done)
                done += try advanced(write(rest, at: offset + UInt64(done)), .write)
            } catch {
                guard error.isInterrupted else { throw error }
            }
        }
    }

    /// Writes all of it durably. A short write goes on from the last whole block; any error is final.
    func writeAllDurably(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            do throws(StorageError) {
                let rest = bytes.slice(done, bytes.count - done)
                let written = try advanced(writeDurably(rest, at: offset + UInt64(done)), .writeDurably)
                done += written == rest.count ? written : written & ~(blockBytes - 1)
            } catch {
                guard error.isInterrupted else { throw error }
            }
        }
    }

    /// Reads until `bytes` is full or the file ends; how many bytes came.
    func readAll(
        into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64, direct: Bool = false
    ) throws(StorageError) -> Int {
        var done = 0
        while done < bytes.count {
            do throws(StorageError) {
                let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
                let came =
                    direct
                    ? try readDirect(into: rest, at: offset + UInt64(done))
                    : try read(into: rest, at: offset + UInt64(done))
                if came == 0 { return done }
                done += came
                // The device cannot go on from the middle of a block: this was the end of the file.
                if direct, done & (blockBytes - 1) != 0 { return done }
            } catch {
                guard error.isInterrupted else { throw error }
            }
        }
        return done
    }

    private func advanced(
        _ written: Int, _ operation: StorageError.Operation
    ) throws(StorageError) -> Int {
        // A write that takes nothing and reports nothing would loop for ever.
        guard written > 0 else { throw StorageError(operation, "", EIO) }
        return written
    }
}
