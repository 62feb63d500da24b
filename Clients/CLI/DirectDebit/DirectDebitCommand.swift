import ArgumentParser

struct DirectDebitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "direct-debit",
        abstract: "SEPA direct debit: collect what is due, write the bank's file, book what comes back.",
        subcommands: [
            DirectDebitPropose.self, DirectDebitRun.self, DirectDebitCollect.self, DirectDebitNotice.self,
            DirectDebitFileCommand.self, DirectDebitPost.self, DirectDebitReturn.self, DirectDebitWithdraw.self,
            DirectDebitImport.self, DirectDebitList.self, DirectDebitCreditor.self,
        ])
}

/// Which invoices are looked at.
struct DebitSelectionOptions: ParsableArguments {
    @Option(help: "Only this customer.") var customer = ""
    @Option(help: ArgumentHelp("Invoices due through this day; without one, 14 days from now.", valueName: "date"))
    var dueBy: String?
}
