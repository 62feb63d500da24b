import ArgumentParser
import Schema
import SwiftProtobuf

struct PrepayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepay",
        abstract: "Invoices asked for before the sale.",
        subcommands: [PrepayAsk.self, PrepayApply.self, PrepayReverse.self, PrepayList.self])
}

struct PrepayAsk: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Post a prepayment invoice for an order: an amount, or a percentage of its total.",
        discussion: """
            EXAMPLES
              reskontra prepay ask SO-1 --percent 30
              reskontra prepay ask SO-1 --amount 3000.00 --dry-run
            """)

    @Argument(help: "Order number.") var order: String
    @Option(help: "Amount; without a currency the order's.") var amount: String?
    @Option(help: "Percentage of the order's total.") var percent: String?
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @Option var text = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (amount == nil) != (percent == nil) else { throw ValidationError("give --amount or --percent") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostPrepaymentInvoiceRequest()
        request.order = order
        if let amount {
            let wanted = Reskontra_V1_GetOrderRequest.with { $0.order = order }
            let found = try await desk.read(.getOrder, wanted, as: Reskontra_V1_GetOrderResponse.self).order
            request.amount = try await desk.money(amount, currency: found.value.currency, customer: found.customerNumber)
        }
        if let percent { request.percent = try decimal(percent) }
        if let date { request.date = try reskontra.date(date) }
        request.text = text
        try await Writing<_, Reskontra_V1_PostPrepaymentInvoiceResponse>(
            method: .postPrepaymentInvoice, request: request, options: writing,
            question: "Post this prepayment invoice",
            view: { .prepayment($0.prepayment, [$0.journal], answer: $0) },
            change: { PositionChange(customer: $0.prepayment.customerNumber, amount: $0.prepayment.amount) }
        )
        .run(desk)
    }
}

struct PrepayApply: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Use a received prepayment for the final invoice, or mark it for it.",
        discussion: """
            EXAMPLES
              reskontra prepay apply PRE-000001
              reskontra prepay apply PRE-000001 --invoice FTI-0001
              reskontra prepay apply PRE-000001 --invoice FTI-0001 --amount 500.00
            """)

    @Argument(help: "Number of the prepayment invoice.") var number: String
    @Option(help: "Invoice; without one the order's.") var invoice = ""
    @Option(help: "Part of it; without one as much as the invoice takes.") var amount: String?
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ApplyPrepaymentRequest()
        request.prepayment = number
        request.document = invoice
        if let amount {
            let wanted = Reskontra_V1_ListPrepaymentsRequest.with { $0.prepayment = number }
            let found = try await desk.read(.listPrepayments, wanted, as: Reskontra_V1_ListPrepaymentsResponse.self)
            let row = found.prepayments.first ?? .init()
            request.amount = try await desk.money(amount, currency: row.amount.currency, customer: row.customerNumber)
        }
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_ApplyPrepaymentResponse>(
            method: .applyPrepayment, request: request, options: writing, question: "Apply this prepayment",
            view: { .prepayment($0.prepayment, $0.journals, $0.settled, answer: $0) }
        )
        .run(desk)
    }
}

struct PrepayReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take a prepayment invoice back that nobody has paid.",
        discussion: """
            EXAMPLES
              reskontra prepay reverse PRE-000001 --reason "order canceled"
              reskontra prepay reverse PRE-000001 --reason "order canceled" --dry-run
            """)

    @Argument(help: "Number of the prepayment invoice.") var number: String
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReversePrepaymentRequest()
        request.prepayment = number
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_ReversePrepaymentResponse>(
            method: .reversePrepayment, request: request, options: writing,
            question: "Take this prepayment invoice back",
            view: { .prepayment($0.prepayment, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct PrepayList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Prepayment invoices of an order, oldest first.",
        discussion: """
            EXAMPLES
              reskontra prepay list SO-1
              reskontra prepay list SO-1 -o json
            """)

    @Argument(help: "Order number.") var order: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListPrepaymentsRequest()
        request.order = order
        let answer = try await desk.read(.listPrepayments, request, as: Reskontra_V1_ListPrepaymentsResponse.self)
        let table = Table(
            [.text("prepayment"), .text("date"), .text("status"), .text("marked"), .money("amount"), .money("open"), .money("applied")],
            rows: answer.prepayments.map { row in
                [
                    .text(row.prepayment), .date(row.date), .text(Words.of(row.status)), .text(row.marked ? "yes" : ""),
                    .money(row.amount), .money(row.open), .money(row.applied),
                ]
            })
        try desk.show(View(answer, table, lines: answer.prepayments))
    }
}

extension View {
    fileprivate static func prepayment(
        _ row: Reskontra_V1_PrepaymentNote, _ journals: [Reskontra_V1_JournalEntry],
        _ settled: [Reskontra_V1_SettledPart] = [], answer: any Message
    ) -> View {
        var card = Card("prepayment invoice \(row.prepayment)")
        card.badge = (row.marked ? "marked for the final invoice" : Words.of(row.status), .plain)
        card.add("prepayment", row.prepayment)
        card.add("order", row.order)
        card.add("customer_number", row.customerNumber)
        card.add("amount", .money(row.amount))
        card.add("open", .money(row.open))
        if row.hasApplied { card.add("applied", .money(row.applied)) }
        card.add("date", .date(row.date))
        if !settled.isEmpty { card.add("settled", .parts(settled)) }
        if journals.contains(where: { !$0.legs.isEmpty }) { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }
}
