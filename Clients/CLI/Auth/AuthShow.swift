import ArgumentParser
import Schema

struct AuthShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One authorization.",
        discussion: """
            EXAMPLES
              reskontra auth show 17
              reskontra auth show 17 -o json
            """)

    @Argument(help: "Authorization id.") var id: UInt64
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let id = id
        let answer: Reskontra_V1_GetAuthorizationResponse = try await desk.read(
            .getAuthorization, Reskontra_V1_GetAuthorizationRequest.with { $0.authorizationID = id })
        try desk.show(.authorization(answer.authorization, answer: answer))
    }
}
