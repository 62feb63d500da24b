import ArgumentParser
import Schema

struct AuthVoid: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Release what is left of an authorization.",
        discussion: """
            EXAMPLES
              reskontra auth void 17
              reskontra auth void 17 --yes
            """)

    @Argument(help: "Authorization id.") var id: UInt64
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let id = id
        try await Writing<_, Reskontra_V1_VoidResponse>(
            method: .void, request: Reskontra_V1_VoidRequest.with { $0.authorizationID = id },
            options: writing,
            question: "Release this", view: { .authorization($0.authorization, answer: $0) }
        )
        .run(desk)
    }
}
