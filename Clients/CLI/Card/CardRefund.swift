import ArgumentParser
import Schema

struct CardRefund: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "refund",
        abstract: "Give an open credit back on the card that paid; the connector asks the provider.",
        discussion: """
            The credit is a credit note, or a payment with a rest. Nothing is posted before the provider says that it paid
            back; a result that is not known is asked about and never paid twice.

            EXAMPLES
              reskontra card refund CN-000001
              reskontra card refund CN-000001 "50.00 EUR" --invoice FTI-000012 --dry-run
            """)

    @Argument(help: "Number of the credit note or payment.") var credit: String
    @Argument(help: "Amount; without one all that is open.") var amount: String?
    @Option(help: "Give back what the card paid of this invoice; without one whichever was captured last.")
    var invoice = ""
    @Option(help: "Only this authorization.") var authorization = ""
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RefundCardRequest()
        request.credit = credit
        if let amount { request.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount) } }
        request.invoice = invoice
        request.authorization = authorization
        if let day { request.date = try date(day) }
        try await Writing<_, Reskontra_V1_RefundCardResponse>(
            method: .refundCard, request: request, options: writing, question: "Give this back",
            view: { answer in .cardRefunds(answer.refunds, answer: answer) }
        )
        .run(desk)
    }
}

struct CardRefunds: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "refunds",
        abstract: "Refunds on cards, latest first.",
        discussion: """
            EXAMPLES
              reskontra card refunds --incomplete
              reskontra card refunds --customer C-1001 -o csv
            """)

    @Option(help: "Only this customer.") var customer = ""
    @Flag(help: "Only those that a stage is missing of.") var incomplete = false
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listCardRefunds,
                    Reskontra_V1_ListCardRefundsRequest.with {
                        $0.customerNumber = customer
                        $0.incompleteOnly = incomplete
                        $0.page = page
                    }, as: Reskontra_V1_ListCardRefundsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.refunds += $1.refunds
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.cardRefunds(answer.refunds, footer: View.more(answer.nextPageToken), answer: answer))
    }
}

struct CardResumeRefund: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume-refund",
        abstract: "Start a refund again at the stage that failed, or end it.",
        discussion: """
            EXAMPLES
              reskontra card resume-refund 3
              reskontra card resume-refund 3 --end "paid by bank transfer" --dry-run
            """)

    @Argument(help: "Refund, as reskontra card refunds tells it.") var refund: UInt64
    @Option(help: ArgumentHelp("End it for manual follow-up.", valueName: "reason")) var end = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_ResumeCardRefundRequest.with {
            $0.refund = refund
            $0.endReason = end
        }
        try await Writing<_, Reskontra_V1_ResumeCardRefundResponse>(
            method: .resumeCardRefund, request: request, options: writing,
            question: end.isEmpty ? "Try this refund again" : "End this refund",
            view: { answer in .cardRefunds([answer.refund], answer: answer) }
        )
        .run(desk)
    }
}
