import ArgumentParser
import Schema

struct BillRemit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remit",
        abstract: "Give bills to a bank, for collection or for discount.",
        discussion: """
            EXAMPLES
              reskontra bill remit BE-000001 BE-000002 --for collection --bank BANK
              reskontra bill remit BE-000003 --for discount --bank BANK --discount "150.00 EUR" --fee BILLS
            """)

    @Argument(help: "Bill numbers, of one currency.") var bills: [String]
    @Option(name: .customLong("for"), help: "collection or discount.") var type: String
    @Option(help: "Method of payment with the bank's account.") var bank: String
    @Option(help: ArgumentHelp("What the bank keeps, of all bills together.", valueName: "amount")) var discount: String?
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @Option(help: "Remittance number; without one the next.") var number = ""
    @Option(help: "Payment fee to charge for each bill.") var fee = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateRemittanceRequest()
        request.bills = bills
        request.type = try Words.parse(type, as: Reskontra_V1_RemittanceType.self, what: "kind of remittance")
        request.bank = bank
        if let discount {
            var currency = ""
            if let bill = bills.first, (try? MoneyText.parse(discount)) == nil {
                let answer: Reskontra_V1_GetBillResponse = try await desk.read(
                    .getBill, Reskontra_V1_GetBillRequest.with { $0.bill = bill })
                currency = answer.bill.face.currency
            }
            let known = currency
            request.discountAmount = try usage { () throws(TextFailure) in try MoneyText.parse(discount, currency: known) }
        }
        if let day { request.date = try date(day) }
        request.number = number
        request.paymentFee = fee
        try await Writing<_, Reskontra_V1_CreateRemittanceResponse>(
            method: .createRemittance, request: request, options: writing, question: "Remit these bills",
            view: { .remittance($0.remittance, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct BillConfirm: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Record that the bank confirmed a remittance, and book its fee.",
        discussion: """
            EXAMPLES
              reskontra bill confirm RM-000001 --fee "18.40 EUR"
              reskontra bill confirm RM-000001 --fee "18.40 EUR" --dry-run
            """)

    @Argument(help: "Remittance number.") var remittance: String
    @Option(help: ArgumentHelp("What the bank takes.", valueName: "amount")) var fee: String?
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ConfirmRemittanceRequest()
        request.remittance = remittance
        if let fee { request.realizedFee = try usage { () throws(TextFailure) in try MoneyText.parse(fee) } }
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_ConfirmRemittanceResponse>(
            method: .confirmRemittance, request: request, options: writing, question: "Confirm this remittance",
            view: { .remittance($0.remittance, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}

struct BillSettle: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "The bank was paid: the bill is honored.",
        discussion: """
            EXAMPLES
              reskontra bill settle BE-000001 --for collection --bank BANK
              reskontra bill settle BE-000001 --for collection --bank BANK --dry-run
            """)

    @Argument(help: "Bill number.") var bill: String
    @Option(name: .customLong("for"), help: "collection or discount, as it was remitted.") var type: String
    @Option(help: "The bank it was remitted to.") var bank: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SettleBillRequest()
        request.bill = bill
        request.type = try Words.parse(type, as: Reskontra_V1_RemittanceType.self, what: "kind of remittance")
        request.bank = bank
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_SettleBillResponse>(
            method: .settleBill, request: request, options: writing, question: "Settle this bill",
            view: { .bill($0.bill, journals: $0.journals, answer: $0) }
        )
        .run(desk)
    }
}
