import ArgumentParser

struct InvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Invoices and credit notes.",
        subcommands: [InvoicePost.self, InvoiceCredit.self, InvoiceShow.self])
}
