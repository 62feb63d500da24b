import ArgumentParser
import Schema

extension Reskontra_V1_SetPaymentScheduleRequest: GuardedRequest {}

struct ScheduleSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create or replace a payment schedule; invoices posted before keep their instalments.",
        discussion: """
            With --count so many instalments of one size, with --amount instalments of that amount, with --line the
            percents or amounts given, each so many periods after the due date of the terms; with none all at once. The
            last instalment takes what rounding leaves.

            EXAMPLES
              reskontra schedule set 3M --count 3
              reskontra schedule set EUR100 --amount "100.00 EUR" --unit days --every 30 --minimum "20.00 EUR"
              reskontra schedule set 30-70 --line 0:30% --line 2:70% --tax first
            """)

    @Argument(help: "Code of the schedule.") var code: String
    @Option var description = ""
    @Option(help: "How many instalments.") var count: UInt32?
    @Option(help: "How much an instalment is.") var amount: String?
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "Periods after the due date, and a percent or an amount. Repeated.", valueName: "periods:share"))
    var line: [String] = []
    @Option(help: "days, months or years.") var unit = "months"
    @Option(help: "Periods from one instalment to the next.") var every: UInt32 = 1
    @Option(help: "No instalment is below it.") var minimum: String?
    @Option(help: "Where sales tax goes: proportional, first or last.") var tax = "proportional"
    @Option(help: "Where charges go: proportional, first or last.") var charges = "proportional"
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard [count != nil, amount != nil, !line.isEmpty].filter({ $0 }).count <= 1 else {
            throw ValidationError("give --count, --amount or --line, not two of them")
        }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetPaymentScheduleRequest()
        request.schedule = try schedule()
        try await Writing<_, Reskontra_V1_SetPaymentScheduleResponse>(
            method: .setPaymentSchedule, request: request, options: writing, movesMoney: false,
            question: "Set this schedule", view: { .schedule($0.schedule, answer: $0) }
        )
        .run(desk)
    }

    private func schedule() throws -> Reskontra_V1_PaymentSchedule {
        var schedule = Reskontra_V1_PaymentSchedule()
        (schedule.code, schedule.description_p, schedule.every) = (code, description, every)
        schedule.unit = try Words.parse(unit, as: Reskontra_V1_ScheduleUnit.self, what: "unit")
        schedule.salesTax = try Self.side(tax)
        schedule.charges = try Self.side(charges)
        schedule.allocation = .total
        if let count { (schedule.allocation, schedule.count) = (.fixedQuantity, count) }
        if let amount { (schedule.allocation, schedule.amount) = (.fixedAmount, try Self.money(amount)) }
        if let minimum { schedule.minimum = try Self.money(minimum) }
        if !line.isEmpty {
            schedule.allocation = .specified
            schedule.lines = try line.map { try Self.line($0) }
        }
        return schedule
    }

    private static func money(_ text: String) throws -> Reskontra_V1_Money {
        try usage { () throws(TextFailure) in try MoneyText.parse(text) }
    }

    /// Proportional is number 0, which `Words` takes for none.
    private static func side(_ word: String) throws -> Reskontra_V1_ScheduleSide {
        word == "proportional" ? .proportional : try Words.parse(word, as: Reskontra_V1_ScheduleSide.self, what: "side")
    }

    /// `2:70%` or `1:50.00 EUR`.
    static func line(_ text: String) throws -> Reskontra_V1_PaymentSchedule.Line {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let periods = UInt32(parts[0]) else {
            throw ValidationError("'\(text)' is not a line: write periods:share, as 2:70% or 1:\"50.00 EUR\"")
        }
        var line = Reskontra_V1_PaymentSchedule.Line()
        line.periods = periods
        if parts[1].hasSuffix("%") {
            line.percent = try usage { () throws(TextFailure) in try DecimalText.parse(String(parts[1].dropLast())) }
        } else {
            line.amount = try money(parts[1])
        }
        return line
    }
}
