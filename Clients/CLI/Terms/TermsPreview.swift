import ArgumentParser
import Schema

struct TermsPreview: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "When documents of some days would be due by terms of payment; nothing is stored.",
        discussion: """
            The server works the dates out as posting does. Terms with a payment schedule have a row for each instalment.

            EXAMPLES
              reskontra terms preview N30 --date 2026-01-31
              reskontra terms preview EOM15 --date 2026-01-31 --date 2026-02-01
              reskontra terms preview N30W --amount "1000.00 EUR" --cash-discount 2D10
            """)

    @Argument(help: "Code of the terms.") var code: String
    @Option(
        name: .customLong("date"), parsing: .singleValue,
        help: ArgumentHelp("Document date; without one the business date. Repeated.", valueName: "date"))
    var days: [String] = []
    @Option(help: "Total that is paid; without one 100.00 of the company's currency.") var amount: String?
    @Option(help: "Cash discount.") var cashDiscount = ""
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup = try await desk.paymentSetup()
        _ = try setup.terms(code)
        var request = Reskontra_V1_PreviewInstalmentsRequest()
        (request.termsOfPayment, request.cashDiscount) = (code, cashDiscount)
        (request.total.minor, request.total.currency) = (10_000, setup.company.accountingCurrency)
        if let amount { request.total = try usage { () throws(TextFailure) in try MoneyText.parse(amount) } }
        var rows: [[Table.Cell]] = []
        var answer = Reskontra_V1_PreviewInstalmentsResponse()
        for day in days.isEmpty ? [nil] : days.map(Optional.some) {
            if let day { request.documentDate = try date(day) }
            let made: Reskontra_V1_PreviewInstalmentsResponse = try await desk.read(.previewInstalments, request)
            answer.instalments += made.instalments
            rows += made.instalments.map { row in
                [
                    day == nil ? .empty : .date(request.documentDate), .date(row.dueDate), .money(row.amount),
                    row.hasDiscountUntil ? .date(row.discountUntil) : .empty,
                    row.hasDiscount ? .money(row.discount) : .empty,
                ]
            }
        }
        let table = Table(
            [.text("document_date"), .text("due_date"), .money("amount"), .text("discount_until"), .money("discount")],
            rows: rows)
        try desk.show(View(answer, table, lines: answer.instalments))
    }
}
