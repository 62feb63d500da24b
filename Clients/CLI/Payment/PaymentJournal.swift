import ArgumentParser
import Schema
import SwiftProtobuf

struct PaymentJournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Payments entered together, with the items they are to pay, and posted together.",
        subcommands: [
            JournalCreate.self, JournalAdd.self, JournalRemove.self, JournalMark.self, JournalUnmark.self,
            JournalStatus.self, JournalPost.self, JournalShow.self, JournalList.self,
        ])
}

extension Reskontra_V1_CreatePaymentJournalRequest: GuardedRequest {}
extension Reskontra_V1_SetPaymentLineRequest: GuardedRequest {}
extension Reskontra_V1_DeletePaymentLineRequest: GuardedRequest {}
extension Reskontra_V1_SetPaymentStatusRequest: GuardedRequest {}
extension Reskontra_V1_MarkItemsRequest: GuardedRequest {}
extension Reskontra_V1_UnmarkItemsRequest: GuardedRequest {}
extension Reskontra_V1_MarkByPriorityRequest: GuardedRequest {}
extension Reskontra_V1_PostPaymentJournalRequest: GuardedRequest {}
extension Reskontra_V1_CreateDepositSlipRequest: GuardedRequest {}
extension Reskontra_V1_ClearBridgedRequest: GuardedRequest {}

struct JournalCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Open an empty payment journal.",
        discussion: """
            EXAMPLES
              reskontra payment journal create MONDAY --name CHECKS
              reskontra payment journal create MONDAY --description "post of the weekend"
            """)

    @Argument(help: "Journal number.") var journal: String
    @Option(help: "Kind of journal.") var name = ""
    @Option var description = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_CreatePaymentJournalRequest.with {
            ($0.journal, $0.name, $0.description_p) = (journal, name, description)
        }
        try await Writing<_, Reskontra_V1_CreatePaymentJournalResponse>(
            method: .createPaymentJournal, request: request, options: writing, movesMoney: false,
            question: "Open this journal", view: { .paymentJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

struct JournalAdd: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a payment to a journal, or replace one with --line; what it is to pay is reserved for it.",
        discussion: """
            EXAMPLES
              reskontra payment journal add MONDAY C-1001 250.00 --method CHECK --check-number 4711
              reskontra payment journal add MONDAY C-1001 --item FTI-0001 --item FTI-0002=80.00
              reskontra payment journal add MONDAY C-1001 300.00 --line 2
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Amount; without one what closes all that is marked.") var amount: String?
    @Option(help: "Currency of the amount; without one the customer's.") var currency: String?
    @Option(help: "Replace this line.") var line: UInt32 = 0
    @Option(help: ArgumentHelp("Without one the day the journal is posted.", valueName: "date")) var date: String?
    @Option(help: "Method of payment; without one the customer's.") var method = ""
    @Option(help: "Main account instead of the method's.") var offsetAccount = ""
    @Option(help: "What the payer wrote.") var paymentReference = ""
    @Option(help: "Number of a deposit slip that was written by hand.") var depositSlip = ""
    @Option(
        name: .customLong("item"), parsing: .singleValue,
        help: ArgumentHelp("Reserve this document. May be repeated.", valueName: "number[=amount]"))
    var items: [String] = []
    @Flag(help: "Money before the sale: posted with the prepayment profile.") var prepayment = false
    @Flag(help: "A prepayment includes its sales tax.") var taxIncluded = false
    @Option(help: "Mandate of a direct debit.") var mandate = ""
    @Option(help: ArgumentHelp("Day a postdated check is due on.", valueName: "date")) var maturity: String?
    @Option(help: "Number on the check.") var checkNumber = ""
    @Option(help: "Bank the check is drawn on.") var checkBank = ""
    @Option(help: "Who signed the check.") var checkDrawer = ""
    @Option(help: "Payment fee that is posted beside it.") var fee = ""
    @Option var text = ""
    @OptionGroup var discount: DiscountOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var wish = Reskontra_V1_PaymentLine()
        (wish.line, wish.customerNumber, wish.methodOfPayment) = (line, customer, method)
        if let amount { wish.amount = try await desk.money(amount, currency: currency, customer: customer) }
        if let date { wish.date = try reskontra.date(date) }
        if let maturity { wish.maturityDate = try reskontra.date(maturity) }
        (wish.offsetAccount, wish.paymentReference, wish.depositSlip) = (offsetAccount, paymentReference, depositSlip)
        (wish.prepayment, wish.amountsIncludeTax, wish.mandate) = (prepayment, taxIncluded, mandate)
        (wish.checkNumber, wish.checkBank, wish.checkDrawer) = (checkNumber, checkBank, checkDrawer)
        (wish.paymentFee, wish.text) = (fee, text)
        var request = Reskontra_V1_SetPaymentLineRequest()
        (request.journal, request.line) = (journal, wish)
        request.items = try await desk.marks(items, of: customer, currency: currency, discount)
        try await Writing<_, Reskontra_V1_SetPaymentLineResponse>(
            method: .setPaymentLine, request: request, options: writing, movesMoney: false, question: "Add this payment",
            view: { .paymentLine($0.line, answer: $0) }
        )
        .run(desk)
    }
}

struct JournalRemove: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a payment from a journal; what it had reserved is free again.",
        discussion: """
            EXAMPLES
              reskontra payment journal remove MONDAY 2
              reskontra payment journal remove MONDAY 2 --dry-run
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "Number of the line.") var line: UInt32
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_DeletePaymentLineRequest.with { ($0.journal, $0.line) = (journal, line) }
        try await Writing<_, Reskontra_V1_DeletePaymentLineResponse>(
            method: .deletePaymentLine, request: request, options: writing, movesMoney: false,
            question: "Remove this payment", view: { .paymentJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

struct JournalMark: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Reserve items for a payment of a journal: nothing else settles them until it is posted or removed.",
        discussion: """
            EXAMPLES
              reskontra payment journal mark MONDAY 1 FTI-0001 FTI-0002=80.00
              reskontra payment journal mark MONDAY 1 FTI-0001 --use-discount always
              reskontra payment journal mark MONDAY 1 --by-priority
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "Number of the line.") var line: UInt32
    @Argument(help: "Items, each number or number=amount.") var items: [String] = []
    @Flag(help: "What the money reaches, in the company's order.") var byPriority = false
    @OptionGroup var discount: DiscountOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard byPriority != !items.isEmpty else { throw ValidationError("name items, or say --by-priority") }
    }

    func run(_ desk: Desk) async throws {
        if byPriority {
            let request = Reskontra_V1_MarkByPriorityRequest.with { ($0.journal, $0.line) = (journal, line) }
            return try await Writing<_, Reskontra_V1_MarkByPriorityResponse>(
                method: .markByPriority, request: request, options: writing, movesMoney: false,
                question: "Mark these items", view: { .paymentLine($0.line, answer: $0) }
            )
            .run(desk)
        }
        var customer = ""
        if items.contains(where: { $0.contains("=") }) {
            let journal = try await desk.paymentJournal(journal)
            customer = journal.journal.lines.first { $0.line == line }?.customerNumber ?? ""
        }
        var request = Reskontra_V1_MarkItemsRequest()
        (request.journal, request.line) = (journal, line)
        request.items = try await desk.marks(items, of: customer, currency: nil, discount)
        try await Writing<_, Reskontra_V1_MarkItemsResponse>(
            method: .markItems, request: request, options: writing, movesMoney: false, question: "Mark these items",
            view: { .paymentLine($0.line, answer: $0) }
        )
        .run(desk)
    }
}

struct JournalUnmark: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmark",
        abstract: "Give items free that a payment of a journal has reserved; without items all of them.",
        discussion: """
            EXAMPLES
              reskontra payment journal unmark MONDAY 1 FTI-0001
              reskontra payment journal unmark MONDAY 1
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "Number of the line.") var line: UInt32
    @Argument(help: "Document numbers.") var items: [String] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_UnmarkItemsRequest.with {
            ($0.journal, $0.line, $0.documentNumbers) = (journal, line, items)
        }
        try await Writing<_, Reskontra_V1_UnmarkItemsResponse>(
            method: .unmarkItems, request: request, options: writing, movesMoney: false,
            question: "Give these items free", view: { .paymentLine($0.line, answer: $0) }
        )
        .run(desk)
    }
}

