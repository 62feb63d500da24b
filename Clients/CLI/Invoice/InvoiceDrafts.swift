import ArgumentParser
import Schema

struct InvoiceDrafts: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "drafts",
        abstract: "Drafts that wait to be posted, or one of them.",
        discussion: """
            EXAMPLES
              reskontra invoice drafts
              reskontra invoice drafts --draft 12 -o json
            """)

    @Option(help: "Only this customer's.") var customer: String = ""
    @Option(help: "One draft with its lines.") var draft: UInt64?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        if let draft {
            let answer = try await desk.draft(draft)
            return try desk.show(.draft(answer.invoice, answer: answer))
        }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listFreeTextInvoices,
                    Reskontra_V1_ListFreeTextInvoicesRequest.with {
                        $0.customerNumber = customer
                        $0.page = page
                    }, as: Reskontra_V1_ListFreeTextInvoicesResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.invoices += $1.invoices
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.drafts(answer))
    }
}
