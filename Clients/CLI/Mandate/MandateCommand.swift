import ArgumentParser

struct MandateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mandate",
        abstract: "Mandates: what debtors let us collect by SEPA direct debit.",
        subcommands: [
            MandateList.self, MandateShow.self, MandateCreate.self, MandateSign.self, MandateAmend.self,
            MandateSuspend.self, MandateResume.self, MandateCancel.self, MandateCheck.self,
            MandateExpire.self, MandatePrint.self,
        ])
}

/// Which mandate is meant.
struct MandateOptions: ParsableArguments {
    @Argument(help: "Mandate number; blanks and case do not matter.") var mandate: String
    @Option(help: "Code of the creditor account, where two creditors use the number.") var creditor = ""
}
