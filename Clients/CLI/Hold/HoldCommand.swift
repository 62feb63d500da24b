import ArgumentParser
import Schema

struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Documents that wait for review: who waits, why, and how it ends.",
        subcommands: [
            HoldList.self, HoldShow.self, HoldSubmit.self, HoldDecide.self, HoldRelease.self, HoldReject.self, HoldForce.self, HoldEvaluate.self,
        ])
}

struct HoldList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Open holds, latest first.",
        discussion: """
            EXAMPLES
              reskontra hold list
              reskontra hold list --customer C-1001 --closed -o csv
            """)

    @Option(help: "Customer number; left out: all.") var customer = ""
    @Flag(help: "Released, rejected and canceled ones too.") var closed = false
    @Flag(help: "Only those that are ready to release.") var ready = false
    @Flag(help: "Of every company.") var allCompanies = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listHolds,
                    Reskontra_V1_ListHoldsRequest.with {
                        $0.customerNumber = customer
                        $0.includeClosed = closed
                        $0.onlyReady = ready
                        $0.allCompanies = allCompanies
                        $0.page = page
                    }, as: Reskontra_V1_ListHoldsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.holds += $1.holds
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.holds(answer.holds, answer: answer, more: answer.nextPageToken))
    }
}

struct HoldShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One hold with its reasons.",
        discussion: """
            EXAMPLES
              reskontra hold show 3
              reskontra hold show 3 -o json
            """)

    @Argument(help: "Hold id.") var id: UInt64
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let id = id
        let answer: Reskontra_V1_GetHoldResponse = try await desk.read(
            .getHold, Reskontra_V1_GetHoldRequest.with { $0.holdID = id })
        try desk.show(.hold(answer.hold, answer: answer))
    }
}

struct HoldRelease: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lift a hold; a referred sale becomes a live reservation.",
        discussion: """
            EXAMPLES
              reskontra hold release 3 --reason PAID
              reskontra hold release 3 --reason PAID --with-posting --review 2026-12-01 --yes
            """)

    @Argument(help: "Hold id.") var id: UInt64
    @Option(help: "Reason of type release.") var reason: String
    @Flag(help: "Run the step that was held as well.") var withPosting = false
    @Option(help: ArgumentHelp("When to look at it again.", valueName: "date")) var review: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReleaseHoldRequest()
        request.holdID = id
        request.releaseReason = reason
        request.releaseMode = withPosting ? .withPosting : .withoutPosting
        if let review { request.reviewDate = try date(review) }
        try await Writing<_, Reskontra_V1_ReleaseHoldResponse>(
            method: .releaseHold, request: request, options: writing, question: "Release this",
            view: { .hold($0.hold, answer: $0) }
        )
        .run(desk)
    }
}

struct HoldReject: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Close a hold for good; a referred sale is declined.",
        discussion: """
            EXAMPLES
              reskontra hold reject 3
              reskontra hold reject 3 --reason NO-PAY --yes
            """)

    @Argument(help: "Hold id.") var id: UInt64
    @Option(help: "Reason of type release.") var reason = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let (id, reason) = (id, reason)
        try await Writing<_, Reskontra_V1_RejectHoldResponse>(
            method: .rejectHold,
            request: Reskontra_V1_RejectHoldRequest.with { ($0.holdID, $0.reason) = (id, reason) }, options: writing,
            question: "Reject this", view: { .hold($0.hold, answer: $0) }
        )
        .run(desk)
    }
}

struct HoldForce: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "force",
        abstract: "Put an order on hold by hand, or all live orders of a customer.",
        discussion: """
            EXAMPLES
              reskontra hold force C-1001 --order SO-7 --reason CHECK
              reskontra hold force C-1001 --reason CHECK --yes
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Order number; left out: all live orders.") var order = ""
    @Option(help: "Reason of type hold.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ForceHoldRequest()
        (request.customerNumber, request.order, request.reason) = (customer, order, reason)
        try await Writing<_, Reskontra_V1_ForceHoldResponse>(
            method: .forceHold, request: request, options: writing, question: "Hold this",
            view: { .holds($0.holds, answer: $0) }
        )
        .run(desk)
    }
}

struct HoldEvaluate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Look at open holds again: which reasons are true no more?",
        discussion: """
            EXAMPLES
              reskontra hold evaluate --dry-run
              reskontra hold evaluate --customer C-1001 --yes
            """)

    @Option(help: "Customer number; left out: all.") var customer = ""
    @Option(help: ArgumentHelp("Goes on after an earlier call.", valueName: "id")) var after: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let (customer, after) = (customer, after)
        try await Writing<_, Reskontra_V1_EvaluateHoldsResponse>(
            method: .evaluateHolds,
            request: Reskontra_V1_EvaluateHoldsRequest.with { ($0.customerNumber, $0.after) = (customer, after) },
            options: writing, question: "Evaluate these",
            view: { .holds($0.holds, answer: $0, footer: $0.next == 0 ? [] : ["more: --after \($0.next)"]) }
        )
        .run(desk)
    }
}

struct HoldSubmit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hand a hold to whoever decides, where the company has that workflow.",
        discussion: """
            EXAMPLES
              reskontra hold submit 3
              reskontra hold submit 3 -o json
            """)

    @Argument(help: "Hold id.") var id: UInt64
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let id = id
        try await Writing<_, Reskontra_V1_SubmitHoldResponse>(
            method: .submitHold, request: Reskontra_V1_SubmitHoldRequest.with { $0.holdID = id }, options: writing,
            movesMoney: false, question: "Submit this", view: { .hold($0.hold, answer: $0) }
        )
        .run(desk)
    }
}

struct HoldDecide: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide a submitted hold: approve, reject or recall.",
        discussion: """
            EXAMPLES
              reskontra hold decide 3 approve --reason PAID
              reskontra hold decide 3 recall --yes
            """)

    @Argument(help: "Hold id.") var id: UInt64
    @Argument(help: "approve, reject or recall.") var decision: String
    @Option(help: "Reason of type release.") var reason = ""
    @Flag(help: "Run the step that was held as well.") var withPosting = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_DecideHoldRequest()
        request.holdID = id
        request.decision = try Words.parse(decision, as: Reskontra_V1_HoldDecision.self, what: "decision")
        request.releaseReason = reason
        request.releaseMode = withPosting ? .withPosting : .withoutPosting
        try await Writing<_, Reskontra_V1_DecideHoldResponse>(
            method: .decideHold, request: request, options: writing, question: "Decide this",
            view: { .hold($0.hold, answer: $0) }
        )
        .run(desk)
    }
}

extension Reskontra_V1_SubmitHoldRequest: GuardedRequest {}
extension Reskontra_V1_DecideHoldRequest: GuardedRequest {}
extension Reskontra_V1_ReleaseHoldRequest: GuardedRequest {}
extension Reskontra_V1_RejectHoldRequest: GuardedRequest {}
extension Reskontra_V1_ForceHoldRequest: GuardedRequest {}
extension Reskontra_V1_EvaluateHoldsRequest: GuardedRequest {}
