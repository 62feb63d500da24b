import ArgumentParser

/// The share of each kind of work, as whole weights: `check=9,invoice=1`.
struct RequestMix: ExpressibleByArgument, CustomStringConvertible {
    enum Work: String, CaseIterable {
        case check
        case authorizeAndCapture = "authorize+capture"
        case authorizeAndVoid = "authorize+void"
        case invoice, payment
    }

    private(set) var parts: [(work: Work, weight: Int)]

    init(_ work: Work) { parts = [(work, 1)] }

    /// A work without a weight counts 1; weights are 1 to 1,000.
    init?(argument: String) {
        parts = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let work = Work(rawValue: String(sides[0])), !parts.contains(where: { $0.work == work }),
                let weight = sides.count == 2 ? Int(sides[1]) : 1, (1...1_000).contains(weight)
            else { return nil }
            parts.append((work, weight))
        }
    }

    /// The work that `number`, any random number, falls on.
    func work(for number: UInt64) -> Work {
        var rest = Int(number % UInt64(parts.reduce(0) { $0 + $1.weight }))
        for part in parts {
            rest -= part.weight
            if rest < 0 { return part.work }
        }
        return parts[0].work
    }

    /// True when answers may change the books.
    var writes: Bool { parts.contains { $0.work != .check } }

    var description: String { parts.map { "\($0.work.rawValue)=\($0.weight)" }.joined(separator: ",") }
    var defaultValueDescription: String { description }
}
