import ArgumentParser
import Schema

extension Reskontra_V1_SettleRemainderRequest: GuardedRequest {}

struct SettlementRemainder: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remainder",
        abstract: "Close what is left of an item against an account, or hand it to another customer.",
        discussion: """
            EXAMPLES
              reskontra settlement remainder FTI-0001 --reason "bank charges" --account 618000
              reskontra settlement remainder FTI-0001 --reason "wrong branch" --transfer-to C-1002
            """)

    @Argument(help: "Document or payment number.") var number: String
    @Option(help: "Why; without one that of the company's parameters.") var reason = ""
    @Option(help: "Main account that bears it; without one that of the company's parameters.") var account = ""
    @Option(help: ArgumentHelp("It owes it from now on.", valueName: "customer")) var transferTo = ""
    @Option(help: "Journal name; without one that of the company's parameters.") var journalName = ""
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SettleRemainderRequest()
        (request.documentNumber, request.reason, request.account) = (number, reason, account)
        (request.transferTo, request.journalName) = (transferTo, journalName)
        if let date { request.date = try reskontra.date(date) }
        let number = number
        try await Writing<_, Reskontra_V1_SettleRemainderResponse>(
            method: .settleRemainder, request: request, options: writing, question: "Settle this remainder",
            view: { answer in
                var card = Card("remainder of \(number)")
                card.add("amount", .money(answer.amount))
                card.add("reason", answer.reason)
                card.add("journal_name", answer.journalName)
                card.add("adjustment", answer.adjustment)
                card.add("transferred", answer.transferred)
                card.add("settlement_id", .number(answer.settlementID))
                card.add("settled", .parts(answer.settled))
                if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