struct JournalStatus: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Note what the bank said of payments: none, generated, sent, approved or rejected.",
        discussion: """
            EXAMPLES
              reskontra payment journal status MONDAY sent
              reskontra payment journal status MONDAY rejected --line 2
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "none, generated, sent, approved or rejected.") var status: String
    @Option(name: .customLong("line"), parsing: .singleValue, help: "Only this line. May be repeated.")
    var lines: [UInt32] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetPaymentStatusRequest()
        (request.journal, request.lines) = (journal, lines)
        request.status = try Words.parse(status, as: Reskontra_V1_PaymentStatus.self, what: "payment status")
        try await Writing<_, Reskontra_V1_SetPaymentStatusResponse>(
            method: .setPaymentStatus, request: request, options: writing, movesMoney: false,
            question: "Set this status", view: { .paymentJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

struct JournalPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post all payments of a journal and settle what they have reserved, or nothing.",
        discussion: """
            EXAMPLES
              reskontra payment journal post MONDAY --dry-run
              reskontra payment journal post MONDAY --yes
            """)

    @Argument(help: "Journal number.") var journal: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_PostPaymentJournalRequest.with { $0.journal = journal }
        try await Writing<_, Reskontra_V1_PostPaymentJournalResponse>(
            method: .postPaymentJournal, request: request, options: writing, question: "Post these payments",
            view: { answer in
                var view = View.paymentJournal(answer.journal, answer: answer)
                let settled = answer.payments.flatMap(\.settled)
                let journals = answer.payments.flatMap(\.journals)
                if case .card(var card) = view.shape {
                    if !settled.isEmpty { card.add("settled", .parts(settled)) }
                    if !journals.isEmpty { card.add("journal", .legs(journals)) }
                    view = View(answer, card)
                }
                return view
            }
        )
        .run(desk)
    }
}

struct JournalShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A payment journal with its lines and what they have reserved.",
        discussion: """
            EXAMPLES
              reskontra payment journal show MONDAY
              reskontra payment journal show MONDAY -o json
            """)

    @Argument(help: "Journal number.") var journal: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await desk.paymentJournal(journal)
        try desk.show(.paymentJournal(answer.journal, answer: answer))
    }
}

struct JournalList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Payment journals by number, without their lines.",
        discussion: """
            EXAMPLES
              reskontra payment journal list
              reskontra payment journal list -o csv --columns journal,state
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var answer = Reskontra_V1_ListPaymentJournalsResponse()
        var request = Reskontra_V1_ListPaymentJournalsRequest()
        repeat {
            let page: Reskontra_V1_ListPaymentJournalsResponse = try await desk.read(.listPaymentJournals, request)
            answer.journals += page.journals
            request.after = page.next
        } while !request.after.isEmpty
        let table = Table(
            [.text("journal"), .text("name"), .text("state"), .text("description")],
            rows: answer.journals.map {
                [.text($0.journal), .text($0.name), .text(Words.of($0.state)), .text($0.description_p)]
            })
        try desk.show(View(answer, table, lines: answer.journals))
    }
}

