import ArgumentParser

struct InvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Invoices and credit notes.",
        subcommands: [
            InvoicePost.self, InvoiceCredit.self, InvoiceShow.self, InvoiceInstalments.self, InvoicePrint.self,
            InvoiceProforma.self,
            InvoiceDraft.self, InvoiceDrafts.self, InvoiceUpdate.self, InvoiceTax.self,
            InvoiceDistributions.self, InvoiceDistribute.self,
            InvoiceSubmit.self, InvoiceRecall.self, InvoicePostDraft.self, InvoiceCorrect.self, InvoiceCancel.self,
            InvoiceChain.self, InvoiceTemplate.self, InvoiceTemplates.self, InvoiceLine.self, InvoiceCharge.self,
            InvoiceOriginal.self, InvoiceJournal.self, InvoicePostDrafts.self,
        ])
}
