import ArgumentParser

struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment",
        abstract: "Payments received from customers.",
        subcommands: [
            PaymentPost.self, PaymentShow.self, PaymentReverse.self, PaymentNsf.self, PaymentJournalCommand.self, PaymentDeposit.self,
            PaymentClear.self,
        ])
}
