import ArgumentParser
import Schema

struct InterestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interest",
        abstract: "Interest on overdue items: codes, notes, waivers.",
        subcommands: [
            InterestCode.self, InterestSimulate.self, InterestCreate.self, InterestPost.self, InterestList.self,
            InterestShow.self, InterestHistory.self, InterestPrint.self, InterestCancel.self, InterestWaive.self,
            InterestReinstate.self, InterestReverse.self,
        ])
}

extension Reskontra_V1_CreateInterestNotesRequest: GuardedRequest {}
extension Reskontra_V1_PostInterestNotesRequest: GuardedRequest {}
extension Reskontra_V1_CancelInterestNoteRequest: GuardedRequest {}
extension Reskontra_V1_PrintInterestNotesRequest: GuardedRequest {}
extension Reskontra_V1_WaiveInterestRequest: GuardedRequest {}
extension Reskontra_V1_ReinstateInterestRequest: GuardedRequest {}
extension Reskontra_V1_ReverseInterestRequest: GuardedRequest {}

struct InterestCode: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "Versions of an interest code by date.",
        discussion: """
            EXAMPLES
              reskontra interest code INT
              reskontra interest code INT --as-of 2026-10-31 -o json
            """)

    @Argument(help: "Interest code.") var code: String
    @Option(help: ArgumentHelp("Only the version of this day.", valueName: "date")) var asOf: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListInterestVersionsRequest()
        request.code = code
        if let asOf { request.asOf = try date(asOf) }
        try desk.show(.interestCode(try await desk.read(.listInterestVersions, request)))
    }
}

/// What a run takes in.
struct InterestRunOptions: ParsableArguments {
    @Option(help: "One customer; without one all.") var customer = ""
    @Option(help: ArgumentHelp("Last day that is charged.", valueName: "date")) var to: String
    @Option(help: ArgumentHelp("First day; without one all that is not charged yet.", valueName: "date")) var from: String?
    @Option(help: "Use this posting profile instead of the transactions' own.") var postingProfile: String?
    @Option(
        name: .customLong("type"), parsing: .singleValue,
        help: "invoice, payment, interest, fee or credit-note; without one invoice. May be repeated.")
    var types: [String] = []

    func run(after: String = "") throws -> Reskontra_V1_InterestRun {
        var run = Reskontra_V1_InterestRun()
        run.customerNumber = customer
        run.toDate = try date(to)
        if let from { run.fromDate = try date(from) }
        if let postingProfile { (run.profileFrom, run.profile) = (.select, postingProfile) }
        run.transactionTypes = try types.map {
            try Words.parse($0, as: Reskontra_V1_InterestTransactionType.self, what: "type of transaction")
        }
        run.after = after
        return run
    }
}

struct InterestSimulate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "What a run would charge; stores nothing, the date may lie ahead.",
        discussion: """
            EXAMPLES
              reskontra interest simulate --to 2026-12-31 --customer C-1001
              reskontra interest simulate --to 2026-12-31 -o csv
            """)

    @OptionGroup var which: InterestRunOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var whole = Reskontra_V1_SimulateInterestResponse()
        var after = ""
        repeat {
            var request = Reskontra_V1_SimulateInterestRequest()
            request.run = try which.run(after: after)
            let answer: Reskontra_V1_SimulateInterestResponse = try await desk.read(.simulateInterest, request)
            whole.transactions += answer.transactions
            whole.notes += answer.notes
            whole.totals = MoneyText.sum(whole.totals + answer.totals)
            after = answer.next
        } while !after.isEmpty
        try desk.show(.interestTransactions(whole.transactions, whole.totals, answer: whole))
    }
}

