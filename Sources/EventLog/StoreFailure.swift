import Glibc

/// Why a store cannot be opened or must stop, with one line on what to do about it.
package enum StoreFailure: Error, Equatable {
    case missingDirectory(String)
    case notADirectory(String)
    case readOnly(String)
    case notPermitted(String)
    /// `holder` is what the other process wrote into LOCK.
    case locked(place: String, holder: String)
    case untrustedFileSystem(place: String, kind: String)
    /// No store here, and none was to be created.
    case missingStore(String)
    /// Files, but no STORE: another program's directory, or a store that lost its identity.
    case notAStore(place: String, found: String)
    case foreignStore(expected: StoreID, found: StoreID)
    case foreignTimeline(expected: UInt64, found: UInt64)
    case formatNewer(file: String, major: UInt16, minor: UInt16)
    case damaged(Damage)
    /// The log ends before what was once durable: the disk lied, or an older copy was put back.
    case shorterThanWitness(witness: UInt64, log: UInt64)
    /// The log ends before a record that was signed for, or holds another one there.
    case shorterThanCheckpoint(checkpoint: UInt64, log: UInt64)
    /// The log ends before a snapshot of it, and snapshots hold durable records only.
    case shorterThanSnapshot(snapshot: UInt64, log: UInt64)
    /// The caller could not take a record.
    case replayRefused(sequence: UInt64, reason: String)
    /// The caller's state after the frame is not the state the frame was written with.
    case digestDiffers(sequence: UInt64, segment: UInt32, offset: UInt64)
    case diskFull(String)
    /// Another writer took over: this one may acknowledge nothing more.
    case fenced(ours: UInt64, found: UInt64)
    case writeFailed(StorageError)
    case readFailed(StorageError)
    /// An earlier write failed; nothing is tried again.
    case stopped

    /// The first bad place of a store.
    package struct Damage: Error, Equatable, CustomStringConvertible {
        package let file: String
        package let offset: UInt64
        /// First sequence that is affected, 0 where none can be told.
        package let sequence: UInt64
        package let what: String

        package init(_ file: String, _ offset: UInt64, _ sequence: UInt64, _ what: String) {
            self.file = file
            self.offset = offset
            self.sequence = sequence
            self.what = what
        }

        package var description: String { "\(file) at offset \(offset), sequence \(sequence): \(what)" }
    }

    /// What a storage error means to the operator.
    package init(_ error: StorageError, _ place: String) {
        switch error.number {
        case ENOENT: self = .missingDirectory(place)
        case ENOTDIR: self = .notADirectory(place)
        case EROFS: self = .readOnly(place)
        case EACCES, EPERM: self = .notPermitted(place)
        case ENOSPC, EDQUOT: self = .diskFull(place)
        default:
            switch error.operation {
            case .list, .open, .size, .read, .readDirect, .lock: self = .readFailed(error)
            case .create, .rename, .remove, .createFolder, .syncDirectory, .write, .writeDurably, .sync:
                self = .writeFailed(error)
            }
        }
    }

    /// The process's exit code. Stable: never reused for another reason.
    package var exitCode: Int32 {
        switch self {
        case .missingDirectory: 20
        case .notADirectory: 21
        case .readOnly: 22
        case .notPermitted: 23
        case .locked: 24
        case .untrustedFileSystem: 25
        case .missingStore: 26
        case .notAStore: 27
        case .foreignStore: 28
        case .foreignTimeline: 29
        case .formatNewer: 30
        case .damaged: 31
        case .shorterThanWitness: 32
        case .shorterThanCheckpoint: 38
        case .shorterThanSnapshot: 39
        case .replayRefused: 33
        case .digestDiffers: 34
        case .diskFull: 35
        case .fenced: 36
        case .readFailed: 37
        case .writeFailed: 74
        case .stopped: 75
        }
    }
}

extension StoreFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingDirectory(let place): "the data directory \(place) does not exist"
        case .notADirectory(let place): "\(place) is not a directory"
        case .readOnly(let place): "\(place) is on a read-only file system"
        case .notPermitted(let place): "no permission to use \(place)"
        case .locked(let place, let holder): "\(place) is in use by another server (\(holder))"
        case .untrustedFileSystem(let place, let kind): "\(place) is on \(kind), whose flushes we cannot trust"
        case .missingStore(let place): "\(place) holds no store"
        case .notAStore(let place, let found): "\(place) holds \(found) but no STORE"
        case .foreignStore(let expected, let found): "expected store \(expected), found \(found)"
        case .foreignTimeline(let expected, let found): "expected timeline \(expected), found \(found)"
        case .formatNewer(let file, let major, let minor): "\(file) has format \(major).\(minor), newer than ours"
        case .damaged(let damage): "damaged: \(damage)"
        case .shorterThanWitness(let witness, let log):
            "the log ends at sequence \(log), but \(witness) was once durable"
        case .shorterThanCheckpoint(let checkpoint, let log):
            "the log ends at sequence \(log) and does not hold what was signed at \(checkpoint)"
        case .shorterThanSnapshot(let snapshot, let log):
            "the log ends at sequence \(log), but a snapshot of it holds \(snapshot)"
        case .replayRefused(let sequence, let reason): "record \(sequence) cannot be replayed: \(reason)"
        case .digestDiffers(let sequence, let segment, let offset):
            "replay up to sequence \(sequence) (segment \(segment), offset \(offset)) gives another state"
        case .diskFull(let place): "no space left for \(place)"
        case .fenced(let ours, let found): "epoch \(found) has taken over from ours, \(ours)"
        case .writeFailed(let error): "\(error.operation.rawValue) of \(error.name) failed, errno \(error.number)"
        case .readFailed(let error): "\(error.operation.rawValue) of \(error.name) failed, errno \(error.number)"
        case .stopped: "stopped after a failed write"
        }
    }

    /// What the operator can do, in one line.
    package var cure: String {
        switch self {
        case .missingDirectory: "create it, or name another data directory"
        case .notADirectory: "name a directory"
        case .readOnly: "mount it writable, or name another data directory"
        case .notPermitted: "give the directory to the user that runs the server (mode 0700)"
        case .locked: "stop the other server, or name another data directory"
        case .untrustedFileSystem: "use a local disk (ext4, XFS, Btrfs, ZFS), or allow this one explicitly"
        case .missingStore: "name the right data directory, or let the server create a store"
        case .notAStore: "name an empty directory, or restore STORE from a backup"
        case .foreignStore, .foreignTimeline: "put this store's own files back; never mix two stores"
        case .formatNewer: "use a newer release"
        case .damaged: "keep the directory as it is and repair from an archive or a backup"
        case .shorterThanWitness, .shorterThanCheckpoint, .shorterThanSnapshot: "put the newest copy back; if there is none, restore to a new timeline"
        case .replayRefused, .digestDiffers: "keep the directory, use the release that wrote it, and report this"
        case .diskFull: "free space on that file system"
        case .fenced: "nothing: the other server goes on"
        case .writeFailed: "check the disk, then start again: nothing acknowledged is lost"
        case .readFailed: "check the disk"
        case .stopped: "start again"
        }
    }
}
