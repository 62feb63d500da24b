import EventLog

/// Small sizes, so that a test reaches every edge: frames of at most 16 KiB, segments of 64 KiB.
package func smallOptions() -> EventLog.Options {
    var options = EventLog.Options()
    options.segmentBytes = 64 << 10
    options.frameBytesMax = 16 << 10
    options.segmentsReadyAhead = 1
    options.recentBytes = 32 << 10
    options.holder = "pid 7 host till-server"
    options.create = StoreIdentity(id: StoreID(low: 11, high: 22), created: 1_000)
    return options
}

package struct Replayed: Equatable {
    package var sequence: UInt64
    package var instant: Int64
    package var text: String

    package init(sequence: UInt64, instant: Int64, text: String) {
        self.sequence = sequence
        self.instant = instant
        self.text = text
    }
}

/// A commit of no records.
package struct NothingToCommit: Error {}

/// An open log, with what it replayed and a sum of its records as the state digest.
package final class StoreUnderTest {
    package let log: EventLog
    package let clock: ManualClock
    package private(set) var replayed: [Replayed] = []
    private var digest = StateDigest()

    package init(
        _ storage: any Storage, _ options: EventLog.Options = smallOptions(),
        clock: ManualClock = ManualClock(wall: 5_000)
    ) throws(StoreFailure) {
        self.clock = clock
        var records: [Replayed] = []
        var state = StateDigest()
        log = try EventLog.open(
            storage, options, clock: clock, now: clock.wall,
            replay: { record in
                records.append(
                    Replayed(sequence: record.sequence, instant: record.instant, text: text(of: record.bytes))
                )
                state.add(record.bytes)
            },
            digestMatches: { _, digest in digest == state })
        replayed = records
        digest = state
    }

    package var texts: [String] { replayed.map(\.text) }

    @discardableResult
    package func append(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            digest.add(UnsafeRawBufferPointer(bytes))
            return log.append(UnsafeRawBufferPointer(bytes))
        }
    }

    package func close(batchAt instant: Int64? = nil) -> LogWrite? {
        log.closeBatch(at: instant ?? clock.logTime(after: log.lastInstant), digest: digest)
    }

    /// One batch, from append to complete, as loop and log thread do it.
    @discardableResult
    package func commit(_ texts: String...) throws -> EventLog.Durable { try commit(texts) }

    @discardableResult
    package func commit(_ texts: [String]) throws -> EventLog.Durable {
        for text in texts { append(text) }
        guard let write = close() else { throw NothingToCommit() }
        return try finish(write)
    }

    package func seal() throws {
        if let seal = log.sealIfIdle(at: clock.logTime(after: log.lastInstant)) { try finish(seal) }
    }

    @discardableResult
    package func finish(_ write: LogWrite) throws -> EventLog.Durable {
        write.run()
        log.computeChain(of: write)
        let durable = try log.complete(write)
        write.finish()
        return durable
    }

    package func shut() throws { try log.close(at: clock.logTime(after: log.lastInstant)) }
}

package func text(of bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

extension StateDigest {
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var word: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { word = (word ^ UInt64(byte)) &* 0x100_0000_01b3 }
        low &+= word
        high &+= word &* word
    }
}

/// `count` records of different lengths, told apart by `name`.
package func batch(_ name: String, _ count: Int, padding: Int = 0) -> [String] {
    (0..<count).map { "\(name)-\($0)" + String(repeating: "x", count: padding) }
}

/// What opening that store fails with; nil if it opens.
package func failure(_ storage: any Storage, _ options: EventLog.Options = smallOptions()) -> StoreFailure? {
    do throws(StoreFailure) {
        let store = try StoreUnderTest(storage, options)
        try store.log.close(at: store.log.lastInstant)
        return nil
    } catch {
        return error
    }
}
