import ArgumentParser
import Schema

struct PaymentDeposit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "deposit",
        abstract: "Put posted payments of a journal on a slip that goes to the bank with them.",
        discussion: """
            EXAMPLES
              reskontra payment deposit MONDAY SLIP-17
              reskontra payment deposit MONDAY SLIP-17 --line 1 --line 3
            """)

    @Argument(help: "Journal number.") var journal: String
    @Argument(help: "Number of the slip.") var slip: String
    @Option(
        name: .customLong("line"), parsing: .singleValue,
        help: "Only this line; without one all that have a payment reference and no slip. May be repeated.")
    var lines: [UInt32] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_CreateDepositSlipRequest.with {
            ($0.journal, $0.depositSlip, $0.lines) = (journal, slip, lines)
        }
        try await Writing<_, Reskontra_V1_CreateDepositSlipResponse>(
            method: .createDepositSlip, request: request, options: writing, movesMoney: false,
            question: "Write this slip",
            view: { answer in
                var card = Card("deposit slip \(answer.depositSlip)")
                card.add("deposit_slip", answer.depositSlip)
                card.add("total", .money(answer.total))
                card.add("payments", .paymentLines(answer.lines))
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

struct PaymentClear: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear",
        abstract: "The money of a bridged payment or a postdated check has come to the bank.",
        discussion: """
            EXAMPLES
              reskontra payment clear PAY-0001
              reskontra payment clear PAY-0001 --date 2026-12-15 --dry-run
            """)

    @Argument(help: "Payment number.") var number: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ClearBridgedRequest()
        request.paymentNumber = number
        if let date { request.date = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_ClearBridgedResponse>(
            method: .clearBridged, request: request, options: writing, question: "Clear this payment",
            view: { answer in
                var card = Card("payment \(answer.paymentNumber)")
                card.badge = ("cleared", .good)
                card.add("payment_number", answer.paymentNumber)
                card.add("date", .date(answer.date))
                card.add("amount", .money(answer.amount))
                card.add("journal", .legs([answer.journal]))
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
