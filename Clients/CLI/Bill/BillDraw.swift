import ArgumentParser
import Schema

struct BillDraw: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Settle open invoices of a customer with a bill of their sum.",
        discussion: """
            EXAMPLES
              reskontra bill draw C-1001 FTI-000001 FTI-000002=200.00 --due 2026-06-30
              reskontra bill draw C-1001 FTI-000001 FTI-000002=200.00 --due 2026-06-30 --dry-run
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: ArgumentHelp("Invoices, with an amount or whole.", valueName: "number[=amount]"))
    var invoices: [String]
    @Option(help: ArgumentHelp("When it falls due.", valueName: "date")) var due: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @Option(help: "Bill number; without one the next.") var number = ""
    @Option(help: "Method of payment; without one the customer's.") var method = ""
    @Option(help: "Payment specification; without one the customer's, else the method's.") var specification = ""
    @Option(help: "Bank it is payable at.") var draweeBank = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let customer = customer
        var request = Reskontra_V1_DrawBillRequest()
        request.customerNumber = customer
        for text in invoices {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            var invoice = Reskontra_V1_BillInvoice()
            invoice.documentNumber = parts[0]
            if parts.count == 2 {
                // What is written without a currency is in the invoice's.
                if let named = try? MoneyText.parse(parts[1]) {
                    invoice.amount = named
                } else {
                    let currency = try await desk.document(parts[0]).item.open.currency
                    invoice.amount = try usage { () throws(TextFailure) in try MoneyText.parse(parts[1], currency: currency) }
                }
            }
            request.invoices.append(invoice)
        }
        request.dueDate = try date(due)
        if let day { request.date = try date(day) }
        request.number = number
        (request.methodOfPayment, request.paymentSpecification) = (method, specification)
        request.draweeBank = draweeBank
        try await Writing<_, Reskontra_V1_DrawBillResponse>(
            method: .drawBill, request: request, options: writing, question: "Draw this bill",
            view: { .bill($0.bill, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct BillAccept: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Record that the drawee accepted a bill.",
        discussion: """
            EXAMPLES
              reskontra bill accept BE-000001 --date 2026-04-03
              reskontra bill accept BE-000001 --date 2026-04-03 --dry-run
            """)

    @Argument(help: "Bill number.") var bill: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_AcceptBillRequest()
        request.bill = bill
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_AcceptBillResponse>(
            method: .acceptBill, request: request, options: writing, movesMoney: false, question: "Accept this bill",
            view: { .bill($0.bill, answer: $0) }
        )
        .run(desk)
    }
}
