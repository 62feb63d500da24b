import ArgumentParser
import Schema

extension Reskontra_V1_EditOpenTransactionRequest: GuardedRequest {}

struct ItemEdit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change the due date of an open item, or how it is paid; nothing is posted.",
        discussion: """
            The due date alone (setup PC-9); `item dates` moves discount dates too, or works both out (payments TP-5).
            Both need parameter allow_edit_due_and_discount_dates. An empty method, specification or mandate takes its
            edit back: the item is paid as its customer pays.

            EXAMPLES
              reskontra item edit FTI-000001 --due 2026-11-30
              reskontra item edit FTI-000001 --due 2026-11-30 --dry-run
              reskontra item edit FTI-000001 --method BILL --specification COLLECT
              reskontra item edit FTI-000001 --mandate M-7
            """)

    @Argument(help: "Document number.") var number: String
    @Option(help: ArgumentHelp("New due date.", valueName: "date")) var due: String?
    @Option(help: "Method of payment of this item.") var method: String?
    @Option(help: "Payment specification of that method.") var specification: String?
    @Option(help: "Mandate it is collected under.") var mandate: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard due != nil || method != nil || specification != nil || mandate != nil else {
            throw ValidationError("give what changes: --due, --method, --specification or --mandate")
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
        try await Writing<_, Reskontra_V1_EditOpenTransactionResponse>(
            method: .editOpenTransaction, request: request, options: writing, movesMoney: false,
            question: "Change this item", view: { .edited($0) }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func edited(_ answer: Reskontra_V1_EditOpenTransactionResponse) -> View {
        let table = Table(
            [
                .text("document_number"), .text("due_date"), .text("method"), .text("specification"), .text("mandate"),
            ],
            rows: [
                [
                    .text(answer.documentNumber), .date(answer.dueDate), .text(answer.methodOfPayment),
                    .text(answer.paymentSpecification), .text(answer.mandate),
                ]
            ]
        )
        .withoutEmptyColumns(["method", "specification", "mandate"])
        return View(answer, table, lines: [answer])
    }
}
