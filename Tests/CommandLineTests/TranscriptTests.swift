import ArgumentParser
import Foundation
import Testing

@testable import reskontra

@Suite("The command line, as a clerk types it")
struct TranscriptTests {
    /// Sessions to be written down instead of compared: RESKONTRA_RECORD=1. What is written must be read by a person.
    private static let records = ProcessInfo.processInfo.environment["RESKONTRA_RECORD"] == "1"

    @Test(
        "each session gives the output, the errors and the exit codes that stand in its file",
        arguments: try Transcript.all())
    func session(_ transcript: Transcript) throws {
        let desk = try Desktop()
        var recorded = transcript
        for (place, step) in transcript.steps.enumerated() {
            let result = try desk.run(step.line)
            if Self.records {
                recorded.steps[place].output = result.output
                recorded.steps[place].error = result.error
                recorded.steps[place].status = result.status
                continue
            }
            #expect(result.output == step.output, "\(transcript.name): \(step.line)")
            #expect(result.error == step.error, "\(transcript.name): \(step.line)")
            #expect(result.status == step.status, "\(transcript.name): \(step.line)")
        }
        if Self.records {
            try Data(recorded.text.utf8).write(to: Transcript.folder.appendingPathComponent(transcript.name))
        }
    }

    @Test("every command of the tree has a session, an abstract and two examples")
    func coverage() throws {
        let typed = try Transcript.all().flatMap { $0.steps.map(\.line) }
        for (path, command, parent) in Self.leaves(
            of: Reskontra.self, below: Reskontra.self, path: "reskontra")
        {
            #expect(typed.contains { $0.contains(path) }, "no session types '\(path)'")
            #expect(!command.configuration.abstract.isEmpty, "\(path) has no abstract")
            // A noun with one purpose may give its examples for its verbs too.
            let texts = [command, parent].map { $0.configuration.discussion.split(separator: "\n") }
            let examples = texts.map { $0.filter { $0.hasPrefix("  reskontra") } }.first { !$0.isEmpty } ?? []
            #expect(examples.count >= 2, "\(path) has \(examples.count) examples")
        }
    }

    private typealias Command = any ParsableCommand.Type

    private static func leaves(
        of command: Command, below parent: Command, path: String
    ) -> [(path: String, command: Command, parent: Command)] {
        let below = CommandTree.children(of: command)
        guard !below.isEmpty else { return [(path, command, parent)] }
        return below.flatMap { leaves(of: $0, below: command, path: path + " " + CommandTree.name($0)) }
    }
}

extension Transcript: CustomTestStringConvertible {
    var testDescription: String { name }
}
