import Receivables

/// Which wishes were granted or declined before: request key -> fingerprint and record.
///
/// Kept in one table per hour of the keys' own time (they are UUIDv7), so that forgetting a key drops whole
/// hours and looking one up touches one table (reliability 3.6). Scope: company and principal.
package struct RequestKeys: ~Copyable {
    struct Entry: BitwiseCopyable {
        var key: RequestKey
        var fingerprintHigh: UInt64
        var fingerprintLow: UInt64
        /// Record with the answer; 0: fenced, no request with this key will ever be executed.
        var sequence: UInt64
        /// Mixed company and principal.
        var scope: UInt64
    }

    /// Keys are kept at least this long, by log time.
    static let retentionHours: Int64 = 7 * 24
    /// Above it the horizon moves up early.
    static let keysMax = 32_000_000
    /// A key may be dated this far ahead of the server: clients' monotonic time runs on between answers.
    static let aheadMilliseconds: Int64 = 24 * 3_600_000

    private struct Hour: ~Copyable {
        var rows = Table<Entry>()
        var index = NumberIndex()
    }

    /// Small and ordered by hour; the last is nearly always the one meant. Ours to end: nobody counts references.
    private var hours: [(hour: Int64, table: UnsafeMutablePointer<Hour>)] = []
    private(set) var count = 0
    /// Keys dated before this hour are expired.
    private(set) var horizonHour = Int64.min

    deinit {
        for (_, table) in hours { RequestKeys.end(table) }
    }

    private static func begun() -> UnsafeMutablePointer<Hour> {
        let table = UnsafeMutablePointer<Hour>.allocate(capacity: 1)
        table.initialize(to: Hour())
        return table
    }

    private static func end(_ table: UnsafeMutablePointer<Hour>) {
        table.deinitialize(count: 1)
        table.deallocate()
    }

    private static func hour(_ key: RequestKey) -> Int64? { key.milliseconds.map { $0 / 3_600_000 } }

    private static func hash(_ key: RequestKey, _ scope: UInt64) -> UInt64 {
        Mix.fold(key.high ^ scope, key.low)
    }

    enum Found {
        case unknown
        case known(Entry)
        /// Older than the horizon: never executed.
        case expired
        /// Not a UUIDv7 or dated too far ahead.
        case malformed
    }

    func find(_ key: RequestKey, scope: UInt64, now: Instant) -> Found {
        guard let milliseconds = key.milliseconds,
            milliseconds <= now.nanoseconds / 1_000_000 + RequestKeys.aheadMilliseconds
        else { return .malformed }
        let hour = milliseconds / 3_600_000
        if let table = table(hour) {
            let id = table.pointee.index.find(RequestKeys.hash(key, scope)) {
                table.pointee.rows[$0].key == key && table.pointee.rows[$0].scope == scope
            }
            if let id { return .known(table.pointee.rows[id]) }
        }
        let nowHour = now.nanoseconds / 3_600_000_000_000
        // A request that moves the clock is judged by the instant it came at, which the horizon may have passed.
        let isForgotten = hour < horizonHour && horizonHour <= nowHour
        return isForgotten || hour < nowHour - RequestKeys.retentionHours ? .expired : .unknown
    }

    /// Where the search for a key begins.
    func address(_ key: RequestKey, scope: UInt64) -> UnsafeRawPointer? {
        guard let hour = RequestKeys.hour(key), let table = table(hour) else { return nil }
        return table.pointee.index.address(RequestKeys.hash(key, scope))
    }

    private func table(_ hour: Int64) -> UnsafeMutablePointer<Hour>? {
        for index in hours.indices.reversed() where hours[index].hour == hour { return hours[index].table }
        return nil
    }

    mutating func insert(_ entry: Entry) {
        guard let hour = RequestKeys.hour(entry.key) else { return }
        let place: UnsafeMutablePointer<Hour>
        if let found = table(hour) {
            place = found
        } else {
            place = RequestKeys.begun()
            hours.append((hour, place))
            hours.sort { $0.hour < $1.hour }
        }
        place.pointee.rows.append(entry)
        place.pointee.index.insert(RequestKeys.hash(entry.key, entry.scope), place.pointee.rows.count)
        count += 1
    }

    /// Drops the hours before the retention, or more when there are too many keys. Answers the hour of the
    /// horizon when it moved.
    mutating func forget(now: Instant) -> Int64? {
        var wanted = now.nanoseconds / 3_600_000_000_000 - RequestKeys.retentionHours
        if count > RequestKeys.keysMax, hours.count > 1 { wanted = max(wanted, hours[1].hour) }
        guard wanted > horizonHour, let first = hours.first, first.hour < wanted else { return nil }
        move(horizon: wanted)
        return wanted
    }

    mutating func move(horizon hour: Int64) {
        while let first = hours.first, first.hour < hour {
            count -= Int(first.table.pointee.rows.count)
            RequestKeys.end(first.table)
            hours.removeFirst()
        }
        horizonHour = max(horizonHour, hour)
    }
}

extension RequestKeys: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&count)
        try stream.pass(&horizonHour)
        var numbers = hours.map(\.hour)
        try stream.pass(&numbers)
        if stream.isReading {
            precondition(hours.isEmpty, "keys are read into an empty table")
            hours = numbers.map { ($0, RequestKeys.begun()) }
        }
        for (_, table) in hours {
            try stream.pass(&table.pointee.rows)
            try stream.pass(&table.pointee.index)
        }
    }
}
