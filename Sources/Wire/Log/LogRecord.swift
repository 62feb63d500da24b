import Receivables

/// What a record says besides its events: who, when, which wish, and the answer it got.
package struct RecordHeader {
    package var instant = Instant(nanoseconds: 0)
    package var company = CompanyID.none
    package var businessDate = CalendarDate(days: 0)
    package var principal: Code = .empty
    package var role: UInt32 = 0
    package var key: RequestKey?
    /// First 16 bytes of SHA-256 over method and message bytes.
    package var fingerprint: (high: UInt64, low: UInt64) = (0, 0)
    package var method: UInt16 = 0
    /// The caller's, if it sent one.
    package var trace: TraceContext?

    /// Records the engine makes by itself: time passing, sweeps. 0 is the development principal.
    package static let engineRole: UInt32 = 1

    package init() {}
}

extension RequestKey {
    /// Its 16 bytes as in a frame.
    package var bytes: [UInt8] { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) } }
}

extension ProtoWriter {
    /// Appends one record without its answer, which is field 10 and is added when the events were applied.
    package mutating func record(_ header: RecordHeader, _ events: [Event]) {
        fixed64(1, UInt64(bitPattern: header.instant.nanoseconds))
        uint(2, header.company.number)
        sint(3, Int64(header.businessDate.days))
        code(4, header.principal)
        uint(5, header.role)
        if let key = header.key {
            pair(6, key.high, key.low)
            pair(7, header.fingerprint.high, header.fingerprint.low)
        }
        uint(8, UInt64(header.method))
        if let trace = header.trace { trace.bytes.withUnsafeBytes { bytes(13, $0) } }
        for index in events.indices {
            message(9) { $0.event(events[index]) }
        }
    }

    /// Sixteen bytes, big-endian halves.
    package mutating func pair(_ field: UInt32, _ high: UInt64, _ low: UInt64) {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes(field, $0) }
    }
}

/// A record of the log, read in place: the header at once, events when asked.
package struct LogRecord {
    package private(set) var header = RecordHeader()
    package private(set) var answer = UnsafeRawBufferPointer(start: nil, count: 0)
    private let memory: UnsafeRawBufferPointer

    /// The whole record, as in the log.
    package var bytes: UnsafeRawBufferPointer { memory }

    /// Nil when the bytes are not a record we can read.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        memory = bytes
        var reader = ProtoReader(bytes)
        while let field = reader.next() {
            switch field {
            case 1: header.instant = Instant(nanoseconds: Int64(bitPattern: reader.fixed64()))
            case 2: header.company = CompanyID(reader.uint32())
            case 3: header.businessDate = CalendarDate(days: reader.sint32())
            case 4: header.principal = reader.code()
            case 5: header.role = reader.uint32()
            case 6:
                guard let pair = LogRecord.pair(reader.bytes()) else { return nil }
                header.key = RequestKey(high: pair.0, low: pair.1)
            case 7:
                guard let pair = LogRecord.pair(reader.bytes()) else { return nil }
                header.fingerprint = pair
            case 8: header.method = UInt16(truncatingIfNeeded: reader.uint())
            case 10: answer = reader.bytes()
            case 13:
                guard let trace = TraceContext(reader.bytes()) else { return nil }
                header.trace = trace
            default: reader.skip()
            }
        }
        if reader.failed { return nil }
    }

    /// Calls with each event in order; false when one cannot be read. An unknown kind is refused, never skipped.
    ///
    /// `onlyState`: events as far as `Book.apply` looks. What only readers of a document want is passed over, which is
    /// most of an invoice.
    package func forEachEvent(onlyState: Bool = false, _ body: (Event) -> Void) -> Bool {
        var reader = ProtoReader(memory)
        while let field = reader.next() {
            guard field == 9 else {
                reader.skip()
                continue
            }
            var event = reader.message()
            guard let fact = Event(&event, onlyState: onlyState), !event.failed else { return false }
            body(fact)
        }
        return !reader.failed
    }

    package static func pair(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64)? {
        guard bytes.count == 16 else { return nil }
        return (
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }
}
