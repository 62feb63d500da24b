import ArgumentParser
import Schema

extension Reskontra_V1_EditOpenTransactionRequest: GuardedRequest {}

struct ItemEdit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change due date and discounts of an open item, how it is paid, or dispute it; nothing is posted.",
        discussion: """
            The due date alone (setup PC-9); `item dates` moves discount dates too, or works both out (payments TP-5).
            Both need parameter allow_edit_due_and_discount_dates, discounts too. An empty method, specification,
            mandate or bank account takes its edit back: the item is paid as its customer pays. --discount states all
            of its discounts anew.

            EXAMPLES
              reskontra item edit FTI-000001 --due 2026-11-30
              reskontra item edit FTI-000001 --due 2026-11-30 --dry-run
              reskontra item edit FTI-000001 --method BILL --specification COLLECT
              reskontra item edit FTI-000001 --mandate M-7
              reskontra item edit FTI-000001 --bank-account MAIN --disputed true
              reskontra item edit FTI-000001 --discount 2026-11-10:3% --discount "2026-11-20:5.00 EUR"
            """)

    @Argument(help: "Document number.") var number: String
    @Option(help: ArgumentHelp("New due date.", valueName: "date")) var due: String?
    @Option(help: "Method of payment of this item.") var method: String?
    @Option(help: "Payment specification of that method.") var specification: String?
    @Option(help: "Mandate it is collected under.") var mandate: String?
    @Option(help: "Account of the customer it is paid from: reskontra customer bank-account list.")
    var bankAccount: String?
    @Option(help: "true: no run collects it, no letter names it.") var disputed: Bool?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A cash discount and its last day. Repeated, the earliest first: they are all.",
            valueName: "date:percent%|date:amount"))
    var discount: [String] = []
    @Flag(help: "It has no cash discount any more.") var noDiscount = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard due != nil || method != nil || specification != nil || mandate != nil || bankAccount != nil
            || disputed != nil || !discount.isEmpty || noDiscount
        else {
            throw ValidationError(
                "give what changes: --due, --discount, --method, --specification, --mandate, --bank-account, "
                    + "--disputed")
        }
        guard discount.isEmpty || !noDiscount else {
            throw ValidationError("--discount and --no-discount exclude each other")
        }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_EditOpenTransactionRequest()
        request.documentNumber = number
        if let due {
            request.dueDate = try date(due)
            request.updateMask.append("due_date")
        }
        if method != nil { request.updateMask.append("method_of_payment") }
        if specification != nil { request.updateMask.append("payment_specification") }
        if mandate != nil { request.updateMask.append("mandate") }
        (request.methodOfPayment, request.paymentSpecification) = (method ?? "", specification ?? "")
        request.mandate = mandate ?? ""
        (request.bankAccount, request.disputed) = (bankAccount ?? "", disputed ?? false)
        if bankAccount != nil { request.updateMask.append("bank_account") }
        if disputed != nil { request.updateMask.append("disputed") }
        if !discount.isEmpty || noDiscount { request.updateMask.append("discounts") }
        if !discount.isEmpty { request.discounts = try discounts() }
        try await Writing<_, Reskontra_V1_EditOpenTransactionResponse>(
            method: .editOpenTransaction, request: request, options: writing, movesMoney: false,
            question: "Change this item", view: { .edited($0) }
        )
        .run(desk)
    }

    /// `2026-11-10:3%`, or `2026-11-10:5.00 EUR`.
    private func discounts() throws -> [Reskontra_V1_DiscountEdit] {
        return try discount.map { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw ValidationError("'\(text)' is no discount: write 2026-11-10:3% or '2026-11-10:5.00 EUR'")
            }
            var row = Reskontra_V1_DiscountEdit()
            row.until = try date(parts[0])
            if parts[1].hasSuffix("%") {
                row.percent = try usage { () throws(TextFailure) in try DecimalText.parse(String(parts[1].dropLast())) }
            } else {
                row.amount = try usage { () throws(TextFailure) in try MoneyText.parse(parts[1]) }
            }
            return row
        }
    }
}

extension Reskontra_V1_DiscountEdit {
    fileprivate var told: String {
        let day = DateText.text(until)
        return hasPercent ? "\(DecimalText.text(percent))% until \(day)" : "\(MoneyText.text(amount)) until \(day)"
    }
}

extension View {
    fileprivate static func edited(_ answer: Reskontra_V1_EditOpenTransactionResponse) -> View {
        let table = Table(
            [
                .text("document_number"), .text("due_date"), .text("method"), .text("specification"), .text("mandate"),
                .text("bank_account"), .text("disputed"), .text("discounts"),
            ],
            rows: [
                [
                    .text(answer.documentNumber), .date(answer.dueDate), .text(answer.methodOfPayment),
                    .text(answer.paymentSpecification), .text(answer.mandate), .text(answer.bankAccount),
                    .text(answer.disputed ? "yes" : ""),
                    .text(answer.discounts.map(\.told).joined(separator: ", ")),
                ]
            ]
        )
        .withoutEmptyColumns(["method", "specification", "mandate", "bank_account", "disputed", "discounts"])
        return View(answer, table, lines: [answer])
    }
}
