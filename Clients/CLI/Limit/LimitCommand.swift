import ArgumentParser
import Schema
import SwiftProtobuf

struct LimitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit",
        abstract: "Credit limits: journals of new ones.",
        subcommands: [
            LimitCreate.self, LimitAdd.self, LimitGenerate.self, LimitList.self, LimitShow.self, LimitSubmit.self,
            LimitDecide.self, LimitPost.self,
        ])
}

extension Reskontra_V1_CreateLimitJournalRequest: GuardedRequest {}
extension Reskontra_V1_AddLimitLinesRequest: GuardedRequest {}
extension Reskontra_V1_GenerateLimitLinesRequest: GuardedRequest {}
extension Reskontra_V1_PostLimitJournalRequest: GuardedRequest {}

struct LimitCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Open a journal of new limits.",
        discussion: """
            EXAMPLES
              reskontra limit create SPRING --description "review of March"
              reskontra limit create FAIR --temporary
            """)

    @Argument(help: "Journal number.") var journal: String
    @Flag(help: "Limits for some days, in place of the usual ones.") var temporary = false
    @Option var description = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_CreateLimitJournalRequest.with {
            ($0.journal, $0.type, $0.description_p) = (journal, temporary ? .temporary : .limit, description)
        }
        try await Writing<_, Reskontra_V1_CreateLimitJournalResponse>(
            method: .createLimitJournal, request: request, options: writing, movesMoney: false,
            question: "Open this journal", view: { .limitJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

struct LimitAdd: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a new limit to a journal; it is in force once the journal is posted.",
        discussion: """
            EXAMPLES
              reskontra limit add SPRING C-1001 5000.00 --to 2027-12-31
              reskontra limit add FAIR C-1001 9000.00 --from 2026-12-01 --to 2026-12-24
              reskontra limit add SPRING TWINS "15000.00 EUR" --group --to 2027-12-31
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "Customer number; with --group the credit group.") var customer: String
    @Argument(help: "The limit; without a currency in the customer's.") var limit: String
    @Flag(help: "It is the limit of a credit group.") var group = false
    @Option(help: ArgumentHelp("First day of a temporary limit.", valueName: "date")) var from: String?
    @Option(help: ArgumentHelp("Last day.", valueName: "date")) var to: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var line = Reskontra_V1_LimitLine()
        if group {
            line.creditGroup = customer
            line.newLimit = try usage { () throws(TextFailure) in try MoneyText.parse(limit) }
        } else {
            line.customerNumber = customer
            line.newLimit = try await desk.money(limit, currency: nil, customer: customer)
        }
        if let from { line.newFrom = try date(from) }
        line.newTo = try date(to)
        let request = Reskontra_V1_AddLimitLinesRequest.with { ($0.journal, $0.lines) = (journal, [line]) }
        try await Writing<_, Reskontra_V1_AddLimitLinesResponse>(
            method: .addLimitLines, request: request, options: writing, movesMoney: false, question: "Add this line",
            view: { .limitJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

struct LimitGenerate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Lines from the limits there are: by percent or amount, rounded.",
        discussion: """
            EXAMPLES
              reskontra limit generate SPRING --percent 10 --round-off 100.00 --to 2027-12-31
              reskontra limit generate SPRING --amount -500.00 --currency EUR --to-days 365 --customer C-1001
            """)

    @Argument(help: "Journal number; made if it is not there.") var journal: String
    @Option(parsing: .unconditional, help: "Change in percent, may be below 0.") var percent: String?
    @Option(parsing: .unconditional, help: "Change by an amount, may be below 0.") var amount: String?
    @Option(help: "Limits in this currency; without one the accounting currency.") var currency = ""
    @Option(help: "The limit becomes a multiple of this.") var roundOff: String?
    @Option(help: "nearest, up or down.") var rounding = "nearest"
    @Option(name: .customLong("customer"), parsing: .singleValue, help: "Only this one. May be repeated.")
    var customers: [String] = []
    @Option(help: ArgumentHelp("Last day of the new limits.", valueName: "date")) var to: String?
    @Option(help: "Last day: so many days after that of the limit there is.") var toDays: Int32 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (percent == nil) != (amount == nil) else { throw ValidationError("give --percent or --amount") }
    }

    func run(_ desk: Desk) async throws {
        let whole = try await desk.pages(.generateLimitLines, writing) { after in
            var request = Reskontra_V1_GenerateLimitLinesRequest()
            (request.journal, request.customers, request.currency) = (journal, customers, currency.uppercased())
            request.valueType = percent == nil ? .fixed : .percent
            request.value = try decimal(percent ?? amount ?? "")
            request.roundingForm = try Words.parse(rounding, as: Reskontra_V1_RoundingForm.self, what: "rounding")
            if let roundOff {
                request.roundOff = try usage { () throws(TextFailure) in
                    try MoneyText.parse(roundOff, currency: currency)
                }
            }
            if let to { request.newTo = try date(to) }
            request.toOffsetDays = toDays
            request.after = UInt64(after) ?? 0
            return request
        } next: {
            (answer: Reskontra_V1_GenerateLimitLinesResponse) in answer.next == 0 ? "" : String(answer.next)
        } join: {
            $0.lines += $1.lines
            $0.next = $1.next
        }
        try desk.show(View(whole, .limitLines(whole.lines), lines: whole.lines))
    }
}

struct LimitList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Journals by number, without their lines.",
        discussion: """
            EXAMPLES
              reskontra limit list
              reskontra limit list -o csv --columns journal,state
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var answer = Reskontra_V1_ListLimitJournalsResponse()
        var request = Reskontra_V1_ListLimitJournalsRequest()
        repeat {
            let page: Reskontra_V1_ListLimitJournalsResponse = try await desk.read(.listLimitJournals, request)
            answer.journals += page.journals
            request.after = page.next
        } while !request.after.isEmpty
        let table = Table(
            [.text("journal"), .text("type"), .text("state"), .text("description")],
            rows: answer.journals.map {
                [.text($0.journal), .text(Words.of($0.type)), .text(Words.of($0.state)), .text($0.description_p)]
            })
        try desk.show(View(answer, table, lines: answer.journals))
    }
}

