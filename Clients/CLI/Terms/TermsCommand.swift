import ArgumentParser
import Schema
import SwiftProtobuf

/// Terms of payment: when what is invoiced is due.
struct TermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "Terms of payment: when what is invoiced is due.",
        discussion: """
            An invoice has the terms it states, else the customer's, else those of its group. The due date is counted
            from the document date: start of the method, then months, then days, then forward to the payment day, then
            to a workday.
            """,
        subcommands: [TermsSet.self, TermsList.self, TermsShow.self, TermsPreview.self])
}

struct TermsList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All terms of payment of the company.",
        discussion: """
            EXAMPLES
              reskontra terms list
              reskontra terms list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let rows = try await desk.paymentSetup().terms
        try desk.show(View(Reskontra_V1_GetSetupResponse.with { $0.terms = rows }, .terms(rows), lines: rows))
    }
}

struct TermsShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One set of terms of payment.",
        discussion: """
            EXAMPLES
              reskontra terms show N30
              reskontra terms show N30 -o json
            """)

    @Argument(help: "Code of the terms.") var code: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let row = try await desk.paymentSetup().terms(code)
        try desk.show(.terms(row, answer: row))
    }
}

extension Desk {
    func paymentSetup() async throws -> Reskontra_V1_GetSetupResponse {
        try await read(.getSetup, Reskontra_V1_GetSetupRequest())
    }
}

extension Reskontra_V1_GetSetupResponse {
    func terms(_ code: String) throws -> Reskontra_V1_TermsOfPayment {
        guard let row = terms.first(where: { $0.code == code }) else {
            throw ValidationError("there are no terms of payment '\(code)': reskontra terms list")
        }
        return row
    }
}

extension Table {
    fileprivate static func terms(_ rows: [Reskontra_V1_TermsOfPayment]) -> Table {
        Table(
            [
                .text("code"), .text("method"), .number("months"), .number("days"), .text("payment_day"),
                .text("calendar"), .text("non_workday"), .text("schedule"), .text("description"),
            ],
            rows: rows.map { row in
                [
                    .text(row.code), .text(row.methodWord), .number(row.months), .number(row.days), .text(row.dayWord),
                    .text(row.calendar), .text(row.nonWorkdayWord), .text(row.paymentSchedule), .text(row.description_p),
                ]
            })
    }
}

extension View {
    static func terms(_ row: Reskontra_V1_TermsOfPayment, answer: any Message) -> View {
        var card = Card("terms of payment \(row.code)")
        card.add("code", row.code)
        card.add("description", row.description_p)
        card.add("method", row.methodWord)
        card.add("months", .number(row.months))
        card.add("days", .number(row.days))
        card.add("payment_day", row.dayWord)
        card.add("calendar", row.calendar)
        card.add("non_workday", row.nonWorkdayWord)
        card.add("schedule", row.paymentSchedule)
        return View(answer, card)
    }
}

extension Reskontra_V1_TermsOfPayment {
    /// As `--payment-day` takes it.
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    fileprivate var methodWord: String { method == .unspecified ? "net" : Words.of(method) }

    fileprivate var nonWorkdayWord: String {
        nonWorkday == .unspecified || nonWorkday == .stays ? "" : Words.of(nonWorkday)
    }

    /// A weekday, or the day of a month.
    fileprivate var dayWord: String {
        if (1...7).contains(paymentWeekday) { return Self.weekdays[Int(paymentWeekday) - 1] }
        return paymentDay == 0 ? "" : "\(paymentDay)"
    }
}
