import ArgumentParser

/// The ledger server and its offline tools.
@main
struct Reskontrad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reskontrad",
        abstract: "The accounts-receivable ledger server.",
        discussion: """
            Examples:
              reskontrad serve
              reskontrad verify ./reskontra-data
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Edge.self, Config.self, Verify.self, Inspect.self, Snapshot.self, Export.self, Backup.self, Restore.self, Repair.self,
            PKI.self,
        ])
}