extension Desk {
    fileprivate func paymentJournal(_ number: String) async throws -> Reskontra_V1_GetPaymentJournalResponse {
        try await read(.getPaymentJournal, Reskontra_V1_GetPaymentJournalRequest.with { $0.journal = number })
    }

    fileprivate func marks(
        _ items: [String], of customer: String, currency: String?, _ discount: DiscountOptions
    ) async throws -> [Reskontra_V1_ApplyItem] {
        var code = currency ?? ""
        if code.isEmpty, items.contains(where: { $0.contains("=") }) { code = try await self.currency(of: customer) }
        return try items.map { try discount.marked(try ItemText.parse($0, currency: code)) }
    }
}

extension View {
    fileprivate static func paymentJournal(_ journal: Reskontra_V1_PaymentJournal, answer: any Message) -> View {
        var card = Card("payment journal \(journal.journal)")
        card.badge = (Words.of(journal.state), journal.state == .posted ? .good : .plain)
        card.add("journal", journal.journal)
        card.add("name", journal.name)
        card.add("description", journal.description_p)
        card.add("state", Words.of(journal.state))
        if !journal.lines.isEmpty { card.add("lines", .paymentLines(journal.lines)) }
        let marked = journal.lines.filter { !$0.marks.isEmpty }
        if !marked.isEmpty { card.add("reserved", .marks(marked)) }
        return View(answer, card)
    }

    fileprivate static func paymentLine(_ line: Reskontra_V1_PaymentLine, answer: any Message) -> View {
        var card = Card("line \(line.line)")
        card.add("line", .number(line.line))
        card.add("customer_number", line.customerNumber)
        card.add("amount", line.hasAmount ? .money(line.amount) : .text("what closes all that is marked"))
        card.add("date", line.hasDate ? .date(line.date) : .empty)
        card.add("method_of_payment", line.methodOfPayment)
        card.add("offset_account", line.offsetAccount)
        card.add("payment_reference", line.paymentReference)
        card.add("status", Words.of(line.status))
        card.add("deposit_slip", line.depositSlip)
        card.add("mandate", line.mandate)
        card.add("maturity_date", line.hasMaturityDate ? .date(line.maturityDate) : .empty)
        card.add("check_number", line.checkNumber)
        card.add("check_bank", line.checkBank)
        card.add("check_drawer", line.checkDrawer)
        card.add("text", line.text)
        if !line.marks.isEmpty { card.add("reserved", .marks([line])) }
        return View(answer, card)
    }
}

extension Table {
    static func paymentLines(_ lines: [Reskontra_V1_PaymentLine]) -> Table {
        Table(
            [
                .number("line"), .text("customer_number"), .money("amount"), .text("method"), .text("reference"),
                .text("status"), .text("deposit_slip"), .text("payment_number"), .text("state"),
            ],
            rows: lines.map {
                [
                    .number($0.line), .text($0.customerNumber), $0.hasAmount ? .money($0.amount) : .empty,
                    .text($0.methodOfPayment), .text($0.paymentReference), .text(Words.of($0.status)),
                    .text($0.depositSlip), .text($0.paymentNumber), .text(Words.of($0.state)),
                ]
            })
    }

    fileprivate static func marks(_ lines: [Reskontra_V1_PaymentLine]) -> Table {
        Table(
            [.number("line"), .text("document_number"), .money("amount"), .text("use_discount"), .money("discount")],
            rows: lines.flatMap { line in
                line.marks.map {
                    [
                        .number(line.line), .text($0.documentNumber), $0.hasAmount ? .money($0.amount) : .empty,
                        .text(Words.of($0.useCashDiscount)), $0.hasDiscount ? .money($0.discount) : .empty,
                    ]
                }
            })
    }
}