struct InterestCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make interest notes; nothing is posted yet.",
        discussion: """
            EXAMPLES
              reskontra interest create --to 2026-11-30
              reskontra interest create --to 2026-11-30 --customer C-1001 --dry-run
              reskontra interest create --to 2026-11-30 --summary
            """)

    @OptionGroup var which: InterestRunOptions
    @OptionGroup var summing: SummaryOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    /// Measured with ten items a customer: with more customers a page tills wait, with fewer the run takes too long.
    private static let pace = RunPace(customers: 3, shares: 2)

    func run(_ desk: Desk) async throws {
        if summing.summary { return try await runSummed(desk) }
        let whole = try await desk.pages(.createInterestNotes, writing) { after in
            var request = Reskontra_V1_CreateInterestNotesRequest()
            request.run = try which.run(after: after)
            return request
        } next: {
            (answer: Reskontra_V1_CreateInterestNotesResponse) in answer.next
        } join: {
            $0.transactions += $1.transactions
            $0.notes += $1.notes
            $0.totals = MoneyText.sum($0.totals + $1.totals)
            $0.canceledNotes += $1.canceledNotes
        }
        try desk.show(.interestNotes(whole.notes, answer: whole))
    }

    private func runSummed(_ desk: Desk) async throws {
        let run = try which.run()
        let whole = try await desk.summary(of: .createInterestNotes, "interest create", writing, Self.pace) { after, share in
            var request = Reskontra_V1_CreateInterestNotesRequest()
            request.run = run
            (request.run.after, request.run.share) = (after, share)
            (request.run.customersMax, request.run.summaryOnly) = (Self.pace.customers, true)
            return request
        } next: {
            (answer: Reskontra_V1_CreateInterestNotesResponse) in answer.next
        } seen: {
            $0.transactionsSeen
        } join: {
            $0.notesMade += $1.notesMade
            $0.transactionsSeen += $1.transactionsSeen
            $0.totals = MoneyText.sum($0.totals + $1.totals)
            $0.canceledNotes += $1.canceledNotes
        }
        try desk.show(.interestSummary(whole))
    }
}