struct LimitSubmit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hand a journal to whoever decides, where the company has that workflow.",
        discussion: """
            EXAMPLES
              reskontra limit submit SPRING
              reskontra limit submit SPRING --dry-run
            """)

    @Argument(help: "Journal number.") var journal: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_SubmitLimitJournalRequest.with { $0.journal = journal }
        try await Writing<_, Reskontra_V1_SubmitLimitJournalResponse>(
            method: .submitLimitJournal, request: request, options: writing, movesMoney: false,
            question: "Submit this journal", view: { .limitJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

struct LimitDecide: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide a submitted journal or some of its lines: approve, reject or recall.",
        discussion: """
            EXAMPLES
              reskontra limit decide SPRING approve
              reskontra limit decide SPRING reject --line 2 --yes
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "approve, reject or recall.") var decision: String
    @Option(name: .customLong("line"), parsing: .singleValue, help: "Only this line, counted from 1. May be repeated.")
    var lines: [UInt32] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard !lines.contains(0) else { throw ValidationError("lines are counted from 1") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_DecideLimitJournalRequest()
        request.journal = journal
        request.decision = try Words.parse(decision, as: Reskontra_V1_LimitDecision.self, what: "decision")
        request.lines = lines.map { $0 - 1 }
        try await Writing<_, Reskontra_V1_DecideLimitJournalResponse>(
            method: .decideLimitJournal, request: request, options: writing, question: "Decide this journal",
            view: { .limitJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

extension Reskontra_V1_SubmitLimitJournalRequest: GuardedRequest {}
extension Reskontra_V1_DecideLimitJournalRequest: GuardedRequest {}

struct LimitShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A journal with its lines.",
        discussion: """
            EXAMPLES
              reskontra limit show SPRING
              reskontra limit show SPRING -o json
            """)

    @Argument(help: "Journal number.") var journal: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetLimitJournalResponse = try await desk.read(
            .getLimitJournal, Reskontra_V1_GetLimitJournalRequest.with { $0.journal = journal })
        try desk.show(.limitJournal(answer.journal, answer: answer))
    }
}

struct LimitPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Put all limits of a journal in force; the next check sees them.",
        discussion: """
            EXAMPLES
              reskontra limit post SPRING --yes
              reskontra limit post SPRING --dry-run
            """)

    @Argument(help: "Journal number.") var journal: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_PostLimitJournalRequest.with { $0.journal = journal }
        try await Writing<_, Reskontra_V1_PostLimitJournalResponse>(
            method: .postLimitJournal, request: request, options: writing, question: "Put these limits in force",
            view: { .limitJournal($0.journal, answer: $0) }
        )
        .run(desk)
    }
}

extension View {
    static func limitJournal(_ journal: Reskontra_V1_LimitJournal, answer: any Message) -> View {
        var card = Card("limit journal \(journal.journal)")
        card.badge = (Words.of(journal.state), journal.state == .posted ? .good : .plain)
        card.add("journal", journal.journal)
        card.add("type", Words.of(journal.type))
        card.add("state", Words.of(journal.state))
        card.add("description", journal.description_p)
        if !journal.lines.isEmpty { card.add("lines", .limitLines(journal.lines)) }
        return View(answer, card)
    }
}

extension Table {
    static func limitLines(_ lines: [Reskontra_V1_LimitLine]) -> Table {
        Table(
            [
                .text("customer_number"), .money("limit"), .money("new_limit"), .text("from"), .text("to"),
                .text("credit_group"), .text("state"),
            ],
            rows: lines.map {
                [
                    .text($0.customerNumber), .money($0.currentLimit), .money($0.newLimit),
                    $0.hasNewFrom ? .date($0.newFrom) : .empty, $0.hasNewTo ? .date($0.newTo) : .empty,
                    .text($0.creditGroup), .text(Words.of($0.state)),
                ]
            })
    }
}
