/// Credit figures as bytes in Redis. Integers are little-endian; the script reads the texts in front.
///
///     | layout "RKC2" | epoch 16 hex | incarnation 16 hex | as-of 16 hex |
///     | last change u64 | valid until i64 | server time i64 | base limit i64 |
///     | limit expires day i32 | group u32 |
///     | limit currency u16 | flags u8 | hold u8 | sums count u8 | reserved 3 | open items u32 |
///     | per currency: ISO number u16, reserved 6, invoices, credit notes, payments, at risk, delivered,
///       orders, reserved amount: i64 each |
///     | MAC 16 |
///
/// The MAC covers the key of Redis and every byte before it. 184 bytes for one currency, 632 for eight.
/// Company and customer number stand in the key.
package struct PackedPosition {
    package static let bytesMax = fixedBytes + CreditFigures.currenciesMax * sumsBytes + CacheSeal.bytes
    private static let layout = Array("RKC2".utf8)
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
        target.copyMemory(from: layout, byteCount: layout.count)
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
        seal.store(key: key, value: UnsafeRawBufferPointer(start: target, count: offset), to: target + offset)
        return offset + CacheSeal.bytes
    }

    /// Reads a value back, believing nothing before the MAC fits. Company and customer are left empty.
    package init(
        _ value: UnsafeRawBufferPointer, key: [UInt8], seal: CacheSeal
    ) throws(CacheRejection) {
        guard value.count >= Self.fixedBytes + CacheSeal.bytes, value.count <= Self.bytesMax,
            let source = value.baseAddress, value.starts(with: Self.layout)
        else { throw .layout }
        guard key.withUnsafeBytes({ seal.verifies(key: $0, sealed: value) }) else { throw .mac }
        let sumsCount: UInt8 = Self.get(source, 96)
        guard let epoch = FixedHex.load(source + 4), let incarnation = FixedHex.load(source + 20),
            let asOf = FixedHex.load(source + 36), Int(sumsCount) <= CreditFigures.currenciesMax,
            value.count == Self.fixedBytes + Int(sumsCount) * Self.sumsBytes + CacheSeal.bytes
        else { throw .layout }

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
