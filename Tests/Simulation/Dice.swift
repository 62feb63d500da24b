import EventLog

/// All chance of a world, from one seed.
struct Dice {
    private var words: SplitMix

    init(_ seed: UInt64) { words = SplitMix(seed) }

    mutating func word() -> UInt64 { words.next() }

    /// 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(words.next() % UInt64(bound)) }

    mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    /// True `parts` times of a million.
    mutating func chance(_ parts: Int) -> Bool { parts > 0 && below(1_000_000) < parts }

    mutating func percent(_ share: Int) -> Bool { below(100) < share }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// Mostly near `typical`, with a heavy tail: doubled again and again with every second throw.
    mutating func heavyTailed(_ typical: Int, _ most: Int) -> Int {
        var value = between(typical / 2, typical * 3 / 2)
        while value < most, below(4) == 0 { value *= 3 }
        return min(value, most)
    }

    /// Dice of their own for one part of the world, so that parts do not disturb each other.
    mutating func fork() -> Dice { Dice(words.next()) }

    mutating func shuffle<Element>(_ list: inout [Element]) {
        guard list.count > 1 else { return }
        for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
    }
}

/// Sums up what happened, so that two runs of a seed can be compared by one number.
struct History {
    private(set) var sum: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func note(_ word: UInt64) {
        sum = (sum ^ word) &* 0x100_0000_01b3
        sum ^= sum >> 29
    }

    mutating func note(_ bytes: some Sequence<UInt8>) { note(History.sum(of: bytes)) }

    static func sum(of bytes: some Sequence<UInt8>) -> UInt64 {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return sum
    }
}

/// A rule that did not hold. `rule` is the number of the invariant in reliability 4.2, 0 for none of them.
package struct Violation: Error, Equatable, CustomStringConvertible {
    package let rule: Int
    package let text: String

    init(_ rule: Int, _ text: String) {
        self.rule = rule
        self.text = text
    }

    package var description: String { rule == 0 ? text : "invariant \(rule): \(text)" }
}

func require(_ holds: Bool, _ rule: Int, _ text: @autoclosure () -> String) throws(Violation) {
    if !holds { throw Violation(rule, text()) }
}
