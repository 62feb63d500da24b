import ReskontraClient

/// How a step ended: with an answer, or refused with a code.
enum StepOutcome {
    case answered(Json)
    case refused(StatusFailure)

    /// Runs a step; what is neither an answer nor a refusal (a broken line, a gap) is thrown on.
    static func of(_ step: () async throws -> Json) async throws -> StepOutcome {
        do { return .answered(try await step()) } catch CallFailure.refused(let status) {
            return .refused(status)
        }
    }

    var refusal: StatusFailure? { if case .refused(let status) = self { status } else { nil } }
}

/// The state a refused step may not touch, to compare before and after.
typealias Snapshot = [String]
