import ArgumentParser
import Schema
import SwiftProtobuf

struct NettingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "netting",
        abstract: "Receivables met by what the same party is owed as a vendor.",
        subcommands: [NettingPost.self, NettingReverse.self, NettingShow.self])
}

struct NettingPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Net documents of a customer with documents of the vendor.",
        discussion: """
            EXAMPLES
              reskontra netting post C-1001 FTI-0001 --vendor V-77=100.00
              reskontra netting post C-1001 FTI-0001 FTI-0002 --vendor V-77=100.00 --vendor-company DEMF --dry-run
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Documents of the customer.") var documents: [String]
    @Option(
        name: .customLong("vendor"), parsing: .singleValue,
        help: ArgumentHelp("A vendor's document and what is open on it. May be repeated.", valueName: "number=amount"))
    var vendors: [String]
    @Option(help: "Company of the vendor's documents; without one the customer's.") var vendorCompany = ""
    @Option(help: "Currency of the amounts; without one the customer's.") var currency: String?
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let customer = customer
        var code = currency ?? ""
        if code.isEmpty { code = try await desk.currency(of: customer) }
        var request = Reskontra_V1_NetBalancesRequest()
        request.customerNumber = customer
        request.customerDocuments = documents
        request.vendorDocuments = try vendors.map { text in
            let item = try ItemText.parse(text, currency: code)
            guard item.hasAmount else { throw ValidationError("'\(text)' is no number=amount") }
            var document = Reskontra_V1_VendorDocument()
            document.company = vendorCompany
            document.number = item.documentNumber
            document.open = item.amount
            return document
        }
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_NetBalancesResponse>(
            method: .netBalances, request: request, options: writing, question: "Net these documents",
            view: { .netting($0.netting, $0.settled, $0.journals, answer: $0) },
            change: {
                var change = $0.netting.amount
                change.minor = -change.minor
                return PositionChange(customer: customer, amount: change)
            }
        )
        .run(desk)
    }
}

struct NettingReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take a netting back: the customer's documents are open again.",
        discussion: """
            EXAMPLES
              reskontra netting reverse ADJ-000004 --reason "wrong vendor"
              reskontra netting reverse ADJ-000004 --reason "wrong vendor" --dry-run
            """)

    @Argument(help: "Number of the netting.") var number: String
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReverseNettingRequest()
        request.netting = number
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_ReverseNettingResponse>(
            method: .reverseNetting, request: request, options: writing, question: "Take this netting back",
            view: { .netting($0.netting, $0.reopened, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct NettingShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A netting with the vendor's documents it used.",
        discussion: """
            EXAMPLES
              reskontra netting show ADJ-000004
              reskontra netting show ADJ-000004 -o json
            """)

    @Argument(help: "Number of the netting.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GetNettingRequest()
        request.netting = number
        let answer = try await desk.read(.getNetting, request, as: Reskontra_V1_GetNettingResponse.self)
        try desk.show(.netting(answer.netting, [], [], answer: answer))
    }
}

extension View {
    fileprivate static func netting(
        _ row: Reskontra_V1_NettingNote, _ parts: [Reskontra_V1_SettledPart], _ journals: [Reskontra_V1_JournalEntry],
        answer: any Message
    ) -> View {
        var card = Card("netting \(row.netting)")
        if row.hasReversedOn { card.badge = ("reversed", .near) }
        card.add("netting", row.netting)
        card.add("customer_number", row.customerNumber)
        card.add("amount", .money(row.amount))
        card.add("date", .date(row.date))
        card.add("reversed_on", row.hasReversedOn ? .date(row.reversedOn) : .empty)
        card.add("reversal_reason", row.reversalReason)
        card.add(
            "vendor documents",
            Table(
                [.text("company"), .text("number"), .money("used"), .money("open")],
                rows: row.vendorDocuments.map { share in
                    [.text(share.company), .text(share.number), .money(share.used), .money(share.open)]
                }))
        if !parts.isEmpty { card.add(row.hasReversedOn ? "open again" : "settled", .parts(parts)) }
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }
}
