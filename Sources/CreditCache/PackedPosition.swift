/// Credit figures as bytes in Redis. Integers are little-endian; the script reads the texts in front.
///
///     | layout "RKC2" | epoch 16 hex | incarnation 16 hex | as-of 16 hex |
///     | last change u64 | valid until i64 | server time i64 | base limit i64 |
///     | limit expires day i32 | group u32 |
///     | limit currency u16 | flags u8 | hold u8 | sums count u8 | reserved 3 | open items u32 |
///     | per currency: ISO number u16, reserved 6, invoices, credit notes, payments, at risk, delivered,
///       orders, reserved amount: i64 each |
///     | RKC3 only: due days count u8, reserved 7 | per due day: day i32, ISO number u16, reserved 2, open i64 |
///     | MAC 16 |
///
/// The MAC covers the key of Redis and every byte before it. 184 bytes for one currency, 632 for eight. "RKC3" is written
/// where rules look at what is due when: a reader that knows "RKC2" alone rejects it, and asks the ledger.
/// Company and customer number stand in the key.
package struct PackedPosition {
    package static let bytesMax =
        fixedBytes + CreditFigures.currenciesMax * sumsBytes + daysHeadBytes + CreditFigures.dueDaysMax * dayBytes
        + CacheSeal.bytes
    private static let layout = Array("RKC2".utf8)
    private static let layoutWithDays = Array("RKC3".utf8)
    private static let daysHeadBytes = 8
    private static let dayBytes = 16
    private static let fixedBytes = 104
    private static let sumsBytes = 64

    var figures: CreditFigures
    var generation: Generation
    /// UTC nanoseconds of the server's wall clock when it wrote the value.
    var serverTime: Int64

    /// Packs and seals the figures; returns the length in bytes, at most `bytesMax`.
    package static func store(
        _ figures: UnsafePointer<CreditFigures>, _ generation: Generation, serverTime: Int64,
        key: UnsafeRawBufferPointer, seal: CacheSeal, to target: UnsafeMutableRawPointer
    ) -> Int {
        let hasDays = figures.pointee.flags.contains(.hasDueDays)
        target.copyMemory(from: hasDays ? layoutWithDays : layout, byteCount: layout.count)
        FixedHex.store(generation.epoch, to: target + 4)
        FixedHex.store(generation.incarnation, to: target + 20)
        FixedHex.store(figures.pointee.asOf, to: target + 36)
        put(figures.pointee.lastChange, target, 52)
        put(figures.pointee.validUntil, target, 60)
        put(serverTime, target, 68)
        put(figures.pointee.baseLimitMinor, target, 76)
        put(figures.pointee.limitExpiresDay, target, 84)
        put(figures.pointee.group, target, 88)
        put(figures.pointee.limitCurrency, target, 92)
        put(figures.pointee.flags.rawValue, target, 94)
        put(figures.pointee.hold, target, 95)
        put(UInt32(figures.pointee.sumsCount), target, 96)
        put(figures.pointee.openItems, target, 100)
        var offset = fixedBytes
        for position in 0..<Int(figures.pointee.sumsCount) {
            let sums = figures.pointee[position]
            put(UInt64(sums.currency), target, offset)
            put(sums.invoices, target, offset + 8)
            put(sums.creditNotes, target, offset + 16)
            put(sums.payments, target, offset + 24)
            put(sums.paymentsAtRisk, target, offset + 32)
            put(sums.delivered, target, offset + 40)
            put(sums.orders, target, offset + 48)
            put(sums.reserved, target, offset + 56)
            offset += sumsBytes
        }
        if hasDays { offset = storeDays(figures, target, offset) }
        seal.store(key: key, value: UnsafeRawBufferPointer(start: target, count: offset), to: target + offset)
        return offset + CacheSeal.bytes
    }

    /// Returns the offset behind them.
    private static func storeDays(
        _ figures: UnsafePointer<CreditFigures>, _ target: UnsafeMutableRawPointer, _ start: Int
    ) -> Int {
        put(UInt64(figures.pointee.dueDaysCount), target, start)
        var offset = start + daysHeadBytes
        for position in 0..<Int(figures.pointee.dueDaysCount) {
            let row = figures.pointee.dueDay(position)
            put(row.day, target, offset)
            put(UInt32(row.currency), target, offset + 4)
            put(row.open, target, offset + 8)
            offset += dayBytes
        }
        return offset
    }

    /// Reads a value back, believing nothing before the MAC fits. Company and customer are left empty.
    package init(
        _ value: UnsafeRawBufferPointer, key: [UInt8], seal: CacheSeal
    ) throws(CacheRejection) {
        guard value.count >= Self.fixedBytes + CacheSeal.bytes, value.count <= Self.bytesMax,
            let source = value.baseAddress
        else { throw .layout }
        let hasDays = value.starts(with: Self.layoutWithDays)
        guard hasDays || value.starts(with: Self.layout) else { throw .layout }
        guard key.withUnsafeBytes({ seal.verifies(key: $0, sealed: value) }) else { throw .mac }
        let sumsCount: UInt8 = Self.get(source, 96)
        let sumsEnd = Self.fixedBytes + Int(sumsCount) * Self.sumsBytes
        guard let epoch = FixedHex.load(source + 4), let incarnation = FixedHex.load(source + 20),
            let asOf = FixedHex.load(source + 36), Int(sumsCount) <= CreditFigures.currenciesMax
        else { throw .layout }
        var daysCount: UInt8 = 0
        var end = sumsEnd
        if hasDays {
            guard value.count >= sumsEnd + Self.daysHeadBytes + CacheSeal.bytes else { throw .layout }
            daysCount = Self.get(source, sumsEnd)
            end += Self.daysHeadBytes + Int(daysCount) * Self.dayBytes
        }
        guard Int(daysCount) <= CreditFigures.dueDaysMax, value.count == end + CacheSeal.bytes else { throw .layout }

        generation = Generation(epoch: epoch, incarnation: incarnation)
        serverTime = Self.get(source, 68)
        figures = CreditFigures()
        figures.asOf = asOf
        figures.lastChange = Self.get(source, 52)
        figures.validUntil = Self.get(source, 60)
        figures.baseLimitMinor = Self.get(source, 76)
        figures.limitExpiresDay = Self.get(source, 84)
        figures.group = Self.get(source, 88)
        figures.limitCurrency = Self.get(source, 92)
        figures.flags = CreditFigures.Flags(rawValue: Self.get(source, 94))
        figures.hold = Self.get(source, 95)
        // One says what the other means.
        guard figures.flags.contains(.hasDueDays) == hasDays else { throw .layout }
        figures.openItems = Self.get(source, 100)
        for position in 0..<Int(sumsCount) {
            let offset = Self.fixedBytes + position * Self.sumsBytes
            var sums = CurrencySums()
            sums.currency = Self.get(source, offset)
            sums.invoices = Self.get(source, offset + 8)
            sums.creditNotes = Self.get(source, offset + 16)
            sums.payments = Self.get(source, offset + 24)
            sums.paymentsAtRisk = Self.get(source, offset + 32)
            sums.delivered = Self.get(source, offset + 40)
            sums.orders = Self.get(source, offset + 48)
            sums.reserved = Self.get(source, offset + 56)
            figures.append(sums)
        }
        for position in 0..<Int(daysCount) {
            let offset = sumsEnd + Self.daysHeadBytes + position * Self.dayBytes
            var row = DueDay()
            row.day = Self.get(source, offset)
            row.currency = Self.get(source, offset + 4)
            row.open = Self.get(source, offset + 8)
            figures.append(row)
        }
    }

    private static func put<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ value: Integer, _ target: UnsafeMutableRawPointer, _ offset: Int
    ) {
        target.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Integer.self)
    }

    private static func get<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ source: UnsafeRawPointer, _ offset: Int
    ) -> Integer {
        Integer(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: Integer.self))
    }
}
