import ArgumentParser
import Schema

struct PeriodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period",
        abstract: "Fiscal periods: who may post, what is left to do, EU sales lists, closing.",
        subcommands: [
            PeriodList.self, PeriodAdd.self, PeriodHold.self, PeriodOpen.self, PeriodCheck.self, PeriodReport.self,
            PeriodClose.self, PeriodCloseYear.self, PeriodAccess.self, UserGroupSet.self, UserGroupList.self,
            UserGroupWaiveLimit.self, PeriodReconcile.self, EUSalesCommand.self,
        ])
}

extension Reskontra_V1_SetPeriodRequest: GuardedRequest {}
extension Reskontra_V1_SetPeriodAccessRequest: GuardedRequest {}
extension Reskontra_V1_ReportCloseStepRequest: GuardedRequest {}
extension Reskontra_V1_CloseFiscalYearRequest: GuardedRequest {}

struct PeriodList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Periods of the company in their order.",
        discussion: """
            EXAMPLES
              reskontra period list
              reskontra period list --year 2026 -o csv
              reskontra period list --kind closing
            """)

    @Option(help: ArgumentHelp("Only periods that begin in this year.", valueName: "year")) var year: Int?
    @Option(help: "Only those of a kind: operating, opening or closing.") var kind: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var answer: Reskontra_V1_ListPeriodsResponse = try await desk.read(
            .listPeriods, Reskontra_V1_ListPeriodsRequest())
        if let year { answer.periods.removeAll { $0.from.year != year } }
        if let kind {
            let wanted = try Words.parse(kind, as: Reskontra_V1_PeriodKind.self, what: "kind of period")
            answer.periods.removeAll { $0.kind != wanted }
        }
        try desk.show(.periods(answer.periods, answer: answer))
    }
}

struct PeriodAdd: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an open period.",
        discussion: """
            EXAMPLES
              reskontra period add 2036-01-01 2036-01-31
              reskontra period add 2036-12-31 2036-12-31 --kind closing --dry-run

            Documents are posted to operating periods, which share no day. Opening and closing periods lie over them.
            """)

    @Argument(help: ArgumentHelp("First day.", valueName: "from")) var from: String
    @Argument(help: ArgumentHelp("Last day.", valueName: "to")) var to: String
    @Option(help: "operating, opening or closing.") var kind = "operating"
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetPeriodRequest()
        (request.from, request.to) = (try date(from), try date(to))
        request.kind = try Words.parse(kind, as: Reskontra_V1_PeriodKind.self, what: "kind of period")
        try await Writing<_, Reskontra_V1_SetPeriodResponse>(
            method: .setPeriod, request: request, options: writing, movesMoney: false, question: "Add this period",
            view: { .periods([$0.period], answer: $0) }
        )
        .run(desk)
    }
}

struct PeriodHold: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Let nobody post to a period until it is opened again.",
        discussion: """
            EXAMPLES
              reskontra period hold 2026-10
              reskontra period hold 2026-10 --dry-run
            """)

    @Argument(help: "Period, as 2026-10.") var period: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try await desk.setStatus(period, .onHold, "", writing, "Hold this period") }
}

struct PeriodOpen: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a period that is on hold.",
        discussion: """
            EXAMPLES
              reskontra period open 2026-10
              reskontra period open 2026-10 --dry-run
            """)

    @Argument(help: "Period, as 2026-10.") var period: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try await desk.setStatus(period, .open, "", writing, "Open this period") }
}

struct PeriodClose: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a period for ever; asks. `period check` says what is left to do.",
        discussion: """
            EXAMPLES
              reskontra period close 2026-10
              reskontra period close 2026-10 --confirm 4f2a0c81d3e9b756 --yes
            """)

    @Argument(help: "Period, as 2026-10.") var period: String
    @Option(help: ArgumentHelp("Close although the work is open that `period check` showed.", valueName: "token"))
    var confirm = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await desk.setStatus(period, .closed, confirm, writing, "Close this period for ever", asks: true)
    }
}

