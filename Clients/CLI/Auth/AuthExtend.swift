import ArgumentParser
import Schema

struct AuthExtend: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Move the end of a live authorization to a time from now.",
        discussion: """
            With --check-again what remains has to pass like a new request for it; when it does not, nothing changes and
            the exit code says so.

            EXAMPLES
              reskontra auth extend 17 --seconds 3600
              reskontra auth extend 17 --seconds 3600 --check-again
            """)

    @Argument(help: "Authorization id.") var id: UInt64
    @Option(help: "Seconds from now, at most what the company allows (default: its pos_ttl_seconds).")
    var seconds: UInt32 = 0
    @Flag(help: "Only if limits and rules let it pass now.") var checkAgain = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ExtendRequest()
        request.authorizationID = id
        request.ttlSeconds = seconds
        request.checkAgain = checkAgain
        try await Writing<_, Reskontra_V1_ExtendResponse>(
            method: .extend, request: request, options: writing, question: "Extend this",
            view: { .authorization($0.authorization, answer: $0) },
            isNo: { $0.hasDecision && !$0.decision.isYes }
        )
        .run(desk)
    }
}
