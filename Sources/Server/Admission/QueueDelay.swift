import Schema

/// Who is let in while answers come late (reliability:3.7).
///
/// A request waits at most for what its turn does before it, so the length of turns is the delay of the queue. When not one
/// turn of an interval was within the target, the lowest class that still comes in is shed at the door; when one was, it
/// comes in again. Captures, voids and releases always do.
struct QueueDelay {
    #if DEBUG
        // Without the optimizer, and with a test beside it, turns are long and nobody waits for the answer.
        static let targetNanoseconds: UInt64 = 250_000_000
    #else
        static let targetNanoseconds: UInt64 = 5_000_000
    #endif
    static let intervalNanoseconds = 20 * targetNanoseconds
    /// What a shed caller is told to wait: the next interval may let it in.
    static let retryMilliseconds = UInt32(intervalNanoseconds / 1_000_000)

    /// The lowest class that is let in.
    private(set) var lowest = Admission.report
    private var shortest = UInt64.max
    private var turns = 0
    private var began: UInt64 = 0

    func admits(_ method: Schema.Method) -> Bool { method.admission.rawValue <= lowest.rawValue }

    /// A turn with requests took from `begin` to `end`; one without any took no time.
    mutating func turned(from begin: UInt64, to end: UInt64) {
        if turns == 0 { began = begin }
        shortest = min(shortest, end &- begin)
        turns += 1
        guard end &- began >= Self.intervalNanoseconds else { return }
        // One turn that is long by itself, such as a run over all customers, is no queue.
        let isLate = shortest > Self.targetNanoseconds && turns > 1
        lowest = isLate ? lowest.above : lowest.below
        (shortest, turns) = (.max, 0)
    }
}

extension Admission {
    /// The class that is shed after this one.
    fileprivate var above: Admission { Admission(rawValue: rawValue &- 1) ?? .capture }
    fileprivate var below: Admission { Admission(rawValue: rawValue + 1) ?? .report }
}
