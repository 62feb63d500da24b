/// Why a call brought no answer.
///
/// A declined credit request is not among them: it is an answer.
public enum CallFailure: Error, Sendable, CustomStringConvertible {
    /// The server says no; nothing was kept and the request key stays free.
    case refused(StatusFailure)
    /// The request had no effect: it never left, was a read, or the server said that it did not look at it.
    case notDone(String)
    /// The line broke after the request left: it may have been done. Send it again with the same key, or ask
    /// `GetOutcome`. Nil: the request had no key of its own (a batch whose items carry keys).
    case outcomeUnknown(RequestKey?, String)

    public var description: String {
        switch self {
        case .refused(let status): status.description
        case .notDone(let why): why
        case .outcomeUnknown(let key?, let why): "outcome unknown: \(why) (request key \(key))"
        case .outcomeUnknown(nil, let why): "outcome unknown: \(why)"
        }
    }
}
