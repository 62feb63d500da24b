import ArgumentParser
import Schema

struct ReimburseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reimburse",
        abstract: "Pay credit of customers out.",
        subcommands: [ReimbursePost.self, ReimburseList.self, PayoutAccountSet.self, PayoutFileCommand.self])
}

struct ReimbursePost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Turn open credit of customers into debts to be paid out. It cannot be undone.",
        discussion: """
            EXAMPLES
              reskontra reimburse post C-1001 C-1002
              reskontra reimburse post C-1001 --with-open-debits --dry-run
              reskontra reimburse post C-1001 --method SEPA
            """)

    @Argument(help: "Customer numbers.") var customers: [String]
    @Flag(help: "Customers that owe something too.") var withOpenDebits = false
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @Option(help: "Refund from the account of this method of payment; without one a vendor is paid later.") var method = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReimburseRequest()
        request.customers = customers
        request.methodOfPayment = method
        request.includeCustomersWithOpenDebits = withOpenDebits
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_ReimburseResponse>(
            method: .reimburse, request: request, options: writing, question: "Reimburse these customers",
            view: { .reimbursed($0) }, isNo: { $0.reimbursements.isEmpty }
        )
        .run(desk)
    }
}

struct ReimburseList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "A customer's reimbursements, oldest first.",
        discussion: """
            EXAMPLES
              reskontra reimburse list C-1001
              reskontra reimburse list C-1001 -o json
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var page: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListReimbursementsRequest()
        request.customerNumber = customer
        let answer = try await page.collect {
            request.page = $0
            return try await desk.read(
                .listReimbursements, request, as: Reskontra_V1_ListReimbursementsResponse.self)
        } token: {
            $0.nextPageToken
        } join: {
            $0.reimbursements += $1.reimbursements
            $0.nextPageToken = $1.nextPageToken
        }
        try desk.show(
            View(
                answer, .reimbursements(answer.reimbursements), lines: answer.reimbursements,
                footer: View.more(answer.nextPageToken)))
    }
}

extension Table {
    fileprivate static func reimbursements(_ rows: [Reskontra_V1_ReimbursementNote]) -> Table {
        Table(
            [
                .text("document_number"), .text("customer_number"), .money("amount"), .text("dimension"),
                .text("classification"), .text("vendor_account"), .text("date"),
            ],
            rows: rows.map { row in
                [
                    .text(row.documentNumber), .text(row.customerNumber), .money(row.amount), .text(row.dimension),
                    .text(row.classification), .text(row.oneTimeVendor ? "\(row.vendorAccount) (one-time)" : row.vendorAccount),
                    .date(row.date),
                ]
            })
    }
}

extension View {
    fileprivate static func reimbursed(_ answer: Reskontra_V1_ReimburseResponse) -> View {
        var card = Card("reimbursement")
        if answer.reimbursements.isEmpty { card.badge = ("nothing to reimburse", .near) }
        card.add("customers", .number(Set(answer.reimbursements.map(\.customerNumber)).count))
        card.add("reimbursements", .reimbursements(answer.reimbursements))
        card.add(
            "passed over",
            Table(
                [.text("customer_number"), .text("reason"), .money("credit")],
                rows: answer.skipped.map { [.text($0.customerNumber), .text(Words.of($0.reason)), .money($0.credit)] }))
        if !answer.settled.isEmpty { card.add("closed", .parts(answer.settled)) }
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }
}
