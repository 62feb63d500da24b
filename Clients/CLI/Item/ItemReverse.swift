import ArgumentParser
import Schema

struct ItemReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take back any posted transaction by its number.",
        discussion: """
            Invoices, credit notes, payments, interest notes, fees and prepayment invoices; also opening balances.

            EXAMPLES
              reskontra item reverse FTI-000001 --reason "posted twice"
              reskontra item reverse FTI-000001 --reason "posted twice" --unsettle --dry-run
            """)

    @Argument(help: "Number of the document or payment.") var number: String
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @Flag(help: "Set free what an invoice is settled with.") var unsettle = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReverseTransactionRequest()
        request.transaction = number
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        request.unsettle = unsettle
        try await Writing<_, Reskontra_V1_ReverseTransactionResponse>(
            method: .reverseTransaction, request: request, options: writing, question: "Take this transaction back",
            view: { .reversed($0) }, change: { $0.change }
        )
        .run(desk)
    }
}

extension Reskontra_V1_ReverseTransactionResponse {
    /// What all entries do to the customer's items: the document, interest on it, discounts of what is open again.
    /// Nil: in several currencies or companies they have no one figure.
    fileprivate var change: PositionChange? {
        let legs = journals.flatMap(\.legs).filter { $0.postingType.isOfItems }
        guard Set(journals.map(\.company)).count == 1, Set(legs.map(\.amount.currency)).count == 1,
            var sum = legs.first?.amount
        else { return nil }
        sum.minor = legs.reduce(0) { $0 + ($1.side == .debit ? $1.amount.minor : -$1.amount.minor) }
        return PositionChange(customer: customerNumber, amount: sum)
    }
}

extension Reskontra_V1_PostingType {
    /// Posted to the account of an open item.
    fileprivate var isOfItems: Bool {
        switch self {
        case .receivable, .bill, .billCollection, .billDiscount, .billProtest: true
        default: false
        }
    }
}

extension View {
    static func reversed(_ answer: Reskontra_V1_ReverseTransactionResponse) -> View {
        var card = Card("transaction \(answer.transaction)")
        card.badge = ("reversed", .near)
        card.add("transaction", answer.transaction)
        card.add("customer_number", answer.customerNumber)
        card.add("amount", .money(answer.amount))
        card.add("date", .date(answer.date))
        card.add("document", answer.document)
        if answer.hasUnsettled { card.add("unsettled", .money(answer.unsettled)) }
        if answer.hasReversedInterest { card.add("reversed_interest", .money(answer.reversedInterest)) }
        if !answer.reopened.isEmpty { card.add("open again", .parts(answer.reopened)) }
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }
}
