import ArgumentParser
import Schema

struct BillJournal: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "The bill journal: every step of bills with its vouchers, by date.",
        discussion: """
            --to writes it as a page of HTML to print and to file; -o csv or json are for machines.

            EXAMPLES
              reskontra bill journal --from 2026-01-01 --through 2026-03-31
              reskontra bill journal --act protest --to protests.html
              reskontra bill journal --name REMITTANCE
            """)

    @Option(help: ArgumentHelp("Steps from this day on.", valueName: "date")) var from: String?
    @Option(help: ArgumentHelp("Steps through this day.", valueName: "date")) var through: String?
    @Option(help: "Only this customer.") var customer = ""
    @Option(help: "Only this kind: draw, accept, remit, settle, protest, redraw or cancel.") var act: String?
    @Option(help: "Only this journal, as the parameters name the five.") var name: String?
    @Option(help: "Write a page of HTML there.") var to: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let (first, last) = (try from.map { try date($0) }, try through.map { try date($0) })
        let only = try act.map { try Words.parse($0, as: Reskontra_V1_BillAct.self, what: "kind of step") }
        let customer = customer
        let bills = try await desk.bills(.with { $0.customerNumber = customer })
        var steps: [(bill: Reskontra_V1_Bill, step: Reskontra_V1_Bill.Step)] = []
        for bill in bills {
            for step in bill.history where only == nil || step.act == only {
                if let first, step.date.text < first.text { continue }
                if let last, step.date.text > last.text { continue }
                if let name, step.journal != name { continue }
                steps.append((bill, step))
            }
        }
        steps.sort { ($0.step.date.text, $0.bill.number, $0.step.seq) < ($1.step.date.text, $1.bill.number, $1.step.seq) }
        if let to { return try await desk.print(page(steps), to: to) }
        try desk.show(.billJournal(steps, Reskontra_V1_ListBillsResponse.with { $0.bills = bills }))
    }

    private func page(_ steps: [(bill: Reskontra_V1_Bill, step: Reskontra_V1_Bill.Step)]) -> (String) -> TablePage {
        { company in
            TablePage(
                title: "Bill journal", company: company,
                facts: [
                    [name, from.map { "from \($0)" }, through.map { "through \($0)" }, act].compactMap { $0 }.joined(separator: " "),
                    "\(steps.count) steps",
                ].filter { !$0.isEmpty },
                columns: [
                    ("Date", false), ("Bill", false), ("Step", false), ("Status", false), ("Customer", false), ("Due", false),
                    ("Journal", false), ("Vouchers", false), ("Face", true),
                ],
                rows: steps.map { bill, step in
                    [
                        step.date.text, bill.number, Words.of(step.act), Words.of(step.status), bill.customerNumber,
                        step.dueDate.text, step.journal, step.vouchers.joined(separator: " "), MoneyText.text(bill.face),
                    ]
                })
        }
    }
}

struct BillMaturity: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "maturity",
        abstract: "The maturity list: bills that are not honored, by due date, with a sum per month and currency.",
        discussion: """
            --to writes it as a page of HTML to print and to file.

            EXAMPLES
              reskontra bill maturity
              reskontra bill maturity --due-by 2026-06-30 --to maturity.html
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(help: ArgumentHelp("Bills due through this day.", valueName: "date")) var dueBy: String?
    @Option(help: "Write a page of HTML there.") var to: String?
    @OptionGroup var options: CommonOptions

    static let live: [Reskontra_V1_BillStatus] = [.drawn, .remittedCollection, .remittedDiscount, .protested, .redrawn]

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListBillsRequest()
        request.customerNumber = customer
        request.statuses = Self.live
        if let dueBy { request.dueBy = try date(dueBy) }
        let bills = try await desk.bills(request)
        let months = Self.months(of: bills)
        if let to {
            return try await desk.print(
                { company in
                    TablePage(
                        title: "Maturity of bills", company: company,
                        facts: [dueBy.map { "due through \($0)" } ?? "all that are not honored", "\(bills.count) bills"],
                        columns: [
                            ("Due", false), ("Bill", false), ("Customer", false), ("Status", false), ("Accepted", false),
                            ("Bank", false), ("Face", true),
                        ],
                        rows: bills.map {
                            [
                                $0.dueDate.text, $0.number, $0.customerNumber, Words.of($0.status),
                                $0.hasAcceptedOn ? $0.acceptedOn.text : "", $0.bank, MoneyText.text($0.face),
                            ]
                        },
                        sums: months.map { ("\($0.month), \($0.count) bills", MoneyText.text($0.minor, $0.currency)) })
                }, to: to)
        }
        try desk.show(.billMaturity(bills, months))
    }

    typealias Month = (month: String, currency: String, count: Int, minor: Int64)

    /// One row per month and currency, as the bills come: by due date.
    static func months(of bills: [Reskontra_V1_Bill]) -> [Month] {
        var months: [Month] = []
        for bill in bills {
            let month = String(bill.dueDate.text.prefix(7))
            if let place = months.firstIndex(where: { $0.month == month && $0.currency == bill.face.currency }) {
                months[place].count += 1
                months[place].minor += bill.face.minor
            } else {
                months.append((month, bill.face.currency, 1, bill.face.minor))
            }
        }
        return months
    }
}

extension Desk {
    /// All pages.
    func bills(_ request: Reskontra_V1_ListBillsRequest) async throws -> [Reskontra_V1_Bill] {
        var (request, bills) = (request, [Reskontra_V1_Bill]())
        request.page.size = 1_000
        repeat {
            let answer: Reskontra_V1_ListBillsResponse = try await read(.listBills, request)
            bills += answer.bills
            request.page.token = answer.nextPageToken
        } while !request.page.token.isEmpty
        return bills
    }

    /// A page under the company's name.
    func print(_ page: (String) -> TablePage, to path: String) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await read(.getSetup, Reskontra_V1_GetSetupRequest())
        try Paper.write(page(setup.company.name).html, to: path)
    }
}

extension Reskontra_V1_Date {
    fileprivate var text: String { DateText.text(self) }
}
