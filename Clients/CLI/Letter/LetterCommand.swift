import ArgumentParser
import Schema
import SwiftProtobuf

struct LetterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Collection letters and their fees.",
        subcommands: [
            LetterCreate.self, LetterList.self, LetterPrint.self, LetterPost.self, LetterCancel.self, LetterBlock.self,
            LetterUnblock.self, LetterWaive.self, LetterReinstate.self, LetterReverse.self,
        ])
}

extension Reskontra_V1_CreateLettersRequest: GuardedRequest {}
extension Reskontra_V1_PrintLettersRequest: GuardedRequest {}
extension Reskontra_V1_PostLettersRequest: GuardedRequest {}
extension Reskontra_V1_CancelLetterRequest: GuardedRequest {}
extension Reskontra_V1_SetLetterBlockRequest: GuardedRequest {}
extension Reskontra_V1_WaiveChargeRequest: GuardedRequest {}
extension Reskontra_V1_ReinstateChargeRequest: GuardedRequest {}
extension Reskontra_V1_ReverseChargeRequest: GuardedRequest {}

struct LetterCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make the letters that are due; unposted ones are replaced, nothing is posted.",
        discussion: """
            EXAMPLES
              reskontra letter create
              reskontra letter create --customer C-1001 --date 2026-11-30 --dry-run
              reskontra letter create --summary
            """)

    @Option(help: "One customer; without one all.") var customer = ""
    @Option(help: "Only customers of this pool.") var pool = ""
    @Option(name: .customLong("date"), help: ArgumentHelp("Letter date; without one the business date.", valueName: "date"))
    var day: String?
    @Flag(help: "A letter code for each item, not one per customer.") var perTransaction = false
    @OptionGroup var summing: SummaryOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    private static let pace = RunPace(customers: 10, shares: 1)

    func run(_ desk: Desk) async throws {
        let asked = try request()
        if summing.summary { return try await runSummed(desk, asked) }
        let whole = try await desk.pages(.createLetters, writing) { after in
            var request = asked
            request.after = after
            return request
        } next: {
            (answer: Reskontra_V1_CreateLettersResponse) in answer.next
        } join: {
            $0.letters += $1.letters
            $0.skipped += $1.skipped
            $0.replaced += $1.replaced
        }
        var footer = whole.skipped.map { "passed over \($0.customerNumber): \($0.message)" }
        if whole.replaced > 0 { footer.append("\(whole.replaced) unposted letters replaced") }
        try desk.show(.letters(whole.letters, answer: whole, footer: footer))
    }

    private func request() throws -> Reskontra_V1_CreateLettersRequest {
        var request = Reskontra_V1_CreateLettersRequest()
        (request.customerNumber, request.pool) = (customer, pool)
        request.level = perTransaction ? .perTransaction : .perCustomer
        if let day { request.letterDate = try date(day) }
        return request
    }

    private func runSummed(_ desk: Desk, _ asked: Reskontra_V1_CreateLettersRequest) async throws {
        let whole = try await desk.summary(of: .createLetters, "letter create", writing, Self.pace) { after, share in
            var request = asked
            (request.after, request.share) = (after, share)
            (request.customersMax, request.summaryOnly) = (Self.pace.customers, true)
            return request
        } next: {
            (answer: Reskontra_V1_CreateLettersResponse) in answer.next
        } seen: {
            $0.itemsListed
        } join: {
            $0.lettersMade += $1.lettersMade
            $0.itemsListed += $1.itemsListed
            $0.skipped += $1.skipped
            $0.replaced += $1.replaced
        }
        try desk.show(.letterSummary(whole))
    }
}

