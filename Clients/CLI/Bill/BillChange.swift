import ArgumentParser
import Schema

struct BillProtest: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "protest",
        abstract: "The bill was not paid: it is owed again, on the protest account.",
        discussion: """
            EXAMPLES
              reskontra bill protest BE-000001 --fee "25.00 EUR"
              reskontra bill protest BE-000001 --fee "25.00 EUR" --dry-run
            """)

    @Argument(help: "Bill number.") var bill: String
    @Option(help: ArgumentHelp("Charged to the customer.", valueName: "amount")) var fee: String?
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ProtestBillRequest()
        request.bill = bill
        if let fee { request.fee = try usage { () throws(TextFailure) in try MoneyText.parse(fee) } }
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_ProtestBillResponse>(
            method: .protestBill, request: request, options: writing, question: "Protest this bill",
            view: { .bill($0.bill, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct BillRedraw: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "redraw",
        abstract: "Draw a protested bill again, due later.",
        discussion: """
            EXAMPLES
              reskontra bill redraw BE-000001 --due 2026-07-31
              reskontra bill redraw BE-000001 --due 2026-07-31 --dry-run
            """)

    @Argument(help: "Bill number.") var bill: String
    @Option(help: ArgumentHelp("When it falls due.", valueName: "date")) var due: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RedrawBillRequest()
        request.bill = bill
        request.dueDate = try date(due)
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_RedrawBillResponse>(
            method: .redrawBill, request: request, options: writing, question: "Draw this bill again",
            view: { .bill($0.bill, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct BillCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Take back a bill that is with no bank: its invoices are open again.",
        discussion: """
            EXAMPLES
              reskontra bill cancel BE-000001
              reskontra bill cancel BE-000001 --dry-run
            """)

    @Argument(help: "Bill number.") var bill: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CancelBillRequest()
        request.bill = bill
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_CancelBillResponse>(
            method: .cancelBill, request: request, options: writing, question: "Cancel this bill",
            view: { .bill($0.bill, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}
