import Schema
import SwiftProtobuf

/// What a server said when it refused: `google.rpc.Status` with its typed details, taken apart.
public struct StatusFailure: Error, Sendable, CustomStringConvertible {
    /// One bad field of a request.
    public struct Violation: Sendable, Hashable {
        /// Path as in the .proto files: `document.lines[2].quantity`.
        public let field: String
        /// What would be right.
        public let description: String

        public init(field: String, description: String) {
            self.field = field
            self.description = description
        }
    }

    /// A number behind the refusal, typed, so that nobody parses the message.
    public struct Figure: Sendable, Hashable {
        public enum Value: Sendable, Hashable {
            case money(currency: String, minor: Int64)
            case number(UInt64)
            case text(String)
            case date(year: Int32, month: Int32, day: Int32)
        }

        public let name: String
        public let value: Value

        public init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// google.rpc.Code, 1 to 16.
    public let code: Int
    /// Stable name, as `PERIOD_CLOSED`; empty when the server gave none.
    public let reason: String
    public let message: String
    public let violations: [Violation]
    public let figures: [Figure]
    /// How long the server asks to wait before the request is sent again.
    public let retryDelay: Duration?
    public let requestKey: RequestKey?
    /// Last record the server had when it answered.
    public let sequence: UInt64
    /// The `google.rpc.Status` as it was sent; empty when it was made here.
    package let encoded: [UInt8]

    public init(
        code: Int, reason: String = "", message: String, violations: [Violation] = [], figures: [Figure] = [],
        retryDelay: Duration? = nil, requestKey: RequestKey? = nil, sequence: UInt64 = 0
    ) {
        self.init(
            code: code, reason: reason, message: message, violations: violations, figures: figures,
            retryDelay: retryDelay, requestKey: requestKey, sequence: sequence, encoded: [])
    }

    private init(
        code: Int, reason: String, message: String, violations: [Violation], figures: [Figure],
        retryDelay: Duration?, requestKey: RequestKey?, sequence: UInt64, encoded: [UInt8]
    ) {
        self.code = code
        self.reason = reason
        self.message = message
        self.violations = violations
        self.figures = figures
        self.retryDelay = retryDelay
        self.requestKey = requestKey
        self.sequence = sequence
        self.encoded = encoded
    }

    /// Takes a status apart; also for the results of a batch's items. Details of unknown types are passed over.
    public init(_ status: Google_Rpc_Status, requestKey: RequestKey? = nil, sequence: UInt64 = 0) {
        self.init(status, requestKey: requestKey, sequence: sequence, encoded: [])
    }

    init(_ status: Google_Rpc_Status, requestKey: RequestKey?, sequence: UInt64, encoded: [UInt8]) {
        var reason = ""
        var violations: [Violation] = []
        var figures: [Figure] = []
        var retryDelay: Duration?
        for detail in status.details {
            if let info = try? Google_Rpc_ErrorInfo(unpackingAny: detail) {
                reason = info.reason
            } else if let bad = try? Google_Rpc_BadRequest(unpackingAny: detail) {
                violations += bad.fieldViolations.map {
                    Violation(field: $0.field, description: $0.description_p)
                }
            } else if let retry = try? Google_Rpc_RetryInfo(unpackingAny: detail) {
                retryDelay = .seconds(retry.retryDelay.seconds) + .nanoseconds(Int64(retry.retryDelay.nanos))
            } else if let typed = try? Reskontra_V1_ErrorFigures(unpackingAny: detail) {
                figures += typed.figures.compactMap(Figure.init)
            }
        }
        self.init(
            code: Int(status.code), reason: reason, message: status.message, violations: violations,
            figures: figures, retryDelay: retryDelay, requestKey: requestKey, sequence: sequence, encoded: encoded)
    }

    /// The reason as this client's schema knows it; nil for a reason that is newer than the client.
    public var knownReason: Reskontra_V1_ErrorReason? {
        guard !reason.isEmpty else { return nil }
        return Reskontra_V1_ErrorReason.allCases.first { $0.code == reason }
    }

    /// What the caller can do about it, one sentence; empty when this client does not know the reason.
    public var remedy: String { knownReason?.remedy ?? "" }

    public var description: String {
        let head = reason.isEmpty ? message : "\(reason): \(message)"
        return ([head] + violations.map { "\($0.field): \($0.description)" }).joined(separator: "; ")
    }
}

extension StatusFailure.Figure {
    /// Nil for a kind of value that is newer than this client.
    fileprivate init?(_ figure: Reskontra_V1_ErrorFigures.Figure) {
        switch figure.value {
        case .money(let money):
            self.init(name: figure.name, value: .money(currency: money.currency, minor: money.minor))
        case .number(let number): self.init(name: figure.name, value: .number(number))
        case .text(let text): self.init(name: figure.name, value: .text(text))
        case .date(let date):
            self.init(name: figure.name, value: .date(year: date.year, month: date.month, day: date.day))
        case nil: return nil
        }
    }
}
