import Synchronization

/// When and how soon a refused call is sent again.
public struct RetryPolicy: Sendable {
    /// Calls in all, the first included.
    public var attemptsMax = 5
    /// Upper bound of the first random delay; it doubles with each attempt.
    public var firstDelay: Duration = .milliseconds(50)
    public var delayMax: Duration = .seconds(2)

    public init() {}

    /// Nil: the refusal is final, or the attempts are used up. `attempt` counts from 1.
    ///
    /// RESOURCE_EXHAUSTED is worth another try only if the server names a delay; UNAVAILABLE and
    /// DEADLINE_EXCEEDED always promise that nothing was done.
    func delay(after status: StatusFailure, attempt: Int) -> Duration? {
        guard attempt < attemptsMax else { return nil }
        switch status.code {
        case 8: guard status.retryDelay != nil else { return nil }
        case 4, 14: break
        default: return nil
        }
        var bound = firstDelay
        for _ in 1..<max(attempt, 1) where bound < delayMax { bound += bound }
        let jitter = min(bound, delayMax) / 1000 * Int.random(in: 0...1000)
        return (status.retryDelay ?? .zero) + jitter
    }
}

/// Keeps retries under a tenth of the calls, so that clients never multiply an overload.
final class RetryBudget: Sendable {
    /// In tenths of a retry. A new connection may retry ten times before it has earned any.
    private let tenths = Mutex(100)
    private static let tenthsMax = 1_000

    func deposit() { tenths.withLock { $0 = min($0 + 1, Self.tenthsMax) } }

    /// False: too many retries of late.
    func withdraw() -> Bool {
        tenths.withLock { tenths in
            guard tenths >= 10 else { return false }
            tenths -= 10
            return true
        }
    }
}
