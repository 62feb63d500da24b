import ArgumentParser
import Schema

struct CardPayoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payout",
        abstract: "What the provider paid out of captures, less its fee.",
        subcommands: [CardPayoutPost.self, CardPayoutList.self])
}

struct CardPayoutPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Book a payout: bank and fee against card clearing. Each reference of a provider once.",
        discussion: """
            EXAMPLES
              reskontra card payout post PO-2026-03-01 "970.00 GBP" --bank ELEC --dry-run
              reskontra card payout post PO-2026-03-01 "1000.00 GBP" --fee 30.00 --bank ELEC --date 2026-03-02 --yes
            """)

    @Argument(help: "The provider's reference.") var reference: String
    @Argument(help: "What it takes from card clearing, the fee included.") var amount: String
    @Option(help: ArgumentHelp("What the provider kept, in the same currency.", valueName: "amount")) var fee: String?
    @Option(help: "Method of payment whose account the money came to.") var bank: String
    @Option(help: "Payment service; without one the default.") var service = ""
    @Option(help: "Method of payment whose account is card clearing; without one the first for cards.") var method = ""
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostCardPayoutRequest()
        request.payout.reference = reference
        request.payout.paymentService = service
        let whole = try usage { () throws(TextFailure) in try MoneyText.parse(amount) }
        request.payout.amount = whole
        if let fee {
            request.payout.fee = try usage { () throws(TextFailure) in try MoneyText.parse(fee, currency: whole.currency) }
        }
        if let day { request.payout.date = try date(day) }
        (request.bank, request.methodOfPayment) = (bank, method)
        try await Writing<_, Reskontra_V1_PostCardPayoutResponse>(
            method: .postCardPayout, request: request, options: writing, question: "Book this payout",
            view: { answer in
                var card = Card("payout \(answer.payout.reference)")
                card.add("payment_service", answer.payout.paymentService)
                card.add("amount", .money(answer.payout.amount))
                card.add("fee", .money(answer.payout.fee))
                card.add("date", .date(answer.payout.date))
                card.add("voucher", answer.payout.voucher)
                card.add("journal", .legs([answer.journal]))
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

struct CardPayoutList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Payouts, latest first.",
        discussion: """
            EXAMPLES
              reskontra card payout list
              reskontra card payout list --all -o csv
            """)

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listCardPayouts, Reskontra_V1_ListCardPayoutsRequest.with { $0.page = page },
                    as: Reskontra_V1_ListCardPayoutsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.payouts += $1.payouts
                $0.nextPageToken = $1.nextPageToken
            })
        let table = Table(
            [.text("reference"), .text("payment_service"), .text("date"), .money("amount"), .money("fee"), .text("voucher")],
            rows: answer.payouts.map {
                [
                    .text($0.reference), .text($0.paymentService), .date($0.date), .money($0.amount), .money($0.fee),
                    .text($0.voucher),
                ]
            })
        try desk.show(View(answer, table, lines: answer.payouts, footer: View.more(answer.nextPageToken)))
    }
}
