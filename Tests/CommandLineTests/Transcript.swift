import Foundation

/// A session as a file: what was typed, what came back.
///
///     $ reskontra credit check C-1 10
///     a line of standard output
///     ! a line of standard error
///     ? 3
///
/// `? code` is left out for 0. Lines before the first `$` are a comment.
struct Transcript {
    struct Step: Equatable {
        let line: String
        var output = ""
        var error = ""
        var status: Int32 = 0
    }

    let name: String
    var comment: [String] = []
    var steps: [Step] = []

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    static func all() throws -> [Transcript] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
            .sorted()
            .map { try Transcript(name: $0) }
    }

    init(name: String) throws {
        self.name = name
        let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("$ ") {
                steps.append(Step(line: String(line.dropFirst(2))))
                continue
            }
            guard !steps.isEmpty else {
                comment.append(String(line))
                continue
            }
            let place = steps.count - 1
            if line.hasPrefix("? "), let status = Int32(line.dropFirst(2)) {
                steps[place].status = status
            } else if line.hasPrefix("!") {
                steps[place].error += line.dropFirst(line.hasPrefix("! ") ? 2 : 1) + "\n"
            } else {
                steps[place].output += line + "\n"
            }
        }
    }

    var text: String {
        let head = comment.map { $0 + "\n" }.joined()
        return head
            + steps.map { step in
                let error = step.error.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                    .map { $0.isEmpty ? "!\n" : "! \($0)\n" }.joined()
                return "$ \(step.line)\n\(step.output)\(error)\(step.status == 0 ? "" : "? \(step.status)\n")"
            }
            .joined()
    }
}
