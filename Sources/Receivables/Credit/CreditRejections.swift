/// Refusals of credit requests. A decline is no refusal: it is an answer with reasons.
extension Rejection {
    static func invalidAmount(_ amount: Money) -> Rejection {
        Rejection(.amountInvalid, field: "amount", "the amount is \(amount)", [.init("amount", amount)])
    }

    static func noSuchAuthorization(_ id: AuthorizationID) -> Rejection {
        Rejection(
            .authorizationNotFound, field: "authorization_id", "there is no authorization \(id.number)",
            [.init("authorization_id", UInt64(id.number))])
    }

    /// The final state an authorization is in (credit:AU-8).
    static func finalAuthorization(_ id: AuthorizationID, _ state: AuthorizationState) -> Rejection {
        let reason: Reason =
            switch state {
            case .captured: .authAlreadyCaptured
            case .voided: .authAlreadyVoided
            case .authorized, .partiallyCaptured, .expired: .authExpired
            case .declined: .authDeclined
            case .pendingReview: .authorizationInReview
            }
        return Rejection(
            reason, field: "authorization_id", "authorization \(id.number) is \(state)",
            [.init("authorization_id", UInt64(id.number)), .init("state", "\(state)")])
    }

    static func captureExceeds(_ amount: Money, remaining: Money) -> Rejection {
        Rejection(
            .captureExceedsAuthorization, field: "amount", "\(amount) is more than the \(remaining) that remain",
            [.init("amount", amount), .init("remaining", remaining)])
    }

    static func amountMismatch(_ amount: Money, total: Money) -> Rejection {
        Rejection(
            .amountMismatch, field: "amount", "the amount is \(amount), the document's total is \(total)",
            [.init("amount", amount), .init("total", total)])
    }
}
