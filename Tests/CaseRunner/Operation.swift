/// What the runner can do with one operation of a schema, and how.
///
/// A step that gives another input, or expects another answer, needs what no RPC offers yet: a gap.
struct Operation<Play>: Sendable {
    let inputs: Set<String>
    let answers: Set<String>
    let play: @Sendable (Play, Json) async throws -> Json

    init(
        _ inputs: Set<String>, answers: Set<String> = [],
        play: @escaping @Sendable (Play, Json) async throws -> Json
    ) {
        self.inputs = inputs
        self.answers = answers
        self.play = play
    }

    /// Names of what a step of this operation needs beyond it, as `Operation (input)`.
    func gaps(_ name: String, inputs given: [String], answers expected: [String]) -> [String] {
        (given.filter { !inputs.contains($0) } + expected.filter { !answers.contains($0) })
            .map { "\(name) (\($0))" }
    }
}

/// The operations of a schema, whose parts stand in several files; a name that two of them play is a mistake of ours.
func playedOnce<Play>(_ parts: [[String: Operation<Play>]]) -> [String: Operation<Play>] {
    parts.reduce(into: [:]) { all, part in
        for (name, operation) in part {
            precondition(all.updateValue(operation, forKey: name) == nil, "\(name) is played in two places")
        }
    }
}

/// Found while playing: the case needs something that no RPC offers yet.
struct Gap: Error {
    let operation: String

    init(_ operation: String) { self.operation = operation }
}

/// True when a member asks for nothing: absent, null, false, or an empty list or object.
func isIdle(_ value: Json) -> Bool {
    switch value {
    case .null, .bool(false), .array([]), .string("no"): true
    case .object(let members): members.isEmpty
    case .bool, .number, .string, .array: false
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stood.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
