import ArgumentParser
import Schema

struct InvoiceJournal: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "The entry that posting a draft would make; nothing is stored.",
        discussion: """
            EXAMPLES
              reskontra invoice journal 12
              reskontra invoice journal 12 -o json
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_PreviewSubledgerJournalResponse = try await desk.read(
            .previewSubledgerJournal, Reskontra_V1_PreviewSubledgerJournalRequest.with { $0.draftID = draft })
        var card = Card("draft \(draft) as it would be posted")
        card.add("draft_id", .number(draft))
        card.add("total", .money(answer.total))
        card.add("journal", .legs([answer.journal]))
        try desk.show(View(answer, card))
    }
}

struct InvoiceTemplates: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "All templates of free text invoices, by name.",
        discussion: """
            EXAMPLES
              reskontra invoice templates
              reskontra invoice templates -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListTemplatesResponse = try await desk.read(
            .listTemplates, Reskontra_V1_ListTemplatesRequest())
        let table = Table(
            [.text("template"), .text("customer_number"), .text("currency"), .number("lines"), .text("text")],
            rows: answer.templates.map { row in
                [
                    .text(row.name), .text(row.document.customerNumber), .text(row.document.currency),
                    .number(row.document.lines.count), .text(row.document.text),
                ]
            })
        try desk.show(View(answer, table, lines: answer.templates))
    }
}
