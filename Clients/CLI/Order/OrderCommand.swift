import ArgumentParser
import Schema

struct OrderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "Sales orders: lines, invoices, credit notes.",
        subcommands: [
            OrderList.self, OrderShow.self, OrderImport.self, OrderArrange.self, OrderProforma.self, OrderInvoice.self,
            OrderCredit.self, OrderCancel.self,
        ])
}

extension Reskontra_V1_ImportOrderStateRequest: GuardedRequest {}
extension Reskontra_V1_PostSalesInvoicesRequest: GuardedRequest {}
extension Reskontra_V1_CreateCreditNoteRequest: GuardedRequest {}

struct OrderList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Sales orders with what is open, delivered and invoiced of them.",
        discussion: """
            EXAMPLES
              reskontra order list --customer C-1001
              reskontra order list --done -o csv
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Flag(help: "Invoiced and canceled ones too.") var done = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listOrders,
                    Reskontra_V1_ListOrdersRequest.with {
                        ($0.customerNumber, $0.includeDone, $0.page) = (customer, done, page)
                    }, as: Reskontra_V1_ListOrdersResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.orders += $1.orders
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.orders(answer))
    }
}

struct OrderShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One order with its lines and packing slips.",
        discussion: """
            EXAMPLES
              reskontra order show SO-1
              reskontra order show SO-1 -o json
            """)

    @Argument(help: "Order number.") var order: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetOrderLinesResponse = try await desk.read(
            .getOrderLines, Reskontra_V1_GetOrderLinesRequest.with { $0.order = order })
        try desk.show(.order(answer.order, answer: answer))
    }
}

struct OrderImport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over an order with its lines, or what changed of one.",
        discussion: """
            EXAMPLES
              reskontra order import SO-1 C-1001 --line 4000:5:100.00:CHAIR --line 4000:1:20.00
              reskontra order import SO-1 C-1001 --line 4000:6:100.00:CHAIR --dry-run
              reskontra order import SO-2 C-1001 --line 4000:6:100.00:CHAIR --schedule 3M --deliver-to DEPOT
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(
        name: .customLong("line"), parsing: .singleValue,
        help: ArgumentHelp("A line; its place is its number.", valueName: "account:quantity:price[:item]"))
    var lines: [String]
    @Option(help: "Three letters; without one the customer's.") var currency = ""
    @Option(help: ArgumentHelp("When it is to leave.", valueName: "date")) var ship: String?
    @Option(help: "Terms of payment; without them the customer's.") var terms = ""
    @Option(help: "Payment schedule of its invoices; without one the customer's, else that of the terms.")
    var schedule = ""
    @Option(help: "Cash discount of its invoices; without one the customer's.") var cashDiscount = ""
    @Option(help: "Code of where it goes; without one the customer's default address.") var deliverTo = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ImportOrderStateRequest()
        (request.order.order, request.order.customerNumber, request.order.currency) = (order, customer, currency)
        if let ship { request.order.shipDate = try date(ship) }
        (request.order.termsOfPayment, request.order.paymentSchedule) = (terms, schedule)
        (request.order.cashDiscount, request.order.deliveryAddress) = (cashDiscount, deliverTo)
        for (place, text) in lines.enumerated() {
            let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 3 else { throw ValidationError("'\(text)' is not account:quantity:price[:item]") }
            var line = Reskontra_V1_OrderLine()
            (line.line, line.mainAccount) = (UInt32(place + 1), parts[0])
            line.ordered = try usage { () throws(TextFailure) in try DecimalText.parse(parts[1]) }
            line.price = try usage { () throws(TextFailure) in try DecimalText.parse(parts[2]) }
            if parts.count == 4 { line.item = parts[3] }
            request.order.lines.append(line)
        }
        try await Writing<_, Reskontra_V1_ImportOrderStateResponse>(
            method: .importOrderState, request: request, options: writing, movesMoney: false,
            question: "Take over this order", view: { .order($0.order, answer: $0) }
        )
        .run(desk)
    }
}

/// A line with a quantity: `2=1.5`; a line alone: all that is meant.
enum LineQuantityText {
    static func parse(_ text: String) throws -> Reskontra_V1_LineQuantity {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let number = UInt32(parts[0]) else { throw ValidationError("'\(text)' is not line or line=quantity") }
        var line = Reskontra_V1_LineQuantity()
        line.line = number
        if parts.count == 2 {
            line.quantity = try usage { () throws(TextFailure) in try DecimalText.parse(parts[1]) }
        }
        return line
    }
}

struct OrderCredit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "Credit invoiced quantities of an order.",
        discussion: """
            EXAMPLES
              reskontra order credit SO-1 1=2 --invoice FTI-000007 --reason damaged --dry-run
              reskontra order credit SO-1 1=2 --invoice FTI-000007 --reason damaged --correction --yes
            """)

    @Argument(help: "Order number.") var order: String
    @Argument(help: ArgumentHelp("Lines with quantities.", valueName: "line=quantity")) var lines: [String]
    @Option(help: "The invoice that is credited.") var invoice: String
    @Option(help: "Why.") var reason: String
    @Flag(help: "Negative amounts on the sides of the invoice.") var correction = false
    @Flag(help: "What is not delivered stays on order.") var keepRemainder = false
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateCreditNoteRequest()
        request.order = order
        request.lines = try lines.map(LineQuantityText.parse)
        (request.originalInvoice, request.reason) = (invoice, reason)
        (request.creditCorrection, request.creditRemainingQuantity) = (correction, keepRemainder)
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_CreateCreditNoteResponse>(
            method: .createCreditNote, request: request, options: writing, question: "Post this credit note",
            view: { .orderCredit($0) }
        )
        .run(desk)
    }
}
