import ArgumentParser
import Schema

/// Payment fees: what payments through a bank cost.
struct FeeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fee",
        abstract: "Payment fees: what payments through a bank cost.",
        subcommands: [FeeList.self, FeeCalculate.self])
}

struct FeeList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Payment fees of the company, a row a line.",
        discussion: """
            EXAMPLES
              reskontra fee list
              reskontra fee list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListPaymentFeesResponse = try await desk.read(
            .listPaymentFees, Reskontra_V1_ListPaymentFeesRequest())
        let table = Table(
            [
                .text("fee"), .text("bearer"), .text("bank"), .text("method"), .text("specification"), .text("currency"),
                .text("remittance"), .text("from"), .text("to"), .text("costs"),
            ],
            rows: answer.fees.flatMap { fee in
                fee.lines.map { line in
                    [
                        .text(fee.code), .text(Words.of(fee.bearer)), .text(line.bankText), .text(line.methodOfPayment),
                        .text(line.paymentSpecification), .text(line.currency), .text(Words.of(line.remittanceType)),
                        line.hasFrom ? .date(line.from) : .empty, line.hasTo ? .date(line.to) : .empty,
                        .text(line.basis.text),
                    ]
                }
            })
        try desk.show(View(answer, table, lines: answer.fees))
    }
}

struct FeeCalculate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "calculate",
        abstract: "What a payment would cost; exit code 3 if no fee applies.",
        discussion: """
            EXAMPLES
              reskontra fee calculate MAIN "250.00 EUR" --method SEPA
              reskontra fee calculate MAIN "9000.00 EUR" --fee REMIT --method BILL --remittance discount --days 60
            """)

    @Argument(help: "Bank account.") var bank: String
    @Argument(help: "Amount of the payment.") var amount: String
    @Option(help: "Only this fee.") var fee = ""
    @Option(help: "Method of payment.") var method = ""
    @Option(help: "Payment specification of the method.") var specification = ""
    @Option(help: "collection or discount.") var remittance: String?
    @Option(help: "For fees by days.") var days: UInt32 = 0
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CalculatePaymentFeeRequest()
        (request.bankAccount, request.fee, request.days) = (bank, fee, days)
        (request.methodOfPayment, request.paymentSpecification) = (method, specification)
        request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount) }
        if let remittance {
            request.remittanceType = try Words.parse(remittance, as: Reskontra_V1_FeeRemittance.self, what: "remittance")
        }
        if let day { request.date = try date(day) }
        let answer: Reskontra_V1_CalculatePaymentFeeResponse = try await desk.read(.calculatePaymentFee, request)
        let table = Table(
            [.text("fee"), .text("bearer"), .money("amount")],
            rows: answer.rows.map { row in [.text(row.fee), .text(Words.of(row.bearer)), .money(row.amount)] })
        try desk.show(View(answer, table, lines: answer.rows))
        if answer.rows.isEmpty { throw ExitStatus.notFound }
    }
}

extension Reskontra_V1_PaymentFee.Line {
    fileprivate var bankText: String {
        switch bank {
        case .table: relation
        case .group: "group:\(relation)"
        case .all, .unspecified, .UNRECOGNIZED: "all"
        }
    }
}

extension Reskontra_V1_FeeBasis {
    /// `1.5 %`, an amount, or the steps with what each begins at.
    fileprivate var text: String {
        if hasPercent { return "\(DecimalText.text(percent)) %" }
        if hasAmount { return MoneyText.text(amount) }
        let unit = measure == .days ? " days" : ""
        return tiers.map { "from \($0.from)\(unit): \(MoneyText.text($0.amount))" }.joined(separator: ", ")
    }
}
