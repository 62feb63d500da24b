import ReskontraClient

/// What the exit code of every command means; the numbers are documented and never change.
enum ExitStatus: Int32, CaseIterable, Error {
    case done = 0
    case failed = 1
    /// The business answer is no: declined, refused, differences found.
    case no = 2
    case notFound = 3
    case notAllowed = 4
    case conflict = 5
    case partly = 6
    case unavailable = 7
    case outcomeUnknown = 8
    case notConfirmed = 9
    case usage = 64
    case interrupted = 130

    var meaning: String {
        switch self {
        case .done: "done"
        case .failed: "failed"
        case .no: "the answer is no: declined, refused, or a check found differences"
        case .notFound: "not found"
        case .notAllowed: "not signed in or not allowed"
        case .conflict: "conflict: the state moved on or does not allow it"
        case .partly: "some items of a batch failed"
        case .unavailable: "server not available or overloaded; nothing was done"
        case .outcomeUnknown: "outcome unknown: reskontra retry last"
        case .notConfirmed: "confirmation missing or refused"
        case .usage: "wrong usage"
        case .interrupted: "interrupted"
        }
    }

    init(_ failure: CallFailure) {
        switch failure {
        case .refused(let status): self.init(status)
        case .notDone: self = .unavailable
        case .outcomeUnknown: self = .outcomeUnknown
        }
    }

    /// By google.rpc.Code, but for refusals that are a business no although the request is fine.
    init(_ status: StatusFailure) {
        if Self.businessNo.contains(status.reason) {
            self = .no
            return
        }
        switch status.code {
        case 5: self = .notFound
        case 7, 16: self = .notAllowed
        case 6, 9, 10: self = .conflict
        case 4, 8, 14: self = .unavailable
        default: self = .failed
        }
    }

    private static let businessNo: Set<String> = [
        "AUTH_DECLINED", "CREDIT_LIMIT_EXCEEDED", "CUSTOMER_BLOCKED", "CUSTOMER_CLOSED",
    ]
}
