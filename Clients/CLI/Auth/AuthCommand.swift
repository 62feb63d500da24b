import ArgumentParser

struct AuthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth",
        abstract: "Authorizations: credit reserved for a sale.",
        subcommands: [
            AuthCreate.self, AuthShow.self, AuthList.self, AuthIncrement.self, AuthDecrement.self,
            AuthExtend.self, AuthCapture.self, AuthVoid.self,
        ])
}
