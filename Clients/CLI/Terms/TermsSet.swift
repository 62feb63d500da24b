import ArgumentParser
import Schema

extension Reskontra_V1_SetTermsOfPaymentRequest: GuardedRequest {}

struct TermsSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create or replace terms of payment; items posted before keep their due dates.",
        discussion: """
            EXAMPLES
              reskontra terms set N30 --days 30
              reskontra terms set EOM15 --method current-month --days 15 --payment-day friday
              reskontra terms set N30W --days 30 --calendar WORK --non-workday next --schedule 3M
            """)

    @Argument(help: "Code of the terms.") var code: String
    @Option var description = ""
    @Option(help: "net, current-week, current-month, current-quarter, current-year or cod.") var method = "net"
    @Option var months: UInt32 = 0
    @Option var days: UInt32 = 0
    @Option(help: "Then forward to this weekday, or to this day of a month.") var paymentDay: String?
    @Option(help: "Of the workdays.") var calendar = ""
    @Option(help: "A due date that is no workday: stays, next or previous.") var nonWorkday: String?
    @Option(help: "Payment schedule of invoices whose customer and document name none.") var schedule = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetTermsOfPaymentRequest()
        (request.terms.code, request.terms.description_p) = (code, description)
        request.terms.method = try Words.parse(method, as: Reskontra_V1_TermsMethod.self, what: "method")
        (request.terms.months, request.terms.days) = (months, days)
        if let paymentDay {
            if let weekday = Reskontra_V1_TermsOfPayment.weekdays.firstIndex(of: paymentDay.lowercased()) {
                request.terms.paymentWeekday = UInt32(weekday) + 1
            } else if let day = UInt32(paymentDay), (1...31).contains(day) {
                request.terms.paymentDay = day
            } else {
                throw ValidationError("'\(paymentDay)' is no weekday and no day of a month")
            }
        }
        request.terms.calendar = calendar
        if let nonWorkday {
            request.terms.nonWorkday = try Words.parse(nonWorkday, as: Reskontra_V1_NonWorkday.self, what: "rule")
        }
        request.terms.paymentSchedule = schedule
        try await Writing<_, Reskontra_V1_SetTermsOfPaymentResponse>(
            method: .setTermsOfPayment, request: request, options: writing, movesMoney: false,
            question: "Set these terms", view: { .terms($0.terms, answer: $0) }
        )
        .run(desk)
    }
}
