import ArgumentParser
import Schema

extension Reskontra_V1_EditDatesRequest: GuardedRequest {}

struct ItemDates: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates",
        abstract: "Change due date and discount dates of an open item; nothing is posted.",
        discussion: """
            Given, or worked out from a base date, terms or a cash discount (payments TP-5); `item edit` sets the due date
            alone (setup PC-9). Both need parameter allow_edit_due_and_discount_dates.

            EXAMPLES
              reskontra item dates FTI-000001 --base 2026-11-15
              reskontra item dates FTI-000001 --terms NET60 --cash-discount 2D10
              reskontra item dates FTI-000001 --discount-until 2026-11-20 --discount-until 2026-11-30
            """)

    @Argument(help: "Document number.") var number: String
    @Option(help: ArgumentHelp("Moves due date and discounts by the days to it.", valueName: "date")) var base: String?
    @Option(help: ArgumentHelp("New due date.", valueName: "date")) var due: String?
    @Option(help: "Terms of payment that the due date follows from.") var terms = ""
    @Option(help: ArgumentHelp("Last day of a discount tier, one each. Repeated.", valueName: "date")) var discountUntil: [String] = []
    @Option(help: "Cash discount that the tiers follow from.") var cashDiscount = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_EditDatesRequest()
        (request.documentNumber, request.termsOfPayment, request.cashDiscount) = (number, terms, cashDiscount)
        if let base { request.baseDate = try date(base) }
        if let due { request.dueDate = try date(due) }
        request.discountDates = try discountUntil.map { try date($0) }
        try await Writing<_, Reskontra_V1_EditDatesResponse>(
            method: .editDates, request: request, options: writing, movesMoney: false, question: "Change these dates",
            view: { .dates($0) }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func dates(_ answer: Reskontra_V1_EditDatesResponse) -> View {
        var card = Card("dates of \(answer.documentNumber)")
        card.add("base_date", .date(answer.baseDate))
        card.add("due_date", .date(answer.dueDate))
        for (code, day) in zip(answer.cashDiscounts, answer.discountDates) { card.add("discount_until_\(code)", .date(day)) }
        return View(answer, card)
    }
}
