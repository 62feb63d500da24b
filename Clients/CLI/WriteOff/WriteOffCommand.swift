import ArgumentParser
import Schema
import SwiftProtobuf

struct WriteOffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write-off",
        abstract: "Give up open items as bad debt, and take that back.",
        subcommands: [WriteOffPost.self, WriteOffReverse.self, WriteOffShow.self, WriteOffList.self])
}

struct WriteOffPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Write off items of a customer, or all that is open.",
        discussion: """
            EXAMPLES
              reskontra write-off post C-1001 FTI-0001 FTI-0002 --reason "insolvent"
              reskontra write-off post C-1001 --all --reason "insolvent" --dry-run
              reskontra write-off post C-1001 FTI-0003 --reason "insolvent" --await-approval --yes
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Document or payment numbers.") var items: [String] = []
    @Flag(help: "All that is open on the customer.") var all = false
    @Option(help: "Why; without one that of the company's parameters.") var reason = ""
    @Option(help: "More about it.") var comment = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @Flag(help: "What is over your limit waits as a proposal for another person.") var awaitApproval = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard all != !items.isEmpty else { throw ValidationError("name items, or say --all") }
    }

    func run(_ desk: Desk) async throws {
        let customer = customer
        var request = Reskontra_V1_WriteOffRequest()
        request.customerNumber = customer
        request.items = items
        request.reason = reason
        request.comment = comment
        request.awaitApproval = awaitApproval
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_WriteOffResponse>(
            method: .writeOff, request: request, options: writing, question: "Write this off",
            view: { .writtenOff($0) },
            change: { answer in
                // A balance in several currencies has no one figure.
                guard answer.writeOff.state == .posted,
                    Set(answer.writeOff.parts.map(\.net.currency)).count == 1, var change = answer.writeOff.parts.first?.net
                else { return nil }
                change.minor = -answer.writeOff.parts.reduce(0) { $0 + $1.net.minor }
                return PositionChange(customer: customer, amount: change)
            }
        )
        .run(desk)
    }
}

struct WriteOffReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Open the items of a write-off again.",
        discussion: """
            EXAMPLES
              reskontra write-off reverse ADJ-000001 --reason "paid after all"
              reskontra write-off reverse ADJ-000001 --reason "wrong customer" --dry-run
            """)

    @Argument(help: "Number of the write-off.") var number: String
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReverseWriteOffRequest()
        request.writeOff = number
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_ReverseWriteOffResponse>(
            method: .reverseWriteOff, request: request, options: writing, question: "Open these items again",
            view: { answer in
                var card = Card(writeOff: answer.writeOff)
                card.add("open again", .parts(answer.reopened))
                if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

struct WriteOffShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A write-off with what it gave up.",
        discussion: """
            EXAMPLES
              reskontra write-off show ADJ-000001
              reskontra write-off show ADJ-000001 -o json
            """)

    @Argument(help: "Number of the write-off.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GetWriteOffRequest()
        request.writeOff = number
        let answer = try await desk.read(.getWriteOff, request, as: Reskontra_V1_GetWriteOffResponse.self)
        try desk.show(View(answer, Card(writeOff: answer.writeOff)))
    }
}

struct WriteOffList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "A customer's write-offs, oldest first.",
        discussion: """
            EXAMPLES
              reskontra write-off list C-1001
              reskontra write-off list C-1001 -o csv
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var page: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListWriteOffsRequest()
        request.customerNumber = customer
        let answer = try await page.collect {
            request.page = $0
            return try await desk.read(.listWriteOffs, request, as: Reskontra_V1_ListWriteOffsResponse.self)
        } token: {
            $0.nextPageToken
        } join: {
            $0.writeOffs += $1.writeOffs
            $0.pending += $1.pending
            $0.nextPageToken = $1.nextPageToken
        }
        let posted = answer.writeOffs.flatMap { row in
            row.parts.map { part -> [Table.Cell] in
                [
                    .text(row.writeOff), .date(row.date), .text(Words.of(row.state)), .money(part.net), .money(part.tax),
                    .text(row.reason),
                ]
            }
        }
        let open = answer.pending.isEmpty ? [] : try await openItems(desk)
        let pending = answer.pending.flatMap { row -> [[Table.Cell]] in
            let named = open.filter { row.items.isEmpty || row.items.contains($0.number) }
            let sums: [Reskontra_V1_Money?] = named.isEmpty ? [nil] : MoneyText.sum(named.map(\.open))
            return sums.map { net in
                [
                    .text("proposal \(row.proposalID)"), row.hasDate ? .date(row.date) : .empty, .text(Words.of(row.state)),
                    net.map { .money($0) } ?? .empty, .empty, .text(row.reason),
                ]
            }
        }
        let table = Table(
            [.text("write_off"), .text("date"), .text("state"), .money("net"), .money("tax"), .text("reason")],
            rows: posted + pending)
        let waiting = answer.pending.isEmpty ? [] : ["net of a proposal: what is open on its items now"]
        try desk.show(
            View(
                answer, table, lines: answer.writeOffs + answer.pending,
                footer: waiting + View.more(answer.nextPageToken)))
    }

    /// What a proposal gives up is what is open when it is approved.
    private func openItems(_ desk: Desk) async throws -> [Reskontra_V1_OpenItem] {
        var request = Reskontra_V1_ListOpenItemsRequest()
        request.customerNumber = customer
        request.page.size = 1_000
        var items: [Reskontra_V1_OpenItem] = []
        repeat {
            let page: Reskontra_V1_ListOpenItemsResponse = try await desk.read(.listOpenItems, request)
            items += page.items
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        return items
    }
}

extension Card {
    fileprivate init(writeOff row: Reskontra_V1_WriteOffNote) {
        self.init(row.state == .pendingApproval ? "write-off" : "write-off \(row.writeOff)")
        if row.state == .reversed { badge = ("reversed", .near) }
        if row.state == .pendingApproval {
            badge = ("waits for approval", .near)
            add("proposal", .number(UInt64(row.proposalID)))
        }
        add("write_off", row.writeOff)
        add("customer_number", row.customerNumber)
        add("date", .date(row.date))
        add("reason", row.reason)
        add("comment", row.comment)
        add("reversed_on", row.hasReversedOn ? .date(row.reversedOn) : .empty)
        add("reversal_reason", row.reversalReason)
        add(
            "given up",
            Table(
                [.text("dimension"), .text("profile"), .money("net"), .money("tax")],
                rows: row.parts.map { part in
                    [.text(part.dimension), .text(part.postingProfile), .money(part.net), .money(part.tax)]
                }))
    }
}

extension View {
    fileprivate static func writtenOff(_ answer: Reskontra_V1_WriteOffResponse) -> View {
        var card = Card(writeOff: answer.writeOff)
        card.add("closed", .parts(answer.settled))
        if !answer.entries.isEmpty { card.add("journal", .legs(answer.entries.map(\.journal))) }
        return View(answer, card)
    }
}
