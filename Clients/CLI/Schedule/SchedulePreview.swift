import ArgumentParser
import Schema

struct SchedulePreview: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "The instalments that a schedule makes of an amount; nothing is stored.",
        discussion: """
            EXAMPLES
              reskontra schedule preview 3M "1000.00 EUR"
              reskontra schedule preview 30-70 "1190.00 EUR" --tax 190.00 --terms N30 --date 2026-01-31
              reskontra schedule preview 3M "226.00 EUR" --tax VAT19:19.00 --tax VAT7:7.00
            """)

    @Argument(help: "Code of the schedule.") var code: String
    @Argument(help: "Total with sales tax and charges, with its currency.") var total: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Sales tax in it; by tax code and repeated as VAT19:190.00, each is rounded by itself.",
            valueName: "[code:]amount"))
    var tax: [String] = []
    @Option(help: "Charges in it.") var charges: String?
    @Option(help: "Terms of payment; without them the first is due on the day.") var terms = ""
    @Option(help: ArgumentHelp("Document date; without one the business date.", valueName: "date")) var date: String?
    @Option(help: ArgumentHelp("When the first is due; without one by the terms.", valueName: "date")) var due: String?
    @Option(help: "Cash discount.") var cashDiscount = ""
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PreviewInstalmentsRequest()
        (request.paymentSchedule, request.termsOfPayment, request.cashDiscount) = (code, terms, cashDiscount)
        let whole = total
        let money = try usage { () throws(TextFailure) in try MoneyText.parse(whole) }
        request.total = money
        func part(_ text: String) throws -> Reskontra_V1_Money {
            try usage { () throws(TextFailure) in try MoneyText.parse(text, currency: money.currency) }
        }
        for text in tax {
            let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if pieces.count == 1, tax.count == 1 {
                request.tax = try part(text)
            } else if pieces.count == 2, !pieces[0].isEmpty {
                var row = Reskontra_V1_StatedTax()
                (row.taxCode, row.tax) = (pieces[0], try part(pieces[1]))
                request.taxes.append(row)
            } else {
                throw ValidationError("'\(text)' is one of several taxes: write code:amount")
            }
        }
        if let charges { request.charges = try part(charges) }
        if let date { request.documentDate = try Self.day(date) }
        if let due { request.dueDate = try Self.day(due) }
        let answer: Reskontra_V1_PreviewInstalmentsResponse = try await desk.read(.previewInstalments, request)
        try desk.show(View(answer, .instalments(answer.instalments), lines: answer.instalments))
    }

    private static func day(_ text: String) throws -> Reskontra_V1_Date {
        try usage { () throws(TextFailure) in try DateText.parse(text) }
    }
}
