import ReskontraClient
import Schema

/// Something a client wants done, with everything it would keep in its own books about it.
///
/// The key is made before the first sending; every retry sends the same bytes.
final class Wish {
    /// One key's worth: a single request has one part, an INDEPENDENT batch one per item.
    struct Part {
        enum State: Equatable {
            case open
            case acknowledged(sequence: UInt64)
            /// The server said no. `certain`: no other sending of it can still arrive.
            case refused(reason: String, certain: Bool)
            /// GetOutcome with fence promised that it will never be executed.
            case fenced
        }

        let key: ReskontraClient.RequestKey
        var state = State.open
    }

    let number: Int
    let method: Schema.Method
    let company: String
    /// Travels in the frame; nil for an INDEPENDENT batch, whose items carry theirs.
    let key: ReskontraClient.RequestKey?
    let bytes: [UInt8]
    /// Asks only what would happen.
    let isPreview: Bool
    var parts: [Part]
    var answer: [UInt8]?
    /// Highest sequence anybody was told before the first sending: this wish must come later.
    var floor: UInt64 = 0
    var sends = 0
    var refusals = 0
    var retryAt: UInt64 = 0
    var inFlight = 0
    /// Of the receipt that came with the first answer.
    var receipt: ReskontraClient.Receipt?

    init(
        number: Int, method: Schema.Method, company: String, key: ReskontraClient.RequestKey?, bytes: [UInt8],
        isPreview: Bool = false, partKeys: [ReskontraClient.RequestKey]
    ) {
        self.number = number
        self.method = method
        self.company = company
        self.key = key
        self.bytes = bytes
        self.isPreview = isPreview
        parts = partKeys.map { Part(key: $0) }
    }

    var isSettled: Bool { parts.allSatisfy { $0.state != .open } }
    var isSingle: Bool { key != nil }
}

extension Wish: CustomStringConvertible {
    var description: String { "wish \(number) (\(method.name), \(parts[0].key))" }
}

/// A question; what its answer must agree with.
struct Read {
    enum Kind {
        case checkCredit(customer: String)
        case position(customer: String)
        case authorization(UInt64)
        case openItems(customer: String)
        case outcome(Wish, part: Int, fence: Bool)
        case verifyBook
        /// Asked for its own sake: only its sequence is looked at.
        case other
    }

    let kind: Kind
    let method: Schema.Method
    let company: String
    /// Only a fence writes.
    var key: ReskontraClient.RequestKey?
    let bytes: [UInt8]
}