extension Desk {
    fileprivate func setStatus(
        _ period: String, _ status: Reskontra_V1_PeriodStatus, _ token: String, _ writing: WriteOptions,
        _ question: String, asks: Bool = false
    ) async throws {
        var request = Reskontra_V1_SetPeriodStatusRequest()
        (request.period, request.status, request.confirmToken) = (period, status, token)
        try await Writing<_, Reskontra_V1_SetPeriodStatusResponse>(
            method: .setPeriodStatus, request: request, options: writing, movesMoney: asks, question: question,
            view: { .periods([$0.period], answer: $0) }
        )
        .run(self)
    }
}

struct PeriodCloseYear: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-year",
        abstract: "Close every period of a year for ever; asks.",
        discussion: """
            EXAMPLES
              reskontra period close-year 2026
              reskontra period close-year 2026 --dry-run
            """)

    @Argument(help: "Year.") var year: Int32
    @Option(help: ArgumentHelp("Close although the work is open that the refusal told.", valueName: "token"))
    var confirm = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CloseFiscalYearRequest()
        (request.year, request.confirmToken) = (year, confirm)
        try await Writing<_, Reskontra_V1_CloseFiscalYearResponse>(
            method: .closeFiscalYear, request: request, options: writing, question: "Close this year for ever",
            view: { .periods($0.periods, answer: $0) }
        )
        .run(desk)
    }
}

struct PeriodAccess: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Say who may post to a period from one module.",
        discussion: """
            EXAMPLES
              reskontra period access 2026-10 customer none
              reskontra period access 2026-10 sales-order group --group CLOSERS
            """)

    @Argument(help: "Period, as 2026-10.") var period: String
    @Argument(help: "customer, sales-order, sales-tax, ledger or bank.") var module: String
    @Argument(help: "all, none or group.") var access: String
    @Option(help: "User group, with group.") var group = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetPeriodAccessRequest()
        request.period = period
        request.module = try Words.parse(module, as: Reskontra_V1_PeriodModule.self, what: "module")
        request.access = try Words.parse(access, as: Reskontra_V1_PeriodAccess.self, what: "kind of access")
        request.group = group
        try await Writing<_, Reskontra_V1_SetPeriodAccessResponse>(
            method: .setPeriodAccess, request: request, options: writing, movesMoney: false,
            question: "Set this access", view: { .periodAccess($0) }
        )
        .run(desk)
    }
}

struct PeriodCheck: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "What is left to do before a period is closed.",
        discussion: """
            EXAMPLES
              reskontra period check 2026-10
              reskontra period check 2026-10 -o json
            """)

    @Argument(help: "Period, as 2026-10.") var period: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_CloseCheckResponse = try await desk.read(
            .closeCheck, Reskontra_V1_CloseCheckRequest.with { $0.period = period })
        try desk.show(.closeCheck(answer))
    }
}

struct PeriodReport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tell how much another system still has to do; 0: done.",
        discussion: """
            EXAMPLES
              reskontra period report 2026-10 picking-lists 4
              reskontra period report 2026-10 eu-sales-list 0
            """)

    @Argument(help: "Period, as 2026-10.") var period: String
    @Argument(help: "Step of the list, as batch-jobs or eu-sales-list.") var step: String
    @Argument(help: "Open pieces of work.") var count: UInt32
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReportCloseStepRequest()
        (request.period, request.count) = (period, count)
        request.step = try Words.parse(step, as: Reskontra_V1_CloseStep.self, what: "step")
        try await Writing<_, Reskontra_V1_ReportCloseStepResponse>(
            method: .reportCloseStep, request: request, options: writing, movesMoney: false,
            question: "Report this", view: { .closeStep($0) }
        )
        .run(desk)
    }
}

struct PeriodReconcile: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Open items against the ledger, per summary account and, where they differ, per voucher.",
        discussion: """
            EXAMPLES
              reskontra period reconcile
              reskontra period reconcile --date 2026-10-31 -o csv
              reskontra period reconcile --vouchers -o csv

            Per summary account without --vouchers, as JSON both. It exits with 2 where anything differs.
            """)

    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @Flag(help: "The vouchers and documents that differ in place of the accounts.") var vouchers = false
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReconcileRequest()
        if let day { request.date = try date(day) }
        let answer: Reskontra_V1_ReconcileResponse = try await desk.read(.reconcile, request)
        try desk.show(vouchers ? .reconciledVouchers(answer) : .reconciled(answer))
        let differs = answer.rows.contains { $0.difference.minor != 0 } || !answer.differences.isEmpty
        if differs { throw ExitStatus.no }
    }
}
