/// Finds rows by a number (customer, invoice, account): open addressing over 8-byte buckets.
///
/// A bucket holds 32 bits of the hash and the row's id; the caller compares the full number in the row.
/// Growing is spread over insertions, so that none of them stalls: the larger table is cleared bit by bit before
/// it is needed, the rows of the smaller move bit by bit afterwards. Nothing is removed.
public struct NumberIndex: ~Copyable {
    @usableFromInline struct Bucket: BitwiseCopyable {
        @usableFromInline var hash: UInt32
        @usableFromInline var id: UInt32
    }

    @usableFromInline var buckets: UnsafeMutablePointer<Bucket>
    @usableFromInline var bits: UInt32
    @usableFromInline var old: UnsafeMutablePointer<Bucket>?
    @usableFromInline var oldBits: UInt32 = 0
    /// Buckets of `old` below this are moved.
    @usableFromInline var moved = 0
    /// The table of twice the size, from five eighths full on; its buckets below `clearedCount` are clear.
    private var next: UnsafeMutablePointer<Bucket>?
    private var clearedCount = 0
    package private(set) var count = 0

    package init() {
        bits = 8
        buckets = NumberIndex.cleared(bits: bits)
    }

    deinit {
        buckets.deallocate()
        old?.deallocate()
        next?.deallocate()
    }

    private static func cleared(bits: UInt32) -> UnsafeMutablePointer<Bucket> {
        let made = NumberIndex.memory(1 << Int(bits))
        made.initialize(repeating: Bucket(hash: 0, id: 0), count: 1 << Int(bits))
        return made
    }

    private static func memory(_ size: Int) -> UnsafeMutablePointer<Bucket> {
        LargeMemory.allocate(byteCount: size * MemoryLayout<Bucket>.stride).bindMemory(to: Bucket.self, capacity: size)
    }

    /// The id for which `matches` is true, or nil. `hash` must be the one given to `insert`.
    @inlinable @inline(__always)
    package func find(_ hash: UInt64, where matches: (UInt32) -> Bool) -> UInt32? {
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        guard let old else { return NumberIndex.probe(buckets, bits, short, matches) }
        // Both may have it; the likelier one first, which is the one that was fetched ahead.
        if isLeft(short) {
            return NumberIndex.probe(old, oldBits, short, matches)
                ?? NumberIndex.probe(buckets, bits, short, matches)
        }
        return NumberIndex.probe(buckets, bits, short, matches)
            ?? NumberIndex.probe(old, oldBits, short, matches)
    }

    /// Whether a row of this hash that was there before the table grew still waits to be moved.
    @inlinable
    func isLeft(_ short: UInt32) -> Bool { Int(short >> (32 - oldBits)) >= moved }

    /// The first id whose 32 bits of hash are these; 0 none. Nearly always the one sought, never certain.
    @inlinable @inline(__always)
    func candidate(_ hash: UInt64) -> UInt32 {
        find(hash) { _ in true } ?? 0
    }

    @inlinable @inline(__always)
    static func probe(
        _ buckets: UnsafeMutablePointer<Bucket>, _ bits: UInt32, _ short: UInt32, _ matches: (UInt32) -> Bool
    ) -> UInt32? {
        let mask = (1 << Int(bits)) - 1
        var place = Int(short >> (32 - bits))
        while buckets[place].id != 0 {
            if buckets[place].hash == short, matches(buckets[place].id) { return buckets[place].id }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Where a search for the hash begins: to be fetched into the processor's cache beforehand.
    @inlinable @inline(__always)
    package func address(_ hash: UInt64) -> UnsafeRawPointer {
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        if let old, isLeft(short) { return UnsafeRawPointer(old + Int(short >> (32 - oldBits))) }
        return UnsafeRawPointer(buckets + Int(short >> (32 - bits)))
    }

    /// Adds an id; the caller knows that its number is new.
    package mutating func insert(_ hash: UInt64, _ id: UInt32) {
        precondition(id != 0, "ids start at 1")
        if count * 4 >= 3 << Int(bits) { grow() }
        NumberIndex.place(Bucket(hash: UInt32(truncatingIfNeeded: hash >> 32), id: id), in: buckets, bits)
        count += 1
        moveSome()
        if count * 8 >= 5 << Int(bits) { clearSome() }
    }

    /// Clears 32 buckets of the table to come: it needs 16 an insertion to be clear when this one is full.
    private mutating func clearSome() {
        let size = 1 << Int(bits + 1)
        if next == nil {
            next = NumberIndex.memory(size)
            clearedCount = 0
        }
        guard let next, clearedCount < size else { return }
        (next + clearedCount).initialize(repeating: Bucket(hash: 0, id: 0), count: 32)
        clearedCount += 32
    }

    private static func place(_ bucket: Bucket, in buckets: UnsafeMutablePointer<Bucket>, _ bits: UInt32) {
        let mask = (1 << Int(bits)) - 1
        var place = Int(bucket.hash >> (32 - bits))
        while buckets[place].id != 0 { place = (place + 1) & mask }
        buckets[place] = bucket
    }

    private mutating func grow() {
        while old != nil { moveSome() }
        precondition(bits < 31, "index is full")
        old = buckets
        oldBits = bits
        moved = 0
        while clearedCount < 1 << Int(bits + 1) || next == nil { clearSome() }
        guard let next else { preconditionFailure("cleared above") }
        bits += 1
        buckets = next
        self.next = nil
    }

    /// Moves 16 old buckets. Moved ones stay where they are until all are, so probes never break.
    private mutating func moveSome() {
        guard let old else { return }
        let end = min(moved + 16, 1 << Int(oldBits))
        while moved < end {
            if old[moved].id != 0 { NumberIndex.place(old[moved], in: buckets, bits) }
            moved += 1
        }
        if moved == 1 << Int(oldBits) {
            old.deallocate()
            self.old = nil
        }
    }
}

extension NumberIndex: Stored {
    /// The buckets as they lie, once none waits to be moved.
    package mutating func pass(_ stream: StateStream) throws {
        while old != nil { moveSome() }
        try stream.pass(&count)
        var bits = bits
        try stream.pass(&bits)
        guard bits >= 8, bits < 32 else { throw StateStream.Fault.value("an index of 2^\(bits) buckets") }
        let byteCount = MemoryLayout<Bucket>.stride << Int(bits)
        guard stream.isReading else {
            return try stream.write(UnsafeRawBufferPointer(start: buckets, count: byteCount))
        }
        let read = NumberIndex.cleared(bits: bits)
        buckets.deallocate()
        next?.deallocate()
        next = nil
        (buckets, self.bits) = (read, bits)
        try stream.read(into: UnsafeMutableRawBufferPointer(start: buckets, count: byteCount))
        // The larger table that an insertion would have cleared by now.
        while count * 8 >= 5 << Int(bits), next == nil || clearedCount < 1 << Int(bits + 1) { clearSome() }
    }
}
