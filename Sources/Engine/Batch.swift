import Receivables

/// Answers that wait for one sync, with their bytes in one arena that is kept from batch to batch.
struct Batch: ~Copyable {
    struct Parked: BitwiseCopyable {
        var connection: UInt64
        var stream: UInt32
        var replayed: Bool
        /// A write's answer carries a receipt; a read's does not.
        var isWrite: Bool
        var bulk: BulkPlace?
        /// Of the write, or of the last change a read saw: the batch may hold later ones that it did not see.
        var sequence: UInt64
        var offset: Int
        var count: Int
    }

    private(set) var parked: [Parked] = []
    private var bytes: UnsafeMutableRawPointer
    private var capacity = 1 << 16
    private var used = 0
    /// Invoice accounts whose position the batch changed, each once.
    var changed: [CustomerID] = []
    /// Last record of the batch; 0 while it is empty.
    var lastSequence: UInt64 = 0

    init() { bytes = .allocate(byteCount: 1 << 16, alignment: 16) }

    deinit { bytes.deallocate() }

    mutating func park(_ entry: Parked, _ message: UnsafeRawBufferPointer) {
        if used + message.count > capacity {
            let grown = max(capacity * 2, used + message.count)
            let fresh = UnsafeMutableRawPointer.allocate(byteCount: grown, alignment: 16)
            fresh.copyMemory(from: bytes, byteCount: used)
            bytes.deallocate()
            bytes = fresh
            capacity = grown
        }
        var entry = entry
        entry.offset = used
        entry.count = message.count
        if let start = message.baseAddress {
            (bytes + used).copyMemory(from: start, byteCount: message.count)
        }
        used += message.count
        parked.append(entry)
    }

    func message(_ entry: Parked) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: bytes + entry.offset, count: entry.count)
    }

    /// The answer of a record of this batch, for a retry that came before the sync.
    func answer(of sequence: UInt64) -> UnsafeRawBufferPointer? {
        for index in parked.indices
        where parked[index].sequence == sequence && parked[index].isWrite && !parked[index].replayed {
            return message(parked[index])
        }
        return nil
    }

    mutating func removeAll() {
        parked.removeAll(keepingCapacity: true)
        used = 0
        lastSequence = 0
        changed.removeAll(keepingCapacity: true)
    }
}