struct InterestPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post interest notes: they become open items.",
        discussion: """
            EXAMPLES
              reskontra interest post IN-000001 IN-000002
              reskontra interest post --customer C-1001 --posting-date 2026-11-30 --yes
            """)

    @Argument(help: "Notes.") var notes: [String] = []
    @Option(help: "Every note of this customer that is created and not posted.") var customer = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var postingDate: String?
    @Flag(help: "A voucher for each note, not one per customer and currency.") var voucherPerNote = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard customer.isEmpty != notes.isEmpty else { throw ValidationError("name notes, or --customer") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostInterestNotesRequest()
        request.notes = notes
        if !customer.isEmpty {
            let answer: Reskontra_V1_ListInterestNotesResponse = try await desk.read(
                .listInterestNotes,
                Reskontra_V1_ListInterestNotesRequest.with {
                    $0.customerNumber = customer
                    $0.states = [.created]
                    $0.page.size = 1_000
                })
            request.notes = answer.notes.map(\.number)
            guard !request.notes.isEmpty else { throw ValidationError("no interest note of \(customer) waits to be posted") }
        }
        if let postingDate { request.postingDate = try date(postingDate) }
        request.ledgerPerNote = voucherPerNote
        try await Writing<_, Reskontra_V1_PostInterestNotesResponse>(
            method: .postInterestNotes, request: request, options: writing, question: "Post these interest notes",
            view: { .interestNotes($0.notes, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct InterestList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Interest notes of a customer.",
        discussion: """
            EXAMPLES
              reskontra interest list C-1001 --state created
              reskontra interest list C-1001 -o csv
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(name: .customLong("state"), parsing: .singleValue, help: "created, posted or canceled. May be repeated.")
    var states: [String] = []
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let states = try states.map { try Words.parse($0, as: Reskontra_V1_InterestNoteState.self, what: "state of a note") }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listInterestNotes,
                    Reskontra_V1_ListInterestNotesRequest.with {
                        $0.customerNumber = customer
                        $0.states = states
                        $0.page = page
                    }, as: Reskontra_V1_ListInterestNotesResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.notes += $1.notes
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.interestNotes(answer.notes, answer: answer, more: answer.nextPageToken))
    }
}

struct InterestShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A note with the interest of each transaction, its fees and what was waived.",
        discussion: """
            EXAMPLES
              reskontra interest show IN-000001
              reskontra interest show IN-000001 -o json
            """)

    @Argument(help: "Note.") var note: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetInterestNoteResponse = try await desk.read(
            .getInterestNote, Reskontra_V1_GetInterestNoteRequest.with { $0.note = note })
        try desk.show(.interestNote(answer.note, answer: answer))
    }
}

struct InterestPrint: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Interest notes as pages of HTML in each customer's language; they count as printed then.",
        discussion: """
            EXAMPLES
              reskontra interest print IN-000001 --to note.html
              reskontra interest print IN-000001 IN-000002 --folder notes --language de
            """)

    @Argument(help: "Notes.") var notes: [String]
    @Option(help: "en, de or sv; without it the customer's language.") var language: String?
    @OptionGroup var paper: PaperOptions
    @OptionGroup var paying: PayingOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws { try PrintWords.check(language) }

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_PrintInterestNotesRequest.with { $0.notes = notes }
        if paper.isPlain {
            return try await Writing<_, Reskontra_V1_PrintInterestNotesResponse>(
                method: .printInterestNotes, request: request, options: writing, movesMoney: false,
                question: "Print these notes", view: { .interestNotes($0.notes, answer: $0) }
            )
            .run(desk)
        }
        try writing.refuseProposing()
        let connection = try await desk.connection()
        let answer: Reskontra_V1_PrintInterestNotesResponse
        if writing.dryRun {
            var asking = request
            asking.mode = .preview
            answer = try await connection.callRetrying(.printInterestNotes, asking, key: connection.newKey()).message
        } else {
            answer = try await Sending(desk: desk, connection: connection).send(
                .printInterestNotes, request, as: Reskontra_V1_PrintInterestNotesResponse.self,
                key: writing.requestKey(connection)
            ).message
        }
        let print = try await Printing(desk, paying)
        var sheets: [PaperOptions.Sheet] = []
        for note in answer.notes {
            let customer = try await print.customer(note.customerNumber)
            let (code, words) = PrintWords.of(language ?? customer.language)
            let page = InterestPage(
                note: note, customer: customer, seller: print.company.name, words: words, language: code,
                account: try await print.account(note.total.currency))
            sheets.append(.init(name: note.number, title: "\(page.title) \(note.number)", page: page.page))
        }
        try paper.write(sheets)
    }
}

struct InterestCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel a note that is not posted; its time can be charged again.",
        discussion: """
            EXAMPLES
              reskontra interest cancel IN-000001
              reskontra interest cancel IN-000001 --dry-run
            """)

    @Argument(help: "Note.") var note: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_CancelInterestNoteRequest.with { $0.note = note }
        try await Writing<_, Reskontra_V1_CancelInterestNoteResponse>(
            method: .cancelInterestNote, request: request, options: writing, movesMoney: false,
            question: "Cancel this note", view: { .interestNote($0.note, answer: $0) }
        )
        .run(desk)
    }
}

/// Which charges of a note, and why.
struct InterestChangeOptions: ParsableArguments {
    @Argument(help: "Posted note.") var note: String
    @Option(
        name: .customLong("line"), parsing: .singleValue,
        help: "Only this line, from 1 as `interest show` counts. May be repeated.")
    var lines: [UInt32] = []
    @Flag(help: "Only its fees.") var fees = false
    @Option(help: "Why.") var reason: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?

    func validate() throws {
        guard !fees || lines.isEmpty else { throw ValidationError("choose --line or --fees") }
    }

    var scope: Reskontra_V1_InterestScope { fees ? .fees : lines.isEmpty ? .note : .lines }
}

struct InterestWaive: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Credit interest or fees of a note; it may be reinstated.",
        discussion: """
            EXAMPLES
              reskontra interest waive IN-000001 --reason goodwill
              reskontra interest waive IN-000001 --line 2 --reason "wrong due date" --dry-run
            """)

    @OptionGroup var which: InterestChangeOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_WaiveInterestRequest()
        (request.note, request.scope, request.reason) = (which.note, which.scope, which.reason)
        request.positions = which.lines
        if let day = which.day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_WaiveInterestResponse>(
            method: .waiveInterest, request: request, options: writing, question: "Waive this interest",
            view: { .interestChanged($0.note, $0.creditNote, $0.amount, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct InterestReinstate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate",
        abstract: "Charge again what was waived.",
        discussion: """
            EXAMPLES
              reskontra interest reinstate IN-000001 --reason "promise broken"
              reskontra interest reinstate IN-000001 --fees --reason "promise broken" --dry-run
            """)

    @OptionGroup var which: InterestChangeOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReinstateInterestRequest()
        (request.note, request.scope, request.reason) = (which.note, which.scope, which.reason)
        request.positions = which.lines
        if let day = which.day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_ReinstateInterestResponse>(
            method: .reinstateInterest, request: request, options: writing, question: "Reinstate this interest",
            view: { .interestChanged($0.note, $0.debitInvoice, $0.amount, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct InterestReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take interest back as if it had not been charged; its time can be charged again.",
        discussion: """
            EXAMPLES
              reskontra interest reverse IN-000001 --reason "wrong code"
              reskontra interest reverse IN-000001 --line 1 --reason "paid in time" --dry-run
            """)

    @OptionGroup var which: InterestChangeOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReverseInterestRequest()
        (request.note, request.scope, request.reason) = (which.note, which.scope, which.reason)
        request.positions = which.lines
        if let day = which.day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_ReverseInterestResponse>(
            method: .reverseInterest, request: request, options: writing, question: "Reverse this interest",
            view: { .interestChanged($0.note, $0.creditNote, $0.amount, $0.journals, answer: $0) }
        )
        .run(desk)
    }
}
