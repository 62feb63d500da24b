import Testing

@testable import Receivables

/// Splitting amounts in a ratio: payments:RB-3, FX-1, PP-6, credit:WO-3.
@Suite struct ProportionTests {
    @Test("parts add up, keep the sign of the whole and are within a unit of their share", arguments: 1...50 as ClosedRange<UInt64>)
    func split(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let sign: Int64 = seed.isMultiple(of: 2) ? 1 : -1
        let parts = (0...random.below(60)).map { _ in sign * Int64(1 + random.below(10_000)) }
        let whole = parts.reduce(0, +)
        for amount in [Int64(0), 1, 25, Int64(random.below(1_000_000)), whole.magnitude.signed] {
            for amount in [amount, -amount] {
                let shares = amount.split(by: parts, of: whole)
                #expect(shares.reduce(0, +) == amount)
                for (part, share) in zip(parts, shares) {
                    #expect(share == 0 || (share > 0) == (amount > 0))
                    #expect((share - amount.share(part, of: whole)).magnitude <= 1)
                }
            }
        }
    }

    @Test("half cents do not add up to more than the whole")
    func halves() {
        #expect(Int64(25).split(by: Array(repeating: 200, count: 50), of: 10_000).filter { $0 == 1 }.count == 25)
        #expect(Int64(1).split(by: [1, 1], of: 2) == [1, 0])
        #expect(Int64(-1).split(by: [-1, -1], of: -2) == [-1, 0])
    }
}

extension UInt64 {
    fileprivate var signed: Int64 { Int64(self) }
}
