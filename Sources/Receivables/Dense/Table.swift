/// Rows of plain structs behind dense ids, in chunks that never move.
///
/// Appending never copies rows, so no request waits for a table to grow. Ids start at 1; row 0 of the
/// first chunk is never used. Rows are trivial: no reference counting on the hot path.
public struct Table<Row: BitwiseCopyable>: ~Copyable {
    @usableFromInline var chunks: UnsafeMutablePointer<UnsafeMutablePointer<Row>?>
    @usableFromInline package internal(set) var count: UInt32 = 0

    @inlinable
    static var chunkBits: UInt32 { 12 }
    @inlinable
    static var chunkRows: Int { 1 << 12 }
    private static var chunksMax: Int { 1 << 18 }

    package init() {
        // The directory is virtual memory only until it is used: 2 MiB for 10^9 rows.
        chunks = .allocate(capacity: Table.chunksMax)
        chunks.initialize(repeating: nil, count: 1)
        capacity = 0
    }

    @usableFromInline var capacity: Int
    /// Memory of several chunks each, once one large page would not hold all rows.
    private var slabs: [UnsafeMutableRawPointer] = []
    /// Chunks below it have memory of their own.
    private var slabsBegin = 0

    deinit {
        for index in 0..<(slabs.isEmpty ? capacity : slabsBegin) { chunks[index]?.deallocate() }
        for slab in slabs { slab.deallocate() }
        chunks.deallocate()
    }

    /// Adds a row and answers its id.
    @discardableResult
    @inlinable
    package mutating func append(_ row: Row) -> UInt32 {
        let id = count + 1
        if Int(id >> Table.chunkBits) >= capacity { addChunk() }
        at(id).initialize(to: row)
        count = id
        return id
    }

    @usableFromInline
    mutating func addChunk() {
        precondition(capacity < Table.chunksMax, "table is full")
        (chunks + capacity).initialize(to: chunk())
        capacity += 1
    }

    private static var chunkBytes: Int { chunkRows * MemoryLayout<Row>.stride }

    /// How many chunks fill large pages to the last byte.
    private static var chunksOfSlab: Int {
        var count = 1
        while count * chunkBytes % LargeMemory.pageBytes != 0 { count *= 2 }
        return count
    }

    /// Memory of the next chunk. Begins on a cache line, so that rows of 64 or 96 bytes touch as few lines as they can.
    private mutating func chunk() -> UnsafeMutablePointer<Row> {
        if slabs.isEmpty, LargeMemory.advise == nil || capacity * Table.chunkBytes < LargeMemory.pageBytes {
            slabsBegin = capacity + 1
            return UnsafeMutableRawPointer.allocate(byteCount: Table.chunkBytes, alignment: 64)
                .bindMemory(to: Row.self, capacity: Table.chunkRows)
        }
        // A slab is address space only, until its rows are written.
        let place = (capacity - slabsBegin) % Table.chunksOfSlab
        if place == 0 { slabs.append(LargeMemory.allocate(byteCount: Table.chunksOfSlab * Table.chunkBytes)) }
        return (slabs[slabs.count - 1] + place * Table.chunkBytes).bindMemory(to: Row.self, capacity: Table.chunkRows)
    }

    @inlinable @inline(__always)
    func at(_ id: UInt32) -> UnsafeMutablePointer<Row> {
        // Written by append before the id was given out.
        chunks[Int(id >> Table.chunkBits)].unsafelyUnwrapped + Int(id & UInt32(Table.chunkRows - 1))
    }

    /// The row's place, which never moves. Valid while the table lives.
    @inlinable @inline(__always)
    package func pointer(_ id: UInt32) -> UnsafeMutablePointer<Row> {
        precondition(contains(id), "no such row")
        return at(id)
    }

    /// The first and last byte of a row, to fetch its memory ahead.
    @inlinable @inline(__always)
    package func ends(_ id: UInt32) -> (first: UnsafeRawPointer, last: UnsafeRawPointer) {
        let row = UnsafeRawPointer(pointer(id))
        return (row, row + MemoryLayout<Row>.size - 1)
    }

    @inlinable
    package func contains(_ id: UInt32) -> Bool { id >= 1 && id <= count }

    @usableFromInline
    package subscript(_ id: UInt32) -> Row {
        @inlinable @inline(__always)
        unsafeAddress { UnsafePointer(pointer(id)) }
        @inlinable @inline(__always)
        unsafeMutableAddress { pointer(id) }
    }
}

extension Table: Stored {
    /// Whole chunks as they lie.
    package mutating func pass(_ stream: StateStream) throws {
        var rows = count
        try stream.pass(&rows)
        precondition(!stream.isReading || count == 0, "rows are read into an empty table")
        var done: UInt32 = 0
        while done < rows {
            let last = min(rows, (done + 1) | UInt32(Table.chunkRows - 1))
            let byteCount = Int(last - done) * MemoryLayout<Row>.stride
            if stream.isReading {
                let chunk = Int(last >> Table.chunkBits)
                guard chunk < Table.chunksMax else { throw StateStream.Fault.value("a table of \(rows) rows") }
                precondition(chunk == capacity, "chunks are read in their order")
                (chunks + chunk).initialize(to: self.chunk())
                capacity = chunk + 1
                try stream.read(into: UnsafeMutableRawBufferPointer(start: at(done + 1), count: byteCount))
                count = last
            } else {
                try stream.write(UnsafeRawBufferPointer(start: at(done + 1), count: byteCount))
            }
            done = last
        }
    }
}
