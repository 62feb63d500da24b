import Testing

@testable import Receivables

/// Codes are read and judged eight bytes at a time: the result is that of one byte at a time.
struct CodeTests {
    @Test("every length from 0 to 23 keeps its bytes; 24 are refused", arguments: 0...24)
    func lengths(count: Int) {
        let bytes = (0..<count).map { UInt8(0x41 + $0) }
        let code = bytes.withUnsafeBytes { Code(utf8: $0) }
        #expect(code.map { code in code.withBytes { Array($0) } } == (count <= 23 ? bytes : nil))
    }

    @Test("a control character is seen wherever it stands, and nothing else is", arguments: 1...23)
    func controls(count: Int) {
        for place in 0..<count {
            for value in 0...0x7f as ClosedRange<UInt8> {
                var bytes = [UInt8](repeating: 0x7e, count: count)
                bytes[place] = value
                let code = bytes.withUnsafeBytes { Code(utf8: $0) }
                #expect(
                    code?.isPrintable == (value >= 0x20 && value != 0x7f), "\(value) at \(place) of \(count)")
            }
        }
        #expect(Code.empty.isPrintable)
        #expect(("é\u{80}ü" as Code).isPrintable)
    }

    @Test(
        "broken UTF-8 is refused",
        arguments: [[0x80], [0xc3], [0x41, 0xc3], [0xed, 0xa0, 0x80], [0xff]] as [[UInt8]])
    func brokenText(bytes: [UInt8]) {
        #expect(bytes.withUnsafeBytes { Code(utf8: $0) } == nil)
    }

    @Test("a currency is found by its code and by no other")
    func currencies() {
        for currency in Currency.all { #expect(Currency(code: currency.code) == currency) }
        let known = Set(Currency.all.map(\.code.text))
        for first in "@AEGZae" {
            for second in "UBSu1" {
                for third in "RPDrZ\u{2}" {
                    let text = String([first, second, third])
                    #expect((Currency(code: Code(text) ?? .empty) != nil) == known.contains(text), "\(text)")
                }
            }
        }
        #expect(Currency(code: "EU") == nil && Currency(code: "EURO") == nil && Currency(code: .empty) == nil)
    }
}
