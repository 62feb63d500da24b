import ArgumentParser

struct RecurringCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recurring",
        abstract: "Recurring invoices: assign templates, generate drafts, post them.",
        subcommands: [
            RecurringAssign.self, RecurringEnd.self, RecurringList.self, RecurringGenerate.self, RecurringShow.self,
            RecurringValidate.self, RecurringPost.self, RecurringDelete.self,
        ])
}
