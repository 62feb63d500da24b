import Glibc
import Synchronization

/// A directory in memory that fails as disks do, on demand and reproducibly.
///
/// Each file has what the process sees (page cache) and what the device holds, in sectors of 512 bytes. `crash` is a
/// power cut: of each sector written and not synced the device has the old bytes, the new ones or a part of them, and
/// of the changes to the directory a beginning. `kill` ends the process only. Either way the handles of the life
/// before are dead and the locks free.
package final class SimulatedStorage: Storage {
    package enum Fault: Equatable, Sendable {
        /// Nothing happens and the operation fails.
        case error(Int32)
        /// A signal: nothing happened, try again.
        case interrupted
        /// A write takes only the first part, rounded down to sectors.
        case short
        /// A sync fails, and the pages count as clean though the device never got them (as ext4 does).
        case lostPages
        /// A sync or durable write reports success and does nothing.
        case lie
        /// The power goes while the operation is under way; every later one fails until `crash`.
        case powerCut
    }

    /// What becomes of a sector that was written and not synced.
    package enum Fate: Sendable {
        case old
        case new
        /// So many bytes new, the rest old.
        case partial(Int)
    }

    package static let sectorBytes = 512

    private struct Node {
        var cache: [UInt8] = []
        var device: [UInt8] = []
        var dirty: Set<Int> = []
        /// The size that the device's directory knows.
        var deviceSize = 0
    }

    private enum Change {
        case link(String, Int)
        case unlink(String)
        case move(String, String)
    }

    private struct Disk {
        var nodes: [Int: Node] = [:]
        var names: [String: Int] = [:]
        var durableNames: [String: Int] = [:]
        var changes: [Change] = []
        var nextNode = 1
        var life = 0
        var locks: Set<String> = []
        var isDown = false
        var operations = 0
        var faults: [Int: Fault] = [:]
        var failsAlways: Int32?
        var capacity = UInt64.max
        var log: [String] = []
    }

    package let place: String
    package let untrustedFileSystem: String? = nil
    private let disk: Mutex<Disk>

    package init(_ place: String = "simulated") {
        self.place = place
        disk = Mutex(Disk())
    }

    private init(_ place: String, _ content: sending Disk) {
        self.place = place
        disk = Mutex(content)
    }

    // MARK: What a test does to it

    /// Operations that change something, so far. The next one has this number.
    package var operations: Int { disk.withLock { $0.operations } }

    /// Lets the operation with that number fail.
    package func fail(_ operation: Int, _ fault: Fault) { disk.withLock { $0.faults[operation] = fault } }

    package func clearFaults() {
        disk.withLock {
            $0.faults = [:]
            $0.failsAlways = nil
        }
    }

    /// Every changing operation fails from now on: a file system that became read-only.
    package func failAlways(_ number: Int32?) { disk.withLock { $0.failsAlways = number } }

    /// Bytes that all files together may have.
    package var capacity: UInt64 {
        get { disk.withLock { $0.capacity } }
        set { disk.withLock { $0.capacity = newValue } }
    }

    /// The power went inside an operation; nothing works until `crash`.
    package var isDown: Bool { disk.withLock { $0.isDown } }

    /// Names of the operations that changed something, in order.
    package var operationLog: [String] { disk.withLock { $0.log } }

    /// The same bytes in another place; faults and locks are not copied.
    package func copy() -> SimulatedStorage {
        var content = disk.withLock { $0 }
        content.faults = [:]
        content.failsAlways = nil
        content.locks = []
        content.life += 1
        content.isDown = false
        return SimulatedStorage(place, content)
    }

    /// The process dies; the machine goes on.
    package func kill() {
        disk.withLock { disk in
            disk.life += 1
            disk.locks = []
            disk.faults = [:]
            disk.isDown = false
        }
    }

    /// The power goes and comes back. The seed decides what unsynced writes became.
    package func crash(seed: UInt64) {
        var dice = SplitMix(seed)
        let style = dice.next() % 4
        let share = dice.next() % 101
        crash(changesKept: { count in Int(dice.next() % UInt64(count + 1)) }) { _, _ in
            switch style {
            case 0: return .old
            case 1: return .new
            default:
                if dice.next() % 101 < share { return .new }
                return dice.next() % 4 == 0 ? .partial(Int(dice.next() % UInt64(Self.sectorBytes))) : .old
            }
        }
    }

    /// The power goes and comes back; `fate` decides for each unsynced sector, in order of files and sectors.
    package func crash(changesKept: (Int) -> Int, fate: (_ file: String, _ sector: Int) -> Fate) {
        disk.withLock { disk in
            for change in disk.changes.prefix(changesKept(disk.changes.count)) {
                Self.perform(change, on: &disk.durableNames)
            }
            disk.changes = []
            disk.names = disk.durableNames
            let living = Set(disk.names.values)
            disk.nodes = disk.nodes.filter { living.contains($0.key) }
            for (name, id) in disk.names.sorted(by: { $0.key < $1.key }) {
                guard var node = disk.nodes[id] else { continue }
                Self.settle(&node) { fate(name, $0) }
                node.cache = node.device
                disk.nodes[id] = node
            }
            disk.life += 1
            disk.locks = []
            disk.faults = [:]
            disk.isDown = false
        }
    }

    /// Sectors that a crash now could tear, by file.
    package var unsynced: [(file: String, sector: Int)] {
        disk.withLock { disk in
            disk.names.sorted(by: { $0.key < $1.key }).flatMap { name, id in
                (disk.nodes[id]?.dirty.sorted() ?? []).map { (name, $0) }
            }
        }
    }

    /// The bytes as a process sees them; nil if there is no such file.
    package func bytes(of name: String) -> [UInt8]? {
        disk.withLock { disk in disk.names[name].flatMap { disk.nodes[$0]?.cache } }
    }

    /// Changes a file behind everybody's back, durably.
    package func tamper(_ name: String, _ change: (inout [UInt8]) -> Void) {
        disk.withLock { disk in
            guard let id = disk.names[name], var node = disk.nodes[id] else { return }
            disk.nodes[id] = nil
            change(&node.cache)
            node.device = node.cache
            node.deviceSize = node.cache.count
            node.dirty = []
            disk.nodes[id] = node
        }
    }

    /// Only the bits of `mask` in one byte.
    package func flip(_ name: String, at offset: Int, mask: UInt8) { tamper(name) { $0[offset] ^= mask } }

    /// Adds or replaces a file, durably.
    package func put(_ name: String, _ bytes: [UInt8]) {
        disk.withLock { disk in
            let node = Node(cache: bytes, device: bytes, deviceSize: bytes.count)
            disk.nodes[disk.nextNode] = node
            disk.names[name] = disk.nextNode
            disk.durableNames[name] = disk.nextNode
            disk.nextNode += 1
        }
    }

    package func delete(_ name: String) {
        disk.withLock { disk in
            disk.names[name] = nil
            disk.durableNames[name] = nil
        }
    }

    // MARK: Storage

    package func list(_ folder: String?) throws(StorageError) -> [String] {
        disk.withLock { disk in
            let prefix = folder.map { $0 + "/" } ?? ""
            return disk.names.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
                .filter { !$0.contains("/") }.sorted()
        }
    }

    package func open(_ name: String, writable: Bool) throws(StorageError) -> any StorageFile {
        try withDisk { (disk) throws(StorageError) in
            guard let id = disk.names[name] else { throw StorageError(.open, name, ENOENT) }
            return File(self, name, id, disk.life)
        }
    }

    package func create(_ name: String) throws(StorageError) -> any StorageFile {
        try change(.create, name) { (disk) throws(StorageError) in
            guard disk.names[name] == nil else { throw StorageError(.create, name, EEXIST) }
            let id = disk.nextNode
            disk.nextNode += 1
            disk.nodes[id] = Node()
            Self.note(.link(name, id), &disk)
            return File(self, name, id, disk.life)
        }
    }

    package func rename(_ name: String, to newName: String) throws(StorageError) {
        try change(.rename, name) { (disk) throws(StorageError) in
            guard disk.names[name] != nil else { throw StorageError(.rename, name, ENOENT) }
            Self.note(.move(name, newName), &disk)
        }
    }

    package func remove(_ name: String) throws(StorageError) {
        try change(.remove, name) { (disk) throws(StorageError) in
            guard disk.names[name] != nil else { throw StorageError(.remove, name, ENOENT) }
            Self.note(.unlink(name), &disk)
        }
    }

    /// Folders need no making here: a name with a slash is enough.
    package func createFolder(_ folder: String) throws(StorageError) {
        try change(.createFolder, folder) { (_) throws(StorageError) in }
    }

    package func syncDirectory(_ folder: String?) throws(StorageError) {
        try change(.syncDirectory, folder ?? "") { (disk) throws(StorageError) in
            disk.changes = []
            disk.durableNames = disk.names
        }
    }

    package func lock(_ name: String?) throws(StorageError) {
        try withDisk { (disk) throws(StorageError) in
            let key = name ?? "."
            guard disk.locks.insert(key).inserted else { throw StorageError(.lock, key, EWOULDBLOCK) }
        }
    }

    package func unlockAll() { disk.withLock { $0.locks = [] } }

    package func freeBytes() -> UInt64 {
        disk.withLock { disk in disk.capacity == .max ? .max : disk.capacity - min(disk.capacity, Self.used(disk)) }
    }

    // MARK: Inside

    private final class File: StorageFile {
        private let storage: SimulatedStorage
        private let name: String
        private let node: Int
        private let life: Int

        init(_ storage: SimulatedStorage, _ name: String, _ node: Int, _ life: Int) {
            self.storage = storage
            self.name = name
            self.node = node
            self.life = life
        }

        func size() throws(StorageError) -> UInt64 {
            try storage.withDisk { (disk) throws(StorageError) in
                guard let found = disk.nodes[node], disk.life == life else { throw StorageError(.size, name, EBADF) }
                return UInt64(found.cache.count)
            }
        }

        func read(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
            try storage.withDisk { (disk) throws(StorageError) in
                guard let found = disk.nodes[node], disk.life == life else { throw StorageError(.read, name, EBADF) }
                return Self.copy(found.cache, bytes, Int(offset))
            }
        }

        func readDirect(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
            try storage.withDisk { (disk) throws(StorageError) in
                guard let found = disk.nodes[node], disk.life == life else {
                    throw StorageError(.readDirect, name, EBADF)
                }
                guard bytes.count % blockBytes == 0, Int(offset) % blockBytes == 0,
                    UInt(bitPattern: bytes.baseAddress) % UInt(blockBytes) == 0
                else { throw StorageError(.readDirect, name, EINVAL) }
                // Reading past the cache first hands dirty pages to the device (which may still lose them).
                var seen = found.device
                seen.append(zeros: max(0, found.cache.count - seen.count))
                for sector in found.dirty {
                    SimulatedStorage.copySector(sector, from: found.cache, to: &seen, byteCount: sectorBytes)
                }
                return Self.copy(seen, bytes, Int(offset))
            }
        }

        func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
            try storage.write(.write, name, node, life, bytes, Int(offset))
        }

        func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
            guard bytes.count % blockBytes == 0, Int(offset) % blockBytes == 0,
                UInt(bitPattern: bytes.baseAddress) % UInt(blockBytes) == 0
            else { throw StorageError(.writeDurably, name, EINVAL) }
            return try storage.write(.writeDurably, name, node, life, bytes, Int(offset))
        }

        func sync() throws(StorageError) { try storage.sync(name, node, life) }

        func close() {}

        private static func copy(_ from: [UInt8], _ to: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int {
            let count = max(0, min(to.count, from.count - offset))
            from.withUnsafeBytes { source in
                if count > 0, let target = to.baseAddress, let start = source.baseAddress {
                    memcpy(target, start + offset, count)
                }
            }
            return count
        }
    }

    private func withDisk<Value>(
        _ body: (inout Disk) throws(StorageError) -> sending Value
    ) throws(StorageError) -> sending Value {
        try disk.withLock { (disk) throws(StorageError) in
            guard !disk.isDown else { throw StorageError(.open, "", EIO) }
            return try body(&disk)
        }
    }

    /// Counts the operation and lets a planned fault happen.
    private func change<Value>(
        _ operation: StorageError.Operation, _ name: String,
        _ body: (inout Disk) throws(StorageError) -> sending Value
    ) throws(StorageError) -> sending Value {
        try withDisk { (disk) throws(StorageError) in
            let fault = try Self.begin(operation, name, &disk)
            switch fault {
            case .none, .lostPages, .lie: return try body(&disk)
            case .short: return try body(&disk)
            case .error(let number): throw StorageError(operation, name, number)
            case .interrupted: throw StorageError(operation, name, EINTR)
            case .powerCut:
                // The power goes also where the operation itself would have been refused.
                disk.isDown = true
                _ = try? body(&disk)
                throw StorageError(operation, name, EIO)
            }
        }
    }

    private static func begin(
        _ operation: StorageError.Operation, _ name: String, _ disk: inout Disk
    ) throws(StorageError) -> Fault? {
        let fault = disk.faults[disk.operations]
        disk.operations += 1
        disk.log.append("\(operation.rawValue) \(name)")
        if let number = disk.failsAlways { throw StorageError(operation, name, number) }
        return fault
    }

    private func write(
        _ operation: StorageError.Operation, _ name: String, _ node: Int, _ life: Int,
        _ bytes: UnsafeRawBufferPointer, _ offset: Int
    ) throws(StorageError) -> Int {
        try withDisk { (disk) throws(StorageError) in
            guard var found = disk.nodes[node], disk.life == life else { throw StorageError(operation, name, EBADF) }
            let fault = try Self.begin(operation, name, &disk)
            var count = bytes.count
            switch fault {
            case .error(let number): throw StorageError(operation, name, number)
            case .interrupted: throw StorageError(operation, name, EINTR)
            case .short: count = max(Self.sectorBytes, count / 2 & ~(Self.sectorBytes - 1))
            case .none, .lostPages, .lie, .powerCut: break
            }
            count = min(count, bytes.count)
            let growth = max(0, offset + count - found.cache.count)
            if disk.capacity != .max, UInt64(growth) > 0, Self.used(disk) + UInt64(growth) > disk.capacity {
                throw StorageError(operation, name, ENOSPC)
            }
            disk.nodes[node] = nil
            Self.write(bytes.slice(0, count), at: offset, to: &found)
            if fault == .lostPages {
                found.dirty = []
            } else if operation == .writeDurably, fault == nil || fault == .short {
                Self.settle(&found) { _ in .new }
            }
            disk.nodes[node] = found
            if fault == .powerCut { disk.isDown = true }
            if fault == .powerCut || fault == .lostPages { throw StorageError(operation, name, EIO) }
            return count
        }
    }

    private func sync(_ name: String, _ node: Int, _ life: Int) throws(StorageError) {
        try withDisk { (disk) throws(StorageError) in
            guard var found = disk.nodes[node], disk.life == life else { throw StorageError(.sync, name, EBADF) }
            switch try Self.begin(.sync, name, &disk) {
            case .error(let number): throw StorageError(.sync, name, number)
            case .interrupted: throw StorageError(.sync, name, EINTR)
            case .lie: return
            case .powerCut:
                disk.isDown = true
                throw StorageError(.sync, name, EIO)
            case .lostPages:
                disk.nodes[node] = nil
                found.dirty = []
                disk.nodes[node] = found
                throw StorageError(.sync, name, EIO)
            case .none, .short:
                disk.nodes[node] = nil
                Self.settle(&found) { _ in .new }
                disk.nodes[node] = found
            }
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, at offset: Int, to node: inout Node) {
        let end = offset + bytes.count
        if end > node.cache.count {
            node.cache.append(zeros: end - node.cache.count)
        }
        node.cache.withUnsafeMutableBytes { target in
            if let start = target.baseAddress, let source = bytes.baseAddress {
                memcpy(start + offset, source, bytes.count)
            }
        }
        for sector in (offset / sectorBytes)..<((end + sectorBytes - 1) / sectorBytes) { node.dirty.insert(sector) }
    }

    /// Decides every unsynced sector. What the process sees stays: also pages that a failed sync left behind.
    private static func settle(_ node: inout Node, fate: (Int) -> Fate) {
        let dirty = node.dirty.sorted()
        node.dirty = []
        if node.device.count < node.cache.count {
            node.device.append(zeros: node.cache.count - node.device.count)
        }
        var size = node.deviceSize
        for sector in dirty {
            let bytes: Int
            switch fate(sector) {
            case .old: bytes = 0
            case .new: bytes = sectorBytes
            case .partial(let count): bytes = count
            }
            guard bytes > 0 else { continue }
            copySector(sector, from: node.cache, to: &node.device, byteCount: bytes)
            size = max(size, min(node.cache.count, (sector + 1) * sectorBytes))
        }
        node.deviceSize = size
        node.device.removeLast(node.device.count - size)
    }

    private static func copySector(_ sector: Int, from: [UInt8], to: inout [UInt8], byteCount: Int) {
        let start = sector * sectorBytes
        let count = min(byteCount, from.count - start, to.count - start)
        guard count > 0 else { return }
        from.withUnsafeBytes { source in
            to.withUnsafeMutableBytes { target in
                if let into = target.baseAddress, let out = source.baseAddress {
                    memcpy(into + start, out + start, count)
                }
            }
        }
    }

    private static func note(_ change: Change, _ disk: inout Disk) {
        perform(change, on: &disk.names)
        disk.changes.append(change)
    }

    private static func perform(_ change: Change, on names: inout [String: Int]) {
        switch change {
        case .link(let name, let node): names[name] = node
        case .unlink(let name): names[name] = nil
        case .move(let name, let newName):
            if let node = names.removeValue(forKey: name) { names[newName] = node }
        }
    }

    private static func used(_ disk: Disk) -> UInt64 {
        disk.names.values.reduce(0) { $0 + UInt64(disk.nodes[$1]?.cache.count ?? 0) }
    }
}

/// Small random numbers from a seed, the same everywhere.
package struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}

extension [UInt8] {
    /// One memset: element by element, a whole segment takes a debug build seconds.
    fileprivate mutating func append(zeros: Int) {
        // Of nothing an array is the one that all share, and setting its count would write to it.
        guard zeros > 0 else { return }
        self += [UInt8](unsafeUninitializedCapacity: zeros) { fresh, count in
            if let start = fresh.baseAddress { memset(start, 0, zeros) }
            count = zeros
        }
    }
}
