import Receivables
import Testing

@testable import Wire

/// Numbers in place, and events as far as a book looks.
struct ProtoReaderTests {
    /// One field with the number and so many bytes behind it: it is read eight bytes at once where there are so many.
    private func message(_ value: UInt64, followedBy count: Int) -> [UInt8] {
        var bytes: [UInt8] = [1 << 3]
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
        for _ in 0..<(count / 2) { bytes += [2 << 3, 0x7f] }
        return bytes
    }

    private func number(_ bytes: [UInt8]) -> UInt64? {
        bytes.withUnsafeBytes { raw in
            var reader = ProtoReader(raw)
            guard reader.next() == 1 else { return nil }
            let value = reader.uint()
            while let field = reader.next() { if field != 2 || reader.uint() != 0x7f { return nil } }
            return reader.failed ? nil : value
        }
    }

    @Test("numbers of every length read as they were written, at the end of the bytes as before more of them")
    func everyLength() {
        var values: [UInt64] = [0, 1, .max, .max - 1]
        for bits in 1..<64 {
            let power = UInt64(1) << UInt64(bits)
            values += [power - 1, power, power + 1, power | 1 | power >> 3, 0x5a5a_5a5a_5a5a_5a5a & (power - 1)]
        }
        for value in values {
            for count in stride(from: 0, through: 20, by: 2) { #expect(number(message(value, followedBy: count)) == value) }
        }
    }

    @Test("a number that never ends or is cut off is a failure wherever it stands")
    func endless() {
        for count in 1...12 {
            #expect(number([1 << 3] + [UInt8](repeating: 0x80, count: count)) == nil)
            #expect(number([1 << 3] + [UInt8](repeating: 0xff, count: count)) == nil)
        }
        #expect(number([1 << 3] + [UInt8](repeating: 0x80, count: 10) + [1] + [UInt8](repeating: 0, count: 8)) == nil)
    }

    @Test("read for a book, a posted document lacks its lines, taxes, charges and prose, and nothing else")
    func onlyState() throws {
        var whole = LogCodecTests.posted
        (whole.document.reference, whole.document.reason, whole.document.paymentReference) = ("PO 7", "agreed", "RF18")
        (whole.document.terms, whole.document.method, whole.document.mandate) = ("N30", "CASH", "M-1")
        (whole.document.salesOrder, whole.document.classification) = ("SO-1", "RETAIL")
        whole.document.dimensionSets = LogCodecTests.dimensionSets
        var kept = whole
        (kept.document.lines, kept.document.taxes, kept.document.charges) = ([], [], [])
        (kept.document.text, kept.document.reference) = ("", "")
        (kept.document.reason, kept.document.paymentReference) = ("", "")
        let events: [Event] = [.itemPosted(whole), .itemsSettled(LogCodecTests.settledWithDimensions)]
        var writer = ProtoWriter()
        writer.record(RecordHeader(), events)
        let bytes = Array(writer.bytes)
        let read = bytes.withUnsafeBytes { raw in
            [false, true].map { onlyState in
                var found: [Event] = []
                let isRead = LogRecord(raw)?.forEachEvent(onlyState: onlyState) { found.append($0) }
                #expect(isRead == true)
                return found
            }
        }
        #expect(read[0] == events)
        #expect(read[1] == [.itemPosted(kept), events[1]])
    }
}
