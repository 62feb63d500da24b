import ArgumentParser

struct CreditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "Would a sale pass, and why (not).",
        subcommands: [CreditCheck.self, CreditShow.self, CreditExplain.self, CreditWatch.self, CreditAudit.self])
}
