import ArgumentParser
import ReskontraClient

/// Options of commands that change the books.
struct WriteOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Do not ask. The checks are made all the same.")
    var yes = false

    @Flag(help: "Show what would happen and change nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Request key (UUIDv7) to use instead of a new one.", valueName: "key"))
    var key: String?

    @Option(help: ArgumentHelp("Leave it to another person: propose it, and say why.", valueName: "reason"))
    var propose: String?

    /// For what goes in several records or is a proposal itself.
    func refuseProposing() throws {
        guard propose == nil else { throw ValidationError("--propose: this cannot be proposed") }
    }

    func requestKey(_ connection: Connection) throws -> RequestKey { try Self.requestKey(key, connection) }

    static func requestKey(_ key: String?, _ connection: Connection) throws -> RequestKey {
        guard let key else { return connection.newKey() }
        guard let chosen = RequestKey(key) else { throw ValidationError("'\(key)' is not a UUIDv7") }
        return chosen
    }
}
