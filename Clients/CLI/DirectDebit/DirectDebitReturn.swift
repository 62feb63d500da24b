import ArgumentParser
import Schema

struct DirectDebitReturn: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: "Book a reject, return or refund: exactly its invoice is open again.",
        discussion: """
            EXAMPLES
              reskontra direct-debit return UK01-0000000017 return --reason AC04 --fee 3.50 --dry-run
              reskontra direct-debit return 17 reject --reason AM04 --date 2026-06-30 --yes
            """)

    @Argument(help: "Collection or end-to-end id.") var collection: String
    @Argument(help: "reject, refusal, return, refund, refund-unauthorized or reversal.") var type: String
    @Option(help: "ISO reason, as AM04.") var reason = ""
    @Option(help: "What the bank wrote beside the reason.") var text = ""
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @Option(help: ArgumentHelp("What the bank takes for it, in EUR.", valueName: "amount")) var fee: String?
    @Flag(help: "Charge the fee to the customer.") var passFeeOn = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RegisterReturnRequest()
        if let number = UInt64(collection) { request.collection = number } else { request.endToEndID = collection }
        request.type = try Words.parse(type, as: Reskontra_V1_DebitReturnType.self, what: "type of return")
        request.reason = reason
        if let day { request.date = try date(day) }
        if let fee {
            request.bankFee = try usage { () throws(TextFailure) in try MoneyText.parse(fee, currency: "EUR") }
        }
        request.passFeeOn = passFeeOn
        request.text = text
        try await Writing<_, Reskontra_V1_RegisterReturnResponse>(
            method: .registerReturn, request: request, options: writing, question: "Book this return",
            view: { .debitReturn($0) }
        )
        .run(desk)
    }
}
