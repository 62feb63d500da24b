import ArgumentParser

struct SettlementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settlement",
        abstract: "Close items against each other, and take that back.",
        subcommands: [
            SettlementView.self, SettlementSettle.self, SettlementUndo.self, SettlementRemainder.self,
            SettlementHistory.self, SettlementQueueCommand.self,
        ])
}
