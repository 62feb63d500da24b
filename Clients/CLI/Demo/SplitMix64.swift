/// Pseudo-random numbers from a seed, the same on every machine (Steele, Lea, Flood 2014).
struct SplitMix64: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator of its own for each name, whatever order they are asked in.
    init(seed: UInt64, name: String) { self.init(seed: TextHash.word(name, seed: seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return TextHash.mix(state)
    }

    /// 0 ..< bound. The bias is below bound / 2^64.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func shuffle<Element>(_ values: inout [Element]) {
        for index in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(index, below(index + 1)) }
    }
}
