import ArgumentParser

struct ExposureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure",
        abstract: "What counts against limits, recomputed.",
        subcommands: [CreditAudit.self])
}
