import COpenSSL
import Testing

@testable import CreditCache

@Suite("packed values of the cache")
struct PackedPositionTests {
    let seal = CacheSeal(key: testKey)
    let key = Array("t:{DE01}:c:C-7".utf8)
    let generation = Generation(epoch: 3, incarnation: 2)

    func packed(_ figures: CreditFigures) -> [UInt8] {
        var figures = figures
        return [UInt8](unsafeUninitializedCapacity: PackedPosition.bytesMax) { buffer, count in
            count = key.withUnsafeBytes {
                PackedPosition.store(
                    &figures, generation, serverTime: 99, key: $0, seal: seal, to: buffer.baseAddress!)
            }
        }
    }

    func unpacked(_ value: [UInt8], key: [UInt8]? = nil) throws(CacheRejection) -> PackedPosition {
        let result = value.withUnsafeBytes { value in
            Result { () throws(CacheRejection) in try PackedPosition(value, key: key ?? self.key, seal: seal)
            }
        }
        return try result.get()
    }

    @Test("a value reads back as it was written", arguments: 0...8)
    func roundTrip(currencies: Int) throws {
        var written = figures(7, changedAt: 41, currencies: currencies)
        written.asOf = 44
        written.validUntil = 1_700_000_000_123_456_789
        written.limitExpiresDay = 20_000
        written.hold = 2
        written.openItems = 70_000
        let value = packed(written)
        #expect(value.count == 120 + 64 * currencies)
        var read = try unpacked(value)
        read.figures.company = written.company
        read.figures.customer = written.customer
        #expect(read.figures.agrees(with: written))
        #expect(read.figures.asOf == 44)
        #expect(read.generation == generation)
        #expect(read.serverTime == 99)
    }

