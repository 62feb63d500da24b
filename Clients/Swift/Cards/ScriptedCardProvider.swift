import Schema

/// A provider that answers by a script, for tests and sandboxes; where the script ends it says yes.
///
/// Words: `OK`, `DECLINED`, `FAIL`, `EXPIRED` (a capture fails, the authorization is past its day), `TIMEOUT_BUT_DONE` (it
/// happened, the answer never arrives), `TIMEOUT` (it never arrived). As a real one it performs a key once.
public actor ScriptedCardProvider: CardProvider {
    private var script: [Reskontra_V1_CardCallKind: [String]]
    private var queryScript: [String]
    /// What really happened, by key.
    private var truth: [String: CardAnswer] = [:]
    public private(set) var performed: [Reskontra_V1_CardCallKind: Int] = [:]
    public private(set) var queries = 0

    public init(
        authorize: [String] = [], capture: [String] = [], void: [String] = [], refund: [String] = [], query: [String] = []
    ) {
        script = [.authorize: authorize, .capture: capture, .void: void, .refund: refund]
        queryScript = query
    }

    public func perform(_ call: Reskontra_V1_CardCall) -> CardAnswer {
        performed[call.kind, default: 0] += 1
        if let known = truth[call.idempotencyKey] { return known }
        var words = script[call.kind] ?? []
        let word = words.isEmpty ? "OK" : words.removeFirst()
        script[call.kind] = words
        switch word {
        case "OK", "TIMEOUT_BUT_DONE":
            var answer = CardAnswer(.done)
            answer.reference = "P-\(call.idempotencyKey)"
            truth[call.idempotencyKey] = answer
            return word == "OK" ? answer : CardAnswer(.unknown, reason: "TIMEOUT")
        case "DECLINED":
            let answer = CardAnswer(.declined, reason: "DECLINED")
            truth[call.idempotencyKey] = answer
            return answer
        case "EXPIRED":
            var answer = CardAnswer(.failed, reason: "EXPIRED")
            answer.authorizationExpired = true
            return answer
        case "FAIL", "FAILED": return CardAnswer(.failed, reason: "FAILED")
        default: return CardAnswer(.unknown, reason: "TIMEOUT")
        }
    }

    public func ask(_ call: Reskontra_V1_CardCall) -> CardAnswer {
        queries += 1
        if queryScript.isEmpty { return truth[call.idempotencyKey] ?? CardAnswer(.notFound, reason: "NOT_FOUND") }
        switch queryScript.removeFirst() {
        case "OK", "DONE", "CAPTURED", "AUTHORIZED", "VOIDED", "REFUNDED", "TIMEOUT_BUT_DONE":
            return truth[call.idempotencyKey] ?? CardAnswer(.done)
        case "FAIL", "FAILED": return CardAnswer(.failed, reason: "FAILED")
        case "DECLINED": return CardAnswer(.declined, reason: "DECLINED")
        case "NOT_FOUND", "NOT_DONE", "NOT_CAPTURED", "NONE": return CardAnswer(.notFound, reason: "NOT_FOUND")
        default: return CardAnswer(.unknown, reason: "TIMEOUT")
        }
    }
}
