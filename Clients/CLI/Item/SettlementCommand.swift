import ArgumentParser

struct SettlementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settlement",
        abstract: "Close items against each other, and take that back.",
        subcommands: [SettlementSettle.self, SettlementUndo.self])
}