struct LetterList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Collection letters.",
        discussion: """
            EXAMPLES
              reskontra letter list --state created
              reskontra letter list --customer C-1001 -o csv
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Option(name: .customLong("state"), parsing: .singleValue, help: "created, posted or canceled. May be repeated.")
    var states: [String] = []
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let states = try states.map { try Words.parse($0, as: Reskontra_V1_LetterState.self, what: "state of a letter") }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listLetters,
                    Reskontra_V1_ListLettersRequest.with {
                        $0.customerNumber = customer
                        $0.states = states
                        $0.page = page
                    }, as: Reskontra_V1_ListLettersResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.letters += $1.letters
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.letters(answer.letters, answer: answer, footer: View.more(answer.nextPageToken)))
    }
}

/// Letters by id, of one customer, or all.
struct LetterChoice: ParsableArguments {
    @Argument(help: "Letter ids, as `letter list` tells them.") var letters: [UInt64] = []
    @Option(help: "All of this customer.") var customer = ""
    @Flag(help: "Every letter that waits.") var all = false

    func validate() throws {
        guard [!letters.isEmpty, !customer.isEmpty, all].count(where: { $0 }) == 1 else {
            throw ValidationError("name letters, --customer or --all")
        }
    }
}

struct LetterPrint: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Letters as pages of HTML in each customer's language; they count as printed then.",
        discussion: """
            Items take their codes when letters are printed or posted, as the parameters say. Interest of a letter stands
            on its page once it is posted. Letters that were printed are printed again by their ids.

            EXAMPLES
              reskontra letter print --all --to letters.html
              reskontra letter print 1 2 --folder letters --iban DE02120300000000202051
            """)

    @OptionGroup var which: LetterChoice
    @OptionGroup var paper: PaperOptions
    @OptionGroup var paying: PayingOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PrintLettersRequest()
        (request.letterIds, request.customerNumber) = (which.letters, which.customer)
        if paper.isPlain {
            return try await Writing<_, Reskontra_V1_PrintLettersResponse>(
                method: .printLetters, request: request, options: writing, movesMoney: false,
                question: "Print these letters",
                view: { .letters($0.letters, answer: $0, footer: Self.more($0)) }
            )
            .run(desk)
        }
        try writing.refuseProposing()
        let connection = try await desk.connection()
        let answer: Reskontra_V1_PrintLettersResponse
        if writing.dryRun {
            request.mode = .preview
            answer = try await connection.callRetrying(.printLetters, request, key: connection.newKey()).message
        } else {
            answer = try await Sending(desk: desk, connection: connection).send(
                .printLetters, request, as: Reskontra_V1_PrintLettersResponse.self, key: writing.requestKey(connection)
            ).message
        }
        let print = try await Printing(desk, paying)
        var sheets: [PaperOptions.Sheet] = []
        for letter in answer.letters {
            let page = LetterPage(
                letter: letter, customer: try await print.customer(letter.customerNumber), seller: print.company.name,
                account: try await print.account(letter.overdueBalance.currency))
            sheets.append(.init(name: "letter-\(page.name)", title: "\(page.title) \(page.name)", page: page.page))
        }
        try paper.write(sheets)
        for line in Self.more(answer) { Terminal.writeError(line + "\n") }
    }

    private static func more(_ answer: Reskontra_V1_PrintLettersResponse) -> [String] {
        answer.hasMore_p ? ["more wait: the same command again"] : []
    }
}

struct LetterPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post letters: fees become open items, items take their codes.",
        discussion: """
            EXAMPLES
              reskontra letter post 1 2 --yes
              reskontra letter post --all --dry-run
            """)

    @OptionGroup var which: LetterChoice
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var postingDate: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostLettersRequest()
        (request.letterIds, request.customerNumber) = (which.letters, which.customer)
        if let postingDate { request.postingDate = try date(postingDate) }
        try await Writing<_, Reskontra_V1_PostLettersResponse>(
            method: .postLetters, request: request, options: writing, question: "Post these letters",
            view: {
                var footer = $0.feeItems.isEmpty ? [] : ["fees \($0.feeItems.joined(separator: ", "))"]
                if $0.hasMore_p { footer.append("more wait: the same command again") }
                return .letters($0.letters, answer: $0, footer: footer)
            }
        )
        .run(desk)
    }
}

struct LetterCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Take a letter back: its fee is credited, its items take the code before.",
        discussion: """
            EXAMPLES
              reskontra letter cancel 1 --reason "paid yesterday"
              reskontra letter cancel 1 --reason "paid yesterday" --dry-run
            """)

    @Argument(help: "Letter id, as `letter list` tells it.") var letter: UInt64
    @Option(help: "Why.") var reason: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CancelLetterRequest()
        (request.letterID, request.reason) = (letter, reason)
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_CancelLetterResponse>(
            method: .cancelLetter, request: request, options: writing, question: "Cancel this letter",
            view: { .letters([$0.letter], answer: $0) }
        )
        .run(desk)
    }
}

/// Whose letters are switched.
struct LetterBlockOptions: ParsableArguments {
    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(name: .customLong("item"), parsing: .singleValue, help: "Only about this document. May be repeated.")
    var items: [String] = []
}

struct LetterBlock: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "block",
        abstract: "No more letters to a customer, or about documents.",
        discussion: """
            EXAMPLES
              reskontra letter block C-1001
              reskontra letter block C-1001 --item FTI-0001
            """)

    @OptionGroup var which: LetterBlockOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try await setBlock(which, true, writing, desk) }
}

struct LetterUnblock: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "unblock",
        abstract: "Letters again.",
        discussion: """
            EXAMPLES
              reskontra letter unblock C-1001
              reskontra letter unblock C-1001 --item FTI-0001
            """)

    @OptionGroup var which: LetterBlockOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try await setBlock(which, false, writing, desk) }
}

private func setBlock(_ which: LetterBlockOptions, _ blocked: Bool, _ writing: WriteOptions, _ desk: Desk) async throws {
    var request = Reskontra_V1_SetLetterBlockRequest()
    (request.customerNumber, request.items, request.blocked) = (which.customer, which.items, blocked)
    try await Writing<_, Reskontra_V1_SetLetterBlockResponse>(
        method: .setLetterBlock, request: request, options: writing, movesMoney: false, question: "Switch letters",
        view: { answer in
            var card = Card("letters to \(which.customer) \(blocked ? "blocked" : "allowed")")
            card.add("documents", answer.items == 0 ? .text("all") : .number(answer.items))
            return View(answer, card)
        }
    )
    .run(desk)
}

/// A fee and what happens to it.
struct ChargeOptions: ParsableArguments {
    @Argument(help: "Document number of the fee.") var item: String
    @Option(help: "Why.") var reason: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
}

struct LetterWaive: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Credit the fee of a letter or payment; it may be reinstated.",
        discussion: """
            EXAMPLES
              reskontra letter waive CL-000001 --reason goodwill
              reskontra letter waive CL-000001 --reason goodwill --dry-run
            """)

    @OptionGroup var which: ChargeOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_WaiveChargeRequest()
        (request.item, request.reason) = (which.item, which.reason)
        if let day = which.day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_WaiveChargeResponse>(
            method: .waiveCharge, request: request, options: writing, question: "Waive this fee",
            view: { .charge($0.charge, answer: $0) }
        )
        .run(desk)
    }
}

struct LetterReinstate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate",
        abstract: "Charge a waived fee again.",
        discussion: """
            EXAMPLES
              reskontra letter reinstate CL-000001 --reason "promise broken"
              reskontra letter reinstate CL-000001 --reason "promise broken" --dry-run
            """)

    @OptionGroup var which: ChargeOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReinstateChargeRequest()
        (request.item, request.reason) = (which.item, which.reason)
        if let day = which.day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_ReinstateChargeResponse>(
            method: .reinstateCharge, request: request, options: writing, question: "Reinstate this fee",
            view: { .charge($0.charge, answer: $0) }
        )
        .run(desk)
    }
}

struct LetterReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take a fee back as if it had not been charged.",
        discussion: """
            EXAMPLES
              reskontra letter reverse CL-000001 --reason "wrong customer"
              reskontra letter reverse CL-000001 --reason "wrong customer" --dry-run
            """)

    @OptionGroup var which: ChargeOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReverseChargeRequest()
        (request.item, request.reason) = (which.item, which.reason)
        if let day = which.day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_ReverseChargeResponse>(
            method: .reverseCharge, request: request, options: writing, question: "Reverse this fee",
            view: { .charge($0.charge, answer: $0) }
        )
        .run(desk)
    }
}
