import ArgumentParser
import ReskontraClient
import Schema

/// A document of one line, as support staff post it.
struct DocumentOptions: ParsableArguments {
    @Argument(help: "Customer number.") var customer: String
    @Argument(help: "Amount without tax, with currency.") var amount: String
    @Option(help: "Main account of the line.") var account: String
    @Option(help: "Description of the line.") var description = ""
    @Option(help: "Number; left out: the next of the sequence.") var number = ""
    @Option(help: "Posting date; left out: today there.") var date: String?
    @Option(help: "Due date; left out: by the terms.") var due: String?
    @Option(help: "Sales tax group.") var taxGroup = ""

    func document() throws -> Reskontra_V1_InvoiceDocument {
        var document = Reskontra_V1_InvoiceDocument()
        let money = try MoneyText.parse(amount)
        document.customerNumber = customer
        document.invoiceNumber = number
        document.currency = money.currency
        document.salesTaxGroup = taxGroup
        if let date { document.postingDate = try DateText.parse(date) }
        if let due { document.dueDate = try DateText.parse(due) }
        var line = Reskontra_V1_InvoiceLine()
        line.mainAccount = account
        line.description_p = description
        line.amount = money
        document.lines = [line]
        return document
    }
}

struct InvoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: "Invoices and credit notes.",
        subcommands: [Post.self, Credit.self, Show.self])

    struct Post: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "post", abstract: "Post an invoice of one line.",
            discussion: "EXAMPLE\n  reskontra invoice post C-1001 \"120.00 GBP\" --account 400000 --description Freight")
        @OptionGroup var line: DocumentOptions
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_PostInvoiceRequest()
            request.document = try line.document()
            try await Writing<_, Reskontra_V1_PostInvoiceResponse>(
                method: .postInvoice, request: request, options: write,
                question: "Post the invoice to \(line.customer)",
                view: { .posted($0.invoice, kind: "invoice", answer: $0) }
            ).run(desk)
        }
    }

    struct Credit: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "credit", abstract: "Post a credit note of one line; the amount is positive.")
        @OptionGroup var line: DocumentOptions
        @Option(help: "Invoice it refers to.") var original = ""
        @Option(help: "Reason; required with --original.") var reason = ""
        @Flag(help: "Settle with the original.") var settle = false
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_PostCreditNoteRequest()
            request.document = try line.document()
            request.document.originalInvoice = original
            request.document.reason = reason
            request.settleWithOriginal = settle
            try await Writing<_, Reskontra_V1_PostCreditNoteResponse>(
                method: .postCreditNote, request: request, options: write,
                question: "Post the credit note to \(line.customer)",
                view: { .posted($0.creditNote, kind: "credit note", answer: $0) }
            ).run(desk)
        }
    }

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "A document with its lines, journal and settlements.")
        @Argument(help: "Document or payment number.") var number: String
        @OptionGroup var options: CommonOptions
        func run(_ desk: Desk) async throws { try await showDocument(number, desk) }
    }
}

/// A posted document of any kind by its number.
func showDocument(_ number: String, _ desk: Desk) async throws {
    var request = Reskontra_V1_GetDocumentRequest()
    request.documentNumber = number
    try desk.show(.document(try await desk.read(.getDocument, request)))
}

struct PaymentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment", abstract: "Payments received.", subcommands: [Post.self, Show.self])

    struct Post: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "post", abstract: "Post a payment and settle.",
            discussion: """
                EXAMPLES
                  reskontra payment post C-1001 "100.00 GBP" --method BANK --oldest
                  reskontra payment post C-1001 "80.00 GBP" --method CASH --item FTI-000012 --item FTI-000015
                """)
        @Argument(help: "Customer number.") var customer: String
        @Argument(help: "Amount with currency.") var amount: String
        @Option(help: "Method of payment; left out: the customer's.") var method = ""
        @Option(help: "Payment reference.") var reference = ""
        @Option(help: "Posting date; left out: today there.") var date: String?
        @Option(name: .customLong("item"), help: "Document to pay; may be repeated.") var items: [String] = []
        @Flag(help: "Pay the oldest first.") var oldest = false
        @Flag(help: "Leave it on account.") var onAccount = false
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_PostPaymentRequest()
            request.customerNumber = customer
            request.amount = try MoneyText.parse(amount)
            request.methodOfPayment = method
            request.paymentReference = reference
            if let date { request.postingDate = try DateText.parse(date) }
            guard [!items.isEmpty, oldest, onAccount].filter({ $0 }).count <= 1 else {
                throw ValidationError("choose one of --item, --oldest and --on-account")
            }
            if oldest { request.apply = .oldestFirst }
            if onAccount { request.apply = .none }
            if !items.isEmpty {
                request.apply = .named
                request.items = items.map { number in
                    var item = Reskontra_V1_ApplyItem()
                    item.documentNumber = number
                    return item
                }
            }
            try await Writing<_, Reskontra_V1_PostPaymentResponse>(
                method: .postPayment, request: request, options: write, question: "Post \(amount) from \(customer)",
                view: { .payment($0.payment, answer: $0) }
            ).run(desk)
        }
    }

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "A payment with what it settled.")
        @Argument(help: "Payment number.") var number: String
        @OptionGroup var options: CommonOptions
        func run(_ desk: Desk) async throws { try await showDocument(number, desk) }
    }
}

struct ItemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "item", abstract: "Open items.", subcommands: [List.self])

    struct List: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Items of a customer by due date.",
            discussion: "EXAMPLE\n  reskontra item list C-1001 --as-of 2010-12-24 --known-at 5120")
        @Argument(help: "Customer number.") var number: String
        @Flag(help: "Closed ones too.") var all = false
        @Option(help: "As of this business date.") var asOf: String?
        @Option(help: "As known at this sequence.") var knownAt: UInt64 = 0
        @Option(help: "Rows, at most 1,000.") var limit: UInt32 = 50
        @Option(help: "Goes on after an earlier page.") var page = ""
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_ListOpenItemsRequest()
            request.customerNumber = number
            request.includeClosed = all
            if let asOf { request.at.asOf = try DateText.parse(asOf) }
            if knownAt != 0 { request.at.knownAt = knownAt }
            request.page.size = limit
            request.page.token = page
            try desk.show(.items(try await desk.read(.listOpenItems, request)))
        }
    }
}

struct SettlementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settlement", abstract: "Close items against each other, and take that back.",
        subcommands: [Settle.self, Undo.self])

    struct Settle: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "settle", abstract: "Settle posted items of a customer with each other.")
        @Argument(help: "Customer number.") var customer: String
        @Argument(help: "Numbers of items of both signs.") var items: [String]
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_SettleRequest()
            request.customerNumber = customer
            request.items = items.map { number in
                var item = Reskontra_V1_ApplyItem()
                item.documentNumber = number
                return item
            }
            try await Writing<_, Reskontra_V1_SettleResponse>(
                method: .settle, request: request, options: write, question: "Settle \(items.joined(separator: ", "))",
                view: { .settled($0) }
            ).run(desk)
        }
    }

    struct Undo: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "undo", abstract: "Open again what one settlement closed.")
        @Argument(help: "Settlement id.") var id: UInt64
        @Option(help: "Why.") var reason: String
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_UndoSettlementRequest()
            request.settlementID = id
            request.reason = reason
            let id = id
            try await Writing<_, Reskontra_V1_UndoSettlementResponse>(
                method: .undoSettlement, request: request, options: write, question: "Undo settlement \(id)",
                view: { .reopened($0, settlement: id) }
            ).run(desk)
        }
    }
}
