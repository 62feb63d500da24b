import Testing

@testable import Receivables

struct RunShareTests {
    @Test("the shares of a run take every customer once, whatever their number")
    func disjoint() {
        for parts in [1, 2, 3, 7, RunShare.partsMax] {
            let shares = (1...parts).map { RunShare(part: $0, of: parts) }
            for number in UInt32(1)...200 {
                #expect(shares.filter { $0.holds(CustomerID(number)) }.count == 1)
            }
        }
        #expect((UInt32(1)...200).allSatisfy { RunShare.whole.holds(CustomerID($0)) })
    }
}
