import ArgumentParser
import Schema

struct PaymentPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post a payment and settle as asked, in one record.",
        discussion: """
            EXAMPLES
              reskontra payment post C-1001 250.00 --method BANK --oldest-first
              reskontra payment post C-1001 250.00 --item FTI-0001=200.00 --item FTI-0002
              reskontra payment post C-1001 250.00 --item FTI-0001 --item FTI-0002 --marked-total --dry-run
              reskontra payment post C-1001 119.00 --item FTI-0001#2
              reskontra payment post C-1001 1000.00 --prepayment --on-account
              reskontra payment post C-1001 1000.00 --prepayment --on-account --sales-order SO-100
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Amount; without a currency the customer's.") var amount: String
    @Option(help: "Currency of the amount.") var currency: String?
    @Option(help: "Method of payment; without one the customer's.") var method = ""
    @Option(help: "What the payer wrote.") var paymentReference = ""
    @Option(help: "Payment number; without one the next of the sequence.") var number = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var postingDate: String?
    @Flag(help: "Pay the oldest items first.") var oldestFirst = false
    @Flag(help: "Leave it on account.") var onAccount = false
    @Option(
        name: .customLong("item"), parsing: .singleValue,
        help: ArgumentHelp(
            "Pay this document, or lines of it, with an amount or as far as it goes. May be repeated.",
            valueName: "number[#line,line][=amount]"))
    var items: [String] = []
    @Flag(help: "Pay what closes the items named, whatever the amount says.") var markedTotal = false
    @Flag(help: "Money before the sale: posted with the prepayment profile.") var prepayment = false
    @Option(help: "Of a prepayment: only invoices of this order settle it, the next one by itself.") var salesOrder = ""
    @Flag(help: "A prepayment includes its sales tax.") var taxIncluded = false
    @Option(help: "Payment fee that is posted beside it.") var fee = ""
    @Option(help: ArgumentHelp("Day a postdated check is due on.", valueName: "date")) var maturity: String?
    @Option var text = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if markedTotal, items.isEmpty { throw ValidationError("--marked-total needs --item") }
        guard [oldestFirst, onAccount, !items.isEmpty].count(where: { $0 }) <= 1 else {
            throw ValidationError("choose one of --oldest-first, --on-account and --item")
        }
    }

    func run(_ desk: Desk) async throws {
        let customer = customer
        var request = Reskontra_V1_PostPaymentRequest()
        request.customerNumber = customer
        request.amount = try await desk.money(amount, currency: currency, customer: customer)
        request.methodOfPayment = method
        request.paymentReference = paymentReference
        request.paymentNumber = number
        if let postingDate { request.postingDate = try date(postingDate) }
        if let maturity { request.maturityDate = try date(maturity) }
        request.text = text
        request.paymentFee = fee
        request.prepayment = prepayment
        request.salesOrder = salesOrder
        request.amountsIncludeTax = taxIncluded
        request.items = try items.map { try ItemText.parse($0, currency: request.amount.currency) }
        request.apply = oldestFirst ? .oldestFirst : onAccount ? .none : items.isEmpty ? .unspecified : .named
        // What it does to each item is shown before it is done: nobody needs to be warned.
        if !items.isEmpty { request.changeJournalAmount = markedTotal }
        try await Writing<_, Reskontra_V1_PostPaymentResponse>(
            method: .postPayment, request: request, options: writing, question: "Post this payment",
            view: { .payment($0.payment, answer: $0) },
            change: {
                var change = $0.payment.amount
                change.minor = -abs(change.minor)
                return PositionChange(customer: customer, amount: change)
            }
        )
        .run(desk)
    }
}