    @Test("what is due when makes another layout, which reads back as it was written", arguments: [0, 1, 31, 32])
    func dueDays(count: Int) throws {
        var written = dated(count)
        written.asOf = 44
        let value = packed(written)
        #expect(value.prefix(4).elementsEqual("RKC3".utf8))
        #expect(value.count == 120 + 64 + 8 + 16 * count)
        var read = try unpacked(value)
        read.figures.company = written.company
        read.figures.customer = written.customer
        #expect(read.figures.agrees(with: written))
        for position in value.indices {
            var changed = value
            changed[position] ^= 0x20
            #expect(throws: CacheRejection.self) { try unpacked(changed) }
        }
        for length in 0..<value.count {
            #expect(throws: CacheRejection.self) { try unpacked(Array(value.prefix(length))) }
        }
        // Under the old layout's name it is no value, however well it is sealed.
        #expect(throws: CacheRejection.layout) { try unpacked(sealed(Array("RKC2".utf8) + value.dropFirst(4).dropLast(16))) }
        #expect(throws: CacheRejection.layout) {
            try unpacked(sealed(Array("RKC3".utf8) + packed(figures(7, changedAt: 1)).dropFirst(4).dropLast(16)))
        }
    }

    @Test("a day more than fits leaves the account to the ledger; a day that differs is a difference")
    func tooManyDueDays() {
        #expect(!dated(32).flags.contains(.needsLedger))
        let over = dated(33)
        #expect(over.flags.contains(.needsLedger) && over.dueDaysCount == 32)
        var (left, right) = (dated(1), dated(0))
        #expect(!left.agrees(with: right))
        right.append(day(0, 1))
        #expect(left.agrees(with: right))
        left.append(day(1, 1))
        right.append(day(1, 2))
        #expect(!left.agrees(with: right))
    }

    private func day(_ number: Int32, _ open: Int64) -> DueDay {
        var row = DueDay()
        (row.day, row.currency, row.open) = (20_000 + number, 978, open)
        return row
    }

    private func dated(_ count: Int) -> CreditFigures {
        var made = figures(7, changedAt: 41)
        made.flags.insert(.hasDueDays)
        for number in 0..<count { made.append(day(Int32(number), Int64(number + 1))) }
        return made
    }

    private func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var value = bytes + [UInt8](repeating: 0, count: 16)
        value.withUnsafeMutableBytes { value in
            key.withUnsafeBytes {
                seal.store(
                    key: $0, value: UnsafeRawBufferPointer(rebasing: value[..<bytes.count]),
                    to: value.baseAddress! + bytes.count)
            }
        }
        return value
    }

    @Test("the script finds layout, generation and as-of at fixed places, as hex")
    func header() {
        let text = String(decoding: packed(figures(7, changedAt: 0x2a)).prefix(52), as: UTF8.self)
        #expect(text == "RKC2" + "0000000000000003" + "0000000000000002" + "000000000000002a")
    }

    @Test("the MAC is HMAC-SHA256 over key length, key and value, cut to 16 bytes")
    func macIsHMAC() {
        let value = packed(figures(7, changedAt: 1))
        let covered = [UInt8(key.count), 0, 0, 0] + key + value.dropLast(16)
        var expected = [UInt8](repeating: 0, count: 32)
        HMAC(EVP_sha256(), testKey, 32, covered, covered.count, &expected, nil)
        #expect(Array(value.suffix(16)) == Array(expected.prefix(16)))
    }

    @Test("a change of any byte is rejected")
    func everyByteCounts() {
        let value = packed(figures(7, changedAt: 1))
        for position in value.indices {
            var changed = value
            changed[position] ^= 0x20
            #expect(throws: position < 4 ? CacheRejection.layout : .mac) { try unpacked(changed) }
        }
    }

    @Test("a value copied to another key is rejected")
    func otherKey() {
        let value = packed(figures(7, changedAt: 1))
        #expect(throws: CacheRejection.mac) { try unpacked(value, key: Array("t:{DE01}:c:C-8".utf8)) }
    }

    @Test("every truncation and one byte more are rejected")
    func lengths() {
        let value = packed(figures(7, changedAt: 1))
        for count in 0..<value.count {
            #expect(throws: CacheRejection.self) { try unpacked(Array(value.prefix(count))) }
        }
        #expect(throws: CacheRejection.mac) { try unpacked(value + [0]) }
        #expect(throws: CacheRejection.layout) { try unpacked([UInt8](repeating: 0x52, count: 4_096)) }
    }

    @Test("a watermark of another key or one changed byte is no watermark")
    func watermark() {
        let name = Array("t:watermark".utf8)
        let mark = Watermark(
            generation, sequence: .max, serverTime: -1, changes: (0..<64).map { UInt64($0) << 58 | 7 })
        let value = mark.packed(key: name, seal: seal)
        #expect(value.count == 596)
        #expect(value.withUnsafeBytes { Watermark($0, key: name, seal: seal) } == mark)
        #expect(value.withUnsafeBytes { Watermark($0, key: key, seal: seal) } == nil)
        for position in value.indices {
            var changed = value
            changed[position] ^= 1
            #expect(changed.withUnsafeBytes { Watermark($0, key: name, seal: seal) } == nil)
        }
    }

    @Test("a ninth currency marks the figures as incomplete")
    func ninthCurrency() {
        #expect(!figures(1, changedAt: 1, currencies: 8).flags.contains(.tooManyCurrencies))
        let over = figures(1, changedAt: 1, currencies: 9)
        #expect(over.flags.contains(.tooManyCurrencies))
        #expect(over.sumsCount == 8)
    }

    @Test("texts hold 31 bytes and refuse 32")
    func texts() {
        #expect(CacheText(String(repeating: "x", count: 31))?.description.count == 31)
        #expect(CacheText(String(repeating: "x", count: 32)) == nil)
        #expect(CacheText("Käse")?.count == 5)
        #expect(CacheText("C-1") != CacheText("C-10"))
    }

    @Test("values live 300 s give or take 20 %, and not all the same time")
    func lives() {
        let keys = CacheKeys(prefix: "t:")
        let lives = (0..<2_000).map { number in
            keys.customerKey(company: CacheText("DE01")!, customer: CacheText("C-\(number)")!)
                .withUnsafeBytes { CacheKeys.lifeMilliseconds(of: $0) }
        }
        #expect(lives.allSatisfy { (240_000...360_000).contains($0) })
        #expect(lives.max()! - lives.min()! > 100_000)
    }

    @Test("a configuration refuses a long prefix, a short MAC key and no host")
    func configurationBounds() throws {
        typealias Problem = CacheConfiguration.Problem
        let longest = String(repeating: "p", count: 64)
        _ = try CacheConfiguration(host: "h", prefix: longest, macKey: testKey)
        #expect(throws: Problem.prefixTooLong(bytes: 65)) {
            try CacheConfiguration(host: "h", prefix: longest + "p", macKey: testKey)
        }
        #expect(throws: Problem.macKeyLength(bytes: 31)) {
            try CacheConfiguration(host: "h", macKey: Array(testKey.dropLast()))
        }
        #expect(throws: Problem.hostIsEmpty) { try CacheConfiguration(host: "", macKey: testKey) }
    }
}
